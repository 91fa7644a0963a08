//! The result as schema.org NewsArticle.

use nutgraf::{ActorKind, Analysis, QuoteKind};
use serde_json::{Value, json};

/// What the article is about, whom it mentions and what it cites, as JSON-LD. Absent things are left out.
pub fn of(analysis: &Analysis) -> Value {
    let article = &analysis.article;
    let text = &article.text;
    let thing = |name: &str, kind: ActorKind| {
        let kind = match kind {
            ActorKind::Person => "Person",
            ActorKind::Place => "Place",
            ActorKind::Organization => "Organization",
            ActorKind::Group => "Thing",
        };
        json!({ "@type": kind, "name": name })
    };
    let actors: Vec<Value> = analysis.actors.iter().map(|a| thing(&a.name, a.kind)).collect();
    let (about, mentions) = actors.split_at(actors.len().min(3));
    let citations: Vec<Value> = analysis
        .quotes
        .iter()
        .filter(|q| q.value.kind != QuoteKind::Scare)
        .map(|q| {
            let mut citation = json!({ "@type": "Quotation", "text": q.span.of(text) });
            if let Some(source) = q.value.source {
                citation["spokenByCharacter"] = json!(source.of(text));
            }
            citation
        })
        .collect();
    let authors: Vec<Value> = article.byline.iter().map(|n| thing(n, ActorKind::Person)).collect();
    let points: Vec<&str> = analysis.summary.key_points.iter().map(|p| p.span.of(text)).collect();
    let keywords: Vec<&str> = analysis.key_phrases.iter().take(10).map(|p| p.text.as_str()).collect();
    let fields = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.url,
        "description": article.standfirst,
        "image": article.image,
        "articleSection": article.section,
        "datePublished": article.published,
        "dateModified": article.modified,
        "inLanguage": article.language,
        "author": authors,
        "abstract": if points.is_empty() { Value::Null } else { json!(points.join(" ")) },
        "keywords": keywords,
        "about": about,
        "mentions": mentions,
        "citation": citations,
        "wordCount": article.words,
        "articleBody": text,
    });
    match fields {
        Value::Object(map) => Value::Object(
            map.into_iter().filter(|(_, v)| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty())).collect(),
        ),
        other => other,
    }
}
