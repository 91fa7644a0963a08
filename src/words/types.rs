//! The different words of an article: what depends on the spelling alone is looked up once for each, not once for each place.

use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut, Range};
use std::rc::Rc;

use super::tokens::{Token, TokenKind};
use crate::lexicon::{self, Class, TABLES, Table, VerbForms, VerbReading};
use crate::model::tags::{Letters, Sums, Weights};
use crate::text::{HASH_START, Index, hash_bytes};

/// Longer words are in no list.
const LONGEST: usize = 24;

/// A spelling in lower case, and what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Type {
    lower: Box<str>,
    kind: Kind,
    /// The closed classes it belongs to.
    pub classes: Class,
    /// The forms that verbs of the lexicon have in it.
    pub forms: VerbForms,
    /// Where its readings as a verb stand.
    readings: Range<u32>,
}

/// What a spelling is looked up as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// In the classes and among the verbs.
    Word,
    /// In the classes alone.
    Clitic,
    /// Nowhere.
    Mark,
}

/// So many spellings are kept for the next article: that of a few hundred articles, two megabytes.
const KEPT: usize = 8192;

thread_local! {
    /// The spellings of the articles that this thread has read: most words of the next one are among them.
    static LAST: Cell<Option<Types>> = const { Cell::new(None) };
}

/// The spellings of the article that is being read. What is known of a spelling depends on nothing else, so it does not matter which
/// others are known.
pub(super) struct Known(Types);

impl Known {
    /// With those of the articles before.
    pub fn taken() -> Self {
        Self(LAST.take().unwrap_or_default())
    }
}

impl Deref for Known {
    type Target = Types;

    #[inline(always)]
    fn deref(&self) -> &Types {
        &self.0
    }
}

impl DerefMut for Known {
    fn deref_mut(&mut self) -> &mut Types {
        &mut self.0
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        if self.rows.len() <= KEPT {
            LAST.set(Some(std::mem::take(&mut self.0)));
        }
    }
}

/// All spellings of an article, and of some before.
#[derive(Default)]
pub(super) struct Types {
    rows: Vec<Type>,
    readings: Vec<VerbReading>,
    index: Index,
    /// For each table that was asked for, where it has each spelling: 0 where nobody asked yet, [`ABSENT`], or what `Table::find` says.
    found: RefCell<[Vec<u16>; TABLES]>,
    /// What the tagger reads of the letters of each, as far as it has asked.
    #[allow(clippy::vec_box, reason = "to make room for more, all that are known would have to move")]
    letters: Vec<Box<Letters>>,
    /// What the tagger has added up: it depends on no spelling, but is kept as long.
    pub sums: Sums,
}

/// In [`Types::found`]: the table does not have the word.
const ABSENT: u16 = 1;

impl Types {
    /// The number of a spelling, known already or not.
    pub fn of(&mut self, kind: TokenKind, word: &str) -> u32 {
        let kind = match kind {
            TokenKind::Word => Kind::Word,
            TokenKind::Clitic => Kind::Clitic,
            _ => Kind::Mark,
        };
        let hash = hash_bytes(HASH_START, word.as_bytes());
        let same = |row: usize| {
            let known: &Type = &self.rows[row];
            known.kind == kind && known.lower.as_bytes() == word.as_bytes()
        };
        if let Some(row) = self.index.find(hash, same) {
            return row as u32;
        }
        self.add(kind, word, hash)
    }

