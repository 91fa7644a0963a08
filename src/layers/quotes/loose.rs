//! Runs in marks that no cue of their own introduces: the second half of a split quotation, what goes on with a speaker, and
//! words that nobody in the text said.

use std::ops::Range;

use super::cues::window;
use super::marks::Run;
use super::reader::Reader;
use super::rules::Candidate;
use super::{Draft, QuoteKind};
use crate::layers::Rule;

/// What was found so far, in order of the text, and the run to be judged.
pub(super) type Find = fn(&Reader, &Run, &[Draft]) -> Option<(Candidate, Option<QuoteKind>)>;

/// How many finds in front of a run are looked at.
const NEAR: usize = 8;

/// For every run that lies in no content yet, in order of precedence.
pub(super) const RUN_RULES: &[Rule<Find>] = &[
    Rule {
        id: "quote.split",
        find: split,
        shows: &["“Wait,” the pilot said, “[for the wind.|direct;source=the pilot;cue=said]”"],
        not: &["“Wait,” the pilot said."],
    },
    Rule {
        id: "quote.carried",
        find: carried,
        shows: &["“It hurts,” Ann Lee said. “[We lost a friend.|direct;source=Ann Lee;cue=none]”"],
        not: &["“It hurts,” Ann Lee said. The “winter” plan failed."],
    },
    Rule {
        id: "quote.scare",
        find: scare,
        shows: &["The so-called “[miracle|scare;source=none]” diet is old."],
        not: &["The paper “Nature” is old."],
    },
    Rule {
        id: "quote.open",
        find: open,
        shows: &["A voice came from the dark. “[Who is there at this hour?|direct;source=none]”"],
        not: &["It was ‘born’."],
    },
];

fn direct(run: &Run, source: Option<Range<usize>>, cue: Option<Range<usize>>) -> Candidate {
    Candidate { content: run.open..run.end, source, cue }
}

/// Whether the words inside are a sentence or the better part of one.
fn is_sentence(reader: &Reader, run: &Run) -> bool {
    let words = reader.words;
    let last = run.close - 1;
    let content = run.content();
    content.len() >= 4
        && words.token(run.first).is_capital()
        && (reader.is_stop(last) || reader.is_comma(last) || reader.is_stop(run.end) && reader.has_verb(content))
}

/// "“…,” he said, “…”": the run behind the tag.
fn split(reader: &Reader, run: &Run, found: &[Draft]) -> Option<(Candidate, Option<QuoteKind>)> {
    let last = found.iter().rev().take(NEAR).find(|d| d.candidate.content.end <= run.open)?;
    // "He called it safe: “…”"
    if reader.words.slice(run.open.wrapping_sub(1)) == ":"
        && last.candidate.content.end + 3 >= run.open
        && last.candidate.source.is_some()
        && reader.words.same_sentence(last.candidate.content.start, run.open)
    {
        return Some((direct(run, last.candidate.source.clone(), last.candidate.cue.clone()), None));
    }
    if last.rule != "quote.tag" || last.candidate.content.end + 24 < run.open {
        return None;
    }
    let cue = last.candidate.cue.clone()?;
    let source = last.candidate.source.clone()?;
    let tag_end = cue.end.max(source.end);
    let sentence = reader.words.sentence_range(cue.start);
    // Adverbs, a time, a place may stand behind the tag; no sentence may end.
    let between = reader.skip_adjuncts(tag_end, sentence.end, false);
    let meets =
        between == run.open || reader.is_comma(run.open - 1) || reader.words.slice(run.open.wrapping_sub(1)) == ":";
    let near = run.open < sentence.end && meets && !(tag_end..run.open).any(|i| reader.is_finite(i));
    near.then(|| (direct(run, Some(source), Some(cue)), None))
}

/// A whole sentence in marks right behind one whose speaker is known: in the same paragraph, or a paragraph of its own.
fn carried(reader: &Reader, run: &Run, found: &[Draft]) -> Option<(Candidate, Option<QuoteKind>)> {
    let words = reader.words;
    let sentence = words.sentence_at(run.open);
    if words.sentences()[sentence].tokens.start != run.open || !is_sentence(reader, run) {
        return None;
    }
    // Whole to its end: nothing but the marks' own sentences.
    let end = words.sentence_range(run.close).end;
    if (run.end..end).any(|i| words.token(i).is_word_like()) {
        return None;
    }
    let last =
        found.iter().rev().take(NEAR).find(|d| d.candidate.content.end <= run.open && d.candidate.source.is_some())?;
    let source = last.candidate.source.clone()?;
    let spoken = last.candidate.content.end.max(source.end).max(last.candidate.cue.as_ref().map_or(0, |c| c.end));
    let before = words.sentence_at(spoken.saturating_sub(1));
    let block = |s: usize| words.sentences()[s].block;
    let same = block(before) == block(sentence) && sentence - before <= 1;
    let next = block(before) + 1 == block(sentence) && sentence - before == 1 && last.kind(reader) == QuoteKind::Direct;
    (same || next).then(|| (direct(run, Some(source), None), None))
}

/// A word or two in marks in a sentence where nobody says anything.
fn scare(reader: &Reader, run: &Run, found: &[Draft]) -> Option<(Candidate, Option<QuoteKind>)> {
    let words = reader.words;
    let content = run.content();
    let count = content.clone().filter(|i| words.token(*i).is_word_like()).count();
    let sentence = window(&words.sentence_range(run.open), run.open);
    let named = reader.is_named(run);
    let spoken =
        found.iter().rev().take(NEAR).any(|d| d.candidate.cue.as_ref().is_some_and(|c| sentence.contains(&c.start)))
            || sentence
                .clone()
                .any(|i| !reader.is_quoted(i) && words.slice(i.wrapping_sub(1)) != "-" && reader.reports(i));
    let short = (1..=3).contains(&count) && !is_sentence(reader, run);
    (short && !named && !spoken).then(|| (direct(run, None, None), Some(QuoteKind::Scare)))
}

/// Somebody's words, whoever said them.
fn open(reader: &Reader, run: &Run, _found: &[Draft]) -> Option<(Candidate, Option<QuoteKind>)> {
    let words = reader.words;
    let content = run.content();
    let count = content.clone().filter(|i| words.token(*i).is_word_like()).count();
    let named = reader.is_named(run);
    (count >= 5 && !named && reader.has_verb(content)).then(|| (direct(run, None, None), None))
}
