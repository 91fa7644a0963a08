//! Who does what in a clause: verb groups with modality, negation and voice, their subjects among the actors, and the stretch
//! of text that belongs to them. Shared by events, positions, outcomes and outlook.
//!
//! Reads: words, actors. Writes: clauses. What is a verb and what a noun
//! is told by the tags; the lexicon knows what a verb can do. Known limits: no full parse; a subject is named only when nothing but adverbs, prepositional phrases or a pair of commas
//! stands between it and its verb; otherwise it stays open.

mod cast;
pub(crate) mod frames;
mod groups;
mod participles;
mod phrases;
mod scene;
mod subjects;
#[cfg(feature = "train")]
pub(crate) mod training;

use std::ops::Range;

use crate::lexicon::{Frames, class};
#[cfg(any(test, feature = "train"))]
use crate::text::Span;
use crate::words::{TokenKind, Words};

pub(crate) use cast::Cast;
use phrases::KeptPhrase;
pub(crate) use phrases::{Phrase, Phrases};
pub(crate) use scene::Scene;

/// The form in which the main verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a modal: "will agree".
    Modal,
    /// Past tense: "agreed", "had agreed".
    Past,
    /// Present tense: "agrees", "has agreed", "is agreeing".
    Present,
    /// "to agree".
    Infinitive,
    /// "agreeing", without an auxiliary.
    Ing,
    /// "(the format) agreed (by both)", without an auxiliary.
    Participle,
}

/// How many clauses to either side of one are looked at, and how many tokens a clause reaches at most: bounds the work on one endless
/// sentence.
const NEIGHBOURS: usize = 8;
const LONGEST: usize = 120;

/// A clause around one main verb. Kept small, since a long text has hundreds of thousands.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    in_sentence: u32,
    main_verb: u32,
    first: u32,
    begin: u32,
    reach: (u32, u32),
    /// Its lemma; empty where the lexicon does not know it.
    pub lemma: &'static str,
    /// What the verb can do.
    pub frames: Frames,
    /// Its form.
    pub form: Form,
    has_modal: bool,
    /// Whether the group holds a negation ("did not", "never").
    pub negated: bool,
    /// Whether the subject undergoes it ("was rejected").
    pub passive: bool,
    /// Whether have + participle ("has agreed").
    pub perfect: bool,
    /// Whether be + -ing ("is seeking").
    pub progressive: bool,
    /// The actors in subject place; empty where it is none or cannot be told.
    pub subjects: Vec<usize>,
    subject_phrase: Option<KeptPhrase>,
    object_phrase: Option<KeptPhrase>,
}

impl Clause {
    /// Index of its sentence.
    pub fn sentence(&self) -> usize {
        self.in_sentence as usize
    }

    /// The verb group: from the first auxiliary to the main verb.
    pub fn group(&self) -> Range<usize> {
        self.first as usize..self.main_verb as usize + 1
    }

    /// The main verb.
    pub fn verb(&self) -> usize {
        self.main_verb as usize
    }

    /// The modal, where there is one: it opens the group.
    pub fn modal(&self) -> Option<usize> {
        self.has_modal.then_some(self.first as usize)
    }

    /// The noun phrase in subject place, also where it names no actor; of a participle the noun in front of it.
    pub fn subject(&self) -> Option<Phrase> {
        self.subject_phrase.map(Phrase::from)
    }

    /// The noun phrase that the verb acts on.
    pub fn object(&self) -> Option<Phrase> {
        self.object_phrase.map(Phrase::from)
    }

    /// Where the subject phrase begins, or the group where none is known.
    pub fn subject_start(&self) -> usize {
        self.begin as usize
    }

    /// The tokens of the whole clause, without closing punctuation.
    pub fn extent(&self) -> Range<usize> {
        self.reach.0 as usize..self.reach.1 as usize
    }

    fn set_extent(&mut self, extent: Range<usize>) {
        self.reach = (extent.start as u32, extent.end as u32);
    }

    fn set_start(&mut self, start: usize) {
        self.reach.0 = start as u32;
    }

    fn set_subject(&mut self, subject: Option<Phrase>) {
        self.subject_phrase = subject.map(KeptPhrase::from);
    }

    fn set_subject_start(&mut self, start: usize) {
        self.begin = start as u32;
    }

    fn set_object(&mut self, object: Option<Phrase>) {
        self.object_phrase = object.map(KeptPhrase::from);
    }

    /// The clause as a slice.
    #[cfg(any(test, feature = "train"))]
    pub fn span(&self, words: &Words) -> Span {
        words.span(self.extent().clone())
    }

    /// From the word behind the verb to the end of the clause: its complement, perhaps empty.
    pub fn complement(&self) -> Range<usize> {
        (self.verb() + 1).min(self.extent().end)..self.extent().end
    }

    /// The clause from its subject (where known) or its verb group on: what is shown when only this clause counts.
    pub fn core(&self) -> Range<usize> {
        self.subject_start().min(self.group().start)..self.extent().end
    }

    /// Told as having happened: past tense or perfect, neither negated nor under a modal.
    pub fn is_fact(&self) -> bool {
        !self.negated && (self.form == Form::Past || (self.form == Form::Present && self.perfect))
    }
}

