//! Pages made to hurt: nothing of them may panic, take more than linear work, or bring markup or script into the text.

use proptest::prelude::*;

use super::*;
use crate::html::tree::{DOCUMENT, NONE};

fn article(html: &str) -> Article {
    extract(html, &Options::new().with_max_length(1 << 28)).unwrap()
}

/// A page with a real article around some markup.
fn page_with(markup: &str) -> String {
    let paragraph =
        "<p>The council approved the new bridge on Monday, and the mayor said that it would open within a year.</p>";
    format!(
        "<!doctype html><title>Bridge approved</title><body><nav><a href=/>Home</a></nav><article><h1>Bridge approved</h1>{}{markup}{}</article>",
        paragraph.repeat(3),
        "<p>Work on the river bank begins in spring, after the fishing season, as the engineers had asked for.</p>"
            .repeat(3)
    )
}

/// Script injection by class; each carries the word `payload` where it must not come out. Own writing. The tests of the page use it, too.
fn injections() -> Vec<(String, String)> {
    let all: serde_json::Value = serde_json::from_str(include_str!("../../tests/hostile.json")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    all.as_array().unwrap().iter().map(|i| (text(&i["class"]), text(&i["html"]))).collect()
}

/// Marks of markup or script.
fn assert_clean(class: &str, article: &Article) {
    let fields = [
        article.title(),
        article.standfirst(),
        article.site(),
        article.url(),
        article.published(),
        article.stated_language(),
    ];
    let all = fields.into_iter().flatten().chain([article.text()]).chain(article.byline().iter().map(String::as_str));
    for text in all {
        for mark in ["payload", "<script", "</", "javascript:", "onerror", "<!--", "-->", "]]>", "\0"] {
            assert!(!text.to_lowercase().contains(mark), "{class}: {mark:?} in {text:?}");
        }
    }
}

#[test]
fn no_markup_and_no_script_comes_out() {
    let all = injections();
    assert!(all.len() > 30);
    for (class, markup) in &all {
        let article = article(&page_with(markup));
        assert_clean(class, &article);
        assert!(article.text().contains("The council approved the new bridge"), "{class}: the article is lost");
    }
}

#[test]
fn no_markup_comes_out_of_metadata() {
    let page = r##"<title>Bridge &lt;script&gt;payload(1)&lt;/script&gt;</title><meta property="og:description" content="A &amp;lt;img src=x onerror=payload(2)&amp;gt; bridge">
        <meta property="og:url" content="javascript:payload(3)"><link rel=canonical href="data:text/html,payload(4)"><html lang="en&quot;onload=payload(5)">
        <meta name=author content="<b onclick=payload(6)>Ann Lee</b>">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge <svg onload=payload(7)> approved", "url": "vbscript:payload(8)",
        "datePublished": "2025-06-03<script>payload(9)</script>", "articleBody": "<script>payload(10)</script>"}</script>"##;
    assert_clean("metadata", &article(&format!("{page}{}", page_with(""))));
}

#[test]
fn depth_is_capped_and_nothing_is_lost() {
    for tag in [
        "div",
        "b",
        "li",
        "font color=x",
        "a href=x",
        "table><tr><td",
        "blockquote",
        "x-y",
        "object",
        "template",
        "svg",
        "select",
        "p><b",
        "ruby><rt",
    ] {
        let deep = format!("<{tag}>").repeat(100_000);
        let tree = parse::parse(&format!("{deep}bottom"));
        let depth = |mut node| {
            let mut depth = 0;
            while tree.parent(node) != NONE {
                node = tree.parent(node);
                depth += 1;
            }
            depth
        };
        let deepest = tree.inside(DOCUMENT).map(depth).max().unwrap();
        assert!(deepest < 1_000, "{tag}: {deepest} deep");
        article(&format!("{deep}bottom"));
    }
    let inner = page_with("");
    let deep = format!("{}{}", "<div>".repeat(100_000), inner);
    assert!(parse::parse(&deep).visible_text(DOCUMENT).contains("The council approved the new bridge"));
}

#[test]
fn deep_pages_go_on_behind_their_depth() {
    let page = format!("{}deep{}{}", "<div><span>".repeat(500), "</span></div>".repeat(500), page_with(""));
    let article = article(&page);
    assert!(article.text().contains("The council approved the new bridge"));
    assert!(article.text().contains("Work on the river bank"));
}

