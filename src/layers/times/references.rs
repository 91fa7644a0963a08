//! Words for past, present and future that stand for a time: "now", "recently", "in the future".

use super::candidate::{Candidate, Meaning};
use super::reader::{Item, Reader};
use crate::lexicon::{class, list};
use crate::words::TokenKind;

/// time.reference: "now", "recently", "currently", "soon".
pub(super) fn reference(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Reference(value) = r.item(i) else { return None };
    let (word, hyphen) = (r.lower(i), r.words.slice(i + 1) == "-" && r.words.glued(i + 1));
    let skip = match word {
        // "as soon as", "soon after the talks", "too soon"; "shortly before noon"
        "soon" => {
            r.is_before(i, list!["as", "too", "how", "so"])
                || r.is(i + 1, list!["after", "afterwards", "afterward", "before", "as", "became"])
                || hyphen
        }
        "shortly" => r.is(i + 1, list!["after", "before", "afterwards", "afterward", "thereafter"]),
        "now" => {
            r.is_before(i, list!["just", "and", "then", "right", "even"]) && r.is(i + 1, list!["and", "then"]) || hyphen
        }
        "lately" => r.is_before(i, list!["johnny"]),
        _ => false,
    };
    if skip || (r.words.token(i).is_capital() && !r.words.starts_sentence(i)) {
        return None;
    }
    let start = if r.is_before(i, list!["more", "most"]) && r.lower(i) == "recently" { i - 1 } else { i };
    Some(Candidate::new(start..i + 1, Meaning::Reference(value)))
}

/// time.reference-noun: "the future", "the past", "at present", "at the moment".
pub(super) fn reference_noun(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::NounReference(value) = r.item(i) else { return None };
    let make = |start: usize, end: usize| Some(Candidate::new(start..end, Meaning::Reference(value)));
    let behind = r.words.token(i + 1);
    // "the past week", "the future king", "the present government": adjectives.
    let noun = behind.kind() == TokenKind::Word
        && r.words.same_sentence(i, i + 1)
        && !r.words.is(
            i + 1,
            class::PREPOSITIONS
                .or(class::CONJUNCTIONS)
                .or(class::AUXILIARIES)
                .or(class::MODALS)
                .or(class::PRONOUNS)
                .or(class::DETERMINERS)
                .or(class::SUBORDINATORS),
        )
        && !r.is(i + 1, list!["when", "where", "that", "there", "it"]);
    if behind.kind() == TokenKind::Number && r.words.same_sentence(i, i + 1) {
        return None;
    }
    match r.lower(i) {
        "future" | "past" => {
            // The future of something is a fate, not a time.
            if noun || r.is(i + 1, list!["of"]) || r.is(i + 1, list!["tense"]) {
                return None;
            }
            let near =
                r.is_before(i, list!["near", "distant", "foreseeable", "immediate", "recent", "not-too-distant"]);
            let place = if near { i - 1 } else { i };
            (r.is_before(place, list!["the"])
                && (r.is_before(
                    place - 1,
                    list!["in", "for", "into", "from", "of", "at", "to", "about", "with", "on", "than"],
                ) || near))
                .then(|| make(place - 1, i + 1))
                .flatten()
        }
        "present" => (r.is_before(i, list!["at"]) && !noun).then(|| make(i, i + 1)).flatten(),
        "moment" => (r.is_before(i, list!["the", "this"])
            && i >= 2
            && r.is_before(i - 1, list!["at"])
            && !noun
            && !r.is(i + 1, list!["when", "of", "that", "it", "he", "she", "they", "i", "you"]))
        .then(|| make(i - 1, i + 1))
        .flatten(),
        // "for the time being"
        _ => (r.is(i + 1, list!["being"]) && r.is_before(i, list!["the"])).then(|| make(i - 1, i + 2)).flatten(),
    }
}
