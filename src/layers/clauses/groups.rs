//! Verb groups: modal, auxiliaries, negation, adverbs and the main verb; and how far their clause reaches.

use std::ops::Range;

use super::participles::{demote_participles, promote_participles, share_auxiliary};
use super::phrases::Phrases;
use super::{Clause, Form, LONGEST, is_adverb, is_border, is_day, is_strong_border};
use crate::lexicon::{Frames, VerbForms, frame, table};
use crate::model::tags::Tag;
use crate::words::{TokenKind, Words};

const COMMA: u8 = 1;
const STRONG: u8 = 2;
const BORDER: u8 = 4;
const PUNCT: u8 = 8;

/// What parts clauses, for each token: many clauses ask it of the same ones.
pub(super) fn marks(words: &Words) -> Vec<u8> {
    let mark = |i: usize| {
        if words.token(i).kind() == TokenKind::Punct {
            let comma = if words.slice(i) == "," { COMMA } else { 0 };
            PUNCT | comma | if is_strong_border(words, i) { STRONG } else { 0 }
        } else if is_border(words, i) {
            BORDER
        } else {
            0
        }
    };
    (0..words.len()).map(mark).collect()
}

/// Adds the clauses of a sentence, without subjects.
pub(super) fn read(words: &Words, marks: &[u8], phrases: &Phrases, sentence: usize, clauses: &mut Vec<Clause>) {
    let range = words.sentences()[sentence].tokens.clone();
    let first = clauses.len();
    let mut i = range.start;
    while i < range.end {
        match group(words, phrases, i, &range) {
            Some(clause) => {
                i = clause.group().end.max(i + 1);
                if clauses.len() == clauses.capacity() {
                    // By an eighth: doubling would take more than the text itself.
                    clauses.reserve_exact(clauses.len() / 8 + 32);
                }
                clauses.push(Clause { in_sentence: sentence as u32, ..clause });
            }
            None => i += 1,
        }
    }
    promote_participles(words, phrases, &mut clauses[first..]);
    for at in first + 1..clauses.len() {
        // "They oppose it and want a vote": the second verb of a present subject.
        let joint = words.is_word(clauses[at].group().start.wrapping_sub(1), &["and", "but", "or"]);
        let bare = clauses[at].form == Form::Infinitive && words.tag(clauses[at].group().start) == Tag::Base;
        let plain = clauses[at - 1].form == Form::Present && words.tag(clauses[at - 1].verb()) == Tag::Present;
        if joint && bare && plain {
            clauses[at].form = Form::Present;
        }
        share_auxiliary(words, &mut clauses[at - 1..=at]);
    }
    demote_participles(words, phrases, &mut clauses[first..]);
    let tag = speaker_tag(words, &clauses[first..], &range);
    for at in first..clauses.len() {
        let next = clauses.last().map(|c| c.group().start);
        // What somebody says is a clause of its own, also without "that".
        let said = at.checked_sub(1).filter(|p| *p >= first).map(|p| &clauses[p]);
        let said = said.filter(|c| c.frames.any(frame::SAY) && !c.passive && c.form != Form::Infinitive);
        let floor = said.map_or(range.start, |c| c.group().end);
        let group = &clauses[at].group();
        let floor = tag.filter(|t| *t < group.start).map_or(floor, |t| floor.max(t + 1));
        let last = tag.filter(|t| *t >= group.end).unwrap_or(range.end);
        let reach = floor.max(group.start.saturating_sub(LONGEST))..last.min(group.end + LONGEST);
        let mut extent = extent(words, marks, &clauses[at], next, &reach);
        if words.is_word(extent.start.wrapping_sub(1), &["which", "who"]) {
            extent.end = resumption(words, &clauses[at + 1..], extent.clone());
        }
        clauses[at].set_extent(extent);
    }
}

/// Where the speaker is named behind what was said (", the minister said."): the comma in front.
fn speaker_tag(words: &Words, clauses: &[Clause], sentence: &Range<usize>) -> Option<usize> {
    let last = clauses.last().filter(|c| c.frames.any(frame::SAY) && !c.passive && c.group().start > sentence.start)?;
    let behind = (last.group().end..sentence.end).filter(|i| words.token(*i).is_word_like()).take(4).count();
    let comma = (sentence.start.max(last.group().start.saturating_sub(12))..last.group().start)
        .rev()
        .find(|i| words.slice(*i) == ",")?;
    (behind <= 3 && comma + 1 < last.group().start).then_some(comma)
}

/// "is against", "have confidence in": what an auxiliary tells as the main verb, its rows know.
const TOLD: Frames =
    frame::IN_EVENT_FRAMES.or(frame::IN_OUTCOME_FRAMES).or(frame::IN_POSITION_FRAMES).or(frame::IN_SEVERAL_WORDS);

/// What a verb of the group is to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Auxiliary {
    Be,
    Have,
    Do,
}

