//! Key phrases: noun phrases and names, ranked by how often they and their words occur, how rare those words are elsewhere, and where
//! they stand first.

use std::ops::Range;

use super::KeyPhrase;
use super::terms::Terms;
use crate::layers::clauses::{Scene, is_adverb};
use crate::layers::entities::MentionForm;
use crate::lexicon::table;
use crate::model::tags::Tag;
use crate::text::{BlockKind, Keyed, Span, sort_by_number};
use crate::words::{TokenKind, Words};

/// Longest phrase in words.
const LONGEST: usize = 4;
/// How many phrases are given.
const COUNT: usize = 20;
/// What a word says that is rare elsewhere.
const RARE: u64 = 100;

struct Candidate {
    /// The tokens at its first place.
    first: Range<usize>,
    /// Its terms, one behind the other.
    terms: Vec<u32>,
    spans: Vec<Span>,
}

/// The most telling phrases first. Scores are whole numbers divided by 1,000.
pub(super) fn rank(scene: &Scene, terms: &Terms) -> Vec<KeyPhrase> {
    let words = scene.words;
    let news = is_news(scene);
    let mut candidates: Vec<Candidate> = Vec::new();
    // Only looked up, never iterated.
    let mut known: Keyed<Vec<u32>, usize> = Keyed::new();
    let mut add = |run: Range<usize>| {
        let key: Vec<u32> = run.clone().filter_map(|i| terms.at(i)).collect();
        let span = words.span(run.clone());
        match known.get(&key) {
            Some(index) => candidates[*index].spans.push(span),
            None => {
                known.insert(key.clone(), candidates.len());
                candidates.push(Candidate { first: run, terms: key, spans: vec![span] });
            }
        }
    };
    for run in runs(words, terms) {
        // News comes back to its nouns one by one: "wedding" after "the civil wedding ceremony".
        if news && run.len() > 1 {
            run.clone().filter(|i| terms.count(*i) > 1 && words.tag(*i).is_noun()).for_each(|i| add(i..i + 1));
        }
        add(run);
    }
    let mut ranked: Vec<(u64, usize)> =
        candidates.iter().enumerate().map(|(i, c)| (score(words, terms, c, news), i)).collect();
    sort_by_number(&mut ranked, |(score, _)| (u64::MAX - score).into());
    let mut chosen: Vec<(u64, &Candidate)> = Vec::new();
    for (score, index) in ranked {
        if chosen.len() == COUNT {
            break;
        }
        // A phrase inside a better one, or around it, says nothing new.
        let own = &candidates[index];
        let repeats = chosen.iter().any(|(_, other)| {
            let (short, long) = if own.terms.len() < other.terms.len() { (own, *other) } else { (*other, own) };
            short.terms.iter().all(|t| long.terms.contains(t))
        });
        if !repeats {
            chosen.push((score, own));
        }
    }
    let phrase = |(score, c): (u64, &Candidate)| {
        let text = c.spans[0].of(words.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        KeyPhrase { text, score: score as f64 / 1000.0, actor: actor(scene, &c.first), spans: c.spans.clone() }
    };
    chosen.into_iter().map(phrase).collect()
}

/// The actor whom the phrase names.
fn actor(scene: &Scene, phrase: &Range<usize>) -> Option<usize> {
    let (actor, _, end, form) = scene.cast.at(phrase.end - 1)?;
    (form == MentionForm::Name && end == phrase.end).then_some(actor)
}

/// Whether the text speaks of somebody in every second line, as news does and a treatise does not.
fn is_news(scene: &Scene) -> bool {
    let mentions: usize = scene.actors.iter().map(|a| a.mentions.len()).sum();
    mentions * 20 >= scene.words.len()
}

/// The runs of content words that could be noun phrases: cut at function words, punctuation, adverbs and plain verbs.
fn runs<'w>(words: &'w Words, terms: &'w Terms) -> impl Iterator<Item = std::ops::Range<usize>> + 'w {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            let start = at;
            let mut end = at;
            while end < words.len() && words.same_sentence(start, end) {
                let hyphen = words.slice(end) == "-" && words.glued(end) && words.glued(end + 1) && end > start;
                let number = words.token(end).kind == TokenKind::Number
                    && end == start
                    && words.slice(end + 1) == "-"
                    && words.glued(end + 1);
                if !(hyphen || number || (terms.at(end).is_some() && is_nominal(words, end, end == start))) {
                    break;
                }
                end += 1;
            }
            at = (end + 1).max(start + 1);
            while end > start
                && (words.slice(end - 1) == "-"
                    || words.token(end - 1).kind == TokenKind::Number
                    || ends_badly(words, end - 1))
            {
                end -= 1;
            }
            let count = (start..end).filter(|i| terms.at(*i).is_some()).count();
            let body = words
                .block(words.sentence_at(start))
                .is_some_and(|b| !matches!(b.kind, BlockKind::Byline | BlockKind::Caption));
            if body && (1..=LONGEST).contains(&count) && words.span(start..end).len() > 2 {
                return Some(start..end);
            }
        }
        None
    })
}

/// Whether the word may stand in a noun phrase: a noun, name, adjective or number; behind an article a participle too ("the proposed
/// plan"). Of a text that is not English nothing is known.
fn is_nominal(words: &Words, i: usize, first: bool) -> bool {
    if !words.is_english() {
        return true;
    }
    let after = |tags: &[Tag]| i.checked_sub(1).is_some_and(|b| tags.contains(&words.tag(b)));
    let word = match words.tag(i) {
        Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Number => true,
        Tag::Ing | Tag::Participle => !first || after(&[Tag::Determiner, Tag::Possessive, Tag::Owner, Tag::Adjective]),
        _ => words.token(i).is_capital() && !words.starts_sentence(i),
    };
    word && !is_adverb(words, i)
}

/// A phrase ends with a noun or a name.
fn ends_badly(words: &Words, i: usize) -> bool {
    let name = words.token(i).is_capital() && !words.starts_sentence(i);
    words.is_english() && !(words.tag(i).is_noun() || words.tag(i) == Tag::Ing || name)
}

/// What the word says, by how many other texts have it.
fn rarity(words: &Words, i: usize) -> u64 {
    let common = table::PHRASE_COMMON.get(super::terms::singular(words.lower(i)));
    common.and_then(|c| c.parse().ok()).unwrap_or(RARE)
}

fn score(words: &Words, terms: &Terms, candidate: &Candidate, news: bool) -> u64 {
    let first = candidate.first.clone();
    let weight: u64 = first.clone().map(|i| u64::from(terms.count(i).min(12)) * rarity(words, i)).sum();
    let rare = first.clone().filter(|i| terms.at(*i).is_some()).map(|i| rarity(words, i)).max().unwrap_or(RARE);
    let times = candidate.spans.len().min(12) as u64;
    let count = candidate.terms.len() as u64;
    // Two and three words say most; a single one must occur often, unless it is a name. News tells more of itself by single nouns.
    let name = words.token(first.start).is_capital() && !words.starts_sentence(first.start);
    let length = match count {
        // How long it is tells how rare it is where the table does not.
        1 if news => (if name { 21 } else { 12 }) * words.span(first.clone()).len().min(12) as u64,
        1 if name => 100,
        1 => 50,
        2 => 130,
        3 => 135,
        _ => 120,
    };
    let place = words.sentence_at(first.start) as u64;
    let early = 100 + if news { 50 } else { 100 } / (1 + place / 2);
    (times * 150 * rare + weight * 300 / count) * length * early / (10_000 * RARE)
}
