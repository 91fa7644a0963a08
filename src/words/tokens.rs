//! Text to tokens.
//!
//! A word is a run of letters and digits. Cut apart: what a hyphen joins ("30-day" → `30` `-` `day`), clitics ("Kyiv’s" →
//! `Kyiv` `’s`, "don’t" → `do` `n’t`), a number and what is glued to it ("5km" → `5` `km`). Kept together: names with an apostrophe
//! ("O’Neill"), dotted acronyms ("U.S."), initials and abbreviations with their dot ("J.", "Gen."), numbers with their
//! separators ("6,000.5"), addresses of pages and mail, handles.

use super::types::Types;
use crate::lexicon::{self, class, table};
use crate::text::Span;

/// What a token is by its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, perhaps with digits behind the first; also an abbreviation with its dot.
    Word,
    /// Digits with their separators, or one numeric sign such as ½.
    Number,
    /// What is written together with the word before it: ’s, ’re, n’t.
    Clitic,
    /// A mark of punctuation; "..." and "--" are one.
    Punct,
    /// A currency sign or any other character.
    Symbol,
    /// Address of a page or a mailbox.
    Address,
    /// "@name" or "#tag".
    Handle,
}

impl TokenKind {
    /// By their numbers; the eighth is none.
    const ALL: [TokenKind; 8] =
        [Self::Word, Self::Number, Self::Clitic, Self::Punct, Self::Symbol, Self::Address, Self::Handle, Self::Symbol];
}

/// A token: twelve bytes, since a long text has millions. What its spelling tells is asked of the [`Words`](super::Words).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its first byte.
    begin: u32,
    /// Its spelling, a number of `Types`.
    pub(super) spelling: u32,
    /// Length in bytes, kind (three bits) and flags (five), from the lowest bit on.
    shape: u32,
}

/// Longest token in bytes: what is longer is cut.
const LONGEST_TOKEN: usize = (1 << LENGTH_BITS) - 1;
const LENGTH_BITS: u32 = 24;

const GLUED: u8 = 1;
const CAPITAL: u8 = 2;
const ALL_CAPS: u8 = 4;
const HAS_CAPITAL: u8 = 8;
const DOTTED: u8 = 16;

#[allow(dead_code, reason = "the vocabulary of the layers; kept whole")]
impl Token {
    pub(super) const NONE: Token =
        Token { begin: 0, spelling: u32::MAX, shape: (TokenKind::Symbol as u32) << LENGTH_BITS };

    fn new(span: Span, kind: TokenKind, flags: u8, spelling: u32) -> Self {
        let shape = span.len() | (kind as u32) << LENGTH_BITS | u32::from(flags) << (LENGTH_BITS + 3);
        Self { begin: span.start, spelling, shape }
    }

    /// Where it stands.
    #[inline(always)]
    pub const fn span(self) -> Span {
        Span::new(self.begin, self.begin + (self.shape & LONGEST_TOKEN as u32))
    }

    /// What it is.
    #[inline(always)]
    pub const fn kind(self) -> TokenKind {
        TokenKind::ALL[(self.shape >> LENGTH_BITS & 7) as usize]
    }

    const fn has(self, flag: u8) -> bool {
        self.shape & (flag as u32) << (LENGTH_BITS + 3) != 0
    }

    /// No white space stands before it (and it is not the first of its block).
    pub const fn is_glued(self) -> bool {
        self.has(GLUED)
    }

    /// Begins with a capital letter.
    pub const fn is_capital(self) -> bool {
        self.has(CAPITAL)
    }

    /// Has a capital letter somewhere: also "eBay".
    pub const fn has_capital(self) -> bool {
        self.has(HAS_CAPITAL)
    }

    /// Has two letters or more, all of them capitals.
    pub const fn is_all_caps(self) -> bool {
        self.has(ALL_CAPS)
    }

    /// A word that ends with a dot of its own: "U.S.", "J.", "Gen.".
    pub const fn is_dotted(self) -> bool {
        self.has(DOTTED)
    }

    /// A word or a number: not punctuation.
    pub const fn is_word_like(self) -> bool {
        matches!(self.kind(), TokenKind::Word | TokenKind::Number | TokenKind::Address | TokenKind::Handle)
    }

    /// The number of its spelling.
    pub const fn spelling(self) -> usize {
        self.spelling as usize
    }
}

/// Longest address that is looked for; bounds the look-ahead.
const LONGEST_ADDRESS: usize = 2048;

