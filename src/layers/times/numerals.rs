//! Numbers in digits and words, as far as their worth: "6,000", "1.2 million", "$40m" (the part behind the sign), "twenty-five",
//! "one and a half million", "two-thirds", "dozens". What they count is the business of the quantities.
//!
//! A number whose worth cannot be told ("1.234,56", forty digits) has none; what only looks like one ("1,2,3,4",
//! "10.0.0.1") is none.

use crate::lexicon::{class, list, table};
use crate::text::in_figures;
use crate::words::{TokenKind, Words};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits, perhaps with a magnitude: "6,000", "1.2 million", "½".
    Digits,
    /// Words: "fifteen", "a hundred".
    Words,
    /// A part of a whole: "a third", "two-thirds", "half".
    Part,
    /// A plural that names only a magnitude: "dozens", "hundreds of thousands".
    Vague,
}

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// First token ("a" of "a hundred" belongs to it).
    pub start: usize,
    /// The token behind the last.
    pub end: usize,
    /// Its worth; the magnitude of a vague one. `None` where it cannot be told.
    pub value: Option<f64>,
    /// How it is written.
    pub form: Form,
}

/// The largest whole number that `f64` holds exactly is 2^53; what is larger than this is no number of a news article.
const LARGEST: f64 = 1e18;
/// Digits of a numeral that are read; more make it worthless.
const MOST_DIGITS: usize = 18;
const POWERS: [f64; 19] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

/// A row of `number.words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Unit(f64),
    Teen(f64),
    Tens(f64),
    Hundred,
    Scale(f64),
    /// A magnitude as a sign: "bn", "m".
    Sign(f64),
    Dozen,
    Vague(f64),
    Part(f64),
    Order(f64),
}

fn piece(words: &Words, i: usize) -> Option<Piece> {
    if !words.is(i, class::NUMERALS) {
        return None;
    }
    let (kind, value) = words.found_in(i, &table::NUMBER_WORDS)?.split_once('\t')?;
    let value: u32 = value.bytes().try_fold(0u32, |n, b| n.checked_mul(10)?.checked_add(u32::from(b - b'0')))?;
    let power = || POWERS[(value as usize).min(18)];
    let value = f64::from(value);
    Some(match kind {
        "unit" => Piece::Unit(value),
        "teen" => Piece::Teen(value),
        "tens" => Piece::Tens(value),
        "hundred" => Piece::Hundred,
        "scale" => Piece::Scale(power()),
        "sign" => Piece::Sign(power()),
        "dozen" => Piece::Dozen,
        "vague" => Piece::Vague(value),
        "part" => Piece::Part(value),
        _ => Piece::Order(value),
    })
}

/// Reads the number that begins at token `i`, if one does. "a" and "an" begin one only before a magnitude, a dozen or a part.
pub(crate) fn read(words: &Words, i: usize) -> Option<Numeral> {
    match words.token(i).kind() {
        TokenKind::Number => read_digits(words, i),
        TokenKind::Word if words.is(i, class::NUMERALS) => read_words(words, i, i),
        TokenKind::Word if words.is_among(i, list!["a", "an"]) => {
            let article = matches!(
                piece(words, i + 1)?,
                Piece::Hundred | Piece::Scale(_) | Piece::Dozen | Piece::Part(_) | Piece::Vague(_)
            );
            let read = article.then(|| read_words(words, i + 1, i)).flatten()?;
            // "a second", "a third man" are ranks; "a third of" is a part.
            Some(Numeral { start: i, ..read })
        }
        _ => None,
    }
}

/// The token behind a hyphen glued on both sides, else `i` itself.
fn past_hyphen(words: &Words, i: usize) -> usize {
    if words.slice(i) == "-" && words.glued(i) && words.glued(i + 1) { i + 1 } else { i }
}

fn read_digits(words: &Words, i: usize) -> Option<Numeral> {
    let (mut value, mut end) = (digits(words.slice(i))?, i + 1);
    // "2½"
    if words.token(end).kind() == TokenKind::Number
        && words.glued(end)
        && let Some(part) = sign_fraction(words.slice(end))
    {
        value = value.map(|v| v + part);
        end += 1;
    }
    // "10 1/2"; "3/4" alone is no number of running news but a date or a score.
    if let Some(part) = written_fraction(words, end) {
        value = value.map(|v| v + part);
        end += 3;
    }
    if let Some((scale, behind)) = magnitude(words, end) {
        value = value.map(|v| v * scale);
        end = behind;
    } else if words.are(end, &["and", "a", "half"]) {
        value = value.map(|v| v + 0.5);
        end += 3;
        if let Some((scale, behind)) = magnitude(words, end) {
            value = value.map(|v| v * scale);
            end = behind;
        }
    }
    let value = value.filter(|v| *v <= LARGEST);
    Some(Numeral { start: i, end, value, form: Form::Digits })
}

