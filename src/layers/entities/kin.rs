//! Two people taken as one ("Ann Lee and Tom Reed … they"), and kin: "their child, Ada … the baby … his daughter".

use std::ops::Range;

use super::antecedents::{Asked, Field, Role, Shadow};
use super::gather::Draft;
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, table};
use crate::model::tags::Tag;
use crate::text::{Keyed, sort_by_number};
use crate::words::TokenKind;

/// Words between two names that are taken as one, at most: "Ann Lee, 42, and his wife".
const GAP: usize = 8;
/// Names in one list at most.
const MOST: usize = 6;

/// People named together: a group each, which counts only where something refers to it.
pub(super) fn pairs(story: &mut Story) {
    let mut people: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, draft) in story.drafts.iter().enumerate().filter(|(_, d)| d.kind == ActorKind::Person) {
        let names = draft.mentions.iter().filter(|(_, m)| m.value.form == MentionForm::Name);
        people.extend(names.map(|(tokens, _)| (tokens.clone(), at)));
    }
    sort_by_number(&mut people, |(tokens, _)| tokens.start as u128);
    let mut known: Keyed<Vec<usize>, usize> = Keyed::new();
    let mut k = 0;
    while k < people.len() {
        let first = k;
        let mut joined = false;
        while k + 1 < people.len() && k - first + 1 < MOST && !joined {
            match link(story, people[k].0.end..people[k + 1].0.start) {
                Some(and) => joined = and,
                None => break,
            }
            k += 1;
        }
        k += 1;
        if !joined {
            continue;
        }
        let mut who: Vec<usize> = people[first..k].iter().map(|(_, at)| *at).collect();
        sort_by_number(&mut who, |at| *at as u128);
        who.dedup();
        if who.len() < 2 {
            continue;
        }
        let tokens = people[first].0.start..people[k - 1].0.end;
        let fresh = story.drafts.len();
        let at = *known.entry(who).or_insert(fresh);
        if at == fresh {
            story.drafts.push(Draft::new(ActorKind::Group, tokens.clone(), MentionForm::Name));
        }
        story.pairs.push((tokens, at));
    }
}

/// Whether only commas, ages, titles and kin stand between two names; whether an "and" does.
fn link(story: &Story, between: Range<usize>) -> Option<bool> {
    let words = story.evidence.words;
    if between.is_empty() || between.len() > GAP || !words.same_sentence(between.start - 1, between.end) {
        return None;
    }
    let mut and = 0;
    for i in between.clone() {
        let noun = words.token(i).kind() == TokenKind::Word
            && (is_person_noun(story, i) || words.is(i, class::POSSESSIVES) || words.token(i).is_capital())
            && !words.token(i).is_all_caps();
        if words.is_word(i, &["and", "&"]) {
            and += 1;
        } else if !(noun || matches!(words.slice(i), "," | "-") || words.token(i).kind() == TokenKind::Number) {
            return None;
        }
    }
    let comma = words.slice(between.start) == ",";
    (and == 1 || and == 0 && comma && between.len() == 1).then_some(and == 1)
}

fn is_person_noun(story: &Story, i: usize) -> bool {
    let lower = story.evidence.words.lower(i);
    table::ACTOR_HUMANS.get(lower).is_some() || table::ACTOR_KIN.get(lower).is_some()
}

/// "The couple", "the two", "both men": the people named together last.
pub(super) fn couple(story: &mut Story) {
    if story.pairs.is_empty() {
        return;
    }
    let words = story.evidence.words;
    let mut field: Option<Field> = None;
    for i in story.openers.clone().iter().copied() {
        let noun = i + 1;
        let the = words.is_word(i, &["the"]);
        let counted = usize::from(the && words.is_word(noun, &["two", "three"]));
        let noun = noun + counted;
        let named = words.is_word(noun, &["couple", "pair", "duo", "trio", "spouses"]) && (the || counted == 0)
            || (counted == 1 || words.is_word(i, &["both"]))
                && words.is_word(noun, &["men", "women", "brothers", "sisters", "leaders", "friends", "parents"]);
        let bare = counted == 1 && !named && story.evidence.is_plain(noun) || counted == 1 && words.tag(noun).is_verb();
        let end = if named { noun + 1 } else { noun };
        if !(the || words.is_word(i, &["both"])) || !(named || bare) || (i..end).any(|k| story.is_taken(k)) {
            continue;
        }
        if words.is_word(end, &["of", "-", "'s"]) && !words.is_word(end, &["'s"]) {
            continue;
        }
        let field = field.get_or_insert_with(|| Field::of(story));
        field.advance(i);
        let pair = |d: usize| (story.drafts[d].kind == ActorKind::Group && story.is_pair(d)).then_some(4);
        let none = |_: Shadow| false;
        let asked = Asked { at: i, role: Role::Loose, draft: &pair, shadow: &none, least: 8, margin: 3, back: 3 };
        if let Some(at) = field.antecedent(words, &asked) {
            story.add(at, i..end, MentionForm::Description);
            field.resolved(i, Role::Loose, at);
        }
    }
}

