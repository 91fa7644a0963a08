//! The brief: main event, key points, key phrases.

mod features;
mod headline;
mod kind;
mod main_event;
mod openers;
mod phrases;
mod points;
mod terms;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::Serialize;

use crate::layers::Found;
use crate::layers::clauses::Scene;
use crate::layers::events::Event;
use crate::layers::outcomes::Outcome;
use crate::layers::outlook::Outlook;
use crate::layers::positions::Position;
use crate::layers::quantities::Quantity;
use crate::layers::times::Time;
use crate::layers::voice::Sentence;
use crate::text::{BlockKind, Span};

pub use kind::ArticleKind;
pub(crate) use main_event::find as main_event;

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
    /// Index of the actor whom it names.
    pub actor: Option<usize>,
    /// Where it stands.
    pub spans: Vec<Span>,
}

/// The brief: the key points in reading order and the key phrases by rank.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Summary {
    /// What kind of article it is; null where no kind fits or the language is not known.
    pub kind: Option<ArticleKind>,
    /// The article's own headline; where it has none, the slice of it that makes the best one, if any does.
    pub headline: Option<Span>,
    /// In reading order.
    pub key_points: Vec<KeyPoint>,
    /// The most telling first.
    pub key_phrases: Vec<KeyPhrase>,
}

/// What the brief is made from.
pub(crate) struct Sources<'s> {
    /// Words, actors, clauses, quotations.
    pub scene: &'s Scene<'s>,
    /// Time expressions.
    pub times: &'s [Found<Time>],
    /// Numbers.
    pub quantities: &'s [Found<Quantity>],
    /// Sentences with their voice.
    pub sentences: &'s [Found<Sentence>],
    /// What happened.
    pub events: &'s [Found<Event>],
    /// Who wants what.
    pub positions: &'s [Found<Position>],
    /// What came of it.
    pub outcomes: &'s [Found<Outcome>],
    /// What may follow.
    pub outlook: &'s [Found<Outlook>],
}

/// What is to be taken by its worth, the first of equal ones: worth, index, and how far the worth is known.
type Ranked = BinaryHeap<(i64, Reverse<usize>, usize)>;

/// How much of a brief is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Key points, at most.
    pub points: usize,
    /// Words of all key points together, at most.
    pub words: usize,
}

/// Makes the brief: the key points, the key phrases, and the title or what can stand for it.
///
/// Reads: everything the layers found. Writes: summary.
#[inline(never)]
pub(crate) fn write(sources: &Sources, size: Size) -> Summary {
    let words = sources.scene.words;
    let terms = terms::Terms::read(words);
    let title = words.article().blocks().iter().find(|b| b.kind == BlockKind::Title);
    // All work on what words occur and where, which does not need English; what the layers find only adds to it.
    let key_phrases = phrases::rank(sources.scene, &terms);
    let body = body(sources);
    let kind = kind::read(sources, &body);
    let candidates = points::candidates(sources, &terms, &key_phrases, &body, kind);
    Summary {
        kind: kind.filter(|_| words.is_english() && !body.is_empty()),
        headline: title.map(|b| b.span).or_else(|| headline::find(sources, &candidates.sentences)),
        key_points: points::pick(sources, &terms, candidates, size.points, size.words),
        key_phrases,
    }
}

/// The sentences of the body.
fn body(sources: &Sources) -> Vec<usize> {
    (0..sources.scene.words.sentences().len()).filter(|s| sources.scene.in_body(*s)).collect()
}

/// The key phrases alone.
#[inline(never)]
pub(crate) fn key_phrases(sources: &Sources) -> Vec<KeyPhrase> {
    let words = sources.scene.words;
    phrases::rank(sources.scene, &terms::Terms::read(words))
}

#[cfg(feature = "train")]
pub(crate) mod training {
    //! What the trainer of the ranker reads.

    use super::{Sources, body, features, kind, phrases, terms};
    use crate::text::Span;

    /// The names of the features.
    pub fn names() -> Vec<&'static str> {
        features::FEATURES.iter().map(|(name, _)| *name).collect()
    }

    /// The sentences of the body and their features.
    pub(crate) fn rows(sources: &Sources) -> Vec<(Span, Vec<i32>)> {
        let words = sources.scene.words;
        let terms = terms::Terms::read(words);
        let body = body(sources);
        let pull = kind::pull(kind::read(sources, &body));
        let span = |s: usize| words.span(words.sentences()[s].tokens.clone());
        let mut rows = Vec::new();
        let phrases = phrases::rank(sources.scene, &terms);
        features::read(sources, &terms, &phrases, &body, pull, |row| {
            rows.push((span(row.sentence), row.values.to_vec()));
        });
        rows
    }
}
