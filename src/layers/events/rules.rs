//! The rules: which verbs and nouns tell an event, and of what kind.

use super::EventStatus;
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Scene};
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{Frames, VerbForms, class, frame, table};

/// What a rule says of a clause.
pub(super) struct Candidate {
    pub kind: &'static str,
    pub status: EventStatus,
    /// The token that tells it.
    pub trigger: usize,
}

type Find = fn(&Scene, &Clause) -> Option<Candidate>;

/// In order of precedence: of two rules that answer for one clause the first counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "event.nominal",
        find: nominal,
        shows: &[
            "[The second round of talks was held on Monday in Oslo|consult;trigger=talks;status=happened].",
            "[The summit will take place in June|consult;trigger=summit;status=planned].",
            "[An explosion killed three people in Lagos|other;trigger=explosion].",
        ],
        not: &["The talks are important.", "The meeting room was small.", "He left before the meeting."],
    },
    Rule {
        id: "event.aside",
        find: aside,
        shows: &[
            "[The second round of talks between Peru and Chile, held on Monday in Lima|consult;trigger=talks;who=Peru+Chile;where=Lima;status=happened], was short.",
        ],
        not: &["The plan, held dear by many, was dropped.", "The talks were held up."],
    },
    Rule {
        id: "event.light-verb",
        find: light_verb,
        shows: &["[The army carried out an attack on the airfield on Monday|assault;trigger=attack;status=happened]."],
        not: &["The army carried out repairs.", "They may launch an attack.", "She held the door."],
    },
    Rule {
        id: "event.verb",
        find: verb,
        shows: &[
            "[Norway rejected the plan on Friday|reject;trigger=rejected;who=Norway;from=2025-05-30].",
            "[Police arrested two men on Monday|coerce;trigger=arrested;status=happened].",
            "[The ministers will meet in June|consult;trigger=meet;status=planned].",
        ],
        not: &[
            "Norway may reject the plan.",
            "They did not meet.",
            "“We rejected it,” he said.",
            "The rejected plan was long.",
            "He treats his friends well.",
        ],
    },
];

/// PLOVER types in the order in which a verb that can tell several is read.
const KINDS: [(Frames, &str); 16] = [
    (frame::PLOVER_AGREE, "agree"),
    (frame::PLOVER_ASSAULT, "assault"),
    (frame::PLOVER_COERCE, "coerce"),
    (frame::PLOVER_ACCUSE, "accuse"),
    (frame::PLOVER_REJECT, "reject"),
    (frame::PLOVER_CONSULT, "consult"),
    (frame::PLOVER_PROTEST, "protest"),
    (frame::PLOVER_SANCTION, "sanction"),
    (frame::PLOVER_MOBILIZE, "mobilize"),
    (frame::PLOVER_THREATEN, "threaten"),
    (frame::PLOVER_RETREAT, "retreat"),
    (frame::PLOVER_CONCEDE, "concede"),
    (frame::PLOVER_COOPERATE, "cooperate"),
    (frame::PLOVER_AID, "aid"),
    (frame::PLOVER_REQUEST, "request"),
    (frame::PLOVER_SUPPORT, "support"),
];

/// How far what the clause tells has come; `None` where it is not told as an event at all.
fn status(scene: &Scene, clause: &Clause) -> Option<EventStatus> {
    let words = scene.words;
    if clause.negated
        || scene.is_question(clause.sentence)
        || scene.quote_at(clause.verb).is_some_and(|q| q.value.kind != QuoteKind::Indirect)
    {
        return None;
    }
    match clause.form {
        Form::Past => Some(EventStatus::Happened),
        Form::Present if clause.perfect && !clause.progressive => Some(EventStatus::Happened),
        Form::Present if clause.progressive => Some(EventStatus::Ongoing),
        Form::Modal if clause.modal.is_some_and(|m| words.is_word(m, &["will", "'ll"])) => Some(EventStatus::Planned),
        // "is to meet", "plans to meet", "is expected to meet" tell a plan through the infinitive.
        _ => None,
    }
}

