//! Later mentions of an event told before: "the talks", "yesterday’s meeting".

use super::Event;
use crate::layers::Found;
use crate::layers::clauses::Scene;
use crate::lexicon::{class, table};
use crate::text::{Span, sort_by_number};
use crate::words::Words;

/// Later places of one event at most.
const PLACES: usize = 12;

/// Adds to each event the places that take it up again: a noun of the same kind that says by "the", "this" or a day that it is known. The last
/// event of that kind told by a noun of the same family is meant.
pub(super) fn gather(scene: &Scene, found: &mut [Found<Event>]) {
    let words = scene.words;
    // Events told by a noun, in order of their triggers.
    let mut told: Vec<(usize, usize)> = found
        .iter()
        .enumerate()
        .map(|(i, f)| (words.at(f.value.trigger.start), i))
        .filter(|(at, _)| table::EVENT_NOUNS.get(words.lower(*at)).is_some())
        .collect();
    sort_by_number(&mut told, |(at, index)| (*at as u128) << 64 | *index as u128);
    let mut last: Vec<(&str, usize)> = Vec::new();
    let mut next = 0;
    for at in 0..words.len() {
        if next < told.len() && told[next].0 == at {
            let (family, index) = (family(words, at), told[next].1);
            last.retain(|(known, _)| *known != family);
            last.push((family, index));
            next += 1;
            continue;
        }
        if last.is_empty() || table::EVENT_NOUNS.get(words.lower(at)).is_none() || !is_known(scene, at) {
            continue;
        }
        let family = family(words, at);
        let Some((_, index)) = last.iter().find(|(known, _)| *known == family) else { continue };
        let also: &mut Vec<Span> = &mut found[*index].value.also;
        if also.len() < PLACES {
            also.push(words.token(at).span);
        }
    }
}

/// Nouns that can take each other up: talks are negotiations, a meeting and a round; other nouns only themselves.
fn family<'w>(words: &Words<'w>, at: usize) -> &'w str {
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
    known
        && !other
        && at - first <= 4
        && !words.is_word(phrase.end, &["of", "by", "between", "on", "against", "with", "in"])
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
