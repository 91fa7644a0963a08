//! The rules: what a cue makes of the words around it.

use std::ops::Range;

use super::cues::{Cue, Form};
use super::objects::{accused, named, object, promised, urged};
use super::reader::Reader;
use crate::layers::Rule;
use crate::lexicon::{Frames, VerbForms, class, frame, list};
use crate::words::TokenKind;

/// What was said, in tokens, with who said it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// All of it, perhaps with its marks.
    pub content: Range<usize>,
    /// Who said it.
    pub source: Option<Range<usize>>,
    /// The verb of saying.
    pub cue: Option<Range<usize>>,
}

pub(super) type Find = fn(&Reader, &Cue) -> Option<Candidate>;

/// For every verb of saying, in order of precedence: the first that answers counts.
pub(super) const CUE_RULES: &[Rule<Find>] = &[
    Rule {
        id: "quote.tag",
        find: tag,
        shows: &[
            "“[The bridge is safe,|direct;source=the mayor;cue=said]” the mayor said.",
            "[Rain will stop by noon], forecasters said.",
        ],
        not: &["The mayor said nothing.", "On Monday, the mayor said the bridge was safe."],
    },
    Rule {
        id: "quote.marked",
        find: marked,
        shows: &["The coach said: “[We were slow.]”"],
        not: &["The coach was slow."],
    },
    Rule {
        id: "quote.that",
        find: that,
        shows: &["The minister said that [the tax would rise|indirect;source=The minister;cue=said]."],
        not: &["The man that said it left."],
    },
    Rule {
        id: "quote.asked",
        find: asked,
        shows: &["Reporters asked [whether the mine was safe|indirect;source=Reporters]."],
        not: &["She asked for a lawyer."],
    },
    Rule {
        id: "quote.named",
        find: named,
        shows: &["Critics called [the plan “a gift to polluters”]."],
        not: &["He called his wife.", "The board called a meeting."],
    },
    Rule {
        id: "quote.urged",
        find: urged,
        shows: &["The union urged [members to vote against the offer|indirect;source=The union]."],
        not: &["The union urged caution."],
    },
    Rule {
        id: "quote.accused",
        find: accused,
        shows: &["Prosecutors accused the banker of [hiding losses|indirect;source=Prosecutors;cue=accused]."],
        not: &["The accused fell silent."],
    },
    Rule {
        id: "quote.promised",
        find: promised,
        shows: &["The airline promised [to refund every passenger|indirect;source=The airline]."],
        not: &["The promised refund never came."],
    },
    Rule {
        id: "quote.said",
        find: said,
        shows: &["The agency said [the comet would return|indirect;source=The agency]."],
        not: &["She said no."],
    },
    Rule {
        id: "quote.object",
        find: object,
        shows: &[
            "The firm denied [any wrongdoing|indirect;source=The firm].",
            "The union rejected [the claim of a breach|indirect;source=The union].",
        ],
        not: &["Denied entry, they left.", "The union rejected the proposal."],
    },
];

/// Whether the speaker is the author: "I think", "we say".
pub(super) fn is_author(reader: &Reader, cue: &Cue) -> bool {
    cue.source.as_ref().is_some_and(|s| s.len() == 1 && reader.words.is_among(s.start, list!["i", "we", "you"]))
}

/// "The fact that they met shows that …", "this suggests that …": what the author concludes. Only a party or a document shows what it says.
pub(super) fn is_inferred(reader: &Reader, cue: &Cue) -> bool {
    let thing = |s: &Range<usize>| {
        s.len() == 1 && reader.words.is_among(s.start, list!["this", "that", "these", "those", "all"])
    };
    cue.can(frame::SHOW) && cue.form == Form::Finite && cue.source.as_ref().map_or(!cue.can(frame::SAY), thing)
}

pub(super) fn candidate(cue: &Cue, content: Range<usize>) -> Option<Candidate> {
    (!content.is_empty()).then(|| Candidate { content, source: cue.source.clone(), cue: Some(cue.range()) })
}

/// What can stand beside quotation marks or behind a comma.
const SPEECH: Frames =
    frame::SAY.or(frame::UTTER).or(frame::ASK).or(frame::TELL).or(frame::AVER).or(frame::BELIEVE).or(frame::SHOW);

