//! What the tagger looks at: hashes of a word, its ends, its shape, its neighbours and the tags before it.

use super::weights::Weights;
use super::{Scores, Sums, Tag};

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

/// What the tagger reads of the letters of a word, wherever it stands.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    /// Hashes of the word, of its last one to four letters and of its first two.
    word: u32,
    ends: [u32; 4],
    #[cfg(any(test, feature = "train"))]
    beginning: u32,
    /// There is a digit in it.
    digit: bool,
    /// The scores that these give the word itself, the word behind it and the one before.
    own: Scores,
    behind: Scores,
    before: Scores,
    /// The tag they settle, whatever stands around the word.
    pub(super) settled: Option<Tag>,
}

impl Letters {
    pub(crate) const NONE: Letters = Letters {
        word: EMPTY,
        ends: [EMPTY; 4],
        #[cfg(any(test, feature = "train"))]
        beginning: EMPTY,
        digit: false,
        own: Scores::EVEN,
        behind: Scores::EVEN,
        before: Scores::EVEN,
        settled: None,
    };

    /// Those of a word in lower case.
    pub(crate) fn of(lower: &str, weights: &Weights) -> Self {
        let (word, beginning) = (hash(lower), hash(beginning(lower, 2)));
        let ends = [1, 2, 3, 4].map(|length| hash(ending(lower, length)));
        let [end1, end2, end3, end4] = ends;
        let own = weights.sum(&all([(0, word), (1, end1), (2, end2), (3, end3), (4, end4), (5, beginning)]));
        Self {
            word,
            ends,
            #[cfg(any(test, feature = "train"))]
            beginning,
            digit: lower.bytes().any(|b| b.is_ascii_digit()),
            own,
            behind: weights.sum(&behind(word)),
            before: weights.sum(&before(word, end3)),
            settled: super::settled(&own),
        }
    }
}

/// Features of a template and a value each.
#[inline(always)]
fn all<const N: usize>(features: [(u32, u32); N]) -> [u32; N] {
    features.map(|(template, value)| mix(template, value))
}

/// What a word says of the one behind it.
fn behind(word: u32) -> [u32; 1] {
    all([(7, word)])
}

/// What a word and its last three letters say of the one before it.
fn before(word: u32, end: u32) -> [u32; 2] {
    all([(8, word), (9, end)])
}

/// The numbers by which [`Sums`] are asked: shape and forms, forms and those of the next word, shape and the last tag, ...
const SHAPE_FORMS: usize = 0;
const FORMS_FORMS: usize = 1 << 10;
const SHAPE_LAST: usize = 2 << 10;
/// ... nothing before, nothing behind ...
const FIRST: usize = 3 << 10;
const LAST: usize = FIRST + 1;
/// ... forms and the last two tags.
const FORMS_TAGS: usize = 4 << 10;

/// The scores of a word in its sentence, given the last tag and the one before it. Three in four of its features are added up already: those of its letters and
/// of its neighbours', and those that only depend on shape, forms and tags.
pub(super) fn scores(
    sentence: &[Word],
    at: usize,
    (last, earlier): (Tag, Tag),
    weights: &Weights,
    sums: &mut Sums,
) -> Scores {
    let (here, previous, next) = (&sentence[at], at.checked_sub(1).map(|k| &sentence[k]), sentence.get(at + 1));
    let letters = here.letters;
    let (left, right) = (previous.map_or(&Letters::NONE, |w| w.letters), next.map_or(&Letters::NONE, |w| w.letters));
    let (last, earlier, forms) = (last as u32, earlier as u32, u32::from(here.forms));
    let (shape, both) = (here.shape(next), last << 5 | earlier);
    let next_forms = next.map_or(0, |w| u32::from(w.forms));
    let mut scores = letters.own;
    scores.add(match previous {
        Some(_) => &left.behind,
        None => sums.of(FIRST, weights, || behind(EMPTY)),
    });
    scores.add(match next {
        Some(_) => &right.before,
        None => sums.of(LAST, weights, || before(EMPTY, EMPTY)),
    });
    let by = |group: usize, high: u32, low: u32| group + (high << 5 | low) as usize;
    scores.add(sums.of(by(SHAPE_FORMS, forms, shape), weights, || all([(6, shape), (11, forms << 5 | shape)])));
    scores.add(sums.of(by(FORMS_FORMS, forms, next_forms), weights, || all([(12, forms << 5 | next_forms)])));
    scores.add(sums.of(by(SHAPE_LAST, last, shape), weights, || all([(18, mix(shape, last))])));
    let tags = || all([(15, last), (16, both), (20, mix(forms, both))]);
    scores.add(sums.of(FORMS_TAGS + (forms << 10 | both) as usize, weights, tags));
    let [_, end2, _, _] = right.ends;
    for feature in all([
        (10, mix(letters.word, end2)),
        (13, mix(left.word, forms)),
        (14, mix(forms, right.word)),
        (17, mix(letters.word, last)),
        (19, mix(last, right.word)),
        (21, mix(letters.ends[2], last)),
    ]) {
        weights.add(feature, &mut scores);
    }
    scores
}