fn verb(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let status = status(scene, clause)?;
    let kind = KINDS.iter().find(|(frames, _)| clause.frames.any(*frames))?.1;
    let words = scene.words;
    let after = clause.verb + 1;
    // Somebody must be in it: an actor, or a plain noun in subject place.
    let actor = !clause.subjects.is_empty()
        || scene.cast.object(words, clause).is_some()
        || scene.cast.agent(words, clause).is_some();
    let named = (clause.extent.start..clause.group.start).any(|i| words.is(i, class::DECIDERS.or(class::PARTIES)));
    if !actor && !named && !(clause.passive && kind != "consult") {
        return None;
    }
    // Verbs with a wide everyday use count only with what makes them an event.
    let object = words.token(after).is_word_like()
        && !words.is(after, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::ADVERBS));
    let fits = match clause.lemma {
        "meet" => {
            clause.subjects.len() > 1
                || words.is_word(after, &["with", "in", "on", "at", "for", "to", "again"])
                || scene.cast.object(words, clause).is_some()
                || named
        }
        "strike" | "fire" | "treat" | "provide" | "supply" | "send" | "host" | "visit" | "shoot" | "seize" | "ban"
        | "attack" | "fine" | "relax" | "ease" | "lift" | "deny" | "wound" | "injure" => object || clause.passive,
        "talk" | "phone" | "warn" | "urge" | "demand" | "debate" | "fund" | "deploy" | "arm" => true,
        _ => {
            object
                || clause.passive
                || matches!(
                    clause.lemma,
                    "resign"
                        | "surrender"
                        | "withdraw"
                        | "retreat"
                        | "protest"
                        | "march"
                        | "rally"
                        | "demonstrate"
                        | "apologise"
                        | "apologize"
                )
        }
    };
    // The everyday present ("treats his friends") tells no event; "has met" and "is meeting" do.
    fits.then_some(Candidate { kind, status, trigger: clause.verb })
}

/// An event named by a noun, with a participle of taking place set behind it: "the talks, held on Monday in Lima, …".
fn aside(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.form != Form::Participle
        || clause.group.len() != 1
        || !words.is(clause.verb, class::HAPPENINGS)
        || words.is_word(clause.verb + 1, &["by", "up", "back", "dear"])
    {
        return None;
    }
    let comma = clause.verb.checked_sub(1).filter(|c| words.slice(*c) == ",")?;
    let trigger = subject_noun(scene, clause.extent.start..comma)?;
    Some(Candidate { kind: table::EVENT_NOUNS.get(words.lower(trigger))?, status: EventStatus::Happened, trigger })
}

/// "carried out an attack", "held talks", "launched an offensive": the noun behind a verb that means little tells the event.
fn light_verb(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let light = matches!(
        clause.lemma,
        "hold" | "launch" | "conduct" | "stage" | "mount" | "begin" | "start" | "open" | "resume"
    ) || (clause.lemma == "carry" && words.lower(clause.verb + 1) == "out");
    if !light || clause.passive {
        return None;
    }
    let status = status(scene, clause)?;
    let from = clause.verb + if clause.lemma == "carry" { 2 } else { 1 };
    let end = (from..clause.extent.end.min(from + 8)).find(|i| {
        words.is(*i, class::PREPOSITIONS.or(class::SUBORDINATORS))
            || words.slice(*i) == ","
            || words.token(*i).is_verb_form() && words.lower(*i).ends_with("ing")
    });
    let trigger = subject_noun(scene, from..end.unwrap_or(clause.extent.end.min(from + 8)))?;
    let actor =
        !clause.subjects.is_empty() || (clause.extent.start..clause.group.start).any(|i| words.token(i).is_word_like());
    actor.then(|| Candidate { kind: table::EVENT_NOUNS.get(words.lower(trigger)).unwrap_or("other"), status, trigger })
}

/// The noun of an event that heads a noun phrase: the last one before a preposition other than "of".
fn subject_noun(scene: &Scene, phrase: std::ops::Range<usize>) -> Option<usize> {
    let words = scene.words;
    let stop = phrase
        .clone()
        .skip(1)
        .find(|i| words.slice(*i) == "," || (words.is(*i, class::PREPOSITIONS) && words.lower(*i) != "of"))
        .unwrap_or(phrase.end);
    let noun = |i: &usize| {
        !words.verb(*i).any(|r| r.forms.any(VerbForms::PAST)) && table::EVENT_NOUNS.get(words.lower(*i)).is_some()
    };
    let trigger = (phrase.start..stop).rev().find(noun)?;
    // "the meeting room was": the noun must end its phrase.
    let next = words.token(trigger + 1);
    let ends = trigger + 1 >= stop
        || words.is(trigger + 1, class::PREPOSITIONS)
        || next.kind == crate::words::TokenKind::Punct;
    ends.then_some(trigger)
}

/// An event named by a noun in subject place of a verb that says that it took place.
fn nominal(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let happens = words.is(clause.verb, class::HAPPENINGS)
        || matches!(clause.lemma, "take" if words.lower(clause.verb + 1) == "place")
        || matches!(clause.lemma, "hold" | "begin" | "start" | "end" | "resume" | "open" | "continue");
    if !happens {
        return None;
    }
    let status = status(scene, clause)?;
    let trigger = subject_noun(scene, clause.extent.start..clause.group.start)?;
    Some(Candidate { kind: table::EVENT_NOUNS.get(words.lower(trigger)).unwrap_or("other"), status, trigger })
}
