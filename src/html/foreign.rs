//! Tags inside of SVG and MathML.

use super::names::{Attr, Tag, Tags};
use super::parse::Parser;
use super::stack::{ANNOTATION, HTML_INSIDE, MATH, MATH_TEXT, Open, SVG};
use super::tokens::TagToken;
use super::tree::NodeId;

/// Elements of HTML that end SVG and MathML.
const LEAVING: Tags = Tags::new(&[
    Tag::B,
    Tag::Big,
    Tag::Blockquote,
    Tag::Body,
    Tag::Br,
    Tag::Center,
    Tag::Code,
    Tag::Dd,
    Tag::Div,
    Tag::Dl,
    Tag::Dt,
    Tag::Em,
    Tag::Embed,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::Head,
    Tag::Hr,
    Tag::I,
    Tag::Img,
    Tag::Li,
    Tag::Listing,
    Tag::Menu,
    Tag::Meta,
    Tag::Nobr,
    Tag::Ol,
    Tag::P,
    Tag::Pre,
    Tag::Ruby,
    Tag::S,
    Tag::Small,
    Tag::Span,
    Tag::Strong,
    Tag::Strike,
    Tag::Sub,
    Tag::Sup,
    Tag::Table,
    Tag::Tt,
    Tag::U,
    Tag::Ul,
    Tag::Var,
]);

impl Parser<'_> {
    /// Whether the rules for SVG and MathML hold for a tag.
    pub(super) fn is_foreign(&self, token: TagToken) -> bool {
        let Some(open) = self.open.last().filter(|o| o.is_foreign()) else { return false };
        let html = open.foreign & MATH_TEXT != 0 && !matches!(token.tag, Tag::Mglyph | Tag::Malignmark)
            || open.foreign & ANNOTATION != 0 && token.tag == Tag::Svg
            || open.foreign & HTML_INSIDE != 0;
        token.is_end || !html
    }

    pub(super) fn foreign_tag(&mut self, token: TagToken) {
        let leaves = if token.is_end {
            matches!(token.tag, Tag::Br | Tag::P)
        } else {
            LEAVING.has(token.tag) || token.tag == Tag::Font && token.of_font
        };
        if leaves {
            while self.open.last().is_some_and(|o| o.is_foreign() && !o.takes_text()) {
                self.open.pop();
            }
            return self.by_mode(token);
        }
        if !token.is_end {
            let kind = self.open.last().map_or(SVG, |o| o.foreign & (SVG | MATH));
            self.insert_foreign(token, kind);
            return;
        }
        for at in (1..self.open.len()).rev() {
            let open = self.open.at(at);
            if !open.is_foreign() {
                return self.by_mode(token);
            }
            if open.hash == token.hash {
                return self.open.truncate(at);
            }
        }
    }

    /// Opens an element of SVG or MathML.
    pub(super) fn insert_foreign(&mut self, token: TagToken, kind: u8) -> NodeId {
        let more = match token.tag {
            Tag::Mi | Tag::Mo | Tag::Mn | Tag::Ms | Tag::Mtext if kind == MATH => MATH_TEXT,
            Tag::AnnotationXml if kind == MATH => {
                let html = self.tree.kept_attr(Attr::Encoding).is_some_and(|encoding| {
                    ["text/html", "application/xhtml+xml"].iter().any(|e| encoding.eq_ignore_ascii_case(e))
                });
                ANNOTATION | if html { HTML_INSIDE } else { 0 }
            }
            Tag::ForeignObject | Tag::Desc | Tag::Title if kind == SVG => HTML_INSIDE,
            _ => 0,
        };
        let node = self.tree.create_with_attrs(Tag::Foreign);
        self.put(node, None);
        if !token.self_closing {
            self.open.push(Open { node, tag: Tag::Foreign, hash: token.hash, foreign: kind | more });
        }
        node
    }
}
