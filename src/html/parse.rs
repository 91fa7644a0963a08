//! A page to a [`Tree`], by the HTML standard: html5gum cuts it into tags and text, html5ever's tree builder says where each
//! belongs, and what lies between them here keeps the work linear whatever the page does.
//!
//! - *Depth*: the tree builder looks through the stack of open elements again and again; a start tag below [`DEEPEST`] is
//!   left out together with its end tag, its content stays.
//! - *Attributes*: only those of [`Attr`] are kept, each once; formatting elements keep none, so that the tree builder never has
//!   many of each to rebuild (it keeps three that are equal).
//! - *Text nobody reads*: scripts (but those that hold JSON-LD), styles and their like are never stored.

use std::borrow::Cow;
use std::cell::RefCell;
use std::convert::Infallible;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};
use html5gum::{Emitter, Error, Reader, State, Tokenizer};

use super::names::hash;
use super::tree::{Attr, DOCUMENT, NONE, NodeId, Tag, Tree};

/// No element is opened below this depth. Browsers stop at 512; of the pages of 40 countries none goes below 80.
const DEEPEST: u16 = 256;

/// Parses a page. Any string gives a tree; time and memory are linear in its length.
pub(super) fn parse(html: &str) -> Tree {
    let sink =
        Sink(RefCell::new(Building { tree: Tree::with_room_for(html.len()), depths: vec![0], last_parent_depth: 0 }));
    let builder = TreeBuilder::new(sink, TreeBuilderOpts { drop_doctype: true, ..Default::default() });
    let emitter = Tokens::new(&builder, html.len() / 4 + 10_000);
    let Ok(()) = Tokenizer::new_with_emitter(Page(html.as_bytes()), emitter).finish();
    builder.sink.0.into_inner().tree
}

/// What is left of the page.
///
/// The tokenizer's own reader and what it calls of an emitter are written to be copied into each of its eighty states, which makes two thirds
/// of its code. Here a state calls them: slower by less than the tree builder takes for a tag, and smaller by tens of kilobytes.
struct Page<'a>(&'a [u8]);

impl Reader for Page<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(None) };
        self.0 = rest;
        Ok(Some(*first))
    }

    #[inline(never)]
    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let Some((first, rest)) = self.0.split_at_checked(wanted.len()) else { return Ok(false) };
        let same = if case_sensitive { first == wanted } else { first.eq_ignore_ascii_case(wanted) };
        if same {
            self.0 = rest;
        }
        Ok(same)
    }

    #[inline(never)]
    fn read_until<'b>(&'b mut self, needle: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        if self.0.is_empty() {
            return Ok(None);
        }
        // One of the wanted bytes alone, or all before the next one.
        let length = self.0.iter().position(|byte| needle.contains(byte)).unwrap_or(self.0.len()).max(1);
        let (chunk, rest) = self.0.split_at(length);
        self.0 = rest;
        Ok(Some(chunk))
    }
}

/// A node with its name, so that the tree builder can ask for names without a look into the tree.
#[derive(Clone, Debug)]
struct Handle {
    id: NodeId,
    ns: Namespace,
    local: LocalName,
    /// An `annotation-xml` of MathML that holds HTML.
    integration_point: bool,
}

impl Handle {
    /// A node that is no element.
    fn bare(id: NodeId) -> Self {
        Self { id, ns: ns!(), local: local_name!(""), integration_point: false }
    }
}

