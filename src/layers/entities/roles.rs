//! What a person is, said beside the name: "Malaysia’s prime minister, Najib Razak", "Ann Lee, the club’s chairwoman, said".

use std::ops::Range;

use super::gather::Draft;
use super::refer::Story;
use super::windows::is_strong;
use super::{ActorKind, MentionForm};
use crate::lexicon::{NameKey, class, frame, names, table};
use crate::model::tags::Tag;
use crate::words::TokenKind;

/// Longest apposition, in tokens.
const LONGEST: usize = 12;
/// The noun that says what somebody is stands within so many tokens.
const HEAD: usize = 6;

/// Behind the name, between commas.
pub(super) fn apposition(story: &mut Story) {
    for kind in [ActorKind::Person, ActorKind::Organization] {
        for (at, name) in names_of(story, kind) {
            if let Some(tokens) = behind(story, name.end, kind) {
                story.add(at, tokens, MentionForm::Description);
            }
        }
    }
}

/// Before the name, with an article or an owner: "the club’s chairwoman Ann Lee".
pub(super) fn role_before(story: &mut Story) {
    for (at, name) in names_of(story, ActorKind::Person) {
        if let Some(tokens) = before(story, &name).or_else(|| office_of(story, &name)) {
            story.add(at, tokens, MentionForm::Description);
        }
    }
}

fn names_of(story: &Story, kind: ActorKind) -> Vec<(usize, Range<usize>)> {
    let people = story.drafts.iter().enumerate().filter(|(_, d)| d.kind == kind);
    people
        .flat_map(|(at, d)| d.mentions.iter().map(move |(tokens, m)| (at, tokens.clone(), m.value.form)))
        .filter(|(_, _, form)| *form == MentionForm::Name)
        .map(|(at, tokens, _)| (at, tokens))
        .collect()
}

/// A noun for what one human being is: a role or a title.
fn is_role(story: &Story, i: usize) -> bool {
    let words = story.evidence.words;
    words.token(i).kind() == TokenKind::Word
        && (words.found_in(i, &table::ACTOR_HUMANS).is_some()
            || NameKey::of(words.lower(i)).classes().any(names::TITLE))
}

fn behind(story: &Story, comma: usize, kind: ActorKind) -> Option<Range<usize>> {
    let words = story.evidence.words;
    let sentence = words.sentence_range(comma);
    if words.slice(comma) != "," {
        return None;
    }
    let start = comma + 1;
    let limit = sentence.end.min(start + LONGEST);
    let mut head = None;
    for i in start..limit {
        let closes = matches!(words.slice(i), "," | "." | ")" | ";" | "-" | "–" | "—" | "(")
            || words.is_word(i, &["who", "whose", "which", "and"]);
        if closes && !(words.slice(i) == "-" && words.glued(i) && words.glued(i + 1)) {
            // A list of names or roles is no apposition, nor is what a clause goes on with.
            let list = words.is_word(i, &["and"]);
            return (head.is_some() && i > start && !list).then_some(start..i);
        }
        if head.is_none() {
            let opens = i == start && words.is(i, class::DETERMINERS.or(class::POSSESSIVES));
            let plain = story.evidence.is_plain(i) && !words.is_word(i, &["'s"]);
            if plain && !opens {
                return None;
            }
            if i - start >= HEAD {
                return None;
            }
            if words.is_word(i + 1, &["'s", "-"]) || words.is_word(i, &["-"]) {
                continue;
            }
            // "a practising homeopath": with "a", any noun says what somebody is.
            let indefinite = words.is_word(start, &["a", "an"])
                && words.tag(i) == Tag::Noun
                && !words.tag(i + 1).is_noun()
                && !words.is(i, class::TIMENAMES.or(class::TIME_NOUNS).or(class::TIMEWORDS));
            let named = match kind {
                ActorKind::Person => is_role(story, i) && !is_role(story, i + 1) || indefinite,
                _ => words.found_in(i, &table::ACTOR_ORGANIZATIONS).is_some() && !words.tag(i + 1).is_noun(),
            };
            if named {
                head = Some(i);
            }
        } else if words.is(i, class::AUXILIARIES.or(class::MODALS).or(class::PRONOUNS))
            || head == i.checked_sub(1) && words.verb(i).any(|v| v.frames.any(frame::SAY)) && words.tag(i) == Tag::Past
        {
            return None;
        }
    }
    None
}

