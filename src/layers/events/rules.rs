//! The rules: which clauses and nouns tell an event. What kind it is tells the table of frames.

use super::EventStatus;
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Phrase, Scene, frames};
use crate::layers::entities::ActorKind;
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;

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
fn status(scene: &Scene, clause: &Clause) -> Option<EventStatus> {
    let words = scene.words;
    if clause.negated
        || scene.is_question(clause.sentence)
        || scene.is_condition(clause)
        || scene.quote_at(clause.verb).is_some_and(|q| q.value.kind != QuoteKind::Indirect)
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
        Form::Modal if clause.modal.is_some_and(|m| words.is_word(m, &["will", "'ll"])) => Some(EventStatus::Planned),
        Form::Infinitive if scene.is_planned(clause) => Some(EventStatus::Planned),
        _ => None,
    }
}

/// Verbs that only say that a party speaks or acts on paper; in the present tense too they tell the news: "The union rejects the offer".
fn present_tells(kind: &str) -> bool {
    matches!(kind, "accuse" | "reject" | "request" | "threaten")
}

fn verb(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let (kind, trigger) = framed(scene, clause)?;
    let status = status(scene, clause).or_else(|| {
        let told =
            clause.form == Form::Present && !clause.negated && present_tells(kind) && !clause.subjects.is_empty();
        let free = !scene.is_question(clause.sentence)
            && !scene.is_condition(clause)
            && scene.quote_at(clause.verb).is_none_or(|q| q.value.kind != QuoteKind::Direct);
        (told && free).then_some(EventStatus::Happened)
    })?;
    if scene.starts_another(clause) {
        return None;
    }
    // Somebody or something must be in it: "it", "this" and "there" tell no participant, "no injuries" none either.
    let subject = scene.started_by(clause).unwrap_or(clause).subject.or(clause.object)?;
    let empty = words.is_word(
        subject.head,
        &["it", "this", "that", "there", "which", "what", "you", "one", "nobody", "none", "nothing"],
    ) && scene.cast.at(subject.head).is_none()
        || words.is_word(subject.start, &["no", "any", "every", "each"])
        || clause.form == Form::Infinitive && words.is(subject.head, class::AIMS);
    if empty && clause.object.is_none_or(|o| scene.cast.of(o).is_none()) {
        return None;
    }
    // Help and leave are given by somebody: a law or a chance that "allowed him to rest" did nothing.
    if matches!(kind, "aid" | "concede" | "support")
        && !clause.passive
        && clause.subjects.is_empty()
        && !is_human(scene, subject)
    {
        return None;
    }
    if kind == "other" && !is_told_news(scene, clause, status) {
        return None;
    }
    Some(Candidate { kind, status, trigger })
}

/// Whether a noun phrase names people or a body of people, as far as tags and lists tell.
fn is_human(scene: &Scene, phrase: Phrase) -> bool {
    let words = scene.words;
    words.tag(phrase.head) == Tag::Name
        || words.is_word(phrase.head, &["he", "she", "they", "we", "who"])
        || words.is(phrase.head, class::DECIDERS.or(class::PARTIES))
        || ["person", "guest", "force"].iter().any(|c| frames::is_object(words.lower(phrase.head), c))
        || words.lower(phrase.head).ends_with("ers")
        || words.lower(phrase.head).ends_with("men")
}

/// What is no deed between parties is news only with a name or a day in it; what goes on or is planned, only with a day.
fn is_told_news(scene: &Scene, clause: &Clause, status: EventStatus) -> bool {
    let words = scene.words;
    let day = |i: usize| {
        words.is(i, class::WEEKDAYS.or(class::MONTHS)) && words.token(i).is_capital()
            || words.is_word(i, &["yesterday", "today", "tomorrow", "tonight"])
            || words.is_word(i, &["last", "next", "this"]) && words.is(i + 1, class::TIME_NOUNS)
    };
    let dated = clause.extent.clone().any(day);
    let pronoun = |i: usize| words.tag(i) == Tag::Pronoun;
    let name = |i: usize| words.tag(i) == Tag::Name || scene.cast.at(i).is_some();
    let named = clause.subject.into_iter().chain(clause.object).any(|p| (p.start..p.end).any(name) && !pronoun(p.head));
    match status {
        EventStatus::Happened => dated || named || clause.subject.is_some_and(|s| words.tag(s.start) == Tag::Number),
        _ => dated,
    }
}

