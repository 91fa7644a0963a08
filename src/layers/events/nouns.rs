//! Events named by a noun: what kind each names is in `event.nouns.tsv`.

use super::EventStatus;
use super::rules::{Candidate, status};
use crate::layers::clauses::{Clause, Form, Scene, frames};
use crate::layers::entities::ActorKind;
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;

/// An event named by a noun, with a participle of taking place set behind it: "the talks, held on Monday in Lima, …".
pub(super) fn aside(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.form != Form::Participle
        || clause.group().len() != 1
        || !words.is(clause.verb(), class::HAPPENINGS)
        || words.is_word(clause.verb() + 1, &["by", "up", "back", "dear"])
    {
        return None;
    }
    let comma = clause.verb().checked_sub(1).filter(|c| words.slice(*c) == ",")?;
    let trigger = subject_noun(scene, clause.extent().start..comma)?;
    Some(Candidate { kind: noun_kind(scene, trigger)?, status: EventStatus::Happened, trigger })
}

/// "carried out an attack", "held talks", "launched an offensive": the noun behind a verb that means little tells the event.
pub(super) fn light_verb(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let light = clause.frames.any(frame::LIGHT) || (clause.lemma == "carry" && words.lower(clause.verb() + 1) == "out");
    if !light || clause.passive {
        return None;
    }
    let status = status(scene, clause)?;
    let from = clause.verb() + if clause.lemma == "carry" { 2 } else { 1 };
    let end = (from..clause.extent().end.min(from + 8)).find(|i| {
        words.is(*i, class::PREPOSITIONS.or(class::SUBORDINATORS))
            || words.slice(*i) == ","
            || words.tag(*i) == Tag::Ing && scene.phrases.at(*i).is_none()
    });
    let trigger = subject_noun(scene, from..end.unwrap_or(clause.extent().end.min(from + 8)))?;
    // "launched an attack on the judge": of people alone, perhaps with words.
    let people = !clause.subjects.is_empty()
        && clause.subjects.iter().all(|a| scene.actors.get(*a).is_some_and(|a| a.kind == ActorKind::Person));
    let kind = noun_kind(scene, trigger).filter(|k| *k != "assault" || !people || clause.lemma != "launch")?;
    clause.subject().is_some().then_some(Candidate { kind, status, trigger })
}

/// What kind of event a noun names: a strike is workers’, unless something strikes from afar; fire is exchanged, not views.
fn noun_kind(scene: &Scene, at: usize) -> Option<&'static str> {
    let words = scene.words;
    let kind = words.found_in(at, &table::EVENT_NOUNS)?;
    let class = |i: usize, class: &str| frames::is_object(words.lower(i), class);
    let armed = at
        .checked_sub(1)
        .is_some_and(|b| class(b, "missile") || class(b, "force") || words.is_word(b, &["air", "military"]));
    let fire = words.lower(at) == "exchange"
        && words.lower(at + 1) == "of"
        && (class(at + 2, "missile") || class(at + 3, "missile"));
    Some(match words.lower(at) {
        "strike" | "operation" | "offensive" if armed => "assault",
        // Of a law, of a surgeon; but "an operation against the rebels", "targeting depots".
        "operation" if !words.is_word(at + 1, &["against", "targeting"]) => return None,
        // Into space.
        "probe" if !words.is_word(at + 1, &["into", "by"]) => return None,
        // Of civilizations, of opinions.
        "clash" if words.lower(at + 1) == "of" => return None,
        "exchange" if fire => "assault",
        _ => kind,
    })
}

/// Nouns of which an event can be: "a round of talks".
const PARTS: [&str; 16] = [
    "round", "rounds", "series", "wave", "string", "spate", "line", "day", "days", "week", "weeks", "hours", "set",
    "session", "kind", "number",
];

/// The noun of an event that heads a noun phrase: the last one before a preposition other than "of".
fn subject_noun(scene: &Scene, phrase: std::ops::Range<usize>) -> Option<usize> {
    let words = scene.words;
    let stop = phrase
        .clone()
        .skip(1)
        .find(|i| words.slice(*i) == "," || (words.is(*i, class::PREPOSITIONS) && words.lower(*i) != "of"))
        .unwrap_or(phrase.end);
    let noun = |i: &usize| words.tag(*i).is_noun() && words.found_in(*i, &table::EVENT_NOUNS).is_some();
    let trigger = (phrase.start..stop).rev().find(noun)?;
    // "a round of talks", but "talk of a deal".
    let of = (phrase.start..trigger).rev().find(|i| words.lower(*i) == "of" && *i > 0);
    if of.is_some_and(|of| !words.is_word(of - 1, &PARTS) && !noun(&(of - 1))) {
        return None;
    }
    // "the meeting room was": the noun must end its phrase.
    let next = words.token(trigger + 1);
    let ends = trigger + 1 >= stop
        || words.is(trigger + 1, class::PREPOSITIONS.or(class::MONTHS).or(class::WEEKDAYS))
        || next.kind() == crate::words::TokenKind::Punct;
    ends.then_some(trigger)
}

/// "is planned", "are scheduled for": told of what is to come.
fn is_scheduled(scene: &Scene, clause: &Clause) -> bool {
    let present = clause.form == Form::Present && clause.passive && !clause.perfect && !clause.negated;
    present
        && matches!(clause.lemma, "plan" | "schedule")
        && !scene.is_condition(clause)
        && !scene.is_question(clause.sentence())
}

