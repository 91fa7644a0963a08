//! Parts of the year: "last summer", "the fourth quarter of 2009", "the first week of June".

use jiff_core::civil::Date;

use super::calendar::{Season, Stretch, Unit};
use super::candidate::{Candidate, Meaning, Point, Returning, Which};
use super::days::{month_point, which_before};
use super::reader::{Item, Reader};
use super::{dates, numerals};
use crate::lexicon::{class, list};
use crate::words::TokenKind;

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
            Meaning::Range(Point::Returning(Returning::Season(season)), Point::Returning(Returning::Season(last))),
        ));
    }
    let year = |j: usize| r.year(j).filter(|_| r.words.same_sentence(i, j));
    let (which, start) = which_before(r, i);
    let the = |start: usize| if r.is_before(start, list!["the"]) { start - 1 } else { start };
    let place = if r.is(i + 1, list!["of"]) { i + 2 } else { i + 1 };
    let era = match (r.small(place), r.item(place + 1)) {
        (Some(y), Item::Era { bc: true }) if r.item(place) == Item::Number => Some(y),
        _ => None,
    };
    if let Some(y) = year(place).or(era) {
        let bc = matches!(r.item(place + 1), Item::Era { bc: true });
        let y = if bc { -y } else { y };
        return Some(Candidate::new(the(i)..place + 1 + usize::from(bc), Meaning::Settled(Stretch::Season(y, season))));
    }
    // "the spring of next year"
    if let Some((which, end)) = dates::which_year_behind(r, i + 1) {
        return Some(Candidate::new(the(i)..end, Meaning::Returning(Returning::Season(season), which)));
    }
    // "1982 summer"
    if let Some(y) = i.checked_sub(1).and_then(year).filter(|_| !is_fall) {
        return Some(Candidate::new(i - 1..i + 1, Meaning::Settled(Stretch::Season(y, season))));
    }
    // The fall of a town is no autumn.
    if is_fall && r.is(i + 1, list!["of", "in"]) {
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
    let noun = r.words.token(i + 1).kind() == TokenKind::Word
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
    let cue = list![
        "in", "during", "by", "since", "until", "through", "over", "before", "after", "for", "early", "late", "mid"
    ];
    let placed = r.is_before(article, cue) && !(is_fall && article == i && !r.is_before(i, list!["in"]));
    // "a spring in his step": articles other than "the" make it a thing.
    (placed && !noun)
        .then(|| Candidate::new(article..i + 1, Meaning::Returning(Returning::Season(season), Which::Near)))
}

/// time.quarter: "the fourth quarter of 2009", "third-quarter", "Q3 2024", "the first half of the year".
pub(super) fn quarter(r: &Reader, i: usize) -> Option<Candidate> {
    let year = |j: usize| r.year(j).filter(|_| r.words.same_sentence(i, j));
    match r.item(i) {
        Item::Quarter(n) => {
            let place = if r.is(i + 1, list!["of"]) || r.words.slice(i + 1) == "," { i + 2 } else { i + 1 };
            Some(match year(place) {
                Some(y) => Candidate::new(i..place + 1, Meaning::Settled(Stretch::Quarter(y, n))),
                None => Candidate::new(i..i + 1, Meaning::Returning(Returning::Quarter(n), Which::Near)),
            })
        }
        Item::Half(n) => {
            let place = if r.is(i + 1, list!["of"]) { i + 2 } else { i + 1 };
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
        "final" | "last" if r.is(i + 1, list!["of"]) || r.lower(first) == "final" => most,
        "latter" if half => 2,
        _ => numerals::rank(r.words, first)
            .filter(|(n, e)| *e == end && *n <= u32::from(i8::unsigned_abs(most)))
            .map(|(n, _)| n as i8)?,
    };
    let the = if !hyphen && r.is_before(first, list!["the"]) { first - 1 } else { first };
    let settled = |y: i16| if half { Stretch::Half(y, number) } else { Stretch::Quarter(y, number) };
    let returning = if half { Returning::Half(number) } else { Returning::Quarter(number) };
    let of = if r.is(i + 1, list!["of", "in"]) { i + 2 } else { i + 1 };
    if let Some(y) = r.year(of).filter(|_| r.words.same_sentence(i, of)) {
        return Some(Candidate::new(the..of + 1, Meaning::Settled(settled(y))));
    }
    if of == i + 2 && r.is(i + 1, list!["of"]) {
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
        r.is(j, list!["touchdown", "scored", "yards", "goal", "goals", "quarterback", "rebounds", "basket", "game"])
    })
}

/// time.week-of: "the first week of June", "the last week of 2016".
pub(super) fn week_of(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit: Unit::Week, plural: false } = r.item(i) else { return None };
    let first = i.checked_sub(1).filter(|f| r.is(i + 1, list!["of"]) && r.words.same_sentence(*f, i + 2))?;
    let number = match r.lower(first) {
        "last" | "final" => -1,
        _ => numerals::rank(r.words, first).filter(|(n, e)| *e == i && *n <= 4).map(|(n, _)| n as i8)?,
    };
    let whole = dates::date_at(r, i + 2)?;
    let point = match whole.meaning {
        Meaning::Settled(s @ Stretch::Year(_)) => Point::Settled(s),
        other => month_point(other)?,
    };
    let start = if r.is_before(first, list!["the"]) { first - 1 } else { first };
    Some(Candidate::new(start..whole.tokens.end, Meaning::WeekOf(number, point)))
}

/// time.day-of: "the first day of June", "the last day of 2016".
pub(super) fn day_of(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit: Unit::Day, plural: false } = r.item(i) else { return None };
    let first = i.checked_sub(1).filter(|f| r.is(i + 1, list!["of"]) && r.words.same_sentence(*f, i + 2))?;
    let last = match r.lower(first) {
        "last" | "final" => true,
        "first" | "opening" => false,
        _ => return None,
    };
    let start = if r.is_before(first, list!["the"]) { first - 1 } else { first };
    let whole = dates::date_at(r, i + 2)?;
    let day = |month: i8| match (last, month) {
        (false, _) => 1,
        (true, 2) => 28,
        (true, 4 | 6 | 9 | 11) => 30,
        (true, _) => 31,
    };
    let meaning = match whole.meaning {
        Meaning::Settled(Stretch::Year(y)) => settled(y, if last { 12 } else { 1 }, last)?,
        Meaning::Settled(Stretch::Month(y, m)) => settled(y, m, last)?,
        // The last of February hangs on the year, which is not known yet.
        Meaning::Returning(Returning::Month(m), which) if !(last && m == 2) => {
            Meaning::Returning(Returning::Day(m, day(m)), which)
        }
        _ => return None,
    };
    Some(Candidate::new(start..whole.tokens.end, meaning))
}

/// The first or last day of a month.
fn settled(year: i16, month: i8, last: bool) -> Option<Meaning> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Meaning::Settled(Stretch::Day(if last { first.last_of_month() } else { first })))
}

/// time.half: "the second half of 2008".
pub(super) fn half(r: &Reader, i: usize) -> Option<Candidate> {
    r.is(i, list!["half"]).then(|| quarter_noun(r, i, true)).flatten()
}
