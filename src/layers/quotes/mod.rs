//! Who said what: quotations and reported speech with source and cue.

use serde::Serialize;

use super::entities::Actor;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

/// What kind of quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum QuoteKind {
    /// A sentence or clause in quotation marks.
    Direct,
    /// A reported clause of which a part is in quotation marks.
    Mixed,
    /// A reported clause without quotation marks.
    Indirect,
    /// A word in marks that nobody in the text said: the author keeps a distance from it.
    Scare,
}

/// A quotation; its span is the content, marks excluded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Quote {
    /// What kind.
    pub kind: QuoteKind,
    /// The words that name who said it: a name, noun phrase or pronoun. `null` where the text does not tell.
    pub source: Option<Span>,
    /// Index of the actor the source refers to, where it is one.
    pub actor: Option<usize>,
    /// The verb of saying, or "according to".
    pub cue: Option<Span>,
}

/// Finds quotations and reported speech.
///
/// Reads: words, actors. Writes: quotes.
pub(crate) fn find(_words: &Words, _actors: &[Actor]) -> Vec<Found<Quote>> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
