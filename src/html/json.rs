//! A reader of JSON that takes what pages really hold: JSON-LD with line breaks and bare quotes in its strings, commas too
//! many or too few, comments around it. What cannot be read is skipped; nothing is an error. Depth and work are bounded.

use super::work;

/// Values nested deeper than this are read as null.
const DEEPEST: u32 = 40;

/// A JSON value. Numbers are kept as they are written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a key of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// A string, or the first of a list of them.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            Json::Array(items) => items.iter().find_map(Json::text),
            _ => None,
        }
    }

    /// The items of a list; of anything else, the value itself.
    pub(super) fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            Json::Null => &[],
            other => std::slice::from_ref(other),
        }
    }
}

/// Reads the first value in the text.
pub(super) fn read(text: &str) -> Json {
    let mut reader = Reader { bytes: text.as_bytes(), text, at: 0, counted: 0 };
    // Comments or CDATA marks may stand before the value.
    reader.at = text.find(&['{', '['][..]).unwrap_or(text.len());
    if text[reader.at..].starts_with("[CDATA[") {
        reader.at += "[CDATA[".len();
        reader.at += text[reader.at..].find(&['{', '['][..]).unwrap_or(text.len() - reader.at);
    }
    reader.value(0)
}

struct Reader<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    /// Up to where the work of reading has been counted.
    counted: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<u8> {
        work::add(self.at - self.counted);
        self.counted = self.at;
        while self.bytes.get(self.at).is_some_and(|b| b.is_ascii_whitespace() || *b < 0x20) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn value(&mut self, depth: u32) -> Json {
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => Json::String(self.string()),
            Some(_) => self.word(),
            None => Json::Null,
        }
    }

    fn object(&mut self, depth: u32) -> Json {
        self.at += 1;
        let mut fields = Vec::new();
        loop {
            match self.peek() {
                None => break,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b'"') => {
                    let key = self.string();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                        let value = self.nested(depth);
                        fields.push((key, value));
                    }
                }
                Some(b']') => break, // the object was never closed
                Some(_) => self.step(),
            }
        }
        Json::Object(fields)
    }

    fn array(&mut self, depth: u32) -> Json {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => self.at += 1,
                Some(b'}') => break, // the array was never closed
                Some(_) => {
                    let before = self.at;
                    items.push(self.nested(depth));
                    if self.at == before {
                        self.step();
                    }
                }
            }
        }
        Json::Array(items)
    }

    fn nested(&mut self, depth: u32) -> Json {
        if depth < DEEPEST {
            return self.value(depth + 1);
        }
        // Too deep: no value that a page says of its article lies here.
        self.at = self.bytes.len();
        Json::Null
    }

    /// One character on.
    fn step(&mut self) {
        self.at += self.text[self.at..].chars().next().map_or(1, char::len_utf8);
    }

    /// `true`, `false`, `null` or a number.
    fn word(&mut self) -> Json {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.')) {
            self.at += 1;
        }
        match &self.text[start..self.at] {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            word if word.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Json::Number(word.to_owned()),
            _ => Json::Null,
        }
    }

    /// A string. A quotation mark ends it only where a comma, colon, bracket or the end follows; others were not escaped.
    fn string(&mut self) -> String {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while self.bytes.get(self.at).is_some_and(|b| !matches!(b, b'"' | b'\\')) {
                self.at += 1;
            }
            out.push_str(&self.text[start..self.at]);
            match self.bytes.get(self.at) {
                None => return out,
                Some(b'"') => {
                    self.at += 1;
                    // A few blanks are looked over, no more: a page of quotation marks and blanks must not cost a square.
                    let rest = &self.bytes[self.at..self.bytes.len().min(self.at + 200)];
                    work::add(rest.len());
                    match rest.iter().find(|b| !b.is_ascii_whitespace()) {
                        None | Some(b',' | b':' | b'}' | b']') => return out,
                        Some(_) => out.push('"'),
                    }
                }
                Some(_) => self.escape(&mut out),
            }
        }
    }

    fn escape(&mut self, out: &mut String) {
        let escaped = self.bytes.get(self.at + 1).copied();
        self.at += 2;
        match escaped {
            Some(b'n' | b'r' | b't' | b'f' | b'b') => out.push(' '),
            Some(b'u') => {
                let mut code = self.unit();
                if (0xD800..0xDC00).contains(&code) && self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
                    self.at += 2;
                    let low = self.unit();
                    if (0xDC00..0xE000).contains(&low) {
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    }
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            Some(byte) if byte.is_ascii() => out.push(byte as char),
            Some(_) => {
                self.at -= 1; // a character of several bytes behind a backslash: it stands for itself
            }
            None => self.at = self.bytes.len(),
        }
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> u32 {
        let digits = self.bytes.get(self.at..self.at + 4).filter(|d| d.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|d| std::str::from_utf8(d).ok()).and_then(|d| u32::from_str_radix(d, 16).ok()) {
            Some(code) => {
                self.at += 4;
                code
            }
            None => 0xFFFD,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_json() {
        let json = read(r#"{"a": ["x", {"b": true}], "n": -1.5, "s": "q\"\u00e9\ud83d\ude00\/", "z": null}"#);
        assert_eq!(json.get("a").unwrap().items()[1].get("b"), Some(&Json::Bool(true)));
        assert_eq!(json.get("n"), Some(&Json::Number("-1.5".to_owned())));
        assert_eq!(json.get("s").and_then(Json::text), Some("q\"é😀/"));
        assert_eq!(json.get("z"), Some(&Json::Null));
    }

    #[test]
    fn broken_json() {
        let json = read(
            "<!-- {\"a\": \"line\nbreak and \"bare\" quotes\", \"b\": [1, 2,, ], \"c\": \"x\" \"d\": \"y\",}; -->",
        );
        assert_eq!(json.get("a").and_then(Json::text), Some("line\nbreak and \"bare\" quotes"));
        assert_eq!(json.get("b").map(|b| b.items().len()), Some(2));
        assert_eq!(read(r#"{"a": {"b": "open"#).get("a").and_then(|a| a.get("b")).and_then(Json::text), Some("open"));
        assert_eq!(read("no json"), Json::Null);
        assert_eq!(
            read(r#"{"\é": "\u12"}"#),
            Json::Object(vec![("é".to_owned(), Json::String("\u{FFFD}12".to_owned()))])
        );
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(100_000);
        read(&deep);
        read(&"{\"a\":".repeat(100_000));
        read(&"\" ".repeat(100_000));
    }
}
