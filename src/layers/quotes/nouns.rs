//! Cues that are no verbs: "according to", and nouns of saying ("the minister's claim that …").

use std::ops::Range;

use super::cues::{Cue, Form};
use super::reader::Reader;
use super::rules::Candidate;
use crate::layers::Rule;
use crate::layers::entities::MentionForm;
use crate::lexicon::{Frames, class, list};
use crate::words::TokenKind;

pub(super) type Find = fn(&Reader, usize, &Range<usize>) -> Option<Candidate>;

/// For every token of a sentence.
pub(super) const NOUN_RULES: &[Rule<Find>] = &[
    Rule {
        id: "quote.according",
        find: according,
        shows: &[
            "According to the ministry, [the dam held|indirect;source=the ministry;cue=According to].",
            "[Sales fell in May], according to two people familiar with the matter.",
        ],
        not: &["Everything went according to plan."],
    },
    Rule {
        id: "quote.noun",
        find: noun,
        shows: &[
            "The company’s claim that [the shaft was safe|indirect;source=The company;cue=claim] angered the miners.",
        ],
        not: &["The claim was settled."],
    },
    Rule {
        id: "quote.headline",
        find: headline,
        shows: &[
            "Ann Lee: [We will win|indirect;source=Ann Lee;cue=none]\n\nAnn Lee said so on Monday after a long day at the court.",
        ],
        not: &["Correction: The game was on Friday."],
    },
];

/// "Ann Lee: We will win": a line that begins with a name and a colon.
fn headline(reader: &Reader, i: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let words = reader.words;
    if words.token(i).kind() != TokenKind::Punct
        || words.slice(i) != ":"
        || words.glued(i + 1)
        || i == sentence.start
        || i > sentence.start + 6
        || i + 2 >= sentence.end
    {
        return None;
    }
    let begins = sentence.start == 0 || !words.same_block(sentence.start - 1, sentence.start);
    let (_, start, end, form) = reader.cast.at(i - 1)?;
    let named =
        form == MentionForm::Name && end == i && (start == sentence.start || words.token(sentence.start).is_capital());
    let actor = reader.is_speaker(i - 1);
    let content = i + 1..sentence.end;
    (begins && named && actor && !reader.opens(i + 1)).then_some(Candidate {
        content,
        source: Some(sentence.start..i),
        cue: None,
    })
}

/// A stand-in for a cue without a verb, for the helpers that tell where a clause ends.
fn plain(at: usize, sentence: &Range<usize>) -> Cue {
    Cue {
        verb: at,
        group: at,
        after: at + 1,
        sentence: sentence.clone(),
        frames: Frames(0),
        form: Form::Finite,
        negated: false,
        unreal: false,
        source: None,
        inverted: false,
    }
}

/// "According to X, …" and "…, according to X".
fn according(reader: &Reader, i: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let words = reader.words;
    let length = match words.lower(i) {
        "according" if words.lower(i + 1) == "to" => 2,
        "in" if words.are(i + 1, &["the", "words", "of"]) => 4,
        _ => return None,
    };
    if reader.is_quoted(i) {
        return None;
    }
    let start = i + length;
    let simple = reader.phrase_end(start, sentence.end, false)?;
    if simple == start + 1
        && words.is_among(start, list!["plan", "schedule", "plans", "rules", "custom", "tradition", "law"])
    {
        return None;
    }
    let cue = plain(i, sentence);
    let front = i == sentence.start || i == sentence.start + 1 && !words.token(sentence.start).is_capital();
    let (content, source) = if front || reader.words.is(i - 1, class::CONJUNCTIONS) {
        // The name ends at the comma that opens what was said; an apposition may come first.
        let comma = (simple..sentence.end).find(|k| reader.is_comma(*k))?;
        let apposed = words.is_among(comma + 1, list!["a", "an", "the", "who"])
            && (comma + 2..sentence.end.min(comma + 20))
                .find(|k| reader.is_comma(*k))
                .is_some_and(|next| !reader.has_verb(comma + 2..next) || words.lower(comma + 1) == "who");
        let comma = if apposed { (comma + 1..sentence.end).find(|k| reader.is_comma(*k))? } else { comma };
        (comma + 1..reader.clause_end(comma + 1, &cue), start..comma)
    } else {
        let before = if reader.is_comma(i - 1) { i - 1 } else { i };
        let end = reader.phrase_end(start, sentence.end, true).unwrap_or(simple);
        // "…, which, according to X, both reject": a relative clause is all that was said.
        let relative = reader.is_comma(i - 1)
            && reader.is_comma(end)
            && i >= sentence.start + 2
            && words.is_among(i - 2, list!["which", "who", "that", "and", "but"]);
        if relative {
            let content = end + 1..reader.clause_end(end + 1, &cue);
            return (!content.is_empty()).then_some(Candidate {
                content,
                source: Some(start..end),
                cue: Some(i..i + length),
            });
        }
        let run = [before, before.wrapping_sub(1)].into_iter().find_map(|k| reader.runs.closed(k)).map(|r| r.open);
        let first = match run {
            Some(open) if open <= sentence.start => open,
            _ => reader.clause_start(before, sentence.start),
        };
        // "…, according to X, but the rest": the same report goes on.
        let resumes = reader.is_comma(i - 1)
            && reader.is_comma(end)
            && !words.lower(end + 1).ends_with("ing")
            && !words.is_among(end + 1, list!["and", "but", "who", "which", "while", "as"]);
        (first..if resumes { reader.clause_end(end + 1, &cue) } else { before }, start..end)
    };
    let content_ok = reader.has_verb(content.clone()) || content.len() > 3;
    (content_ok && !content.is_empty()).then_some(Candidate { content, source: Some(source), cue: Some(i..i + length) })
}

/// "X's claim that …"
fn noun(reader: &Reader, i: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let words = reader.words;
    let clausal = || words.lower(i + 1) == "that" && i + 2 < sentence.end;
    if !words.is(i, class::CLAIMS) || !clausal() || reader.is_quoted(i) || i == sentence.start {
        return None;
    }
    // "warnings that were not heeded": a relative clause.
    if reader.is_finite(i + 2) {
        return None;
    }
    let cue = plain(i, sentence);
    let mut at = i;
    while at > sentence.start
        && words.token(at - 1).kind() == TokenKind::Word
        && !words.is(at - 1, class::DETERMINERS.or(class::POSSESSIVES).or(class::PREPOSITIONS).or(class::CONJUNCTIONS))
        && !words.is_verb_form(at - 1)
        && i - at < 4
    {
        at -= 1;
    }
    let before = at.checked_sub(1)?;
    let source = if words.is_among(before, list!["'s", "’", "'"]) {
        reader.phrase_start(before, sentence.start).map(|start| start..before)
    } else if words.is(before, class::POSSESSIVES)
        && !words.is_among(before, list!["my", "our", "your", "whose", "which"])
    {
        Some(before..before + 1)
    } else {
        None
    };
    // In subject place the verb of the outer clause ends the inner one.
    let subject = !(sentence.start..i).any(|k| reader.is_finite(k));
    let end = if subject { reader.inner_end(i + 2, sentence.end) } else { reader.object_end(i + 2, &cue) };
    reader.has_verb(i + 2..end).then(|| Candidate { content: i + 2..end, source, cue: Some(i..i + 1) })
}
