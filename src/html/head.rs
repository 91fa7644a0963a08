//! What a page says of itself outside of its text: `meta`, `link`, `title`, the language of `html`, microdata.

use super::hints;
use super::tree::{Attr, DOCUMENT, NONE, NodeId, Tag, Tree, push_collapsed};
use super::work;
use crate::text::search;

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
    /// Texts of the first-level headings, but for those that end a trail of links ("Home › Politics › headline").
    pub headings: Vec<String>,
    /// Texts of the first-level headings that end such a trail: wordings for search engines.
    pub trails: Vec<String>,
    /// Texts of the headings of the second and third level, from the first of the first level on.
    pub subheadings: Vec<String>,
    /// Names of authors by `rel` or `itemprop`.
    pub authors: Vec<String>,
    /// Microdata: dates of publication, and of the last change.
    pub dates: Vec<String>,
    pub changed: Option<String>,
    /// Microdata: the lead-in.
    pub description: Option<String>,
    /// Address of a picture by `link`.
    pub image: Option<String>,
    /// `time` elements: date and whether it stands in the head of an article.
    pub times: Vec<String>,
}

impl Head {
    /// Contents of the first of these keys that the page has.
    pub(super) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.metas.iter().filter(move |(k, v)| k == key && !v.trim().is_empty()).map(|(_, v)| v.as_str())
    }

    /// The first of the keys that has a content, with it.
    pub(super) fn find<'a>(&'a self, keys: &[&'a str]) -> Option<(&'a str, &'a str)> {
        keys.iter().find_map(|key| {
            work::add(self.metas.len());
            let found = self.metas.iter().find(|(k, v)| k == key && !v.trim().is_empty());
            found.map(|(_, content)| (*key, content.as_str()))
        })
    }

    /// Content of the first of the keys that has one.
    pub(super) fn first<'a>(&'a self, keys: &[&'a str]) -> Option<&'a str> {
        self.find(keys).map(|(_, content)| content)
    }
}

/// More sayings than this are no page's.
const MOST: usize = 2_000;

