//! A sorted table in two byte strings, searched without being read first.

/// Keys (one or several words in lower case, joined by single spaces) with a value each.
pub(crate) struct Table {
    keys: &'static [u8],
    values: &'static [u8],
    /// Words in the longest key.
    longest: usize,
}

impl Table {
    pub(crate) const fn new(keys: &'static [u8], values: &'static [u8], longest: usize) -> Self {
        Self { keys, values, longest }
    }

    /// The value of a key; its columns are separated by tabs.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let row = search(self.keys, key.as_bytes()).ok()?;
        std::str::from_utf8(entry(self.values, row)).ok()
    }

    /// How many words the longest key has.
    #[allow(dead_code, reason = "read by the layers that match names of several words")]
    pub(crate) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether some key begins with these bytes: tells early that no longer match can follow.
    #[allow(dead_code, reason = "read by the layers that match names of several words")]
    pub(crate) fn has_prefix(&self, prefix: &str) -> bool {
        let row = search(self.keys, prefix.as_bytes()).unwrap_or_else(|row| row);
        row < count(self.keys) && entry(self.keys, row).starts_with(prefix.as_bytes())
    }

    /// All rows in the order of the keys.
    #[allow(dead_code, reason = "for tests of the data")]
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        (0..count(self.keys)).filter_map(|row| {
            Some((std::str::from_utf8(entry(self.keys, row)).ok()?, std::str::from_utf8(entry(self.values, row)).ok()?))
        })
    }
}

fn number(blob: &[u8], at: usize) -> usize {
    match blob.get(at * 4..at * 4 + 4) {
        Some(bytes) => u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize,
        None => 0,
    }
}

/// Number of entries in a blob as `build.rs` makes it.
pub(super) fn count(blob: &[u8]) -> usize {
    number(blob, 0)
}

/// The bytes of an entry.
pub(super) fn entry(blob: &'static [u8], row: usize) -> &'static [u8] {
    let base = (count(blob) + 2) * 4;
    &blob[base + number(blob, row + 1)..base + number(blob, row + 2)]
}

/// Row of the first entry equal to the key, or the row where it would stand.
pub(super) fn search(blob: &'static [u8], key: &[u8]) -> Result<usize, usize> {
    let (mut low, mut high) = (0, count(blob));
    while low < high {
        let middle = (low + high) / 2;
        if entry(blob, middle) < key { low = middle + 1 } else { high = middle }
    }
    if low < count(blob) && entry(blob, low) == key { Ok(low) } else { Err(low) }
}
