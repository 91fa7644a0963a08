//! What looks like a number of something and is none: labels, versions, scores, ratios, phone numbers, "one" as a pronoun.

use super::amount::Amount;
use super::noun::is_plural;
use crate::layers::times::numerals::Form;
use crate::lexicon::{class, list, table};
use crate::text::BlockKind;
use crate::words::{TokenKind, Words};

/// Tokens on either side among which a name is met again.
const NEAR: usize = 200;

/// Whether the amount is no quantity.
pub(super) fn is_none(words: &Words, amount: &Amount) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    if amount.money.is_some() {
        return false;
    }
    // "half past four", "open at 7.": an hour.
    if let Some(p) = before(words, start, 1)
        && (words.lower(p) == "past" && words.is_among(p.wrapping_sub(1), list!["half", "quarter"])
            || is_hour(words, amount, p))
    {
        return true;
    }
    match amount.form {
        Form::Digits => digits(words, start, end),
        Form::Words => is_one(words, start, end) || in_name(words, start) || score(words, start, end),
        // "the second half", "half-time", "quarter-final"
        Form::Part => {
            let hyphen = words.slice(end) == "-" && words.glued(end);
            in_name(words, start) || hyphen
        }
        Form::Vague => in_name(words, start),
    }
}

/// "By 9 the shelves were bare": a small number alone behind such a word.
fn is_hour(words: &Words, amount: &Amount, p: usize) -> bool {
    let end = amount.tokens.end;
    let next = words.token(end);
    let alone = next.kind() == TokenKind::Punct && !words.glued(end + 1)
        || !words.same_sentence(p, end)
        || words.is(end, class::PRONOUNS.or(class::CONJUNCTIONS));
    amount.form == Form::Digits
        && words.is_among(p, list!["at", "by", "until", "till"])
        && amount.value.is_some_and(|v| (1.0..=12.0).contains(&v) && v.fract() == 0.0)
        && alone
}

fn before(words: &Words, i: usize, k: usize) -> Option<usize> {
    i.checked_sub(k).filter(|j| words.same_sentence(*j, i))
}

