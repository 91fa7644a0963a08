//! What holds for any input: no panic, sound spans and indices, offsets that slice, the same bytes twice.

use nutgraf::{Article, Layer, Layers, Options, Span, analyze, compare, extract};
use proptest::prelude::*;

use crate::sound::check;

fn check_text(text: &str) {
    let article = Article::from_text(text);
    let options = Options::new().with_published("2025-06-03").unwrap();
    let analysis = analyze(&article, &options).unwrap();
    check(&article, &analysis);
    assert_eq!(analysis, analyze(&article, &options).unwrap(), "not the same twice");
}

/// Pieces that news texts are made of, and that trip up readers of them.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "Ann Lee",
        "Kyiv",
        "Moscow",
        "the U.S.",
        "Mr. Ray",
        "said",
        "agreed to",
        "rejected",
        "may",
        "will",
        "yesterday",
        "on Monday",
        "May 2024",
        "30-day",
        "6,000",
        "$1.2 bn",
        "40 per cent",
        "up to fifteen aircraft",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "’s",
        ".",
        ". ",
        "! ",
        "? ",
        ", ",
        " – ",
        "-",
        ":",
        ";",
        "(",
        ")",
        "[",
        "]",
        "…",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\0",
        "\u{feff}",
        "\u{a0}",
        "\u{202e}",
        "é",
        "e\u{301}",
        "😀",
        "中文",
        "don’t",
        "if",
        "the talks",
        "both sides",
        "according to",
        "He",
        "it",
        "1",
        "2025-06-02",
        "½",
        "%",
        "€",
    ];
    prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_string(text in ".{0,200}") {
        check_text(&text);
    }

    #[test]
    fn any_news(pieces in prop::collection::vec(piece(), 0..120), space in any::<bool>()) {
        check_text(&pieces.join(if space { " " } else { "" }));
    }

    #[test]
    fn any_page(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let page = String::from_utf8_lossy(&bytes);
        let article = extract(&page, &Options::new()).unwrap();
        check(&article, &analyze(&article, &Options::new()).unwrap());
    }

    #[test]
    fn any_layers(pieces in prop::collection::vec(piece(), 0..60), layers in prop::sample::subsequence(Layer::ALL.to_vec(), 0..13), points in 0..9_usize, words in 0..90_usize) {
        let article = Article::from_text(pieces.join(" "));
        let options = Options::new().with_published("2025-06-03").unwrap().with_key_points(points).unwrap().with_key_point_words(words);
        let all = analyze(&article, &options).unwrap();
        let some = analyze(&article, &options.clone().with_include(Layers::of(layers.iter().copied()))).unwrap();
        check(&article, &some);
        prop_assert!(all.summary.key_points.len() <= points);
        let (all, some) = (serde_json::to_value(&all).unwrap(), serde_json::to_value(&some).unwrap());
        for layer in layers {
            prop_assert_eq!(&some[layer.name()], &all[layer.name()], "{}", layer.name());
        }
    }

    #[test]
    fn any_reports(texts in prop::collection::vec(prop::collection::vec(piece(), 0..60), 2..5)) {
        let reports: Vec<_> = texts
            .iter()
            .map(|pieces| analyze(&Article::from_text(pieces.join(" ")), &Options::new()).unwrap())
            .collect();
        let comparison = compare(&reports).unwrap();
        let mut places = Vec::new();
        placed(&serde_json::to_value(&comparison).unwrap(), &mut places);
        for (article, place) in places {
            prop_assert!(place.of(&reports[article].article.text).trim() != "");
        }
        prop_assert_eq!(comparison, compare(&reports).unwrap());
    }
}

/// Every place of a comparison with the report it is in.
fn placed(value: &serde_json::Value, found: &mut Vec<(usize, Span)>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|v| placed(v, found)),
        serde_json::Value::Object(fields) => {
            if let (Some(article), Some(_)) = (fields.get("article").and_then(|a| a.as_u64()), fields.get("start")) {
                found.push((article as usize, serde_json::from_value(value.clone()).expect("a span of two numbers")));
            }
            fields.values().for_each(|v| placed(v, found));
        }
        _ => {}
    }
}