    #[inline(never)]
    fn add(&mut self, kind: Kind, word: &str, hash: u32) -> u32 {
        let (mut classes, mut forms, first) = (Class(0), VerbForms::NONE, self.readings.len() as u32);
        if word.len() <= LONGEST && kind != Kind::Mark {
            classes = lexicon::classes(word);
            if kind == Kind::Word {
                self.readings.extend(lexicon::verb(word));
                forms = self.readings[first as usize..].iter().fold(forms, |all, reading| all.or(reading.forms));
            }
        }
        let readings = first..self.readings.len() as u32;
        self.rows.push(Type { lower: word.into(), kind, classes, forms, readings });
        self.index.add(hash) as u32
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Where some words stand among the tokens, whatever they are there.
    pub fn places(&self, tokens: &[Token], of: &[&str]) -> Rc<[usize]> {
        let mut sought = vec![false; self.rows.len()];
        for word in of {
            let same = |row: usize| *self.rows[row].lower == **word;
            if let Some(row) = self.index.find(hash_bytes(HASH_START, word.as_bytes()), same) {
                sought[row] = true;
            }
        }
        (0..tokens.len()).filter(|at| sought[tokens[*at].spelling as usize]).collect()
    }

    /// Where words of a table stand among the tokens.
    pub fn listed(&self, tokens: &[Token], table: &Table) -> Vec<u32> {
        let column = &mut self.found.borrow_mut()[table.number()];
        let mut is_listed = |token: &Token| self.place_in(column, token.spelling, table) != ABSENT;
        (0..).zip(tokens).filter(|(_, token)| is_listed(token)).map(|(at, _)| at).collect()
    }

    /// The number of a spelling that stands in the article, or stood in one before, as a word.
    pub fn number_of(&self, word: &str) -> Option<usize> {
        let same = |row: usize| self.rows[row].kind == Kind::Word && self.lower(row as u32) == word;
        self.index.find(hash_bytes(HASH_START, word.as_bytes()), same)
    }

    /// A spelling by its number; none of what is no token.
    #[inline(always)]
    pub fn get(&self, number: u32) -> Option<&Type> {
        self.rows.get(number as usize)
    }

    /// The closed classes that a spelling belongs to.
    #[inline(always)]
    pub fn classes(&self, number: u32) -> Class {
        self.get(number).map_or(Class(0), |row| row.classes)
    }

    /// A spelling as it is written.
    #[inline(always)]
    pub fn lower(&self, number: u32) -> &str {
        self.get(number).map_or("", |row| &row.lower)
    }

    /// The bytes of [`Self::lower`]. Comparing bytes needs no look at where characters begin.
    #[inline(always)]
    pub fn bytes(&self, number: u32) -> &[u8] {
        self.lower(number).as_bytes()
    }

    /// Its readings as a form of a verb, the likeliest first.
    pub fn verb(&self, number: u32) -> &[VerbReading] {
        let Some(Range { start, end }) = self.get(number).map(|row| row.readings.clone()) else { return &[] };
        &self.readings[start as usize..end as usize]
    }

    /// What a table says of a spelling. It is searched once for each, however often the word stands in the text and whoever asks.
    pub fn found_in(&self, number: u32, table: &Table) -> Option<&'static str> {
        let column = &mut self.found.borrow_mut()[table.number()];
        let place = self.place_in(column, number, table);
        (place != ABSENT).then(|| table.at(place))
    }

    #[inline(always)]
    fn place_in(&self, column: &mut Vec<u16>, number: u32, table: &Table) -> u16 {
        match column.get(number as usize) {
            Some(place) if *place != 0 => *place,
            _ => self.find_in(column, number, table),
        }
    }

    #[cold]
    #[inline(never)]
    fn find_in(&self, column: &mut Vec<u16>, number: u32, table: &Table) -> u16 {
        if column.len() <= number as usize {
            column.resize(self.rows.len(), 0);
        }
        let Some(place) = column.get_mut(number as usize) else { return ABSENT };
        *place = table.find(self.lower(number)).unwrap_or(ABSENT);
        *place
    }

    /// Looks at the letters of those that are new.
    pub fn read_letters(&mut self) {
        let weights = Weights::new();
        let new = self.letters.len()..self.rows.len();
        self.letters.reserve(new.len());
        for number in new {
            let letters = Letters::of(self.lower(number as u32), &weights);
            self.letters.push(Box::new(letters));
        }
    }

    /// Forgets the letters where there are too many for the next article: nobody asks again.
    pub fn forget_letters(&mut self) {
        if self.rows.len() > KEPT {
            self.letters = Vec::new();
        }
    }

    /// What the tagger reads of the letters of a spelling.
    pub fn letters(&self, number: u32) -> &Letters {
        self.letters.get(number as usize).map_or(&Letters::NONE, |letters| letters)
    }
}
