//! Years as they are written: years and ranges of them, decades, centuries, eras.

use super::calendar::{Stretch, Unit};
use super::candidate::{Candidate, Meaning, Point};
use super::numerals;
use super::reader::{Item, Reader};
use crate::lexicon::{List, class, list};
use crate::words::TokenKind;

/// Words in front of four digits that make a year of them.
const YEAR_CUES: List = list![
    "in", "since", "by", "until", "till", "from", "during", "before", "after", "between", "through", "around", "circa",
    "late", "early", "mid", "year", "summer", "spring", "autumn", "fall", "winter", "fiscal", "c.", "ca."
];

/// Words that do so where no noun follows: "plans for 1777,", "the 1784 Treaty".
const WEAK_YEAR_CUES: List = list!["the", "of", "for", "to", "and", "or", "as", "about", "than", "its", "their", "a"];

/// Whether what follows is no noun that the digits could count: a mark, a name, a grammar word, the end.
fn closes_phrase(r: &Reader, i: usize) -> bool {
    let token = r.words.token(i);
    !r.words.same_sentence(i - 1, i)
        || token.kind() == TokenKind::Punct
        || token.is_capital()
        || r.words.is(
            i,
            class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::AUXILIARIES).or(class::MODALS).or(class::PRONOUNS),
        )
}

/// Whether the four digits count what follows or measure it: "2000 people", "1500 m".
fn counts(r: &Reader, i: usize) -> bool {
    let next = r.words.token(i + 1);
    let word = r.lower(i + 1);
    if !r.words.same_sentence(i, i + 1) {
        return false;
    }
    if next.kind() == TokenKind::Symbol && matches!(r.words.slice(i + 1), "%" | "°" | "$" | "€" | "£" | "¥") {
        return true;
    }
    if next.kind() != TokenKind::Word || next.is_capital() {
        return false;
    }
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is");
    let people = matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "km"
            | "m"
            | "kg"
            | "ft"
            | "mph"
            | "more"
            | "other"
            | "miles"
            | "euros"
    );
    let unit = matches!(r.item(i + 1), Item::Unit { .. } | Item::ShortUnit(_));
    let year = r.year(i).unwrap_or(0);
    let round = year % 100 == 0 || !(1900..=2060).contains(&year);
    let cue = r.is_before(i, YEAR_CUES) || r.is_before(i, WEAK_YEAR_CUES) || i == 0 || r.words.starts_sentence(i);
    people
        || unit
        || (plural && (round || !cue))
        || r.words.is(i + 1, class::NUMERALS) && !r.is(i + 1, list!["first", "second", "third", "half", "quarter"])
}

