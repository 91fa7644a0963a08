//! Positions by a verb: what a party demands, offers, refuses, accepts or holds. Which verbs, with which words behind them, tells
//! `position.frames.tsv`.

use super::PositionKind;
use super::told::{Candidate, candidate, is_asserted};
use crate::layers::clauses::frames::{self, Reading};
use crate::layers::clauses::{Clause, Form, Scene};
use crate::layers::entities::ActorKind;
use crate::lexicon::class;
use crate::model::tags::Tag;

/// The kind that the table names.
pub(super) fn kind_named(name: &str) -> PositionKind {
    match name {
        "demand" => PositionKind::Demand,
        "offer" => PositionKind::Offer,
        "refusal" => PositionKind::Refusal,
        "acceptance" => PositionKind::Acceptance,
        _ => PositionKind::Stance,
    }
}

/// What one does and does not do is a stance alike.
fn is_lasting(lemma: &str) -> bool {
    const LASTING: [&str; 12] = [
        "agree", "approve", "back", "be", "believe", "endorse", "favor", "favour", "oppose", "support", "trust", "want",
    ];
    LASTING.contains(&lemma)
}

/// A frame of this kind, told by those in subject place.
fn framed(scene: &Scene, clause: &Clause, reading: Option<Reading>, kind: PositionKind) -> Option<Candidate> {
    let words = scene.words;
    let reading = reading.filter(|_| !clause.passive)?;
    // "insists that he is right" holds, "insists that he should go" demands.
    let norm = clause.lemma == "insist"
        && words.lower(reading.end - 1) == "that"
        && (reading.end..reading.end + 8).any(|i| words.is_word(i, &["should", "must"]));
    let named = if norm { PositionKind::Demand } else { kind_named(reading.kind) };
    // "did not accept" refuses, "is not ready to" too; "does not support" is a stance like its opposite, but who "did not condemn" took none.
    let turned = match named {
        PositionKind::Acceptance => PositionKind::Refusal,
        PositionKind::Offer if clause.lemma == "be" => PositionKind::Refusal,
        PositionKind::Stance if clause.form == Form::Present && !clause.perfect && is_lasting(clause.lemma) => named,
        _ if clause.negated => return None,
        _ => named,
    };
    if if clause.negated { turned } else { named } != kind {
        return None;
    }
    // "declined to comment" is no position, "defended its title" and "backed its" are no matter of dispute; what is offered every day to
    // everybody is none either.
    let speech = words.lower(reading.end - 1) == "to"
        && words.is(reading.end, class::SPEAKING)
        && !(clause.lemma == "refuse" && words.is_word(reading.end, &["discuss"]));
    let own = kind == PositionKind::Stance
        && words.is(reading.end, class::POSSESSIVES)
        && scene.phrases.at(reading.end).is_some_and(|p| p.head > reading.end);
    let habit = kind == PositionKind::Offer
        && clause.form == Form::Present
        && !clause.perfect
        && !clause.progressive
        && clause.lemma == "offer";
    // "communities that support the code": only which ones are meant. "proposes a model" is research. "is ready to test the sample", "wanted
    // it to end": a person's own affair, unless said.
    let restrictive = clause.form == Form::Present
        && words.is_word(clause.group().start.wrapping_sub(1), &["that", "who"])
        && words.slice(clause.group().start.wrapping_sub(2)) != ",";
    let research = || clause.object().is_some_and(|o| frames::is_object(words.lower(o.head), "research"));
    let person = |a: &usize| scene.actors.get(*a).is_none_or(|a| a.kind == ActorKind::Person);
    let private = || scene.quote_at(clause.verb()).is_none() && clause.subjects.iter().any(person);
    // A foundation "supports projects" with money; "they want me" asks nothing.
    let served = || clause.object().is_some_and(|o| frames::is_object(words.lower(o.head), "person"));
    let funded = clause.lemma == "support" && (research() || served());
    let me = clause.lemma == "want"
        && clause.object().is_some_and(|o| words.tag(o.head) == Tag::Pronoun && o.end == reading.end + 1);
    // "marched for two miles", "want no part in it": neither asks.
    let measured = words.lower(reading.end - 1) == "for"
        && (words.tag(reading.end) == Tag::Number || words.tag(reading.end + 1) == Tag::Number);
    let none = kind == PositionKind::Demand && words.lower(reading.end) == "no";
    // "won more pledged delegates": no verb. What a person, or anybody every day, advises is no demand.
    let before = clause.group().start.wrapping_sub(1);
    let neither = clause.subject().is_some_and(|s| words.is_word(s.start, &["neither", "no", "nobody", "none", "few"]));
    let adjective = clause.group().len() == 1 && words.is_word(before, &["more", "most", "fewer", "all"]);
    let advice = kind == PositionKind::Demand
        && (clause.lemma == "recommend" && clause.subjects.iter().any(person)
            || clause.lemma == "advise" && clause.form == Form::Present && !clause.perfect && !clause.progressive);
    if speech
        || neither
        || adjective
        || advice
        || measured
        || none
        || funded
        || me && words.lower(reading.end + 1) != "to"
        || own
        || habit
        || restrictive
        || kind == PositionKind::Offer && clause.lemma == "propose" && research()
        || kind == PositionKind::Offer && matches!(clause.lemma, "be" | "invite") && private()
        || clause.lemma == "want" && clause.form == Form::Past && private()
        || words.is_word(before, &["never", "always"])
    {
        return None;
    }
    let infinitive =
        words.lower(reading.end - 1) == "to" && kind != PositionKind::Acceptance && words.tag(reading.end).is_verb();
    // "promised not to close it": without the "not" it would say the contrary.
    let not = kind != PositionKind::Refusal
        && words.lower(reading.end - 1) == "to"
        && reading.end > clause.verb() + 2
        && words.is_word(reading.end - 2, &["not", "never"]);
    let end = reading.end - if not { 2 } else { usize::from(infinitive) };
    // "is also ready to mediate": the cue is "ready".
    let plain = |i: &usize| clause.lemma != "be" || *i > clause.verb() && words.tag(*i) != Tag::Adverb;
    let start = (clause.verb()..end).find(plain).unwrap_or(clause.verb());
    // "pledged 50 million to the fund", "dismissed it as a stunt": the thing itself belongs to what is offered or judged.
    let parted = clause.object().filter(|o| o.start > clause.verb() && o.end < reading.end && !infinitive);
    let from = match parted {
        Some(object) if kind != PositionKind::Demand => object.start,
        // "pleaded guilty last October": guilty is what is held.
        None if clause.lemma == "plead" && kind == PositionKind::Stance => clause.verb() + 1,
        _ => end,
    };
    candidate(scene, clause, kind, start..if from < end { clause.verb() + 1 } else { end }, from)
}

