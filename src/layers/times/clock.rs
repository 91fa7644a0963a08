//! Times of day: "10:30", "5 p.m.", "16:08 UTC", "noon", "nine o'clock".

use super::calendar::Unit;
use super::candidate::{Anchor, Candidate, Clock, Meaning, Zone};
use super::numerals;
use super::reader::{Item, Reader};
use crate::lexicon::{List, list, table};
use crate::words::TokenKind;

/// A zone at a token, as capitals: "UTC", "GMT"; and the token behind it.
fn zone(r: &Reader, i: usize) -> (Zone, usize, bool) {
    if r.words.token(i).is_all_caps()
        && r.words.same_sentence(i - 1, i)
        && let Some(row) = table::TIME_ZONES.get(r.lower(i))
    {
        let negative = row.starts_with('-');
        let minutes = row.bytes().filter(u8::is_ascii_digit).fold(0i16, |n, b| n * 10 + i16::from(b - b'0'));
        let zone = if row.is_empty() { Zone::None } else { Zone::Minutes(if negative { -minutes } else { minutes }) };
        return (zone, i + 1, true);
    }
    if r.is(i, list!["local"]) && r.is(i + 1, list!["time"]) {
        return (Zone::None, i + 2, true);
    }
    (Zone::None, i, false)
}

/// Words in front of a time of day without zone or half of the day.
const CUES: List = list![
    "at", "from", "by", "until", "till", "before", "after", "since", "around", "about", "to", "between", "and", "past",
    "@"
];

/// time.clock: digits as a time of day.
pub(super) fn clock(r: &Reader, i: usize) -> Option<Candidate> {
    if i > 0 && r.words.glued(i) && !matches!(r.words.slice(i - 1), "(" | "[" | "“" | "\"" | "-" | "–" | "—") {
        return None;
    }
    let slice = r.words.slice(i);
    let two = |s: &str| {
        (s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.bytes().fold(0i8, |n, b| n * 10 + (b - b'0') as i8))
    };
    let (hour, minute, mut end, bare) = if r.words.slice(i + 1) == ":" && r.words.glued(i + 1) && r.words.glued(i + 2) {
        // A third part makes it a duration or a race time.
        let seconds = r.words.slice(i + 3) == ":" && r.words.glued(i + 3);
        (r.small(i).filter(|_| slice.len() <= 2 && !seconds)? as i8, Some(two(r.words.slice(i + 2))?), i + 3, false)
    } else if let Some((h, m)) = slice.split_once('.').filter(|(h, m)| h.len() <= 2 && m.len() == 2) {
        let hour = h.bytes().try_fold(0i8, |n, b| b.is_ascii_digit().then(|| n * 10 + (b - b'0') as i8))?;
        (hour, Some(two(m)?), i + 1, true)
    } else if slice.len() == 4 && r.small(i).is_some() {
        // "0800 UTC"
        let n = r.small(i)?;
        ((n / 100) as i8, Some((n % 100) as i8), i + 1, true)
    } else {
        (r.small(i).filter(|_| slice.len() <= 2)? as i8, None, i + 1, true)
    };
    if !(0..=24).contains(&hour) || minute.is_some_and(|m| m > 59) || (hour == 24 && minute != Some(0)) {
        return None;
    }
    let mut hour = hour;
    let mut known = false;
    if !(slice.len() == 4 && minute.is_some() && !slice.contains('.'))
        && let Item::AmPm { pm } = r.item(end)
        && r.words.same_sentence(i, end)
    {
        // "I am", "5 am" differ by the number; "am" behind a noun never gets here.
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if pm { 12 } else { 0 };
        end += 1;
        known = true;
    } else if r.item(end) == Item::Oclock && minute.is_none() {
        end += 1;
        known = true;
    } else if r.is(end, list!["o"]) && matches!(r.words.slice(end + 1), "'" | "’") && r.is(end + 2, list!["clock"]) {
        end += 3;
        known = true;
    }
    let (zone, behind, zoned) = zone(r, end);
    let colon = r.words.slice(i + 1) == ":";
    let cued = colon && r.is_before(i, CUES) && slice.len() <= 2;
    // "8:30" after "at" is a time of day; "2:1", "3.15", "4000" alone are not.
    let told = known || cued || zoned && minute.is_some();
    if !told || (bare && !known && !zoned) {
        return None;
    }
    let found = Clock::At { hour, minute: Some(minute.unwrap_or(0)).filter(|_| minute.is_some() || zoned), zone };
    Some(with_day(r, Candidate::new(i..if zoned { behind } else { end }, Meaning::Hour).at(found)))
}

/// "16:00 UTC today", "8 p.m. tonight".
fn with_day(r: &Reader, mut found: Candidate) -> Candidate {
    let end = found.tokens.end;
    if let Item::Deictic { days, .. } = r.item(end)
        && r.words.same_sentence(found.tokens.start, end)
    {
        found.meaning = Meaning::Whole { unit: Unit::Day, by: days.into(), from: Anchor::Speech };
        found.tokens.end += 1;
    } else if r.is(end, list!["on", "in"]) || r.words.slice(end) == "," {
        return found;
    }
    found
}

/// time.clock-word: "noon", "midnight", "nine o'clock".
pub(super) fn clock_word(r: &Reader, i: usize) -> Option<Candidate> {
    match r.item(i) {
        Item::Clock(value) => {
            let next = r.words.token(i + 1);
            // "the midnight train", "High Noon"
            let noun = next.kind() == TokenKind::Word && next.is_capital();
            // "12 noon" says it twice.
            let twelve = r.is_before(i, list!["12", "twelve"]);
            let start = if twelve { i - 1 } else { i };
            let cued = twelve || r.is_before(i, CUES) || r.is(i + 1, list!["on"]);
            let hour = if value.starts_with('1') { 12 } else { 24 };
            let (zone, end, _) = zone(r, i + 1);
            let clock = Clock::At { hour, minute: Some(0), zone };
            (cued && !noun && !r.words.token(i).is_capital())
                .then(|| with_day(r, Candidate::new(start..end, Meaning::Hour).at(clock)))
        }
        Item::Oclock => {
            let hour = i
                .checked_sub(1)
                .and_then(|b| numerals::read(r.words, b))
                .filter(|n| n.end == i)
                .and_then(|n| n.value)?;
            let clock = Clock::At { hour: hour as i8, minute: None, zone: Zone::None };
            (1.0..=12.0).contains(&hour).then(|| Candidate::new(i - 1..i + 1, Meaning::Hour).at(clock))
        }
        _ => None,
    }
}
