//! Words and what is known of them: closed classes, verbs with their forms and frames, tables of names. All of it is
//! data (`data/*.tsv`, each with source and licence), made into tables by `build.rs` and searched in place.

pub(crate) mod buckets;
mod fold;
mod hashed;
mod list;
mod tables;
mod verbs;

pub(crate) use hashed::{NameKey, Names};
pub(crate) use list::{List, list, pack, packed};
pub(crate) use tables::{Table, beginning, is_marked};
pub(crate) use verbs::{Frames, VerbForms, VerbReading};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A set of word classes, one bit for each file of `data/classes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(pub(crate) u64);

impl Class {
    /// Whether the two share a class.
    pub(crate) const fn any(self, of: Class) -> bool {
        self.0 & of.0 != 0
    }

    /// Both together.
    pub(crate) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

static CLASSES: Table = Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/classes.table")), 1, usize::MAX);

/// The classes of a word in lower case.
pub(crate) fn classes(word: &str) -> Class {
    let number = CLASSES.entry(word.as_bytes()).and_then(|(_, value)| value.first());
    Class(number.and_then(|n| class::COMBINATIONS.get(usize::from(*n))).copied().unwrap_or(0))
}

/// The readings of a word in lower case as a form of a verb, the likeliest first. Most words have none.
pub(crate) fn verb(word: &str) -> impl Iterator<Item = VerbReading> + use<> {
    verbs::readings(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_words() {
        assert!(classes("may").any(class::MONTHS));
        assert!(classes("may").any(class::MODALS));
        assert_eq!(classes("xylophone"), Class(0));
        assert_eq!(classes(""), Class(0));
    }

    #[test]
    fn verbs_in_all_forms() {
        let lemma = |form: &str| verb(form).next().map(|r| (r.lemma, r.forms));
        assert_eq!(lemma("said"), Some(("say", VerbForms::PAST.or(VerbForms::PARTICIPLE))));
        assert_eq!(lemma("agreeing"), Some(("agree", VerbForms::ING)));
        assert_eq!(lemma("denies"), Some(("deny", VerbForms::THIRD)));
        assert_eq!(lemma("banned"), Some(("ban", VerbForms::PAST.or(VerbForms::PARTICIPLE))));
        assert!(verb("said").next().unwrap().frames.any(frame::SAY));
        assert_eq!(lemma("saidd"), None);
    }

    #[test]
    fn tables_match_the_longest_key() {
        assert_eq!(table::ABBREVIATIONS.get("dr"), Some("title"));
        assert_eq!(table::ABBREVIATIONS.get("drx"), None);
    }
}
