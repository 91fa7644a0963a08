//! Trains the name model. See `src/model/data/names.md` for what it is made from and how.
//!
//!     train-names DATA OUT.bin               trains what ships
//!     train-names DATA --ablation            what each group of features is worth
//!     train-names DATA --speed               tokens a second, words and names together
//!     train-names DATA --curve               F1 by the amount of text and by the number of weights

mod crf;
mod data;
mod pack;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Instant;

use crf::{Crf, LABELS, Recipe};
use data::{Dictionary, Doc, Name, Window};

/// Sets whose labels are made anew: their own are silver or none.
const RELABELLED: [&str; 2] = ["gmb", "masc"];
/// Windows in which a feature has to occur.
const RARE: u32 = 3;
/// Orders of the text whose models are averaged.
const SEEDS: u64 = 4;
/// Weights that are kept.
const WEIGHTS: usize = 20_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|a| a == "--speed") {
        return speed(&arguments[0]);
    }
    let option = |name: &str| arguments.iter().position(|a| a == name);
    let number =
        |name: &str, default: f32| option(name).map_or(default, |at| arguments[at + 1].parse().expect("a number"));
    let folder = &arguments[0];
    let clock = Instant::now();
    let mut dictionary = Dictionary::default();
    let mut train = data::read(&format!("{folder}/train.tsv"), &mut dictionary);
    let dev = data::read(&format!("{folder}/dev.tsv"), &mut dictionary);
    eprintln!("{} documents, {} features, {:?}", train.len(), dictionary.hashes.len(), clock.elapsed());
    let recipe = Recipe {
        epochs: number("--epochs", 5.0) as usize,
        rate: number("--rate", 0.05),
        l1: number("--l1", 2e-6),
        seed: number("--seed", 7.0) as u64,
    };
    let budget = number("--weights", WEIGHTS as f32) as usize;
    let size = dictionary.hashes.len();

    let kept = if option("--gold-only").is_some() {
        train.iter().filter(|d| !RELABELLED.contains(&d.set.as_str())).flat_map(|d| &d.windows).collect()
    } else {
        relabel(&mut train, size, &recipe, number("--rounds", 1.0) as usize, &clock)
    };
    eprintln!("{} windows, {:?}", kept.len(), clock.elapsed());
    if option("--ablation").is_some() {
        return ablation(&kept, &dev, &dictionary, &recipe, budget);
    }
    if option("--curve").is_some() {
        return curve(&kept, &dev, &dictionary, &recipe, budget);
    }
    let bias = number("--bias", 0.0);
    let mut model = full(&kept, size, &recipe);
    model.bias = bias;
    report("unpruned", &model, &dev);
    let mut model = prune(&model, &kept, &dictionary, &recipe, budget);
    model.bias = bias;
    report("pruned", &model, &dev);
    let unit = pack::quantise(&mut model);
    report("quantised", &model, &dev);
    let bytes = pack::pack(&model, &dictionary, unit);
    std::fs::write(&arguments[1], &bytes).expect("the model can be written");
    eprintln!("{} bytes, {:?}", bytes.len(), clock.elapsed());
}

/// Labels each half of GMB by what was trained on the other half and the gold sets, MASC by the first of the two, and
/// gives back the windows of the gold sets and of the sentences on which these labels agree with spaCy's.
fn relabel<'t>(train: &'t mut [Doc], size: usize, recipe: &Recipe, rounds: usize, clock: &Instant) -> Vec<&'t Window> {
    let half = |at: usize| at % 2;
    let mut agreed: HashMap<usize, HashSet<usize>> = HashMap::new();
    for round in 1..=rounds {
        // Both halves are labelled before either's labels change.
        let mut labelled: Vec<(usize, Vec<Name>)> = Vec::new();
        for side in [1, 0] {
            let teaches = |(at, doc): &(usize, &Doc)| match doc.set.as_str() {
                "gmb" => half(*at) != side,
                "masc" => false,
                _ => true,
            };
            let windows: Vec<&Window> = train
                .iter()
                .enumerate()
                .filter(teaches)
                .flat_map(|(at, doc)| {
                    let agreed = agreed.get(&at);
                    doc.windows.iter().filter(move |w| agreed.is_none_or(|a| a.contains(&w.sentence)))
                })
                .collect();
            let model = full(&windows, size, recipe);
            eprintln!("round {round}, half {side}: {} windows, {:?}", windows.len(), clock.elapsed());
            for (at, doc) in train.iter().enumerate() {
                if doc.set == "gmb" && half(at) == side || doc.set == "masc" && side == 0 {
                    labelled.push((at, doc.windows.iter().flat_map(|w| data::names(w, &model.label(w))).collect()));
                }
            }
        }
        for (at, own) in labelled {
            agreed.insert(at, agreement(&train[at], &own));
            train[at].relabel(&own);
        }
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, sentences) in &agreed {
        let count = counts.entry(&train[*at].set).or_default();
        count.0 += sentences.len();
        count.1 += train[*at].sentences;
    }
    eprintln!("agreed sentences: {counts:?}");
    let train: &'t [Doc] = train;
    train
        .iter()
        .enumerate()
        .flat_map(|(at, doc)| {
            let agreed = agreed.get(&at);
            doc.windows.iter().filter(move |w| agreed.is_none_or(|a| a.contains(&w.sentence))).collect::<Vec<_>>()
        })
        .collect()
}

