//! Positions named by a noun: "Russia’s refusal to", "calls from the union for".

use super::PositionKind;
use super::acts::kind_named;
use super::told::{Candidate, holders, is_asserted};
use crate::layers::clauses::{Scene, frames};
use crate::layers::entities::{ActorKind, MentionForm};
use crate::lexicon::{class, table};
use crate::model::tags::Tag;
use crate::words::TokenKind;

/// The words a noun of position hands its content over with.
const HANDS_OVER: [&str; 6] = ["to", "for", "of", "that", "from", "against"];
/// And one of judgement: "its concern over the plan".
const ABOUT: [&str; 4] = ["about", "over", "at", "with"];
/// How far its content reaches at most.
const REACH: usize = 30;

pub(super) fn noun(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let (name, own) = match words.found_in(at, &table::POSITION_NOUNS)?.split_once(' ') {
        Some((name, _)) => (name, true),
        None => (words.found_in(at, &table::POSITION_NOUNS)?, false),
    };
    let kind = kind_named(name);
    // A request for comment or an interview is the press’s.
    let press = words.is(at + 2, class::SPEAKING) || words.is_word(at + 2, &["information", "interviews"]);
    // "the proposal that shaped the debate": which proposal.
    let which = words.is_word(at, &["proposal", "proposals", "offer", "offers", "petition"])
        && words.lower(at + 1) == "that"
        && words.tag(at + 2).is_verb();
    // "his campaign for the governorship", "its campaign to": a candidate's, unless it is told that it was launched.
    let campaign = words.is_word(at, &["campaign", "campaigns"]);
    if press
        || campaign && words.lower(at + 1) != "to"
        || which
        || !words.same_sentence(at, at + 1)
        || !words.tag(at).is_noun()
    {
        return None;
    }
    // "calls from the union for", "the resistance of the guild": who is behind the noun. "The refusal of a truce" names no one.
    let behind = || {
        let phrase = scene.phrases.from(at + 2).filter(|p| !p.owner)?;
        let actor = scene.cast.of(phrase)?;
        let hands = words.is_word(phrase.end, &["to", "for", "that", "against"]) && words.same_sentence(at, phrase.end);
        let party = words.is_word(at + 1, &["by", "from"]) && hands || words.lower(at + 1) == "of" && (own || hands);
        party.then_some(actor)
    };
    // The owner stands right before it, adjectives apart; or it is the object of a verb that voices it.
    let before = || {
        let owner = (at.saturating_sub(3)..at)
            .rev()
            .find(|i| words.is(*i, class::POSSESSIVES) || words.lower(*i) == "'s")
            .and_then(|owner| scene.cast.at(if words.lower(owner) == "'s" { owner.checked_sub(1)? } else { owner }))
            .filter(|m| m.3 != MentionForm::Adjective);
        owner.filter(|_| !campaign).map(|m| vec![m.0]).or_else(|| {
            // "launched an aggressive campaign to persuade": the verb in front, not the nearer one behind.
            let near = scene.clauses[..scene.clauses.partition_point(|c| c.verb() < at)].iter().rev().take(2);
            let clause = near.into_iter().find(|c| c.object().is_some_and(|o| o.head == at))?;
            let voices = words.is(clause.verb(), class::VOICING);
            (voices && is_asserted(scene, clause) && !clause.negated).then(|| holders(scene, clause, kind))
        })
    };
    let actors = match behind() {
        Some(actor) => vec![actor],
        // "her support from the young" is theirs.
        None if words.is_word(at + 1, &HANDS_OVER) && words.lower(at + 1) != "from" => before()?,
        // What a person is concerned about may be private.
        None if kind == PositionKind::Stance && words.is_word(at + 1, &ABOUT) => {
            let person = |a: &usize| scene.actors.get(*a).is_none_or(|a| a.kind == ActorKind::Person);
            before().filter(|actors| !actors.iter().any(person))?
        }
        None => return None,
    };
    // "her acceptance of the money" takes no side.
    let proposal = || scene.phrases.from(at + 2).is_some_and(|p| frames::is_object(words.lower(p.head), "proposal"));
    if kind == PositionKind::Acceptance && !proposal() {
        return None;
    }
    // "its concern that the port was": a clause to its end.
    let that = words.lower(at + 1) == "that";
    let end = (at + 1..at + REACH).take_while(|i| words.same_sentence(at, *i)).find(|i| {
        words.token(*i).kind() == TokenKind::Punct
            && !matches!(words.slice(*i), "-" | "“" | "‘" | "\"" | "$" | "€" | "£")
            || (*i > at + 2
                && !that
                && (words.is(*i, class::AUXILIARIES)
                    || words.is(*i, class::MODALS)
                    || words.is(*i, class::SUBORDINATORS)))
            || !that && *i > at + 2 && matches!(words.tag(*i), Tag::Past | Tag::Present)
    });
    let end = end.unwrap_or_else(|| words.sentence_range(at).end.min(at + REACH));
    (end > at + 2 && !actors.is_empty()).then_some(Candidate { kind, actors, cue: at..at + 1, content: at..end })
}