/// A participle behind its noun: "the format proposed by Moscow", "a study published in May". Somebody or a day must be told with it.
fn participle(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.form != Form::Participle || clause.group.len() != 1 || clause.negated || clause.subject.is_none() {
        return None;
    }
    let direct = scene.quote_at(clause.verb).is_some_and(|q| q.value.kind == QuoteKind::Direct);
    let after = clause.verb + 1;
    let by = words.lower(after) == "by" && scene.cast.first_behind(words, after + 1, clause.extent.end).is_some();
    let dated = words.tag(after) == Tag::In
        && words.is_word(after, &["in", "on", "last"])
        && words.is(after + 1, class::MONTHS.or(class::WEEKDAYS))
        || words.is(after, class::WEEKDAYS)
        || words.is_word(after, &["yesterday", "last"]);
    let placed = words.lower(after) == "in"
        && scene.cast.at(after + 1).is_some_and(|m| scene.actors[m.0].kind == ActorKind::Place);
    let (kind, trigger) = framed(scene, clause)?;
    (!direct && (by || dated || placed) && !scene.is_condition(clause) && !scene.is_question(clause.sentence))
        .then_some(Candidate { kind, status: EventStatus::Happened, trigger })
}

/// "…, killing three people": what follows from the main verb of the same sentence.
fn following(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.form != Form::Ing || clause.group.len() != 1 || clause.object.is_none() || clause.verb == 0 {
        return None;
    }
    let comma = words.slice(clause.verb - 1) == ",";
    let (kind, trigger) = framed(scene, clause)?;
    let near = scene.around(clause);
    let main = near
        .iter()
        .rev()
        .find(|c| c.verb < clause.verb && matches!(c.form, Form::Past | Form::Present | Form::Modal))?;
    let harm = matches!(kind, "assault" | "coerce" | "other")
        && words.is_word(clause.verb, &["killing", "injuring", "wounding", "destroying"]);
    (comma && harm && main.is_fact() && status(scene, main).is_some()).then_some(Candidate {
        kind: if agentless(scene, main) { "other" } else { kind },
        status: EventStatus::Happened,
        trigger,
    })
}

/// The kind of the event that a clause tells by its verb, and the token that tells it. A storm or a crash kills too, but does not attack.
fn framed(scene: &Scene, clause: &Clause) -> Option<(&'static str, usize)> {
    let kind = frames::read(&table::EVENT_FRAMES, scene, clause)?.kind;
    let natural = kind == "assault" && !clause.passive && agentless(scene, clause);
    Some((if natural { "other" } else { kind }, clause.verb))
}

fn agentless(scene: &Scene, clause: &Clause) -> bool {
    clause.subject.is_some_and(|s| table::EVENT_NOUNS.get(scene.words.lower(s.head)) == Some("other"))
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
    Some(Candidate { kind: noun_kind(scene, trigger)?, status: EventStatus::Happened, trigger })
}

/// "carried out an attack", "held talks", "launched an offensive": the noun behind a verb that means little tells the event.
fn light_verb(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let light = clause.frames.any(frame::LIGHT) || (clause.lemma == "carry" && words.lower(clause.verb + 1) == "out");
    if !light || clause.passive {
        return None;
    }
    let status = status(scene, clause)?;
    let from = clause.verb + if clause.lemma == "carry" { 2 } else { 1 };
    let end = (from..clause.extent.end.min(from + 8)).find(|i| {
        words.is(*i, class::PREPOSITIONS.or(class::SUBORDINATORS))
            || words.slice(*i) == ","
            || words.tag(*i) == Tag::Ing && scene.phrases.at(*i).is_none()
    });
    let trigger = subject_noun(scene, from..end.unwrap_or(clause.extent.end.min(from + 8)))?;
    let kind = noun_kind(scene, trigger)?;
    clause.subject.is_some().then_some(Candidate { kind, status, trigger })
}

