//! He and she, they, it. A pronoun means what leads among all that it can mean (see [`super::antecedents`]); where the lead is short it stays
//! open. A person's gender is never guessed from the name: it is known from a title ("Mrs."), a noun beside the name ("the actress"),
//! or a pronoun that was resolved before.

use std::ops::Range;

use super::antecedents::{Asked, Field, Role, Shadow, role};
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;
use crate::words::{TokenKind, Words};

/// What leads has to have at least, and by how much.
const LEAST: i32 = 11;

pub(super) fn he_or_she(story: &mut Story) {
    let words = story.evidence.words;
    let mut genders = known_genders(story);
    let mut field: Option<Field> = None;
    for i in story.pronouns.clone().iter().copied() {
        let feminine = match words.lower(i) {
            "he" | "him" | "his" | "himself" => false,
            "she" | "her" | "hers" | "herself" => true,
            _ => continue,
        };
        // A possessive stands inside what it belongs to: "his wife".
        if story.is_taken(i) && !words.is(i, class::POSSESSIVES) {
            continue;
        }
        let field = field.get_or_insert_with(|| Field::of(story));
        field.advance(i);
        let own = place(words, i, &["he", "she"]);
        let mut barred = field.barred(words, i, own, story.quoted[i].then_some(&story.quoted));
        barred.extend(field.spoken_of(words, i, &story.quoted));
        let drafts = &*story.drafts;
        let fits = |d: usize| {
            let known = genders.get(d).copied().flatten();
            let person = drafts[d].kind == ActorKind::Person && !barred.contains(&d);
            (person && known.is_none_or(|g| g == feminine)).then_some(4 * i32::from(known.is_some()))
        };
        let human = |s: Shadow| match s {
            Shadow::Human(gender) => gender.is_none_or(|g| g == feminine),
            Shadow::Name => true,
            _ => false,
        };
        let asked = Asked { at: i, role: own, draft: &fits, shadow: &human, least: 8, margin: 8, back: 2 };
        let meant = match words.lower(i) {
            "himself" | "herself" => field.subject(words, i).filter(|d| fits(*d).is_some()),
            _ => field.antecedent(words, &asked).or_else(|| speaker(words, field, i, &fits)),
        };
        let Some(at) = meant else { continue };
        story.add(at, i..i + 1, MentionForm::Pronoun);
        field.resolved(i, own, at);
        genders[at] = Some(feminine);
    }
}

/// Who speaks behind a quotation (“…,” he said) where nothing leads clearly: whom the sentence before begins with, if nobody else fits.
fn speaker(words: &Words, field: &Field, i: usize, fits: &dyn Fn(usize) -> Option<i32>) -> Option<usize> {
    let says = |k: usize| words.verb(k).any(|v| v.frames.any(frame::SAY));
    let closed = i > 0 && matches!(words.slice(i - 1), "”" | "\"") && says(i + 1);
    if !closed {
        return None;
    }
    let mut meant = None;
    let mut opens = false;
    // From the nearest to the farthest: the last one looked at is the first of the sentence.
    for (away, seen) in field.before(words, i, 1).filter(|(_, s)| words.same_block(s.tokens().start, i)) {
        match seen.draft() {
            Some(draft) if fits(draft).is_some() => {
                if meant.is_some_and(|other| other != draft) {
                    return None;
                }
                meant = Some(draft);
                opens = away == 1;
            }
            None if matches!(seen.shadow, Shadow::Human(_)) => opens = false,
            _ => {}
        }
    }
    meant.filter(|_| opens)
}

/// Tokens of a clause that are looked back over.
const CLAUSE: usize = 16;

fn sentence_start(words: &Words, i: usize) -> usize {
    words.sentence_range(i).start
}

/// The part a pronoun plays.
fn place(words: &Words, i: usize, subjects: &[&str]) -> Role {
    if words.is_word(i, subjects) {
        return Role::Subject;
    }
    let owner = words.is(i, class::POSSESSIVES) && (!words.is_word(i, &["her"]) || words.tag(i) == Tag::Possessive);
    if owner { Role::Owner } else { role(words, &(i..i + 1)) }
}

