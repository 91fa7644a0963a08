//! Whose voice a sentence speaks in: told as fact, or judged by the author.
//!
//! Reads: words, quotes. Writes: sentences, one for each of the words' own, in order.
//!
//! What counts as the author's judgement: evaluation ("an absurd plan"), a stand ("clearly", "of course"), what ought to be
//! ("must"), the writer's and the reader's person ("we", "you"), moves and questions of rhetoric, claims too sweeping to be
//! checked. Every sign is a [`Rule`] with a weight; what reports show (figures, days, names, verbs of saying, simple past) weighs
//! against them. From a bar on the sentence is `analysis`, and the signs are its cues. How high the bar stands depends on the article: in
//! one that reports it is high, in one that argues it is low.
//!
//! What does not: words in quotation marks or reported as somebody's ("The union called the offer “absurd”"), headlines, captions,
//! bylines, texts in other languages.
//!
//! Known limits: irony without a marked word; a judgement in plain words ("Brussels is the loser" in a report); a cause that the author
//! infers ("The cranes, then, are why the talks collapsed").
//!
//! The weights come from reasoning, not from fitting. Precision, measured: in twenty Wikinews reports (GUM, where hardly a sentence is the
//! author's judgement) between two and three sentences in a hundred are called analysis, in newspaper stories with leading articles
//! among them (MASC) eight; of the single sentences of CheckThat (dev, half of them subjective), 78 of 100 that are called
//! analysis are subjective for its annotators.

mod facts;
mod rules;

use serde::Serialize;

use super::quotes::Quote;
use super::{Found, Rule, RuleCard};
use crate::text::{BlockKind, Span};
use crate::words::{SentenceRange, Words};
use facts::Told;
use rules::{RULES, TEXTURE};

/// Told as fact, or the author's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Voice {
    /// Told as fact, or reported as said by somebody.
    Report,
    /// Holds a claim of the author's that no witness or document could settle.
    Analysis,
}

/// A sentence of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Sentence {
    /// Index of the block it stands in.
    pub block: usize,
    /// Told as fact, or judged.
    pub voice: Voice,
    /// The words that show the author's judgement.
    pub cues: Vec<Span>,
}

/// The bar where the text is too short to tell what it is.
const BAR: i32 = 3;

/// From how many sentences on the article as a whole has a say.
const ENOUGH: i32 = 6;

/// How many sentences in the writer's own person make an article personal.
const PERSONAL: usize = 2;

/// A sign this weak makes a judgement only in company: from four on.
const WEAK: i32 = 1;
const COMPANY: usize = 4;

/// The signs in one sentence.
#[derive(Default)]
struct Signs {
    score: i32,
    cues: Vec<Span>,
    /// The weightiest rule, the first of several.
    rule: Option<(&'static str, i32)>,
}

/// Gives every sentence its voice. Without strong cues it stays `report`.
#[inline(never)]
pub(crate) fn judge(words: &Words, quotes: &[Found<Quote>]) -> Vec<Found<Sentence>> {
    let told = Told::read(words, quotes);
    let signs: Vec<Signs> = words.sentences().iter().map(|s| read(words, &told, s)).collect();
    let bar = bar(words, &told, &signs);
    let judged = words.sentences().iter().zip(signs).map(|(sentence, signs)| {
        let span = words.span(sentence.tokens.clone());
        let block = sentence.block;
        let strong = signs.rule.filter(|(_, weight)| *weight > WEAK || signs.cues.len() >= COMPANY);
        match strong {
            Some((rule, _)) if signs.score >= bar => {
                Found::inferred(span, rule, Sentence { block, voice: Voice::Analysis, cues: signs.cues })
            }
            _ => Found::stated(span, "voice.report", Sentence { block, voice: Voice::Report, cues: Vec::new() }),
        }
    });
    judged.collect()
}

/// Weighs the signs of a sentence.
fn read(words: &Words, told: &Told, sentence: &SentenceRange) -> Signs {
    let mut signs = Signs::default();
    if !words.is_english() || !is_prose(words, sentence) {
        return signs;
    }
    let mut texture = 0;
    let mut i = sentence.tokens.start;
    while i < sentence.tokens.end {
        if told.is(i) {
            i += 1;
            continue;
        }
        let Some((id, sign)) = rules::sign(words, i) else {
            texture += i32::from(words.is(i, TEXTURE));
            i += 1;
            continue;
        };
        let cue = words.span(i..i + sign.length);
        // The same word again says nothing new.
        let text = words.text();
        let again = signs.cues.iter().rev().take(8).any(|c| c.of(text).eq_ignore_ascii_case(cue.of(text)));
        signs.score += if again { 0 } else { sign.weight };
        signs.cues.push(cue);
        if signs.rule.is_none_or(|(_, weight)| sign.weight > weight) {
            signs.rule = Some((id, sign.weight));
        }
        i += sign.length;
    }
    signs.score += texture.min(4) - facts::weight(words, told, sentence.tokens.clone());
    signs
}

/// Whether a sentence is running text of the author's own.
fn is_prose(words: &Words, sentence: &SentenceRange) -> bool {
    let kind = words.article().blocks().get(sentence.block).map(|b| b.kind);
    matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Standfirst))
}

/// How high the bar stands in this article. Its mean score tells a report from an argument; so does a writer who says "I" and "we".
fn bar(words: &Words, told: &Told, signs: &[Signs]) -> i32 {
    let prose = || words.sentences().iter().zip(signs).filter(|(s, _)| is_prose(words, s));
    let count = prose().count() as i32;
    let sum: i32 = prose().map(|(_, s)| s.score.clamp(-9, 9)).sum();
    let personal = prose().filter(|(s, _)| s.tokens.clone().any(|i| !told.is(i) && rules::is_writer(words, i))).count();
    match () {
        () if count < ENOUGH => BAR,
        () if sum >= 0 => BAR - 1,
        () if sum >= -count || personal >= PERSONAL => BAR,
        () if sum >= -2 * count => BAR + 1,
        () => BAR + 2,
    }
}

pub(crate) fn rules() -> Vec<RuleCard> {
    RULES.iter().map(Rule::card).collect()
}
