//! What the tagger looks at: hashes of a word, its ends, its shape, its neighbours and the tags before it.

use super::Tag;

/// A word as the tagger needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'w> {
    /// In lower case.
    pub lower: &'w str,
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
const NONE: Word = Word { lower: "", capital: false, all_caps: false, first: false, forms: 0, fixed: Some(Tag::Punct) };

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

impl Features {
    /// Those of a word in its sentence.
    pub(crate) fn of(sentence: &[Word], at: usize) -> Self {
        let near = |k: Option<usize>| k.and_then(|k| sentence.get(k)).unwrap_or(&NONE);
        let here = near(Some(at));
        let (before, next) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let (word, next_word) = (hash(here.lower), hash(next.lower));
        let shape = u32::from(here.capital)
            | u32::from(here.all_caps) << 1
            | u32::from(here.first) << 2
            | u32::from(here.lower.bytes().any(|b| b.is_ascii_digit())) << 3
            | u32::from(next.capital) << 4;
        let (forms, next_forms) = (u32::from(here.forms), u32::from(next.forms));
        let end = hash(ending(here.lower, 3));
        let next_end = hash(ending(next.lower, 2));
        let fixed = [
            word,
            hash(ending(here.lower, 1)),
            hash(ending(here.lower, 2)),
            end,
            hash(ending(here.lower, 4)),
            hash(beginning(here.lower, 2)),
            shape,
            hash(before.lower),
            next_word,
            hash(ending(next.lower, 3)),
            mix(word, next_end),
            forms << 5 | shape,
            forms << 5 | next_forms,
            mix(hash(before.lower), forms),
            mix(forms, next_word),
        ];
        Self { fixed, word, next: next_word, shape, forms, end }
    }

    /// Calls for each feature, given the last tag and the one before it.
    pub(crate) fn each(&self, last: Tag, before: Tag, mut call: impl FnMut(u32)) {
        let (last, both) = (last as u32, (last as u32) << 5 | before as u32);
        for (template, part) in self.fixed.iter().enumerate() {
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

/// FNV-1a; all digits are one.
fn hash(text: &str) -> u32 {
    text.bytes()
        .fold(0x811c_9dc5, |h, b| (h ^ u32::from(if b.is_ascii_digit() { b'0' } else { b })).wrapping_mul(0x0100_0193))
}

/// Two numbers to one.
fn mix(a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x9e37_79b9).rotate_left(13) ^ b.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 15)
}