fn digits(words: &Words, start: usize, end: usize) -> bool {
    let slice = words.slice(start);
    // "007", "0800 123 4567"
    if slice.len() > 1 && slice.starts_with('0') && !slice.contains('.') {
        return true;
    }
    let previous = before(words, start, 1);
    if let Some(p) = previous {
        let token = words.token(p);
        if words.glued(start) {
            match words.slice(p) {
                // "STS-1", "555-1234"; but "mid-40" and a dash without words are fine.
                "-" | "–" | "‑" if words.glued(p) => return true,
                "/" | ":" | "." | "," | "_" | "@" | "#" | "^" | "=" | "*" => return true,
                _ if token.kind() == TokenKind::Word || token.kind() == TokenKind::Number => return true,
                _ => {}
            }
        }
        if words.slice(p) == "+" && words.glued(start) && words.token(end).kind() == TokenKind::Number {
            return true;
        }
        if token.kind() == TokenKind::Number && words.slice(p).len() + slice.len() > 3 {
            return true;
        }
        if words.found_in(p, &table::QUANTITY_LABELS).is_some() || words.slice(p) == "#" {
            return true;
        }
        // "Internet Explorer 6", "Studio 54", but "In Texas 12 people".
        let function =
            class::STOPWORDS.or(class::OPENERS).or(class::PREPOSITIONS).or(class::DETERMINERS).or(class::CONJUNCTIONS);
        let plain_word = !words.is(p, function)
            && words.verb(p).next().is_none()
            && !words.lower(p).ends_with("ly")
            && !words.lower(p).ends_with("ing");
        let inside = !words.starts_sentence(p) && !is_title(words, start) || plain_word;
        let name = token.is_capital() && token.kind() == TokenKind::Word && inside || token.is_all_caps();
        let plain = !slice.contains(',') && slice.len() <= 4 && end == start + 1;
        let counted = words.token(end).kind() == TokenKind::Word
            && is_plural(words.lower(end))
            && !words.token(end).is_capital()
            && !words.is_among(end, list!["users", "owners", "games", "fans"])
            || matches!(words.slice(end), "%")
            || words.is_among(end, list!["percent", "per", "million", "years", "year"]);
        let currency = token.is_all_caps()
            && table::QUANTITY_CURRENCIES
                .get(words.lower(p))
                .is_some_and(|code| code.eq_ignore_ascii_case(words.slice(p)));
        if name && plain && !counted && !currency && !words.is(p, class::MONTHS) {
            return true;
        }
    }
    // A list number at the head of a line.
    if previous.is_none() && (matches!(words.slice(end), "." | ")") && words.glued(end)) {
        return true;
    }
    // What is glued behind: "5th", "1990s", "3D", "10:30", "3/4", "24/7", "2-1".
    if words.glued(end) {
        let token = words.token(end);
        match words.slice(end) {
            "/" | ":" | "_" | "^" | "*" | "@" if words.glued(end + 1) => return true,
            "-" | "–" | "—" if words.glued(end + 1) && words.token(end + 1).kind() == TokenKind::Number => {
                return true;
            }
            _ if token.kind() == TokenKind::Word => {
                let unit = words.found_in(end, &table::QUANTITY_UNITS).is_some()
                    || words.found_in(end, &table::QUANTITY_CURRENCIES).is_some()
                    || matches!(words.slice(end), "C" | "F")
                    || words.is_among(end, list!["pc", "hr", "hrs", "min", "mins", "yrs", "p"]);
                return !unit;
            }
            _ => {}
        }
    }
    // "10 Downing Street"
    if words.token(end).is_capital() && words.same_sentence(start, end) {
        let road = (end..end + 4).any(|j| {
            words.token(j).is_capital()
                && words.is_among(
                    j,
                    list![
                        "street",
                        "st.",
                        "road",
                        "rd.",
                        "avenue",
                        "ave.",
                        "lane",
                        "drive",
                        "square",
                        "boulevard",
                        "blvd.",
                        "place",
                        "terrace"
                    ],
                )
        });
        if road {
            return true;
        }
    }
    // "5 June" where the calendar knows no such day; "12 noon".
    if words.is(end, class::MONTHS) && words.token(end).is_capital()
        || words.is_among(end, list!["noon", "o'clock", "a.m.", "p.m.", "am", "pm"]) && words.same_sentence(start, end)
    {
        return true;
    }
    score(words, start, end)
}

/// "won 3 to 1", "a 5-4 ruling", "six-three": two numbers that no noun follows.
fn score(words: &Words, start: usize, end: usize) -> bool {
    let dash = |i: usize| matches!(words.slice(i), "-" | "–" | "—") && words.glued(i) && words.glued(i + 1);
    let number = |i: usize| {
        words.token(i).kind() == TokenKind::Number || (words.is(i, class::NUMERALS) && words.lower(i).len() > 2)
    };
    let joined_behind = dash(end) && number(end + 1);
    let joined_before = start >= 2 && dash(start - 1) && number(start - 2);
    joined_behind || joined_before
}

/// A range without anything it counts is a score or a pair: "40-50" alone.
pub(super) fn is_bare_range(words: &Words, amount: &Amount, counted: bool) -> bool {
    let joint = amount.low.is_some() && amount.high.is_some();
    joint && !counted && (amount.tokens.clone()).any(|i| matches!(words.slice(i), "-" | "–" | "—"))
}

