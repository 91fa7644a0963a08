//! The rules: which verbs, nouns and turns show what somebody wants or holds.

use std::ops::Range;

use super::PositionKind;
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Scene, frames, is_adverb};
use crate::layers::entities::ActorKind;
use crate::lexicon::{VerbForms, class, frame, table};
use crate::model::tags::Tag;
use crate::words::{TokenKind, Words};

/// What a rule says of a place.
pub(super) struct Candidate {
    pub kind: PositionKind,
    /// Who holds it.
    pub actor: usize,
    /// The word that shows it.
    pub cue: Range<usize>,
    /// What is wanted, offered, refused or held.
    pub content: Range<usize>,
}

type Find = fn(&Scene, &Clause) -> Option<Candidate>;

/// In order of precedence: of two rules that answer for one clause the first counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "position.refusal",
        find: refusal,
        shows: &[
            "Russia rejected [the proposal|refusal;actor=Russia;cue=rejected].",
            "Hungary has refused [to sign the statement|refusal;actor=Hungary].",
            "Poland did not accept [the offer|refusal;actor=Poland].",
            "France ruled out [sending troops|refusal;actor=France;cue=ruled out].",
        ],
        not: &[
            "Russia declined to comment.",
            "The proposal was rejected.",
            "France could reject the plan.",
            "Poland did not refuse.",
        ],
    },
    Rule {
        id: "position.demand",
        find: demand,
        shows: &[
            "Norway demanded [an apology|demand;actor=Norway].",
            "Italy called for [new elections|demand;cue=called for].",
            "Germany urged [Iran to release the crew|demand;toward=Iran].",
            "Russia continues to insist on [its old terms|demand;actor=Russia;cue=insist on].",
        ],
        not: &[
            "Norway called the plan a mistake.",
            "Italy asked why.",
            "They called on Monday.",
            "Demand for cars rose.",
            "Spain pressed a button.",
        ],
    },
    Rule {
        id: "position.offer",
        find: offer,
        shows: &[
            "Turkey offered [to host the talks|offer;actor=Turkey].",
            "Japan proposed [a joint fund|offer].",
            "Egypt is ready [to mediate|offer;cue=ready].",
        ],
        not: &[
            "Turkey offers many beaches to its visitors in summer without charge?",
            "The plan proposed by Japan failed.",
            "Egypt is ready.",
            "Kenya might offer help.",
        ],
    },
    Rule {
        id: "position.acceptance",
        find: acceptance,
        shows: &[
            "Iran accepted [the terms|acceptance;actor=Iran].",
            "Spain agreed to [pay the debt|acceptance;actor=Spain;cue=agreed to].",
        ],
        not: &[
            "Spain and Portugal agreed to build a bridge.",
            "Iran will not accept.",
            "The terms were accepted.",
            "Spain accepted a prize.",
        ],
    },
    Rule {
        id: "position.stance",
        find: stance,
        shows: &["China condemned [the attack|stance;actor=China].", "Sweden opposes [the new law|stance]."],
        not: &["China defended its title against Japan.", "The attack was condemned.", "Sweden backed away."],
    },
    Rule {
        id: "position.passive",
        find: passive,
        shows: &["[The plan|refusal;actor=France;cue=rejected] was rejected by France."],
        not: &["The plan was rejected.", "The plan was drawn up by France."],
    },
    Rule {
        id: "position.must",
        find: must,
        shows: &["Germany said [Iran must release the crew|demand;actor=Germany;cue=must]."],
        not: &["The crew must rest.", "Germany said it must be late.", "Must Iran go?"],
    },
    Rule {
        id: "position.verdict",
        find: verdict,
        shows: &["Norway said [the offer was unfair|stance;actor=Norway;cue=unfair]."],
        not: &["The offer was unfair.", "She said the road was dangerous?", "Norway said the offer was late."],
    },
    Rule {
        id: "position.will-not",
        find: will_not,
        shows: &["Poland said [it would not sign the treaty|refusal;actor=Poland]."],
        not: &["Poland said the rain would not stop.", "Poland said it would not forget.", "It will not rain."],
    },
];

