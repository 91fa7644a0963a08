//! He and she. A pronoun means the person that stands before it as the only one who can be meant; where a second person, another human
//! being or an unknown name is near, it stays open. A person's gender is never guessed from the name: it is known from
//! a title ("Mrs."), a noun beside the name ("the actress"), or a pronoun that was resolved before.

use std::ops::Range;

use super::refer::Story;
use super::windows::is_strong;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, table};
use crate::words::{TokenKind, Words};

/// How far is looked around a pronoun, in tokens.
const FAR: usize = 40;

pub(super) fn he_or_she(story: &mut Story) {
    let words = story.evidence.words;
    let quoted = quoted(words);
    let mut genders = known_genders(story);
    // The pronoun resolved last holds the thread: its place and person.
    let mut last: Option<(usize, usize)> = None;
    for (i, quoted) in quoted.into_iter().enumerate() {
        let feminine = match words.lower(i) {
            "he" | "him" | "his" | "himself" => false,
            "she" | "her" | "hers" | "herself" => true,
            _ => continue,
        };
        // A possessive stands inside what it belongs to: "his wife".
        if quoted || story.is_taken(i) && !words.is(i, class::POSSESSIVES) {
            continue;
        }
        let recent = story.recent(i);
        let fits = |d: usize| genders.get(d).copied().flatten().is_none_or(|g| g == feminine);
        let known = |d: usize| genders.get(d).copied().flatten().is_some();
        let thread = last.filter(|(at, d)| recent.contains(at) && fits(*d)).map(|(_, d)| d);
        let Some(at) = candidate(story, (i, feminine), &recent, thread, (fits, known)) else { continue };
        story.add(at, i..i + 1, MentionForm::Pronoun);
        genders[at] = Some(feminine);
        last = Some((i, at));
    }
}

/// They and their: the only group named since the sentence before, where no other plural stands between. A group that hangs on
/// a preposition ("a gift to his children. They said") does not go on as the subject.
pub(super) fn they(story: &mut Story) {
    let words = story.evidence.words;
    for (i, quoted) in quoted(words).into_iter().enumerate() {
        let taken = story.is_taken(i) && !words.is_word(i, &["their"]);
        if quoted || taken || !words.is_word(i, &["they", "their", "them", "themselves"]) {
            continue;
        }
        let recent = story.recent(i);
        let mut groups = story.mentions(recent).iter().filter(|(_, d)| story.drafts[*d].kind == ActorKind::Group);
        let Some((first, at)) = groups.next().copied() else { continue };
        let last = groups.clone().next_back().map_or(first, |(k, _)| *k);
        let alone = groups.all(|(_, d)| *d == at);
        if words.is_word(i, &["they"]) && words.is(first.wrapping_sub(1), class::PREPOSITIONS) {
            continue;
        }
        let end = (last..i).find(|k| !story.is_taken(*k)).unwrap_or(i);
        if alone && !(end..i).any(|k| is_plural(story, k)) {
            story.add(at, i..i + 1, MentionForm::Pronoun);
        }
    }
}

/// A plural noun, or what may be one; "and", which makes one.
fn is_plural(story: &Story, i: usize) -> bool {
    let (words, evidence) = (story.evidence.words, story.evidence);
    let noun = words.token(i).kind == TokenKind::Word
        && words.lower(i).len() > 3
        && words.lower(i).ends_with('s')
        && !words.lower(i).ends_with("ss")
        && !evidence.is_plain(i)
        && !words.is(i, class::TIMENAMES.or(class::ADVERBS));
    let joined = words.is_word(i, &["and"]) && is_strong(evidence, i + 1);
    noun || joined || table::ACTOR_GROUPS.get(words.lower(i)).is_some()
}

