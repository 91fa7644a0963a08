//! What is known of each word in and around the windows, as numbers that features are made of.

use std::ops::Range;

use super::evidence::Evidence;
use super::windows::is_strong;
use crate::lexicon::{Class, NameKey, Names, class, frame, names};
use crate::text::Keyed;
use crate::words::{Rising, TokenKind, Words};

/// Mixes a number into a hash.
pub(super) const fn mix(hash: u32, more: u32) -> u32 {
    let h = (hash.rotate_left(15) ^ more).wrapping_mul(0x9e37_79b1);
    h ^ h >> 15
}

/// FNV-1a.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

/// A word as features see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// Hash of the word in lower case, digits as 0. Of nothing before and behind the sentence.
    pub word: u32,
    /// Hash of its shape: "Xx", "XX", "x", "0", and marks as they are.
    pub shape: u32,
    /// Bits: name classes of the word, of the known name of several words it stands in (from bit 11), kinds of country
    /// (from bit 22), whether it begins such a name.
    pub lexicon: u32,
    /// Hash of its closed classes and of being a form of a verb.
    pub class: u32,
    /// Whether it has a capital.
    pub strong: bool,
    /// The run of capitalised words that it stands in: how many tokens before it, and how long.
    run: (u8, u8),
}

/// Of what lies around no window.
static NOTHING: Fact = Fact { word: 0, shape: 0, lexicon: 0, class: 0, strong: false, run: (0, 0) };

/// Words around a window that are looked at.
pub(super) const MARGIN: usize = 2;
/// Longest name that an acronym is looked for in, in tokens.
const LONGEST_EXPANSION: usize = 24;
/// Other places of a word that are kept in mind.
const KEPT: usize = 5;

/// Where else in the article a word stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places {
    at: [u32; KEPT],
    count: u8,
    /// The two longest runs of capitalised words it stands in: first token and length.
    runs: [(u32, u8); 2],
}

impl Places {
    /// Those but for one.
    pub fn but(&self, i: usize) -> impl Iterator<Item = usize> {
        self.at[..self.count.into()].iter().map(|k| *k as usize).filter(move |k| *k != i)
    }
}

/// The facts of an article.
pub(super) struct Facts {
    /// Those of the tokens in and around windows, and which of them a token has.
    facts: Vec<Fact>,
    fact_of: Rising,
    places: Keyed<u32, Places>,
    /// Last word and lexicon classes of what an acronym in brackets is short for.
    acronyms: Keyed<u32, Expansion>,
}

/// What an acronym is short for: its last word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expansion {
    /// Hash of the word.
    pub word: u32,
    /// Its lexicon classes.
    pub lexicon: u32,
    /// Whether all its longer words have capitals.
    pub capital: bool,
}

impl Facts {
    pub fn gather(evidence: &Evidence, windows: &[Range<usize>]) -> Self {
        let words = evidence.words;
        let mut all = Self {
            facts: Vec::with_capacity(words.len() / 4),
            fact_of: Rising::new(words.len()),
            places: Keyed::new(),
            acronyms: Keyed::new(),
        };
        let mut done = 0;
        for window in windows {
            let sentence = words.sentence_range(window.start);
            let from = window.start.saturating_sub(MARGIN).max(sentence.start).max(done);
            let to = (window.end + MARGIN).min(sentence.end);
            let mut phrase = (0u32, 0usize);
            for i in from..to {
                all.fact_of.set(i, all.facts.len());
                all.facts.push(fact(evidence, i, &mut phrase));
            }
            done = to;
        }
        for window in windows {
            all.remember(evidence, window);
            all.spell_out(evidence, window);
        }
        all
    }

    /// The fact of a token; an empty one outside the sentence.
    pub fn at(&self, i: usize, sentence: &Range<usize>) -> Fact {
        if sentence.contains(&i) { *self.own(i) } else { NOTHING }
    }

    /// The fact of a token.
    pub fn own(&self, i: usize) -> &Fact {
        self.fact_of.get(i).map_or(&NOTHING, |fact| &self.facts[fact])
    }

