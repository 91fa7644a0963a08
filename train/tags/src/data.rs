//! The texts: sentences of others' tokens, put together again and cut by the engine.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use nutgraf::training::{TagWord, tag_words};

/// The engine's tokens of a sentence and the tag of each; `None` where the two cuts do not tell one.
#[derive(Clone)]
pub struct Sentence {
    pub words: Arc<Vec<TagWord>>,
    pub gold: Arc<Vec<Option<u8>>>,
}

/// The merged Penn tags by their numbers.
pub const NAMES: [&str; 27] = [
    "NN", "NNS", "NNP", "PRP", "PRP$", "DT", "IN", "TO", "CC", "CD", "JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBZ",
    "MD", "POS", "RP", "EX", "WDT", "WP", "WRB", "UH", "X", ".",
];

/// Number of a merged Penn tag, in the order of the engine's.
fn number(tag: &str, word: &str) -> u8 {
    match tag {
        "NN" => 0,
        "NNS" => 1,
        "NNP" | "NNPS" => 2,
        "PRP" => 3,
        "PRP$" => 4,
        "DT" | "PDT" => 5,
        "IN" => 6,
        "TO" => 7,
        "CC" => 8,
        "CD" => 9,
        "JJ" | "JJR" | "JJS" | "AFX" => 10,
        "RB" | "RBR" | "RBS" => 11,
        "VB" => 12,
        "VBD" => 13,
        "VBG" => 14,
        "VBN" => 15,
        "VBZ" | "VBP" => 16,
        "MD" => 17,
        "POS" => 18,
        "RP" => 19,
        "EX" => 20,
        "WDT" => 21,
        "WP" | "WP$" => 22,
        "WRB" => 23,
        "UH" => 24,
        "FW" | "LS" | "ADD" | "GW" | "XX" => 25,
        _ if word == "%" => 26,
        _ => 26,
    }
}

/// Puts words together, cuts them by the engine, and hands the tags over. `words`: text, tag, whether a space follows.
fn sentence(words: &[(String, u8, bool)]) -> Option<Sentence> {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (word, tag, space) in words {
        let start = text.len();
        text.push_str(word);
        spans.push((start, text.len(), *tag));
        if *space {
            text.push(' ');
        }
    }
    let cut = tag_words(&text);
    if cut.is_empty() {
        return None;
    }
    let mut at = 0;
    let gold = cut
        .iter()
        .map(|token| {
            while at < spans.len() && spans[at].1 <= token.start {
                at += 1;
            }
            let (_, end, tag) = *spans.get(at)?;
            // Of one word cut in several the last has its tag, and only where it is no mark.
            let whole = token.end >= end;
            let mark = token.fixed == Some(26);
            match token.fixed {
                Some(fixed) if mark && spans[at].0 == token.start && token.end == end && tag == 0 => Some(fixed),
                _ if whole && !(mark && tag != 26) => Some(tag),
                _ => None,
            }
        })
        .collect();
    Some(Sentence { words: Arc::new(cut), gold: Arc::new(gold) })
}

/// Universal Dependencies: the Penn tags of column five. "to" before a noun is a preposition.
pub fn conllu(path: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(path).unwrap();
    let mut sentences = Vec::new();
    for block in text.split("\n\n") {
        let mut words = Vec::new();
        let mut glued_until = 0;
        for line in block.lines().filter(|l| !l.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let space = !columns[9].contains("SpaceAfter=No");
            if let Some((_, to)) = columns[0].split_once('-') {
                // "don't" as one word: the parts are glued, the space behind the whole counts.
                glued_until = to.parse::<usize>().unwrap_or(0);
                continue;
            }
            let Ok(id) = columns[0].parse::<usize>() else { continue };
            let tag = match (columns[4], columns[3]) {
                ("TO", "ADP") => "IN",
                (tag, _) => tag,
            };
            words.push((columns[1].to_owned(), number(tag, columns[1]), space && id >= glued_until));
        }
        if !words.is_empty() {
            sentences.extend(sentence(&words));
        }
    }
    sentences
}

/// `word_TAG` with spaces between all words: the spaces of running text are put back by rule.
pub fn tagged(path: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(path).unwrap();
    let mut sentences = Vec::new();
    for line in text.lines() {
        let pairs: Vec<(&str, &str)> = line.split(' ').filter_map(|w| w.rsplit_once('_')).collect();
        let mut words: Vec<(String, u8, bool)> = Vec::new();
        let mut open = false;
        for (word, tag) in pairs {
            let straight = word == "\"" || word == "'" && tag == "''";
            let closes = matches!(word, "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "''" | "”" | "-")
                || word == "\"" && open
                || tag == "POS"
                || (word.starts_with('\'') && word.len() < 4 && word != "''" && tag != "``")
                || word == "n't";
            if let Some(last) = words.last_mut().filter(|_| closes) {
                last.2 = false;
            }
            let opens = matches!(word, "(" | "[" | "``" | "“" | "$" | "#" | "-") || straight && !open;
            if word == "\"" {
                open = !open;
            }
            words.push((word.to_owned(), number(tag, word), !opens));
        }
        if !words.is_empty() {
            sentences.extend(sentence(&words));
        }
    }
    sentences
}
