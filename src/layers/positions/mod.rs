//! Who wants what: demands, offers, refusals, acceptances and declared stances.

mod rules;

use serde::Serialize;

use super::clauses::{Scene, is_conditional};
use super::entities::MentionForm;
use super::{Found, Rule, RuleCard, sort_found, steps};
use crate::lexicon::class;
use crate::text::Span;
use crate::words::TokenKind;
use rules::{Candidate, NOUN, RULES};

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

impl Attribution {
    /// Whose word the token at this place is: a source's inside a quotation, else the author's.
    pub(crate) fn at(scene: &Scene, token: usize) -> Self {
        if scene.quote_at(token).is_some() { Attribution::Reported } else { Attribution::Author }
    }
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
/// Counts: what a party says or does to show what it wants, offers, refuses, accepts or holds; families covered: diplomacy, labour
/// disputes, parliaments, courts, business. Does not: wishes nobody stated, mere acts, declining to comment, positions whose holder the
/// text does not settle.
///
/// Reads: clauses, quotes. Writes: positions.
pub(crate) fn find(scene: &Scene) -> Vec<Found<Position>> {
    let mut found: Vec<Found<Position>> = Vec::new();
    for clause in scene.clauses.iter().filter(|c| scene.in_body(c.sentence)) {
        let hit = steps!(RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(scene, clause)?)));
        if let Some((rule, candidate)) = hit {
            found.push(position(scene, rule, candidate));
        }
    }
    for at in 0..scene.words.len() {
        // Only a token of a few letters in a sentence of the body can be one of the nouns: the table is asked last.
        let token = scene.words.token(at);
        if token.kind == TokenKind::Word
            && scene.words.is(at + 1, class::PREPOSITIONS.or(class::CONJUNCTIONS))
            && scene.in_body(scene.words.sentence_at(at))
            && let Some(candidate) = (NOUN.find)(scene, at)
        {
            found.push(position(scene, NOUN.id, candidate));
        }
    }
    sort_found(&mut found, |value| value.cue);
    found.dedup_by_key(|f| f.value.cue);
    found
}

fn position(scene: &Scene, rule: &'static str, candidate: Candidate) -> Found<Position> {
    let words = scene.words;
    let Candidate { kind, actor, cue, content } = candidate;
    // The party at the head of the content: "urged Iran to", "called on both sides to".
    let head = (content.start..content.end.min(content.start + 4))
        .find(|i| !words.is(*i, class::PREPOSITIONS.or(class::DETERMINERS)));
    let named = head.and_then(|i| scene.cast.at(i)).filter(|(other, _, end, form)| {
        *other != actor && *form != MentionForm::Adjective && words.lower(*end) != "'s" && *end <= content.end
    });
    let toward = named.filter(|_| matches!(kind, PositionKind::Demand)).map(|(other, ..)| other);
    let value = Position {
        kind,
        actor: Some(actor),
        toward,
        cue: words.span(cue.clone()),
        conditional: {
            let sentence = words.sentence_range(cue.start);
            is_conditional(words, sentence.start.max(cue.start.saturating_sub(60))..sentence.end.min(cue.end + 60))
        },
        voice: Attribution::Reported,
    };
    Found::stated(words.span(content), rule, value)
}

pub(crate) fn rules() -> Vec<RuleCard> {
    RULES.iter().map(Rule::card).chain([NOUN.card()]).collect()
}