    /// Notes where the words of a window stand, unless capitals say nothing there.
    fn remember(&mut self, evidence: &Evidence, window: &Range<usize>) {
        let mut i = window.start;
        while i < window.end {
            if !self.own(i).strong {
                i += 1;
                continue;
            }
            let mut start = i;
            while i < window.end
                && (self.own(i).strong
                    || evidence.words.is_word(i, &["-"]) && i + 1 < window.end && self.own(i + 1).strong)
            {
                i += 1;
            }
            while start + 1 < i && evidence.is_plain(start) {
                start += 1;
            }
            if evidence.is_shouted(start) {
                continue;
            }
            let length = (i - start).min(200) as u8;
            for k in start..i {
                if let Some(fact) = self.fact_of.get(k) {
                    self.facts[fact].run = ((k - start).min(200) as u8, length);
                }
                if !self.own(k).strong {
                    continue;
                }
                let word = self.own(k).word;
                let places = self.places.entry(word).or_default();
                if usize::from(places.count) < KEPT {
                    places.at[usize::from(places.count)] = k as u32;
                    places.count += 1;
                }
                let run = (start as u32, length);
                if length > places.runs[0].1 {
                    places.runs = [run, places.runs[0]];
                } else if length > places.runs[1].1 {
                    places.runs[1] = run;
                }
            }
        }
    }

    /// "International Court of Justice (ICJ)": the window is the acronym; what is it short for?
    fn spell_out(&mut self, evidence: &Evidence, window: &Range<usize>) {
        let words = evidence.words;
        let (Some(bracket), true) = (window.start.checked_sub(1), window.len() == 1) else { return };
        let bracketed = words.slice(bracket) == "(" && words.slice(window.end) == ")";
        if !bracketed || !words.slice(window.start).chars().nth(1).is_some_and(char::is_uppercase) {
            return;
        }
        let limit = words.sentence_range(bracket).start.max(bracket.saturating_sub(LONGEST_EXPANSION));
        let mut capital = true;
        let mut at = bracket;
        for letter in words.lower(window.start).trim_end_matches('s').chars().rev().filter(|c| c.is_alphabetic()) {
            // Small words need not show in an acronym.
            loop {
                if at == limit {
                    return;
                }
                at -= 1;
                let token = words.token(at);
                if token.kind() == TokenKind::Word && words.lower(at).starts_with(letter) {
                    capital &= token.is_capital() || token.span().len() <= 3;
                    break;
                }
                if token.kind() == TokenKind::Word && token.span().len() > 3 {
                    return;
                }
            }
        }
        let last = if words.token(bracket - 1).kind() == TokenKind::Word { bracket - 1 } else { at };
        let expansion = Expansion { word: word_hash(words, last), lexicon: lexicon_of(words, last), capital };
        let word = self.own(window.start).word;
        self.acronyms.entry(word).or_insert(expansion);
    }

    /// What the word is short for, where the article tells.
    pub fn expansion(&self, i: usize) -> Option<Expansion> {
        self.acronyms.get(&self.own(i).word).copied()
    }

    /// Where the word of a token stands.
    pub fn places(&self, i: usize) -> Option<&Places> {
        self.places.get(&self.own(i).word)
    }

    /// The longest run of capitalised words that the word stands in elsewhere.
    pub fn longest_run(&self, i: usize, Places { runs, .. }: &Places) -> Option<Range<usize>> {
        let own = i - usize::from(self.own(i).run.0).min(i);
        let (start, length) = runs.iter().copied().find(|(start, length)| *length > 0 && *start as usize != own)?;
        Some(start as usize..start as usize + usize::from(length))
    }
}

/// The classes of words that the model was trained with, in the order of its features. The lexicon's own bits move whenever a class is
/// added; these do not. What is added here needs the model trained anew.
const CLASSES: [Class; 46] = [
    class::ADVERBS,
    class::AIMS,
    class::AUXILIARIES,
    class::BARGAINS,
    class::CLAIMS,
    class::CONJUNCTIONS,
    class::CONNECTORS,
    class::DANGLERS,
    class::DECIDERS,
    class::DETERMINERS,
    class::EFFORTS,
    class::FORCES,
    class::FOREIGN,
    class::HAPPENINGS,
    class::MODALS,
    class::MONTHS,
    class::NEGATIONS,
    class::NUMERALS,
    class::OPENERS,
    class::OUTLOOK_CERTAIN,
    class::OUTLOOK_LIKELY,
    class::OUTLOOK_UNLIKELY,
    class::PARTIES,
    class::PERCEPTION,
    class::PETITIONS,
    class::POSSESSIVES,
    class::PREPOSITIONS,
    class::PRONOUNS,
    class::PROPOSALS,
    class::SPEAKING,
    class::STOPWORDS,
    class::SUBORDINATORS,
    class::TIME_NOUNS,
    class::TIMENAMES,
    class::TIMEWORDS,
    class::TLDS,
    class::VERDICTS,
    class::VOICE_ARGUMENT,
    class::VOICE_OPENERS,
    class::VOICE_SHADES,
    class::VOICE_STANCE,
    class::VOICE_SWEEPING,
    class::VOICE_THEMES,
    class::VOICE_VERDICTS,
    class::VOICING,
    class::WEEKDAYS,
];

