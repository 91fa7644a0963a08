//! Verbs of saying as cues: which words of the text are one, in which form, and who is their subject.

use std::ops::Range;

use super::reader::Reader;
use crate::lexicon::{Frames, VerbForms, class, frame, list};
use crate::model::tags::Tag;
use crate::words::TokenKind;

/// All frames of verbs that report what somebody said or holds.
pub(super) const REPORT: Frames = frame::SAY
    .or(frame::AVER)
    .or(frame::UTTER)
    .or(frame::TELL)
    .or(frame::ASK)
    .or(frame::DENY)
    .or(frame::PROMISE)
    .or(frame::URGE)
    .or(frame::NAME)
    .or(frame::ACCUSE)
    .or(frame::SHOW)
    .or(frame::PROPOSE)
    .or(frame::BELIEVE);

/// The form of the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Has a subject of its own.
    Finite,
    /// "saying": its subject is that of the clause it hangs on.
    Ing,
    /// "to say".
    Infinitive,
    /// "was told", "(the man) accused of": the subject is spoken of or to.
    Passive,
}

/// A verb of saying at its place.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb.
    pub verb: usize,
    /// Where its auxiliaries begin.
    pub group: usize,
    /// The token behind the verb and its particle ("pointed out").
    pub after: usize,
    /// Its sentence.
    pub sentence: Range<usize>,
    /// What it can do.
    pub frames: Frames,
    /// Its form.
    pub form: Form,
    /// "did not say".
    pub negated: bool,
    /// "could say": nobody said it.
    pub unreal: bool,
    /// Its subject, or the speaker named behind it; empty where none is told.
    pub source: Option<Range<usize>>,
    /// Whether the speaker stands behind the verb.
    pub inverted: bool,
}

impl Cue {
    pub fn can(&self, frames: Frames) -> bool {
        self.frames.any(frames)
    }

    /// The verb with its particle.
    pub fn range(&self) -> Range<usize> {
        self.verb..self.after
    }

    /// Whether it can introduce what somebody said: told as having happened, by somebody else than the author.
    pub fn is_told(&self) -> bool {
        !self.negated && !self.unreal && self.form != Form::Infinitive
    }
}

/// The part of an endless sentence that is looked at around a place; of every usual one all of it.
pub(super) fn window(sentence: &Range<usize>, at: usize) -> Range<usize> {
    sentence.start.max(at.saturating_sub(120))..sentence.end.min(at + 240)
}

/// The cues of a sentence, in order.
pub(super) fn read(reader: &Reader, sentence: Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for i in sentence.clone() {
        if !reader.reports(i) || reader.is_quoted(i) {
            continue;
        }
        let Some(mut cue) = at(reader, i, &window(&sentence, i)) else { continue };
        super::speakers::speaker(reader, &mut cue, &cues);
        cues.push(cue);
    }
    cues
}

