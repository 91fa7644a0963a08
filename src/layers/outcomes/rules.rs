//! The rules: which clauses tell a result.

use super::OutcomeStatus;
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Phrase, Scene, frames};
use crate::layers::entities::ActorKind;
use crate::lexicon::{class, frame};
use crate::model::tags::Tag;

/// `told`: what the table of frames says of the clause.
type Find = fn(&Scene, &Clause, told: &str) -> Option<OutcomeStatus>;

/// In order of precedence: of two rules that answer for one clause the first counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "outcome.agreed",
        find: agreed,
        shows: &[
            "[The parties agreed to exchange prisoners|agreed;cue=agreed].",
            "[Norway and Sweden signed a treaty on fishing|agreed;cue=signed;actors=Norway+Sweden].",
            "[A truce was agreed on Monday|agreed].",
        ],
        not: &[
            "He agreed with her.",
            "They will sign a treaty.",
            "The parties did not agree.",
            "He signed autographs.",
            "The parties agreed that it was late?",
        ],
    },
    Rule {
        id: "outcome.failed",
        find: failed,
        shows: &[
            "[The talks collapsed on Friday|failed;cue=collapsed].",
            "[The meeting ended without a result|failed;cue=ended].",
            "[Negotiators failed to reach a deal|failed].",
        ],
        not: &[
            "The roof collapsed.",
            "The meeting ended with a dinner.",
            "The talks could fail.",
            "He failed to stop at a red light.",
        ],
    },
    Rule {
        id: "outcome.discussed",
        find: discussed,
        shows: &[
            "[The return of the wounded was also discussed|discussed].",
            "[The ministers discussed a new fund|discussed].",
        ],
        not: &["They will discuss a fund.", "It was not discussed.", "She discussed her book on air."],
    },
    Rule {
        id: "outcome.disputed",
        find: disputed,
        shows: &["[Serbia disputed the figures|disputed;actors=Serbia]."],
        not: &["The disputed region is small.", "Nobody disputed it."],
    },
    Rule {
        id: "outcome.done",
        find: done,
        shows: &[
            "[The court sentenced him to five years in prison|done;cue=sentenced].",
            "[Parliament approved the budget on Monday|done;cue=approved].",
            "[The director was acquitted|done].",
            "[Drivers voted on Monday to reject the offer|done;cue=voted].",
        ],
        not: &[
            "The court may sentence him.",
            "The approved budget is small.",
            "He approved of her.",
            "The budget was not approved.",
        ],
    },
];

/// A told fact in the body's own or a source's reported words; not where words are quoted, not asked.
pub(super) fn is_told(scene: &Scene, clause: &Clause) -> bool {
    let quoted = |q: &crate::layers::Found<crate::layers::quotes::Quote>| {
        q.value.kind != crate::layers::quotes::QuoteKind::Indirect
    };
    let finite =
        clause.form == Form::Past || (clause.form == Form::Present && (clause.perfect)) || follows(scene, clause);
    finite
        && !scene.is_question(clause.sentence())
        && !scene.is_condition(clause)
        && !scene.quote_at(clause.verb()).is_some_and(quoted)
}

/// "…, overturning the ban": what the main verb of the sentence brought with it.
fn follows(scene: &Scene, clause: &Clause) -> bool {
    let comma = clause.form == Form::Ing && clause.group().len() == 1 && clause.verb() > 0;
    let main = || {
        let told = |c: &&Clause| c.verb() < clause.verb() && matches!(c.form, Form::Past | Form::Present | Form::Modal);
        scene.around(clause).iter().rev().find(told)
    };
    comma
        && scene.words.slice(clause.verb() - 1) == ","
        && main().is_some_and(|m| m.form != Form::Modal && !m.negated && !m.frames.any(frame::SAY))
}

