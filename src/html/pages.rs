//! Small pages, each with one habit of news sites, and what has to come out. All texts are our own.

use super::*;

const BODY: &str = "<p>The council approved the new bridge on Monday, and the mayor said that it would open within a year.</p>
    <p>Work on the river bank begins in spring, after the fishing season, as the engineers had asked for in their report.</p>
    <p>The old ferry will run until then, although its owner has said that he cannot pay for another winter of repairs.</p>";

/// The article of a page with this head and these lines before the body.
fn page(head: &str, lines: &str) -> Article {
    let html = format!(
        "<!doctype html><head>{head}</head><body><nav><a href=/>Home</a> <a href=/city>City</a></nav><main><article>{lines}<div class=text>{BODY}</div></article></main>"
    );
    extract(&html, &Options::new()).unwrap()
}

fn linked(fields: &str) -> String {
    format!("<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", {fields}}}</script>")
}

fn kind_of_text(article: &Article, text: &str) -> Option<BlockKind> {
    article.blocks().iter().find(|b| b.span.of(article.text()) == text).map(|b| b.kind)
}

#[test]
fn the_lead_in_of_the_page_comes_before_the_description() {
    let head = "<meta property=og:description content='What the new bridge means for the town and for its ferry, in five answers'>";
    let dek = "A year late and twice as dear, the town gets its crossing";
    for lines in [
        format!("<h1>Bridge approved</h1><p class=article__standfirst>{dek}</p>"),
        format!("<h1>Bridge approved</h1><h2 class=subTitle>{dek}</h2><p class=byline>By Ann Lee</p>"),
        format!("<h1>Bridge approved</h1><h3>{dek}</h3>"),
        format!("<h1>Bridge approved</h1><div class='c-lead x'><span><p>{dek}</p></span></div>"),
    ] {
        let article = page(head, &lines);
        assert_eq!(article.standfirst(), Some(dek), "{lines}");
        assert_eq!(kind_of_text(&article, dek), Some(BlockKind::Standfirst), "{lines}");
    }
    let article = page(head, "<h1>Bridge approved</h1><p class=byline>By Ann Lee</p>");
    assert!(article.standfirst().unwrap().starts_with("What the new bridge means"));
    assert!(!article.text().contains("What the new bridge means"));
}

#[test]
fn a_description_cut_off_is_read_to_its_end_in_the_page() {
    let head = "<meta name=description content='The council approved the new bridge on Monday, and the mayor said …'>";
    let article = page(head, "<h1>Bridge approved</h1>");
    let paragraph = article.standfirst().unwrap();
    assert!(paragraph.ends_with("within a year."));
    assert_eq!(kind_of_text(&article, paragraph), Some(BlockKind::Paragraph));
}

#[test]
fn headlines_that_end_a_trail_of_links_are_for_search_engines() {
    let shown = "<h2>At last: the bridge over the Wend is approved</h2>";
    for trail in [
        "<ul><li><a href=/>Home</a></li><li><h1>Bridge over Wend approved by council</h1></li></ul>",
        "<div><a href=/>Home</a> | <a href=/city>City</a> | <h1>Bridge over Wend approved by council</h1></div>",
        "<div><a href=/>Home</a> › <a href=/city>City</a> ›</div><h1>Bridge over Wend approved by council</h1>",
        "<div><div><a href=/>Home</a></div><div><a href=/city>City</a></div><div><h1>Bridge over Wend approved by council</h1></div></div>",
    ] {
        let og = "<meta property=og:title content='Bridge over Wend approved by council'>";
        assert_eq!(page(og, &format!("{trail}{shown}")).title(), Some("At last: the bridge over the Wend is approved"));
        let og = "<meta property=og:title content='Town gets its crossing'>";
        assert_eq!(page(og, &format!("{trail}<h2>More of the day</h2>")).title(), Some("Town gets its crossing"));
    }
    // One link before it is the name of the section, several without marks between them are its topics.
    let og = "<meta property=og:title content='Town gets its crossing'><title>Bridge over Wend approved</title>";
    let lines = "<div><a href=/city>City</a> <a href=/ferry>Ferry</a></div><h1>Bridge over Wend approved</h1>";
    assert_eq!(page(og, lines).title(), Some("Bridge over Wend approved"));
    let lines = "<div><a href=/city>City</a><h1>Bridge over Wend approved</h1></div><h2>What happens next to the bridge over the Wend</h2>";
    assert_eq!(page(og, lines).title(), Some("Bridge over Wend approved"));
}

#[test]
fn headlines_by_agreement() {
    let og =
        "<meta property=og:title content='Town gets its crossing'><title>Bridge approved by council | Post</title>";
    let head = format!("{og}{}", linked("\"headline\": \"Town gets its crossing\""));
    assert_eq!(page(&head, "<h1>Bridge approved by council</h1>").title(), Some("Town gets its crossing"));
    let lines = "<h1>Bridge approved by council</h1><h2>Town gets its crossing</h2>";
    assert_eq!(page(og, lines).title(), Some("Town gets its crossing"));
    assert_eq!(page(og, "<h1>Bridge approved by council</h1>").title(), Some("Bridge approved by council"));
    let kicker = "<h1><span class=kicker>City news</span> Bridge approved by council</h1>";
    assert_eq!(page("", kicker).title(), Some("Bridge approved by council"));
}

