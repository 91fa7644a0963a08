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

/// A live blog of four entries, the latest first, with what stands around each.
fn live_blog(entry: &dyn Fn(&str, &str, &str) -> String) -> Article {
    let said = [
        (
            "11:40",
            "Second span is in place",
            "The second span was lowered on to its piers at twenty to twelve, to the applause of those who had waited in the rain since six.",
        ),
        (
            "10:32",
            "Wind delays the lift",
            "The crane has stopped because the wind at its top is too strong, the engineers say; they expect to go on within the hour if it drops.",
        ),
        (
            "09:05",
            "Good morning",
            "The first span of the bridge left the yard at dawn and is now moored below the old ferry stage, where several hundred people are watching.",
        ),
        (
            "08:10",
            "What will happen today",
            "Two spans are to be lifted today and two tomorrow, each of them as heavy as forty buses, by a floating crane that was hired for the purpose.",
        ),
    ];
    let entries: String = said.iter().map(|(time, title, text)| entry(time, title, text)).collect();
    let html = format!(
        "<!doctype html><title>Bridge live: spans lifted</title><body><nav><a href=/>Home</a></nav><main><h1>Bridge live: spans lifted</h1><div class=live-blog>{entries}</div></main><footer><p>© Post</p></footer>"
    );
    extract(&html, &Options::new()).unwrap()
}

#[test]
fn entries_of_a_live_blog_in_order_with_their_times() {
    let share = "<ul class=share><li><a href=#>Share</a></li></ul>";
    let marked = live_blog(&|time, title, text| {
        format!(
            "<article class='entry x{time}'><time datetime='2025-06-03T{time}:00+01:00'>{time}</time><h3>{title}</h3><p>{text}</p>{share}</article>"
        )
    });
    let bare = live_blog(&|time, title, text| {
        format!("<div class=post><span class=stamp><p>{time} BST</p></span><h3>{title}</h3><p>{text}</p>{share}</div>")
    });
    for (article, first) in [(&marked, "2025-06-03T11:40:00+01:00"), (&bare, "11:40")] {
        let text = article.text();
        assert_eq!(article.entries().len(), 4, "{text}");
        assert_eq!(article.entries()[0].time.as_deref(), Some(first));
        let said: Vec<&str> = article.entries().iter().map(|e| e.span.of(text)).collect();
        assert!(
            said[0].contains("applause") && said[1].contains("crane has stopped") && said[3].contains("forty buses"),
            "{said:#?}"
        );
        assert!(said.iter().all(|s| !s.contains("Share")));
        let mut end = 0;
        for entry in article.entries() {
            assert!(entry.span.start >= end && entry.time.is_some());
            end = entry.span.end;
        }
    }
    // An article with a date of its own is none, nor are paragraphs that tell times.
    assert!(page("", "<h1>Bridge approved</h1><time datetime=2025-06-03T10:00:00Z>today</time>").entries().is_empty());
    assert!(page("", "<h1>Bridge approved</h1><p>10:32</p><p>11:40</p><p>12:00</p>").entries().is_empty());
}

#[test]
fn a_text_that_breaks_off_at_a_wall_is_said_to() {
    let notes = |html: &str| {
        let article = extract(html, &Options::new()).unwrap();
        assert!(article.text().contains("approved the new bridge"));
        article.notes().iter().map(|n| n.code.clone()).collect::<Vec<_>>()
    };
    let stub = format!(
        "<title>Bridge approved</title><article><h1>Bridge approved</h1><div class=text>{BODY}</div><div class=wall><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div></article>"
    );
    assert_eq!(notes(&stub), ["paywalled"]);
    assert!(!extract(&stub, &Options::new()).unwrap().text().contains("subscriber"));
    let whole = stub.replace(BODY, &BODY.repeat(8));
    assert_eq!(notes(&whole), [""; 0]);
}

#[test]
fn pages_for_phones_and_for_print() {
    let amp = format!(
        "<!doctype html><html amp lang=en><head><title>Bridge approved</title><link rel=canonical href=https://post.example/bridge><style amp-custom>p{{}}</style>
        <script async src=https://cdn.example/v0.js></script></head><body><amp-sidebar id=s><ul><li><a href=/>Home</a></li></ul></amp-sidebar>
        <amp-analytics><script type=application/json>{{\"x\": 1}}</script></amp-analytics><article><h1>Bridge approved</h1>
        <amp-img src=a.jpg alt=x><noscript><img src=a.jpg></noscript></amp-img>{BODY}<amp-ad type=x><div placeholder>Loading</div></amp-ad></article>
        <amp-consent><div><button>Accept</button><p>We use cookies.</p></div></amp-consent></body></html>"
    );
    let print = format!(
        "<html><head><title>Harbour Post - print version</title></head><body onload=window.print()><p><a href=/bridge>Back to the page</a></p><h1>Bridge approved</h1>{BODY}<hr><p>Printed from https://post.example/bridge</p></body></html>"
    );
    let table = format!(
        "<title>Bridge approved</title><table width=600><tr><td><font size=5><b>Bridge approved</b></font><br><br>{}</td></tr></table>",
        BODY.replace("<p>", "").replace("</p>", "<br><br>")
    );
    for html in [amp, print, table] {
        let article = extract(&html, &Options::new()).unwrap();
        for said in ["approved the new bridge", "after the fishing season", "another winter of repairs"] {
            assert!(article.text().contains(said), "{said}: {}", article.text());
        }
        for furniture in ["Home", "cookies", "Loading", "Accept", "Back to the page"] {
            assert!(!article.text().contains(furniture), "{furniture}: {}", article.text());
        }
        assert!(article.blocks().iter().filter(|b| b.kind == BlockKind::Paragraph).count() >= 3);
    }
}
