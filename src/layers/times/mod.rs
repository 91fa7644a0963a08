//! When: dates, times of day, durations, recurring times, as TIMEX3 values.
//!
//! Reads: words, the day of publication. Writes: times.
//!
//! What counts: anything that names a place on the calendar ("2 June", "last week", "the fourth quarter of 2009"), a time of day
//! ("16:08 UTC", "Thursday night"), a length of time ("30-day", "several months"), something recurring ("every Tuesday"), and words
//! for past, present and future that stand for a time ("now", "recently", "the future"). The preposition is no part of it; "about",
//! "early", "the end of" are.
//!
//! What does not: ages ("25 years old"), rates ("per year"), events used as times ("during the war"), adjectives ("current").
//!
//! Four steps: the rules of [`RULES`] propose candidates at the words they begin at; the longest win; [`settle`] gives what returns
//! its year and what hangs on something its day; the value is written.
//!
//! Known limits: "the day before the vote" is not counted from the vote; of "two or three weeks" the value is a range of durations;
//! named periods are few.

mod calendar;
mod candidate;
mod clock;
mod dates;
mod days;
mod extend;
mod lengths;
mod named;
pub(crate) mod numerals;
mod reader;
mod references;
mod relative;
mod rules;
mod seasons;
mod settle;
mod tense;
mod told;
mod values;
mod years;

use jiff_core::civil::Date;
use serde::Serialize;

use self::candidate::Candidate;
use self::reader::Reader;
use super::{Found, RuleCard, steps};
use crate::text::{Span, sort_by_number};
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
#[inline(never)]
pub(crate) fn find(words: &Words, published: Option<Date>) -> Vec<Found<Time>> {
    if !words.is_english() {
        return Vec::new();
    }
    let reader = Reader::new(words, words.len());
    let found = join_hours(&reader, resolve(candidates(&reader)));
    let mut settler = settle::Settler::new(&reader, published, &found);
    (0..found.len())
        .filter_map(|k| {
            let settled = settler.settle(&found, k)?;
            let (span, rule) = (words.span(found[k].tokens.clone()), steps!(rules::RULES)[found[k].rule].id);
            Some(Found { span, value: settled.time, rule, certainty: settled.certainty })
        })
        .collect()
}

/// The day in the date line of an article: a line with a full date and little else, or the place and date before the first
/// sentence ("GENEVA, 3 June 2025 – …"). Asked where neither the caller nor the page states the day of publication.
///
/// Reads: words.
pub(crate) fn dateline(words: &Words) -> Option<Date> {
    /// Blocks from the top that can be a date line.
    const HEAD: usize = 5;
    /// Tokens before the dash that closes a date line inside a paragraph.
    const LONGEST: usize = 14;
    if !words.is_english() {
        return None;
    }
    let blocks = words.article().blocks();
    let end = blocks.get(HEAD).map_or(words.len(), |b| words.at(b.span.start)).min(400);
    let reader = Reader::new(words, end);
    let found = resolve(candidates(&reader));
    let mut paragraphs = 0;
    for block in blocks.iter().take(HEAD) {
        let range = words.range(block.span);
        paragraphs += usize::from(block.kind == crate::text::BlockKind::Paragraph);
        let opening = range.start..range.end.min(range.start + LONGEST);
        let stop = match block.kind {
            crate::text::BlockKind::Byline => Some(range.end),
            _ => opening.into_iter().find(|i| reader.is_dash(*i)),
        };
        let Some(stop) = stop else { continue };
        let day = found.iter().filter(|c| range.start <= c.tokens.start && c.tokens.end <= stop).find_map(|c| match c
            .meaning
        {
            candidate::Meaning::Settled(stretch) => stretch.day(),
            _ => None,
        });
        if day.is_some() || paragraphs > 0 {
            return day;
        }
    }
    None
}

/// A time of day and its day are one expression: "5 p.m. on 11 June", "Wednesday at 10 a.m.", "10am tomorrow". A comma parts them.
fn join_hours(reader: &Reader, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(found.len());
    for next in found {
        if let Some(last) = joined.last_mut()
            && reader.words.same_sentence(last.tokens.start, next.tokens.start)
        {
            let gap = last.tokens.end..next.tokens.start;
            let word = |w: &str| gap.is_empty() || (gap.len() == 1 && reader.lower(gap.start) == w);
            if last.is_hour() && next.is_day() && word("on") {
                last.tokens.end = next.tokens.end;
                last.meaning = next.meaning;
                continue;
            }
            if last.is_day() && next.is_hour() && word("at") {
                let start = last.tokens.start;
                *last = Candidate { tokens: start..next.tokens.end, meaning: last.meaning, ..next };
                continue;
            }
        }
        joined.push(next);
    }
    joined
}

/// What the rules propose, in the order of the tokens they begin at.
fn candidates(reader: &Reader) -> Vec<Candidate> {
    let mut found = Vec::new();
    for i in 0..reader.len() {
        let bit = reader.item(i).bit();
        if bit == 0 {
            continue;
        }
        for (place, rule) in steps!(rules::RULES).iter().enumerate() {
            if rule.find.on & bit == 0 {
                continue;
            }
            if let Some(mut candidate) = (rule.find.read)(reader, i) {
                candidate.rule = place;
                extend::widen(reader, &mut candidate);
                found.push(candidate);
            }
        }
    }
    found
}

/// Of overlapping candidates the longest stays; of equally long ones that of the earlier rule, then the earlier one.
fn resolve(mut found: Vec<Candidate>) -> Vec<Candidate> {
    let order = |c: &Candidate| Span::at(c.tokens.start, c.tokens.end).order();
    sort_by_number(&mut found, |c| u128::from(order(c)) << 64 | c.rule as u128);
    let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
    for candidate in found {
        match kept.last() {
            Some(last) if candidate.tokens.start < last.tokens.end => {
                let longer = candidate.tokens.len() > last.tokens.len();
                let before = kept.len().checked_sub(2).map_or(0, |k| kept[k].tokens.end);
                if longer && candidate.tokens.start >= before {
                    kept.pop();
                    kept.push(candidate);
                }
            }
            _ => kept.push(candidate),
        }
    }
    kept
}

/// The unit of time that a word names, in the singular: "hour" for "hours".
pub(crate) fn time_unit(words: &Words, i: usize) -> Option<&'static str> {
    reader::unit_word(words, i).map(calendar::Unit::name)
}

pub(crate) fn rules() -> Vec<RuleCard> {
    rules::RULES.iter().map(super::Rule::card).collect()
}

#[cfg(test)]
mod tests;