/// Told of the subject as said or done: past or present, or a flat "will".
fn is_asserted(scene: &Scene, clause: &Clause) -> bool {
    match clause.form {
        Form::Past | Form::Present => !scene.is_question(clause.sentence) && !scene.is_condition(clause),
        Form::Modal => {
            clause.modal.is_some_and(|m| scene.words.is_word(m, &["will", "'ll"]))
                && !scene.is_question(clause.sentence)
                && !scene.is_condition(clause)
        }
        // "continues to insist", "has started asking": the main verb only says that it goes on.
        Form::Infinitive | Form::Ing => match scene.started_by(clause) {
            Some(start) => !start.negated && is_asserted(scene, start),
            None if clause.form == Form::Infinitive => {
                let main = scene.around(clause).iter().rev().find(|c| c.verb < clause.verb);
                main.is_some_and(|m| {
                    m.passive
                        && m.group.end == clause.group.start
                        && scene.words.is(m.verb, class::FORCES)
                        && m.is_fact()
                })
            }
            // "…, asking the schools to pay": what the subject of the main verb does with it.
            None => {
                let comma = clause.group.start > 0 && scene.words.is_word(clause.group.start - 1, &[",", "by"]);
                let main = scene.around(clause).iter().rev().find(|c| c.verb < clause.verb);
                clause.form == Form::Ing
                    && comma
                    && main.is_some_and(|m| matches!(m.form, Form::Past | Form::Present) && !m.negated)
            }
        },
        _ => false,
    }
}

/// The single actor in subject place.
fn holder(scene: &Scene, clause: &Clause) -> Option<usize> {
    match clause.subjects[..] {
        // What several do together ("both sides agreed") is an outcome, no side's position.
        [actor] if !clause.passive && scene.actors[actor].kind != ActorKind::Group => Some(actor),
        // "We urge the council": who is quoted.
        _ if !clause.passive && clause.subject.is_some_and(|s| scene.words.is_word(s.head, &["i", "we"])) => {
            scene.quote_at(clause.verb)?.value.actor
        }
        _ => None,
    }
}

/// The complement behind `from`, without a leading "that".
fn content(words: &Words, clause: &Clause, from: usize) -> Option<Range<usize>> {
    let start = if words.lower(from) == "that" { from + 1 } else { from };
    let end = clause.extent.end;
    let end = (start..end).find(|i| matches!(words.slice(*i), ";" | "–" | "—")).unwrap_or(end);
    let end = (start..end).find(|i| words.slice(*i) == "," && is_tag(words, *i + 1)).unwrap_or(end);
    (start < end && words.token(start).is_word_like()).then_some(start..end)
}

/// What follows a comma is another clause or the speaker: "…, the ministry said", "…, which".
fn is_tag(words: &Words, i: usize) -> bool {
    if words.is_word(
        i,
        &[
            "which",
            "who",
            "while",
            "but",
            "although",
            "though",
            "saying",
            "adding",
            "calling",
            "after",
            "before",
            "as",
            "according",
        ],
    ) {
        return true;
    }
    (i..i + 6)
        .take_while(|k| words.same_sentence(i, *k) && words.slice(*k) != ",")
        .any(|k| words.verb(k).next().is_some_and(|r| r.frames.any(frame::SAY) && r.forms.any(VerbForms::PAST)))
}

fn candidate(scene: &Scene, clause: &Clause, kind: PositionKind, cue_end: usize, from: usize) -> Option<Candidate> {
    let content = content(scene.words, clause, from)?;
    Some(Candidate { kind, actor: holder(scene, clause)?, cue: clause.verb..cue_end, content })
}

