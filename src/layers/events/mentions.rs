//! Later mentions of an event told before: "the talks", "yesterday’s meeting".

use super::Event;
use crate::layers::Found;
use crate::layers::clauses::Scene;
use crate::lexicon::class;
use crate::text::{Span, sort_by_number};
use crate::words::Words;

/// Later places of one event at most, and events that a mention is weighed against.
const PLACES: usize = 12;
const NEAR: usize = 8;

/// Adds to each event the places that take it up again: a noun of the same kind that says by "the", "this" or a day that it is known. A verb may
/// tell of it there too ("The talks were held … The meeting began at nine"): then the two are one.
pub(super) fn gather(scene: &Scene, nouns: &[usize], found: &mut Vec<Found<Event>>) {
    let words = scene.words;
    // Events told by a noun, in order of their triggers.
    let mut told: Vec<(usize, usize)> = found
        .iter()
        .enumerate()
        .map(|(i, f)| (words.at(f.value.trigger.start), i))
        .filter(|(at, _)| nouns.binary_search(at).is_ok())
        .collect();
    sort_by_number(&mut told, |(at, index)| (*at as u128) << 64 | *index as u128);
    let mut known: Vec<(&str, usize)> = Vec::new();
    let mut merged = vec![false; found.len()];
    let mut next = 0;
    for at in nouns.iter().copied() {
        let event = told.get(next).filter(|t| t.0 == at).map(|t| t.1);
        next += usize::from(event.is_some());
        if event.is_none() && known.is_empty() {
            continue;
        }
        let family = family(words, at);
        let meant = Some(()).filter(|_| is_known(scene, at)).and_then(|()| {
            let near = known.iter().rev().take(NEAR).filter(|(f, _)| *f == family).map(|(_, index)| *index);
            // The same word before another, one with a day before one without, the last before earlier ones.
            near.rev().enumerate().max_by_key(|(order, index)| {
                let value = &found[*index].value;
                let same = std::iter::once(&value.trigger).chain(&value.also).any(|s| same_word(words, *s, at));
                (same, value.when.is_some(), *order)
            })
        });
        match (event, meant.map(|(_, index)| index)) {
            (Some(event), Some(index)) if is_same(&found[index].value, &found[event].value) => {
                let Event { trigger, who, r#where, when, .. } = found[event].value.clone();
                let value = &mut found[index].value;
                if value.who.is_empty() {
                    value.who = who;
                }
                value.r#where = value.r#where.or(r#where);
                value.when = value.when.take().or(when);
                value.also.push(trigger);
                merged[event] = true;
            }
            (Some(event), _) => known.push((family, event)),
            (None, Some(index)) if found[index].value.also.len() < PLACES => {
                found[index].value.also.push(words.token(at).span());
            }
            (None, _) => {}
        }
    }
    let mut event = 0;
    found.retain(|_| {
        event += 1;
        !merged[event - 1]
    });
}

/// Whether a later telling can be of the same event: the same status, no other day, place or people.
fn is_same(first: &Event, later: &Event) -> bool {
    let days = |e: &Event| e.when.as_ref().map(|w| (w.from.clone(), w.to.clone()));
    let differ = |a: &Option<_>, b: &Option<_>| a.is_some() && b.is_some() && a != b;
    first.status == later.status
        && first.also.len() < PLACES
        && !differ(&days(first), &days(later))
        && (first.r#where.is_none() || later.r#where.is_none() || first.r#where == later.r#where)
        && later.who.iter().all(|w| first.who.is_empty() || first.who.contains(w))
}

fn same_word(words: &Words, span: Span, at: usize) -> bool {
    words.lower(words.at(span.start)).trim_end_matches('s') == words.lower(at).trim_end_matches('s')
}

/// Nouns of talks.
const TALKS: [&str; 16] = [
    "talks",
    "negotiations",
    "negotiation",
    "meeting",
    "meetings",
    "round",
    "session",
    "summit",
    "consultations",
    "consultation",
    "discussions",
    "discussion",
    "dialogue",
    "conference",
    "hearing",
    "debate",
];

/// Nouns that can take each other up: talks are negotiations, a meeting and a round; other nouns only themselves.
fn family<'w>(words: &Words<'w>, at: usize) -> &'w str {
    if words.is_word(at, &TALKS) { "talks" } else { words.slice(at).trim_end_matches('s') }
}

/// "the talks", "this meeting", "yesterday’s negotiations": said to be known, and nothing behind that makes it another one.
fn is_known(scene: &Scene, at: usize) -> bool {
    let words = scene.words;
    let Some(phrase) = scene.phrases.at(at).filter(|p| p.head == at && words.tag(at).is_noun()) else { return false };
    let first = phrase.start;
    let known = words.is_word(first, &["the", "this", "these"])
        || words.lower(first + 1) == "'s"
            && (words.is(first, class::WEEKDAYS) || words.is_word(first, &["yesterday", "today"]));
    let other = (first..at).any(|i| {
        words.is_word(
            i,
            &[
                "next", "first", "second", "third", "last", "previous", "earlier", "new", "future", "other", "latest",
                "another",
            ],
        )
    });
    // "the current round of negotiations" is still the same.
    let talks = words.lower(phrase.end) == "of" && words.is_word(phrase.end + 1, &TALKS);
    known
        && !other
        && at - first <= 4
        && (talks || !words.is_word(phrase.end, &["of", "by", "between", "on", "against", "with", "in"]))
}

#[cfg(test)]
mod tests {
    use crate::{Article, Options};

    /// The later places of each event.
    fn also(text: &str) -> Vec<Vec<&str>> {
        let analysis = crate::analyze(&Article::from_text(text), &Options::default()).unwrap();
        analysis.events.iter().map(|e| e.value.also.iter().map(|s| s.of(text)).collect()).collect()
    }

    #[test]
    fn taken_up_again() {
        let none: [&str; 0] = [];
        assert_eq!(
            also("Talks between Peru and Chile were held in Lima. The negotiations were short."),
            [["negotiations"]]
        );
        assert_eq!(also("Talks between Peru and Chile were held in Lima. The next meeting is open."), [none]);
        assert_eq!(also("Talks between Peru and Chile were held in Lima. The strike is long."), [none]);
    }
}
