//! Dates as they are written: days and months, with their year or without, and ranges of them.

use jiff_core::civil::Date;

use super::calendar::{Stretch, Unit};
use super::candidate::{Candidate, Meaning, Point, Returning, Which};
use super::reader::{Item, Reader};
use super::{numerals, years};
use crate::lexicon::{List, class, list};
use crate::words::TokenKind;

/// A date that begins or ends at some token: what it means and where it ends.
type Parsed = (Meaning, usize);

/// The year behind a date: ", 2025", "2025", "of 2025", "'25".
fn year_behind(r: &Reader, i: usize) -> Option<(i16, usize)> {
    let place = if r.words.slice(i) == "," || r.is(i, list!["of"]) { i + 1 } else { i };
    if !r.words.same_sentence(i.saturating_sub(1), place) {
        return None;
    }
    let (year, end) = match r.year(place) {
        Some(year) => (year, place + 1),
        None => match (r.small(place), r.item(place + 1)) {
            // "August 480 BC"
            (Some(year), Item::Era { bc: true }) if year > 0 && r.item(place) == Item::Number => (year, place + 1),
            _ => r.short_year(place).filter(|_| place == i)?,
        },
    };
    // "490 BC"; "March 2000 people" is a count, but "March 2000" with a comma behind is none.
    let bc = matches!(r.item(end), Item::Era { bc: true });
    let range = r.is_tight_dash(end) && r.small(end + 1).is_some() && place == i;
    (!range).then_some((if bc { -year } else { year }, if bc { end + 1 } else { end }))
}

/// The day, if the calendar has it; with a year or returning.
fn day(year: Option<i16>, month: i8, day: i8) -> Option<Point> {
    match year {
        Some(y) if y < 0 => Some(Point::Settled(Stretch::Month(y, month))),
        Some(y) => Date::new(y, month, day).ok().map(|d| Point::Settled(Stretch::Day(d))),
        None => Date::new(2024, month, day).ok().map(|_| Point::Returning(Returning::Day(month, day))),
    }
}

/// "of that year", "of the same year", "of last year" behind a date without a year.
pub(super) fn which_year_behind(r: &Reader, i: usize) -> Option<(Which, usize)> {
    if !r.is(i, list!["of"]) {
        return None;
    }
    let (which, unit) = match (r.lower(i + 1), r.lower(i + 2)) {
        ("that", _) => (Which::Told, i + 2),
        ("the", "same" | "following" | "previous") if r.is(i + 2, list!["same"]) => (Which::Told, i + 3),
        ("this", _) => (Which::This, i + 2),
        ("last", _) => (Which::LastYear, i + 2),
        ("next", _) => (Which::NextYear, i + 2),
        _ => return None,
    };
    let year = matches!(r.item(unit), Item::Unit { unit: Unit::Year, plural: false });
    (year && r.words.same_sentence(i, unit)).then_some((which, unit + 1))
}

/// A date without a year takes that of the words behind it.
fn with_year_behind(r: &Reader, found: Parsed) -> Parsed {
    match found {
        (Meaning::Returning(what, Which::Near), end) => match which_year_behind(r, end) {
            Some((which, behind)) => (Meaning::Returning(what, which), behind),
            None => found,
        },
        _ => found,
    }
}

const fn meaning(point: Point) -> Meaning {
    match point {
        Point::Settled(s) => Meaning::Settled(s),
        Point::Returning(r) => Meaning::Returning(r, Which::Near),
    }
}

/// One end or both: "June 3" and "June 3-5".
fn days(year: Option<i16>, month: i8, first: i8, last: Option<i8>) -> Option<Meaning> {
    let from = day(year, month, first)?;
    match last {
        Some(last) if last > first => Some(Meaning::Range(from, day(year, month, last)?)),
        Some(_) => None,
        None => Some(meaning(from)),
    }
}

