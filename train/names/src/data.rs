//! The text that `prepare.py` makes, read through the engine's own words and windows.

use std::collections::HashMap;
use std::fs;

/// A name: first byte, behind the last, kind (0 person, 1 place, 2 organisation).
pub type Name = (usize, usize, usize);

/// A word in a window.
#[derive(Clone)]
pub struct Word {
    pub start: usize,
    pub end: usize,
    /// Numbers of its features in the [`Dictionary`].
    pub features: Vec<u32>,
}

/// A window with the sentence it stands in.
#[derive(Clone)]
pub struct Window {
    pub words: Vec<Word>,
    pub labels: Vec<u8>,
    pub sentence: usize,
}

/// A document.
pub struct Doc {
    pub set: String,
    pub windows: Vec<Window>,
    pub gold: Vec<Name>,
    /// Names as spaCy says, and whether it was asked.
    pub second: Vec<Name>,
    pub sentences: usize,
    pub text: String,
}

/// All features that occur, with their hashes, templates and how often.
#[derive(Default)]
pub struct Dictionary {
    ids: HashMap<u32, u32>,
    pub hashes: Vec<u32>,
    pub templates: Vec<u8>,
}

impl Dictionary {
    fn id(&mut self, hash: u32, template: u8) -> u32 {
        let next = self.hashes.len() as u32;
        let id = *self.ids.entry(hash).or_insert(next);
        if id == next {
            self.hashes.push(hash);
            self.templates.push(template);
        }
        id
    }
}

/// Reads a file of documents.
pub fn read(path: &str, dictionary: &mut Dictionary) -> Vec<Doc> {
    let file = fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut docs: Vec<Doc> = Vec::new();
    let mut from = 0;
    for line in file.lines() {
        let (tag, rest) = line.split_once('\t').unwrap_or((line, ""));
        if tag == "D" {
            docs.push(Doc {
                set: rest.to_owned(),
                windows: Vec::new(),
                gold: Vec::new(),
                second: Vec::new(),
                sentences: 0,
                text: String::new(),
            });
            continue;
        }
        let doc = docs.last_mut().expect("a document begins before its sentences");
        if tag == "S" {
            if !doc.text.is_empty() {
                doc.text.push('\n');
            }
            from = doc.text.len();
            doc.text.push_str(rest);
            doc.sentences += 1;
        } else {
            let mut parts = rest.split('\t');
            let mut number = || parts.next().and_then(|p| p.parse::<usize>().ok()).expect("a number");
            let (start, end) = (number() + from, number() + from);
            let kind = ["PER", "LOC", "ORG"].iter().position(|k| rest.ends_with(k)).expect("a kind");
            if tag == "G" { &mut doc.gold } else { &mut doc.second }.push((start, end, kind));
        }
    }
    for doc in &mut docs {
        let breaks: Vec<usize> = doc.text.match_indices('\n').map(|(at, _)| at).collect();
        for window in nutgraf::training::name_windows(&doc.text) {
            let words: Vec<Word> = window
                .into_iter()
                .map(|w| Word {
                    start: w.start,
                    end: w.end,
                    features: w.features.into_iter().map(|(template, hash)| dictionary.id(hash, template)).collect(),
                })
                .collect();
            let sentence = breaks.partition_point(|b| *b < words[0].start);
            let labels = vec![0; words.len()];
            doc.windows.push(Window { words, labels, sentence });
        }
        let gold = doc.gold.clone();
        doc.relabel(&gold);
    }
    docs
}

impl Doc {
    /// Labels the windows by these names.
    pub fn relabel(&mut self, names: &[Name]) {
        let mut names = names.to_vec();
        names.sort_unstable();
        for window in &mut self.windows {
            let mut last = None;
            for (word, label) in window.words.iter().zip(&mut window.labels) {
                let at = names.partition_point(|n| n.1 <= word.start);
                *label = match names.get(at) {
                    Some((start, _, kind)) if *start < word.end => {
                        let first = last != Some(at);
                        last = Some(at);
                        2 * *kind as u8 + if first { 1 } else { 2 }
                    }
                    _ => 0,
                };
            }
        }
    }
}

/// The names that labels spell.
pub fn names(window: &Window, labels: &[u8]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut k = 0;
    while k < labels.len() {
        let begins = labels[k];
        k += 1;
        if begins == 0 {
            continue;
        }
        let kind = usize::from(begins - 1) / 2;
        let start = window.words[k - 1].start;
        while k < labels.len() && labels[k] == 2 * kind as u8 + 2 {
            k += 1;
        }
        found.push((start, window.words[k - 1].end, kind));
    }
    found
}
