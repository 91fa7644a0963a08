//! Which language it is, as far as the layers need to know: English or not.

use super::tokens::{Token, TokenKind};
use super::types::Types;
use crate::lexicon::class;

/// Fewer words than this say nothing.
const ENOUGH: usize = 8;
/// Up to here a text is too short for shares to be reliable: a headline has few function words.
const SHORT: usize = 60;
/// The head of a long text tells enough.
const HEAD: usize = 2000;

/// The stated language, but for a text that plainly contradicts it; without one, `en` where enough of the words are English
/// function words, else `und`.
pub(super) fn tell(text: &str, tokens: &[Token], types: &Types, stated: Option<&str>) -> String {
    let stated = stated.map(|s| s.trim().replace('_', "-")).filter(|s| !s.is_empty());
    let function =
        class::DETERMINERS.or(class::PREPOSITIONS).or(class::PRONOUNS).or(class::AUXILIARIES).or(class::CONJUNCTIONS);
    let words = || tokens.iter().filter(|t| t.kind() == TokenKind::Word).take(HEAD);
    let (count, english) = (words().count(), words().filter(|t| types.classes(t.spelling).any(function)).count());
    let looks_english = if count < ENOUGH {
        words().all(|t| t.span().of(text).contains(|c: char| c.is_ascii_alphabetic()))
    } else {
        let plain = || !words().any(|t| types.classes(t.spelling).any(class::FOREIGN) || !t.span().of(text).is_ascii());
        english * 100 >= count * 18 || count < SHORT && english * 100 >= count * 9 && plain()
    };
    match stated {
        Some(code) if looks_english || !code.to_ascii_lowercase().starts_with("en") => code,
        None if looks_english => "en".to_owned(),
        _ => "und".to_owned(),
    }
}
