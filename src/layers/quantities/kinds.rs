//! What an amount measures: money, a share, an age, a length of time, a measure, or simply so many of something.

use std::ops::Range;

use super::QuantityKind;
use super::amount::Amount;
use super::noun;
use crate::layers::times::numerals::Form;
use crate::layers::times::time_unit;
use crate::lexicon::{List, class, list, table};
use crate::words::{TokenKind, Words};

/// What a rule makes of an amount.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub kind: QuantityKind,
    pub unit: Option<&'static str>,
    /// First token of the whole.
    pub start: usize,
    /// The token behind the whole, without `of` and `per`.
    pub end: usize,
    /// Number with its money or percent sign.
    pub number: Range<usize>,
    /// What the worth is to be multiplied by: a quarter of a whole is 25 per cent.
    pub factor: f64,
    pub of: Option<Range<usize>>,
}

impl Reading {
    pub(super) fn of(amount: &Amount, kind: QuantityKind, end: usize) -> Self {
        Self {
            kind,
            unit: None,
            start: amount.money.map_or(amount.tokens.start, |(i, _)| i),
            end,
            number: amount.tokens.clone(),
            factor: 1.0,
            of: None,
        }
    }
}

/// The token behind a hyphen glued on both sides, else `i` itself.
pub(super) fn past_hyphen(words: &Words, i: usize) -> usize {
    if words.slice(i) == "-" && words.glued(i) && words.glued(i + 1) { i + 1 } else { i }
}

pub(super) fn same(words: &Words, amount: &Amount, i: usize) -> bool {
    words.same_sentence(amount.tokens.start, i)
}

/// The row of a table that begins at `i`, of up to three words; and the token behind it.
fn longest(words: &Words, i: usize, rows: &'static crate::lexicon::Table) -> Option<(&'static str, usize)> {
    let mut found = None;
    let mut key = String::new();
    for end in i..i + 3 {
        if end > i {
            if words.token(end).kind() == TokenKind::Punct && words.slice(end) != "/" || !words.same_sentence(i, end) {
                break;
            }
            if !words.glued(end) {
                key.push(' ');
            }
        }
        key.push_str(words.lower(end));
        if let Some(row) = rows.get(&key) {
            found = Some((row, end + 1));
        } else if !rows.has_prefix(&key) {
            break;
        }
    }
    found
}

/// quantity.money
pub(super) fn money(words: &Words, amount: &Amount) -> Option<Reading> {
    let end = amount.tokens.end;
    if let Some((_, code)) = amount.money {
        let mut reading =
            Reading { unit: Some(code).filter(|c| !c.is_empty()), ..Reading::of(amount, QuantityKind::Money, end) };
        // "$10 dollars", "US$ 5 million AUD" do not occur; "$5 million-a-year" does, and `per` sees it.
        reading.number = amount.tokens.clone();
        return Some(reading);
    }
    if matches!(amount.form, Form::Part) {
        return None;
    }
    // "USD 200", "EUR 5m"
    if amount.form == Form::Digits && amount.tokens.start > 0 {
        let code = amount.tokens.start - 1;
        if words.token(code).is_all_caps()
            && words.slice(code).len() == 3
            && same(words, amount, code)
            && let Some(row) = words.found_in(code, &table::QUANTITY_CURRENCIES).filter(|r| r.len() == 3)
        {
            let mut reading = Reading { unit: Some(row), ..Reading::of(amount, QuantityKind::Money, end) };
            reading.start = code;
            reading.number = code..end;
            return Some(reading);
        }
    }
    let place = past_hyphen(words, end);
    // "5p", "99c": only glued.
    if words.lower(place) == "p" && words.glued(place) && amount.form == Form::Digits {
        let mut reading =
            Reading { unit: Some("GBP"), factor: 0.01, ..Reading::of(amount, QuantityKind::Money, place + 1) };
        reading.number = amount.tokens.start..place + 1;
        return Some(reading);
    }
    if !same(words, amount, place) || !matches!(words.token(place).kind(), TokenKind::Word | TokenKind::Symbol) {
        return None;
    }
    let (row, behind) = longest(words, place, &table::QUANTITY_CURRENCIES)?;
    // "5 Rs", "20 try": short codes count in capitals only. A pound may be a weight.
    let short = behind == place + 1 && words.slice(place).len() <= 3 && words.token(place).kind() == TokenKind::Word;
    if short && !words.token(place).is_all_caps() && !words.is_among(place, list!["yen", "lei"]) {
        return None;
    }
    let weight = row.ends_with('*');
    if weight && is_weight(words, place, behind, place > end) {
        return None;
    }
    let unit = Some(row.trim_end_matches('*')).filter(|c| !c.is_empty());
    let mut reading = Reading { unit, ..Reading::of(amount, QuantityKind::Money, behind) };
    reading.number = amount.tokens.start..behind;
    Some(reading)
}

