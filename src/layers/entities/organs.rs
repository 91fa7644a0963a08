//! What a country acts through: "the Chilean government", "Kenya police", "the army".

use super::antecedents::{Asked, Field, Role, Shadow};
use super::gather::Draft;
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::table;
use crate::model::tags::Tag;
use crate::text::Keyed;
use crate::words::TokenKind;

/// Drafts of one noun that are kept in mind.
const MOST: usize = 24;

/// With the name or adjective of the country: "the Chilean government", "Kenya police", "the South Korean puppet military".
pub(super) fn organ(story: &mut Story) {
    let words = story.evidence.words;
    let mut known: Vec<(&'static str, &str, usize)> = Vec::new();
    // Where it has a name ("UK Government"), that is the same.
    for (at, draft) in story.drafts.iter().enumerate().filter(|(_, d)| d.kind == ActorKind::Organization) {
        let last = draft.name.end - 1;
        let owner = story.evidence.cue(draft.name.start).country.filter(|c| draft.name.start + c.words == last);
        if let Some(code) = owner.and_then(|c| c.code)
            && words.found_in(last, &table::ACTOR_ORGANS).is_some()
            && known.len() < MOST
        {
            known.push((code, words.lower(last), at));
        }
    }
    for i in 0..words.len() {
        let Some(country) = story.evidence.cue(i).country else { continue };
        let Some(code) = country.code.filter(|_| country.is_name() || country.is_adjective()) else { continue };
        let behind = i + country.words;
        let adjective = usize::from(
            country.is_adjective()
                && matches!(words.tag(behind), Tag::Adjective | Tag::Noun)
                && !is_organ(story, behind),
        );
        let noun = behind + adjective;
        if !is_organ(story, noun) || adjective == 1 && story.is_taken(behind) {
            continue;
        }
        let same = known.iter().find(|(c, n, _)| *c == code && *n == words.lower(noun)).map(|(_, _, at)| *at);
        let tokens = i..noun + 1;
        let at = same.unwrap_or_else(|| {
            let mut draft = Draft::new(ActorKind::Organization, tokens.clone(), MentionForm::Description);
            draft.country = Some(code);
            story.drafts.push(draft);
            if known.len() < MOST {
                known.push((code, words.lower(noun), story.drafts.len() - 1));
            }
            story.drafts.len() - 1
        });
        story.add(at, tokens, MentionForm::Description);
    }
}

/// With the article alone: the only one of the article, named or not; of several, the one that leads.
pub(super) fn the_organ(story: &mut Story) {
    let words = story.evidence.words;
    // Of each draft the noun of such a part, if any.
    let noun_of = |d: &Draft| {
        let organ = d.kind == ActorKind::Organization;
        organ.then(|| d.name.clone().map(|i| words.lower(i)).find(|w| table::ACTOR_ORGANS.get(w).is_some())).flatten()
    };
    let nouns: Vec<Option<&str>> = story.drafts.iter().map(noun_of).collect();
    // Of each noun the draft it means; none where two could be meant.
    let mut only: Keyed<&str, Option<usize>> = Keyed::new();
    for (at, noun) in nouns.iter().enumerate().filter_map(|(at, noun)| noun.map(|noun| (at, noun))) {
        only.entry(noun).and_modify(|d| *d = None).or_insert(Some(at));
    }
    let mut field: Option<Field> = None;
    for i in story.openers.clone().iter().copied() {
        let opens = words.is_word(i, &["the", "this"]) && !story.is_taken(i);
        let capital = words.token(i + 1).is_capital() && !story.is_taken(i + 1) && !story.is_taken(i + 2);
        if !opens || !(is_organ(story, i + 1) || capital && is_organ_noun(story, i + 1)) {
            continue;
        }
        let noun = words.lower(i + 1);
        let field = field.get_or_insert_with(|| Field::of(story));
        field.advance(i);
        let fits = |d: usize| (nouns.get(d).copied().flatten() == Some(noun)).then_some(0);
        let none = |_: Shadow| false;
        let at = match only.get(noun).copied() {
            Some(Some(at)) => at,
            Some(None) => {
                let asked =
                    Asked { at: i, role: Role::Loose, draft: &fits, shadow: &none, least: 7, margin: 4, back: 2 };
                let Some(at) = field.antecedent(words, &asked) else { continue };
                at
            }
            None => {
                story.drafts.push(Draft::new(ActorKind::Organization, i..i + 2, MentionForm::Description));
                only.insert(noun, Some(story.drafts.len() - 1));
                story.drafts.len() - 1
            }
        };
        story.add(at, i..i + 2, MentionForm::Description);
        field.resolved(i, Role::Loose, at);
    }
}

/// Whether the noun of such a part stands there, and no other noun behind it.
fn is_organ(story: &Story, noun: usize) -> bool {
    let words = story.evidence.words;
    is_organ_noun(story, noun) && !words.token(noun).is_capital()
}

fn is_organ_noun(story: &Story, noun: usize) -> bool {
    let words = story.evidence.words;
    let next = words.token(noun + 1);
    let goes_on = next.kind() == TokenKind::Word
        && !story.evidence.is_plain(noun + 1)
        && !words.is_verb_form(noun + 1)
        && !words.lower(noun + 1).ends_with("ly");
    words.found_in(noun, &table::ACTOR_ORGANS).is_some()
        && !story.is_taken(noun)
        && !goes_on
        && !words.is_word(noun + 1, &["of", "-"])
}