/// An event named by a noun in subject place of a verb that says that it took place.
pub(super) fn nominal(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let happens = words.is(clause.verb(), class::HAPPENINGS)
        || matches!(clause.lemma, "take" if words.lower(clause.verb() + 1) == "place")
        || matches!(clause.lemma, "hold" | "begin" | "start" | "end" | "resume" | "open" | "continue");
    if !happens && !is_scheduled(scene, clause) {
        return None;
    }
    // "a march is planned for Saturday"
    let status =
        if is_scheduled(scene, clause) { EventStatus::Planned } else { status(scene, clause).filter(|_| happens)? };
    let start = clause.subject().filter(|s| s.start < clause.group().start).map_or(clause.extent().start, |s| s.start);
    // "the referendum is to be held": up to the verb that plans it.
    let planner = || scene.around(clause).iter().rev().find(|c| c.verb() < clause.group().start);
    let end = match clause.form {
        Form::Infinitive => planner()?.group().start,
        _ => clause.group().start,
    };
    let start = if start < end { start } else { planner()?.subject()?.start };
    let trigger = subject_noun(scene, start.min(end)..end)?;
    Some(Candidate { kind: noun_kind(scene, trigger)?, status, trigger })
}

pub(super) fn noun(scene: &Scene, at: usize) -> Option<Candidate> {
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
    // "obtaining meetings with officials": of no one time.
    let several = kind == "consult" && words.tag(at) == Tag::Nouns && first == at && words.lower(at) != "talks";
    // "at the request of the bank"
    // "in protest of the tests"
    let asked = words.lower(at) == "protest" && phrase.governor.is_some_and(|g| words.lower(g) == "in")
        || kind == "request" && phrase.governor.is_some_and(|g| words.lower(g) == "at")
        // "his appeals to their fears"
        || words.is_word(at, &["appeal", "appeals"]) && !words.is_word(phrase.end, &["for", "against"]);
    if open || several || wanted || asked || scene.quote_at(at).is_some_and(|q| q.value.kind == QuoteKind::Direct) {
        return None;
    }
    let actor = |from: usize| scene.cast.first_behind(words, from, from + 6);
    let owner = (first..at).find_map(|i| scene.phrases.at(i).filter(|p| p.owner).and_then(|p| scene.cast.of(p)));
    let with = words.is_word(phrase.end, &["by", "between", "on", "against", "of", "with"])
        && words.same_sentence(at, phrase.end)
        && (actor(phrase.end + 1).is_some()
            && match (kind, words.lower(phrase.end)) {
                ("consult", "on") => false,
                ("consult", "of") => scene.phrases.from(phrase.end + 1).is_some_and(|p| scene.cast.of(p).is_some()),
                _ => true,
            }
            || words.is_word(phrase.end, &["of", "by", "between"])
                && !matches!(kind, "accuse" | "request" | "support" | "threaten")
                // "the murder of journalists": of nobody in particular.
                && scene.phrases.from(phrase.end + 1).is_some_and(|p| {
                    kind != "assault" || p.start < p.head || words.tag(p.head) != Tag::Nouns
                })
                && (kind != "consult" || words.lower(phrase.end) != "of" || words.lower(at) == "exchange"));
    let clause = scene.governing(at);
    let open_clause = clause.is_some_and(|c| {
        c.negated
            // "should mediate talks": what is yet to be.
            || c.form == Form::Infinitive
                && (kind == "consult" || matches!(c.lemma, "participate" | "join" | "attend" | "hold" | "stage"))
            // "advocated strikes on the port"
            || c.object().is_some_and(|o| o.head == at)
                && frames::read(&frames::EVENTS, scene, c)
                    .is_some_and(|r| matches!(r.kind, "request" | "threaten" | "agree" | "reject"))
            || scene.is_condition(c)
            || c.form == Form::Modal
            || scene.is_question(c.sentence())
            || c.frames.any(frame::DEMAND.or(frame::OFFER).or(frame::PLAN).or(frame::FORECAST))
            // "the law bars attacks on"
            || matches!(c.lemma, "allow" | "bar" | "ban" | "prohibit" | "forbid" | "prevent" | "avoid" | "rule")
    });
    // "Trump's attack on the judges", "sharp attacks on": a person's are made of words.
    let person = |a: usize| scene.actors.get(a).is_some_and(|a| a.kind == ActorKind::Person);
    let sharp = |i: usize| {
        words.is_word(
            i,
            &["sharp", "verbal", "personal", "relentless", "scathing", "fierce", "political", "twitter", "blistering"],
        )
    };
    // Also where the name is nobody we know: an army or a country would be.
    let unknown = || {
        (first..at)
            .filter_map(|i| scene.phrases.at(i))
            .any(|p| p.owner && matches!(words.tag(p.head), Tag::Name | Tag::Noun) && scene.cast.of(p).is_none())
    };
    let waged = words.is_word(at, &["attack", "attacks", "offensive", "clash", "clashes"]);
    // "her attacks on the judge"
    let whose = words.is_word(first, &["his", "her", "my"]);
    let spoken = waged && (whose || owner.is_some_and(person) || (first..at).any(sharp) || unknown());
    // "her offensive against the clergy"
    if spoken && !words.is_word(at, &["attack", "attacks"]) {
        return None;
    }
    // "India's strike into Pakistan": a country's is no workers'.
    let place = |a: usize| scene.actors.get(a).is_some_and(|a| a.kind == ActorKind::Place);
    let armed = words.lower(at) == "strike"
        && owner.is_some_and(place)
        && words.is_word(phrase.end, &["on", "into", "against"]);
    let kind = match kind {
        _ if spoken => "accuse",
        _ if armed => "assault",
        kind => kind,
    };
    ((owner.is_some() || with) && !open_clause && kind != "other").then_some(Candidate {
        kind,
        status: EventStatus::Happened,
        trigger: at,
    })
}
