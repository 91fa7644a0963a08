//! Dates as pages write them, to ISO 8601. Only the forms of data for machines and of datelines; what stands in running text is
//! for the times layer.

use jiff_core::civil::{Date, UnixEpochDay};

use crate::text::{in_figures, lower_case, search, write_day};

/// An ISO 8601 date (`2025-06-03`), with time and zone where the text has them (`2025-06-03T14:05:00+02:00`). `None` where
/// the text holds no date, or only a part of one.
pub(super) fn read(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(80).collect();
    iso(&text).or_else(|| timestamp(&text)).or_else(|| written(&text))
}

/// A sane day of a newspaper.
fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|d| (1400..2200).contains(&d.year()))
}

fn number<T: TryFrom<u64>>(digits: &str) -> Option<T> {
    if digits.bytes().all(|b| b.is_ascii_digit()) { in_figures(digits) } else { None }
}

/// `2025-06-03`, `2025/6/3`, `20250603`, all with or without a time behind them.
fn iso(text: &str) -> Option<String> {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let year = digits(text);
    let (date, rest) = if year == 8 || year == 14 {
        (day(number(&text[..4])?, number(&text[4..6])?, number(&text[6..8])?)?, &text[8..])
    } else {
        let mark = text[year..].chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '年'))?;
        let months = &text[year + mark.len_utf8()..];
        let month = digits(months);
        let next = months[month..].chars().next().filter(|c| *c == mark || *c == '月')?;
        let days = &months[month + next.len_utf8()..];
        let length = digits(days).min(2);
        (year == 4).then_some(())?;
        (day(number(&text[..4])?, number(&months[..month])?, number(&days[..length])?)?, &days[length..])
    };
    Some(match time(rest) {
        Some(time) => format!("{}T{time}", write_day(date)),
        None => write_day(date),
    })
}

/// `T14:05:00.000Z`, ` 14:05 +0200`: the time of day, without fractions of a second, and the zone as ISO 8601 writes it.
fn time(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(&['T', 't', ' ', ','][..]);
    let bytes = rest.as_bytes();
    let two = |at: usize| rest.get(at..at + 2).and_then(number::<u8>);
    let (hour, minute) = (two(0)?, two(3)?);
    if bytes.get(2) != Some(&b':') || hour > 24 || minute > 59 {
        return None;
    }
    let (second, mut end) = match two(6) {
        Some(second) if bytes.get(5) == Some(&b':') && second < 61 => (second, 8),
        _ => (0, 5),
    };
    if bytes.get(end) == Some(&b'.') {
        end += 1 + rest[end + 1..].bytes().take_while(u8::is_ascii_digit).count();
    }
    let zone = rest[end..].trim_start();
    let zone = match zone.as_bytes().first() {
        Some(b'Z' | b'z') => "Z".to_owned(),
        Some(sign @ (b'+' | b'-')) => {
            let digits: String =
                zone[1..].chars().filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
            match digits.len() {
                2 => format!("{}{digits}:00", *sign as char),
                4 => format!("{}{}:{}", *sign as char, &digits[..2], &digits[2..]),
                _ => String::new(),
            }
        }
        _ if zone.starts_with("GMT") || zone.starts_with("UTC") => "Z".to_owned(),
        _ => String::new(),
    };
    Some(format!("{:02}:{minute:02}:{second:02}{zone}", hour % 24))
}

/// Seconds or milliseconds since 1970.
fn timestamp(text: &str) -> Option<String> {
    let seconds = match text.len() {
        10 => number::<i64>(text)?,
        13 => number::<i64>(text)? / 1000,
        _ => return None,
    };
    let (days, clock) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = UnixEpochDay::new(i32::try_from(days).ok()?).ok()?.to_date();
    Some(format!("{}T{:02}:{:02}:{:02}Z", write_day(day), clock / 3600, clock / 60 % 60, clock % 60))
}

