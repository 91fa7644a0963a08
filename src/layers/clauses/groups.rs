//! Verb groups: modal, auxiliaries, negation, adverbs and the main verb; and how far their clause reaches.

use std::ops::Range;

use super::{Clause, Form, LONGEST, NEIGHBOURS, is_adverb, is_border, is_strong_border};
use crate::lexicon::{Frames, VerbForms, VerbReading, class, frame};
use crate::words::{TokenKind, Words};

/// Adds the clauses of a sentence, without subjects.
pub(super) fn read(words: &Words, sentence: usize, clauses: &mut Vec<Clause>) {
    let range = words.sentences()[sentence].tokens.clone();
    let first = clauses.len();
    let mut i = range.start;
    while i < range.end {
        match group(words, i, &range) {
            Some(clause) => {
                i = clause.group.end.max(i + 1);
                clauses.push(Clause { sentence, ..clause });
            }
            None => i += 1,
        }
    }
    demote_participles(words, &mut clauses[first..]);
    let tag = speaker_tag(words, &clauses[first..], &range);
    for at in first..clauses.len() {
        let next = clauses.last().map(|c| c.group.start);
        // What somebody says is a clause of its own, also without "that".
        let said = at.checked_sub(1).filter(|p| *p >= first).map(|p| &clauses[p]);
        let said = said.filter(|c| c.frames.any(frame::SAY) && !c.passive && c.form != Form::Infinitive);
        let floor = said.map_or(range.start, |c| c.group.end);
        let group = &clauses[at].group;
        let floor = tag.filter(|t| *t < group.start).map_or(floor, |t| floor.max(t + 1));
        let last = tag.filter(|t| *t > group.end).unwrap_or(range.end);
        let reach = floor.max(group.start.saturating_sub(LONGEST))..last.min(group.end + LONGEST);
        clauses[at].extent = extent(words, &clauses[at], next, &reach);
    }
}

/// Where the speaker is named behind what was said (", the minister said."): the comma in front.
fn speaker_tag(words: &Words, clauses: &[Clause], sentence: &Range<usize>) -> Option<usize> {
    let last = clauses.last().filter(|c| c.frames.any(frame::SAY) && !c.passive && c.group.start > sentence.start)?;
    let behind = (last.group.end..sentence.end).filter(|i| words.token(*i).is_word_like()).take(4).count();
    let comma = (sentence.start.max(last.group.start.saturating_sub(12))..last.group.start)
        .rev()
        .find(|i| words.slice(*i) == ",")?;
    (behind <= 3 && comma + 1 < last.group.start).then_some(comma)
}

/// The first reading that can be one of these forms.
fn reading(words: &Words, i: usize, forms: VerbForms) -> Option<VerbReading> {
    if words.token(i).kind != TokenKind::Word {
        return None;
    }
    words.verb(i).find(|r| r.forms.any(forms))
}

/// Forms of the auxiliaries, told by their lemma.
fn auxiliary(words: &Words, i: usize) -> Option<&'static str> {
    match words.lower(i) {
        "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'re" | "'m" => Some("be"),
        "'s" if words.token(i).kind == TokenKind::Clitic && is_pronoun_subject(words, i.wrapping_sub(1)) => Some("be"),
        "have" | "has" | "had" | "having" | "'ve" => Some("have"),
        "'d" if reading(words, i + 1, VerbForms::PARTICIPLE).is_some() => Some("have"),
        "do" | "does" | "did" => Some("do"),
        _ => None,
    }
}

fn is_pronoun_subject(words: &Words, i: usize) -> bool {
    words.is_word(i, &["he", "she", "it", "that", "this", "there", "who", "what", "here"])
}

/// Whether a modal stands here as a verb: not the noun "will", not the month.
fn is_modal(words: &Words, i: usize, end: usize) -> bool {
    if !words.is(i, class::MODALS)
        || (words.lower(i) == "may" && words.token(i).is_capital() && !words.starts_with_verb(i, end))
    {
        return false;
    }
    let before = i.wrapping_sub(1);
    let noun = words.is(before, class::DETERMINERS.or(class::POSSESSIVES)) && !words.is(before, class::PRONOUNS);
    !noun && words.starts_with_verb(i, end)
}

