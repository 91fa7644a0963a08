//! Pages to articles, from outside: a page with all its furniture, of our own writing.

use nutgraf::{Article, BlockKind, Options, extract};

const PAGE: &str = r##"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>River ferry to return after nine years | The Estuary Herald</title>
<meta property="og:site_name" content="The Estuary Herald"><meta property="og:title" content="River ferry to return after nine years">
<meta name="description" content="Councillors vote to bring back the crossing between Marlow Quay and Eastbank"><link rel="canonical" href="https://estuaryherald.example/news/2025/06/03/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"River ferry to return after nine years",
"datePublished":"2025-06-03T06:30:00+01:00","author":[{"@type":"Person","name":"Nora Fenwick"},{"@type":"Person","name":"Idris Boateng"}],
"isAccessibleForFree":false}</script><style>p{color:#123}</style></head><body class="single-post comments-open">
<div class="cookie-banner"><p>We use cookies to make this site work and to show you advertising that fits your interests.</p><button>Accept all</button></div>
<header class="masthead"><a href="/">The Estuary Herald</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article class="story"><h1>River ferry to return after nine years</h1>
<p class="standfirst">Councillors vote to bring back the crossing between Marlow Quay and Eastbank</p>
<div class="byline">By <a rel="author" href="/nora">Nora Fenwick</a> and Idris Boateng</div><div class="share-tools"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="a.jpg" alt="The quay"><figcaption>The old landing stage at Marlow Quay. Photograph: Jo Tan/Herald</figcaption></figure>
<div class="story-body"><p>The ferry that linked the two sides of the estuary for a century will sail again next spring, after the county council voted by 31 to 12 to pay for a new boat.</p>
<p>The decision ends a dispute that began in 2016, when the last crossing was closed because the landing stage had rotted. &ldquo;People here never stopped asking,&rdquo; said the council&rsquo;s leader, Ruth Amos.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Why the bridge toll keeps rising every year</a></li><li><a href="/2">Ten walks along the estuary</a></li></ul></aside>
<h2>What it will cost</h2><p>The boat is priced at &pound;2.4m. The council will borrow half of it, and the rest is to come from:</p>
<ul><li>a grant of &pound;800,000 from the coastal fund</li><li>tickets, at &pound;3 for a single crossing</li></ul>
<blockquote><p>&ldquo;It is a lot of money for a small boat,&rdquo; wrote the opposition&rsquo;s Len Hardy, &ldquo;and the road is free.&rdquo;</p></blockquote>
<p>A first timetable will be published in the autumn, and the council expects about 90,000 passengers a year.</p></div>
<div class="newsletter-signup"><h3>Sign up to our newsletter</h3><p>Get the best of the Herald in your inbox every morning.</p><form><input type=email><button>Subscribe</button></form></div>
</article></main><section class="comments"><h2>Comments</h2><div class="comment"><p>About time too, my grandmother would have been so very happy to see it sail once more.</p></div></section>
<footer><p>&copy; 2025 The Estuary Herald. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer></body></html>"##;

fn of_kind(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks().iter().filter(|b| b.kind == kind).map(|b| b.span.of(article.text())).collect()
}

#[test]
fn a_page_with_all_its_furniture() {
    let article = extract(PAGE, &Options::new()).unwrap();
    assert_eq!(article.title(), Some("River ferry to return after nine years"));
    assert_eq!(article.byline(), ["Nora Fenwick", "Idris Boateng"]);
    assert_eq!(article.published(), Some("2025-06-03T06:30:00+01:00"));
    assert_eq!(
        article.standfirst(),
        Some("Councillors vote to bring back the crossing between Marlow Quay and Eastbank")
    );
    assert_eq!(article.site(), Some("The Estuary Herald"));
    assert_eq!(article.url(), Some("https://estuaryherald.example/news/2025/06/03/ferry"));
    assert_eq!(article.stated_language(), Some("en-GB"));
    assert!(article.notes().iter().any(|n| n.code == "paywalled"));
    let paragraphs = of_kind(&article, BlockKind::Paragraph);
    assert_eq!(paragraphs.len(), 4, "{paragraphs:#?}");
    assert!(paragraphs[0].starts_with("The ferry that linked") && paragraphs[3].ends_with("90,000 passengers a year."));
    assert_eq!(of_kind(&article, BlockKind::Heading), ["What it will cost"]);
    assert_eq!(of_kind(&article, BlockKind::ListItem).len(), 2);
    assert_eq!(of_kind(&article, BlockKind::Quote).len(), 1);
    for furniture in ["cookies", "Share", "bridge toll", "inbox", "grandmother", "rights reserved", "Privacy", "Sport"]
    {
        assert!(!article.text().contains(furniture), "{furniture} in {}", article.text());
    }
}

#[test]
fn a_list_of_links_is_no_article() {
    let page = "<title>News</title><ul><li><a href=/1>Bridge opens early</a><li><a href=/2>Ferry returns</a></ul>";
    let article = extract(page, &Options::new()).unwrap();
    assert!(article.blocks().is_empty());
    assert!(article.notes().iter().any(|n| n.code == "no-article"));
}
