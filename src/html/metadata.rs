//! What a page says about its article: JSON-LD first, then Open Graph and the other vocabularies of `meta`, microdata, and what
//! stands in the text. Where sources differ, the more trusted one counts.

use super::features::reduce;
use super::head::{self, HEADLINE, Head};
use super::linked::{self, Linked};
use super::parse::parse;
use super::tree::{DOCUMENT, Tree};
use super::{authors, dates, titles};
use crate::text::{Field, FieldSource, Origin, lower_case, search};

/// What is known of an article before its text is looked for.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub title: Option<String>,
    pub byline: Vec<String>,
    /// Whether the byline names others than the site.
    pub signed: bool,
    /// Names of the site, reduced.
    pub site_names: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub description: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub section: Option<String>,
    pub image: Option<String>,
    /// Where each of them was read.
    pub sources: Vec<FieldSource>,
    /// The whole text as the JSON-LD gives it.
    pub body: Option<String>,
    /// Whether the page says that its article is not free to read.
    pub paywalled: bool,
}

/// Reads what the page says about its article.
pub(super) fn read(tree: &Tree) -> Facts {
    let head = head::read(tree);
    let wordings = wordings(&head);
    let linked = linked::read(tree, &|headline| {
        let headline = reduce(&plain(headline));
        headline.len() > 5 && wordings.iter().any(|w| w.starts_with(&headline) || headline.starts_with(w))
    });
    let of_head = |keys: &[&'static str]| head.find(keys).map(|(key, content)| (content.to_owned(), origin(key)));
    let of_linked = |text: &Option<String>| text.clone().map(|text| (text, Origin::Linked));
    let canonical = head.canonical.clone().map(|url| (url, Origin::Link));
    let url = canonical.or_else(|| of_head(&["og:url", "twitter:url"])).or_else(|| of_linked(&linked.url));
    let url = url.and_then(|(url, from)| Some((web_address(&url)?, from)));
    let site = of_head(&["og:site_name"]).or_else(|| of_linked(&linked.site)).or_else(|| {
        of_head(&["application-name", "dc.publisher", "dcterms.publisher", "publisher", "al:android:app_name"])
    });
    let site = site.map(|(site, from)| (plain(&site), from));
    let section = of_linked(&linked.section).or_else(|| {
        of_head(&[
            "article:section",
            "og:article:section",
            "parsely-section",
            "section",
            "cxenseparse:section",
            "articlesection",
        ])
    });
    let section =
        section.map(|(section, from)| (plain(&section), from)).filter(|(s, _)| !s.is_empty() && s.len() <= 120);
    let image = of_head(&[
        "og:image:secure_url",
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "thumbnail",
        "image",
    ])
    .into_iter()
    .chain(of_linked(&linked.image))
    .chain(head.image.clone().map(|url| (url, Origin::Link)))
    .find_map(|(url, from)| Some((web_address(&plain(&url))?, from)));
    let mut names: Vec<String> =
        [site.as_ref().map(|(s, _)| s.as_str()), linked.site.as_deref()].into_iter().flatten().map(reduce).collect();
    names.extend(head.first(&["twitter:site"]).map(reduce));
    names.extend(url.as_ref().and_then(|(url, _)| titles::of_address(url)));
    names.retain(|n| !n.is_empty());
    let description = of_head(&[
        "og:description",
        "description",
        "twitter:description",
        "dc.description",
        "dcterms.description",
        "sailthru.description",
    ]);
    let description = description.or_else(|| of_linked(&linked.description));
    let description = description.or_else(|| Some((head.description.clone()?, Origin::Microdata)));
    let description = description.map(|(text, from)| (plain(&text), from)).filter(|(text, _)| !text.is_empty());
    let (byline, signed, signed_by) = byline(&head, &linked, &names);
    let published = published(&head, &linked, url.as_ref().map(|(url, _)| url.as_str()));
    let language = language(&head, &linked);
    let locked = head.find(&["article:content_tier"]).filter(|(_, tier)| *tier == "locked");
    let paywalled = if linked.free == Some(false) { Some(Origin::Linked) } else { locked.map(|(key, _)| origin(key)) };
    let mut facts =
        Facts { signed, body: linked.body.clone(), paywalled: paywalled.is_some(), byline, ..Facts::default() };
    let mut sources = Vec::new();
    let mut set = |field: Field, found: Option<(String, Origin)>| {
        let (text, from) = found?;
        sources.push(FieldSource { field, from });
        Some(text)
    };
    facts.title = set(Field::Title, title(&head, &linked, &names));
    if !facts.byline.is_empty() {
        set(Field::Byline, Some((String::new(), signed_by)));
    }
    facts.published = set(Field::Published, published);
    facts.modified = set(Field::Modified, modified(&head, &linked));
    facts.description = set(Field::Standfirst, description);
    facts.site = set(Field::Site, site);
    facts.url = set(Field::Url, url);
    facts.language = set(Field::Language, language);
    facts.section = set(Field::Section, section);
    facts.image = set(Field::Image, image);
    if let Some(from) = paywalled {
        set(Field::Paywalled, Some((String::new(), from)));
    }
    facts.sources = sources;
    facts.site_names = names;
    facts
}

impl Facts {
    /// What readers see counts as the date of publication where the page's data have none; at last the date of the last change does.
    pub(super) fn date_by(&mut self, shown: impl FnOnce() -> Option<String>) {
        if self.published.is_some() {
            return;
        }
        let changed = self.sources.iter().find(|s| s.field == Field::Modified).map(|s| s.from);
        let found = shown().map(|date| (date, Origin::Shown)).or_else(|| Some((self.modified.clone()?, changed?)));
        if let Some((date, from)) = found {
            self.published = Some(date);
            self.set_source(Field::Published, from);
        }
    }

    /// Says that a field was read somewhere else than its metadata.
    pub(super) fn set_source(&mut self, field: Field, from: Origin) {
        match self.sources.iter_mut().find(|s| s.field == field) {
            Some(source) => source.from = from,
            None => self.sources.push(FieldSource { field, from }),
        }
    }
}

/// The vocabulary that a key of `meta` is of.
fn origin(key: &str) -> Origin {
    let starts = |beginnings: &[&str]| beginnings.iter().any(|b| key.starts_with(b));
    if starts(&["og:", "article:"]) {
        Origin::OpenGraph
    } else if starts(&["twitter:"]) {
        Origin::Twitter
    } else if starts(&["dc.", "dcterms."]) {
        Origin::DublinCore
    } else if matches!(key, "datepublished" | "datemodified" | "articlesection" | "image") {
        Origin::Microdata
    } else {
        Origin::Meta
    }
}

/// A text of metadata as a reader would see it: entities resolved (also those written twice), tags gone.
pub(super) fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !text.contains(&['&', '<'][..]) {
            break;
        }
        let tree = parse(&text);
        text = tree.visible_text(DOCUMENT);
    }
    let mut out = String::with_capacity(text.len());
    super::tree::push_collapsed(&mut out, &text);
    out.truncate(out.trim_end().len());
    out
}

