//! Positions by what is said: the speaker is the source of the quotation or of the reported clause.

use super::PositionKind;
use super::told::{Candidate, candidate, is_asserted, is_own, spoken};
use crate::layers::clauses::frames::{self, Reading};
use crate::layers::clauses::{Clause, Form, Phrase, Scene};
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;

/// What a speaker says must or should be done: a demand on others.
pub(super) fn must(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal().filter(|m| words.is_word(*m, &["must", "should"]));
    let after = clause.verb() + 1;
    // "the ministers need to act", "the council has to pay": another party, not the speaker.
    let another = || {
        let decides =
            |p: Phrase| words.is(p.head, class::DECIDERS.or(class::PARTIES)) && words.is(p.start, class::DETERMINERS);
        clause.subject().is_some_and(decides)
            && clause.form == Form::Present
            && !clause.negated
            && !scene.speaker(clause).is_some_and(|s| clause.subjects.contains(&s))
            && words.lower(after) == "to"
            && words.tag(after + 1) == Tag::Base
    };
    let needs = clause.lemma == "need" && clause.form == Form::Present && !clause.negated;
    let demands = modal.is_some()
        || matches!(clause.lemma, "need" | "have") && another()
        // "they need to win" asks nobody, "needs to be stopped" and "the region needs you to act" do.
        || needs && words.lower(after) == "to" && words.lower(after + 1) == "be"
        || needs && clause.object().is_some_and(|o| words.lower(o.end) == "to" && words.tag(o.end + 1) == Tag::Base);
    // "should be understood as": how to read it.
    let read = clause.passive && matches!(clause.lemma, "understand" | "see" | "view" | "regard" | "read" | "note");
    let subject = clause.subject().filter(|_| demands && !read)?;
    // "there should be about 45 of them" guesses.
    let there = words.lower(subject.head) == "there"
        && !words.is_word(after, &["a", "an", "no", "more", "some", "consequences"])
        && modal.is_none_or(|m| words.lower(m) != "must");
    // "we should": the own side.
    let empty = words.is_word(subject.head, &["i", "we", "you", "it", "one", "that", "which"])
        || there
        // "she needs the audience to see it" tells what she lacks.
        || needs && words.tag(subject.head) == Tag::Pronoun;
    // "the steps that need to be taken" asks nobody; what is insisted on has been told by "insist".
    let asked = words.is_word(clause.subject_start().wrapping_sub(1), &["how", "what", "why", "when", "where", "who"]);
    let restrictive = asked
        || words.is_word(clause.group().start.wrapping_sub(1), &["that", "which", "who"])
        || scene.phrases.at(clause.subject_start().wrapping_sub(2)).is_some_and(|p| {
            words.lower(clause.subject_start() - 1) == "that"
                && words.found_in(p.head, &table::POSITION_NOUNS).is_some()
        });
    let insisted = scene.around(clause).iter().rev().find(|c| c.verb() < clause.group().start).is_some_and(|c| {
        // "rejected the notion that it should": nor what is said to be wrong.
        matches!(c.lemma, "reject" | "dismiss" | "dispute" | "deny")
            || matches!(c.lemma, "insist" | "demand" | "recommend" | "propose") && words.lower(c.verb() + 1) == "that"
    });
    if restrictive
        || insisted
        || empty
        || clause.perfect
        || scene.is_question(clause.sentence())
        || scene.is_condition(clause)
    {
        return None;
    }
    let cue = modal.unwrap_or(clause.verb());
    spoken(scene, clause, PositionKind::Demand, cue..cue + 1)
}

/// "it is time to act", "a debate is needed": a demand on whom it concerns.
pub(super) fn needed(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    let subject = clause.subject().filter(|_| clause.form == Form::Present && !clause.negated && !clause.perfect)?;
    let after = clause.verb() + 1;
    let time = clause.lemma == "be"
        && words.lower(subject.head) == "it"
        && (after..after + 2).any(|i| words.lower(i) == "time" && words.is_word(i + 1, &["to", "for", "that"]));
    // "it is vital that", "it is essential to"
    let vital = (clause.lemma == "be" && words.lower(subject.head) == "it")
        .then(|| (after..after + 2).find(|i| words.is_word(*i, &["vital", "essential", "crucial", "imperative"])))
        .flatten()
        .filter(|i| words.is_word(i + 1, &["to", "for", "that"]));
    let needed = clause.passive
        && clause.lemma == "need"
        && words.tag(subject.head).is_noun()
        && scene.cast.of(subject).is_none()
        && !words.is_word(after, &["by", "to"]);
    if !(time || needed || vital.is_some()) || scene.is_question(clause.sentence()) || scene.is_condition(clause) {
        return None;
    }
    let cue = vital.unwrap_or(clause.verb() + usize::from(time));
    spoken(scene, clause, PositionKind::Demand, cue..cue + 1)
}

