//! A number or a range of numbers, with the bound that its surroundings put on it.

use std::ops::Range;

use crate::layers::times::numerals::{self, Form, is_money_sign};
use crate::layers::times::time_unit;
use crate::lexicon::{List, class, list, table};
use crate::words::{TokenKind, Words};

/// A number as it stands in the text, before anybody asks what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// The numeral, or both of a range.
    pub tokens: Range<usize>,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub form: Form,
    /// Money sign in front: its first token ("US" of "US$") and its ISO 4217 code.
    pub money: Option<(usize, &'static str)>,
}

/// Reads the number that begins at `i`: a money sign, a numeral, or "a" of "a third".
pub(super) fn read(words: &Words, i: usize) -> Option<Amount> {
    let sign = money_sign(words, i);
    let place = if sign.is_some() { i + 1 } else { i };
    let first = numerals::read(words, place)?;
    if sign.is_some() && first.form != Form::Digits {
        return None;
    }
    let mut amount =
        Amount { tokens: i..first.end, value: first.value, low: None, high: None, form: first.form, money: sign };
    match first.form {
        Form::Vague => {
            amount.low = first.value;
            amount.value = None;
        }
        Form::Digits | Form::Words => range(words, &mut amount),
        Form::Part => {}
    }
    Some(amount)
}

/// The money sign at `i`, with the letters of its country in front: "US$", "NZ$", "A$".
fn money_sign(words: &Words, i: usize) -> Option<(usize, &'static str)> {
    if !is_money_sign(words, i) {
        return None;
    }
    let slice = words.slice(i);
    let letters = i > 0 && words.glued(i) && words.token(i - 1).kind() == TokenKind::Word
        || (i > 0 && words.is_among(i - 1, list!["us", "nz", "u.s.", "au", "hk"]) && words.token(i - 1).is_all_caps());
    if letters {
        let mut key = String::from(words.lower(i - 1));
        key.push_str(slice);
        if let Some(code) = table::QUANTITY_CURRENCIES.get(&key) {
            return Some((i - 1, code));
        }
    }
    Some((i, table::QUANTITY_CURRENCIES.get(slice)?))
}

