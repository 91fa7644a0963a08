//! Days by their names and parts of them: "on Monday", "last Friday", "yesterday", "this morning", "the first Monday in October".

use super::calendar::{Stretch, Unit};
use super::candidate::{Anchor, Candidate, Clock, Meaning, Point, Returning, Which, modifier};
use super::reader::{Item, Reader};
use super::{dates, numerals, relative};
use crate::lexicon::{class, list};
use crate::words::TokenKind;

/// A part of the day behind a day: "Monday morning".
fn part_behind(r: &Reader, i: usize) -> Option<Clock> {
    match r.item(i) {
        Item::Part(code) if r.words.same_sentence(i - 1, i) && !r.lower(i).ends_with("ings") => Some(Clock::Part(code)),
        Item::Unit { unit: Unit::Night, plural: false } if r.words.same_sentence(i - 1, i) => Some(Clock::Part("NI")),
        _ => None,
    }
}

/// "last", "next", "this" … before something that comes back; and its first token.
pub(super) fn which_before(r: &Reader, i: usize) -> (Which, usize) {
    let which = match r.before(i) {
        "last" | "past" => Which::Last,
        "next" | "coming" | "upcoming" => Which::Next,
        "this" | "current" => Which::This,
        "that" | "same" => Which::Told,
        "previous" => Which::Last,
        "following" => Which::Next,
        _ => return (Which::Near, i),
    };
    let start = i - 1;
    match r.before(start) {
        "the" | "this" | "that" if !r.is(start, list!["this", "that"]) => (which, start - 1),
        _ if r.is(start, list!["past", "coming", "same", "current"]) => (Which::Near, i),
        _ => (which, start),
    }
}

/// time.weekday: "on Monday", "last Friday", "Thursday night", "Tuesday last week", "every other Tuesday".
pub(super) fn weekday(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Weekday { number, short } = r.item(i) else { return None };
    if short || is_weekday_name(r, i) {
        return None;
    }
    if r.is_before(i, list!["other", "second"]) && r.is_before(i - 1, list!["every"]) {
        return Some(Candidate::new(i - 2..i + 1, Meaning::Every { unit: Unit::Week, count: Some(2.0) }));
    }
    if r.is_before(i, list!["every", "each"]) {
        return Some(Candidate::new(i - 1..i + 1, Meaning::EveryWeekday(number)));
    }
    let (which, start) = which_before(r, i);
    let mut end = i + 1;
    let mut clock = part_behind(r, end);
    if clock.is_some() {
        end += 1;
    }
    let mut meaning = Meaning::Returning(Returning::Weekday(number), which);
    // "Tuesday last week", "Tuesday of last week", "Wednesday next week"
    let place = if r.is(end, list!["of"]) { end + 1 } else { end };
    if let Item::Unit { unit: Unit::Week, plural: false } = r.item(place + 1) {
        let by = match r.lower(place) {
            "last" => Some(-1),
            "next" => Some(1),
            "this" => Some(0),
            _ => None,
        };
        if let Some(by) = by {
            meaning = Meaning::WeekdayOf(number, by);
            end = place + 2;
        }
    }
    let mut start = start;
    // "early Friday", "late on Monday"
    let mut modifier = None;
    if let Some((code, first)) = early_late(r, start) {
        modifier = Some(code);
        start = first;
    }
    if clock.is_none() && r.is(end, list!["the"]) {
        clock = None;
    }
    let found = Candidate { clock, ..Candidate::new(start..end, meaning) };
    Some(found.with(modifier))
}

