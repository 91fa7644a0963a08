//! Softmax regression over hashed features.

use crate::data::Sentence;

pub const TAGS: usize = 27;
/// Bits of a feature that the engine keeps.
pub const BITS: u32 = 20;
const RARE: u32 = 3;
const L1: f32 = 1e-3;

/// Outside the sentence: punctuation.
const NONE: u8 = 26;

pub struct Model {
    /// Row of each feature.
    row: Vec<u32>,
    pub keys: Vec<u32>,
    counts: Vec<u32>,
    pub weights: Vec<[f32; TAGS]>,
    squares: Vec<[f32; TAGS]>,
    /// Which entries may differ from zero.
    mask: Vec<u32>,
}

/// Goes through a sentence with the right tags as history.
fn each(sentence: &Sentence, mut call: impl FnMut(u32)) {
    let (mut last, mut before) = (NONE, NONE);
    for (word, gold) in sentence.words.iter().zip(sentence.gold.iter()) {
        if word.fixed.is_none() {
            word.features(last, before, |f| call(f >> (32 - BITS)));
        }
        (before, last) = (last, word.fixed.or(*gold).unwrap_or(0));
    }
}

impl Model {
    pub fn new(train: &[Sentence]) -> Self {
        let mut seen: Vec<u32> = vec![0; 1 << BITS];
        train.iter().for_each(|s| each(s, |f| seen[f as usize] += 1));
        let keys: Vec<u32> = (0..1 << BITS).filter(|k| seen[*k as usize] >= RARE).collect();
        let mut row = vec![u32::MAX; 1 << BITS];
        keys.iter().enumerate().for_each(|(n, k)| row[*k as usize] = n as u32);
        let counts = keys.iter().map(|k| seen[*k as usize]).collect();
        let n = keys.len();
        Self {
            row,
            keys,
            counts,
            weights: vec![[0.0; TAGS]; n],
            squares: vec![[1e-4; TAGS]; n],
            mask: vec![u32::MAX; n],
        }
    }

    pub fn rows(&self) -> usize {
        self.keys.len()
    }

    fn scores(&self, features: &[u32]) -> [f32; TAGS] {
        let mut scores = [0.0; TAGS];
        for f in features {
            for (s, w) in scores.iter_mut().zip(&self.weights[*f as usize]) {
                *s += w;
            }
        }
        scores
    }

    fn gather(&self, word: &nutgraf::training::TagWord, last: u8, before: u8, features: &mut Vec<u32>) {
        features.clear();
        word.features(last, before, |f| {
            let row = self.row[(f >> (32 - BITS)) as usize];
            if row != u32::MAX {
                features.push(row);
            }
        });
    }

    pub fn tag(&self, sentence: &Sentence) -> Vec<u8> {
        let (mut last, mut before) = (NONE, NONE);
        let mut features = Vec::new();
        let mut tags = Vec::new();
        for word in sentence.words.iter() {
            let tag = word.fixed.unwrap_or_else(|| {
                self.gather(word, last, before, &mut features);
                best(&self.scores(&features))
            });
            tags.push(tag);
            (before, last) = (last, tag);
        }
        tags
    }

    /// One reading of all sentences. `own`: the tags it gives itself are the history, else the right ones.
    pub fn read(&mut self, train: &[Sentence], own: bool, rate: f32) {
        let mut features = Vec::new();
        for sentence in train {
            let (mut last, mut before) = (NONE, NONE);
            for (word, gold) in sentence.words.iter().zip(sentence.gold.iter()) {
                let tag = match (word.fixed, *gold) {
                    (Some(fixed), _) => fixed,
                    (None, gold) => {
                        self.gather(word, last, before, &mut features);
                        let scores = self.scores(&features);
                        if let Some(gold) = gold {
                            self.learn(&features, &scores, gold, rate);
                        }
                        gold.filter(|_| !own).unwrap_or_else(|| best(&scores))
                    }
                };
                (before, last) = (last, tag);
            }
        }
    }

    fn learn(&mut self, features: &[u32], scores: &[f32; TAGS], gold: u8, rate: f32) {
        let top = scores.iter().fold(f32::MIN, |a, b| a.max(*b));
        let mut gradient = scores.map(|s| (s - top).exp());
        let sum: f32 = gradient.iter().sum();
        gradient.iter_mut().for_each(|g| *g /= sum);
        gradient[usize::from(gold)] -= 1.0;
        if gradient[usize::from(gold)] > -0.002 {
            return;
        }
        for f in features {
            let f = *f as usize;
            let (weights, squares, mask) = (&mut self.weights[f], &mut self.squares[f], self.mask[f]);
            for t in 0..TAGS {
                let g = gradient[t];
                squares[t] += g * g;
                let step = rate / squares[t].sqrt();
                let w = weights[t] - step * g;
                let shrunk = (w.abs() - step * L1).max(0.0).copysign(w);
                weights[t] = if mask >> t & 1 == 1 { shrunk } else { 0.0 };
            }
        }
    }

    /// Keeps the entries that matter most; what they learned stays their start.
    pub fn prune(&mut self, keep: usize) {
        let worth = |w: f32, count: u32| w.abs() * (count as f32).powf(0.35);
        let mut all: Vec<f32> = Vec::new();
        for (row, count) in self.weights.iter().zip(&self.counts) {
            all.extend(row.iter().filter(|w| **w != 0.0).map(|w| worth(*w, *count)));
        }
        all.sort_by(|a, b| b.total_cmp(a));
        let least = all.get(keep).copied().unwrap_or(0.0);
        for (f, count) in self.counts.iter().enumerate() {
            self.mask[f] = 0;
            for t in 0..TAGS {
                if worth(self.weights[f][t], *count) > least {
                    self.mask[f] |= 1 << t;
                } else {
                    self.weights[f][t] = 0.0;
                }
            }
            self.squares[f] = [1e-1; TAGS];
        }
        println!("{} entries of {} kept", self.mask.iter().map(|m| m.count_ones()).sum::<u32>(), all.len());
    }
}

pub fn best(scores: &[f32; TAGS]) -> u8 {
    let mut best = 0;
    for (t, s) in scores.iter().enumerate() {
        if *s > scores[best] {
            best = t;
        }
    }
    best as u8
}

/// A fixed mixing of the order.
pub fn shuffle(sentences: &mut [Sentence]) {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    for i in (1..sentences.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        sentences.swap(i, (state % (i as u64 + 1)) as usize);
    }
}
