//! Rows in buckets: how many each bucket has, in half a byte, and a running sum every 64 buckets. A third of the size
//! of a table of where each begins.

use std::ops::Range;

/// Buckets between two running sums.
pub(crate) const STRIDE: usize = 64;

/// The rows of a bucket. `counts` has a nibble for each bucket, `sums` a u16 for every [`STRIDE`] of them.
pub(crate) fn rows(counts: &[u8], sums: &[u8], bucket: usize) -> Range<usize> {
    // Sixteen nibbles are one number: those before the bucket are added up at once.
    let sixteen = |bucket: usize| counts[bucket / 2..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let stride = bucket / STRIDE;
    let mut first = usize::from(u16::from_le_bytes([sums[stride * 2], sums[stride * 2 + 1]]));
    let mut at = stride * STRIDE;
    while at + 16 <= bucket {
        first += added_up(sixteen(at));
        at += 16;
    }
    let (nibbles, place) = (sixteen(at), 4 * (bucket - at));
    first += added_up(nibbles & ((1 << place) - 1));
    first..first + (nibbles >> place & 15) as usize
}

/// The sum of sixteen half bytes.
fn added_up(nibbles: u64) -> usize {
    const LOW: u64 = 0x0f0f_0f0f_0f0f_0f0f;
    let pairs = (nibbles & LOW) + (nibbles >> 4 & LOW);
    (pairs.wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}
