//! Groups of people: "the rescued miners", "over 700 asylum seekers", "residents".
//!
//! A plural of the list with its number, adjectives and article; the same phrase all through an article is one actor.
//! Not with "of" behind it ("members of the board"), nor with "no" before it.

use std::collections::HashMap;
use std::ops::Range;

use super::gather::Draft;
use super::pronouns::quoted;
use super::refer::Story;
use super::windows::is_strong;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, table};
use crate::words::TokenKind;

/// Words between the article and the noun at most.
const LONGEST: usize = 5;

pub(super) fn groups(story: &mut Story) {
    let words = story.evidence.words;
    // "Private schools" and "state schools" are two groups; "the schools" are those named last.
    let mut by_phrase: HashMap<String, usize> = HashMap::new();
    let mut by_noun: HashMap<&str, usize> = HashMap::new();
    for (i, quoted) in quoted(words).into_iter().enumerate() {
        if quoted
            || story.evidence.is_shouted(i)
            || table::ACTOR_GROUPS.get(words.lower(i)).is_none()
            || story.is_taken(i)
            || goes_on(story, i + 1)
        {
            continue;
        }
        let Some(tokens) = noun_phrase(story, i) else { continue };
        let modified = (tokens.start..i).filter(|k| modifies(story, *k)).map(|k| words.lower(k));
        let phrase = modified.collect::<Vec<_>>().join(" ");
        let known = match by_phrase.get(&format!("{phrase} {}", words.lower(i))) {
            None if phrase.is_empty() => by_noun.get(words.lower(i)),
            known => known,
        };
        let at = known.copied().unwrap_or_else(|| {
            story.drafts.push(Draft::new(ActorKind::Group, tokens.clone(), MentionForm::Description));
            story.drafts.len() - 1
        });
        by_phrase.insert(format!("{phrase} {}", words.lower(i)), at);
        by_noun.insert(words.lower(i), at);
        story.add(at, tokens, MentionForm::Description);
    }
}

/// Whether what follows makes another noun of it, or a verb: "workers’ union", "users of", "guards the gate".
fn goes_on(story: &Story, i: usize) -> bool {
    let words = story.evidence.words;
    let next = words.token(i);
    let noun = next.kind == TokenKind::Word
        && !next.is_capital()
        && !story.evidence.is_plain(i)
        && !next.is_verb_form()
        && !words.lower(i).ends_with("ly")
        && !words.is(i, class::TIMENAMES.or(class::TIMEWORDS).or(class::ADVERBS));
    let verb =
        words.token(i - 1).is_verb_form() && words.is(i, class::DETERMINERS.or(class::POSSESSIVES).or(class::PRONOUNS));
    noun || verb || words.is_word(i, &["of", "-", "'", "'s"])
}

/// From the article or number to the noun.
fn noun_phrase(story: &Story, noun: usize) -> Option<Range<usize>> {
    let words = story.evidence.words;
    let sentence = words.sentence_range(noun);
    let limit = sentence.start.max(noun.saturating_sub(LONGEST));
    let mut start = noun;
    while start > limit && modifies(story, start - 1) {
        start -= 1;
    }
    while start > limit && is_number(story, start - 1) {
        start -= 1;
    }
    if start > sentence.start
        && words.is_word(start - 1, &["no", "not", "any", "which", "what", "of"])
        && !words.is_word(start - 1, &["of"])
    {
        return None;
    }
    if start > sentence.start && words.is(start - 1, class::DETERMINERS.or(class::POSSESSIVES)) {
        start -= 1;
    }
    Some(start..noun + 1)
}

/// An adjective or noun before the noun; a participle only behind an article or number.
fn modifies(story: &Story, i: usize) -> bool {
    let (words, evidence) = (story.evidence.words, story.evidence);
    let token = words.token(i);
    if words.is_word(i, &["-"]) {
        return words.glued(i) && words.token(i - 1).kind != TokenKind::Punct;
    }
    let participle =
        words.lower(i).ends_with("ed") || words.lower(i).ends_with("en") || words.lower(i).ends_with("ing");
    let led = participle && i > 0 && (words.is(i - 1, class::DETERMINERS) || is_number(story, i - 1));
    token.kind == TokenKind::Word
        && !evidence.is_plain(i)
        && !words.lower(i).ends_with("ly")
        && (!token.is_verb_form() || led)
        && !words.is(i, class::ADVERBS.or(class::NUMERALS).or(class::TIMEWORDS))
        && (!story.is_taken(i) || is_strong(evidence, i))
}

/// A number, and what bounds it: "over 700", "at least three", "dozens of".
fn is_number(story: &Story, i: usize) -> bool {
    let words = story.evidence.words;
    words.token(i).kind == TokenKind::Number
        || words.is(i, class::NUMERALS)
        || words.is_word(
            i,
            &["over", "about", "around", "nearly", "almost", "some", "several", "many", "few", "least", "than"],
        )
        || words.is_word(i, &["at"]) && words.is_word(i + 1, &["least", "most"])
        || words.is_word(i, &["more", "fewer", "less"]) && words.is_word(i + 1, &["than"])
        || words.is_word(i, &["of"])
            && words.is(i.wrapping_sub(1), class::NUMERALS)
            && words.lower(i.wrapping_sub(1)).ends_with('s')
}
