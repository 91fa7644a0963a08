//! Who said what: quotations and reported speech with source and cue.
//!
//! Reads: words, actors. Writes: quotes.
//!
//! Counts: words in quotation marks with whoever said them; clauses that a verb of saying, thinking or asking reports, with or without
//! "that"; what is denied, promised, demanded, warned of; "according to"; "the minister's claim that". Does not: titles of works,
//! names in marks, the author's own "I think", what could have been said, orders and laws.
//!
//! Steps: [`marks`] finds what stands in quotation marks; [`cues`] finds verbs of saying, [`speakers`] whose they are
//! ([`phrases`]); [`rules`], [`objects`] and [`nouns`] give each cue its content, whose end [`clause`] tells; [`loose`] judges the runs that no
//! cue introduced; [`heads`] links sources to actors.
//!
//! Known limits: no full parse, so a reported clause reaches to the end of its sentence unless the reporter audibly goes on; of
//! quotations inside quotations only the outer one is given; a speaker described paragraphs ago stays open.

mod clause;
mod cues;
mod heads;
mod loose;
mod marks;
mod nouns;
mod objects;
mod phrases;
mod reader;
mod rules;
mod speakers;

use serde::Serialize;

use super::entities::Actor;
use super::{Found, Rule, RuleCard, steps};
use crate::text::{Span, sort_by_number};
use crate::words::Words;
use loose::RUN_RULES;
use nouns::NOUN_RULES;
use reader::Reader;
use rules::{CUE_RULES, Candidate};

/// What kind of quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum QuoteKind {
    /// A sentence or clause in quotation marks.
    Direct,
    /// A reported clause of which a part is in quotation marks.
    Mixed,
    /// A reported clause without quotation marks.
    Indirect,
    /// A word in marks that nobody in the text said: the author keeps a distance from it.
    Scare,
}

/// A quotation; its span is the content, marks excluded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Quote {
    /// What kind.
    pub kind: QuoteKind,
    /// The words that name who said it: a name, noun phrase or pronoun. `null` where the text does not tell.
    pub source: Option<Span>,
    /// Index of the actor the source refers to, where it is one.
    pub actor: Option<usize>,
    /// The verb of saying, or "according to".
    pub cue: Option<Span>,
}

/// A find in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    candidate: Candidate,
    rule: &'static str,
    /// Where the rule itself tells.
    told: Option<QuoteKind>,
}

impl Draft {
    /// The kind as the quotation marks show it.
    fn kind(&self, reader: &Reader) -> QuoteKind {
        let content = &self.candidate.content;
        self.told.unwrap_or_else(|| {
            if reader.runs.opened(content.start).is_some_and(|r| r.end == content.end) {
                QuoteKind::Direct
            } else if content.clone().any(|i| reader.opens(i)) {
                QuoteKind::Mixed
            } else {
                QuoteKind::Indirect
            }
        })
    }
}

/// Finds quotations and reported speech.
///
/// Reads: words, actors. Writes: quotes.
#[inline(never)]
pub(crate) fn find(words: &Words, actors: &[Actor]) -> Vec<Found<Quote>> {
    if !words.is_english() {
        return Vec::new();
    }
    let reader = Reader::new(words, actors);
    let mut drafts = reported(&reader);
    let content = |d: &Draft| Span::at(d.candidate.content.start, d.candidate.content.end);
    sort_by_number(&mut drafts, |d| content(d).order().into());
    drop_nested(&mut drafts);
    loose_runs(&reader, &mut drafts);
    let mut found: Vec<Found<Quote>> = drafts.iter().filter_map(|d| finish(&reader, actors, d)).collect();
    sort_by_number(&mut found, |f| f.span.order().into());
    found.dedup_by_key(|f| f.span);
    found
}

/// What cues report, sentence by sentence.
fn reported(reader: &Reader) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for sentence in reader.words.sentences() {
        for cue in cues::read(reader, sentence.tokens.clone()) {
            let hit = steps!(CUE_RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(reader, &cue)?)));
            drafts.extend(hit.map(|(rule, candidate)| Draft { candidate, rule, told: None }));
        }
        for i in sentence.tokens.clone() {
            let hit = steps!(NOUN_RULES)
                .iter()
                .find_map(|rule| Some((rule.id, (rule.find)(reader, i, &cues::window(&sentence.tokens, i))?)));
            drafts.extend(hit.map(|(rule, candidate)| Draft { candidate, rule, told: None }));
        }
    }
    drafts
}

/// What is reported inside a report belongs to the outer one: "he said she denied it" is his word.
fn drop_nested(drafts: &mut Vec<Draft>) {
    let mut reach = 0;
    drafts.retain(|d| {
        let inside = d.candidate.content.end <= reach;
        reach = reach.max(d.candidate.content.end);
        !inside
    });
}

/// Adds the runs that lie in no content yet; `drafts` stays in order.
fn loose_runs(reader: &Reader, drafts: &mut Vec<Draft>) {
    let known = std::mem::take(drafts);
    let mut rest = known.into_iter().peekable();
    let mut reach = 0;
    for run in reader.runs.all() {
        while let Some(draft) = rest.next_if(|d| d.candidate.content.start <= run.open) {
            reach = reach.max(draft.candidate.content.end);
            drafts.push(draft);
        }
        if reach > run.open {
            continue;
        }
        let hit = steps!(RUN_RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(reader, run, drafts)?)));
        drafts.extend(hit.map(|(rule, (candidate, told))| Draft { candidate, rule, told }));
    }
    drafts.extend(rest);
}

/// The find as it goes out; none where nothing is left between the marks.
fn finish(reader: &Reader, actors: &[Actor], draft: &Draft) -> Option<Found<Quote>> {
    let kind = draft.kind(reader);
    let mut content = draft.candidate.content.clone();
    match kind {
        QuoteKind::Direct | QuoteKind::Scare => {
            content = reader.runs.opened(content.start).map_or(content, marks::Run::content);
        }
        _ => {
            content.end = trimmed(reader, &content);
            let stray =
                |i: &usize| matches!(reader.words.slice(*i), "," | "“" | "\"" | "‘" | "'" | "”") && !reader.opens(*i);
            content.start += content.clone().take_while(stray).count();
        }
    }
    if !content.clone().any(|i| reader.words.token(i).is_word_like()) {
        return None;
    }
    let span = |range: &std::ops::Range<usize>| reader.words.span(range.clone());
    let source = draft.candidate.source.as_ref();
    let value = Quote {
        kind,
        source: source.map(span),
        actor: source.and_then(|s| heads::actor(reader, actors, s)),
        cue: draft.candidate.cue.as_ref().map(span),
    };
    let inferred = draft.rule == "quote.carried";
    let place = span(&content);
    Some(if inferred { Found::inferred(place, draft.rule, value) } else { Found::stated(place, draft.rule, value) })
}

/// The end of a content without closing punctuation, and without a mark that closes what was opened in front of it.
fn trimmed(reader: &Reader, content: &std::ops::Range<usize>) -> usize {
    let mut end = content.end;
    while end > content.start
        && (reader.runs.closed(end - 1).is_some_and(|run| run.open < content.start)
            || matches!(reader.words.slice(end - 1), "," | "." | ";" | ":" | "–" | "—"))
    {
        end -= 1;
    }
    end
}

pub(crate) fn rules() -> Vec<RuleCard> {
    let cues = CUE_RULES.iter().map(Rule::card);
    cues.chain(NOUN_RULES.iter().map(Rule::card)).chain(RUN_RULES.iter().map(Rule::card)).collect()
}