impl ElemName for &Handle {
    fn ns(&self) -> &Namespace {
        &self.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

/// The tree while it is being built.
struct Building {
    tree: Tree,
    /// Depth of each node where it was first inserted.
    depths: Vec<u16>,
    /// Depth of the node that something was inserted into last.
    last_parent_depth: u16,
}

impl Building {
    fn insert(&mut self, parent: NodeId, child: NodeOrText<Handle>, before: NodeId) {
        let depth = self.depths.get(parent as usize).copied().unwrap_or(0);
        self.last_parent_depth = depth;
        match child {
            NodeOrText::AppendNode(node) if node.id != NONE => {
                self.tree.detach(node.id);
                self.tree.insert(parent, node.id, before);
                if let Some(own) = self.depths.get_mut(node.id as usize) {
                    *own = depth.saturating_add(1);
                    self.last_parent_depth = *own;
                }
            }
            NodeOrText::AppendNode(_) => {} // a comment: not kept
            NodeOrText::AppendText(text) => {
                if keeps_text(&self.tree, parent) {
                    self.tree.insert_text(parent, &text, before);
                    self.depths.resize(self.tree.len(), depth);
                }
            }
        }
    }
}

/// Whether text inside this element is ever read.
fn keeps_text(tree: &Tree, parent: NodeId) -> bool {
    match tree.tag(parent) {
        Tag::Script => tree.attr(parent, Attr::Type).is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")),
        Tag::Style | Tag::Noscript | Tag::Iframe | Tag::Noembed | Tag::Noframes | Tag::Textarea | Tag::Foreign => false,
        _ => true,
    }
}

struct Sink(RefCell<Building>);

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = &'a Handle;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::bare(DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Handle {
        target
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let mut building = self.0.borrow_mut();
        let local = name.local.as_bytes();
        let tag = if name.ns == ns!(html) { Tag::of(local, hash(local)) } else { Tag::Foreign };
        for attr in &attrs {
            let kind = attribute(attr.name.local.as_bytes());
            if !kind.is_for_the_parser() {
                building.tree.keep_attr(kind, &attr.value);
            }
        }
        let id = building.tree.create(tag);
        building.depths.resize(id as usize + 1, 0);
        Handle { id, ns: name.ns, local: name.local, integration_point: flags.mathml_annotation_xml_integration_point }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::bare(NONE)
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.0.borrow_mut().insert(parent.id, child, NONE);
    }

    fn append_based_on_parent_node(&self, element: &Handle, prev: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.0.borrow().tree.parent(element.id) != NONE;
        if has_parent { self.append_before_sibling(element, child) } else { self.append(prev, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // The element stands for its own content: nothing inside a template is read.
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.0.borrow().tree.parent(sibling.id);
        if parent != NONE {
            self.0.borrow_mut().insert(parent, child, sibling.id);
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.0.borrow_mut().tree.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.0.borrow_mut().tree.move_children(node.id, new_parent.id);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.integration_point
    }
}

/// What the tokenizer is in the middle of.
#[derive(Clone, Copy, PartialEq)]
enum Current {
    None,
    Start,
    End,
    Comment,
    Doctype,
}

/// Takes what the tokenizer finds and hands it to the tree builder.
struct Tokens<'a> {
    builder: &'a TreeBuilder<Handle, Sink>,
    /// From so many nodes on, no formatting element is opened: the tree builder opens each again in every block, and a page of `<p>` would be a
    /// hundred times as large in memory.
    most_nodes: usize,
    sated: bool,
    text: Vec<u8>,
    current: Current,
    name: Vec<u8>,
    last_start: Vec<u8>,
    self_closing: bool,
    attrs: Vec<Attribute>,
    attr_name: Vec<u8>,
    attr_value: Vec<u8>,
    /// Whether the current attribute is one that is kept.
    attr_kept: bool,
    doctype: Vec<u8>,
    public_id: Option<Vec<u8>>,
    system_id: Option<Vec<u8>>,
    force_quirks: bool,
    /// How many start tags of a name (by a hash of it) were left out: as many end tags are.
    left_out: Box<[u32; 256]>,
    any_left_out: bool,
    /// Open `svg`, `math` and `template` elements among those left out: their text is nothing to read.
    muted: u32,
}

impl<'a> Tokens<'a> {
    fn new(builder: &'a TreeBuilder<Handle, Sink>, most_nodes: usize) -> Self {
        Self {
            builder,
            most_nodes,
            sated: false,
            text: Vec::new(),
            current: Current::None,
            name: Vec::new(),
            last_start: Vec::new(),
            self_closing: false,
            attrs: Vec::new(),
            attr_name: Vec::new(),
            attr_value: Vec::new(),
            attr_kept: false,
            doctype: Vec::new(),
            public_id: None,
            system_id: None,
            force_quirks: false,
            left_out: Box::new([0; 256]),
            any_left_out: false,
            muted: 0,
        }
    }

    fn send(&self, token: Token) -> Option<State> {
        match self.builder.process_token(token, 1) {
            TokenSinkResult::Continue | TokenSinkResult::EncodingIndicator(_) => None,
            TokenSinkResult::Script(_) => Some(State::Data),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::ScriptDataEscaped(_)) => Some(State::ScriptData),
        }
    }

    fn flush_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        if self.muted == 0 {
            for (i, part) in text.split(|b| *b == 0).enumerate() {
                if i > 0 {
                    self.send(Token::NullCharacterToken);
                }
                if !part.is_empty() {
                    self.send(Token::CharacterTokens(tendril(part)));
                }
            }
        }
        self.text = text;
        self.text.clear();
    }

