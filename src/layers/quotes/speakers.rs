//! Who speaks: the subject of a verb of saying, the name behind it ("said Ann Lee"), or the subject of the clause it hangs on.

use std::ops::Range;

use super::cues::{Cue, Form};
use super::reader::Reader;
use crate::lexicon::{frame, list};

/// Finds who speaks.
pub(super) fn speaker(reader: &Reader, cue: &mut Cue, earlier: &[Cue]) {
    let words = reader.words;
    let start = cue.sentence.start;
    match cue.form {
        Form::Finite => {
            if let Some(phrase) = inverted(reader, cue) {
                (cue.source, cue.inverted) = (Some(phrase), true);
                return;
            }
            let before = cue.group.checked_sub(1).filter(|p| *p >= start);
            if before.is_some_and(|p| words.is_among(p, list!["and", "but", "or", "then"])) {
                // "met the parents and said": the subject of the verb before.
                cue.source = shared(reader, cue, earlier, cue.group - 1);
            } else {
                cue.source = reader.subject_before(cue.group, start);
            }
        }
        // "with Ann Lee saying: “…”"
        Form::Ing if cue.group > start && words.token(cue.group - 1).is_capital() => {
            let with = |from: &usize| *from > start && words.lower(*from - 1) == "with";
            let named = || reader.phrase_start(cue.group, start).filter(with).map(|from| from..cue.group);
            cue.source = reader.subject_before(cue.group, start).or_else(named);
        }
        Form::Ing | Form::Infinitive => cue.source = shared(reader, cue, earlier, cue.group),
        Form::Passive => {
            let by = (cue.after..cue.sentence.end.min(cue.after + 12)).find(|i| words.lower(*i) == "by");
            let that = (cue.after..cue.sentence.end.min(cue.after + 12)).find(|i| words.lower(*i) == "that");
            if let Some(by) = by.filter(|by| that.is_none_or(|t| *by < t)) {
                cue.source = reader.phrase_end(by + 1, cue.sentence.end, false).map(|end| by + 1..end);
            }
        }
    }
}

/// The speaker named behind the verb: "…, said Ann Lee."
fn inverted(reader: &Reader, cue: &Cue) -> Option<Range<usize>> {
    let words = reader.words;
    let before = cue.group.checked_sub(1).filter(|p| *p >= cue.sentence.start)?;
    if cue.group != cue.verb
        || !(reader.closes(before) || reader.is_comma(before))
        || !cue.can(frame::SAY.or(frame::UTTER).or(frame::ASK))
    {
        return None;
    }
    let start = cue.after;
    if words.lower(start) == "that" || reader.is_time(start) {
        return None;
    }
    let simple = reader.phrase_end(start, cue.sentence.end, false)?;
    // "…, said he would go": a verb behind the name shows that a clause follows, no name.
    let close = reader.closes(before) || before > 0 && reader.closes(before - 1);
    let stops = reader.is_end(simple, cue.sentence.end)
        || reader.is_comma(simple)
        || reader.is_strong(simple)
        // "the claim, filed in May, says managers “lied”": the clause goes on.
        || close && reader.opens(simple)
        || reader.is_time(simple)
        || words.is_among(
            simple,
            list![
                "in", "on", "at", "during", "after", "before", "when", "as", "while", "who", "via", "through", "of",
                "with"
            ],
        );
    let goes_on = reader.is_finite(simple) || words.lower(simple) == "to";
    if !stops && (!close || goes_on) {
        return None;
    }
    let behind = reader.is_comma(simple) && reader.opens(simple + 1);
    if !close
        && !(cue.can(frame::SAY)
            && !words.is_among(cue.verb, list!["told", "tells", "tell"])
            && (behind || reader.has_verb(cue.sentence.start..before)))
    {
        return None;
    }
    // "said Ann Lee, who warned that “…”": the relative clause speaks anew.
    let end =
        reader.phrase_end(start, cue.sentence.end, true).filter(|e| words.lower(e - 1) != "that" && !reader.opens(*e));
    Some(start..end.unwrap_or(simple))
}

/// The subject of the clause that a participle or a second verb hangs on.
fn shared(reader: &Reader, cue: &Cue, earlier: &[Cue], at: usize) -> Option<Range<usize>> {
    if let Some(last) = earlier.iter().rev().take(8).find(|c| c.form == Form::Finite && c.source.is_some()) {
        return last.source.clone();
    }
    // The first finite verb of the sentence and what stands in front of it.
    let start = cue.sentence.start;
    let verb = (start + 1..at.min(start + 60)).find(|i| !reader.is_quoted(*i) && reader.is_finite(*i))?;
    reader.subject_before(verb, start)
}