/// Widens an amount to the range it opens: "ten to 32", "40-50", "between 10 and 20", "two or three".
fn range(words: &Words, amount: &mut Amount) {
    let Range { start, end } = amount.tokens;
    let before =
        |k: usize, list: List| start >= k && words.same_sentence(start - k, start) && words.is_among(start - k, list);
    // "4.25%-4.50%", "between 3.5% and 4%": with a sign on both
    let sign = usize::from(words.slice(end) == "%" && words.glued(end));
    let end = end + sign;
    let tight = matches!(words.slice(end), "-" | "–" | "—") && words.glued(end) && words.glued(end + 1);
    let joint = match words.lower(end) {
        _ if tight => true,
        // "rose from 20 to 25" is a change, "range from 10 to 20" is not.
        "to" => {
            !before(1, list!["from"])
                || before(2, list!["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "anywhere"])
        }
        "and" => before(1, list!["between"]),
        "or" => true,
        _ => false,
    };
    if !joint || !words.same_sentence(start, end + 1) {
        return;
    }
    let second_sign = is_money_sign(words, end + 1);
    let Some(second) = numerals::read(words, if second_sign { end + 2 } else { end + 1 }) else { return };
    if words.lower(end) == "or"
        && !(amount.form == Form::Words && second.form == Form::Words && second.value <= amount.value.map(|v| v + 2.0))
    {
        return;
    }
    let (Some(mut low), Some(high)) = (amount.value, second.value) else { return };
    // "two to three million", "$5-10m": the magnitude is of both.
    let magnitude = [1e3, 1e6, 1e9, 1e12].into_iter().rfind(|m| high >= *m && ((high / m) * 10.0).fract() == 0.0);
    if let Some(m) =
        magnitude.filter(|_| second.end > end + 2 && second.form == Form::Digits || second.form == Form::Words)
        && low < 1000.0
        && low * m < high
        && ends_in_magnitude(words, second.end)
        && !ends_in_magnitude(words, end)
    {
        low *= m;
    }
    let signed = sign == 0 || words.slice(second.end) == "%";
    if low >= high || second.form == Form::Vague || second.form == Form::Part || !signed {
        return;
    }
    amount.tokens.end = second.end;
    (amount.value, amount.low, amount.high) = (None, Some(low), Some(high));
}

/// Whether the number that ends at a token ends with a word or sign of magnitude.
fn ends_in_magnitude(words: &Words, end: usize) -> bool {
    end > 0
        && words.token(end - 1).kind() == TokenKind::Word
        && words.is(end - 1, class::NUMERALS)
        && table::NUMBER_WORDS
            .get(words.lower(end - 1))
            .is_some_and(|row| row.starts_with('s') && (row.starts_with("scale") || row.starts_with("sign")))
}

/// Puts the bound of the words around on an amount; returns the first and last token of the words used, which widen the span.
pub(super) fn bound(words: &Words, amount: &mut Amount, start: usize, end: usize) -> (usize, usize) {
    let mut first = start;
    let at = |k: usize| if start >= k && words.same_sentence(start - k, start) { words.lower(start - k) } else { "" };
    enum Bound {
        Low,
        High,
        About,
    }
    let (length, bound) = match (at(3), at(2), at(1)) {
        ("no", "more" | "fewer" | "less" | "later" | "greater" | "higher", "than") => {
            (3, if at(2) == "fewer" || at(2) == "less" { Bound::Low } else { Bound::High })
        }
        ("a", "maximum", "of") => (3, Bound::High),
        ("a", "minimum", "of") => (3, Bound::Low),
        (_, "more" | "greater" | "higher" | "larger" | "longer" | "bigger" | "better" | "older", "than") => {
            (2, Bound::Low)
        }
        (_, "less" | "fewer" | "lower" | "smaller" | "shorter" | "younger", "than") => (2, Bound::High),
        (_, "at", "least") => (2, Bound::Low),
        (_, "at", "most") => (2, Bound::High),
        (_, "up", "to") => (2, Bound::High),
        (_, "upwards" | "upward", "of") => (2, Bound::Low),
        ("as", "many" | "much", "as") => (3, Bound::High),
        ("as", "few" | "little", "as") => (3, Bound::Low),
        (_, "close" | "closer", "to") => (2, Bound::About),
        (_, "in", "excess") => (0, Bound::Low),
        // "over two days" is how long it took; behind a preposition or a verb of lasting "over" means more than that.
        (_, before, "over")
            if time_unit(words, end - 1).is_some()
                && !list![
                    "in", "for", "of", "after", "within", "to", "by", "lasted", "lasts", "takes", "took", "spent",
                    "was", "is"
                ]
                .has(before.as_bytes()) =>
        {
            (0, Bound::About)
        }
        (
            _,
            _,
            "over" | "above" | "exceeding" | "exceeded" | "exceeds" | "exceed" | "surpassing" | "surpassed" | "topped"
            | "topping",
        ) => (1, Bound::Low),
        (_, _, "under" | "below" | "within") => (1, Bound::High),
        (_, _, "between") if amount.low.is_some() && amount.high.is_some() => (1, Bound::About),
        (_, _, "about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "some" | "circa") => {
            (1, Bound::About)
        }
        ("in", "excess", "of") => (3, Bound::Low),
        _ => (0, Bound::About),
    };
    // "over" of a dispute: "the fight over two seats" still bounds nothing, but cannot be told apart cheaply; "from under 5" can.
    first -= length;
    let mut last = end;
    let mut bound = bound;
    let mut used = length > 0;
    if words.is_among(end, list!["or"])
        && words
            .is_among(end + 1, list!["more", "over", "above", "older", "less", "fewer", "under", "younger", "below"])
        && words.same_sentence(start, end + 1)
    {
        bound = if words.is_among(end + 1, list!["more", "over", "above", "older"]) { Bound::Low } else { Bound::High };
        last = end + 2;
        used = true;
    } else if words.slice(end) == "+" && words.glued(end) {
        (bound, last, used) = (Bound::Low, end + 1, true);
    }
    if used && amount.value.is_some() {
        match bound {
            Bound::Low => amount.low = amount.value,
            Bound::High => amount.high = amount.value,
            Bound::About => {}
        }
    }
    (first, last)
}
