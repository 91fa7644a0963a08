//! Key phrases: noun phrases and names, ranked by how often they and their words occur, how rare those words are elsewhere, and where
//! they stand first.

use std::cmp::Reverse;
use std::ops::Range;

use super::terms::Terms;
use super::{KeyPhrase, Ranked};
use crate::layers::clauses::{Scene, is_adverb};
use crate::layers::entities::MentionForm;
use crate::lexicon::table;
use crate::model::tags::Tag;
use crate::text::{BlockKind, Keyed, Span, in_figures};
use crate::words::{TokenKind, Words};

/// Longest phrase in words.
const LONGEST: usize = 4;
/// How many phrases are given.
const COUNT: usize = 20;
/// A score as high as it can be.
const GUESS: usize = 0;
/// What a word says that is rare elsewhere.
const RARE: u64 = 100;

struct Candidate {
    /// The tokens at its first place.
    first: Range<usize>,
    terms: Key,
    /// How often it occurs.
    times: u32,
}

/// The terms of a phrase, one behind the other: no more than [`LONGEST`], each with one added, and zeros behind them.
#[derive(Clone, Copy)]
struct Key([u32; LONGEST]);

impl Key {
    fn of(terms: impl Iterator<Item = u32>) -> Self {
        let mut key = [0; LONGEST];
        key.iter_mut().zip(terms).for_each(|(place, term)| *place = term + 1);
        Self(key)
    }

    fn each(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map_while(|place| place.checked_sub(1))
    }

    fn len(&self) -> usize {
        self.each().count()
    }

    /// Whether all terms of the shorter one are in the longer one.
    fn repeats(&self, other: &Self) -> bool {
        let (short, long) = if self.len() < other.len() { (self, other) } else { (other, self) };
        short.0[..short.len()].iter().all(|place| long.0.contains(place))
    }
}

/// The phrases of a text and the places of each.
struct Candidates {
    rows: Vec<Candidate>,
    /// Only looked up, never iterated.
    known: Keyed<(u64, u64), u32>,
    /// For each term the phrase of one word that it is, one added.
    alone: Vec<u32>,
    /// The tokens of every place, and whose place it is.
    places: Vec<(u32, Range<u32>)>,
}

impl Candidates {
    fn add(&mut self, run: Range<usize>, terms: Key) {
        let next = self.rows.len() as u32;
        let [first, second, third, fourth] = terms.0.map(u64::from);
        let row = if second == 0 {
            let known = &mut self.alone[first as usize - 1];
            if *known == 0 {
                *known = next + 1;
            }
            *known - 1
        } else {
            *self.known.entry((first << 32 | second, third << 32 | fourth)).or_insert(next)
        };
        if row == next {
            self.rows.push(Candidate { first: run.clone(), terms, times: 0 });
        }
        self.rows[row as usize].times += 1;
        self.places.push((row, run.start as u32..run.end as u32));
    }
}

