//! Texts as people paste them: what the head says, which lines are no part of the article, and that no sentence of it is lost.

use nutgraf::{Article, BlockKind, Field, Origin};

/// The text of the blocks of a kind.
fn of_kind(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks().iter().filter(|b| b.kind == kind).map(|b| b.span.of(article.text())).collect()
}

/// Every line that begins with a mark is one of the article's; the others must be in no block, or in one that is no paragraph.
fn read(marked: &str) -> Article {
    let text: String = marked.lines().map(|l| l.strip_prefix("+ ").unwrap_or(l).to_owned() + "\n").collect();
    let article = Article::from_text(text);
    let paragraphs = of_kind(&article, BlockKind::Paragraph).join("\n");
    for line in marked.lines().filter(|l| !l.trim().is_empty()) {
        match line.strip_prefix("+ ") {
            Some(said) => assert!(paragraphs.contains(said), "lost: {said}\n{paragraphs}"),
            None => assert!(!paragraphs.lines().any(|p| p == line), "kept as a paragraph: {line}"),
        }
    }
    article
}

#[test]
fn a_page_of_a_paper() {
    let article = read(
        "Skip to main content
Home > News > Transport
TRANSPORT
Ferry returns to the estuary after nine years
Councillors vote for a new boat, and for a fare that visitors will pay twice.
By Nora Fenwick and Idris Boateng
Transport correspondents
Published 3 June 2025, 06:30 BST
5 min read
Share
Facebook Twitter WhatsApp Copy link
Image source, Jo Tan
+ The ferry that linked the two sides of the estuary for a century will sail again next spring, after the county council voted to pay for a boat.
Advertisement
+ The decision ends a dispute that began in 2016, when the landing stage had rotted.
Read more: Why the bridge toll keeps rising
+ “People here never stopped asking,” said the council’s leader, Ruth Amos.
What it will cost
+ The boat is priced at £2.4m. The council will borrow half of it.
Sign up to our newsletter and get the best of the Herald in your inbox
+ Share prices of the ferry's owner rose by a tenth on Monday, and then fell back.
Related stories
Why the bridge toll keeps rising
Ten walks along the estuary
Comments (12)
© 2025 The Estuary Herald. All rights reserved.
We use cookies to make this site work. You can change your mind at any time.
Manage cookies",
    );
    assert_eq!(article.title(), Some("Ferry returns to the estuary after nine years"));
    assert_eq!(article.byline(), ["Nora Fenwick", "Idris Boateng"]);
    assert_eq!(article.published(), Some("2025-06-03"));
    assert_eq!(of_kind(&article, BlockKind::Heading), ["What it will cost"]);
    assert!(article.standfirst().unwrap().starts_with("Councillors vote"));
    let from = |field| article.sources().iter().find(|s| s.field == field).map(|s| s.from);
    for field in [Field::Title, Field::Byline, Field::Published, Field::Standfirst] {
        assert_eq!(from(field), Some(Origin::Text));
    }
}

#[test]
fn a_report_of_an_agency() {
    let article = read(
        "Central bank of Norland holds rate at 3 percent
+ HALVIK, 12 March 2024 (Wire) - Norland's central bank held its key rate at 3 percent on Tuesday and said that it would look at prices again in May.
+ Governor Mette Orn told reporters that wages were rising too fast for a cut.
+ \"We are not there yet,\" she said.
+ The crown gained 0.4 percent against the euro. Analysts had expected the decision.
(Reporting by Karl Vinter in Halvik; Editing by Ana Prieto)",
    );
    assert_eq!(article.title(), Some("Central bank of Norland holds rate at 3 percent"));
    assert_eq!(article.published(), Some("2024-03-12"));
    assert_eq!(article.byline(), ["Karl Vinter"]);
}

#[test]
fn a_page_with_all_that_stands_between() {
    let article = read(
        "World | Europe
Dockworkers end strike after 12 days
The port of Antwell reopens on Thursday; a pay deal is to follow by June
Mara Lind in Antwell
Wed 5 Mar 2025 18.42 GMT
Last modified on Thu 6 Mar 2025 07.10 GMT
Share
12
+ Dockworkers in Antwell have ended a strike that shut the port for 12 days, their union said on Wednesday.
+ “We got most of what we asked for,” said Jan Maes, who leads the union.
View image in fullscreen
+ The port said that ships would be let in from Thursday morning.
Sign up to First Tide
Free daily newsletter
Our morning email breaks down the key stories of the day, and why they matter
Enter your email address
Sign up
after newsletter promotion
+ Talks on pay will go on in April, both sides said.
___
Explore more on these topics
Europe
Shipping",
    );
    assert_eq!(article.title(), Some("Dockworkers end strike after 12 days"));
    assert_eq!(article.byline(), ["Mara Lind"]);
    assert_eq!((article.published(), article.modified()), (Some("2025-03-05"), Some("2025-03-06")));
    assert!(article.standfirst().unwrap().starts_with("The port of Antwell"));
    assert_eq!(of_kind(&article, BlockKind::Heading), [""; 0]);
}