/// "…, X said." and "…, said X."
fn tag(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if cue.form != Form::Finite || !cue.is_told() || !cue.can(SPEECH) {
        return None;
    }
    let source = cue.source.clone()?;
    // "fell, missing what analysts had expected": no speaker stands in front of that verb.
    if reader.words.lower(source.start).ends_with("ing")
        && reader.forms(source.start).any(VerbForms::ING)
        && !words.token(source.start).is_capital()
    {
        return None;
    }
    let start = if cue.inverted { cue.group } else { source.start };
    let before = start.checked_sub(1)?;
    // "“Yes.” Lee said.": cut into two sentences, but nothing else was said in the second.
    let alone =
        || reader.is_end(reader.skip_adjuncts(cue.after, cue.sentence.end, cue.can(frame::TELL)), cue.sentence.end);
    if before < cue.sentence.start && !(words.same_block(before, start) && alone()) {
        return None;
    }
    // In marks: the run that closes in front of the speaker.
    let close = [before, before.wrapping_sub(1)]
        .into_iter()
        .find(|k| reader.closes(*k))
        .filter(|k| *k == before || reader.is_comma(before));
    if let Some(run) = close.and_then(|k| reader.runs.closed(k)) {
        let sentence = reader.words.sentence_range(run.open);
        let last = run.close - 1;
        let pause = matches!(words.slice(last), "," | "?" | "!" | "." | "…" | "..." | "—" | "–" | "-")
            || reader.is_comma(before);
        // "On “Front Page,” Ann Lee said the": a name in front of what was said.
        if reader.is_named(run)
            && run.open > sentence.start
            && run.content().len() <= 6
            && !reader.is_end(reader.skip_adjuncts(cue.after, cue.sentence.end, cue.can(frame::TELL)), cue.sentence.end)
            && !cue.inverted
        {
            return None;
        }
        if pause {
            let lead = reader.clause_start(run.open, sentence.start.max(cue_floor(reader, run.open, sentence.start)));
            // Words in front of the marks belong to what was said when they begin its clause ("The deal was “dead,” he said").
            let content = if lead < run.open
                && !reader.is_comma(run.open - 1)
                && words.slice(run.open - 1) != ":"
                && !cue_between(reader, lead, run.open)
            {
                lead..run.end
            } else {
                run.open..run.end
            };
            return candidate(cue, content);
        }
        return None;
    }
    if !reader.is_comma(before)
        || start <= cue.sentence.start + 2
        || !cue.can(frame::SAY.or(frame::TELL).or(frame::AVER).or(frame::BELIEVE).or(frame::SHOW))
    {
        return None;
    }
    // Unmarked: what stands in front is a clause, and nothing said follows.
    let behind =
        if cue.inverted { source.end } else { reader.skip_adjuncts(cue.after, cue.sentence.end, cue.can(frame::TELL)) };
    let ends = reader.is_end(behind, cue.sentence.end) || reader.is_comma(behind) || reader.is_strong(behind);
    let floor = cue_floor(reader, before, cue.sentence.start);
    let first = reader.clause_start(before, floor);
    // "Asked what he got for it, he answered", "Speaking in Oslo, she said": how it came to be said.
    let asked = words
        .verb(first)
        .any(|v| !v.forms.any(VerbForms::BASE) && v.forms.any(VerbForms::PARTICIPLE.or(VerbForms::ING)));
    if !ends || asked {
        return None;
    }
    // "and the bill, she said, “will pass”": the clause began in front of the tag.
    if let Some(run) =
        reader.runs.opened(behind + 1).filter(|r| reader.is_comma(behind) && !words.token(r.first).is_capital())
    {
        let begin =
            (first..before).rev().find(|k| reader.is_comma(*k) || words.lower(*k) == "and").map_or(first, |k| k + 1);
        let begin = begin + usize::from(words.is_among(begin, list!["and", "but"]));
        if begin < before && !words.is(begin, class::PREPOSITIONS) && !(begin..before).any(|k| reader.is_finite(k)) {
            return candidate(cue, begin..run.end);
        }
    }
    if before < first + 2 {
        return None;
    }
    // "In return, they argued, the city paid": a mere beginning.
    if !(first + 1..before).any(|k| reader.is_verb(k)) {
        let end = reader.clause_end(behind + 1, cue);
        let goes_on = reader.is_comma(behind)
            && !cue.inverted
            && !reader.opens(behind + 1)
            && before < first + 8
            && cue.can(frame::SAY.or(frame::BELIEVE));
        return if goes_on && (behind + 1..end).any(|k| reader.is_finite(k)) {
            candidate(cue, first..end)
        } else {
            None
        };
    }
    // "…, she said, but the order came late": the same speech goes on behind the tag.
    let resumes = reader.is_comma(behind)
        && words.lower(behind + 1) != "and"
        && !words.lower(behind + 1).ends_with("ing")
        && !words.is_among(behind + 1, list!["according", "citing", "who", "which", "while", "as"])
        && !reader.opens(behind + 1)
        && !cue.inverted
        && !cue.can(frame::TELL);
    let end = if resumes { reader.clause_end(behind + 1, cue) } else { before };
    if words.is(first, class::SUBORDINATORS.or(class::PREPOSITIONS))
        && !resumes
        && !(first..before).any(|i| reader.is_comma(i))
    {
        return None;
    }
    candidate(cue, first..end)
}

