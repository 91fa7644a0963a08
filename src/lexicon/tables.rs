//! A table of words in one byte string, searched without being read first.
//!
//! Keys of one length lie side by side, in alphabetical order, without anything between them: so they are searched by halving, words
//! that begin alike stand together, and values stand apart from them, which makes a table a fifth smaller when compressed than keys and
//! values by turns.

use crate::text::{HASH_START, hash_bytes};

/// Keys (one or several words in lower case, joined by single spaces) with a value each.
///
/// As `build.rs` makes it: length of the longest key; bytes of every value, [`OWN_LENGTH`] or [`SHARED`]; for each length from one, and one
/// more, where its keys and where their values begin (`u16`, little-endian); the keys, by length, then by letters; the values in the same
/// order. Where they are shared a row has the number of its value; then come the values, where each begins (`u16`), and where that list begins.
pub(crate) struct Table {
    blob: &'static [u8],
    /// Words in the longest key.
    longest: usize,
    /// Its number among the tables of [`table`](super::table).
    number: usize,
}

/// Stands for values of different lengths: each has its own in front of it. The same in `build.rs`.
const OWN_LENGTH: u8 = 255;
/// Stands for values that are kept once each. The same in `build.rs`.
const SHARED: u8 = 254;

impl Table {
    pub(crate) const fn new(blob: &'static [u8], longest: usize, number: usize) -> Self {
        Self { blob, longest, number }
    }

    /// Its number among the tables, of which there are [`TABLES`](super::TABLES).
    pub(crate) const fn number(&self) -> usize {
        self.number
    }

    /// The value of a key; its columns are separated by tabs.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        std::str::from_utf8(self.entry(key.as_bytes())?.1).ok()
    }

    /// A key as the table keeps it, with its value as bytes.
    pub(super) fn entry(&self, key: &[u8]) -> Option<(&'static [u8], &'static [u8])> {
        let group = self.group(key.len())?;
        let row = group.search(key);
        let known = group.key(row)?;
        (known == key).then(|| (known, self.value(self.place(&group, row))))
    }

    /// Where the value of a key stands, for [`Self::at`]: two bytes that are never 0 or 1.
    pub(crate) fn find(&self, key: &str) -> Option<u16> {
        let group = self.group(key.len())?;
        let row = group.search(key.as_bytes());
        (group.key(row)? == key.as_bytes()).then(|| self.place(&group, row) as u16)
    }

    /// The value that stands there.
    pub(crate) fn at(&self, place: u16) -> &'static str {
        std::str::from_utf8(self.value(usize::from(place))).unwrap_or_default()
    }

    /// How many words the longest key has.
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether some key begins with these bytes: tells early that no longer match can follow.
    pub(crate) fn has_prefix(&self, prefix: &str) -> bool {
        let prefix = prefix.as_bytes();
        (prefix.len()..=self.longest_key())
            .filter_map(|length| self.group(length))
            .any(|group| group.key(group.search(prefix)).is_some_and(|key| key.starts_with(prefix)))
    }

    /// A mark for each key at the place below 4096 that `place` gives it, if any: what has no mark there is no key.
    pub(crate) fn marks(&self, place: fn(&[u8]) -> Option<usize>) -> [u64; 64] {
        let mut marks = [0; 64];
        for group in (1..=self.longest_key()).filter_map(|length| self.group(length)) {
            for key in (0..group.count).filter_map(|row| group.key(row)) {
                if let Some(place) = place(key) {
                    marks[place / 64] |= 1 << (place % 64);
                }
            }
        }
        marks
    }

    /// All rows, shorter keys first.
    #[cfg(test)]
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
        let text = |bytes| std::str::from_utf8(bytes).unwrap();
        let groups = (1..=self.longest_key()).filter_map(|length| self.group(length));
        groups.flat_map(move |group| {
            (0..group.count).map(move |row| (text(group.key(row).unwrap()), text(self.value(self.place(&group, row)))))
        })
    }

    fn longest_key(&self) -> usize {
        usize::from(self.blob[0])
    }

    /// The keys of one length.
    fn group(&self, length: usize) -> Option<Group> {
        if length == 0 || length > self.longest_key() {
            return None;
        }
        let place = self.blob[length * 4 - 2..].first_chunk::<6>()?;
        let number = |at: usize| usize::from(u16::from_le_bytes([place[at], place[at + 1]]));
        let count = (number(4) - number(0)) / length;
        (count > 0).then_some(Group { keys: &self.blob[number(0)..], count, length, values: number(2) })
    }

    /// Where the value of a row of a group begins.
    fn place(&self, group: &Group, row: usize) -> usize {
        match self.blob[1] {
            OWN_LENGTH => (0..row).fold(group.values, |at, _| at + 1 + usize::from(self.blob[at])),
            SHARED => {
                let number = |at: usize| usize::from(u16::from_le_bytes([self.blob[at], self.blob[at + 1]]));
                number(number(self.blob.len() - 2) + 2 * usize::from(self.blob[group.values + row]))
            }
            width => group.values + row * usize::from(width),
        }
    }

    /// The value that begins there.
    fn value(&self, place: usize) -> &'static [u8] {
        match self.blob[1] {
            OWN_LENGTH | SHARED => &self.blob[place + 1..][..usize::from(self.blob[place])],
            width => &self.blob[place..][..usize::from(width)],
        }
    }
}