/// "one" that stands for something said before, or that is a pronoun.
fn is_one(words: &Words, start: usize, end: usize) -> bool {
    if words.lower(start) != "one" || end != start + 1 {
        return false;
    }
    // "one in five", "one out of three"
    let ratio = words.is_among(end, list!["in", "out"])
        && (words.token(end + 1).kind() == TokenKind::Number
            || words.is(end + 1, class::NUMERALS)
            || words.are(end, &["out", "of"]));
    if ratio && words.same_sentence(start, end + 1) {
        return false;
    }
    if let Some(p) = before(words, start, 1)
        && (words.is_among(
            p,
            list![
                "no", "this", "that", "the", "which", "other", "last", "first", "any", "some", "each", "every",
                "another", "such", "not", "number", "phase", "day", "square", "year", "formula"
            ],
        ) || (words.slice(p) == "-" && words.glued(start)))
    {
        return true;
    }
    let next = words.token(end);
    if next.kind() != TokenKind::Word || !words.same_sentence(start, end) {
        // "one-year-old", "one-page": the hyphen leads to the noun; "one-off", "one-sided", "one percent" do not get here.
        let hyphen = words.slice(end) == "-" && words.glued(end) && words.glued(end + 1);
        return !(hyphen
            && words.is_among(
                end + 1,
                list![
                    "year", "month", "week", "day", "hour", "minute", "mile", "page", "bedroom", "man", "woman",
                    "person", "point", "goal", "seat", "vote"
                ],
            ))
            && next.kind() != TokenKind::Symbol;
    }
    let other = class::PREPOSITIONS
        .or(class::CONJUNCTIONS)
        .or(class::AUXILIARIES)
        .or(class::MODALS)
        .or(class::PRONOUNS)
        .or(class::DETERMINERS)
        .or(class::SUBORDINATORS)
        .or(class::NEGATIONS);
    let pronoun = words.is(end, other) && !words.is_among(end, list!["or", "per", "more", "such"]);
    let verb = words.verb(end).next().is_some()
        && !words.is_among(
            end,
            list!["shell", "vote", "point", "report", "ship", "state", "match", "call", "strike", "attack", "visit"],
        )
        && words.lower(end).ends_with('s');
    let idiom = words.is_among(
        end,
        list![
            "another",
            "time",
            "way",
            "thing",
            "day",
            "reason",
            "can",
            "never",
            "might",
            "knows",
            "wonders",
            "hopes",
            "fears",
            "imagines",
            "must",
            "night",
            "evening",
            "morning",
            "afternoon"
        ],
    ) || (words.is_among(end, list!["point", "stage", "side", "end", "hand"])
        && before(words, start, 1).is_some_and(|p| words.is_among(p, list!["at", "on"])));
    // "for one day", "one day a week" are lengths.
    let counted = before(words, start, 1).is_some_and(|p| {
        words.is_among(p, list!["for", "only", "just", "least", "than", "within", "to", "about", "in", "after"])
    });
    pronoun || verb || (idiom && !(words.is_among(end, list!["day", "thing", "night"]) && counted))
}

/// "Five Eyes", "the Big Four", "Chapter Eleven": a capital inside a sentence makes a name of it.
fn in_name(words: &Words, start: usize) -> bool {
    let token = words.token(start);
    if !token.is_capital() || is_title(words, start) {
        return false;
    }
    // "Three Rivers said": at the beginning of a sentence a name shows where it stands inside one.
    if words.starts_sentence(start) {
        let named = |i: usize| {
            words.lower(i) == words.lower(start)
                && words.token(i).is_capital()
                && words.lower(i + 1) == words.lower(start + 1)
                && words.token(i + 1).is_capital()
                && !words.starts_sentence(i)
        };
        return words.token(start + 1).is_capital()
            && (start.saturating_sub(NEAR)..words.len().min(start + NEAR)).any(|i| i != start && named(i));
    }
    // Behind a mark that opens something, a capital is nothing special.
    !before(words, start, 1).is_some_and(|p| words.token(p).kind() == TokenKind::Punct)
}

fn is_title(words: &Words, i: usize) -> bool {
    words.block(words.sentence_at(i)).is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading))
}
