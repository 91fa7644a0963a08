//! "The country", "the region", "the city": the one that leads among those named before.

use super::antecedents::{Asked, Field, Role, Shadow};
use super::evidence::Evidence;
use super::gather::Draft;
use super::refer::Story;
use super::{ActorKind, MentionForm};
use crate::lexicon::names;
use crate::text::Keyed;
use crate::words::TokenKind;

/// What a noun for a place can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Country,
    Region,
    Town,
}

fn sort_of(noun: &str) -> Option<Sort> {
    match noun {
        "country" | "nation" | "kingdom" | "republic" => Some(Sort::Country),
        "region" | "province" | "state" | "territory" | "island" | "peninsula" | "county" => Some(Sort::Region),
        "city" | "town" | "village" | "municipality" | "suburb" | "area" => Some(Sort::Town),
        _ => None,
    }
}

pub(super) fn the_country(story: &mut Story) {
    let words = story.evidence.words;
    // Of each draft what it is: a country, a region, a town.
    let sorts: Vec<Option<(bool, bool, bool)>> = story.drafts.iter().map(|d| sorts(story.evidence, d)).collect();
    let mut field: Option<Field> = None;
    let mut countries = Countries::default();
    for i in story.openers.clone().iter().copied() {
        let noun = i + 1;
        let the = words.is_word(i, &["the"]);
        let Some(sort) = sort_of(words.lower(noun)).filter(|_| the && !words.token(noun).is_capital()) else {
            continue;
        };
        let next = words.token(noun + 1);
        let modifies = next.kind() == TokenKind::Word
            && !story.evidence.is_plain(noun + 1)
            && words.verb(noun + 1).next().is_none()
            && !words.lower(noun + 1).ends_with("ly");
        if modifies || story.is_taken(i) || story.is_taken(noun) || words.is_word(noun + 1, &["of", "-", "where"]) {
            continue;
        }
        let field = field.get_or_insert_with(|| Field::of(story));
        field.advance(i);
        let fits = |d: usize| {
            let (country, region, town) = sorts.get(d).copied().flatten()?;
            let known = match sort {
                Sort::Country => country,
                Sort::Region => region,
                Sort::Town => town,
            };
            known.then_some(0)
        };
        let none = |_: Shadow| false;
        let asked = Asked { at: i, role: Role::Loose, draft: &fits, shadow: &none, least: 7, margin: 4, back: 2 };
        let near = field.antecedent(words, &asked);
        countries.advance(story, i, &sorts);
        let Some(at) =
            near.or_else(|| countries.leader().filter(|_| sort == Sort::Country && !field.any(words, i, 1, &fits)))
        else {
            continue;
        };
        story.add(at, i..noun + 1, MentionForm::Description);
        field.resolved(i, Role::Loose, at);
    }
}

/// How often each country was named so far.
#[derive(Default)]
struct Countries {
    next: usize,
    counts: Vec<(usize, u32)>,
}

/// Countries that are counted at most.
const MOST: usize = 16;

impl Countries {
    fn advance(&mut self, story: &Story, i: usize, sorts: &[Option<(bool, bool, bool)>]) {
        for (_, d) in story.mentions(self.next..i) {
            if sorts.get(*d).copied().flatten().is_some_and(|s| s.0) {
                match self.counts.iter().position(|(at, _)| at == d) {
                    Some(k) => self.counts[k].1 += 1,
                    None if self.counts.len() < MOST => self.counts.push((*d, 1)),
                    None => {}
                }
            }
        }
        self.next = i;
    }

    /// The country an article is about: named three times, and twice as often as any other.
    fn leader(&self) -> Option<usize> {
        let (at, most) = self.counts.iter().copied().max_by_key(|(_, count)| *count)?;
        let rival = self.counts.iter().filter(|(d, _)| *d != at).map(|(_, count)| *count).max().unwrap_or(0);
        (most >= 3 && most >= 2 * rival).then_some(at)
    }
}

/// Whether the actor is a country; can be a region; can be a town.
fn sorts(evidence: &Evidence, draft: &Draft) -> Option<(bool, bool, bool)> {
    if draft.kind != ActorKind::Place {
        return None;
    }
    if draft.country.is_some() && is_country(evidence, draft) {
        return Some((true, false, false));
    }
    let classes = evidence.cue(draft.name.start).word;
    let phrase = evidence.cue(draft.name.start).phrase.0;
    let region =
        evidence.whole(&draft.name, names::REGION) || evidence.country(&draft.name).is_some_and(|c| c.is_region());
    let city =
        evidence.whole(&draft.name, names::CITY) || evidence.country(&draft.name).is_some_and(|c| c.is_capital());
    let head = evidence.cue(draft.name.end - 1).word.any(names::PLACE_HEAD) && draft.name.len() > 1;
    let unknown = !classes.any(names::REGION.or(names::CITY)) && !phrase.any(names::REGION.or(names::CITY)) && !head;
    Some((false, region || unknown, city || unknown))
}

/// Whether the actor is a country, not a city or region in one.
fn is_country(evidence: &Evidence, draft: &Draft) -> bool {
    draft.mentions.iter().take(8).any(|(tokens, _)| {
        evidence
            .country(tokens)
            .is_some_and(|c| c.region.is_none() && (c.is_name() || c.is_adjective() || c.is_people()))
    })
}

/// "The mosque" for the only place of the article with that word in its name.
pub(super) fn the_place(story: &mut Story) {
    let words = story.evidence.words;
    let place = |d: &Draft| matches!(d.kind, ActorKind::Place | ActorKind::Organization);
    // The nouns in names of places, each with its draft; with none where two have it.
    let mut nouns: Keyed<&str, Option<usize>> = Keyed::new();
    for (at, draft) in story.drafts.iter().enumerate().filter(|(_, d)| place(d) && d.name.len() > 1) {
        for i in [draft.name.start, draft.name.end - 1] {
            if story.evidence.cue(i).word.any(names::PLACE_HEAD) {
                nouns.entry(words.lower(i)).and_modify(|d| *d = d.filter(|d| *d == at)).or_insert(Some(at));
            }
        }
    }
    for i in story.openers.clone().iter().copied().filter(|i| words.is_word(*i, &["the"])) {
        let free = !words.token(i + 1).is_capital() && !story.is_taken(i) && !story.is_taken(i + 1);
        let Some(at) = Some(words.lower(i + 1)).filter(|_| free).and_then(|noun| *nouns.get(noun)?) else { continue };
        let next = words.token(i + 2);
        let modifies = next.kind() == TokenKind::Word && !story.evidence.is_plain(i + 2) && !words.is_verb_form(i + 2);
        if !modifies && story.drafts[at].name.start < i && !words.is_word(i + 2, &["of", "-"]) {
            story.add(at, i..i + 2, MentionForm::Description);
        }
    }
}