/// An address of the web, with no scheme but `http` and `https`, no white space, no controls.
fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = url.get(..8).is_some_and(|s| s.eq_ignore_ascii_case("https://"))
        || url.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("http://"));
    let clean = !url.contains(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}')
    });
    (scheme && clean && url.len() <= 4096).then(|| url.to_owned())
}

/// Every wording of the headline outside of JSON-LD, reduced.
fn wordings(head: &Head) -> Vec<String> {
    let metas = ["og:title", "twitter:title", "dc.title", "title"].into_iter().filter_map(|k| head.first(&[k]));
    metas
        .chain([head.title.as_str()])
        .map(|t| reduce(&plain(t)))
        .chain(head.headings.iter().map(|h| reduce(h)))
        .filter(|t| t.len() > 5)
        .collect()
}

fn title(head: &Head, linked: &Linked, names: &[String]) -> Option<(String, Origin)> {
    let linked_title = linked.headline.as_deref().map(plain).filter(|t| t.len() <= HEADLINE);
    let found =
        head.find(&["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title"]);
    let og = found.map(|(_, content)| plain(content)).filter(|t| t.len() <= HEADLINE);
    let metas: Vec<String> =
        [linked_title.clone(), og.clone(), Some(head.title.clone())].into_iter().flatten().collect();
    let others: Vec<String> = metas.iter().chain(&head.headings).map(|t| reduce(t)).filter(|t| t.len() > 8).collect();
    let clean = |t: &str| titles::without_site(t, names, &others);
    let metas: Vec<String> = metas.iter().map(|t| clean(t)).filter(|t| !t.is_empty()).collect();
    let cleaned = |t: &Option<String>| t.as_deref().map(clean).filter(|t| !t.is_empty());
    let (linked_title, og) = (cleaned(&linked_title), cleaned(&og));
    let same = |a: &str, b: &str| reduce(a) == reduce(b);
    let of_og = |h: &&String| og.as_ref().is_some_and(|og| same(h, og));
    // Two sources against the headings, or a heading of lower rank that Open Graph has word for word: the first is for search engines.
    let agreed = || og.as_ref().filter(|og| linked_title.as_ref().is_some_and(|l| same(l, og)));
    let shown = head.headings.iter().find(of_og).or_else(|| head.subheadings.iter().find(of_og)).or_else(agreed);
    // A heading that another source has word for word is what the reader sees as the headline.
    let heading = shown.or_else(|| head.headings.iter().find(|h| metas.iter().any(|m| same(m, h))));
    let behind_trail = || {
        let trail = head.trails.first().filter(|_| head.headings.is_empty())?;
        let apart = og.as_ref().filter(|og| !same(og, trail));
        apart.or_else(|| head.subheadings.iter().find(|h| titles::share_words(h, trail)))
    };
    let chosen = heading.or_else(behind_trail).or(linked_title.as_ref()).or(og.as_ref());
    let real = |t: &&String| !names.contains(&reduce(t)) && !t.is_empty();
    let chosen = chosen.filter(real).or(head.headings.iter().find(real)).or(metas.iter().find(real))?;
    // Of two wordings with the same letters, the one where no space and no mark between two parts is lost.
    let same = metas.iter().filter(|m| m.len() > chosen.len() && same(m, chosen));
    let title = same.max_by_key(|m| m.len()).unwrap_or(chosen);
    let from = if head.headings.contains(title) || head.subheadings.contains(title) {
        Origin::Shown
    } else if linked_title.as_ref() == Some(title) {
        Origin::Linked
    } else if og.as_ref() == Some(title) {
        found.map_or(Origin::Meta, |(key, _)| origin(key))
    } else {
        Origin::TitleElement
    };
    Some((title.clone(), from))
}