/// Whether a verb of saying stands between two places outside marks.
fn cue_between(reader: &Reader, from: usize, to: usize) -> bool {
    (from..to).any(|i| {
        !reader.is_quoted(i)
            && !reader.words.token(i).is_capital()
            && reader.words.verb(i).any(|r| r.frames.any(frame::SAY) && r.forms.any(VerbForms::PAST.or(VerbForms::ING)))
    })
}

/// Behind the last thing said before `at` in the same sentence.
fn cue_floor(reader: &Reader, at: usize, start: usize) -> usize {
    (start..at).rev().find(|i| reader.closes(*i)).map_or(start, |i| i + 1)
}

/// The run that a cue introduces: "said: “…”", "said on Monday, “…”".
fn run_behind(reader: &Reader, cue: &Cue) -> Option<usize> {
    let words = reader.words;
    let end = cue.sentence.end;
    let from = if cue.inverted { cue.source.as_ref()?.end } else { cue.after };
    let mut i = reader.skip_adjuncts(from, end, cue.can(frame::TELL) && !cue.inverted);
    if reader.opens(i) {
        return Some(i);
    }
    // A colon at the end of a paragraph opens the next one.
    if words.slice(i) == ":" && i + 1 >= end {
        return (reader.opens(i + 1)).then_some(i + 1);
    }
    if words.slice(i) == ":" || reader.is_comma(i) {
        if reader.opens(i + 1) {
            return Some(i + 1);
        }
        if words.slice(i) == ":" {
            return None;
        }
        // "said on Twitter, in reference to her first child, “…”"
        let limit = end.min(i + 30);
        i += 1;
        while i < limit {
            if reader.is_comma(i) && reader.opens(i + 1) {
                return (!reader.has_verb(from..i)).then_some(i + 1);
            }
            i += 1;
        }
    }
    None
}

/// "X said: “…”", "X said “…”".
fn marked(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    if cue.negated && !cue.can(frame::SAY) || !cue.can(SPEECH) {
        return None;
    }
    let open = run_behind(reader, cue)?;
    let run = reader.runs.opened(open)?;
    // "told the weekly “North”": a name.
    if cue.can(frame::TELL) && reader.is_named(run) && !reader.is_comma(open - 1) {
        return None;
    }
    // "said “no deal” would be better": the clause goes on behind the marks.
    let next = run.end;
    let goes_on = next < cue.sentence.end
        && reader.words.token(next).kind() == TokenKind::Word
        && !reader.words.is(next, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::SUBORDINATORS))
        && !matches!(reader.words.slice(run.close - 1), "," | "." | "?" | "!");
    let end = if goes_on { reader.clause_end(open, cue) } else { next };
    candidate(cue, open..end)
}

/// "X said that …"
fn that(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    let clausal = frame::SAY.or(frame::AVER).or(frame::TELL).or(frame::SHOW).or(frame::BELIEVE).or(frame::DENY);
    if !cue.can(clausal) || cue.unreal || cue.form == Form::Infinitive {
        return None;
    }
    if (cue.negated || is_author(reader, cue)) && !cue.can(frame::DENY) || is_inferred(reader, cue) {
        return None;
    }
    let end = cue.sentence.end;
    let mut i = reader.skip_adjuncts(
        if cue.inverted { cue.source.as_ref()?.end } else { cue.after },
        end,
        cue.can(frame::TELL) && cue.form != Form::Passive,
    );
    // "deny reports that", "said, however, that"
    if cue.can(frame::DENY) && !reader.is_comma(i) && words.lower(i) != "that" {
        i = (i..end.min(i + 5)).find(|k| words.lower(*k) == "that").filter(|k| words.is(k - 1, class::CLAIMS))?;
    }
    if reader.is_comma(i) {
        i = (i + 1..end.min(i + 25))
            .find(|k| reader.is_comma(*k) && words.lower(k + 1) == "that" && !reader.is_quoted(*k))?
            + 1;
    }
    if words.lower(i) != "that" || i + 1 >= end {
        return None;
    }
    // "that was": it is the subject itself, or that of a relative clause.
    if reader.is_finite(i + 1) {
        return None;
    }
    // "Recalling that moment, he": no clause.
    if (i + 2..i + 4)
        .any(|k| reader.is_comma(k) && !(i + 1..k).any(|v| reader.is_verb(v) || words.is(v, class::PREPOSITIONS)))
        && words.token(i + 1).kind() == TokenKind::Word
        && !words.is(i + 1, class::SUBORDINATORS.or(class::ADVERBS))
    {
        return None;
    }
    // "said that day": a pronoun or determiner of its own.
    let alone = |k: usize| reader.is_comma(k) || reader.is_end(k, end) || reader.opens_phrase(k);
    if words.is(i + 1, class::TIME_NOUNS) && !words.lower(i + 1).ends_with('s') && alone(i + 2) {
        return None;
    }
    candidate(cue, i + 1..reader.clause_end(i + 1, cue))
}

