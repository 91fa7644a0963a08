//! The insertion modes of the standard inside of tables.

use super::names::{Attr, Tag, Tags};
use super::parse::{Mode, Parser, Then};
use super::stack::{IMPLIED, TABLE_SCOPE};
use super::tokens::TagToken;

const SECTIONS: Tags = Tags::new(&[Tag::Tbody, Tag::Tfoot, Tag::Thead]);
const CELLS: Tags = Tags::new(&[Tag::Td, Tag::Th]);
/// Tags that say where in a table one is.
const OF_TABLE: Tags =
    Tags::new(&[Tag::Caption, Tag::Col, Tag::Colgroup, Tag::Tbody, Tag::Td, Tag::Tfoot, Tag::Th, Tag::Thead, Tag::Tr]);
/// End tags without a meaning in a table.
const STRAY: Tags = OF_TABLE.and(&[Tag::Body, Tag::Html]);
const TABLE: Tags = Tags::new(&[Tag::Table, Tag::Template, Tag::Html]);
const BODY: Tags = SECTIONS.and(&[Tag::Template, Tag::Html]);
const ROW: Tags = Tags::new(&[Tag::Tr, Tag::Template, Tag::Html]);

impl Parser<'_> {
    pub(super) fn table_step(&mut self, mode: Mode, token: TagToken) -> Then {
        match mode {
            Mode::InCaption => self.caption_step(token),
            Mode::InColumnGroup => self.column_step(token),
            Mode::InTableBody => self.section_step(token),
            Mode::InRow => self.row_step(token),
            Mode::InCell => self.cell_step(token),
            _ => self.in_table_step(token),
        }
    }

    fn in_table_scope(&self, tag: Tag) -> bool {
        self.open.in_scope(TABLE_SCOPE, tag)
    }

    /// Closes everything up to the row, the section or the table and goes on in a mode.
    fn back_to(&mut self, context: Tags, mode: Mode) {
        self.open.clear_to(context);
        self.mode = mode;
    }

    fn in_table_step(&mut self, token: TagToken) -> Then {
        match (token.tag, token.is_end) {
            (Tag::Caption, false) => {
                self.back_to(TABLE, Mode::InCaption);
                self.formatting.mark();
                self.insert(token);
            }
            (Tag::Colgroup, false) => {
                self.back_to(TABLE, Mode::InColumnGroup);
                self.insert(token);
            }
            (Tag::Col, false) => {
                self.back_to(TABLE, Mode::InColumnGroup);
                self.insert_implied(Tag::Colgroup);
                return Then::Again;
            }
            (tag, false) if SECTIONS.has(tag) => {
                self.back_to(TABLE, Mode::InTableBody);
                self.insert(token);
            }
            (Tag::Td | Tag::Th | Tag::Tr, false) => {
                self.back_to(TABLE, Mode::InTableBody);
                self.insert_implied(Tag::Tbody);
                return Then::Again;
            }
            (Tag::Table, is_end) => {
                if self.in_table_scope(Tag::Table) {
                    self.open.pop_until(Tags::new(&[Tag::Table]));
                    self.reset_mode();
                    return if is_end { Then::Done } else { Then::Again };
                }
            }
            (tag, true) if STRAY.has(tag) => {}
            (Tag::Style | Tag::Script | Tag::Template, false) | (Tag::Template, true) => return self.of_head(token),
            (Tag::Input, false)
                if self.tree.kept_attr(Attr::Type).is_some_and(|t| t.eq_ignore_ascii_case("hidden")) =>
            {
                self.insert_void(token);
            }
            (Tag::Form, false) => {
                if self.form == super::tree::NONE && !self.open.holds(Tag::Template) {
                    self.form = self.insert(token);
                    self.open.pop();
                }
            }
            _ => {
                self.fosters = true;
                let then = self.body_step(token);
                self.fosters = false;
                return then;
            }
        }
        Then::Done
    }

    fn caption_step(&mut self, token: TagToken) -> Then {
        let (tag, is_end) = (token.tag, token.is_end);
        let closes = is_end && matches!(tag, Tag::Caption | Tag::Table) || !is_end && OF_TABLE.has(tag);
        if closes {
            if !self.in_table_scope(Tag::Caption) {
                return Then::Done;
            }
            self.open.close_implied(IMPLIED, Tag::Other);
            self.open.pop_until(Tags::new(&[Tag::Caption]));
            self.formatting.clear_to_mark();
            self.mode = Mode::InTable;
            return if is_end && tag == Tag::Caption { Then::Done } else { Then::Again };
        }
        if is_end && STRAY.has(tag) { Then::Done } else { self.body_step(token) }
    }

    fn column_step(&mut self, token: TagToken) -> Then {
        match (token.tag, token.is_end) {
            (Tag::Html, false) | (Tag::Col, true) => Then::Done,
            (Tag::Col, false) => {
                self.insert_void(token);
                Then::Done
            }
            (Tag::Template, _) => self.of_head(token),
            (tag, is_end) => {
                let own = is_end && tag == Tag::Colgroup;
                if !self.open.pop_if(Tag::Colgroup) {
                    return Then::Done;
                }
                self.mode = Mode::InTable;
                if own { Then::Done } else { Then::Again }
            }
        }
    }

    fn section_step(&mut self, token: TagToken) -> Then {
        match (token.tag, token.is_end) {
            (Tag::Tr, false) => {
                self.back_to(BODY, Mode::InRow);
                self.insert(token);
                Then::Done
            }
            (Tag::Td | Tag::Th, false) => {
                self.back_to(BODY, Mode::InRow);
                self.insert_implied(Tag::Tr);
                Then::Again
            }
            (tag, true) if SECTIONS.has(tag) => {
                if self.in_table_scope(tag) {
                    self.back_to(BODY, Mode::InTable);
                    self.open.pop();
                }
                Then::Done
            }
            (tag, is_end) if is_end && tag == Tag::Table || !is_end && OF_TABLE.has(tag) => {
                if !self.open.in_scope_where(TABLE_SCOPE, &|o| SECTIONS.has(o.tag)) {
                    return Then::Done;
                }
                self.back_to(BODY, Mode::InTable);
                self.open.pop();
                Then::Again
            }
            (tag, true) if STRAY.has(tag) => Then::Done,
            _ => self.in_table_step(token),
        }
    }

    fn row_step(&mut self, token: TagToken) -> Then {
        let (tag, is_end) = (token.tag, token.is_end);
        if !is_end && CELLS.has(tag) {
            self.back_to(ROW, Mode::InCell);
            self.insert(token);
            self.formatting.mark();
            return Then::Done;
        }
        let own = is_end && tag == Tag::Tr;
        let section = is_end && SECTIONS.has(tag);
        if own || section || is_end && tag == Tag::Table || !is_end && OF_TABLE.has(tag) {
            if section && !self.in_table_scope(tag) || !self.in_table_scope(Tag::Tr) {
                return Then::Done;
            }
            self.back_to(ROW, Mode::InTableBody);
            self.open.pop();
            return if own { Then::Done } else { Then::Again };
        }
        if is_end && STRAY.has(tag) { Then::Done } else { self.in_table_step(token) }
    }

    fn cell_step(&mut self, token: TagToken) -> Then {
        let (tag, is_end) = (token.tag, token.is_end);
        if is_end && CELLS.has(tag) {
            if self.in_table_scope(tag) {
                self.close_cell(Tags::new(&[tag]));
            }
            return Then::Done;
        }
        if !is_end && OF_TABLE.has(tag) {
            if !self.open.in_scope_where(TABLE_SCOPE, &|o| CELLS.has(o.tag)) {
                return Then::Done;
            }
            self.close_cell(CELLS);
            return Then::Again;
        }
        if is_end && (SECTIONS.has(tag) || matches!(tag, Tag::Table | Tag::Tr)) {
            if !self.in_table_scope(tag) {
                return Then::Done;
            }
            self.close_cell(CELLS);
            return Then::Again;
        }
        if is_end && STRAY.has(tag) { Then::Done } else { self.body_step(token) }
    }

    fn close_cell(&mut self, cells: Tags) {
        self.open.close_implied(IMPLIED, Tag::Other);
        self.open.pop_until(cells);
        self.formatting.clear_to_mark();
        self.mode = Mode::InRow;
    }
}
