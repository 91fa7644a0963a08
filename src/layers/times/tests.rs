//! What holds for both layers of numbers, on any text.

use super::*;
use crate::layers::quantities;
use crate::text::Article;

/// Texts of the very words that rules look for, in any order: no panic, sorted and disjoint spans, sane days.
#[test]
fn soup() {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "an",
        "of",
        "last",
        "next",
        "this",
        "that",
        "same",
        "past",
        "few",
        "several",
        "half",
        "and",
        "or",
        "to",
        "from",
        "year",
        "years",
        "month",
        "day",
        "days",
        "week",
        "century",
        "decade",
        "quarter",
        "hour",
        "hours",
        "minute",
        "second",
        "ago",
        "later",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "end",
        "start",
        "May",
        "March",
        "June",
        "Jan.",
        "Monday",
        "Fri",
        "summer",
        "fall",
        "morning",
        "night",
        "noon",
        "midnight",
        "today",
        "yesterday",
        "tonight",
        "now",
        "soon",
        "future",
        "time",
        "being",
        "every",
        "each",
        "other",
        "twice",
        "times",
        "daily",
        "1990",
        "2024",
        "99999",
        "0",
        "00",
        "31",
        "30",
        "12",
        "5",
        "1.5",
        "6,000",
        "1,2,3",
        "-",
        "–",
        "/",
        ":",
        ",",
        ".",
        "'",
        "’",
        "’s",
        "s",
        "th",
        "st",
        "am",
        "p.m.",
        "UTC",
        "EST",
        "BC",
        "AD",
        "Christmas",
        "Eve",
        "eve",
        "New",
        "Soviet",
        "era",
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "dozens",
        "third",
        "thirds",
        "fifteen",
        "$",
        "€",
        "%",
        "percent",
        "per",
        "cent",
        "euros",
        "pounds",
        "km",
        "miles",
        "square",
        "old",
        "aged",
        "at",
        "least",
        "more",
        "than",
        "up",
        "between",
        "no",
        "over",
        "under",
        "people",
        "was",
        "will",
        "Lee",
        "(",
        ")",
        "\n",
        "\n\n",
        "½",
        "not",
        "old-",
        "bn",
        "m",
        "k",
        "by",
        "in",
        "on",
        "since",
        "99999999999999999999",
        "9999",
    ];
    let mut state = 7u64;
    let mut random = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for round in 0..4000 {
        let mut text = String::new();
        for _ in 0..random(24) {
            text.push_str(WORDS[random(WORDS.len())]);
            if random(4) > 0 {
                text.push(' ');
            }
        }
        let article = Article::from_text(text.as_str());
        let words = crate::words::read(&article, Some("en"));
        let published =
            [None, Date::new(2025, 6, 3).ok(), Date::new(1, 1, 1).ok(), Date::new(9999, 12, 31).ok()][round % 4];
        let times = find(&words, published);
        let quantities = quantities::find(&words, &times);
        let sorted = |spans: &[crate::text::Span]| spans.windows(2).all(|w| w[0].end <= w[1].start);
        assert!(sorted(&times.iter().map(|t| t.span).collect::<Vec<_>>()), "{text:?}");
        for q in &quantities {
            assert!(q.span.contains(q.value.number), "{text:?}: {q:?}");
            assert!(q.value.value.is_none_or(|v| v.abs() <= 1e20), "{text:?}: {q:?}");
            assert!(q.value.low.zip(q.value.high).is_none_or(|(low, high)| low <= high), "{text:?}: {q:?}");
        }
        for t in &times {
            assert!(t.value.from <= t.value.to, "{text:?}: {t:?}");
            assert!(!t.value.value.is_empty());
        }
    }
}

#[test]
fn date_lines() {
    let day = |text: &str| {
        let article = Article::from_text(text);
        dateline(&crate::words::read(&article, Some("en"))).map(crate::text::write_day)
    };
    let body = "The bridge over the river opened on Monday, a year early.\nIt is long, and it was built in 1990.";
    assert_eq!(day(&format!("Bridge opens early\nTuesday, June 3, 2025\n{body}")).as_deref(), Some("2025-06-03"));
    assert_eq!(day(&format!("Bridge opens early\nOSLO, 3 June 2025 – {body}")).as_deref(), Some("2025-06-03"));
    assert_eq!(day(&format!("OSLO, 3 June 2025 (Wire) — {body}")).as_deref(), Some("2025-06-03"));
    assert_eq!(day(&format!("Bridge opens early\n{body}")), None);
    assert_eq!(day("The war of 3 June 1940 was long. It ended."), None);
    assert_eq!(day(""), None);
}

/// Every word of the tables has the class by which it is looked for, and the other way round.
#[test]
fn classes_agree_with_tables() {
    use crate::lexicon::{class, classes, table};
    for (word, row) in table::TIME_WORDS.rows() {
        let known = class::TIMEWORDS.or(class::MONTHS).or(class::WEEKDAYS);
        assert!(classes(word).any(known), "{word} is in no class");
        let item = row.split('\t').nth(1).is_some();
        assert!(item, "{word} has no value column");
    }
    for (word, _) in table::NUMBER_WORDS.rows() {
        assert!(classes(word).any(class::NUMERALS), "{word} is in no class");
    }
    for (name, _) in table::TIME_HOLIDAYS.rows().chain(table::TIME_ERAS.rows()) {
        let first = name.split(&[' ', '\''][..]).next().unwrap_or_default();
        assert!(classes(first).any(class::TIMENAMES), "{first} is in no class");
    }
}

/// `cargo test --release --lib both_layers -- --ignored --nocapture` prints what the two layers take.
#[test]
#[ignore = "a measurement"]
fn both_layers_on_an_article() {
    let path = std::env::var("ARTICLE").unwrap_or_else(|_| "seeds".to_owned());
    let mut files: Vec<_> = match std::fs::read_dir(&path) {
        Ok(folder) => folder.filter_map(|e| Some(e.ok()?.path())).collect(),
        Err(_) => vec![path.into()],
    };
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        let article = Article::from_text(std::fs::read_to_string(file).unwrap());
        let words = crate::words::read(&article, Some("en"));
        let published = Date::new(2025, 6, 3).ok();
        let time = |f: &dyn Fn() -> usize| {
            let runs = (0..200).map(|_| {
                let start = std::time::Instant::now();
                std::hint::black_box(f());
                start.elapsed()
            });
            runs.min().unwrap_or_default()
        };
        let times = find(&words, published);
        let first = time(&|| find(&words, published).len());
        let second = time(&|| quantities::find(&words, &times).len());
        println!("{}: {} tokens, times {first:?}, quantities {second:?}", file.display(), words.len());
    }
}

#[test]
fn time_is_linear_in_length() {
    // Ten times the text may not take a hundred times as long; the texts are made to provoke look-arounds.
    for unit in
        ["the ", "a ", "and ", "5 ", "5-", "of the year ", "May ", "one hundred and ", "two ", "1990-", "early ", "$5-"]
    {
        let took = |n: usize| {
            let article = Article::from_text(unit.repeat(n));
            let words = crate::words::read(&article, Some("en"));
            let start = std::time::Instant::now();
            let times = find(&words, Date::new(2025, 6, 3).ok());
            let _ = quantities::find(&words, &times);
            start.elapsed().as_secs_f64()
        };
        let small = (0..3).map(|_| took(2_000)).fold(f64::MAX, f64::min);
        let large = (0..3).map(|_| took(20_000)).fold(f64::MAX, f64::min);
        assert!(large < 40.0 * small + 0.2, "{unit:?}: {small} s, then {large} s");
    }
}
