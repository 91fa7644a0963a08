//! The article: one verbatim text, its blocks, and what its page said about it.

use serde::{Deserialize, Serialize};

use super::{Span, blocks, sort_by_number};

/// What a block of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Who wrote it, or the line of place and date under the headline.
    Byline,
    /// The lead-in that stands apart from the body ("dek", "standfirst").
    Standfirst,
    /// A heading inside the body.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// Text under a picture, a credit.
    Caption,
}

impl BlockKind {
    /// The kind that has this name in JSON.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "byline" => Self::Byline,
            "standfirst" => Self::Standfirst,
            "heading" => Self::Heading,
            "paragraph" => Self::Paragraph,
            "list-item" => Self::ListItem,
            "quote" => Self::Quote,
            "caption" => Self::Caption,
            _ => return None,
        })
    }
}

/// A stretch of the article's text with its kind. Blocks are in order, do not overlap and are never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Block {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// An entry of a live blog: a stretch of the text, and when it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Entry {
    /// Where it stands: from its first block to its last.
    #[serde(flatten)]
    pub span: Span,
    /// When it was written, as the page says it: an ISO 8601 date with its time, or the time of day alone.
    pub time: Option<String>,
}

macro_rules! names {
    ($(#[$doc:meta])* $type:ident: $($(#[$about:meta])* $variant:ident = $name:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub enum $type { $($(#[$about])* #[serde(rename = $name)] $variant),* }

        impl $type {
            /// The one that has this name in JSON.
            #[cfg(any(test, target_arch = "wasm32"))]
            pub(crate) fn named(name: &str) -> Option<Self> {
                [$(($name, Self::$variant)),*].iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
            }
        }
    };
}

names! {
    /// What an article can have a source for.
    Field:
    /// The headline.
    Title = "title",
    /// The authors.
    Byline = "byline",
    /// The date of publication.
    Published = "published",
    /// The date of the last change.
    Modified = "modified",
    /// The lead-in.
    Standfirst = "standfirst",
    /// The name of the site.
    Site = "site",
    /// The address.
    Url = "url",
    /// The language.
    Language = "language",
    /// The section.
    Section = "section",
    /// The picture.
    Image = "image",
    /// The note that it is not free to read.
    Paywalled = "paywalled",
}

names! {
    /// Where something known of an article was read, the more trusted first.
    Origin:
    /// Data for machines in the page (schema.org as JSON-LD).
    Linked = "json-ld",
    /// A heading, lead-in or byline that readers see.
    Shown = "shown",
    /// Open Graph.
    OpenGraph = "open-graph",
    /// The site's card for Twitter.
    Twitter = "twitter",
    /// Dublin Core.
    DublinCore = "dublin-core",
    /// Another `meta` element.
    Meta = "meta",
    /// Microdata, or a link to its author.
    Microdata = "microdata",
    /// A `time` element.
    Time = "time",
    /// The `title` element.
    TitleElement = "title-element",
    /// A `link` element.
    Link = "link",
    /// The language of the root element.
    Html = "html",
    /// The address of the page.
    Address = "address",
    /// The lines of a plain text.
    Text = "text",
}

/// Where a field of an article was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct FieldSource {
    /// The field.
    pub field: Field,
    /// Where it was read.
    pub from: Origin,
}

/// Something that was left open, and why: a code for programs, a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Note {
    /// Stable code, such as `no-date`, `language-unsupported`, `paywalled`.
    pub code: String,
    /// The same in an English sentence.
    pub message: String,
}

impl Note {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

/// What a page says about its article. All fields are empty for a bare text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    pub title: Option<String>,
    pub byline: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub standfirst: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub section: Option<String>,
    pub image: Option<String>,
    pub sources: Vec<FieldSource>,
    pub entries: Vec<Entry>,
    pub notes: Vec<Note>,
}

