//! What a page says of its article in JSON-LD (schema.org).

use super::json::{self, Json};
use super::tree::{Attr, DOCUMENT, Tag, Tree};
use super::work;

/// An article as the page's JSON-LD describes it. Texts are as they stand there, entities and tags included.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub headline: Option<String>,
    pub description: Option<String>,
    pub body: Option<String>,
    pub people: Vec<String>,
    pub organizations: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub section: Option<String>,
    pub image: Option<String>,
    /// `isAccessibleForFree`.
    pub free: Option<bool>,
}

/// Reads all JSON-LD of a page and takes the best description of an article in it. `title` (reduced) tells which, where
/// there are several.
pub(super) fn read(tree: &Tree, is_title: &dyn Fn(&str) -> bool) -> Linked {
    let values: Vec<Json> = tree
        .inside(DOCUMENT)
        .filter(|n| tree.tag(*n) == Tag::Script && tree.attr(*n, Attr::Type).is_some())
        .map(|n| json::read(&tree.raw_text(n)))
        .collect();
    let mut things = Vec::new();
    for value in &values {
        collect(value, &mut things);
    }
    // References are looked up among all of them.
    things.truncate(MOST);
    let best = things
        .iter()
        .enumerate()
        .map(|(i, t)| {
            let titled = field(t, "headline").or_else(|| field(t, "name")).is_some_and(is_title);
            let rank = rank(t);
            (if rank == 0 { 0 } else { rank * 2 + u32::from(titled) * 3 }, std::cmp::Reverse(i), *t)
        })
        .filter(|(rank, _, _)| *rank > 0)
        .max_by_key(|(rank, at, _)| (*rank, *at));
    let mut linked = best.map(|(_, _, thing)| describe(thing, &things)).unwrap_or_default();
    // What the best description lacks may stand in another one of an article of the same page.
    for thing in things.iter().filter(|t| rank(t) >= 3 || rank(t) == 1).take(FURTHER) {
        let same = field(thing, "headline").is_none_or(is_title);
        if same {
            fill(&mut linked, describe(thing, &things));
        }
    }
    linked
}

/// More things than this are not looked at, and no more descriptions of articles.
const MOST: usize = 1_000;
const FURTHER: usize = 50;

fn fill(linked: &mut Linked, other: Linked) {
    let set = |to: &mut Option<String>, from: Option<String>| {
        if to.is_none() {
            *to = from;
        }
    };
    set(&mut linked.description, other.description);
    set(&mut linked.body, other.body);
    set(&mut linked.published, other.published);
    set(&mut linked.modified, other.modified);
    set(&mut linked.site, other.site);
    set(&mut linked.language, other.language);
    set(&mut linked.section, other.section);
    set(&mut linked.image, other.image);
    linked.free = linked.free.or(other.free);
    if linked.people.is_empty() && linked.organizations.is_empty() {
        (linked.people, linked.organizations) = (other.people, other.organizations);
    }
}

/// Every object with a type, outermost first. Work list in place of recursion; the reader has bounded the depth.
fn collect<'a>(value: &'a Json, things: &mut Vec<&'a Json>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Json::Array(items) => open.extend(items.iter().rev()),
            Json::Object(fields) => {
                if value.get("@type").is_some() || value.get("@id").is_some() {
                    things.push(value);
                }
                // What a list of other articles, the comments or the parts of the site hold is not this article.
                open.extend(fields.iter().rev().filter(|(k, _)| !is_aside(k)).map(|(_, v)| v));
            }
            _ => {}
        }
    }
}

fn is_aside(key: &str) -> bool {
    matches!(
        key,
        "comment"
            | "itemListElement"
            | "relatedLink"
            | "citation"
            | "mentions"
            | "about"
            | "subjectOf"
            | "review"
            | "isBasedOn"
            | "liveBlogUpdate"
    )
}

/// How well the type of a thing fits an article; 0 for what is none.
fn rank(thing: &Json) -> u32 {
    let Some(types) = thing.get("@type") else { return 0 };
    let of = |name: &str| {
        let name = name.rsplit(&['/', '#', ':'][..]).next().unwrap_or(name);
        match name {
            "NewsArticle"
            | "ReportageNewsArticle"
            | "AnalysisNewsArticle"
            | "OpinionNewsArticle"
            | "BackgroundNewsArticle"
            | "ReviewNewsArticle"
            | "AskPublicNewsArticle"
            | "LiveBlogPosting" => 5,
            "Article"
            | "BlogPosting"
            | "Report"
            | "SatiricalArticle"
            | "AdvertiserContentArticle"
            | "TechArticle"
            | "ScholarlyArticle"
            | "MedicalScholarlyArticle"
            | "SocialMediaPosting"
            | "DiscussionForumPosting"
            | "Blog" => 4,
            "Review" | "CriticReview" | "ClaimReview" | "Recipe" | "HowTo" | "Interview" | "CreativeWork" | "Story" => {
                3
            }
            "VideoObject" | "PodcastEpisode" => 2,
            "WebPage" | "ItemPage" | "MedicalWebPage" | "AboutPage" | "FAQPage" => 1,
            _ => 0,
        }
    };
    types.items().iter().filter_map(|t| t.text()).map(of).max().unwrap_or(0)
}

