//! What came of it: agreed, discussed, failed, done, disputed.

use serde::Serialize;

use super::entities::Actor;
use super::quantities::Quantity;
use super::quotes::Quote;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum OutcomeStatus {
    /// Two sides agreed.
    Agreed,
    /// It was talked about, no result is told.
    Discussed,
    /// Tried and not reached.
    Failed,
    /// One side's decision or deed, in force.
    Done,
    /// The sides differ on whether or what.
    Disputed,
}

/// An outcome; its span is the clause that tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// What came of it.
    pub status: OutcomeStatus,
    /// Indices of the actors in it.
    pub actors: Vec<usize>,
    /// The word that shows it.
    pub cue: Span,
    /// Indices of the quantities in it.
    pub quantities: Vec<usize>,
}

/// Finds the outcomes.
///
/// Reads: words, actors, quantities, quotes. Writes: outcomes.
pub(crate) fn find(
    _words: &Words,
    _actors: &[Actor],
    _quantities: &[Found<Quantity>],
    _quotes: &[Found<Quote>],
) -> Vec<Found<Outcome>> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