/// A frame of this kind, told by one actor in subject place.
fn framed(scene: &Scene, clause: &Clause, kind: PositionKind) -> Option<Candidate> {
    let words = scene.words;
    if !is_asserted(scene, clause) || clause.passive {
        return None;
    }
    let reading = frames::read(&table::POSITION_FRAMES, scene, clause)?;
    let named = kind_named(reading.kind);
    let kind = match (named, clause.negated) {
        (PositionKind::Acceptance, true) => PositionKind::Refusal,
        (_, true) => return None,
        _ => Some(named).filter(|k| *k == kind)?,
    };
    // "declined to comment" is no position, "defended its title" and "backed its" are no matter of dispute; one accepts cash too, and
    // what several do together ("both sides agreed to") is an outcome.
    let speech = words.lower(reading.end - 1) == "to" && words.is(reading.end, class::SPEAKING);
    let own = kind == PositionKind::Stance && words.is(reading.end, class::POSSESSIVES);
    if speech
        || own
        || kind == PositionKind::Offer
            && clause.form == Form::Present
            && !clause.perfect
            && !clause.progressive
            && clause.lemma == "offer"
    {
        return None;
    }
    let infinitive =
        words.lower(reading.end - 1) == "to" && kind != PositionKind::Acceptance && words.tag(reading.end).is_verb();
    let cue = clause.verb..reading.end - usize::from(infinitive);
    candidate(scene, clause, kind, cue.end, cue.end)
}

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

/// A negated acceptance refuses; "will not" of one’s own does too, and so does what one no longer wants.
fn refusal(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let negated_acceptance = clause.negated && framed(scene, clause, PositionKind::Acceptance).is_some();
    if !clause.negated || negated_acceptance {
        return framed(scene, clause, PositionKind::Refusal).or_else(|| unwanted(scene, clause));
    }
    unwanted(scene, clause)
}

/// "does not want to", "no longer wants to".
fn unwanted(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let no_longer = clause.group.start >= 2
        && words.lower(clause.group.start - 1) == "longer"
        && words.lower(clause.group.start - 2) == "no"
        || words.lower(clause.group.start) == "no";
    let no = clause.negated || no_longer;
    let wants = matches!(clause.lemma, "want" | "intend" | "plan" | "wish") && words.lower(clause.verb + 1) == "to";
    (no && wants && is_asserted(scene, clause))
        .then(|| candidate(scene, clause, PositionKind::Refusal, clause.verb + 1, clause.verb + 1))
        .flatten()
}

fn demand(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    framed(scene, clause, PositionKind::Demand)
}

fn offer(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.lemma != "be" {
        return framed(scene, clause, PositionKind::Offer);
    }
    let after = clause.verb + 1;
    let ready = (after..after + 3).find(|i| !is_adverb(words, *i))?;
    let fits = words.is_word(ready, &["ready", "willing", "prepared"])
        && words.lower(ready + 1) == "to"
        && words.tag(ready + 2) == Tag::Base
        && is_asserted(scene, clause)
        && !clause.negated;
    let content = fits.then(|| content(words, clause, ready + 1)).flatten()?;
    Some(Candidate { kind: PositionKind::Offer, actor: holder(scene, clause)?, cue: ready..ready + 1, content })
}

fn acceptance(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    framed(scene, clause, PositionKind::Acceptance).filter(|c| c.kind == PositionKind::Acceptance)
}

fn stance(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    framed(scene, clause, PositionKind::Stance).or_else(|| judged(scene, clause))
}

