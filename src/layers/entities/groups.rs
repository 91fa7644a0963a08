//! Groups of people: "the rescued miners", "over 700 asylum seekers", "residents".
//!
//! A plural of the list with its number, adjectives and article; the same phrase all through an article is one actor.
//! Not with "of" behind it ("members of the board"), nor with "no" before it.

use std::ops::Range;

use super::gather::Draft;
use super::refer::Story;
use super::windows::is_strong;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, table};
use crate::text::{BlockKind, Keyed};
use crate::words::TokenKind;

/// Longest name behind "of", in tokens.
const LONGEST_NAME: usize = 10;
/// Words between the article and the noun at most.
const LONGEST: usize = 5;

pub(super) fn groups(story: &mut Story) {
    let words = story.evidence.words;
    // "Private schools" and "state schools" are two groups; "the schools" are those named last.
    let mut by_phrase: Keyed<String, (usize, Option<usize>)> = Keyed::new();
    let mut by_noun: Keyed<&str, (usize, Option<usize>)> = Keyed::new();
    for i in words.listed(&table::ACTOR_GROUPS) {
        let block = words.block(words.sentence_at(i)).map(|b| b.kind);
        // "Leaders Aldport United" are no group but one club.
        let club = story.mentions(i + 1..i + 2).iter().any(|(_, d)| story.drafts[*d].kind == ActorKind::Organization);
        if story.evidence.is_shouted(i)
            || club
            || block == Some(BlockKind::Byline)
            || story.is_taken(i)
            || goes_on(story, i + 1)
        {
            continue;
        }
        let Some(tokens) = noun_phrase(story, i) else { continue };
        // "People", alone: anybody.
        if words.is_word(i, &["people"]) && (tokens.len() == 1 || words.is_word(tokens.start, &["other"])) {
            continue;
        }
        let modified = (tokens.start..i).filter(|k| modifies(story, *k)).map(|k| words.lower(k));
        let mut phrase = modified.collect::<Vec<_>>().join(" ");
        phrase.push(' ');
        phrase.push_str(words.lower(i));
        // "Commanders of the Marne Army": others than those of another army.
        let tokens = tokens.start..of_name(story, i).unwrap_or(tokens.end);
        (i + 1..tokens.end).filter(|k| words.token(*k).is_capital()).for_each(|k| {
            phrase.push(' ');
            phrase.push_str(words.lower(k));
        });
        let bare = !phrase.trim_start().contains(' ');
        let count =
            (tokens.start..i).find(|k| words.token(*k).kind() == TokenKind::Number || words.is(*k, class::NUMERALS));
        let known = match by_phrase.get(&phrase) {
            None if bare => by_noun.get(words.lower(i)),
            known => known,
        };
        // Seven people are not the eight people of before.
        let same = |(_, other): &&(usize, Option<usize>)| match (count, *other) {
            (Some(a), Some(b)) => words.lower(a) == words.lower(b),
            _ => true,
        };
        let known = known.filter(same).copied();
        let at = known.map(|(at, _)| at).unwrap_or_else(|| {
            story.drafts.push(Draft::new(ActorKind::Group, tokens.clone(), MentionForm::Description));
            story.drafts.len() - 1
        });
        let count = count.or(known.and_then(|(_, count)| count));
        by_phrase.insert(phrase, (at, count));
        by_noun.insert(words.lower(i), (at, count));
        story.add(at, tokens, MentionForm::Description);
    }
}

/// Whether what follows makes another noun of it, or a verb: "workers’ union", "users of", "guards the gate".
fn goes_on(story: &Story, i: usize) -> bool {
    let words = story.evidence.words;
    let next = words.token(i);
    let noun = next.kind() == TokenKind::Word
        && !next.is_capital()
        && !story.evidence.is_plain(i)
        && !words.is_verb_form(i)
        && !words.lower(i).ends_with("ly")
        && !words.is(i, class::TIMENAMES.or(class::TIMEWORDS).or(class::ADVERBS));
    let verb = words.is_verb_form(i - 1) && words.is(i, class::DETERMINERS.or(class::POSSESSIVES).or(class::PRONOUNS));
    noun || verb || words.is_word(i, &["-", "'", "'s"]) || words.is_word(i, &["of"]) && of_name(story, i - 1).is_none()
}

/// The end of the name that "of" ties to a noun: "residents of Lake Orta", "leaders of the Marne Party".
fn of_name(story: &Story, noun: usize) -> Option<usize> {
    let words = story.evidence.words;
    if !words.is_word(noun + 1, &["of"]) {
        return None;
    }
    let name = noun + 2 + usize::from(words.is_word(noun + 2, &["the"]));
    let start = story.is_taken(name) && words.token(name).is_capital();
    let end = (name..name + LONGEST_NAME).find(|k| !story.is_taken(*k))?;
    // "Victims of the Marne tragedy": the name only describes.
    let goes_on = words.is_word(end, &["'s", "-"]) || words.tag(end).is_noun();
    (start && !goes_on).then_some(end)
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
    // "Ten-man Corsley stun leaders": what stands between a name and the noun, in a headline, may be its verb.
    let title =
        matches!(words.block(words.sentence_at(noun)).map(|b| b.kind), Some(BlockKind::Title | BlockKind::Heading));
    if let Some(name) = (start..noun).rev().find(|k| story.is_taken(*k)).filter(|k| title && k + 1 < noun) {
        start = name + 1;
        while start < noun && !is_number(story, start) {
            start += 1;
        }
    }
    // "found that three people": no article of a plural.
    if start > sentence.start
        && words.is(start - 1, class::DETERMINERS.or(class::POSSESSIVES))
        && !words.is_word(start - 1, &["that"])
    {
        start -= 1;
    }
    Some(start..noun + 1)
}

/// An adjective or noun before the noun; a participle only behind an article or number.
fn modifies(story: &Story, i: usize) -> bool {
    let (words, evidence) = (story.evidence.words, story.evidence);
    let token = words.token(i);
    if words.is_word(i, &["-"]) {
        return words.glued(i) && words.token(i - 1).kind() != TokenKind::Punct;
    }
    let participle =
        words.lower(i).ends_with("ed") || words.lower(i).ends_with("en") || words.lower(i).ends_with("ing");
    let led = participle && i > 0 && (words.is(i - 1, class::DETERMINERS) || is_number(story, i - 1));
    token.kind() == TokenKind::Word
        && !evidence.is_plain(i)
        && !words.lower(i).ends_with("ly")
        && (!words.is_verb_form(i) || led)
        && !words.is(i, class::ADVERBS.or(class::NUMERALS).or(class::TIMEWORDS))
        && (!story.is_taken(i) || is_strong(evidence, i))
}

/// A number, and what bounds it: "over 700", "at least three", "dozens of".
fn is_number(story: &Story, i: usize) -> bool {
    let words = story.evidence.words;
    // "17:10 Schools stay closed": a time of day in front of an entry counts nothing.
    let clock = i > 1 && words.lower(i - 1) == ":" && words.glued(i) && words.token(i - 2).kind() == TokenKind::Number;
    !clock && words.token(i).kind() == TokenKind::Number
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
