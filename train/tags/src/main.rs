//! Trains the tagger's weights: `cargo run --release -- SYNTAX_FOLDER DISTILLED OUT.bin`; see `src/model/data/tags.md`.
//! `arcs SYNTAX_FOLDER` measures the clause layer, `show TEXT` lays open what both say of a text.
//!
//! Softmax regression with AdaGrad and an L1 penalty over the engine's own hashed features, with the tags it predicts itself as history; then
//! pruned to the entries that matter most (by |weight| · count^0.35), trained again on those, and written as signed square roots.

mod arcs;
mod data;
mod learn;
mod upos;
mod write;

use std::path::Path;

use data::Sentence;

/// How many weights each pruning keeps; how often the whole is read before the first, and after each.
const KEPT: [usize; 4] = [60_000, 32_000, 20_800, 16_000];
const EPOCHS: usize = 4;
const AGAIN: usize = 2;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match &args[..] {
        [_, job, syntax] if job == "arcs" => {
            let dev = Path::new(syntax).join("dev");
            return ["gum_open", "pud"].iter().for_each(|name| arcs::score(&dev.join(format!("{name}.conllu"))));
        }
        [_, job, text] if job == "show" => return arcs::show(text),
        _ => {}
    }
    let [_, syntax, distilled, out] = &args[..] else { panic!("usage: SYNTAX_FOLDER DISTILLED OUT.bin") };
    let syntax = Path::new(syntax);
    let gum = data::conllu(&syntax.join("train/gum_open.conllu"));
    let mut train: Vec<Sentence> = data::tagged(Path::new(distilled));
    train.extend(gum.iter().cloned());
    train.extend(gum);
    let dev: Vec<(&str, Vec<Sentence>)> = ["gum_open", "pud", "ewt_dev"]
        .iter()
        .map(|name| (*name, data::conllu(&syntax.join(format!("dev/{name}.conllu")))))
        .collect();
    println!("{} sentences to learn from", train.len());
    let mut model = learn::Model::new(&train);
    println!("{} features", model.rows());
    learn::shuffle(&mut train);
    for epoch in 0..EPOCHS {
        model.read(&train, epoch > 0, 0.1 / (1.0 + epoch as f32 * 0.5));
        report(&dev, |s| model.tag(s));
    }
    for keep in KEPT {
        model.prune(keep);
        report(&dev, |s| model.tag(s));
        for epoch in 0..AGAIN {
            model.read(&train, true, 0.06 / (1.0 + epoch as f32));
            report(&dev, |s| model.tag(s));
        }
    }
    let bytes = write::pack(&model);
    std::fs::write(out, &bytes).unwrap();
    println!("{} bytes", bytes.len());
    let written = write::Packed::new(&bytes);
    report(&dev, |s| written.tag(s));
}

/// The share of tokens with the right tag: of all, and of those that the characters do not tell.
fn report(dev: &[(&str, Vec<Sentence>)], tag: impl Fn(&Sentence) -> Vec<u8>) {
    for (name, sentences) in dev {
        let (mut all, mut right, mut open, mut open_right) = (0, 0, 0, 0);
        for sentence in sentences {
            for ((word, gold), said) in sentence.words.iter().zip(sentence.gold.iter()).zip(tag(sentence)) {
                let Some(gold) = gold else { continue };
                let hit = usize::from(*gold == said);
                all += 1;
                right += hit;
                open += usize::from(word.fixed.is_none());
                open_right += usize::from(word.fixed.is_none()) * hit;
            }
        }
        let share = |a: usize, b: usize| a as f64 * 100.0 / b as f64;
        print!("{name} {:.2} ({:.2})  ", share(right, all), share(open_right, open));
    }
    println!();
}