/// Whether "pounds" is a weight here: of something, lost or gained, or in a compound.
fn is_weight(words: &Words, at: usize, behind: usize, hyphen: bool) -> bool {
    let near = |i: usize, list: List| words.same_sentence(at, i) && words.is_among(i, list);
    let of = near(behind, list!["of"])
        && !near(
            behind + 1,
            list![
                "debt",
                "taxpayers",
                "public",
                "savings",
                "damage",
                "goods",
                "drugs",
                "tax",
                "investment",
                "funding",
                "revenue",
                "fines"
            ],
        );
    let verb = (2..=6).any(|k| {
        at >= k
            && near(
                at - k,
                list![
                    "weigh", "weighs", "weighed", "weighing", "lost", "lose", "losing", "gained", "gain", "shed",
                    "dropped", "lift", "lifted", "weight"
                ],
            )
    });
    of || verb
        || (hyphen && !near(behind, list!["note", "coin", "fine", "bill", "cheque", "deal", "a"]))
        || (behind..behind + 2).any(|i| near(i, list!["heavier", "lighter", "overweight", "thrust", "weight", "body"]))
}

/// quantity.age
pub(super) fn age(words: &Words, amount: &Amount) -> Option<Reading> {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let before = |k: usize| start.checked_sub(k).filter(|j| words.same_sentence(*j, start));
    let is_before = |k: usize, list: List| before(k).is_some_and(|j| words.is_among(j, list));
    let plausible = amount.value.or(amount.high).is_some_and(|v| (0.0..=120.0).contains(&v));
    let place = past_hyphen(words, end);
    let unit = time_unit(words, place).filter(|_| same(words, amount, place));
    // "a nine-month-old child", "25 years old"
    if let Some(unit) = unit {
        let old = past_hyphen(words, place + 1);
        let is_old = words.is_among(old, list!["old", "olds"]);
        let aged = is_before(1, list!["aged", "age"]) || is_before(2, list!["age"]) && is_before(1, list!["of"]);
        let of_age = words.are(place + 1, &["of", "age"]);
        if is_old || aged || of_age {
            let behind = if is_old {
                old + 1
            } else if of_age {
                place + 3
            } else {
                place + 1
            };
            let mut reading = Reading { unit: Some(unit), ..Reading::of(amount, QuantityKind::Age, behind) };
            if is_old && old > place + 1 && !words.lower(old).ends_with('s') {
                reading.of = noun::phrase(words, behind, true).filter(|_| same(words, amount, behind));
            }
            return Some(reading);
        }
        return None;
    }
    if !plausible
        || amount.form == Form::Vague
        || amount.form == Form::Part
        || amount.value.is_some_and(|v| v.fract() != 0.0)
    {
        return None;
    }
    let reading = || Some(Reading { unit: Some("year"), ..Reading::of(amount, QuantityKind::Age, end) });
    let noun = words.token(end).kind() == TokenKind::Word
        && same(words, amount, end)
        && noun::phrase(words, end, false).is_some();
    if is_before(1, list!["aged"])
        || (is_before(1, list!["age"]) && !noun)
        || (is_before(2, list!["age", "ages"]) && is_before(1, list!["of", "at"]) && !noun)
    {
        return reading();
    }
    if is_before(1, list!["turned", "turns", "turning"]) && !noun {
        return reading();
    }
    // "Thomas Sam, 42, and", "Ann Lee (42)"
    let digits = amount.form == Form::Digits && amount.value.is_some_and(|v| v >= 1.0);
    let open = before(1).map(|j| words.slice(j));
    let named = before(2).is_some_and(|j| {
        words.token(j).is_capital()
            && words.token(j).kind() == TokenKind::Word
            && !words.is(j, class::MONTHS.or(class::WEEKDAYS))
    });
    let closes = |marks: List| marks.has(words.slice(end).as_bytes()) && same(words, amount, end);
    if digits
        && named
        && ((open == Some(",") && (closes(list![",", ".", ";"]) || words.is_among(end, list!["and", "of", "from"])))
            || (open == Some("(") && closes(list![")", ","])))
    {
        // "Paris, 24, Lyon, 17" and scores in lists stay ages only with a comma behind.
        return reading();
    }
    // "The judge, 63, retired": between commas, unless a list of numbers goes on.
    let listed = words.token(end + 1).kind() == TokenKind::Number
        || before(2).is_some_and(|j| words.token(j).kind() != TokenKind::Word);
    let adult = amount.value.is_some_and(|v| (10.0..=110.0).contains(&v));
    if digits && adult && open == Some(",") && closes(list![","]) && !listed {
        return reading();
    }
    // "when she was six", "he was 11 when", "At 36, she"
    let subject = is_before(1, list!["was", "is", "were", "'s"]) && is_before(2, list!["he", "she", "i", "who"]);
    let clause = subject
        && (is_before(3, list!["when", "until", "since", "because", "although", "before", "while"])
            || words.is_among(end, list!["when", "and", "at"])
            || closes(list![".", ",", ";"]));
    let at = is_before(1, list!["at"])
        && before(1)
            .is_some_and(|j| words.starts_sentence(j) || words.token(j.saturating_sub(1)).kind() == TokenKind::Punct)
        && amount.value.is_some_and(|v| v >= 3.0)
        && (closes(list![","]) || words.is_among(end, list!["he", "she", "i"]));
    let clause = clause || at;
    if clause && !noun { reading() } else { None }
}