/// time.year: a year or a range of years.
pub(super) fn year(r: &Reader, i: usize) -> Option<Candidate> {
    if let Some(found) = bare_short_year(r, i) {
        return Some(found);
    }
    let year = r.year(i)?;
    let glued = i > 0 && r.words.glued(i);
    if glued && !matches!(r.words.slice(i - 1), "(" | "[" | "“" | "\"" | "‘" | "'" | "-" | "–" | "—" | "/" | ",")
    {
        return None;
    }
    // "mid-2020" is a year, "STS-2020" and "4-2019" are not.
    if glued
        && matches!(r.words.slice(i - 1), "-" | "/")
        && !r.is(i.wrapping_sub(2), list!["mid", "early", "late", "pre", "post", "end"])
    {
        return None;
    }
    if i > 0
        && (numerals::is_money_sign(r.words, i - 1)
            || r.is(i - 1, list!["no.", "#", "number", "room", "page", "flight", "channel", "route"]))
    {
        return None;
    }
    // "1914–18", "2014-2018"
    if r.is_dash(i + 1) && (r.is_tight_dash(i + 1)) {
        let last = match r.words.slice(i + 2).len() {
            4 => r.year(i + 2),
            2 => r.small(i + 2).map(|y| year / 100 * 100 + y),
            _ => None,
        };
        let tail = r.words.glued(i + 3) && matches!(r.words.slice(i + 3), "-" | "/" | ":");
        return match last {
            Some(last) if last > year && !tail => Some(Candidate::new(
                i..i + 3,
                Meaning::Range(Point::Settled(Stretch::Year(year)), Point::Settled(Stretch::Year(last))),
            )),
            // "2025-06" is a month.
            _ if !tail && r.words.slice(i + 2).len() == 2 && r.words.slice(i + 1) == "-" => {
                let month = r.small(i + 2).filter(|m| (1..=12).contains(m))?;
                Some(Candidate::new(i..i + 3, Meaning::Settled(Stretch::Month(year, month as i8))))
            }
            _ => None,
        };
    }
    // "2024/25"
    if r.words.slice(i + 1) == "/" && r.words.glued(i + 1) && r.words.slice(i + 2).len() == 2 {
        let last = year / 100 * 100 + r.small(i + 2)?;
        return (last == year + 1).then(|| {
            Candidate::new(
                i..i + 3,
                Meaning::Range(Point::Settled(Stretch::Year(year)), Point::Settled(Stretch::Year(last))),
            )
        });
    }
    let digits = r.words.glued(i + 2) && r.item(i + 2) == Item::Number;
    if r.words.glued(i + 1)
        && (matches!(r.words.slice(i + 1), "/" | "+" | "%") || (r.words.slice(i + 1) == ":" && digits))
    {
        return None;
    }
    let modern = (1900..=2060).contains(&year);
    let cued = r.is_before(i, YEAR_CUES)
        || in_list_of_years(r, i)
        || (year >= 1400 && r.is_before(i, WEAK_YEAR_CUES) && closes_phrase(r, i + 1));
    if counts(r, i) || !(modern || cued) {
        return None;
    }
    if r.is_before(i, list!["year"]) {
        let start = if r.is_before(i - 1, list!["the", "fiscal", "calendar"]) { i - 2 } else { i - 1 };
        return Some(Candidate::new(start..i + 1, Meaning::Settled(Stretch::Year(year))));
    }
    // A label in front, as in "Studio 2020" or "Windows 2000", makes it part of a name, unless the year closes the name ("Tokyo 2020").
    Some(Candidate::new(i..i + 1, Meaning::Settled(Stretch::Year(year))))
}

/// "between 1644 and 1662", "in 1795, 1796": beside another year.
fn in_list_of_years(r: &Reader, i: usize) -> bool {
    let year_at = |j: Option<usize>| j.is_some_and(|j| r.year(j).is_some() && r.words.same_sentence(i, j));
    (r.is_before(i, list!["and", "to", ",", "–", "-", "or", "("]) && year_at(i.checked_sub(2)))
        || (r.is_before(i, list!["(", "["]) && (r.is_dash(i + 1) || matches!(r.words.slice(i + 1), ")" | "]" | ",")))
}

/// "'82" behind a preposition.
fn bare_short_year(r: &Reader, i: usize) -> Option<Candidate> {
    let mark = i.checked_sub(1)?;
    let (year, end) = r.short_year(mark)?;
    let cue = r.is_before(
        mark,
        list!["in", "since", "of", "from", "to", "until", "by", "during", "early", "late", "summer", "spring", "and"],
    );
    cue.then(|| Candidate::new(mark..end, Meaning::Settled(Stretch::Year(year))))
}

