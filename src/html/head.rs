//! What a page says of itself outside of its text: `meta`, `link`, `title`, the language of `html`, microdata.

use super::tree::{Attr, DOCUMENT, Tag, Tree};

/// The sayings of a page by their key, in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Key (`og:title`, `author` …) in lower case and content.
    metas: Vec<(String, String)>,
    /// The `title` element.
    pub title: String,
    /// The canonical address.
    pub canonical: Option<String>,
    /// The language of the root element.
    pub language: Option<String>,
    /// Texts of the first-level headings.
    pub headings: Vec<String>,
    /// Names of authors by `rel` or `itemprop`.
    pub authors: Vec<String>,
    /// Microdata: dates of publication.
    pub dates: Vec<String>,
    /// `time` elements: date and whether it stands in the head of an article.
    pub times: Vec<String>,
}

impl Head {
    /// Contents of the first of these keys that the page has.
    pub(super) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.metas.iter().filter(move |(k, v)| k == key && !v.trim().is_empty()).map(|(_, v)| v.as_str())
    }

    /// Content of the first of the keys that has one.
    pub(super) fn first<'a>(&'a self, keys: &[&'a str]) -> Option<&'a str> {
        keys.iter()
            .find_map(|key| self.metas.iter().find(|(k, v)| k == key && !v.trim().is_empty()).map(|(_, v)| v.as_str()))
    }
}

/// Reads what stands outside of the text.
pub(super) fn read(tree: &Tree) -> Head {
    let mut head = Head::default();
    for node in tree.inside(DOCUMENT) {
        let itemprop = tree.attr(node, Attr::Itemprop).unwrap_or("");
        match tree.tag(node) {
            Tag::Meta => {
                let Some(content) = tree.attr(node, Attr::Content) else { continue };
                for key in [Attr::Property, Attr::Name, Attr::Itemprop] {
                    for key in tree.attr(node, key).unwrap_or("").split_ascii_whitespace().take(4) {
                        head.metas.push((key.to_ascii_lowercase(), content.to_owned()));
                    }
                }
            }
            Tag::Link if tree.attr(node, Attr::Rel).is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                head.canonical = head.canonical.or_else(|| tree.attr(node, Attr::Href).map(str::to_owned));
            }
            // An SVG has titles, too, but they are not of HTML.
            Tag::Title if head.title.is_empty() => head.title = tree.visible_text(node),
            Tag::Html => head.language = tree.attr(node, Attr::Lang).map(str::to_owned),
            Tag::H1 if head.headings.len() < 8 => {
                let text = tree.visible_text(node);
                if !text.is_empty() {
                    head.headings.push(text);
                }
            }
            Tag::Time if head.times.len() < 20 => {
                let stated = tree.attr(node, Attr::Datetime).map(str::to_owned);
                let date = stated.filter(|d| !d.is_empty()).unwrap_or_else(|| tree.visible_text(node));
                if itemprop.contains("datePublished")
                    || tree.attr(node, Attr::Class).is_some_and(|c| c.contains("published"))
                {
                    head.dates.push(date.clone());
                }
                head.times.push(date);
            }
            _ if itemprop == "datePublished" && head.dates.len() < 8 => {
                let stated =
                    tree.attr(node, Attr::Content).or_else(|| tree.attr(node, Attr::Datetime)).map(str::to_owned);
                head.dates.push(stated.unwrap_or_else(|| tree.visible_text(node)));
            }
            Tag::A | Tag::Span | Tag::Div | Tag::P | Tag::Address if head.authors.len() < 8 => {
                let rel = tree
                    .attr(node, Attr::Rel)
                    .is_some_and(|r| r.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("author")));
                if rel || itemprop == "author" || itemprop == "creator" {
                    let name = tree.inside(node).find(|n| tree.attr(*n, Attr::Itemprop) == Some("name"));
                    let text = name.map_or_else(
                        || tree.visible_text(node),
                        |n| match tree.attr(n, Attr::Content) {
                            Some(content) => content.to_owned(),
                            None => tree.visible_text(n),
                        },
                    );
                    if !text.is_empty() {
                        head.authors.push(text);
                    }
                }
            }
            _ => {}
        }
    }
    head
}