/// The most telling phrases first. Scores are whole numbers divided by 1,000.
pub(super) fn rank(scene: &Scene, terms: &Terms) -> Vec<KeyPhrase> {
    let words = scene.words;
    let news = is_news(scene);
    let mut found =
        Candidates { rows: Vec::new(), known: Keyed::new(), alone: vec![0; terms.len()], places: Vec::new() };
    for run in runs(words, terms) {
        // News comes back to its nouns one by one: "wedding" after "the civil wedding ceremony".
        if news && run.len() > 1 {
            for i in run.clone() {
                if let Some(term) = terms.at(i).filter(|t| terms.occurs(*t) > 1 && words.tag(i).is_noun()) {
                    found.add(i..i + 1, Key::of([term].into_iter()));
                }
            }
        }
        let key = Key::of(run.clone().filter_map(|i| terms.at(i)));
        found.add(run, key);
    }
    let mut rarities = vec![0; terms.len()];
    // By score, the first of equal ones. How rare a word is only takes from the score, so that it is looked up where a phrase would
    // otherwise be next, and few phrases are asked for.
    let mut ranked: Ranked = (found.rows.iter().enumerate())
        .map(|(i, candidate)| {
            let weight = candidate.terms.each().map(|term| u64::from(terms.occurs(term).min(12)) * RARE).sum();
            (score(words, candidate, news, RARE, weight), Reverse(i), GUESS)
        })
        .collect();
    let mut chosen: Vec<(i64, usize)> = Vec::new();
    while chosen.len() < COUNT
        && let Some((worth, Reverse(index), state)) = ranked.pop()
    {
        let own = &found.rows[index];
        if state == GUESS {
            let (mut rare, mut weight) = (0, 0);
            for (i, term) in own.first.clone().filter_map(|i| Some((i, terms.at(i)?))) {
                let known = rarity(words, i, &mut rarities[term as usize]);
                weight += u64::from(terms.occurs(term).min(12)) * known;
                rare = known.max(rare);
            }
            ranked.push((score(words, own, news, rare, weight), Reverse(index), GUESS + 1));
        // A phrase inside a better one, or around it, says nothing new.
        } else if !chosen.iter().any(|(_, other)| own.terms.repeats(&found.rows[*other].terms)) {
            chosen.push((worth, index));
        }
    }
    let mut spans: Vec<Vec<Span>> = vec![Vec::new(); chosen.len()];
    let mut slots = vec![usize::MAX; found.rows.len()];
    chosen.iter().enumerate().for_each(|(slot, (_, index))| slots[*index] = slot);
    for (row, run) in found.places {
        if let Some(spans) = spans.get_mut(slots[row as usize]) {
            spans.push(words.span(run.start as usize..run.end as usize));
        }
    }
    let phrase = |((score, index), spans): ((i64, usize), Vec<Span>)| {
        let first = &found.rows[index].first;
        let text = words.span(first.clone()).of(words.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        KeyPhrase { text, score: score as f64 / 1000.0, actor: actor(scene, first), spans }
    };
    chosen.into_iter().zip(spans).map(phrase).collect()
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
fn runs<'w>(words: &'w Words, terms: &'w Terms) -> impl Iterator<Item = Range<usize>> + 'w {
    let goes_on = |i: usize, first: bool| {
        if terms.at(i).is_some() {
            return is_nominal(words, i, first);
        }
        // "a 30-day truce", "a four-day week", "cease-fire".
        let (starts, hyphen) = if first {
            (words.tag(i) == Tag::Number && i < words.len(), i + 1)
        } else {
            (words.token(i).kind() == TokenKind::Punct, i)
        };
        starts && words.slice(hyphen) == "-" && words.glued(hyphen) && (first || words.glued(i + 1))
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            let start = at;
            let mut end = at;
            while goes_on(end, end == start) && words.same_sentence(start, end) {
                end += 1;
            }
            at = (end + 1).max(start + 1);
            let start = whole(words, start, end);
            while end > start && (words.token(end - 1).kind() != TokenKind::Word || ends_badly(words, end - 1)) {
                end -= 1;
            }
            let count = (start..end).filter(|i| terms.at(*i).is_some()).count();
            if !(1..=LONGEST).contains(&count) || words.span(start..end).len() <= 2 {
                continue;
            }
            let block = words.block(words.sentence_at(start));
            if block.is_some_and(|b| !matches!(b.kind, BlockKind::Byline | BlockKind::Caption)) {
                return Some(start..end);
            }
        }
        None
    })
}

/// Where a phrase begins that was found behind a number: "88th-minute header" with the number that is glued to it; behind "$11.3 billion" what follows.
fn whole(words: &Words, start: usize, end: usize) -> usize {
    let number = |i: usize| words.token(i).kind() == TokenKind::Number;
    match start.checked_sub(1).filter(|before| number(*before)) {
        Some(before) if words.glued(start) => before,
        Some(_) if words.tag(start) == Tag::Number => (start + 1).min(end),
        _ => start,
    }
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

/// What a term says, by how many other texts have it; looked up once for each. `i`: a token of it.
fn rarity(words: &Words, i: usize, known: &mut u8) -> u64 {
    if *known == 0 {
        let common = table::PHRASE_COMMON.get(super::terms::singular(words.lower(i)));
        *known = common.and_then(in_figures).unwrap_or(RARE as u8);
    }
    u64::from(*known)
}

/// `rare`: what the rarest of its words says; `weight`: what all say together.
fn score(words: &Words, candidate: &Candidate, news: bool, rare: u64, weight: u64) -> i64 {
    let first = &candidate.first;
    let times = u64::from(candidate.times.min(12));
    let count = candidate.terms.len() as u64;
    // Two and three words say most; a single one must occur often, unless it is a name. News tells more of itself by single nouns.
    let name = || words.token(first.start).is_capital() && !words.starts_sentence(first.start);
    let length = match count {
        // How long it is tells how rare it is where the table does not.
        1 if news => (if name() { 21 } else { 12 }) * words.span(first.clone()).len().min(12) as u64,
        1 if name() => 100,
        1 => 50,
        2 => 130,
        3 => 135,
        _ => 120,
    };
    let place = words.sentence_at(first.start) as u64;
    let early = 100 + if news { 50 } else { 100 } / (1 + place / 2);
    ((times * 150 * rare + weight * 300 / count) * length * early / (10_000 * RARE)) as i64
}
