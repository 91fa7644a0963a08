//! The weights of the tagger, searched in place.
//!
//! A feature is a hash, of which [`BUCKET_BITS`] choose its bucket and [`PRINT_BITS`] are its print. A bucket is a short list of (print, tag,
//! weight), sorted by print; prints are stored as differences, so that a further tag of the same feature costs a zero. About one
//! feature in a hundred without weights is taken for one that has some: the trainer sees the same hashes and allows for it. Weights are
//! signed square roots; scores are sums of their squares, integers, so that natively and in wasm the same tags come out.

use super::TAGS;

/// Bits of the feature that choose its bucket.
const BUCKET_BITS: u32 = 14;
/// Bits behind those that tell the features of a bucket apart.
const PRINT_BITS: u32 = 6;
const BUCKETS: usize = 1 << BUCKET_BITS;
/// Buckets between two stored running sums.
const STRIDE: usize = 64;

static DATA: &[u8] = include_bytes!("../data/tags.bin");

/// Sections of the file, in this order: running sums of entries (u16 every [`STRIDE`] buckets), entries in each bucket (a byte), then a
/// column each of prints, tags and weights (a byte an entry).
pub(crate) struct Weights {
    sums: &'static [u8],
    counts: &'static [u8],
    prints: &'static [u8],
    tags: &'static [u8],
    weights: &'static [u8],
}

impl Weights {
    /// Lays out the sections; nothing is copied.
    pub(crate) fn new() -> Self {
        let (sums, rest) = DATA.split_at(BUCKETS / STRIDE * 2);
        let (counts, rest) = rest.split_at(BUCKETS);
        let entries = rest.len() / 3;
        let (prints, rest) = rest.split_at(entries);
        let (tags, weights) = rest.split_at(entries);
        Self { sums, counts, prints, tags, weights }
    }

    /// Adds the weights of a feature to the scores.
    pub(super) fn add(&self, feature: u32, scores: &mut [i32; TAGS]) {
        let bucket = (feature >> (32 - BUCKET_BITS)) as usize;
        let print = feature >> (32 - BUCKET_BITS - PRINT_BITS) & ((1 << PRINT_BITS) - 1);
        // Most features have no weights, and most of those an empty bucket.
        let count = usize::from(self.counts[bucket]);
        if count == 0 {
            return;
        }
        let row = bucket / STRIDE;
        let sum = usize::from(u16::from_le_bytes([self.sums[row * 2], self.sums[row * 2 + 1]]));
        let first = sum + self.before(bucket);
        let (mut here, mut at) = (0, first);
        // Loops over numbers, not over iterators: this is the innermost loop of the engine, and in wasm it is compiled for size.
        while at < first + count {
            here += u32::from(self.prints[at]);
            if here >= print {
                break;
            }
            at += 1;
        }
        while at < first + count && here == print {
            let weight = i32::from(self.weights[at] as i8);
            scores[usize::from(self.tags[at])] += weight * weight.abs();
            at += 1;
            here += self.prints.get(at).map_or(1, |step| u32::from(*step));
        }
    }

    /// The entries of the buckets of a stride that stand before this one: bytes added up eight at once.
    #[inline(always)]
    fn before(&self, bucket: usize) -> usize {
        let eight = |at: usize| self.counts[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        const ODD: u64 = 0x00ff_00ff_00ff_00ff;
        let pairs = |n: u64| (n & ODD) + (n >> 8 & ODD);
        let mut at = bucket - bucket % STRIDE;
        let mut sum = 0;
        while at + 8 <= bucket {
            sum += pairs(eight(at));
            at += 8;
        }
        sum += pairs(eight(at) & ((1 << (8 * (bucket - at))) - 1));
        (sum.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize
    }
}