/// All clauses of the article in order of their verbs.
fn find(words: &Words, phrases: &Phrases, cast: &Cast) -> Vec<Clause> {
    if !words.is_english() {
        return Vec::new();
    }
    // One in seven words is the main verb of a clause, and hardly more.
    let mut clauses = Vec::with_capacity(words.len() / 7);
    let marks = groups::marks(words);
    for sentence in 0..words.sentences().len() {
        let first = clauses.len();
        groups::read(words, &marks, phrases, sentence, &mut clauses);
        for i in first..clauses.len() {
            let (before, rest) = clauses.split_at_mut(i);
            subjects::link(words, phrases, cast, &before[first..], &mut rest[0]);
        }
    }
    clauses
}

/// Whether the token is an adverb as far as form tells.
pub(crate) fn is_adverb(words: &Words, i: usize) -> bool {
    words.is(i, class::ADVERBS)
        || (words.token(i).kind() == TokenKind::Word
            && words.lower(i).len() > 4
            && words.lower(i).ends_with("ly")
            && !words.token(i).is_capital())
}

/// "Monday", "yesterday": a noun that says when, without a preposition.
pub(crate) fn is_day(words: &Words, i: usize) -> bool {
    words.is(i, class::WEEKDAYS) || words.is_word(i, &["today", "yesterday", "tomorrow", "tonight"])
}

/// Words that open a dependent clause and nothing else ("after" and "since" may open a mere phrase).
fn is_border(words: &Words, i: usize) -> bool {
    words.is(i, class::SUBORDINATORS) && !words.is(i, class::PREPOSITIONS)
}

/// Whether the token parts clauses by itself: a semicolon, colon, dash or bracket.
fn is_strong_border(words: &Words, i: usize) -> bool {
    let token = words.token(i);
    token.kind() == TokenKind::Punct
        && match words.slice(i) {
            ";" | "–" | "—" | "--" | "(" | ")" | "[" | "]" => true,
            // Not the colon of a time of day.
            ":" => !words.glued(i + 1),
            // A hyphen with space on both sides is a dash.
            "-" => !token.is_glued() && !words.glued(i + 1),
            _ => false,
        }
}

/// Whether a condition hangs on what stands in the range: "if", "unless", "once", "provided that", "depending on".
pub(crate) fn is_conditional(words: &Words, range: Range<usize>) -> bool {
    range.clone().any(|i| match words.lower(i) {
        // "if not for years" and "whether" are no conditions; "even if" is.
        "if" => words.lower(i + 1) != "not" && words.lower(i.wrapping_sub(1)) != "as",
        "unless" => true,
        "provided" | "providing" => words.lower(i + 1) == "that" || words.lower(i + 1) == "the",
        "depending" => words.lower(i + 1) == "on",
        "condition" => words.lower(i + 1) == "that",
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    /// Clauses as "form lemma [extent]".
    fn read(text: &str) -> Vec<String> {
        let article = Article::from_text(text);
        let words = crate::words::read(&article, None);
        let cast = Cast::new(&words, &[]);
        let shown = |c: Clause| {
            let marks =
                [(c.negated, "not "), (c.passive, "passive "), (c.perfect, "perfect "), (c.progressive, "going ")];
            let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, m)| *m).collect();
            format!("{marks}{:?} {} [{}]", c.form, c.lemma, c.span(&words).of(text))
        };
        find(&words, &Phrases::read(&words), &cast).into_iter().map(shown).collect()
    }

    #[test]
    fn groups() {
        let cases: &[(&str, &[&str])] = &[
            (
                "The mayor said the bridge would open in May.",
                &[
                    "Past say [The mayor said the bridge would open in May]",
                    "Modal open [the bridge would open in May]",
                ],
            ),
            (
                "The plan was not rejected by the council.",
                &["not passive Past reject [The plan was not rejected by the council]"],
            ),
            (
                "The format proposed by both was dropped.",
                &[
                    "passive Participle propose [The format proposed by both was dropped]",
                    "passive Past drop [The format proposed by both was dropped]",
                ],
            ),
            (
                "Talks held in Oslo ended.",
                &["passive Participle hold [Talks held in Oslo ended]", "Past end [Talks held in Oslo ended]"],
            ),
            (
                "They have agreed to talk, but the strike goes on.",
                &[
                    "perfect Present agree [They have agreed to talk]",
                    "Infinitive talk [They have agreed to talk]",
                    "Present go [the strike goes on]",
                ],
            ),
            (
                "Because it rained, the match was off.",
                &["Past rain [it rained, the match was off]", "Past be [the match was off]"],
            ),
            (
                "If it rains, the match may be off.",
                &["Present rain [If it rains, the match may be off]", "Modal be [If it rains, the match may be off]"],
            ),
            (
                "The second round of talks was held on Monday in Oslo.",
                &["passive Past hold [The second round of talks was held on Monday in Oslo]"],
            ),
            (
                "He may go if the talks fail, the minister said.",
                &[
                    "Modal go [He may go if the talks fail]",
                    "Present fail [if the talks fail]",
                    "Past say [the minister said]",
                ],
            ),
            (
                "The firm said it accepted the ruling and would not appeal.",
                &[
                    "Past say [The firm said it accepted the ruling and would not appeal]",
                    "Past accept [it accepted the ruling and would not appeal]",
                    "not Modal appeal [it accepted the ruling and would not appeal]",
                ],
            ),
            ("The talks were about trade.", &["Past be [The talks were about trade]"]),
            ("His demands and plans, the attack and its strikes.", &[]),
            ("She has been seeking a deal.", &["perfect going Present seek [She has been seeking a deal]"]),
        ];
        for (text, clauses) in cases {
            assert_eq!(read(text), *clauses, "{text}");
        }
    }
}