/// A month and what stands behind it: "June 3, 2025", "June 2025", "June".
fn month_forward(r: &Reader, i: usize) -> Option<Parsed> {
    let Item::Month { number, short } = r.item(i) else { return None };
    let place = if r.is(i + 1, list!["the"]) && r.day_number(i + 2).is_some_and(|(_, end)| end > i + 3) {
        i + 2
    } else {
        i + 1
    };
    let same = |j: usize| r.words.same_sentence(i, j);
    let written_day = r
        .day_number(place)
        .or_else(|| numerals::rank(r.words, place).filter(|(d, _)| *d <= 31).map(|(d, e)| (d as i8, e)))
        .filter(|_| same(place) && !(short && r.words.slice(place - 1) == "."));
    if let Some((first, end)) = written_day
        && r.words.slice(end) != ":"
        && !(r.words.slice(end) == "%" || r.is(end, list!["percent", "per", "million", "billion"]))
        && !is_count_behind_month(r, i, end)
    {
        let last = last_day(r, end);
        let end = last.map_or(end, |l| l.1);
        let (year, behind) = year_behind(r, end).map_or((None, end), |(y, e)| (Some(y), e));
        if let Some(meaning) = days(year, number, first, last.map(|l| l.0)) {
            return Some((meaning, behind));
        }
    }
    if let Some((year, end)) = year_behind(r, i + 1) {
        return Some((Meaning::Settled(Stretch::Month(year, number)), end));
    }
    (!short).then_some((Meaning::Returning(Returning::Month(number), Which::Near), i + 1))
}

/// The second day of "June 3-5", "3–5 June".
fn last_day(r: &Reader, dash: usize) -> Option<(i8, usize)> {
    let tight = r.is_tight_dash(dash);
    tight.then(|| r.day_number(dash + 1)).flatten()
}

/// "In May 12 people died": the number counts the plural noun behind it. After "on" it is the day.
fn is_count_behind_month(r: &Reader, month: usize, end: usize) -> bool {
    let noun = r.lower(end);
    let plural = matches!(noun, "people" | "men" | "women" | "children") || (noun.len() > 3 && noun.ends_with('s'));
    plural && r.words.token(end).kind() == TokenKind::Word && r.is_before(month, list!["in", "since", "by", "for"])
}

/// The beginning of a date that ends with a month: "2 June", "the 2nd of June", "3–5 June". Returns its first token.
fn days_before_month(r: &Reader, month: usize) -> Option<(usize, i8, Option<i8>)> {
    let sentence = r.words.sentence_range(month).start;
    let mut end = month;
    if end > sentence && r.is(end - 1, list!["of"]) {
        end -= 1;
    }
    let of = end < month;
    for length in 1..=3usize {
        let Some(start) = end.checked_sub(length).filter(|s| *s >= sentence) else { break };
        let read = r
            .day_number(start)
            .or_else(|| numerals::rank(r.words, start).filter(|(d, _)| *d <= 31).map(|(d, e)| (d as i8, e)));
        let Some((number, behind)) = read else { continue };
        let bare = behind == start + 1 && r.item(start) == Item::Number;
        if behind != end || (of && bare) || (start > sentence && numerals::is_money_sign(r.words, start - 1)) {
            continue;
        }
        // A longer rank ("twenty-first") wins over its tail ("first").
        if start >= sentence + 2 && r.words.slice(start - 1) == "-" && r.words.is(start - 2, class::NUMERALS) {
            continue;
        }
        if start >= sentence + 2 && r.is_tight_dash(start - 1) && bare {
            return match r.day_number(start - 2) {
                Some((first, _)) if first < number => Some((start - 2, first, Some(number))),
                _ => None,
            };
        }
        // "10:30 2 June" is fine, "1:2 June" is not.
        if start > sentence && matches!(r.words.slice(start - 1), ":" | "/" | ".") && r.words.glued(start) {
            return None;
        }
        let start = if start > sentence && r.is(start - 1, list!["the"]) && (of || !bare) { start - 1 } else { start };
        return Some((start, number, None));
    }
    None
}

/// "05-Aug-2016", "23/Sep/2020", as records write it.
fn joined_by_marks(r: &Reader, i: usize, month: i8) -> Option<Candidate> {
    let mark = |j: usize| matches!(r.words.slice(j), "-" | "/") && r.words.glued(j) && r.words.glued(j + 1);
    let first = i.checked_sub(2)?;
    if !mark(i - 1) || !mark(i + 1) || r.words.slice(i - 1) != r.words.slice(i + 1) {
        return None;
    }
    let (day, year) = (i8::try_from(r.small(first)?).ok()?, r.year(i + 2)?);
    let date = Date::new(year, month, day).ok()?;
    Some(Candidate::new(first..i + 3, Meaning::Settled(Stretch::Day(date))))
}