/// What is known of one who was introduced as kin.
struct Relative {
    class: &'static str,
    noun: usize,
    at: usize,
}

/// "Their child, Ada" says who Ada is; "the baby", "his daughter" then mean her, where the article tells of one such child.
pub(super) fn kin(story: &mut Story) {
    let words = story.evidence.words;
    let mut relatives: Vec<Relative> = Vec::new();
    let listed = words.listed(&table::ACTOR_KIN);
    for i in listed.clone().filter(|i| *i > 0) {
        let Some(class) = words.found_in(i, &table::ACTOR_KIN) else { continue };
        // The name stands right behind, a comma may come between.
        let name = i + 1 + usize::from(words.slice(i + 1) == ",");
        let Some((_, at)) = story.mentions(name..name + 1).last().copied() else { continue };
        if story.drafts[at].kind != ActorKind::Person || !words.same_sentence(i, name) {
            continue;
        }
        let Some(start) = owned(story, i) else { continue };
        if relatives.len() < MOST_KIN && !relatives.iter().any(|r| r.at == at && r.class == class) {
            relatives.push(Relative { class, noun: i, at });
        }
        if !story.is_taken(i) {
            story.add(at, start..i + 1, MentionForm::Description);
        }
    }
    // The parents of a child who is named, or of "their child": the two who were named together.
    let parents: Vec<(usize, usize)> = listed
        .clone()
        .filter(|i| words.found_in(*i, &table::ACTOR_KIN) == Some("parents"))
        .filter_map(|i| story.mentions(i.saturating_sub(3)..i + 1).last().map(|(_, d)| (i, *d)))
        .filter(|(_, d)| story.drafts[*d].kind == ActorKind::Group)
        .take(MOST_KIN)
        .collect();
    if let [(_, first), ..] = parents[..]
        && parents.iter().all(|(_, d)| *d == first)
        && relatives.iter().any(|r| r.class == "child")
        && let Some(spouse) = relatives.iter().find(|r| r.class == "spouse")
        && let Some((_, pair)) = story.pairs.iter().find(|(tokens, _)| tokens.contains(&spouse.noun)).cloned()
    {
        // One group from here on.
        story.drafts[first].named_by = MentionForm::Name;
        story.pairs.iter_mut().filter(|(_, d)| *d == pair).for_each(|(_, d)| *d = first);
    }
    if relatives.is_empty() {
        return;
    }
    for i in listed.filter(|i| *i > 0) {
        let Some(class) = words.found_in(i, &table::ACTOR_KIN) else { continue };
        if story.is_taken(i) || story.is_taken(i + 1) && words.token(i + 1).is_capital() {
            continue;
        }
        let mut fitting = relatives.iter().filter(|r| r.class == class && r.noun < i);
        let (Some(relative), None) = (fitting.next(), fitting.next()) else { continue };
        let gender = |k: usize| words.found_in(k, &table::ACTOR_GENDERED);
        let clash = gender(relative.noun).is_some_and(|g| gender(i).is_some_and(|own| own != g));
        let Some(start) = owned(story, i) else { continue };
        if !clash && !words.is_word(i + 1, &["of", "-"]) && !words.tag(i + 1).is_noun() {
            story.add(relative.at, start..i + 1, MentionForm::Description);
        }
    }
}

/// Relatives that are kept in mind.
const MOST_KIN: usize = 24;

/// The determiner or owner in front of a noun for kin, a few adjectives away: "their nine-month-old child".
fn owned(story: &Story, noun: usize) -> Option<usize> {
    let words = story.evidence.words;
    let sentence = words.sentence_range(noun);
    for i in (sentence.start.max(noun.saturating_sub(7))..noun).rev() {
        if words.is_word(i, &["the"]) || words.is(i, class::POSSESSIVES) {
            return Some(i);
        }
        let adjective = words.is_word(i, &["-"])
            || matches!(words.tag(i), Tag::Adjective | Tag::Noun | Tag::Number | Tag::Participle) && !story.is_taken(i);
        if !adjective {
            return None;
        }
    }
    None
}
