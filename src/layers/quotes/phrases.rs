//! Noun phrases around a cue: who is named in front of it or behind it.
//!
//! A phrase is taken whole, with title and apposition. Where it cannot be told where it begins, its last words, which name the
//! head, are taken alone.

use std::ops::Range;

use super::reader::{REACH, Reader};
use crate::lexicon::{VerbForms, class, list};
use crate::words::TokenKind;

/// How many parts between commas a speaker's name with its appositions has at most.
const PARTS: usize = 5;

impl Reader<'_> {
    /// The noun phrase whose verb begins at `at`: right in front of it, with an aside in commas in between, or behind a
    /// relative pronoun.
    pub fn subject_before(&self, at: usize, floor: usize) -> Option<Range<usize>> {
        let words = self.words;
        let floor = floor.max(at.saturating_sub(REACH));
        let mut i = at;
        while i > floor {
            if self.is_adverb(i - 1)
                || self.is_time(i - 1)
                || words.is_among(i - 1, list!["on", "who"]) && self.is_time(i)
            {
                i -= 1;
            } else if i > floor + 2 && words.is_among(i - 1, list!["ago"]) && words.is(i - 2, class::TIME_NOUNS) {
                // "which a month ago rejected": number or article, noun, "ago".
                i -= 3;
            } else {
                break;
            }
        }
        // "(R-Texas) said"
        if i > floor && matches!(words.slice(i - 1), ")" | "]") {
            let open = (floor..i).rev().find(|k| matches!(words.slice(*k), "(" | "["))?;
            let start = self.phrase_start(open, floor)?;
            return Some(start..i);
        }
        let previous = i.checked_sub(1).filter(|p| *p >= floor)?;
        if words.is_among(previous, list!["who", "which", "that"]) {
            let end = if previous > floor && self.is_comma(previous - 1) { previous - 1 } else { previous };
            // Where it cannot be told whom the pronoun means, it is shown as it stands.
            let person = words.lower(previous) == "who";
            let start = self.phrase_start(end, floor);
            // "the end of a run for Ann Lee, who said": a person's name right in front is meant.
            let start = start.map(|s| if person && self.is_person(end - 1) { self.last_words(s, end) } else { s });
            return start.map(|start| start..end).or_else(|| person.then_some(previous..i));
        }
        if self.is_comma(previous) {
            return self.with_aside(previous, floor);
        }
        // "what leaked to the press shows that": the press shows nothing.
        let start = self.phrase_start(i, floor)?;
        // "Shares fell after the carmaker said": behind a clause, a clause.
        let governed = start > floor && words.is(start - 1, class::PREPOSITIONS);
        let clause = start > floor
            && words.is_among(start - 1, list!["after", "before", "until", "since", "as"])
            && (floor..start - 1).any(|k| self.is_finite(k));
        (!governed || clause).then_some(start..i)
    }

    /// "Ann Lee, 45, the mayor of Bergen" before the comma at `comma`.
    fn with_aside(&self, comma: usize, floor: usize) -> Option<Range<usize>> {
        let words = self.words;
        let mut aside = comma;
        // A phrase that may be the name itself or an aside to a name further left.
        let mut best = None;
        for _ in 0..PARTS {
            let border = (floor..aside).rev().find(|k| self.is_comma(*k) || self.is_strong(*k) || self.closes(*k))?;
            if !self.is_comma(border) || border + 1 >= aside {
                break;
            }
            let first = (floor..border).rev().find(|k| self.is_comma(*k) || self.closes(*k)).map(|k| k + 1);
            if first.is_some_and(|f| self.opens_aside(f)) {
                // "the mayor, Ann Lee, said": an article opens a name as well as an apposition.
                let names =
                    first.filter(|f| words.is(*f, class::DETERMINERS) && self.phrase_start(border, floor) == Some(*f));
                best = names.or(best);
                aside = border;
                continue;
            }
            let start = self.phrase_start(border, floor);
            let whole = start.is_some_and(|s| first.is_none_or(|f| f == s) || words.token(s).is_capital());
            best = start
                .filter(|s| {
                    whole
                        && !(best.is_some() && *s > floor && first.is_none() && (floor..*s).any(|i| self.is_finite(i)))
                })
                .or(best)
                .or(start);
            break;
        }
        best.map(|start| start..comma)
    }

    /// Whether behind a comma something begins that only adds to a name: an apposition, an age, a relative clause, a participle.
    fn opens_aside(&self, i: usize) -> bool {
        let words = self.words;
        let participle = !words.token(i).is_capital() && self.forms(i).any(VerbForms::ING.or(VerbForms::PARTICIPLE));
        words.is_among(i, list!["a", "an", "the", "who", "whose", "which", "where", "one"])
            || words.token(i).kind() == TokenKind::Number
            || participle
            || words.is(i, class::PREPOSITIONS) && !words.token(i).is_capital()
    }

    /// Where the noun phrase begins that ends in front of `end`.
    pub fn phrase_start(&self, end: usize, floor: usize) -> Option<usize> {
        let words = self.words;
        let floor = floor.max(end.saturating_sub(REACH));
        let last = end.checked_sub(1).filter(|l| *l >= floor)?;
        if self.is_subject_pronoun(last) {
            return Some(last);
        }
        let nominal = |i: usize| {
            let t = words.token(i);
            matches!(t.kind(), TokenKind::Word | TokenKind::Handle | TokenKind::Address)
                && !words.is(i, class::CONJUNCTIONS.or(class::PREPOSITIONS))
                || words.token(i).kind() == TokenKind::Number
                || words.slice(i) == "%"
        };
        if !(nominal(last) || self.closes(last))
            || words.is(last, class::AUXILIARIES.or(class::MODALS)) && !words.token(last).is_capital()
        {
            return None;
        }
        let mut start = end;
        while start > floor && self.continues_phrase(start - 1, end) {
            start -= 1;
        }
        // A phrase does not begin with what only joins its parts.
        while start < end
            && (words.is_among(start, list!["and", "or", "'s", "-", "&"])
                || self.is_adverb(start) && !words.token(start).is_capital())
        {
            start += 1;
        }
        if start >= end {
            return None;
        }
        if words.is(start, class::PREPOSITIONS.or(class::SUBORDINATORS))
            && !words.is(start, class::DETERMINERS)
            && !words.token(start).is_dotted()
        {
            return Some(self.last_words(start + 1, end)).filter(|s| *s < end);
        }
        Some(start)
    }

    /// Whether the token at `i` can still belong to the noun phrase to its right.
    fn continues_phrase(&self, i: usize, end: usize) -> bool {
        let words = self.words;
        let token = words.token(i);
        if !self.same_voice(i, end - 1) || self.is_mark(i) {
            return false;
        }
        match token.kind() {
            TokenKind::Number | TokenKind::Handle | TokenKind::Symbol | TokenKind::Address => return true,
            TokenKind::Clitic => return words.is_among(i, list!["'s", "'d"]),
            TokenKind::Punct => {
                return matches!(words.slice(i), "-" | "&" | "." | "/" | "’" | "'")
                    && (words.glued(i) || words.glued(i + 1))
                    || words.slice(i) == "&";
            }
            TokenKind::Word => {}
        }
        if self.is_subject_pronoun(i) && words.lower(i) != "some" && words.lower(i) != "many"
            || words.is_among(i, list!["who", "which", "whom", "that", "what", "how", "why", "where"])
        {
            return false;
        }
        if token.is_capital() && !words.starts_sentence(i) {
            return true;
        }
        if words.is_among(i, list!["and", "or"]) {
            return words.token(i + 1).is_capital() && (words.token(i.wrapping_sub(1)).is_capital());
        }
        if words.is(i, class::CONJUNCTIONS) && !words.is(i, class::PREPOSITIONS) || words.is(i, class::MODALS) {
            return false;
        }
        if words.is(i, class::AUXILIARIES) || words.is(i, class::NEGATIONS) && words.lower(i) != "no" {
            return false;
        }
        // "has been seeking evidence": a participle behind an auxiliary is the verb.
        if !token.is_capital()
            && words.is(i.wrapping_sub(1), class::AUXILIARIES)
            && self.forms(i).any(VerbForms::ING.or(VerbForms::PARTICIPLE))
        {
            return false;
        }
        // "fell 9% after the carmaker said", "no emotion as the judge told": a clause begins there, and the subject with it; "a man identified as John Smith" has no clause.
        if !token.is_capital()
            && (words.is(i, class::SUBORDINATORS) && !words.is_among(i, list!["as"])
                || words.is_among(i, list!["after", "before", "until"])
                || words.is_among(i, list!["as"])
                    && !words.is_among(i.wrapping_sub(1), list!["such", "well"])
                    && !self.forms(i.wrapping_sub(1)).any(VerbForms::PARTICIPLE))
        {
            return false;
        }
        if self.is_unknown_past(i) {
            return false;
        }
        // A past tense belongs to a noun only in front of one ("the accused officer", "officials based in Oslo").
        let past = words.verb(i).next().is_some_and(|r| r.forms.any(VerbForms::PAST));
        if past && !words.is(i, class::PREPOSITIONS) && !token.is_capital() {
            let modifies = words.is(i.wrapping_sub(1), class::DETERMINERS) || words.slice(i.wrapping_sub(1)) == "-";
            return modifies && words.token(i + 1).kind() == TokenKind::Word;
        }
        true
    }

    /// The head of a phrase whose beginning cannot be told: its last words of one make.
    fn last_words(&self, from: usize, end: usize) -> usize {
        let words = self.words;
        let capital = words.token(end - 1).is_capital();
        let mut start = end;
        while start > from {
            let i = start - 1;
            let fits = if capital {
                words.token(i).is_capital() || matches!(words.slice(i), "-" | "&" | "." | "'s")
            } else {
                words.token(i).kind() == TokenKind::Word
                    && !words.token(i).is_capital()
                    && !words.is(i, class::PREPOSITIONS)
            };
            if !fits {
                break;
            }
            start = i;
            if words.is(i, class::DETERMINERS) {
                break;
            }
        }
        start
    }

    /// Where the noun phrase ends that begins at `start`, appositions included when `whole`.
    pub fn phrase_end(&self, start: usize, limit: usize, whole: bool) -> Option<usize> {
        let words = self.words;
        let limit = limit.min(start + REACH);
        if start >= limit {
            return None;
        }
        if self.is_subject_pronoun(start)
            || words.is_among(start, list!["him", "her", "them", "me", "us"]) && !words.token(start + 1).is_word_like()
        {
            return Some(start + 1);
        }
        let token = words.token(start);
        if !matches!(token.kind(), TokenKind::Word | TokenKind::Number | TokenKind::Handle)
            || words.is(start, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::MODALS).or(class::AUXILIARIES))
                && !words.is(start, class::DETERMINERS)
        {
            return None;
        }
        let mut i = self.simple_end(start, limit);
        if !whole {
            return Some(i);
        }
        // ", the mayor of Bergen": up to the next comma or the end.
        while i < limit && (self.is_comma(i) || words.slice(i) == "(") {
            let bracket = words.slice(i) == "(";
            let first = i + 1;
            let apposed = bracket
                || words.is_among(first, list!["a", "an", "the", "who", "whose", "his", "her", "its", "one"])
                || words.token(first).kind() == TokenKind::Number
                || words.found_in(first, &crate::lexicon::table::ACTOR_HUMANS).is_some()
                || words.token(first).is_capital() && !self.opens(first);
            if !apposed {
                break;
            }
            let close = (first..limit).find(|k| {
                if bracket {
                    words.slice(*k) == ")"
                } else {
                    self.is_comma(*k) || self.is_strong(*k) || self.opens(*k) || self.is_end(*k, limit)
                }
            });
            // "said Ann Lee, the council agreed": an apposition has no verb of its own, unless it is a relative clause.
            let close = close.unwrap_or(limit);
            if !bracket
                && !words.is_among(first, list!["who", "whose"])
                && (first..close).any(|k| words.is(k, class::AUXILIARIES.or(class::MODALS)))
            {
                break;
            }
            i = if bracket { (close + 1).min(limit) } else { close };
        }
        Some(i.min(limit))
    }

    /// The end of a noun phrase without appositions.
    fn simple_end(&self, start: usize, limit: usize) -> usize {
        let words = self.words;
        let mut i = start + 1;
        while i < limit {
            let token = words.token(i);
            let goes_on = match token.kind() {
                TokenKind::Number | TokenKind::Handle => !self.is_time(i - 1),
                TokenKind::Clitic => words.is_among(i, list!["'s", "'d"]),
                TokenKind::Symbol => true,
                TokenKind::Address => false,
                TokenKind::Punct => {
                    words.slice(i) == "&"
                        || matches!(words.slice(i), "-" | "." | "/" | "’" | "'")
                            && words.glued(i)
                            && (words.glued(i + 1) || words.slice(i) != ".")
                            && !self.closes(i)
                }
                TokenKind::Word => self.goes_on(i, start),
            };
            if !goes_on || self.is_mark(i) {
                break;
            }
            i += 1;
        }
        i
    }

    /// Whether a word still belongs to the phrase that began to its left.
    fn goes_on(&self, i: usize, start: usize) -> bool {
        let words = self.words;
        if self.is_time(i)
            || words.is_among(i, list!["who", "which", "that", "when", "as", "while", "how", "what"])
            || self.is_subject_pronoun(i)
        {
            return false;
        }
        match words.lower(i) {
            "of" | "for" | "from" | "at" | "with" | "representing" | "behind" => return i > start,
            "in" => {
                return words.token(i + 1).is_capital() && !self.is_time(i + 1)
                    || words.is_among(i + 1, list!["charge", "chief", "exile"]);
            }
            "on" => return words.is_among(i + 1, list!["condition", "the"]) && !self.is_time(i + 2),
            "to" => return words.token(i + 1).is_capital() || words.lower(i + 1) == "the",
            "and" | "or" => {
                return words.token(i + 1).is_capital()
                    || !words.token(i - 1).is_capital()
                        && words.token(i + 1).kind() == TokenKind::Word
                        && !self.opens_phrase(i + 1)
                        && !self.is_finite(i + 1);
            }
            _ => {}
        }
        if words.is(i, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::AUXILIARIES).or(class::MODALS))
            && !words.token(i).is_capital()
        {
            return false;
        }
        if (self.is_adverb(i)
            || words.is(i, class::DETERMINERS) && !words.is(i - 1, class::PREPOSITIONS.or(class::CONJUNCTIONS)))
            && !words.token(i).is_capital()
        {
            return false;
        }
        !self.is_finite(i) || words.is(i - 1, class::DETERMINERS)
    }
}