/// Told of the writer or the reader, or by a lone voter: no result that concerns others.
fn is_private(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let own = |p: Phrase| words.is_word(p.head, &["i", "we", "you", "me", "us"]);
    let voter = || {
        clause.subject().is_none_or(|s| {
            let actor = scene.cast.of(s).and_then(|a| scene.actors.get(a));
            let body = words.is(s.head, class::DECIDERS.or(class::PARTIES)) || words.tag(s.head) == Tag::Nouns;
            !body && actor.is_none_or(|a| a.kind == ActorKind::Person)
        })
    };
    clause.subject().is_some_and(own) || clause.object().is_some_and(own) || clause.lemma == "vote" && voter()
}

fn has(scene: &Scene, clause: &Clause, class: crate::lexicon::Class) -> bool {
    let range = clause.complement();
    (range.start..range.end.min(range.start + 8)).any(|i| scene.words.is(i, class))
}

/// Whether several are in subject place: two actors, a group, or a plural noun of bargaining parties.
fn is_joint(scene: &Scene, clause: &Clause) -> bool {
    let group = |a: &usize| scene.actors.get(*a).is_some_and(|a| a.kind == ActorKind::Group);
    let noun = (clause.extent().start..clause.group().start).any(|i| scene.words.is(i, class::PARTIES));
    clause.subjects.len() > 1 || clause.subjects.iter().any(group) || noun
}

fn agreed(scene: &Scene, clause: &Clause, _: &str) -> Option<OutcomeStatus> {
    if clause.negated {
        return None;
    }
    let words = scene.words;
    let after = clause.verb() + 1;
    let subject_bargain = || (clause.extent().start..clause.group().start).any(|i| words.is(i, class::BARGAINS));
    let fits = match clause.lemma {
        "agree" if clause.passive => true,
        "agree" if is_joint(scene, clause) && words.is_word(after, &["to", "on", "that", "upon", "a", "an"]) => true,
        // "agreed personal terms with the player"
        "agree" => {
            clause.object().is_some_and(|o| words.is_word(o.head, &["terms", "fee"]) && words.lower(o.end) == "with")
        }
        "sign" | "reach" | "strike" | "conclude" | "clinch" | "seal" | "ratify" | "finalise" | "finalize"
            if clause.passive =>
        {
            subject_bargain()
        }
        "sign" | "reach" | "strike" | "conclude" | "clinch" | "seal" | "finalise" | "finalize" => {
            has(scene, clause, class::BARGAINS)
        }
        "settle" => words.is_word(after, &["on", "their", "the", "out"]) && is_joint(scene, clause),
        _ => false,
    };
    fits.then_some(OutcomeStatus::Agreed)
}

fn discussed(scene: &Scene, clause: &Clause, told: &str) -> Option<OutcomeStatus> {
    // "contacted the ministry over the visas": a talk, too.
    let talked = !clause.negated && !clause.progressive;
    if talked && clause.subject().is_some() && told == "discussed" {
        return Some(OutcomeStatus::Discussed);
    }
    let fits = talked && clause.frames.any(frame::DISCUSS);
    // "discussed it with each other" tells no matter.
    let matter = |head: usize| scene.words.tag(head).is_noun();
    let object = if clause.passive { clause.subject() } else { clause.object() }.is_some_and(|p| matter(p.head));
    // One who "discussed his book" came to no result with anybody.
    let sides = clause.passive
        || is_joint(scene, clause)
        || clause.complement().take(16).any(|i| scene.words.lower(i) == "with");
    (fits && object && sides).then_some(OutcomeStatus::Discussed)
}