/// "1/2", "3/8" behind a whole number.
fn written_fraction(words: &Words, i: usize) -> Option<f64> {
    let joined = !words.glued(i) && words.slice(i + 1) == "/" && words.glued(i + 1) && words.glued(i + 2);
    let small = |i: usize| in_figures::<u8>(words.slice(i));
    let (part, of) = (small(i).filter(|_| joined)?, small(i + 2)?);
    let usual = matches!(of, 2 | 3 | 4 | 5 | 8 | 16) && part > 0 && part < of;
    let ends = !(words.slice(i + 3) == "/" && words.glued(i + 3));
    (usual && ends && words.same_sentence(i - 1, i + 2)).then(|| f64::from(part) / f64::from(of))
}

/// "million" or a sign glued to the digits: "40m", "1.2 bn". A lone "m" or "b" behind a space is a letter, not a magnitude,
/// and "m" glued to a bare number may be metres: the caller knows whether money stands in front.
fn magnitude(words: &Words, at: usize) -> Option<(f64, usize)> {
    let place = past_hyphen(words, at);
    match piece(words, place)? {
        Piece::Scale(v) => {
            // "hundred thousand", "million million" do not occur behind digits; "thousand million" does in old texts.
            let (next, behind) = match piece(words, place + 1) {
                Some(Piece::Scale(next)) if next > v => (next, place + 2),
                _ => (1.0, place + 1),
            };
            Some((v * next, behind))
        }
        Piece::Hundred if words.token(place).kind() == TokenKind::Word && place == at => Some((100.0, place + 1)),
        Piece::Sign(v) => {
            let sign = words.lower(place);
            let long = sign.len() >= 2;
            let glued = words.glued(place) && place == at;
            let upper_letter = matches!(words.slice(place), "M" | "B" | "K" | "k");
            let money = at >= 2 && is_money_sign(words, at - 2);
            let counted = sign == "m" && glued && counts_millions(words, place + 1);
            (long || (glued && (upper_letter || money || counted))).then_some((v, place + 1))
        }
        Piece::Dozen if place == at => Some((12.0, place + 1)),
        _ => None,
    }
}