/// A negated acceptance refuses, and so does what one does not or no longer wants.
pub(super) fn refusal(scene: &Scene, clause: &Clause, reading: Option<Reading>) -> Option<Candidate> {
    framed(scene, clause, reading, PositionKind::Refusal)
        .or_else(|| unwanted(scene, clause))
        .or_else(|| no_intention(scene, clause))
}

/// "does not want to", "no longer wants to".
fn unwanted(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !matches!(clause.lemma, "want" | "intend" | "plan" | "wish") {
        return None;
    }
    let no_longer = clause.group().start >= 2
        && words.lower(clause.group().start - 1) == "longer"
        && words.lower(clause.group().start - 2) == "no"
        || words.lower(clause.group().start) == "no";
    let no = clause.negated || no_longer;
    let wants = words.lower(clause.verb() + 1) == "to";
    let cue = clause.verb()..clause.verb() + 1;
    // What a person does not want to do may be private; to sign or to pay is not.
    let public = |c: &Candidate| {
        let person = |a: &usize| scene.actors.get(*a).is_none_or(|a| a.kind == ActorKind::Person);
        words.is(clause.verb() + 2, class::REFUSABLE) || !c.actors.iter().any(person)
    };
    (no && wants && is_asserted(scene, clause))
        .then(|| candidate(scene, clause, PositionKind::Refusal, cue, clause.verb() + 1))
        .flatten()
        .filter(public)
}

/// "has no intention of leaving", "has no plans to sell".
fn no_intention(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let object = clause.object().filter(|o| clause.lemma == "have" && words.lower(o.start) == "no")?;
    let wish = words.is_word(object.head, &["intention", "intentions", "plan", "plans", "wish", "desire"]);
    let of = words.is_word(object.head, &["intention", "intentions"]) && words.lower(object.end) == "of";
    let follows = of || words.lower(object.end) == "to" && words.tag(object.end + 1).is_verb();
    (wish && follows && is_asserted(scene, clause))
        .then(|| candidate(scene, clause, PositionKind::Refusal, object.start..object.end, object.end))
        .flatten()
}

pub(super) fn demand(scene: &Scene, clause: &Clause, reading: Option<Reading>) -> Option<Candidate> {
    framed(scene, clause, reading, PositionKind::Demand)
}

