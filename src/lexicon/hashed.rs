//! The names of people and places, tens of thousands: a set of hashes, searched in place.
//!
//! A name is 22 bits of its hash, so that about one in two hundred words that are no name of the lists is taken for one (with 20
//! bits, one in forty of the longer lists of once, the name model lost half a point).
//! That is fit for evidence that is weighed, not for facts: what must be exact is a [`Table`](super::Table).

use super::buckets::{BUCKET_BITS, Firsts, nibble, rows};
use super::fold::folded;
use crate::text::{HASH_START, hash_bytes};

/// Classes of a name, one bit for each file of `data/names`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names(pub(crate) u16);

impl Names {
    /// Whether the two share a class.
    pub(crate) const fn any(self, of: Names) -> bool {
        self.0 & of.0 != 0
    }

    /// Both together.
    pub(crate) const fn or(self, other: Names) -> Names {
        Names(self.0 | other.0)
    }

    /// Whether a longer name begins like this.
    pub(crate) const fn goes_on(self) -> bool {
        self.0 & (1 << 15) != 0
    }

    /// The classes alone.
    pub(crate) const fn bits(self) -> u16 {
        self.0 & 0x7fff
    }
}

static COUNTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.counts"));
static KEPT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.kept"));
static CLASSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.classes"));

static FIRSTS: Firsts = Firsts::new();
const KEPT_BITS: u32 = 8;

/// A name that is looked up word by word.
///
/// `NameKey::of("new").then("york").classes()` is that of "new york".
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameKey(u32);

impl NameKey {
    /// The first word, in lower case.
    pub(crate) fn of(word: &str) -> Self {
        Self(HASH_START).and(word)
    }

    /// The next word, in lower case.
    pub(crate) fn then(self, word: &str) -> Self {
        self.and(" ").and(word)
    }

    fn and(self, word: &str) -> Self {
        if word.is_ascii() {
            return Self(hash_bytes(self.0, word.as_bytes()));
        }
        let folded = word.chars().filter_map(folded);
        Self(folded.fold(self.0, |hash, c| hash_bytes(hash, c.encode_utf8(&mut [0; 4]).as_bytes())))
    }

    /// The classes of the name; none for a word that is no name.
    pub(crate) fn classes(self) -> Names {
        let mut hash = self.0;
        hash ^= hash >> 16;
        hash = hash.wrapping_mul(0x85eb_ca6b);
        hash ^= hash >> 13;
        hash = hash.wrapping_mul(0xc2b2_ae35);
        hash ^= hash >> 16;
        let kept = (hash >> (32 - BUCKET_BITS - KEPT_BITS)) as u8;
        rows(FIRSTS.get(|bucket| nibble(COUNTS, bucket)), hash)
            .find(|at| KEPT[*at] == kept)
            .and_then(|at| super::names::COMBINATIONS.get(usize::from(CLASSES[at])))
            .map_or(Names(0), |bits| Names(*bits))
    }
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    #[test]
    fn finds_names_of_one_and_several_words() {
        assert!(NameKey::of("maria").classes().any(names::GIVEN));
        assert!(NameKey::of("smith").classes().any(names::FAMILY));
        assert!(NameKey::of("new").classes().goes_on());
        assert!(NameKey::of("new").then("york").classes().any(names::CITY.or(names::REGION)));
        assert_eq!(NameKey::of("xqzzj").classes(), Names(0));
        assert_eq!(NameKey::of("müller").classes(), NameKey::of("muller").classes());
        assert!(NameKey::of("mu\u{308}ller").classes().any(names::FAMILY));
        assert_eq!(NameKey::of("").classes(), Names(0));
    }
}
