//! Tokens to sentences.
//!
//! A sentence ends at . ! ? … and the closing marks glued to it, when a capital, a digit or an opening mark follows. It does
//! not end at the dot of an abbreviation (unless a word follows that only opens sentences), nor between a quotation and
//! its speaker ("“Stop!” Lee said"). A block always ends its last sentence: headings and bylines need no full stop. What goes on
//! for hundreds of tokens without an end (a list, a table, noise) is cut, so that whoever looks through a sentence for each of its
//! words stays linear in the length of the text.

use super::SentenceRange;
use super::tokens::{Token, TokenKind, is_apostrophe};
use super::types::Types;
use crate::lexicon::{class, frame, table};

/// Tokens of the longest sentence. The longest in edited prose have about two hundred.
const LONGEST: usize = 400;

/// Adds the sentences of the tokens from `first` on, which all belong to one block.
pub(super) fn cut(
    text: &str,
    tokens: &[Token],
    types: &Types,
    first: usize,
    block: usize,
    sentences: &mut Vec<SentenceRange>,
) {
    let view = View { text, tokens, types };
    let mut start = first;
    let mut i = first;
    while i < tokens.len() {
        let mut end = i + 1;
        let stop = view.stop(i);
        if stop != Stop::None {
            while end < tokens.len() && (view.closes(end) || (view.stop(end) == Stop::Full && tokens[end].is_glued())) {
                end += 1;
            }
        }
        let ends = stop != Stop::None && end < tokens.len() && view.ends_at(i, stop, end);
        if ends || end - start >= LONGEST {
            sentences.push(SentenceRange { tokens: start..end, block });
            start = end;
        }
        i = end;
    }
    if start < tokens.len() {
        sentences.push(SentenceRange { tokens: start..tokens.len(), block });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    None,
    /// A mark that ends sentences.
    Full,
    /// The same in scripts without capitals: always an end.
    Always,
    /// A word with a dot of its own.
    Abbreviation,
}

struct View<'v> {
    text: &'v str,
    tokens: &'v [Token],
    types: &'v Types,
}

