//! What the lexicons and the rest of the article say about each word: looked up once, then only compared.

use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::{NameKey, Names, beginning, class, is_marked, names, table};
use crate::text::BlockKind;
use crate::words::{Rising, TokenKind, Words};

/// A row of the table of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country {
    /// ISO 3166-1 alpha-2; `None` for a region of several countries.
    pub code: Option<&'static str>,
    /// What the key is: a bit for each of [`KINDS`].
    kinds: u8,
    /// For what belongs to a region: the region's name in lower case.
    pub region: Option<&'static str>,
    /// Words of the key.
    pub words: usize,
}

/// Kinds of key, by their bits.
const KINDS: [&str; 8] = ["name", "capital", "seat", "adjective", "people", "region", "regional", "regionals"];

impl Country {
    fn of(row: &'static str, words: usize) -> Option<Self> {
        let mut columns = row.split('\t');
        let (code, kinds) = (columns.next()?, columns.next()?);
        let bit = |kind| KINDS.iter().position(|known| *known == kind).map_or(0, |at| 1 << at);
        let kinds = kinds.split(',').fold(0, |bits, kind| bits | bit(kind));
        Some(Self { code: (code != "-").then_some(code), kinds, region: columns.next(), words })
    }

    const fn is(self, kind: u8) -> bool {
        self.kinds & kind != 0
    }

    /// The capital of a country.
    pub const fn is_capital(self) -> bool {
        self.is(2)
    }

    /// The seat of a government: "Kremlin".
    pub const fn is_seat(self) -> bool {
        self.is(4)
    }

    /// A region of several countries.
    pub const fn is_region(self) -> bool {
        self.is(32)
    }

    /// An adjective: "Russian", "European".
    pub const fn is_adjective(self) -> bool {
        self.is(8 | 64)
    }

    /// A people in the plural: "Russians", "Scots".
    pub const fn is_people(self) -> bool {
        self.is(16 | 128)
    }

    /// A country or region by its name.
    pub const fn is_name(self) -> bool {
        self.is(1 | 32)
    }
}

/// What the lexicons say about the words that begin at a token. Nothing for words without a capital.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cue {
    /// Classes of the word alone.
    pub word: Names,
    /// Classes of the longest known name of several words that begins here, and how many words it has.
    pub phrase: (Names, u8),
    /// The longest entry of the table of countries that begins here.
    pub country: Option<Country>,
}

/// A [`Cue`] as it is kept: most have no country, which is the larger part.
#[derive(Clone, Copy)]
struct KeptCue {
    word: Names,
    phrase: (Names, u8),
    /// Index of its country, plus one.
    country: u32,
}

/// A word occurs without a capital.
const LOWER: u8 = 1;
/// A word occurs with a capital inside a sentence of running text.
const INNER: u8 = 2;

/// The words with what is known of them.
pub(super) struct Evidence<'w> {
    pub words: &'w Words<'w>,
    /// What the lexicons say of the words with a capital, and which of them a token is.
    cues: Vec<KeptCue>,
    cue_of: Rising,
    countries: Vec<Country>,
    /// Of each spelling in which guises it occurs.
    guises: Vec<u8>,
    /// Sentences in which a capital says nothing: headlines in title case, lines in capitals.
    shouted: Vec<bool>,
}

/// Longest known name, in words; bounds the look-ahead.
const LONGEST: usize = 7;

impl<'w> Evidence<'w> {
    pub fn gather(words: &'w Words<'w>) -> Self {
        let (mut cues, mut cue_of) = (Vec::with_capacity(words.len() / 8), Rising::new(words.len()));
        let mut countries = Vec::new();
        let mut guises = vec![0; words.spellings()];
        let mut phrase = String::new();
        let shouted: Vec<bool> = words.sentences().iter().map(|s| is_shouted(words, s.tokens.clone())).collect();
        for (sentence, range) in words.sentences().iter().enumerate() {
            let mut first = true;
            for i in range.tokens.clone() {
                let token = words.token(i);
                if token.kind() != TokenKind::Word {
                    continue;
                }
                if token.is_capital() {
                    cue_of.set(i, cues.len());
                    let Cue { word, phrase, country } = look_up(words, i, &mut phrase);
                    let place = if country.is_some() { countries.len() as u32 + 1 } else { 0 };
                    countries.extend(country);
                    cues.push(KeptCue { word, phrase, country: place });
                    if !first && !shouted[sentence] {
                        guises[token.spelling()] |= INNER;
                    }
                } else {
                    guises[token.spelling()] |= LOWER;
                }
                first = false;
            }
        }
        Self { words, cues, cue_of, countries, guises, shouted }
    }

    pub fn cue(&self, i: usize) -> Cue {
        let Some(kept) = self.cue_of.get(i).map(|cue| self.cues[cue]) else { return Cue::default() };
        let country = kept.country.checked_sub(1).map(|country| self.countries[country as usize]);
        Cue { word: kept.word, phrase: kept.phrase, country }
    }

    fn occurs(&self, i: usize, guise: u8) -> bool {
        self.guises.get(self.words.token(i).spelling()).is_some_and(|guises| guises & guise != 0)
    }

    /// Whether the word of a token also occurs without a capital.
    pub fn is_lower_elsewhere(&self, i: usize) -> bool {
        self.occurs(i, LOWER)
    }

