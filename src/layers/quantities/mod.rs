//! How much: numbers with their worth, bounds, units, what they count and per what.
//!
//! Reads: words, times. Writes: quantities.
//!
//! What counts: every number of things, money, shares, measures, ages, lengths of time, in digits or words, also "dozens" and "a
//! quarter". What does not: ranks ("third"), years and days, labels ("page 3", "Studio 54"), versions, scores, "one" as a pronoun,
//! numbers inside a date ("ten years ago").
//!
//! A number is read once; the first rule of [`RULES`] that knows what it measures takes it.
//!
//! Known limits: what is counted is sought behind the number only ("6,000 from each side" has none); the noun phrase is cut by word
//! classes, not by a parser.

mod amount;
mod kinds;
mod negatives;
mod noun;
mod parts;
mod rules;
mod shares;

use serde::Serialize;

use self::amount::Amount;
use super::times::{Time, TimeType};
use super::{Found, RuleCard, steps};
use crate::lexicon::{class, list};
use crate::text::Span;
use crate::words::{TokenKind, Words};

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum QuantityKind {
    /// Things.
    Count,
    /// Money; `unit` is its ISO 4217 code where the words tell it.
    Money,
    /// A share of a hundred.
    Percent,
    /// A physical measure.
    Measure,
    /// Somebody's age.
    Age,
    /// A length of time.
    Duration,
}

/// A quantity: the span covers all of it ("up to fifteen aircraft").
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// The numeral with magnitude and money or percent sign: "fifteen", "$1.2 bn", "40 per cent".
    pub number: Span,
    /// Its worth; `null` for ranges and for "dozens".
    pub value: Option<f64>,
    /// At least this ("more than 40": 40).
    pub low: Option<f64>,
    /// At most this ("up to fifteen": 15).
    pub high: Option<f64>,
    /// What it measures.
    pub kind: QuantityKind,
    /// ISO 4217 code, `percent`, `percentage-point`, UCUM symbol, or `year`, `day` … for ages and durations.
    pub unit: Option<String>,
    /// What is counted: the noun phrase.
    pub of: Option<Span>,
    /// Per what: "each side", "day".
    pub per: Option<Span>,
}

/// Finds the quantities. Numbers inside dates are none.
///
/// Reads: words, times. Writes: quantities.
#[inline(never)]
pub(crate) fn find(words: &Words, times: &[Found<Time>]) -> Vec<Found<Quantity>> {
    let mut found = Vec::new();
    if !words.is_english() {
        return found;
    }
    let mut times = times.iter().filter(|t| t.value.kind != TimeType::Duration).peekable();
    let mut i = 0;
    while i < words.len() {
        let token = words.token(i);
        let article = words.classes(i + 1).any(class::NUMERALS) && words.is_among(i, list!["a", "an"]);
        if article_length(words, i)
            && let Some(quantity) = one_unit(words, i)
        {
            found.push(quantity);
            i += 2;
            continue;
        }
        let opens = token.kind() == TokenKind::Number
            || words.is(i, class::NUMERALS)
            || article
            || (token.kind() == TokenKind::Symbol && words.token(i + 1).kind() == TokenKind::Number);
        if opens {
            while times.next_if(|t| t.value.kind == TimeType::Duration || t.span.end <= token.span().start).is_some() {}
            let dated = times.peek().is_some_and(|t| t.span.start < token.span().end);
            if !dated && let Some(amount) = amount::read(words, i) {
                let mut end = amount.tokens.end;
                if let Some(mut quantity) = measure(words, amount) {
                    end = end.max(words.range(quantity.value.number).end);
                    let joined = found.last_mut().is_some_and(|last| {
                        join_ages(words, last, &mut quantity);
                        parts::join(words, last, &quantity)
                    });
                    if !joined {
                        found.push(quantity);
                    }
                }
                i = end;
                continue;
            }
        }
        i += 1;
    }
    found
}

/// "aged 19, 22 and 34": what is joined to an age without a noun of its own is one too.
fn join_ages(words: &Words, last: &Found<Quantity>, next: &mut Found<Quantity>) {
    let gap = words.range(last.value.number).end..words.range(next.value.number).start;
    let joined = gap.len() <= 2 && gap.clone().all(|i| words.slice(i) == "," || words.is_among(i, list!["and", "or"]));
    let bare = next.value.kind == QuantityKind::Count && next.value.of.is_none();
    if joined && bare && last.value.kind == QuantityKind::Age {
        next.value.kind = QuantityKind::Age;
        next.value.unit.clone_from(&last.value.unit);
        next.rule = last.rule;
    }
}

