//! What the rules read: the words, where the quotation marks are, who is mentioned where.

use std::ops::Range;

use super::cues::REPORT;
use super::marks::Runs;
use crate::layers::clauses::{Cast, is_adverb};
use crate::layers::entities::{Actor, ActorKind};
use crate::lexicon::{VerbForms, VerbReading, class, list};
use crate::words::{TokenKind, Words};

/// How far a phrase reaches at most: bounds the work on one endless sentence.
pub(super) const REACH: usize = 40;

/// What the lexicon says of a token as a verb; looked up once.
#[derive(Clone, Copy)]
struct Verb {
    /// The forms of all its readings.
    forms: VerbForms,
    /// Whether one of its readings can report.
    reports: bool,
}

pub(super) struct Reader<'r> {
    pub words: &'r Words<'r>,
    pub runs: Runs,
    pub cast: Cast,
    pub actors: &'r [Actor],
    verbs: Vec<Verb>,
}

impl<'r> Reader<'r> {
    pub fn new(words: &'r Words<'r>, actors: &'r [Actor]) -> Self {
        let verb = |i: usize| {
            let none = Verb { forms: VerbForms::NONE, reports: false };
            let add = |v: Verb, r: VerbReading| Verb {
                forms: v.forms.or(r.forms),
                reports: v.reports || r.frames.any(REPORT),
            };
            if words.is_verb_form(i) { words.verb(i).fold(none, add) } else { none }
        };
        let verbs = (0..words.len()).map(verb).collect();
        Self { words, runs: Runs::new(words), cast: Cast::new(words, actors), actors, verbs }
    }

    /// The forms that the token can be of some verb.
    pub fn forms(&self, i: usize) -> VerbForms {
        self.verbs.get(i).map_or(VerbForms::NONE, |v| v.forms)
    }

    /// Whether the token can be a verb that reports.
    pub fn reports(&self, i: usize) -> bool {
        self.verbs.get(i).is_some_and(|v| v.reports)
    }

    /// Whether a quotation mark stands here that opens a run.
    pub fn opens(&self, i: usize) -> bool {
        self.runs.opened(i).is_some()
    }

    /// Whether a quotation mark stands here that closes a run.
    pub fn closes(&self, i: usize) -> bool {
        self.runs.closed(i).is_some()
    }

    /// Whether the token is a mark of a run itself.
    pub fn is_mark(&self, i: usize) -> bool {
        self.runs.at(i).is_some() && !self.is_quoted(i)
    }

    /// Whether the token stands inside quotation marks.
    pub fn is_quoted(&self, i: usize) -> bool {
        self.runs.at(i).is_some_and(|r| self.runs.all()[r].content().contains(&i))
    }

    /// Whether two tokens stand on the same side of all quotation marks.
    pub fn same_voice(&self, a: usize, b: usize) -> bool {
        let run = |i| if self.is_quoted(i) { self.runs.at(i) } else { None };
        run(a) == run(b)
    }

    /// Whether somebody who can speak is mentioned here: a person or an organisation.
    pub fn is_speaker(&self, i: usize) -> bool {
        let actor = self.cast.at(i).and_then(|(actor, ..)| self.actors.get(actor));
        actor.is_some_and(|a| matches!(a.kind, ActorKind::Person | ActorKind::Organization))
    }

    /// Whether a person is named here.
    pub fn is_person(&self, i: usize) -> bool {
        let actor = self.cast.at(i).and_then(|(actor, ..)| self.actors.get(actor));
        actor.is_some_and(|a| a.kind == ActorKind::Person)
    }

    pub fn is_comma(&self, i: usize) -> bool {
        self.words.slice(i) == ","
    }

    /// Dash, colon, semicolon, bracket: parts a sentence more than a comma does.
    pub fn is_strong(&self, i: usize) -> bool {
        match self.words.slice(i) {
            ";" | "–" | "—" | "--" | "(" | ")" | "[" | "]" => true,
            ":" => !self.words.glued(i + 1),
            "-" => !self.words.glued(i) && !self.words.glued(i + 1),
            _ => false,
        }
    }

    /// Whether a full stop, question or exclamation mark stands here.
    pub fn is_stop(&self, i: usize) -> bool {
        self.words.token(i).kind() == TokenKind::Punct && matches!(self.words.slice(i), "." | "!" | "?" | "…" | "...")
    }

    /// Whether nothing but closing punctuation follows in the sentence.
    pub fn is_end(&self, i: usize, end: usize) -> bool {
        i >= end || (self.is_stop(i) && (i + 1..end.min(i + 8)).all(|k| !self.words.token(k).is_word_like()))
    }

    pub fn is_adverb(&self, i: usize) -> bool {
        is_adverb(self.words, i) && !self.words.is_among(i, list!["all", "both", "apart"])
    }

