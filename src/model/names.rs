//! The weights of the name tagger, a linear-chain conditional random field, and its decoder.
//!
//! A feature is 32 bits of a hash. Of it the table keeps [`BUCKET_BITS`] as the bucket it lies in and eight as a print, so
//! that about one feature in two hundred that has no weight is taken for one that has. Weights are square roots in a byte;
//! scores are their signed squares, integers, so that natively and in wasm the same labels come out.

use crate::lexicon::buckets::{STRIDE, rows};

/// Labels of a word: outside, and the first and a later word of a person, a place and an organisation.
pub(crate) const LABELS: usize = 7;
/// The label of what is no name.
pub(crate) const OUTSIDE: u8 = 0;

/// Bits of the feature that choose its bucket.
pub(crate) const BUCKET_BITS: u32 = 14;

/// Scores of a word, one for each label.
pub(crate) type Scores = [i32; LABELS];

static DATA: &[u8] = include_bytes!("data/names.bin");

/// Sections of the file, in this order: number of rows (u32), transitions (i32 from × to), rows in each bucket (a nibble),
/// their running sums (u16 every [`STRIDE`] buckets), prints (a byte a row), masks of labels (a byte a row), running sums
/// of weights (u16 every [`STRIDE`] rows), weights (a byte each).
pub(crate) struct Tagger {
    transitions: &'static [u8],
    counts: &'static [u8],
    count_sums: &'static [u8],
    prints: &'static [u8],
    masks: &'static [u8],
    weight_sums: &'static [u8],
    weights: &'static [u8],
}

impl Tagger {
    /// Lays out the sections; nothing is copied.
    pub(crate) fn new() -> Self {
        const BUCKETS: usize = 1 << BUCKET_BITS;
        let (head, rest) = DATA.split_at(4);
        let rows = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let (transitions, rest) = rest.split_at(LABELS * LABELS * 4);
        let (counts, rest) = rest.split_at(BUCKETS / 2);
        let (count_sums, rest) = rest.split_at(BUCKETS / STRIDE * 2);
        let (prints, rest) = rest.split_at(rows);
        let (masks, rest) = rest.split_at(rows);
        let (weight_sums, weights) = rest.split_at(rows.div_ceil(STRIDE) * 2);
        Self { transitions, counts, count_sums, prints, masks, weight_sums, weights }
    }

    /// Adds the weights of a feature.
    pub(crate) fn add(&self, feature: u32, scores: &mut Scores) {
        let bucket = (feature >> (32 - BUCKET_BITS)) as usize;
        let print = (feature >> (32 - BUCKET_BITS - 8)) as u8;
        let rows = rows(self.counts, self.count_sums, bucket);
        let first = rows.start;
        let Some(at) = self.prints[rows].iter().position(|p| *p == print) else { return };
        let row = first + at;
        let from = row - row % STRIDE;
        // The bits of the masks before it in its stride are the weights before it: sixteen masks are one number.
        let mut before = 0;
        for masks in self.masks[from..row].chunks(16) {
            let mut sixteen = [0; 16];
            sixteen[..masks.len()].copy_from_slice(masks);
            before += u128::from_le_bytes(sixteen).count_ones();
        }
        let mut weight = number(self.weight_sums, row / STRIDE) + before as usize;
        let mut mask = self.masks[row];
        while mask != 0 {
            let root = i32::from(self.weights[weight] as i8);
            scores[mask.trailing_zeros() as usize] += root * root.abs();
            mask &= mask - 1;
            weight += 1;
        }
    }

    fn transition(&self, from: usize, to: usize) -> i32 {
        let at = (from * LABELS + to) * 4;
        let t = self.transitions;
        i32::from_le_bytes([t[at], t[at + 1], t[at + 2], t[at + 3]])
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

fn number(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes([bytes[at * 2], bytes[at * 2 + 1]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let tagger = Tagger::new();
        let rows = tagger.prints.len();
        let count = |b: usize| usize::from(tagger.counts[b / 2] >> (4 * (b % 2)) & 15);
        assert_eq!((0..1 << BUCKET_BITS).map(count).sum::<usize>(), rows);
        assert_eq!(tagger.masks.iter().map(|m| m.count_ones() as usize).sum::<usize>(), tagger.weights.len());
        // Every row is found again under its own feature.
        let (mut row, mut found) = (0, 0);
        for bucket in 0..1usize << BUCKET_BITS {
            for _ in 0..count(bucket) {
                let feature =
                    (bucket as u32) << (32 - BUCKET_BITS) | u32::from(tagger.prints[row]) << (24 - BUCKET_BITS);
                let mut scores = [0; LABELS];
                tagger.add(feature, &mut scores);
                found +=
                    usize::from(scores.iter().filter(|s| **s != 0).count() == tagger.masks[row].count_ones() as usize);
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
