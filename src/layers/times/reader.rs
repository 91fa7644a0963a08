//! What each word can contribute to a time expression, looked up once, and the small readings that rules share.

use super::calendar::{Season, Unit};
use super::numerals::{self, Form, Numeral};
use crate::lexicon::{List, class, list, table};
use crate::words::{Rising, TokenKind, Words};

/// What a word is to a time expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    /// Nothing.
    None,
    /// Digits or a numeric sign.
    Number,
    /// A month; short forms count only beside a number.
    Month {
        number: i8,
        short: bool,
    },
    /// A weekday, Monday being 1; short forms count only beside a date.
    Weekday {
        number: i8,
        short: bool,
    },
    /// "Mondays".
    Weekdays(i8),
    Unit {
        unit: Unit,
        plural: bool,
    },
    /// "hrs", "min": only behind a number.
    ShortUnit(Unit),
    /// "yearlong", "weekslong" (count unknown).
    Long {
        unit: Unit,
        many: bool,
    },
    Season(Season),
    /// Autumn or a fall.
    Fall,
    Part(&'static str),
    /// "noon", "midnight" as hours and minutes.
    Clock(&'static str),
    AmPm {
        pm: bool,
    },
    Oclock,
    /// Days from the day of publication; tonight is the night of day 0.
    Deictic {
        days: i8,
        night: bool,
    },
    Reference(&'static str),
    /// "the future".
    NounReference(&'static str),
    /// "daily": the unit, and how many of it.
    Set {
        unit: Unit,
        count: u8,
    },
    /// "twice".
    Times,
    /// "nineties".
    Decade(i8),
    Ago,
    Later {
        forward: bool,
    },
    Era {
        bc: bool,
    },
    Quarter(i8),
    Half(i8),
    /// First word of a named day, a named period; capitalised.
    Name,
    /// "half" as a noun.
    HalfNoun,
    /// The day before.
    Eve,
}

impl Item {
    /// Bit by which rules say what they begin at.
    pub(super) const fn bit(self) -> u32 {
        match self {
            Item::None => 0,
            Item::Number => on::NUMBER,
            Item::Month { .. } => on::MONTH,
            Item::Weekday { .. } => on::WEEKDAY,
            Item::Weekdays(_) | Item::Set { .. } | Item::Times => on::SET,
            Item::Unit { .. } => on::UNIT,
            Item::ShortUnit(_) => on::SHORT_UNIT,
            Item::Long { .. } => on::LONG,
            Item::Season(_) | Item::Fall => on::SEASON,
            Item::Part(_) => on::PART,
            Item::Clock(_) | Item::Oclock | Item::AmPm { .. } => on::CLOCK,
            Item::Deictic { .. } => on::DEICTIC,
            Item::Reference(_) => on::REFERENCE,
            Item::NounReference(_) => on::NOUN,
            Item::Decade(_) => on::DECADE,
            Item::Ago | Item::Later { .. } => 0,
            Item::Era { .. } => on::ERA,
            Item::Quarter(_) | Item::Half(_) => on::QUARTER,
            Item::Name => on::NAME,
            Item::HalfNoun => on::HALF,
            Item::Eve => on::EVE,
        }
    }
}

/// What a rule begins at: bits of [`Item::bit`].
pub(super) mod on {
    pub const NUMBER: u32 = 1;
    pub const MONTH: u32 = 1 << 1;
    pub const WEEKDAY: u32 = 1 << 2;
    pub const SET: u32 = 1 << 3;
    pub const UNIT: u32 = 1 << 4;
    pub const SHORT_UNIT: u32 = 1 << 5;
    pub const LONG: u32 = 1 << 6;
    pub const SEASON: u32 = 1 << 7;
    pub const PART: u32 = 1 << 8;
    pub const CLOCK: u32 = 1 << 9;
    pub const DEICTIC: u32 = 1 << 10;
    pub const REFERENCE: u32 = 1 << 11;
    pub const NOUN: u32 = 1 << 12;
    pub const DECADE: u32 = 1 << 13;
    pub const ERA: u32 = 1 << 14;
    pub const QUARTER: u32 = 1 << 15;
    pub const NAME: u32 = 1 << 16;
    pub const HALF: u32 = 1 << 17;
    pub const EVE: u32 = 1 << 18;
}

/// The words with what they are to time expressions.
pub(super) struct Reader<'r, 'a> {
    pub words: &'r Words<'a>,
    /// What is something, and which of these a token is.
    items: Vec<Item>,
    item_of: Rising,
    end: usize,
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Count {
    /// First token of the number.
    pub start: usize,
    /// `None`: "several".
    pub value: Option<f64>,
    /// The upper end of "two or three".
    pub high: Option<f64>,
    /// "a", "an", "one", or nothing but "the": too little to make a duration of by itself.
    pub article: bool,
}

/// Adjectives between a number and its unit: "two consecutive quarters", "twenty working days".
pub(super) const BETWEEN: List = list![
    "consecutive",
    "straight",
    "full",
    "working",
    "business",
    "whole",
    "successive",
    "solid",
    "calendar",
    "more",
    "further",
    "additional",
    "long",
    "extra",
    "school",
    "trading",
    "entire",
    "short",
    "other"
];

impl<'r, 'a> Reader<'r, 'a> {
    /// Looks up the first `end` words.
    pub(super) fn new(words: &'r Words<'a>, end: usize) -> Self {
        let end = end.min(words.len());
        let (mut items, mut item_of) = (Vec::with_capacity(end / 8), Rising::new(end));
        for i in 0..end {
            let item = item(words, i);
            if item != Item::None {
                item_of.set(i, items.len());
                items.push(item);
            }
        }
        Self { words, items, item_of, end }
    }

    /// How many words were looked up.
    pub(super) fn len(&self) -> usize {
        self.end
    }

    pub(super) fn item(&self, i: usize) -> Item {
        self.item_of.get(i).map_or(Item::None, |item| self.items[item])
    }

    pub(super) fn lower(&self, i: usize) -> &str {
        self.words.lower(i)
    }

    pub(super) fn is(&self, i: usize, words: List) -> bool {
        self.words.is_among(i, words)
    }

    /// The word before, in the same sentence; empty at its beginning.
    pub(super) fn before(&self, i: usize) -> &str {
        if i > 0 && self.words.same_sentence(i - 1, i) { self.words.lower(i - 1) } else { "" }
    }

    /// Whether one of these words stands right before.
    pub(super) fn is_before(&self, i: usize, words: List) -> bool {
        let before = self.before(i);
        !before.is_empty() && words.has(before.as_bytes())
    }

    /// Whether the word before it in the sentence is a preposition.
    pub(super) fn behind_preposition(&self, i: usize) -> bool {
        i > 0 && self.words.same_sentence(i - 1, i) && self.words.is(i - 1, class::PREPOSITIONS)
    }

    /// Whether the token, glued or not, is a dash of any kind.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.words.slice(i), "-" | "–" | "—" | "‑" | "−" | "--")
    }

    /// Whether it is a dash without space on either side.
    pub(super) fn is_tight_dash(&self, i: usize) -> bool {
        self.is_dash(i) && self.words.glued(i) && self.words.glued(i + 1)
    }

    /// A day of the month in digits, 1 to 31; and the token behind it ("2", "2nd").
    pub(super) fn day_number(&self, i: usize) -> Option<(i8, usize)> {
        if self.item(i) != Item::Number {
            return None;
        }
        let slice = self.words.slice(i);
        if slice.len() > 2 || !slice.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let value = slice.bytes().fold(0, |n, b| n * 10 + (b - b'0') as i8);
        let mut end = i + 1;
        if self.words.glued(end) && self.words.token(end).kind() == TokenKind::Word {
            if !self.is(end, list!["st", "nd", "rd", "th"]) {
                return None;
            }
            end += 1;
        }
        (1..=31).contains(&value).then_some((value, end))
    }

    /// A whole number of at most four digits without separators.
    pub(super) fn small(&self, i: usize) -> Option<i16> {
        let slice = self.words.slice(i);
        let digits = (1..=4).contains(&slice.len()) && slice.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| slice.bytes().fold(0, |n, b| n * 10 + i16::from(b - b'0')))
    }

    /// Four digits that can be a year between 1000 and 2199.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let slice = self.words.slice(i);
        if slice.len() != 4 || self.item(i) != Item::Number {
            return None;
        }
        let glued_word = self.words.glued(i + 1) && self.words.token(i + 1).kind() == TokenKind::Word;
        self.small(i).filter(|y| (1000..2200).contains(y) && !glued_word)
    }

    /// "'82", "’82".
    pub(super) fn short_year(&self, i: usize) -> Option<(i16, usize)> {
        let mark = matches!(self.words.slice(i), "'" | "’" | "‘");
        let value =
            self.small(i + 1).filter(|_| mark && self.words.glued(i + 1) && self.words.slice(i + 1).len() == 2)?;
        let glued_word = self.words.glued(i + 2) && self.words.token(i + 2).kind() == TokenKind::Word;
        (!glued_word).then_some((if value < 40 { 2000 + value } else { 1900 + value }, i + 2))
    }

    /// A number of units that ends right before token `unit`.
    pub(super) fn count_before(&self, unit: usize) -> Option<Count> {
        let sentence = self.words.sentence_range(unit).start;
        let mut end = unit;
        let step = |end: usize| end > sentence;
        // "30-day"
        let hyphen =
            step(end) && self.words.slice(end - 1) == "-" && self.words.glued(end) && self.words.glued(end - 1);
        if hyphen || (step(end) && self.is(end - 1, BETWEEN)) {
            end -= 1;
        }
        if !step(end) {
            return None;
        }
        let last = end - 1;
        let vague = |start: usize| Some(Count { start, value: None, high: None, article: false });
        match self.lower(last) {
            "several" | "many" => return vague(last),
            "few" => return vague(if self.is_before(last, list!["a"]) { last - 1 } else { last }),
            "couple" if self.is_before(last, list!["a"]) => return vague(last - 1),
            "of" if self.is_before(
                last,
                list!["couple", "number", "handful", "matter", "dozens", "hundreds", "thousands", "tens", "millions"],
            ) =>
            {
                if self.is(last - 1, list!["matter"]) {
                    return None;
                }
                let start = last - 1;
                return vague(if self.is_before(start, list!["a"]) { start - 1 } else { start });
            }
            "a" | "an" => {
                if self.is_before(last, list!["half"]) {
                    return Some(Count { start: last - 1, value: Some(0.5), high: None, article: false });
                }
                if self.is_before(last, list!["such", "what", "quite", "many"]) {
                    return None;
                }
                return Some(Count { start: last, value: Some(1.0), high: None, article: true });
            }
            _ => {}
        }
        let part = |i: usize| {
            self.item(i) == Item::Number
                || self.words.is(i, class::NUMERALS)
                || self.is(i, list!["and", "a"])
                || (self.words.slice(i) == "-" && self.words.glued(i) && self.words.glued(i + 1))
        };
        let mut start = end;
        while start > sentence && end - start < 10 && part(start - 1) {
            start -= 1;
        }
        // The longest number that ends exactly there.
        // A part is a rank here ("the third month"), but for a half.
        let fits = |n: &Numeral| n.end == end && (n.form != Form::Part || self.lower(end - 1) == "half");
        let read = (start..end).find_map(|s| numerals::read(self.words, s).filter(fits))?;
        let Numeral { start, value, .. } = read;
        // "$40 a day", "No. 5": not a length of time.
        if start > sentence && (numerals::is_money_sign(self.words, start - 1) || self.is(start - 1, list!["no.", "#"]))
        {
            return None;
        }
        value?;
        let mut count =
            Count { start, value, high: None, article: read.end - start == 1 && self.words.lower(start) == "one" };
        // "two or three", "3-5", "10 to 12"
        if start >= sentence + 2 && (self.is(start - 1, list!["or", "to"]) || self.is_tight_dash(start - 1)) {
            let low = (sentence.max(start.saturating_sub(4))..start - 1)
                .find_map(|s| numerals::read(self.words, s).filter(|n| n.end == start - 1));
            if let Some(low) = low.filter(|l| l.value < value && l.value.is_some()) {
                count = Count { start: low.start, value: low.value, high: value, article: false };
            }
        }
        Some(count)
    }
}

/// The unit of time that a token names.
pub(super) fn unit_word(words: &Words, i: usize) -> Option<Unit> {
    if !words.is(i, class::TIMEWORDS) {
        return None;
    }
    match known_item(words, i)? {
        Item::Unit { unit, .. } => Some(unit),
        Item::ShortUnit(unit) => Some(unit),
        _ => None,
    }
}

/// What the token is, by its classes first and the tables second.
fn item(words: &Words, i: usize) -> Item {
    let token = words.token(i);
    match token.kind() {
        TokenKind::Number => return Item::Number,
        TokenKind::Word => {}
        _ => return Item::None,
    }
    let known = class::MONTHS.or(class::WEEKDAYS).or(class::TIMEWORDS);
    if words.is(i, known)
        && let Some(item) = known_item(words, i)
    {
        return item;
    }
    if token.is_capital() && words.is(i, class::TIMENAMES) { Item::Name } else { Item::None }
}

fn known_item(words: &Words, i: usize) -> Option<Item> {
    let token = words.token(i);
    let (kind, value) = words.found_in(i, &table::TIME_WORDS)?.split_once('\t')?;
    let number = || {
        value.bytes().filter(u8::is_ascii_digit).fold(0i8, |n, b| n.saturating_mul(10).saturating_add((b - b'0') as i8))
    };
    let (code, many) = value.strip_suffix('+').map_or((value, false), |v| (v, true));
    Some(match kind {
        "month" | "mon" if token.is_capital() => Item::Month { number: number(), short: kind == "mon" },
        // Without their capital, as in comments and mails: what is also another word counts at most beside a number.
        "month" | "mon" if !words.is_among(i, list!["march", "may", "mar", "mar.", "dec", "dec."]) => {
            Item::Month { number: number(), short: kind == "mon" || words.lower(i) == "august" }
        }
        "weekday" | "day" if token.is_capital() || kind == "weekday" => {
            Item::Weekday { number: number(), short: kind == "day" }
        }
        "days" => Item::Weekdays(number()),
        "unit" | "units" => Item::Unit { unit: Unit::of(value)?, plural: kind == "units" },
        "short" => Item::ShortUnit(Unit::of(value)?),
        "long" => Item::Long { unit: Unit::of(code)?, many },
        "season" => Item::Season(Season::of(value)),
        "fall" => Item::Fall,
        "part" => Item::Part(value),
        "clock" => Item::Clock(value),
        "ampm" => Item::AmPm { pm: value == "pm" },
        "oclock" => Item::Oclock,
        "deictic" => Item::Deictic {
            days: if value.starts_with("D-") { -number() } else { number() },
            night: value.starts_with('N'),
        },
        "ref" => Item::Reference(value),
        "nounref" => Item::NounReference(value),
        "set" => {
            let count = value.as_bytes().first().filter(|b| b.is_ascii_digit()).map_or(1, |b| b - b'0');
            Item::Set { unit: Unit::of(value.trim_start_matches(|c: char| c.is_ascii_digit()))?, count }
        }
        "times" => Item::Times,
        "decade" => Item::Decade(number()),
        "ago" => Item::Ago,
        "halfnoun" => Item::HalfNoun,
        "eve" => Item::Eve,
        "later" => Item::Later { forward: value == "+" },
        "era" if token.is_all_caps() || token.is_dotted() => Item::Era { bc: value == "BC" },
        "quarter" if token.is_capital() => Item::Quarter(number()),
        "half" if token.is_capital() => Item::Half(number()),
        _ => return None,
    })
}
