//! What stands in front of a time expression and belongs to it: "early", "the end of", "about", "nearly".

use super::calendar::{Stretch, Unit};
use super::candidate::{Candidate, Meaning, Returning, modifier};
use super::days::early_late;
use super::reader::Reader;
use crate::lexicon::{List, list};

/// Widens a candidate by the modifier in front of it.
pub(super) fn widen(r: &Reader, found: &mut Candidate) {
    if found.modifier.is_some() {
        return;
    }
    match found.meaning {
        Meaning::Duration { .. } => length(r, found),
        Meaning::Shifted { .. } | Meaning::Vague { .. } => {
            approximate(
                r,
                found,
                list!["about", "nearly", "almost", "around", "roughly", "approximately", "over", "some"],
            );
        }
        Meaning::Every { .. }
        | Meaning::EveryWeekday(_)
        | Meaning::Reference(_)
        | Meaning::WeekdayOf(..)
        | Meaning::WeekOf(..)
        | Meaning::NthWeekday(..) => {}
        Meaning::Hour => approximate(r, found, list!["about", "around", "approximately"]),
        Meaning::Settled(_) | Meaning::Returning(..) | Meaning::Whole { .. } | Meaning::Range(..) => {
            if found.clock.is_none() {
                part_of(r, found);
            }
        }
    }
}

fn length(r: &Reader, found: &mut Candidate) {
    let start = found.tokens.start;
    if r.words.slice(start + 1) == "-" && r.words.glued(start + 1) {
        return;
    }
    match (r.before(start), start) {
        ("than", _) if r.is_before(start.saturating_sub(1), list!["more", "less", "fewer", "longer", "greater"]) => {
            let less = r.is(start.saturating_sub(2), list!["less", "fewer"]);
            let no = r.is_before(start.saturating_sub(2), list!["no"]);
            found.tokens.start = start - if no { 3 } else { 2 };
            found.modifier = Some(match (less, no) {
                (true, false) => modifier::LESS_THAN,
                (false, true) => modifier::EQUAL_OR_LESS,
                (true, true) => modifier::EQUAL_OR_MORE,
                _ => modifier::MORE_THAN,
            });
        }
        ("least" | "most", _) if r.is_before(start.saturating_sub(1), list!["at"]) => {
            found.modifier = Some(if r.is(start.saturating_sub(1), list!["least"]) {
                modifier::EQUAL_OR_MORE
            } else {
                modifier::EQUAL_OR_LESS
            });
            found.tokens.start = start.saturating_sub(2);
        }
        _ => approximate(
            r,
            found,
            list!["about", "nearly", "almost", "around", "roughly", "approximately", "over", "under", "some"],
        ),
    }
}

fn approximate(r: &Reader, found: &mut Candidate, words: List) {
    let start = found.tokens.start;
    if !r.is_before(start, words) {
        return;
    }
    // "over two days" is how long it took; behind a preposition or a verb of lasting "over" means more than that.
    let over = r.is(start.saturating_sub(1), list!["over", "under"]);
    let measured = r.is_before(
        start.saturating_sub(1),
        list!["in", "for", "of", "after", "within", "lasted", "lasts", "takes", "took", "spent", "was", "is"],
    );
    if over && !measured && matches!(found.meaning, Meaning::Duration { .. }) {
        return;
    }
    if r.is(start.saturating_sub(1), list!["over"])
        && (r.is(start, list!["the"]) || matches!(found.meaning, Meaning::Duration { count: None, .. }))
    {
        return;
    }
    // "he talked about two years ago" and "some years ago" are rare enough; "some days" is not.
    if r.is(start.saturating_sub(1), list!["some"]) && matches!(found.meaning, Meaning::Duration { count: None, .. }) {
        return;
    }
    found.modifier = Some(match r.lower(start.saturating_sub(1)) {
        "over" => modifier::MORE_THAN,
        "under" => modifier::LESS_THAN,
        _ => modifier::APPROX,
    });
    found.tokens.start = start.saturating_sub(1);
}

/// "the end of May", "early 2009", "mid-March", "later this year", "around 1990".
fn part_of(r: &Reader, found: &mut Candidate) {
    let start = found.tokens.start;
    if let Some((code, first)) = early_late(r, start) {
        // A single day has no early part that is written before its number; "the late June 3 edition" neither.
        found.modifier = Some(code);
        found.tokens.start = first;
    } else if r.is_before(start, list!["of"]) {
        let noun = start.saturating_sub(2);
        let code = match r.before(start.saturating_sub(1)) {
            "end" | "close" => Some(modifier::END),
            "start" | "beginning" | "dawn" => Some(modifier::START),
            "middle" => Some(modifier::MID),
            "rest" | "remainder" => None,
            _ => return halves(r, found),
        };
        if noun > 0 && r.is_before(noun, list!["the"]) {
            found.tokens.start = noun.saturating_sub(1);
        } else if code.is_some() && r.behind_preposition(noun) {
            found.tokens.start = noun;
        } else {
            return;
        }
        found.modifier = code;
    } else if r.is_before(start, list!["later", "earlier"])
        && matches!(found.meaning, Meaning::Settled(_) | Meaning::Returning(Returning::Month(_), _))
    {
        // "later in 2009" only: "later May" is none.
    } else if r.is_before(start, list!["in"])
        && r.is_before(start.saturating_sub(1), list!["later", "earlier"])
        && is_long(found.meaning)
    {
        found.tokens.start = start.saturating_sub(2);
    } else if r.is_before(start, list!["circa", "c.", "ca.", "around", "about", "roughly"]) && is_year(found.meaning) {
        found.tokens.start = start.saturating_sub(1);
        found.modifier = Some(modifier::APPROX);
    }
}

/// "the first half of July" (a half of a year has a value of its own).
fn halves(r: &Reader, found: &mut Candidate) {
    let start = found.tokens.start;
    if !matches!(found.meaning, Meaning::Returning(Returning::Month(_), _) | Meaning::Settled(Stretch::Month(..)))
        || !r.is_before(start.saturating_sub(1), list!["half"])
    {
        return;
    }
    let code = match r.before(start.saturating_sub(2)) {
        "first" => modifier::START,
        "second" | "latter" => modifier::END,
        _ => return,
    };
    let first = start.saturating_sub(3);
    found.tokens.start = if r.is_before(first, list!["the"]) { first.saturating_sub(1) } else { first };
    found.modifier = Some(code);
}

const fn is_year(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Settled(Stretch::Year(_) | Stretch::Decade(_) | Stretch::Month(..)))
}

const fn is_long(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Settled(Stretch::Year(_) | Stretch::Month(..) | Stretch::Decade(_))
            | Meaning::Returning(Returning::Month(_) | Returning::Season(_), _)
            | Meaning::Whole { unit: Unit::Year | Unit::Month | Unit::Week | Unit::Decade, .. }
    )
}
