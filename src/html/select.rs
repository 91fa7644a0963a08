//! Which pieces are the article: the model gives each a score from its features, and the best run through the page is
//! taken, where a change between article and furniture costs something (the Viterbi algorithm with two states).

use super::features::{COUNT, Features};
use super::flatten::Piece;
use crate::text::Keyed;

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

/// A group of pieces that are marked up alike has at least so many words of running text, and at least this share of them (in hundredths) in
/// the article, for the rest of the group to follow: by so much, in hundredths of a logit.
const GROUP: (u64, u64, i64) = (60, 60, 100);

/// Whether each piece is part of the article. Decided twice: what is marked up like most of the article is likelier to be the article's.
pub(super) fn select(features: &Features, pieces: &[Piece]) -> Vec<bool> {
    let mut scores: Vec<i64> = (0..pieces.len()).map(|i| i64::from(score(features.of(i))).clamp(-800, 800)).collect();
    let first = best_run(&scores);
    let (all, chosen) = (words_by_look(features, &|_| true), words_by_look(features, &|i| first[i]));
    for (i, score) in scores.iter_mut().enumerate() {
        let of = |words: &Keyed<u64, u32>| u64::from(words.get(&features.looks[i]).copied().unwrap_or(0));
        let (all, selected) = (of(&all), of(&chosen));
        if all >= GROUP.0 && selected * 100 >= all * GROUP.1 && pieces[i].link_share() < 50 {
            *score += GROUP.2;
        }
    }
    best_run(&scores)
}

/// The words of running text of each look, of the pieces that count.
pub(super) fn words_by_look(features: &Features, counts: &dyn Fn(usize) -> bool) -> Keyed<u64, u32> {
    let mut words = Keyed::new();
    for (i, look) in features.looks.iter().enumerate().filter(|(i, _)| counts(*i)) {
        *words.entry(*look).or_default() += features.running[i];
    }
    words
}

/// The best run of the two states through the scores.
fn best_run(scores: &[i64]) -> Vec<bool> {
    let change = i64::from(weight(COUNT + 1));
    // Best sum of scores with the last piece out, and with it in; and where each came from.
    let (mut out, mut inside) = (0i64, -change);
    let mut from = Vec::with_capacity(scores.len());
    for score in scores {
        let stays_out = out >= inside - change;
        let stays_in = inside >= out - change;
        from.push((stays_out, stays_in));
        (out, inside) = (out.max(inside - change) - score / 2, inside.max(out - change) + score / 2);
    }
    let mut selected = vec![false; scores.len()];
    let mut state = inside > out;
    for i in (0..scores.len()).rev() {
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