/// Reads what stands outside of the text.
pub(super) fn read(tree: &Tree) -> Head {
    let mut head = Head::default();
    for node in tree.inside(DOCUMENT) {
        let itemprop = tree.attr(node, Attr::Itemprop).unwrap_or("");
        match tree.tag(node) {
            Tag::Meta if head.metas.len() < MOST => {
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
            Tag::Link if tree.attr(node, Attr::Rel).is_some_and(|r| r.eq_ignore_ascii_case("image_src")) => {
                head.image = head.image.or_else(|| tree.attr(node, Attr::Href).map(str::to_owned));
            }
            Tag::Link if itemprop == "image" => {
                head.image = head.image.or_else(|| tree.attr(node, Attr::Href).map(str::to_owned));
            }
            // An SVG has titles, too, but they are not of HTML.
            Tag::Title if head.title.is_empty() => {
                head.title = Some(tree.visible_text(node)).filter(|t| t.len() <= HEADLINE).unwrap_or_default();
            }
            Tag::Html => head.language = tree.attr(node, Attr::Lang).map(str::to_owned),
            Tag::H1 if head.headings.len() + head.trails.len() < 8 => {
                let text = heading(tree, node);
                let list = if ends_trail(tree, node) { &mut head.trails } else { &mut head.headings };
                list.extend(Some(text).filter(|t| is_headline(t)));
            }
            Tag::H2 | Tag::H3 if head.subheadings.len() < 8 && head.headings.len() + head.trails.len() > 0 => {
                head.subheadings.extend(Some(heading(tree, node)).filter(|t| is_headline(t)));
            }
            Tag::Time if head.times.len() < 20 => {
                let stated = tree.attr(node, Attr::Datetime).map(str::to_owned);
                let date = stated.filter(|d| !d.is_empty()).unwrap_or_else(|| tree.visible_text(node));
                if search::holds(itemprop, "datePublished")
                    || tree.attr(node, Attr::Class).is_some_and(|c| search::holds(c, "published"))
                {
                    head.dates.push(date.clone());
                }
                if search::holds(itemprop, "dateModified") {
                    head.changed.get_or_insert_with(|| date.clone());
                }
                head.times.push(date);
            }
            _ if itemprop == "description" && head.description.is_none() => {
                head.description = Some(tree.visible_text(node));
            }
            _ if itemprop == "articleSection" && head.metas.len() < MOST => {
                head.metas.push(("articlesection".to_owned(), tree.visible_text(node)));
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

/// No headline is longer, in bytes: what is, is compared with each heading of the page.
pub(super) const HEADLINE: usize = 2_000;

fn is_headline(text: &str) -> bool {
    (1..=HEADLINE).contains(&text.len())
}

/// How far around a heading one looks.
const AROUND: usize = 4;

/// The text of a heading without the kicker some set into it, and without what only screen readers are told.
fn heading(tree: &Tree, node: NodeId) -> String {
    let mut out = String::new();
    let end = tree.after(node);
    let mut at = tree.first(node);
    while at != end && at != NONE {
        let tag = tree.tag(at);
        let apart = tag != Tag::Text && hints::of_names(tree, at) & (hints::bit("tags") | hints::bit("hidden")) != 0;
        if apart || tag.is_silent() {
            push_collapsed(&mut out, if apart { " " } else { "" });
            at = tree.after(at);
            continue;
        }
        let text = tree.text(at);
        push_collapsed(&mut out, if tag.is_block() || tag == Tag::Br { " " } else { text });
        at = tree.following(at);
    }
    out.truncate(out.trim_end().len());
    if out.is_empty() { tree.visible_text(node) } else { out }
}

/// Whether a heading is the last link of a trail: it stands in a list item or a navigation, or two links stand right before it.
fn ends_trail(tree: &Tree, node: NodeId) -> bool {
    let mut above = tree.parent(node);
    for _ in 0..AROUND {
        if above == NONE || matches!(tree.tag(above), Tag::Body | Tag::Main | Tag::Article | Tag::Header) {
            break;
        }
        if matches!(tree.tag(above), Tag::Li | Tag::Nav) {
            return true;
        }
        above = tree.parent(above);
    }
    let parent = tree.parent(node);
    follows_links(tree, node) || tree.first(parent) == node && tree.next(node) == NONE && follows_links(tree, parent)
}

/// Whether at least two elements that are links, or hold nothing but one, stand right before a node; or one with links and marks between them.
fn follows_links(tree: &Tree, node: NodeId) -> bool {
    let mut links = 0;
    let mut sibling = tree.first(tree.parent(node));
    for _ in 0..8 * AROUND {
        if sibling == node {
            return links >= 2;
        }
        if sibling == NONE {
            break;
        }
        links = match links_in(tree, sibling) {
            Some((0, _)) => links,
            Some((own, marks)) => links + if own == 1 || marks { own } else { 1 },
            None => 0,
        };
        sibling = tree.next(sibling);
    }
    false
}

/// How many links a node holds, and whether marks stand between them; `None` where it holds any other text or too much of it.
fn links_in(tree: &Tree, node: NodeId) -> Option<(usize, bool)> {
    let (mut links, mut marks) = (0, false);
    let end = tree.after(node);
    let mut at = node;
    for _ in 0..16 * AROUND {
        if at == end || at == NONE {
            return Some((links, marks));
        }
        if tree.tag(at) == Tag::A {
            links += usize::from(tree.inside(at).take(AROUND).any(|n| !tree.text(n).trim().is_empty()));
            at = tree.after(at);
            continue;
        }
        if tree.tag(at).is_silent() {
            at = tree.after(at);
            continue;
        }
        let text = tree.text(at).trim();
        if text.contains(char::is_alphanumeric) {
            return None;
        }
        marks |= links > 0 && !text.is_empty();
        at = tree.following(at);
    }
    None
}
