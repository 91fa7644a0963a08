//! Bodies without a name that speak or want something: "the union", "the city council", "the teachers' association".

use std::ops::Range;

use super::gather::Draft;
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;
use crate::text::Keyed;
use crate::words::TokenKind;

/// Words between the article and the noun at most.
const LONGEST: usize = 4;
/// Tokens of a clause between the noun and its verb that is read over: ", which runs the ferries,".
const ASIDE: usize = 14;

/// Each such body that acts somewhere; then wherever it stands again.
pub(super) fn bodies(story: &mut Story) {
    let words = story.evidence.words;
    let found: Vec<Range<usize>> = words.listed(&table::ACTOR_ORGANIZATIONS).filter_map(|i| phrase(story, i)).collect();
    let mut by_phrase: Keyed<String, usize> = Keyed::new();
    for tokens in &found {
        if !acts(story, tokens.end) {
            continue;
        }
        let key = key(story, tokens);
        if !by_phrase.contains_key(&key) {
            story.drafts.push(Draft::new(ActorKind::Organization, tokens.clone(), MentionForm::Description));
            by_phrase.insert(key, story.drafts.len() - 1);
        }
    }
    // "The council" for the city council told of last.
    let mut by_noun: Keyed<&str, usize> = Keyed::new();
    for tokens in found {
        let noun = words.lower(tokens.end - 1);
        let key = key(story, &tokens);
        let bare = key == noun && words.is_word(tokens.start, &["the", "this"]);
        let at = by_noun.get(noun).filter(|_| bare).or_else(|| by_phrase.get(&key)).copied();
        if let Some(at) = at {
            by_noun.insert(noun, at);
            story.add(at, tokens, MentionForm::Description);
        }
    }
}

/// The words between article and noun, and the noun.
fn key(story: &Story, tokens: &Range<usize>) -> String {
    let words = story.evidence.words;
    tokens.clone().skip(1).map(|i| words.lower(i)).collect::<Vec<_>>().join(" ")
}

/// The noun phrase, from its article on, whose noun (one for a body) stands at `i`, where nothing of it belongs to a name.
fn phrase(story: &Story, i: usize) -> Option<Range<usize>> {
    let words = story.evidence.words;
    let free =
        |k: usize| words.token(k).kind() == TokenKind::Word && !words.token(k).is_capital() && !story.is_taken(k);
    if !free(i) {
        return None;
    }
    let next = words.tag(i + 1);
    if next.is_noun() || words.is_word(i + 1, &["-", "'s", "'", "’", "of"]) && words.glued(i + 1) {
        return None;
    }
    let first = words.sentence_range(i).start.max(i.saturating_sub(LONGEST));
    let describes = |k: usize| {
        free(k) && matches!(words.tag(k), Tag::Noun | Tag::Nouns | Tag::Adjective)
            || matches!(words.slice(k), "'" | "’" | "'s" | "’s") && words.glued(k)
    };
    let mut start = i;
    while start > first && describes(start - 1) {
        start -= 1;
    }
    let article = start
        .checked_sub(1)
        .filter(|k| words.same_sentence(*k, i) && words.is_word(*k, &["the", "a", "an", "this"]))?;
    Some(article..i + 1)
}

/// Whether a verb of saying or of wanting follows, whose subject the phrase is.
fn acts(story: &Story, end: usize) -> bool {
    let words = story.evidence.words;
    let mut i = end;
    // ", which awards the contract, refused"
    if words.slice(i) == "," && words.is_word(i + 1, &["which", "who"]) {
        let close = (i + 2..i + ASIDE).find(|k| words.slice(*k) == "," || !words.same_sentence(end, *k));
        let Some(close) = close.filter(|k| words.slice(*k) == ",") else { return false };
        i = close + 1;
    }
    let helps = class::AUXILIARIES.or(class::MODALS).or(class::NEGATIONS);
    let from = i;
    while i < from + 4 && (words.is(i, helps) || words.tag(i) == Tag::Adverb) {
        i += 1;
    }
    let led = i > from || matches!(words.tag(i), Tag::Past | Tag::Present);
    led && words.same_sentence(end - 1, i)
        && words.tag(i).is_verb()
        && words.verb(i).next().is_some_and(|r| r.frames.any(frame::SAY.or(frame::IN_POSITION_FRAMES)))
}