/// "should never have been built", "should have acted": what a speaker finds wrong.
pub(super) fn blame(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal().filter(|m| clause.perfect && words.lower(*m) == "should")?;
    let party = clause.subject().filter(|s| !words.is_word(s.head, &["i", "we", "you", "it", "which", "that"]))?;
    // "the particles that should have been caught", "a thing he should have known": only which is meant.
    let before = clause.subject_start().wrapping_sub(1);
    let which = words.is_word(clause.group().start.wrapping_sub(1), &["that", "which", "who"])
        || words.same_sentence(before, clause.verb()) && words.tag(before).is_noun();
    let told =
        !which && party.start < clause.verb() && !scene.is_question(clause.sentence()) && !scene.is_condition(clause);
    told.then(|| spoken(scene, clause, PositionKind::Stance, modal..modal + 1)).flatten()
}

/// How a speaker judges a thing: "said the ruling was wrong", "the plan is a disgrace".
pub(super) fn verdict(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    // "is", "was"; "would be wrong", "cannot be fair".
    let guessed = clause.modal().is_none_or(|m| words.is_word(m, &["may", "might", "could", "can"]) && !clause.negated);
    let told =
        matches!(clause.form, Form::Past | Form::Present) || clause.form == Form::Modal && !clause.perfect && !guessed;
    if clause.lemma != "be" || !told {
        return None;
    }
    // "moves to cut the queue are welcome": what stands right in front, where the subject is not known.
    let last = || scene.phrases.at(clause.group().start.wrapping_sub(1)).filter(|p| p.end == clause.group().start);
    let subject = clause.subject().or_else(last)?;
    let word = (clause.verb() + 1..clause.verb() + 4)
        .find(|i| words.tag(*i) != Tag::Adverb && !matches!(words.slice(*i), "“" | "‘" | "\""))?;
    let person = words
        .is_word(subject.head, &["i", "we", "he", "she", "they", "you", "there", "something", "anything", "nothing"]);
    // "a disgrace", "the wrong answer": the noun, or the adjective in front of it, judges.
    let noun = scene.phrases.from(word).filter(|p| {
        p.head > word && (frames::is_object(words.lower(p.head), "verdict") || words.is(p.head - 1, class::VERDICTS))
    });
    // Of a plan, a ruling or an attack more words judge than of a film.
    let matter = |class| frames::is_object(words.lower(subject.head), class);
    let decided = || {
        words.is(subject.head, class::PROPOSALS)
            || words.is_word(subject.head, &["move", "approach", "system"])
            || ["law", "policy", "attack", "text", "deal"].into_iter().any(matter)
    };
    let judges = words.is(word, class::VERDICTS) || words.is(word, class::VOICE_VERDICTS) && decided();
    let plain = judges && !words.tag(word + 1).is_noun();
    let cue = if plain { word } else { noun?.head };
    if !words.same_sentence(cue, clause.verb())
        || person
        || words.is_word(clause.subject_start().wrapping_sub(1), &["where", "when", "because", "if"])
        || words.is_word(clause.group().start.wrapping_sub(1), &["that", "which"])
            && words.lower(subject.head) != "that"
        || scene.is_question(clause.sentence())
        || scene.is_condition(clause)
    {
        return None;
    }
    spoken(scene, clause, PositionKind::Stance, cue..cue + 1)
}

