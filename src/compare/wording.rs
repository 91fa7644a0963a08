//! Words as numbers, so that wordings of two reports can be laid side by side.

use crate::lexicon::{class, classes, verb};
use crate::text::{lower, lower_case};

/// A word of a text: where it begins, and a number that all forms of it share.
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub number: u64,
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    })
}

/// A number for the letters of a word, whatever their case.
pub(super) fn number(word: &str) -> u64 {
    word.chars().map(lower).fold(0xcbf2_9ce4_8422_2325, |hash, c| mix(hash, u64::from(c)))
}

pub(super) const fn mix(hash: u64, more: u64) -> u64 {
    (hash ^ more).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The content words (also "found" and "put", which say what became of what is counted), each under the number of its dictionary form: "killed" and "kills" are one, "houses" and "house" too.
pub(super) fn content(text: &str) -> Vec<Word> {
    let kept = words(text).filter_map(|(start, word)| {
        let lower = lower_case(word);
        let telling = matches!(lower.as_str(), "found" | "put");
        let empty = !telling
            && (lower.len() < 3
                || lower.starts_with(|c: char| c.is_ascii_digit())
                || classes(&lower).any(class::STOPWORDS.or(class::MODALS).or(class::AUXILIARIES).or(class::NUMERALS)));
        if empty {
            return None;
        }
        let stem = verb(&lower).next().map_or_else(|| singular(&lower), |reading| reading.lemma);
        Some(Word { start, end: start + word.len(), number: number(stem) })
    });
    kept.collect()
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !stem.ends_with(&['s', 'u', 'i'][..]) => stem,
        _ => word,
    }
}
