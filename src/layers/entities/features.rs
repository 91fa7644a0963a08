//! The features of a word that the name model weighs: the word, its neighbours, their shapes, what the lexicons say of
//! them, and how the same word stands elsewhere in the article. Each is a hash; which of them count is the model's matter.

use std::ops::Range;

use super::evidence::Evidence;
use super::facts::{Fact, Facts, hash, mix};
use crate::lexicon::names;

/// The features of one word.
#[derive(Default)]
pub(super) struct Bag {
    pub features: Vec<u32>,
    /// Which template each is of: what the trainer leaves out to see what it is worth.
    #[cfg(feature = "train")]
    pub templates: Vec<u8>,
}

impl Bag {
    pub(super) fn clear(&mut self) {
        self.features.clear();
        #[cfg(feature = "train")]
        self.templates.clear();
    }

    /// A feature of a template and a value.
    fn one(&mut self, template: u32, value: u32) {
        let h = mix(mix(template, value), 0x2545_f491);
        let h = (h ^ h >> 13).wrapping_mul(0xc2b2_ae35);
        self.features.push(h ^ h >> 16);
        #[cfg(feature = "train")]
        self.templates.push(template as u8);
    }

    /// A feature of a template and two values.
    fn two(&mut self, template: u32, first: u32, second: u32) {
        self.one(template, mix(first, second));
    }

    /// As `one`, unless it is in the bag since `from`.
    fn once(&mut self, from: usize, template: u32, value: u32) {
        self.one(template, value);
        let last = self.features.len() - 1;
        if self.features[from..last].contains(&self.features[last]) {
            self.features.pop();
            #[cfg(feature = "train")]
            self.templates.pop();
        }
    }
}

/// Adds to the bag what a word says wherever it stands: the same for all of its places in one guise.
pub(super) fn own(fact: &Fact, lower: &str, bag: &mut Bag) {
    bag.one(0, 0);
    bag.one(1, fact.word);
    bag.one(7, fact.shape);
    for bit in bits(fact.lexicon) {
        bag.two(52, bit, 0);
        bag.two(56, bit, fact.shape);
    }
    bag.one(57, fact.lexicon);
    if fact.strong {
        affixes(bag, lower);
    }
}

/// The places of the bits of a number that are set.
fn bits(mut number: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (number != 0).then(|| number.trailing_zeros());
        number &= number.wrapping_sub(1);
        bit
    })
}