/// "we have an unsustainable situation", "this is a dangerous sentence": a judgement in the adjective, in one's own words.
pub(super) fn judgement(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    let fits =
        matches!(clause.lemma, "have" | "face" | "see" | "be") && clause.form == Form::Present && !clause.negated;
    let object = clause.object().filter(|o| fits && o.head > o.start && words.is(o.head - 1, class::VERDICTS))?;
    let own = clause.subject().is_some_and(|s| words.is_word(s.head, &["we", "this"]));
    (own && !scene.is_question(clause.sentence()) && scene.quote_at(clause.verb()).is_some())
        .then(|| spoken(scene, clause, PositionKind::Stance, object.head - 1..object.head))
        .flatten()
}

/// What a speaker says the own side will not do.
pub(super) fn will_not(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    // "We are not able to do that": in one's own words.
    let own = || clause.subject().is_some_and(|s| words.is_word(s.head, &["i", "we"]));
    if clause.lemma == "be" && clause.form == Form::Present && own() {
        let able = (clause.verb() + 1..clause.verb() + 3)
            .find(|i| clause.negated && words.is_word(*i, &["able", "going"]) || words.lower(*i) == "unable")?;
        let can = words.lower(able + 1) == "to"
            && (words.is(able + 2, class::REFUSABLE) || words.are(able + 2, &["do", "that"]));
        return can.then(|| spoken(scene, clause, PositionKind::Refusal, able..able + 1)).flatten();
    }
    let modal = clause.modal().filter(|m| words.is_word(*m, &["will", "wo", "would", "can", "ca", "cannot"]))?;
    let no = clause.negated || words.lower(modal) == "cannot";
    if !no || clause.passive || clause.perfect || scene.is_question(clause.sentence()) || scene.is_condition(clause) {
        return None;
    }
    // "will not sign" refuses, "will not forget" does not; "cannot accept" refuses, "cannot pay" is unable.
    let able = !words.is_word(modal, &["can", "ca", "cannot"]) || clause.frames.any(frame::ACCEPT);
    (words.is(clause.verb(), class::REFUSABLE) && able && is_own(scene, clause))
        .then(|| spoken(scene, clause, PositionKind::Refusal, modal..clause.verb() + 1))
        .flatten()
}

/// "will strike unless the pay rises": a threat with a condition demands what would avert it.
pub(super) fn ultimatum(scene: &Scene, clause: &Clause, _: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    // "has threatened to leave unless"
    let threat = clause.lemma == "threaten" && words.lower(clause.verb() + 1) == "to" && is_asserted(scene, clause);
    let modal = clause.modal().filter(|m| words.is_word(*m, &["will", "'ll", "would", "'d"]));
    let future = modal.is_some() && !clause.perfect;
    if clause.negated || clause.passive || !threat && !future || scene.is_question(clause.sentence()) {
        return None;
    }
    let end = clause.extent().end.min(clause.verb() + 40);
    if !(clause.extent().start..end).any(|i| words.is_word(i, &["if", "unless"])) {
        return None;
    }
    let hostile = || {
        matches!(clause.lemma, "respond" | "retaliate" | "act" | "resign" | "quit" | "walk" | "sue")
            || frames::read(&frames::EVENTS, scene, clause).is_some_and(|r| {
                matches!(r.kind, "assault" | "sanction" | "protest" | "coerce" | "reject" | "retreat" | "mobilize")
            })
    };
    // Of several threats the last counts.
    let near_modal = |to: usize| {
        scene.around(clause).iter().any(|c| c.verb() > clause.verb() && c.verb() < to && c.form == Form::Modal)
    };
    let averted = || {
        let near = scene.around(clause).iter().filter(|c| c.verb() > clause.verb() && c.verb() < clause.verb() + 30);
        near.filter(|c| scene.is_condition(c) || words.is_word(c.subject_start().wrapping_sub(1), &["if", "unless"]))
            .any(|c| {
                let unless = words.lower(c.subject_start().wrapping_sub(1)) == "unless"
                    || words.lower(c.extent().start) == "unless";
                let nearest = !near_modal(c.verb());
                nearest && (unless || c.negated) && c.subject().is_some()
            })
    };
    if threat {
        let cue = clause.verb()..clause.verb() + 1;
        return averted().then(|| candidate(scene, clause, PositionKind::Demand, cue.clone(), cue.end)).flatten();
    }
    (is_own(scene, clause) && averted() && hostile())
        .then(|| spoken(scene, clause, PositionKind::Demand, modal?..clause.verb() + 1))
        .flatten()
}
