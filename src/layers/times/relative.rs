//! Times that hang on the day of publication or on what was told before: "yesterday", "last week", "two years ago", "the day
//! before"; weekdays, seasons and quarters, which come back.

use super::calendar::{Season, Stretch, Unit};
use super::candidate::{Anchor, Candidate, Clock, Meaning, Returning, Which, modifier};
use super::reader::{Item, Reader};
use super::{dates, numerals};
use crate::lexicon::class;
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
        "the" | "this" | "that" if !r.is(start, &["this", "that"]) => (which, start - 1),
        _ if r.is(start, &["past", "coming", "same", "current"]) => (Which::Near, i),
        _ => (which, start),
    }
}

/// time.weekday: "on Monday", "last Friday", "Thursday night", "Tuesday last week".
pub(super) fn weekday(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Weekday { number, short } = r.item(i) else { return None };
    if short || is_weekday_name(r, i) {
        return None;
    }
    if r.is_before(i, &["every", "each"]) {
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
    let place = if r.is(end, &["of"]) { end + 1 } else { end };
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
    if clock.is_none() && r.is(end, &["the"]) {
        clock = None;
    }
    let found = Candidate { clock, ..Candidate::new(start..end, meaning) };
    Some(found.with(modifier))
}

/// A weekday that is part of a name: "The Sunday Times", "Black Friday".
fn is_weekday_name(r: &Reader, i: usize) -> bool {
    let next = r.words.token(i + 1);
    let next_name = next.is_capital()
        && next.kind == TokenKind::Word
        && r.words.same_sentence(i, i + 1)
        && matches!(r.item(i + 1), Item::None | Item::Name);
    let held = r.is_before(
        i,
        &[
            "the", "black", "super", "cyber", "bloody", "freaky", "holy", "casual", "good", "ash", "whit", "easter",
            "palm",
        ],
    );
    let capital_before = i > 0
        && r.words.same_sentence(i - 1, i)
        && r.words.token(i - 1).is_capital()
        && r.is(i - 1, &["black", "super", "cyber", "bloody", "freaky", "holy", "ruby", "man", "bandcamp"]);
    (next_name
        && (r.is_before(i, &["the"])
            || r.words.is(i + 1, class::TIMEWORDS)
            || r.is(
                i + 1,
                &["times", "night", "league", "mirror", "telegraph", "express", "mail", "herald", "post", "sun"],
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
        let the = r.is_before(first, &["the"]) && !r.is(place, &["in"]);
        return Some((code, if the && the_belongs(r, start) { first - 1 } else { first }));
    }
    // "early in 2016"; in "late on Monday" the day stands apart.
    if !hyphen && r.is_before(place, &["in"]) && !r.is(place, &["the"]) {
        let first = place - 1;
        if let Some(code) = code(r.before(first)).filter(|_| r.is_before(first, &["early", "late"])) {
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
    if r.is_before(i, &["before", "after"]) && i >= 3 && r.words.are(i - 3, &["the", "day"]) {
        let by = if r.is(i - 1, &["before"]) { -1 } else { 1 };
        if (days < 0) == (by < 0) && days != 0 {
            return Some(Candidate::new(
                i - 3..i + 1,
                Meaning::Whole { unit: Unit::Day, by: i64::from(days) + by, from: Anchor::Speech },
            ));
        }
    }
    let mut start = i;
    let mut modifier = None;
    if r.is_before(i, &["earlier", "later"]) {
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
        if r.is_before(start, &["earlier", "later"]) {
            found.tokens.start -= 1;
        } else if let Some((code, first)) = early_late(r, start) {
            found.tokens.start = first;
            found.modifier = Some(code);
        }
        Some(found)
    };
    let start = i.checked_sub(1)?;
    let early = if r.is_before(i, &["early", "late"]) { start } else { i };
    match r.before(early) {
        "this" => return of_day(0, Anchor::Speech, early - 1),
        "last" => return of_day(-1, Anchor::Speech, early - 1),
        "that" => return of_day(0, Anchor::Told, early - 1),
        "same" if r.is_before(early - 1, &["the", "that"]) => return of_day(0, Anchor::Told, early - 2),
        "next" | "following" if r.is_before(early - 1, &["the"]) => return of_day(1, Anchor::Told, early - 2),
        "previous" if r.is_before(early - 1, &["the"]) => return of_day(-1, Anchor::Told, early - 2),
        // "in the morning", of whatever day is spoken of; a night or a morning of something is no time of day.
        "the" if code != "NI" && r.is_before(early - 1, &["in", "during"]) && !r.is(i + 1, &["of", "on"]) => {
            return Some(Candidate::new(early - 1..i + 1, Meaning::Hour).at(clock));
        }
        _ => {}
    }
    if r.is(i + 1, &["of", "on"])
        && r.words.same_sentence(i, i + 2)
        && let Some(date) = dates::date_at(
            r,
            if r.is(i + 2, &["the"]) && matches!(r.item(i + 3), Item::Number) { i + 3 } else { i + 2 },
        )
        && !matches!(
            date.meaning,
            Meaning::Settled(Stretch::Year(_) | Stretch::Month(..)) | Meaning::Returning(Returning::Month(_), _)
        )
    {
        let start = if r.is_before(i, &["the"]) { i - 1 } else { i };
        return Some(Candidate { tokens: start..date.tokens.end, ..date }.at(clock));
    }
    None
}

/// time.unit: "last week", "this year", "the following day", "the year before", "the end of the year".
pub(super) fn unit(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit, plural: false } = r.item(i) else { return None };
    if unit.is_clock() && unit != Unit::Hour || matches!(unit, Unit::Night | Unit::Fortnight | Unit::Half) {
        return None;
    }
    let whole = |by: i64, from: Anchor, start: usize, end: usize| {
        // "last month's", "the same month a year ago"
        let mut found = Candidate::new(start..end, Meaning::Whole { unit, by, from });
        if r.is_before(start, &["earlier", "later"]) {
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
    let first = if unit == Unit::Year && r.is_before(i, &["fiscal", "financial", "calendar", "academic", "school"]) {
        i - 1
    } else {
        i
    };
    let word = r.before(first);
    let before = first.wrapping_sub(1);
    let the = |j: usize| if r.is_before(j, &["the", "this"]) { j - 1 } else { j };
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
        return (unit == Unit::Weekend && r.is_before(before, &["over", "during", "at"]))
            .then(|| Candidate::new(before..i + 1, Meaning::Returning(Returning::Weekday(6), Which::Near)))
            .map(|c| Candidate { meaning: Meaning::Whole { unit, by: -1, from: Anchor::Speech }, ..c });
    }
    match word {
        "last" | "past" => {
            // "the last day of", "his last week": not the day before this one.
            let start = the(before);
            let the_last = start < before && r.is(start, &["the"]);
            if r.is(i + 1, &["of"]) && the_last
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
            if r.is(before, &["current"]) && the(before) == before || matches!(unit, Unit::Day) && r.is(i + 1, &["and"])
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
        "same" if r.is_before(before, &["the", "that", "this"]) => {
            let start = before - 1;
            // "the same month a year ago" is counted by the rule for that.
            (!r.is(i + 1, &["as"])).then(|| whole(0, Anchor::Told, start, i + 1)).flatten()
        }
        _ => {
            // "year end", "year-end"
            let end = if r.is(i + 1, &["end"]) {
                i + 2
            } else if (r.words.slice(i + 1) == "-" && r.words.glued(i + 1) || r.is(i + 1, &["'s"]))
                && r.is(i + 2, &["end"])
            {
                i + 3
            } else {
                return None;
            };
            (matches!(unit, Unit::Year | Unit::Month) && r.is_before(i, &["by", "at", "until", "before", "since"]))
                .then(|| {
                    Candidate::new(i..end, Meaning::Whole { unit, by: 0, from: Anchor::Speech })
                        .with(Some(modifier::END))
                })
        }
    }
}

/// "that year" as a phrase of its own, not "said that year after year".
fn is_demonstrative(r: &Reader, that: usize) -> bool {
    let verb = that > 0 && r.words.verb(that - 1).any(|v| v.frames.any(crate::lexicon::frame::SAY));
    !verb
}

/// Whether a phrase ends at a token: punctuation, a conjunction, a verb, or the end of the sentence.
fn ends_phrase(r: &Reader, i: usize) -> bool {
    let token = r.words.token(i);
    !r.words.same_sentence(i - 1, i)
        || token.kind == TokenKind::Punct
        || r.is(i, &["and", "but", "when", "in", "at", "on", "by", "to", "with", "for", "from", "of", "over"])
        || r.words.is(i, class::AUXILIARIES.or(class::MODALS))
}

/// "the end of the", "later in the", "the rest of the", "this time of the" before a unit; `the` is the article of the unit.
fn of_a_whole(r: &Reader, the: usize) -> bool {
    let Some(preposition) = the.checked_sub(1) else { return false };
    match r.lower(preposition) {
        "of" => r.is_before(
            preposition,
            &[
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
                "quarters",
            ],
        ),
        "in" => r.is_before(preposition, &["later", "earlier", "early", "late"]),
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
    if r.is(end, &["today"]) {
        end += 1;
    }
    let by = if forward { number as i64 } else { -(number as i64) };
    let mut found = Candidate::new(count.start..end, Meaning::Shifted { unit, by, from });
    if r.is_before(count.start, &["month", "day", "period", "quarter", "week", "time"])
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
    let owner = r.is(unit + 1, &["'s"]) || matches!(r.words.slice(unit + 1), "'" | "’");
    if owner && r.is(unit + 2, &["time"]) {
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
            return (!r.is(at + 1, &["than"])).then_some((forward, Anchor::Told, at + 1));
        }
        _ => {}
    }
    match r.lower(at) {
        "from" if r.is(at + 1, &["now", "today"]) => Some((true, Anchor::Speech, at + 2)),
        "hence" => Some((true, Anchor::Speech, at + 1)),
        "before" | "previously" | "prior" if ends_phrase(r, at + 1) && !r.is(at + 1, &["to", "of"]) => {
            Some((false, Anchor::Told, at + 1))
        }
        "after"
            if ends_phrase(r, at + 1) && !r.is(at + 1, &["the"]) && r.words.token(at + 1).kind == TokenKind::Punct =>
        {
            Some((true, Anchor::Told, at + 1))
        }
        "on" if ends_phrase(r, at + 1) && r.words.token(at + 1).kind == TokenKind::Punct => {
            Some((true, Anchor::Told, at + 1))
        }
        _ => None,
    }
}

/// time.eve: "the eve of the talks", "the eve of Independence Day": the day before.
pub(super) fn eve(r: &Reader, i: usize) -> Option<Candidate> {
    // Begins at the noun: "eve" is in the word list of named days ("Christmas Eve"), so it is looked for here.
    (r.is(i, &["eve"]) && r.is(i + 1, &["of"]) && r.is_before(i, &["the"]))
        .then(|| Candidate::new(i - 1..i + 1, Meaning::Whole { unit: Unit::Day, by: -1, from: Anchor::Told }))
}

/// time.season: "last summer", "the spring of 1944", "in winter".
pub(super) fn season(r: &Reader, i: usize) -> Option<Candidate> {
    let (season, is_fall) = match r.item(i) {
        Item::Season(s) => (s, false),
        Item::Fall => (Season::Autumn, true),
        _ => return None,
    };
    // "autumn-summer", "spring/summer 2024"
    if (r.is_tight_dash(i + 1) || r.words.slice(i + 1) == "/")
        && let Item::Season(last) = r.item(i + 2)
    {
        return Some(Candidate::new(
            i..i + 3,
            Meaning::Range(
                super::candidate::Point::Returning(Returning::Season(season)),
                super::candidate::Point::Returning(Returning::Season(last)),
            ),
        ));
    }
    let year = |j: usize| r.year(j).filter(|_| r.words.same_sentence(i, j));
    let (which, start) = which_before(r, i);
    let the = |start: usize| if r.is_before(start, &["the"]) { start - 1 } else { start };
    let place = if r.is(i + 1, &["of"]) { i + 2 } else { i + 1 };
    let era = match (r.small(place), r.item(place + 1)) {
        (Some(y), Item::Era { bc: true }) if r.item(place) == Item::Number => Some(y),
        _ => None,
    };
    if let Some(y) = year(place).or(era) {
        let bc = matches!(r.item(place + 1), Item::Era { bc: true });
        let y = if bc { -y } else { y };
        return Some(Candidate::new(the(i)..place + 1 + usize::from(bc), Meaning::Settled(Stretch::Season(y, season))));
    }
    // "1982 summer"
    if let Some(y) = i.checked_sub(1).and_then(year).filter(|_| !is_fall) {
        return Some(Candidate::new(i - 1..i + 1, Meaning::Settled(Stretch::Season(y, season))));
    }
    // The fall of a town is no autumn.
    if is_fall && r.is(i + 1, &["of", "in"]) {
        return None;
    }
    if r.words.token(i).is_capital() && !r.words.starts_sentence(i) && which == Which::Near {
        // "the Winter Olympics", "the Prague Spring"
        return None;
    }
    if which != Which::Near {
        return Some(Candidate::new(start..i + 1, Meaning::Returning(Returning::Season(season), which)));
    }
    let article = the(i);
    let noun = r.words.token(i + 1).kind == TokenKind::Word
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
        );
    let cue =
        ["in", "during", "by", "since", "until", "through", "over", "before", "after", "for", "early", "late", "mid"];
    let placed = r.is_before(article, &cue[..]) && !(is_fall && article == i && !r.is_before(i, &["in"]));
    // "a spring in his step": articles other than "the" make it a thing.
    (placed && !noun)
        .then(|| Candidate::new(article..i + 1, Meaning::Returning(Returning::Season(season), Which::Near)))
}

/// time.quarter: "the fourth quarter of 2009", "third-quarter", "Q3 2024", "the first half of the year".
pub(super) fn quarter(r: &Reader, i: usize) -> Option<Candidate> {
    let year = |j: usize| r.year(j).filter(|_| r.words.same_sentence(i, j));
    match r.item(i) {
        Item::Quarter(n) => {
            let place = if r.is(i + 1, &["of"]) || r.words.slice(i + 1) == "," { i + 2 } else { i + 1 };
            Some(match year(place) {
                Some(y) => Candidate::new(i..place + 1, Meaning::Settled(Stretch::Quarter(y, n))),
                None => Candidate::new(i..i + 1, Meaning::Returning(Returning::Quarter(n), Which::Near)),
            })
        }
        Item::Half(n) => {
            let place = if r.is(i + 1, &["of"]) { i + 2 } else { i + 1 };
            Some(Candidate::new(i..place + 1, Meaning::Settled(Stretch::Half(year(place)?, n))))
        }
        Item::Unit { unit: Unit::Quarter, plural: false } => quarter_noun(r, i, false),
        _ => None,
    }
}

fn quarter_noun(r: &Reader, i: usize, half: bool) -> Option<Candidate> {
    let hyphen = i > 0 && r.words.slice(i - 1) == "-" && r.words.glued(i);
    let end = if hyphen { i - 1 } else { i };
    let first = end.checked_sub(1)?;
    if !r.words.same_sentence(first, i) {
        return None;
    }
    let most = if half { 2 } else { 4 };
    let number = match r.lower(first) {
        "final" | "last" if r.is(i + 1, &["of"]) || r.lower(first) == "final" => most,
        "latter" if half => 2,
        _ => numerals::rank(r.words, first)
            .filter(|(n, e)| *e == end && *n <= u32::from(i8::unsigned_abs(most)))
            .map(|(n, _)| n as i8)?,
    };
    let the = if !hyphen && r.is_before(first, &["the"]) { first - 1 } else { first };
    let settled = |y: i16| if half { Stretch::Half(y, number) } else { Stretch::Quarter(y, number) };
    let returning = if half { Returning::Half(number) } else { Returning::Quarter(number) };
    let of = if r.is(i + 1, &["of", "in"]) { i + 2 } else { i + 1 };
    if let Some(y) = r.year(of).filter(|_| r.words.same_sentence(i, of)) {
        return Some(Candidate::new(the..of + 1, Meaning::Settled(settled(y))));
    }
    if of == i + 2 && r.is(i + 1, &["of"]) {
        let (which, unit) = match r.lower(of) {
            "last" => (Which::Last, of + 1),
            "next" => (Which::Next, of + 1),
            "this" | "the" => (Which::This, of + 1),
            _ => return None,
        };
        return match r.item(unit) {
            Item::Unit { unit: Unit::Year, plural: false } => {
                Some(Candidate::new(the..unit + 1, Meaning::Returning(returning, which)))
            }
            _ => None,
        };
    }
    // "the third quarter" of a game is not of the year; a half alone is of anything.
    (!half && !sports(r, i)).then(|| Candidate::new(the..i + 1, Meaning::Returning(returning, Which::Near)))
}

/// Whether the sentence speaks of a game.
fn sports(r: &Reader, i: usize) -> bool {
    let range = r.words.sentence_range(i);
    let from = range.start.max(i.saturating_sub(15));
    let to = range.end.min(i + 15);
    (from..to).any(|j| {
        r.is(j, &["touchdown", "scored", "yards", "goal", "goals", "quarterback", "rebounds", "basket", "game"])
    })
}

/// time.nth-weekday: "the first Monday in October", "the last Sunday of May".
pub(super) fn nth_weekday(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Weekday { number, short: false } = r.item(i) else { return None };
    let first = i.checked_sub(1).filter(|f| r.is(i + 1, &["in", "of"]) && r.words.same_sentence(*f, i + 2))?;
    let nth = match r.lower(first) {
        "last" => -1,
        _ => numerals::rank(r.words, first).filter(|(n, e)| *e == i && *n <= 5).map(|(n, _)| n as i8)?,
    };
    let whole = dates::date_at(r, i + 2)?;
    let month = month_point(whole.meaning)?;
    let start = if r.is_before(first, &["the"]) { first - 1 } else { first };
    Some(Candidate::new(start..whole.tokens.end, Meaning::NthWeekday(nth, number, month)))
}

/// A month as one end of something.
const fn month_point(meaning: Meaning) -> Option<super::candidate::Point> {
    match meaning {
        Meaning::Settled(s @ Stretch::Month(..)) => Some(super::candidate::Point::Settled(s)),
        Meaning::Returning(m @ Returning::Month(_), Which::Near) => Some(super::candidate::Point::Returning(m)),
        _ => None,
    }
}

/// time.week-of: "the first week of June", "the last week of 2016".
pub(super) fn week_of(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit: Unit::Week, plural: false } = r.item(i) else { return None };
    let first = i.checked_sub(1).filter(|f| r.is(i + 1, &["of"]) && r.words.same_sentence(*f, i + 2))?;
    let number = match r.lower(first) {
        "last" | "final" => -1,
        _ => numerals::rank(r.words, first).filter(|(n, e)| *e == i && *n <= 4).map(|(n, _)| n as i8)?,
    };
    let whole = dates::date_at(r, i + 2)?;
    let point = match whole.meaning {
        Meaning::Settled(s @ Stretch::Year(_)) => super::candidate::Point::Settled(s),
        other => month_point(other)?,
    };
    let start = if r.is_before(first, &["the"]) { first - 1 } else { first };
    Some(Candidate::new(start..whole.tokens.end, Meaning::WeekOf(number, point)))
}

/// time.half: "the second half of 2008".
pub(super) fn half(r: &Reader, i: usize) -> Option<Candidate> {
    r.is(i, &["half"]).then(|| quarter_noun(r, i, true)).flatten()
}
