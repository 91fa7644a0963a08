//! Whole units and counted ones that hang on the day of publication or on what was told before: "last week", "two years ago",
//! "the year before", "three days later".

use super::calendar::Unit;
use super::candidate::{Anchor, Candidate, Meaning, modifier};
use super::days::early_late;
use super::reader::{Item, Reader};
use crate::lexicon::{class, list};
use crate::words::TokenKind;

/// time.unit: "last week", "this year", "the following day", "the year before", "the end of the year".
pub(super) fn unit(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit, plural: false } = r.item(i) else { return None };
    if unit.is_clock() && unit != Unit::Hour || matches!(unit, Unit::Night | Unit::Fortnight | Unit::Half) {
        return None;
    }
    let whole = |by: i64, from: Anchor, start: usize, end: usize| {
        // "last month's", "the same month a year ago"
        let mut found = Candidate::new(start..end, Meaning::Whole { unit, by, from });
        if r.is_before(start, list!["earlier", "later"]) {
            found.tokens.start -= 1;
        } else if let Some((code, first)) = early_late(r, start) {
            found.tokens.start = first;
            found.modifier = Some(code);
        }
        Some(found)
    };
    if unit == Unit::Hour {
        return None;
    }
    // "the end of the fiscal year"
    let first = if unit == Unit::Year && r.is_before(i, list!["fiscal", "financial", "calendar", "academic", "school"])
    {
        i - 1
    } else {
        i
    };
    let word = r.before(first);
    let before = first.wrapping_sub(1);
    let the = |j: usize| if r.is_before(j, list!["the", "this"]) { j - 1 } else { j };
    // "the week after next", "the year before last"
    if word == "the" && unit != Unit::Quarter {
        let behind = match (r.lower(i + 1), r.lower(i + 2)) {
            ("before", "last") => Some(-2),
            ("after", "next") => Some(2),
            _ => None,
        };
        if let Some(by) = behind {
            return whole(by, Anchor::Speech, before, i + 3);
        }
        // "the year before", "the day after": nothing may follow that they are counted from.
        let (by, end) = match r.lower(i + 1) {
            "before" | "earlier" | "previously" | "prior" | "previous" => (-1, i + 2),
            "after" | "later" | "afterwards" | "following" => (1, i + 2),
            _ => (0, i + 1),
        };
        if by != 0 && ends_phrase(r, end) {
            return whole(by, Anchor::Told, before, end);
        }
        // "the end of the year", "later in the week"
        if of_a_whole(r, before) {
            return whole(0, Anchor::Speech, before, i + 1);
        }
        return (unit == Unit::Weekend && r.is_before(before, list!["over", "during", "at"]))
            .then(|| Candidate::new(before..i + 1, Meaning::Whole { unit, by: -1, from: Anchor::Speech }));
    }
    match word {
        "last" | "past" => {
            // "the last day of", "his last week": not the day before this one.
            let start = the(before);
            let the_last = start < before && r.is(start, list!["the"]);
            if r.is(i + 1, list!["of"]) && the_last
                || r.words.is(before.wrapping_sub(1), class::POSSESSIVES)
                || unit == Unit::Day && word == "last"
            {
                return None;
            }
            if word == "past" && start == before {
                return None;
            }
            if the_last && !matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Quarter) {
                return None;
            }
            if the_last && word == "past" {
                return None;
            }
            whole(-1, Anchor::Speech, start, i + 1)
        }
        "this" | "current" => {
            if r.is(before, list!["current"]) && the(before) == before
                || matches!(unit, Unit::Day) && r.is(i + 1, list!["and"])
            {
                return None;
            }
            whole(0, Anchor::Speech, the(before), i + 1)
        }
        "next" | "coming" | "upcoming" => {
            let start = the(before);
            if word != "next" && start == before {
                return None;
            }
            if word == "next" && start == before && unit == Unit::Day {
                return r
                    .behind_preposition(before)
                    .then(|| Candidate::new(before..i + 1, Meaning::Whole { unit, by: 1, from: Anchor::Told }));
            }
            let from = if start < before && word == "next" { Anchor::Told } else { Anchor::Speech };
            whole(1, from, start, i + 1)
        }
        "following" | "subsequent" | "succeeding" if the(before) < before => whole(1, Anchor::Told, the(before), i + 1),
        "previous" | "preceding" | "prior" if the(before) < before => whole(-1, Anchor::Told, the(before), i + 1),
        "that" if !matches!(unit, Unit::Weekend) && is_demonstrative(r, before) => {
            whole(0, Anchor::Told, before, i + 1)
        }
        "same" if r.is_before(before, list!["the", "that", "this"]) => {
            let start = before - 1;
            // "the same month a year ago" is counted by the rule for that.
            (!r.is(i + 1, list!["as"])).then(|| whole(0, Anchor::Told, start, i + 1)).flatten()
        }
        _ => {
            // "year end", "year-end"
            let end = if r.is(i + 1, list!["end"]) {
                i + 2
            } else if (r.words.slice(i + 1) == "-" && r.words.glued(i + 1) || r.is(i + 1, list!["'s"]))
                && r.is(i + 2, list!["end"])
            {
                i + 3
            } else {
                return None;
            };
            (matches!(unit, Unit::Year | Unit::Month) && r.is_before(i, list!["by", "at", "until", "before", "since"]))
                .then(|| {
                    Candidate::new(i..end, Meaning::Whole { unit, by: 0, from: Anchor::Speech })
                        .with(Some(modifier::END))
                })
        }
    }
}

