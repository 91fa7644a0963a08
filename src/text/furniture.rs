//! Lines that come along when a page or an e-mail is pasted: share bars, offers of newsletters, links to other articles, notices.
//!
//! Precision before everything: a line is furniture only where its whole wording says so. A sentence of the article that begins alike
//! ("Sign up was slow") is none, and a text that is nothing else has no furniture at all.

use super::search;

/// What a line is, where it is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    Line,
    /// The heading of a list of other articles: the short lines behind it belong to it.
    List,
}

/// No line of furniture is longer, in bytes.
const LONGEST: usize = 300;
/// More words are no label.
const LABEL: usize = 24;

/// Whole lines, without case and the marks around them.
const WHOLE: &str = "|advertisement|advertisements|advert|sponsored|sponsored content|paid content|promoted content\
|article continues below|article continues below advertisement|article continues after advertisement|story continues below\
|story continues below advertisement|story continues after advertisement|advertisement article continues below\
|continue reading below|scroll to continue|skip advertisement|skip ad|skip to content|skip to main content|skip to navigation\
|share|share this|share this article|share this story|share this page|share article|share on facebook|share on twitter|share on x\
|share on whatsapp|share on linkedin|share via email|share by email|tweet|tweet this|copy link|link copied|email this article\
|email this story|print|print this article|print this page|print this story|save|save article|save this article|save for later|bookmark\
|bookmark this article|gift this article|gift article|follow|follow us|listen|listen to this article|listen to article|play audio\
|view comments|leave a comment|post a comment|add a comment|write a comment|comments|join the conversation|join the discussion\
|show comments|hide comments|comments are closed|report an error|report a typo|report this ad|read more|read more here|read the full story\
|read the full article|continue reading|keep reading|show more|load more|see more|view more|back to top|return to top|close|menu|search\
|log in|login|sign in|sign up|register|subscribe|subscribe now|subscribe today|unsubscribe|get the app|download the app|download our app\
|accept|accept all|accept cookies|accept all cookies|reject all|manage cookies|manage preferences|manage your preferences|cookie settings\
|cookie policy|cookie preferences|privacy policy|privacy settings|privacy notice|terms of use|terms of service|terms and conditions|contact us\
|all rights reserved|view in browser|view this email in your browser|view online|view as a web page|forward to a friend|forward this email\
|update your preferences|update your email preferences|manage your subscription|advertise with us|explore more|most recent|video player|loading|replay\
|view image in fullscreen|after newsletter promotion|free daily newsletter|free weekly newsletter|free newsletter|enter your email address\
|normal text size|larger text size|very large text size|license this article|with inputs from agencies|";

/// Headings of lists of other articles.
const LISTS: &str = "|related|related articles|related article|related stories|related story|related news|related content|related links|related reading\
|related topics|related coverage|more stories|more news|most read|most popular|most viewed|most commented|most shared|trending|trending now|trending stories\
|top stories|latest news|latest stories|latest headlines|editor's picks|editors' picks|editor's choice|recommended|recommended for you|recommended stories\
|recommended reading|you may also like|you might also like|you may like|read next|up next|what to read next|more on this story|more on this topic\
|more on this|also read|read also|see also|popular now|popular stories|in other news|around the web|from the web|from around the web|more like this\
|don't miss|more from us|more from this section|explore more on these topics|topics|";

/// What stands before a colon, with the headline of another article behind it.
const BEFORE_COLON: &str = "|read more|read also|also read|see also|read next|related|related article|related story|related articles|related stories|related video\
|more|watch|watch live|watch now|listen|recommended|don't miss|more on this|more on this story|explore more|live updates|follow live\
|must read|gallery|in pictures|click here|up next|";

/// Beginnings of sentences that are a site's, not an article's.
const STARTS: &[&str] = &[
    "subscribe to our ",
    "follow us on ",
    "like us on ",
    "join us on ",
    "download our app",
    "you are receiving this ",
    "you're receiving this ",
    "you received this email",
    "you have received this email",
    "this email was sent to ",
    "was this email forwarded",
    "if you no longer wish to receive",
    "to unsubscribe",
    "we use cookies",
    "we and our partners ",
    "this site uses cookies",
    "this website uses cookies",
    "our site uses cookies",
    "our website uses cookies",
    "this site is protected by recaptcha",
    "thanks for signing up",
    "thank you for signing up",
    "thank you for subscribing",
    "got a tip? ",
    "got a story? ",
    "have a news tip?",
    "do you have a story",
    "share your thoughts in the comments",
    "let us know in the comments",
    "please enable javascript",
    "javascript is disabled",
    "your browser does not support",
    "this video can not be played",
    "this video cannot be played",
    "to display this content",
    "to play this video",
    "please turn off your ad blocker",
    "please disable your ad blocker",
    "more from: ",
    "image source, ",
    "privacy notice: ",
    "this story has not been edited by ",
    "this article was generated from ",
];

