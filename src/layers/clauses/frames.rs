//! What a clause tells by its verb and the words behind it: tables of frames.
//!
//! A row of such a table is a verb and up to two words behind it ("call for", "turn down"), and one or more readings in order, each of
//! which may ask for something: `object`, `none` (no object), `active`, `to` (a party that shall act, and an infinitive), `that` (a clause), or a
//! class of `event.objects.tsv` for the noun that undergoes it ("sign" a deal, "free" a person). The kind `-` says that it tells nothing
//! ("fall short").

use super::{Clause, Form, Phrase, Scene};
use crate::layers::entities::ActorKind;
use crate::lexicon::{Table, class, table};
use crate::model::tags::Tag;

/// What a frame says.
pub(crate) struct Reading {
    /// The kind, as the table names it.
    pub kind: &'static str,
    /// Behind the words that tell it: "called for|an inquiry".
    pub end: usize,
}

/// Of the words behind the verb the longest key takes this many.
const BEHIND: usize = 3;

/// Reads a clause by a table. The longest key counts, and of its readings the first that fits.
pub(crate) fn read(table: &Table, scene: &Scene, clause: &Clause) -> Option<Reading> {
    let words = scene.words;
    // What one does to oneself ("defended himself") is nothing between two.
    let reflexive = |p: Phrase| words.lower(p.head).ends_with("self") || words.lower(p.head).ends_with("selves");
    if clause.lemma.is_empty() || clause.object.is_some_and(reflexive) {
        return None;
    }
    // An adverb may stand in between, the object too: "called again for", "turned the boats away".
    let mut first = clause.verb + 1;
    // "called on Monday for": a day too.
    let day = first + usize::from(words.lower(first) == "on");
    if words.is(day, class::WEEKDAYS) && words.same_sentence(day, clause.verb) {
        first = day + 1;
    }
    if words.tag(first) == Tag::Adverb && (clause.lemma == "be" || matches!(words.tag(first + 1), Tag::In | Tag::To)) {
        first += 1;
    }
    let time = class::WEEKDAYS.or(class::MONTHS).or(class::TIME_NOUNS);
    let parted = |end: &usize| {
        let preposition = matches!(words.tag(*end), Tag::In | Tag::To | Tag::When | Tag::Which | Tag::Who)
            && words.lower(*end) != "that"
            && !words.is(end + 1, time)
            && words.tag(end + 1) != Tag::Number;
        preposition
            || words.tag(*end) == Tag::Particle
            || words.is_word(*end, &["off", "away", "over", "dead", "as", "if"])
    };
    let apart = clause.object.map(|o| o.end).filter(parted);
    let mut key = String::with_capacity(32);
    for (from, count) in [(Some(first), BEHIND), (Some(first), 2), (Some(first), 1), (apart, 1), (Some(first), 0)] {
        let Some(from) = from else { continue };
        if count > 0 && !words.same_sentence(clause.verb, from + count - 1) {
            continue;
        }
        key.clear();
        key.push_str(clause.lemma);
        for i in from..from + count {
            key.push(' ');
            key.push_str(words.lower(i));
        }
        let readings = table.get(&key).unwrap_or_default();
        for reading in readings.split('\t').filter(|r| !r.is_empty()) {
            let (kind, needs) = reading.split_once(':').unwrap_or((reading, ""));
            let end = if count == 0 { clause.verb + 1 } else { from + count };
            if needs.split(',').filter(|n| !n.is_empty()).all(|need| meets(scene, clause, need, end)) {
                return (kind != "-").then_some(Reading { kind, end });
            }
        }
    }
    None
}

/// What the verb is done to.
pub(crate) fn undergoer(clause: &Clause) -> Option<Phrase> {
    if clause.passive || clause.form == Form::Participle { clause.subject } else { clause.object }
}

/// Whether a noun has a class of `event.objects.tsv`.
pub(crate) fn is_object(word: &str, class: &str) -> bool {
    table::EVENT_OBJECTS.get(word).is_some_and(|classes| classes.split(' ').any(|c| c == class))
}

/// "released 2016": no number of people.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn meets(scene: &Scene, clause: &Clause, need: &str, end: usize) -> bool {
    let words = scene.words;
    // "voted for the bill": of a verb with a preposition what stands behind that.
    let behind = || scene.phrases.from(end).filter(|p| end > clause.verb + 1 && p.governor.is_some());
    let head = undergoer(clause).or_else(behind).map(|p| p.head);
    match need {
        "object" => head.is_some() || clause.passive,
        "active" => !clause.passive,
        "passive" => clause.passive,
        "money" => undergoer(clause).is_some_and(|p| matches!(words.slice(p.start), "$" | "€" | "£" | "¥")),
        "party" => head.is_some_and(|h| scene.cast.at(h).is_some()),
        "none" => clause.object.is_none() && !clause.passive,
        "that" => words.lower(end) == "that",
        "to" => scene.asked(clause, end),
        "noun" if clause.passive => head.is_some(),
        // "a levy which Peru rejected"
        "noun" if clause.object.is_some_and(|o| o.end <= clause.group.start) => true,
        "noun" => {
            words.tag(end) == Tag::Ing
                || scene.phrases.from(end).is_some()
                || matches!(words.slice(end), "“" | "‘" | "\"")
        }
        "person" => head.is_some_and(|head| {
            let kind = scene.cast.at(head).and_then(|m| scene.actors.get(m.0)).map(|a| a.kind);
            matches!(kind, Some(ActorKind::Person | ActorKind::Group))
                || words.tag(head) == Tag::Number
                    && undergoer(clause).is_some_and(|p| p.start == head && !is_year(words.slice(head)))
                || is_object(words.lower(head), need)
        }),
        class => head.is_some_and(|head| is_object(words.lower(head), class)),
    }
}
