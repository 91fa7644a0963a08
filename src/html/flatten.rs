//! A page as the list of its text blocks in reading order: what stands between two block boundaries is one block, with what
//! the tree says about it. One walk, no recursion.

use super::hints;
use super::tree::{Attr, DOCUMENT, NONE, NodeId, Tag, Tree, push_collapsed_from};
use crate::text::search;

/// A run of text that the page sets apart.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The block-level element it stands in directly.
    pub node: NodeId,
    /// Its text is `texts[start..end]`.
    pub start: u32,
    pub end: u32,
    /// How many of its bytes stand in links, and in bold type.
    pub linked: u32,
    pub bold: u32,
    /// Number of words; characters of scripts without spaces count half a word.
    pub words: u32,
    /// Which sections it lies in, as bits of [`Place`].
    pub places: u32,
    /// Hints of the names on its element and the two around it, and on all those farther out.
    pub near: u32,
    pub far: u32,
}

/// Elements around a piece that matter, as bits of [`Piece::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Place {
    Nav,
    Footer,
    Header,
    Aside,
    Form,
    Article,
    Main,
    Section,
    Figure,
    Quote,
    List,
    Table,
    Link,
    Hidden,
    Heading,
    Address,
    Details,
    Time,
}

/// Number of places.
pub(super) const PLACES: usize = 18;

impl Place {
    pub(super) const fn bit(self) -> u32 {
        1 << self as u8
    }

    fn of(tag: Tag) -> u32 {
        let place = match tag {
            Tag::Nav | Tag::Menu | Tag::Search => Place::Nav,
            Tag::Footer => Place::Footer,
            Tag::Header | Tag::Hgroup => Place::Header,
            Tag::Aside => Place::Aside,
            Tag::Form | Tag::Fieldset | Tag::Dialog | Tag::Label => Place::Form,
            Tag::Article => Place::Article,
            Tag::Main => Place::Main,
            Tag::Section => Place::Section,
            Tag::Figure | Tag::Figcaption | Tag::Caption | Tag::Picture => Place::Figure,
            Tag::Blockquote => Place::Quote,
            Tag::Ul | Tag::Ol | Tag::Dl => Place::List,
            Tag::Table => Place::Table,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Place::Heading,
            Tag::Address => Place::Address,
            Tag::Details => Place::Details,
            Tag::Time => Place::Time,
            _ => return 0,
        };
        place.bit()
    }
}

impl Piece {
    pub(super) fn is_in(&self, place: Place) -> bool {
        self.places & place.bit() != 0
    }

    pub(super) fn text<'a>(&self, texts: &'a str) -> &'a str {
        &texts[self.start as usize..self.end as usize]
    }

    /// Share of its text in links, in per cent.
    pub(super) fn link_share(&self) -> u32 {
        self.linked * 100 / (self.end - self.start).max(1)
    }
}

/// All pieces of a page and their texts one behind the other.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub list: Vec<Piece>,
    pub texts: String,
}

/// What is known of the open elements, outermost first.
struct Open {
    node: NodeId,
    block: bool,
    places: u32,
    /// Hints of the names on this element alone, and of all those around it.
    own: u32,
    around: u32,
}

struct Walk<'a> {
    tree: &'a Tree,
    names: hints::Names<'a>,
    open: Vec<Open>,
    out: Pieces,
    start: usize,
    linked: u32,
    bold: u32,
    links: u32,
    bolds: u32,
    line_break: bool,
}

/// Cuts a page into its pieces.
pub(super) fn flatten(tree: &Tree) -> Pieces {
    let mut walk = Walk {
        tree,
        names: hints::Names::default(),
        open: Vec::new(),
        out: Pieces::default(),
        start: 0,
        linked: 0,
        bold: 0,
        links: 0,
        bolds: 0,
        line_break: false,
    };
    walk.enter(DOCUMENT, 0);
    let mut node = tree.first(DOCUMENT);
    while node != NONE {
        if tree.tag(node) == Tag::Text {
            walk.text(tree.text(node));
        } else if let Some(names) = walk.names_if_seen(node) {
            walk.enter(node, names);
            if tree.first(node) != NONE {
                node = tree.first(node);
                continue;
            }
            walk.leave();
        }
        while tree.next(node) == NONE && tree.parent(node) != NONE {
            node = tree.parent(node);
            walk.leave();
        }
        node = tree.next(node);
    }
    walk.flush();
    walk.out
}

