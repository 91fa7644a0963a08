//! Candidates to values: what returns gets its year, what hangs on something gets its day.
//!
//! The day of publication is where the writer stands. An account of the past (many old years, hardly a "yesterday") is told from
//! the time told last instead. "The day before" and its like always hang on the time told last, and are marked as inferred.

use jiff_core::civil::Date;

use super::calendar::{self, Stretch, Unit, days_between, monday, plus_days, shifted, whole};
use super::candidate::{Anchor, Candidate, Clock, Meaning, Point, Returning, Which};
use super::reader::{Item, Reader};
use super::tense::{Tense, tense};
use super::values::{around, in_year, is_narrative, push_clock, unsettled};
use super::{Basis, Time, TimeType};
use crate::layers::Certainty;
use crate::lexicon::list;
use crate::text::{BlockKind, write_day};

/// What is known when an expression is reached.
pub(super) struct Settler<'s, 'r, 'a> {
    pub(super) reader: &'s Reader<'r, 'a>,
    pub(super) published: Option<Date>,
    pub(super) narrative: bool,
    /// The time told last, and the sentence it was told in.
    pub(super) told: Option<(Stretch, usize)>,
    /// The last single day told.
    pub(super) told_day: Option<(Date, usize)>,
}

/// A settled expression.
pub(super) struct Settled {
    pub time: Time,
    pub certainty: Certainty,
}

/// How a stretch was come by.
pub(super) struct Placed {
    pub(super) stretch: Stretch,
    basis: Basis,
    certainty: Certainty,
}

impl<'s, 'r, 'a> Settler<'s, 'r, 'a> {
    pub(super) fn new(reader: &'s Reader<'r, 'a>, published: Option<Date>, found: &[Candidate]) -> Self {
        Self { reader, published, narrative: is_narrative(reader, published, found), told: None, told_day: None }
    }

    /// The day that the writer's "last" and "next" hang on.
    fn here(&self) -> Option<Date> {
        if self.narrative
            && let Some((stretch, _)) = self.told
            && let Some((first, _)) = stretch.days()
        {
            return Some(first);
        }
        self.published
    }

    /// Settles one candidate; the candidates come in the order of the text.
    pub(super) fn settle(&mut self, found: &[Candidate], k: usize) -> Option<Settled> {
        let candidate = &found[k];
        let sentence = self.reader.words.sentence_at(candidate.tokens.start);
        let simple = |kind: TimeType, value: String, basis: Basis| Settled {
            time: Time { kind, value, from: None, to: None, modifier: candidate.modifier.map(str::to_owned), basis },
            certainty: Certainty::Stated,
        };
        match candidate.meaning {
            Meaning::Reference(value) => return Some(simple(TimeType::Date, value.to_owned(), Basis::Relative)),
            Meaning::Vague { forward, .. } => {
                return Some(simple(
                    TimeType::Date,
                    if forward { "FUTURE_REF" } else { "PAST_REF" }.to_owned(),
                    Basis::Relative,
                ));
            }
            Meaning::Every { unit, count } => {
                return Some(simple(TimeType::Set, unit.duration(count), Basis::Explicit));
            }
            Meaning::EveryWeekday(day) => {
                let mut value = String::from("XXXX-WXX-");
                calendar::push_digits(&mut value, day.unsigned_abs().into(), 1);
                return Some(simple(TimeType::Set, value, Basis::Explicit));
            }
            Meaning::Duration { unit, count, high, toward } => {
                let mut value = unit.duration(count);
                if high.is_some() {
                    value.push('/');
                    value.push_str(&unit.duration(high));
                }
                let mut settled =
                    simple(TimeType::Duration, value, if toward == 0 { Basis::Explicit } else { Basis::Relative });
                if !self.narrative
                    && let Some((from, to)) = around(self.published, unit, count.filter(|_| high.is_none()), toward)
                {
                    settled.time.from = Some(write_day(from));
                    settled.time.to = Some(write_day(to));
                }
                return Some(settled);
            }
            _ => {}
        }
        if candidate.meaning == Meaning::Hour {
            return Some(self.hour(found, k, sentence));
        }
        let placed = self.place(found, k);
        let mut settled = match &placed {
            Some(Placed { stretch, basis, certainty }) => {
                let (from, to) = match stretch.days() {
                    Some((from, to)) => (Some(write_day(from)), Some(write_day(to))),
                    None => (None, None),
                };
                Settled {
                    time: Time {
                        kind: TimeType::Date,
                        value: self.range_value(found, k).unwrap_or_else(|| stretch.value()),
                        from,
                        to,
                        modifier: candidate.modifier.map(str::to_owned),
                        basis: *basis,
                    },
                    certainty: *certainty,
                }
            }
            None => simple(TimeType::Date, unsettled(candidate.meaning)?, Basis::Relative),
        };
        if let Some(clock) = candidate.clock {
            settled.time.kind = TimeType::Time;
            push_clock(&mut settled.time.value, clock);
        }
        if let Some(Placed { stretch, .. }) = placed {
            self.tell(stretch, candidate, sentence);
        }
        Some(settled)
    }

