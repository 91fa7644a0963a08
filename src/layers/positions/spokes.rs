//! For whom a spokesperson speaks: what they want is what the body wants that they speak for.

use crate::layers::clauses::{Phrase, Scene};
use crate::layers::entities::{ActorKind, MentionForm};

/// So many at most are kept: bounds the look-ups.
const MOST: usize = 16;

/// Each person who is called a spokesperson, with the body: "Ann Lee, the ministry’s spokeswoman", "Acme spokesman Ann Lee".
pub(super) fn bodies(scene: &Scene) -> Vec<(usize, usize)> {
    let words = scene.words;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in 0..words.len() {
        if found.len() == MOST || !words.tag(at).is_noun() || !words.lower(at).starts_with("spokes") {
            continue;
        }
        let Some(phrase) = scene.phrases.at(at) else { continue };
        if let (Some(person), Some(body)) = (person(scene, phrase, at), body(scene, phrase, at))
            && person != body
            && found.iter().all(|(known, _)| *known != person)
        {
            found.push((person, body));
        }
    }
    found
}

/// The body that is named in front of the word or behind "for" and "of".
fn body(scene: &Scene, phrase: Phrase, at: usize) -> Option<usize> {
    let words = scene.words;
    let behind = words.is_word(at + 1, &["for", "of"]).then(|| scene.phrases.from(at + 2)).flatten();
    let body = |actor: &usize| {
        matches!(scene.actors[*actor].kind, ActorKind::Organization | ActorKind::Place | ActorKind::Group)
    };
    // Each mention by itself: "a spokeswoman for Peru" as a whole is the person.
    let named = |range: std::ops::Range<usize>| {
        let inside =
            scene.cast.within(range.clone()).filter(move |m| m.2 <= range.end && m.3 != MentionForm::Adjective);
        inside.map(|m| m.0).filter(body).last()
    };
    behind.and_then(|p| named(p.start..p.end)).or_else(|| named(phrase.start..at))
}

/// The person who is called so: named right behind, or in front of a comma.
fn person(scene: &Scene, phrase: Phrase, at: usize) -> Option<usize> {
    let words = scene.words;
    let person = |m: (usize, usize, usize, MentionForm)| (scene.actors[m.0].kind == ActorKind::Person).then_some(m.0);
    let comma = |i: usize| words.slice(i) == ",";
    let before = phrase.start.checked_sub(2).filter(|_| comma(phrase.start - 1));
    let end = if words.is_word(at + 1, &["for", "of"]) {
        scene.phrases.from(at + 2).map_or(at + 1, |p| p.end)
    } else {
        at + 1
    };
    [Some(at + 1), before, Some(end + usize::from(comma(end))), Some(at)]
        .into_iter()
        .flatten()
        .filter(|i| words.same_sentence(*i, at))
        .find_map(|i| scene.cast.at(i).and_then(person))
}
