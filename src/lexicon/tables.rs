//! A table of words in one byte string, searched without being read first.
//!
//! Keys lie in buckets, each with its value behind it: by their first letters, or, where nobody asks for beginnings of keys, by a
//! hash. A look-up takes the bucket and walks it: a few entries, where a binary search compares strings a dozen times.

use super::bucket::{bucket, buckets};

/// Keys (one or several words in lower case, joined by single spaces) with a value each.
///
/// As `build.rs` makes it: what chooses the bucket (see `bucket.rs`); where each bucket begins, and the last one ends
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
        let mut entries = self.bucket(key);
        loop {
            let (known, value) = entries.next()?;
            // The lengths first: most others of a bucket differ in it, and comparing bytes is a call.
            if known.len() == key.len() && known == key {
                return Some((known, value));
            }
        }
    }

    /// The rows whose key begins with this word, each with what stands behind it in the key. Of a table by hash, which keeps them together.
    pub(crate) fn rows_of<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'static [u8], &'static str)> + use<'w> {
        debug_assert!(self.by() > 2, "only a table by hash keeps the rows of a word together");
        self.bucket(word.as_bytes()).filter_map(move |(key, value)| match key.strip_prefix(word.as_bytes())? {
            [] => Some((&[][..], std::str::from_utf8(value).ok()?)),
            [b' ', behind @ ..] => Some((behind, std::str::from_utf8(value).ok()?)),
            _ => None,
        })
    }

    /// How many words the longest key has.
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether some key begins with these bytes: tells early that no longer match can follow.
    pub(crate) fn has_prefix(&self, prefix: &str) -> bool {
        debug_assert!(self.by() <= 2, "a table by hash knows nothing of beginnings");
        if prefix.len() < usize::from(self.by()) {
            return self.entries(0..buckets(self.by())).any(|(key, _)| key.starts_with(prefix.as_bytes()));
        }
        self.bucket(prefix.as_bytes()).any(|(key, _)| key.starts_with(prefix.as_bytes()))
    }

    /// All rows in the order of the keys.
    #[cfg(test)]
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let text = |bytes| std::str::from_utf8(bytes).unwrap();
        self.entries(0..buckets(self.by())).map(move |(key, value)| (text(key), text(value)))
    }

    #[inline(always)]
    fn by(&self) -> u8 {
        self.blob.first().copied().unwrap_or(0)
    }

    fn bucket(&self, key: &[u8]) -> Entries {
        let at = bucket(key, self.by());
        self.entries(at..at + 1)
    }

    /// The entries of some buckets.
    #[inline(always)]
    fn entries(&self, range: std::ops::Range<usize>) -> Entries {
        let offset =
            |bucket: usize| usize::from(u16::from_le_bytes([self.blob[1 + bucket * 2], self.blob[2 + bucket * 2]]));
        let base = 3 + buckets(self.by()) * 2;
        Entries(&self.blob[base + offset(range.start)..base + offset(range.end)])
    }
}

/// Entries one behind the other.
struct Entries(&'static [u8]);

impl Iterator for Entries {
    type Item = (&'static [u8], &'static [u8]);

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        let key = self.piece()?;
        Some((key, self.piece()?))
    }
}

impl Entries {
    #[inline(always)]
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
