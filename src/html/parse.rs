//! A page to a [`Tree`], by the HTML standard: [`tokens`](super::tokens) cuts it into tags and text, the insertion modes
//! ([`body`](super::body), [`modes`](super::modes), [`foreign`](super::foreign)) say where each belongs, and the work stays linear whatever the page does.
//!
//! - *Depth*: rules look through the stack of open elements again and again; a start tag below [`DEEPEST`] is left out together
//!   with its end tag, its content stays.
//! - *Attributes*: only those of [`Attr`](super::names::Attr) are kept, each once; formatting elements keep none, so that there are never many
//!   of each to open again (three that are equal are kept).
//! - *Text nobody reads*: scripts (but those that hold JSON-LD), styles and their like are never stored.

use super::entities::{self, References};
use super::names::{Attr, Tag, Tags};
use super::stack::{Formatting, Open, Stack};
use super::tokens::{Raw, TagToken, Token, Tokens};
use super::tree::{DOCUMENT, NONE, NodeId, Tree};
use crate::text::search;

/// No element is opened below this depth. Browsers stop at 512; of the pages of 40 countries none goes below 80.
const DEEPEST: usize = 256;

/// Parses a page. Any string gives a tree; time and memory are linear in its length.
pub(super) fn parse(page: &str) -> Tree {
    let mut parser = Parser {
        tree: Tree::with_room_for(page.len()),
        tokens: Tokens::new(page),
        mode: Mode::Initial,
        templates: Vec::new(),
        open: Stack::default(),
        formatting: Formatting::default(),
        head: NONE,
        form: NONE,
        frameset_ok: true,
        quirks: false,
        fosters: false,
        skips_line_feed: false,
        most_nodes: page.len() / 4 + 10_000,
        pending: String::new(),
        left_out: [0; 256],
        any_left_out: false,
        muted: 0,
    };
    parser.run();
    parser.tree
}

/// The insertion modes of the standard. Two are missing: text, because an element that holds text alone is read at once; and text in a table,
/// which is kept in `pending` meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

/// What is to be done with a token after a rule was applied to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    Done,
    /// The rules of the mode that is now are applied to it, too.
    Again,
}

/// The tree while it is being built.
pub(super) struct Parser<'a> {
    pub tree: Tree,
    pub tokens: Tokens<'a>,
    pub mode: Mode,
    /// Modes of the open templates.
    pub templates: Vec<Mode>,
    pub open: Stack,
    pub formatting: Formatting,
    pub head: NodeId,
    pub form: NodeId,
    pub frameset_ok: bool,
    pub quirks: bool,
    /// Whether what a table cannot hold is put before it.
    pub fosters: bool,
    skips_line_feed: bool,
    /// From so many nodes on, formatting elements are not opened again: a page of `<p>` would be a hundred times as large in memory.
    most_nodes: usize,
    /// Text in a table, until something else comes.
    pending: String,
    /// How many start tags of a name (by its hash) were left out: as many end tags are.
    left_out: [u32; 256],
    any_left_out: bool,
    /// Open `svg`, `math` and `template` elements among those left out: their text is nothing to read.
    muted: u32,
}

/// Elements in which a table has its structure: what they cannot hold is put before the table.
pub(super) const IN_TABLES: Tags = Tags::new(&[Tag::Table, Tag::Tbody, Tag::Tfoot, Tag::Thead, Tag::Tr]);
/// Elements whose content is no markup, and those without any: they are kept however deep.
const SHALLOW: Tags = Tags::new(&[
    Tag::Script,
    Tag::Style,
    Tag::Textarea,
    Tag::Title,
    Tag::Xmp,
    Tag::Iframe,
    Tag::Noembed,
    Tag::Noframes,
    Tag::Noscript,
    Tag::Plaintext,
    Tag::Br,
    Tag::Img,
    Tag::Hr,
    Tag::Input,
    Tag::Meta,
    Tag::Link,
    Tag::Wbr,
    Tag::Source,
    Tag::Track,
    Tag::Col,
    Tag::Area,
    Tag::Base,
    Tag::Embed,
]);
/// Elements whose text is nothing to read.
const MUTING: Tags = Tags::new(&[
    Tag::Svg,
    Tag::Math,
    Tag::Template,
    Tag::Object,
    Tag::Button,
    Tag::Select,
    Tag::Audio,
    Tag::Video,
    Tag::Canvas,
]);

