//! The layers: each finds one kind of thing in the words and reports it as [`Found`].
//!
//! All are of one form. A layer's `find` takes what it reads as parameters and returns what it writes. Inside: candidates from
//! a table of [`Rule`]s (and later models), overlaps resolved by one explicit order, links to actors and times, normal
//! values. What a layer finds is sorted by start, longer first.

pub(crate) mod clauses;
pub(crate) mod entities;
pub(crate) mod events;
pub(crate) mod outcomes;
pub(crate) mod outlook;
pub(crate) mod positions;
pub(crate) mod quantities;
pub(crate) mod quotes;
pub(crate) mod times;
pub(crate) mod voice;

use serde::Serialize;

use crate::text::{Span, sort_by_number};

/// Whether the article says it, or a rule concludes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Certainty {
    /// It stands there in so many words.
    Stated,
    /// Concluded from the context: a reader may want to check it first.
    Inferred,
}

/// Something found at a place: the only form in which a layer reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema), schemars(rename = "Found{T}"))]
pub struct Found<T> {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub value: T,
    /// Id of the rule that found it, such as `time.weekday-past`; stable.
    pub rule: &'static str,
    /// Stated, or concluded.
    pub certainty: Certainty,
}

impl<T> Found<T> {
    pub(crate) const fn stated(span: Span, rule: &'static str, value: T) -> Self {
        Self { span, value, rule, certainty: Certainty::Stated }
    }

    pub(crate) const fn inferred(span: Span, rule: &'static str, value: T) -> Self {
        Self { span, value, rule, certainty: Certainty::Inferred }
    }
}

/// Brings finds into the order in which layers report them: by start, longer first; of equal ones by a place in their value.
pub(crate) fn sort_found<T>(found: &mut [Found<T>], tie: impl Fn(&T) -> Span) {
    sort_by_number(found, |f| {
        let tie = tie(&f.value);
        u128::from(f.span.order()) << 64 | u128::from(tie.start) << 32 | u128::from(tie.end)
    });
}

/// A rule: data plus a function. Its examples are its tests and its documentation.
///
/// A text in `shows` marks with `[slice|label]` what the rule must find there, as the whole program reads it with 2025-06-03
/// as the day of publication; a text in `not` must show nothing of this rule. The label is the one that stands for the layer in
/// `tests/cases/README.md` and may be left out.
pub(crate) struct Rule<F: 'static> {
    /// Layer, dot, name: `time.weekday-past`. Unique and stable.
    pub id: &'static str,
    /// What to do at a place; its type is the layer's own.
    pub find: F,
    /// Texts it must find something in, marked.
    pub shows: &'static [&'static str],
    /// Texts it must leave alone.
    pub not: &'static [&'static str],
}

impl<F> Rule<F> {
    pub(crate) const fn card(&self) -> RuleCard {
        RuleCard { id: self.id, shows: self.shows, not: self.not }
    }
}

/// A rule as the program walks it: without its examples, which are thereby no part of the wasm module.
#[derive(Clone, Copy)]
pub(crate) struct Step<F: 'static> {
    pub id: &'static str,
    pub find: F,
}

impl<F: Copy> Step<F> {
    pub(crate) const fn of<const N: usize>(rules: &[Rule<F>]) -> [Self; N] {
        let mut steps = [Self { id: rules[0].id, find: rules[0].find }; N];
        let mut at = 1;
        while at < N {
            steps[at] = Self { id: rules[at].id, find: rules[at].find };
            at += 1;
        }
        steps
    }
}

/// The steps of a table of rules, made when the program is compiled.
macro_rules! steps {
    ($rules:expr) => {
        const { &crate::layers::Step::of::<{ $rules.len() }>($rules) }
    };
}
pub(crate) use steps;

/// What can be read of a rule from outside: its id and its examples.
#[derive(Clone, Copy, Debug)]
pub struct RuleCard {
    /// Layer, dot, name.
    pub id: &'static str,
    /// Marked texts in which it finds something: `on [Monday|2025-06-02]`.
    pub shows: &'static [&'static str],
    /// Texts in which it must find nothing.
    pub not: &'static [&'static str],
}

/// The rules of all layers, in the order of the layers.
///
/// # Example: what a rule is for
/// ```
/// let rule = nutgraf::rules().into_iter().find(|r| r.id.starts_with("time.")).unwrap();
/// assert!(!rule.shows.is_empty() && !rule.not.is_empty());
/// ```
pub fn rules() -> Vec<RuleCard> {
    let mut all = Vec::new();
    all.extend(entities::rules());
    all.extend(times::rules());
    all.extend(quantities::rules());
    all.extend(quotes::rules());
    all.extend(voice::rules());
    all.extend(events::rules());
    all.extend(positions::rules());
    all.extend(outcomes::rules());
    all.extend(outlook::rules());
    all
}
