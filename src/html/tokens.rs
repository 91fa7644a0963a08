//! A page cut into tags and text, by the tokenization rules of the HTML standard.
//!
//! Works on whole runs: text up to the next mark, a value up to its closing quote, a script up to its end tag. Comments, and the
//! attributes that nobody reads, are looked over and never stored.

use super::entities::{self, References};
use super::names::{Attr, SEED, Tag, mix};
use super::tree::Tree;
use super::work;
use crate::text::search;

/// A tag, as the tree is built from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct TagToken {
    pub is_end: bool,
    pub tag: Tag,
    /// Hash of its name, for elements that are not told apart.
    pub hash: u32,
    pub self_closing: bool,
    /// Whether it has an attribute by which a `font` of HTML is told from one of SVG.
    pub of_font: bool,
}

/// What stands next in a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    Tag(TagToken),
    Text(&'a str),
    /// What a reference to a character by number stands for, or a line break.
    Char(char),
    Null,
    Comment,
    /// With what stands between `<!doctype` and `>`, and whether that is all of it.
    Doctype(&'a str, bool),
    End,
}

/// Elements whose start tag is followed by text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// Up to the end tag.
    Text,
    /// The same, with references to characters.
    References,
    /// The same, but an end tag may hide in a comment.
    Script,
}

/// Reads a page from front to back.
pub(super) struct Tokens<'a> {
    page: &'a str,
    at: usize,
    /// Up to where the work of reading has been counted.
    counted: usize,
}