pub(super) fn offer(scene: &Scene, clause: &Clause, reading: Option<Reading>) -> Option<Candidate> {
    framed(scene, clause, reading, PositionKind::Offer).or_else(|| planned(scene, clause))
}

/// "has a plan to cut the queue", "unveiled a proposal to": what a party would do for others.
fn planned(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let has = matches!(clause.lemma, "have" | "unveil" | "present" | "outline" | "announce" | "publish");
    let object = clause.object().filter(|_| has && !clause.negated && !clause.passive)?;
    let plan = words.is_word(object.head, &["plan", "plans", "proposal", "proposals", "package"])
        && words.lower(object.start) != "no"
        && words.lower(object.end) == "to"
        && !words.is(object.end + 1, class::DETERMINERS);
    (plan && is_asserted(scene, clause))
        .then(|| candidate(scene, clause, PositionKind::Offer, object.head..object.end, object.end))
        .flatten()
}

pub(super) fn acceptance(scene: &Scene, clause: &Clause, reading: Option<Reading>) -> Option<Candidate> {
    framed(scene, clause, reading, PositionKind::Acceptance)
}

pub(super) fn stance(scene: &Scene, clause: &Clause, reading: Option<Reading>) -> Option<Candidate> {
    framed(scene, clause, reading, PositionKind::Stance).or_else(|| judged(scene, clause))
}

/// "called the ruling a disgrace", "described it as unfair".
fn judged(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let after = clause.verb() + 1;
    let named = match clause.lemma {
        // Something called, and what it is called behind it.
        "call" => {
            let end = clause.object()?.end;
            (matches!(words.slice(end), "“" | "\"" | "‘")
                || words.tag(end) == Tag::Adjective
                || words.is_word(end, &["a", "an"]))
                && words.same_sentence(clause.verb(), end)
        }
        "describe" | "denounce" | "condemn" | "dismiss" | "brand" | "label" | "slam" => {
            let end = clause.object()?.end;
            // How friends describe a person takes no side.
            let person = |a: usize| scene.actors[a].kind == ActorKind::Person;
            let person =
                clause.lemma == "describe" && clause.object().and_then(|o| scene.cast.of(o)).is_some_and(person);
            !person && words.lower(end) == "as" && words.same_sentence(clause.verb(), end)
        }
        _ => false,
    };
    // "call themselves protectors" is a name.
    let named = named && clause.object().is_some_and(|o| !frames::is_reflexive(scene, o));
    (named && !clause.negated && !clause.passive && is_asserted(scene, clause))
        .then(|| candidate(scene, clause, PositionKind::Stance, clause.verb()..after, after))
        .flatten()
}

/// "was rejected by the board", "the format proposed by Peru": the agents' position on what is in subject place; "was urged by the board to
/// resign": what they want.
pub(super) fn passive(scene: &Scene, clause: &Clause, reading: Option<Reading>) -> Option<Candidate> {
    let words = scene.words;
    let reading = reading.filter(|_| clause.passive && !clause.negated)?;
    let told = clause.form == Form::Participle || is_asserted(scene, clause);
    let by = clause.verb() + 1;
    if !told || words.lower(by) != "by" || scene.is_question(clause.sentence()) {
        return None;
    }
    let agents = agents(scene, clause, by + 1);
    let subject = clause.subject().filter(|s| s.start < clause.group().start && !agents.is_empty())?;
    // A fund or a sponsor "supports" a study with money.
    if frames::is_object(words.lower(subject.head), "research") {
        return None;
    }
    let to = (by + 2..clause.extent().end.min(by + 14)).find(|i| words.tag(*i) == Tag::To);
    let content = match kind_named(reading.kind) {
        PositionKind::Demand if matches!(clause.lemma, "demand" | "recommend" | "request") => {
            subject.start..subject.end
        }
        PositionKind::Demand => to?..clause.extent().end,
        _ => subject.start..subject.end,
    };
    Some(Candidate { kind: kind_named(reading.kind), actors: agents, cue: clause.verb()..by, content })
}

/// Those behind "by": one, or two joined by "and".
fn agents(scene: &Scene, clause: &Clause, from: usize) -> Vec<usize> {
    let words = scene.words;
    let end = clause.extent().end;
    let Some(first) = scene.cast.first_behind(words, from, end) else { return Vec::new() };
    let joint = (from..end.min(from + 6)).find(|i| words.lower(*i) == "and");
    let second = joint.and_then(|and| scene.cast.at(and + 1)).map(|m| m.0).filter(|a| *a != first);
    [Some(first), second].into_iter().flatten().collect()
}
