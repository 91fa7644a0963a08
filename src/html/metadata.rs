//! What a page says about its article: JSON-LD first, then Open Graph and the other vocabularies of `meta`, microdata, and what
//! stands in the text. Where sources differ, the more trusted one counts.

use super::features::reduce;
use super::head::{self, Head};
use super::linked::{self, Linked};
use super::parse::parse;
use super::tree::{DOCUMENT, Tree};
use super::{authors, dates, titles};
use crate::text::lower_case;

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
    pub description: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
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
    let url = head
        .canonical
        .as_deref()
        .or(head.first(&["og:url", "twitter:url"]))
        .or(linked.url.as_deref())
        .and_then(web_address);
    let site = head.first(&["og:site_name"]).map(plain).or_else(|| linked.site.as_deref().map(plain));
    let site = site.or_else(|| {
        head.first(&["application-name", "dc.publisher", "dcterms.publisher", "publisher", "al:android:app_name"])
            .map(plain)
    });
    let mut names: Vec<String> = [site.as_deref(), linked.site.as_deref()].into_iter().flatten().map(reduce).collect();
    names.extend(head.first(&["twitter:site"]).map(reduce));
    names.extend(url.as_deref().and_then(titles::of_address));
    names.retain(|n| !n.is_empty());
    let description = linked.description.as_deref();
    let described = [
        "og:description",
        "description",
        "twitter:description",
        "dc.description",
        "dcterms.description",
        "sailthru.description",
    ];
    let (byline, signed) = byline(&head, &linked, &names);
    Facts {
        title: title(&head, &linked, &names),
        byline,
        signed,
        published: published(&head, &linked, url.as_deref()),
        description: head.first(&described).or(description).map(plain).filter(|d| !d.is_empty()),
        site,
        language: language(&head, &linked),
        url,
        body: linked.body,
        site_names: names,
        paywalled: linked.free == Some(false) || head.first(&["article:content_tier"]).is_some_and(|t| t == "locked"),
    }
}

/// A text of metadata as a reader would see it: entities resolved (also those written twice), tags gone.
pub(super) fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !text.contains(['&', '<']) {
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

fn title(head: &Head, linked: &Linked, names: &[String]) -> Option<String> {
    let linked_title = linked.headline.as_deref().map(plain);
    let og = head
        .first(&["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title"])
        .map(plain);
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
    Some(same.max_by_key(|m| m.len()).unwrap_or(chosen).clone())
}

/// The authors, and whether they are others than the site.
fn byline(head: &Head, linked: &Linked, names: &[String]) -> (Vec<String>, bool) {
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
    let by_label = head.first(&["twitter:label1"]).is_some_and(|l| lower_case(l).contains("by"));
    let metas = keys.iter().filter(|key| **key != "twitter:data1" || by_label);
    let metas = metas.map(|key| head.all(key).map(plain).collect::<Vec<_>>());
    let sources = [people].into_iter().chain(metas).chain([head.authors.clone(), organizations]);
    // The first source that names somebody else than the site itself; the site's own name only where none does.
    let mut site = Vec::new();
    for source in sources {
        let found = authors::names(source.iter().map(String::as_str), names);
        if found.iter().any(|n| !authors::is_site(n, names)) {
            return (found, true);
        }
        if site.is_empty() {
            site = found;
        }
    }
    (site, false)
}

fn published(head: &Head, linked: &Linked, url: Option<&str>) -> Option<String> {
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
    let stated = linked.published.iter().map(String::as_str);
    let metas = keys.iter().filter_map(|k| head.first(&[k]));
    let marked = head.dates.iter().chain(&head.times).map(String::as_str);
    stated
        .chain(metas)
        .chain(marked)
        .find_map(|d| dates::read(&plain(d)))
        .or_else(|| url.and_then(dated_address))
        .or_else(|| {
            let modified = linked.modified.as_deref().or(head.first(&["article:modified_time", "og:updated_time"]));
            modified.and_then(dates::read)
        })
}

/// The date in an address such as `/2025/06/03/bridge-opens` or `/2025-06-03-bridge`.
fn dated_address(url: &str) -> Option<String> {
    let path = url.split("://").nth(1)?.split(['?', '#']).next()?;
    let mut starts = path.match_indices(['/', '-']).map(|(i, _)| i + 1);
    starts.find_map(|i| {
        let part = path.get(i..)?;
        let end =
            part.char_indices().filter(|(_, c)| matches!(c, '/' | '-')).map(|(i, _)| i).nth(2).unwrap_or(part.len());
        let date = part.get(..end.min(10))?;
        let shaped = date.get(..4)?.starts_with("20") || date.get(..4)?.starts_with("19");
        if shaped { dates::read(date) } else { None }
    })
}

fn language(head: &Head, linked: &Linked) -> Option<String> {
    let stated = [
        head.language.as_deref(),
        linked.language.as_deref(),
        head.first(&["og:locale", "content-language", "dc.language", "language"]),
    ];
    stated.into_iter().flatten().map(|l| l.trim().replace('_', "-")).find(|l| {
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
