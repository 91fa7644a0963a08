//! Quantities written in two parts ("5 feet 2 inches", "three dollars and forty cents"), and the sign in front ("minus 5 degrees").

use super::{Quantity, QuantityKind};
use crate::layers::Found;
use crate::lexicon::list;
use crate::words::{TokenKind, Words};

/// How many of the second unit make one of the first.
const PARTS: &[(&str, &str, f64)] =
    &[("[ft_i]", "[in_i]", 12.0), ("[lb_av]", "[oz_av]", 16.0), ("[stone_av]", "[lb_av]", 14.0)];

/// Adds a quantity to the one before it where the two are one; returns whether they are.
pub(super) fn join(words: &Words, whole: &mut Found<Quantity>, part: &Found<Quantity>) -> bool {
    let gap = words.range(whole.span).end..words.range(part.span).start;
    let beside = gap.is_empty() || gap.len() == 1 && words.is_among(gap.start, list!["and"]);
    let bare = whole.value.of.is_none()
        && whole.value.per.is_none()
        && whole.value.low.is_none()
        && whole.value.high.is_none();
    let (Some(value), Some(more)) = (whole.value.value, part.value.value) else { return false };
    if !beside || !bare || whole.value.kind != part.value.kind || value.fract() != 0.0 {
        return false;
    }
    let Some(parts) = parts(words, whole, part).filter(|parts| more < *parts) else { return false };
    whole.value.value = Some(value + more / parts);
    whole.value.number = whole.value.number.to(part.value.number);
    whole.span = whole.span.to(part.span);
    (whole.value.of, whole.value.per) = (part.value.of, part.value.per);
    true
}

fn parts(words: &Words, whole: &Found<Quantity>, part: &Found<Quantity>) -> Option<f64> {
    let (unit, small) = (whole.value.unit.as_deref()?, part.value.unit.as_deref());
    if whole.value.kind == QuantityKind::Money {
        let last = words.range(part.value.number).end.saturating_sub(1);
        // A cent names no currency of its own.
        return (small.is_none() && words.is_among(last, list!["cent", "cents"])).then_some(100.0);
    }
    PARTS.iter().find(|(large, of, _)| *large == unit && Some(*of) == small).map(|(.., parts)| *parts)
}

/// "minus 5 degrees", "-2.5%": a measure, a share or a bare number below zero.
pub(super) fn sign(words: &Words, start: usize, found: &mut Found<Quantity>) {
    let signed = match found.value.kind {
        QuantityKind::Percent | QuantityKind::Measure => true,
        QuantityKind::Count => found.value.of.is_none(),
        _ => false,
    };
    let Some(mark) = start.checked_sub(1).filter(|m| signed && words.same_sentence(*m, start)) else { return };
    let subtracts =
        mark > 0 && words.token(mark - 1).kind() == TokenKind::Number && words.same_sentence(mark - 1, mark);
    let spelt = words.lower(mark) == "minus";
    let written = matches!(words.slice(mark), "-" | "−")
        && words.glued(start)
        && !words.glued(mark)
        && words.same_sentence(mark.wrapping_sub(1), mark);
    if subtracts || !(spelt || written) {
        return;
    }
    let quantity = &mut found.value;
    quantity.value = quantity.value.map(|v| -v);
    // Of "minus 5 to 10 degrees" only the first is below zero.
    let range = quantity.low.is_some() && quantity.high.is_some();
    quantity.low = quantity.low.map(|v| -v);
    quantity.high = quantity.high.map(|v| if range { v } else { -v });
    let token = words.token(mark).span();
    found.value.number = token.to(found.value.number);
    found.span = if token.start < found.span.start { token.to(found.span) } else { found.span };
}
