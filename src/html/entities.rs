//! References to characters (`&amp;`, `&#x2014;`), by the rules of the HTML standard.
//!
//! The table of names (`entities.tsv`) is packed at build time: the names of one first letter in their order, each as what differs from the one
//! before it, and next to them the characters they stand for. A name is looked for among those of its letter, forty on the average.

use super::work;

include!(concat!(env!("OUT_DIR"), "/entities.rs"));

/// No name is longer.
const LONGEST: usize = 32;

/// What references a text can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum References {
    None,
    Text,
    /// Names without a semicolon do not count before a letter, a digit or an equals sign: they are parts of addresses.
    Attribute,
}

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Text(&'static str),
    Char(char),
}

/// Reads the reference that a text begins with, and how many bytes of it that is; the ampersand alone where it is none.
pub(super) fn read(text: &str, references: References) -> (Found, usize) {
    let bytes = &text.as_bytes()[1..];
    let name = &bytes[..bytes.iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count()];
    let found = match name {
        [] if bytes.first() == Some(&b'#') => number(&bytes[1..]).map(|(c, length)| (Found::Char(c), length + 1)),
        [] => None,
        _ => {
            let closed = bytes.get(name.len()) == Some(&b';');
            let found = named(name, closed);
            found.map(|(text, length)| (Found::Text(text), length)).filter(|(_, length)| {
                let next = bytes.get(*length).copied().unwrap_or(0);
                references != References::Attribute
                    || bytes[length - 1] == b';'
                    || next != b'=' && !next.is_ascii_alphanumeric()
            })
        }
    };
    found.map_or((Found::Text("&"), 1), |(found, length)| (found, length + 1))
}

/// Appends a text with its references resolved; line ends become line feeds, and what is no character U+FFFD.
pub(super) fn decode(text: &str, references: References, out: &mut String) {
    work::add(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'\r' | b'\0')) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes()[0] {
            b'&' if references != References::None => {
                let (found, length) = read(rest, references);
                match found {
                    Found::Text(text) => out.push_str(text),
                    Found::Char(c) => out.push(c),
                }
                length
            }
            b'&' => {
                out.push('&');
                1
            }
            b'\r' => {
                out.push('\n');
                1 + usize::from(rest.as_bytes().get(1) == Some(&b'\n'))
            }
            _ => {
                out.push(char::REPLACEMENT_CHARACTER);
                1
            }
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
}

/// What pages mean by the numbers of C1 controls: the characters that Windows has there.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A character by its number, which stands behind `&#`.
fn number(bytes: &[u8]) -> Option<(char, usize)> {
    let (base, start) = if matches!(bytes.first(), Some(b'x' | b'X')) { (16, 1) } else { (10, 0) };
    let digits = bytes[start..].iter().take_while(|b| (**b as char).is_digit(base)).count();
    if digits == 0 {
        return None;
    }
    let code = bytes[start..start + digits].iter().fold(0u32, |code, digit| {
        code.saturating_mul(base).saturating_add((*digit as char).to_digit(base).unwrap_or(0))
    });
    let c = match code {
        0 => None,
        0x80..0xa0 => WINDOWS.chars().nth(code as usize - 0x80),
        _ => char::from_u32(code),
    };
    let end = start + digits;
    let closed = usize::from(bytes.get(end) == Some(&b';'));
    Some((c.unwrap_or(char::REPLACEMENT_CHARACTER), end + closed))
}

/// What the name of a reference stands for, and how much of the name and the semicolon behind it that is: all of them, or the longest
/// beginning that counts without a semicolon.
fn named(name: &[u8], closed: bool) -> Option<(&'static str, usize)> {
    let common = match name {
        b"amp" => "&",
        b"nbsp" => "\u{a0}",
        b"quot" => "\"",
        b"lt" => "<",
        b"gt" => ">",
        _ => "",
    };
    if !common.is_empty() {
        return Some((common, name.len() + usize::from(closed)));
    }
    let letter = match name.first()? {
        upper @ b'A'..=b'Z' => upper - b'A',
        lower @ b'a'..=b'z' => lower - b'a' + 26,
        _ => return None,
    };
    let (Some(start), Some(end)) = (ENTITY_STARTS.get(usize::from(letter)), ENTITY_STARTS.get(usize::from(letter) + 1))
    else {
        return None;
    };
    let rest = &name[1..];
    let (mut at, mut value) = (usize::from(start.0), usize::from(start.1));
    let mut known = [0u8; LONGEST];
    let mut best = None;
    while at < usize::from(end.0) {
        let head = ENTITY_NAMES[at];
        work::add(1);
        at += 1;
        let mut length = usize::from(head & 0x1f);
        let bare = head & 0x20 != 0;
        while let Some(letter) = ENTITY_NAMES.get(at).filter(|b| (0x30..0x80).contains(*b)) {
            known[length % LONGEST] = *letter;
            length += 1;
            at += 1;
        }
        let characters = 1 + usize::from(head & 0x80 != 0);
        let text = &ENTITY_VALUES[value..];
        let bytes = text.char_indices().nth(characters).map_or(text.len(), |(i, _)| i);
        value += bytes;
        let known = &known[..length];
        if closed && known == rest {
            return Some((&text[..bytes], name.len() + 1));
        }
        if bare && rest.starts_with(known) {
            best = Some((&text[..bytes], length + 1)); // a longer one stands behind the shorter ones
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, references: References) -> String {
        let mut out = String::new();
        decode(text, references, &mut out);
        out
    }

    #[test]
    fn every_name_stands_for_its_characters() {
        let mut count = 0;
        for line in include_str!("entities.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (name, numbers) = (columns.next().unwrap(), columns.next().unwrap());
            let text: String =
                numbers.split(' ').map(|n| char::from_u32(u32::from_str_radix(n, 16).unwrap()).unwrap()).collect();
            assert_eq!(decoded(&format!("&{name};"), References::Text), text, "{name}");
            if columns.next() == Some("bare") {
                assert_eq!(decoded(&format!("&{name} x"), References::Attribute), format!("{text} x"), "{name}");
                assert_eq!(decoded(&format!("&{name}="), References::Attribute), format!("&{name}="), "{name}");
            }
            count += 1;
        }
        assert_eq!(count, 2125);
    }

    #[test]
    fn references_that_are_none_or_go_too_far() {
        for (text, is) in [
            ("a & b &; &# &#x; &zz; &amp", "a & b &; &# &#x; &zz; &"),
            ("&notit; &notin; &amp;lt; &ampx", "¬it; ∉ &lt; &x"),
            ("&#8212;&#x2014&#150;&#0;&#xD800;&#x110000;&#99999999999;", "——–\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("a\r\nb\rc\0d", "a\nb\nc\u{fffd}d"),
            ("&CounterClockwiseContourIntegral;&fjlig;&acE;&ééé", "∳fj∾\u{333}&ééé"),
        ] {
            assert_eq!(decoded(text, References::Text), is, "{text}");
        }
        assert_eq!(decoded("?a=1&copy=2&lt;&copy;", References::Attribute), "?a=1&copy=2<©");
        assert_eq!(decoded("&amp;\r", References::None), "&amp;\n");
    }
}