/// Adds the tokens of a block.
pub(super) fn read(text: &str, block: Span, tokens: &mut Vec<Token>, types: &mut Types) {
    let end = block.end as usize;
    let first = tokens.len();
    let mut at = block.start as usize;
    let mut spaced = true;
    while at < end {
        if let Some((length, flags)) = plain_word(&text.as_bytes()[at..end]) {
            let flags = if spaced || tokens.len() == first { flags } else { flags | GLUED };
            add(Span::at(at, at + length), TokenKind::Word, flags, &text[at..at + length], tokens, types);
            at += length;
            spaced = false;
            continue;
        }
        let Some(c) = text[at..end].chars().next() else { break };
        if is_space(c) {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let (length, kind) = next(text, at, end, c, spaced, &tokens[first..]);
        let length = if length > LONGEST_TOKEN { floor(text, at, LONGEST_TOKEN) } else { length };
        push(text, Span::at(at, at + length), kind, spaced || tokens.len() == first, tokens, types);
        at += length;
        spaced = false;
    }
}

/// Length and flags of a word of ASCII whose end is beyond doubt, as that of nearly every word is: behind it is nothing that could
/// go on with it, or make it an address.
fn plain_word(text: &[u8]) -> Option<(usize, u8)> {
    if !text.first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let (mut length, mut letters, mut capitals) = (0, 0, 0);
    while let Some(byte) = text.get(length) {
        if byte.is_ascii_lowercase() {
            letters += 1;
        } else if byte.is_ascii_uppercase() {
            letters += 1;
            capitals += 1;
        } else if !(byte.is_ascii_digit() || *byte == b'_') {
            if !byte.is_ascii() || matches!(byte, b'.' | b'-' | b'+' | b'@' | b':' | b'\'' | b'&') {
                return None;
            }
            break;
        }
        length += 1;
    }
    let mut flags = if capitals > 0 { HAS_CAPITAL } else { 0 };
    if text[0].is_ascii_uppercase() {
        flags |= if letters > 1 && capitals == letters { CAPITAL | ALL_CAPS } else { CAPITAL };
    }
    (length <= LONGEST_TOKEN).then_some((length, flags))
}

/// The most bytes from `at` on, up to a length, that end between two characters.
#[cold]
fn floor(text: &str, at: usize, length: usize) -> usize {
    (0..=length).rev().find(|length| text.is_char_boundary(at + length)).unwrap_or(length)
}

/// White space, and the invisible characters that act like it or like nothing.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\0')
}

/// Letters, digits and the marks that continue a word.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// Scripts without spaces between words: every character is a token.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Length in bytes and kind of the token that begins at `at` with `c`.
fn next(text: &str, at: usize, end: usize, c: char, spaced: bool, before: &[Token]) -> (usize, TokenKind) {
    let rest = &text[at..end];
    if c.is_ascii_digit() {
        return (number(rest), TokenKind::Number);
    }
    // Most characters that begin a token are letters of ASCII.
    let letter = c.is_ascii_alphabetic();
    if !letter && is_ideograph(c) {
        return (c.len_utf8(), TokenKind::Word);
    }
    if !letter && c.is_numeric() {
        return (c.len_utf8(), TokenKind::Number);
    }
    if letter || is_word_char(c) {
        return address(rest, spaced)
            .map_or_else(|| (word(rest, before, text), TokenKind::Word), |n| (n, TokenKind::Address));
    }
    let after = rest[c.len_utf8()..].chars().next();
    match c {
        '\'' | '’' | 'ʼ' if !spaced => {
            clitic(rest).map_or((c.len_utf8(), TokenKind::Punct), |n| (n, TokenKind::Clitic))
        }
        '@' | '#' if spaced && after.is_some_and(|a| is_word_char(a) && !(c == '#' && a.is_ascii_digit())) => {
            (1 + run(&rest[1..], is_word_char), TokenKind::Handle)
        }
        '.' => (run(rest, |c| c == '.'), TokenKind::Punct),
        '-' => (run(rest, |c| c == '-'), TokenKind::Punct),
        '$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' | '₩' | '₺' | '₪' | '฿' | '₦' | '¢' | '%' | '‰' | '°' | '+' | '='
        | '<' | '>' | '~' | '^' | '|' => (c.len_utf8(), TokenKind::Symbol),
        _ if c.is_ascii_punctuation() || is_general_punctuation(c) => (c.len_utf8(), TokenKind::Punct),
        _ => (c.len_utf8(), TokenKind::Symbol),
    }
}