/// Dates with the month in words or all in figures: `3 June 2025`, `June 3, 2025`, `Tue, 03 Jun 2025 14:05:00 GMT`, `03.06.2025`.
fn written(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(&[' ', ',', '\u{a0}'][..]).filter(|w| !w.is_empty()).collect();
    for (i, word) in words.iter().enumerate() {
        if let Some(date) = figures(word) {
            let rest = words[i + 1..].join(" ");
            return Some(with_time(date, &rest));
        }
        let Some(month) = month(word) else { continue };
        let numeral = |k: usize| {
            let word = words.get(k)?.trim_end_matches(&['.', ':'][..]);
            number::<i16>(["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word))
        };
        let particle = |k: usize| words.get(k).is_some_and(|w| matches!(*w, "de" | "del"));
        let year_at = if particle(i + 1) { i + 2 } else { i + 1 };
        let day_before = i.checked_sub(1).map(|k| if particle(k) { k.wrapping_sub(1) } else { k });
        let found = match (day_before.and_then(numeral), numeral(i + 1), numeral(year_at), numeral(i + 2)) {
            (Some(d @ 1..=31), _, Some(y @ 1400..), _) => Some((y, d, year_at + 1)),
            (_, Some(d @ 1..=31), _, Some(y @ 1400..)) => Some((y, d, i + 3)),
            _ => None,
        };
        if let Some((year, d, behind)) = found {
            let date = day(year, month, d as i8)?;
            return Some(with_time(date, &words[behind.min(words.len())..].join(" ")));
        }
    }
    None
}

fn with_time(date: Date, rest: &str) -> String {
    let rest = rest.trim_start_matches(&['|', '-', '–', '·', ' ', '/'][..]);
    let rest = ["at ", "um "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    // A clock of twelve hours is left out: the half of the day stands behind it in too many ways.
    let twelve = rest.get(..12.min(rest.len())).is_some_and(|r| {
        let r = r.to_ascii_lowercase();
        ["am", "pm", "a.m", "p.m"].iter().any(|half| search::holds(&r, half))
    });
    match time(rest) {
        Some(time) if !twelve => format!("{}T{time}", write_day(date)),
        _ => write_day(date),
    }
}

/// `03.06.2025`, `3/6/2025`: the day first, unless only the month can stand there.
fn figures(word: &str) -> Option<Date> {
    let word = word.trim_end_matches(&['.', ':', '|', ')'][..]);
    let mark = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '/' | '-'))?;
    let mut parts = word.split(mark).map(number::<i16>);
    let (a, b, year) = (parts.next()??, parts.next()??, parts.next()??);
    let (first, second) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
    if parts.next().is_some() || year < 1400 {
        return None;
    }
    if mark == '/' && second > 12 { day(year, first, second) } else { day(year, second, first) }
}

/// Whether a word is the name of a month in one of several languages.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Number of a month by its name in one of several languages, or a short form of it.
fn month(word: &str) -> Option<i8> {
    let word = lower_case(word.trim_end_matches(&['.', ','][..]));
    in_figures(crate::lexicon::table::HTML_MONTHS.get(&word)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, iso) in [
            ("2025-06-03", "2025-06-03"),
            (" 2025-06-03T14:05:09.123Z", "2025-06-03T14:05:09Z"),
            ("2025-06-03T14:05:09+0200", "2025-06-03T14:05:09+02:00"),
            ("2025-06-03 14:05", "2025-06-03T14:05:00"),
            ("2025/6/3", "2025-06-03"),
            ("20250603", "2025-06-03"),
            ("1748959509", "2025-06-03T14:05:09Z"),
            ("1748959509000", "2025-06-03T14:05:09Z"),
            ("Tue, 03 Jun 2025 14:05:09 GMT", "2025-06-03T14:05:09Z"),
            ("Published: June 3rd, 2025 at 5:00 pm", "2025-06-03"),
            ("3 June 2025", "2025-06-03"),
            ("3. Juni 2025", "2025-06-03"),
            ("3 de junio de 2025", "2025-06-03"),
            ("03.06.2025, 14:05 Uhr", "2025-06-03T14:05:00"),
            ("6/30/2025", "2025-06-30"),
            ("2025年6月3日", "2025-06-03"),
        ] {
            assert_eq!(read(text).as_deref(), Some(iso), "{text}");
        }
        for text in ["", "yesterday", "2025", "2025-13-40", "June 2025", "12345", "é2025-06-03", "2025-06", "99999999"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