#[test]
fn scripts_below_the_cap_stay_out() {
    let page = format!(
        "{}<svg><text>payload</text></svg><script>payload</script><style>payload</style><template>payload</template>end",
        "<div>".repeat(400)
    );
    let text = parse::parse(&page).visible_text(DOCUMENT);
    assert_eq!(text, "end");
}

#[test]
fn many_attributes_links_and_cells() {
    let attributes: String = (0..1_000_000).map(|i| format!(" a{i}=1")).collect();
    article(&format!("<p{attributes}>text</p>"));
    article(&format!("<p{}>text</p>", " class=story".repeat(1_000_000)));
    let links: String = (0..50_000).map(|i| format!("<li><a href=/{i}>Story number {i} of the day</a>")).collect();
    assert!(article(&page_with(&format!("<ul>{links}</ul>"))).text().len() > 300);
    article(&"<td>x".repeat(100_000));
    article(&format!("<table>{}", "x<tr>".repeat(100_000)));
    article(&"<p><b><i><a href=x>".repeat(50_000));
    article(&"<a><b></a><p>".repeat(50_000));
    article(&"</p></br><!---->&amp&#x110000;&notit;<".repeat(50_000));
}

#[test]
fn work_is_linear_in_the_number_of_nodes() {
    // The tree must not outgrow the page: formatting elements are rebuilt at every block.
    for unit in ["<p><font color=X>", "<p><b class=X><i>", "<div><a href=X><em>", "<b><p>", "<table><b>", "<nobr><p>"] {
        let page: String = (0..20_000).map(|i| unit.replace('X', &i.to_string())).collect();
        let nodes = parse::parse(&page).len();
        assert!(nodes < 60 * 20_000, "{unit}: {nodes} nodes");
    }
}

/// Steps that are made for a page, and nodes that are kept.
fn work(page: &str) -> (u64, usize) {
    work::taken();
    article(page);
    (work::taken(), parse::parse(page).len())
}