#[test]
fn edges() {
    for text in ["", " ", "\n\n", "word", "\0", "\u{feff}", ".", "“", "’", "😀", "1", "May", "-", "Ann Lee"] {
        check_text(text);
    }
    let empty = analyze(&Article::from_text(""), &Options::new()).unwrap();
    assert_eq!(empty.notes[0].code, "empty");
    assert!(empty.sentences.is_empty() && empty.summary.key_points.is_empty());
}

#[test]
fn limits_and_options() {
    let long = Article::from_text("It rained. ".repeat(100));
    let error = analyze(&long, &Options::new().with_max_length(100)).unwrap_err();
    assert!(error.is_too_long(), "{error}");
    for date in ["", "yesterday", "2025-02-30", "2025-6-3", "25-06-03", "2025-06-03x", "99999-01-01", "０００0-01-01"]
    {
        assert!(Options::new().with_published(date).unwrap_err().is_bad_option(), "{date}");
    }
    assert!(Layers::from_names(["actors", "nothing"]).unwrap_err().to_string().contains("keyPhrases"));
}

#[test]
fn layers_that_are_not_wanted_stay_empty() {
    let article = Article::from_text("Ann Lee said on Monday that 40 people would come. \"They will,\" she said.");
    let all = analyze(&article, &Options::new()).unwrap();
    for layer in Layer::ALL {
        let some = analyze(&article, &Options::new().with_include(Layers::of([layer]))).unwrap();
        check(&article, &some);
        let (some, all) = (serde_json::to_value(&some).unwrap(), serde_json::to_value(&all).unwrap());
        assert_eq!(some[layer.name()], all[layer.name()]);
    }
    let none = analyze(&article, &Options::new().with_include(Layers::of([]))).unwrap();
    assert!(none.sentences.is_empty() && none.times.is_empty() && none.quotes.is_empty());
}

/// One of each kind of text that makes a careless reader slow: a hundred thousand of the same. A quadratic step would take hours here
/// and fail by its sheer length; the test only asks that the answer is sound.
#[test]
fn hostile_lengths() {
    let many = |piece: &str| piece.repeat(100_000);
    for text in [
        many("“"),
        many("\""),
        many("‘a "),
        many("a."),
        many("a.a"),
        many("("),
        many("Ann Lee "),
        many("he said she may go and "),
        many("Ann Lee said that "),
        many("if he agreed to talk, "),
        many("yesterday "),
        many("1,"),
        many("1 "),
        many("the "),
        many("\n"),
        many("- "),
        many("e\u{301}"),
        many("x"),
        many("@"),
        many("a@"),
        many("http://"),
        many("A. "),
        many("the president "),
        many("She "),
    ] {
        let article = Article::from_text(text);
        let options = Options::new().with_published("2025-06-03").unwrap();
        let analysis = analyze(&article, &options).unwrap();
        assert!(analysis.into_utf16().article.text.len() >= 100_000);
    }
}

/// What is known of a spelling is kept for the next article (src/words/types.rs): it must not matter which articles came before.
#[test]
fn it_does_not_matter_what_was_read_before() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let texts = ["diplomacy", "strike", "court", "sport", "science", "opinion"]
        .map(|name| std::fs::read_to_string(folder.join(name).with_extension("txt")).expect("a sample"));
    let options = Options::new().with_published("2025-06-03").unwrap();
    let read = |text: &String| analyze(&Article::from_text(text.as_str()), &options).unwrap();
    // More spellings than are kept, then few, then the samples in another order.
    let many: String = (0..9000).map(|n| format!("word{n}x ")).collect();
    let after = std::thread::scope(|scope| {
        let work = || {
            let _ = (read(&many), read(&"talk".to_owned()));
            let mut all: Vec<_> = texts.iter().rev().map(read).collect();
            all.reverse();
            all
        };
        scope.spawn(work).join().unwrap()
    });
    for (text, after) in texts.iter().zip(after) {
        let alone = std::thread::scope(|scope| scope.spawn(|| read(text)).join().unwrap());
        assert_eq!(alone, after);
    }
}