    /// A word of time that may stand without a preposition: "Monday", "yesterday", "this week".
    pub fn is_time(&self, i: usize) -> bool {
        self.words.is(i, class::WEEKDAYS)
            || self.words.is(i, class::MONTHS) && self.words.token(i).is_capital()
            || self
                .words
                .is_among(i, list!["yesterday", "today", "tomorrow", "tonight", "earlier", "later", "afterwards"])
    }

    pub fn is_subject_pronoun(&self, i: usize) -> bool {
        self.words.is_among(
            i,
            list![
                "he", "she", "they", "it", "i", "we", "you", "everyone", "nobody", "someone", "many", "some", "others"
            ],
        )
    }

    /// What opens a noun phrase: an article, a possessive, a pronoun, a number, a capital.
    pub fn opens_phrase(&self, i: usize) -> bool {
        let token = self.words.token(i);
        self.words.is(i, class::DETERMINERS.or(class::PRONOUNS).or(class::POSSESSIVES))
            || matches!(token.kind(), TokenKind::Number | TokenKind::Handle)
            || token.is_capital()
            || matches!(self.words.slice(i), "$" | "€" | "£")
            || self.words.lower(i) == "there"
    }

    /// Whether the word is certainly the finite verb of a clause: an auxiliary, a modal or a past tense that is no name.
    pub fn is_finite(&self, i: usize) -> bool {
        if self.words.is(i, class::AUXILIARIES)
            && !self.words.is_among(i, list!["be", "been", "being", "done", "doing", "having"])
        {
            // "'s" is a verb only behind a pronoun.
            let before = i.wrapping_sub(1);
            // "4am"
            if self.words.lower(i) == "am" && self.words.token(before).kind() == TokenKind::Number {
                return false;
            }
            return self.words.lower(i) != "'s"
                || self.is_subject_pronoun(before)
                || self.words.is_among(before, list!["that", "there", "here", "who", "what"]);
        }
        if self.words.is(i, class::MODALS) && !self.words.token(i).is_capital() {
            return true;
        }
        let token = self.words.token(i);
        !token.is_capital() && self.forms(i).any(VerbForms::PAST) && !self.words.is(i, class::PREPOSITIONS)
            || self.is_unknown_past(i)
    }

    /// A word in -ed that no list knows, between what looks like a subject and what looks like an object: "they snagged the".
    pub fn is_unknown_past(&self, i: usize) -> bool {
        let words = self.words;
        let token = words.token(i);
        token.kind() == TokenKind::Word
            && !token.is_capital()
            && !words.is_verb_form(i)
            && words.lower(i).len() > 4
            && words.lower(i).ends_with("ed")
            && !words.is(i.wrapping_sub(1), class::DETERMINERS.or(class::AUXILIARIES))
            && (words.is(i + 1, class::DETERMINERS.or(class::POSSESSIVES))
                || words.token(i.wrapping_sub(1)).is_capital()
                || self.is_subject_pronoun(i.wrapping_sub(1)))
    }

    /// Whether what stands in marks is a name or a title: all its longer words have capitals.
    pub fn is_named(&self, run: &super::marks::Run) -> bool {
        let long = |i: &usize| self.words.token(*i).kind() == TokenKind::Word && self.words.slice(*i).len() > 3;
        run.content().filter(long).all(|i| self.words.token(i).is_capital())
    }

    /// Whether the word is the finite verb of a clause as far as its form and the word before tell: past tense, or a present tense behind a
    /// noun that it agrees with.
    pub fn is_verb(&self, i: usize) -> bool {
        let words = self.words;
        if self.is_finite(i)
            || words.token(i).kind() == TokenKind::Clitic
                && words.is_among(i, list!["n't", "'re", "'ll", "'ve", "'m", "'d"])
        {
            return true;
        }
        let before = i.wrapping_sub(1);
        if words.token(i).is_capital()
            || words.token(before).kind() != TokenKind::Word
            || words.is(before, class::DETERMINERS.or(class::PREPOSITIONS)) && !self.is_subject_pronoun(before)
        {
            return false;
        }
        let plural = words.lower(before).ends_with('s') || self.is_subject_pronoun(before);
        words.verb(i).any(|r| {
            r.forms.any(VerbForms::THIRD) && !plural
                || r.forms.any(VerbForms::BASE) && plural && !words.token(before).is_capital()
        }) || words.lower(i) == "'s" && self.is_subject_pronoun(before)
    }

    /// Whether some verb form, finite or perhaps finite, stands in the range.
    pub fn has_verb(&self, range: Range<usize>) -> bool {
        range.clone().any(|i| {
            let token = self.words.token(i);
            self.is_finite(i)
                || self.words.token(i).kind() == TokenKind::Clitic
                    && self.words.is_among(i, list!["n't", "'re", "'ll", "'ve", "'m", "'d"])
                || (!token.is_capital()
                    && i > range.start
                    && self.forms(i).any(VerbForms::THIRD.or(VerbForms::BASE))
                    && !self.words.is(i - 1, class::DETERMINERS.or(class::PREPOSITIONS))
                    && !self.words.is(i, class::PREPOSITIONS.or(class::ADVERBS)))
        })
    }
}
