//! Who is in the story: names and what refers to them, gathered into actors.
//!
//! Reads: words. Writes: actors, the most salient first.
//!
//! Counts: people, countries, regions, cities, organisations by their names; what stands for a country (adjective, people, its
//! capital or seat of government where it acts); groups of people ("over 700 fishermen"); "both sides"; what people are, said beside
//! their names; offices and their holders; the organs of a country; "the country", "the bank", "the river"; they, it, he and she where
//! one candidate leads clearly. Does not count: products, laws, works, events ("Operation Dawn"), days, languages.
//!
//! Known limits: a firm of one unknown word ("Orvix rose 4%"), names in lower case, products that look like persons ("Internet
//! Explorer"), "we" where a person says it, "the nation’s capital"; a person’s gender is never guessed from the name, so that most
//! of he and she stays open where two people are near.
//!
//! Steps: [`evidence`] looks every word up once; [`spot`] finds names: [`windows`] says where they can stand, [`facts`] and [`features`]
//! what the model weighs, [`tag`] asks it, [`mend`] sets right what it cannot know ([`neighbours`], [`datelines`], [`acronyms`]); [`nations`] reads adjectives, peoples and
//! metonyms; [`gather`] makes actors of names ([`bearers`]: of several of one surname); [`refer`] adds what refers without naming ([`organs`], [`roles`], [`groups`],
//! [`pronouns`], which asks [`antecedents`]); [`salience`] weighs and sorts. Once quotations are known, [`speakers`] adds who "I" and "we" are in them.

mod acronyms;
mod antecedents;
mod bearers;
mod bodies;
mod datelines;
mod evidence;
mod facts;
mod features;
mod gather;
mod groups;
mod kin;
mod mend;
mod nations;
mod neighbours;
mod organs;
mod places;
mod pronouns;
mod refer;
mod roles;
mod salience;
mod speakers;
mod spot;
mod tag;
mod windows;

pub(crate) use speakers::speakers;

use serde::Serialize;

use super::{Found, Rule, RuleCard};
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
#[inline(never)]
pub(crate) fn find(words: &Words) -> Vec<Actor> {
    if !words.is_english() {
        return Vec::new();
    }
    let evidence = evidence::Evidence::gather(words);
    let mut drafts = {
        let names = spot::names(&evidence);
        let (nations, stands) = nations::nations(&evidence, &names);
        gather::gather(&evidence, &names, &nations, &stands)
    };
    refer::refer(&evidence, &mut drafts);
    salience::rank(words, drafts)
}

pub(crate) fn rules() -> Vec<RuleCard> {
    let names = spot::NAME_RULES.iter().map(Rule::card);
    let nations = nations::NATION_RULES.iter().chain(nations::SEAT_RULES).map(Rule::card);
    let references = refer::REFERENCE_RULES.iter().map(Rule::card);
    names.chain(nations).chain(references).chain(speakers::SPEAKER_RULES.iter().map(Rule::card)).collect()
}

/// The windows in which names can stand: their tokens, each with its features.
#[cfg(feature = "train")]
#[allow(clippy::type_complexity, reason = "read by one trainer, once")]
pub(crate) fn windows(words: &Words) -> Vec<Vec<(usize, Vec<(u8, u32)>)>> {
    let evidence = evidence::Evidence::gather(words);
    let windows = windows::windows(&evidence);
    let facts = facts::Facts::gather(&evidence, &windows);
    let mut read = Vec::new();
    for window in windows {
        let features = |i: usize| {
            let mut bag = features::Bag::default();
            features::own(facts.own(i), words.lower(i), &mut bag);
            features::around(&evidence, &facts, i, &window, &mut bag);
            (i, bag.templates.into_iter().zip(bag.features).collect())
        };
        read.push(window.clone().map(features).collect());
    }
    read
}

/// What the model alone finds: bytes and kind.
#[cfg(feature = "train")]
pub(crate) fn tagged(words: &Words) -> Vec<(usize, usize, usize)> {
    let evidence = evidence::Evidence::gather(words);
    let name = |(tokens, kind): (std::ops::Range<usize>, ActorKind)| {
        let span = words.span(tokens);
        (span.start as usize, span.end as usize, kind as usize)
    };
    tag::tag(&evidence).into_iter().map(name).collect()
}
