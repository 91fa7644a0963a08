//! The weights of the tagger, searched in place.
//!
//! A feature is a hash, of which [`BUCKET_BITS`] choose its bucket and [`PRINT_BITS`] are its print. A bucket is a short list of (print, tag,
//! weight), sorted by print; prints are stored as differences, so that a further tag of the same feature costs a zero. About one
//! feature in a hundred without weights is taken for one that has some: the trainer sees the same hashes and allows for it. Weights are
//! signed square roots; scores are sums of their squares, integers, so that natively and in wasm the same tags come out.

use std::ops::Range;

use super::Scores;
use crate::lexicon::buckets::{BUCKET_BITS, Firsts};

/// Bits behind those that tell the features of a bucket apart.
const PRINT_BITS: u32 = 6;
const BUCKETS: usize = 1 << BUCKET_BITS;
/// Buckets between two sums in the file.
const STRIDE: usize = 64;
/// Where the entries of each bucket begin.
static FIRSTS: Firsts = Firsts::new();

static DATA: &[u8] = include_bytes!("../data/tags.bin");

/// Sections of the file, in this order: running sums of entries (u16 every [`STRIDE`] buckets), entries in each bucket (a byte), then a
/// column each of prints, tags and weights (a byte an entry).
pub(crate) struct Weights {
    prints: &'static [u8],
    tags: &'static [u8],
    weights: &'static [u8],
}

impl Weights {
    /// Lays out the sections; nothing is copied.
    pub(crate) fn new() -> Self {
        let rest = &DATA[BUCKETS / STRIDE * 2 + BUCKETS..];
        let entries = rest.len() / 3;
        let (prints, rest) = rest.split_at(entries);
        let (tags, weights) = rest.split_at(entries);
        Self { prints, tags, weights }
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
        let Range { start: first, end } = FIRSTS.rows(feature, |bucket| DATA[BUCKETS / STRIDE * 2 + bucket]);
        let (mut here, mut at) = (0, first);
        // Loops over numbers, not over iterators: this is the innermost loop of the engine, and in wasm it is compiled for size.
        while at < end {
            here += u32::from(self.prints[at]);
            if here >= print {
                break;
            }
            at += 1;
        }
        while at < end && here == print {
            let weight = i32::from(self.weights[at] as i8);
            scores.raise(usize::from(self.tags[at]), weight * weight.abs());
            at += 1;
            here += self.prints.get(at).map_or(1, |step| u32::from(*step));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_weights_come_to_stays_above_zero() {
        let largest = Weights::new().weights.iter().map(|root| i32::from(*root as i8).pow(2)).max();
        assert!(largest.is_some_and(|weight| (1..=4096 / 22).contains(&weight)), "{largest:?}");
    }
}
