//! A table of words in one byte string, searched without being read first.
//!
//! Keys that begin with the same one or two letters lie together in a bucket, each with its value behind it. A look-up takes the
//! bucket and walks it: a handful of entries, where a binary search over the whole table compared strings a dozen times.

use super::bucket::{bucket, buckets};

/// Keys (one or several words in lower case, joined by single spaces) with a value each.
///
/// As `build.rs` makes it: the number of letters that choose a bucket; where each bucket begins, and the last one ends
/// (`u16`, little-endian); the entries in the order of their keys, each as length and bytes of key and value.
pub(crate) struct Table {
    blob: &'static [u8],
    /// Words in the longest key.
    longest: usize,
}

impl Table {
    pub(crate) const fn new(blob: &'static [u8], longest: usize) -> Self {
        Self { blob, longest }
    }

    /// The value of a key; its columns are separated by tabs.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        std::str::from_utf8(self.entry(key.as_bytes())?.1).ok()
    }

    /// A key as the table keeps it, with its value as bytes.
    pub(super) fn entry(&self, key: &[u8]) -> Option<(&'static [u8], &'static [u8])> {
        self.bucket(key).find(|(known, _)| *known == key)
    }

    /// How many words the longest key has.
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether some key begins with these bytes: tells early that no longer match can follow.
    pub(crate) fn has_prefix(&self, prefix: &str) -> bool {
        if prefix.len() < usize::from(self.letters()) {
            return self.entries(0..buckets(self.letters())).any(|(key, _)| key.starts_with(prefix.as_bytes()));
        }
        self.bucket(prefix.as_bytes()).any(|(key, _)| key.starts_with(prefix.as_bytes()))
    }

    /// All rows in the order of the keys.
    #[cfg(test)]
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let text = |bytes| std::str::from_utf8(bytes).unwrap();
        self.entries(0..buckets(self.letters())).map(move |(key, value)| (text(key), text(value)))
    }

    fn letters(&self) -> u8 {
        self.blob.first().copied().unwrap_or(0)
    }

    fn bucket(&self, key: &[u8]) -> Entries {
        let at = bucket(key, self.letters());
        self.entries(at..at + 1)
    }

    /// The entries of some buckets.
    fn entries(&self, range: std::ops::Range<usize>) -> Entries {
        let offset =
            |bucket: usize| usize::from(u16::from_le_bytes([self.blob[1 + bucket * 2], self.blob[2 + bucket * 2]]));
        let base = 3 + buckets(self.letters()) * 2;
        Entries(&self.blob[base + offset(range.start)..base + offset(range.end)])
    }
}

/// Entries one behind the other.
struct Entries(&'static [u8]);

impl Iterator for Entries {
    type Item = (&'static [u8], &'static [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.piece()?;
        Some((key, self.piece()?))
    }
}

impl Entries {
    fn piece(&mut self) -> Option<&'static [u8]> {
        let (length, rest) = self.0.split_first()?;
        let (piece, rest) = rest.split_at_checked(usize::from(*length))?;
        self.0 = rest;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::super::table;

    #[test]
    fn every_row_is_found_again() {
        for (key, value) in table::COUNTRY.rows() {
            assert_eq!(table::COUNTRY.get(key), Some(value), "{key}");
            let first = &key[..key.chars().next().unwrap().len_utf8()];
            assert!(table::COUNTRY.has_prefix(first) && table::COUNTRY.has_prefix(key));
        }
        assert_eq!(table::COUNTRY.get("nowhereland"), None);
        assert_eq!(table::COUNTRY.get(""), None);
        assert!(!table::COUNTRY.has_prefix("xq"));
    }
}