/// Beginnings that are a site's only where one of the words stands behind them.
const STARTS_WITH: &[(&[&str], &[&str])] = &[
    (
        &[
            "sign up ",
            "subscribe ",
            "get our ",
            "get the ",
            "get all the ",
            "join our ",
            "register ",
            "want more",
            "want the latest",
            "never miss ",
        ],
        &["newsletter", "inbox", "mailing list", "email alerts", "breaking news alerts", "push notifications"],
    ),
    (
        &[
            "by clicking ",
            "by signing up",
            "by subscribing",
            "by submitting ",
            "by entering your ",
            "by continuing",
            "by registering",
        ],
        &["you agree", "you consent", "you accept", "our terms", "privacy policy", "privacy notice", "cookies"],
    ),
    (
        &[
            "enter your email",
            "your email address",
            "sign in ",
            "log in ",
            "log in, ",
            "already a subscriber",
            "already have an account",
        ],
        &["email", "log in", "sign in", "subscrib"],
    ),
    // A newsletter that praises itself.
    (
        &["our ", "the ", "this "],
        &[
            "newsletter delivers major ",
            "newsletter delivers the ",
            "email breaks down ",
            "newsletter breaks down ",
            "sign up to get it",
        ],
    ),
];

/// Words of a bar of buttons.
const BAR: &str = "|facebook|twitter|x|whatsapp|email|e-mail|mail|linkedin|reddit|telegram|messenger|bluesky|threads|mastodon|flipboard|pinterest|copy|link\
|share|tweet|print|save|pocket|sms|instagram|youtube|tiktok|comment|comments|follow|listen|bookmark|gift|";

/// Whether a list with bars around its entries has this one.
pub(super) fn is_in(list: &str, entry: &str) -> bool {
    !entry.is_empty() && list.split('|').any(|known| known == entry)
}