/// Whether a place has a mark.
pub(crate) fn is_marked(marks: &[u64; 64], place: usize) -> bool {
    marks[place / 64] >> (place % 64) & 1 != 0
}

/// A number below 4096 for the first word of a key, or of a text that may begin with one: of its bytes up to the last letter or digit of ASCII.
pub(crate) fn beginning(text: &[u8]) -> usize {
    let (mut all, mut hash) = (HASH_START, HASH_START);
    for byte in text {
        if *byte == b' ' {
            break;
        }
        all = hash_bytes(all, &[*byte]);
        if byte.is_ascii_alphanumeric() {
            hash = all;
        }
    }
    (hash ^ hash >> 12) as usize % 4096
}

/// The keys of one length, in alphabetical order.
#[derive(Clone, Copy)]
struct Group {
    /// From the first key to the end of the table.
    keys: &'static [u8],
    count: usize,
    length: usize,
    /// Where in the blob the value of the first begins.
    values: usize,
}

impl Group {
    #[inline(always)]
    fn key(&self, row: usize) -> Option<&'static [u8]> {
        if row < self.count { self.keys.get(row * self.length..(row + 1) * self.length) } else { None }
    }

    /// The first row that does not come before `key`, which may be shorter than the keys.
    fn search(&self, key: &[u8]) -> usize {
        let sought = first_eight(key);
        let asked = !u64::MAX.checked_shr(8 * key.len() as u32).unwrap_or(0);
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = (low + high) / 2;
            let known = &self.keys[middle * self.length..];
            let letters = first_eight(known) & asked;
            // Beyond eight letters few are left to compare.
            if letters < sought || letters == sought && key.len() > 8 && known[8..key.len()] < key[8..] {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The first eight bytes as a number that is ordered as they are: one comparison instead of a loop.
#[inline(always)]
fn first_eight(bytes: &[u8]) -> u64 {
    match bytes.first_chunk() {
        Some(eight) => u64::from_be_bytes(*eight),
        None => bytes.iter().rev().fold(0, |number, byte| number >> 8 | u64::from(*byte) << 56),
    }
}

#[cfg(test)]
mod tests {
    use super::super::table;

    #[test]
    fn every_row_is_found_again() {
        for table in [&table::TIME_WORDS, &table::ACTOR_KIN, &table::EVENT_FRAMES, &table::ACTOR_HUMANS] {
            assert!(table.rows().count() > 10);
            for (key, value) in table.rows() {
                assert_eq!(table.get(key), Some(value), "{key}");
                assert_eq!(table.get(&format!("{key}x")).is_some(), table.rows().any(|(k, _)| k == format!("{key}x")));
            }
        }
        for (key, value) in table::COUNTRY.rows() {
            assert_eq!(table::COUNTRY.get(key), Some(value), "{key}");
            for (end, _) in key.char_indices().skip(1) {
                assert!(table::COUNTRY.has_prefix(&key[..end]), "{key} {end}");
            }
            assert!(table::COUNTRY.has_prefix(key));
        }
        assert!(table::COUNTRY.rows().count() > 900);
        assert_eq!(table::COUNTRY.get("nowhereland"), None);
        assert_eq!(table::COUNTRY.get(""), None);
        assert_eq!(table::COUNTRY.get(&"a".repeat(300)), None);
        assert!(!table::COUNTRY.has_prefix("xq"));
    }
}