/// The white space of the standard.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self { page, at: 0, counted: 0 }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.page.as_bytes().get(self.at + ahead).copied()
    }

    /// What stands between here and the mark, and goes on behind it; to the end where there is none.
    fn up_to(&mut self, mark: char) -> &'a str {
        let rest = &self.page[self.at..];
        let found = rest.find(mark);
        self.at += found.map_or(rest.len(), |at| at + mark.len_utf8());
        &rest[..found.unwrap_or(rest.len())]
    }

    /// The next token. The attributes of a start tag that are kept are put on `tree`, for the element that is made of it. `foreign`:
    /// whether what stands here is inside of SVG or MathML.
    pub(super) fn next(&mut self, tree: &mut Tree, foreign: bool) -> Token<'a> {
        work::add(self.at - self.counted);
        self.counted = self.at;
        loop {
            let start = self.at;
            let bytes = self.page.as_bytes();
            self.at = text_end(bytes, start);
            if self.at > start {
                return Token::Text(&self.page[start..self.at]);
            }
            let (Some(first), second) = (self.byte(0), self.byte(1)) else { return Token::End };
            match (first, second) {
                (b'<', Some(b'a'..=b'z' | b'A'..=b'Z')) => {
                    self.at += 1;
                    return self.tag(tree, false).map_or(Token::End, Token::Tag);
                }
                (b'<', Some(b'/')) => {
                    let third = self.byte(2);
                    self.at += 2;
                    match third {
                        Some(b'a'..=b'z' | b'A'..=b'Z') => {
                            return self.tag(tree, true).map_or(Token::End, Token::Tag);
                        }
                        None => return Token::Text(&self.page[start..]),
                        Some(b'>') => self.at += 1,
                        Some(_) => {
                            self.up_to('>');
                            return Token::Comment;
                        }
                    }
                }
                (b'<', Some(b'!')) => {
                    self.at += 2;
                    return self.declaration(foreign);
                }
                (b'<', Some(b'?')) => {
                    self.up_to('>');
                    return Token::Comment;
                }
                (b'&', _) => return self.reference(),
                (b'\r', _) => {
                    self.at += if second == Some(b'\n') { 2 } else { 1 };
                    return Token::Char('\n');
                }
                (b'\0', _) => {
                    self.at += 1;
                    return Token::Null;
                }
                _ => {
                    self.at += 1;
                    return Token::Text(&self.page[start..self.at]);
                }
            }
        }
    }

    /// A reference to a character, or the ampersand alone.
    fn reference(&mut self) -> Token<'a> {
        let (found, length) = entities::read(&self.page[self.at..], References::Text);
        self.at += length;
        match found {
            entities::Found::Text(text) => Token::Text(text),
            entities::Found::Char(c) => Token::Char(c),
        }
    }

    /// A comment, a doctype or a section of characters.
    fn declaration(&mut self, foreign: bool) -> Token<'a> {
        let rest = &self.page[self.at..];
        if let Some(rest) = rest.strip_prefix("--") {
            self.at += 2;
            if let Some(empty) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
                self.at += empty.len();
                return Token::Comment;
            }
            while self.at < self.page.len() {
                self.up_to('-');
                if self.byte(0) != Some(b'-') {
                    continue;
                }
                // Further dashes belong to the end as well.
                while self.byte(0) == Some(b'-') {
                    self.at += 1;
                }
                match (self.byte(0), self.byte(1)) {
                    (Some(b'>'), _) => self.at += 1,
                    (Some(b'!'), Some(b'>')) => self.at += 2,
                    _ => continue,
                }
                break;
            }
        } else if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
            self.at += 7;
            let closed = rest.contains('>');
            return Token::Doctype(self.up_to('>'), closed);
        } else if foreign && rest.starts_with("[CDATA[") {
            let start = self.at + 7;
            self.at = start;
            while self.at < self.page.len() {
                self.up_to(']');
                if self.page[self.at..].starts_with("]>") {
                    self.at += 2;
                    return Token::Text(&self.page[start..self.at - 3]);
                }
            }
            return Token::Text(&self.page[start..]);
        } else {
            self.up_to('>');
        }
        Token::Comment
    }

    /// The tag whose name begins here; `None` where the page ends in it.
    fn tag(&mut self, tree: &mut Tree, is_end: bool) -> Option<TagToken> {
        let bytes = self.page.as_bytes();
        let start = self.at;
        let mut hash = SEED;
        loop {
            let byte = *bytes.get(self.at)?;
            if is_space(byte) || byte == b'/' || byte == b'>' {
                break;
            }
            hash = mix(hash, byte);
            self.at += 1;
        }
        let tag = Tag::of(&bytes[start..self.at], hash);
        let mut token = TagToken { is_end, tag, hash, self_closing: false, of_font: false };
        tree.forget_attrs();
        let keeps = !is_end && !is_formatting(tag);
        loop {
            let byte = *bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'>' => return Some(token),
                b'/' => token.self_closing = bytes.get(self.at) == Some(&b'>'),
                _ if is_space(byte) => {}
                _ => {
                    let attr = self.attr_name(self.at - 1)?;
                    token.of_font |= matches!(attr, Attr::Color | Attr::Face | Attr::Size);
                    let value = self.attr_value()?;
                    if keeps && is_read(attr, tag, value) {
                        tree.keep_attr(attr, value, |value, out| entities::decode(value, References::Attribute, out));
                    }
                }
            }
        }
    }

    /// The name of an attribute, up to the sign behind it.
    fn attr_name(&mut self, start: usize) -> Option<Attr> {
        let bytes = self.page.as_bytes();
        let mut hash = mix(SEED, bytes[start]);
        self.at = start + 1;
        loop {
            let byte = *bytes.get(self.at)?;
            if is_space(byte) || matches!(byte, b'/' | b'>' | b'=') {
                return Some(Attr::of(&bytes[start..self.at], hash));
            }
            hash = mix(hash, byte);
            self.at += 1;
        }
    }

    /// The value behind the name of an attribute, as it stands there.
    fn attr_value(&mut self) -> Option<&'a str> {
        let bytes = self.page.as_bytes();
        let blank = |at: usize| bytes[at..].iter().position(|b| !is_space(*b)).map(|gap| at + gap);
        let equals = blank(self.at)?;
        if bytes[equals] != b'=' {
            self.at = equals;
            return Some("");
        }
        let start = blank(equals + 1)?;
        self.at = start;
        Some(match bytes[start] {
            b'>' => "",
            quote @ (b'"' | b'\'') => self.quoted(quote as char)?,
            _ => {
                self.at += bytes[start..].iter().position(|b| is_space(*b) || *b == b'>')?;
                &self.page[start..self.at]
            }
        })
    }

    fn quoted(&mut self, quote: char) -> Option<&'a str> {
        self.at += 1;
        let start = self.at;
        let value = self.up_to(quote);
        (start + value.len() < self.page.len()).then_some(value)
    }

    /// The text of an element that holds nothing else, up to its end tag, and goes on behind that.
    pub(super) fn raw(&mut self, element: TagToken, raw: Raw, tree: &mut Tree) -> &'a str {
        let start = self.at;
        let name = element.tag.name();
        // In a script, whether a comment is open, and a script in that.
        let (mut hidden, mut inner) = (false, false);
        loop {
            let rest = &self.page[self.at..];
            let Some(mark) = rest.find('<') else {
                self.at = self.page.len();
                return &self.page[start..];
            };
            if hidden && let Some(end) = search::find(&rest[..mark], "-->") {
                (hidden, inner) = (false, false);
                self.at += end + 3;
                continue;
            }
            self.at += mark;
            let here = self.at;
            if raw == Raw::Script && !hidden && rest[mark..].starts_with("<!--") {
                hidden = true;
                self.at += 2;
            } else if self.is_named(here + 2, name) && self.byte(1) == Some(b'/') {
                if inner {
                    inner = false;
                    self.at += 2;
                    continue;
                }
                self.at += 2;
                let text = &self.page[start..here];
                if self.tag(tree, true).is_none() {
                    self.at = self.page.len();
                }
                return text;
            } else if hidden && self.is_named(here + 1, "script") {
                inner = true;
                self.at += 1;
            } else {
                self.at += 1;
            }
        }
    }

    /// Whether a tag of that name stands there.
    fn is_named(&self, at: usize, name: &str) -> bool {
        let bytes = self.page.as_bytes();
        bytes.get(at..at + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(at + name.len()).is_some_and(|b| is_space(*b) || matches!(b, b'/' | b'>'))
    }

    /// All that is left.
    pub(super) fn rest(&mut self) -> &'a str {
        let rest = &self.page[self.at..];
        self.at = self.page.len();
        rest
    }
}

/// Whether an attribute is one that anybody reads.
fn is_read(attr: Attr, tag: Tag, value: &str) -> bool {
    match attr {
        Attr::Other | Attr::Color | Attr::Face | Attr::Size => false,
        Attr::Href => tag == Tag::Link,
        Attr::Style => search::holds(value, "none") || search::holds(value, "hidden"),
        Attr::Lang => tag == Tag::Html,
        _ => true,
    }
}

/// Where a run of text ends: at a mark that can be something else than text.
fn text_end(bytes: &[u8], from: usize) -> usize {
    let special = |byte: &u8| matches!(byte, b'<' | b'&' | b'\r' | b'\0');
    bytes[from..].iter().position(special).map_or(bytes.len(), |run| from + run)
}

/// Elements that the standard opens again after a block has closed them. It keeps at most three that are equal; without their
/// attributes all of a kind are equal, so that there are never many of them to rebuild.
pub(super) const fn is_formatting(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, B | Big | Code | Em | Font | I | Nobr | S | Small | Strike | Strong | Tt | U)
}