impl View<'_> {
    fn slice(&self, i: usize) -> &str {
        self.tokens[i].span().of(self.text)
    }

    fn stop(&self, i: usize) -> Stop {
        let token = &self.tokens[i];
        if token.kind() == TokenKind::Word && token.is_dotted() {
            return Stop::Abbreviation;
        }
        if token.kind() != TokenKind::Punct {
            return Stop::None;
        }
        match self.slice(i).chars().next() {
            Some('.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉') => Stop::Full,
            Some('。' | '！' | '？' | '।' | '؟') => Stop::Always,
            _ => Stop::None,
        }
    }

    /// A closing mark glued to what stands before it. A straight quote counts when a space or the end follows it.
    fn closes(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if token.kind() != TokenKind::Punct || !token.is_glued() {
            return false;
        }
        let Some(c) = self.slice(i).chars().next() else { return false };
        match c {
            '”' | '’' | '»' | ')' | ']' | '}' | '」' | '』' => true,
            '"' | '\'' => self.tokens.get(i + 1).is_none_or(|next| !next.is_glued() || next.kind() == TokenKind::Punct),
            _ => false,
        }
    }

    /// Whether a sentence that has a stop at token `at` ends before token `next`.
    fn ends_at(&self, at: usize, stop: Stop, next: usize) -> bool {
        if stop == Stop::Always {
            return true;
        }
        let mut word = next;
        while word < self.tokens.len() && self.opens(word) && word < next + 3 {
            word += 1;
        }
        let Some(token) = self.tokens.get(word) else { return false };
        let slice = self.slice(word);
        let Some(c) = slice.chars().next() else { return false };
        let quoted = word > next;
        let starts = c.is_uppercase()
            || c.is_numeric()
            || (c.is_alphabetic() && !c.is_lowercase())
            || token.kind() == TokenKind::Handle
            || token.kind() == TokenKind::Symbol && !"%°+=<>^|~".contains(c);
        if self.tokens[next].is_glued() {
            // "the end.Then": a lost space, but only between a plain word and a capitalised one.
            let before = at.checked_sub(1).map(|b| self.slice(b)).unwrap_or_default();
            let plain = before.len() > 2 && before.chars().all(char::is_lowercase);
            return stop == Stop::Full && at + 1 == next && plain && c.is_uppercase() && slice.len() > 1;
        }
        if stop == Stop::Abbreviation {
            let kind = table::ABBREVIATIONS.get(self.types.lower(self.tokens[at].spelling).trim_end_matches('.'));
            let initial = self.slice(at).chars().count() == 2;
            return !initial
                && !matches!(kind, Some("title" | "name" | "number"))
                && starts
                && (quoted
                    || self.types.classes(token.spelling).any(class::OPENERS)
                    || (kind == Some("end") && at + 1 < next));
        }
        // A lower-case letter goes on with the sentence ("“Why?” he asked", "Yahoo! said").
        starts && !(at + 1 < next && !self.slice(at).starts_with('.') && self.speaker_follows(word))
    }

    /// An opening mark: a bracket or quote that stands before what it opens.
    fn opens(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let mark = self.slice(i).chars().next().is_some_and(|c| {
            matches!(c, '“' | '‘' | '«' | '"' | '(' | '[' | '„' | '¿' | '¡' | '–' | '—' | '-' | '•' | '「')
                || is_apostrophe(c)
        });
        token.kind() == TokenKind::Punct && mark
    }

    /// Whether a name and a verb of saying follow: "Lee said", "Prime Minister Ann Lee told".
    fn speaker_follows(&self, from: usize) -> bool {
        for i in from..self.tokens.len().min(from + 7) {
            let token = &self.tokens[i];
            if i > from && self.types.verb(token.spelling).iter().any(|v| v.frames.any(frame::SAY)) {
                return true;
            }
            if !(token.is_capital() || token.kind() == TokenKind::Clitic) {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Article;

    fn cut(text: &str) -> Vec<String> {
        let article = Article::from_text(text);
        let words = super::super::read(&article, None);
        words.sentences().iter().map(|s| words.span(s.tokens.clone()).of(text).to_owned()).collect()
    }

    #[test]
    fn ends() {
        assert_eq!(
            cut("It rained. Then it stopped! Why? 40 people asked…"),
            ["It rained.", "Then it stopped!", "Why?", "40 people asked…"]
        );
        assert_eq!(
            cut("It rose 2.5 percent. “Good,” he said. (It fell later.) So what?"),
            ["It rose 2.5 percent.", "“Good,” he said.", "(It fell later.)", "So what?"]
        );
        assert_eq!(
            cut("He called it \"a mistake.\" Nobody agreed."),
            ["He called it \"a mistake.\"", "Nobody agreed."]
        );
        assert_eq!(cut("the end.Then he left"), ["the end.", "Then he left"]);
        assert_eq!(cut("他说。我走了。"), ["他说。", "我走了。"]);
    }

    #[test]
    fn no_ends() {
        for text in [
            "“Stop!” Lee said to the crowd.",
            "“Why?” he asked.",
            "Gen. Ray and Mr. J. Lee of the U.S. Army met at 5 p.m. on Jan. 5 in St. Louis.",
            "Smith v. Jones, i.e. the case against Acme Corp. president Lee, ended.",
            "He waited ... and waited.",
            "Yahoo! said so.",
            "It costs 5 p. a piece, vs. 6 elsewhere.",
        ] {
            assert_eq!(cut(text).len(), 1, "{:?}", cut(text));
        }
    }

    #[test]
    fn abbreviation_at_the_end() {
        assert_eq!(cut("He works for Acme Inc. The firm is small."), ["He works for Acme Inc.", "The firm is small."]);
        assert_eq!(
            cut("They moved to the U.S. In May they left at 5 p.m. “Bye,” he said."),
            ["They moved to the U.S.", "In May they left at 5 p.m.", "“Bye,” he said."]
        );
    }

    #[test]
    fn blocks_end_sentences() {
        assert_eq!(
            cut("Bridge opens\nBy Ann Lee\nThe bridge opened. It is long.\nWhat next\nRepairs follow."),
            ["Bridge opens", "By Ann Lee", "The bridge opened.", "It is long.", "What next", "Repairs follow."]
        );
    }
}
