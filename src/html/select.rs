//! Which pieces are the article: the model gives each a score from its features, and the best run through the page is
//! taken, where a change between article and furniture costs something (the Viterbi algorithm with two states).

use super::features::{COUNT, Features};

/// Weights in hundredths: of each feature, then the bias, the cost of a change, and a half of a word's worth. Made by
/// `train/html/train.py`; docs/html-model.md says from what.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

fn weight(at: usize) -> i32 {
    WEIGHTS.get(at * 2..at * 2 + 2).map_or(0, |b| i32::from(i16::from_le_bytes([b[0], b[1]])))
}

/// How much more likely than not a piece is the article's, in hundredths of a logit.
pub(super) fn score(features: &[u16]) -> i32 {
    features.iter().map(|f| weight(usize::from(*f))).sum::<i32>() + weight(COUNT)
}

/// Whether each piece is part of the article.
pub(super) fn select(features: &Features, pieces: usize) -> Vec<bool> {
    let change = i64::from(weight(COUNT + 1));
    // Best sum of scores with the last piece out, and with it in; and where each came from.
    let (mut out, mut inside) = (0i64, -change);
    let mut from = Vec::with_capacity(pieces);
    for i in 0..pieces {
        let score = i64::from(score(features.of(i))).clamp(-800, 800);
        let stays_out = out >= inside - change;
        let stays_in = inside >= out - change;
        from.push((stays_out, stays_in));
        (out, inside) = (out.max(inside - change) - score / 2, inside.max(out - change) + score / 2);
    }
    let mut selected = vec![false; pieces];
    let mut state = inside > out;
    for i in (0..pieces).rev() {
        selected[i] = state;
        let (stays_out, stays_in) = from[i];
        state = if state { stays_in } else { !stays_out };
    }
    selected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_belong_to_the_features() {
        assert_eq!(WEIGHTS.len(), (COUNT + 2) * 2);
    }
}
