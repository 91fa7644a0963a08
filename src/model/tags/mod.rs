//! Parts of speech: a linear tagger that goes once from left to right.
//!
//! Reads: the words of a sentence with their shapes and verb forms. Writes: one [`Tag`] a word. Punctuation and numbers are
//! told by their characters alone; the rest by the weights of hashed features ([`features`]), added up as integers. Known limits: a
//! headline in Title Case is taken for names; "that" is one word with four uses; what a participle belongs to is not told.

mod features;
mod weights;

pub(crate) use features::{Features, Letters, Word};
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
    #[cfg(feature = "train")]
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
pub(crate) fn read(sentence: &[Word], tags: &mut Vec<Tag>) {
    let weights = Weights::new();
    let (mut last, mut before) = (Tag::Punct, Tag::Punct);
    for at in 0..sentence.len() {
        let tag = sentence[at].fixed.unwrap_or_else(|| {
            let letters = sentence[at].letters;
            if let Some(tag) = letters.settled {
                return tag;
            }
            let mut scores = letters.scores.map(i32::from);
            Features::of(sentence, at).each_near(last, before, |feature| weights.add(feature, &mut scores));
            best(&scores)
        });
        tags.push(tag);
        (before, last) = (last, tag);
    }
}

/// Words whose letters alone say so much more for one tag than for any other are not asked about their neighbours.
const SETTLES: i32 = 100;

/// The tag that the letters of a word settle, whatever stands around it.
fn settled(scores: &[i32; TAGS]) -> Option<Tag> {
    let best = best(scores);
    let least = scores[best as usize].checked_sub(SETTLES)?;
    (0..TAGS).all(|tag| tag == best as usize || scores[tag] < least).then_some(best)
}

/// The tag of the highest score, of equals the first.
fn best(scores: &[i32; TAGS]) -> Tag {
    let mut best = 0;
    for (tag, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = tag;
        }
    }
    Tag::ALL[best]
}
