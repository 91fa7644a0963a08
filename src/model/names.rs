//! The weights of the name tagger, a linear-chain conditional random field, and its decoder.
//!
//! A feature is 32 bits of a hash. Of it the table keeps [`BUCKET_BITS`] as the bucket it lies in and eight as a print, so
//! that about one feature in two hundred that has no weight is taken for one that has. Weights are square roots in a byte;
//! scores are their signed squares, integers, so that natively and in wasm the same labels come out.

use std::sync::OnceLock;

use crate::lexicon::buckets::{BUCKET_BITS, Firsts, Sums, nibble, rows};

/// Labels of a word: outside, and the first and a later word of a person, a place and an organisation.
pub(crate) const LABELS: usize = 7;
/// The label of what is no name.
pub(crate) const OUTSIDE: u8 = 0;

/// Scores of a word, one for each label.
pub(crate) type Scores = [i32; LABELS];

/// Buckets, or rows, between two sums in the file.
const STRIDE: usize = 64;
/// Where the rows of each bucket begin, and where the weights of each row: added up once.
static FIRSTS: Firsts = Firsts::new();
/// The rows, each a number: where its weights begin (two bytes), mask and print (one each), from the highest bit on.
static ROWS: OnceLock<Vec<u32>> = OnceLock::new();

static DATA: &[u8] = include_bytes!("data/names.bin");

/// Sections of the file, in this order: number of rows (u32), transitions (i32 from × to), rows in each bucket (a nibble),
/// their running sums (u16 every [`STRIDE`] buckets), prints (a byte a row), masks of labels (a byte a row), running sums
/// of weights (u16 every [`STRIDE`] rows), weights (a byte each).
pub(crate) struct Tagger {
    transitions: [[i32; LABELS]; LABELS],
    firsts: &'static Sums,
    rows: &'static [u32],
    weights: &'static [u8],
}

impl Tagger {
    /// Lays out the sections.
    pub(crate) fn new() -> Self {
        let (_, transitions, rest) = Self::parts();
        let count = u32::from_le_bytes(std::array::from_fn(|byte| DATA[byte])) as usize;
        let (prints, rest) = rest.split_at(count);
        let (masks, rest) = rest.split_at(count);
        let (_, weights) = rest.split_at(count.div_ceil(STRIDE) * 2);
        let rows = ROWS.get_or_init(|| {
            let mut first = 0;
            let row = |(print, mask): (&u8, &u8)| {
                let row = first << 16 | u32::from(*mask) << 8 | u32::from(*print);
                first += mask.count_ones();
                row
            };
            prints.iter().zip(masks).map(row).collect()
        });
        let transitions = std::array::from_fn(|from| {
            std::array::from_fn(|to| {
                let at = (from * LABELS + to) * 4;
                i32::from_le_bytes(std::array::from_fn(|byte| transitions[at + byte]))
            })
        });
        Self { transitions, firsts: FIRSTS.get(|bucket| nibble(Self::parts().0, bucket)), rows, weights }
    }

    /// How many rows each bucket has; the transitions; what stands behind the sums of rows.
    fn parts() -> (&'static [u8], &'static [u8], &'static [u8]) {
        const BUCKETS: usize = 1 << BUCKET_BITS;
        let (transitions, rest) = DATA[4..].split_at(LABELS * LABELS * 4);
        let (counts, rest) = rest.split_at(BUCKETS / 2);
        (counts, transitions, &rest[BUCKETS / STRIDE * 2..])
    }

    /// Adds the weights of features to scores.
    pub(crate) fn sum(&self, features: &[u32], mut scores: Scores) -> Scores {
        features.iter().for_each(|feature| self.add(*feature, &mut scores));
        scores
    }

    /// Adds the weights of a feature.
    fn add(&self, feature: u32, scores: &mut Scores) {
        let print = (feature >> (32 - BUCKET_BITS - 8)) & 0xff;
        let Some(row) = self.rows[rows(self.firsts, feature)].iter().find(|row| **row & 0xff == print) else { return };
        let (mut mask, mut weights) = (row >> 8 & 0xff, self.weights[(row >> 16) as usize..].iter());
        while mask != 0
            && let Some(weight) = weights.next()
        {
            let root = i32::from(*weight as i8);
            scores[mask.trailing_zeros() as usize] += root * root.abs();
            mask &= mask - 1;
        }
    }

    fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions[from][to]
    }

    /// The likeliest labels of words in a row that what is no name surrounds.
    pub(crate) fn decode(&self, scores: &[Scores], labels: &mut Vec<u8>) {
        labels.clear();
        let mut best: Scores = std::array::from_fn(|to| self.transition(OUTSIDE.into(), to));
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for (i, own) in scores.iter().enumerate() {
            let mut from = [OUTSIDE; LABELS];
            let mut next = best;
            for to in 0..LABELS {
                if i > 0 {
                    let reach = |f: usize| best[f].saturating_add(self.transition(f, to));
                    let mut first = 0;
                    for f in 1..LABELS {
                        if reach(f) > reach(first) {
                            first = f;
                        }
                    }
                    from[to] = first as u8;
                    next[to] = reach(first);
                }
                next[to] = next[to].saturating_add(own[to]);
            }
            // Only differences count; they stay small however long the window is.
            let top = next.iter().copied().max().unwrap_or(0);
            best = next.map(|score| score.saturating_sub(top));
            back.push(from);
        }
        let mut label = (0..LABELS).rev().max_by_key(|l| best[*l]).unwrap_or(0);
        for from in back.iter().rev() {
            labels.push(label as u8);
            label = from[label].into();
        }
        labels.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let tagger = Tagger::new();
        let rows = tagger.rows.len();
        let count = |b: usize| usize::from(nibble(Tagger::parts().0, b));
        assert_eq!((0..1 << BUCKET_BITS).map(count).sum::<usize>(), rows);
        let labels = |row: usize| (tagger.rows[row] >> 8 & 0xff).count_ones() as usize;
        assert_eq!((0..rows).map(labels).sum::<usize>(), tagger.weights.len());
        // Every row is found again under its own feature.
        let (mut row, mut found) = (0, 0);
        for bucket in 0..1usize << BUCKET_BITS {
            for _ in 0..count(bucket) {
                let feature = (bucket as u32) << (32 - BUCKET_BITS) | (tagger.rows[row] & 0xff) << (24 - BUCKET_BITS);
                let mut scores = [0; LABELS];
                tagger.add(feature, &mut scores);
                found += usize::from(scores.iter().filter(|s| **s != 0).count() == labels(row));
                row += 1;
            }
        }
        assert_eq!(found, rows);
    }

    #[test]
    fn every_feature_and_every_length_is_sound() {
        let tagger = Tagger::new();
        let mut scores = [0; LABELS];
        (0..u32::MAX).step_by(65_521).for_each(|feature| tagger.add(feature, &mut scores));
        let mut labels = Vec::new();
        tagger.decode(&[], &mut labels);
        assert!(labels.is_empty());
        tagger.decode(&vec![[0, 0, 9000, 0, 0, 0, 0]; 50_000], &mut labels);
        assert_eq!(labels.len(), 50_000);
        // Inside a name only behind its beginning.
        assert!(labels[0] != 2);
    }
}
