//! The texts, by what they try. Own writing and made by counting.

/// A text of any length.
pub struct Text {
    pub name: &'static str,
    /// About how many bytes the shorter one has.
    pub length: usize,
    pub make: fn(usize) -> String,
}

const KB: usize = 1000;

/// A text that says one thing over and over.
macro_rules! again {
    ($($name:literal: $length:expr, $piece:expr;)*) => { vec![$(Text { name: $name, length: $length, make: |n| $piece.repeat(n / $piece.len()) }),*] };
}

/// The samples in seeds/, the texts among them.
pub fn seeds() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    ["diplomacy", "strike", "court", "sport", "science", "opinion"]
        .map(|name| std::fs::read_to_string(folder.join(name).with_extension("txt")).expect("a sample"))
        .into()
}

/// A name that no other number has: "Bako Deluri", made of syllables.
fn name(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ko", "de", "lu", "ri", "ma", "ne", "so", "ta", "vi", "ga", "hu", "jo", "pe", "zu", "fi"];
    let mut word = || {
        let mut word = String::new();
        for _ in 0..3 {
            word.push_str(SYLLABLES[number % 16]);
            number /= 16;
        }
        word[..1].to_uppercase() + &word[1..]
    };
    format!("{} {}", word(), word())
}

fn names(n: usize, around: impl Fn(String) -> String) -> String {
    let mut text = String::with_capacity(n + 64);
    for number in 0.. {
        if text.len() >= n {
            break;
        }
        // Spread, so that first and last names both differ.
        text.push_str(&around(name(number * 7919)));
    }
    text
}

/// Words without any end of a sentence.
fn one_sentence(n: usize) -> String {
    let all = seeds().concat();
    let words: Vec<&str> =
        all.split_whitespace().map(|word| word.trim_end_matches(['.', '!', '?', '”', '’', '"'])).collect();
    let mut text = String::with_capacity(n + 32);
    for word in words.iter().cycle() {
        if text.len() >= n {
            break;
        }
        text.push_str(word);
        text.push(' ');
    }
    text
}