    /// Remembers what was told, unless it stands beside the story (byline, caption).
    fn tell(&mut self, stretch: Stretch, candidate: &Candidate, sentence: usize) {
        let beside = self
            .reader
            .words
            .block(sentence)
            .is_some_and(|b| matches!(b.kind, BlockKind::Byline | BlockKind::Caption | BlockKind::Title));
        // A step back from what was told ("the day before") is an aside: the account goes on from where it was.
        let aside = matches!(
            candidate.meaning,
            Meaning::Whole { by: ..0, from: Anchor::Told, .. } | Meaning::Shifted { by: ..0, from: Anchor::Told, .. }
        );
        if beside || aside || matches!(candidate.meaning, Meaning::Range(..)) {
            return;
        }
        self.told = Some((stretch, sentence));
        if let Some(day) = stretch.day() {
            self.told_day = Some((day, sentence));
        }
    }

    /// A time of day takes the day beside it in the sentence, else the day told in it, else the day of publication.
    fn hour(&mut self, found: &[Candidate], k: usize, sentence: usize) -> Settled {
        let candidate = &found[k];
        let near = |a: usize, b: usize| b >= a && b - a <= 4 && self.reader.words.same_sentence(a.saturating_sub(1), b);
        let mut day = None;
        for other in [k.checked_sub(1), Some(k + 1)].into_iter().flatten() {
            let Some(beside) = found.get(other).filter(|c| c.meaning != Meaning::Hour) else { continue };
            let (a, b) = if other < k { (beside, candidate) } else { (candidate, beside) };
            if day.is_none() && near(a.tokens.end, b.tokens.start) {
                day = self.place(found, other).and_then(|p| p.stretch.day()).map(|d| (d, Certainty::Stated));
            }
        }
        let told = self.told_day.filter(|(_, s)| *s + 8 >= sentence).map(|(d, _)| (d, Certainty::Inferred));
        // A part of the day alone ("in the morning") is of no day in particular.
        let part = matches!(candidate.clock, Some(Clock::Part(_)));
        let here = self.published.filter(|_| !self.narrative && !part).map(|d| (d, Certainty::Inferred));
        let day = day.or(told).or(here);
        let open = if part { "XXXX-XX-XX" } else { "" };
        let mut value = day.map_or_else(|| open.to_owned(), |(d, _)| Stretch::Day(d).value());
        if let Some(clock) = candidate.clock {
            push_clock(&mut value, clock);
        }
        let text = day.map(|(d, _)| write_day(d));
        Settled {
            time: Time {
                kind: TimeType::Time,
                value,
                from: text.clone(),
                to: text,
                modifier: candidate.modifier.map(str::to_owned),
                basis: Basis::Relative,
            },
            certainty: day.map_or(Certainty::Stated, |(_, c)| c),
        }
    }

