//! What class names, ids and the wording of a line hint at. All of it is weak evidence: input to the model of
//! [`features`](super::features), never a decision by itself.

use std::sync::OnceLock;

use super::tree::{Attr, NodeId, Tag, Tree};
use crate::lexicon::{Table, beginning, is_marked, table};
use crate::text::{Keyed, lower};

/// What the names on an element hint at, in the order of the bits. The names are those of `lexicon/data/html.names.tsv`.
pub(super) const NAME_HINTS: [&str; 20] = [
    "body", "head", "byline", "bio", "caption", "related", "nav", "share", "comments", "ad", "signup", "consent",
    "footer", "side", "tags", "quote", "box", "live", "hidden", "list",
];

/// What the wording of a line hints at. The names are those of `lexicon/data/html.phrases.tsv`.
pub(super) const PHRASE_HINTS: [&str; 10] =
    ["more", "signup", "share", "comments", "legal", "ad", "credit", "meta", "tags", "nav"];

/// What a wording says that the model does not ask for: the rest of the text is for subscribers.
pub(super) const WALL: &str = "wall";

/// The bits of [`of_phrases`] that are features of the model.
pub(super) const WORDINGS: u16 = (1 << PHRASE_HINTS.len()) - 1;

/// Hints that the model does not ask for: the lead-in between headline and body; who wrote it; a picture.
const FURTHER: [&str; 3] = ["dek", "author", "picture"];

/// The bit of a name hint.
pub(super) fn bit(hint: &str) -> u32 {
    NAME_HINTS.iter().chain(&FURTHER).position(|h| *h == hint).map_or(0, |i| 1 << i)
}

/// The bits that are features of the model.
pub(super) const FEATURES: u32 = (1 << NAME_HINTS.len()) - 1;

/// The bit of what is shown to nobody who sees, by the class names that stylesheets have for it.
pub(super) const UNSEEN: u32 = 1 << 31;

/// Reads the names on elements. Pages name the same things again and again: each list of names is read once.
#[derive(Default)]
pub(super) struct Names<'a>(Keyed<&'a str, u32>);

impl<'a> Names<'a> {
    /// The hints of an element's class names, id and role as bits of [`NAME_HINTS`], and [`UNSEEN`].
    pub(super) fn of(&mut self, tree: &'a Tree, node: NodeId) -> u32 {
        if matches!(tree.tag(node), Tag::Body | Tag::Html | Tag::Document) {
            return 0; // they name the page as a whole, not a part of it
        }
        let mut bits = 0;
        for (attr, names) in tree.attrs(node) {
            if matches!(attr, Attr::Class | Attr::Id | Attr::Role | Attr::Itemprop) {
                let hints = self.0.get(names).copied();
                let hints = hints.unwrap_or_else(|| *self.0.entry(names).or_insert(of_words(names)));
                bits |= if attr == Attr::Class { hints } else { hints & !UNSEEN };
            }
        }
        bits
    }
}

/// The hints of one element's names.
pub(super) fn of_names(tree: &Tree, node: NodeId) -> u32 {
    Names::default().of(tree, node)
}

/// No word of the table is longer.
const LONGEST: usize = 24;

/// Hints of the words in a list of names: cut at every character that is no letter, and before capitals.
fn of_words(names: &str) -> u32 {
    // A page can put a megabyte into a class; what hints at anything stands in front.
    let bytes = &names.as_bytes()[..names.len().min(400)];
    let (mut bits, mut at) = (0, 0);
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        bits |= of_name(&bytes[start..at]);
        at += 1;
    }
    bits
}

/// The hints of one name.
fn of_name(name: &[u8]) -> u32 {
    let unseen = matches!(
        name,
        b"sr-only"
            | b"visually-hidden"
            | b"visuallyhidden"
            | b"screen-reader-text"
            | b"screenreader-only"
            | b"u-visually-hidden"
            | b"visually-hide"
    );
    let mut bits = if unseen { UNSEEN } else { 0 };
    let (mut word, mut length, mut small) = ([0u8; LONGEST], 0, false);
    for at in 0..=name.len() {
        let byte = if at < name.len() { name[at] } else { b' ' };
        // A name with a colon is a rule for one medium or state ("print:mt-2", "hover:nav"): it says nothing of the element.
        if byte == b':' || byte == b'[' {
            return 0;
        }
        let letter = byte.is_ascii_alphabetic();
        let capital = byte.is_ascii_uppercase();
        if !letter || capital && small {
            if length > 1 && length <= LONGEST {
                bits |= of_word(&word[..length]);
            }
            length = 0;
        }
        if letter {
            if length < LONGEST {
                word[length] = byte.to_ascii_lowercase();
            }
            length += 1;
        }
        small = letter && !capital;
    }
    bits
}

/// The hints of a word in lower case.
fn of_word(word: &[u8]) -> u32 {
    static BEGINNINGS: OnceLock<[u64; 64]> = OnceLock::new();
    if !may_begin(&BEGINNINGS, &table::HTML_NAMES, word) {
        return 0;
    }
    let word = std::str::from_utf8(word).unwrap_or("");
    let hints = table::HTML_NAMES.get(word).or_else(|| of_beginning(word)).unwrap_or("");
    if hints.is_empty() { 0 } else { hints.split(' ').fold(0, |bits, hint| bits | bit(hint)) }
}

/// The hint of a word that begins with one for furniture: "relatedposts", "newsletterbox".
fn of_beginning(word: &str) -> Option<&'static str> {
    const FURNITURE: [(&str, &str); 8] = [
        ("related", "related"),
        ("recommend", "related"),
        ("newsletter", "signup"),
        ("subscri", "signup"),
        ("comment", "comments"),
        ("advert", "ad"),
        ("consent", "consent"),
        ("cookie", "consent"),
    ];
    FURNITURE.iter().find(|(beginning, _)| word.starts_with(beginning)).map(|(_, hint)| *hint)
}

