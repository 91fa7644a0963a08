//! A result as columns of numbers, for the border to JavaScript: no names, no punctuation, nothing to parse. Whoever knows the
//! types can make the objects again; the package's reader is made from the JSON Schema of the result (scripts/reader.mjs).
//!
//! Values stand in the order in which serde writes the fields. Whole numbers and truth values are a word each; fractions lie in a
//! column of their own, in order; a string is the number of its entry in the pool; an array is its length and its items; what can
//! be null has a word before it, 0 for null and 1 otherwise; an object is its fields, one behind the other.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible};

/// The columns of one value.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Everything but fractions and texts.
    pub words: Vec<u32>,
    /// The fractions, in order.
    pub floats: Vec<f64>,
    /// The length of each string in UTF-16 code units.
    pub lengths: Vec<u32>,
    /// The strings, one behind the other.
    pub pool: String,
    /// Short strings met lately: names of rules and classes come again and again.
    known: Known,
}

/// Number of places for strings that are remembered: by length and three letters, the later takes the place.
const KNOWN: usize = 256;
/// Longer strings than this come once.
const SHORT: usize = 64;

/// Where in the pool a string lies, and its number.
#[derive(Debug)]
struct Known(Vec<(u32, u32, u32)>);

impl Default for Known {
    fn default() -> Self {
        Self(vec![(0, 0, 0); KNOWN])
    }
}

impl Columns {
    /// The columns of a value.
    pub fn of<T: Serialize>(value: &T) -> Result<Self, fmt::Error> {
        let mut columns = Self::default();
        value.serialize(&mut columns)?;
        Ok(columns)
    }

    // Each field of each type calls these: inlined, they would be the larger half of the code.
    #[inline(never)]
    fn word(&mut self, word: u32) {
        self.words.push(word);
    }

    #[inline(never)]
    fn float(&mut self, value: f64) {
        self.floats.push(value);
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let at = |k: usize| bytes.get(k).map_or(0, |byte| usize::from(*byte));
        let letters = at(0) + 4 * at(bytes.len() / 2) + 2 * at(bytes.len().wrapping_sub(1));
        let place = &mut self.known.0[(8 * bytes.len() + letters) % KNOWN];
        let is_known = text.len() <= SHORT && self.pool.get(place.0 as usize..place.1 as usize) == Some(text);
        let entry = if is_known && !text.is_empty() {
            place.2
        } else {
            let (start, entry) = (self.pool.len(), self.lengths.len() as u32);
            self.pool.push_str(text);
            *place = (start as u32, self.pool.len() as u32, entry);
            let units = if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
            self.lengths.push(units as u32);
            entry
        };
        self.word(entry);
    }
}

/// Values that no result holds.
macro_rules! never {
    ($($name:ident: $type:ty),* $(,)?) => {
        $(fn $name(self, _: $type) -> Result<(), fmt::Error> { Err(fmt::Error) })*
    };
}

impl<'a> ser::Serializer for &'a mut Columns {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = &'a mut Columns;
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = &'a mut Columns;
    type SerializeStruct = &'a mut Columns;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    never! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_f32: f32,
        serialize_char: char, serialize_bytes: &[u8], serialize_unit_struct: &'static str,
    }

    fn serialize_bool(self, value: bool) -> Result<(), fmt::Error> {
        self.serialize_u32(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<(), fmt::Error> {
        self.serialize_u32(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), fmt::Error> {
        self.serialize_u32(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), fmt::Error> {
        self.word(value);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), fmt::Error> {
        self.serialize_u32(u32::try_from(value).map_err(|_| fmt::Error)?)
    }

    fn serialize_f64(self, value: f64) -> Result<(), fmt::Error> {
        self.float(value);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), fmt::Error> {
        self.text(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), fmt::Error> {
        self.serialize_u32(0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), fmt::Error> {
        self.word(1);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), fmt::Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, fmt::Error> {
        self.word(length.ok_or(fmt::Error)? as u32);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    /// What serde makes of a struct with flattened fields: the names are known, here as there.
    fn serialize_map(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn is_human_readable(&self) -> bool {
        true
    }
}

impl ser::SerializeSeq for &mut Columns {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), fmt::Error> {
        Ok(())
    }
}

impl ser::SerializeMap for &mut Columns {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), fmt::Error> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), fmt::Error> {
        Ok(())
    }
}

impl ser::SerializeStruct for &mut Columns {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), fmt::Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), fmt::Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        ListItem,
    }

    #[derive(Serialize)]
    struct Place {
        start: u32,
        end: usize,
    }

    #[derive(Serialize)]
    struct Thing<'a> {
        kind: Kind,
        #[serde(flatten)]
        place: Place,
        name: &'a str,
        worth: Option<f64>,
        none: Option<Place>,
        list: Vec<bool>,
    }

    #[test]
    fn values_stand_in_order_without_names() {
        let place = || Place { start: 3, end: 7 };
        let things = vec![
            Thing {
                kind: Kind::ListItem, place: place(), name: "é😀", worth: Some(0.5), none: None, list: vec![true]
            },
            Thing { kind: Kind::ListItem, place: place(), name: "", worth: None, none: Some(place()), list: vec![] },
        ];
        let columns = Columns::of(&things).unwrap();
        assert_eq!(columns.words, [2, 0, 3, 7, 1, 1, 0, 1, 1, 0, 3, 7, 2, 0, 1, 3, 7, 0]);
        assert_eq!(columns.floats, [0.5]);
        assert_eq!((columns.pool.as_str(), columns.lengths), ("list-itemé😀", vec![9, 3, 0]));
    }

    #[test]
    fn what_no_result_holds_is_an_error_and_not_a_wrong_number() {
        assert!(Columns::of(&-1_i32).is_err());
        assert!(Columns::of(&u64::MAX).is_err());
        assert!(Columns::of(&("a", 1_u32)).is_err());
        assert!(Columns::of(&()).is_err());
    }
}