fn auxiliary(words: &Words, i: usize) -> Option<Auxiliary> {
    if !words.tag(i).is_verb() && words.token(i).kind() != TokenKind::Clitic {
        return None;
    }
    match words.lower(i) {
        "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'re" | "'m" => Some(Auxiliary::Be),
        // "he's left", "he's leaving"
        "'s" if words.tag(i) == Tag::Present => {
            let has = words.is_word(i + 1, &["been", "had"]);
            Some(if has { Auxiliary::Have } else { Auxiliary::Be })
        }
        "have" | "has" | "had" | "having" | "'ve" => Some(Auxiliary::Have),
        "'d" if words.tag(i) == Tag::Past => Some(Auxiliary::Have),
        "do" | "does" | "did" => Some(Auxiliary::Do),
        _ => None,
    }
}

/// The form that a main verb must have behind its auxiliary. The tagger mixes up past and participle; behind "have" and "be" it is the
/// latter.
fn follows(words: &Words, last: Option<Auxiliary>, i: usize) -> bool {
    let tag = words.tag(i);
    match last {
        Some(Auxiliary::Be) => {
            matches!(tag, Tag::Ing | Tag::Participle) || tag == Tag::Past && words.forms(i).any(VerbForms::PARTICIPLE)
        }
        Some(Auxiliary::Have) => matches!(tag, Tag::Participle | Tag::Past),
        Some(Auxiliary::Do) => matches!(tag, Tag::Base | Tag::Present),
        None => matches!(tag, Tag::Base | Tag::Present | Tag::Past),
    }
}

/// "have both criticised": between auxiliary and participle.
fn floats(words: &Words, i: usize, last: Option<Auxiliary>) -> bool {
    last.is_some() && words.is_word(i, &["both", "all", "each"]) && follows(words, last, i + 1)
}

/// The verb group that begins at `i`.
fn group(words: &Words, phrases: &Phrases, i: usize, sentence: &Range<usize>) -> Option<Clause> {
    let end = sentence.end;
    let tag = words.tag(i);
    if phrases.at(i).is_some()
        || !(tag.is_verb() || matches!(tag, Tag::Modal | Tag::To) || auxiliary(words, i).is_some())
    {
        return None;
    }
    let modal = (tag == Tag::Modal).then_some(i);
    let infinitive = tag == Tag::To;
    let (mut at, mut negated, mut verb, mut last) = (i, false, None, None);
    let (mut perfect, mut has_be) = (false, false);
    let mut first_verb = None;
    if modal.is_some() || infinitive {
        at += 1;
    }
    while at < end && at < i + 12 {
        if words.is_word(at, &["not", "n't", "never"]) && (at > i) {
            negated = true;
        } else if words.tag(at).is_verb() || auxiliary(words, at).is_some() {
            let fits = if verb.is_none() {
                modal.is_none() && !infinitive || matches!(words.tag(at), Tag::Base | Tag::Present | Tag::Past)
            } else {
                last.is_some() && follows(words, last, at) && phrases.at(at).is_none()
            };
            if !fits {
                break;
            }
            perfect |= last == Some(Auxiliary::Have);
            has_be |= last == Some(Auxiliary::Be);
            first_verb = first_verb.or(Some(at));
            verb = Some(at);
            last = auxiliary(words, at);
            if last.is_none() {
                break;
            }
        } else if !floats(words, at, last)
            && (!(words.tag(at) == Tag::Adverb || is_adverb(words, at)) || (at > i && phrases.at(at).is_some()))
        {
            break;
        }
        at += 1;
    }
    let mut verb = verb?;
    // "was disappointed by", "are opposed to": a state, nothing undergone, where the frames know it as such.
    let stated = last.is_none() && has_be && words.tag(verb) != Tag::Ing && is_state(words, verb);
    if stated {
        verb -= 1;
        last = auxiliary(words, verb);
    }
    let has_be = has_be && last != Some(Auxiliary::Be);
    let (tag, first) = (words.tag(verb), words.tag(first_verb?));
    let progressive = has_be && tag == Tag::Ing;
    // "has been": the last "be" is the verb itself.
    let passive = has_be && !progressive;
    negated |= last.is_some() && words.is_word(verb + 1, &["not", "n't", "never"]) && verb + 1 < end;
    let form = match () {
        _ if modal.is_some() => Form::Modal,
        _ if infinitive || first == Tag::Base => Form::Infinitive,
        _ if first == Tag::Ing => Form::Ing,
        _ if first == Tag::Participle => Form::Participle,
        _ if first == Tag::Past => Form::Past,
        _ => Form::Present,
    };
    // "previously stated demands": behind a verb and an adverb a participle belongs to its noun; so does one right before a noun.
    // But not behind a noun: "a ferry carrying 142 people caught fire".
    let behind = i > sentence.start
        && phrases.at(i - 1).is_some()
        && !words.verb(i).any(|r| r.frames.any(frame::NAME) || r.lemma == "name");
    let attribute = words.tag(i + 1).is_noun() && phrases.at(i + 1).is_some() && !is_day(words, i + 1) && !behind;
    if form == Form::Participle && verb == i && i + 1 < end && attribute {
        return None;
    }
    let wanted = match tag {
        Tag::Ing => VerbForms::ING,
        Tag::Base => VerbForms::BASE,
        Tag::Present => VerbForms::BASE.or(VerbForms::THIRD),
        _ => VerbForms::PAST.or(VerbForms::PARTICIPLE),
    };
    let reading = words.verb(verb).find(|r| r.forms.any(wanted)).or_else(|| words.verb(verb).next());
    let lemma = match last {
        Some(Auxiliary::Be) => "be",
        Some(Auxiliary::Have) => "have",
        Some(Auxiliary::Do) => "do",
        None => reading.map_or("", |r| r.lemma),
    };
    Some(Clause {
        in_sentence: 0,
        main_verb: verb as u32,
        first: i as u32,
        begin: i as u32,
        reach: (sentence.start as u32, sentence.end as u32),
        lemma,
        frames: match last {
            None => reading.map_or(Frames(0), |r| r.frames),
            Some(_) => reading.map_or(TOLD, |r| Frames(r.frames.0 & TOLD.0)),
        },
        form,
        has_modal: modal.is_some(),
        negated,
        passive: passive || form == Form::Participle,
        perfect: perfect && !(last == Some(Auxiliary::Have)),
        progressive,
        subjects: Vec::new(),
        subject_phrase: None,
        object_phrase: None,
    })
}

