//! What a country acts through: "the Chilean government", "Kenya police", "the army".

use super::gather::Draft;
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::table;
use crate::words::TokenKind;

/// With the name or adjective of the country.
pub(super) fn organ(story: &mut Story) {
    let words = story.evidence.words;
    let mut known: Vec<(&'static str, &str, usize)> = Vec::new();
    for i in 0..words.len() {
        let Some(country) = story.evidence.cue(i).country else { continue };
        let Some(code) = country.code.filter(|_| country.is_name() || country.is_adjective()) else { continue };
        let noun = i + country.words;
        if !is_organ(story, noun) {
            continue;
        }
        let same = known.iter().find(|(c, n, _)| *c == code && *n == words.lower(noun)).map(|(_, _, at)| *at);
        let tokens = i..noun + 1;
        let at = same.unwrap_or_else(|| {
            let mut draft = Draft::new(ActorKind::Organization, tokens.clone(), MentionForm::Description);
            draft.country = Some(code);
            story.drafts.push(draft);
            known.push((code, words.lower(noun), story.drafts.len() - 1));
            story.drafts.len() - 1
        });
        story.add(at, tokens, MentionForm::Description);
    }
}

/// With the article alone: the only one of the article, named or not.
pub(super) fn the_organ(story: &mut Story) {
    let words = story.evidence.words;
    // Of each noun: the draft it means, or none where two could be meant.
    let mut known: Vec<(&str, Option<usize>)> = Vec::new();
    for (at, draft) in story.drafts.iter().enumerate().filter(|(_, d)| d.kind == ActorKind::Organization) {
        let Some(noun) = draft.name.clone().map(|i| words.lower(i)).find(|w| table::ACTOR_ORGANS.get(w).is_some())
        else {
            continue;
        };
        match known.iter_mut().find(|(n, _)| *n == noun) {
            Some((_, draft)) => *draft = None,
            None => known.push((noun, Some(at))),
        }
    }
    for i in 0..words.len() {
        if !words.is_word(i, &["the"]) || !is_organ(story, i + 1) {
            continue;
        }
        let noun = words.lower(i + 1);
        let at = match known.iter().find(|(n, _)| *n == noun) {
            Some((_, Some(at))) => *at,
            Some((_, None)) => continue,
            None => {
                story.drafts.push(Draft::new(ActorKind::Organization, i..i + 2, MentionForm::Description));
                known.push((noun, Some(story.drafts.len() - 1)));
                story.drafts.len() - 1
            }
        };
        story.add(at, i..i + 2, MentionForm::Description);
    }
}

/// Whether the noun of such a part stands there, and no other noun behind it.
fn is_organ(story: &Story, noun: usize) -> bool {
    let words = story.evidence.words;
    let next = words.token(noun + 1);
    let goes_on = next.kind == TokenKind::Word
        && !story.evidence.is_plain(noun + 1)
        && !next.is_verb_form()
        && !words.lower(noun + 1).ends_with("ly");
    table::ACTOR_ORGANS.get(words.lower(noun)).is_some()
        && !words.token(noun).is_capital()
        && !story.is_taken(noun)
        && !goes_on
        && !words.is_word(noun + 1, &["of", "-"])
}
