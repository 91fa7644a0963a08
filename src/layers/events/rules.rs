//! The rules: which clauses and nouns tell an event. What kind it is tells the table of frames.

use super::EventStatus;
use super::nouns::{aside, light_verb, nominal, noun};
use super::verbs::{following, participle, verb};
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Scene};
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{class, frame};
use crate::text::Span;

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
            "If Norway rejected the plan, it fell.",
            "The rejected plan was long.",
            "He treats his friends well.",
            "The minister declined to comment.",
            "The rules allowed him to rest.",
            "Norway fell short in May.",
        ],
    },
    Rule {
        id: "event.participle",
        find: participle,
        shows: &["The format [proposed by Norway|agree;trigger=proposed] was dropped."],
        not: &["The plan proposed was long.", "A plan rejected, he said."],
    },
    Rule {
        id: "event.following",
        find: following,
        shows: &["A storm hit the coast, [killing three people|other;trigger=killing;status=happened]."],
        not: &["A storm may hit the coast, killing people.", "Killing time, they sang."],
    },
];

/// How far what the clause tells has come; `None` where it is not told as an event at all.
pub(super) fn status(scene: &Scene, clause: &Clause) -> Option<EventStatus> {
    let words = scene.words;
    if clause.negated
        || words.lower(clause.group().start.wrapping_sub(1)) == "nor"
        || scene.is_question(clause.sentence())
        || scene.is_condition(clause)
        || (clause.group().start.saturating_sub(1)..clause.verb()).any(|i| words.is_word(i, &["almost", "nearly"]))
        || is_alleged(scene, clause)
        || scene.quote_at(clause.verb()).is_some_and(|q| match q.value.kind {
            QuoteKind::Indirect => false,
            QuoteKind::Mixed => is_marked(scene, q.span, clause.verb()),
            _ => true,
        })
    {
        return None;
    }
    // "has started asking": how far it has come tells the verb before.
    if let Some(start) = scene.started_by(clause) {
        return status(scene, start).map(|s| if s == EventStatus::Happened { EventStatus::Ongoing } else { s });
    }
    match clause.form {
        Form::Past => Some(EventStatus::Happened),
        Form::Present if clause.perfect && !clause.progressive => Some(EventStatus::Happened),
        Form::Present if clause.progressive => Some(EventStatus::Ongoing),
        // "how they will act"
        Form::Modal if words.is_word(clause.subject_start().wrapping_sub(1), &["how", "why", "whether", "what"]) => {
            None
        }
        Form::Modal if clause.modal().is_some_and(|m| words.is_word(m, &["will", "'ll"])) => Some(EventStatus::Planned),
        // "said she would meet them on Monday"
        Form::Modal if is_announced(scene, clause) => Some(EventStatus::Planned),
        Form::Infinitive if scene.is_planned(clause) => Some(EventStatus::Planned),
        _ => None,
    }
}

/// "evidence that he lobbied", "allegations that she had hired": not told as a fact.
fn is_alleged(scene: &Scene, clause: &Clause) -> bool {
    const CLAIMS: [&str; 14] = [
        "accusation",
        "allegation",
        "assumption",
        "belief",
        "claim",
        "evidence",
        "fear",
        "idea",
        "notion",
        "possibility",
        "rumor",
        "rumour",
        "speculation",
        "suspicion",
    ];
    let words = scene.words;
    let that = clause.subject_start().wrapping_sub(1);
    let noun = words.lower(that.wrapping_sub(1));
    words.lower(that) == "that"
        && (CLAIMS.contains(&noun.strip_suffix('s').unwrap_or(noun)) || matches!(noun, "true" | "possible" | "likely"))
}

/// Whether a word of a mixed quotation stands in its marks; of a long one nothing is told.
fn is_marked(scene: &Scene, quote: Span, at: usize) -> bool {
    let words = scene.words;
    let start = words.at(quote.start);
    let marks = (start.saturating_sub(1)..at).filter(|i| matches!(words.slice(*i), "“" | "”" | "\""));
    at - start > 60 || marks.count() % 2 == 1
}

/// What a party says that it would do on a day that is named.
fn is_announced(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let begins = clause.subject_start();
    let begins = begins - usize::from(words.lower(begins.wrapping_sub(1)) == "that");
    let says = |c: &&Clause| c.group().end == begins && c.frames.any(frame::SAY) && c.is_fact() && !c.passive;
    let day = |i: usize| {
        words.is(i, class::WEEKDAYS.or(class::MONTHS)) && words.token(i).is_capital()
            || words.lower(i) == "next" && words.is(i + 1, class::TIME_NOUNS)
    };
    words.lower(clause.group().start) == "would"
        && scene.around(clause).iter().any(|c| says(&c))
        && clause.complement().take(40).any(day)
}

/// An event named by a noun that somebody does or that is done to somebody: "Russia’s attack on", "the refusal of a truce by".
pub(super) const NOUN: Rule<fn(&Scene, usize) -> Option<Candidate>> = Rule {
    id: "event.noun",
    find: noun,
    shows: &[
        "After [Chile’s rejection of the offer|reject;trigger=rejection;status=happened], shares fell.",
        "The number of [attacks by Chilean forces|assault;trigger=attacks] has grown.",
    ],
    not: &[
        "Any attack on Chile would be answered.",
        "They called for talks with Chile.",
        "The attack plan of Chile is old.",
    ],
};
