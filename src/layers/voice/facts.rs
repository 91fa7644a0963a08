//! What speaks for a report: figures, days, names, verbs of saying, simple past; and which words are not the author's own.

use std::ops::Range;

use crate::layers::Found;
use crate::layers::quotes::{Quote, QuoteKind};
use crate::lexicon::{VerbForms, VerbReading, class, frame, list};
use crate::words::{TokenKind, Words};

/// What a report shows at each token, looked up once: whether somebody else says it (inside quotation marks, or reported), whether it
/// is a verb of saying, whether a simple past.
pub(super) struct Told(Vec<u8>);

const TOLD: u8 = 1;
const SAYS: u8 = 2;
const PAST: u8 = 4;

impl Told {
    /// Marks the contents of the quotations, whatever stands in quotation marks, and what a sentence of no quotation puts behind a verb
    /// of saying.
    pub fn read(words: &Words, quotes: &[Found<Quote>]) -> Self {
        let mut told = Self((0..words.len()).map(|i| verb(words, i)).collect());
        for quote in quotes.iter().filter(|q| q.value.kind != QuoteKind::Scare) {
            told.mark(words.range(quote.span));
        }
        for sentence in words.sentences() {
            let tokens = sentence.tokens.clone();
            if !tokens.clone().any(|i| told.is(i)) {
                told.mark_reported(words, tokens);
            }
        }
        told.mark_quoted(words);
        told
    }

    fn mark(&mut self, tokens: Range<usize>) {
        self.0[tokens].iter_mut().for_each(|t| *t |= TOLD);
    }

    /// "X said …", "…, X said", "according to X, …": the rest of the sentence, up to a "but" or a semicolon.
    fn mark_reported(&mut self, words: &Words, sentence: Range<usize>) {
        let mut reported = false;
        for i in sentence.clone() {
            match words.lower(i) {
                ";" | "but" => reported = false,
                "according" if words.lower(i + 1) == "to" => {
                    self.mark(sentence);
                    return;
                }
                _ => {}
            }
            if reported {
                self.0[i] |= TOLD;
            }
            let says = self.0[i] & SAYS != 0;
            if says && i + 3 >= sentence.end {
                self.mark(sentence);
                return;
            }
            reported |= says;
        }
    }

    /// Whatever stands in quotation marks; a mark left open holds to the end of its block.
    fn mark_quoted(&mut self, words: &Words) {
        let mut open = None;
        let mut block = usize::MAX;
        for sentence in words.sentences() {
            if sentence.block != block {
                (open, block) = (None, sentence.block);
            }
            for i in sentence.tokens.clone() {
                let mark = (words.token(i).kind() == TokenKind::Punct).then(|| words.slice(i));
                match (mark, open) {
                    (None, None) => {}
                    (Some("“" | "„" | "«"), None) => open = Some("”"),
                    // A straight mark that clings to the word before it closes; here there is nothing to close.
                    (Some("\""), None) if words.glued(i) && !words.glued(i + 1) => {}
                    (Some("\""), None) => open = Some("\""),
                    (Some("‘"), None) => open = Some("’"),
                    (Some("”" | "»"), Some("”")) => open = None,
                    (Some(mark), Some(close)) if mark == close => open = None,
                    (_, Some(_)) => self.0[i] |= TOLD,
                    _ => {}
                }
            }
        }
    }

    /// Whether somebody else says it.
    pub fn is(&self, i: usize) -> bool {
        self.has(i, TOLD)
    }

    fn has(&self, i: usize, what: u8) -> bool {
        self.0.get(i).is_some_and(|t| t & what != 0)
    }
}

/// How much in a sentence speaks for a report.
pub(super) fn weight(words: &Words, told: &Told, sentence: Range<usize>) -> i32 {
    let (mut figures, mut days, mut names, mut sayings, mut past, mut quoted) = (0, 0, 0, 0, 0, 0);
    let mut opening = true;
    for i in sentence {
        let token = words.token(i);
        let capital = token.is_capital() && words.lower(i) != "i";
        // What is reported to have been, is reported too.
        figures += i32::from(token.kind() == TokenKind::Number);
        days += i32::from(capital && words.is(i, class::WEEKDAYS.or(class::MONTHS)));
        if told.is(i) {
            quoted = 1;
            continue;
        }
        names += i32::from(capital && !opening);
        let according = || words.is(i, class::OPENERS) && words.lower(i) == "according" && words.lower(i + 1) == "to";
        sayings += i32::from(told.has(i, SAYS) || according());
        past |= i32::from(told.has(i, PAST));
        opening &= !token.is_word_like();
    }
    3 * figures.min(2) + 3 * days.min(2) + names.min(1) + 3 * sayings.min(3) + past + quoted
}

/// Whether the token is a verb of saying, whether a simple past, as bits.
fn verb(words: &Words, i: usize) -> u8 {
    let reading = (words.is_verb_form(i) && !words.token(i).is_capital()).then(|| words.verb(i).next()).flatten();
    reading.map_or(0, |verb| {
        let says = if is_saying(words, i, &verb) { SAYS } else { 0 };
        says | if is_past(words, i, verb.forms) { PAST } else { 0 }
    })
}

/// A verb by which somebody else says, judges or thinks it: "critics argue", "they call it", "she fears that"; not the noun of the same form ("the state"),
/// nor what the writer thinks ("we know").
fn is_saying(words: &Words, i: usize, verb: &VerbReading) -> bool {
    let before = i.wrapping_sub(1);
    let nominal = class::DETERMINERS.or(class::POSSESSIVES).or(class::PREPOSITIONS);
    // The writer's own saying, and the writer's inference: "this suggests", "which adds to the damage", "obviously hopes that".
    let own = words.is_among(before, list!["i", "we", "you", "this", "that", "these", "those", "which", "what"])
        || words.is(before, class::VOICE_STANCE)
        || matches!(verb.lemma, "add" | "point") && words.lower(i + 1) == "to";
    let finite = VerbForms::PAST.or(VerbForms::THIRD);
    let behind_plural = || words.lower(before).ends_with('s') || words.is(before, class::PRONOUNS);
    let subject = !words.is(before, nominal)
        && !own
        && (verb.forms.any(finite) || verb.forms.any(VerbForms::BASE) && behind_plural());
    let names = matches!(verb.lemma, "brand" | "call" | "describe" | "dub" | "label");
    subject && (verb.frames.any(frame::SAY) || names || verb.frames.any(frame::THINK) && words.lower(i + 1) == "that")
}

/// A simple past: not "has outlived".
fn is_past(words: &Words, i: usize, forms: VerbForms) -> bool {
    forms.any(VerbForms::PAST)
        && !words.is_among(i.wrapping_sub(1), list!["has", "have", "'ve", "be", "is", "are", "been"])
}
