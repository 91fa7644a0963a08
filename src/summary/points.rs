//! Key points: sentences ranked by a trained model, chosen for what they add, left out when they cannot be read alone.

use std::cmp::Reverse;

use super::features::{self, FEATURES, Row, Theme, UNIT};
use super::kind::{self, ArticleKind};
use super::openers::{self, Signs};
use super::terms::Terms;
use super::{Gloss, KeyPhrase, KeyPoint, Ranked, Sources};
use crate::layers::Certainty;
use crate::layers::clauses::Form;
use crate::layers::entities::MentionForm;
use crate::layers::times::{Basis, TimeType};
use crate::model::points;
use crate::model::tags::Tag;
use crate::text::{Span, sort_by_number};

/// A sentence with fewer words says too little, one with more too much.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=60;
/// One, in the units of a score.
const ONE: i64 = UNIT as i64 * 1024;
/// What a sentence loses whose words have all been said.
const SAID: i64 = ONE * 3 / 2;
/// What a sentence of a report loses that tells no event and only describes.
const DESCRIBES: i64 = ONE / 4;
/// What a choice would gain that covers all words of the article, each weighed by how many sentences have it.
const COVER: i64 = ONE * 5;
/// What a word weighs that one sentence alone has.
const ONCE: i64 = UNIT as i64 / 3;
/// How far above the average of the article a theme must lift a sentence to be named as a reason.
const REASON: i64 = ONE / 8;
/// How many reasons are named.
const REASONS: usize = 3;
/// How many words in front of a pronoun are looked at.
const LONGEST_LOOK: usize = 40;

pub(super) struct Candidate {
    /// Its place among the sentences of the body, from 0.
    place: u32,
    pub sentence: u32,
    pub span: Span,
    length: u32,
    pub score: i64,
    themes: [i32; THEMES],
    terms: Vec<u32>,
}

const THEMES: usize = Theme::Voice as usize + 1;

/// What can be picked, and what each term of the article weighs when it is covered.
pub(super) struct Candidates {
    /// In reading order.
    pub sentences: Vec<Candidate>,
    weights: Vec<i64>,
}

/// Picks at most `count` sentences of at most `budget` words together: by score and by how much of the article they cover, each time less
/// what the chosen ones already say; given in reading order.
pub(super) fn pick(
    sources: &Sources,
    terms: &Terms,
    Candidates { sentences: candidates, weights }: Candidates,
    count: usize,
    budget: usize,
) -> Vec<KeyPoint> {
    let mut average = [0; THEMES];
    for (theme, sum) in average.iter_mut().enumerate() {
        *sum = candidates.iter().map(|c| i64::from(c.themes[theme])).sum::<i64>() / (candidates.len() as i64).max(1);
    }
    let mut said = vec![false; terms.len()];
    let total = weights.iter().sum::<i64>().max(1);
    let mut left = budget;
    let mut open: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    let mut chosen: Vec<(i64, Candidate)> = Vec::new();
    let worth = |c: &Candidate, said: &[bool]| {
        let (mut again, mut fresh) = (0, 0);
        for term in &c.terms {
            if said[*term as usize] {
                again += 1;
            } else {
                fresh += weights[*term as usize];
            }
        }
        c.score - SAID * again / (c.terms.len() as i64).max(1) + COVER * fresh / total
    };
    // What is said again only takes from a sentence's worth: it is reckoned anew where the sentence would otherwise be next.
    let mut ranked: Ranked = open.iter().flatten().enumerate().map(|(i, c)| (worth(c, &said), Reverse(i), 0)).collect();
    while chosen.len() < count
        && let Some((score, Reverse(index), known)) = ranked.pop()
    {
        let Some(candidate) = open[index].take_if(|c| c.length as usize <= left) else { continue };
        if known < chosen.len() {
            ranked.push((worth(&candidate, &said), Reverse(index), chosen.len()));
            open[index] = Some(candidate);
            continue;
        }
        candidate.terms.iter().for_each(|term| said[*term as usize] = true);
        left -= candidate.length as usize;
        chosen.push((score, candidate));
    }
    sort_by_number(&mut chosen, |(_, c)| c.sentence as u128);
    let point = |(score, c): (i64, Candidate)| KeyPoint {
        sentence: c.sentence as usize,
        span: c.span,
        // Four more, so that what is worth picking is not below nothing.
        score: ((score + 4 * ONE).max(0) * 1000 / ONE) as f64 / 1000.0,
        because: because(&c, &average),
        glosses: glosses(sources, c.span),
    };
    chosen.into_iter().map(point).collect()
}

