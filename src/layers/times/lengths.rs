//! Durations ("30-day", "several months", "the past five years") and recurring times ("daily", "every Tuesday", "twice a week").

use super::calendar::Unit;
use super::candidate::{Candidate, Meaning};
use super::reader::{Count, Item, Reader};
use crate::lexicon::{List, class, list};
use crate::words::TokenKind;

/// The unit of a token, and whether it is a plural.
fn unit_of(r: &Reader, i: usize) -> Option<(Unit, bool)> {
    match r.item(i) {
        Item::Unit { unit, plural } => Some((unit, plural)),
        Item::ShortUnit(unit) => Some((unit, true)),
        _ => None,
    }
}

/// An age, or what is counted per unit: no length of time.
fn is_age_or_rate(r: &Reader, start: usize, unit: usize) -> bool {
    let hyphen = |i: usize| r.words.slice(i) == "-" && r.words.glued(i) && r.words.glued(i + 1);
    let old = r.is(unit + 1, list!["old", "olds"]) || (hyphen(unit + 1) && r.is(unit + 2, list!["old", "olds"]));
    let aged = r.is_before(start, list!["aged", "age", "per", "turning"])
        || (r.is(unit + 1, list!["of"]) && r.is(unit + 2, list!["age"]));
    let age_of = r.is_before(start, list!["of"]) && start >= 2 && r.is(start - 2, list!["age"]);
    old || aged || age_of
}

/// Words in front of "a year", "one day" and bare plurals that make lengths of them.
const LENGTH_CUES: List = list![
    "for",
    "after",
    "within",
    "in",
    "over",
    "about",
    "nearly",
    "almost",
    "than",
    "least",
    "under",
    "during",
    "take",
    "takes",
    "took",
    "taken",
    "taking",
    "last",
    "lasts",
    "lasted",
    "lasting",
    "spend",
    "spends",
    "spent",
    "spending",
    "just",
    "only",
    "half",
    "around",
    "roughly",
    "approximately",
    "barely",
    "another",
    "wait",
    "waited",
    "waiting",
    "every",
    "following",
    "some",
    "be"
];

/// time.duration: a number of units, "several months", "an hour and a half".
pub(super) fn duration(r: &Reader, i: usize) -> Option<Candidate> {
    let (mut unit, plural) = unit_of(r, i)?;
    if matches!(unit, Unit::Weekend | Unit::Night | Unit::Millennium) && r.count_before(i).is_none_or(|c| c.article) {
        return None;
    }
    let hyphen = i > 0 && r.words.slice(i - 1) == "-" && r.words.glued(i);
    let count = r.count_before(i);
    let Some(Count { start, value, high, article }) = count else {
        return bare_plural(r, i, unit, plural);
    };
    // "five years ago" is a time; "the Seven Years’ War" a name.
    let owner =
        r.words.token(i).is_capital() && matches!(r.words.slice(i + 1), "'" | "’") && r.words.token(i + 2).is_capital();
    if is_age_or_rate(r, start, i) || r.item(i + 1) == Item::Ago || owner {
        return None;
    }
    // "one second", "a minute" are said of anything; "a second" is a rank.
    let numbered = !article && (value.is_some() || plural);
    let of = r.is(i + 1, list!["of"]);
    if !numbered && !hyphen {
        let rate = rate_before(r, start);
        let cue = r.is_before(start, LENGTH_CUES);
        let fits = !plural
            && !rate
            && unit != Unit::Second
            && (cue
                || (of && unit != Unit::Day && unit != Unit::Minute)
                || r.is(i + 1, list!["later", "earlier", "before", "after", "long"])
                || (r.is(i + 1, list!["and"]) && r.is(i + 2, list!["a"])));
        // "one day" is some day, "in a second" a moment.
        if !fits || (r.is(start, list!["one"]) && unit == Unit::Day && !cue) {
            return None;
        }
    }
    // A singular unit behind a number is an attribute ("a five year plan") or a misprint, but never with "of".
    if !plural && !hyphen && value.is_some_and(|v| v > 1.0) && of {
        return None;
    }
    // "the 10-second mark" fine; "65-hour" fine; "No. 5 day" not.
    let mut end = i + 1;
    let (mut value, mut toward) = (value, 0);
    // "an hour and a half", "two hours and 30 minutes"
    if r.is(end, list!["and"])
        && r.is(end + 1, list!["a"])
        && r.is(end + 2, list!["half"])
        && r.words.same_sentence(i, end + 2)
    {
        value = value.map(|v| v + 0.5);
        end += 3;
    } else if let Some((longer, behind)) = with_smaller_unit(r, end, unit, value) {
        (unit, value, end) = (longer.0, Some(longer.1), behind);
    }
    // "week-long", "two-day-long", "30 days long"
    if r.words.slice(end) == "-" && r.words.glued(end) && r.is(end + 1, list!["long"]) {
        end += 2;
    }
    let mut start = start;
    if let Some((t, first)) = toward_before(r, start) {
        (toward, start) = (t, first);
    } else if hyphen && r.is_before(start, list!["a", "the", "an"]) {
        // "the 30-day period": the article is not of the length.
    }
    Some(Candidate::new(start..end, Meaning::Duration { unit, count: value, high, toward }))
}