/// Of each bit of the lexicon's classes the place in [`CLASSES`]; 64 where it has none.
static TRAINED: [u8; 64] = {
    let mut places = [64; 64];
    let mut at = 0;
    while at < CLASSES.len() {
        places[CLASSES[at].0.trailing_zeros() as usize] = at as u8;
        at += 1;
    }
    places
};

fn fact(evidence: &Evidence, i: usize, phrase: &mut (u32, usize)) -> Fact {
    let words = evidence.words;
    let strong = is_strong(evidence, i);
    let mut lexicon = 0;
    if strong {
        let cue = evidence.cue(i);
        lexicon = u32::from(cue.word.bits()) & 0x7ff;
        if cue.phrase.1 > 0 {
            *phrase = ((u32::from(cue.phrase.0.bits()) & 0x7ff) << 11, i + usize::from(cue.phrase.1));
            lexicon |= 1 << 28;
        }
        if let Some(country) = cue.country {
            let kinds = [
                country.is_name(),
                country.is_capital(),
                country.is_adjective(),
                country.is_people(),
                country.is_seat(),
            ];
            lexicon |= kinds.iter().enumerate().map(|(bit, is)| u32::from(*is) << (22 + bit)).sum::<u32>();
        }
    } else if words.token(i).kind() == TokenKind::Word {
        lexicon = lexicon_of(words, i);
    }
    if i < phrase.1 {
        lexicon |= phrase.0;
    }
    let (own, is_verb) = (words.classes(i), words.is_verb_form(i));
    let class = if own.0 == 0 && !is_verb {
        0
    } else {
        let says = words.verb(i).any(|v| v.frames.any(frame::SAY));
        let acts = words.verb(i).any(|v| v.frames.any(frame::ACT));
        let verb = u32::from(is_verb) | u32::from(says) << 1 | u32::from(acts) << 2;
        let (mut left, mut classes) = (own.0, 0u64);
        while left != 0 {
            // What is none of them moves out of the number.
            classes |= 1u64.checked_shl(TRAINED[left.trailing_zeros() as usize].into()).unwrap_or(0);
            left &= left - 1;
        }
        mix(mix(classes as u32, (classes >> 32) as u32), verb)
    };
    Fact { word: word_hash(words, i), shape: shape(words.slice(i)), lexicon, class, strong, run: (0, 0) }
}

/// What a common noun is in names: "ministry", "river", "president".
fn lexicon_of(words: &Words, i: usize) -> u32 {
    let common = names::TITLE
        .or(names::ORGANIZATION_HEAD)
        .or(names::PLACE_HEAD)
        .or(names::THING_HEAD)
        .or(names::ORGANIZATION_TAIL);
    u32::from(Names(NameKey::of(words.lower(i)).classes().bits() & common.0).bits())
}

fn word_hash(words: &Words, i: usize) -> u32 {
    let word = words.lower(i);
    // "Mr." and "Mr" are one word; "U.S." is another than "us".
    let word = match word.strip_suffix('.') {
        Some(bare) if bare.len() > 1 && !bare.contains('.') => bare,
        _ => word,
    };
    word.bytes().fold(0x811c_9dc5, |h, b| {
        let b = if b.is_ascii_digit() { b'0' } else { b };
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    })
}

/// Hash of the shape: upper, lower, digit, other, each run of one kind at most twice; one capital alone is not "XX".
fn shape(word: &str) -> u32 {
    let mut hash = 1;
    let (mut last, mut times) = (0, 0);
    for c in word.chars() {
        let kind = if c.is_uppercase() {
            1
        } else if c.is_alphabetic() {
            2
        } else if c.is_numeric() {
            3
        } else {
            4 + c as u32
        };
        times = if kind == last { times + 1 } else { 1 };
        if times <= if kind == 1 { 2 } else { 1 } {
            hash = mix(hash, kind);
        }
        last = kind;
    }
    hash
}
