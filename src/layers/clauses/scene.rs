//! What the layers that stand on clauses read of an article, and what clauses, quotations and phrases are to each other.

use std::ops::Range;

use super::{Cast, Clause, Form, LONGEST, NEIGHBOURS, Phrases, find, is_strong_border};
use crate::layers::Found;
use crate::layers::entities::{Actor, ActorKind, MentionForm};
use crate::layers::quotes::{Quote, QuoteKind};
use crate::lexicon::{class, frame};
use crate::model::tags::Tag;
use crate::text::BlockKind;
use crate::words::Words;

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
