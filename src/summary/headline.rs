//! A heading for an article that has none: the best clause that is short enough and can be read alone.

use super::Sources;
use super::points::Candidate;
use crate::layers::clauses::{Clause, Form};
use crate::layers::entities::MentionForm;
use crate::layers::quotes::QuoteKind;
use crate::lexicon::class;
use crate::text::{Span, sort_by_number};
use crate::words::TokenKind;

/// Words of a heading.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=14;
/// How many of the best sentences are looked at.
const BEST: usize = 5;

/// A clause of one of the best sentences that tells who does what: its subject named, told as a fact or a plan, without a reference that
/// only the rest of the text explains.
pub(super) fn find(sources: &Sources, candidates: &[Candidate]) -> Option<Span> {
    let mut order: Vec<&Candidate> = candidates.iter().collect();
    // A score can be below nothing.
    sort_by_number(&mut order, |c| (i128::from(i64::MAX) - i128::from(c.score)) as u128);
    order
        .iter()
        .take(BEST)
        .find_map(|c| sources.scene.clauses_of(c.sentence as usize).iter().find_map(|clause| heading(sources, clause)))
}

fn heading(sources: &Sources, clause: &Clause) -> Option<Span> {
    let scene = sources.scene;
    let words = scene.words;
    let finite = matches!(clause.form, Form::Past | Form::Present | Form::Modal);
    let subject = clause.subject().filter(|s| s.start <= clause.group().start)?;
    if !finite
        || scene.is_condition(clause)
        || scene.quote_at(clause.verb()).is_some_and(|q| q.value.kind == QuoteKind::Direct)
    {
        return None;
    }
    let start = clause.core().start;
    let mut end = clause.extent().end;
    while end > start
        && words.token(end - 1).kind() != TokenKind::Word
        && words.token(end - 1).kind() != TokenKind::Number
    {
        end -= 1;
    }
    let length = (start..end).filter(|i| words.token(*i).is_word_like()).count();
    let named = scene
        .cast
        .within(subject.start..clause.group().start)
        .any(|m| matches!(m.3, MentionForm::Name | MentionForm::Metonym));
    let loose = (start..end).any(|i| {
        words.is(i, class::PRONOUNS.or(class::DANGLERS)) && !words.is(i, class::POSSESSIVES)
            || matches!(words.slice(i), "(" | ")" | "“" | "”" | "\"" | ";" | ":")
    });
    let own = (start..end).any(|i| words.is(i, class::POSSESSIVES) && i < clause.verb());
    // Nothing may hang on the clause behind its end but a mark.
    let closed = !words.token(end).is_word_like() || !words.same_sentence(start, end);
    (LENGTH.contains(&length) && named && !loose && !own && closed).then(|| words.span(start..end))
}
