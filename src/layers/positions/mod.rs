//! Who wants what: demands, offers, refusals, acceptances and declared stances.

mod acts;
mod nouns;
mod rules;
mod said;
mod spokes;
mod told;

use serde::Serialize;

use super::clauses::{Scene, frames, is_conditional};
use super::entities::MentionForm;
use super::{Found, Rule, RuleCard, sort_found, steps};
use crate::lexicon::class;
use crate::text::Span;
use rules::{NOUN, RULES};
use told::Candidate;

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
#[inline(never)]
pub(crate) fn find(scene: &Scene) -> Vec<Found<Position>> {
    let mut found: Vec<Found<Position>> = Vec::new();
    let bodies = spokes::bodies(scene);
    for clause in scene.clauses.iter().filter(|c| scene.in_body(c.sentence())) {
        // What is not told as said or done takes no position by its verb, nor does a passive without an agent.
        let by = clause.passive && scene.words.lower(clause.verb() + 1) == "by";
        let told = frames::POSITIONS.has(clause) && (by || !clause.passive && told::is_asserted(scene, clause));
        let reading = told.then(|| frames::read(&frames::POSITIONS, scene, clause)).flatten();
        let hit = steps!(RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(scene, clause, reading)?)));
        if let Some((rule, candidate)) = hit {
            positions(scene, &bodies, rule, candidate, &mut found);
        }
    }
    for at in 0..scene.words.len() {
        // The table is asked last.
        if scene.words.tag(at).is_noun()
            && scene.words.is(at + 1, class::PREPOSITIONS.or(class::CONJUNCTIONS))
            && scene.in_body(scene.words.sentence_at(at))
            && let Some(candidate) = (NOUN.find)(scene, at)
        {
            positions(scene, &bodies, NOUN.id, candidate, &mut found);
        }
    }
    sort_found(&mut found, |value| value.cue);
    found.dedup_by_key(|f| (f.value.cue, f.value.actor));
    found
}

/// One position for each holder.
fn positions(
    scene: &Scene,
    bodies: &[(usize, usize)],
    rule: &'static str,
    candidate: Candidate,
    found: &mut Vec<Found<Position>>,
) {
    let words = scene.words;
    let Candidate { kind, actors, cue, content } = candidate;
    // The party at the head of the content: "urged Iran to", "called on both sides to".
    let head = (content.start..content.end.min(content.start + 4))
        .find(|i| !words.is(*i, class::PREPOSITIONS.or(class::DETERMINERS)));
    let named = head.and_then(|i| scene.cast.at(i)).filter(|(other, _, end, form)| {
        kind == PositionKind::Demand
            && !actors.contains(other)
            && *form != MentionForm::Adjective
            && words.lower(*end) != "'s"
            && *end <= content.end
    });
    let sentence = words.sentence_range(cue.start);
    let near = sentence.start.max(cue.start.saturating_sub(60))..sentence.end.min(cue.end + 60);
    // What somebody wants or believes only the author tells, unless it stands in a quotation.
    let inner = words.verb(cue.start).next().is_some_and(|r| matches!(r.lemma, "believe" | "trust" | "want" | "wish"));
    let value = Position {
        kind,
        actor: None,
        toward: named.map(|m| m.0),
        cue: words.span(cue.clone()),
        conditional: is_conditional(words, near),
        voice: if inner { Attribution::at(scene, cue.start) } else { Attribution::Reported },
    };
    let span = words.span(content);
    let actors =
        actors.into_iter().map(|a| bodies.iter().find(|(person, _)| *person == a).map_or(a, |(_, body)| *body));
    found.extend(actors.map(|a| Found::stated(span, rule, Position { actor: Some(a), ..value.clone() })));
}

pub(crate) fn rules() -> Vec<RuleCard> {
    RULES.iter().map(Rule::card).chain([NOUN.card()]).collect()
}