fn is_general_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{3001}'..='\u{3011}' | '\u{FF01}'..='\u{FF0F}' | '«' | '»' | '¡' | '¿' | '·' | '§' | '¶' | '।' | '،' | '؛' | '؟')
}

/// Bytes of the leading characters that satisfy the test.
fn run(text: &str, test: impl Fn(char) -> bool) -> usize {
    text.find(|c| !test(c)).unwrap_or(text.len())
}

/// Bytes of the leading letters and digits of ASCII, which most words consist of: a look at the bytes tells.
fn plain_run(text: &str) -> usize {
    text.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b'_')).unwrap_or(text.len())
}

/// Digits with inner separators: a dot or comma before a digit, a narrow or fixed space before a group of three.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = run(text, |c| c.is_ascii_digit());
    loop {
        let digits = |from: usize| bytes[from..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let separator = match text[at..].chars().next() {
            Some('.' | ',') if digits(at + 1) > 0 => 1,
            Some(c @ ('\u{A0}' | '\u{2009}' | '\u{202F}')) if at <= 3 + 4 * 6 && digits(at + c.len_utf8()) == 3 => {
                c.len_utf8()
            }
            _ => return at,
        };
        at += separator + run(&text[at + separator..], |c| c.is_ascii_digit());
    }
}

/// Length of the clitic that begins with an apostrophe: ’s, ’re, ’ve, ’ll, ’d, ’m, ’em, and nothing behind it.
fn clitic(text: &str) -> Option<usize> {
    let mark = text.chars().next()?.len_utf8();
    let letters = run(&text[mark..], is_word_char);
    let known = ["s", "re", "ve", "ll", "d", "m", "t"];
    known.iter().any(|k| text[mark..mark + letters].eq_ignore_ascii_case(k)).then_some(mark + letters)
}

/// Length of the word that `text` begins with.
fn word(text: &str, before: &[Token], whole: &str) -> usize {
    if let Some(length) = dotted_acronym(text) {
        return length;
    }
    let mut at = 0;
    loop {
        at += plain_run(&text[at..]);
        if text.as_bytes().get(at).is_some_and(|b| !b.is_ascii()) {
            at += run(&text[at..], |c| is_word_char(c) && !is_ideograph(c));
        }
        let mut following = text[at..].chars();
        match (following.next(), following.next()) {
            // Negation is cut before its n: "do|n’t", but "can’t" → "ca|n’t".
            (Some(mark), Some('t' | 'T'))
                if is_apostrophe(mark)
                    && text[..at].ends_with(&['n', 'N'][..])
                    && clitic(&text[at..]).is_some()
                    && at > 1 =>
            {
                return at - 1;
            }
            (Some(mark), Some(c)) if is_apostrophe(mark) && c.is_alphabetic() && clitic(&text[at..]).is_none() => {
                at += mark.len_utf8()
            }
            // The n’t that was cut off.
            (Some(mark), Some('t' | 'T')) if is_apostrophe(mark) && is_negation(&text[..at + mark.len_utf8() + 1]) => {
                return at + mark.len_utf8() + 1;
            }
            (Some('&'), Some(c)) if c.is_uppercase() && text[..at].ends_with(char::is_uppercase) => at += 1,
            (Some('.'), _) if takes_dot(&text[..at], &text[at + 1..], before, whole) => return at + 1,
            _ => return at.max(text.chars().next().map_or(0, char::len_utf8)),
        }
    }
}

/// "n’t" right behind the word it negates is cut off by `word`; it begins with a letter, so it is recognised here.
fn is_negation(text: &str) -> bool {
    text.len() <= 5
        && text
            .strip_prefix(&['n', 'N'][..])
            .is_some_and(|t| t.starts_with(is_apostrophe) && clitic(t) == Some(t.len()))
}

/// "U.S.", "a.m.", "Ph.D.": one or two letters and a dot, at least twice.
fn dotted_acronym(text: &str) -> Option<usize> {
    // Two letters have eight bytes at most.
    if !text.bytes().take(9).any(|b| b == b'.') {
        return None;
    }
    let (mut at, mut parts) = (0, 0);
    loop {
        let letters = run(&text[at..], char::is_alphabetic);
        let count = text[at..at + letters].chars().take(3).count();
        if !(1..=2).contains(&count) || !text[at + letters..].starts_with('.') {
            break;
        }
        if count == 2 && !(parts == 0 && text[at..].starts_with("Ph")) {
            break;
        }
        at += letters + 1;
        parts += 1;
    }
    // The last letter may lack its dot ("U.S" before a comma), but then nothing else may be glued to it.
    (parts >= 2 && !text[at..].starts_with(is_word_char)).then_some(at)
}