/// Whether a key of a table begins with the first word of a text: most words are that of none.
fn may_begin(marks: &OnceLock<[u64; 64]>, table: &Table, text: &[u8]) -> bool {
    is_marked(marks.get_or_init(|| table.marks(|key| Some(beginning(key)))), beginning(text))
}

/// The hints of a line's wording: those of the phrase it begins with, and those of any phrase in it, as bits of
/// [`PHRASE_HINTS`]. Only its first 160 characters are looked at.
pub(super) fn of_phrases(line: &str) -> (u16, u16) {
    let lower = lowered(line);
    let (mut first, mut any) = (0, 0);
    let mut at = 0;
    while at < lower.len() {
        let (found, _) = longest_phrase(&lower[at..]);
        any |= found;
        if at == 0 {
            first = found;
        }
        let Some(gap) = lower[at..].find(' ') else { break };
        at += gap + 1;
    }
    (first, any)
}

/// The beginning of a line as phrases are kept.
fn lowered(line: &str) -> String {
    const LOOKED_AT: usize = 160;
    let start = &line.as_bytes()[..line.len().min(LOOKED_AT)];
    if start.is_ascii() {
        return line[..start.len()].to_ascii_lowercase();
    }
    let start = line.chars().take(LOOKED_AT).map(|c| if c == '’' { '\'' } else { c });
    start.map(lower).collect()
}

/// The hint of the phrase that a line begins with, and whether the line is made of nothing but phrases, figures and marks ("Share | Print",
/// "Comments (12)"): then with the hints of all of them.
pub(super) fn of_line(line: &str) -> (u16, bool) {
    let lower = lowered(line);
    let (mut bits, mut at) = (0, 0);
    while let Some(gap) = lower[at..].find(char::is_alphabetic) {
        let (found, end) = longest_phrase(&lower[at + gap..]);
        if found == 0 {
            return (bits, false);
        }
        bits |= found;
        at += gap + end;
    }
    (bits, bits != 0 && line.len() <= lower.len())
}

/// Whether a line asks readers to subscribe to something of the paper: "… sign up for our".
pub(super) fn asks(line: &str) -> bool {
    let lower = lowered(line);
    let starts = [0].into_iter().chain(lower.match_indices(' ').map(|(at, _)| at + 1));
    starts.map(|at| (at, longest_phrase(&lower[at..]))).any(|(at, (bits, end))| {
        let ours = at == 0 || lower[at..at + end].split(' ').any(|word| word == "our");
        bits & phrase_bit("signup") != 0 && ours
    })
}

/// The bit of what a wording hints at.
pub(super) fn phrase_bit(hint: &str) -> u16 {
    PHRASE_HINTS.iter().chain(&[WALL]).position(|h| *h == hint).map_or(0, |i| 1 << i)
}

/// The hint of the longest phrase that this text begins with, and where it ends.
fn longest_phrase(text: &str) -> (u16, usize) {
    static BEGINNINGS: OnceLock<[u64; 64]> = OnceLock::new();
    if !may_begin(&BEGINNINGS, &table::HTML_PHRASES, text.as_bytes()) {
        return (0, 0);
    }
    let trimmed = |end: usize| text[..end].trim_end_matches(&[':', ',', '.', '!', '?', '|', ')', '…', '»', '>'][..]);
    let ends = text.match_indices(' ').map(|(i, _)| i).chain([text.len()]);
    let mut found = (0, 0);
    for end in ends.take(table::HTML_PHRASES.longest()) {
        let hint = table::HTML_PHRASES.get(&text[..end]).or_else(|| table::HTML_PHRASES.get(trimmed(end)));
        if let Some(hint) = hint {
            found = (hint.split(' ').fold(0, |bits, hint| bits | phrase_bit(hint)), end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_is_known() {
        for (word, hints) in table::HTML_NAMES.rows() {
            assert!(word.len() <= LONGEST, "{word}");
            assert!(hints.split(' ').all(|hint| bit(hint) != 0), "{word}: {hints}");
        }
        for (phrase, hint) in table::HTML_PHRASES.rows() {
            assert!(hint.split(' ').all(|hint| phrase_bit(hint) != 0), "{phrase}: {hint}");
        }
    }

    #[test]
    fn names_in_many_spellings() {
        for names in ["related-links", "RelatedArticles", "c-box__related", "x relatedContent-sc-1a"] {
            assert_ne!(of_words(names) & bit("related"), 0, "{names}");
        }
        assert_eq!(of_words("xyz q7 print:share md:[&>nav]:hidden"), 0);
    }

    #[test]
    fn lines_of_phrases() {
        assert_eq!(of_line("Share | Print | 12 comments"), (phrase_bit("share") | phrase_bit("comments"), true));
        assert_eq!(of_line("REKLAMA"), (phrase_bit("ad"), true));
        assert_eq!(of_line("Read more: the whole story"), (phrase_bit("more"), false));
        assert_eq!(of_line("12:30"), (0, false));
        assert_eq!(of_line("The bridge opened."), (0, false));
    }

    #[test]
    fn phrases_at_the_start_and_inside() {
        let class = |name: &str| 1 << PHRASE_HINTS.iter().position(|h| *h == name).unwrap();
        assert_eq!(of_phrases("Read more: the whole story").0, class("more"));
        assert_eq!(of_phrases("Here you can sign up").1, class("signup"));
        assert_eq!(of_phrases("© 2026"), (class("legal"), class("legal")));
        assert_eq!(of_phrases("The bridge opened."), (0, 0));
    }
}
