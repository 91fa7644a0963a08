//! Rows in buckets: how many each bucket has, in half a byte, and a running sum every sixteen buckets. Half the size of a
//! table of where each begins, and as fast.

use std::ops::Range;

/// Buckets between two running sums.
pub(crate) const STRIDE: usize = 16;

/// The rows of a bucket. `counts` has a nibble for each bucket, `sums` a u16 for every [`STRIDE`] of them.
pub(crate) fn rows(counts: &[u8], sums: &[u8], bucket: usize) -> Range<usize> {
    // The sixteen nibbles of a stride are one number: those before the bucket are added up at once.
    let stride = bucket / STRIDE;
    let mut bytes = [0; STRIDE / 2];
    bytes.copy_from_slice(&counts[stride * (STRIDE / 2)..(stride + 1) * (STRIDE / 2)]);
    let nibbles = u64::from_le_bytes(bytes);
    let place = 4 * (bucket % STRIDE);
    let before = nibbles & ((1 << place) - 1);
    const LOW: u64 = 0x0f0f_0f0f_0f0f_0f0f;
    let pairs = (before & LOW) + (before >> 4 & LOW);
    let sum = usize::from(u16::from_le_bytes([sums[stride * 2], sums[stride * 2 + 1]]));
    let first = sum + (pairs.wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize;
    first..first + (nibbles >> place & 15) as usize
}
