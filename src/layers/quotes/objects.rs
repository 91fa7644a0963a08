//! Verbs whose object is what was said: "called the plan “a gift”", "urged them to vote", "denied any contact".

use super::cues::{Cue, Form};
use super::reader::Reader;
use super::rules::{Candidate, candidate, is_author, is_inferred};
use crate::lexicon::{VerbForms, class, frame, list};
use crate::words::TokenKind;

/// "X called Y “…”", "X described Y as …".
pub(super) fn named(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.can(frame::NAME) || !cue.is_told() || is_author(reader, cue) || cue.form == Form::Passive {
        return None;
    }
    let start = cue.after;
    // "what he calls": a name for the thing, not a judgement on another.
    let what = cue.source.as_ref().is_some_and(|s| s.start > 0 && words.lower(s.start - 1) == "what");
    if what || start > cue.verb + 1 && words.lower(start - 1) != "to" {
        return None;
    }
    let end = reader.object_end(start, cue);
    let phrase = reader
        .phrase_end(start, end, false)
        .or_else(|| reader.opens(start).then(|| reader.runs.opened(start).map_or(start, |r| r.end)))
        .or_else(|| {
            words
                .is_among(start, list!["him", "her", "it", "them", "himself", "herself", "itself"])
                .then_some(start + 1)
        })?;
    let as_ = (start + 1..cue.sentence.end.min(start + 20))
        .find(|i| words.lower(*i) == "as" && !reader.is_quoted(*i))
        .filter(|i| *i <= end);
    let as_ = as_.filter(|i| {
        !words
            .is_among(i + 1, list!["much", "many", "well", "soon", "long", "little", "few", "it", "he", "she", "they"])
            && !(start..*i).any(|k| words.lower(k) == "that")
    });
    let calls = words.verb(cue.verb).any(|r| matches!(r.lemma, "call" | "label" | "brand" | "dub" | "term" | "deem"));
    if let Some(as_) = as_ {
        return candidate(cue, start..reader.object_end(as_ + 1, cue));
    }
    // "called it “a waste” and left": what follows the marks is something else.
    let end = (start..end)
        .find_map(|i| reader.runs.opened(i))
        .filter(|r| words.lower(r.end) == "and" && !reader.opens(r.end + 1))
        .map_or(end, |r| r.end);
    let predicate = phrase < end && (reader.opens(phrase) || words.is_among(phrase, list!["a", "an", "the"]))
        || (start..end).any(|i| reader.opens(i));
    (calls && predicate).then_some(start..end).and_then(|c| candidate(cue, c))
}

/// "X urged Y to …", "X called on Y to …".
pub(super) fn urged(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.can(frame::URGE) || !cue.is_told() || is_author(reader, cue) || cue.form == Form::Passive {
        return None;
    }
    let start = cue.after;
    if words.lower(start - 1) == "for" {
        return None;
    }
    let end = reader.object_end(start, cue);
    if words.is(start, class::NEGATIONS) {
        return None;
    }
    let phrase = reader
        .phrase_end(start, end, false)
        .or_else(|| words.is_among(start, list!["him", "her", "it", "them"]).then_some(start + 1))?;
    let to = if words.lower(phrase) == "not" { phrase + 1 } else { phrase };
    let unknown = words.token(to + 1).kind() == TokenKind::Word
        && !words.token(to + 1).is_capital()
        && !reader.opens_phrase(to + 1);
    let verb = words.lower(to) == "to" && (unknown || reader.is_infinitive(to));
    (verb && to > start).then_some(start..end).and_then(|c| candidate(cue, c))
}

/// "X accused Y of …", "X criticised …".
pub(super) fn accused(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.can(frame::ACCUSE) || !cue.is_told() || is_author(reader, cue) || cue.form == Form::Passive {
        return None;
    }
    let end = reader.object_end(cue.after, cue);
    let accuses = words.verb(cue.verb).any(|r| r.lemma == "accuse");
    if accuses {
        let of = (cue.after..end).find(|i| {
            words.lower(*i) == "of"
                && (reader.forms(i + 1).any(VerbForms::ING) || reader.opens(i + 1) || !reader.opens_phrase(i + 1))
        })?;
        return candidate(cue, of + 1..end);
    }
    (reader.opens_phrase(cue.after) || reader.opens(cue.after))
        .then_some(cue.after..end)
        .and_then(|c| candidate(cue, c))
}

/// "X promised to …"
pub(super) fn promised(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.can(frame::PROMISE) || !cue.is_told() || is_author(reader, cue) || cue.form == Form::Passive {
        return None;
    }
    let i = reader.skip_adjuncts(cue.after, cue.sentence.end, false);
    let i = if words.lower(cue.after) == "to" { cue.after } else { i };
    // "promised not to": the "not" belongs to what was promised, also where it was skipped as an adverb.
    let i = i - usize::from(i > cue.after && words.lower(i - 1) == "not");
    let to = i + usize::from(words.lower(i) == "not");
    (words.lower(to) == "to").then_some(i..reader.object_end(to + 1, cue)).and_then(|c| candidate(cue, c))
}

/// "X denied …", "X warned of …", "X called for …".
pub(super) fn object(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.is_told()
        || is_author(reader, cue)
        || cue.form == Form::Passive
        || cue.source.is_none()
        || is_inferred(reader, cue)
    {
        return None;
    }
    let mut start = cue.after;
    let particle = words.lower(cue.after - 1) == "for" && cue.after > cue.verb + 1;
    if cue.can(frame::WARN) && words.is_among(start, list!["of", "about", "against"]) {
        start += 1;
    } else if !(particle || cue.can(frame::DENY.or(frame::PROPOSE))) {
        return None;
    }
    // What judges deny and boards reject is no speech, and refusing a proposal takes no words: only what somebody said can be
    // contradicted.
    let act = words.verb(cue.verb).any(|r| matches!(r.lemma, "deny" | "reject" | "dismiss"));
    let end = reader.object_end(start, cue);
    if act && !particle {
        let asked = (start..end).any(|i| words.is(i, class::PETITIONS));
        let said = (start..end)
            .any(|i| words.is(i, class::CLAIMS) || words.is_among(i, list!["idea", "criticism"]) || reader.opens(i));
        let denies = words.verb(cue.verb).any(|r| r.lemma == "deny");
        if asked || !denies && !said {
            return None;
        }
    }
    // "The service denied that.": what was said stands elsewhere.
    if end == start + 1
        && words.is_among(start, list!["that", "this", "it", "them", "both", "these", "those", "everything"])
    {
        return None;
    }
    // "rejecting arguments by shippers": what was said is not told.
    if end == start + 1 && words.is(start, class::CLAIMS) {
        return None;
    }
    let opens = reader.opens_phrase(start)
        || reader.opens(start)
        || words.token(start).kind() == TokenKind::Word
            && !words.is(start, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::ADVERBS));
    opens.then_some(start..reader.object_end(start, cue)).and_then(|c| candidate(cue, c))
}