/// A weekday that is part of a name: "The Sunday Times", "Black Friday".
fn is_weekday_name(r: &Reader, i: usize) -> bool {
    let next = r.words.token(i + 1);
    let next_name = next.is_capital()
        && next.kind() == TokenKind::Word
        && r.words.same_sentence(i, i + 1)
        && matches!(r.item(i + 1), Item::None | Item::Name);
    let held = r.is_before(
        i,
        list![
            "the", "black", "super", "cyber", "bloody", "freaky", "holy", "casual", "good", "ash", "whit", "easter",
            "palm"
        ],
    );
    let capital_before = i > 0
        && r.words.same_sentence(i - 1, i)
        && r.words.token(i - 1).is_capital()
        && r.is(i - 1, list!["black", "super", "cyber", "bloody", "freaky", "holy", "ruby", "man", "bandcamp"]);
    (next_name
        && (r.is_before(i, list!["the"])
            || r.words.is(i + 1, class::TIMEWORDS)
            || r.is(
                i + 1,
                list!["times", "night", "league", "mirror", "telegraph", "express", "mail", "herald", "post", "sun"],
            ) && held))
        || capital_before
}

/// "early", "late", "mid" before a date, perhaps with "in", "on": their modifier and the first token.
pub(super) fn early_late(r: &Reader, start: usize) -> Option<(&'static str, usize)> {
    let mut place = start;
    let hyphen = place > 0 && r.words.slice(place - 1) == "-" && r.words.glued(place) && r.words.glued(place - 1);
    if hyphen {
        place -= 1;
    }
    let code = |word: &str| match word {
        "early" => Some(modifier::START),
        "mid" | "middle" => Some(modifier::MID),
        "late" => Some(modifier::END),
        _ => None,
    };
    if let Some(code) = code(r.before(place)) {
        let first = place - 1;
        let the = r.is_before(first, list!["the"]) && !r.is(place, list!["in"]);
        return Some((code, if the && the_belongs(r, start) { first - 1 } else { first }));
    }
    // "early in 2016"; in "late on Monday" the day stands apart.
    if !hyphen && r.is_before(place, list!["in"]) && !r.is(place, list!["the"]) {
        let first = place - 1;
        if let Some(code) = code(r.before(first)).filter(|_| r.is_before(first, list!["early", "late"])) {
            return Some((code, first - 1));
        }
    }
    None
}

/// "the late 1980s", "the early 20th century", but not "the late Friday edition".
fn the_belongs(r: &Reader, core: usize) -> bool {
    !matches!(r.item(core), Item::Weekday { .. } | Item::Month { .. })
}

/// time.deictic: "yesterday", "today", "tomorrow morning", "earlier today", "the day before yesterday".
pub(super) fn deictic(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Deictic { days, night } = r.item(i) else { return None };
    // "today's youth" is fine, "USA Today" is a newspaper.
    if r.words.token(i).is_capital()
        && i > 0
        && r.words.same_sentence(i - 1, i)
        && r.words.token(i - 1).is_capital()
        && (r.words.token(i - 1).is_all_caps() || !r.words.starts_sentence(i - 1))
    {
        return None;
    }
    let meaning = Meaning::Whole { unit: Unit::Day, by: days.into(), from: Anchor::Speech };
    if night {
        return Some(Candidate::new(i..i + 1, meaning).at(Clock::Part("NI")));
    }
    if r.is_before(i, list!["before", "after"]) && i >= 3 && r.words.are(i - 3, &["the", "day"]) {
        let by = if r.is(i - 1, list!["before"]) { -1 } else { 1 };
        if (days < 0) == (by < 0) && days != 0 {
            return Some(Candidate::new(
                i - 3..i + 1,
                Meaning::Whole { unit: Unit::Day, by: i64::from(days) + by, from: Anchor::Speech },
            ));
        }
    }
    let mut start = i;
    let mut modifier = None;
    if r.is_before(i, list!["earlier", "later"]) {
        start = i - 1;
    } else if let Some((code, first)) = early_late(r, i) {
        (modifier, start) = (Some(code), first);
    }
    let mut found = Candidate::new(start..i + 1, meaning).with(modifier);
    if let Some(clock) = part_behind(r, i + 1) {
        found.tokens.end += 1;
        found.clock = Some(clock);
    }
    Some(found)
}