fn failed(scene: &Scene, clause: &Clause, told: &str) -> Option<OutcomeStatus> {
    let none = clause.subject().is_some_and(|s| scene.words.is_word(s.start, &["no", "none", "nobody", "few"]));
    if none {
        return None;
    }
    let words = scene.words;
    let after = clause.verb() + 1;
    let effort = || (clause.extent().start..clause.group().start).any(|i| words.is(i, class::EFFORTS));
    let party = || {
        (clause.extent().start..clause.group().start).any(|i| words.is(i, class::PARTIES))
            || !clause.subjects.is_empty()
    };
    let bargain = || has(scene, clause, class::BARGAINS.or(class::EFFORTS));
    let proposal = || clause.object().is_some_and(|o| frames::is_object(words.lower(o.head), "proposal"));
    let proposed = || clause.subject().is_some_and(|s| frames::is_object(words.lower(s.head), "proposal"));
    let fits = match clause.lemma {
        _ if !clause.negated && clause.subject().is_some() && told == "failed" => true,
        "collapse" | "founder" | "falter" | "fail" if !clause.negated && effort() => true,
        "fail" if !clause.negated => {
            party() && words.lower(after) == "to" && (bargain() || words.is_word(after + 1, &["agree", "reach"]))
        }
        "break" if !clause.negated => effort() && words.is_word(after, &["down", "off"]),
        "end" | "conclude" | "finish" if !clause.negated => effort() && words.lower(after) == "without",
        "agree" if clause.negated => is_joint(scene, clause),
        "reach" | "produce" | "yield" | "secure" if clause.negated => effort() || party() && bargain(),
        // "was rejected by 54 percent of voters"
        "reject" | "defeat" | "block" | "dismiss" if clause.passive && !clause.negated && proposed() => {
            clause.form == Form::Past
        }
        // "was turned down by the council": whoever wanted it did not get it.
        "reject" | "defeat" | "veto" | "turn" | "rebuff" if clause.passive && !clause.negated => {
            let by = clause.lemma != "turn" || words.lower(after) == "down";
            by && (effort() || clause.form == Form::Past && scene.cast.agent(words, clause).is_some())
        }
        "bring" if clause.negated => (after..after + 4).any(|i| words.lower(i) == "closer"),
        // Those who decide on it said no: for whoever proposed it, it failed.
        "reject" | "defeat" | "block" | "dismiss" if !clause.negated && !clause.passive => {
            let any = clause.object().is_some_and(|o| words.is_word(o.start, &["any", "every", "such"]));
            clause.subject().is_some_and(|s| words.is(s.head, class::DECIDERS)) && proposal() && !any
        }
        _ => false,
    };
    fits.then_some(OutcomeStatus::Failed)
}

fn disputed(_: &Scene, clause: &Clause, _: &str) -> Option<OutcomeStatus> {
    let fits = matches!(clause.lemma, "dispute" | "contest") && !clause.negated;
    (fits && !clause.subjects.is_empty()).then_some(OutcomeStatus::Disputed)
}

fn done(scene: &Scene, clause: &Clause, told: &str) -> Option<OutcomeStatus> {
    let words = scene.words;
    if told != "done" || clause.negated || is_private(scene, clause) {
        return None;
    }
    // Somebody decides or undergoes it; "it" and "which" tell neither, and "no one was arrested" nothing.
    let Some(subject) = clause.subject() else { return follows(scene, clause).then_some(OutcomeStatus::Done) };
    let empty = words.is_word(subject.head, &["it", "this", "that", "which", "what", "you", "one", "nobody", "none"])
        && scene.cast.at(subject.head).is_none()
        || words.is_word(subject.start, &["no", "none", "any", "every", "each", "few"])
        // "ten percent of the teachers resigned": statistics.
        || words.is_word(subject.head, &["percent", "%"]);
    // "approved of her", "passed her on the road": what is decided is no pronoun.
    let pronoun = clause.object().is_some_and(|o| words.is_word(o.head, &["it", "this", "that", "what"]));
    // A faction that "voted against it" decides nothing, and who wins support wins no vote.
    let behind = clause.verb() + 1;
    let faction = clause.lemma == "vote" && words.is_word(behind + 1, &["it", "him", "her", "them"]);
    let support = clause.object().is_some_and(|o| words.is_word(o.head, &["support", "praise", "backing", "approval"]));
    (!empty && !pronoun && !faction && !support).then_some(OutcomeStatus::Done)
}
