//! How far what was said reaches: what lies between the cue and its content, and where the content ends.

use super::cues::{Cue, Form, REPORT};
use super::reader::Reader;
use crate::lexicon::{VerbForms, class, frame, list};
use crate::model::tags::Tag;
use crate::words::TokenKind;

impl Reader<'_> {
    /// Behind what may stand between a verb and what was said: who was told, when, where, in what ("told reporters on Monday in a
    /// statement").
    pub fn skip_adjuncts(&self, from: usize, end: usize, addressee: bool) -> usize {
        let words = self.words;
        let mut i = from;
        if addressee && !self.opens(i) && words.lower(i) != "that" {
            i = self.phrase_end(i, end, false).unwrap_or(i);
        }
        for _ in 0..6 {
            if i >= end || self.opens(i) {
                break;
            }
            if self.is_time(i) || self.is_adverb(i) && !words.is_among(i, list!["not", "no"]) {
                i += 1;
            } else if words.is_among(
                i,
                list![
                    "in", "on", "at", "during", "to", "after", "with", "from", "before", "via", "through", "of",
                    "over", "by", "about", "for"
                ],
            ) && !self.is_infinitive(i)
            {
                match self.adjunct_end(i + 1, end) {
                    Some(next) => i = next,
                    None => break,
                }
            } else if words.is_among(i, list!["last", "this", "next"])
                && words.is(i + 1, class::TIME_NOUNS.or(class::WEEKDAYS).or(class::MONTHS))
            {
                i += 2;
            } else {
                break;
            }
        }
        i
    }

    /// "to" in front of a verb.
    pub fn is_infinitive(&self, i: usize) -> bool {
        let words = self.words;
        words.lower(i) == "to"
            && !words.token(i + 1).is_capital()
            && (self.forms(i + 1).any(VerbForms::BASE) || words.tag(i + 1) == Tag::Base)
    }

    /// The end of the phrase behind a preposition, when it is not the beginning of what was said.
    fn adjunct_end(&self, from: usize, end: usize) -> Option<usize> {
        let words = self.words;
        let mut i = from;
        while i < end && i < from + 12 {
            let token = words.token(i);
            if self.opens(i) || self.is_comma(i) || self.is_strong(i) || self.is_stop(i) && !token.is_dotted() {
                break;
            }
            if words.lower(i) == "that" || i > from && self.is_subject_pronoun(i) || self.is_finite(i) && i > from {
                break;
            }
            if i > from && words.is(i, class::PREPOSITIONS) {
                break;
            }
            if i > from && (words.is(i, class::DETERMINERS) || words.is(i, class::SUBORDINATORS)) {
                break;
            }
            if i > from
                && token.is_capital()
                && !words.token(i - 1).is_capital()
                && token.kind() == TokenKind::Word
                && !words.is(i - 1, class::DETERMINERS.or(class::POSSESSIVES))
                && words.lower(i - 1) != "'s"
                && !words.token(i - 1).is_dotted()
                && words.token(i - 1).kind() == TokenKind::Word
            {
                break;
            }
            i += 1;
        }
        (i > from).then_some(i)
    }

    /// Where what was said ends that begins at `from`: at the end of the sentence, or where the reporter goes on.
    pub fn clause_end(&self, from: usize, cue: &Cue) -> usize {
        let words = self.words;
        let end = cue.sentence.end;
        // "While he says it works, doctors": the main clause follows behind the comma.
        let first = cue.source.as_ref().map_or(cue.group, |s| s.start.min(cue.group));
        let dependent = cue.group == cue.sentence.start && cue.form == Form::Passive
            || first > cue.sentence.start
                && words.is(first - 1, class::SUBORDINATORS)
                && words.starts_sentence(first - 1);
        // "ministers who say that it works should": the verb of the outer clause ends the inner one.
        let relative = words.is_among(cue.group.wrapping_sub(1), list!["who", "which"]);
        // "The club, which a month ago denied it, has": the verb behind the comma is the outer clause's.
        let floor = cue.sentence.start.max(cue.group.saturating_sub(8)) + 1;
        let apposed = (floor..cue.group).any(|k| words.is_among(k, list!["who", "which"]) && self.is_comma(k - 1));
        let mut finite = 0;
        let mut i = from;
        while i < end {
            if let Some(run) = self.runs.opened(i) {
                i = run.end;
                // "…,” referring to": the comma stands inside the marks.
                let pause =
                    self.is_comma(run.close - 1) && (self.reporter_goes_on(i, end) || words.lower(i).ends_with("ing"));
                if pause
                    || dependent && self.is_comma(run.close - 1) && words.lower(i) != "and"
                    || self.is_stop(run.close - 1) && !words.is_among(i, list!["and", "or"])
                {
                    return i;
                }
                continue;
            }
            if relative && self.is_finite(i) && !self.is_finite(i - 1) {
                finite += 1;
                if finite == 2
                    && (words.is(i, class::MODALS) || words.is(i, class::AUXILIARIES))
                    && words.token(i - 1).kind() == TokenKind::Word
                {
                    return i;
                }
            }
            if relative && (words.is(i, class::SUBORDINATORS) || words.is_among(i, list!["and", "or", "but"])) {
                finite = 0;
            }
            if dependent && self.is_comma(i) {
                return i;
            }
            if words.slice(i) == ";" || self.is_end(i, end) {
                return i;
            }
            let resumes = || words.is(i + 1, class::AUXILIARIES.or(class::MODALS)) || self.is_finite(i + 1);
            if self.is_comma(i) && (self.reporter_goes_on(i + 1, end) || apposed && i > from && resumes()) {
                return i;
            }
            if words.is_among(i, list!["and", "but"]) && self.second_cue(i + 1, from, cue, end) {
                return if i > from && self.is_comma(i - 1) { i - 1 } else { i };
            }
            i += 1;
        }
        end
    }

    /// The end of a clause that is the subject of another: in front of the second verb.
    pub fn inner_end(&self, from: usize, end: usize) -> usize {
        let words = self.words;
        let verbs = (from..end).filter(|k| self.is_finite(*k) && !self.is_finite(k - 1) && !self.is_quoted(*k));
        let second = verbs.skip(1).find(|k| !words.is_among(k - 1, list!["who", "which", "that", "and", "or", "not"]));
        let stop = (from..end).find(|k| self.is_comma(*k) || self.is_end(*k, end)).unwrap_or(end);
        second.map_or(stop, |s| s.min(stop))
    }

    /// Behind a comma: ", adding that", ", according to", ", while the union said".
    fn reporter_goes_on(&self, i: usize, end: usize) -> bool {
        let words = self.words;
        if words.lower(i) == "according" {
            return true;
        }
        let ing = words.lower(i).ends_with("ing") && self.reports(i);
        if ing {
            return true;
        }
        if words.is_among(i, list!["and", "but", "while", "whereas", "as", "though", "although", "who"]) {
            let near = i + 1..end.min(i + 12);
            for k in near {
                if self.is_comma(k) || self.opens(k) {
                    return false;
                }
                let says = words.verb(k).any(|r| {
                    r.frames.any(frame::SAY.or(frame::TELL).or(frame::PROMISE).or(frame::DENY))
                        && r.forms.any(VerbForms::PAST.or(VerbForms::THIRD).or(VerbForms::BASE))
                });
                if says && !words.token(k).is_capital() && !words.is(k - 1, class::DETERMINERS) {
                    return true;
                }
                if self.is_finite(k) {
                    return false;
                }
            }
        }
        false
    }

    /// Behind "and": another verb of saying in the same tense ("and warned"); not where what was said has such a verb of its own ("said he
    /// left and told nobody").
    fn second_cue(&self, i: usize, from: usize, cue: &Cue, end: usize) -> bool {
        let words = self.words;
        let mut k = i;
        while k < end && self.is_adverb(k) {
            k += 1;
        }
        let forms = |i: usize| words.verb(i).next().map(|r| r.forms);
        let past = |i: usize| forms(i).is_some_and(|f| f.any(VerbForms::PAST));
        if !(words.verb(k).any(|r| r.frames.any(REPORT.or(frame::REFUSE))) && past(k) && past(cue.verb)) {
            return false;
        }
        let own = |v: usize| {
            past(v)
                && !words.is(v, class::AUXILIARIES)
                && !words.is(v - 1, class::AUXILIARIES)
                && !self.is_quoted(v)
                && !words.token(v).is_capital()
        };
        words.lower(k + 1) == "that" || !(from + 1..i).any(own)
    }

    /// The end of the phrase or the short clause that a verb takes as its object, from `from`: before a second verb, a comma, a
    /// dependent clause.
    pub fn object_end(&self, from: usize, cue: &Cue) -> usize {
        let words = self.words;
        let end = cue.sentence.end;
        let mut i = from;
        while i < end {
            if let Some(run) = self.runs.opened(i) {
                i = run.end;
                continue;
            }
            if self.is_comma(i) || self.is_strong(i) || self.is_end(i, end) {
                return i;
            }
            if i > from
                && words.is_among(
                    i,
                    list![
                        "while", "because", "although", "though", "after", "when", "but", "as", "since", "unless",
                        "before", "if", "whereas"
                    ],
                )
                && words.token(i + 1).kind() != TokenKind::Number
            {
                return i;
            }
            if i > from && words.lower(i) == "by" && self.forms(i + 1).any(VerbForms::ING) {
                return i;
            }
            if i > from
                && words.lower(i) == "and"
                && (self.is_finite(i + 1) || self.is_adverb(i + 1) && self.is_finite(i + 2))
            {
                return i;
            }
            i += 1;
        }
        end
    }

    /// Where the clause begins that ends in front of `end`: the sentence, or behind the border before.
    pub fn clause_start(&self, end: usize, floor: usize) -> usize {
        let words = self.words;
        // "OSLO, Jan. 5 (AP) — ": the line of place and date is nobody's word.
        let dash = |k: &usize| matches!(words.slice(*k), "—" | "–" | "--" | "-") && !words.glued(*k);
        let dated = words.token(floor).is_all_caps().then(|| (floor..end.min(floor + 14)).find(dash)).flatten();
        let floor = dated.map_or(floor, |k| k + 1);
        let mut i = end;
        while i > floor {
            let k = i - 1;
            if words.slice(k) == ";" || self.words.slice(k) == "•" {
                break;
            }
            i = k;
        }
        while i < end && (words.is_among(i, list!["but", "and", "yet", "so"]) || self.is_comma(i)) {
            i += 1;
        }
        i
    }
}