/// "called the ruling a disgrace", "described it as unfair", "is against the plan".
fn judged(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !is_asserted(scene, clause) || clause.negated || clause.passive {
        return None;
    }
    let after = clause.verb + 1;
    let from = match clause.lemma {
        "be" if words.is_word(after, &["against"]) => after + 1,
        "be" if words.is_word(after, &["opposed"]) && words.lower(after + 1) == "to" => after + 2,
        "be" if words.lower(after) == "in"
            && words.is_word(after + 1, &["favour", "favor"])
            && words.lower(after + 2) == "of" =>
        {
            after + 3
        }
        // Something called, and what it is called behind it.
        "call" => {
            let end = clause.object?.end;
            let quality = words.slice(end) == "“"
                || words.slice(end) == "\""
                || words.slice(end) == "‘"
                || words.tag(end) == Tag::Adjective
                || words.is_word(end, &["a", "an"]);
            (quality && words.same_sentence(clause.verb, end)).then_some(after)?
        }
        "describe" | "denounce" | "condemn" | "dismiss" => {
            let end = clause.object?.end;
            (words.lower(end) == "as" && words.same_sentence(clause.verb, end)).then_some(after)?
        }
        _ => return None,
    };
    candidate(scene, clause, PositionKind::Stance, from.max(after), from)
}

/// "was rejected by the board": the agent’s position on what is in subject place.
fn passive(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !(clause.passive && (is_asserted(scene, clause) || clause.form == Form::Participle)) || clause.negated {
        return None;
    }
    let agent = scene.cast.agent(words, clause).filter(|_| words.lower(clause.verb + 1) == "by")?;
    let subject = clause.subject?;
    let reading = frames::read(&table::POSITION_FRAMES, scene, clause)?;
    let kind = kind_named(reading.kind);
    let fits = matches!(kind, PositionKind::Refusal | PositionKind::Stance | PositionKind::Acceptance)
        && subject.start < clause.group.start
        && !scene.is_question(clause.sentence);
    fits.then(|| Candidate {
        kind,
        actor: agent,
        cue: clause.verb..clause.verb + 1,
        content: subject.start..subject.end,
    })
}

/// What a speaker says must or should be done: a demand on others.
fn must(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal;
    let demands = modal.is_some_and(|m| words.is_word(m, &["must", "should"]))
        || clause.lemma == "need" && words.lower(clause.verb + 1) == "to" && clause.form == Form::Present
            // "they need to win" asks nobody, "needs to be stopped" does.
            && words.lower(clause.verb + 2) == "be";
    let own = clause.subject.is_some_and(|s| words.is_word(s.head, &["i", "you", "it", "there", "one"]));
    if !demands
        || clause.perfect
        || own
        || clause.subject.is_none()
        || scene.is_question(clause.sentence)
        || scene.is_condition(clause)
    {
        return None;
    }
    let actor = scene.speaker(clause)?;
    let person_or_body = scene.actors.get(actor).is_some();
    let cue = modal.unwrap_or(clause.verb);
    let content = inside_quote(scene, clause, cue);
    person_or_body.then_some(Candidate { kind: PositionKind::Demand, actor, cue: cue..cue + 1, content })
}

/// How a speaker judges a thing: "said the ruling was wrong".
fn verdict(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let subject =
        clause.subject.filter(|_| clause.lemma == "be" && matches!(clause.form, Form::Past | Form::Present))?;
    let word = (clause.verb + 1..clause.verb + 4)
        .find(|i| words.tag(*i) != Tag::Adverb && !matches!(words.slice(*i), "“" | "‘" | "\""))?;
    let person = words.is_word(subject.head, &["i", "we", "he", "she", "they", "you", "there"]);
    let judges =
        words.is(word, class::VERDICTS) && words.same_sentence(word, clause.verb) && !words.tag(word + 1).is_noun();
    if !judges || person || scene.is_question(clause.sentence) || scene.is_condition(clause) {
        return None;
    }
    let actor = scene.speaker(clause)?;
    Some(Candidate {
        kind: PositionKind::Stance,
        actor,
        cue: word..word + 1,
        content: inside_quote(scene, clause, word),
    })
}

