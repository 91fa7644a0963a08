//! The open elements, and the formatting elements that are opened again after a block has closed them.

use super::names::{Tag, Tags};
use super::tokens::TagToken;
use super::tree::{NONE, NodeId};
use super::work;

/// An open element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub node: NodeId,
    /// Of an element of SVG or MathML: `Foreign`.
    pub tag: Tag,
    /// Hash of its name.
    pub hash: u32,
    /// Bits of the constants below; 0 for an element of HTML.
    pub foreign: u8,
}

/// An element of SVG, one of MathML.
pub(super) const SVG: u8 = 1;
pub(super) const MATH: u8 = 2;
/// One that holds text, and HTML but for two elements of MathML.
pub(super) const MATH_TEXT: u8 = 4;
/// One that holds HTML.
pub(super) const HTML_INSIDE: u8 = 8;
/// One that may hold SVG.
pub(super) const ANNOTATION: u8 = 16;

impl Open {
    pub(super) fn html(node: NodeId, token: TagToken) -> Self {
        Self { node, tag: token.tag, hash: token.hash, foreign: 0 }
    }

    pub(super) fn implied(node: NodeId, tag: Tag) -> Self {
        Self { node, tag, hash: 0, foreign: 0 }
    }

    pub(super) fn is_foreign(&self) -> bool {
        self.foreign != 0
    }

    /// Whether text inside of it is text of HTML.
    pub(super) fn takes_text(&self) -> bool {
        self.foreign & (MATH_TEXT | HTML_INSIDE) != 0
    }

    /// Whether it is an element of HTML of the name of a tag.
    pub(super) fn is_named(&self, token: TagToken) -> bool {
        self.foreign == 0 && self.tag == token.tag && (self.tag != Tag::Other || self.hash == token.hash)
    }
}

/// Elements that end a search for an open one.
pub(super) const SCOPE: Tags = Tags::new(&[
    Tag::Applet,
    Tag::Caption,
    Tag::Html,
    Tag::Table,
    Tag::Td,
    Tag::Th,
    Tag::Marquee,
    Tag::Object,
    Tag::Select,
    Tag::Template,
]);
pub(super) const BUTTON_SCOPE: Tags = SCOPE.and(&[Tag::Button]);
pub(super) const LIST_SCOPE: Tags = SCOPE.and(&[Tag::Ol, Tag::Ul]);
pub(super) const TABLE_SCOPE: Tags = Tags::new(&[Tag::Html, Tag::Table, Tag::Template]);

/// Elements whose end tags can be left out.
pub(super) const IMPLIED: Tags =
    Tags::new(&[Tag::Dd, Tag::Dt, Tag::Li, Tag::Optgroup, Tag::Option, Tag::P, Tag::Rb, Tag::Rp, Tag::Rt, Tag::Rtc]);
/// The same at the end of a template.
pub(super) const IMPLIED_IN_TEMPLATES: Tags =
    IMPLIED.and(&[Tag::Caption, Tag::Colgroup, Tag::Tbody, Tag::Td, Tag::Tfoot, Tag::Th, Tag::Thead, Tag::Tr]);

/// The elements that the standard calls special.
const SPECIAL: Tags = SCOPE.and(&[
    Tag::Address,
    Tag::Area,
    Tag::Article,
    Tag::Aside,
    Tag::Base,
    Tag::Basefont,
    Tag::Bgsound,
    Tag::Blockquote,
    Tag::Body,
    Tag::Br,
    Tag::Button,
    Tag::Center,
    Tag::Col,
    Tag::Colgroup,
    Tag::Dd,
    Tag::Details,
    Tag::Dir,
    Tag::Div,
    Tag::Dl,
    Tag::Dt,
    Tag::Embed,
    Tag::Fieldset,
    Tag::Figcaption,
    Tag::Figure,
    Tag::Footer,
    Tag::Form,
    Tag::Frame,
    Tag::Frameset,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::Head,
    Tag::Header,
    Tag::Hgroup,
    Tag::Hr,
    Tag::Iframe,
    Tag::Img,
    Tag::Input,
    Tag::Isindex,
    Tag::Keygen,
    Tag::Li,
    Tag::Link,
    Tag::Listing,
    Tag::Main,
    Tag::Menu,
    Tag::Meta,
    Tag::Nav,
    Tag::Noembed,
    Tag::Noframes,
    Tag::Noscript,
    Tag::Ol,
    Tag::P,
    Tag::Param,
    Tag::Plaintext,
    Tag::Pre,
    Tag::Script,
    Tag::Search,
    Tag::Section,
    Tag::Source,
    Tag::Style,
    Tag::Summary,
    Tag::Tbody,
    Tag::Textarea,
    Tag::Tfoot,
    Tag::Thead,
    Tag::Title,
    Tag::Tr,
    Tag::Track,
    Tag::Ul,
    Tag::Wbr,
    Tag::Xmp,
]);

/// Whether an open element is special, or ends a search in the midst of SVG or MathML.
pub(super) fn is_special(open: &Open) -> bool {
    SPECIAL.has(open.tag) || open.foreign & !(SVG | MATH) != 0
}

