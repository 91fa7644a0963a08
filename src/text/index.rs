//! Looking things up by what they are called: one hash table for everything.
//!
//! The standard library's is compiled anew for each pair of types, several kilobytes of wasm each time, and seeds itself from a
//! clock. Here only numbers are hashed; rows stay in the order in which they were added, so that going over them is the same everywhere.

use std::borrow::Borrow;

/// FNV-1a. Words are short, and nobody has to be kept out of the browser that he reads in.
pub(crate) fn hash_bytes(start: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(start, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

/// What an empty string hashes to.
pub(crate) const HASH_START: u32 = 0x811c_9dc5;

/// Finds the numbers of rows by a hash of their key. The rows themselves are the caller's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// Number of the row plus one; zero for a free slot. A power of two of them, at most half of them taken.
    slots: Vec<u32>,
    /// The hash of each row.
    hashes: Vec<u32>,
}

impl Index {
    /// The row with this hash for which `same` holds.
    pub(crate) fn find(&self, hash: u32, mut same: impl FnMut(usize) -> bool) -> Option<usize> {
        let mut at = self.start(hash);
        while let Some(row) = self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            let row = row as usize;
            if self.hashes[row] == hash && same(row) {
                return Some(row);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Adds the next row, which must not be in it yet, and gives its number.
    pub(crate) fn add(&mut self, hash: u32) -> usize {
        let row = self.hashes.len();
        self.hashes.push(hash);
        if self.slots.len() <= row * 2 + 2 {
            self.slots = vec![0; (self.slots.len() * 2).max(16)];
            for row in 0..=row {
                self.put(row);
            }
        } else {
            self.put(row);
        }
        row
    }

    fn start(&self, hash: u32) -> usize {
        let mixed = (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d);
        (mixed ^ mixed >> 13) as usize & self.slots.len().wrapping_sub(1)
    }

    fn put(&mut self, row: usize) {
        let mut at = self.start(self.hashes[row]);
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = row as u32 + 1;
    }
}

/// What a key of [`Keyed`] has to tell. What can be borrowed as something else (a `String` as `str`) has the same number.
pub(crate) trait Key: PartialEq {
    /// Equal keys give equal numbers.
    fn hash(&self) -> u32;
}

impl Key for str {
    fn hash(&self) -> u32 {
        hash_bytes(HASH_START, self.as_bytes())
    }
}

impl Key for String {
    fn hash(&self) -> u32 {
        self.as_str().hash()
    }
}

impl<T: Key + ?Sized> Key for &T {
    fn hash(&self) -> u32 {
        (**self).hash()
    }
}

impl Key for u32 {
    fn hash(&self) -> u32 {
        self.wrapping_mul(0x9e37_79b1)
    }
}

impl Key for u64 {
    fn hash(&self) -> u32 {
        (*self as u32).hash().rotate_left(7) ^ ((*self >> 32) as u32).hash()
    }
}

impl Key for usize {
    fn hash(&self) -> u32 {
        (*self as u64).hash()
    }
}

impl<A: Key, B: Key> Key for (A, B) {
    fn hash(&self) -> u32 {
        self.0.hash().rotate_left(5) ^ self.1.hash()
    }
}

impl<T: Key> Key for Vec<T> {
    fn hash(&self) -> u32 {
        self.iter().fold(HASH_START, |h, part| (h ^ part.hash()).wrapping_mul(0x0100_0193))
    }
}

/// A map from keys to values, with the names of the standard library's, that keeps the order in which keys were first seen.
#[derive(Clone, Debug)]
pub(crate) struct Keyed<K, V> {
    index: Index,
    rows: Vec<(K, V)>,
}

impl<K, V> Default for Keyed<K, V> {
    fn default() -> Self {
        Self { index: Index::default(), rows: Vec::new() }
    }
}

impl<K: Key, V> Keyed<K, V> {
    /// An empty map.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn row<Q: Key + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.index.find(key.hash(), |row| self.rows[row].0.borrow() == key)
    }

    /// The value of a key.
    pub(crate) fn get<Q: Key + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.row(key).map(|row| &self.rows[row].1)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut<Q: Key + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.row(key).map(|row| &mut self.rows[row].1)
    }

    /// Whether the key is in it.
    pub(crate) fn contains_key<Q: Key + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.row(key).is_some()
    }

    /// The place of a key, taken or free.
    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let row = self.row(&key);
        Entry { map: self, key, row }
    }

    /// Sets the value of a key; gives the one it had.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.row(&key) {
            Some(row) => Some(std::mem::replace(&mut self.rows[row].1, value)),
            None => {
                self.entry(key).or_insert(value);
                None
            }
        }
    }

    /// Keys and values in the order in which the keys were first seen.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.rows.iter().map(|(key, value)| (key, value))
    }

    /// The values in the order in which the keys were first seen.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.rows.iter().map(|(_, value)| value)
    }
}

impl<K: Key> FromIterator<K> for Keyed<K, ()> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut all = Self::new();
        keys.into_iter().for_each(|key| {
            all.insert(key, ());
        });
        all
    }
}

/// The place of a key in a [`Keyed`].
pub(crate) struct Entry<'m, K, V> {
    map: &'m mut Keyed<K, V>,
    key: K,
    row: Option<usize>,
}

impl<'m, K: Key, V> Entry<'m, K, V> {
    /// Changes the value that is there.
    pub(crate) fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Some(row) = self.row {
            change(&mut self.map.rows[row].1);
        }
        self
    }

    /// The value that is there, or this one.
    pub(crate) fn or_insert(self, value: V) -> &'m mut V {
        self.or_insert_with(|| value)
    }

    /// The value that is there, or what `make` gives.
    pub(crate) fn or_insert_with(self, make: impl FnOnce() -> V) -> &'m mut V {
        let Entry { map, key, row } = self;
        let row = row.unwrap_or_else(|| {
            let hash = key.hash();
            map.rows.push((key, make()));
            map.index.add(hash)
        });
        &mut map.rows[row].1
    }

    /// The value that is there, or the default.
    pub(crate) fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_map_of_the_standard_library(steps in proptest::collection::vec((0u32..40, 0u8..9), 0..200)) {
            let (mut own, mut theirs) = (Keyed::new(), HashMap::new());
            for (key, value) in steps {
                prop_assert_eq!(own.insert(key, value), theirs.insert(key, value));
            }
            prop_assert_eq!(own.values().count(), theirs.len());
            for key in 0u32..41 {
                prop_assert_eq!(own.get(&key), theirs.get(&key));
            }
        }
    }

    #[test]
    fn keeps_the_order_of_first_sight() {
        let mut map = Keyed::new();
        for word in ["b", "a", "b", "c"] {
            map.entry(word).and_modify(|(_, count)| *count += 1).or_insert((word, 1));
        }
        assert_eq!(map.values().copied().collect::<Vec<_>>(), [("b", 2), ("a", 1), ("c", 1)]);
        assert_eq!(map.get("a"), Some(&("a", 1)));
        assert!(map.contains_key("c") && !map.contains_key("d"));
    }

    #[test]
    fn keys_with_one_hash_are_told_apart() {
        struct Same(u8);
        impl PartialEq for Same {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
        impl Key for Same {
            fn hash(&self) -> u32 {
                7
            }
        }
        let mut map = Keyed::new();
        (0..40).for_each(|n| assert!(map.insert(Same(n), n).is_none()));
        (0..40).for_each(|n| assert_eq!(map.get(&Same(n)), Some(&n)));
    }
}
