//! What hangs on a time told before ("two days later", "the eve of the talks"): from which day it counts.

use jiff_core::civil::Date;

use super::calendar::{Stretch, Unit};
use super::candidate::Candidate;
use super::settle::Settler;
use crate::lexicon::class;
use crate::words::TokenKind;

/// Sentences over which a day that was told is still the one that "two days later" counts from.
const REMEMBERED: usize = 8;

/// Expressions on either side among which the day of an event is sought, and words between the two.
const BESIDE: usize = 40;
const APART: usize = 12;

impl Settler<'_, '_, '_> {
    /// The day of what "the eve of the talks" was the eve of: of a day told in one sentence with that word, nearest before, else
    /// nearest behind.
    pub(super) fn event_day(&self, found: &[Candidate], k: usize) -> Option<Date> {
        let words = self.reader.words;
        let of = found[k].tokens.end;
        let noun = class::PREPOSITIONS
            .or(class::CONJUNCTIONS)
            .or(class::AUXILIARIES)
            .or(class::MODALS)
            .or(class::SUBORDINATORS);
        let head = (of + 1..of + 5)
            .take_while(|i| {
                words.token(*i).kind() == TokenKind::Word && words.same_sentence(of, *i) && !words.is(*i, noun)
            })
            .last()?;
        let day = |other: usize| {
            let candidate = &found[other];
            let place = candidate.tokens.start;
            let near = (place.saturating_sub(APART)..place + APART).any(|i| {
                (i != head || (head..head + 6).contains(&place))
                    && words.lower(i) == words.lower(head)
                    && words.same_sentence(i, place)
            });
            if near && candidate.is_day() { self.place(found, other)?.stretch.day() } else { None }
        };
        (k.saturating_sub(BESIDE)..k).rev().find_map(day).or_else(|| (k + 1..found.len().min(k + BESIDE)).find_map(day))
    }

    /// A day that was told long ago is no longer the one that is meant.
    pub(super) fn lately(&self, told: usize, candidate: &Candidate) -> bool {
        self.narrative || told + REMEMBERED >= self.reader.words.sentence_at(candidate.tokens.start)
    }

    /// Counts from the time told last: days from the last day told, longer units from whatever was told in this sentence or the one
    /// before, else (a year, a month) from the day of publication.
    pub(super) fn count_from_told(
        &self,
        unit: Unit,
        count: impl Fn(Date) -> Option<Stretch>,
        by: i64,
        candidate: &Candidate,
    ) -> Option<Stretch> {
        let sentence = self.reader.words.sentence_at(candidate.tokens.start);
        if matches!(unit, Unit::Day | Unit::Night | Unit::Week | Unit::Weekend | Unit::Fortnight) {
            let (day, _) = self.told_day.filter(|(_, s)| self.lately(*s, candidate))?;
            return count(day);
        }
        let near = self.told.filter(|(_, s)| self.narrative || s + 1 >= sentence);
        if let Some((stretch, _)) = near {
            // Years before Christ have no days, but they can be counted.
            if stretch.year() < 0 {
                let year = i64::from(stretch.year()) + by;
                return (unit == Unit::Year && year < 0).then(|| i16::try_from(year).ok()).flatten().map(Stretch::Year);
            }
            return count(stretch.days()?.0);
        }
        count(self.published?)
    }
}