/// "that year" as a phrase of its own, not "said that year after year".
pub(super) fn is_demonstrative(r: &Reader, that: usize) -> bool {
    let verb = that > 0 && r.words.verb(that - 1).any(|v| v.frames.any(crate::lexicon::frame::SAY));
    !verb
}

/// Whether a phrase ends at a token: punctuation, a conjunction, a verb, or the end of the sentence.
fn ends_phrase(r: &Reader, i: usize) -> bool {
    let token = r.words.token(i);
    !r.words.same_sentence(i - 1, i)
        || token.kind() == TokenKind::Punct
        || r.is(i, list!["and", "but", "when", "in", "at", "on", "by", "to", "with", "for", "from", "of", "over"])
        || r.words.is(i, class::AUXILIARIES.or(class::MODALS))
}

/// "the end of the", "later in the", "the rest of the", "this time of the" before a unit; `the` is the article of the unit.
fn of_a_whole(r: &Reader, the: usize) -> bool {
    let Some(preposition) = the.checked_sub(1) else { return false };
    match r.lower(preposition) {
        "of" => r.is_before(
            preposition,
            list![
                "end",
                "start",
                "beginning",
                "rest",
                "remainder",
                "middle",
                "close",
                "half",
                "quarter",
                "part",
                "most",
                "quarters"
            ],
        ),
        "in" => r.is_before(preposition, list!["later", "earlier", "early", "late"]),
        _ => false,
    }
}