/// The authors, whether they are others than the site, and who says so.
fn byline(head: &Head, linked: &Linked, names: &[String]) -> (Vec<String>, bool, Origin) {
    let plain_all = |list: &[String]| list.iter().map(|t| plain(t)).collect::<Vec<_>>();
    let people = plain_all(&linked.people);
    let organizations = plain_all(&linked.organizations);
    let keys = [
        "author",
        "article:author",
        "og:article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "dc.author",
        "byl",
        "citation_author",
        "cxenseparse:author",
        "articleauthor",
        "article:author_name",
        "twitter:data1",
    ];
    let by_label = head.first(&["twitter:label1"]).is_some_and(|l| search::holds(&lower_case(l), "by"));
    let metas = keys.iter().filter(|key| **key != "twitter:data1" || by_label);
    let metas = metas.map(|key| (head.all(key).map(plain).collect::<Vec<_>>(), origin(key)));
    let sources = [(people, Origin::Linked)]
        .into_iter()
        .chain(metas)
        .chain([(head.authors.clone(), Origin::Microdata), (organizations, Origin::Linked)]);
    // The first source that names somebody else than the site itself; the site's own name only where none does.
    let mut site = (Vec::new(), Origin::Linked);
    for (source, from) in sources {
        let found = authors::names(source.iter().map(String::as_str), names);
        if found.iter().any(|n| !authors::is_site(n, names)) {
            return (found, true, from);
        }
        if site.0.is_empty() {
            site = (found, from);
        }
    }
    (site.0, false, site.1)
}