/// "Thailand’s foreign minister", without a name: somebody who is known by the office alone.
pub(super) fn holder(story: &mut Story) {
    let words = story.evidence.words;
    for i in 1..words.len() {
        if !words.is_word(i, &["'s"]) || !story.is_taken(i - 1) {
            continue;
        }
        let owner = story.mentions(i.saturating_sub(OWNER)..i).last().map(|(start, at)| (*start, *at));
        let Some((start, at)) = owner else { continue };
        if !matches!(story.drafts[at].kind, ActorKind::Place | ActorKind::Organization) {
            continue;
        }
        let head = (i + 1..i + 5).find(|k| is_role(story, *k) && !is_role(story, k + 1));
        let Some(head) = head.filter(|head| (i + 1..=*head).all(|k| is_office_word(story, k))) else { continue };
        let next = words.token(head + 1);
        let named =
            words.slice(head + 1) == "," && is_strong(story.evidence, head + 2) || is_strong(story.evidence, head + 1);
        let goes_on =
            next.kind() == TokenKind::Word && !story.evidence.is_plain(head + 1) && !words.is_verb_form(head + 1)
                || words.is_word(head + 1, &["-", "'s", "of"]);
        if named || goes_on || story.is_taken(head) {
            continue;
        }
        let tokens = start..head + 1;
        let key = |r: &Range<usize>| r.clone().map(|k| words.lower(k)).collect::<Vec<_>>();
        let same = story.holders.iter().find(|(other, _)| key(other) == key(&tokens)).map(|(_, at)| *at);
        let at = same.unwrap_or_else(|| {
            story.drafts.push(Draft::new(ActorKind::Person, tokens.clone(), MentionForm::Description));
            let at = story.drafts.len() - 1;
            if story.holders.len() < MOST {
                story.holders.push((tokens.clone(), at));
            }
            at
        });
        story.add(at, tokens, MentionForm::Description);
    }
}

/// Longest owner, in tokens.
const OWNER: usize = 8;
/// Holders of offices that are kept in mind; bounds the search in long texts.
const MOST: usize = 32;

/// A word of an office: not a word of grammar, not a name.
fn is_office_word(story: &Story, i: usize) -> bool {
    story.evidence.words.token(i).kind() == TokenKind::Word && !story.evidence.is_plain(i) && !story.is_taken(i)
}

/// "The president of the Marne region, Ann Lee": with what it is the office of, between the noun and the name.
fn office_of(story: &Story, name: &Range<usize>) -> Option<Range<usize>> {
    let words = story.evidence.words;
    let sentence = words.sentence_range(name.start);
    let comma = name.start > sentence.start && words.slice(name.start - 1) == ",";
    let end = name.start - usize::from(comma);
    let limit = sentence.start.max(end.saturating_sub(LONGEST + 4));
    let mut of = None;
    for i in (limit..end).rev() {
        if words.is_word(i, &["of", "at", "for"]) {
            of = Some(i);
            if i > limit && is_role(story, i - 1) {
                break;
            }
        } else if matches!(words.slice(i), "," | ";" | ":" | "”" | "“" | "\"")
            || matches!(words.tag(i), Tag::Past | Tag::Present | Tag::Modal | Tag::Pronoun)
        {
            return None;
        }
    }
    let of = of.filter(|of| *of > limit && is_role(story, of - 1) && (comma || story.is_taken(end - 1)))?;
    let start = (limit..of).rev().take(5).find(|i| words.is_word(*i, &["the"]) || words.is(*i, class::POSSESSIVES))?;
    let closed = !comma || matches!(words.slice(name.end), "," | "." | "(" | "");
    (closed && (start + 1..of).all(|i| !words.is(i, class::PREPOSITIONS))).then_some(start..end)
}

fn before(story: &Story, name: &Range<usize>) -> Option<Range<usize>> {
    let words = story.evidence.words;
    let sentence = words.sentence_range(name.start);
    let comma = name.start > sentence.start && words.slice(name.start - 1) == ",";
    let end = name.start - usize::from(comma);
    if end == sentence.start || end > name.start || !is_role(story, end - 1) {
        return None;
    }
    let limit = sentence.start.max(end.saturating_sub(LONGEST));
    let mut owned = false;
    for i in (limit..end).rev() {
        if !owned && (words.is_word(i, &["the"]) || words.is(i, class::POSSESSIVES)) {
            let closed = !comma || matches!(words.slice(name.end), "," | "." | "");
            return closed.then_some(i..end);
        }
        if owned {
            // The owner: as far as its capitals or its name go.
            if words.is_word(i, &["the"]) || words.is(i, class::POSSESSIVES) {
                let closed = !comma || matches!(words.slice(name.end), "," | "." | "");
                return closed.then_some(i..end);
            }
            if story.is_taken(i) || words.token(i).is_capital() || words.tag(i).is_noun() {
                continue;
            }
            return (i + 1 < end && !words.is_word(i + 1, &["'s"])).then_some(i + 1..end);
        }
        if words.is_word(i, &["'s"]) {
            owned = true;
            continue;
        }
        let inside =
            words.token(i).kind() == TokenKind::Word && !story.evidence.is_plain(i) || words.is_word(i, &["-", "and"]);
        if !inside {
            return None;
        }
    }
    owned.then_some(limit..end)
}