impl Parser<'_> {
    fn run(&mut self) {
        loop {
            let foreign = self.open.last().is_some_and(Open::is_foreign);
            let token = self.tokens.next(&mut self.tree, foreign);
            let skip = std::mem::take(&mut self.skips_line_feed);
            match token {
                Token::Text(text) => self.text(if skip { text.strip_prefix('\n').unwrap_or(text) } else { text }),
                Token::Char('\n') if skip => {}
                Token::Char(c) => self.text(c.encode_utf8(&mut [0; 4])),
                Token::Null => self.null(),
                Token::Comment => self.flush_pending(),
                Token::Doctype(inner, closed) => {
                    self.flush_pending();
                    if self.mode == Mode::Initial {
                        self.quirks = super::modes::is_quirky(inner, closed);
                        self.mode = Mode::BeforeHtml;
                    }
                }
                Token::Tag(tag) => {
                    self.flush_pending();
                    self.tag(tag);
                }
                Token::End => {
                    self.flush_pending();
                    return self.end();
                }
            }
        }
    }

    fn tag(&mut self, token: TagToken) {
        let left_out = &mut self.left_out[token.hash as usize % 256];
        if token.is_end {
            if self.any_left_out && *left_out > 0 {
                *left_out -= 1;
                self.muted = self.muted.saturating_sub(u32::from(MUTING.has(token.tag)));
                return;
            }
        } else if self.open.len() >= DEEPEST && !SHALLOW.has(token.tag) {
            *left_out += 1;
            self.any_left_out = true;
            self.muted += u32::from(MUTING.has(token.tag) && !token.self_closing);
            return;
        }
        if self.is_foreign(token) {
            self.foreign_tag(token);
        } else {
            self.by_mode(token);
        }
    }

    /// Applies the rules of the mode, until nothing is left to be done.
    pub(super) fn by_mode(&mut self, token: TagToken) {
        while self.step(self.mode, token) == Then::Again {}
    }

    /// A null character is left out in the body, but what has to be open for it is opened.
    fn null(&mut self) {
        if self.muted == 0 && !self.open.last().is_some_and(Open::is_foreign) {
            self.body_for_text();
        }
    }

    fn mode_of_text(&self) -> Mode {
        match self.mode {
            Mode::InCaption | Mode::InCell | Mode::InTemplate => Mode::InBody,
            mode => mode,
        }
    }

    /// Text, in the order of the page.
    fn text(&mut self, text: &str) {
        if self.muted > 0 || text.is_empty() {
            return;
        }
        if self.open.last().is_some_and(|o| o.is_foreign() && !o.takes_text()) {
            self.frameset_ok &= is_blank(text);
            return; // text of SVG and MathML is not kept
        }
        match self.mode_of_text() {
            Mode::InBody => self.text_in_body(text),
            Mode::InTable | Mode::InTableBody | Mode::InRow => {
                if self.open.last().is_some_and(|o| IN_TABLES.has(o.tag) || o.tag == Tag::Template) {
                    self.pending.push_str(text);
                } else {
                    self.text_fostered(text);
                }
            }
            _ => self.text_around_the_body(text),
        }
    }

    fn text_in_body(&mut self, text: &str) {
        self.reopen_formatting();
        self.insert_text(text);
        self.frameset_ok = self.frameset_ok && is_blank(text);
    }

    fn text_fostered(&mut self, text: &str) {
        self.fosters = true;
        self.text_in_body(text);
        self.fosters = false;
    }

    /// Text in a table is put before it, unless it is white space.
    fn flush_pending(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        if is_blank(&text) {
            self.insert_text(&text)
        } else {
            self.text_fostered(&text)
        }
        self.pending = text;
        self.pending.clear();
    }

    /// Text where white space and other text are two things.
    fn text_around_the_body(&mut self, text: &str) {
        let blank = text.len() - text.trim_start_matches(is_space).len();
        let (blank, rest) = text.split_at(blank);
        match self.mode {
            Mode::InHead | Mode::AfterHead | Mode::InColumnGroup => self.insert_text(blank),
            Mode::AfterBody | Mode::AfterAfterBody if !blank.is_empty() => self.text_in_body(blank),
            Mode::InFrameset | Mode::AfterFrameset | Mode::AfterAfterFrameset => {
                let blanks: String = text.chars().filter(|c| is_space(*c)).collect();
                self.insert_text(&blanks);
                return;
            }
            _ => {}
        }
        if rest.is_empty() {
            return;
        }
        match self.mode {
            Mode::AfterBody | Mode::AfterAfterBody => self.mode = Mode::InBody,
            Mode::InColumnGroup => {
                if !self.open.pop_if(Tag::Colgroup) {
                    return;
                }
                self.mode = Mode::InTable;
            }
            _ => self.body_for_text(),
        }
        self.text(rest);
    }

    /// Opens what has to be open for text: root, head, body.
    fn body_for_text(&mut self) {
        let body = TagToken { is_end: true, tag: Tag::Br, hash: 0, self_closing: false, of_font: false };
        while self.mode != Mode::InBody && self.mode as u8 <= Mode::AfterHead as u8 {
            // Any end tag that does not count on its own opens what is missing.
            if self.head_step(self.mode, body) == Then::Done {
                break;
            }
        }
    }

    fn end(&mut self) {
        while !self.templates.is_empty() {
            self.close_template();
        }
        self.body_for_text();
    }

    // --- What the rules do ---

    /// Where the next node belongs: its parent, and the node before which it stands.
    fn place(&self, over: Option<NodeId>) -> (NodeId, NodeId) {
        let (target, tag) = match over {
            Some(node) => (node, self.tree.tag(node)),
            None => self.open.last().map_or((DOCUMENT, Tag::Document), |o| (o.node, o.tag)),
        };
        if !self.fosters || !IN_TABLES.has(tag) {
            return (target, NONE);
        }
        let last = |tag: Tag| self.open.position(|o| o.tag == tag);
        match (last(Tag::Template), last(Tag::Table)) {
            (Some(template), table) if table.is_none_or(|table| template > table) => {
                (self.open.at(template).node, NONE)
            }
            (_, Some(table)) => {
                let node = self.open.at(table).node;
                match self.tree.parent(node) {
                    NONE => (self.open.at(table.saturating_sub(1)).node, NONE),
                    parent => (parent, node),
                }
            }
            _ => (self.open.at(0).node, NONE),
        }
    }

    /// Puts a node where the next one belongs.
    pub(super) fn put(&mut self, node: NodeId, over: Option<NodeId>) {
        let (parent, before) = self.place(over);
        self.tree.detach(node);
        self.tree.insert(parent, node, before);
    }

    pub(super) fn insert_text(&mut self, text: &str) {
        let (parent, before) = self.place(None);
        if !text.is_empty() && parent != DOCUMENT && self.tree.tag(parent) != Tag::Foreign {
            self.tree.insert_text(parent, text, before);
        }
    }

    /// Makes an element of a tag and opens it.
    pub(super) fn insert(&mut self, token: TagToken) -> NodeId {
        let node = self.tree.create_with_attrs(token.tag);
        self.put(node, None);
        self.open.push(Open::html(node, token));
        node
    }

    /// Makes an element that cannot hold anything.
    pub(super) fn insert_void(&mut self, token: TagToken) {
        let node = self.tree.create_with_attrs(token.tag);
        self.put(node, None);
    }

    /// Opens an element that the page does not name.
    pub(super) fn insert_implied(&mut self, tag: Tag) -> NodeId {
        let node = self.tree.create(tag);
        self.put(node, None);
        self.open.push(Open::implied(node, tag));
        node
    }

    /// An element that holds text alone, and that text, where somebody reads it.
    pub(super) fn insert_raw(&mut self, token: TagToken, raw: Raw) {
        let node = self.insert(token);
        let text = self.tokens.raw(token, raw, &mut self.tree);
        let kept = match token.tag {
            Tag::Script => {
                self.tree.attr(node, Attr::Type).is_some_and(|t| search::holds(&t.to_ascii_lowercase(), "ld+json"))
            }
            tag => matches!(tag, Tag::Title | Tag::Xmp),
        };
        if kept {
            let references = if raw == Raw::References { References::Text } else { References::None };
            let mut decoded = String::new();
            entities::decode(text, references, &mut decoded);
            self.insert_text(&decoded);
        }
        self.open.pop();
    }

    /// From here on everything is text.
    pub(super) fn insert_plaintext(&mut self, token: TagToken) {
        self.insert(token);
        let mut text = String::new();
        entities::decode(self.tokens.rest(), References::None, &mut text);
        self.text(&text);
    }

    /// Whether so many nodes have been made that none are made any more but those the page names.
    pub(super) fn is_sated(&self) -> bool {
        self.tree.len() > self.most_nodes
    }

    pub(super) fn skip_line_feed(&mut self) {
        self.skips_line_feed = true;
    }
}

fn is_space(c: char) -> bool {
    u8::try_from(c).is_ok_and(super::tokens::is_space)
}

/// Whether a text is nothing but white space.
fn is_blank(text: &str) -> bool {
    text.bytes().all(super::tokens::is_space)
}
