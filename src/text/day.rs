//! A day as it is written in metadata, options and results: ISO 8601.

use jiff_core::civil::Date;

/// The day that an ISO 8601 date or date-time begins with; `None` for anything else, also for years a newspaper cannot
/// have (before 1400, after 2999).
pub(crate) fn read_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, rest) = (text.get(..10)?, &text[10..]);
    let shaped = day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shaped || !(rest.is_empty() || rest.starts_with(&['T', 't', ' '][..])) {
        return None;
    }
    let date = Date::new(in_figures(&day[..4])?, in_figures(&day[5..7])?, in_figures(&day[8..])?).ok()?;
    (1400..3000).contains(&date.year()).then_some(date)
}

/// A whole number in figures. The standard library's reading is compiled anew for each type of number.
pub(crate) fn in_figures<T: TryFrom<u64>>(figures: &str) -> Option<T> {
    figures.parse::<u64>().ok()?.try_into().ok()
}

/// `2025-06-03`. Not by way of the library's own formatting, which brings its parsers and error texts into the wasm module.
pub(crate) fn write_day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}
