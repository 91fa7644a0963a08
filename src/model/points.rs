//! The weights of the ranker of key points: one for each feature of `summary::features`, in steps of 1/1024.

static WEIGHTS: &[u8] = include_bytes!("data/points.bin");

/// The weights in order. Whole numbers: the same on every machine.
pub(crate) fn weights() -> impl Iterator<Item = i64> {
    WEIGHTS.chunks_exact(2).map(|pair| i64::from(i16::from_le_bytes([pair[0], pair[1]])))
}

#[cfg(test)]
pub(crate) fn count() -> usize {
    WEIGHTS.len() / 2
}
