//! Shares of a whole: per cent, "a quarter of citizens", "one in five".

use super::QuantityKind;
use super::amount::Amount;
use super::kinds::{Reading, past_hyphen, same};
use super::noun;
use crate::layers::times::numerals::{self, Form};
use crate::layers::times::time_unit;
use crate::lexicon::{class, list};
use crate::words::{TokenKind, Words};

/// quantity.percent: with the sign or the word, and parts of a whole.
pub(super) fn percent(words: &Words, amount: &Amount) -> Option<Reading> {
    let end = amount.tokens.end;
    if amount.form == Form::Vague {
        return None;
    }
    let place = past_hyphen(words, end);
    let (sign, points) = match (words.lower(place), words.lower(place + 1)) {
        ("%" | "percent" | "pct", "point" | "points") => (place + 1, true),
        ("%" | "percent" | "pct", _) => (place + 1, false),
        ("pc", _) if words.glued(place) => (place + 1, false),
        ("per", "cent") => (place + 2, words.is_among(place + 2, list!["point", "points"])),
        ("percentage", "point" | "points") => (place + 1, true),
        _ => return None,
    };
    if !same(words, amount, sign - 1) || amount.form == Form::Part && amount.value.is_none() {
        return None;
    }
    let behind = if points { sign + 1 } else { sign };
    let mut reading = Reading {
        unit: Some(if points { "percentage-point" } else { "percent" }),
        ..Reading::of(amount, QuantityKind::Percent, behind)
    };
    reading.number = amount.tokens.start..behind;
    if words.lower(behind) == "of" {
        reading.of = noun::whole(words, behind);
    }
    Some(reading)
}

/// quantity.part: "a quarter of citizens", "two-thirds of the seats", "half the town".
pub(super) fn part(words: &Words, amount: &Amount) -> Option<Reading> {
    if amount.form != Form::Part {
        return None;
    }
    let end = amount.tokens.end;
    let start = amount.tokens.start;
    let half = words.lower(end - 1) == "half";
    let of = words.lower(end) == "of";
    // "half the town", "half its members"; "half an hour" is a length, "half past" a time of day.
    let direct = half
        && words.is(end, class::DETERMINERS.or(class::POSSESSIVES))
        && !words.is_among(end, list!["a", "an"])
        && end == start + 1;
    if !(of || direct) {
        return lone_part(words, amount);
    }
    if !same(words, amount, end) {
        return None;
    }
    // "the first half of the year", "the last quarter of", "the other half of"
    let ranked = start > 0
        && !words.is_among(start, list!["a", "an"])
        && words.same_sentence(start - 1, start)
        && words.is_among(
            start - 1,
            list![
                "first", "second", "last", "other", "final", "latter", "the", "third", "fourth", "top", "bottom",
                "better", "this", "that", "each"
            ],
        );
    // "his fifth of the season": an ordinal; a part of this kind has "a" or "one" in front.
    let ordinal = end == start + 1 && !half && words.lower(start) != "quarter";
    let whole = noun::whole(words, if of { end } else { end - 1 })?;
    if ranked
        || ordinal
        || time_unit(words, whole.end - 1).is_some() && !words.is_among(whole.end - 1, list!["time"])
        || words.token(whole.end - 1).kind() == TokenKind::Number
    {
        return None;
    }
    Some(Reading {
        unit: Some("percent"),
        factor: 100.0,
        of: Some(whole),
        ..Reading::of(amount, QuantityKind::Percent, end)
    })
}

/// "fell by a third", "nearly half are": a part of what the sentence is about.
fn lone_part(words: &Words, amount: &Amount) -> Option<Reading> {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let counted = words.is_among(start, list!["a", "an"]) || end > start + 1 || words.lower(start) == "half";
    let cued = start > 0
        && words.same_sentence(start - 1, start)
        && words.is_among(
            start - 1,
            list![
                "by", "than", "nearly", "almost", "about", "around", "roughly", "over", "under", "only", "some",
                "while", "least"
            ],
        );
    let ends = !words.same_sentence(start, end)
        || words.token(end).kind() == TokenKind::Punct
        || words.is(end, class::AUXILIARIES.or(class::MODALS).or(class::CONJUNCTIONS))
        || words.is_among(end, list!["since", "from", "in", "compared", "said", "say", "over"]);
    (counted && cued && ends).then(|| Reading {
        unit: Some("percent"),
        factor: 100.0,
        ..Reading::of(amount, QuantityKind::Percent, end)
    })
}

/// quantity.ratio: "one in five children", "three out of four".
pub(super) fn ratio(words: &Words, amount: &Amount) -> Option<Reading> {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    if amount.form == Form::Part || amount.form == Form::Vague || amount.money.is_some() {
        return None;
    }
    let place = if words.lower(end) == "in" {
        end + 1
    } else if words.are(end, &["out", "of"]) {
        end + 2
    } else {
        return None;
    };
    let whole = numerals::read(words, place)
        .filter(|n| matches!(n.form, Form::Words | Form::Digits) && same(words, amount, place))?;
    let (part, of) = (amount.value?, whole.value?);
    // "12 in 2024", "20 in 100 m": both written alike, small against a whole of a few or a round number.
    let year = whole.form == Form::Digits && words.slice(place).len() == 4;
    let alike = (amount.form == whole.form || part == 1.0 && !year) && part >= 1.0 && part < of && part.fract() == 0.0;
    let usual = of <= 10.0 || part == 1.0 && (of / 10.0).fract() == 0.0 && of <= 10_000.0;
    let unit = time_unit(words, whole.end).is_some()
        || words.slice(whole.end) == "%"
        || words.token(whole.end).kind() == TokenKind::Number;
    if !alike || !usual || unit || part > 10.0 {
        return None;
    }
    let mut reading =
        Reading { unit: Some("percent"), factor: 100.0 / of, ..Reading::of(amount, QuantityKind::Percent, whole.end) };
    reading.number = start..whole.end;
    reading.of = noun::phrase(words, whole.end, false).filter(|_| same(words, amount, whole.end));
    Some(reading)
}