fn field<'a>(thing: &'a Json, key: &str) -> Option<&'a str> {
    thing.get(key).and_then(Json::text).filter(|t| !t.trim().is_empty())
}

fn describe(thing: &Json, things: &[&Json]) -> Linked {
    let text = |key: &str| field(thing, key).map(str::to_owned);
    let mut linked = Linked {
        headline: text("headline").or_else(|| text("name")),
        description: text("description").or_else(|| text("abstract")),
        body: text("articleBody").or_else(|| text("text")),
        published: text("datePublished").or_else(|| text("dateCreated")).or_else(|| text("uploadDate")),
        modified: text("dateModified"),
        section: text("articleSection"),
        // An address, or an object that has one; the first of several.
        image: thing.get("image").and_then(|image| {
            image.items().iter().find_map(|i| {
                let i = resolve(i, things);
                i.text().or_else(|| field(i, "url")).or_else(|| field(i, "contentUrl")).map(str::to_owned)
            })
        }),
        language: thing.get("inLanguage").and_then(|l| l.text().or_else(|| field(l, "name"))).map(str::to_owned),
        url: text("url").or_else(|| {
            thing.get("mainEntityOfPage").and_then(|m| m.text().or_else(|| field(m, "@id"))).map(str::to_owned)
        }),
        ..Linked::default()
    };
    if let Some(publisher) = thing.get("publisher") {
        linked.site = publisher.items().iter().find_map(|p| field(resolve(p, things), "name")).map(str::to_owned);
    }
    for key in ["author", "creator", "contributor"] {
        if linked.people.is_empty() && linked.organizations.is_empty() {
            authors(thing.get(key), things, &mut linked);
        }
    }
    let free = |thing: &Json| match thing.get("isAccessibleForFree") {
        Some(Json::Bool(free)) => Some(*free),
        Some(Json::String(word)) => match word.to_ascii_lowercase().rsplit('/').next() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        _ => None,
    };
    linked.free = free(thing).or_else(|| thing.get("hasPart").and_then(|part| part.items().iter().find_map(free)));
    linked
}

fn authors(value: Option<&Json>, things: &[&Json], linked: &mut Linked) {
    for item in value.map(Json::items).unwrap_or_default() {
        let author = resolve(item, things);
        let names: Vec<String> = match author {
            Json::String(name) => vec![name.clone()],
            // Some write one author with a list of names, some the parts of the name.
            other => match other.get("name") {
                Some(names) => names.items().iter().filter_map(Json::text).map(str::to_owned).collect(),
                None => {
                    let parts = ["givenName", "familyName"].map(|key| field(other, key).unwrap_or_default());
                    vec![parts.join(" ")]
                }
            },
        };
        let organization = author
            .get("@type")
            .and_then(Json::text)
            .is_some_and(|t| t.ends_with("Organization") || t.ends_with("Corporation"));
        let list = if organization { &mut linked.organizations } else { &mut linked.people };
        list.extend(names.into_iter().filter(|n| !n.trim().is_empty()));
    }
}

/// What a reference (`{"@id": …}`) stands for; anything else as it is.
fn resolve<'a>(value: &'a Json, things: &[&'a Json]) -> &'a Json {
    let Some(id) = value.get("@id").and_then(Json::text) else { return value };
    let says = |thing: &Json| ["name", "url", "contentUrl"].iter().any(|key| thing.get(key).is_some());
    if says(value) {
        return value;
    }
    work::add(things.len());
    things.iter().find(|t| says(t) && t.get("@id").and_then(Json::text) == Some(id)).copied().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    #[test]
    fn graph_with_references() {
        let page = r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "The Harbour Post"},
            {"@type": ["Article", "NewsArticle"], "headline": "Bridge opens", "author": [{"@id": "#lee"}, {"@type": "Person", "name": "Tom Ray"}],
             "publisher": {"@id": "#post"}, "datePublished": "2025-06-03", "isAccessibleForFree": "False"},
            {"@type": "Person", "@id": "#lee", "name": "Ann Lee"}, {"@type": "NewsMediaOrganization", "@id": "#post", "name": "Harbour Post"}]}</script>"##;
        let linked = read(&parse(page), &|_| false);
        assert_eq!(linked.headline.as_deref(), Some("Bridge opens"));
        assert_eq!(linked.people, ["Ann Lee", "Tom Ray"]);
        assert_eq!(linked.site.as_deref(), Some("Harbour Post"));
        assert_eq!(linked.free, Some(false));
    }

    #[test]
    fn the_article_of_this_page_among_several() {
        let page = r#"<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Another story", "author": "X"},
            {"@type": "NewsArticle", "headline": "Bridge opens", "author": "Ann Lee"}]</script>"#;
        let linked = read(&parse(page), &|h| h == "Bridge opens");
        assert_eq!(linked.people, ["Ann Lee"]);
        assert!(read(&parse("<p>no data</p>"), &|_| true).headline.is_none());
    }
}
