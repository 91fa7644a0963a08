//! What came of it: agreed, discussed, failed, done, disputed.

mod rules;

use serde::Serialize;

use super::clauses::{Clause, Scene, frames};
use super::quantities::Quantity;
use super::{Found, Rule, RuleCard, sort_found, steps};
use crate::text::Span;
use crate::words::TokenKind;
use rules::{RULES, is_told};

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
/// Counts: results of something done on purpose to reach one: talks, votes, rulings, decisions, deals. Does not: damage and casualties,
/// findings, statements, what is only planned.
///
/// Reads: clauses, quantities. Writes: outcomes.
#[inline(never)]
pub(crate) fn find(scene: &Scene, quantities: &[Found<Quantity>]) -> Vec<Found<Outcome>> {
    let mut found = Vec::new();
    for clause in scene.clauses.iter().filter(|c| scene.in_body(c.sentence()) && is_told(scene, c)) {
        let told = frames::read(&frames::OUTCOMES, scene, clause).map_or("", |r| r.kind);
        let hit = steps!(RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(scene, clause, told)?)));
        let Some((rule, status)) = hit else { continue };
        let span = scene.words.span(full(scene, clause));
        let mut actors = clause.subjects.clone();
        actors.extend(scene.cast.object(scene.words, clause));
        actors.extend(scene.cast.agent(scene.words, clause));
        actors.dedup();
        let first = quantities.partition_point(|q| q.span.start < span.start);
        let inside = quantities[first..].iter().take_while(|q| q.span.start < span.end).count();
        let value = Outcome {
            status,
            actors,
            cue: scene.words.token(clause.verb()).span(),
            quantities: (first..first + inside).collect(),
        };
        found.push(Found::stated(span, rule, value));
    }
    sort_found(&mut found, |value| value.cue);
    // "convicted him of fraud but acquitted him of theft": one slice is shown once.
    found.dedup_by(|b: &mut Found<Outcome>, a| a.span == b.span && a.value.status == b.value.status);
    found
}

/// The clause with the figures that follow it behind a dash: "agreed to exchange prisoners – 6,000 from each side".
fn full(scene: &Scene, clause: &Clause) -> std::ops::Range<usize> {
    let words = scene.words;
    let (mut end, limit) = (clause.extent().end, words.sentence_range(clause.verb()).end);
    if matches!(words.slice(end), "–" | "—") && words.token(end + 1).kind() == TokenKind::Number {
        let stop =
            (end + 1..limit).find(|i| matches!(words.slice(*i), "–" | "—" | ";" | "." | "," | "(")).unwrap_or(limit);
        end = stop;
    }
    clause.extent().start..end
}

pub(crate) fn rules() -> Vec<RuleCard> {
    RULES.iter().map(Rule::card).collect()
}