/// time.date-written: a date with the name of its month and its day.
pub(super) fn date_written(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Month { number, .. } = r.item(i) else { return None };
    if let Some(joined) = joined_by_marks(r, i, number) {
        return Some(joined);
    }
    let (mut start, meaning, mut end) = if let Some((start, first, last)) = days_before_month(r, i) {
        let (year, end) = year_behind(r, i + 1).map_or((None, i + 1), |(y, e)| (Some(y), e));
        let (meaning, end) = with_year_behind(r, (days(year, number, first, last)?, end));
        (start, meaning, end)
    } else {
        let (meaning, end) = with_year_behind(r, month_forward(r, i)?);
        if !matches!(
            meaning,
            Meaning::Settled(Stretch::Day(_)) | Meaning::Range(..) | Meaning::Returning(Returning::Day(..), _)
        ) {
            return None;
        }
        (i, meaning, end)
    };
    // "Monday, 2 June", "Monday 2 June", "Monday the 2nd of June"
    let comma = usize::from(start > 0 && r.words.slice(start - 1) == ",");
    if start > comma
        && let Item::Weekday { .. } = r.item(start - 1 - comma)
        && r.words.same_sentence(start - 1 - comma, start)
    {
        start -= 1 + comma;
    }
    // "July 24, 2003," keeps its last comma outside; "(June 3)" its brackets.
    if r.words.slice(end - 1) == "," {
        end -= 1;
    }
    Some(Candidate::new(start..end, meaning))
}

/// time.date-joined: the first day of "18 or 19 April", "between 3 and 5 May".
pub(super) fn date_joined(r: &Reader, i: usize) -> Option<Candidate> {
    let (first, end) = r.day_number(i)?;
    let cued = r.is_before(i, list!["on", "between", "from", "the", "of"]);
    if !cued || !r.is(end, list!["or", "and", "to", "through", "until"]) {
        return None;
    }
    let (_, behind) = r.day_number(end + 1)?;
    let month = if r.is(behind, list!["of"]) { behind + 1 } else { behind };
    let Item::Month { number, .. } = r.item(month) else { return None };
    let later = date_written(r, month).filter(|c| c.tokens.start <= end + 1 && r.words.same_sentence(i, month))?;
    let year = match later.meaning {
        Meaning::Settled(Stretch::Day(d)) => Some(d.year()),
        _ => None,
    };
    Some(Candidate::new(i..end, days(year, number, first, None)?))
}

/// Words in front of a bare "May" or "March" that make a month of it.
const MONTH_CUES: List = list![
    "in",
    "since",
    "by",
    "until",
    "till",
    "to",
    "from",
    "of",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "every",
    "each",
    "between",
    "through",
    "during",
    "before",
    "after",
    "and",
    "or",
    "for",
    "previous",
    "following",
    "late-",
    "mid-",
    "-",
    "–",
    "—"
];

/// Whether a capitalised month name stands for the month: not "May said", not "March on".
pub(super) fn is_month(r: &Reader, i: usize) -> bool {
    let Item::Month { number, short } = r.item(i) else { return false };
    let next_is_name = r.words.token(i + 1).is_capital()
        && r.words.same_sentence(i, i + 1)
        && matches!(r.item(i + 1), Item::None | Item::Name);
    if short {
        return false;
    }
    match number {
        // March and May are words and names; August, April and June are names.
        3 | 5 => {
            r.is_before(i, MONTH_CUES) && !next_is_name && (!r.words.starts_sentence(i)) && !r.is(i + 1, list!["'s"])
                || r.is(i + 1, list!["and", "or", "to", "through"])
                    && matches!(r.item(i + 2), Item::Month { short: false, .. })
                    && !is_behind_name(r, i)
                || (r.is(i + 1, list!["'s"])
                    && r.is_before(i, list!["in", "since", "after", "before", "of", "last", "this", "from"])
                    && !r.words.token(i + 2).is_capital())
        }
        4 | 6 | 8 => !next_is_name || r.is_before(i, MONTH_CUES) && !r.is_before(i, list!["and", "or"]),
        _ => true,
    }
}

/// "Theresa May": a capitalised word stands before it.
fn is_behind_name(r: &Reader, i: usize) -> bool {
    i > 0
        && r.words.same_sentence(i - 1, i)
        && r.words.token(i - 1).is_capital()
        && r.item(i - 1) == Item::None
        && !r.behind_preposition(i)
}

/// time.month: a month, with its year or without.
pub(super) fn month(r: &Reader, i: usize) -> Option<Candidate> {
    let (meaning, end) = with_year_behind(r, month_forward(r, i)?);
    match meaning {
        // "last September", "next May"
        Meaning::Returning(Returning::Month(number), Which::Near)
            if r.is_before(i, list!["last", "next", "this", "past", "coming"]) =>
        {
            let (which, start) = super::days::which_before(r, i);
            Some(Candidate::new(start..end, Meaning::Returning(Returning::Month(number), which)))
        }
        Meaning::Settled(Stretch::Month(..)) => Some(month_range(r, i, end, meaning)),
        Meaning::Returning(Returning::Month(_), _) if is_month(r, i) => Some(month_range(r, i, end, meaning)),
        _ => None,
    }
}

