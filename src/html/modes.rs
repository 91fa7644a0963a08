//! The insertion modes of the standard around the body: head, templates, frames, what follows the body; and which mode holds.

use super::names::{Tag, Tags};
use super::parse::{Mode, Parser, Then};
use super::stack::{IMPLIED_IN_TEMPLATES, Open};
use super::tokens::{Raw, TagToken};
use super::tree::NONE;

/// Elements of the head that may stand elsewhere, too.
const OF_HEAD: Tags = Tags::new(&[
    Tag::Base,
    Tag::Basefont,
    Tag::Bgsound,
    Tag::Link,
    Tag::Meta,
    Tag::Noframes,
    Tag::Script,
    Tag::Style,
    Tag::Template,
    Tag::Title,
]);

impl Parser<'_> {
    /// Applies the rules of a mode to a tag.
    pub(super) fn step(&mut self, mode: Mode, token: TagToken) -> Then {
        match mode {
            Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => {
                self.head_step(mode, token)
            }
            Mode::InBody => self.body_step(token),
            Mode::InTemplate => self.template_step(token),
            Mode::InTable | Mode::InCaption | Mode::InColumnGroup | Mode::InTableBody | Mode::InRow | Mode::InCell => {
                self.table_step(mode, token)
            }
            Mode::AfterBody | Mode::AfterAfterBody => match (token.tag, token.is_end) {
                (Tag::Html, false) => Then::Done,
                (Tag::Html, true) if mode == Mode::AfterBody => {
                    self.mode = Mode::AfterAfterBody;
                    Then::Done
                }
                _ => {
                    self.mode = Mode::InBody;
                    Then::Again
                }
            },
            Mode::InFrameset | Mode::AfterFrameset | Mode::AfterAfterFrameset => self.frameset_step(mode, token),
        }
    }

    /// Before the body. An end tag opens what is missing only where it is one that can.
    pub(super) fn head_step(&mut self, mode: Mode, token: TagToken) -> Then {
        let opens = !token.is_end || matches!(token.tag, Tag::Body | Tag::Html | Tag::Br);
        match (mode, token.tag, token.is_end) {
            (Mode::Initial, _, _) => {
                self.quirks = true;
                self.mode = Mode::BeforeHtml;
                Then::Again
            }
            (Mode::BeforeHtml, Tag::Html, false) => {
                self.insert(token);
                self.mode = Mode::BeforeHead;
                Then::Done
            }
            (Mode::BeforeHtml, tag, _) if opens || tag == Tag::Head => {
                self.insert_implied(Tag::Html);
                self.mode = Mode::BeforeHead;
                Then::Again
            }
            (_, Tag::Html, false) => Then::Done,
            (Mode::BeforeHead, Tag::Head, false) => {
                self.head = self.insert(token);
                self.mode = Mode::InHead;
                Then::Done
            }
            (Mode::BeforeHead, tag, _) if opens || tag == Tag::Head => {
                self.head = self.insert_implied(Tag::Head);
                self.mode = Mode::InHead;
                Then::Again
            }
            (Mode::InHead | Mode::AfterHead, Tag::Template, true) => self.of_head(token),
            (Mode::InHead, Tag::Noscript, false) => self.of_head(token),
            (Mode::InHead, tag, false) if OF_HEAD.has(tag) => self.of_head(token),
            (Mode::InHead, Tag::Head, true) => {
                self.open.pop();
                self.mode = Mode::AfterHead;
                Then::Done
            }
            (Mode::InHead | Mode::AfterHead, Tag::Head, _) => Then::Done,
            (Mode::InHead, _, _) if opens => {
                self.open.pop();
                self.mode = Mode::AfterHead;
                Then::Again
            }
            (Mode::AfterHead, Tag::Body, false) => {
                self.insert(token);
                self.frameset_ok = false;
                self.mode = Mode::InBody;
                Then::Done
            }
            (Mode::AfterHead, Tag::Frameset, false) => {
                self.insert(token);
                self.mode = Mode::InFrameset;
                Then::Done
            }
            (Mode::AfterHead, tag, false) if OF_HEAD.has(tag) => {
                self.open.push(Open::implied(self.head, Tag::Head));
                self.of_head(token);
                self.open.remove(self.head);
                Then::Done
            }
            (Mode::AfterHead, _, _) if opens => {
                self.insert_implied(Tag::Body);
                self.mode = Mode::InBody;
                Then::Again
            }
            _ => Then::Done,
        }
    }

    /// Whether a tag is one of the head wherever it stands.
    pub(super) fn is_of_head(token: TagToken) -> bool {
        if token.is_end { token.tag == Tag::Template } else { OF_HEAD.has(token.tag) }
    }

    /// An element of the head.
    pub(super) fn of_head(&mut self, token: TagToken) -> Then {
        match token.tag {
            Tag::Template if token.is_end => {
                if self.open.holds(Tag::Template) {
                    self.close_template();
                }
            }
            Tag::Template => {
                self.insert(token);
                self.formatting.mark();
                self.frameset_ok = false;
                self.mode = Mode::InTemplate;
                self.templates.push(Mode::InTemplate);
            }
            Tag::Title => self.insert_raw(token, Raw::References),
            Tag::Script => self.insert_raw(token, Raw::Script),
            Tag::Style | Tag::Noframes | Tag::Noscript => self.insert_raw(token, Raw::Text),
            _ => self.insert_void(token),
        }
        Then::Done
    }

    pub(super) fn close_template(&mut self) {
        self.open.close_implied(IMPLIED_IN_TEMPLATES, Tag::Other);
        self.open.pop_until(Tags::new(&[Tag::Template]));
        self.formatting.clear_to_mark();
        self.templates.pop();
        self.reset_mode();
    }

    fn template_step(&mut self, token: TagToken) -> Then {
        if Self::is_of_head(token) {
            return self.of_head(token);
        }
        if token.is_end {
            return Then::Done;
        }
        self.mode = match token.tag {
            Tag::Caption | Tag::Colgroup | Tag::Tbody | Tag::Tfoot | Tag::Thead => Mode::InTable,
            Tag::Col => Mode::InColumnGroup,
            Tag::Tr => Mode::InTableBody,
            Tag::Td | Tag::Th => Mode::InRow,
            _ => Mode::InBody,
        };
        self.templates.pop();
        self.templates.push(self.mode);
        Then::Again
    }

    fn frameset_step(&mut self, mode: Mode, token: TagToken) -> Then {
        match (token.tag, token.is_end) {
            (Tag::Noframes, false) => return self.of_head(token),
            (Tag::Frameset, false) if mode == Mode::InFrameset => {
                self.insert(token);
            }
            (Tag::Frameset, true) if mode == Mode::InFrameset && !self.open.is(Tag::Html) => {
                self.open.pop();
                if !self.open.is(Tag::Frameset) {
                    self.mode = Mode::AfterFrameset;
                }
            }
            (Tag::Frame, false) if mode == Mode::InFrameset => self.insert_void(token),
            (Tag::Html, true) if mode == Mode::AfterFrameset => self.mode = Mode::AfterAfterFrameset,
            _ => {}
        }
        Then::Done
    }

    /// The mode that the open elements ask for.
    pub(super) fn reset_mode(&mut self) {
        self.mode = Mode::InBody;
        for at in (0..self.open.len()).rev() {
            self.mode = match self.open.at(at).tag {
                Tag::Td | Tag::Th if at > 0 => Mode::InCell,
                Tag::Tr => Mode::InRow,
                Tag::Tbody | Tag::Thead | Tag::Tfoot => Mode::InTableBody,
                Tag::Caption => Mode::InCaption,
                Tag::Colgroup => Mode::InColumnGroup,
                Tag::Table => Mode::InTable,
                Tag::Template => self.templates.last().copied().unwrap_or(Mode::InBody),
                Tag::Head if at > 0 => Mode::InHead,
                Tag::Frameset => Mode::InFrameset,
                Tag::Html if self.head == NONE => Mode::BeforeHead,
                Tag::Html => Mode::AfterHead,
                Tag::Body => Mode::InBody,
                _ => continue,
            };
            return;
        }
    }
}

