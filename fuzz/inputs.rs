//! What a fuzz target does with its bytes. Compiled into the targets and, for the kept inputs, into the tests (tests/suite/fuzzed.rs).

use nutgraf::{Article, Layers, Options, analyze, describe, extract, summarize};

use crate::sound;

/// A text, as it comes.
#[allow(dead_code, reason = "each target runs one")]
pub fn text(bytes: &[u8]) {
    let article = Article::from_text(String::from_utf8_lossy(bytes));
    let options = Options::new().with_published("2025-06-03").expect("a day");
    let analysis = analyze(&article, &options).expect("a text below the limit");
    sound::check(&article, &analysis);
}

/// The bytes of a page, in whatever encoding it says it is.
#[allow(dead_code, reason = "each target runs one")]
pub fn html(bytes: &[u8]) {
    let page = nutgraf::decode_html(bytes, None);
    let article = extract(&page, &Options::new()).expect("a page below the limit");
    let analysis = analyze(&article, &Options::new()).expect("what came out of a page is not longer than the limit");
    sound::check(&article, &analysis);
}

/// Options and a text: day, language, layers on a line each; then three bytes of numbers; then the text. What is refused must be refused as
/// such; what is taken must give a sound result.
#[allow(dead_code, reason = "each target runs one")]
pub fn options(bytes: &[u8]) {
    let mut lines = bytes.splitn(4, |b| *b == b'\n').map(String::from_utf8_lossy);
    let mut next = || lines.next().unwrap_or_default();
    let (day, language, layers, rest) = (next(), next(), next(), next());
    let mut options = Options::new();
    match options.clone().with_published(&day) {
        Ok(dated) => options = dated,
        Err(e) => assert!(e.is_bad_option()),
    }
    if !language.is_empty() {
        options = options.with_language(language);
    }
    match Layers::from_names(layers.split(',').filter(|name| !name.is_empty())) {
        Ok(wanted) => options = options.with_include(wanted),
        Err(e) => assert!(e.is_bad_option()),
    }
    let mut characters = rest.chars();
    let mut number = || characters.next().map_or(0, |c| c as usize);
    let (points, words, length) = (number(), number(), number());
    match options.clone().with_key_points(points) {
        Ok(counted) => options = counted,
        Err(e) => assert!(points > 100 && e.is_bad_option()),
    }
    options = options.with_key_point_words(words).with_max_length(length << 4);
    let article = Article::from_text(characters.as_str());
    match analyze(&article, &options) {
        Ok(analysis) => {
            sound::check(&article, &analysis);
            assert!(analysis.summary.key_points.len() <= points.min(100).max(if points > 100 { 5 } else { 0 }));
            assert_eq!(describe(&article, &options).expect("not too long").text, analysis.article.text);
            summarize(&article, &options).expect("not too long");
        }
        Err(e) => assert!(e.is_too_long() && article.text().len() > length << 4),
    }
}
