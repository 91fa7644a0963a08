//! How well the clause layer finds subjects, objects, negations and passives: F1 against Universal Dependencies.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use nutgraf::training::{clauses, tags};

use crate::data::NAMES;
use crate::upos;

const KINDS: [&str; 4] = ["subject", "object", "negation", "passive"];

pub fn score(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let mut counts = [[0usize; 3]; 4];
    let mut parts = [0usize; 3];
    for block in text.split("\n\n") {
        let (words, sentence) = words(block);
        if words.is_empty() {
            continue;
        }
        for (part, count) in parts.iter_mut().zip(right_parts(&words, &sentence)) {
            *part += count;
        }
        // A name is one thing, whichever of its words heads it.
        let place = |mut id: usize| {
            while words[id - 1].relation.starts_with("flat") {
                id = words[id - 1].head;
            }
            words[id - 1].start
        };
        let whole: Vec<(usize, usize)> = (1..=words.len()).map(|id| (words[id - 1].start, place(id))).collect();
        let name = |at: usize| whole.iter().find(|(start, _)| *start == at).map_or(at, |(_, name)| *name);
        let mut gold: [BTreeSet<(usize, usize)>; 4] = Default::default();
        for (index, word) in words.iter().enumerate() {
            let Some(head) = word.head.checked_sub(1).map(|h| &words[h]) else { continue };
            let verbal = matches!(head.upos.as_str(), "VERB" | "AUX");
            match word.relation.as_str() {
                // What a relative pronoun stands for is the subject.
                "nsubj" | "nsubj:pass" if verbal && word.relative && head.relation == "acl:relcl" && head.head > 0 => {
                    gold[0].insert((place(word.head), place(head.head)));
                }
                "nsubj" | "nsubj:pass" | "expl" if verbal => drop(gold[0].insert((place(word.head), place(index + 1)))),
                "obj" if !word.relative => drop(gold[1].insert((place(word.head), place(index + 1)))),
                _ => {}
            }
            if word.relation.starts_with("advmod") && matches!(word.lemma.as_str(), "not" | "never") && verbal {
                gold[2].insert((place(word.head), 0));
            }
            if word.relation.starts_with("aux:pass") {
                gold[3].insert((place(word.head), 0));
            }
        }
        let mut said: [BTreeSet<(usize, usize)>; 4] = Default::default();
        let verbal: BTreeSet<usize> = words
            .iter()
            .filter(|w| matches!(w.upos.as_str(), "VERB" | "AUX") && w.relation != "cop")
            .map(|w| w.start)
            .collect();
        for clause in clauses(&sentence) {
            // The verb "be" is no head in this annotation.
            if let Some(subject) = clause.subject.filter(|_| verbal.contains(&clause.verb)) {
                said[0].insert((clause.verb, name(subject)));
            }
            if let Some(object) = clause.object {
                said[1].insert((clause.verb, name(object)));
            }
            if clause.negated && verbal.contains(&clause.verb) {
                said[2].insert((clause.verb, 0));
            }
            if clause.passive {
                said[3].insert((clause.verb, 0));
            }
        }
        if std::env::var("MISSES").is_ok() {
            let word = |at: usize| sentence[at..].split(' ').next().unwrap_or("");
            let kind = 0;
            gold[kind]
                .difference(&said[kind])
                .for_each(|(v, s)| println!("- {} <- {} | {sentence}", word(*v), word(*s)));
            said[kind]
                .difference(&gold[kind])
                .for_each(|(v, s)| println!("+ {} <- {} | {sentence}", word(*v), word(*s)));
        }
        for kind in 0..4 {
            counts[kind][0] += gold[kind].intersection(&said[kind]).count();
            counts[kind][1] += said[kind].len();
            counts[kind][2] += gold[kind].len();
        }
    }
    let [right, cut, all] = parts;
    let share = |a: usize, b: usize| a as f64 * 100.0 / b as f64;
    print!("{}", path.file_stem().unwrap().to_string_lossy());
    print!("  parts of speech {:.1} (of the {:.1} % of words cut alike)", share(right, cut), share(cut, all));
    let mut all = [0; 3];
    for (kind, count) in KINDS.iter().zip(counts) {
        for (a, c) in all.iter_mut().zip(count) {
            *a += c;
        }
        print!("  {kind} {}", shares(count));
    }
    println!("  all {}", shares(all));
}

fn shares([hits, said, gold]: [usize; 3]) -> String {
    let share = |a: usize, b: usize| a as f64 * 100.0 / (b as f64).max(1.0);
    format!("{:.1} (P {:.1} R {:.1})", share(2 * hits, said + gold), share(hits, said), share(hits, gold))
}

/// Parts of speech told rightly, words that both cut alike, all words.
fn right_parts(words: &[Word], sentence: &str) -> [usize; 3] {
    let said = tags(sentence);
    let lower = |start: usize, end: usize| sentence[start..end].to_lowercase();
    let tokens: Vec<(String, u8)> = said.iter().map(|(start, end, tag)| (lower(*start, *end), *tag)).collect();
    let parts = upos::parts(&tokens);
    let mut counts = [0, 0, words.len()];
    for word in words {
        if let Ok(at) = said.binary_search_by_key(&word.start, |t| t.0)
            && said[at].1 == word.end
        {
            counts[0] += usize::from(parts[at] == word.upos);
            counts[1] += 1;
            if std::env::var("PARTS").is_ok() && parts[at] != word.upos {
                println!("{} {} {} {}", parts[at], word.upos, NAMES[usize::from(said[at].2)], tokens[at].0);
            }
        }
    }
    counts
}

struct Word {
    start: usize,
    end: usize,
    upos: String,
    lemma: String,
    head: usize,
    relation: String,
    relative: bool,
}

/// The words of a sentence and its text.
fn words(block: &str) -> (Vec<Word>, String) {
    let (mut words, mut text, mut glued_until) = (Vec::new(), String::new(), 0);
    for line in block.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        if let Some((_, to)) = columns[0].split_once('-') {
            glued_until = to.parse().unwrap_or(0);
            continue;
        }
        let Ok(id) = columns[0].parse::<usize>() else { continue };
        words.push(Word {
            start: text.len(),
            end: text.len() + columns[1].len(),
            upos: columns[3].to_owned(),
            lemma: columns[2].to_owned(),
            head: columns[6].parse().unwrap_or(0),
            relation: columns[7].to_owned(),
            relative: columns[5].contains("PronType=Rel"),
        });
        text.push_str(columns[1]);
        if !columns[9].contains("SpaceAfter=No") && id >= glued_until {
            text.push(' ');
        }
    }
    (words, text)
}

/// Tags and clauses of a text, for people.
pub fn show(text: &str) {
    println!(
        "{}",
        tags(text)
            .iter()
            .map(|(a, b, t)| format!("{}_{}", &text[*a..*b], NAMES[usize::from(*t)]))
            .collect::<Vec<_>>()
            .join(" ")
    );
    for clause in clauses(text) {
        let word = |at: Option<usize>| at.map_or("-", |a| text[a..].split(' ').next().unwrap_or("-"));
        println!("  {} subject {} object {}", clause.shown, word(clause.subject), word(clause.object));
    }
}