/// The sentences that can be key points, in reading order.
pub(super) fn candidates(
    sources: &Sources,
    terms: &Terms,
    phrases: &[KeyPhrase],
    body: &[usize],
    kind: Option<ArticleKind>,
) -> Candidates {
    let scene = sources.scene;
    let words = scene.words;
    let signs = Signs::read(words);
    let mut weights = vec![0; terms.len()];
    let candidate = |(place, row): (usize, Row)| {
        let sentence = row.sentence;
        let end = words.sentences()[sentence].tokens.end;
        let start = openers::start(sources, sentence).filter(|start| *start < end)?;
        let tokens = start..end;
        let length = words.tokens()[tokens.clone()].iter().filter(|t| t.is_word_like()).count();
        // What tells nothing is a byline, a caption, a label.
        let finite = |form: Form| matches!(form, Form::Past | Form::Present | Form::Modal);
        let tells = !words.is_english() || scene.clauses_of(sentence).iter().any(|c| finite(c.form));
        let whole = words.slice(tokens.end - 1) != ":";
        // A quotation that fills the sentence does not say whose words it is.
        let whole = whole && row.quoted < row.length;
        let fit = LENGTH.contains(&length) && row.terms.len() >= 3 && tells && whole;
        if !fit || scene.is_question(sentence) || signs.announce(sources, sentence) {
            return None;
        }
        let mut themes = [0_i32; THEMES];
        for ((value, (_, theme)), weight) in row.values.iter().zip(&FEATURES).zip(points::weights()) {
            if *value != 0 {
                themes[*theme as usize] += *value * weight as i32;
            }
        }
        let background = row.describes && kind == Some(ArticleKind::Report);
        let score = themes.iter().map(|theme| i64::from(*theme)).sum::<i64>() - if background { DESCRIBES } else { 0 };
        let (place, sentence, length) = (place as u32, sentence as u32, length as u32);
        Some(Candidate { place, sentence, span: words.span(tokens), length, score, themes, terms: row.terms })
    };
    let (mut sentences, mut place) = (Vec::with_capacity(body.len()), 0);
    features::read(sources, terms, phrases, body, kind::pull(kind), |row| {
        row.terms.iter().for_each(|t| weights[*t as usize] += 1);
        sentences.extend(candidate((place, row)));
        place += 1;
    });
    for weight in &mut weights {
        *weight = if *weight > 1 { features::doublings(*weight as i32 + 1).into() } else { ONCE * *weight };
    }
    Candidates { sentences, weights }
}

/// What lifts the sentence above the others of the article, in plain words; the strongest first.
fn because(candidate: &Candidate, average: &[i64; THEMES]) -> Vec<String> {
    let reasons = [
        (Theme::Place, if candidate.place == 0 { "opens the article" } else { "stands early in the article" }),
        (Theme::Centre, "shares most with the rest of the article"),
        (Theme::Thread, "brings in what the article comes back to"),
        (Theme::Lead, "takes up the opening"),
        (Theme::Phrases, "holds the key phrases"),
        (Theme::Title, "takes up the headline"),
        (Theme::Actors, "names the main actors"),
        (Theme::Events, "says what happened"),
        (Theme::Plans, "says what is planned"),
        (Theme::Outcomes, "says what came of it"),
        (Theme::Positions, "says what a side wants"),
        (Theme::Outlook, "says what may follow"),
        (Theme::Figures, "gives figures"),
    ];
    let lift = |theme: Theme| i64::from(candidate.themes[theme as usize]) - average[theme as usize];
    let mut found: Vec<(i64, &str)> =
        reasons.iter().map(|(theme, reason)| (lift(*theme), *reason)).filter(|(lift, _)| *lift > 0).collect();
    sort_by_number(&mut found, |(lift, _)| (i64::MAX - lift) as u128);
    if found.is_empty() {
        found.push((0, "says something of its own"));
    }
    // The strongest, however strong; others where they lift clearly.
    let clear = found.iter().take(REASONS).filter(|(lift, _)| *lift >= REASON).count().max(1);
    found[..clear].iter().map(|(_, reason)| (*reason).to_owned()).collect()
}

/// What makes a key point readable alone: the day behind a relative time, the actor behind a pronoun.
fn glosses(sources: &Sources, span: Span) -> Vec<Gloss> {
    let scene = sources.scene;
    let mut glosses = Vec::new();
    let first = sources.times.partition_point(|t| t.span.start < span.start);
    for time in sources.times[first..].iter().take_while(|t| t.span.end <= span.end) {
        // A time of day whose day is only concluded ("at 9 p.m.") is understood without it.
        let concluded = time.value.kind == TimeType::Time && time.certainty == Certainty::Inferred;
        if let (Basis::Relative, Some(from), Some(to)) = (time.value.basis, &time.value.from, &time.value.to)
            && !concluded
        {
            let text = if from == to { from.clone() } else { format!("{from} to {to}") };
            glosses.push(Gloss { span: time.span, text });
        }
    }
    for (actor, start, end, form) in scene.cast.within(scene.words.range(span)) {
        if form == MentionForm::Pronoun
            && !scene.words.is_word(start, &["who", "whom", "whose", "which", "that"])
            && !is_explained(sources, span, start)
        {
            let named = scene
                .cast
                .within(scene.words.range(span))
                .any(|m| m.0 == actor && m.1 < start && m.3 != MentionForm::Pronoun && m.3 != MentionForm::Adjective);
            if !named {
                glosses.push(Gloss { span: scene.words.span(start..end), text: scene.actors[actor].name.clone() });
            }
        }
    }
    sort_by_number(&mut glosses, |g| g.span.order().into());
    glosses
}

/// "Bats call louder when they hunt": what "it" and "they" are stands in front of them in the sentence, mostly; who is meant by the rest of
/// the article is then a guess.
fn is_explained(sources: &Sources, span: Span, pronoun: usize) -> bool {
    let words = sources.scene.words;
    let many = words.is_word(pronoun, &["they", "them", "their"]);
    let front = words.range(span).start..pronoun;
    (many || words.is_word(pronoun, &["it", "its"]))
        && front.rev().take(LONGEST_LOOK).any(|i| {
            let head = sources.scene.phrases.at(i).is_some_and(|p| p.head == i);
            head && (words.tag(i) == Tag::Nouns) == many && words.tag(i).is_noun()
        })
}