/// time.counted: "two years ago", "a month later", "three days earlier", "in two weeks' time", "ten minutes from now".
pub(super) fn counted(r: &Reader, i: usize) -> Option<Candidate> {
    let (unit, plural) = match r.item(i) {
        Item::Unit { unit, plural } => (unit, plural),
        Item::ShortUnit(unit) => (unit, true),
        _ => return None,
    };
    let (forward, from, end) = direction(r, i)?;
    let count = r.count_before(i).filter(|_| r.words.slice(i - 1) != "-");
    let Some(count) = count else {
        // "years ago", "months later"
        return plural.then(|| Candidate::new(i..end, Meaning::Vague { unit, forward }));
    };
    if unit.is_clock() && from == Anchor::Told {
        return None;
    }
    let Some(mut number) = count.value else {
        return Some(Candidate::new(count.start..end, Meaning::Vague { unit, forward }));
    };
    let (mut unit, mut end) = (unit, end);
    // "a year and a half ago": eighteen months
    if number.fract() != 0.0 {
        if unit != Unit::Year && unit != Unit::Decade {
            return Some(Candidate::new(count.start..end, Meaning::Vague { unit, forward }));
        }
        number *= if unit == Unit::Year { 12.0 } else { 10.0 };
        unit = if unit == Unit::Year { Unit::Month } else { Unit::Year };
    }
    if count.high.is_some() || number > 5000.0 {
        return Some(Candidate::new(count.start..end, Meaning::Vague { unit, forward }));
    }
    // "a year ago today", "a week ago on Friday"
    if r.is(end, list!["today"]) {
        end += 1;
    }
    let by = if forward { number as i64 } else { -(number as i64) };
    let mut found = Candidate::new(count.start..end, Meaning::Shifted { unit, by, from });
    if r.is_before(count.start, list!["month", "day", "period", "quarter", "week", "time"])
        && count.start >= 3
        && r.words.are(count.start - 3, &["the", "same"])
    {
        // "the same month a year ago"
        found.tokens.start = count.start - 3;
        if let (Item::Unit { unit: inner, .. }, Unit::Year) = (r.item(count.start - 1), unit) {
            found.meaning = Meaning::Shifted { unit: inner, by: by * per_year(inner), from: Anchor::Told };
        }
    }
    Some(found)
}

const fn per_year(unit: Unit) -> i64 {
    match unit {
        Unit::Month => 12,
        Unit::Quarter => 4,
        Unit::Week => 52,
        _ => 1,
    }
}

/// What stands behind a counted unit: forward or back, counted from what, and where the expression ends.
pub(super) fn direction(r: &Reader, unit: usize) -> Option<(bool, Anchor, usize)> {
    // "two weeks' time"
    let owner = r.is(unit + 1, list!["'s"]) || matches!(r.words.slice(unit + 1), "'" | "’");
    if owner && r.is(unit + 2, list!["time"]) {
        return Some((true, Anchor::Speech, unit + 3));
    }
    let at = unit + 1;
    if !r.words.same_sentence(unit, at) {
        return None;
    }
    match r.item(at) {
        Item::Ago => return Some((false, Anchor::Speech, at + 1)),
        Item::Later { forward } => {
            // "three days later than planned" is a length.
            return (!r.is(at + 1, list!["than"])).then_some((forward, Anchor::Told, at + 1));
        }
        _ => {}
    }
    match r.lower(at) {
        "from" if r.is(at + 1, list!["now", "today"]) => Some((true, Anchor::Speech, at + 2)),
        "hence" => Some((true, Anchor::Speech, at + 1)),
        "before" | "previously" | "prior" if ends_phrase(r, at + 1) && !r.is(at + 1, list!["to", "of"]) => {
            Some((false, Anchor::Told, at + 1))
        }
        "after"
            if ends_phrase(r, at + 1)
                && !r.is(at + 1, list!["the"])
                && r.words.token(at + 1).kind() == TokenKind::Punct =>
        {
            Some((true, Anchor::Told, at + 1))
        }
        "on" if ends_phrase(r, at + 1) && r.words.token(at + 1).kind() == TokenKind::Punct => {
            Some((true, Anchor::Told, at + 1))
        }
        _ => None,
    }
}

/// time.eve: "the eve of the talks", "the eve of Independence Day": the day before.
pub(super) fn eve(r: &Reader, i: usize) -> Option<Candidate> {
    // Begins at the noun: "eve" is in the word list of named days ("Christmas Eve"), so it is looked for here.
    (r.is(i, list!["eve"]) && r.is(i + 1, list!["of"]) && r.is_before(i, list!["the"]))
        .then(|| Candidate::new(i - 1..i + 1, Meaning::Whole { unit: Unit::Day, by: -1, from: Anchor::Told }))
}
