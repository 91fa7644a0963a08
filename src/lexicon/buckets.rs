//! Rows in buckets. The files hold how many rows each bucket has; where its first one lies is added up once, at the first question, and not kept in
//! the file, which would be three times as large.

use std::ops::Range;
use std::sync::OnceLock;

/// Bits of a hash that choose its bucket.
pub(crate) const BUCKET_BITS: u32 = 14;
const BUCKETS: usize = 1 << BUCKET_BITS;

/// Where the rows of each bucket begin, and where the last one's end.
pub(crate) struct Firsts(OnceLock<Sums>);

/// The sums themselves.
pub(crate) type Sums = [u16; BUCKETS + 1];

/// The rows of the bucket of a hash.
#[inline(always)]
pub(crate) fn rows(sums: &Sums, hash: u32) -> Range<usize> {
    let bucket = (hash >> (32 - BUCKET_BITS)) as usize;
    usize::from(sums[bucket])..usize::from(sums[bucket + 1])
}

impl Firsts {
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The sums. `count` tells how many rows a bucket has; it is asked at the first call alone.
    #[inline(always)]
    pub(crate) fn get(&self, count: fn(usize) -> u8) -> &Sums {
        match self.0.get() {
            Some(firsts) => firsts,
            None => self.added_up(count),
        }
    }

    #[cold]
    #[inline(never)]
    fn added_up(&self, count: fn(usize) -> u8) -> &Sums {
        self.0.get_or_init(|| {
            let mut firsts = [0; BUCKETS + 1];
            for bucket in 0..BUCKETS {
                firsts[bucket + 1] = firsts[bucket] + u16::from(count(bucket));
            }
            firsts
        })
    }
}

/// The half byte of a bucket.
pub(crate) fn nibble(counts: &[u8], bucket: usize) -> u8 {
    counts[bucket / 2] >> (4 * (bucket % 2)) & 15
}
