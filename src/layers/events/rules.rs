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
        || scene.quote_at(clause.verb).is_some_and(|q| q.value.kind == QuoteKind::Direct)
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
    let before = clause.extent.start..clause.group.start;
    // The head of the subject: the last such noun before a preposition other than "of", or before the verb.
    let stop = before
        .clone()
        .skip(1)
        .find(|i| words.slice(*i) == "," || (words.is(*i, class::PREPOSITIONS) && words.lower(*i) != "of"))
        .unwrap_or(before.end);
    let trigger = (before.start..stop).rev().find(|i| {
        !words.verb(*i).any(|r| r.forms.any(VerbForms::PAST)) && table::EVENT_NOUNS.get(words.lower(*i)).is_some()
    })?;
    // "the meeting room was": the noun must end its phrase.
    let ends = trigger + 1 >= stop
        || words.is(trigger + 1, class::PREPOSITIONS)
        || words.token(trigger + 1).kind == crate::words::TokenKind::Punct;
    ends.then(|| Candidate { kind: table::EVENT_NOUNS.get(words.lower(trigger)).unwrap_or("other"), status, trigger })
}