/// What a speaker says the own side will not do.
fn will_not(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal.filter(|m| words.is_word(*m, &["will", "wo", "would", "can", "ca", "cannot"]))?;
    let no = clause.negated || words.lower(modal) == "cannot";
    if !no || clause.passive || clause.perfect || scene.is_question(clause.sentence) || scene.is_condition(clause) {
        return None;
    }
    // "will not sign" refuses, "will not forget" does not; "cannot accept" refuses, "cannot pay" is unable.
    let able = !words.is_word(modal, &["can", "ca", "cannot"]) || clause.frames.any(frame::ACCEPT);
    if !words.is(clause.verb, class::REFUSABLE) || !able {
        return None;
    }
    let actor = scene.speaker(clause)?;
    let subject = clause.subject?;
    // "X said it would not": an unresolved pronoun right behind the verb of saying is the speaker.
    let own = words.is_word(subject.head, &["i", "we"])
        || words.is_word(subject.head, &["it", "they", "he", "she"]) && scene.cast.at(subject.head).is_none();
    if !(own || clause.subjects == [actor]) {
        return None;
    }
    let content = inside_quote(scene, clause, modal);
    Some(Candidate { kind: PositionKind::Refusal, actor, cue: modal..clause.verb + 1, content })
}

/// The clause, cut to the quotation it stands in.
fn inside_quote(scene: &Scene, clause: &Clause, cue: usize) -> Range<usize> {
    let core = clause.core();
    let Some(quote) = scene.quote_at(cue) else { return core };
    let inside = scene.words.range(quote.span);
    core.start.max(inside.start)..core.end.min(inside.end).max(cue + 1)
}

/// The noun rule does not start from a clause: "Russia’s refusal to", "its demand for".
pub(super) const NOUN: Rule<fn(&Scene, usize) -> Option<Candidate>> = Rule {
    id: "position.noun",
    find: noun,
    shows: &[
        "Critics cite Hungary’s [opposition to the plan|stance;actor=Hungary;cue=opposition].",
        "Russia’s [refusal of a ceasefire|refusal;actor=Russia] was expected.",
    ],
    not: &["Demand for cars rose.", "Hungary’s support act sang.", "The refusal of a ceasefire surprised nobody."],
};

/// The words a noun of position hands its content over with.
const HANDS_OVER: [&str; 6] = ["to", "for", "of", "that", "from", "against"];

fn noun(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let kind = kind_named(table::POSITION_NOUNS.get(words.lower(at))?);
    // A request for comment or an interview is the press’s.
    let press = words.is(at + 2, class::SPEAKING) || words.is_word(at + 2, &["information", "interviews"]);
    if !HANDS_OVER.contains(&words.lower(at + 1)) || !words.same_sentence(at, at + 1) || press {
        return None;
    }
    // The owner stands right before it, adjectives apart; or it is the object of a verb that voices it.
    let owner = (at.saturating_sub(3)..at)
        .rev()
        .find(|i| words.is(*i, class::POSSESSIVES) || words.lower(*i) == "'s")
        .and_then(|owner| scene.cast.at(if words.lower(owner) == "'s" { owner.checked_sub(1)? } else { owner }));
    let actor = owner.map(|m| m.0).or_else(|| {
        let clause = scene.governing(at)?;
        let voices = words.is(clause.verb, class::VOICING) && clause.object.is_some_and(|o| o.head == at);
        (voices && is_asserted(scene, clause) && !clause.negated).then(|| holder(scene, clause)).flatten()
    })?;
    let end = (at + 1..at + 30).take_while(|i| words.same_sentence(at, *i)).find(|i| {
        words.token(*i).kind == TokenKind::Punct && words.slice(*i) != "-"
            || (*i > at + 2
                && (words.is(*i, class::AUXILIARIES)
                    || words.is(*i, class::MODALS)
                    || words.is(*i, class::SUBORDINATORS)))
            || (*i > at + 2
                && words.verb(*i).next().is_some_and(|r| r.forms.any(VerbForms::PAST) && !r.forms.any(VerbForms::BASE)))
    });
    let end = end.unwrap_or_else(|| words.sentence_range(at).end.min(at + 30));
    (end > at + 2).then(|| Candidate { kind, actor, cue: at..at + 1, content: at..end })
}