/// Its: the organisation or country that leads the sentence, where no other stands before the pronoun.
pub(super) fn its(story: &mut Story) {
    let words = story.evidence.words;
    for (i, quoted) in quoted(words).into_iter().enumerate() {
        if quoted || !words.is_word(i, &["its", "itself"]) {
            continue;
        }
        let sentence = words.sentence_range(i);
        let before = story.mentions(sentence.start.max(i.saturating_sub(60))..i);
        let Some((first, at)) = before.first().copied() else { continue };
        let alone = before.iter().all(|(_, d)| *d == at);
        let fits = matches!(story.drafts[at].kind, ActorKind::Organization)
            || story.drafts[at].kind == ActorKind::Place && story.drafts[at].country.is_some();
        let opens = first < sentence.start + FAR
            && (sentence.start..first).all(|k| !words.token(k).is_word_like() || words.is(k, class::DETERMINERS));
        if alone && fits && opens && leads(story, first) {
            story.add(at, i..i + 1, MentionForm::Pronoun);
        }
    }
}

/// The one person who can be meant.
fn candidate(
    story: &Story,
    (i, feminine): (usize, bool),
    recent: &Range<usize>,
    thread: Option<usize>,
    (fits, known): (impl Fn(usize) -> bool, impl Fn(usize) -> bool),
) -> Option<usize> {
    let words = story.evidence.words;
    if let Some(at) = opener(story, i, feminine, &fits) {
        // "Lee saw him": what a sentence opens with is no object of its own verb.
        let object = words.is_word(i, &["him"])
            || words.is_word(i, &["her"])
                && (words.token(i + 1).kind != TokenKind::Word || story.evidence.is_plain(i + 1));
        return (!object).then_some(at);
    }
    let people: Vec<(usize, usize)> = story
        .mentions(recent.clone())
        .iter()
        .copied()
        .filter(|(_, d)| story.drafts[*d].kind == ActorKind::Person && fits(*d))
        .collect();
    let one = people.first().map(|(_, d)| *d).filter(|d| people.iter().all(|(_, p)| p == d));
    let at = match (one, thread) {
        (Some(p), Some(t)) if p == t => p,
        (Some(p), None) if people.iter().any(|(k, _)| leads(story, *k)) => p,
        (None, Some(t)) if people.is_empty() => t,
        _ => return None,
    };
    let block = |k: usize| words.sentences()[words.sentence_at(k)].block;
    let near = block(i) <= block(recent.start) + 1;
    // Of whom it is known that the pronoun fits, only what stands in between can take its place.
    let last = story.mentions(recent.clone()).iter().filter(|(_, d)| *d == at).map(|(k, _)| *k).next_back();
    let between = if known(at) { last.unwrap_or(recent.start)..i } else { recent.clone() };
    (near && !crowded(story, &between, feminine) && !fronted(story, i)).then_some(at)
}

/// The person whom the sentence opens with, where nobody else stands between: "Lee also said that she".
fn opener(story: &Story, i: usize, feminine: bool, fits: &impl Fn(usize) -> bool) -> Option<usize> {
    let words = story.evidence.words;
    let sentence = words.sentence_range(i);
    let start = sentence.start.max(i.saturating_sub(FAR));
    let mut people =
        story.mentions(start..i).iter().filter(|(_, d)| story.drafts[*d].kind == ActorKind::Person).copied();
    let (first, at) = people.next()?;
    let opens = first < sentence.start + FAR
        && (sentence.start..first).all(|k| !words.token(k).is_word_like() || in_title(story, k));
    let clause = (first..i).any(|k| matches!(words.slice(k), ":" | ";"));
    let joined = clause || (first..i).take(8).any(|k| words.is_word(k, &["and"]) && is_strong(story.evidence, k + 1));
    let alone = people.all(|(_, d)| d == at);
    (opens && alone && !joined && fits(at) && !crowded(story, &(first..i), feminine)).then_some(at)
}

/// Whether a mention leads its sentence: its subject, or what it opens with. Not what a preposition or verb governs ("beat
/// the swimmer Marilyn Bell"), nor an owner.
fn leads(story: &Story, k: usize) -> bool {
    let (words, evidence) = (story.evidence.words, story.evidence);
    let sentence = words.sentence_range(k);
    let mut before = k;
    while before > sentence.start {
        let i = before - 1;
        let described = words.token(i).kind == TokenKind::Word
            && !evidence.is_plain(i)
            && (!words.token(i).is_verb_form() || table::ACTOR_HUMANS.get(words.lower(i)).is_some());
        if !(described || words.is(i, class::DETERMINERS) || words.is_word(i, &["-"])) || k - i > 6 {
            break;
        }
        before = i;
    }
    let i = before.wrapping_sub(1);
    let governed = before > sentence.start
        && (words.is(i, class::PREPOSITIONS) && before > sentence.start + 1
            || words.is_word(i, &["and", "or", "as", "than"])
            || words.token(i).is_verb_form());
    let mut end = k;
    while end < sentence.end.min(k + FAR) && (is_strong(evidence, end) || words.is_word(end, &["-"])) {
        end += 1;
    }
    !governed && !words.is_word(end, &["'s", "and", "or"])
}