/// Whether a participle right behind a form of "be" tells a state, by the rows of "be" in the table of positions.
fn is_state(words: &Words, verb: usize) -> bool {
    matches!(auxiliary(words, verb - 1), Some(Auxiliary::Be))
        && matches!(words.tag(verb + 1), Tag::In | Tag::To)
        && table::POSITION_FRAMES.get(&["be", words.lower(verb), words.lower(verb + 1)].join(" ")).is_some()
}

/// Where a relative clause ends because the clause around it goes on: "Kyiv, which rejected the plan, was forced to agree".
fn resumption(words: &Words, later: &[Clause], extent: Range<usize>) -> usize {
    let finite = |c: &&Clause| matches!(c.form, Form::Modal | Form::Past | Form::Present);
    let comma = later.iter().take_while(|c| c.group().start < extent.end).filter(finite).find_map(|c| {
        let before = (extent.start..c.group().start).rev().find(|i| !is_adverb(words, *i))?;
        (words.slice(before) == ",").then_some(before)
    });
    comma.unwrap_or(extent.end)
}

/// "the bank, the fund, and the state pay": the last comma of a list parts no clauses. Two commas with a few words and no verb between tell;
/// gives the first.
fn serial(words: &Words, and: usize) -> Option<usize> {
    let first = (and.saturating_sub(12)..and - 1).rev().find(|i| words.slice(*i) == ",").filter(|first| *first > 0)?;
    let verb = |i: usize| words.tag(i).is_verb() || words.tag(i) == Tag::Modal || is_border(words, i);
    let list = first + 1 < and - 1 && words.same_sentence(first, and) && !(first..and).any(verb);
    (list && words.tag(first - 1).is_noun()).then_some(first)
}

/// How far the clause of a verb group reaches inside its sentence. Conditions stay with what they condition.
fn extent(
    words: &Words,
    marks: &[u8],
    clause: &Clause,
    last_group: Option<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    let is = |i: usize, mark: u8| marks[i] & mark != 0;
    let mut start = clause.group().start;
    let mut comma = None;
    let mut list = usize::MAX;
    while start > sentence.start {
        let before = start - 1;
        let comma_before = before > sentence.start && is(before - 1, COMMA);
        if is(before, STRONG) {
            break;
        }
        if comma_before && words.is_word(before, &["and", "but", "so", "or", "yet"]) {
            match serial(words, before) {
                Some(first) => list = first,
                None => break,
            }
        }
        if is(before, BORDER) {
            match comma {
                _ if words.is_word(before, &["if", "unless"]) => start = before,
                // "said that Lind, 31, will miss it": what stands in commas belongs to the subject.
                Some(comma) if words.lower(before) == "that" && !(before..comma).any(|i| words.tag(i).is_verb()) => {}
                // "Because it rained, the match was off": the clause begins behind the comma.
                Some(comma) => start = comma + 1,
                None => {}
            }
            break;
        }
        if is(before, COMMA) && before < list {
            comma = Some(before);
        }
        start = before;
    }
    while start < clause.group().start && is(start, PUNCT) && !matches!(words.slice(start), "“" | "‘" | "\"") {
        start += 1;
    }
    let mut end = clause.group().end;
    while end < sentence.end {
        let splits = is(end, COMMA)
            && words.is_word(
                end + 1,
                &["and", "but", "so", "which", "who", "while", "although", "though", "whereas", "where", "because"],
            )
            && last_group.is_some_and(|g| g > end);
        if is(end, STRONG) || splits {
            break;
        }
        end += 1;
    }
    while end > clause.group().end && is(end - 1, PUNCT) && !matches!(words.slice(end - 1), ")" | "”" | "’" | "\"")
    {
        end -= 1;
    }
    start..end
}