/// What kind of event a noun names: a strike is workers’, unless something strikes from afar; fire is exchanged, not views.
fn noun_kind(scene: &Scene, at: usize) -> Option<&'static str> {
    let words = scene.words;
    let kind = table::EVENT_NOUNS.get(words.lower(at))?;
    let class = |i: usize, class: &str| frames::is_object(words.lower(i), class);
    let armed = at
        .checked_sub(1)
        .is_some_and(|b| class(b, "missile") || class(b, "force") || words.is_word(b, &["air", "military"]));
    let fire = words.lower(at) == "exchange"
        && words.lower(at + 1) == "of"
        && (class(at + 2, "missile") || class(at + 3, "missile"));
    Some(match words.lower(at) {
        "strike" | "operation" | "offensive" if armed => "assault",
        "exchange" if fire => "assault",
        _ => kind,
    })
}

/// The noun of an event that heads a noun phrase: the last one before a preposition other than "of".
fn subject_noun(scene: &Scene, phrase: std::ops::Range<usize>) -> Option<usize> {
    let words = scene.words;
    let stop = phrase
        .clone()
        .skip(1)
        .find(|i| words.slice(*i) == "," || (words.is(*i, class::PREPOSITIONS) && words.lower(*i) != "of"))
        .unwrap_or(phrase.end);
    let noun = |i: &usize| words.tag(*i).is_noun() && table::EVENT_NOUNS.get(words.lower(*i)).is_some();
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
    Some(Candidate { kind: noun_kind(scene, trigger)?, status, trigger })
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

fn noun(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    // A treaty is there for years: only a verb tells that it came about.
    let kind = noun_kind(scene, at).filter(|_| !words.is(at, class::BARGAINS))?;
    let phrase = scene.phrases.at(at).filter(|p| p.head == at && !p.owner && words.tag(at).is_noun())?;
    let first = phrase.start;
    let open = words
        .is_word(first, &["a", "an", "any", "no", "every", "some", "another", "further", "more", "possible", "new"])
        || (first..at)
            .any(|i| words.is_word(i, &["future", "planned", "proposed", "possible", "potential", "further", "new"]));
    let wanted = phrase.governor.is_some_and(|g| words.is_word(g, &["for", "without", "to", "against", "of", "if"]))
        && !words.is_word(
            phrase.governor?.checked_sub(1)?,
            &[
                "number", "wave", "series", "because", "prior", "end", "start", "result", "weeks", "months", "day",
                "days",
            ],
        );
    if open || wanted || scene.quote_at(at).is_some_and(|q| q.value.kind == QuoteKind::Direct) {
        return None;
    }
    let actor = |from: usize| scene.cast.first_behind(words, from, from + 6);
    let owner = (first..at).find_map(|i| scene.phrases.at(i).filter(|p| p.owner).and_then(|p| scene.cast.of(p)));
    let with = words.is_word(phrase.end, &["by", "between", "on", "against", "of", "with"])
        && words.same_sentence(at, phrase.end)
        && (actor(phrase.end + 1).is_some()
            || words.is_word(phrase.end, &["of", "by", "between"]) && scene.phrases.from(phrase.end + 1).is_some());
    let clause = scene.governing(at);
    let open_clause = clause.is_some_and(|c| {
        c.negated
            || scene.is_condition(c)
            || c.form == Form::Modal
            || scene.is_question(c.sentence)
            || c.frames.any(frame::DEMAND.or(frame::OFFER).or(frame::PLAN).or(frame::FORECAST))
    });
    ((owner.is_some() || with) && !open_clause && kind != "other").then_some(Candidate {
        kind,
        status: EventStatus::Happened,
        trigger: at,
    })
}
