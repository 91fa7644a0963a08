//! Which actor a source refers to: the head of its noun phrase, or the name in its apposition.

use std::ops::Range;

use super::reader::Reader;
use crate::layers::entities::{Actor, ActorKind, MentionForm};
use crate::lexicon::{class, list};

/// The actor whose mention is the head of the phrase; none where the head is no actor ("a spokesman for Acme").
pub(super) fn actor(reader: &Reader, actors: &[Actor], source: &Range<usize>) -> Option<usize> {
    let words = reader.words;
    let mut at = source.start;
    let mut head = None;
    while at < source.end {
        if reader.is_comma(at) || words.slice(at) == "(" {
            // The name may come in the apposition ("the mayor, Ann Lee").
            if head.is_some() {
                break;
            }
            at += 1;
            continue;
        }
        if words.is(at, class::PREPOSITIONS) {
            // "a spokesman for Acme", "economists at Laurier Bank": what follows is not the head.
            if head.is_some() {
                break;
            }
            while at < source.end && !reader.is_comma(at) {
                at += 1;
            }
            continue;
        }
        let Some((actor, _, stop, form)) = reader.cast.at(at) else {
            // A common noun behind a name takes its place as head ("Acme workers"), a title in front does not.
            if words.token(at).is_word_like() && !words.is(at, class::DETERMINERS.or(class::ADVERBS)) {
                let person = head.is_some_and(|h: usize| actors.get(h).is_some_and(|a| a.kind == ActorKind::Person));
                if !person {
                    head = None;
                }
            }
            at += 1;
            continue;
        };
        let stop = stop.max(at + 1);
        let possessor = stop < source.end && words.is_among(stop, list!["'s", "'", "’"]);
        if form != MentionForm::Adjective && !possessor && !words.is(at, class::POSSESSIVES) {
            head = Some(actor);
        }
        at = if possessor { stop + 1 } else { stop };
    }
    head.or_else(|| named_last(reader, actors, source))
}

/// "the chief of the Refugee Council Ann Lee": the name that ends the phrase, where another name or noun stands between it and the
/// preposition.
fn named_last(reader: &Reader, actors: &[Actor], source: &Range<usize>) -> Option<usize> {
    let (actor, first, end, form) = reader.cast.at(source.end.checked_sub(1)?)?;
    let before = first.checked_sub(1).filter(|b| *b > source.start)?;
    let behind_noun = reader.words.token(before).is_word_like()
        && !reader.words.is(before, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::DETERMINERS))
        && reader.words.lower(before) != "'s";
    let person = actors.get(actor).is_some_and(|a| a.kind == ActorKind::Person);
    (person && behind_noun && end == source.end && form == MentionForm::Name).then_some(actor)
}
