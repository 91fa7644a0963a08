// Which bucket of a table a key lies in: shared by `build.rs`, which fills the buckets, and `tables.rs`, which looks into them.

/// A bucket for every beginning of so many letters; what is no letter from a to z counts as one and the same.
pub(crate) const fn buckets(letters: u8) -> usize {
    27usize.pow(letters as u32)
}

/// The bucket of a key in lower case.
pub(crate) fn bucket(key: &[u8], letters: u8) -> usize {
    let letter = |at: u8| match key.get(usize::from(at)) {
        Some(byte @ b'a'..=b'z') => usize::from(byte - b'a') + 1,
        _ => 0,
    };
    (0..letters).fold(0, |bucket, at| bucket * 27 + letter(at))
}
