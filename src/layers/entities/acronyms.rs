//! Acronyms and what they are short for, where brackets tell: "Movimento 5 Stelle (M5S)", "CEI (Italian Episcopal Conference)".

use std::ops::Range;

use super::ActorKind;
use super::evidence::Evidence;
use super::mend::Tagged;
use super::windows::is_strong;
use crate::text::{lower, sort_by_number};
use crate::words::{TokenKind, Words};

/// Longest name that an acronym stands for, in tokens.
const LONGEST: usize = 14;

/// Makes names of what brackets explain, where the letters are the first letters of the words, in whatever order (the acronym
/// may be that of another language).
pub(super) fn spell_out(evidence: &Evidence, tagged: &mut Vec<Tagged>) {
    let words = evidence.words;
    let mut found: Vec<Tagged> = Vec::new();
    for open in 1..words.len() {
        if words.slice(open) != "(" {
            continue;
        }
        let pair = if words.slice(open + 2) == ")" {
            letters(words, open + 1).and_then(|l| before(evidence, open, &l).map(|name| (name, open + 1)))
        } else {
            letters(words, open - 1).and_then(|l| inside(evidence, open, &l).map(|name| (name, open - 1)))
        };
        let Some((name, acronym)) = pair else { continue };
        if found.last().is_none_or(|(last, _)| last.end <= name.start.min(acronym)) {
            let mut both = [name, acronym..acronym + 1];
            if both[0].start > both[1].start {
                both.swap(0, 1);
            }
            found.extend(both.map(|r| (r, ActorKind::Organization)));
        }
    }
    if found.is_empty() {
        return;
    }
    // What the model found there gives way, but for its kind.
    let mut at = 0;
    tagged.retain(|(tokens, kind)| {
        while at < found.len() && found[at].0.end <= tokens.start {
            at += 1;
        }
        let inside = found.get(at).is_some_and(|(range, _)| range.start < tokens.end);
        if inside && *kind == ActorKind::Place && found[at].0 == *tokens {
            found[at].1 = ActorKind::Place;
        }
        !inside
    });
    tagged.append(&mut found);
    sort_by_number(tagged, |(tokens, _)| tokens.start as u128);
}

/// The letters of an acronym, sorted.
pub(super) fn letters(words: &Words, i: usize) -> Option<Vec<char>> {
    let slice = words.slice(i).trim_end_matches('s');
    let fits = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let acronym = words.token(i).kind() == TokenKind::Word && (2..9).contains(&slice.len()) && slice.chars().all(fits);
    acronym.then(|| sorted(slice.chars().map(lower).collect()))
}

fn sorted(mut letters: Vec<char>) -> Vec<char> {
    sort_by_number(&mut letters, |letter| u128::from(*letter));
    letters
}

/// The first letters of the words of a name that count, sorted.
pub(super) fn initials(words: &Words, range: Range<usize>) -> Vec<char> {
    sorted(range.filter(|i| counts(words, *i)).filter_map(|i| words.lower(i).chars().next()).collect())
}

/// Words with a capital and numbers show in an acronym.
fn counts(words: &Words, i: usize) -> bool {
    words.token(i).kind() == TokenKind::Number
        || words.token(i).kind() == TokenKind::Word && words.token(i).is_capital()
}

fn before(evidence: &Evidence, open: usize, letters: &[char]) -> Option<Range<usize>> {
    let words = evidence.words;
    let limit = words.sentence_range(open).start.max(open.saturating_sub(LONGEST));
    // "Orbis Writer 6 (OW6)" is a product.
    if words.token(open - 1).kind() == TokenKind::Number {
        return None;
    }
    let mut count = 0;
    for start in (limit..open).rev() {
        if words.token(start).kind() == TokenKind::Punct && !words.is_word(start, &["-", "&"]) {
            return None;
        }
        count += usize::from(counts(words, start));
        if count == letters.len() && counts(words, start) {
            let name = start..open;
            return (is_strong(evidence, start) && initials(words, name.clone()) == letters).then_some(name);
        }
    }
    None
}

fn inside(evidence: &Evidence, open: usize, letters: &[char]) -> Option<Range<usize>> {
    let words = evidence.words;
    let close = (open + 1..words.len().min(open + LONGEST)).find(|i| words.slice(*i) == ")")?;
    let name = open + 1..close;
    (is_strong(evidence, open + 1) && initials(words, name.clone()) == letters).then_some(name)
}