    /// Puts the attribute that has just ended on the tag.
    fn finish_attr(&mut self) {
        if std::mem::take(&mut self.attr_kept) {
            // Test hooks of components ("data-testid=author-name") name what they are on as classes do.
            let local = match attribute(&self.attr_name).is_class() {
                true => local_name!("class"),
                false => LocalName::from(&*String::from_utf8_lossy(&self.attr_name)),
            };
            let value = tendril(&self.attr_value);
            match self.attrs.iter_mut().find(|a| a.name.local == local) {
                Some(there) if local == local_name!("class") => {
                    there.value.push_char(' ');
                    there.value.push_tendril(&value);
                }
                Some(_) => {} // the first one counts
                None => self.attrs.push(Attribute { name: QualName::new(None, ns!(), local), value }),
            }
        }
        self.attr_name.clear();
        self.attr_value.clear();
    }

    /// Depth of the element that is open now. The tree builder does not tell, but puts a comment into it.
    fn depth(&self) -> u16 {
        let last = self.builder.sink.0.borrow().last_parent_depth;
        if last < DEEPEST {
            return last;
        }
        self.send(Token::CommentToken(StrTendril::new()));
        self.builder.sink.0.borrow().last_parent_depth
    }

    /// Whether the start tag at hand is to be left out because it lies too deep.
    fn is_too_deep(&mut self) -> bool {
        if self.depth() < DEEPEST || is_raw(&self.name) || is_void(&self.name) {
            return false;
        }
        self.left_out[slot(&self.name)] += 1;
        self.any_left_out = true;
        self.muted += u32::from(is_muting(&self.name) && !self.self_closing);
        true
    }

    /// Whether formatting elements are left out. Those that are open are closed once: of each kind the tree builder has at most three.
    fn is_sated(&mut self) -> bool {
        if !self.sated && self.builder.sink.0.borrow().tree.len() > self.most_nodes {
            self.sated = true;
            for name in FORMATTING.iter().cycle().take(3 * FORMATTING.len()) {
                self.send(Token::TagToken(tag(TagKind::EndTag, LocalName::from(*name), false, Vec::new())));
            }
        }
        self.sated
    }

    /// Whether the end tag at hand belongs to a start tag that was left out.
    fn closes_left_out(&mut self) -> bool {
        if !self.any_left_out || self.left_out[slot(&self.name)] == 0 {
            return false;
        }
        self.left_out[slot(&self.name)] -= 1;
        if is_muting(&self.name) {
            self.muted = self.muted.saturating_sub(1);
        }
        true
    }
}

fn tendril(bytes: &[u8]) -> StrTendril {
    match std::str::from_utf8(bytes) {
        Ok(text) => StrTendril::from_slice(text),
        Err(_) => StrTendril::from_slice(&String::from_utf8_lossy(bytes)),
    }
}

/// Where the left-out start tags of a name are counted.
fn slot(name: &[u8]) -> usize {
    hash(name) as usize % 256
}

/// Elements whose content is no markup: leaving out their start tag would turn a script into text.
fn is_raw(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"textarea"
            | b"title"
            | b"xmp"
            | b"iframe"
            | b"noembed"
            | b"noframes"
            | b"noscript"
            | b"plaintext"
    )
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"br"
            | b"img"
            | b"hr"
            | b"input"
            | b"meta"
            | b"link"
            | b"wbr"
            | b"source"
            | b"track"
            | b"col"
            | b"area"
            | b"base"
            | b"embed"
    )
}

fn is_muting(name: &[u8]) -> bool {
    matches!(name, b"svg" | b"math" | b"template" | b"object" | b"button" | b"select" | b"audio" | b"video" | b"canvas")
}

/// Elements that the tree builder opens again after a block has closed them. It keeps at most three that are equal.
const FORMATTING: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

fn is_formatting(name: &[u8]) -> bool {
    FORMATTING.iter().any(|known| known.as_bytes() == name)
}

fn tag(kind: TagKind, name: LocalName, self_closing: bool, attrs: Vec<Attribute>) -> TagToken {
    TagToken { kind, name, self_closing, attrs, had_duplicate_attributes: false }
}

/// Attributes by which the standard tells a `font` of HTML from one of SVG.
fn is_of_font(attr: &[u8]) -> bool {
    matches!(attr, b"color" | b"face" | b"size")
}

