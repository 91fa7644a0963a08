//! A page as a flat tree: nodes in one vector, attribute values and texts in two strings, indices in place of pointers.
//! No walk over it recurses, so that no depth of nesting can exhaust the stack.

pub(super) use super::names::{Attr, Tag};
use super::work;

/// Index of a node in a [`Tree`].
pub(super) type NodeId = u32;
/// No node.
pub(super) const NONE: NodeId = u32::MAX;
/// The document itself.
pub(super) const DOCUMENT: NodeId = 0;

impl Tag {
    /// Whether the element sets its content apart from the text around it.
    pub(super) const fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Document
                | Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Head
                | Header
                | Hgroup
                | Hr
                | Html
                | Legend
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Pre
                | Search
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
                | Xmp
        )
    }

    /// Whether nothing inside the element is text for a reader.
    pub(super) const fn is_silent(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Audio
                | Button
                | Canvas
                | Embed
                | Foreign
                | Head
                | Iframe
                | Input
                | Noembed
                | Noframes
                | Noscript
                | Object
                | Option
                | Optgroup
                | Output
                | Progress
                | Rp
                | Rt
                | Script
                | Select
                | Style
                | Template
                | Textarea
                | Title
                | Video
                | Frameset
                | Frame
        )
    }

    /// Whether it is a heading, `h1` to `h6`.
    pub(super) const fn is_heading(self) -> bool {
        matches!(self, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
    }
}

#[derive(Clone, Copy, Debug)]
struct Node {
    parent: NodeId,
    first: NodeId,
    last: NodeId,
    prev: NodeId,
    next: NodeId,
    /// Of a text: its range in `texts`; of an element: its range in `attrs`.
    start: u32,
    end: u32,
    tag: Tag,
}

/// A parsed page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    attrs: Vec<(Attr, u32, u32)>,
    values: String,
    texts: String,
    /// The attributes from here on are those of the tag at hand.
    pending: u32,
}