fn published(head: &Head, linked: &Linked, url: Option<&str>) -> Option<(String, Origin)> {
    let keys = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "publish-date",
        "publish_date",
        "publishdate",
        "published_time",
        "pubdate",
        "date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dc.date",
        "dc.date.created",
        "article.published",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "article_date_original",
        "originalpublicationdate",
        "article.created",
        "dcterms.issued",
        "citation_publication_date",
        "citation_date",
        "last-modified",
    ];
    let stated = linked.published.iter().map(|d| (d.as_str(), Origin::Linked));
    let metas = keys.iter().filter_map(|k| Some((head.first(&[k])?, origin(k))));
    let marked = head.dates.iter().map(|d| (d.as_str(), Origin::Microdata));
    let times = head.times.iter().map(|d| (d.as_str(), Origin::Time));
    stated
        .chain(metas)
        .chain(marked)
        .chain(times)
        .find_map(|(d, from)| Some((dates::read(&plain(d))?, from)))
        .or_else(|| Some((url.and_then(dated_address)?, Origin::Address)))
}

/// The date of the last change.
fn modified(head: &Head, linked: &Linked) -> Option<(String, Origin)> {
    let keys =
        ["article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified"];
    let stated = linked.modified.iter().map(|d| (d.as_str(), Origin::Linked));
    let metas = keys.iter().filter_map(|k| Some((head.first(&[k])?, origin(k))));
    let marked = head.changed.iter().map(|d| (d.as_str(), Origin::Microdata));
    stated.chain(metas).chain(marked).find_map(|(d, from)| Some((dates::read(&plain(d))?, from)))
}

/// The date in an address such as `/2025/06/03/bridge-opens` or `/2025-06-03-bridge`.
fn dated_address(url: &str) -> Option<String> {
    let path = search::cut(url, "://")?.1.split(&['?', '#'][..]).next()?;
    let mut starts = path.match_indices(&['/', '-'][..]).map(|(i, _)| i + 1);
    starts.find_map(|i| {
        let part = path.get(i..)?;
        let end =
            part.char_indices().filter(|(_, c)| matches!(c, '/' | '-')).map(|(i, _)| i).nth(2).unwrap_or(part.len());
        let date = part.get(..end.min(10))?;
        let shaped = date.get(..4)?.starts_with("20") || date.get(..4)?.starts_with("19");
        if shaped { dates::read(date) } else { None }
    })
}