/// time.year-era: "490 BC", "the year 79 AD".
pub(super) fn year_era(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Era { bc } = r.item(i) else { return None };
    let number = |j: usize| r.small(j).filter(|y| *y > 0 && r.item(j) == Item::Number);
    // "AD 79"
    if !bc
        && let Some(year) = number(i + 1)
        && !(i > 0 && number(i - 1).is_some())
        && r.words.slice(i).len() <= 4
    {
        return (r.words.token(i).is_all_caps())
            .then(|| Candidate::new(i..i + 2, Meaning::Settled(Stretch::Year(year))));
    }
    let before = i.checked_sub(1)?;
    let sign = |y: i16| if bc { -y } else { y };
    if let Some(year) = number(before).filter(|_| r.words.same_sentence(before, i)) {
        if before >= 2
            && r.is_dash(before - 1)
            && let Some(first) = number(before - 2)
        {
            let in_order = if bc { first > year } else { first < year };
            if in_order {
                return Some(Candidate::new(
                    before - 2..i + 1,
                    Meaning::Range(
                        Point::Settled(Stretch::Year(sign(first))),
                        Point::Settled(Stretch::Year(sign(year))),
                    ),
                ));
            }
        }
        return Some(Candidate::new(before..i + 1, Meaning::Settled(Stretch::Year(sign(year)))));
    }
    // "the 5th century BC"
    if let Item::Unit { unit: Unit::Century, plural: false } = r.item(before) {
        let found = century(r, before)?;
        let Meaning::Settled(Stretch::Century(c)) = found.meaning else { return None };
        let c = if bc { -(c + 1) } else { c };
        return Some(Candidate::new(found.tokens.start..i + 1, Meaning::Settled(Stretch::Century(c))));
    }
    None
}

/// time.decade: "the 1990s", "the '90s", "the sixties".
pub(super) fn decade(r: &Reader, i: usize) -> Option<Candidate> {
    let the = |start: usize| if r.is_before(start, list!["the"]) { start - 1 } else { start };
    if let Item::Decade(number) = r.item(i) {
        // "in their sixties" is an age.
        let cue = r.is_before(i, list!["the", "late", "early", "mid", "mid-", "-", "nineteen"]);
        return (cue && !age_before(r, i))
            .then(|| Candidate::new(the(i)..i + 1, Meaning::Settled(Stretch::Decade(190 + i16::from(number) / 10))));
    }
    if !(r.words.glued(i + 1) && r.is(i + 1, list!["s", "'s"])) {
        return None;
    }
    let slice = r.words.slice(i);
    let value = r.small(i)?;
    match slice.len() {
        4 if (1000..2100).contains(&value) && value % 10 == 0 => {
            // "the 1900s" is usually the century, but TIMEX3 takes the decade.
            Some(Candidate::new(the(i)..i + 2, Meaning::Settled(Stretch::Decade(value / 10))))
        }
        2 if value % 10 == 0 && value >= 20 => {
            let apostrophe = i > 0 && r.words.glued(i) && matches!(r.words.slice(i - 1), "'" | "’" | "‘");
            let start = if apostrophe { i - 1 } else { i };
            let cue = r.is_before(start, list!["the", "late", "early", "mid", "mid-", "-"]);
            let weather = (1..=4).any(|k| {
                r.is(
                    start.wrapping_sub(k),
                    list!["high", "highs", "low", "lows", "upper", "lower", "temperature", "temperatures"],
                )
            });
            (cue && !weather && !age_before(r, start))
                .then(|| Candidate::new(the(start)..i + 2, Meaning::Settled(Stretch::Decade(190 + value / 10))))
        }
        _ => None,
    }
}

/// "in his late sixties", "her 20s": an age.
fn age_before(r: &Reader, i: usize) -> bool {
    (1..=4).any(|k| i >= k && r.words.same_sentence(i - k, i) && r.words.is(i - k, class::POSSESSIVES))
}

/// time.century: "the 20th century", "nineteenth-century".
pub(super) fn century(r: &Reader, i: usize) -> Option<Candidate> {
    let Item::Unit { unit: Unit::Century, plural: false } = r.item(i) else { return None };
    let end = if i > 0 && r.words.slice(i - 1) == "-" && r.words.glued(i) { i - 1 } else { i };
    let start = (1..=3).filter_map(|k| end.checked_sub(k)).rfind(|s| {
        numerals::rank(r.words, *s).is_some_and(|(n, e)| e == end && (1..=22).contains(&n))
            && r.words.same_sentence(*s, i)
    })?;
    let (number, _) = numerals::rank(r.words, start)?;
    // In cricket a century is a hundred runs.
    if r.words.is(start.wrapping_sub(1), class::POSSESSIVES) {
        return None;
    }
    let the = end == i && r.is_before(start, list!["the"]);
    Some(Candidate::new(
        if the { start - 1 } else { start }..i + 1,
        Meaning::Settled(Stretch::Century(number as i16 - 1)),
    ))
}