impl Tree {
    /// With room for a page of this many bytes.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        let mut tree = Self {
            nodes: Vec::with_capacity(bytes / 64 + 16),
            attrs: Vec::with_capacity(bytes / 128),
            values: String::with_capacity(bytes / 8),
            texts: String::with_capacity(bytes / 8),
            pending: 0,
        };
        tree.create(Tag::Document);
        tree
    }

    /// An element without attributes.
    pub(super) fn create(&mut self, tag: Tag) -> NodeId {
        self.push(tag, 0, 0)
    }

    /// An element with the attributes that were kept since the last tag.
    pub(super) fn create_with_attrs(&mut self, tag: Tag) -> NodeId {
        let (start, end) = (std::mem::replace(&mut self.pending, self.attrs.len() as u32), self.attrs.len() as u32);
        self.push(tag, start, end)
    }

    /// An element with the attributes of another one.
    pub(super) fn create_like(&mut self, node: NodeId) -> NodeId {
        let Node { tag, start, end, .. } = self.nodes[node as usize];
        self.push(tag, start, end)
    }

    fn push(&mut self, tag: Tag, start: u32, end: u32) -> NodeId {
        self.nodes.push(Node { parent: NONE, first: NONE, last: NONE, prev: NONE, next: NONE, start, end, tag });
        self.nodes.len() as NodeId - 1
    }

    /// Forgets the attributes of a tag that no element was made of.
    pub(super) fn forget_attrs(&mut self) {
        let pending = self.pending as usize;
        if let Some((_, start, _)) = self.attrs.get(pending) {
            self.values.truncate(*start as usize);
            self.attrs.truncate(pending);
        }
    }

    /// Keeps an attribute for the element that is made next. `decode` writes its value. Of attributes that stand twice the first counts; names
    /// of all kinds are one list.
    pub(super) fn keep_attr(&mut self, attr: Attr, value: &str, decode: impl Fn(&str, &mut String)) {
        let attr = if attr.is_class() { Attr::Class } else { attr };
        let pending = self.pending as usize;
        let mut start = self.values.len();
        work::add(self.attrs.len() - pending);
        match self.attrs[pending..].iter().position(|a| a.0 == attr) {
            Some(at) if attr == Attr::Class => {
                let (_, from, to) = self.attrs.remove(pending + at);
                // The list goes on where it ends; where another value stands behind it, a copy of it does.
                if to as usize == start {
                    start = from as usize;
                } else {
                    work::add((to - from) as usize);
                    self.values.extend_from_within(from as usize..to as usize);
                }
                self.values.push(' ');
            }
            Some(_) => return,
            None => {}
        }
        decode(value, &mut self.values);
        self.attrs.push((attr, start as u32, self.values.len() as u32));
    }

    /// Value of an attribute of the tag at hand.
    pub(super) fn kept_attr(&self, attr: Attr) -> Option<&str> {
        let (_, start, end) = self.attrs[self.pending as usize..].iter().find(|a| a.0 == attr)?;
        Some(&self.values[*start as usize..*end as usize])
    }

    /// Appends a node, or puts it before `before` where that is one of the parent's children.
    pub(super) fn insert(&mut self, parent: NodeId, child: NodeId, before: NodeId) {
        let prev = if before == NONE { self.nodes[parent as usize].last } else { self.nodes[before as usize].prev };
        let node = &mut self.nodes[child as usize];
        (node.parent, node.prev, node.next) = (parent, prev, before);
        match prev {
            NONE => self.nodes[parent as usize].first = child,
            prev => self.nodes[prev as usize].next = child,
        }
        match before {
            NONE => self.nodes[parent as usize].last = child,
            before => self.nodes[before as usize].prev = child,
        }
    }

    /// Appends text, or puts it before `before`; joins it to a text that stands there already and was written last.
    pub(super) fn insert_text(&mut self, parent: NodeId, text: &str, before: NodeId) {
        let start = self.texts.len() as u32;
        self.texts.push_str(text);
        let end = self.texts.len() as u32;
        let prev = if before == NONE { self.nodes[parent as usize].last } else { self.nodes[before as usize].prev };
        if prev != NONE && self.nodes[prev as usize].tag == Tag::Text && self.nodes[prev as usize].end == start {
            self.nodes[prev as usize].end = end;
            return;
        }
        let node = self.push(Tag::Text, start, end);
        self.insert(parent, node, before);
    }

    /// Takes a node out of its parent.
    pub(super) fn detach(&mut self, id: NodeId) {
        let Node { parent, prev, next, .. } = self.nodes[id as usize];
        if parent == NONE {
            return;
        }
        match prev {
            NONE => self.nodes[parent as usize].first = next,
            prev => self.nodes[prev as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent as usize].last = prev,
            next => self.nodes[next as usize].prev = prev,
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.prev, node.next) = (NONE, NONE, NONE);
    }

    /// Moves all children of a node behind those of another.
    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) {
        let mut child = self.nodes[from as usize].first;
        while child != NONE {
            let next = self.next(child);
            self.detach(child);
            self.insert(to, child, NONE);
            child = next;
        }
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn tag(&self, id: NodeId) -> Tag {
        work::add(1);
        self.nodes[id as usize].tag
    }

    pub(super) fn parent(&self, id: NodeId) -> NodeId {
        work::add(1);
        self.nodes[id as usize].parent
    }

    pub(super) fn first(&self, id: NodeId) -> NodeId {
        self.nodes[id as usize].first
    }

    pub(super) fn next(&self, id: NodeId) -> NodeId {
        work::add(1);
        self.nodes[id as usize].next
    }

    /// Text of a text node; of an element, the empty string.
    pub(super) fn text(&self, id: NodeId) -> &str {
        let node = &self.nodes[id as usize];
        if node.tag == Tag::Text { &self.texts[node.start as usize..node.end as usize] } else { "" }
    }

    /// Value of an attribute, the first where it stands twice.
    pub(super) fn attr(&self, id: NodeId, attr: Attr) -> Option<&str> {
        let node = &self.nodes[id as usize];
        if node.tag == Tag::Text {
            return None;
        }
        work::add((node.end - node.start) as usize);
        let (_, start, end) = self.attrs[node.start as usize..node.end as usize].iter().find(|a| a.0 == attr)?;
        Some(&self.values[*start as usize..*end as usize])
    }

    /// The attributes of an element.
    pub(super) fn attrs(&self, id: NodeId) -> impl Iterator<Item = (Attr, &str)> {
        let node = &self.nodes[id as usize];
        let range = if node.tag == Tag::Text { 0..0 } else { node.start as usize..node.end as usize };
        work::add(range.len());
        self.attrs[range].iter().map(|(attr, start, end)| (*attr, &self.values[*start as usize..*end as usize]))
    }

    /// The node that follows in document order, not entering this one.
    pub(super) fn after(&self, id: NodeId) -> NodeId {
        let mut node = id;
        while node != NONE && self.next(node) == NONE {
            node = self.parent(node);
        }
        if node == NONE { NONE } else { self.next(node) }
    }

    /// The node that follows in document order.
    pub(super) fn following(&self, id: NodeId) -> NodeId {
        let first = self.first(id);
        if first != NONE { first } else { self.after(id) }
    }

    /// A node and everything inside it, in document order.
    pub(super) fn inside(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.after(id);
        let mut next = id;
        std::iter::from_fn(move || {
            if next == end || next == NONE {
                return None;
            }
            let node = next;
            next = self.following(node);
            Some(node)
        })
    }

    /// All text inside a node as it stands, scripts and styles included.
    pub(super) fn raw_text(&self, id: NodeId) -> String {
        self.inside(id).map(|n| self.text(n)).collect()
    }

    /// Text inside a node as a reader sees it, white space collapsed.
    pub(super) fn visible_text(&self, id: NodeId) -> String {
        let mut out = String::new();
        let end = self.after(id);
        let mut node = id;
        while node != end && node != NONE {
            let tag = self.tag(node);
            if tag.is_silent() && tag != Tag::Title {
                node = self.after(node);
                continue;
            }
            if tag == Tag::Text {
                push_collapsed(&mut out, self.text(node));
            } else if tag.is_block() || tag == Tag::Br {
                push_collapsed(&mut out, " ");
            }
            node = self.following(node);
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Appends text with runs of white space made one space and none at the very start; soft hyphens, zero-width spaces and
/// control characters fall out, as a reader does not see them.
pub(super) fn push_collapsed(out: &mut String, text: &str) {
    push_collapsed_from(out, 0, text);
}

/// The same where only what stands behind `start` counts.
pub(super) fn push_collapsed_from(out: &mut String, start: usize, text: &str) {
    work::add(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let run = at;
        while at < bytes.len() && is_plain(bytes[at]) {
            at += 1;
        }
        if at > run {
            out.push_str(&text[run..at]);
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += c.len_utf8();
        let invisible = matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffe}') || c.is_control();
        if c.is_whitespace() {
            if out.len() > start && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !invisible {
            out.push(c);
        }
    }
}

/// Whether a byte is one of a visible character for sure. Those that begin the others: C2 (controls, soft hyphen), E1 to E3 (spaces), EF (marks).
const fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x21..=0x7e | 0x80..=0xc1 | 0xc3..=0xe0 | 0xe4..=0xee | 0xf0..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_invisible_characters() {
        let mut out = String::new();
        for part in ["  A\u{ad}b \n", "\tc", "\u{200b}", "\u{a0}", "d\0"] {
            push_collapsed(&mut out, part);
        }
        assert_eq!(out, "Ab c d");
    }

    #[test]
    fn nodes_move() {
        let mut tree = Tree::with_room_for(0);
        let (a, b) = (tree.create(Tag::Div), tree.create(Tag::P));
        tree.insert(DOCUMENT, a, NONE);
        tree.insert(DOCUMENT, b, a);
        tree.insert_text(b, "x", NONE);
        tree.insert_text(b, "y", NONE);
        assert_eq!(tree.raw_text(DOCUMENT), "xy");
        assert_eq!(tree.next(b), a);
        tree.move_children(b, a);
        tree.detach(b);
        assert_eq!(tree.first(DOCUMENT), a);
        assert_eq!(tree.visible_text(a), "xy");
        assert_eq!(tree.inside(DOCUMENT).count(), 3);
    }
}
