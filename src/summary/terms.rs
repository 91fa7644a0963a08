//! How often each content word occurs.

use crate::lexicon::class;
use crate::text::Keyed;
use crate::words::{TokenKind, Words};

/// The content words of an article: which token is which term, and how often each occurs.
pub(super) struct Terms {
    of_token: Vec<u32>,
    counts: Vec<u32>,
}

/// A token that is no content word.
const NONE: u32 = u32::MAX;

impl Terms {
    pub(super) fn read(words: &Words) -> Self {
        // Only looked up, never iterated: the order of the table does not reach the result.
        let mut ids: Keyed<&str, u32> = Keyed::new();
        let mut counts = Vec::new();
        let of_token = (0..words.len())
            .map(|i| {
                if !is_content(words, i) {
                    return NONE;
                }
                let id = *ids.entry(singular(words.lower(i))).or_insert_with(|| {
                    counts.push(0);
                    counts.len() as u32 - 1
                });
                counts[id as usize] += 1;
                id
            })
            .collect();
        Self { of_token, counts }
    }

    /// The term of a token, where it is a content word.
    pub(super) fn at(&self, token: usize) -> Option<u32> {
        self.of_token.get(token).copied().filter(|t| *t != NONE)
    }

    /// How often the token's term occurs in the article; 0 for other words.
    pub(super) fn count(&self, token: usize) -> u32 {
        self.at(token).map_or(0, |t| self.counts[t as usize])
    }

    /// Number of different terms.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }
}

/// A word of two letters or more that is no function word.
fn is_content(words: &Words, i: usize) -> bool {
    let token = words.token(i);
    token.kind == TokenKind::Word
        && token.span.len() > 1
        && !words.is(i, class::STOPWORDS.or(class::MODALS).or(class::AUXILIARIES))
}

/// The word without the ending of the plural: "talks" and "talk" are one term. Not a stemmer: verbs keep their endings.
pub(super) fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !stem.ends_with(['s', 'u', 'i', '\'']) => stem,
        _ => word,
    }
}
