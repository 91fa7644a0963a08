//! Stretches of the calendar with their TIMEX3 values, and the arithmetic on them. All of it rests on [`jiff_core::civil::Date`].

use jiff_core::civil::{Date, Weekday};

/// A unit of time. `Century` and smaller are counted; `Weekend` and `Night` only where they are spans of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit of a code in `time.words.tsv`.
    pub(super) fn of(code: &str) -> Option<Unit> {
        Some(match code {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "N" => Unit::Night,
            "D" => Unit::Day,
            "W" => Unit::Week,
            "WE" => Unit::Weekend,
            "F" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "H" => Unit::Half,
            "Y" => Unit::Year,
            "DE" => Unit::Decade,
            "CE" => Unit::Century,
            "ML" => Unit::Millennium,
            _ => return None,
        })
    }

    /// Shorter than a day.
    pub(super) const fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// TIMEX3 duration: `P30D`, `PT2.5H`, `PXY` for an unknown count, `P2W` for a fortnight.
    pub(super) fn duration(self, count: Option<f64>) -> String {
        let (factor, sign) = match self {
            Unit::Second => (1.0, "S"),
            Unit::Minute => (1.0, "M"),
            Unit::Hour => (1.0, "H"),
            Unit::Day | Unit::Night => (1.0, "D"),
            Unit::Week => (1.0, "W"),
            Unit::Weekend => (1.0, "WE"),
            Unit::Fortnight => (2.0, "W"),
            Unit::Month => (1.0, "M"),
            Unit::Quarter => (1.0, "Q"),
            Unit::Half => (6.0, "M"),
            Unit::Year => (1.0, "Y"),
            Unit::Decade => (1.0, "DE"),
            Unit::Century => (1.0, "CE"),
            Unit::Millennium => (1000.0, "Y"),
        };
        let mut value = String::from(if self.is_clock() { "PT" } else { "P" });
        match count {
            Some(n) => push_number(&mut value, n * factor),
            None => value.push('X'),
        }
        value.push_str(sign);
        value
    }

    /// How the quantities name it: "hour", "day".
    pub(super) const fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Night => "night",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Weekend => "weekend",
            Unit::Fortnight => "fortnight",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Half => "half-year",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
            Unit::Millennium => "millennium",
        }
    }
}

/// Writes a number with at most three decimals.
fn push_number(out: &mut String, n: f64) {
    let thousandths = (n * 1000.0 + 0.5) as u64;
    push_digits(out, thousandths / 1000, 1);
    let mut rest = thousandths % 1000;
    if rest > 0 {
        out.push('.');
        let mut width = 3;
        while rest.is_multiple_of(10) {
            rest /= 10;
            width -= 1;
        }
        push_digits(out, rest, width);
    }
}

/// Writes a whole number with at least `width` digits.
pub(super) fn push_digits(out: &mut String, n: u64, width: usize) {
    let mut buffer = [b'0'; 20];
    let (mut n, mut at) = (n, buffer.len());
    while n > 0 {
        at -= 1;
        buffer[at] = b'0' + (n % 10) as u8;
        n /= 10;
    }
    at = at.min(buffer.len() - width.min(buffer.len()));
    out.push_str(std::str::from_utf8(&buffer[at..]).unwrap_or_default());
}

/// A season; winter belongs to the year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub(super) fn of(code: &str) -> Season {
        match code {
            "SP" => Season::Spring,
            "SU" => Season::Summer,
            "FA" => Season::Autumn,
            _ => Season::Winter,
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// First month (northern, meteorological).
    pub(super) const fn month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// A stretch of the calendar that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stretch {
    Day(Date),
    /// Its Monday.
    Week(Date),
    /// Its Saturday.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    /// Negative: before Christ.
    Year(i16),
    /// The year without its last digit: 199.
    Decade(i16),
    /// The year without its last two digits: 19 is the 20th century.
    Century(i16),
    /// From the first day of one to the last day of another.
    Days(Date, Date),
}

