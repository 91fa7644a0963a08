//! The insertion mode of the standard inside of the body, and the elements that are opened again ("active formatting elements").

use super::names::{Attr, Tag, Tags};
use super::parse::{Mode, Parser, Then};
use super::stack::{BUTTON_SCOPE, IMPLIED, LIST_SCOPE, MATH, Open, SCOPE, SVG, is_special};
use super::tokens::{Raw, TagToken};
use super::tree::NONE;

const HEADINGS: Tags = Tags::new(&[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6]);

impl Parser<'_> {
    /// A tag in the body.
    pub(super) fn body_step(&mut self, token: TagToken) -> Then {
        if Self::is_of_head(token) {
            return self.of_head(token);
        }
        if token.is_end { self.end_in_body(token) } else { self.start_in_body(token) }
    }

    fn start_in_body(&mut self, token: TagToken) -> Then {
        use Tag::*;
        match token.tag {
            Html | Caption | Col | Colgroup | Frame | Head | Tbody | Td | Tfoot | Th | Thead | Tr => {}
            Body => {
                if self.open.at(1).tag == Body && !self.open.holds(Template) {
                    self.frameset_ok = false;
                }
            }
            Frameset => {
                if self.open.at(1).tag == Body && self.frameset_ok {
                    self.tree.detach(self.open.at(1).node);
                    self.open.truncate(1);
                    self.insert(token);
                    self.mode = Mode::InFrameset;
                }
            }
            Address | Article | Aside | Blockquote | Center | Details | Dialog | Dir | Div | Dl | Fieldset
            | Figcaption | Figure | Footer | Header | Hgroup | Main | Menu | Nav | Ol | P | Search | Section
            | Summary | Ul => {
                self.close_paragraph();
                self.insert(token);
            }
            tag if HEADINGS.has(tag) => {
                self.close_paragraph();
                if self.open.last().is_some_and(|o| HEADINGS.has(o.tag)) {
                    self.open.pop();
                }
                self.insert(token);
            }
            Pre | Listing => {
                self.close_paragraph();
                self.insert(token);
                self.skip_line_feed();
                self.frameset_ok = false;
            }
            Form => {
                let in_template = self.open.holds(Template);
                if self.form == NONE || in_template {
                    self.close_paragraph();
                    let form = self.insert(token);
                    if !in_template {
                        self.form = form;
                    }
                }
            }
            Li => self.start_item(token, Tags::new(&[Li])),
            Dd | Dt => self.start_item(token, Tags::new(&[Dd, Dt])),
            Plaintext => {
                self.close_paragraph();
                self.insert_plaintext(token);
            }
            Button => {
                if self.open.in_scope(SCOPE, Button) {
                    self.open.close_implied(IMPLIED, Other);
                    self.open.pop_until(Tags::new(&[Button]));
                }
                self.reopen_formatting();
                self.insert(token);
                self.frameset_ok = false;
            }
            A => {
                if let Some(open) = self.formatting.last_of(A) {
                    self.adopt(token);
                    self.formatting.remove(open.node);
                    self.open.remove(open.node);
                }
                self.insert_formatting(token);
            }
            Nobr => {
                self.reopen_formatting();
                if self.open.in_scope(SCOPE, Nobr) {
                    self.adopt(token);
                }
                self.insert_formatting(token);
            }
            B | Big | Code | Em | Font | I | S | Small | Strike | Strong | Tt | U => self.insert_formatting(token),
            Applet | Marquee | Object => {
                self.reopen_formatting();
                self.insert(token);
                self.formatting.mark();
                self.frameset_ok = false;
            }
            Table => {
                if !self.quirks {
                    self.close_paragraph();
                }
                self.insert(token);
                self.frameset_ok = false;
                self.mode = Mode::InTable;
            }
            Area | Br | Embed | Img | Image | Keygen | Wbr => {
                self.reopen_formatting();
                self.insert_void(TagToken { tag: if token.tag == Image { Img } else { token.tag }, ..token });
                self.frameset_ok = false;
            }
            Input => {
                if self.open.in_scope(SCOPE, Select) {
                    self.open.pop_until(Tags::new(&[Select]));
                }
                let hidden = self.tree.kept_attr(Attr::Type).is_some_and(|t| t.eq_ignore_ascii_case("hidden"));
                self.frameset_ok &= hidden;
                self.reopen_formatting();
                self.insert_void(token);
            }
            Param | Source | Track => self.insert_void(token),
            Hr => {
                self.close_paragraph();
                if self.open.in_scope(SCOPE, Select) {
                    self.open.close_implied(IMPLIED, Other);
                }
                self.insert_void(token);
                self.frameset_ok = false;
            }
            Textarea => {
                self.frameset_ok = false;
                self.insert_raw(token, Raw::References);
            }
            Xmp => {
                self.close_paragraph();
                self.reopen_formatting();
                self.frameset_ok = false;
                self.insert_raw(token, Raw::Text);
            }
            Iframe => {
                self.frameset_ok = false;
                self.insert_raw(token, Raw::Text);
            }
            Noembed | Noscript => self.insert_raw(token, Raw::Text),
            Select => {
                if self.open.in_scope(SCOPE, Select) {
                    self.open.pop_until(Tags::new(&[Select]));
                } else {
                    self.reopen_formatting();
                    self.insert(token);
                    self.frameset_ok = false;
                }
            }
            Option | Optgroup => {
                if self.open.in_scope(SCOPE, Select) {
                    self.open.close_implied(IMPLIED, if token.tag == Option { Optgroup } else { Other });
                } else {
                    self.open.pop_if(Option);
                }
                self.reopen_formatting();
                self.insert(token);
            }
            Rb | Rtc | Rp | Rt => {
                if self.open.in_scope(SCOPE, Ruby) {
                    self.open.close_implied(IMPLIED, if matches!(token.tag, Rp | Rt) { Rtc } else { Other });
                }
                self.insert(token);
            }
            Svg | Math => {
                self.reopen_formatting();
                self.insert_foreign(token, if token.tag == Svg { SVG } else { MATH });
            }
            _ => {
                self.reopen_formatting();
                self.insert(token);
            }
        }
        Then::Done
    }

    fn end_in_body(&mut self, token: TagToken) -> Then {
        use Tag::*;
        match token.tag {
            Body | Html => {
                if self.open.in_scope(SCOPE, Body) {
                    self.mode = Mode::AfterBody;
                    if token.tag == Html {
                        return Then::Again;
                    }
                }
            }
            Address | Article | Aside | Blockquote | Button | Center | Details | Dialog | Dir | Div | Dl | Fieldset
            | Figcaption | Figure | Footer | Header | Hgroup | Listing | Main | Menu | Nav | Ol | Pre | Search
            | Section | Select | Summary | Ul => self.close(token, SCOPE, Other),
            Form if !self.open.holds(Template) => {
                let form = std::mem::replace(&mut self.form, NONE);
                if form != NONE && self.open.in_scope_where(SCOPE, &|o| o.node == form) {
                    self.open.close_implied(IMPLIED, Other);
                    self.open.remove(form);
                }
            }
            Form | Dd | Dt => self.close(token, SCOPE, token.tag),
            P => {
                if !self.open.in_scope(BUTTON_SCOPE, P) {
                    self.insert_implied(P);
                }
                self.close_paragraph();
            }
            Li => self.close(token, LIST_SCOPE, Li),
            tag if HEADINGS.has(tag) => {
                if self.open.in_scope_where(SCOPE, &|o| HEADINGS.has(o.tag)) {
                    self.open.close_implied(IMPLIED, Other);
                    self.open.pop_until(HEADINGS);
                }
            }
            A | B | Big | Code | Em | Font | I | Nobr | S | Small | Strike | Strong | Tt | U => self.adopt(token),
            Applet | Marquee | Object => {
                if self.open.in_scope(SCOPE, token.tag) {
                    self.close(token, SCOPE, Other);
                    self.formatting.clear_to_mark();
                }
            }
            Br => {
                self.reopen_formatting();
                self.insert_void(token);
                self.frameset_ok = false;
            }
            _ => self.close_other(token),
        }
        Then::Done
    }

    /// Closes an element, and those in it whose end tags can be left out, where it is open in a scope.
    fn close(&mut self, token: TagToken, scope: Tags, but: Tag) {
        if self.open.in_scope(scope, token.tag) {
            self.open.close_implied(IMPLIED, but);
            self.open.pop_until(Tags::new(&[token.tag]));
        }
    }

    fn close_paragraph(&mut self) {
        let paragraph = TagToken { is_end: true, tag: Tag::P, hash: 0, self_closing: false, of_font: false };
        self.close(paragraph, BUTTON_SCOPE, Tag::P);
    }

    /// An item of a list closes the one before it.
    fn start_item(&mut self, token: TagToken, items: Tags) {
        self.frameset_ok = false;
        for at in (0..self.open.len()).rev() {
            let open = self.open.at(at);
            if items.has(open.tag) {
                self.open.close_implied(IMPLIED, open.tag);
                self.open.pop_until(Tags::new(&[open.tag]));
                break;
            }
            if is_special(&open) && !matches!(open.tag, Tag::Address | Tag::Div | Tag::P) {
                break;
            }
        }
        self.close_paragraph();
        self.insert(token);
    }

    /// An end tag without rules of its own.
    fn close_other(&mut self, token: TagToken) {
        for at in (0..self.open.len()).rev() {
            let open = self.open.at(at);
            if open.is_named(token) {
                self.open.truncate(at);
                return;
            }
            if is_special(&open) {
                return;
            }
        }
    }

    // --- Formatting elements ---

    fn insert_formatting(&mut self, token: TagToken) {
        self.reopen_formatting();
        let node = self.insert(token);
        self.formatting.push(Open::html(node, token));
    }

    /// Opens the formatting elements again that a block has closed.
    pub(super) fn reopen_formatting(&mut self) {
        if self.is_sated() {
            return;
        }
        let list = &self.formatting.0;
        let is_open = |o: &Open| o.node == NONE || self.open.position_of(o.node).is_some();
        if list.last().is_none_or(is_open) {
            return;
        }
        let first = list.iter().rposition(is_open).map_or(0, |at| at + 1);
        for at in first..self.formatting.0.len() {
            let closed = self.formatting.0[at];
            let again = Open { node: self.tree.create_like(closed.node), ..closed };
            self.put(again.node, None);
            self.open.push(again);
            self.formatting.0[at] = again;
        }
    }

    /// Closes a formatting element that may be misnested: what it holds is split ("adoption agency algorithm").
    pub(super) fn adopt(&mut self, token: TagToken) {
        let tag = token.tag;
        if self.open.last().is_some_and(|o| o.tag == tag && self.formatting.position_of(o.node).is_none()) {
            self.open.pop();
            return;
        }
        if self.is_sated() {
            return self.close_other(token);
        }
        for _ in 0..8 {
            let Some(element) = self.formatting.last_of(tag) else { return self.close_other(token) };
            let Some(at) = self.open.position_of(element.node) else { return self.formatting.remove(element.node) };
            if !self.open.in_scope_where(SCOPE, &|o| o.node == element.node) {
                return;
            }
            let Some(furthest) = (at + 1..self.open.len()).find(|i| is_special(&self.open.at(*i))) else {
                self.open.truncate(at);
                return self.formatting.remove(element.node);
            };
            self.split(element, at, furthest);
        }
    }

    /// One round of that: `element` is open at `at`, the block in it farthest out at `furthest`.
    fn split(&mut self, element: Open, at: usize, furthest: usize) {
        let ancestor = self.open.at(at.saturating_sub(1)).node;
        let block = self.open.at(furthest);
        let Some(mut bookmark) = self.formatting.position_of(element.node) else { return };
        let mut last = block.node;
        let mut inner = furthest;
        for round in 1.. {
            inner -= 1;
            if inner <= at {
                break;
            }
            let node = self.open.at(inner);
            let listed = self.formatting.position_of(node.node);
            if let Some(place) = listed.filter(|_| round > 3) {
                self.formatting.0.remove(place);
                bookmark -= usize::from(place < bookmark);
            }
            let Some(place) = listed.filter(|_| round <= 3) else {
                self.open.remove_at(inner);
                continue;
            };
            let again = Open { node: self.tree.create_like(node.node), ..node };
            self.formatting.0[place] = again;
            self.open.replace(inner, again);
            if last == block.node {
                bookmark = place + 1;
            }
            self.tree.detach(last);
            self.tree.insert(again.node, last, NONE);
            last = again.node;
        }
        self.put(last, Some(ancestor));
        let again = Open { node: self.tree.create_like(element.node), ..element };
        self.tree.move_children(block.node, again.node);
        self.tree.insert(block.node, again.node, NONE);
        if let Some(place) = self.formatting.position_of(element.node) {
            self.formatting.0.remove(place);
            bookmark -= usize::from(place < bookmark);
        }
        self.formatting.0.insert(bookmark.min(self.formatting.0.len()), again);
        self.open.remove(element.node);
        let below = self.open.position_of(block.node).map_or(self.open.len(), |i| i + 1);
        self.open.insert(below, again);
    }
}
