//! What the comparison needs of an analysis: a tenth of it, so that the border to JavaScript has little to read.

use crate::analysis::{ActorKind, Analysis, MentionForm, QuantityKind, QuoteKind};
use crate::text::Span;

/// The kinds by their names in JSON, for the border to JavaScript.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) const ACTOR_KINDS: &[(&str, ActorKind)] = &[
    ("person", ActorKind::Person),
    ("place", ActorKind::Place),
    ("organization", ActorKind::Organization),
    ("group", ActorKind::Group),
];
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) const QUOTE_KINDS: &[(&str, QuoteKind)] = &[
    ("direct", QuoteKind::Direct),
    ("mixed", QuoteKind::Mixed),
    ("indirect", QuoteKind::Indirect),
    ("scare", QuoteKind::Scare),
];
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) const FIGURE_KINDS: &[(&str, QuantityKind)] = &[
    ("count", QuantityKind::Count),
    ("money", QuantityKind::Money),
    ("percent", QuantityKind::Percent),
    ("measure", QuantityKind::Measure),
    ("age", QuantityKind::Age),
    ("duration", QuantityKind::Duration),
];

/// An actor.
pub(crate) struct Who {
    pub name: String,
    pub kind: ActorKind,
    pub country: Option<String>,
    /// Its first mention.
    pub first: Span,
    /// Some of the places that name it.
    pub named: Vec<Span>,
}

/// How many of an actor's mentions are looked at for other names of it.
pub(crate) const MENTIONS: usize = 12;

/// A quotation.
pub(crate) struct Said {
    pub span: Span,
    pub kind: QuoteKind,
    pub source: Option<Span>,
    pub actor: Option<usize>,
}

/// A quantity.
pub(crate) struct Figure {
    pub span: Span,
    pub kind: QuantityKind,
    pub unit: Option<String>,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub of: Option<Span>,
    /// Whether it is a rate.
    pub per: bool,
}

/// A dated event.
pub(crate) struct Happening {
    /// Its index among all events of the report.
    pub index: usize,
    pub span: Span,
    pub kind: String,
    pub trigger: Span,
    pub who: Vec<usize>,
    pub whom: Vec<usize>,
    pub from: String,
    pub to: String,
}

/// One report.
pub(crate) struct Report<'t> {
    pub text: &'t str,
    pub actors: Vec<Who>,
    pub quotes: Vec<Said>,
    pub figures: Vec<Figure>,
    pub events: Vec<Happening>,
}

impl<'t> Report<'t> {
    pub(super) fn of(analysis: &'t Analysis) -> Self {
        let named = |form| matches!(form, MentionForm::Name);
        Self {
            text: &analysis.article.text,
            actors: analysis
                .actors
                .iter()
                .map(|a| Who {
                    name: a.name.clone(),
                    kind: a.kind,
                    country: a.country.clone(),
                    first: a.mentions.first().map_or(Span::new(0, 0), |m| m.span),
                    named: a.mentions.iter().take(MENTIONS).filter(|m| named(m.value.form)).map(|m| m.span).collect(),
                })
                .collect(),
            quotes: analysis
                .quotes
                .iter()
                .map(|q| Said { span: q.span, kind: q.value.kind, source: q.value.source, actor: q.value.actor })
                .collect(),
            figures: analysis
                .quantities
                .iter()
                .map(|q| Figure {
                    span: q.span,
                    kind: q.value.kind,
                    unit: q.value.unit.clone(),
                    value: q.value.value,
                    low: q.value.low,
                    high: q.value.high,
                    of: q.value.of,
                    per: q.value.per.is_some(),
                })
                .collect(),
            events: analysis
                .events
                .iter()
                .enumerate()
                .filter_map(|(index, e)| {
                    let when = e.value.when.as_ref()?;
                    Some(Happening {
                        index,
                        span: e.span,
                        kind: e.value.kind.clone(),
                        trigger: e.value.trigger,
                        who: e.value.who.clone(),
                        whom: e.value.whom.clone(),
                        from: when.from.clone(),
                        to: when.to.clone(),
                    })
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_the_names_they_have_in_json() {
        let said = |kind: &dyn Fn() -> serde_json::Value| kind().as_str().unwrap().to_owned();
        ACTOR_KINDS.iter().for_each(|(name, kind)| assert_eq!(said(&|| serde_json::to_value(kind).unwrap()), *name));
        QUOTE_KINDS.iter().for_each(|(name, kind)| assert_eq!(said(&|| serde_json::to_value(kind).unwrap()), *name));
        FIGURE_KINDS.iter().for_each(|(name, kind)| assert_eq!(said(&|| serde_json::to_value(kind).unwrap()), *name));
    }
}