/// Texts that a careless reader takes quadratic time for.
pub fn hostile() -> Vec<Text> {
    let mut texts = again! {
        "100,000 opening quotation marks": 150 * KB, "“";
        "straight quotation marks": 100 * KB, "\" ";
        "single quotation marks that open": 100 * KB, "‘a ";
        "a quotation that never ends, with speakers": 200 * KB, "“He said ";
        "a.a.a.a…": 100 * KB, "a.";
        "opening brackets": 100 * KB, "(";
        "square brackets": 100 * KB, "[";
        "bracketed acronyms": 150 * KB, "the Port Labour Office (PLO) ";
        "Zalgo": 150 * KB, "z\u{301}\u{302}\u{303}\u{304}\u{317}\u{323}\u{488} ";
        "combining marks alone": 150 * KB, "\u{301}";
        "bidi controls": 150 * KB, "\u{202e}said\u{202c} \u{2066}Ann\u{2069} ";
        "zero-width characters": 150 * KB, "a\u{200b}\u{200d}\u{feff}";
        "hyphens": 100 * KB, "a-b-";
        "one letter": 150 * KB, "x";
        "line ends": 150 * KB, "\n";
        "spaces": 150 * KB, " \u{a0}";
        "list items": 150 * KB, "- a thing\n";
        "one-word paragraphs": 150 * KB, "Oslo\n\n";
        "one name": 150 * KB, "Ann Lee ";
        "a speaker after a speaker": 150 * KB, "said Ann Lee, who said ";
        "that that that": 150 * KB, "Ann Lee said that ";
        "and … and …": 150 * KB, "the mayor and ";
        "of … of …": 150 * KB, "the head of ";
        "commas": 150 * KB, "one, two, three, ";
        "numbers": 150 * KB, "1,000 ";
        "digits": 150 * KB, "1,";
        "from … to …": 150 * KB, "from May to July to ";
        "days": 150 * KB, "on Monday 3 May 2021 ";
        "years": 150 * KB, "1999-2000-";
        "yesterday": 150 * KB, "yesterday ";
        "pronouns": 150 * KB, "He told her that they knew it. ";
        "conditions": 150 * KB, "if he agreed to talk, ";
        "clauses without end": 150 * KB, "he said she may go and ";
        "acronyms": 150 * KB, "NATO ";
        "initials": 150 * KB, "A. ";
        "titles": 150 * KB, "Mr. Dr. President ";
        "one actor, many acts": 200 * KB, "The city said no. ";
        "many paragraphs": 200 * KB, "The minister said he would resign.\n\n";
        "addresses": 150 * KB, "http://a@";
        "headings": 150 * KB, "WHAT NEXT\n\n";
        "bylines": 150 * KB, "By Ann Lee\n";
        "capitals": 150 * KB, "THE MAYOR OF OSLO SAID ";
        "emoji": 150 * KB, "😀\u{200d}";
    };
    texts.extend([
        Text { name: "one sentence of 5 MB", length: 2500 * KB, make: one_sentence },
        Text { name: "200,000 names", length: 1400 * KB, make: |n| names(n, |name| name + ", ") },
        Text { name: "many speakers", length: 300 * KB, make: |n| names(n, |name| name + " said no. ") },
        Text {
            name: "many speakers, quoted",
            length: 300 * KB,
            make: |n| names(n, |name| format!("“We will not sign it,” said {name}. He left on Monday.\n\n")),
        },
        Text {
            name: "many bodies",
            length: 300 * KB,
            make: |n| names(n, |name| format!("the {name} Council agreed with the {name} Union, ")),
        },
        Text { name: "nested brackets", length: 100 * KB, make: |n| "(a ".repeat(n / 6) + &"b) ".repeat(n / 6) },
        Text {
            name: "nested quotations",
            length: 150 * KB,
            make: |n| "“a ‘b ".repeat(n / 22) + &"c’ d” ".repeat(n / 22),
        },
        Text {
            name: "different numbers",
            length: 200 * KB,
            make: |n| (0..n / 24).map(|i| format!("{} of {i} houses burned. ", i * 3)).collect(),
        },
        Text {
            name: "different days",
            length: 200 * KB,
            make: |n| (0..n / 40).map(|i| format!("They met in {} and on day {i}. ", 1000 + i % 1000)).collect(),
        },
        Text {
            name: "the samples, over and over",
            length: 500 * KB,
            make: |n| {
                let all = seeds().join("\n\n");
                all.repeat(n / all.len() + 1)[..].to_owned()
            },
        },
    ]);
    texts
}

/// The same for pages.
pub fn pages() -> Vec<Text> {
    again! {
        "div in div": 100 * KB, "<div>";
        "b in p in b": 100 * KB, "<b><p>";
        "a in a": 100 * KB, "<a href=/>x";
        "tables": 100 * KB, "<table><tr><td>";
        "list in list": 100 * KB, "<ul><li>word";
        "formatting that is never closed": 100 * KB, "<font><i><u>word</p>";
        "paragraphs": 200 * KB, "<p>The council in Oslo approved the bridge on Monday, and Ann Lee said that it was late.</p>";
        "links": 100 * KB, "<a href=/1>News</a> ";
        "headlines": 100 * KB, "<h1>Bridge approved</h1>";
        "authors": 100 * KB, "<a rel=author>Ann Lee</a>";
        "meta": 100 * KB, "<meta name=author content='Ann Lee'><meta property=og:title content='Bridge approved'>";
        "data": 100 * KB, "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ann Lee\"}]}</script>";
        "comments": 100 * KB, "<!--x-->";
        "references": 100 * KB, "&amp&notit;&#x1F600;";
        "attributes without end": 100 * KB, "<p a=\"";
        "one tag, many attributes": 100 * KB, "<p a b c d e f ";
        "nulls": 100 * KB, "<\0p>\0";
        "select": 100 * KB, "<select><option>a<template>";
        "svg and math": 100 * KB, "<svg><desc><math><mi>";
        "captions": 100 * KB, "<figure><figcaption>The bridge. Photograph: Ann Lee</figcaption></figure>";
        "times": 100 * KB, "<time datetime=2025-06-03>3 June 2025</time>";
    }
}
