//! Where names can stand: runs of words with capitals and what joins them ("Bank of England", "Ursula von der Leyen",
//! "Procter & Gamble"). Everything else is no name, unread.

use std::ops::Range;

use super::evidence::Evidence;
use crate::lexicon::class;
use crate::words::TokenKind;

/// Words of lower case that stand inside a name of a person, or before it.
pub(super) const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "van", "von", "der", "den", "ter", "ten",
    "bin", "ibn", "bint", "al", "el", "zu", "ul", "y", "e",
];

/// Most tokens that join two words with capitals: "Chamber of Commerce and the Arts".
const LONGEST_JOIN: usize = 3;

/// A word with a capital in it: "Lee", "NATO", "eBay", "al’Assad". Not "I".
pub(super) fn is_strong(evidence: &Evidence, i: usize) -> bool {
    let token = evidence.words.token(i);
    token.kind() == TokenKind::Word && token.has_capital() && !evidence.words.is_word(i, &["i"])
}

/// The windows of the article, in order; each lies in one sentence, begins and ends with a word with a capital (but for
/// particles before it and a number behind it).
pub(super) fn windows(evidence: &Evidence) -> Vec<Range<usize>> {
    let words = evidence.words;
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in words.sentences() {
        let range = &sentence.tokens;
        // The first and the last strong word of the window at hand.
        let mut open: Option<Range<usize>> = None;
        for i in range.clone().filter(|i| is_strong(evidence, *i)) {
            let joined = |w: &Range<usize>| i - w.end <= LONGEST_JOIN && (w.end..i).all(|k| joins(evidence, k));
            open = match open {
                Some(w) if joined(&w) => Some(w.start..i + 1),
                Some(w) => {
                    found.push(widen(evidence, w, range));
                    Some(i..i + 1)
                }
                None => Some(i..i + 1),
            };
        }
        found.extend(open.map(|w| widen(evidence, w, range)));
    }
    // What stands before one window may be the end of another.
    for i in 1..found.len() {
        found[i].start = found[i].start.max(found[i - 1].end);
    }
    found
}

/// Whether a token can stand between two words of one name.
fn joins(evidence: &Evidence, i: usize) -> bool {
    let words = evidence.words;
    match words.token(i).kind() {
        TokenKind::Word => {
            words.is(i, class::PREPOSITIONS.or(class::DETERMINERS).or(class::CONJUNCTIONS))
                || words.token(i).span().len() <= 3
        }
        TokenKind::Number | TokenKind::Clitic => true,
        TokenKind::Punct | TokenKind::Symbol => {
            matches!(words.slice(i), "-" | "‑" | "–" | "&" | "/" | "." | "'" | "’" | "+" | "!")
        }
        TokenKind::Address | TokenKind::Handle => false,
    }
}

/// Takes in particles before the window, a number behind it, and what a hyphen hangs on it: "bin Laden", "al-Shabaab",
/// "Channel 4", "Suk-yeol".
fn widen(evidence: &Evidence, window: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let words = evidence.words;
    let (mut start, mut end) = (window.start, window.end);
    while start > sentence.start && window.start - start < LONGEST_JOIN {
        let hyphen = words.is_word(start - 1, &["-"]) && start - 1 > sentence.start;
        let particle = start - 1 - usize::from(hyphen);
        if !words.is_word(particle, PARTICLES) {
            break;
        }
        start = particle;
    }
    if end < sentence.end && words.token(end).kind() == TokenKind::Number {
        end += 1;
    } else if end + 1 < sentence.end && words.is_word(end, &["-"]) && words.token(end + 1).kind() == TokenKind::Word {
        end += 2;
    }
    start..end
}