/// "about an hour", "less than a year": a measured length, where "an hour" alone is often none.
fn article_length(words: &Words, i: usize) -> bool {
    words.is_among(i, list!["a", "an"])
        && super::times::time_unit(words, i + 1).is_some()
        && i > 0
        && words.same_sentence(i - 1, i + 1)
        && (words.is_among(i - 1, list!["about", "roughly", "approximately", "nearly", "almost", "around"])
            || (i > 1 && words.is_among(i - 1, list!["than"]) && words.is_among(i - 2, list!["more", "less"])))
        && !words.is_among(i + 2, list!["ago", "old", "later", "earlier", "before"])
        && !words.is_among(i + 1, list!["second", "quarter", "time"])
}

fn one_unit(words: &Words, i: usize) -> Option<Found<Quantity>> {
    let mut amount = Amount {
        tokens: i..i + 1,
        value: Some(1.0),
        low: None,
        high: None,
        form: super::times::numerals::Form::Words,
        money: None,
    };
    let unit = super::times::time_unit(words, i + 1)?;
    let (first, end) = amount::bound(words, &mut amount, i, i + 2);
    let quantity = Quantity {
        number: words.span(i..i + 1),
        value: amount.value,
        low: amount.low,
        high: amount.high,
        kind: QuantityKind::Duration,
        unit: Some(unit.to_owned()),
        of: None,
        per: None,
    };
    Some(Found::stated(words.span(first..end), "quantity.duration", quantity))
}

/// What an amount measures, if it is a quantity at all.
fn measure(words: &Words, mut amount: Amount) -> Option<Found<Quantity>> {
    if negatives::is_none(words, &amount) {
        return None;
    }
    let (reading, rule) = steps!(rules::RULES).iter().find_map(|rule| Some(((rule.find)(words, &amount)?, rule.id)))?;
    let counted = reading.of.is_some() || reading.kind != QuantityKind::Count;
    if negatives::is_bare_range(words, &amount, counted) {
        return None;
    }
    let (first, mut end) = amount::bound(words, &mut amount, reading.start, reading.end);
    if let Some(of) = &reading.of {
        end = end.max(of.end);
    }
    let per = per(words, end);
    if let Some(per) = &per {
        end = end.max(per.end);
    }
    let scaled = |v: Option<f64>| v.map(|v| scale(v, reading.factor));
    let quantity = Quantity {
        number: words.span(reading.number.clone()),
        value: scaled(amount.value),
        low: scaled(amount.low),
        high: scaled(amount.high),
        kind: reading.kind,
        unit: reading.unit.map(str::to_owned),
        of: reading.of.map(|of| words.span(of)),
        per: per.map(|per| words.span(per)),
    };
    let mut found = Found::stated(words.span(first..end), rule, quantity);
    parts::sign(words, reading.number.start, &mut found);
    Some(found)
}

/// A part becomes a percentage with two decimals; a hundredth part is a division, so that 99p is 0.99 and not a little less.
fn scale(value: f64, factor: f64) -> f64 {
    if factor == 0.01 {
        value / 100.0
    } else if factor != 1.0 {
        (value * factor * 100.0 + 0.5).floor() / 100.0
    } else {
        value
    }
}

/// What the quantity is per: "per day", "a head", "from each side", "for every child".
fn per(words: &Words, end: usize) -> Option<std::ops::Range<usize>> {
    if end == 0 || !words.same_sentence(end - 1, end + 1) {
        return None;
    }
    let (start, article) = match words.lower(end) {
        "per" => (end + 1, false),
        "a" | "an" => (end + 1, true),
        "each" | "every" => (end, false),
        "from" | "for" | "on" | "in" | "to" | "by" if words.is_among(end + 1, list!["each", "every"]) => {
            (end + 1, false)
        }
        "-" if words.glued(end) && words.is_among(end + 1, list!["a", "per"]) => (end + 3, true),
        _ => return None,
    };
    if article {
        let unit = super::times::time_unit(words, start).is_some()
            || words.is_among(
                start,
                list![
                    "head", "barrel", "share", "tonne", "ton", "litre", "gallon", "piece", "person", "ounce", "pound"
                ],
            );
        // "one in seven a decade ago" is no rate.
        return (unit && !words.is_among(start + 1, list!["ago", "earlier", "later", "before"]))
            .then_some(start..start + 1);
    }
    let noun = if words.is_among(start, list!["each", "every"]) { start + 1 } else { start };
    // "per 100,000 people"
    let noun = if words.token(noun).kind() == TokenKind::Number { noun + 1 } else { noun };
    if words.token(noun).kind() != TokenKind::Word || !words.same_sentence(end, noun) {
        return None;
    }
    match noun::phrase(words, noun, true) {
        Some(phrase) => Some(start..phrase.end),
        None if words.lower(end) == "each" && noun == start + 1 => None,
        None => super::times::time_unit(words, noun).map(|_| start..noun + 1),
    }
}

pub(crate) fn rules() -> Vec<RuleCard> {
    rules::RULES.iter().map(super::Rule::card).collect()
}
