//! Lower case.

// `LOWER`: first and last letter of a row, the step between them, and how far away the small ones are.
include!(concat!(env!("OUT_DIR"), "/lower.rs"));

/// The letter in lower case. One letter for each, also for the dotted I of Turkish; the standard library's table is three kilobytes of wasm.
pub(crate) fn lower(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let code = letter as i32;
    match LOWER[..LOWER.partition_point(|row| row[0] <= code)].last() {
        Some([first, last, step, away]) if code <= *last && (code - first) % step == 0 => {
            char::from_u32((code + away) as u32).unwrap_or(letter)
        }
        _ => letter,
    }
}

/// The text in lower case, letter by letter.
pub(crate) fn lower_case(text: &str) -> String {
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library() {
        for letter in ('\0'..=char::MAX).filter(|c| *c != 'İ') {
            assert!(letter.to_lowercase().eq([lower(letter)]), "{letter}");
        }
        assert_eq!(lower_case("İZMİR ΣΑΣ Ünal"), "izmir σασ ünal");
    }
}