/// What a line is furniture of; `None` for what may be the article's.
pub(super) fn of(line: &str) -> Option<Furniture> {
    if line.len() > LONGEST || line.split_whitespace().nth(2 * LABEL).is_some() {
        return None;
    }
    let lower = line.to_ascii_lowercase().replace('’', "'");
    // A link in Markdown is its words.
    let lower = lower.strip_prefix('[').and_then(|l| search::cut(l.strip_suffix(')')?, "](")).map_or(&*lower, |l| l.0);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if bare.is_empty() {
        // A rule between two parts.
        return (lower.trim().chars().count() >= 3).then_some(Furniture::Line);
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let joined = words.join(" ");
    if is_in(LISTS, &joined) {
        return Some(Furniture::List);
    }
    let furniture = joined.split(&['|', '•', '·'][..]).all(|part| is_in(WHOLE, part.trim()))
        || is_link(bare, lower.trim_end().ends_with('.'))
        || STARTS.iter().any(|start| bare.starts_with(start))
        || STARTS_WITH.iter().any(|(starts, with)| {
            starts.iter().any(|start| bare.starts_with(start)) && with.iter().any(|word| search::holds(bare, word))
        })
        || is_legal(bare)
        || is_count(&words)
        || is_bar(&words)
        || is_trail(lower)
        || matches!(words[..], ["sign", "up", "to" | "for", _, ..])
            && words.len() <= 7
            && bare.len() == lower.trim().len();
    furniture.then_some(Furniture::Line)
}

/// "Read more: Bridge opens early".
fn is_link(bare: &str, ended: bool) -> bool {
    let Some((label, title)) = bare.split_once(':').or_else(|| search::cut(bare, " |")) else { return false };
    // Behind these even a sentence is another article's.
    let certain = matches!(label, "read more" | "read also" | "also read" | "see also" | "read next");
    is_in(BEFORE_COLON, label) && !title.trim().is_empty() && (certain || !ended) && title.split(' ').count() < LABEL
}

fn is_legal(bare: &str) -> bool {
    bare.starts_with('©')
        || ["copyright ©", "copyright 19", "copyright 20", "(c) 20", "c) 20"]
            .iter()
            .any(|start| bare.starts_with(start))
        || bare.ends_with("all rights reserved") && bare.len() < 160
}

/// "Comments (12)", "1.2k shares", "5 min read", "Reading time: 4 minutes", "2 hours ago".
fn is_count(words: &[&str]) -> bool {
    let is_number = |w: &&str| {
        w.starts_with(|c: char| c.is_ascii_digit())
            || w.starts_with('(') && w[1..].starts_with(|c: char| c.is_ascii_digit())
    };
    let counted = |w: &str| matches!(w, "comment" | "comments" | "share" | "shares" | "views" | "likes" | "reactions");
    let minutes = |w: &str| matches!(w, "min" | "mins" | "minute" | "minutes" | "hour" | "hours" | "day" | "days");
    match words {
        [a, b] if is_number(a) && counted(b) => true,
        [a, b] if is_number(b) => counted(a),
        [a, b, c] if is_number(a) => minutes(b) && matches!(*c, "read" | "listen" | "ago"),
        [a, b] if a.ends_with("-min") || a.ends_with("-minute") => matches!(*b, "read" | "listen"),
        ["reading" | "read", "time" | "time:", n, m] => is_number(n) && minutes(m),
        ["updated" | "published" | "posted", n, m, "ago"] => is_number(n) && minutes(m),
        _ => false,
    }
}

/// "Facebook Twitter WhatsApp Copy link".
fn is_bar(words: &[&str]) -> bool {
    (2..=16).contains(&words.len()) && words.iter().all(|w| is_in(BAR, w.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// "Home > News > Politics".
fn is_trail(lower: &str) -> bool {
    let mark = [" > ", " › ", " » ", " / "].iter().find(|mark| lower.contains(**mark));
    mark.is_some_and(|mark| {
        lower.starts_with("home")
            && lower.split(mark).all(|part| part.split_whitespace().count() <= 4)
            && !lower.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_of_pages_and_letters() {
        for line in [
            "ADVERTISEMENT",
            "— Advertisement —",
            "Share this article",
            "Facebook Twitter WhatsApp Copy link",
            "Read more: The bridge that nobody wanted",
            "Sign up to our daily newsletter and never miss a story",
            "Get the best of the Post in your inbox every morning.",
            "© 2025 The Harbour Post. All rights reserved.",
            "Copyright 2025 Harbour Media",
            "Comments (12)",
            "214 comments",
            "5 min read",
            "4-minute read",
            "We use cookies to make this site work.",
            "By signing up you agree to our terms and privacy policy.",
            "Home > News > Transport",
            "View this email in your browser",
            "You are receiving this email because you signed up on our site.",
            "Updated 2 hours ago",
            "Skip to main content",
            "Watch: How the span was lifted into place",
            "Also Read | Why fog is thicker this year",
            "Sign up to Harbour Edition",
            "View image in fullscreen",
            "The Harbour Briefing newsletter delivers the big stories of the coast. Sign up to get it every day.",
            "[Read more](https://post.example/bridge)",
            "___",
        ] {
            assert_eq!(of(line), Some(Furniture::Line), "{line}");
        }
        for line in ["Related stories", "MOST READ", "You may also like", "More on this story:", "Editor’s picks"] {
            assert_eq!(of(line), Some(Furniture::List), "{line}");
        }
    }

    #[test]
    fn what_the_article_says_stays() {
        for line in [
            "Share prices fell by a tenth on Monday.",
            "Read more books, teachers tell parents",
            "Sign up was slow at first, the club said, but the list is now full.",
            "Advertisement of the posts begins in May.",
            "The newsletter went to 4,000 inboxes before anybody noticed the mistake.",
            "We use less water than our neighbours, the mayor said.",
            "By clicking on the map, residents can see when their street is dug up.",
            "Comments by the minister caused a stir.",
            "12 people were hurt.",
            "Related costs rose by a third.",
            "More: the word that defined her career.",
            "Subscribe, he said, and then forget that you did.",
            "Get the ball to the wing, the coach had shouted.",
            "Follow the money, the lawyer advised.",
            "Sign up to the army at eighteen, his father said.",
            "The newsletter delivers what it promised, a reader wrote.",
            "“Listen,” she said.",
            "Copyright law will change in 2026, the ministry says.",
            "Home prices > rents in every district, the table shows.",
            "5 minutes later the lights went out.",
            "",
            "—",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
