//! Pages with the furniture of real sites: blog engines and content management systems of several countries, old table layouts, live
//! blogs, walls. All words are our own; `tests/pages/expected.json` says what has to come out of each, and what must not.

use nutgraf::{Article, Options, extract};
use serde_json::Value;

#[test]
fn pages_of_many_sites() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(format!("{folder}/expected.json")).unwrap()).unwrap();
    let mut failures = Vec::new();
    for (name, expected) in expected.as_object().unwrap() {
        let html = std::fs::read_to_string(format!("{folder}/{name}.html")).unwrap();
        let article = extract(&html, &Options::new()).unwrap();
        for (key, value) in expected.as_object().unwrap() {
            let problem = check(&article, key, value);
            failures.extend(problem.map(|problem| format!("{name}: {key}: {problem}")));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// What is wrong with an article, if anything.
fn check(article: &Article, key: &str, value: &Value) -> Option<String> {
    let strings = || value.as_array().unwrap().iter().map(|v| v.as_str().unwrap());
    let same = |found: Option<&str>| (found != value.as_str()).then(|| format!("{found:?} for {value}"));
    match key {
        "has" => strings().find(|part| !article.text().contains(part)).map(str::to_owned),
        "hasNot" => strings().find(|part| article.text().contains(part)).map(str::to_owned),
        "title" => same(article.title()),
        "standfirst" => same(article.standfirst()),
        "published" => same(article.published()),
        "modified" => same(article.modified()),
        "site" => same(article.site()),
        "section" => same(article.section()),
        "image" => same(article.image()),
        "byline" => {
            (!article.byline().iter().map(String::as_str).eq(strings())).then(|| format!("{:?}", article.byline()))
        }
        "notes" => {
            let codes: Vec<&str> = article.notes().iter().map(|note| note.code.as_str()).collect();
            (!codes.iter().copied().eq(strings())).then(|| format!("{codes:?}"))
        }
        "entries" => {
            let timed = article.entries().iter().filter(|entry| entry.time.is_some()).count() as u64;
            (Some(timed) != value.as_u64()).then(|| format!("{timed} with a time"))
        }
        _ => Some("no such expectation".to_owned()),
    }
}
