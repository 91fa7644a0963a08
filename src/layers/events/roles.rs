//! Who does it, and to whom.

use crate::layers::clauses::{Clause, Scene};
use crate::layers::entities::{ActorKind, MentionForm};
use crate::model::tags::Tag;

/// Whose event a noun names: its owner, or those behind "by" and "between", do it; those behind "of", "on" and "against" undergo it.
pub(super) fn noun_roles(
    scene: &Scene,
    extent: std::ops::Range<usize>,
    preposition: usize,
) -> (Vec<usize>, Vec<usize>) {
    let actors = |range: std::ops::Range<usize>| {
        let mut all: Vec<usize> =
            scene.cast.within(range).filter(|m| m.3 != MentionForm::Adjective).map(|m| m.0).collect();
        all.dedup();
        all
    };
    let (owners, others) = (actors(extent.start..preposition), actors(preposition..extent.end));
    if scene.words.is_word(preposition, &["by", "between", "among", "from"]) {
        (others, owners)
    } else {
        (owners, others)
    }
}

/// Who does it, and to whom. Those between whom an event named by a noun takes place ("talks between Russia and Ukraine") do it together.
pub(super) fn roles(scene: &Scene, clause: &Clause, nominal: bool, kind: &str) -> (Vec<usize>, Vec<usize>) {
    let words = scene.words;
    if nominal {
        let between = (clause.extent().start..clause.group().start).find(|i| words.is_word(*i, &["between", "among"]));
        let range = between.map_or(0..0, |b| b..clause.group().start.min(b + 12));
        let mut who: Vec<usize> =
            scene.cast.within(range).filter(|m| m.3 != MentionForm::Adjective).map(|m| m.0).collect();
        who.dedup();
        return (who, Vec::new());
    }
    // "requested that Lee be freed": not asked of Lee. "increased to 31 people", "arrived at the bank": nothing undergone.
    let that = clause.object().is_none() && clause.complement().take(4).any(|i| words.lower(i) == "that");
    let alone = kind == "other"
        && clause.object().is_none()
        && !words.is_word(clause.verb() + 1, &["with", "against", "for", "over"])
        && !clause.lemma.starts_with("apolog");
    let object = if that || alone { None } else { scene.cast.object(words, clause) };
    let object = object.or_else(|| {
        if that || alone {
            return None;
        }
        let near = clause.complement().take(6).take_while(|i| words.slice(*i) != ",");
        let to = near.into_iter().find(|i| words.is_word(*i, &["with", "against", "on", "to", "at"]))?;
        // "agreed to free prisoners": whom another verb is about.
        // "warned against campaigns"
        if kind == "threaten" && words.lower(to) == "against" {
            return None;
        }
        if words.tag(to + 1) == Tag::Base || words.tag(to + 1) == Tag::Adverb && words.tag(to + 2) == Tag::Base {
            return None;
        }
        scene
            .cast
            .first_behind(words, to + 1, clause.extent().end)
            .filter(|a| scene.actors[*a].kind != ActorKind::Place || words.is_word(to, &["with", "against", "on"]))
            // "invited them to the palace", "sold water on the street": what it is done to stands in front.
            .filter(|_| {
                clause.object().is_none()
                    || match words.lower(to) {
                        "to" => matches!(kind, "aid" | "other" | "concede" | "sanction" | "support"),
                        "on" | "at" => matches!(kind, "sanction" | "coerce" | "assault"),
                        _ => true,
                    }
            })
    });
    if clause.passive {
        (scene.cast.agent(words, clause).into_iter().collect(), clause.subjects.clone())
    } else {
        let whom = object.into_iter().filter(|o| !clause.subjects.contains(o)).collect();
        (clause.subjects.clone(), whom)
    }
}