/// A plural noun or a currency behind "40m" makes it forty million of them; a metre is followed by other things.
fn counts_millions(words: &Words, at: usize) -> bool {
    let word = words.lower(at);
    matches!(word, "people" | "men" | "women" | "children")
        || word.len() >= 3 && table::QUANTITY_CURRENCIES.get(word).is_some()
        || (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"))
}

/// Whether the token is a sign of money.
pub(crate) fn is_money_sign(words: &Words, i: usize) -> bool {
    words.token(i).kind() == TokenKind::Symbol
        && matches!(
            words.slice(i),
            "$" | "€"
                | "£"
                | "¥"
                | "₹"
                | "₽"
                | "₴"
                | "₩"
                | "₺"
                | "₪"
                | "฿"
                | "₦"
                | "₱"
                | "₫"
                | "₾"
                | "₸"
        )
}

fn read_words(words: &Words, i: usize, start: usize) -> Option<Numeral> {
    let first = piece(words, i)?;
    let with_article = start < i;
    match first {
        Piece::Vague(mut value) => {
            let mut end = i + 1;
            // "hundreds of thousands", "tens of millions"
            if words.lower(end) == "of"
                && let Some(Piece::Vague(next)) = piece(words, end + 1)
                && next > value
            {
                value *= next;
                end += 2;
            }
            // "tens" and "scores" alone are too often something else ("scores of the match").
            let alone = end == i + 1 && words.is_among(i, list!["tens", "scores"]) && words.lower(end) != "of";
            // "the thousands" of a table, "the hundreds place"
            (!alone && !with_article).then_some(Numeral { start, end, value: Some(value), form: Form::Vague })
        }
        Piece::Part(parts) => part(words, i, start, 1.0, parts),
        Piece::Dozen => {
            if !with_article && !words.is_among(i.wrapping_sub(1), list!["half", "per"]) {
                return None;
            }
            Some(Numeral { start, end: i + 1, value: Some(12.0), form: Form::Words })
        }
        Piece::Order(_) | Piece::Sign(_) => None,
        Piece::Hundred | Piece::Scale(_) if !with_article => None,
        _ => {
            let (mut value, mut end) = cardinal(words, i);
            // "two-thirds", "three quarters": a part where the noun agrees in number
            let place = past_hyphen(words, end);
            if let Some(Piece::Part(parts)) = piece(words, place)
                && (value > 1.0) == words.lower(place).ends_with('s')
                && value < parts
                && parts > 2.0
                && (place > end || value > 1.0 || words.lower(place + 1) == "of")
                && !(value > 1.0
                    && words.is_among(place, list!["quarters", "halves", "seconds"])
                    && place == end
                    && words.lower(place + 1) != "of")
            {
                return part(words, place, start, value, parts);
            }
            // "two and a half", "two-and-a-half"
            let and = past_hyphen(words, end);
            if words.lower(and) == "and" {
                let article = past_hyphen(words, and + 1);
                let noun = past_hyphen(words, article + 1);
                if words.lower(article) == "a"
                    && let Some(Piece::Part(parts)) = piece(words, noun)
                    && parts <= 4.0
                {
                    // "a million and a half" is half a million more.
                    let whole = match piece(words, end - 1) {
                        Some(Piece::Scale(scale)) => scale,
                        _ => 1.0,
                    };
                    value += whole / parts;
                    end = noun + 1;
                }
            }
            let scaled = past_hyphen(words, end);
            if let Some(Piece::Scale(scale)) = piece(words, scaled) {
                value *= scale;
                end = scaled + 1;
            } else if let Some(Piece::Dozen) = piece(words, end) {
                value *= 12.0;
                end += 1;
            }
            (value <= LARGEST).then_some(Numeral { start, end, value: Some(value), form: Form::Words })
        }
    }
}

/// "half", "a third", "two-thirds", "half a million".
fn part(words: &Words, i: usize, start: usize, count: f64, parts: f64) -> Option<Numeral> {
    let end = i + 1;
    if words.lower(i) == "half" && words.is_among(end, list!["a", "an"]) {
        let scale = match piece(words, end + 1) {
            Some(Piece::Scale(v)) => Some(v),
            Some(Piece::Dozen) => Some(12.0),
            Some(Piece::Hundred) => Some(100.0),
            _ => None,
        };
        if let Some(v) = scale {
            return Some(Numeral { start, end: end + 2, value: Some(v / 2.0), form: Form::Words });
        }
    }
    // "quarter of a million"
    if words.are(end, &["of", "a"])
        && let Some(Piece::Scale(v)) = piece(words, end + 2)
        && words.lower(end + 3) != "of"
    {
        return Some(Numeral { start, end: end + 3, value: Some(count * v / parts), form: Form::Words });
    }
    Some(Numeral { start, end, value: Some(count / parts), form: Form::Part })
}

/// A whole number in words, from its first word; its worth and the token behind it.
fn cardinal(words: &Words, i: usize) -> (f64, usize) {
    let (mut total, mut current) = (0.0, 0.0);
    let mut limit = f64::INFINITY;
    let mut last = None;
    let mut end = i;
    loop {
        let hyphen = past_hyphen(words, end);
        let mut place = hyphen;
        let mut joined = false;
        if end > i && words.lower(place) == "and" && matches!(last, Some(Piece::Hundred | Piece::Scale(_))) {
            place = past_hyphen(words, place + 1);
            joined = true;
        }
        let Some(next) = piece(words, place) else { break };
        // "a billion and three quarters": the three belong to the quarters.
        if joined && matches!(piece(words, place + 1), Some(Piece::Part(_))) {
            break;
        }
        let fits = match (last, next) {
            (_, Piece::Scale(v)) => v < limit && (end == i || !joined),
            (_, Piece::Hundred) => {
                !joined && (current == 0.0 || current < 100.0) && !matches!(last, Some(Piece::Hundred))
            }
            (None | Some(Piece::Hundred | Piece::Scale(_)), Piece::Unit(_) | Piece::Teen(_) | Piece::Tens(_)) => true,
            (Some(Piece::Tens(_)), Piece::Unit(v)) => v > 0.0,
            _ => false,
        };
        // "one hundred and one" is one number, "hundreds, and two" are two; "a thousand one" does not occur.
        if !fits || (joined && matches!(next, Piece::Scale(_) | Piece::Hundred)) {
            break;
        }
        match next {
            Piece::Unit(v) | Piece::Teen(v) | Piece::Tens(v) => current += v,
            Piece::Hundred => current = if current == 0.0 { 100.0 } else { current * 100.0 },
            Piece::Scale(v) => {
                total += if current == 0.0 { 1.0 } else { current } * v;
                current = 0.0;
                limit = v;
            }
            _ => {}
        }
        last = Some(next);
        end = place + 1;
    }
    (total + current, end)
}

/// The worth of one numeric sign: "½".
fn sign_fraction(slice: &str) -> Option<f64> {
    Some(match slice {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}

/// The worth of digits with their separators. `None`: no number; `Some(None)`: a number whose worth cannot be told.
pub(crate) fn digits(slice: &str) -> Option<Option<f64>> {
    if let Some(v) = sign_fraction(slice) {
        return Some(Some(v));
    }
    if !slice.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (dots, commas) = (slice.matches('.').count(), slice.matches(',').count());
    let (whole, decimals) = match (dots, commas) {
        (0, _) => (slice, ""),
        (1, 0) => slice.split_once('.')?,
        (1, _) if slice.rfind('.') > slice.rfind(',') => slice.split_once('.')?,
        // "1.234,56" is a number in other languages; in English its worth is anybody's guess.
        (_, 1) if slice.rfind(',') > slice.rfind('.') && grouped(slice.split(',').next()?, '.') => return Some(None),
        _ => return None,
    };
    if commas > 0 && !grouped(whole, ',') {
        return None;
    }
    let mut mantissa = 0u64;
    let mut count = 0;
    for b in whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit) {
        count += usize::from(count > 0 || b != b'0');
        if count > MOST_DIGITS {
            return Some(None);
        }
        mantissa = mantissa * 10 + u64::from(b - b'0');
    }
    let scale = POWERS.get(decimals.len())?;
    Some(Some(mantissa as f64 / scale))
}

/// Groups of three digits behind the first (and, as in India, groups of two before the last three).
fn grouped(whole: &str, separator: char) -> bool {
    let mut groups = whole.split(separator).map(str::len);
    let first = groups.next().unwrap_or(0);
    let rest: Vec<usize> = groups.take(8).collect();
    let last_three = rest.last() == Some(&3);
    (1..=3).contains(&first)
        && last_three
        && (rest.iter().all(|g| *g == 3) || (first <= 2 && rest[..rest.len() - 1].iter().all(|g| *g == 2)))
}

/// The number of a rank: "21st", "third", "twenty-first" → the day of the month, at most 31; and the token behind it.
pub(crate) fn rank(words: &Words, i: usize) -> Option<(u32, usize)> {
    if words.token(i).kind() == TokenKind::Number {
        let slice = words.slice(i);
        let suffix = words.glued(i + 1) && words.is_among(i + 1, list!["st", "nd", "rd", "th"]);
        let value = in_figures::<u32>(slice).filter(|_| slice.len() <= 2 && suffix)?;
        return Some((value, i + 2));
    }
    let simple = |i: usize| match piece(words, i) {
        Some(Piece::Order(v)) => Some(v as u32),
        Some(Piece::Part(v))
            if (3.0..=10.0).contains(&v) && !words.lower(i).ends_with('s') && words.lower(i) != "quarter" =>
        {
            Some(v as u32)
        }
        _ => None,
    };
    if let Some(v) = simple(i) {
        return Some((v, i + 1));
    }
    if let Some(Piece::Tens(tens)) = piece(words, i) {
        let place = past_hyphen(words, i + 1);
        return simple(place).filter(|v| *v < 10).map(|v| (tens as u32 + v, place + 1));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    fn value(text: &str) -> Option<(Option<f64>, usize)> {
        let article = Article::from_text(text);
        let words = crate::words::read(&article, Some("en"));
        read(&words, 0).map(|n| (n.value, n.end))
    }

    #[test]
    fn digits_with_separators() {
        assert_eq!(digits("6,000"), Some(Some(6000.0)));
        assert_eq!(digits("2.5"), Some(Some(2.5)));
        assert_eq!(digits("12,345.67"), Some(Some(12345.67)));
        assert_eq!(digits("1,00,000"), Some(Some(100_000.0)));
        assert_eq!(digits("1,2,3,4"), None);
        assert_eq!(digits("1.234,56"), Some(None));
        assert_eq!(digits("10.0.0.1"), None);
        assert_eq!(digits(&"9".repeat(400)), Some(None));
    }

    #[test]
    fn words_of_all_sizes() {
        for (text, worth) in [
            ("fifteen aircraft", 15.0),
            ("twenty-five men", 25.0),
            ("one hundred and two", 102.0),
            ("a hundred thousand", 100_000.0),
            ("two million three hundred thousand and five", 2_300_005.0),
            ("one and a half million", 1_500_000.0),
            ("two-and-a-half", 2.5),
            ("1.2 bn", 1_200_000_000.0),
            ("half a million", 500_000.0),
            ("a quarter of a million", 250_000.0),
            ("three dozen", 36.0),
            ("two-thirds", 2.0 / 3.0),
            ("a third of", 1.0 / 3.0),
            ("3 hundred", 300.0),
            ("2½", 2.5),
            ("40m people", 40e6),
        ] {
            assert_eq!(value(text).and_then(|v| v.0), Some(worth), "{text}");
        }
        assert_eq!(value("one, two"), Some((Some(1.0), 1)));
        assert_eq!(value("hundred"), None);
        assert_eq!(value("second"), None);
        assert_eq!(value("100m sprint"), Some((Some(100.0), 1)));
    }
}
