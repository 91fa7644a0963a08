//! One search for everything: words in a text.
//!
//! The standard library's is quick also on texts made to slow it down, in two directions, and five kilobytes of wasm. This one is quick
//! enough because it multiplies only once a byte: it compares where a sum over as many bytes as the part has is the part's.

const BASE: u32 = 0x0100_0193;

/// Where a part first stands in a text.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    first(text.as_bytes(), part.as_bytes())
}

fn first(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let length = part.len();
    let sum = |bytes: &[u8]| bytes.iter().fold(0, |sum: u32, byte| sum.wrapping_mul(BASE).wrapping_add((*byte).into()));
    let wanted = sum(part);
    let mut here = sum(bytes.get(..length)?);
    let leaving = (0..length).fold(1, |power: u32, _| power.wrapping_mul(BASE));
    let mut at = 0;
    loop {
        if here == wanted && bytes[at..at + length] == *part {
            return Some(at);
        }
        let next = u32::from(*bytes.get(at + length)?);
        here = here.wrapping_mul(BASE).wrapping_add(next).wrapping_sub(leaving.wrapping_mul(bytes[at].into()));
        at += 1;
    }
}

/// Where a part last stands in a text.
pub(crate) fn last(text: &str, part: &str) -> Option<usize> {
    let mut at = find(text, part)?;
    while let Some(next) = first(&text.as_bytes()[at + 1..], part.as_bytes()) {
        at += next + 1;
    }
    Some(at)
}

/// Whether a part stands in a text.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// What stands before and behind the first such part.
pub(crate) fn cut<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    find(text, part).map(|at| (&text[..at], &text[at + part.len()..]))
}

/// What stands between such parts.
pub(crate) fn pieces<'t>(text: &'t str, part: &str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let (piece, behind) = cut(here, part).map_or((here, None), |(piece, behind)| (piece, Some(behind)));
        rest = behind;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library(text in "[ab é]{0,30}", part in "[ab é]{1,4}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            prop_assert_eq!(last(&text, &part), text.rfind(&part));
            prop_assert_eq!(cut(&text, &part), text.split_once(&part));
            prop_assert!(pieces(&text, &part).eq(text.split(&part)));
        }
    }
}