    /// Where on the calendar a candidate lies, if that can be told.
    pub(super) fn place(&self, found: &[Candidate], k: usize) -> Option<Placed> {
        let candidate = &found[k];
        let stated = |stretch: Stretch, basis: Basis| Some(Placed { stretch, basis, certainty: Certainty::Stated });
        match candidate.meaning {
            Meaning::Settled(stretch) => stated(stretch, Basis::Explicit),
            Meaning::Range(..) => {
                let (first, last) = self.ends(found, k)?;
                match (first.days(), last.days()) {
                    (Some((from, _)), Some((_, to))) => stated(Stretch::Days(from, to), Basis::Explicit),
                    // Before Christ: the value alone.
                    _ => stated(first, Basis::Explicit),
                }
            }
            Meaning::Returning(what, which) => {
                let stretch = self.fit(found, k, what, which)?;
                let day = matches!(what, Returning::Weekday(_) | Returning::Season(_)) || which != Which::Near;
                let certainty = if which == Which::Told { Certainty::Inferred } else { Certainty::Stated };
                Some(Placed { stretch, basis: if day { Basis::Relative } else { Basis::Explicit }, certainty })
            }
            Meaning::NthWeekday(nth, day, of) => {
                let month = match of {
                    Point::Settled(s) => s,
                    Point::Returning(what) => self.fit(found, k, what, Which::Near)?,
                };
                let (first, _) = month.days()?;
                let found = first.nth_weekday_of_month(nth, calendar::weekday(day)?).ok()?;
                stated(Stretch::Day(found), Basis::Explicit)
            }
            Meaning::WeekOf(number, of) => {
                let whole = match of {
                    Point::Settled(s) => s,
                    Point::Returning(what) => self.fit(found, k, what, Which::Near)?,
                };
                let (first, last) = whole.days()?;
                let (from, to) = match number {
                    -1 => (plus_days(last, -6)?, last),
                    n => {
                        let from = plus_days(first, 7 * (i64::from(n) - 1))?;
                        (from, plus_days(from, 6)?)
                    }
                };
                stated(Stretch::Days(from, to), Basis::Explicit)
            }
            Meaning::WeekdayOf(day, by) => {
                let first = plus_days(monday(self.published?)?, by.checked_mul(7)?)?;
                stated(Stretch::Day(plus_days(first, i64::from(day) - 1)?), Basis::Relative)
            }
            Meaning::Whole { unit, by, from: Anchor::Speech } => {
                let always_today =
                    unit == Unit::Day && matches!(self.reader.item(candidate.tokens.end - 1), Item::Deictic { .. });
                let here = if always_today || candidate.clock.is_some() { self.published } else { self.here() };
                stated(whole(unit, here?, by)?, Basis::Relative)
            }
            Meaning::Shifted { unit, by, from: Anchor::Speech } => {
                stated(shifted(unit, self.here()?, by)?, Basis::Relative)
            }
            Meaning::Whole { from: Anchor::Told, .. } if self.reader.is(candidate.tokens.end - 1, list!["eve"]) => {
                let told = || self.told_day.filter(|(_, s)| self.lately(*s, candidate)).map(|(day, _)| day);
                let day = self.event_day(found, k).or_else(told).or(self.published)?;
                let stretch = Stretch::Day(plus_days(day, -1)?);
                Some(Placed { stretch, basis: Basis::Relative, certainty: Certainty::Inferred })
            }
            Meaning::Whole { unit, by, from: Anchor::Told } => {
                let stretch = self.count_from_told(unit, |day| whole(unit, day, by), by, candidate)?;
                Some(Placed { stretch, basis: Basis::Relative, certainty: Certainty::Inferred })
            }
            Meaning::Shifted { unit, by, from: Anchor::Told } => {
                let stretch = self.count_from_told(unit, |day| shifted(unit, day, by), by, candidate)?;
                Some(Placed { stretch, basis: Basis::Relative, certainty: Certainty::Inferred })
            }
            _ => None,
        }
    }

