//! Who does what in a clause: verb groups with modality, negation and voice, their subjects among the actors, and the stretch
//! of text that belongs to them. Shared by events, positions, outcomes and outlook.
//!
//! Reads: words, actors. Writes: clauses. What is a verb and what a noun
//! is told by the tags; the lexicon knows what a verb can do. Known limits: no full parse; a subject is named only when nothing but adverbs, prepositional phrases or a pair of commas
//! stands between it and its verb; otherwise it stays open.

pub(crate) mod frames;
mod groups;
mod phrases;
mod subjects;
#[cfg(feature = "train")]
pub(crate) mod training;

use std::ops::Range;

use crate::layers::Found;
use crate::layers::entities::{Actor, ActorKind, MentionForm};
use crate::layers::quotes::{Quote, QuoteKind};
use crate::lexicon::{Frames, class, frame};
use crate::model::tags::Tag;
use crate::text::BlockKind;
#[cfg(any(test, feature = "train"))]
use crate::text::Span;
use crate::words::{TokenKind, Words};

use phrases::KeptPhrase;
pub(crate) use phrases::{Phrase, Phrases};
pub(crate) use subjects::Cast;

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

/// What the layers that stand on clauses read: the words, who is where, the clauses and the quotations.
pub(crate) struct Scene<'s> {
    /// The words.
    pub words: &'s Words<'s>,
    /// The actors.
    pub actors: &'s [Actor],
    /// Which actor is mentioned where.
    pub cast: Cast,
    /// The noun phrases.
    pub phrases: Phrases,
    /// The quotations.
    pub quotes: &'s [Found<Quote>],
    /// The clauses, in order of their verbs.
    pub clauses: Vec<Clause>,
}

impl<'s> Scene<'s> {
    /// Reads the clauses.
    #[inline(never)]
    pub fn read(words: &'s Words<'s>, actors: &'s [Actor], quotes: &'s [Found<Quote>]) -> Self {
        let cast = Cast::new(words, actors);
        let phrases = Phrases::read(words);
        let clauses = find(words, &phrases, &cast);
        Self { words, actors, cast, phrases, quotes, clauses }
    }

    /// The clauses of a sentence.
    pub fn clauses_of(&self, sentence: usize) -> &[Clause] {
        let first = self.clauses.partition_point(|c| c.sentence() < sentence);
        let last = self.clauses.partition_point(|c| c.sentence() <= sentence);
        &self.clauses[first..last]
    }

    /// The clauses of the same sentence around one, itself included: a few on either side, so that one endless sentence costs no more
    /// than many.
    pub fn around(&self, clause: &Clause) -> &[Clause] {
        let at = self.clauses.partition_point(|c| c.verb() < clause.verb());
        let near = at.saturating_sub(NEIGHBOURS)..self.clauses.len().min(at + NEIGHBOURS);
        let near = &self.clauses[near];
        let first = near.partition_point(|c| c.sentence() < clause.sentence());
        let last = near.partition_point(|c| c.sentence() <= clause.sentence());
        &near[first..last]
    }

