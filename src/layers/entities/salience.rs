//! How much the story is about each actor, and their order.

use super::gather::Draft;
use super::{Actor, MentionForm};
use crate::text::{BlockKind, Span, sort_by_number};
use crate::words::Words;

/// Points of a mention by its form.
const fn points(form: MentionForm) -> u64 {
    match form {
        MentionForm::Name | MentionForm::Metonym => 8,
        MentionForm::Description | MentionForm::Demonym => 5,
        MentionForm::Pronoun => 4,
        MentionForm::Adjective => 3,
    }
}

/// Weighs the drafts and makes actors of them, the most salient first, then by their first mention.
///
/// A mention counts by its form and place: three times in the headline, twice in the standfirst and the first two sentences
/// of the body, half more where it opens a sentence (its subject, mostly); a byline does not count. Whole numbers until the last
/// step, so that every machine gets the same order.
pub(super) fn rank(words: &Words, drafts: Vec<Draft>) -> Vec<Actor> {
    let body = (0..words.sentences().len())
        .find(|s| {
            words
                .block(*s)
                .is_some_and(|b| !matches!(b.kind, BlockKind::Title | BlockKind::Byline | BlockKind::Standfirst))
        })
        .unwrap_or(0);
    let mut weighed: Vec<(u64, Draft)> = drafts
        .into_iter()
        .filter(|d| !d.mentions.is_empty())
        .map(|mut draft| {
            sort_by_number(&mut draft.mentions, |(_, m)| m.span.order().into());
            draft.mentions.dedup_by_key(|(_, m)| m.span);
            let sum = draft.mentions.iter().map(|(tokens, m)| {
                let sentence = words.sentence_at(tokens.start);
                let place = match words.block(sentence).map(|b| b.kind) {
                    Some(BlockKind::Byline) => 0,
                    Some(BlockKind::Title) => 6,
                    Some(BlockKind::Standfirst) => 4,
                    _ if sentence < body + 2 => 4,
                    _ => 2,
                };
                let opens = tokens.start < words.sentence_range(tokens.start).start + 4;
                points(m.value.form) * (place + u64::from(opens && place > 0))
            });
            (sum.sum(), draft)
        })
        .collect();
    sort_by_number(&mut weighed, |(points, draft)| {
        let Span { start, end } = draft.mentions[0].1.span;
        u128::from(u64::MAX - points) << 64 | u128::from(start) << 32 | u128::from(end)
    });
    let most = weighed.iter().map(|(points, _)| *points).max().unwrap_or(0).max(1);
    weighed
        .into_iter()
        .map(|(points, draft)| Actor {
            name: words.span(draft.name).of(words.text()).to_owned(),
            kind: draft.kind,
            country: draft.country.map(str::to_owned),
            salience: (points * 1000 / most) as f64 / 1000.0,
            mentions: draft.mentions.into_iter().map(|(_, m)| m).collect(),
        })
        .collect()
}