/// What is repeated, how often, and whether it stands in an article. `NR` is another number each time.
const REPEATED: &[(&str, usize, bool)] = &[
    // A page of ten megabytes.
    (
        "<p>The council approved bridge NR on Monday, and the mayor said that it would open within a year.</p>",
        50_000,
        true,
    ),
    // A hundred thousand nested tags of each kind.
    ("<div>", 50_000, false),
    ("<span class=NR>", 50_000, false),
    ("<b><i>", 25_000, false),
    ("<a href=NR>", 50_000, false),
    ("<table><tr><td>", 20_000, false),
    ("<ul><li>", 25_000, false),
    ("<font color=NR><p>", 20_000, false),
    ("<svg><g>", 25_000, false),
    ("<template>", 50_000, false),
    ("<select><option>", 25_000, false),
    // Misnested.
    ("<a><b></a><p>", 20_000, false),
    ("<b><div></b><i></div></i>", 20_000, false),
    ("<table>x<tr>", 20_000, false),
    ("<form><div></form>", 20_000, false),
    ("<p><b><i><u><em><small><strong><tt>", 10_000, false),
    ("</p></br></x>", 20_000, false),
    // Fifty thousand links; headings, lines, cells, entries.
    ("<li><a href=/NR>Story number NR of the day</a>", 25_000, true),
    ("<h2>Heading NR of this page about the bridge</h2>", 20_000, true),
    ("<h1>Bridge approved</h1>", 20_000, true),
    (
        "<article><time datetime=2025-06-03T10:00:00Z>10:00</time><p>The council approved bridge NR on Monday, and more.</p></article>",
        10_000,
        true,
    ),
    ("<td>cell NR", 20_000, false),
    ("line NR<br><br>", 20_000, true),
    // Sayings of the head, and data.
    ("<meta name=NR content=x><meta property=og:title content=NR>", 20_000, false),
    ("<a rel=author href=x>Author NR</a>", 20_000, true),
    (
        "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"author\": {\"@id\": \"NR\"}}</script>",
        5_000,
        false,
    ),
    ("<script type=application/ld+json>{\"a\": \"\" \" \" </script>", 5_000, false),
    // Marks that open something and never close it.
    ("<!--", 50_000, false),
    ("<![CDATA[", 20_000, false),
    ("<!doctype", 20_000, false),
    ("<script><!--<script>", 20_000, false),
    ("<title>", 20_000, false),
    ("<p class=\"", 20_000, false),
    ("&", 50_000, true),
    ("&amp", 50_000, true),
    ("&zzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 10_000, true),
    ("&#", 50_000, true),
];

#[test]
fn work_and_memory_are_linear_in_the_size_of_the_page() {
    for (unit, count, inside) in REPEATED {
        let page = |count: usize| {
            let repeated: String = (0..count).map(|i| unit.replace("NR", &i.to_string())).collect();
            if *inside { page_with(&repeated) } else { repeated }
        };
        let (once, twice) = (page(*count), page(count * 2));
        let ((steps, nodes), (more_steps, more_nodes)) = (work(&once), work(&twice));
        println!(
            "{unit}: {} steps and {} nodes a byte in 1000",
            steps * 1000 / once.len() as u64,
            nodes * 1000 / once.len()
        );
        assert!(more_steps < steps * 5 / 2 + 500_000, "{unit}: {steps} steps, {more_steps} for twice as much");
        assert!(more_nodes < nodes * 5 / 2 + 20_000, "{unit}: {nodes} nodes, {more_nodes} for twice as many");
        // A node takes 32 bytes: no tree takes more than sixteen times the size of its page.
        assert!(nodes < once.len() / 2 + 20_000, "{unit}: {nodes} nodes for {} bytes", once.len());
        assert!(steps < once.len() as u64 * 200 + 1_000_000, "{unit}: {steps} steps for {} bytes", once.len());
    }
}

#[test]
fn a_million_attributes_are_looked_over_once() {
    let tag = |count: usize, attribute: &dyn Fn(usize) -> String| {
        format!("<p{}>text</p>", (0..count).map(attribute).collect::<String>())
    };
    let kinds: [&dyn Fn(usize) -> String; 3] = [&|i| format!(" a{i}=1"), &|_| " class=story".to_owned(), &|i| {
        format!(" {}={i}", ["class", "id", "data-testid", "rel"][i % 4])
    }];
    for attribute in kinds {
        let (once, twice) = (tag(500_000, attribute), tag(1_000_000, attribute));
        let (steps, more) = (work(&once).0, work(&twice).0);
        assert!(more < steps * 5 / 2 + 100_000, "{}: {steps} steps, {more} for twice as many", attribute(0));
        assert!(steps < once.len() as u64 * 20, "{}: {steps} steps for {} bytes", attribute(0), once.len());
    }
}

#[test]
fn pages_without_an_article() {
    for page in [
        "",
        " ",
        "<html></html>",
        "\0\0\0",
        "<nav><a href=/a>Home</a><a href=/b>News</a></nav>",
        "<script>let x = 1;</script>",
        "\u{FEFF}",
    ] {
        let article = article(page);
        assert!(article.blocks().is_empty(), "{page:?}: {:?}", article.text());
        assert!(article.notes().iter().any(|n| n.code == "no-article"), "{page:?}");
    }
    assert!(extract("<p>long</p>", &Options::new().with_max_length(5)).unwrap_err().is_too_long());
}

/// Snippets that steer the parser into its corners.
fn snippet() -> impl Strategy<Value = String> {
    let fixed = proptest::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href='x'>",
        "</a>",
        "<table>",
        "<tr><td>",
        "</table>",
        "<svg>",
        "</svg>",
        "<math><mi>",
        "<template>",
        "</template>",
        "<script type='application/ld+json'>",
        "</script>",
        "{\"@type\": \"NewsArticle\", \"headline\":",
        "<select><option>",
        "<ul><li>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#x1F600;",
        "&nbsp",
        "<br>",
        "<h1>",
        "</h1>",
        "<meta property='og:title' content='",
        "'>",
        "<time datetime=",
        "<title>",
        "</title>",
        "<frameset>",
        "<body>",
        "</body>",
        "</html>",
        "<form>",
        "<button>",
        "<plaintext>",
        "<xmp>",
        "The council approved the new bridge on Monday, and the mayor said that it would open. ",
        "\0",
        "\r\n",
        "\u{feff}",
        "é",
        "👍",
        "橋が開通した。",
    ]);
    prop_oneof![fixed.prop_map(str::to_owned), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_page_gives_sound_blocks(parts in proptest::collection::vec(snippet(), 0..40)) {
        let page = parts.concat();
        let article = article(&page);
        let mut end = 0;
        for block in article.blocks() {
            prop_assert!(block.span.start >= end && article.text().get(block.span.start as usize..block.span.end as usize).is_some());
            prop_assert!(!block.span.of(article.text()).trim().is_empty());
            end = block.span.end;
        }
        prop_assert_eq!(article.clone(), self::article(&page));
    }
}
