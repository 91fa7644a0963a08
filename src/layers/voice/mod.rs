//! Whose voice a sentence speaks in: told as fact, or judged by the author.

use serde::Serialize;

use super::quotes::Quote;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

/// Told as fact, or the author's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Voice {
    /// Told as fact, or reported as said by somebody.
    Report,
    /// Holds a claim of the author's that no witness or document could settle.
    Analysis,
}

/// A sentence of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// Index of the block it stands in.
    pub block: usize,
    /// Told as fact, or judged.
    pub voice: Voice,
    /// The words that show the author's judgement.
    pub cues: Vec<Span>,
}

/// Gives every sentence its voice. Without strong cues it stays `report`.
///
/// Reads: words, quotes. Writes: sentences, one for each of the words' own, in order.
pub(crate) fn judge(words: &Words, _quotes: &[Found<Quote>]) -> Vec<Found<Sentence>> {
    let sentences = words.sentences().iter();
    sentences
        .map(|s| {
            let value = Sentence { block: s.block, voice: Voice::Report, cues: Vec::new() };
            Found::stated(words.span(s.tokens.clone()), "voice.report", value)
        })
        .collect()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