    /// Both ends of a range.
    fn ends(&self, found: &[Candidate], k: usize) -> Option<(Stretch, Stretch)> {
        let Meaning::Range(from, to) = found[k].meaning else { return None };
        match (from, to) {
            (Point::Settled(a), Point::Settled(b)) => Some((a, b)),
            (Point::Returning(mut a), Point::Returning(mut b)) => {
                // "autumn-summer" names two neighbours, not three seasons.
                if let (Returning::Season(x), Returning::Season(y)) = (a, b)
                    && y.month() + 3 == x.month()
                {
                    (a, b) = (b, a);
                }
                let first = self.fit(found, k, a, Which::Near)?;
                let again = in_year(b, first.year())?;
                let last = if again.days()?.0 < first.days()?.0 { in_year(b, first.year() + 1)? } else { again };
                Some((first, last))
            }
            _ => None,
        }
    }

    /// A range keeps the form of its ends: 1914/1918, 2024-05/2024-07.
    fn range_value(&self, found: &[Candidate], k: usize) -> Option<String> {
        let (first, last) = self.ends(found, k)?;
        let mut value = first.value();
        value.push('/');
        value.push_str(&last.value());
        Some(value)
    }

    /// The year, or the week, in which what returns is meant.
    fn fit(&self, found: &[Candidate], k: usize, what: Returning, which: Which) -> Option<Stretch> {
        if which == Which::Near
            && let Some(first) = self.begun(found, k, what)
        {
            let again = in_year(what, first.year())?;
            return if again.days()?.0 < first.days()?.0 { in_year(what, first.year() + 1) } else { Some(again) };
        }
        self.fit_alone(found, k, what, which)
    }

    /// Where the stretch began that this date ends: "from May|to July". Both hang together, whatever the verb says of the second.
    fn begun(&self, found: &[Candidate], k: usize, what: Returning) -> Option<Stretch> {
        let begin = &found[k.checked_sub(1)?];
        let Meaning::Returning(first, Which::Near) = begin.meaning else { return None };
        let (from, to) = (begin.tokens.start, found[k].tokens.start);
        let same = matches!(
            (first, what),
            (Returning::Month(_), Returning::Month(_)) | (Returning::Day(..), Returning::Day(..))
        );
        let joined = begin.tokens.end + 1 == to
            && self.reader.is_before(from, list!["from"])
            && self.reader.is(to - 1, list!["to", "until", "till", "through"]);
        (same && joined).then(|| self.fit_alone(found, k - 1, first, Which::Near)).flatten()
    }

    /// As [`Self::fit`], for a date that nothing begins for.
    fn fit_alone(&self, found: &[Candidate], k: usize, what: Returning, which: Which) -> Option<Stretch> {
        let candidate = &found[k];
        let lean = || tense(self.reader, candidate.tokens.start, candidate.tokens.end);
        if let Returning::Weekday(number) = what {
            // "on a Friday in June" is one of several.
            if which == Which::Near && self.reader.is_before(candidate.tokens.start, list!["a", "any", "one"]) {
                return None;
            }
            return self.fit_weekday(number, which, lean);
        }
        if which == Which::Near
            && let Some(year) = self.year_beside(found, k, what)
        {
            return in_year(what, year);
        }
        // "between August and October of that year"
        let beside = || {
            found
                .get(k + 1)
                .is_some_and(|n| matches!(n.meaning, Meaning::Returning(_, Which::Told)) && self.joined(candidate, n))
        };
        if which == Which::Told || which == Which::Near && self.told.is_some() && beside() {
            return in_year(what, self.told?.0.year());
        }
        let here = if self.narrative { self.here() } else { self.published }?;
        // Before Christ the year told last is all there is to go by.
        if self.narrative && which == Which::Near && self.told.is_some_and(|(s, _)| s.year() < 0) {
            return in_year(what, self.told?.0.year());
        }
        let year = here.year();
        let years = [year - 1, year, year + 1];
        let stretches = || years.iter().filter_map(|y| in_year(what, *y)).filter_map(|s| Some((s, s.days()?)));
        match which {
            Which::Last => stretches().rfind(|(_, (_, last))| *last < here).map(|s| s.0),
            Which::Next => stretches().find(|(_, (first, _))| *first > here).map(|s| s.0),
            Which::LastYear => in_year(what, year - 1),
            Which::NextYear => in_year(what, year + 1),
            Which::This => stretches().filter(|(s, _)| s.year() == year).map(|s| s.0).next(),
            _ => {
                let whole_year = self.narrative && matches!(self.told, Some((Stretch::Year(_), _)));
                if whole_year {
                    return in_year(what, year);
                }
                let lean = if self.narrative { Tense::Future } else { lean() };
                // The nearest; what lies on the other side than the verb says counts as farther away.
                // A festival that "is to run from 23 January" may have begun last week; one that will be "in May", or "on 9 May", has not.
                let against = |days: i64| match what {
                    _ if self.narrative => 3 * days,
                    Returning::Day(..)
                        if lean == Tense::Future && self.reader.is_before(candidate.tokens.start, list!["on"]) =>
                    {
                        12 * days + 300
                    }
                    Returning::Day(..) => 6 * days,
                    _ => 12 * days + 300,
                };
                let weight = |days: i64| match (days > 0, lean) {
                    (true, Tense::Past) | (false, Tense::Future) if days != 0 => against(days.abs()),
                    (true, Tense::Unknown) => days * 3 / 2,
                    _ => days.abs(),
                };
                let distance = |(first, last): (Date, Date)| {
                    if first > here {
                        days_between(here, first)
                    } else if last < here {
                        days_between(here, last)
                    } else {
                        0
                    }
                };
                stretches().min_by_key(|(_, days)| weight(distance(*days))).map(|s| s.0)
            }
        }
    }

