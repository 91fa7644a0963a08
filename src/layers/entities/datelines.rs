//! Datelines: "BRACKLEY, Ohio (AP) —" says that Brackley is a town.

use std::ops::Range;

use super::ActorKind;
use super::evidence::Evidence;
use super::mend::Tagged;
use crate::lexicon::{class, names};
use crate::text::{Keyed, lower_case};
use crate::words::TokenKind;

/// Tokens of a dateline at most.
const LONGEST: usize = 16;

/// Makes places of the towns in datelines and of the same names elsewhere.
pub(super) fn datelines(evidence: &Evidence, tagged: &mut Vec<Tagged>) {
    let words = evidence.words;
    let mut towns: Keyed<String, ()> = Keyed::new();
    let (mut block, mut lines) = (usize::MAX, Vec::new());
    for sentence in words.sentences() {
        if sentence.block != block {
            block = sentence.block;
            lines.extend(dateline(evidence, sentence.tokens.start));
        }
    }
    if lines.is_empty() {
        return;
    }
    let lower = |tokens: &Range<usize>| lower_case(words.span(tokens.clone()).of(words.text()));
    let mut next = 0;
    tagged.retain_mut(|(tokens, kind)| {
        while lines.get(next).is_some_and(|line: &Range<usize>| line.end <= tokens.start) {
            next += 1;
        }
        if lines.get(next).is_none_or(|line| line.start > tokens.start) {
            return true;
        }
        let capitals = tokens.clone().all(|i| words.token(i).is_all_caps());
        let bracketed = words.slice(tokens.end) == ")";
        if capitals && !bracketed && !evidence.whole(tokens, names::ORGANIZATION) {
            *kind = ActorKind::Place;
            towns.insert(lower(tokens), ());
        }
        bracketed
            || *kind == ActorKind::Place
                && (capitals || !words.token(tokens.end - 1).is_dotted() && words.slice(tokens.end) != ".")
    });
    for (tokens, kind) in tagged.iter_mut().filter(|(_, kind)| *kind == ActorKind::Organization) {
        if towns.contains_key(&*lower(tokens)) {
            *kind = ActorKind::Place;
        }
    }
}

/// The dateline that begins at a token, up to its dash: words in capitals, then only capitals, days and marks.
fn dateline(evidence: &Evidence, start: usize) -> Option<Range<usize>> {
    let words = evidence.words;
    let caps = |i: usize| words.token(i).kind() == TokenKind::Word && words.token(i).is_all_caps();
    let town = start..(start..start + LONGEST).find(|i| !caps(*i))?;
    if town.is_empty() || town.len() == 1 && words.slice(start).len() < 4 {
        return None;
    }
    let fits = |i: usize| match words.token(i).kind() {
        TokenKind::Word => words.token(i).is_capital() || words.is(i, class::MONTHS),
        TokenKind::Number => true,
        _ => matches!(words.slice(i), "," | "(" | ")" | "/" | "."),
    };
    let end = (town.end..(start + LONGEST).min(words.len())).find(|i| !fits(*i))?;
    let dash = matches!(words.slice(end), "—" | "–" | "-") && !words.glued(end);
    // "UPDATE - …" is none: the town stands elsewhere too, or a state, a day or an agency behind it.
    let known = end > town.end || evidence.is_capital_inside(start) || evidence.whole(&town, names::CITY);
    (dash && known && words.same_block(start, end)).then_some(start..end)
}