/// Whether the dot behind a word belongs to it: a known abbreviation, or an initial inside a name.
fn takes_dot(word: &str, after: &str, before: &[Token], whole: &str) -> bool {
    if after.starts_with('.') {
        return false;
    }
    let mut lower = [0u8; 12];
    if word.len() <= lower.len() && word.is_ascii() {
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let kind = std::str::from_utf8(lower).ok().and_then(|l| table::ABBREVIATIONS.get(l));
        match kind {
            // "No." and months only before a number; "St." and the like only when capitalised.
            Some("number") => return after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
            Some("title" | "name") => {
                return word.starts_with(char::is_uppercase)
                    && after.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“' || c == '"');
            }
            Some(_) => return true,
            None => {}
        }
    }
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if !initial {
        return false;
    }
    // "George W. Bush", "J. K. Rowling", but not "Plan B. The next": what follows is no word that opens a sentence.
    let following = after.trim_start();
    let next = &following[..run(following, is_word_char)];
    let name_follows = next.starts_with(char::is_uppercase)
        && !next
            .is_ascii()
            .then(|| lexicon::classes(&next.to_ascii_lowercase()))
            .is_some_and(|c| c.any(class::OPENERS));
    // Two initials in a row are a name's, whatever stands before them: "asked J. R. Lee".
    let two = next.len() == 1 && following[1..].starts_with('.');
    let name_before = two
        || before
            .last()
            .is_none_or(|t| t.is_capital() || t.kind() == TokenKind::Punct || t.span().of(whole).len() <= 3);
    name_follows && name_before
}

/// Length of the address (of a page or a mailbox) that the text begins with.
fn address(text: &str, spaced: bool) -> Option<usize> {
    // What follows the first letters and digits tells most words apart from addresses.
    if !matches!(text.as_bytes().get(plain_run(text)), Some(b'.' | b'-' | b'+' | b'@' | b':')) {
        return None;
    }
    let starts = |p: &str| text.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p));
    let page = starts("http://") || starts("https://") || starts("www.");
    if !page && !spaced {
        return None;
    }
    let name = run(text, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'));
    let mailbox = text[name..].starts_with('@') && text[name + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let domain = || {
        let host = text[..name].trim_end_matches(&['.', '-', '+', '_'][..]);
        host.split_once('.').is_some_and(|(first, _)| first.len() > 1)
            && host.rsplit('.').next().is_some_and(|last| {
                last.len() <= 4
                    && lexicon::classes(&last.to_ascii_lowercase()).any(class::TLDS)
                    && last.bytes().all(|b| b.is_ascii_lowercase())
            })
    };
    if !(page || mailbox || (name <= 253 && domain())) {
        return None;
    }
    let mut limit = text.len().min(LONGEST_ADDRESS);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let length = run(&text[..limit], |c| {
        !is_space(c) && !matches!(c, '"' | '<' | '>' | '“' | '”' | '’' | '‘' | '|' | '{' | '}')
    });
    let inner = text[..length].trim_end_matches(&['.', ',', ';', ':', '!', '?', ')', ']', '\'', '…'][..]);
    (!inner.is_empty()).then_some(inner.len())
}

/// Adds a token with everything that can be told from its own characters.
fn push(text: &str, span: Span, mut kind: TokenKind, spaced: bool, tokens: &mut Vec<Token>, types: &mut Types) {
    let slice = span.of(text);
    let mut flags = if spaced { 0 } else { GLUED };
    if kind == TokenKind::Word || kind == TokenKind::Clitic {
        if !spaced && is_negation(slice) {
            kind = TokenKind::Clitic;
        }
        if slice.starts_with(char::is_uppercase) {
            flags |= CAPITAL;
            let mut rest = slice.chars().filter(|c| c.is_alphabetic()).skip(1).peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) {
                flags |= ALL_CAPS;
            }
        }
        if flags & CAPITAL != 0 || slice.contains(char::is_uppercase) {
            flags |= HAS_CAPITAL;
        }
        if slice.ends_with('.') {
            flags |= DOTTED;
        }
    }
    add(span, kind, flags, slice, tokens, types);
}