/// They and their: the group that leads; no other plural near may rival it.
pub(super) fn they(story: &mut Story) {
    let words = story.evidence.words;
    let mut field: Option<Field> = None;
    for i in story.pronouns.clone().iter().copied() {
        if !words.is_word(i, &["they", "their", "them", "themselves"])
            || story.is_taken(i) && !words.is_word(i, &["their"])
        {
            continue;
        }
        let field = field.get_or_insert_with(|| Field::of(story));
        field.advance(i);
        let own = place(words, i, &["they"]);
        let mut barred = field.barred(words, i, own, None);
        barred.extend(field.spoken_of(words, i, &story.quoted));
        let drafts = &*story.drafts;
        let fits = |d: usize| match drafts[d].kind {
            _ if barred.contains(&d) => None,
            ActorKind::Group => Some(3),
            ActorKind::Organization => Some(-3),
            _ => None,
        };
        let plural = |s: Shadow| s == Shadow::Plural;
        let asked = Asked { at: i, role: own, draft: &fits, shadow: &plural, least: LEAST, margin: 8, back: 2 };
        let meant = match words.lower(i) {
            "themselves" => field.subject(words, i).filter(|d| fits(*d).is_some()),
            _ => field.antecedent(words, &asked),
        };
        let Some(at) = meant else { continue };
        story.add(at, i..i + 1, MentionForm::Pronoun);
        field.resolved(i, own, at);
    }
}

/// It and its: the organisation or country that leads; "it" only where it acts.
pub(super) fn its(story: &mut Story) {
    let words = story.evidence.words;
    let mut field: Option<Field> = None;
    for i in story.pronouns.clone().iter().copied().filter(|i| words.is_word(*i, &["it", "its", "itself"])) {
        let acts = || (i + 1..i + 4).any(|k| words.verb(k).any(|v| v.frames.any(frame::SAY.or(frame::ACT))));
        if story.quoted[i] || story.is_taken(i) && !words.is_word(i, &["its"]) || words.is_word(i, &["it"]) && !acts() {
            continue;
        }
        let field = field.get_or_insert_with(|| Field::of(story));
        field.advance(i);
        let own = place(words, i, &["it"]);
        let mut barred = field.barred(words, i, own, None);
        barred.extend(field.spoken_of(words, i, &story.quoted));
        // "France, while Kessara, which closed its border": whose clause it is.
        let which = (sentence_start(words, i)..i).rev().take(CLAUSE).find(|k| words.slice(*k) == ",");
        let which = which.filter(|k| words.is_word(k + 1, &["which"]));
        let drafts = &*story.drafts;
        let fits = |d: usize| match drafts[d].kind {
            _ if barred.contains(&d) => None,
            _ if which.is_some_and(|comma| !field.ends_at(comma, d)) => None,
            ActorKind::Organization => Some(2),
            ActorKind::Place => Some(2 * i32::from(drafts[d].country.is_some())),
            _ => None,
        };
        let thing = |s: Shadow| matches!(s, Shadow::Thing | Shadow::Name);
        let asked = Asked { at: i, role: own, draft: &fits, shadow: &thing, least: LEAST + 3, margin: 6, back: 1 };
        let meant = match words.lower(i) {
            "itself" => field.subject(words, i).filter(|d| fits(*d).is_some()),
            _ => field.antecedent(words, &asked),
        };
        let Some(at) = meant else { continue };
        story.add(at, i..i + 1, MentionForm::Pronoun);
        field.resolved(i, own, at);
    }
}

/// Of each draft, whether it is a woman, where a title or a noun beside the name tells.
fn known_genders(story: &Story) -> Vec<Option<bool>> {
    let words = story.evidence.words;
    let told = |tokens: Range<usize>| {
        tokens.into_iter().find_map(|i| words.found_in(i, &table::ACTOR_GENDERED).map(|gender| gender == "f"))
    };
    let of = |d: &super::gather::Draft| {
        let beside = d.mentions.iter().filter(|(_, m)| m.value.form == MentionForm::Description);
        d.gender.or_else(|| d.title.clone().into_iter().chain(beside.map(|(tokens, _)| tokens.clone())).find_map(told))
    };
    story.drafts.iter().map(of).collect()
}

/// Which tokens stand inside quotation marks.
pub(super) fn quoted(words: &Words) -> Vec<bool> {
    let mut quoted = vec![false; words.len()];
    let (mut open, mut block) = (false, usize::MAX);
    for sentence in words.sentences() {
        if sentence.block != block {
            (open, block) = (false, sentence.block);
        }
        for i in sentence.tokens.clone() {
            if words.token(i).kind() == TokenKind::Punct {
                match words.slice(i) {
                    "“" => open = true,
                    "”" => open = false,
                    "\"" => open = !open,
                    _ => {}
                }
            }
            quoted[i] = open;
        }
    }
    quoted
}