/// The sentences of a document in which both labellings are the same.
fn agreement(doc: &Doc, own: &[Name]) -> HashSet<usize> {
    let breaks: Vec<usize> = doc.text.match_indices('\n').map(|(at, _)| at).collect();
    let sentence = |n: &Name| breaks.partition_point(|b| *b < n.0);
    let tidy = |names: &[Name]| -> HashSet<Name> { names.iter().map(|n| trimmed(&doc.text, *n)).collect() };
    let (first, second) = (tidy(own), tidy(&doc.second));
    let differing: HashSet<usize> = first.symmetric_difference(&second).map(sentence).collect();
    (0..doc.sentences).filter(|s| !differing.contains(s)).collect()
}

/// Without marks at the end, which tokenizers treat differently.
fn trimmed(text: &str, (start, end, kind): Name) -> Name {
    (start, start + text[start..end].trim_end_matches(['.', ',', '\'', '"', '-', ' ']).len(), kind)
}

/// A model of all features that are not rare.
fn full(windows: &[&Window], size: usize, recipe: &Recipe) -> Crf {
    let mut model = Crf::new(size);
    for (mask, count) in model.mask.iter_mut().zip(counts(windows, size)) {
        *mask = if count < RARE { 0 } else { 127 };
    }
    model.train(windows, recipe);
    model
}

fn counts(windows: &[&Window], size: usize) -> Vec<u32> {
    let mut counts = vec![0; size];
    windows.iter().flat_map(|w| &w.words).flat_map(|w| &w.features).for_each(|f| counts[*f as usize] += 1);
    counts
}

/// Keeps the weights that count most, as the packed table sees them (features of one key are one), and trains them anew.
fn prune(model: &Crf, windows: &[&Window], dictionary: &Dictionary, recipe: &Recipe, budget: usize) -> Crf {
    let counts = counts(windows, model.weights.len());
    let mut ranked: Vec<(f32, u32, u8)> = Vec::new();
    for (id, weights) in model.weights.iter().enumerate() {
        for (label, w) in weights.iter().enumerate().filter(|(_, w)| **w != 0.0) {
            ranked.push((-w.abs() * (counts[id] as f32).powf(0.35), id as u32, label as u8));
        }
    }
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    ranked.truncate(budget);
    let mut masks: HashMap<u32, u8> = HashMap::new();
    for (_, id, label) in ranked {
        *masks.entry(pack::key(dictionary.hashes[id as usize])).or_default() |= 1 << label;
    }
    // One feature speaks for all of its key.
    let mut first: HashMap<u32, u32> = HashMap::new();
    let same: Vec<u32> =
        dictionary.hashes.iter().enumerate().map(|(id, h)| *first.entry(pack::key(*h)).or_insert(id as u32)).collect();
    let mut pruned = Crf::new(model.weights.len());
    for (id, mask) in pruned.mask.iter_mut().enumerate() {
        let key = pack::key(dictionary.hashes[id]);
        *mask = if same[id] == id as u32 { masks.get(&key).copied().unwrap_or(0) } else { 0 };
    }
    let merged: Vec<Window> = windows.iter().map(|w| merged(w, &same, &pruned.mask)).collect();
    let merged: Vec<&Window> = merged.iter().collect();
    let again = |seed: u64| {
        let mut model = pruned.clone();
        model.train(&merged, &Recipe { epochs: recipe.epochs.min(4), seed: recipe.seed + seed, ..recipe.clone() });
        model
    };
    // The mean of several orders of the text varies less than one.
    let mut pruned = again(0);
    for seed in 1..SEEDS {
        pruned.add(&again(seed));
    }
    pruned.scale(1.0 / SEEDS as f32);
    // Scoring looks features up by their own number.
    for id in 0..pruned.weights.len() {
        pruned.weights[id] = pruned.weights[same[id] as usize];
    }
    pruned
}

fn merged(window: &Window, same: &[u32], mask: &[u8]) -> Window {
    let mut window = window.clone();
    for word in &mut window.words {
        word.features = word.features.iter().map(|f| same[*f as usize]).filter(|f| mask[*f as usize] != 0).collect();
    }
    window
}