    /// Whether the word of a token occurs with a capital inside a sentence of running text.
    pub fn is_capital_inside(&self, i: usize) -> bool {
        self.occurs(i, INNER)
    }

    /// Whether a capital says nothing in the sentence of this token.
    pub fn is_shouted(&self, i: usize) -> bool {
        self.shouted.get(self.words.sentence_at(i)).copied().unwrap_or(false)
    }

    /// A word with a capital that may be part of a name.
    pub fn is_capital(&self, i: usize) -> bool {
        let token = self.words.token(i);
        token.kind() == TokenKind::Word && token.is_capital() && self.words.lower(i) != "i"
    }

    /// Words of grammar and dates, which with a capital stand at the start of a sentence or in a date, not in a name.
    pub fn is_plain(&self, i: usize) -> bool {
        let closed = class::OPENERS
            .or(class::DETERMINERS)
            .or(class::PREPOSITIONS)
            .or(class::PRONOUNS)
            .or(class::POSSESSIVES)
            .or(class::CONJUNCTIONS)
            .or(class::SUBORDINATORS)
            .or(class::WEEKDAYS)
            .or(class::MONTHS)
            .or(class::AUXILIARIES)
            .or(class::MODALS)
            .or(class::NEGATIONS)
            .or(class::STOPWORDS);
        self.words.is(i, closed) && !self.words.token(i).is_all_caps()
    }

    /// Whether the range is one entry of a list in one of these classes.
    pub fn whole(&self, range: &Range<usize>, of: Names) -> bool {
        let cue = self.cue(range.start);
        if range.len() == 1 {
            cue.word.any(of)
        } else {
            usize::from(cue.phrase.1) == range.len() && cue.phrase.0.any(of)
        }
    }

    /// The country or region that the whole range names.
    pub fn country(&self, range: &Range<usize>) -> Option<Country> {
        self.cue(range.start).country.filter(|c| c.words == range.len())
    }
}

/// Acronyms count only in capitals: "us" and "US", "who" and "WHO".
fn guise_fits(words: &Words, i: usize) -> bool {
    let token = words.token(i);
    token.span().len() > 3
        || token.is_all_caps()
        || token.is_dotted()
        || words.is_word(i, &["fed", "kia", "eni", "lao", "goa"])
}

fn look_up(words: &Words, i: usize, phrase: &mut String) -> Cue {
    let mut cue = Cue::default();
    let sentence = words.sentence_range(i);
    let mut key = NameKey::of(words.lower(i));
    let alone = key.classes();
    cue.word = if guise_fits(words, i) {
        alone
    } else {
        Names(
            alone.bits()
                & (names::GIVEN.or(names::FAMILY).or(names::TITLE).or(names::THING_HEAD).or(names::ORGANIZATION_TAIL))
                    .0,
        )
    };
    cue.word = Names(cue.word.bits());
    phrase.clear();
    phrase.push_str(words.lower(i));
    let mut more = alone.goes_on();
    let mut countries = true;
    for n in 1..=LONGEST {
        if countries {
            // Of single words it is known from the last time.
            let row = if n == 1 { words.found_in(i, &table::COUNTRY) } else { table::COUNTRY.get(phrase) };
            if let Some(country) = row.and_then(|row| Country::of(row, n))
                && (n > 1 || guise_fits(words, i))
            {
                cue.country = Some(country);
            }
            phrase.push(' ');
            countries = (n > 1 || opens_country(phrase)) && table::COUNTRY.has_prefix(phrase);
        }
        let next = i + n;
        if !(more || countries) || next >= sentence.end {
            break;
        }
        let word = words.lower(next);
        key = key.then(word);
        phrase.push_str(word);
        if more {
            let classes = key.classes();
            more = classes.goes_on();
            // Lower-case words stand only inside a name: "Bank of England" ends in a capital.
            if classes.bits() != 0 && (words.token(next).is_capital() || classes.any(names::TITLE)) {
                cue.phrase = (Names(classes.bits()), n as u8 + 1);
            }
        }
    }
    cue
}

/// Whether a country of several words may begin with a word: asked before the table is searched.
fn opens_country(word: &str) -> bool {
    static MARKS: OnceLock<[u64; 64]> = OnceLock::new();
    let several = |key: &[u8]| key.contains(&b' ').then(|| beginning(key));
    is_marked(MARKS.get_or_init(|| table::COUNTRY.marks(several)), beginning(word.as_bytes()))
}

/// Whether most of the longer words of a headline begin with a capital, or most words of a line are in capitals.
fn is_shouted(words: &Words, range: Range<usize>) -> bool {
    let (mut long, mut capital, mut caps, mut all) = (0, 0, 0, 0);
    for i in range.clone() {
        let token = words.token(i);
        if token.kind() == TokenKind::Word {
            all += 1;
            caps += usize::from(token.is_all_caps());
            if token.span().len() > 3 {
                long += 1;
                capital += usize::from(token.is_capital());
            }
        }
    }
    let block = words.block(words.sentence_at(range.start)).map(|b| b.kind);
    let headline = matches!(block, Some(BlockKind::Title | BlockKind::Heading | BlockKind::Standfirst));
    // Running text full of names is no headline: outside the head nearly all longer words need a capital.
    let titled = if headline { capital * 4 >= long * 3 } else { all >= 6 && capital * 8 >= long * 7 };
    (all >= 4 && caps * 3 >= all * 2) || (long >= 4 && titled)
}
