//! How much: numbers with their worth, bounds, units, what they count and per what.

use serde::Serialize;

use super::times::Time;
use super::{Found, RuleCard};
use crate::text::Span;
use crate::words::Words;

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
pub(crate) fn find(_words: &Words, _times: &[Found<Time>]) -> Vec<Found<Quantity>> {
    Vec::new()
}

pub(crate) fn rules() -> Vec<RuleCard> {
    Vec::new()
}
