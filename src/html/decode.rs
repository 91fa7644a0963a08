//! Bytes of a page to text, much as browsers decide it: byte order mark, then what the server said, then what the page says of
//! itself in its first kilobyte, then UTF-8 if it is that, else windows-1252. Only in the program: `www/lib/decode.js` does the same with
//! the TextDecoder that is there, and both are held to `tests/encodings.json`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Where a page must have named its encoding.
const PRESCAN: usize = 1024;

/// Decodes a page. `charset` is the encoding that the server named (`charset` of the content type), if it did. Bytes that are
/// wrong in the encoding become U+FFFD.
///
/// # Example: a page in an older encoding
/// ```
/// let page = b"<meta charset=iso-8859-1><p>caf\xe9";
/// assert_eq!(nutgraf::decode_html(page, None), "<meta charset=iso-8859-1><p>café");
/// ```
pub fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    let with = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0.into_owned();
    if let Some(encoding) = charset.and_then(|c| Encoding::for_label_no_replacement(c.trim().as_bytes())) {
        return with(encoding);
    }
    match bytes {
        [b'<', 0, ..] => return with(UTF_16LE),
        [0, b'<', ..] => return with(UTF_16BE),
        _ => {}
    }
    // What is UTF-8 beyond ASCII is nothing else, whatever an older template says of it.
    match (named_in(bytes), std::str::from_utf8(bytes)) {
        (None, Err(_)) => with(WINDOWS_1252),
        (Some(encoding), Err(_)) => with(encoding),
        (Some(encoding), Ok(text)) if text.is_ascii() => with(encoding),
        (_, Ok(text)) => text.to_owned(),
    }
}

/// The encoding that the page names in a `meta` element or an XML declaration.
fn named_in(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let mut rest = &head[..];
    while let Some(at) = rest.iter().position(|b| *b == b'<') {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[find(rest, b"-->")?..];
            continue;
        }
        let end = find(rest, b">").unwrap_or(rest.len());
        let (tag, behind) = rest.split_at(end);
        let names = tag.starts_with(b"<meta") || tag.starts_with(b"<?xml");
        let label = if names { label(tag) } else { None };
        if let Some(encoding) = label.and_then(Encoding::for_label_no_replacement) {
            // A page that can be read so far is no UTF-16, whatever it says.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
        rest = if names { behind } else { &rest[1..] };
    }
    None
}

/// Where the first of such bytes begin.
fn find(bytes: &[u8], searched: &[u8]) -> Option<usize> {
    bytes.windows(searched.len()).position(|w| w == searched)
}

/// The label behind `charset=` or `encoding=` in a tag; inside of `content` only where that speaks for a header.
fn label(tag: &[u8]) -> Option<&[u8]> {
    let (at, length) = [&b"charset"[..], b"encoding"].iter().find_map(|name| Some((find(tag, name)?, name.len())))?;
    if find(tag, b"content").is_some_and(|content| content < at) && find(tag, b"http-equiv").is_none() {
        return None;
    }
    let skip = |from: usize, of: &[u8]| from + tag[from..].iter().take_while(|b| of.contains(b)).count();
    let start = skip(at + length, b" \t\r\n=\"'");
    let length = tag[start..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).count();
    (length > 0).then(|| &tag[start..start + length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_trust() {
        assert_eq!(decode(b"\xef\xbb\xbf<meta charset=latin1>\xc3\xa9", Some("latin1")), "<meta charset=latin1>é");
        assert_eq!(decode(b"\xff\xfeh\0i\0", None), "hi");
        assert_eq!(decode(b"<meta charset=utf-8>\xe9", Some("ISO-8859-1")), "<meta charset=utf-8>é");
        let declared = b"<META http-equiv=content-type content='text/html; charset=Shift_JIS'>\x8b\xb4";
        assert!(decode(declared, None).ends_with('橋'));
        assert!(decode(b"<?xml version='1.0' encoding='windows-1251'?>\xec", None).ends_with('м'));
        assert!(decode(b"<meta charset=utf-16le>\xc3\xa9", None).ends_with('é'));
        assert_eq!(decode("é".as_bytes(), None), "é");
        assert_eq!(decode(b"\xe9", Some("no such")), "é");
        assert_eq!(decode(b"<meta charset", None), "<meta charset");
    }

    /// The charset in a content type, as who called the program has read it.
    fn charset(content_type: &str) -> Option<&str> {
        let (_, label) = content_type.to_ascii_lowercase().find("charset=").map(|at| content_type.split_at(at + 8))?;
        Some(label.trim_matches('"'))
    }

    #[test]
    fn the_encodings_of_news_pages() {
        let all: serde_json::Value = serde_json::from_str(include_str!("../../tests/encodings.json")).unwrap();
        for case in all.as_array().unwrap() {
            let hex = case["hex"].as_str().unwrap();
            let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
            let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
            let text = decode(&bytes, case["contentType"].as_str().and_then(charset));
            assert_eq!(text, case["text"].as_str().unwrap(), "{}", case["name"]);
        }
    }
}