impl Words<'_> {
    /// Whether a base form (or have, be, not) follows a modal, adverbs skipped; an unknown word in lower case counts.
    fn starts_with_verb(&self, modal: usize, end: usize) -> bool {
        let mut i = modal + 1;
        while i < end.min(modal + 5) && (is_adverb(self, i) || self.is(i, class::NEGATIONS)) {
            i += 1;
        }
        if i >= end {
            return false;
        }
        // Questions and inversions: "may he", "will the council".
        let known = self.verb(i).any(|r| r.forms.any(VerbForms::BASE));
        let closed =
            class::DETERMINERS.or(class::PREPOSITIONS).or(class::PRONOUNS).or(class::CONJUNCTIONS).or(class::MODALS);
        let token = self.token(i);
        known && !self.is(i, class::DETERMINERS)
            || (token.kind == TokenKind::Word && !token.is_capital() && !self.is(i, closed) && !token.is_verb_form())
    }
}

/// The verb group that begins at `i`.
fn group(words: &Words, i: usize, sentence: &Range<usize>) -> Option<Clause> {
    let end = sentence.end;
    let mut at = i;
    let (mut modal, mut negated) = (None, false);
    let mut auxiliaries: Vec<(&'static str, usize)> = Vec::new();
    let infinitive = words.lower(i) == "to" && words.token(i).kind == TokenKind::Word;
    if infinitive {
        at += 1;
    }
    while at < end {
        if modal.is_none() && auxiliaries.is_empty() && !infinitive && is_modal(words, at, end) {
            modal = Some(at);
        } else if let Some(aux) = auxiliary(words, at) {
            auxiliaries.push((aux, at));
        } else if words.is_word(at, &["not", "n't", "never"]) {
            negated |= modal.is_some() || !auxiliaries.is_empty() || infinitive;
        } else if !(is_adverb(words, at) && (modal.is_some() || !auxiliaries.is_empty() || infinitive)) {
            break;
        }
        if at == i && modal.is_none() && auxiliaries.is_empty() && !infinitive {
            break;
        }
        at += 1;
    }
    let last = auxiliaries.last().copied();
    let has = |lemma: &str| auxiliaries.iter().any(|(a, _)| *a == lemma);
    let started = modal.is_some() || last.is_some() || infinitive;
    let main = match last {
        Some(("be", _)) => {
            reading(words, at, VerbForms::ING.or(VerbForms::PARTICIPLE)).filter(|_| !takes_article(words, at))
        }
        Some(("have", _)) => reading(words, at, VerbForms::PARTICIPLE),
        _ if started => reading(words, at, VerbForms::BASE),
        _ => return lexical(words, at, sentence),
    };
    let mut verb = at;
    let (lemma, frames, forms) = match main {
        Some(r) => (r.lemma, r.frames, Some(r.forms)),
        // A modal or "to" makes a verb of an unknown word; an auxiliary alone is the verb itself.
        None => match last {
            Some((lemma, place)) => {
                verb = place;
                (if lemma == "be" || lemma == "have" || lemma == "do" { lemma } else { "" }, Frames(0), None)
            }
            None if (modal.is_some() || infinitive) && at < end && is_unknown_verb(words, at) => ("", Frames(0), None),
            None => return None,
        },
    };
    let after_be = main.is_some() && matches!(last, Some(("be", _)));
    let ing = after_be && forms.is_some_and(|f| f.any(VerbForms::ING));
    let first_past = auxiliaries.first().is_some_and(|(_, p)| words.is_word(*p, &["was", "were", "had", "did"]));
    let bare = auxiliaries.first().is_some_and(|(_, p)| words.is_word(*p, &["be", "been", "being", "having"]))
        && modal.is_none();
    let form = match () {
        _ if modal.is_some() => Form::Modal,
        _ if infinitive => Form::Infinitive,
        _ if bare => Form::Ing,
        _ if first_past => Form::Past,
        _ => Form::Present,
    };
    let end = (verb + 1).max(at.min(verb + 1));
    Some(Clause {
        sentence: 0,
        group: i..end,
        verb,
        lemma,
        frames,
        form,
        modal,
        negated,
        passive: after_be && !ing,
        perfect: has("have") && lemma != "have",
        progressive: ing,
        subjects: Vec::new(),
        subject_start: i,
        extent: sentence.clone(),
    })
}

/// "is a meeting": an article shows that a noun follows, not the main verb.
fn takes_article(words: &Words, i: usize) -> bool {
    words.is(i, class::DETERMINERS.or(class::PREPOSITIONS))
}

fn is_unknown_verb(words: &Words, i: usize) -> bool {
    let token = words.token(i);
    let closed =
        class::DETERMINERS.or(class::PREPOSITIONS).or(class::PRONOUNS).or(class::CONJUNCTIONS).or(class::POSSESSIVES);
    token.kind == TokenKind::Word
        && !token.is_capital()
        && !token.is_verb_form()
        && !words.is(i, closed)
        && words.slice(i).len() > 2
}

/// A main verb without auxiliaries. Many words are verb and noun: the neighbours decide, and in doubt it is none.
fn lexical(words: &Words, i: usize, sentence: &Range<usize>) -> Option<Clause> {
    let token = words.token(i);
    if token.kind != TokenKind::Word
        || !token.is_verb_form()
        || words.is(i, class::PREPOSITIONS.or(class::DETERMINERS).or(class::CONJUNCTIONS))
    {
        return None;
    }
    if token.is_capital() && i > sentence.start {
        return None;
    }
    let mut before = i;
    while before > sentence.start && is_adverb(words, before - 1) {
        before -= 1;
    }
    let previous = (before > sentence.start).then(|| before - 1);
    let after = i + 1;
    let opens_noun = |p: usize| {
        words.is(p, class::POSSESSIVES)
            || (words.is(p, class::DETERMINERS) && !words.is(p, class::PRONOUNS))
            || (words.lower(p) == "'s" && words.token(p).kind == TokenKind::Clitic)
    };
    if previous.is_some_and(opens_noun) || (before < i && previous.is_some_and(|p| words.is(p, class::PREPOSITIONS))) {
        return None;
    }
    // "previously stated demands": behind a verb and an adverb a participle belongs to its noun.
    let modifier = before < i
        && previous.is_some_and(|p| words.token(p).is_verb_form())
        && words.token(after).kind == TokenKind::Word
        && !words.is(after, class::DETERMINERS.or(class::PREPOSITIONS).or(class::PRONOUNS).or(class::CONJUNCTIONS))
        && words.lower(after) != "to";
    if modifier {
        return None;
    }
    let preposition_before =
        previous.is_some_and(|p| words.is(p, class::PREPOSITIONS) && !words.is(p, class::SUBORDINATORS));
    let verb_after = words.verb(after).any(|r| r.forms.any(VerbForms::PAST)) && !words.is(after, class::PREPOSITIONS)
        || words.is(after, class::MODALS)
        || matches!(words.lower(after), "is" | "are" | "was" | "were" | "has" | "have" | "had");
    let reading = words.verb(i).next()?;
    let hyphen = |p: usize| words.slice(p) == "-" && words.glued(p);
    if hyphen(after) || previous.is_some_and(|p| hyphen(p) && words.glued(i)) {
        return None;
    }
    let form = if reading.forms.any(VerbForms::PAST) {
        if preposition_before {
            return None;
        }
        if reading.forms.any(VerbForms::PARTICIPLE) && words.lower(after) == "by" {
            Form::Participle
        } else {
            Form::Past
        }
    } else if reading.forms.any(VerbForms::PARTICIPLE) {
        if preposition_before {
            return None;
        }
        Form::Participle
    } else if reading.forms.any(VerbForms::ING) {
        let opens = previous.is_none_or(|p| {
            words.token(p).kind == TokenKind::Punct || words.is(p, class::PREPOSITIONS.or(class::CONJUNCTIONS))
        });
        if !opens {
            return None;
        }
        Form::Ing
    } else if reading.forms.any(VerbForms::THIRD) {
        let singular = previous.is_some_and(|p| {
            let t = words.token(p);
            is_pronoun_subject(words, p)
                || words.is_word(p, &["which", "and", ","])
                || (t.kind == TokenKind::Word
                    && (t.is_capital() || !words.lower(p).ends_with('s'))
                    && !words
                        .is(p, class::PREPOSITIONS.or(class::AUXILIARIES).or(class::MODALS).or(class::DETERMINERS)))
        });
        let listed =
            previous.is_some_and(|p| words.is_word(p, &["and", ","])) && words.token(after).kind == TokenKind::Punct;
        let noun_like = listed
            || words.is(after, class::AUXILIARIES)
            || words.is_word(after, &["of"])
            || !follows_present(words, after, sentence.end);
        if !singular || verb_after || noun_like {
            return None;
        }
        Form::Present
    } else {
        // A base form: only behind a plural subject.
        let plural = previous.is_some_and(|p| {
            words.is_word(p, &["i", "we", "you", "they", "who", "which", "both", "people"])
                || (words.token(p).kind == TokenKind::Word
                    && words.lower(p).len() > 3
                    && words.lower(p).ends_with('s')
                    && !words.lower(p).ends_with("ss")
                    && !words.token(p).is_verb_form()
                    && (!words.token(p).is_capital() || p == sentence.start))
        });
        if !plural || verb_after || !follows_present(words, after, sentence.end) {
            return None;
        }
        Form::Present
    };
    Some(Clause {
        sentence: 0,
        group: i..i + 1,
        verb: i,
        lemma: reading.lemma,
        frames: reading.frames,
        form,
        modal: None,
        negated: false,
        passive: form == Form::Participle,
        perfect: false,
        progressive: false,
        subjects: Vec::new(),
        subject_start: i,
        extent: sentence.clone(),
    })
}

/// What may stand behind a verb in the present tense: an object, a preposition, a clause; not another noun that would make it part
/// of a compound ("the trade talks process").
fn follows_present(words: &Words, i: usize, end: usize) -> bool {
    if i >= end {
        return true;
    }
    let token = words.token(i);
    let opens = class::DETERMINERS
        .or(class::PREPOSITIONS)
        .or(class::PRONOUNS)
        .or(class::CONJUNCTIONS)
        .or(class::POSSESSIVES)
        .or(class::ADVERBS);
    token.kind != TokenKind::Word
        || words.is(i, opens)
        || token.is_capital()
        || words.lower(i).ends_with("ly")
        || words.lower(i) == "to"
        || words.lower(i).ends_with('s')
}

/// A past form without auxiliary that is also a participle, with a noun in front and another finite verb behind it in the same
/// stretch, is a participle: "the format agreed in May was dropped".
fn demote_participles(words: &Words, clauses: &mut [Clause]) {
    for at in 0..clauses.len() {
        let clause = &clauses[at];
        // Verbs of saying and thinking take a clause: what follows is what was said.
        let takes_clause = clause.frames.any(frame::SAY.or(frame::THINK).or(frame::FORECAST));
        let ambiguous = !takes_clause
            && clause.form == Form::Past
            && clause.group.len() == 1
            && words.verb(clause.verb).next().is_some_and(|r| r.forms.any(VerbForms::PARTICIPLE));
        if !ambiguous {
            continue;
        }
        let after_comma = clause.verb > 0 && words.slice(clause.verb - 1) == ",";
        let governed = clauses[at + 1..]
            .iter()
            .take(NEIGHBOURS)
            .find(|c| matches!(c.form, Form::Past | Form::Present | Form::Modal))
            .is_some_and(|next| {
                let mut between = clause.verb + 1..next.group.start.min(clause.verb + LONGEST);
                let mut commas = 0;
                let joined = between.any(|i| {
                    commas += usize::from(words.slice(i) == ",");
                    is_border(words, i)
                        || words.is_word(i, &["and", "but", "or"])
                        || is_strong_border(words, i)
                        || words.is(i, class::PRONOUNS)
                });
                // Behind a comma only a second comma right before the next verb closes the aside: "the plan, submitted in May, was".
                let mut before = next.group.start - 1;
                while before > clause.verb && is_adverb(words, before) {
                    before -= 1;
                }
                let closed = words.slice(before) == ",";
                !joined && (closed || (!after_comma && commas == 0))
            });
        if governed {
            clauses[at].form = Form::Participle;
            clauses[at].passive = true;
        }
    }
}

/// How far the clause of a verb group reaches inside its sentence. Conditions stay with what they condition.
fn extent(words: &Words, clause: &Clause, last_group: Option<usize>, sentence: &Range<usize>) -> Range<usize> {
    let mut start = clause.group.start;
    let mut comma = None;
    while start > sentence.start {
        let before = start - 1;
        let comma_before = before > sentence.start && words.slice(before - 1) == ",";
        if is_strong_border(words, before)
            || (words.is_word(before, &["and", "but", "so", "or", "yet"]) && comma_before)
        {
            break;
        }
        if is_border(words, before) {
            match comma {
                _ if words.is_word(before, &["if", "unless"]) => start = before,
                // "Because it rained, the match was off": the clause begins behind the comma.
                Some(comma) => start = comma + 1,
                None => {}
            }
            break;
        }
        if words.slice(before) == "," {
            comma = Some(before);
        }
        start = before;
    }
    while start < clause.group.start
        && words.token(start).kind == TokenKind::Punct
        && !matches!(words.slice(start), "“" | "‘" | "\"")
    {
        start += 1;
    }
    let mut end = clause.group.end;
    while end < sentence.end {
        let splits = words.slice(end) == ","
            && words.is_word(
                end + 1,
                &["and", "but", "so", "which", "who", "while", "although", "though", "whereas", "where", "because"],
            )
            && last_group.is_some_and(|g| g > end);
        if is_strong_border(words, end) || splits {
            break;
        }
        end += 1;
    }
    while end > clause.group.end
        && words.token(end - 1).kind == TokenKind::Punct
        && !matches!(words.slice(end - 1), ")" | "”" | "’" | "\"")
    {
        end -= 1;
    }
    start..end
}
