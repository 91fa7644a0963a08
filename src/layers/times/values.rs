//! What is written out of a settled or unsettled meaning: TIMEX3 values, days around a length, and what kind of account it is.

use jiff_core::civil::Date;

use super::calendar::{self, Stretch, Unit, holiday, plus_days, shift_months};
use super::candidate::{Anchor, Candidate, Clock, Meaning, Point, Returning, Which, Zone};
use super::reader::{Item, Reader};

/// What returns, in a year.
pub(super) fn in_year(what: Returning, year: i16) -> Option<Stretch> {
    match what {
        Returning::Month(m) => Some(Stretch::Month(year, m)),
        Returning::Day(m, d) => Date::new(year, m, d).ok().map(Stretch::Day),
        Returning::Season(s) => Some(Stretch::Season(year, s)),
        Returning::Quarter(q) => Some(Stretch::Quarter(year, q)),
        Returning::Half(h) => Some(Stretch::Half(year, h)),
        Returning::Holiday(rule) => holiday(rule, year).map(Stretch::Day),
        Returning::Weekday(_) => None,
    }
}

/// The value of what cannot be settled: TIMEX3 with X for what is open.
pub(super) fn unsettled(meaning: Meaning) -> Option<String> {
    let mut out = String::from("XXXX-");
    let two = |out: &mut String, n: i8| calendar::push_digits(out, n.unsigned_abs().into(), 2);
    match meaning {
        Meaning::Returning(Returning::Month(m), _) => two(&mut out, m),
        Meaning::Returning(Returning::Day(m, d), _) => {
            two(&mut out, m);
            out.push('-');
            two(&mut out, d);
        }
        Meaning::Returning(Returning::Weekday(n), _) | Meaning::WeekdayOf(n, _) => {
            out.push_str("WXX-");
            calendar::push_digits(&mut out, n.unsigned_abs().into(), 1);
        }
        Meaning::Returning(Returning::Season(s), _) => out.push_str(s.code()),
        Meaning::Returning(Returning::Quarter(n), _) => {
            out.push('Q');
            calendar::push_digits(&mut out, n.unsigned_abs().into(), 1);
        }
        Meaning::Returning(Returning::Half(n), _) => {
            out.push('H');
            calendar::push_digits(&mut out, n.unsigned_abs().into(), 1);
        }
        Meaning::Returning(Returning::Holiday(_), _) => out.push_str("XX-XX"),
        Meaning::Range(Point::Returning(a), Point::Returning(b)) => {
            let mut value = unsettled(Meaning::Returning(a, Which::Near))?;
            value.push('/');
            value.push_str(&unsettled(Meaning::Returning(b, Which::Near))?);
            return Some(value);
        }
        Meaning::Whole { unit, by, from } | Meaning::Shifted { unit, by, from } => {
            out = match (from, by) {
                (Anchor::Told, _) => open_value(unit),
                (_, 0) => "PRESENT_REF",
                (_, b) if b < 0 => "PAST_REF",
                _ => "FUTURE_REF",
            }
            .to_owned();
        }
        _ => return None,
    }
    Some(out)
}

/// A stretch of which only the length is known.
pub(super) const fn open_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// "T16:08Z", "TAF"
pub(super) fn push_clock(value: &mut String, clock: Clock) {
    // "PAST_REFTNI" is no value.
    if value.ends_with("_REF") {
        value.clear();
        value.push_str("XXXX-XX-XX");
    }
    value.push('T');
    match clock {
        Clock::Part(code) => value.push_str(code),
        Clock::At { hour, minute, zone } => {
            let two = |out: &mut String, n: u64| calendar::push_digits(out, n, 2);
            two(value, hour.unsigned_abs().into());
            if let Some(minute) = minute {
                value.push(':');
                two(value, minute.unsigned_abs().into());
            } else {
                value.push_str(":00");
            }
            match zone {
                Zone::None => {}
                Zone::Minutes(0) => value.push('Z'),
                Zone::Minutes(m) => {
                    value.push(if m < 0 { '-' } else { '+' });
                    two(value, (m.unsigned_abs() / 60).into());
                    if m % 60 != 0 {
                        value.push(':');
                        two(value, (m.unsigned_abs() % 60).into());
                    }
                }
            }
        }
    }
}

/// First and last day of the past or the next so many units.
pub(super) fn around(published: Option<Date>, unit: Unit, count: Option<f64>, toward: i8) -> Option<(Date, Date)> {
    let (here, n) = (published?, count.filter(|n| n.fract() == 0.0 && *n <= 10_000.0)? as i64);
    if toward == 0 {
        return None;
    }
    let n = if toward < 0 { -n } else { n };
    let there = match unit {
        Unit::Day => plus_days(here, n),
        Unit::Week => plus_days(here, n * 7),
        Unit::Month => shift_months(here, n),
        Unit::Quarter => shift_months(here, n * 3),
        Unit::Year => shift_months(here, n * 12),
        Unit::Decade => shift_months(here, n * 120),
        _ => None,
    }?;
    Some((here.min(there), here.max(there)))
}

/// Whether the text is an account of the past: many old years, hardly anything said from the day of publication.
pub(super) fn is_narrative(r: &Reader, published: Option<Date>, found: &[Candidate]) -> bool {
    let this_year = published.map_or(i16::MAX, |d| d.year());
    let (mut old, mut near) = (0usize, 0usize);
    for candidate in found {
        match candidate.meaning {
            Meaning::Settled(s) if s.year() < this_year => old += 1,
            Meaning::Settled(_) => near += usize::from(published.is_some()),
            Meaning::WeekdayOf(..) | Meaning::Returning(Returning::Weekday(_), _) => near += 1,
            Meaning::Whole { from: Anchor::Speech, .. } => {
                near +=
                    usize::from(matches!(r.item(candidate.tokens.end - 1), Item::Deictic { .. } | Item::Unit { .. }));
            }
            _ => {}
        }
    }
    (old >= 3 && near == 0) || (old >= 8 && old >= 5 * near)
}
