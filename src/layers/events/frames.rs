//! What kind of event a clause tells, by its verb and the words behind it: `event.frames.tsv`.

use crate::layers::clauses::{Clause, Form, Phrase, Scene};
use crate::layers::entities::ActorKind;
use crate::lexicon::table;
use crate::model::tags::Tag;

/// The longest key of the table is a verb and this many words.
const BEHIND: usize = 2;

/// The kind of the event and the token that tells it. The longest key counts, and of its readings the first that fits.
pub(super) fn read(scene: &Scene, clause: &Clause) -> Option<(&'static str, usize)> {
    let words = scene.words;
    if clause.lemma.is_empty() {
        return None;
    }
    // An adverb may stand in between, the object too: "called again for", "turned the boats away".
    let mut first = clause.verb + 1;
    if words.tag(first) == Tag::Adverb && words.tag(first + 1) == Tag::In {
        first += 1;
    }
    let apart = clause.object.map(|o| o.end).filter(|e| words.tag(*e) == Tag::Particle || words.is_word(*e, &["off", "away", "over", "dead", "hostage"]));
    let mut key = String::with_capacity(32);
    for (from, count) in [(Some(first), BEHIND), (Some(first), 1), (apart, 1), (Some(first), 0)] {
        let Some(from) = from else { continue };
        key.clear();
        key.push_str(clause.lemma);
        for i in from..from + count {
            key.push(' ');
            key.push_str(words.lower(i));
        }
        if count > 0 && !words.same_sentence(clause.verb, from + count - 1) {
            continue;
        }
        let readings = table::EVENT_FRAMES.get(&key).unwrap_or_default();
        let fits = readings.split('\t').find(|reading| {
            let needs = reading.split_once(':').map_or("", |(_, needs)| needs);
            !reading.is_empty() && needs.split(',').filter(|n| !n.is_empty()).all(|need| meets(scene, clause, need))
        });
        if let Some(reading) = fits {
            let kind = reading.split(':').next().unwrap_or(reading);
            return Some((if kind == "assault" && is_natural(scene, clause) { "other" } else { kind }, clause.verb));
        }
    }
    None
}

/// What the verb is done to.
fn undergoer(clause: &Clause) -> Option<Phrase> {
    if clause.passive || clause.form == Form::Participle { clause.subject } else { clause.object }
}

fn meets(scene: &Scene, clause: &Clause, need: &str) -> bool {
    let head = undergoer(clause).map(|p| p.head);
    match need {
        "object" => head.is_some() || clause.passive,
        "none" => clause.object.is_none() && !clause.passive,
        class => head.is_some_and(|head| {
            let listed = table::EVENT_OBJECTS.get(scene.words.lower(head));
            let person = class == "person"
                && scene.cast.at(head).and_then(|m| scene.actors.get(m.0)).is_some_and(|a| {
                    matches!(a.kind, ActorKind::Person | ActorKind::Group)
                });
            person || class == "person" && scene.words.tag(head) == Tag::Number || listed.is_some_and(|classes| classes.split(' ').any(|c| c == class))
        }),
    }
}

/// A storm or a crash kills too, but does not attack; nor does an illness.
fn is_natural(scene: &Scene, clause: &Clause) -> bool {
    let agent = if clause.passive { None } else { clause.subject };
    agent.is_some_and(|s| table::EVENT_NOUNS.get(scene.words.lower(s.head)) == Some("other"))
}