/// The cue whose verb stands at `i`, without its speaker.
fn at(reader: &Reader, i: usize, sentence: &Range<usize>) -> Option<Cue> {
    let words = reader.words;
    let token = words.token(i);
    if token.kind() != TokenKind::Word || token.is_capital() && i > sentence.start {
        return None;
    }
    let reading = words.verb(i).find(|r| r.frames.any(REPORT))?;
    let frames = words.verb(i).filter(|r| r.lemma == reading.lemma).fold(Frames(0), |sum, r| sum.or(r.frames));
    let forms = reading.forms;
    let is_glue = |k: usize| words.slice(k) == "-" && words.glued(k);
    if is_glue(i + 1) || i > sentence.start && is_glue(i - 1) && words.glued(i) {
        return None;
    }
    // Auxiliaries, modals and adverbs in front.
    let (mut group, mut negated, mut unreal, mut to) = (i, false, false, false);
    let (mut be, mut helped) = (false, false);
    while group > sentence.start {
        let k = group - 1;
        if words.is_among(k, list!["not", "n't", "never", "nor"]) {
            negated = true;
        } else if words.is_among(k, list!["be", "been", "being", "is", "are", "was", "were", "am", "'re", "'m"]) {
            be |= !helped;
            helped = true;
        } else if words.is_among(
            k,
            list!["has", "have", "had", "having", "do", "does", "did", "'ve", "'d", "'ll", "will", "would"],
        ) {
            helped = true;
        } else if words.lower(k) == "'s" && words.is_among(k.wrapping_sub(1), list!["he", "she", "it", "who"]) {
            be |= !helped && forms.any(VerbForms::ING);
            helped = true;
        } else if words.is(k, class::MODALS) && !words.token(k).is_capital() {
            unreal = true;
            helped = true;
        } else if words.lower(k) == "to" && forms.any(VerbForms::BASE) && !helped {
            // "went on to say" tells what "said" tells.
            let goes_on = k >= sentence.start + 2
                && words.lower(k - 1) == "on"
                && words.is_among(k - 2, list!["went", "goes", "go"]);
            to = !goes_on;
            group = if goes_on { k - 2 } else { k };
            helped |= goes_on;
            break;
        } else if reader.is_comma(k)
            && k > sentence.start + 2
            && reader.is_adverb(k - 1)
            && reader.is_comma(k - 2)
            && forms.any(VerbForms::BASE)
        {
            // "did, however, call"
            group = k - 2;
            continue;
        } else if !(reader.is_adverb(k) && k > sentence.start) {
            break;
        }
        group = k;
    }
    // An adverb in front of the auxiliaries belongs to them only when there are some.
    if !helped && !negated && !to {
        group = i;
        while group > sentence.start + 1 && reader.is_adverb(group - 1) {
            group -= 1;
        }
    }
    let previous = group.checked_sub(1).filter(|p| *p >= sentence.start);
    let form = if to {
        Form::Infinitive
    } else if be && forms.any(VerbForms::ING) {
        Form::Finite
    } else if be {
        if !forms.any(VerbForms::PARTICIPLE) {
            return None;
        }
        Form::Passive
    } else if helped {
        Form::Finite
    } else if forms.any(VerbForms::ING) {
        let opens = previous.is_none_or(|p| {
            reader.is_comma(p)
                || reader.closes(p)
                || reader.is_strong(p)
                || (complement(reader, i + 1) || words.slice(i + 1) == ":")
                    && (reader.opens(i + 1) || reader.opens(i + 2))
                || words.is_among(
                    p,
                    list![
                        "by",
                        "in",
                        "after",
                        "before",
                        "while",
                        "and",
                        "when",
                        "without",
                        "or",
                        "but",
                        "statement",
                        "letter",
                        "email",
                        "memo",
                        "tweet",
                        "post",
                        "message",
                        "report",
                        "release"
                    ],
                )
        });
        if !opens {
            return None;
        }
        Form::Ing
    } else if previous.is_none() && forms.any(VerbForms::PARTICIPLE) {
        // "Asked whether it was safe, he": the sentence begins with it.
        Form::Passive
    } else if forms.any(VerbForms::PAST) {
        let adjective = previous.is_some_and(|p| {
            words.is(p, class::DETERMINERS.or(class::POSSESSIVES)) && !words.is(p, class::PRONOUNS)
                || words.is(p, class::PREPOSITIONS)
                || words.lower(p) == "'s"
        });
        // "details previously stated demands": behind a verb and an adverb a participle belongs to its noun.
        let modifier = group < i
            && previous.is_some_and(|p| words.is_verb_form(p) && !words.token(p).is_capital())
            && words.token(i + 1).kind() == TokenKind::Word
            && !complement(reader, i + 1);
        if adjective || modifier || words.lower(i + 1) == "by" && forms.any(VerbForms::PARTICIPLE) {
            return None;
        }
        Form::Finite
    } else if forms.any(VerbForms::PARTICIPLE) {
        return None;
    } else if present(reader, i, previous, forms, frames.any(frame::NOUN)) {
        Form::Finite
    } else {
        return None;
    };
    let after = i + 1 + usize::from(has_particle(reader, i, reading.lemma));
    if reading.lemma == "point" && after == i + 1 {
        return None;
    }
    Some(Cue {
        verb: i,
        group,
        after,
        sentence: sentence.clone(),
        frames,
        form,
        negated,
        unreal,
        source: None,
        inverted: false,
    })
}

