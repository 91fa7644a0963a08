//! The different words of an article: what depends on the spelling alone is looked up once for each, not once for each place.

use std::cell::RefCell;
use std::ops::Range;

use super::tokens::TokenKind;
use crate::lexicon::{self, Class, TABLES, Table, VerbForms, VerbReading};
use crate::model::tags::{Letters, Weights};
use crate::text::{HASH_START, Index, hash_bytes};

/// Longer words are in no list.
const LONGEST: usize = 24;

/// A spelling in lower case, and what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Type {
    /// Where it stands in [`Types::letters_of_all`].
    start: u32,
    end: u32,
    kind: Kind,
    /// The closed classes it belongs to.
    pub classes: Class,
    /// The forms that verbs of the lexicon have in it.
    pub forms: VerbForms,
    /// Where its readings as a verb stand.
    readings: Range<u32>,
}

impl Type {
    /// Where it stands in [`Types::letters_of_all`].
    pub fn place(&self) -> (u32, u32) {
        (self.start, self.end)
    }
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

/// All spellings of an article.
#[derive(Default)]
pub(super) struct Types {
    /// The spellings one behind the other.
    lower: String,
    rows: Vec<Type>,
    readings: Vec<VerbReading>,
    index: Index,
    /// For each table that was asked for, where it has each spelling: 0 where nobody asked yet, [`ABSENT`], or what `Table::find` says.
    found: RefCell<[Vec<u16>; TABLES]>,
}

/// In [`Types::found`]: the table does not have the word.
const ABSENT: u16 = 1;

impl Types {
    /// The spelling that `write` adds to the string it is given, known already or not: its number.
    pub fn of(&mut self, kind: TokenKind, write: impl FnOnce(&mut String)) -> u32 {
        let kind = match kind {
            TokenKind::Word => Kind::Word,
            TokenKind::Clitic => Kind::Clitic,
            _ => Kind::Mark,
        };
        let start = self.lower.len();
        write(&mut self.lower);
        let word = &self.lower[start..];
        let hash = hash_bytes(HASH_START, word.as_bytes());
        let same = |row: usize| {
            let known: &Type = &self.rows[row];
            known.kind == kind && self.lower.as_bytes()[known.start as usize..known.end as usize] == *word.as_bytes()
        };
        if let Some(row) = self.index.find(hash, same) {
            self.lower.truncate(start);
            return row as u32;
        }
        let (mut classes, mut forms, first) = (Class(0), VerbForms::NONE, self.readings.len() as u32);
        if word.len() <= LONGEST && kind != Kind::Mark {
            classes = lexicon::classes(word);
            if kind == Kind::Word {
                self.readings.extend(lexicon::verb(word));
                forms = self.readings[first as usize..].iter().fold(forms, |all, reading| all.or(reading.forms));
            }
        }
        let readings = first..self.readings.len() as u32;
        self.rows.push(Type { start: start as u32, end: self.lower.len() as u32, kind, classes, forms, readings });
        self.index.add(hash) as u32
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of a spelling that stands in the article as a word.
    pub fn number_of(&self, word: &str) -> Option<usize> {
        let same = |row: usize| self.rows[row].kind == Kind::Word && self.lower(row as u32) == word;
        self.index.find(hash_bytes(HASH_START, word.as_bytes()), same)
    }

    /// A spelling by its number.
    pub fn get(&self, number: u32) -> &Type {
        &self.rows[number as usize]
    }

    /// A spelling as it is written.
    pub fn lower(&self, number: u32) -> &str {
        let row = self.get(number);
        &self.lower[row.start as usize..row.end as usize]
    }

    /// All spellings one behind the other.
    #[inline(always)]
    pub fn letters_of_all(&self) -> &str {
        &self.lower
    }

    /// Its readings as a form of a verb, the likeliest first.
    pub fn verb(&self, number: u32) -> &[VerbReading] {
        let Range { start, end } = self.get(number).readings;
        &self.readings[start as usize..end as usize]
    }

    /// What a table says of a spelling. It is searched once for each, however often the word stands in the text and whoever asks.
    pub fn found_in(&self, number: u32, table: &Table) -> Option<&'static str> {
        let column = &mut self.found.borrow_mut()[table.number()];
        if column.is_empty() {
            column.resize(self.rows.len(), 0);
        }
        let place = column.get_mut(number as usize)?;
        if *place == 0 {
            *place = table.find(self.lower(number)).unwrap_or(ABSENT);
        }
        (*place != ABSENT).then(|| table.at(*place))
    }

    /// What the tagger reads of the letters of each.
    pub fn letters(&self) -> Vec<Letters> {
        let weights = Weights::new();
        (0..self.rows.len() as u32).map(|number| Letters::of(self.lower(number), &weights)).collect()
    }
}
