//! Parts of speech, sentence by sentence.

use std::ops::Range;

use super::{TokenKind, Words};
use crate::model::tags::{self, Sums, Tag, Weights, Word};

/// The tags of all tokens.
pub(super) fn read(words: &Words, sums: &mut Sums) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(words.len());
    let weights = Weights::new();
    let mut sentence = Vec::new();
    for range in &words.sentences {
        sentence.clear();
        view(words, range.tokens.clone(), &mut sentence);
        tags::read(&sentence, &weights, sums, &mut tags);
    }
    tags
}

/// The tokens as the tagger needs them.
pub(super) fn view<'w>(words: &'w Words, range: Range<usize>, sentence: &mut Vec<Word<'w>>) {
    let mut first = true;
    for at in range {
        let token = words.token(at);
        let fixed = match token.kind() {
            TokenKind::Punct | TokenKind::Symbol => Some(Tag::Punct),
            TokenKind::Number => Some(Tag::Number),
            _ => None,
        };
        sentence.push(Word {
            letters: words.types.letters(token.spelling),
            capital: token.is_capital(),
            all_caps: token.is_all_caps(),
            first,
            forms: words.forms(at).bits(),
            fixed,
        });
        first &= fixed == Some(Tag::Punct);
    }
}

#[cfg(feature = "train")]
pub(crate) mod training {
    //! What the tagger sees of a text, for its trainer.

    use crate::model::tags::{Features, Tag};
    use crate::text::Article;

    /// A token and what does not depend on the tags before it.
    pub struct TagWord {
        /// First byte.
        pub start: usize,
        /// Behind the last byte.
        pub end: usize,
        /// The tag, where its characters tell it.
        pub fixed: Option<u8>,
        features: Features,
    }

    impl TagWord {
        /// All features, given the tag before and the one before that.
        pub fn features(&self, last: u8, before: u8, call: impl FnMut(u32)) {
            self.features.each(Tag::of(last), Tag::of(before), call);
        }
    }

    /// A text taken as one sentence.
    pub fn tag_words(text: &str) -> Vec<TagWord> {
        let article = Article::from_text(text);
        let words = crate::words::read(&article, Some("en"));
        let mut sentence = Vec::new();
        super::view(&words, 0..words.len(), &mut sentence);
        (0..sentence.len())
            .map(|at| {
                let span = words.token(at).span();
                TagWord {
                    start: span.start as usize,
                    end: span.end as usize,
                    fixed: sentence[at].fixed.map(|tag| tag as u8),
                    features: Features::of(&sentence, at),
                }
            })
            .collect()
    }

    /// The tokens of a text with the tags that the engine gives them: first byte, byte behind the last, tag.
    pub fn tags(text: &str) -> Vec<(usize, usize, u8)> {
        let article = Article::from_text(text);
        let words = crate::words::read(&article, Some("en"));
        let token = |at: usize| (words.token(at).span().start as usize, words.token(at).span().end as usize);
        (0..words.len()).map(|at| (token(at).0, token(at).1, words.tag(at) as u8)).collect()
    }
}