    fn fit_weekday(&self, number: i8, which: Which, lean: impl Fn() -> Tense) -> Option<Stretch> {
        if which == Which::Told {
            let first = monday(self.told_day?.0)?;
            return Some(Stretch::Day(plus_days(first, i64::from(number) - 1)?));
        }
        if self.narrative {
            return None;
        }
        let here = self.published?;
        let back = i64::from((here.weekday().to_monday_one_offset() - number).rem_euclid(7));
        let first = monday(here)?;
        let days = match which {
            // Said on Tuesday, "last Monday" is not yesterday.
            Which::Last => -(if back <= 1 { back + 7 } else { back }),
            Which::Next => days_between(here, first) + 6 + i64::from(number),
            Which::This => days_between(here, first) + i64::from(number) - 1,
            _ => match lean() {
                Tense::Future => (7 - back) % 7,
                // Without a verb the nearer one, and of near ones the past.
                Tense::Unknown if back > 2 * (7 - back) => 7 - back,
                _ => -back,
            },
        };
        Some(Stretch::Day(plus_days(here, days)?))
    }

    /// Whether two dates are the ends of one stretch, or two of a list: "April and June", "November 2006 to March".
    fn joined(&self, a: &Candidate, b: &Candidate) -> bool {
        let gap = a.tokens.end..b.tokens.start;
        let r = self.reader;
        gap.start < gap.end
            && gap.len() <= 2
            && gap
                .clone()
                .all(|i| r.is(i, list!["to", "and", "or", "through", "until", "till", "-", "–", "—", "the", "from"]))
            && r.words.same_sentence(a.tokens.start, b.tokens.start)
    }

    /// The year of the date that this one is joined to: "between April and June 2008", "November 2006 to March".
    fn year_beside(&self, found: &[Candidate], k: usize, what: Returning) -> Option<i16> {
        let month = match what {
            Returning::Month(m) | Returning::Day(m, _) => m,
            _ => return None,
        };
        let dated = |c: &Candidate| match c.meaning {
            Meaning::Settled(s @ (Stretch::Day(_) | Stretch::Month(..))) => Some((s.year(), s.month()?)),
            _ => None,
        };
        if let Some(next) = found.get(k + 1).filter(|n| self.joined(&found[k], n))
            && let Some((year, later)) = dated(next)
        {
            return Some(if month > later { year - 1 } else { year });
        }
        let previous = &found[k.checked_sub(1)?];
        let (year, earlier) = dated(previous).filter(|_| self.joined(previous, &found[k]))?;
        Some(if month < earlier { year + 1 } else { year })
    }
}
