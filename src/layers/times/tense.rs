//! Whether the words around an expression look back or ahead.

use super::reader::Reader;
use crate::lexicon::{VerbForms, class};

/// Which side of the day of publication a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far to look for a verb.
const REACH: usize = 22;

/// The tense of the verb that governs the words from `start` to `end`: the nearest telling one before, else behind.
pub(super) fn tense(r: &Reader, start: usize, end: usize) -> Tense {
    let sentence = r.words.sentence_range(start);
    let first = sentence.start.max(start.saturating_sub(REACH));
    let before = (first..start).rev().find_map(|i| cue(r, i));
    let last = sentence.end.min(end + REACH);
    before.or_else(|| (end..last).find_map(|i| cue(r, i))).unwrap_or(Tense::Unknown)
}

fn cue(r: &Reader, i: usize) -> Option<Tense> {
    let token = r.words.token(i);
    if token.kind == crate::words::TokenKind::Punct {
        return None;
    }
    if r.words.is(i, class::MODALS) {
        return match r.lower(i) {
            "will" | "'ll" | "wo" | "shall" | "may" | "might" | "would" | "could" | "should" | "must" => {
                // "would have met", "may have been"
                let perfect = (i + 1..i + 4).any(|j| r.is(j, &["have"]));
                Some(if perfect { Tense::Past } else { Tense::Future })
            }
            _ => None,
        };
    }
    match r.lower(i) {
        "was" | "were" | "had" | "did" => return Some(Tense::Past),
        // "was due on Friday" looks back; "is due", "due on Friday" ahead.
        "scheduled" | "due" | "slated" | "planned" | "expected" | "set" | "poised"
            if r.is_before(i, &["was", "were", "been", "had", "has", "have"]) =>
        {
            return Some(Tense::Past);
        }
        "scheduled" | "due" | "slated" | "planned" | "expected" | "set" | "upcoming" | "plans" | "planning"
        | "poised" | "deadline" | "until" | "next" => return Some(Tense::Future),
        // "is to open", "are to meet"; "agreed to meet"
        "to" if r.is_before(
            i,
            &[
                "is", "are", "going", "plan", "plans", "intends", "intend", "likely", "vowed", "promised", "aims",
                "hopes", "wants",
            ],
        ) =>
        {
            return Some(Tense::Future);
        }
        // The present tense of a timetable.
        "begins" | "starts" | "opens" | "resumes" | "expires" | "airs" | "kicks" => return Some(Tense::Future),
        "takes" | "take" | "comes" if r.is(i + 1, &["effect", "place"]) || r.is(i + 2, &["force", "effect"]) => {
            return Some(Tense::Future);
        }
        "has" | "have" | "been" => return Some(Tense::Past),
        _ => {}
    }
    if token.is_capital() {
        return None;
    }
    // "will be held", "is being built": the auxiliary decides.
    if r.is_before(i, &["be", "being", "to"]) {
        return None;
    }
    let known = r.words.verb(i).next();
    if let Some(verb) = known {
        let past = verb.forms.any(VerbForms::PAST) && !verb.forms.any(VerbForms::BASE);
        return (past || verb.forms.any(VerbForms::PARTICIPLE) && !verb.forms.any(VerbForms::BASE))
            .then_some(Tense::Past);
    }
    let word = r.lower(i);
    (word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !r.is(i, &["united", "hundred", "naked", "sacred"]))
    .then_some(Tense::Past)
}