/// The last day of a month.
pub(super) fn month_end(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

impl Stretch {
    /// First and last day, where they lie in the years 1 to 9999.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let months = |year: i16, first: i8, count: i8| {
            let last = first + count - 1;
            let (end_year, end) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
            Some((Date::new(year, first, 1).ok()?, month_end(end_year, end)?))
        };
        let years = |first: i16, last: i16| Some((Date::new(first.max(1), 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
        match self {
            Stretch::Day(d) => Some((d, d)),
            Stretch::Week(monday) => Some((monday, plus_days(monday, 6)?)),
            Stretch::Weekend(saturday) => Some((saturday, plus_days(saturday, 1)?)),
            Stretch::Month(y, m) if y > 0 => months(y, m, 1),
            Stretch::Quarter(y, q) if y > 0 => months(y, q * 3 - 2, 3),
            Stretch::Half(y, h) if y > 0 => months(y, h * 6 - 5, 6),
            Stretch::Season(y, s) if y > 0 => months(y, s.month(), 3),
            Stretch::Year(y) if y > 0 => years(y, y),
            Stretch::Decade(d) if d > 0 => years(d.checked_mul(10)?, d * 10 + 9),
            Stretch::Century(c) if c >= 0 => years(c.checked_mul(100)?, c * 100 + 99),
            Stretch::Days(a, b) => Some((a, b)),
            _ => None,
        }
    }

    /// TIMEX3 value.
    pub(super) fn value(self) -> String {
        let mut out = String::with_capacity(12);
        let year = |out: &mut String, y: i16| {
            if y < 0 {
                out.push_str("BC");
            }
            push_digits(out, u64::from(y.unsigned_abs()), 4);
        };
        let two = |out: &mut String, n: i8| push_digits(out, n.unsigned_abs().into(), 2);
        let day = |out: &mut String, d: Date| {
            year(out, d.year());
            out.push('-');
            two(out, d.month());
            out.push('-');
            two(out, d.day());
        };
        match self {
            Stretch::Day(d) => day(&mut out, d),
            Stretch::Week(monday) | Stretch::Weekend(monday) => {
                let week = monday.to_iso_week_date();
                year(&mut out, week.year());
                out.push_str("-W");
                two(&mut out, week.week());
                if matches!(self, Stretch::Weekend(_)) {
                    out.push_str("-WE");
                }
            }
            Stretch::Month(y, m) => {
                year(&mut out, y);
                out.push('-');
                two(&mut out, m);
            }
            Stretch::Quarter(y, q) => {
                year(&mut out, y);
                out.push_str("-Q");
                push_digits(&mut out, q.unsigned_abs().into(), 1);
            }
            Stretch::Half(y, h) => {
                year(&mut out, y);
                out.push_str("-H");
                push_digits(&mut out, h.unsigned_abs().into(), 1);
            }
            Stretch::Season(y, s) => {
                year(&mut out, y);
                out.push('-');
                out.push_str(s.code());
            }
            Stretch::Year(y) => year(&mut out, y),
            Stretch::Decade(d) => {
                if d < 0 {
                    out.push_str("BC");
                }
                push_digits(&mut out, d.unsigned_abs().into(), 3);
            }
            Stretch::Century(c) => {
                if c < 0 {
                    out.push_str("BC");
                }
                push_digits(&mut out, c.unsigned_abs().into(), 2);
            }
            Stretch::Days(a, b) => {
                day(&mut out, a);
                out.push('/');
                day(&mut out, b);
            }
        }
        out
    }

    /// The year it begins in.
    pub(super) fn year(self) -> i16 {
        match self {
            Stretch::Day(d) | Stretch::Week(d) | Stretch::Weekend(d) | Stretch::Days(d, _) => d.year(),
            Stretch::Month(y, _)
            | Stretch::Quarter(y, _)
            | Stretch::Half(y, _)
            | Stretch::Season(y, _)
            | Stretch::Year(y) => y,
            Stretch::Decade(d) => d.saturating_mul(10),
            Stretch::Century(c) => c.saturating_mul(100),
        }
    }

    /// The month it lies in, where it is no longer than that (or a season: its first).
    pub(super) fn month(self) -> Option<i8> {
        match self {
            Stretch::Day(d) | Stretch::Week(d) | Stretch::Weekend(d) | Stretch::Days(d, _) => Some(d.month()),
            Stretch::Month(_, m) => Some(m),
            Stretch::Season(_, s) => Some(s.month()),
            Stretch::Quarter(_, q) => Some(q * 3 - 2),
            _ => None,
        }
    }

    /// The single day it is.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Stretch::Day(d) => Some(d),
            _ => None,
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Option<Date> {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// Weekday of the number 1 (Monday) to 7.
pub(super) fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// The day `days` away.
pub(super) fn plus_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(i32::try_from(days).ok()?).ok()
}

/// How many days `to` lies behind `from`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).into()
}

/// The day some months away; where the month is too short, its last day.
pub(super) fn shift_months(day: Date, months: i64) -> Option<Date> {
    let (year, month) = plus_months(day.year(), day.month(), months)?;
    let last = month_end(year, month)?;
    Date::new(year, month, day.day().min(last.day())).ok()
}

/// The month `months` away, as year and month.
pub(super) fn plus_months(year: i16, month: i8, months: i64) -> Option<(i16, i8)> {
    let total = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
    let year = i16::try_from(total.div_euclid(12)).ok()?;
    Some((year, total.rem_euclid(12) as i8 + 1))
}

/// The whole unit that lies `by` units from a day: the week before (-1), this month (0), next year (1).
pub(super) fn whole(unit: Unit, from: Date, by: i64) -> Option<Stretch> {
    let year = |by: i64| i16::try_from(i64::from(from.year()).checked_add(by)?).ok().filter(|y| (1..=9999).contains(y));
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Stretch::Day(from),
        Unit::Day | Unit::Night => Stretch::Day(plus_days(from, by)?),
        Unit::Week => Stretch::Week(plus_days(monday(from)?, by.checked_mul(7)?)?),
        Unit::Fortnight => Stretch::Week(plus_days(monday(from)?, by.checked_mul(14)?)?),
        Unit::Weekend => Stretch::Weekend(plus_days(monday(from)?, by.checked_mul(7)?.checked_add(5)?)?),
        Unit::Month => {
            let (y, m) = plus_months(from.year(), from.month(), by)?;
            Stretch::Month(y, m)
        }
        Unit::Quarter => {
            let (y, m) = plus_months(from.year(), (from.month() - 1) / 3 * 3 + 1, by.checked_mul(3)?)?;
            Stretch::Quarter(y, (m - 1) / 3 + 1)
        }
        Unit::Half => {
            let (y, m) = plus_months(from.year(), (from.month() - 1) / 6 * 6 + 1, by.checked_mul(6)?)?;
            Stretch::Half(y, (m - 1) / 6 + 1)
        }
        Unit::Year => Stretch::Year(year(by)?),
        Unit::Decade => Stretch::Decade(year(by.checked_mul(10)?)? / 10),
        Unit::Century => Stretch::Century(year(by.checked_mul(100)?)? / 100),
        Unit::Millennium => Stretch::Year(year(by.checked_mul(1000)?)?),
    })
}

