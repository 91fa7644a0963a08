//! Key phrases: runs of content words, ranked by how often they and their words occur, and where first.

use std::collections::HashMap;

use super::KeyPhrase;
use super::terms::Terms;
use crate::layers::clauses::is_adverb;
use crate::lexicon::{VerbForms, class};
use crate::text::{BlockKind, Span, sort_by_number};
use crate::words::{TokenKind, Words};

/// Longest phrase in words.
const LONGEST: usize = 4;
/// How many phrases are given.
const COUNT: usize = 20;

struct Candidate {
    /// The run of tokens at its first place.
    first: std::ops::Range<usize>,
    spans: Vec<Span>,
    words: usize,
}

/// The most telling phrases first. Scores are whole numbers divided by 1,000.
pub(super) fn rank(words: &Words, terms: &Terms) -> Vec<KeyPhrase> {
    let mut candidates: Vec<Candidate> = Vec::new();
    // Only looked up, never iterated.
    let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
    for run in runs(words, terms) {
        let key: Vec<u32> = run.clone().filter_map(|i| terms.at(i)).collect();
        let span = words.span(run.clone());
        match known.get(&key) {
            Some(index) => candidates[*index].spans.push(span),
            None => {
                known.insert(key.clone(), candidates.len());
                candidates.push(Candidate { first: run, spans: vec![span], words: key.len() });
            }
        }
    }
    let mut ranked: Vec<(u64, usize)> =
        candidates.iter().enumerate().map(|(i, c)| (score(words, terms, c), i)).collect();
    sort_by_number(&mut ranked, |(score, _)| (u64::MAX - score).into());
    let mut chosen: Vec<(u64, usize)> = Vec::new();
    for (score, index) in ranked {
        if chosen.len() == COUNT {
            break;
        }
        // A phrase inside a better one, or around it, says nothing new.
        let text = |c: &Candidate| c.first.clone().filter_map(|i| terms.at(i)).collect::<Vec<_>>();
        let mine = text(&candidates[index]);
        let repeats = chosen.iter().any(|(_, other)| {
            let other = text(&candidates[*other]);
            let (short, long) = if mine.len() < other.len() { (&mine, &other) } else { (&other, &mine) };
            short.iter().all(|t| long.contains(t))
        });
        if !repeats {
            chosen.push((score, index));
        }
    }
    let phrase = |(score, index): (u64, usize)| {
        let c = &candidates[index];
        let text = c.spans[0].of(words.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        KeyPhrase { text, score: score as f64 / 1000.0, spans: c.spans.clone() }
    };
    chosen.into_iter().map(phrase).collect()
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

/// Whether the word may stand in a noun phrase: no adverb, no form that only a verb has. In front of a noun a participle may ("the
/// proposed plan").
fn is_nominal(words: &Words, i: usize, first: bool) -> bool {
    if is_adverb(words, i) {
        return false;
    }
    if words.token(i).is_capital() && !words.starts_sentence(i) {
        return true;
    }
    let Some(reading) = words.verb(i).next() else { return true };
    let before = i.checked_sub(1).filter(|_| first);
    let after_article =
        before.is_some_and(|b| words.is(b, class::DETERMINERS.or(class::POSSESSIVES)) || words.lower(b) == "'s");
    let past = reading.forms.any(VerbForms::PAST.or(VerbForms::PARTICIPLE)) && !reading.forms.any(VerbForms::BASE);
    // "talks fail", "strike enters a": behind a noun a verb form in front of an article, or a base form behind a plural, is the verb.
    if !first {
        let article_after = words.is(i + 1, class::DETERMINERS.or(class::POSSESSIVES).or(class::PRONOUNS))
            || words.token(i + 1).kind == TokenKind::Number;
        let plural_before =
            words.lower(i - 1).ends_with('s') && !words.lower(i).ends_with('s') && reading.forms.any(VerbForms::BASE);
        if article_after
            || (plural_before && !words.token(i).is_capital())
            || reading.forms == VerbForms::THIRD
                && words.token(i - 1).is_word_like()
                && !words.is(i + 1, class::PREPOSITIONS)
                && words.token(i + 1).kind == TokenKind::Word
        {
            return false;
        }
    }
    let subject_before = before.is_some_and(|b| {
        words.is(b, class::PRONOUNS.or(class::MODALS).or(class::AUXILIARIES)) || words.lower(b) == "to"
    });
    if past { after_article } else { !subject_before }
}

/// A phrase does not end with an adjective in -ed or a plain verb form.
fn ends_badly(words: &Words, i: usize) -> bool {
    words
        .verb(i)
        .next()
        .is_some_and(|r| r.forms.any(VerbForms::PAST.or(VerbForms::PARTICIPLE)) && !r.forms.any(VerbForms::BASE))
        && !words.token(i).is_capital()
}

fn score(words: &Words, terms: &Terms, candidate: &Candidate) -> u64 {
    let weight: u64 = candidate.first.clone().map(|i| u64::from(terms.count(i).min(12))).sum();
    let times = candidate.spans.len().min(12) as u64;
    let count = candidate.words as u64;
    // Two and three words say most; a single one must occur often, unless it is a name.
    let name = words.token(candidate.first.start).is_capital() && !words.starts_sentence(candidate.first.start);
    let length = match count {
        1 if name => 100,
        1 => 70,
        2 => 130,
        3 => 135,
        _ => 120,
    };
    let place = words.sentence_at(candidate.first.start) as u64;
    let early = 100 + 100 / (1 + place / 2);
    (times * 300 + weight * 300 / count) * length * early / 10_000
}
