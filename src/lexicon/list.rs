//! Lists of words in the code.
//!
//! `&["a", "b"]` keeps an address and a length for every word beside the word itself: half of what such lists weigh in the wasm
//! module. A [`List`] is one string of bytes, made by the compiler: each word with its length in front.

/// Words in lower case.
#[derive(Clone, Copy)]
pub(crate) struct List(&'static [u8]);

impl List {
    /// What [`list!`] makes.
    pub(crate) const fn of(packed: &'static [u8]) -> Self {
        Self(packed)
    }

    /// Whether it is one of the words.
    pub(crate) fn has(self, word: &[u8]) -> bool {
        let mut rest = self.0;
        while let Some((length, words)) = rest.split_first() {
            let Some((known, behind)) = words.split_at_checked(usize::from(*length)) else { return false };
            // Length and first byte first: most words differ in them, and comparing bytes is a call.
            if known.len() == word.len() && known.first() == word.first() && known == word {
                return true;
            }
            rest = behind;
        }
        false
    }
}

/// How many bytes the words take.
pub(crate) const fn packed(words: &[&str]) -> usize {
    let (mut bytes, mut at) = (0, 0);
    while at < words.len() {
        bytes += 1 + words[at].len();
        at += 1;
    }
    bytes
}

/// The words one behind the other, each with its length in front.
pub(crate) const fn pack<const BYTES: usize>(words: &[&str]) -> [u8; BYTES] {
    let mut out = [0; BYTES];
    let (mut to, mut at) = (0, 0);
    while at < words.len() {
        let word = words[at].as_bytes();
        assert!(word.len() < 256, "a word of more than 255 bytes");
        out[to] = word.len() as u8;
        to += 1;
        let mut byte = 0;
        while byte < word.len() {
            out[to] = word[byte];
            to += 1;
            byte += 1;
        }
        at += 1;
    }
    out
}

/// `list!["a", "b"]`: a [`List`].
macro_rules! list {
    ($($word:literal),+ $(,)?) => {{
        const WORDS: &[&str] = &[$($word),+];
        const PACKED: &[u8] = &$crate::lexicon::pack::<{ $crate::lexicon::packed(WORDS) }>(WORDS);
        const { $crate::lexicon::List::of(PACKED) }
    }};
}
pub(crate) use list;

#[cfg(test)]
mod tests {
    use super::super::List;

    #[test]
    fn words_of_a_list_are_found() {
        const LIST: List = list!["a", "about", "ab", "’s", ""];
        for word in ["a", "about", "ab", "’s", ""] {
            assert!(LIST.has(word.as_bytes()), "{word}");
        }
        for word in ["b", "abou", "aboutt", "'s", "aa"] {
            assert!(!LIST.has(word.as_bytes()), "{word}");
        }
    }
}
