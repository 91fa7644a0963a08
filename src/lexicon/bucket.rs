// Which bucket of a table a key lies in: shared by `build.rs`, which fills the buckets, and `tables.rs`, which looks into them.
// `by` is 1 or 2: as many letters at the beginning of the key; or more: so many bits of its hash.

/// How many buckets there are.
pub(crate) const fn buckets(by: u8) -> usize {
    match by {
        1 => 27,
        2 => 27 * 27,
        bits => 1 << bits,
    }
}

/// The bucket of a key in lower case. What is no letter from a to z counts as one and the same.
pub(crate) fn bucket(key: &[u8], by: u8) -> usize {
    let letter = |at: usize| match key.get(at) {
        Some(byte @ b'a'..=b'z') => usize::from(byte - b'a') + 1,
        _ => 0,
    };
    match by {
        1 => letter(0),
        2 => letter(0) * 27 + letter(1),
        bits => {
            let hash = key.iter().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
            ((hash ^ (hash >> 15)) & ((1 << bits) - 1)) as usize
        }
    }
}