fn has_particle(reader: &Reader, i: usize, lemma: &str) -> bool {
    let next = reader.words.lower(i + 1);
    match lemma {
        "point" => next == "out" || next == "to",
        "call" => next == "for" || next == "on" || next == "upon",
        "refer" => next == "to",
        _ => false,
    }
}

/// Whether a present tense without auxiliary is a verb here: many of them are nouns as well.
fn present(reader: &Reader, i: usize, previous: Option<usize>, forms: VerbForms, noun: bool) -> bool {
    let words = reader.words;
    let Some(p) = previous else { return false };
    // "the hospital trust that employed her"
    if matches!(words.tag(i), Tag::Noun | Tag::Nouns | Tag::Name) && !marks_follow(reader, i + 1) {
        return false;
    }
    let third = forms.any(VerbForms::THIRD);
    let next = i + 1;
    let relative = words.is_among(p, list!["who", "which", "that"]);
    if words.is(p, class::PREPOSITIONS.or(class::POSSESSIVES))
        || words.lower(p) == "'s"
        || words.is(p, class::DETERMINERS) && !words.is(p, class::PRONOUNS)
    {
        return false;
    }
    if third {
        if words.is_among(p, list!["he", "she", "it", "who", "which"]) {
            return true;
        }
        if !noun {
            return true;
        }
        if words.is(p, class::NUMERALS) || words.token(p).kind() == TokenKind::Number {
            return false;
        }
        let adjective = ["al", "ic", "ive", "ous", "ful", "less", "ary", "able", "ed", "ing"]
            .iter()
            .any(|end| words.lower(p).ends_with(end));
        if adjective && !words.token(p).is_capital() {
            return false;
        }
        // "showed subtle hints that": an object, no subject.
        let floor = i.saturating_sub(12);
        let phrase = reader.phrase_start(i, floor).filter(|s| *s > floor);
        let object = phrase.is_some_and(|s| {
            let before = s - 1;
            let ing = !words.token(s).is_capital() && reader.forms(s).any(VerbForms::ING);
            ing || words.same_sentence(before, i) && (reader.is_finite(before) || words.is(before, class::PREPOSITIONS))
        });
        if object {
            return false;
        }
        let singular = words.token(p).is_capital()
            || reader.is_comma(p)
            || relative
            || words.token(p).kind() == TokenKind::Word && !words.lower(p).ends_with('s');
        return singular && complement(reader, next);
    }
    if words.is_among(p, list!["i", "we", "they", "you", "who", "many", "some", "others"]) {
        return true;
    }
    let plural =
        words.token(p).kind() == TokenKind::Word && words.lower(p).ends_with('s') && !words.lower(p).ends_with("ss")
            || words.is_among(p, list!["people", "police", "which", "that", "percent", "officials"])
            || words.token(p).kind() == TokenKind::Number
            || words.slice(p) == "%"
            || reader.is_comma(p);
    let clause = words.lower(next) == "that"
        && (words.token(p).is_capital() || !noun)
        && words.token(p).kind() == TokenKind::Word;
    clause || plural && (complement(reader, next) || !noun && !reader.is_comma(p))
}

/// Whether a quotation in marks begins here, perhaps behind a comma or colon.
fn marks_follow(reader: &Reader, i: usize) -> bool {
    reader.opens(i) || (reader.is_comma(i) || reader.words.slice(i) == ":") && reader.opens(i + 1)
}

/// Whether what a verb of saying takes begins here: a clause, a phrase, a quotation.
fn complement(reader: &Reader, i: usize) -> bool {
    reader.opens_phrase(i)
        || marks_follow(reader, i)
        || reader.words.is(i, class::SUBORDINATORS)
        || reader.words.lower(i) == "that"
}
