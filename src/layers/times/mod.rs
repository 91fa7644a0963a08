//! When: dates, times of day, durations, recurring times, as TIMEX3 values.

use jiff::civil::Date;
use serde::Serialize;

use super::{Found, RuleCard};
use crate::words::Words;

/// TIMEX3's four types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum TimeType {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// Whether a value follows from the words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Basis {
    /// The words give the date (a missing year is filled in).
    Explicit,
    /// It hangs on the day of publication or on another event.
    Relative,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Time {
    /// What kind of time.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value: `2025-06-02`, `2025-05`, `2025-W23`, `PT2H30M`, `P30D`, `PXY`, `PRESENT_REF`.
    pub value: String,
    /// First day, ISO 8601, where the value lies on the calendar.
    pub from: Option<String>,
    /// Last day, ISO 8601.
    pub to: Option<String>,
    /// TIMEX3 modifier: `APPROX`, `START`, `END`, `MORE_THAN` …
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// Explicit, or hanging on another day.
    pub basis: Basis,
}

/// Finds the time expressions. `published` is the day relative ones hang on; without it they keep a relative value and no
/// days.
///
/// Reads: words, day of publication. Writes: times.
pub(crate) fn find(_words: &Words, _published: Option<Date>) -> Vec<Found<Time>> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