/// Whether another human being or a name of which nothing is known stands near.
fn crowded(story: &Story, recent: &Range<usize>, feminine: bool) -> bool {
    let (words, evidence) = (story.evidence.words, story.evidence);
    let unknown = |k: usize| {
        is_strong(evidence, k)
            && !evidence.is_plain(k)
            && !story.is_taken(k)
            && evidence.cue(k).country.is_none()
            && (!words.starts_sentence(k)
                || evidence.counts(k).lower == 0
                    && words.token(k + 1).is_verb_form()
                    && !words.lower(k).ends_with("ly"))
            && !evidence.is_shouted(k)
            && !in_title(story, k)
            && !words.is(k, class::WEEKDAYS.or(class::MONTHS).or(class::TIMENAMES))
            && !words.token(k).is_all_caps()
    };
    let other = |k: usize| {
        let gender = table::ACTOR_GENDERED.get(words.lower(k)).map(|g| g == "f");
        table::ACTOR_HUMANS.get(words.lower(k)).is_some()
            && gender.is_none_or(|g| g == feminine)
            && !story.is_taken(k)
            && !in_title(story, k)
    };
    recent.clone().any(|k| other(k) || unknown(k))
}

/// "With his help, Lee won": the pronoun stands in a phrase before the subject.
fn fronted(story: &Story, i: usize) -> bool {
    let words = story.evidence.words;
    let sentence = words.sentence_range(i);
    if story
        .mentions(sentence.start.max(i.saturating_sub(FAR))..i)
        .iter()
        .any(|(_, d)| story.drafts[*d].kind == ActorKind::Person)
    {
        return false;
    }
    let owner = !words.is_word(i, &["he", "she"]);
    let early =
        owner && words.is(sentence.start, class::PREPOSITIONS.or(class::SUBORDINATORS)) && i < sentence.start + 4;
    let comma = (i..sentence.end.min(i + 20)).find(|k| words.slice(*k) == ",");
    early || comma.is_some_and(|k| (k + 1..k + 4).any(|n| is_strong(story.evidence, n) && !story.evidence.is_plain(n)))
}

/// Whether a noun is the title in front of a name.
fn in_title(story: &Story, i: usize) -> bool {
    story.is_taken(i + 1) || story.evidence.is_capital(i) && story.evidence.is_capital(i + 1)
}

/// Of each draft, whether it is a woman, where a title or a noun beside the name tells.
fn known_genders(story: &Story) -> Vec<Option<bool>> {
    let words = story.evidence.words;
    let told = |tokens: Range<usize>| {
        tokens.into_iter().find_map(|i| table::ACTOR_GENDERED.get(words.lower(i)).map(|gender| gender == "f"))
    };
    let of = |d: &super::gather::Draft| {
        let beside = d.mentions.iter().filter(|(_, m)| m.value.form == MentionForm::Description);
        d.title.clone().into_iter().chain(beside.map(|(tokens, _)| tokens.clone())).find_map(told)
    };
    story.drafts.iter().map(of).collect()
}

/// Which tokens stand inside quotation marks.
pub(super) fn quoted(words: &Words) -> Vec<bool> {
    let mut quoted = vec![false; words.len()];
    let (mut open, mut block) = (false, usize::MAX);
    for (i, quoted) in quoted.iter_mut().enumerate() {
        let here = words.sentences()[words.sentence_at(i)].block;
        if here != block {
            (open, block) = (false, here);
        }
        match words.slice(i) {
            "“" => open = true,
            "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
        *quoted = open;
    }
    quoted
}