#[test]
fn a_first_paragraph_set_apart_by_place_or_type_is_the_lead_in() {
    let lead = "For forty years the town has waited for a bridge, and now it gets one";
    for lines in [
        format!("<h1>Bridge approved</h1><div class=css-1q><p class=css-7z>{lead}</p></div><div>By Ann Lee</div>"),
        format!("<h1>Bridge approved</h1><p><b>{lead}</b></p>"),
    ] {
        let article = page("", &lines);
        assert_eq!(article.standfirst(), Some(lead), "{lines}");
        assert_eq!(kind_of_text(&article, lead), Some(BlockKind::Standfirst), "{lines}");
    }
    // Nothing sets it apart: it is a paragraph like the others, each in an element of its own.
    let alike = format!("<h1>Bridge approved</h1>{}", format!("<div class=p><p>{lead}</p></div>").repeat(3));
    assert_eq!(page("", &alike).standfirst(), None);
    assert_eq!(page("", "<h1>Bridge approved</h1>").standfirst(), None);
}

#[test]
fn authors_of_the_page_where_its_data_name_the_site() {
    let site = "<meta property=og:site_name content='Harbour Post'>";
    let lines =
        "<h1>Bridge approved</h1><p class=meta-author>By <a href=/lee>Ann Lee</a> and Tom Ray, Harbour Post</p>";
    for author in [
        "",
        "\"author\": \"Harbour Post\",",
        "\"author\": {\"@type\": \"Organization\", \"name\": \"harbourpost.example\"},",
    ] {
        let head = format!(
            "{site}<link rel=canonical href=https://www.harbourpost.example/b>{}",
            linked(&format!("{author} \"headline\": \"Bridge approved\""))
        );
        assert_eq!(page(&head, lines).byline(), ["Ann Lee", "Tom Ray"], "{author}");
    }
    // Others than the site count, wherever they stand.
    let head = format!(
        "{site}<meta name=author content='Kim Vale'>{}",
        linked("\"author\": {\"@type\": \"Person\", \"name\": \"Harbour Post \"}, \"headline\": \"Bridge approved\"")
    );
    assert_eq!(page(&head, "<h1>Bridge approved</h1>").byline(), ["Kim Vale"]);
    // A caption's photographer and a line about nobody are no authors.
    let none = "<h1>Bridge approved</h1><figure><img><figcaption class=author>By Max Photo</figcaption></figure><p class=author>Published 3 June</p>";
    assert_eq!(page("", none).byline(), [""; 0]);
}

#[test]
fn authors_in_parts_and_agencies() {
    let head = linked(
        "\"headline\": \"Bridge approved\", \"author\": [{\"givenName\": \"Ann\", \"familyName\": \"Lee\"}, {\"name\": \"Tom Ray, dpa\"}]",
    );
    assert_eq!(page(&head, "<h1>Bridge approved</h1>").byline(), ["Ann Lee", "Tom Ray", "dpa"]);
}

#[test]
fn what_each_line_is() {
    let lines = "<h1>Bridge approved</h1><div class=meta><span>3 June 2025, 14:05</span></div><div class=meta>By Ann Lee</div><div>5 min</div>
        <div class=image-box><p>The river at low water in May, seen from the old ferry that will soon be gone for good</p></div>";
    let article = page("", lines);
    assert_eq!(
        kind_of_text(&article, "3 June 2025, 14:05"),
        Some(BlockKind::Byline).filter(|_| article.text().contains("14:05"))
    );
    assert_eq!(
        kind_of_text(&article, "By Ann Lee"),
        Some(BlockKind::Byline).filter(|_| article.text().contains("By Ann"))
    );
    assert!(!article.text().contains("5 min"));
    let caption = "The river at low water in May, seen from the old ferry that will soon be gone for good";
    assert!(matches!(kind_of_text(&article, caption), None | Some(BlockKind::Caption)));
    assert_eq!(article.blocks().iter().filter(|b| b.kind == BlockKind::Paragraph).count(), 3);
}

#[test]
fn the_next_article_of_an_endless_page_is_another_one() {
    let next = format!(
        "<article><h1>Harbour closed for repairs</h1><div class=text>{}</div></article>",
        BODY.replace("bridge", "harbour")
    );
    let html = format!(
        "<title>Bridge approved</title><article><h1>Bridge approved</h1><div class=text>{BODY}</div></article>{next}"
    );
    let article = extract(&html, &Options::new()).unwrap();
    assert!(
        article.text().contains("approved the new bridge") && !article.text().contains("harbour"),
        "{}",
        article.text()
    );
    // Entries of a live blog are articles, too, but have no headline of the first level.
    let entries = html.replace("<h1>Harbour", "<h3>Harbour").replace("repairs</h1>", "repairs</h3>");
    assert!(extract(&entries, &Options::new()).unwrap().text().contains("approved the new harbour"));
}

#[test]
fn questions_for_consent_are_no_text() {
    let consent = "<div class=cookie-consent><p>We store small files on your device to count readers and to show them what they may like.</p>
        <p>You can say no to all of them, and the page will work as before; the choice is kept for a year from this day.</p></div>";
    let html = format!(
        "<title>Bridge approved</title><article><h1>Bridge approved</h1><div class=text>{BODY}</div>{consent}</article>"
    );
    let article = extract(&html, &Options::new()).unwrap();
    assert!(article.text().contains("approved the new bridge") && !article.text().contains("small files"));
}