/// "2 hours 30 minutes", "one hour and 15 minutes" as a number of the larger unit's sixtieths.
fn with_smaller_unit(r: &Reader, at: usize, unit: Unit, value: Option<f64>) -> Option<((Unit, f64), usize)> {
    let smaller = match unit {
        Unit::Hour => Unit::Minute,
        Unit::Minute => Unit::Second,
        _ => return None,
    };
    let place = if r.is(at, list!["and"]) || r.words.slice(at) == "," { at + 1 } else { at };
    let behind = (place + 1..place + 4).find(|j| matches!(unit_of(r, *j), Some((u, _)) if u == smaller))?;
    let count = r.count_before(behind).filter(|c| c.start == place && !c.article)?;
    let total = value? * 60.0 + count.value?;
    (r.words.same_sentence(at, behind)).then_some(((smaller, total), behind + 1))
}

/// "twice a week", "15 a year", "$5 an hour", "three meals a day": so many per unit.
fn rate_before(r: &Reader, start: usize) -> bool {
    let before = r.before(start);
    let token = r.words.token(start.wrapping_sub(1));
    token.kind() == TokenKind::Number
        || matches!(
            before,
            "times"
                | "twice"
                | "once"
                | "%"
                | "percent"
                | "million"
                | "billion"
                | "thousand"
                | "hundred"
                | "dollars"
                | "pounds"
                | "euros"
                | "hours"
                | "days"
                | "cent"
                | "barrels"
                | "people"
        )
        || (before.len() > 3
            && before.ends_with('s')
            && start >= 2
            && (r.item(start - 2) == Item::Number || r.words.is(start - 2, class::NUMERALS)))
}

/// "for months", "years of war", "a matter of weeks"; "recent weeks", "the coming days".
fn bare_plural(r: &Reader, i: usize, unit: Unit, plural: bool) -> Option<Candidate> {
    let make = |start: usize, end: usize, toward: i8| {
        Some(Candidate::new(start..end, Meaning::Duration { unit, count: None, high: None, toward }))
    };
    // "a week-long strike", "year-long"
    if !plural {
        let long = (r.words.slice(i + 1) == "-" && r.words.glued(i + 1)) && r.is(i + 2, list!["long"]);
        if r.is_before(i, list!["all"])
            && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year)
            && !r.is_before(i - 1, list!["of"])
        {
            return Some(Candidate::new(
                i - 1..i + 1,
                Meaning::Duration { unit, count: Some(1.0), high: None, toward: 0 },
            ));
        }
        return long
            .then(|| Candidate::new(i..i + 3, Meaning::Duration { unit, count: Some(1.0), high: None, toward: 0 }));
    }
    if matches!(unit, Unit::Quarter | Unit::Second | Unit::Night | Unit::Weekend) {
        return None;
    }
    match r.before(i) {
        "recent" => return make(i - 1, i + 1, 0),
        "past" | "last" | "coming" | "next" | "following" | "previous" | "preceding" | "intervening" | "ensuing"
        | "subsequent" => {
            let start = if r.is_before(i - 1, list!["the", "these"]) { i - 2 } else { i - 1 };
            let toward = match r.lower(i - 1) {
                "past" | "last" => -1,
                "coming" | "next" => 1,
                _ => 0,
            };
            return (start < i - 1 || r.behind_preposition(i - 1)).then(|| make(start, i + 1, toward)).flatten();
        }
        _ => {}
    }
    let cue = r.is_before(
        i,
        list![
            "for", "within", "over", "after", "last", "lasted", "take", "takes", "took", "taking", "spent", "spend",
            "spending", "even", "wait", "waited", "waiting", "be", "been"
        ],
    ) || (r.is_before(i, list!["of"]) && r.is(i.wrapping_sub(2), list!["matter", "couple"]))
        || (r.is_before(i, list!["or", "and"]) && matches!(r.item(i.wrapping_sub(2)), Item::Unit { plural: true, .. }));
    let of = r.is(i + 1, list!["of"])
        && !matches!(unit, Unit::Day)
        && !r.words.is(i.wrapping_sub(1), class::DETERMINERS.or(class::POSSESSIVES))
        && !r.is_before(i, list!["early", "first", "final", "later", "last", "teenage"]);
    // "for years to come"; not "after days like this"
    let adjective = r.words.is(i.wrapping_sub(1), class::POSSESSIVES);
    ((cue || of) && !adjective).then(|| make(i, i + 1, 0)).flatten()
}