#[test]
fn a_story_with_its_credits_above() {
    let article = read(
        "Published: 5 Mar 2025, 10:15 AM IST
Ferry hits pier in fog, four hurt
Written by: Mara Lind
Edited by: Otto Brekke
Updated: 5 Mar 2025, 11:00 AM IST
+ ANTWELL: A ferry hit a pier in thick fog on Monday, hurting four people, the police said.
Also Read | Why fog is thicker this year
+ The captain was taken in for questioning, and four of the crew were asked as well.
ALSO READ: Ten ferries that never came back
(With inputs from agencies)",
    );
    assert_eq!(article.title(), Some("Ferry hits pier in fog, four hurt"));
    assert_eq!(article.byline(), ["Mara Lind"]);
    assert_eq!(article.published(), Some("2025-03-05"));
}

#[test]
fn markdown() {
    let article = read(
        "# Ferry hits pier in fog
**By Mara Lind** · 5 March 2025
+ A ferry hit a pier in thick fog on Monday, hurting four people, the police said.
## What is known
+ The captain was questioned, and four of the crew were asked as well by the police.
[Read more](https://post.example)",
    );
    assert_eq!(article.title(), Some("Ferry hits pier in fog"));
    assert_eq!(article.byline(), ["Mara Lind"]);
    assert_eq!(of_kind(&article, BlockKind::Heading), ["What is known"]);
}

#[test]
fn a_newsletter_in_an_e_mail() {
    let article = read(
        "From: The Morning Post <hello@post.example>
To: reader@mail.example
Date: Tuesday, June 3, 2025 at 6:02 AM
Subject: What the vote means for the harbour
View this email in your browser
+ Good morning. The harbour board has voted, and the answer is yes: the basin will be dredged.
+ The work starts in August and closes the inner quay for eleven weeks.
+ Subscribers to the angling club have been told to move their boats by the end of July.
Was this email forwarded to you? Sign up here.
You are receiving this email because you signed up on our site.
Unsubscribe | Manage your preferences",
    );
    assert_eq!(article.title(), Some("What the vote means for the harbour"));
    assert_eq!(article.published(), Some("2025-06-03"));
}

#[test]
fn a_page_of_opinion() {
    let article = read(
        "Opinion
We should stop counting bridges
Ann Lee | 9 May 2025 | 4 min read
Listen to this article
+ Every town wants a bridge, and every bridge wants another one beside it within a generation.
+ I have counted eleven in my valley alone.
+ More bridges mean more roads; more roads mean that we shall count again.
Follow us on Facebook and never miss a column
Most read
The night the river came back
Who pays for the old pier?",
    );
    assert_eq!(article.title(), Some("We should stop counting bridges"));
    assert_eq!(article.byline(), ["Ann Lee"]);
    assert_eq!(article.published(), Some("2025-05-09"));
}

#[test]
fn nothing_is_furniture_where_there_is_no_article() {
    for text in ["Share", "Advertisement\nRead more: x", "Related stories\nOne\nTwo", "© 2025 Post\nComments (2)"] {
        let article = Article::from_text(text);
        assert_eq!(article.blocks().len(), text.lines().count(), "{text}");
    }
}

#[test]
fn sentences_that_begin_like_furniture_stay() {
    read(
        "Shares and cookies
+ Share prices fell by a tenth on Monday, the exchange said.
+ We use less water than our neighbours do, the mayor told the meeting.
+ Read more books, teachers tell parents in a letter sent to every home.
+ By clicking on the map, residents can see when their street is dug up.
+ Sign up was slow at first, the club said, but the list is now full.
+ Related costs rose by a third, according to the audit.
+ Copyright law will change in 2026, the ministry says.
+ Comments by the minister caused a stir in the chamber.
+ Advertisement of the posts begins in May.",
    );
}