/// Reads all scored texts as one and prints how many tokens a second the words and names of it take.
fn speed(folder: &str) {
    let file = std::fs::read_to_string(format!("{folder}/dev.tsv")).expect("dev.tsv");
    let text: String = file.lines().filter_map(|l| l.strip_prefix("S\t")).map(|l| format!("{l}\n")).collect();
    for _ in 0..3 {
        let clock = Instant::now();
        let (tokens, names) = nutgraf::training::names(&text);
        let seconds = clock.elapsed().as_secs_f64();
        println!("{tokens} tokens, {} names, {:.0} tokens/s", names.len(), tokens as f64 / seconds);
    }
}

/// Prints F1 of every scored set.
fn report(name: &str, model: &Crf, dev: &[Doc]) {
    let weights: u32 = model
        .mask
        .iter()
        .zip(&model.weights)
        .filter(|(m, _)| **m != 0)
        .map(|(_, w)| w.iter().filter(|w| **w != 0.0).count() as u32)
        .sum();
    let mut sets: BTreeMap<&str, [[usize; 3]; 3]> = BTreeMap::new();
    for doc in dev {
        let own: HashSet<Name> =
            doc.windows.iter().flat_map(|w| data::names(w, &model.label(w))).map(|n| trimmed(&doc.text, n)).collect();
        let gold: HashSet<Name> = doc.gold.iter().map(|n| trimmed(&doc.text, *n)).collect();
        let tally = sets.entry(&doc.set).or_default();
        own.iter().for_each(|n| tally[n.2][0] += 1);
        gold.iter().for_each(|n| tally[n.2][1] += 1);
        own.intersection(&gold).for_each(|n| tally[n.2][2] += 1);
    }
    println!("{name}: {weights} weights");
    for (set, tally) in sets {
        let all: [usize; 3] = std::array::from_fn(|k| tally.iter().map(|t| t[k]).sum());
        let f1 = |t: &[usize; 3]| 200.0 * t[2] as f64 / (t[0] + t[1]).max(1) as f64;
        let (p, r) = (100.0 * all[2] as f64 / all[0].max(1) as f64, 100.0 * all[2] as f64 / all[1].max(1) as f64);
        println!(
            "  {set:20} F1 {:.1} (PER {:.1} LOC {:.1} ORG {:.1}) P {p:.1} R {r:.1}",
            f1(&all),
            f1(&tally[0]),
            f1(&tally[1]),
            f1(&tally[2])
        );
    }
}

/// Trains and prunes without each group of templates.
fn ablation(windows: &[&Window], dev: &[Doc], dictionary: &Dictionary, recipe: &Recipe, budget: usize) {
    let groups: [(&str, &[std::ops::Range<u8>]); 7] = [
        ("nothing", &[]),
        ("article context", &[70..82, 40..43]),
        ("lexicons", &[10..14, 50..65, 72..74, 77..79]),
        ("affixes", &[26..28]),
        ("shapes", &[6..10, 20..22]),
        ("word pairs", &[4..6, 24..26]),
        ("closed classes", &[8..10]),
    ];
    for (name, templates) in groups {
        let out = |f: &u32| templates.iter().any(|t| t.contains(&dictionary.templates[*f as usize]));
        let strip = |w: &Window| {
            let mut w = w.clone();
            w.words.iter_mut().for_each(|word| word.features.retain(|f| !out(f)));
            w
        };
        let stripped: Vec<Window> = windows.iter().map(|w| strip(w)).collect();
        let stripped: Vec<&Window> = stripped.iter().collect();
        let mut model = full(&stripped, dictionary.hashes.len(), recipe);
        // What is left out has no weight, so the scored texts need no stripping.
        model = prune(&model, &stripped, dictionary, recipe, budget);
        for (id, w) in model.weights.iter_mut().enumerate() {
            if out(&(id as u32)) {
                *w = [0.0; LABELS];
            }
        }
        report(&format!("without {name}"), &model, dev);
    }
}

fn curve(windows: &[&Window], dev: &[Doc], dictionary: &Dictionary, recipe: &Recipe, budget: usize) {
    for eighths in [1, 2, 4, 8] {
        let part: Vec<&Window> = windows.iter().enumerate().filter(|(i, _)| i % 8 < eighths).map(|(_, w)| *w).collect();
        let model = full(&part, dictionary.hashes.len(), recipe);
        report(&format!("{eighths}/8 of the text, pruned"), &prune(&model, &part, dictionary, recipe, budget), dev);
    }
    let model = full(windows, dictionary.hashes.len(), recipe);
    report("all weights", &model, dev);
    for weights in [5_000, 10_000, 20_000, 30_000, 60_000] {
        report(&format!("at most {weights}"), &prune(&model, windows, dictionary, recipe, weights), dev);
    }
}