/// quantity.duration
pub(super) fn duration(words: &Words, amount: &Amount) -> Option<Reading> {
    // "the third month" is a rank.
    if amount.form == Form::Part && words.lower(amount.tokens.end - 1) != "half" {
        return None;
    }
    let end = amount.tokens.end;
    let mut place = past_hyphen(words, end);
    if place == end
        && words.is_among(
            place,
            list![
                "consecutive",
                "straight",
                "full",
                "working",
                "business",
                "more",
                "further",
                "additional",
                "successive",
                "long"
            ],
        )
    {
        place += 1;
    }
    // "half an hour", "half-hour"
    if amount.form == Form::Part && words.is_among(place, list!["a", "an"]) {
        place += 1;
    }
    if !same(words, amount, place) {
        return None;
    }
    let unit = time_unit(words, place)?;
    let mut reading = Reading { unit: Some(unit), ..Reading::of(amount, QuantityKind::Duration, place + 1) };
    // "dozens of years"
    if amount.form == Form::Vague {
        return None;
    }
    // "a 30-day ceasefire"
    if place > end && words.slice(end) == "-" {
        reading.of = noun::phrase(words, place + 1, true)
            .filter(|_| same(words, amount, place + 1) && words.token(place + 1).kind() == TokenKind::Word);
    }
    Some(reading)
}

/// quantity.measure
pub(super) fn measure(words: &Words, amount: &Amount) -> Option<Reading> {
    if matches!(amount.form, Form::Part | Form::Vague) {
        return None;
    }
    let end = amount.tokens.end;
    let place = past_hyphen(words, end);
    if !same(words, amount, place) {
        return None;
    }
    let (row, behind) = match longest(words, place, &table::QUANTITY_UNITS) {
        Some(found) => found,
        None if words.is_among(place, list!["pound", "pounds"]) => ("[lb_av]", place + 1),
        // "30C": a letter glued to what can be the weather's, or, with no noun behind it, an oven's or a planet's.
        None if words.glued(place)
            && amount.value.is_some_and(|v| v <= 130.0 || v <= 10_000.0 && !words.token(place + 1).is_word_like()) =>
        {
            match words.slice(place) {
                "C" => ("Cel", place + 1),
                "F" => ("[degF]", place + 1),
                _ => return None,
            }
        }
        None => return None,
    };
    // Letters that are also words or multipliers count only behind digits: "5 m", not "five m".
    let letters = words.slice(place).len() <= 2 && words.token(place).kind() == TokenKind::Word;
    if letters && amount.form != Form::Digits {
        return None;
    }
    // "mile-posts", "foot-bridge"
    let joined = past_hyphen(words, behind) > behind
        && !words.is_among(behind + 1, list!["long", "high", "wide", "deep", "tall", "thick", "an", "a", "per"]);
    if joined {
        return None;
    }
    // "six bars" and "two degrees" of another kind; "five feet" fine; "two bars" not listed.
    if words.is_among(place, list!["degree", "degrees"])
        && behind == place + 1
        && words.is_among(behind, list!["in", "from", "with"])
        && words.is_among(behind, list!["in"])
    {
        return None;
    }
    let mut reading =
        Reading { unit: Some(row).filter(|c| !c.is_empty()), ..Reading::of(amount, QuantityKind::Measure, behind) };
    let within = amount.tokens.start > 0 && words.is_among(amount.tokens.start - 1, list!["within"]);
    if words.lower(behind) == "of" && !within {
        reading.of = noun::whole(words, behind);
    } else if place > end && words.slice(end) == "-" {
        let long = past_hyphen(words, behind);
        let noun = if words.is_among(long, list!["long", "high", "wide", "deep", "tall", "thick"]) {
            long + 1
        } else {
            behind
        };
        reading.of = noun::phrase(words, noun, true)
            .filter(|_| same(words, amount, noun) && words.token(noun).kind() == TokenKind::Word);
    }
    Some(reading)
}

