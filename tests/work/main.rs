//! Work and memory on texts made to hurt.
//!
//! *Work.* Built with `--cfg counted` and the compiler's edge callbacks (`npm test -- --work`, scripts/work.mjs), every branch that the engine takes, its dependencies and
//! the generic code of the standard library included, counts as one step. So no loop in any layer can hide, and the count is the same on every
//! machine: a text of twice the length may take little more than twice the steps.
//!
//! *Memory.* An allocator that counts tells the highest point of the heap; that is measured in every build.

mod counters;
mod texts;

use nutgraf::{Analysis, Article, Options, analyze, extract};

#[cfg(any(feature = "cli", feature = "timings"))]
use counters::peak_since;
use counters::{alone, held, measure};
use texts::{Text, hostile, pages, seeds};

/// Twice the text may take this many times the steps: two, and something for trees and sorting.
const LINEAR: f64 = 2.2;

fn options() -> Options {
    Options::new().with_published("2025-06-03").expect("a day")
}

fn read(text: &str) {
    analysis(text);
}

fn analysis(text: &str) -> Analysis {
    analyze(&Article::from_text(text), &options()).expect("a text below the limit").into_utf16()
}

fn read_page(page: &str) {
    let article = extract(page, &options()).expect("a page below the limit");
    analyze(&article, &options()).expect("a text below the limit");
}

fn mebibytes(bytes: usize) -> f64 {
    bytes as f64 / (1 << 20) as f64
}

/// What any text may take of the heap: this much, and so many times its length.
const CEILING: usize = 8 << 20;
const PER_BYTE: usize = 240;

/// The steps that a text of some length and one of twice that length take, where steps are counted.
fn check(texts: &[Text], work: fn(&str)) {
    let _alone = alone();
    let mut wrong = Vec::new();
    for text in texts {
        let (once, twice) = ((text.make)(text.length), (text.make)(2 * text.length));
        let (one, two) = (measure(|| work(&once)), measure(|| work(&twice)));
        assert!(
            !cfg!(counted) || one.steps > text.length as u64 / 8,
            "{}: {} steps: are they counted?",
            text.name,
            one.steps
        );
        let ratio = two.steps as f64 / one.steps.max(1) as f64;
        println!(
            "{:<44}{:>9} bytes{:>7.0} steps a byte{:>7.2} times at twice the length{:>8.1} MiB at most",
            text.name,
            twice.len(),
            two.steps as f64 / twice.len() as f64,
            ratio,
            mebibytes(two.peak)
        );
        if ratio > LINEAR {
            wrong.push(format!("{}: {ratio:.2} times the steps at twice the length", text.name));
        }
        if two.peak > CEILING + twice.len() * PER_BYTE {
            wrong.push(format!("{}: {} bytes of heap for {} bytes of text", text.name, two.peak, twice.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hostile_texts_take_linear_work() {
    check(&hostile(), read);
}

#[test]
fn hostile_pages_take_linear_work() {
    check(&pages(), read_page);
}

/// A limit of scripts/budget.json.
fn budget(of: &str, what: &str) -> u64 {
    let budgets: serde_json::Value = serde_json::from_str(include_str!("../../scripts/budget.json")).expect("JSON");
    budgets[of][what].as_u64().expect("a whole number")
}

#[test]
fn an_article_and_ten_megabytes_stay_within_the_budget() {
    let _alone = alone();
    let samples = seeds();
    // The first reading lays out what stays for good.
    read(&samples[0]);
    let taken: Vec<_> = samples.iter().map(|text| measure(|| read(text))).collect();
    let count = taken.len() as u64;
    let steps = taken.iter().map(|t| t.steps).sum::<u64>() / count;
    let heap = taken.iter().map(|t| t.peak as u64).max().unwrap_or_default();
    let all = samples.join("\n\n");
    let ten = all.repeat(10_000_000 / all.len() + 1);
    let (before, mut result) = (held(), None);
    let many = measure(|| result = Some(analysis(&ten)));
    let kept = held() - before;
    println!("an article of {} bytes: {steps} steps, {} KiB of heap at most", all.len() as u64 / count, heap >> 10);
    println!(
        "{} bytes: {} million steps, {:.1} MiB of heap at most, {:.1} of them the result",
        ten.len(),
        many.steps / 1_000_000,
        mebibytes(many.peak),
        mebibytes(kept)
    );
    assert!(steps <= budget("steps", "article"), "{steps} steps an article");
    assert!(heap <= budget("heap", "article"), "{heap} bytes of heap for an article");
    assert!(many.peak as u64 <= budget("heap", "tenMegabytes"), "{} bytes of heap for 10 MB", many.peak);
}

/// Where the heap of a long text goes: what is held when each stage has ended, and the most that was held meanwhile.
#[cfg(any(feature = "cli", feature = "timings"))]
#[test]
fn heap_by_stages() {
    let _alone = alone();
    let all = seeds().join("\n\n");
    let article = Article::from_text(all.repeat(10_000_000 / all.len() + 1));
    let before = held();
    let mut after = |stage: &'static str| {
        println!("{stage:<12}{:>8.1} MiB, at most {:.1}", mebibytes(held() - before), mebibytes(peak_since() - before));
    };
    peak_since();
    assert!(nutgraf::analyze_by_stages(&article, &options(), &mut after).is_ok());
}
