//! What a clause tells by its verb and the words behind it: tables of frames.
//!
//! A row of such a table is a verb and up to two words behind it ("call for", "turn down"), and one or more readings in order, each of
//! which may ask for something: `object`, `none` (no object), `active`, `to` (a party that shall act, and an infinitive), `that` (a clause), or a
//! class of `event.objects.tsv` for the noun that undergoes it ("sign" a deal, "free" a person), or, behind `<`, for the subject ("the
//! bill" passed); `tally` asks how many are on each side ("7-4"). The kind `-` says that it tells nothing
//! ("fall short").

use super::phrases::tally;
use super::{Clause, Form, Phrase, Scene};
use crate::layers::entities::ActorKind;
use crate::lexicon::{Frames, Table, class, frame, table};
use crate::model::tags::Tag;
use crate::text::Span;
use crate::words::{TokenKind, Words};

/// What a frame says.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// The kind, as the table names it.
    pub kind: &'static str,
    /// Behind the words that tell it: "called for|an inquiry".
    pub end: usize,
}

/// A table of frames, and the bit of the verbs that have rows in it.
pub(crate) struct Telling(&'static Table, Frames);

impl Telling {
    /// Whether the verb of a clause has rows in the table at all.
    pub(crate) fn has(&self, clause: &Clause) -> bool {
        clause.frames.any(self.1) || clause.lemma == "remain"
    }
}

/// What happened.
pub(crate) static EVENTS: Telling = Telling(&table::EVENT_FRAMES, frame::IN_EVENT_FRAMES);
/// Who wants or holds what.
pub(crate) static POSITIONS: Telling = Telling(&table::POSITION_FRAMES, frame::IN_POSITION_FRAMES);
/// What came of it.
pub(crate) static OUTCOMES: Telling = Telling(&table::OUTCOME_FRAMES, frame::IN_OUTCOME_FRAMES);

/// Of the words behind the verb the longest key takes this many.
const BEHIND: usize = 3;

/// Reads a clause by a table. The longest key counts, and of its readings the first that fits.
pub(crate) fn read(telling: &Telling, scene: &Scene, clause: &Clause) -> Option<Reading> {
    let words = scene.words;
    if !telling.has(clause) || clause.object().is_some_and(|o| is_reflexive(scene, o)) {
        return None;
    }
    // An adverb may stand in between, the object too: "called again for", "turned the boats away".
    let mut first = clause.verb() + 1;
    // "called on Monday for", "voted 7-2 on Tuesday night to": a day and how many on each side too.
    first = behind_day(words, first);
    first = behind_day(words, tally(words, first).unwrap_or(first));
    // "is up against a rival"
    if words.tag(first) == Tag::Adverb
        && words.lower(first) != "up"
        && (matches!(clause.lemma, "be" | "remain") || matches!(words.tag(first + 1), Tag::In | Tag::To))
    {
        first += 1;
    }
    // Three words behind the verb, two, one; one behind the object; the verb alone.
    let mut fits: [Option<(&str, usize)>; BEHIND + 2] = [None; BEHIND + 2];
    // "remains open to" is "is open to".
    let lemma = if clause.lemma == "remain" { "be" } else { clause.lemma };
    // Most verbs have no row of several words.
    if clause.frames.any(frame::IN_SEVERAL_WORDS) || lemma == "be" {
        let mut key = String::with_capacity(48);
        let told = |key: &str, end: usize| telling.0.get(key).map(|readings| (readings, end));
        key.push_str(lemma);
        for count in 1..=BEHIND {
            let word = first + count - 1;
            if words.token(word).kind() != TokenKind::Word || !words.same_sentence(clause.verb(), word) {
                break;
            }
            key.push(' ');
            key.push_str(words.lower(word));
            fits[BEHIND - count] = told(&key, word + 1);
        }
        if let Some(from) = clause.object().map(|o| o.end)
            && from != first
            // "calls the plan for a wall stupid"
            && lemma != "call"
            && words.same_sentence(clause.verb(), from)
            && is_parted(scene, from)
            // "undertook research to save them": what for.
            && !(words.tag(from) == Tag::To && words.tag(from + 1) == Tag::Base)
        {
            key.truncate(lemma.len());
            key.push(' ');
            key.push_str(words.lower(from));
            fits[BEHIND] = told(&key, from + 1);
        }
    }
    fits[BEHIND + 1] = telling.0.get(lemma).map(|readings| (readings, clause.verb() + 1));
    for (readings, end) in fits.into_iter().flatten() {
        for reading in readings.split('\t').filter(|r| !r.is_empty()) {
            let (kind, needs) = reading.split_once(':').unwrap_or((reading, ""));
            if needs.split(',').filter(|n| !n.is_empty()).all(|need| meets(scene, clause, need, end)) {
                return (kind != "-").then_some(Reading { kind, end });
            }
        }
    }
    None
}

/// Behind a day: "on Monday", "Tuesday night", "on 3 June".
fn behind_day(words: &Words, at: usize) -> usize {
    let day = at + usize::from(words.lower(at) == "on");
    let named = words.is(day, class::WEEKDAYS);
    let dated = day > at && words.is(day, class::MONTHS) && words.tag(day + 1) == Tag::Number
        || day > at && words.tag(day) == Tag::Number && words.is(day + 1, class::MONTHS);
    if !(named || dated) || !words.same_sentence(day, at) {
        return at;
    }
    let end = day + 1 + usize::from(dated);
    end + usize::from(named && words.is_word(end, &["morning", "afternoon", "evening", "night"]))
}

/// What one does to oneself ("defended himself") is nothing between two.
pub(crate) fn is_reflexive(scene: &Scene, phrase: Phrase) -> bool {
    let word = scene.words.lower(phrase.head);
    word.ends_with("self") || word.ends_with("selves")
}

/// Whether what stands behind the object can belong to the verb in front of it.
fn is_parted(scene: &Scene, end: usize) -> bool {
    let words = scene.words;
    let time = class::WEEKDAYS.or(class::MONTHS).or(class::TIME_NOUNS);
    let preposition = matches!(words.tag(end), Tag::In | Tag::To | Tag::When | Tag::Which | Tag::Who)
        && words.lower(end) != "that"
        && !words.is(end + 1, time)
        && words.tag(end + 1) != Tag::Number;
    preposition
        || matches!(words.tag(end), Tag::Particle | Tag::Adjective)
        || words.is_word(end, &["off", "away", "over", "dead", "as", "if"])
}

/// What the verb is done to.
pub(crate) fn undergoer(clause: &Clause) -> Option<Phrase> {
    if clause.passive || clause.form == Form::Participle { clause.subject() } else { clause.object() }
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
    let behind = || scene.phrases.from(end).filter(|p| end > clause.verb() + 1 && p.governor.is_some());
    let head = undergoer(clause).or_else(behind).map(|p| p.head);
    match need {
        "object" => head.is_some() || clause.passive,
        "active" => !clause.passive,
        "passive" => clause.passive,
        "money" => undergoer(clause).is_some_and(|p| matches!(words.slice(p.start), "$" | "€" | "£" | "¥")),
        // "offered 4 percent"
        "number" => undergoer(clause).is_some_and(|p| words.tag(p.start) == Tag::Number),
        "verb" => words.tag(end) == Tag::Base,
        // "won 3-1", "passed 7-4"
        "tally" => [clause.object().map_or(0, |o| o.end), clause.verb() + 1].iter().any(|i| tally(words, *i).is_some()),
        "party" => head.is_some_and(|h| scene.cast.at(h).is_some()),
        // "fell 9%", "rose $3": by how much.
        "none" => {
            let measure = |p: Phrase| {
                words.is_word(p.head, &["percent", "%", "points"])
                    || matches!(words.slice(p.start), "$" | "€" | "£" | "¥")
            };
            clause.object().is_none_or(measure) && !clause.passive
        }
        "that" => words.lower(end) == "that",
        // "argued: “…”", "argued the law was unfair"
        "quote" => (end..end + 3).find_map(|i| scene.quote_at(i)).is_some_and(|quote| {
            let own = |cue: Span| cue.contains(words.token(clause.verb()).span());
            quote.value.cue.is_some_and(own) && words.range(quote.span).start >= end
        }),
        "to" => scene.asked(clause, end) || clause.passive && words.tag(end) == Tag::To,
        "noun" if clause.passive => head.is_some(),
        // "a levy which Peru rejected"
        "noun" if clause.object().is_some_and(|o| o.end <= clause.group().start) => true,
        // "would vote against it"
        "it" => words.is_word(end, &["it", "them"]) && end > clause.verb() + 1,
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
        // "the bill passed": a class of the subject.
        class if class.starts_with('<') => {
            !clause.passive && clause.subject().is_some_and(|s| is_object(words.lower(s.head), &class[1..]))
        }
        class => head.is_some_and(|head| is_object(words.lower(head), class)),
    }
}
