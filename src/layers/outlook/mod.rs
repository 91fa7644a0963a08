//! What may follow: forecasts, plans, announced steps, with their strength and condition.

use serde::Serialize;

use super::entities::Actor;
use super::positions::Attribution;
use super::quotes::Quote;
use super::times::Time;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

/// How sure it sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Strength {
    /// Flat: will, is to, plans to.
    Certain,
    /// Expected, likely.
    Likely,
    /// May, could.
    Possible,
    /// Unlikely, doubtful.
    Unlikely,
}

/// Something that may follow; its span is the clause, conditions included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Outlook {
    /// How sure it sounds.
    pub strength: Strength,
    /// Whether it hangs on a condition.
    pub conditional: bool,
    /// Index of the actor it is about.
    pub about: Option<usize>,
    /// The word of futurity or likelihood.
    pub cue: Span,
    /// Whose forecast it is.
    pub voice: Attribution,
    /// Index of the time it names.
    pub time: Option<usize>,
}

/// Finds what may follow.
///
/// Reads: words, actors, times, quotes. Writes: outlook.
pub(crate) fn find(
    _words: &Words,
    _actors: &[Actor],
    _times: &[Found<Time>],
    _quotes: &[Found<Quote>],
) -> Vec<Found<Outlook>> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