/// time.part-of-day: "this morning", "last night", "that evening", "the night of April 18".
pub(super) fn part_of_day(r: &Reader, i: usize) -> Option<Candidate> {
    let code = match r.item(i) {
        Item::Part(code) => code,
        Item::Unit { unit: Unit::Night, plural: false } => "NI",
        _ => return None,
    };
    if r.lower(i).ends_with("ings") {
        return None;
    }
    let clock = Clock::Part(code);
    let of_day = |by: i64, from: Anchor, start: usize| {
        let mut found = Candidate::new(start..i + 1, Meaning::Whole { unit: Unit::Day, by, from }).at(clock);
        if r.is_before(start, list!["earlier", "later"]) {
            found.tokens.start -= 1;
        } else if let Some((code, first)) = early_late(r, start) {
            found.tokens.start = first;
            found.modifier = Some(code);
        }
        Some(found)
    };
    let start = i.checked_sub(1)?;
    let early = if r.is_before(i, list!["early", "late"]) { start } else { i };
    match r.before(early) {
        "this" => return of_day(0, Anchor::Speech, early - 1),
        "last" => return of_day(-1, Anchor::Speech, early - 1),
        "that" if relative::is_demonstrative(r, early - 1) => return of_day(0, Anchor::Told, early - 1),
        "same" if r.is_before(early - 1, list!["the", "that"]) => return of_day(0, Anchor::Told, early - 2),
        "next" | "following" if r.is_before(early - 1, list!["the"]) => return of_day(1, Anchor::Told, early - 2),
        "previous" if r.is_before(early - 1, list!["the"]) => return of_day(-1, Anchor::Told, early - 2),
        // "in the morning", of whatever day is spoken of; a night or a morning of something is no time of day.
        "the" if code != "NI" && r.is_before(early - 1, list!["in", "during"]) && !r.is(i + 1, list!["of", "on"]) => {
            return Some(Candidate::new(early - 1..i + 1, Meaning::Hour).at(clock));
        }
        "in" | "by" | "until" | "since" if early < i && !r.is(i + 1, list!["of", "on"]) => {
            let found = Candidate::new(early..i + 1, Meaning::Hour).at(clock);
            let late = r.is(early, list!["late"]);
            return Some(found.with(Some(if late { modifier::END } else { modifier::START })));
        }
        _ => {}
    }
    if r.is(i + 1, list!["of", "on"])
        && r.words.same_sentence(i, i + 2)
        && let Some(date) = dates::date_at(
            r,
            if r.is(i + 2, list!["the"]) && matches!(r.item(i + 3), Item::Number) { i + 3 } else { i + 2 },
        )
        && !matches!(
            date.meaning,
            Meaning::Settled(Stretch::Year(_) | Stretch::Month(..)) | Meaning::Returning(Returning::Month(_), _)
        )
    {
        let start = if r.is_before(i, list!["the"]) { i - 1 } else { i };
        return Some(Candidate { tokens: start..date.tokens.end, ..date }.at(clock));
    }
    None
}

/// time.nth-weekday: "the first Monday in October", "the last Sunday of May".
pub(super) fn nth_weekday(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Weekday { number, short: false } = r.item(i) else { return None };
    let first = i.checked_sub(1).filter(|f| r.is(i + 1, list!["in", "of"]) && r.words.same_sentence(*f, i + 2))?;
    let nth = match r.lower(first) {
        "last" => -1,
        _ => numerals::rank(r.words, first).filter(|(n, e)| *e == i && *n <= 5).map(|(n, _)| n as i8)?,
    };
    let whole = dates::date_at(r, i + 2)?;
    let month = month_point(whole.meaning)?;
    let start = if r.is_before(first, list!["the"]) { first - 1 } else { first };
    Some(Candidate::new(start..whole.tokens.end, Meaning::NthWeekday(nth, number, month)))
}

/// A month as one end of something.
pub(super) const fn month_point(meaning: Meaning) -> Option<Point> {
    match meaning {
        Meaning::Settled(s @ Stretch::Month(..)) => Some(Point::Settled(s)),
        Meaning::Returning(m @ Returning::Month(_), Which::Near) => Some(Point::Returning(m)),
        _ => None,
    }
}