impl Word<'_> {
    /// Its shape and whether the next word has a capital: five bits.
    fn shape(&self, next: Option<&Word>) -> u32 {
        u32::from(self.capital)
            | u32::from(self.all_caps) << 1
            | u32::from(self.first) << 2
            | u32::from(self.letters.digit) << 3
            | u32::from(next.is_some_and(|w| w.capital)) << 4
    }
}

/// All features of a word, one by one: what the trainer sees, and what the sums are held to.
#[cfg(any(test, feature = "train"))]
pub(crate) struct Features {
    fixed: [u32; 15],
    word: u32,
    next: u32,
    shape: u32,
    forms: u32,
    end: u32,
}

#[cfg(any(test, feature = "train"))]
impl Features {
    /// Those of a word in its sentence.
    pub(crate) fn of(sentence: &[Word], at: usize) -> Self {
        let here = &sentence[at];
        let letters = |k: Option<usize>| k.and_then(|k| sentence.get(k)).map_or(&Letters::NONE, |word| word.letters);
        let (before, own, following) = (letters(at.checked_sub(1)), here.letters, letters(Some(at + 1)));
        let (word, next) = (own.word, following.word);
        let (shape, forms) = (here.shape(sentence.get(at + 1)), u32::from(here.forms));
        let next_forms = sentence.get(at + 1).map_or(0, |next| u32::from(next.forms));
        let [end1, end2, end, end4] = own.ends;
        let fixed = [
            word,
            end1,
            end2,
            end,
            end4,
            own.beginning,
            shape,
            before.word,
            next,
            following.ends[2],
            mix(word, following.ends[1]),
            forms << 5 | shape,
            forms << 5 | next_forms,
            mix(before.word, forms),
            mix(forms, next),
        ];
        Self { fixed, word, next, shape, forms, end }
    }

    /// Calls for each feature, given the last tag and the one before it.
    pub(crate) fn each(&self, last: Tag, before: Tag, mut call: impl FnMut(u32)) {
        let (last, both) = (last as u32, (last as u32) << 5 | before as u32);
        let tagged = [
            last,
            both,
            mix(self.word, last),
            mix(self.shape, last),
            mix(last, self.next),
            mix(self.forms, both),
            mix(self.end, last),
        ];
        for (template, part) in (0..).zip(self.fixed.into_iter().chain(tagged)) {
            call(mix(template, part));
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

#[cfg(test)]
mod tests {
    use super::super::TAGS;
    use super::*;

    #[test]
    fn sums_are_those_of_all_features() {
        let weights = Weights::new();
        let words = ["The", "mayor", "said", "12th", "-", "of", "leaving", "Oslo", "quickly", "would", "hurt", "."];
        let letters: Vec<Letters> = words.iter().map(|w| Letters::of(&w.to_lowercase(), &weights)).collect();
        let word = |at: usize| Word {
            letters: &letters[at],
            capital: words[at].starts_with(char::is_uppercase),
            all_caps: at == 7,
            first: at == 0,
            forms: (at * 5 % 32) as u8,
            fixed: None,
        };
        let sentence: Vec<Word> = (0..words.len()).map(word).collect();
        let mut sums = Sums::default();
        for (last, before) in [(Tag::Punct, Tag::Punct), (Tag::Noun, Tag::Determiner), (Tag::Other, Tag::To)] {
            for (at, word) in words.iter().enumerate() {
                let mut single = Scores::EVEN;
                Features::of(&sentence, at).each(last, before, |feature| weights.add(feature, &mut single));
                let summed = scores(&sentence, at, (last, before), &weights, &mut sums);
                let over = summed.of(0) - single.of(0);
                assert!((0..TAGS).all(|tag| summed.of(tag) - single.of(tag) == over), "{word}");
            }
        }
    }
}
