//! How well the tags tell the parts of speech of Universal Dependencies, which know fewer kinds of nouns and verbs and part other words in two.

use super::data::NAMES;

/// Nothing of these words is a preposition.
const OPENERS: [&str; 10] =
    ["that", "if", "because", "while", "although", "though", "whether", "unless", "whereas", "lest"];
/// These open a clause or govern a noun.
const EITHER: [&str; 7] = ["after", "before", "since", "until", "till", "as", "than"];

/// The parts of speech of a sentence of words and tags: by the tag, and where Universal Dependencies part what Penn has as one, by the words around.
pub fn parts(words: &[(String, u8)]) -> Vec<&'static str> {
    let tag = |i: usize| words.get(i).map_or(".", |w| NAMES[usize::from(w.1)]);
    let verb = |i: usize| tag(i).starts_with("VB");
    let word = |i: usize| words.get(i).map_or("", |w| w.0.as_str());
    (0..words.len())
        .map(|i| {
            let behind = |skip: &[&str]| (i + 1..i + 9).find(|k| !skip.contains(&tag(*k))).unwrap_or(i + 9);
            let noun = ["DT", "PRP", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "POS", "RB"];
            match tag(i) {
                "NN" | "NNS" => "NOUN",
                "NNP" => "PROPN",
                "PRP" | "PRP$" | "EX" | "WP" => "PRON",
                "WDT" if ["NN", "NNS", "NNP"].contains(&tag(i + 1)) => "DET",
                "WDT" => "PRON",
                "DT" => {
                    let alone = ["this", "that", "these", "those", "all", "both", "some", "each", "neither", "either"];
                    let head =
                        ["NN", "NNS", "NNP"].contains(&tag(behind(&["JJ", "RB", "CD", "DT", "VBN", "VBG", "PRP$"])));
                    if alone.contains(&word(i)) && !head { "PRON" } else { "DET" }
                }
                "IN" => {
                    let clause = ["VBD", "VBZ", "MD"].contains(&tag(behind(&noun))) && tag(i + 1) != "VBD";
                    let opens =
                        OPENERS.contains(&word(i)) || tag(i + 1) == "VBG" || EITHER.contains(&word(i)) && clause;
                    if opens { "SCONJ" } else { "ADP" }
                }
                "TO" | "POS" => "PART",
                "CC" => "CCONJ",
                "CD" => "NUM",
                "JJ" => "ADJ",
                "RB" if ["not", "n't", "n’t"].contains(&word(i)) => "PART",
                "RB" | "WRB" => "ADV",
                "RP" => "ADP",
                "MD" => "AUX",
                "UH" => "INTJ",
                "X" => "X",
                "." if ["$", "€", "£", "¥", "%", "+", "="].contains(&word(i)) => "SYM",
                "." => "PUNCT",
                // Forms of "be" always help; "have" and "do" in front of another verb.
                _ => match word(i) {
                    "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "’s" | "'re" | "’re"
                    | "'m" | "’m" => "AUX",
                    "have" | "has" | "had" | "having" | "'ve" | "’ve" | "'d" | "’d" | "do" | "does" | "did" => {
                        let next = behind(&["RB", "PRP"]);
                        if verb(next) && tag(next) != "VBG" { "AUX" } else { "VERB" }
                    }
                    _ => "VERB",
                },
            }
        })
        .collect()
}
