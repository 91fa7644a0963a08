//! Who wants what: demands, offers, refusals, acceptances and declared stances.

use serde::Serialize;

use super::entities::Actor;
use super::quotes::Quote;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

/// What kind of position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum PositionKind {
    /// Another shall do something.
    Demand,
    /// Readiness to do something for or with another.
    Offer,
    /// No to a demand, offer, order or proposal.
    Refusal,
    /// Yes to one.
    Acceptance,
    /// A declared judgement or policy on the matter.
    Stance,
}

/// Whose word it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Attribution {
    /// On the party's own words or acts, or on a source.
    Reported,
    /// On the author's reading.
    Author,
}

/// A position; its span is what is wanted, offered, refused or held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Position {
    /// What kind.
    pub kind: PositionKind,
    /// Index of the actor who holds it.
    pub actor: Option<usize>,
    /// Index of the actor it is directed at.
    pub toward: Option<usize>,
    /// The word that shows it.
    pub cue: Span,
    /// Whether a condition belongs to it.
    pub conditional: bool,
    /// Whose word it rests on.
    pub voice: Attribution,
}

/// Finds the positions.
///
/// Reads: words, actors, quotes. Writes: positions.
pub(crate) fn find(_words: &Words, _actors: &[Actor], _quotes: &[Found<Quote>]) -> Vec<Found<Position>> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
