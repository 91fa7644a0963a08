//! Named days ("Christmas Eve", "Waitangi Day") and named periods ("the Soviet era").

use super::calendar::{Stretch, holiday};
use super::candidate::{Candidate, Meaning, Point, Returning, Which};
use super::reader::Reader;
use crate::lexicon::{list, table};
use crate::words::TokenKind;

/// The longest row of a table that begins at a token, each word compared in lower case; and the token behind it.
fn longest(r: &Reader, i: usize, rows: &'static crate::lexicon::Table) -> Option<(&'static str, usize)> {
    let mut key = String::with_capacity(32);
    let mut found = None;
    // A clitic is a token of its own.
    for end in i..(i + rows.longest() + 2).min(r.words.len()) {
        if !r.words.same_sentence(i, end) {
            break;
        }
        let mark = matches!(r.words.slice(end), "'" | "’");
        if r.words.token(end).kind() == TokenKind::Punct && !mark {
            break;
        }
        if end > i && !r.words.glued(end) {
            key.push(' ');
        }
        key.push_str(if mark { "'" } else { r.lower(end) });
        if let Some(value) = rows.get(&key) {
            found = Some((value, end + 1));
        } else if !rows.has_prefix(&key) {
            break;
        }
    }
    found
}

/// time.holiday: a named day, with its year or without.
pub(super) fn named_day(r: &Reader, i: usize) -> Option<Candidate> {
    if !r.words.token(i).is_capital() {
        return None;
    }
    let (row, mut end) = longest(r, i, &table::TIME_HOLIDAYS)?;
    let last = r.words.token(end - 1);
    // "Christmas Island", "Easter Road", "New Year's Honours"; "New Year" is often "the new year".
    let next = r.words.token(end);
    let name = next.is_capital()
        && next.kind() == TokenKind::Word
        && r.words.same_sentence(i, end)
        && !matches!(r.item(end), super::reader::Item::Weekday { .. } | super::reader::Item::Month { .. });
    let whole = last.is_capital() || r.is(end - 1, list!["'s"]);
    let sale = r.is(i, list!["black", "cyber"])
        && r.is(end, list!["sale", "sales", "deal", "deals", "shopping", "bargains", "discounts"]);
    let joined = r.words.slice(end) == "-" && r.words.glued(end) && r.words.token(end + 1).is_capital();
    if name || joined || !whole || sale || is_person(r, i, end) {
        return None;
    }
    let (mut which, mut start) = (Which::Near, i);
    match r.before(i) {
        "last" => (which, start) = (Which::Last, i - 1),
        "next" => (which, start) = (Which::Next, i - 1),
        "this" => (which, start) = (Which::This, i - 1),
        _ => {}
    }
    let place = if r.words.slice(end) == "," || r.is(end, list!["of", "in"]) { end + 1 } else { end };
    if let Some(year) = r.year(place).filter(|_| r.words.same_sentence(i, place)) {
        end = place + 1;
        return Some(Candidate::new(start..end, Meaning::Settled(Stretch::Day(holiday(row, year)?))));
    }
    let mut clock = None;
    if let super::reader::Item::Unit { unit: super::calendar::Unit::Night, plural: false } = r.item(end) {
        clock = Some(super::candidate::Clock::Part("NI"));
        end += 1;
    } else if let super::reader::Item::Part(code) = r.item(end) {
        clock = Some(super::candidate::Clock::Part(code));
        end += 1;
    }
    Some(Candidate { clock, ..Candidate::new(start..end, Meaning::Returning(Returning::Holiday(row), which)) })
}

/// "Epiphany Jones" is caught by the capital behind; "Mr Christmas" by the title before.
fn is_person(r: &Reader, i: usize, end: usize) -> bool {
    end == i + 1 && r.is_before(i, list!["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "father", "miss"])
}

/// time.era: a period of history by its name.
pub(super) fn named_period(r: &Reader, i: usize) -> Option<Candidate> {
    let (row, end) = longest(r, i, &table::TIME_ERAS)?;
    let (first, last) = row.split_once('/')?;
    let year = |s: &str| s.bytes().fold(0i16, |n, b| n * 10 + i16::from(b.wrapping_sub(b'0')));
    let start = if r.is_before(i, list!["the"]) { i - 1 } else { i };
    Some(Candidate::new(
        start..end,
        Meaning::Range(Point::Settled(Stretch::Year(year(first))), Point::Settled(Stretch::Year(year(last)))),
    ))
}
