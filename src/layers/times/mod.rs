//! When: dates, times of day, durations, recurring times, as TIMEX3 values.
//!
//! Reads: words, the day of publication. Writes: times.
//!
//! What counts: anything that names a place on the calendar ("2 June", "last week", "the fourth quarter of 2009"), a time of day
//! ("16:08 UTC", "Thursday night"), a length of time ("30-day", "several months"), something recurring ("every Tuesday"), and words
//! for past, present and future that stand for a time ("now", "recently", "the future"). The preposition is no part of it; "about",
//! "early", "the end of" are.
//!
//! What does not: ages ("25 years old"), rates ("per year"), events used as times ("during the war"), adjectives ("current").
//!
//! Four steps: the rules of [`RULES`] propose candidates at the words they begin at; the longest win; [`settle`] gives what returns
//! its year and what hangs on something its day; the value is written.
//!
//! Known limits: "the day before the vote" is not counted from the vote; of "two or three weeks" the value is a range of durations;
//! named periods are few.

mod calendar;
mod candidate;
mod clock;
mod dates;
mod extend;
mod lengths;
mod named;
pub(crate) mod numerals;
mod reader;
mod relative;
mod rules;
mod settle;
mod tense;

use jiff::civil::Date;
use serde::Serialize;

use self::candidate::Candidate;
use self::reader::Reader;
use super::{Found, RuleCard};
use crate::words::Words;

/// TIMEX3's four types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum TimeType {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// Whether a value follows from the words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Basis {
    /// The words give the date (a missing year is filled in).
    Explicit,
    /// It hangs on the day of publication or on another event.
    Relative,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Time {
    /// What kind of time.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value: `2025-06-02`, `2025-05`, `2025-W23`, `PT2H30M`, `P30D`, `PXY`, `PRESENT_REF`.
    pub value: String,
    /// First day, ISO 8601, where the value lies on the calendar.
    pub from: Option<String>,
    /// Last day, ISO 8601.
    pub to: Option<String>,
    /// TIMEX3 modifier: `APPROX`, `START`, `END`, `MORE_THAN` …
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// Explicit, or hanging on another day.
    pub basis: Basis,
}

/// Finds the time expressions. `published` is the day relative ones hang on; without it they keep a relative value and no
/// days.
///
/// Reads: words, day of publication. Writes: times.
pub(crate) fn find(words: &Words, published: Option<Date>) -> Vec<Found<Time>> {
    if !words.is_english() {
        return Vec::new();
    }
    let reader = Reader::new(words);
    let found = join_hours(&reader, resolve(candidates(&reader)));
    let mut settler = settle::Settler::new(&reader, published, &found);
    (0..found.len())
        .filter_map(|k| {
            let settled = settler.settle(&found, k)?;
            let (span, rule) = (words.span(found[k].tokens.clone()), rules::RULES[found[k].rule].id);
            Some(Found { span, value: settled.time, rule, certainty: settled.certainty })
        })
        .collect()
}

/// A time of day and its day are one expression: "5 p.m. on 11 June", "Wednesday at 10 a.m.", "10am tomorrow". A comma parts them.
fn join_hours(reader: &Reader, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(found.len());
    for next in found {
        if let Some(last) = joined.last_mut()
            && reader.words.same_sentence(last.tokens.start, next.tokens.start)
        {
            let gap = last.tokens.end..next.tokens.start;
            let word = |w: &str| gap.is_empty() || (gap.len() == 1 && reader.is(gap.start, &[w]));
            if last.is_hour() && next.is_day() && word("on") {
                last.tokens.end = next.tokens.end;
                last.meaning = next.meaning;
                continue;
            }
            if last.is_day() && next.is_hour() && word("at") {
                let start = last.tokens.start;
                *last = Candidate { tokens: start..next.tokens.end, meaning: last.meaning, ..next };
                continue;
            }
        }
        joined.push(next);
    }
    joined
}

/// What the rules propose, in the order of the tokens they begin at.
fn candidates(reader: &Reader) -> Vec<Candidate> {
    let mut found = Vec::new();
    for i in 0..reader.words.len() {
        let bit = reader.item(i).bit();
        if bit == 0 {
            continue;
        }
        for (place, rule) in rules::RULES.iter().enumerate() {
            if rule.find.on & bit == 0 {
                continue;
            }
            if let Some(mut candidate) = (rule.find.read)(reader, i) {
                candidate.rule = place;
                extend::widen(reader, &mut candidate);
                found.push(candidate);
            }
        }
    }
    found
}

/// Of overlapping candidates the longest stays; of equally long ones that of the earlier rule, then the earlier one.
fn resolve(mut found: Vec<Candidate>) -> Vec<Candidate> {
    found.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.len()), c.rule));
    let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
    for candidate in found {
        match kept.last() {
            Some(last) if candidate.tokens.start < last.tokens.end => {
                let longer = candidate.tokens.len() > last.tokens.len();
                let before = kept.len().checked_sub(2).map_or(0, |k| kept[k].tokens.end);
                if longer && candidate.tokens.start >= before {
                    kept.pop();
                    kept.push(candidate);
                }
            }
            _ => kept.push(candidate),
        }
    }
    kept
}

/// The unit of time that a word names, in the singular: "hour" for "hours".
pub(crate) fn time_unit(words: &Words, i: usize) -> Option<&'static str> {
    reader::unit_word(words, i).map(calendar::Unit::name)
}

pub(crate) fn rules() -> Vec<RuleCard> {
    rules::RULES.iter().map(super::Rule::card).collect()
}

#[cfg(test)]
mod tests {
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
                assert!(q.value.value.is_none_or(|v| v.is_finite() && (0.0..=1e20).contains(&v)), "{text:?}: {q:?}");
            }
            for t in &times {
                assert!(t.value.from <= t.value.to, "{text:?}: {t:?}");
                assert!(!t.value.value.is_empty());
            }
        }
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
            let first = name.split([' ', '\'']).next().unwrap_or_default();
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
        for unit in [
            "the ",
            "a ",
            "and ",
            "5 ",
            "5-",
            "of the year ",
            "May ",
            "one hundred and ",
            "two ",
            "1990-",
            "early ",
            "$5-",
        ] {
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
}
