//! How often each content word occurs.

use crate::lexicon::class;
use crate::words::{Token, TokenKind, Words};

/// The content words of an article: which token is which term, and how often each occurs.
pub(super) struct Terms {
    of_token: Vec<u32>,
    counts: Vec<u32>,
}

/// A token that is no content word.
const NONE: u32 = u32::MAX;

impl Terms {
    pub(super) fn read(words: &Words) -> Self {
        let mut counts = Vec::new();
        // Which term a spelling is, found out where it stands first.
        let mut of_spelling = vec![NONE; words.spellings()];
        let term = |token: &Token| {
            if !is_content(words, token) {
                return NONE;
            }
            let spelling = token.spelling();
            if of_spelling[spelling] == NONE {
                // "talks" is "talk", whose term may be known, or will be; where the text never says "talk", it stands for itself.
                let lower = words.lower_of(token);
                let single = singular(lower);
                let known = if single.len() == lower.len() { None } else { words.spelling_of(single) };
                let known = known.unwrap_or(spelling);
                if of_spelling[known] == NONE {
                    of_spelling[known] = counts.len() as u32;
                    counts.push(0);
                }
                of_spelling[spelling] = of_spelling[known];
            }
            counts[of_spelling[spelling] as usize] += 1;
            of_spelling[spelling]
        };
        let of_token = words.tokens().iter().map(term).collect();
        Self { of_token, counts }
    }

    /// The term of a token, where it is a content word.
    pub(super) fn at(&self, token: usize) -> Option<u32> {
        self.of_token.get(token).copied().filter(|t| *t != NONE)
    }

    /// How often a term occurs.
    pub(super) fn occurs(&self, term: u32) -> u32 {
        self.counts[term as usize]
    }

    /// Number of different terms.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }
}

/// A word of two letters or more that is no function word.
fn is_content(words: &Words, token: &Token) -> bool {
    token.kind() == TokenKind::Word
        && token.span().len() > 1
        && !words.classes_of(token).any(class::STOPWORDS.or(class::MODALS).or(class::AUXILIARIES))
}

/// The word without the ending of the plural: "talks" and "talk" are one term. Not a stemmer: verbs keep their endings.
pub(super) fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !stem.ends_with(&['s', 'u', 'i', '\''][..]) => stem,
        _ => word,
    }
}