/// "X asked whether …"
fn asked(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.can(frame::ASK.or(frame::SAY).or(frame::TELL))
        || cue.unreal
        || cue.form == Form::Infinitive
        || is_author(reader, cue)
    {
        return None;
    }
    // "asked why": a question opens at once; "asked him on Monday why": behind who was asked, and when.
    let question = list!["whether", "if", "how", "why", "what", "who", "where", "when", "which"];
    let i = if words.is_among(cue.after, question) {
        cue.after
    } else {
        reader.skip_adjuncts(cue.after, cue.sentence.end, cue.can(frame::TELL.or(frame::ASK)))
    };
    let opens = words.is_among(i, question);
    let asks = cue.can(frame::ASK) || !cue.negated && words.is_among(i, list!["how", "why", "what", "where"]);
    (opens && asks && i + 1 < cue.sentence.end).then_some(i..reader.clause_end(i, cue)).and_then(|c| candidate(cue, c))
}

/// "X said the bridge would open": a clause without "that".
fn said(reader: &Reader, cue: &Cue) -> Option<Candidate> {
    let words = reader.words;
    if !cue.can(frame::SAY.or(frame::BELIEVE).or(frame::TELL))
        || cue.unreal
        || cue.negated
        || is_author(reader, cue)
        || cue.inverted
        || cue.form == Form::Infinitive
        || is_inferred(reader, cue)
    {
        return None;
    }
    if cue.source.is_none() && cue.form != Form::Passive {
        return None;
    }
    let end = cue.sentence.end;
    let tells = cue.can(frame::TELL) && cue.form != Form::Passive;
    let mut i = reader.skip_adjuncts(cue.after, end, tells);
    if words.slice(i) == ":" && !words.glued(i + 1) {
        i += 1;
    }
    // "were told to boil it" is an order, no statement.
    if i >= end
        || reader.is_comma(i)
        || reader.is_strong(i)
        || reader.is_end(i, end)
        || cue.form == Form::Passive && (cue.after..=i).any(|k| words.lower(k) == "to")
    {
        return None;
    }
    let stop = reader.clause_end(i, cue);
    let core = frame::SAY.or(frame::TELL);
    if words.lower(i) == "that" && i > cue.after {
        return None;
    }
    let tells_all = !cue.can(core) || i > cue.after && !reader.opens_phrase(i) || reader.is_finite(i);
    if !cue.can(frame::SAY.or(frame::BELIEVE))
        || tells_all && !reader.opens_phrase(i) && !reader.opens(i)
        || reader.is_finite(i)
    {
        return None;
    }
    let opens = reader.opens_phrase(i)
        || reader.opens(i)
        || words.token(i).kind() == TokenKind::Word
            && cue.can(core)
            && !words.is(i, class::PREPOSITIONS.or(class::CONJUNCTIONS))
        || words.is_among(i, list!["if", "when", "while", "after", "because", "since", "although", "though"])
            && cue.can(core);
    // A clause has a verb of its own; of most verbs the object may be a mere phrase ("added two rooms").
    let says = words.verb(cue.verb).any(|r| matches!(r.lemma, "say" | "tell"));
    let has_verb = if says {
        reader.has_verb(i..stop)
    } else {
        (i + 1..reader.object_end(i, cue).min(stop)).any(|k| reader.is_verb(k))
    };
    (opens && stop > i + 1 && has_verb).then_some(i..stop).and_then(|c| candidate(cue, c))
}