    /// The quotation, scare quotes apart, whose content covers a token.
    pub fn quote_at(&self, token: usize) -> Option<&'s Found<Quote>> {
        let span = self.words.token(token).span();
        let quotes = self.quotes;
        let behind = quotes.partition_point(|q| q.span.start <= span.start);
        // Quotations nest at most a few deep: looking back a little is enough.
        let near = quotes[..behind].iter().rev().take(4);
        near.filter(|q| q.value.kind != QuoteKind::Scare).find(|q| q.span.contains(span))
    }

    /// Whether a sentence is part of the body: not a headline, byline, heading or caption.
    pub fn in_body(&self, sentence: usize) -> bool {
        let kind = self.words.block(sentence).map(|b| b.kind);
        !matches!(kind, None | Some(BlockKind::Title | BlockKind::Byline | BlockKind::Heading | BlockKind::Caption))
    }

    /// Whether the clause is itself a condition: "if", "unless" or "whether" opens it.
    pub fn is_condition(&self, clause: &Clause) -> bool {
        let start = clause.core().start;
        let opens = |i: usize| self.words.is_word(i, &["if", "unless", "whether"]);
        // "Had they named her, he would have": the same.
        let first = start.wrapping_sub(1);
        let inverted = || {
            self.words.is_word(first, &["had", "were", "should"])
                && self.words.sentence_range(clause.verb()).start == first
                && !self.is_question(clause.sentence())
        };
        // "when a court refuses to": whenever one does.
        let whenever = || {
            clause.form == Form::Present
                && !clause.perfect
                && clause.subject().is_some_and(|s| self.words.is_word(s.start, &["a", "an", "any"]))
                && self.words.is_word(first, &["when", "where", "whenever"])
        };
        start > 0
            && self.words.same_sentence(start - 1, clause.verb())
            && (opens(start - 1) || inverted() || whenever())
            || opens(clause.extent().start)
                && clause.extent().start <= start
                && !self
                    .around(clause)
                    .iter()
                    .any(|c| c.verb() < clause.verb() && c.extent().start == clause.extent().start)
    }

    /// Whether an infinitive hangs on a verb that makes a plan of it: "is to meet", "plans to meet", "are set to meet".
    pub fn is_planned(&self, clause: &Clause) -> bool {
        let words = self.words;
        let to = clause.group().start;
        if clause.form != Form::Infinitive || words.lower(to) != "to" {
            return false;
        }
        let Some(governor) = self.around(clause).iter().rev().find(|c| c.verb() < to) else { return false };
        let right = governor.group().end == to;
        let told = matches!(governor.form, Form::Present | Form::Past) && !governor.negated;
        let set = words.is_word(to - 1, &["set", "due", "scheduled", "slated", "poised"]);
        // "the mission is to defend": what is aimed at.
        let aim = governor.subject().is_some_and(|s| words.is(s.head, class::AIMS));
        // "with the first meeting set to take place"
        let bare = governor.form == Form::Participle && governor.verb() == to - 1;
        (told || bare && set)
            && !aim
            && (right && (governor.lemma == "be" && governor.form == Form::Present || governor.frames.any(frame::PLAN))
                || set && governor.verb() + 2 >= to - 1)
    }

    /// Whether a party and an infinitive follow: "urged Iran to release", "called on both sides to stop".
    pub fn asked(&self, clause: &Clause, from: usize) -> bool {
        let words = self.words;
        let end = clause.extent().end.min(from + 14);
        // "warned the total was expected to": no party.
        let border =
            |i: &usize| words.slice(*i) == "," || matches!(words.tag(*i), Tag::Past | Tag::Present | Tag::Modal);
        let to = (from..end).take_while(|i| !border(i)).find(|i| words.tag(*i) == Tag::To);
        to.is_some_and(|to| to > from && self.phrases.from(from).is_some())
    }

    /// Whose words a quotation is, also where its source is no actor by itself: of "a spokesman for the ministry" the ministry, of "he" whose words
    /// stand right before in the paragraph, when nobody else is named in between.
    pub fn source(&self, quote: &Found<Quote>) -> Option<usize> {
        let words = self.words;
        if quote.value.actor.is_some() {
            return quote.value.actor;
        }
        let source = words.range(quote.value.source?);
        if let Some(spokes) = source.clone().take(8).find(|i| words.lower(*i).starts_with("spokes")) {
            let behind = words.is_word(spokes + 1, &["for", "of"]).then(|| self.phrases.from(spokes + 2)).flatten();
            let body = |range: Range<usize>| {
                let named =
                    self.cast.within(range.clone()).filter(move |m| m.2 <= range.end && m.3 != MentionForm::Adjective);
                named.map(|m| m.0).filter(|a| self.actors[*a].kind != ActorKind::Person).last()
            };
            return behind.and_then(|p| body(p.start..p.end)).or_else(|| body(source.start..spokes));
        }
        if source.len() != 1 || !words.is_word(source.start, &["he", "she"]) {
            return None;
        }
        let block = |token: usize| words.sentences()[words.sentence_at(token)].block;
        let at = self.quotes.partition_point(|q| q.span.start < quote.span.start);
        let last = self.quotes[..at].iter().rev().take(3).find(|q| q.value.actor.is_some())?;
        let (from, actor) = (words.at(last.value.source?.start), last.value.actor?);
        let person = |a: usize| self.actors.get(a).is_some_and(|a| a.kind == ActorKind::Person);
        let (from, to) = (from.min(source.start), from.max(source.start));
        let alone = self.cast.within(from..to).take(40).all(|m| m.0 == actor || !person(m.0));
        (person(actor) && alone && block(from) == block(to) && to - from < LONGEST).then_some(actor)
    }

    /// Whose words a clause is: the source of the quotation it stands in, or the subject of the verb of saying that it hangs on.
    pub fn speaker(&self, clause: &Clause) -> Option<usize> {
        let quote = self.quote_at(clause.verb());
        if let Some(quote) = quote.filter(|q| q.value.source.is_some() || q.value.kind == QuoteKind::Direct) {
            // "The paper notes that Lee tweeted that they should": told at second hand, the words of neither for certain.
            let nested = |c: &&Clause| {
                c.verb() < clause.group().start
                    && c.extent().contains(&clause.verb())
                    && c.frames.any(frame::SAY)
                    && quote.span.contains(self.words.token(c.verb()).span())
                    && c.subjects.iter().any(|s| Some(*s) != quote.value.actor)
            };
            return self.source(quote).filter(|_| !self.around(clause).iter().any(|c| nested(&c)));
        }
        // "After the court denied a request, they should": what stands behind a comma is no complement.
        let comma = clause.subject_start().wrapping_sub(1);
        let says = self.around(clause).iter().rev().find(|c| {
            c.verb() < clause.group().start
                && c.frames.any(frame::SAY)
                && !c.passive
                && !c.negated
                && c.form != Form::Infinitive
        })?;
        let apart = self.words.slice(comma) == "," && comma > says.group().end && says.object().is_some();
        let within = says.extent().contains(&clause.verb())
            && !apart
            && !(says.verb()..clause.group().start).any(|i| is_strong_border(self.words, i));
        match says.subjects[..] {
            [actor] if within => Some(actor),
            _ => None,
        }
    }

    /// The verb of beginning or going on that a clause hangs on: "started asking", "continues to insist".
    pub fn started_by(&self, clause: &Clause) -> Option<&Clause> {
        let hangs = matches!(clause.form, Form::Ing | Form::Infinitive) && !clause.passive;
        let at = self.clauses.partition_point(|c| c.verb() < clause.verb()).checked_sub(1).filter(|_| hangs)?;
        Some(&self.clauses[at]).filter(|c| c.group().end == clause.group().start && c.frames.any(frame::START))
    }

    /// Whether the clause is such a verb itself.
    pub fn starts_another(&self, clause: &Clause) -> bool {
        let next = self.clauses.get(self.clauses.partition_point(|c| c.verb() <= clause.verb()));
        next.is_some_and(|n| self.started_by(n).is_some_and(|s| s.verb() == clause.verb()))
    }

    /// The clause that a token stands in: the last one that begins at or before it and reaches over it.
    pub fn governing(&self, token: usize) -> Option<&Clause> {
        let at = self.clauses.partition_point(|c| c.verb() <= token);
        let near = self.clauses[at.saturating_sub(NEIGHBOURS)..self.clauses.len().min(at + 1)].iter();
        near.filter(|c| c.extent().contains(&token)).min_by_key(|c| c.verb().abs_diff(token))
    }

    /// Whether the sentence asks a question.
    pub fn is_question(&self, sentence: usize) -> bool {
        let tokens = self.words.sentences()[sentence].tokens.clone();
        tokens.rev().take(3).any(|i| self.words.slice(i) == "?")
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