/// Beginnings of the names of old kinds of HTML, in which a table may stand in a paragraph.
const QUIRKY: [&str; 20] = [
    "-//advasoft ltd//",
    "-//as//",
    "-//ietf//",
    "-//metrius//",
    "-//microsoft//",
    "-//netscape comm. corp.//",
    "-//o'reilly and associates//",
    "-//softquad",
    "-//spyglass//",
    "-//sq//",
    "-//sun microsystems corp.//",
    "-//w3c//dtd html 3",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html",
    "-//webtechs//",
    "-/w3c/dtd html 4.0 transitional/en",
    "html",
];

/// Whether a doctype asks for the rules of old pages. `inner` stands between its name and its end.
pub(super) fn is_quirky(inner: &str, closed: bool) -> bool {
    let space = |c: char| c.is_ascii_whitespace();
    let inner = inner.trim_start_matches(space).to_ascii_lowercase();
    let (name, rest) = inner.split_at(inner.find(space).unwrap_or(inner.len()));
    let rest = rest.trim_start_matches(space);
    if !closed || name != "html" {
        return true;
    }
    // A quoted identifier and what stands behind it.
    let quoted = |text: &str| {
        let text = text.trim_start_matches(space);
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (id, rest) = text[1..].split_once(quote)?;
        Some((id.to_owned(), rest.to_owned()))
    };
    let (public, system) = match rest.get(..6) {
        Some("public") => match quoted(&rest[6..]) {
            Some((id, rest)) if rest.trim_start_matches(space).is_empty() => (id, None),
            Some((id, rest)) => match quoted(&rest) {
                Some((system, _)) => (id, Some(system)),
                None => return true,
            },
            None => return true,
        },
        Some("system") => match quoted(&rest[6..]) {
            Some((system, _)) => (String::new(), Some(system)),
            None => return true,
        },
        _ => return !rest.is_empty(),
    };
    let old = ["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"];
    QUIRKY.iter().any(|start| if *start == "html" { public == *start } else { public.starts_with(start) })
        || system.is_none() && old.iter().any(|start| public.starts_with(start))
        || system.is_some_and(|s| s == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd")
}
