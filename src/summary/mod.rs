//! The brief: main event, key points, key phrases.

use serde::Serialize;

use crate::text::Span;

/// The main event of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Main {
    /// Indices of the actors who act in it.
    pub who: Vec<usize>,
    /// The slice that says what happened.
    pub what: Option<Span>,
    /// Index of the time it happened.
    pub when: Option<usize>,
    /// Index of the place, an actor.
    pub r#where: Option<usize>,
}

/// A note that makes a part of a key point readable out of its context; shown apart from the slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Gloss {
    /// The words it explains.
    #[serde(flatten)]
    pub span: Span,
    /// A normal date or an actor's name.
    pub text: String,
}

/// A sentence, or a part of one cut at a clause border, that tells something essential.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct KeyPoint {
    /// Index of the sentence.
    pub sentence: usize,
    /// The slice that is shown.
    #[serde(flatten)]
    pub span: Span,
    /// Rank value; higher is more important.
    pub score: f64,
    /// What made it a key point, in plain words.
    pub because: Vec<String>,
    /// Notes on relative dates and references in it.
    pub glosses: Vec<Gloss>,
}

/// A phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct KeyPhrase {
    /// The phrase as it stands at its first place.
    pub text: String,
    /// Rank value; higher is more telling.
    pub score: f64,
    /// Where it stands.
    pub spans: Vec<Span>,
}

/// The brief: the key points in reading order and the key phrases by rank.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Summary {
    /// The article's own headline, where it has one.
    pub headline: Option<Span>,
    /// In reading order.
    pub key_points: Vec<KeyPoint>,
    /// The most telling first.
    pub key_phrases: Vec<KeyPhrase>,
}
