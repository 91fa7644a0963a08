//! What the tagger looks at: hashes of a word, its ends, its shape, its neighbours and the tags before it.

use super::weights::Weights;
use super::{TAGS, Tag};

/// A word as the tagger needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'w> {
    /// What its letters tell.
    pub letters: &'w Letters,
    /// Begins with a capital letter.
    pub capital: bool,
    /// All of it is capitals.
    pub all_caps: bool,
    /// Stands first in its sentence, marks apart.
    pub first: bool,
    /// The forms a verb of the lexicon can have in it, as bits.
    pub forms: u8,
    /// Its tag, where the characters tell it.
    pub fixed: Option<Tag>,
}

/// Outside the sentence.
const NONE: Word =
    Word { letters: &Letters::NONE, capital: false, all_caps: false, first: false, forms: 0, fixed: Some(Tag::Punct) };

/// What the tagger reads of the letters of a word, wherever it stands.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    /// Hashes of the word, of its last one to four letters and of its first two.
    word: u32,
    ends: [u32; 4],
    beginning: u32,
    /// There is a digit in it.
    digit: bool,
    /// The sum of the weights of these, by tag.
    pub(super) scores: [i16; TAGS],
    /// The tag they settle, whatever stands around the word.
    pub(super) settled: Option<Tag>,
}

impl Letters {
    pub(crate) const NONE: Letters =
        Letters { word: EMPTY, ends: [EMPTY; 4], beginning: EMPTY, digit: false, scores: [0; TAGS], settled: None };

    /// Those of a word in lower case.
    pub(crate) fn of(lower: &str, weights: &Weights) -> Self {
        let (word, beginning) = (hash(lower), hash(beginning(lower, 2)));
        let ends = [1, 2, 3, 4].map(|length| hash(ending(lower, length)));
        let digit = lower.bytes().any(|b| b.is_ascii_digit());
        let mut scores = [0; TAGS];
        let parts = [word, ends[0], ends[1], ends[2], ends[3], beginning];
        debug_assert_eq!(parts.len(), OF_LETTERS);
        for (template, part) in parts.into_iter().enumerate() {
            weights.add(mix(template as u32, part), &mut scores);
        }
        // Six weights of at most 121 each (a test holds them to it).
        Self {
            word,
            ends,
            beginning,
            digit,
            settled: super::settled(&scores),
            scores: scores.map(|score| score as i16),
        }
    }
}

/// Features that do not depend on tags, and the parts of those that do.
pub(crate) struct Features {
    fixed: [u32; FIXED],
    word: u32,
    next: u32,
    shape: u32,
    forms: u32,
    end: u32,
}

/// How many features do not depend on the tags before.
const FIXED: usize = 15;
/// The first so many of them depend on the letters of the word alone.
const OF_LETTERS: usize = 6;

impl Features {
    /// Those of a word in its sentence.
    pub(crate) fn of(sentence: &[Word], at: usize) -> Self {
        let near = |k: Option<usize>| k.and_then(|k| sentence.get(k)).unwrap_or(&NONE);
        let here = near(Some(at));
        let (before, next) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let (letters, following) = (here.letters, next.letters);
        let (word, next_word) = (letters.word, following.word);
        let shape = u32::from(here.capital)
            | u32::from(here.all_caps) << 1
            | u32::from(here.first) << 2
            | u32::from(letters.digit) << 3
            | u32::from(next.capital) << 4;
        let (forms, next_forms) = (u32::from(here.forms), u32::from(next.forms));
        let [end1, end2, end, end4] = letters.ends;
        let fixed = [
            word,
            end1,
            end2,
            end,
            end4,
            letters.beginning,
            shape,
            before.letters.word,
            next_word,
            following.ends[2],
            mix(word, following.ends[1]),
            forms << 5 | shape,
            forms << 5 | next_forms,
            mix(before.letters.word, forms),
            mix(forms, next_word),
        ];
        Self { fixed, word, next: next_word, shape, forms, end }
    }

    /// Calls for each feature, given the last tag and the one before it.
    #[cfg(feature = "train")]
    pub(crate) fn each(&self, last: Tag, before: Tag, mut call: impl FnMut(u32)) {
        for (template, part) in self.fixed[..OF_LETTERS].iter().enumerate() {
            call(mix(template as u32, *part));
        }
        self.each_near(last, before, call);
    }

    /// Those that do not depend on the letters of the word alone.
    pub(super) fn each_near(&self, last: Tag, before: Tag, mut call: impl FnMut(u32)) {
        let (last, both) = (last as u32, (last as u32) << 5 | before as u32);
        for (template, part) in self.fixed.iter().enumerate().skip(OF_LETTERS) {
            call(mix(template as u32, *part));
        }
        let tagged = [
            last,
            both,
            mix(self.word, last),
            mix(self.shape, last),
            mix(last, self.next),
            mix(self.forms, both),
            mix(self.end, last),
        ];
        for (template, part) in tagged.into_iter().enumerate() {
            call(mix((FIXED + template) as u32, part));
        }
    }
}

/// The last characters of a word; none of a word that is not longer.
fn ending(word: &str, length: usize) -> &str {
    let from = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    if from == 0 { "" } else { &word[from..] }
}

/// The first characters of a word.
fn beginning(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(to, _)| &word[..to])
}

/// What an empty text hashes to.
const EMPTY: u32 = 0x811c_9dc5;

/// FNV-1a; all digits are one.
fn hash(text: &str) -> u32 {
    text.bytes()
        .fold(EMPTY, |h, b| (h ^ u32::from(if b.is_ascii_digit() { b'0' } else { b })).wrapping_mul(0x0100_0193))
}

/// Two numbers to one.
fn mix(a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x9e37_79b9).rotate_left(13) ^ b.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 15)
}
