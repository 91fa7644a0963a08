//! Which person a name means where several bear it: "Martin Hale", "his wife, Linda Hale", and then "Hale" and "Mrs Hale".
//!
//! A title and a noun for kin tell whether somebody is a woman. Who was introduced as somebody's kin is not called by the surname alone,
//! as long as another bears it.

use std::ops::Range;

use super::ActorKind;
use super::gather::{Draft, Gathering, nationality_before, remember};
use super::spot::Name;
use crate::lexicon::{class, names, table};
use crate::words::Words;

/// Full names that are looked back over for one of the same paragraph.
const NEAR: usize = 12;
/// Words between an owner and the kin he has: "his late first wife".
const LONGEST: usize = 4;

/// What stands behind a surname and is no part of it.
pub(super) fn is_suffix(words: &Words, i: usize) -> bool {
    words.is_word(i, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
}

/// The token with the surname of a person.
fn surname(words: &Words, tokens: &Range<usize>) -> usize {
    let last = tokens.end - 1;
    if tokens.len() > 2 && is_suffix(words, last) { last - 1 } else { last }
}

/// The gender that the first word of a range tells which tells one.
fn told(words: &Words, tokens: Range<usize>) -> Option<bool> {
    tokens.into_iter().find_map(|i| words.found_in(i, &table::ACTOR_GENDERED).map(|gender| gender == "f"))
}

/// The noun for kin that introduces a name, and the possessive of whose kin it is, if that is a pronoun: "his wife, Linda Hale",
/// "Linda Hale, 55, his wife,".
fn kin(words: &Words, name: &Name) -> Option<(usize, Option<usize>)> {
    let start = name.title.as_ref().map_or(name.tokens.start, |title| title.start);
    let name = &name.tokens;
    let sentence = words.sentence_range(name.start);
    let owned = |noun: usize| {
        words.found_in(noun, &table::ACTOR_KIN)?;
        let owner = (sentence.start.max(noun.saturating_sub(LONGEST))..noun)
            .rev()
            .find(|i| words.is(*i, class::POSSESSIVES) || words.is_word(*i, &["'s", "’s"]));
        // "Whose father, Derek, and uncle, Barry Lee"
        let joined = noun > sentence.start && words.is_word(noun - 1, &["and"]);
        (owner.is_some() || joined).then(|| (noun, owner.filter(|i| words.is(*i, class::POSSESSIVES))))
    };
    // "Her daughter, the novelist Clare Lee".
    let before = |start: usize| {
        let the = usize::from(start > sentence.start && words.is_word(start - 1, &["the"]));
        let comma = usize::from(start > sentence.start + the && words.slice(start - the - 1) == ",");
        (start - the - comma).checked_sub(1).filter(|i| *i >= sentence.start)
    };
    // "The son of judge John Lee".
    let parent = |i: usize| {
        let noun = i.checked_sub(1).filter(|_| words.is_word(i, &["of"]))?;
        words.found_in(noun, &table::ACTOR_KIN).map(|_| (i, None))
    };
    let read = |start: usize| before(start).and_then(|i| owned(i).or_else(|| parent(i)));
    read(name.start).or_else(|| read(start)).or_else(|| {
        let comma =
            (name.end..name.end + 3).rev().find(|i| words.slice(*i) == "," && words.is(i + 1, class::POSSESSIVES))?;
        (comma + 2..(comma + 2 + LONGEST).min(sentence.end)).find_map(owned)
    })
}

impl Gathering<'_, '_> {
    /// The person that a name belongs to: one there is, or a new one.
    pub(super) fn person(&mut self, name: &Name) -> usize {
        let words = self.words();
        let tokens = &name.tokens;
        let last = words.lower(surname(words, tokens));
        let titled = name.title.clone().and_then(|title| told(words, title));
        let kin = kin(words, name);
        let at = self.bearer(tokens, last, titled, kin.is_some()).unwrap_or_else(|| {
            self.drafts.push(Draft::new(ActorKind::Person, tokens.clone(), super::MentionForm::Name));
            let at = self.drafts.len() - 1;
            remember(&mut self.by_surname, last, at);
            // A given name alone finds its bearer too: "Angelina", "Prince William".
            if tokens.len() > 1 && self.evidence.cue(tokens.start).word.any(names::GIVEN) {
                remember(&mut self.by_surname, words.lower(tokens.start), at);
            }
            at
        });
        if tokens.len() > 1 {
            self.full.push((tokens.start, at, kin.is_some()));
        } else if titled.is_none() {
            self.bare.insert(last, at);
        }
        let gender = titled.or_else(|| kin.and_then(|(noun, _)| told(words, noun..noun + 1)));
        let draft = &mut self.drafts[at];
        draft.gender = draft.gender.or(gender);
        if let Some((_, owner)) = kin
            && tokens.len() > 1
        {
            draft.relative = true;
            // "His wife, Linda Hale" says of the other Hale that he is a man.
            let mut others = self.by_surname.get(last).into_iter().flatten().filter(|d| !self.drafts[**d].relative);
            if let (Some(other), None) = (others.next().copied(), others.next())
                && let Some(feminine) = owner.and_then(|i| told_by_pronoun(words, i))
            {
                self.drafts[other].gender = self.drafts[other].gender.or(Some(feminine));
            }
        }
        let draft = &mut self.drafts[at];
        if draft.title.is_none() {
            draft.title.clone_from(&name.title);
        }
        if draft.country.is_none()
            && let Some(title) = &name.title
        {
            draft.country = nationality_before(self.evidence, title.start);
        }
        at
    }

    /// Who of those with this surname (or given name) is meant.
    fn bearer(&self, tokens: &Range<usize>, last: &str, feminine: Option<bool>, kin: bool) -> Option<usize> {
        let words = self.words();
        let same = |draft: &Draft| {
            let known = &draft.name;
            if draft.gender.is_some_and(|g| feminine.is_some_and(|f| f != g)) {
                return false;
            }
            if tokens.len() == 1 || known.len() == 1 {
                return true;
            }
            // The son has the name of the father.
            let (own, other) = (is_suffix(words, tokens.end - 1), is_suffix(words, known.end - 1));
            if own && !other || other && !own && kin {
                return false;
            }
            let (a, b) = (words.lower(known.start), words.lower(tokens.start));
            let initial = |x: &str, y: &str| x.ends_with('.') && y.starts_with(x.trim_end_matches('.'));
            a == b || initial(a, b) || initial(b, a)
        };
        let known = self.by_surname.get(last).map(Vec::as_slice).unwrap_or_default();
        let mut fitting: Vec<usize> = known.iter().copied().filter(|d| same(&self.drafts[*d])).collect();
        // "Mrs Hale" is whoever is known to be a woman; else not the one who is called Hale without a title.
        if feminine.is_some() && tokens.len() == 1 {
            let known = |d: &usize| self.drafts[*d].gender.is_some();
            let called = self.bare.get(last);
            if fitting.iter().any(known) {
                fitting.retain(known);
            } else if fitting.len() > 1 {
                fitting.retain(|d| Some(d) != called);
            }
        }
        let earlier = |d: &&usize| self.drafts[**d].name.start < tokens.start;
        if tokens.len() == 1 && fitting.len() > 1 {
            // The nearest one named in full in the same paragraph, but not as kin; then whoever is called so already; then kin of the same
            // paragraph; then the first who is nobody's kin.
            let before = &self.full[..self.full.partition_point(|(start, ..)| *start < tokens.start)];
            let near = before.iter().rev().take(NEAR).filter(|(start, ..)| words.same_block(*start, tokens.start));
            let mut near = near.filter(|(_, d, _)| fitting.contains(d));
            let beside = near.clone().find(|(.., kin)| !kin).map(|(_, d, _)| d);
            let called = self.bare.get(last).filter(|d| fitting.contains(d));
            if let Some(at) = beside.or(called).or_else(|| near.next().map(|(_, d, _)| d)) {
                return Some(*at);
            }
            if fitting.iter().any(|d| !self.drafts[*d].relative) {
                fitting.retain(|d| !self.drafts[*d].relative);
            }
            return fitting.iter().find(earlier).or(fitting.first()).copied();
        }
        // The nearest one introduced before it; else one that is named only later.
        fitting.iter().rev().find(earlier).or(fitting.first()).copied()
    }
}

/// Whether a possessive is that of a woman.
fn told_by_pronoun(words: &Words, i: usize) -> Option<bool> {
    match words.lower(i) {
        "his" => Some(false),
        "her" => Some(true),
        _ => None,
    }
}