/// Adds to the bag what stands around word `i` of a window.
pub(super) fn around(evidence: &Evidence, facts: &Facts, i: usize, window: &Range<usize>, bag: &mut Bag) {
    let sentence = &evidence.words.sentence_range(i);
    let at = |offset: isize| facts.at(i.wrapping_add_signed(offset), sentence);
    let (before2, before, own, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
    bag.one(2, before.word);
    bag.one(3, after.word);
    bag.two(4, before.word, own.word);
    bag.two(5, own.word, after.word);
    bag.two(6, mix(before.shape, own.shape), after.shape);
    bag.two(8, own.shape, before.class);
    bag.two(9, own.shape, after.class);
    bag.two(10, before2.lexicon, before.word);
    let opened = opened(facts, i, window, sentence, evidence);
    bag.two(11, opened, if own.strong { own.shape } else { own.word });
    bag.two(12, opened, own.lexicon);
    if !own.strong && evidence.words.is_word(i.wrapping_sub(1), &["-"]) {
        affixes(bag, evidence.words.lower(i));
        bag.one(13, before2.lexicon);
    }
    lexicons(bag, [before2, before, own, after, after2]);
    if !own.strong {
        return;
    }
    bag.two(20, before.word, own.shape);
    bag.two(21, after.word, own.shape);
    bag.one(22, before2.word);
    bag.one(23, after2.word);
    bag.two(24, before2.word, before.word);
    bag.two(25, after.word, after2.word);
    let initial = evidence.words.starts_sentence(i);
    let shouted = evidence.is_shouted(i);
    let guise = u32::from(initial)
        | u32::from(evidence.is_lower_elsewhere(i)) << 1
        | u32::from(evidence.is_capital_inside(i)) << 2
        | u32::from(shouted) << 3;
    bag.one(40, guise);
    bag.two(41, guise, own.shape);
    bag.two(42, guise, own.lexicon);
    let quoted = matches!(evidence.words.slice(i.wrapping_sub(1)), "\"" | "“" | "‘");
    if quoted {
        bag.one(43, own.shape);
    }
    context(bag, facts, i, evidence);
}

/// Whether the window has an organisation's noun before the word, with "of", "for" or "on" behind it, and where: "Committee on
/// Trade and Industry", "Ministry of the Interior".
fn opened(facts: &Facts, i: usize, window: &Range<usize>, sentence: &Range<usize>, evidence: &Evidence) -> u32 {
    let head = u32::from(names::ORGANIZATION_HEAD.bits());
    let start = window.start.max(i.saturating_sub(8));
    let opens = |k: usize| {
        facts.at(k, sentence).strong
            && facts.at(k, sentence).lexicon & head != 0
            && evidence.words.is_word(k + 1, &["of", "for", "on"])
    };
    (start..i).rev().find(|k| opens(*k)).map_or(0, |k| ((i - k) as u32).min(4))
}

fn affixes(bag: &mut Bag, word: &str) {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(2);
    for n in [3, 4] {
        if let Some(end) = ends.next() {
            bag.two(26, n, hash(&word.as_bytes()[..end]));
        }
    }
    let mut starts = word.char_indices().rev().map(|(at, _)| at).skip(1);
    for n in [2, 3, 4] {
        if let Some(start) = starts.next() {
            bag.two(27, n, hash(&word.as_bytes()[start..]));
        }
    }
}

fn lexicons(bag: &mut Bag, around: [Fact; 5]) {
    for (offset, fact) in around.iter().enumerate() {
        // The word itself is in [`own`].
        bits(if offset == 2 { 0 } else { fact.lexicon }).for_each(|bit| bag.two(50 + offset as u32, bit, 0));
    }
    let [_, before, own, after, _] = around;
    bag.two(58, before.lexicon, own.lexicon);
    bag.two(59, own.lexicon, after.lexicon);
    bag.two(60, own.lexicon, before.word);
    bag.two(61, own.lexicon, after.word);
    bag.two(62, mix(before.lexicon, own.lexicon), after.lexicon);
    bag.two(63, own.shape, before.lexicon);
    bag.two(64, own.shape, after.lexicon);
}

/// The same word elsewhere: its neighbours there, and the longest run of capitalised words it stands in.
fn context(bag: &mut Bag, facts: &Facts, i: usize, evidence: &Evidence) {
    let from = bag.features.len();
    let places = facts.places(i);
    for k in places.into_iter().flat_map(|places| places.but(i)) {
        let sentence = evidence.words.sentence_range(k);
        let before = facts.at(k.wrapping_sub(1), &sentence);
        let after = facts.at(k + 1, &sentence);
        bag.once(from, 70, before.word);
        bag.once(from, 71, after.word);
        bag.once(from, 72, before.lexicon);
        bag.once(from, 73, after.lexicon);
    }
    if let Some(expansion) = facts.expansion(i) {
        bag.one(79, expansion.word);
        bag.one(80, expansion.lexicon);
        bag.one(81, expansion.capital.into());
    }
    if let Some(run) = places.and_then(|places| facts.longest_run(i, places)) {
        let sentence = evidence.words.sentence_range(run.start);
        let (first, last) = (facts.at(run.start, &sentence), facts.at(run.end - 1, &sentence));
        let own = facts.at(i, &evidence.words.sentence_range(i)).word;
        let place = u32::from(first.word == own) | u32::from(last.word == own) << 1;
        let length = run.len().min(5) as u32;
        bag.one(74, first.word);
        bag.one(75, last.word);
        bag.two(76, length, place);
        bag.two(77, last.lexicon, place);
        bag.two(78, first.lexicon, place);
    }
}