/// "May–July 2024" is one range; "from May to July" are two dates.
fn month_range(r: &Reader, i: usize, end: usize, meaning: Meaning) -> Candidate {
    let two = if i >= 2 && r.is_tight_dash(i - 1) { r.item(i - 2) } else { Item::None };
    if let Item::Month { number: first, .. } = two {
        let points = match meaning {
            Meaning::Settled(Stretch::Month(y, last)) => {
                let from = if first > last { y - 1 } else { y };
                Some((Point::Settled(Stretch::Month(from, first)), Point::Settled(Stretch::Month(y, last))))
            }
            Meaning::Returning(Returning::Month(last), _) => {
                Some((Point::Returning(Returning::Month(first)), Point::Returning(Returning::Month(last))))
            }
            _ => None,
        };
        if let Some((from, to)) = points {
            return Candidate::new(i - 2..end, Meaning::Range(from, to));
        }
    }
    Candidate::new(i..end, meaning)
}

/// time.date-numeric: 2025-06-02, 6/2/2025, 02.06.2025.
pub(super) fn date_numeric(r: &Reader, i: usize) -> Option<Candidate> {
    if i > 0 && r.words.glued(i) && r.words.token(i - 1).kind() != TokenKind::Punct {
        return None;
    }
    if i > 0 && r.words.glued(i) && matches!(r.words.slice(i - 1), "-" | "/" | "." | ":") {
        return None;
    }
    let slice = r.words.slice(i);
    let mark = r.words.slice(i + 1);
    let settled = |y: i16, m: i16, d: i16| {
        let date = Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
        (1000..2200).contains(&y).then_some(Meaning::Settled(Stretch::Day(date)))
    };
    let full_year = |y: i16, written: &str| match written.len() {
        4 => Some(y),
        2 if y < 40 => Some(2000 + y),
        2 => Some(1900 + y),
        _ => None,
    };
    // 02.06.2025 is one token.
    if slice.len() >= 8 && slice.matches('.').count() == 2 {
        let mut parts = slice.split('.');
        let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |s: &str| {
            (s.len() <= 4 && !s.is_empty()).then(|| s.bytes().fold(0i16, |n, b| n * 10 + i16::from(b - b'0')))
        };
        let meaning = settled(full_year(number(y)?, y).filter(|_| y.len() == 4)?, number(m)?, number(d)?)?;
        return Some(Candidate::new(i..i + 1, meaning));
    }
    let tight = (mark == "-" || mark == "/") && (1..=4).all(|k| r.words.glued(i + k)) && r.words.slice(i + 3) == mark;
    if !tight || (r.words.glued(i + 5) && matches!(r.words.slice(i + 5), "-" | "/")) {
        return None;
    }
    let (a, b, c) = (r.small(i)?, r.small(i + 2)?, r.small(i + 4)?);
    let meaning = if slice.len() == 4 {
        settled(a, b, c)?
    } else if mark == "/" {
        let year = full_year(c, r.words.slice(i + 4))?;
        // Month first, unless there is no such month.
        if a <= 12 { settled(year, a, b).or_else(|| settled(year, b, a))? } else { settled(year, b, a)? }
    } else if r.words.slice(i + 4).len() == 4 {
        settled(c, b, a).or_else(|| settled(c, a, b))?
    } else {
        return None;
    };
    Some(Candidate::new(i..i + 5, meaning))
}

/// Any date that begins at a token: for "the night of April 18".
pub(super) fn date_at(r: &Reader, i: usize) -> Option<Candidate> {
    let named = (i..i + 6).find(|j| matches!(r.item(*j), Item::Month { .. }) && r.words.same_sentence(i, *j));
    if let Some(m) = named
        && let Some(found) = date_written(r, m)
        && found.tokens.start == i
    {
        return Some(found);
    }
    match r.item(i) {
        Item::Weekday { number, short: false } => {
            Some(Candidate::new(i..i + 1, Meaning::Returning(Returning::Weekday(number), Which::Near)))
        }
        Item::Deictic { days, night: false } => Some(Candidate::new(
            i..i + 1,
            Meaning::Whole { unit: Unit::Day, by: days.into(), from: super::candidate::Anchor::Speech },
        )),
        Item::Month { .. } => month(r, i).filter(|c| c.tokens.start == i),
        Item::Number => years::year(r, i).filter(|c| c.tokens.start == i),
        _ => None,
    }
}