fn language(head: &Head, linked: &Linked) -> Option<(String, Origin)> {
    let keys = ["og:locale", "content-language", "dc.language", "language"];
    let stated = [
        head.language.as_deref().map(|l| (l, Origin::Html)),
        linked.language.as_deref().map(|l| (l, Origin::Linked)),
        head.find(&keys).map(|(key, l)| (l, origin(key))),
    ];
    stated.into_iter().flatten().map(|(l, from)| (l.trim().replace('_', "-"), from)).find(|(l, _)| {
        let primary = l.split('-').next().unwrap_or("");
        (2..=3).contains(&primary.len())
            && l.len() <= 35
            && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !primary.contains(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_trust() {
        let facts = read(&parse(
            r#"<html lang="en_GB"><head><title>Bridge opens early | Harbour Post</title><meta property="og:site_name" content="Harbour Post">
            <meta property="og:title" content="The bridge &amp;amp; the town"><meta name=author content="Desk, Ann Lee">
            <meta property="article:published_time" content="2025-06-03T08:00:00Z"><link rel=canonical href="https://post.example/2025/06/03/bridge">
            </head><body><h1>Bridge opens early</h1>"#,
        ));
        assert_eq!(facts.title.as_deref(), Some("Bridge opens early"));
        assert_eq!(facts.byline, ["Ann Lee"]);
        assert_eq!(facts.published.as_deref(), Some("2025-06-03T08:00:00Z"));
        assert_eq!(facts.site.as_deref(), Some("Harbour Post"));
        assert_eq!(facts.language.as_deref(), Some("en-GB"));
        assert_eq!(facts.url.as_deref(), Some("https://post.example/2025/06/03/bridge"));
        let from = |field| facts.sources.iter().find(|s| s.field == field).map(|s| s.from);
        assert_eq!(from(Field::Title), Some(Origin::Shown));
        assert_eq!(from(Field::Byline), Some(Origin::Meta));
        assert_eq!(from(Field::Published), Some(Origin::OpenGraph));
        assert_eq!(from(Field::Site), Some(Origin::OpenGraph));
        assert_eq!(from(Field::Language), Some(Origin::Html));
        assert_eq!(from(Field::Url), Some(Origin::Link));
        assert_eq!(from(Field::Modified), None);
    }

    /// A page with all of it; each source that is taken away leaves the word to the next one.
    #[test]
    fn each_field_has_its_order_of_trust() {
        let parts = [
            r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge opens early", "author": {"name": "Ann Lee"},
            "datePublished": "2025-06-03", "dateModified": "2025-06-04T10:00:00+02:00", "articleSection": "Transport", "description": "Linked.",
            "image": [{"@type": "ImageObject", "url": "https://post.example/linked.jpg"}], "isAccessibleForFree": false}</script>"#,
            r#"<meta property="og:title" content="Bridge opens early"><meta property="article:author" content="Tom Ray">
            <meta property="article:published_time" content="2025-06-05"><meta property="article:modified_time" content="2025-06-06">
            <meta property="article:section" content="City"><meta property="og:image" content="https://post.example/og.jpg">
            <meta property="og:description" content="Open graph."><meta property="article:content_tier" content="locked">"#,
            r#"<meta name="twitter:title" content="Bridge opens early"><meta name="twitter:image" content="https://post.example/tw.jpg">
            <meta name="twitter:description" content="Card.">"#,
            r#"<meta name="dc.title" content="Bridge opens early"><meta name="dc.creator" content="Kim Bo"><meta name="dc.date" content="2025-06-07">
            <meta name="dcterms.modified" content="2025-06-08"><meta name="dc.description" content="Core.">"#,
            r#"<span itemprop=author>Eva Dahl</span><time itemprop=datePublished datetime=2025-06-09></time>
            <time itemprop=dateModified datetime=2025-06-10></time><link rel=image_src href="https://post.example/link.jpg">"#,
            "<title>Bridge opens early</title><time datetime=2025-06-11></time>",
        ];
        let at = |from: usize, field: Field| {
            let facts = read(&parse(&parts[from..].concat()));
            facts.sources.iter().find(|s| s.field == field).map(|s| s.from)
        };
        let order = |field: Field| (0..parts.len()).map(|from| at(from, field)).collect::<Vec<_>>();
        use Origin::*;
        let some = |all: [Origin; 6]| all.map(Some).to_vec();
        assert_eq!(order(Field::Title), some([Linked, OpenGraph, Twitter, DublinCore, TitleElement, TitleElement]));
        assert_eq!(
            order(Field::Byline),
            [Some(Linked), Some(OpenGraph), Some(DublinCore), Some(DublinCore), Some(Microdata), None]
        );
        assert_eq!(order(Field::Published), some([Linked, OpenGraph, DublinCore, DublinCore, Microdata, Time]));
        assert_eq!(
            order(Field::Modified),
            [Some(Linked), Some(OpenGraph), Some(DublinCore), Some(DublinCore), Some(Microdata), None]
        );
        assert_eq!(
            order(Field::Standfirst),
            [Some(OpenGraph), Some(OpenGraph), Some(Twitter), Some(DublinCore), None, None]
        );
        assert_eq!(order(Field::Section), [Some(Linked), Some(OpenGraph), None, None, None, None]);
        assert_eq!(
            order(Field::Image),
            [Some(OpenGraph), Some(OpenGraph), Some(Twitter), Some(Link), Some(Link), None]
        );
        assert_eq!(order(Field::Paywalled), [Some(Linked), Some(OpenGraph), None, None, None, None]);
        let facts = read(&parse(&parts.concat()));
        assert_eq!(facts.modified.as_deref(), Some("2025-06-04T10:00:00+02:00"));
        assert_eq!(facts.section.as_deref(), Some("Transport"));
        assert_eq!(read(&parse(parts[0])).image.as_deref(), Some("https://post.example/linked.jpg"));
    }

    #[test]
    fn only_addresses_of_the_web() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "HTTPS://x y",
            "//x.example",
            "https://x\"onload=",
            " vbscript:x",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
        assert!(web_address("HTTPS://post.example/a").is_some());
    }

    #[test]
    fn dates_in_addresses() {
        assert_eq!(dated_address("https://x.example/news/2025/06/03/bridge").as_deref(), Some("2025-06-03"));
        assert_eq!(dated_address("https://x.example/2025-6-3-bridge").as_deref(), Some("2025-06-03"));
        assert_eq!(dated_address("https://x.example/a-2025-b"), None);
    }
}