/// "the past", "the next", "the first" in front of a counted length; its direction and first token.
fn toward_before(r: &Reader, start: usize) -> Option<(i8, usize)> {
    let toward = match r.before(start) {
        "past" | "last" => -1,
        "next" | "coming" => 1,
        "first" | "final" | "previous" | "following" | "preceding" | "initial" | "opening" | "closing" => 0,
        _ => return None,
    };
    let first = start - 1;
    match r.before(first) {
        "the" | "these" => Some((toward, first - 1)),
        "in" | "over" | "for" | "during" | "within" | "of" if toward != 0 => Some((toward, first)),
        // "its first three months": the owner is no part of it.
        _ if r.words.is(first.wrapping_sub(1), class::POSSESSIVES) && toward == 0 => Some((0, first)),
        _ => None,
    }
}

/// time.past-unit: "the past decade", "the past week" as a length.
pub(super) fn past_unit(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit, plural: false } = r.item(i) else { return None };
    if unit.is_clock() && unit != Unit::Hour || unit == Unit::Second {
        return None;
    }
    let toward = match r.before(i) {
        "past" => -1,
        "next" | "coming" if matches!(unit, Unit::Decade | Unit::Century | Unit::Hour) => 1,
        "last" if matches!(unit, Unit::Decade | Unit::Century | Unit::Hour) => -1,
        _ => return None,
    };
    r.is_before(i - 1, list!["the"])
        .then(|| Candidate::new(i - 2..i + 1, Meaning::Duration { unit, count: Some(1.0), high: None, toward }))
}

/// time.duration-word: "yearlong", "weekslong".
pub(super) fn long(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Long { unit, many } = r.item(i) else { return None };
    Some(Candidate::new(i..i + 1, Meaning::Duration { unit, count: (!many).then_some(1.0), high: None, toward: 0 }))
}

/// time.set: "daily", "every year", "each Monday", "Mondays", "twice a week".
pub(super) fn set(r: &Reader, i: usize) -> Option<Candidate> {
    match r.item(i) {
        Item::Set { unit, count } => {
            // "the Daily Mail", "Weekly": names.
            let token = r.words.token(i);
            let name = token.is_capital() && (!r.words.starts_sentence(i) || r.words.token(i + 1).is_capital());
            let value = if unit == Unit::Weekend { None } else { Some(f64::from(count)) };
            let weekend = unit == Unit::Weekend;
            (!name && !weekend).then(|| Candidate::new(i..i + 1, Meaning::Every { unit, count: value }))
        }
        Item::Weekdays(number) => {
            let start = if r.is_before(i, list!["every"]) { i - 1 } else { i };
            (!r.words.token(i + 1).is_capital()).then(|| Candidate::new(start..i + 1, Meaning::EveryWeekday(number)))
        }
        Item::Times => (r.is(i + 1, list!["a", "an", "each", "every", "per"]))
            .then(|| unit_of(r, i + 2))
            .flatten()
            .filter(|(_, plural)| !plural)
            .map(|(unit, _)| Candidate::new(i..i + 3, Meaning::Every { unit, count: Some(1.0) })),
        _ => None,
    }
}

/// time.set-every: "every day", "each year", "every two weeks", "three times a week", "once a month".
pub(super) fn every(r: &Reader, i: usize) -> Option<Candidate> {
    let (unit, _) = unit_of(r, i)?;
    let make =
        |start: usize, count: f64| Some(Candidate::new(start..i + 1, Meaning::Every { unit, count: Some(count) }));
    match r.before(i) {
        "every" | "each" => {
            // "each day of the trial" tells the days of one thing.
            return (!r.is(i + 1, list!["of", "'s"])).then(|| make(i - 1, 1.0)).flatten();
        }
        "other" if r.is_before(i - 1, list!["every"]) => return make(i - 2, 2.0),
        "a" | "an" | "per" => {
            let place = i - 1;
            if r.is_before(place, list!["once"]) {
                return make(place - 1, 1.0);
            }
            if r.is_before(place, list!["times"]) {
                let number = (2..=3).find_map(|k| {
                    let s = (place - 1).checked_sub(k - 1)?;
                    super::numerals::read(r.words, s).filter(|n| n.end == place - 1)
                });
                let start = number.map_or_else(
                    || r.is_before(place - 1, list!["several", "many"]).then(|| place - 2),
                    |n| Some(n.start),
                )?;
                return make(start, 1.0);
            }
        }
        _ => {}
    }
    let count = r.count_before(i).filter(|c| !c.article)?;
    let number = count.value.filter(|_| r.is_before(count.start, list!["every"]))?;
    Some(Candidate::new(count.start - 1..i + 1, Meaning::Every { unit, count: Some(number) }))
}
