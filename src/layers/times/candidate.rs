//! What a rule hands on: where an expression stands and what it means before it is settled on the calendar.

use std::ops::Range;

use super::calendar::{Season, Stretch, Unit};

/// Where a time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The day of publication (in an account of the past: what was told last).
    Speech,
    /// The time that was told last: "the day before", "two weeks later".
    Told,
}

/// Which of the returning ones is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that fits best: near, and on the side that the verb says.
    Near,
    Last,
    This,
    Next,
    /// Of the year before or after that of publication.
    LastYear,
    NextYear,
    /// Of the time told last: "the same month", "that Friday".
    Told,
}

/// Something on the calendar that comes back every year or week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Returning {
    Month(i8),
    Day(i8, i8),
    /// Monday is 1.
    Weekday(i8),
    Season(Season),
    Quarter(i8),
    Half(i8),
    /// A row of `time.holidays.tsv`.
    Holiday(&'static str),
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// The words say all of it.
    Settled(Stretch),
    /// From the first to the last; both settled or both returning.
    Range(Point, Point),
    Returning(Returning, Which),
    /// A week of a month or year: from 1; -1 is the last.
    WeekOf(i8, Point),
    /// The n-th weekday of a month ("the first Monday in October"); -1 is the last.
    NthWeekday(i8, i8, Point),
    /// The weekday of another week: "Tuesday last week".
    WeekdayOf(i8, i64),
    /// The whole unit that lies so many units away: last week, this year, the next day.
    Whole {
        unit: Unit,
        by: i64,
        from: Anchor,
    },
    /// So many units away: two years ago, three days later.
    Shifted {
        unit: Unit,
        by: i64,
        from: Anchor,
    },
    /// An uncertain time away: "years ago".
    Vague {
        unit: Unit,
        forward: bool,
    },
    Reference(&'static str),
    /// `toward`: the past so many (-1), the next so many (1), or neither.
    Duration {
        unit: Unit,
        count: Option<f64>,
        high: Option<f64>,
        toward: i8,
    },
    /// Every so many units.
    Every {
        unit: Unit,
        count: Option<f64>,
    },
    EveryWeekday(i8),
    /// A time of day; its day is settled later.
    Hour,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Point {
    Settled(Stretch),
    Returning(Returning),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Code of a part of the day: "MO", "AF", "EV", "NI".
    Part(&'static str),
    At {
        hour: i8,
        minute: Option<i8>,
        zone: Zone,
    },
}

/// The zone of a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    None,
    /// Minutes east of UTC.
    Minutes(i16),
}

/// TIMEX3 modifiers.
pub(super) mod modifier {
    pub const APPROX: &str = "APPROX";
    pub const START: &str = "START";
    pub const MID: &str = "MID";
    pub const END: &str = "END";
    pub const MORE_THAN: &str = "MORE_THAN";
    pub const LESS_THAN: &str = "LESS_THAN";
    pub const EQUAL_OR_MORE: &str = "EQUAL_OR_MORE";
    pub const EQUAL_OR_LESS: &str = "EQUAL_OR_LESS";
}

/// A possible time expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub tokens: Range<usize>,
    pub meaning: Meaning,
    pub clock: Option<Clock>,
    pub modifier: Option<&'static str>,
    /// Place of its rule in the table.
    pub rule: usize,
}

impl Candidate {
    pub(super) const fn new(tokens: Range<usize>, meaning: Meaning) -> Self {
        Self { tokens, meaning, clock: None, modifier: None, rule: 0 }
    }

    /// A time of day in digits (or noon, midnight) without a day.
    pub(super) const fn is_hour(&self) -> bool {
        matches!((self.meaning, self.clock), (Meaning::Hour, Some(Clock::At { .. })))
    }

    /// A single day without a time of day.
    pub(super) const fn is_day(&self) -> bool {
        self.clock.is_none()
            && matches!(
                self.meaning,
                Meaning::Settled(Stretch::Day(_))
                    | Meaning::Returning(Returning::Day(..) | Returning::Weekday(_) | Returning::Holiday(_), _)
                    | Meaning::Whole { unit: Unit::Day, .. }
                    | Meaning::WeekdayOf(..)
            )
    }

    pub(super) const fn at(mut self, clock: Clock) -> Self {
        self.clock = Some(clock);
        self
    }

    pub(super) const fn with(mut self, modifier: Option<&'static str>) -> Self {
        self.modifier = modifier;
        self
    }
}
