//! Bytes of a page to text, as browsers decide it: byte order mark, then what the server said, then what the page says of
//! itself in its first kilobyte, then UTF-8 if it is that, else windows-1252. Only in the program: in the browser this is TextDecoder's work.

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
    let named = charset.and_then(|c| Encoding::for_label(c.trim().as_bytes())).or_else(|| named_in(bytes));
    let encoding = named.unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding that the page names in a `meta` element or an XML declaration.
fn named_in(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = head[from..].windows(5).position(|w| w == b"<meta" || w == b"<?xml") {
        let start = from + found;
        let end = head[start..].iter().position(|b| *b == b'>').map_or(head.len(), |e| start + e);
        if let Some(encoding) = label(&head[start..end]).and_then(Encoding::for_label) {
            // A page that can be read so far is no UTF-16, whatever it says.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
        from = start + 5;
    }
    None
}

/// The label behind `charset=` or `encoding=` in a tag.
fn label(tag: &[u8]) -> Option<&[u8]> {
    let at = [&b"charset"[..], b"encoding"]
        .iter()
        .find_map(|name| tag.windows(name.len()).position(|w| w == *name).map(|at| at + name.len()))?;
    let skip = |from: usize, of: &[u8]| from + tag[from..].iter().take_while(|b| of.contains(b)).count();
    let start = skip(at, b" \t\r\n=\"'");
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
}
