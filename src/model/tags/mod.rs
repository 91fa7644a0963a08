//! Parts of speech: a linear tagger that goes once from left to right.
//!
//! Reads: the words of a sentence with their shapes and verb forms. Writes: one [`Tag`] a word. Punctuation and numbers are
//! told by their characters alone; the rest by the weights of hashed features ([`features`]), added up as integers. Known limits: a
//! headline in Title Case is taken for names; "that" is one word with four uses; what a participle belongs to is not told.

mod features;
mod scores;
mod weights;

#[cfg(feature = "train")]
pub(crate) use features::Features;
pub(crate) use features::{Letters, Word};
use scores::Scores;
pub(crate) use scores::Sums;
pub(crate) use weights::Weights;

/// The tags, listed once: the type, how many there are, and all of them by their numbers.
macro_rules! tags {
    ($($tag:ident)*) => {
        /// Parts of speech: the Penn tags, those merged that the layers do not tell apart (NNPS with NNP, VBP with VBZ, comparatives
        /// with their adjectives and adverbs, PDT with DT, WP$ with WP); "to" before a verb is `To`, before a noun `In`.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Tag { $($tag),* }

        /// How many tags there are.
        pub(crate) const TAGS: usize = [$(Tag::$tag),*].len();

        impl Tag {
            /// All tags, by their numbers.
            const ALL: [Tag; TAGS] = [$(Tag::$tag),*];
        }
    };
}

tags! {
    Noun Nouns Name Pronoun Possessive Determiner In To And Number Adjective Adverb Base Past Ing Participle Present Modal Owner
    Particle There Which Who When Interjection Other Punct
}

impl Tag {
    /// The tag of a number.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn of(number: u8) -> Tag {
        Self::ALL[usize::from(number)]
    }

    /// A form of a verb, modals apart.
    pub(crate) const fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Past | Tag::Ing | Tag::Participle | Tag::Present)
    }

    /// A noun or a name.
    pub(crate) const fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns | Tag::Name)
    }
}

/// Tags the words of one sentence, behind what is in `tags` already. `Word::fixed` is taken as it is.
pub(crate) fn read(sentence: &[Word], weights: &Weights, sums: &mut Sums, tags: &mut Vec<Tag>) {
    let (mut last, mut before) = (Tag::Punct, Tag::Punct);
    for at in 0..sentence.len() {
        let settled = sentence[at].fixed.or(sentence[at].letters.settled);
        let tag = settled.unwrap_or_else(|| features::scores(sentence, at, (last, before), weights, sums).best());
        tags.push(tag);
        (before, last) = (last, tag);
    }
}

/// Words whose letters alone say so much more for one tag than for any other are not asked about their neighbours.
const SETTLES: i32 = 100;

/// The tag that the letters of a word settle, whatever stands around it.
fn settled(scores: &Scores) -> Option<Tag> {
    let best = scores.best();
    let least = scores.of(best as usize) - SETTLES;
    (0..TAGS).all(|tag| tag == best as usize || scores.of(tag) < least).then_some(best)
}
