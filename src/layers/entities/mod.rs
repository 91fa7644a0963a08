//! Who is in the story: names and what refers to them, gathered into actors.

use serde::Serialize;

use super::{Found, RuleCard};
use crate::words::Words;

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A country, region, city, building or body of water.
    Place,
    /// A firm, party, authority, team, medium.
    Organization,
    /// Several taken together: "both sides", "the parents".
    Group,
}

/// How a mention refers to its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum MentionForm {
    /// By name: "Angela Merkel", "Merkel", "UN".
    Name,
    /// By the name of its seat: "Moscow" for Russia.
    Metonym,
    /// By the name of its people: "the Russians".
    Demonym,
    /// By an adjective: "Russian".
    Adjective,
    /// By a noun phrase: "the American leader".
    Description,
    /// By a pronoun: "it", "their".
    Pronoun,
}

/// A place where an actor is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Mention {
    /// What the words at this place name ("Moscow" is a place, also where it stands for Russia).
    pub kind: ActorKind,
    /// How they refer.
    pub form: MentionForm,
}

/// Somebody or something that acts in the story, with every place that refers to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Actor {
    /// Its fullest name in the article: a slice of it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of the country it is or belongs to, where the lexicon tells.
    pub country: Option<String>,
    /// How much the story is about it, 0 to 1.
    pub salience: f64,
    /// Where it is mentioned, in order of the text.
    pub mentions: Vec<Found<Mention>>,
}

/// Finds the actors of an article, the most salient first.
///
/// Reads: words. Writes: actors.
pub(crate) fn find(_words: &Words) -> Vec<Actor> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
