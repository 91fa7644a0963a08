//! Bodies without a name: those of the article that "the bank" or "the company" mean, and those that speak or want something themselves
//! ("the union", "the city council", "the teachers' association").

use std::ops::Range;

use super::antecedents::{Asked, Field, Role, Shadow};
use super::gather::Draft;
use super::mend::is_sign;
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::{class, frame, names, table};
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
            let mut draft = Draft::new(ActorKind::Organization, tokens.clone(), MentionForm::Description);
            draft.country = tokens.clone().find_map(|i| story.evidence.cue(i).country.and_then(|c| c.code));
            story.drafts.push(draft);
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
    // "The Dominican environment ministry"
    let nation = |k: usize| story.evidence.cue(k).country.is_some_and(|c| c.words == 1 && c.is_adjective());
    let describes = |k: usize| {
        nation(k)
            || free(k) && matches!(words.tag(k), Tag::Noun | Tag::Nouns | Tag::Adjective)
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

/// "The bank" for the only organisation near with that word in its name; "the company" for the firm that leads.
pub(super) fn the_organization(story: &mut Story) {
    let words = story.evidence.words;
    let mut by_noun: Keyed<&str, Option<usize>> = Keyed::new();
    for (at, draft) in story.drafts.iter().enumerate().filter(|(_, d)| d.kind == ActorKind::Organization) {
        for i in draft.name.clone().filter(|i| words.found_in(*i, &table::ACTOR_ORGANIZATIONS).is_some()) {
            by_noun.entry(words.lower(i)).and_modify(|d| *d = d.filter(|d| *d == at)).or_insert(Some(at));
        }
    }
    // What is no court, party or ministry can be a firm.
    let firm = |d: &Draft| {
        let other = |i: usize| {
            words.found_in(i, &table::ACTOR_ORGANIZATIONS).is_some_and(|kind| kind != "firm")
                || is_sign(words, i, "public")
        };
        let can = d.kind == ActorKind::Organization && d.named_by == MentionForm::Name && !d.name.clone().any(other);
        can.then(|| 3 * i32::from(story.evidence.cue(d.name.end - 1).word.any(names::ORGANIZATION_TAIL)))
    };
    let firms: Vec<Option<i32>> = story.drafts.iter().map(firm).collect();
    let mut field: Option<Field> = None;
    for i in story.openers.clone().iter().copied().filter(|i| words.is_word(*i, &["the"])) {
        if story.is_taken(i + 1) || story.is_taken(i) {
            continue;
        }
        let Some(kind) = words.found_in(i + 1, &table::ACTOR_ORGANIZATIONS) else { continue };
        let next = words.token(i + 2);
        let modifies = next.kind() == TokenKind::Word
            && !story.evidence.is_plain(i + 2)
            && words.verb(i + 2).next().is_none()
            && !words.lower(i + 2).ends_with("ed");
        if modifies || words.is_word(i + 2, &["of", "-", "for", "that", "which"]) {
            continue;
        }
        let noun = words.lower(i + 1);
        let window = i.saturating_sub(160)..i;
        // Every organisation near whose name has the word.
        let named = |d: &Draft| d.kind == ActorKind::Organization && d.name.clone().any(|k| words.lower(k) == noun);
        // The only one of the article with that word in its name, however far.
        let unique = by_noun.get(noun).copied().flatten().filter(|at| story.drafts[*at].name.start < i);
        let mut meant = unique.or_else(|| story.only(window, named));
        if meant.is_none() && kind == "firm" {
            let field = field.get_or_insert_with(|| Field::of(story));
            field.advance(i);
            let fits = |d: usize| firms.get(d).copied().flatten();
            let none = |_: Shadow| false;
            let asked = Asked { at: i, role: Role::Loose, draft: &fits, shadow: &none, least: 5, margin: 4, back: 2 };
            meant = field.antecedent(words, &asked);
        }
        if let Some(at) = meant {
            story.add(at, i..i + 2, MentionForm::Description);
            if let Some(field) = &mut field {
                field.resolved(i, Role::Loose, at);
            }
        }
    }
}