/// The point `by` units from a day, as coarse as the unit: two days ago, three weeks ago (the week), a decade ago (the year).
pub(super) fn shifted(unit: Unit, from: Date, by: i64) -> Option<Stretch> {
    match unit {
        Unit::Decade => whole(Unit::Year, from, by.checked_mul(10)?),
        Unit::Century => whole(Unit::Year, from, by.checked_mul(100)?),
        Unit::Quarter => {
            let (y, m) = plus_months(from.year(), from.month(), by.checked_mul(3)?)?;
            Some(Stretch::Month(y, m))
        }
        _ => whole(unit, from, by),
    }
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, month as i8, day as i8).ok()
}

/// The day that a row of `time.holidays.tsv` names in a year: "12-25", "easter+1", "nth 11 4 4+1".
pub(super) fn holiday(rule: &str, year: i16) -> Option<Date> {
    let number = |s: &str| -> Option<i64> {
        let (sign, digits) = match s.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, s.strip_prefix('+').unwrap_or(s)),
        };
        let value = digits.bytes().try_fold(0i64, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))?;
        Some(sign * value)
    };
    if let Some(offset) = rule.strip_prefix("easter") {
        return plus_days(easter(year)?, number(offset)?);
    }
    if let Some(rest) = rule.strip_prefix("nth ") {
        let mut parts = rest.split(' ');
        let (month, nth, day) = (number(parts.next()?)?, number(parts.next()?)?, parts.next()?);
        let (day, offset) = day.split_once('+').map_or((day, "0"), |(d, o)| (d, o));
        let first = Date::new(year, month as i8, 1).ok()?;
        let found = first.nth_weekday_of_month(nth as i8, weekday(number(day)? as i8)?).ok()?;
        return plus_days(found, number(offset)?);
    }
    let (month, day) = rule.split_once('-')?;
    Date::new(year, number(month)? as i8, number(day)? as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff_core::civil::date;

    #[test]
    fn values_and_days() {
        let week = whole(Unit::Week, date(2025, 6, 3), -1).unwrap();
        assert_eq!(week.value(), "2025-W22");
        assert_eq!(week.days(), Some((date(2025, 5, 26), date(2025, 6, 1))));
        assert_eq!(whole(Unit::Week, date(2027, 1, 1), 0).unwrap().value(), "2026-W53");
        assert_eq!(whole(Unit::Month, date(2025, 1, 31), -1).unwrap().value(), "2024-12");
        assert_eq!(Stretch::Month(2024, 2).days(), Some((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(Stretch::Season(2024, Season::Winter).days(), Some((date(2024, 12, 1), date(2025, 2, 28))));
        assert_eq!(Stretch::Quarter(2025, 3).days(), Some((date(2025, 7, 1), date(2025, 9, 30))));
        assert_eq!(Stretch::Year(-490).value(), "BC0490");
        assert_eq!(Stretch::Year(-490).days(), None);
        assert_eq!(Stretch::Century(19).days(), Some((date(1900, 1, 1), date(1999, 12, 31))));
        assert_eq!(whole(Unit::Year, date(2025, 1, 1), 99_999), None);
        assert_eq!(shifted(Unit::Decade, date(2011, 3, 8), -1).unwrap().value(), "2001");
    }

    #[test]
    fn durations() {
        assert_eq!(Unit::Hour.duration(Some(2.5)), "PT2.5H");
        assert_eq!(Unit::Day.duration(Some(30.0)), "P30D");
        assert_eq!(Unit::Year.duration(None), "PXY");
        assert_eq!(Unit::Fortnight.duration(Some(1.0)), "P2W");
        assert_eq!(Unit::Month.duration(Some(0.125)), "P0.125M");
    }

    #[test]
    fn named_days() {
        for (year, expected) in
            [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2000, date(2000, 4, 23)), (1818, date(1818, 3, 22))]
        {
            assert_eq!(easter(year), Some(expected));
        }
        assert_eq!(holiday("nth 11 4 4+1", 2024), Some(date(2024, 11, 29)));
        assert_eq!(holiday("nth 5 -1 1", 2025), Some(date(2025, 5, 26)));
        assert_eq!(holiday("02-29", 2025), None);
        assert_eq!(holiday("easter-2", 2025), Some(date(2025, 4, 18)));
    }
}