/// The open elements, the root first.
#[derive(Debug, Default)]
pub(super) struct Stack(Vec<Open>);

impl Stack {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn last(&self) -> Option<&Open> {
        self.0.last()
    }

    pub(super) fn at(&self, at: usize) -> Open {
        work::add(1);
        self.0.get(at).copied().unwrap_or(Open::implied(super::tree::DOCUMENT, Tag::Document))
    }

    pub(super) fn push(&mut self, open: Open) {
        self.0.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        self.0.pop()
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    pub(super) fn insert(&mut self, at: usize, open: Open) {
        self.0.insert(at.min(self.0.len()), open);
    }

    pub(super) fn replace(&mut self, at: usize, open: Open) {
        if let Some(there) = self.0.get_mut(at) {
            *there = open;
        }
    }

    pub(super) fn remove_at(&mut self, at: usize) {
        if at < self.0.len() {
            self.0.remove(at);
        }
    }

    /// Whether the innermost element is this one.
    pub(super) fn is(&self, tag: Tag) -> bool {
        self.last().is_some_and(|o| o.tag == tag)
    }

    /// Closes the innermost element where it is this one.
    pub(super) fn pop_if(&mut self, tag: Tag) -> bool {
        let is = self.is(tag);
        if is {
            self.0.pop();
        }
        is
    }

    /// Where the innermost element is for which this holds.
    pub(super) fn position(&self, holds: impl Fn(&Open) -> bool) -> Option<usize> {
        self.0.iter().rposition(|open| {
            work::add(1);
            holds(open)
        })
    }

    pub(super) fn position_of(&self, node: NodeId) -> Option<usize> {
        self.position(|o| o.node == node)
    }

    pub(super) fn holds(&self, tag: Tag) -> bool {
        self.position(|o| o.tag == tag).is_some()
    }

    pub(super) fn remove(&mut self, node: NodeId) {
        if let Some(at) = self.position_of(node) {
            self.0.remove(at);
        }
    }

    /// Whether an element for which this holds is open, and none of the scope inside of it.
    pub(super) fn in_scope_where(&self, scope: Tags, holds: &dyn Fn(&Open) -> bool) -> bool {
        let foreign = scope.has(Tag::Select);
        for open in self.0.iter().rev() {
            work::add(1);
            if holds(open) {
                return true;
            }
            if scope.has(open.tag) || foreign && open.foreign & !(SVG | MATH) != 0 {
                break;
            }
        }
        false
    }

    pub(super) fn in_scope(&self, scope: Tags, tag: Tag) -> bool {
        self.in_scope_where(scope, &|o| o.tag == tag)
    }

    /// Closes elements whose end tags can be left out, but for one.
    pub(super) fn close_implied(&mut self, implied: Tags, but: Tag) {
        while self.last().is_some_and(|o| implied.has(o.tag) && o.tag != but) {
            self.0.pop();
        }
    }

    /// Closes everything up to an element of the set, that one included.
    pub(super) fn pop_until(&mut self, tags: Tags) {
        while let Some(open) = self.0.pop() {
            if tags.has(open.tag) {
                break;
            }
        }
    }

    /// Closes everything inside of the innermost element of the set.
    pub(super) fn clear_to(&mut self, tags: Tags) {
        while self.last().is_some_and(|o| !tags.has(o.tag)) {
            self.0.pop();
        }
    }
}

/// The formatting elements to open again; `NONE` marks the beginning of a cell or its like.
#[derive(Debug, Default)]
pub(super) struct Formatting(pub Vec<Open>);

/// A mark in the list.
const MARKER: Open = Open { node: NONE, tag: Tag::Other, hash: 0, foreign: 0 };

/// So many equal ones are kept.
const EQUAL: usize = 3;

impl Formatting {
    pub(super) fn mark(&mut self) {
        self.0.push(MARKER);
    }

    /// The elements behind the last mark, from the last on, with their places.
    fn recent(&self) -> impl Iterator<Item = (usize, &Open)> {
        self.0.iter().enumerate().rev().take_while(|(_, o)| {
            work::add(1);
            o.node != NONE
        })
    }

    pub(super) fn push(&mut self, open: Open) {
        let first = self.recent().filter(|(_, o)| o.tag == open.tag).nth(EQUAL - 1).map(|(at, _)| at);
        if let Some(first) = first {
            self.0.remove(first);
        }
        self.0.push(open);
    }

    pub(super) fn last_of(&self, tag: Tag) -> Option<Open> {
        self.recent().find(|(_, o)| o.tag == tag).map(|(_, o)| *o)
    }

    pub(super) fn position_of(&self, node: NodeId) -> Option<usize> {
        self.0.iter().rposition(|o| {
            work::add(1);
            o.node == node
        })
    }

    pub(super) fn remove(&mut self, node: NodeId) {
        if let Some(at) = self.position_of(node) {
            self.0.remove(at);
        }
    }

    /// Forgets everything from the last mark on.
    pub(super) fn clear_to_mark(&mut self) {
        while self.0.pop().is_some_and(|o| o.node != NONE) {}
    }
}
