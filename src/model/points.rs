//! The weights of the ranker of key points: one for each feature of `summary::features`, in steps of 1/1024.

static WEIGHTS: &[u8] = include_bytes!("data/points.bin");

/// The worth of a sentence with these features. Whole numbers: the same on every machine.
pub(crate) fn score(values: &[i32]) -> i64 {
    values.iter().enumerate().map(|(i, value)| i64::from(*value) * weight(i)).sum()
}

/// The weight of one feature; 0 where there is none.
pub(crate) fn weight(feature: usize) -> i64 {
    WEIGHTS.chunks_exact(2).nth(feature).map_or(0, |b| i64::from(i16::from_le_bytes([b[0], b[1]])))
}

#[cfg(test)]
pub(crate) fn count() -> usize {
    WEIGHTS.len() / 2
}