/// quantity.vague: "dozens of rounds", "millions of pilgrims".
pub(super) fn vague(words: &Words, amount: &Amount) -> Option<Reading> {
    if amount.form != Form::Vague {
        return None;
    }
    let end = amount.tokens.end;
    let mut reading = Reading::of(amount, QuantityKind::Count, end);
    if words.lower(end) == "of" && same(words, amount, end + 1) {
        if let Some(unit) = time_unit(words, end + 1) {
            reading.kind = QuantityKind::Duration;
            reading.unit = Some(unit);
            reading.end = end + 2;
            return Some(reading);
        }
        if let Some((code, behind)) = longest(words, end + 1, &table::QUANTITY_CURRENCIES)
            .filter(|(row, _)| !row.ends_with('*') || words.is_among(end + 1, list!["pounds"]))
            && (words.slice(end + 1).len() > 3 || words.lower(end + 1) == "yen")
        {
            reading.kind = QuantityKind::Money;
            reading.unit = Some(code.trim_end_matches('*')).filter(|c| !c.is_empty());
            reading.end = behind;
            return Some(reading);
        }
        reading.of = noun::whole(words, end);
    } else {
        reading.of = noun::phrase(words, end, false).filter(|r| r.start == end && words.is_among(end, list!["more"]));
    }
    Some(reading)
}

/// quantity.count
pub(super) fn count(words: &Words, amount: &Amount) -> Option<Reading> {
    if matches!(amount.form, Form::Part | Form::Vague) {
        return None;
    }
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let mut reading = Reading::of(amount, QuantityKind::Count, end);
    let hyphen = past_hyphen(words, end) > end;
    let place = past_hyphen(words, end);
    if same(words, amount, place) {
        // "six - member": a hyphen with spaces around it joins too.
        let spaced = words.slice(place) == "-"
            && !words.glued(place)
            && !words.glued(place + 1)
            && words.token(place + 1).kind() == TokenKind::Word
            && !words.token(place + 1).is_capital();
        let place = if spaced { place + 1 } else { place };
        let single = amount.value == Some(1.0) || hyphen || spaced;
        reading.of = noun::phrase(words, place, single);
        if (hyphen || spaced)
            && let Some(of) = &mut reading.of
        {
            // "131-page document": what is counted are the pages.
            of.end = of.start + 1;
        }
    }
    // "at 4.31", written with a dot, is a time of day in British news.
    let dotted = amount.form == Form::Digits
        && words.slice(start).split_once('.').is_some_and(|(h, m)| h.len() <= 2 && m.len() == 2 && m < "60")
        && start > 0
        && words.is_among(start - 1, list!["at", "until", "by", "till"]);
    if dotted && reading.of.is_none() {
        return None;
    }
    // A lone number in words says something; lone digits may be anything ("in 2 he says").
    let alone = reading.of.is_none();
    if alone && amount.value.is_none() && amount.low.is_none() {
        return Some(reading);
    }
    if alone && hyphen {
        return None;
    }
    let _ = start;
    Some(reading)
}
