//! Lower case.

/// The text in lower case, letter by letter. The standard library's own also knows the two forms of the Greek sigma, and brings four
/// kilobytes of wasm for it.
pub(crate) fn lower_case(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