/// An article: the text as given or as extracted from a page, cut into blocks, with what is known about it.
///
/// Made by [`Article::from_text`] from a plain text and by [`extract`](crate::extract) from a page. Its text is kept
/// verbatim; nothing that a layer finds ever points outside of it.
///
/// # Example: blocks of a plain text
/// ```
/// use nutgraf::{Article, BlockKind};
///
/// let article = Article::from_text("Bridge opens early\nBy Ann Lee\n\nThe bridge opened on Monday, a year early.");
/// let kinds: Vec<_> = article.blocks().iter().map(|b| b.kind).collect();
/// assert_eq!(kinds, [BlockKind::Title, BlockKind::Byline, BlockKind::Paragraph]);
/// assert_eq!(article.byline(), ["Ann Lee"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    meta: Metadata,
}

impl Article {
    /// Reads a plain text: its lines or paragraphs become blocks; a headline, a byline, headings, list items and
    /// captions are recognised by their form. Any string will do; an empty one gives an article without blocks.
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        let (blocks, mut meta) = blocks::read(&text);
        let found = [
            (Field::Title, meta.title.is_some()),
            (Field::Byline, !meta.byline.is_empty()),
            (Field::Published, meta.published.is_some()),
            (Field::Standfirst, meta.standfirst.is_some()),
            (Field::Section, meta.section.is_some()),
        ];
        meta.sources = found.iter().filter(|f| f.1).map(|f| FieldSource { field: f.0, from: Origin::Text }).collect();
        Self { text, blocks, meta }
    }

    /// An article from parts that a reader of pages has already told apart. Blocks that are empty, overlap or do not
    /// lie on character boundaries are left out.
    pub(crate) fn from_parts(text: String, mut blocks: Vec<Block>, meta: Metadata) -> Self {
        sort_by_number(&mut blocks, |b| b.span.order().into());
        let mut end = 0;
        blocks.retain(|b| {
            let sound = b.span.start >= end && !b.span.of(&text).trim().is_empty();
            if sound {
                end = b.span.end;
            }
            sound
        });
        Self { text, blocks, meta }
    }

    /// The whole text, verbatim. All byte offsets point into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The headline, where there is one.
    pub fn title(&self) -> Option<&str> {
        self.meta.title.as_deref()
    }

    /// The people named as authors.
    pub fn byline(&self) -> &[String] {
        &self.meta.byline
    }

    /// When it was published, as the page says it: an ISO 8601 date (`2025-06-03`), with time and zone where given.
    pub fn published(&self) -> Option<&str> {
        self.meta.published.as_deref()
    }

    /// When it was last changed, as the page says it.
    pub fn modified(&self) -> Option<&str> {
        self.meta.modified.as_deref()
    }

    /// The section of the site that it stands in.
    pub fn section(&self) -> Option<&str> {
        self.meta.section.as_deref()
    }

    /// Address of the picture that the page has for it.
    pub fn image(&self) -> Option<&str> {
        self.meta.image.as_deref()
    }

    /// Where the fields were read, those of them that there are.
    pub fn sources(&self) -> &[FieldSource] {
        &self.meta.sources
    }

    /// The entries of a live blog in the order of the page.
    pub fn entries(&self) -> &[Entry] {
        &self.meta.entries
    }

    /// The lead-in under the headline.
    pub fn standfirst(&self) -> Option<&str> {
        self.meta.standfirst.as_deref()
    }

    /// Name of the site that published it.
    pub fn site(&self) -> Option<&str> {
        self.meta.site.as_deref()
    }

    /// Canonical address of the page.
    pub fn url(&self) -> Option<&str> {
        self.meta.url.as_deref()
    }

    /// Language as the page states it (BCP 47), where it does.
    pub fn stated_language(&self) -> Option<&str> {
        self.meta.language.as_deref()
    }

    /// What was left open while reading the page, such as `paywalled`.
    pub fn notes(&self) -> &[Note] {
        &self.meta.notes
    }

    /// The same article with an address, for pages that do not state theirs.
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.meta.url.get_or_insert_with(|| url.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_the_names_they_have_in_json() {
        for name in ["title", "byline", "standfirst", "heading", "paragraph", "list-item", "quote", "caption"] {
            let kind = BlockKind::named(name).unwrap();
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
        }
        assert_eq!(BlockKind::named("Title"), None);
        assert_eq!((Field::named("byline"), Origin::named("json-ld")), (Some(Field::Byline), Some(Origin::Linked)));
        assert_eq!(serde_json::to_value(Origin::OpenGraph).unwrap(), "open-graph");
    }
}