/// An attribute by its name.
fn attribute(name: &[u8]) -> Attr {
    Attr::of(name, hash(name))
}

impl Emitter for Tokens<'_> {
    type Token = Infallible;

    #[inline(never)]
    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend(last_start_tag.unwrap_or_default());
    }

    #[inline(never)]
    fn emit_eof(&mut self) {
        self.flush_text();
        self.send(Token::EOFToken);
        self.builder.end();
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline(always)]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[inline(never)]
    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
    }

    #[inline(never)]
    fn init_start_tag(&mut self) {
        self.current = Current::Start;
        self.name.clear();
        self.attrs.clear();
        self.self_closing = false;
    }

    #[inline(never)]
    fn init_end_tag(&mut self) {
        self.init_start_tag();
        self.current = Current::End;
    }

    #[inline(never)]
    fn init_comment(&mut self) {
        self.current = Current::Comment;
    }

    #[inline(never)]
    fn emit_current_tag(&mut self) -> Option<State> {
        self.finish_attr();
        self.flush_text();
        let kind = if self.current == Current::End { TagKind::EndTag } else { TagKind::StartTag };
        self.current = Current::None;
        if kind == TagKind::EndTag {
            if self.closes_left_out() {
                return None;
            }
        } else {
            self.last_start.clear();
            self.last_start.extend_from_slice(&self.name);
            if self.is_too_deep() || self.is_sated() && is_formatting(&self.name) {
                return None;
            }
        }
        let mut attrs = std::mem::take(&mut self.attrs);
        if kind == TagKind::EndTag || is_formatting(&self.name) {
            // Of `font`, the standard asks whether it has certain attributes, not what they say.
            attrs.retain_mut(|a| {
                a.value.clear();
                is_of_font(a.name.local.as_bytes())
            });
        }
        let name = LocalName::from(&*String::from_utf8_lossy(&self.name));
        self.send(Token::TagToken(tag(kind, name, self.self_closing, attrs)))
    }

    #[inline(never)]
    fn emit_current_comment(&mut self) {
        self.current = Current::None;
        // Comments decide nothing but this: text on both sides of one is two texts, which the tree does not tell apart.
    }

    #[inline(never)]
    fn emit_current_doctype(&mut self) {
        self.flush_text();
        self.current = Current::None;
        let name = (!self.doctype.is_empty()).then(|| tendril(&self.doctype));
        let doctype = Doctype {
            name,
            public_id: self.public_id.take().map(|id| tendril(&id)),
            system_id: self.system_id.take().map(|id| tendril(&id)),
            force_quirks: self.force_quirks,
        };
        self.send(Token::DoctypeToken(doctype));
    }

    #[inline(never)]
    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    #[inline(never)]
    fn set_force_quirks(&mut self) {
        self.force_quirks = true;
    }

    #[inline(never)]
    fn push_tag_name(&mut self, s: &[u8]) {
        self.name.extend_from_slice(s);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    #[inline(never)]
    fn push_doctype_name(&mut self, s: &[u8]) {
        self.doctype.extend_from_slice(s);
    }

    #[inline(never)]
    fn init_doctype(&mut self) {
        self.current = Current::Doctype;
        self.doctype.clear();
        self.public_id = None;
        self.system_id = None;
        self.force_quirks = false;
    }

    #[inline(never)]
    fn init_attribute(&mut self) {
        self.finish_attr();
    }

    #[inline(never)]
    fn push_attribute_name(&mut self, s: &[u8]) {
        self.attr_name.extend_from_slice(s);
        self.attr_kept = self.current == Current::Start && attribute(&self.attr_name) != Attr::Other;
    }

    #[inline(never)]
    fn push_attribute_value(&mut self, s: &[u8]) {
        if self.attr_kept {
            self.attr_value.extend_from_slice(s);
        }
    }

    #[inline(never)]
    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.public_id = Some(value.to_vec());
    }

    #[inline(never)]
    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.system_id = Some(value.to_vec());
    }

    #[inline(never)]
    fn push_doctype_public_identifier(&mut self, s: &[u8]) {
        self.public_id.get_or_insert_default().extend_from_slice(s);
    }

    #[inline(never)]
    fn push_doctype_system_identifier(&mut self, s: &[u8]) {
        self.system_id.get_or_insert_default().extend_from_slice(s);
    }

    #[inline(never)]
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.current == Current::End && !self.last_start.is_empty() && self.last_start == self.name
    }

    #[inline(never)]
    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.flush_text();
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