impl Walk<'_> {
    /// The hints of an element's names; `None` where nothing in it is text for a reader.
    fn names_if_seen(&mut self, node: NodeId) -> Option<u32> {
        if self.tree.tag(node).is_silent() {
            return None;
        }
        Some(self.names.of(self.tree, node)).filter(|names| names & hints::UNSEEN == 0)
    }

    fn enter(&mut self, node: NodeId, own: u32) {
        let tag = self.tree.tag(node);
        if tag.is_block() {
            self.flush();
        }
        match tag {
            Tag::A => self.links += 1,
            Tag::B | Tag::Strong => self.bolds += 1,
            Tag::Br => {
                // Two line breaks set paragraphs apart; one is white space.
                if self.line_break {
                    self.flush()
                } else {
                    self.text(" ")
                }
                self.line_break = true;
            }
            _ => {}
        }
        let outer = self.open.last().map_or((0, 0), |o| (o.places, o.around | o.own));
        let hidden = is_hidden(self.tree, node);
        let places = outer.0
            | Place::of(tag)
            | if tag == Tag::A { Place::Link.bit() } else { 0 }
            | if hidden { Place::Hidden.bit() } else { 0 };
        self.open.push(Open { node, block: tag.is_block(), places, own, around: outer.1 });
    }

    fn leave(&mut self) {
        let Some(open) = self.open.last() else { return };
        match self.tree.tag(open.node) {
            Tag::A => self.links -= 1,
            Tag::B | Tag::Strong => self.bolds -= 1,
            _ => {}
        }
        if open.block {
            self.flush();
        }
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        let before = self.out.texts.len();
        let had = before > self.start;
        let visible = !text.trim().is_empty();
        if !had && !visible {
            return;
        }
        self.line_break &= !visible;
        push_collapsed_from(&mut self.out.texts, self.start, text);
        let added = (self.out.texts.len() - before) as u32;
        self.linked += if self.links > 0 { added } else { 0 };
        self.bold += if self.bolds > 0 { added } else { 0 };
    }

    /// Ends the piece at hand.
    fn flush(&mut self) {
        let end = self.start + self.out.texts[self.start..].trim_end().len();
        self.out.texts.truncate(end);
        self.line_break = false;
        let (linked, bold) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.bold));
        if end == self.start {
            return;
        }
        let blocks = || self.open.iter().rev().filter(|o| o.block);
        let Some(host) = blocks().next() else { return };
        // Inline elements that hold the whole piece (a link around a heading, a span with the class) count as near, too.
        let inline = self.open.iter().rev().take_while(|o| !o.block).fold(0, |bits, o| bits | o.own);
        let near = blocks().take(3).fold(inline, |bits, o| bits | o.own);
        let far = blocks().nth(2).map_or(0, |o| o.around);
        let text = &self.out.texts[self.start..end];
        self.out.list.push(Piece {
            node: host.node,
            start: self.start as u32,
            end: end as u32,
            linked: linked.min((end - self.start) as u32),
            bold: bold.min((end - self.start) as u32),
            words: count_words(text),
            places: host.places | if linked as usize * 10 >= text.len() * 9 { Place::Link.bit() } else { 0 },
            near,
            far,
        });
        self.start = end;
    }
}

/// Number of words: runs between spaces; in scripts that set none, two characters count as a word.
fn count_words(text: &str) -> u32 {
    if text.is_ascii() {
        let (mut words, mut open) = (0, false);
        for byte in text.bytes() {
            if byte == b' ' {
                open = false;
            } else if !open && byte.is_ascii_alphanumeric() {
                open = true;
                words += 1;
            }
        }
        return words;
    }
    let spaced = text.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count() as u32;
    let dense = text
        .chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}'))
        .count() as u32;
    spaced + dense / 2
}

fn is_hidden(tree: &Tree, node: NodeId) -> bool {
    tree.attrs(node).any(|(attr, value)| match attr {
        Attr::Hidden => true,
        Attr::AriaHidden => value == "true",
        Attr::Style => {
            let style: String = value.chars().take(400).filter(|c| !c.is_whitespace()).collect();
            search::holds(&style, "display:none") || search::holds(&style, "visibility:hidden")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    fn texts(html: &str) -> Vec<String> {
        let pieces = flatten(&parse(html));
        pieces.list.iter().map(|p| p.text(&pieces.texts).to_owned()).collect()
    }

    #[test]
    fn what_only_screen_readers_are_told_is_no_text() {
        let html = "<p>One<span class='x sr-only'>: opens a window</span> word</p><div class=visually-hidden><p>Article content</p></div>";
        assert_eq!(texts(html), ["One word"]);
    }

    #[test]
    fn blocks_inline_text_and_line_breaks() {
        let html =
            "<p>One <b>bold</b>\n word</p>loose<div>a<br>b<br> <br>c</div><ul><li>x<li>y</ul><script>no()</script>";
        assert_eq!(texts(html), ["One bold word", "loose", "a b", "c", "x", "y"]);
    }

    #[test]
    fn what_the_tree_says() {
        let pieces = flatten(&parse(
            "<main><article class=story-body><div><section><p>Some <a href=x>linked words</a></p></section></div></article></main>",
        ));
        let piece = &pieces.list[0];
        assert_eq!(piece.words, 3);
        assert!(
            piece.link_share() > 60
                && piece.is_in(Place::Article)
                && piece.is_in(Place::Main)
                && !piece.is_in(Place::Link)
        );
        assert_eq!((piece.near & hints::bit("body"), piece.far & hints::bit("body")), (0, hints::bit("body")));
    }
}
