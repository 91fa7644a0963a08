//! The weights of the tagger, searched in place.
//!
//! A feature is a hash, of which [`BUCKET_BITS`] choose its bucket and [`PRINT_BITS`] are its print. A bucket is a short list of (print, tag,
//! weight), sorted by print; prints are stored as differences, so that a further tag of the same feature costs a zero. About one
//! feature in a hundred without weights is taken for one that has some: the trainer sees the same hashes and allows for it. Weights are
//! signed square roots; scores are sums of their squares, integers, so that natively and in wasm the same tags come out.

use std::sync::OnceLock;

use super::Scores;
use crate::lexicon::buckets::{self, BUCKET_BITS, Firsts, rows};

/// Bits behind those that tell the features of a bucket apart.
const PRINT_BITS: u32 = 6;
const BUCKETS: usize = 1 << BUCKET_BITS;
/// Buckets between two sums in the file.
const STRIDE: usize = 64;
/// Where the entries of each bucket begin.
static FIRSTS: Firsts = Firsts::new();
/// The entries, each a number: print, tag (a byte) and weight (two), from the highest bit on.
static ENTRIES: OnceLock<Vec<u32>> = OnceLock::new();

static DATA: &[u8] = include_bytes!("../data/tags.bin");

/// Sections of the file, in this order: running sums of entries (u16 every [`STRIDE`] buckets), entries in each bucket (a byte), then a
/// column each of prints, tags and weights (a byte an entry).
///
/// What is asked for a dozen times a word is laid together once: an entry is then one look instead of three.
#[derive(Clone, Copy)]
pub(crate) struct Weights {
    firsts: &'static buckets::Sums,
    entries: &'static [u32],
}

impl Weights {
    /// Lays out the sections.
    pub(crate) fn new() -> Self {
        let firsts = FIRSTS.get(|bucket| DATA[BUCKETS / STRIDE * 2 + bucket]);
        Self { firsts, entries: ENTRIES.get_or_init(|| laid_together(firsts)) }
    }

    /// The scores that some features make together.
    pub(super) fn sum(&self, features: &[u32]) -> Scores {
        let mut scores = Scores::EVEN;
        features.iter().for_each(|feature| self.add(*feature, &mut scores));
        scores
    }

    /// Adds the weights of a feature to the scores.
    pub(super) fn add(&self, feature: u32, scores: &mut Scores) {
        let print = feature >> (32 - BUCKET_BITS - PRINT_BITS) & ((1 << PRINT_BITS) - 1);
        for entry in &self.entries[rows(self.firsts, feature)] {
            let own = entry >> 24;
            if own > print {
                break;
            }
            if own == print {
                scores.raise((entry >> 16 & 0xff) as usize, i32::from(*entry as u16 as i16));
            }
        }
    }
}

/// The entries of all buckets, their prints and weights no longer differences and roots.
#[cold]
fn laid_together(firsts: &buckets::Sums) -> Vec<u32> {
    let columns = &DATA[BUCKETS / STRIDE * 2 + BUCKETS..];
    let count = columns.len() / 3;
    let mut entries = Vec::with_capacity(count);
    for bucket in firsts.windows(2) {
        let mut print = 0;
        for at in usize::from(bucket[0])..usize::from(bucket[1]) {
            print += u32::from(columns[at]);
            let (tag, root) = (u32::from(columns[count + at]), i32::from(columns[2 * count + at] as i8));
            entries.push(print << 24 | tag << 16 | (root * root.abs()) as u32 & 0xffff);
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_weights_come_to_stays_above_zero() {
        let largest = Weights::new().entries.iter().map(|entry| i32::from(*entry as u16 as i16).abs()).max();
        assert!(largest.is_some_and(|weight| (1..=4096 / 22).contains(&weight)), "{largest:?}");
    }
}
