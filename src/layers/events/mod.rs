//! What happened: events with who, whom, where and when; and their order in time.

use serde::Serialize;

use super::entities::Actor;
use super::quotes::Quote;
use super::times::Time;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum EventStatus {
    /// It has happened.
    Happened,
    /// It goes on.
    Ongoing,
    /// It is decided or scheduled.
    Planned,
    /// It may or may not happen.
    Hypothetical,
}

/// Where the time of an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum WhenBasis {
    /// A calendar date in the sentence.
    Explicit,
    /// A relative time in the sentence.
    Relative,
    /// Taken over from the event it belongs to.
    Inherited,
}

/// When an event took or takes place, in days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct When {
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// How it is known.
    pub basis: WhenBasis,
}

/// An event; its span is the clause that tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Event {
    /// PLOVER event type in lower case: `consult`, `agree`, `reject`, `assault` …; `other` where none fits.
    pub kind: String,
    /// The word that tells it.
    pub trigger: Span,
    /// Indices of the actors who do it.
    pub who: Vec<usize>,
    /// Indices of the actors it is done to or with.
    pub whom: Vec<usize>,
    /// Index of the place, an actor.
    pub r#where: Option<usize>,
    /// When, in days.
    pub when: Option<When>,
    /// How far it has come.
    pub status: EventStatus,
}

/// An event on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct TimelineEntry {
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// Index of the event.
    pub event: usize,
}

/// Finds the events.
///
/// Reads: words, actors, times, quotes. Writes: events.
pub(crate) fn find(
    _words: &Words,
    _actors: &[Actor],
    _times: &[Found<Time>],
    _quotes: &[Found<Quote>],
) -> Vec<Found<Event>> {
    Vec::new()
}

/// The dated events in order of their days.
pub(crate) fn timeline(events: &[Found<Event>]) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = events
        .iter()
        .enumerate()
        .filter_map(|(event, found)| {
            let when = found.value.when.as_ref()?;
            Some(TimelineEntry { from: when.from.clone(), to: when.to.clone(), event })
        })
        .collect();
    entries.sort_by(|a, b| (&a.from, &a.to, a.event).cmp(&(&b.from, &b.to, b.event)));
    entries
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