/// Adds a token of which everything is known but its spelling in lower case.
fn add(span: Span, kind: TokenKind, flags: u8, slice: &str, tokens: &mut Vec<Token>, types: &mut Types) {
    let is_lower = flags & HAS_CAPITAL == 0 && slice.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    let spelling = if is_lower { types.of(kind, slice) } else { types.of(kind, &lowered(slice)) };
    if tokens.len() == tokens.capacity() {
        // By an eighth: doubling would take more than the text itself.
        tokens.reserve_exact(tokens.len() / 8 + 64);
    }
    tokens.push(Token::new(span, kind, flags, spelling));
}

/// In lower case, apostrophes straight.
fn lowered(slice: &str) -> String {
    if slice.is_ascii() {
        return slice.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(slice.len());
    for c in slice.chars() {
        if is_apostrophe(c) { lower.push('\'') } else { lower.push(crate::text::lower(c)) }
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let (mut tokens, mut types) = (Vec::new(), Types::default());
        read(text, Span::at(0, text.len()), &mut tokens, &mut types);
        tokens.iter().map(|t| t.span().of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words() {
        assert_eq!(cut("Kyiv’s 30-day truce"), "Kyiv|’s|30|-|day|truce");
        assert_eq!(cut("They don’t, can't; we’ll"), "They|do|n’t|,|ca|n't|;|we|’ll");
        assert_eq!(cut("Sinn Féin’s O’Neill d’Estaing"), "Sinn|Féin|’s|O’Neill|d’Estaing");
        assert_eq!(cut("the players’ union ‘born’"), "the|players|’|union|‘|born|’");
        assert_eq!(cut("AT&T and R&D"), "AT&T|and|R&D");
        assert_eq!(cut("e\u{301}te\u{301} naïve"), "e\u{301}te\u{301}|naïve");
        assert_eq!(cut("中文字"), "中|文|字");
    }

    #[test]
    fn a_negation_has_its_apostrophe() {
        let (mut tokens, mut types) = (Vec::new(), Types::default());
        let text = "‘not now’ isn’t ‘nor";
        read(text, Span::at(0, text.len()), &mut tokens, &mut types);
        let clitics: Vec<_> = tokens.iter().filter(|t| t.kind() == TokenKind::Clitic).collect();
        assert_eq!(clitics.iter().map(|t| t.span().of(text)).collect::<Vec<_>>(), ["n’t"]);
    }

    #[test]
    fn numbers() {
        assert_eq!(cut("6,000.5 or 1.234,56"), "6,000.5|or|1.234,56");
        assert_eq!(cut("$40m, 5km, 21st, 1990s, ½"), "$|40|m|,|5|km|,|21|st|,|1990|s|,|½");
        assert_eq!(cut("12\u{a0}500 people in 2025."), "12\u{a0}500|people|in|2025|.");
        assert_eq!(cut("10:30 on 2025-06-02"), "10|:|30|on|2025|-|06|-|02");
        assert_eq!(cut("1,2,3,4"), "1,2,3,4");
    }

    #[test]
    fn dots() {
        assert_eq!(cut("the U.S. and Ph.D. at 5 p.m. today"), "the|U.S.|and|Ph.D.|at|5|p.m.|today");
        assert_eq!(cut("George W. Bush, J. K. Rowling"), "George|W.|Bush|,|J.|K.|Rowling");
        assert_eq!(cut("It was Plan B. The end."), "It|was|Plan|B|.|The|end|.");
        assert_eq!(cut("Mr. Lee and Gen. Ray met."), "Mr.|Lee|and|Gen.|Ray|met|.");
        assert_eq!(cut("No. 5 said no. Nobody"), "No.|5|said|no|.|Nobody");
        assert_eq!(cut("Wait... what…"), "Wait|...|what|…");
    }

    #[test]
    fn addresses_and_handles() {
        assert_eq!(cut("See https://a.org/b?c=1. Or www.x.com, ok"), "See|https://a.org/b?c=1|.|Or|www.x.com|,|ok");
        assert_eq!(cut("ann.lee@post.example said Amazon.com"), "ann.lee@post.example|said|Amazon.com");
        assert_eq!(cut("@ann tagged #news #1"), "@ann|tagged|#news|#|1");
        assert_eq!(cut("the end.Then he left"), "the|end|.|Then|he|left");
    }

    #[test]
    fn hostile() {
        for text in
            ["😀👍🏽", "\u{202e}abc\u{202c}", "a\0b", "’’’’", "....", "n't", "’s", "@", "#", "-", "1.", "A.", "a.b.c.d"]
        {
            assert!(!cut(text).is_empty(), "{text:?}");
        }
    }
}
