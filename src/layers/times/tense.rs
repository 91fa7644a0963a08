//! Whether the words around an expression look back or ahead.

use super::reader::Reader;
use crate::lexicon::{VerbForms, class, list, table};

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
    // A deadline under a condition or an order looks ahead, whatever tense the verb has: "unless it returned by the end of May".
    let deadline = r.is_before(start, list!["by", "until", "before", "from"]);
    if deadline
        && (first..start).any(|i| {
            r.is(i, list!["unless", "if", "will", "would", "must", "might", "could", "may", "should", "to"])
                && is_open(r, i)
        })
    {
        return Tense::Future;
    }
    let back = || (first..start).rev();
    // "She warned that the final on May 9 would be hard": what was said has its own verb. "Said on May 9", "told this newspaper in May that" are of the saying.
    let last = sentence.end.min(end + REACH);
    let follows = (end..last).any(|i| r.is(i, list!["that"]));
    let own = back()
        .take_while(|i| !r.is(*i, list!["that"]))
        .filter(|i| follows || !says(r, *i) || *i + 3 >= start)
        .find_map(|i| cue(r, i));
    // "was put off until June" looks ahead, "lasted until May" back.
    let lasting = list!["lasted", "ran", "stayed", "remained", "lived", "served", "worked", "continued"];
    if own == Some(Tense::Future)
        && r.is_before(start, list!["until", "till"])
        && back().find(|i| r.words.is_verb_form(*i)).is_some_and(|i| r.is(i, lasting))
    {
        return Tense::Past;
    }
    // Behind a quotation "he said" tells nothing of what was quoted.
    let behind = || (end..last).filter(|i| !says(r, *i)).find_map(|i| cue(r, i));
    own.or_else(behind).or_else(|| back().find_map(|i| cue(r, i))).unwrap_or(Tense::Unknown)
}

/// A modal or conjunction that leaves the clause open; "to" only before a verb: "agreed to cut", not "to 12 per cent".
fn is_open(r: &Reader, i: usize) -> bool {
    if r.is(i, list!["to"]) {
        return r.words.is_verb_form(i + 1)
            && !r.words.is(i + 1, class::DETERMINERS)
            && !r.words.verb(i + 1).all(|v| v.forms.any(VerbForms::ING));
    }
    !(is_month(r, i) || r.words.is(i, class::MODALS) && perfect(r, i))
}

/// "May" inside a sentence: the month, not the modal.
fn is_month(r: &Reader, i: usize) -> bool {
    r.words.token(i).is_capital() && r.words.is(i, class::MONTHS) && !r.words.starts_sentence(i)
}

fn says(r: &Reader, i: usize) -> bool {
    r.words.verb(i).any(|v| v.frames.any(crate::lexicon::frame::SAY))
}

/// "would have met": a modal with "have" and a participle.
fn perfect(r: &Reader, modal: usize) -> bool {
    (modal + 1..modal + 4).any(|j| r.is(j, list!["have"]) && (is_participle(r, j + 1) || is_participle(r, j + 2)))
}

fn is_participle(r: &Reader, i: usize) -> bool {
    r.is(i, list!["been"]) || r.words.verb(i).any(|v| v.forms.any(VerbForms::PARTICIPLE)) || ends_in_ed(r.lower(i))
}

fn ends_in_ed(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !word.starts_with("un")
        && !matches!(word, "hundred" | "naked" | "sacred" | "so-called" | "indeed")
}

/// Whether a word has a kind in `time.tense.tsv`.
fn has(word: &str, kind: &str) -> bool {
    table::TIME_TENSE.get(word).is_some_and(|row| row.split(',').any(|k| k == kind))
}

/// What one word tells.
fn cue(r: &Reader, i: usize) -> Option<Tense> {
    let token = r.words.token(i);
    if token.kind() == crate::words::TokenKind::Punct {
        return None;
    }
    if is_month(r, i) {
        return None;
    }
    if r.words.is(i, class::MODALS) {
        return match r.lower(i) {
            "will" | "'ll" | "wo" | "shall" | "may" | "might" | "would" | "could" | "should" | "must" => {
                Some(if perfect(r, i) { Tense::Past } else { Tense::Future })
            }
            _ => None,
        };
    }
    match r.lower(i) {
        "was" | "were" | "had" | "did" => return Some(Tense::Past),
        // "is to open", "are to meet"; "agreed to cut"
        "to" if i > 0 && r.words.same_sentence(i - 1, i) && has(r.lower(i - 1), "intent") => {
            return Some(Tense::Future);
        }
        // The present tense of a timetable.
        "takes" | "take" | "comes"
            if r.is(i + 1, list!["effect", "place"]) || r.is(i + 2, list!["force", "effect"]) =>
        {
            return Some(Tense::Future);
        }
        "has" | "have" if is_participle(r, i + 1) || is_participle(r, i + 2) => return Some(Tense::Past),
        "has" | "have" => return None,
        "been" => return Some(Tense::Past),
        // "up from the 3% forecast in October"
        "from" if r.is_before(i, list!["up", "down", "compared"]) => return Some(Tense::Past),
        // "was due on Friday" looks back; "is due", "due on Friday" ahead.
        word if has(word, "plan") => {
            let back = r.is_before(i, list!["was", "were", "been", "had", "has", "have"]);
            return Some(if back { Tense::Past } else { Tense::Future });
        }
        word if has(word, "ahead") => return Some(Tense::Future),
        _ => {}
    }
    if token.is_capital() {
        return None;
    }
    // "will be held", "will stay closed", "is sentenced", "to be built": the auxiliary decides, or nothing does.
    if r.is_before(i, list!["be", "being", "to", "is", "are", "stay", "remain", "get"]) {
        return None;
    }
    if let Some(verb) = r.words.verb(i).next() {
        let base = verb.forms.any(VerbForms::BASE);
        return (verb.forms.any(VerbForms::PAST.or(VerbForms::PARTICIPLE)) && !base).then_some(Tense::Past);
    }
    (ends_in_ed(r.lower(i)) && !r.is(i, list!["united"])).then_some(Tense::Past)
}
