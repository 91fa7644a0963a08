//! The day that "yesterday" hangs on: the caller's, else the page's, else that of the date line; without any it stays relative.

use nutgraf::{Article, Options, analyze, extract};

const BODY: &str = "It rained on the town of Marlow yesterday, and the river rose by a metre before noon, said the mayor. \
    Nobody was hurt, and the bridge is open again. The council will meet to talk about the dam.";

/// What "yesterday" is worth.
fn yesterday(article: &Article, options: &Options) -> String {
    let analysis = analyze(article, options).unwrap();
    let time = analysis.times.iter().find(|t| t.span.of(article.text()) == "yesterday");
    time.expect("yesterday is found").value.value.clone()
}

#[test]
fn the_day_of_publication_is_looked_for_in_order() {
    let dated = format!("OSLO, 3 June 2025 – {BODY}");
    let page = format!(
        "<html><head><title>Rain in Marlow</title><meta property=\"article:published_time\" content=\"2025-05-10T08:00:00Z\"></head>\
         <body><article><h1>Rain in Marlow</h1><p>{dated}</p></article></body></html>"
    );
    let page = extract(&page, &Options::new()).unwrap();
    let text = Article::from_text(dated.as_str());
    let stated = Options::new().with_published("2024-03-01").unwrap();
    assert_eq!(yesterday(&page, &stated), "2024-02-29");
    assert_eq!(yesterday(&page, &Options::new()), "2025-05-09");
    assert_eq!(yesterday(&text, &Options::new()), "2025-06-02");
    assert_eq!(yesterday(&Article::from_text(BODY), &Options::new()), "PAST_REF");
}
