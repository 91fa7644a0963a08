//! Weights in the form of `src/model/names.rs`, and what they lose on the way.

use std::collections::BTreeMap;

use crate::crf::{Crf, LABELS, may_follow};
use crate::data::Dictionary;

pub const BUCKET_BITS: u32 = 14;
const STRIDE: usize = 64;
/// Levels of a weight on each side of nothing.
pub const LEVELS: f32 = 31.0;

/// What the table keeps of a feature.
pub fn key(hash: u32) -> u32 {
    hash >> (32 - BUCKET_BITS - 8)
}

/// Rounds the weights to what a byte holds; gives back the size of a step.
pub fn quantise(crf: &mut Crf) -> f32 {
    let top = crf.weights.iter().flatten().fold(0.0f32, |m, w| m.max(w.abs()));
    let unit = top / (LEVELS * LEVELS);
    for w in crf.weights.iter_mut().flatten() {
        let root = (w.abs() / unit).sqrt().round();
        *w = w.signum() * root * root * unit;
    }
    unit
}

/// The bytes of quantised weights.
pub fn pack(crf: &Crf, dictionary: &Dictionary, unit: f32) -> Vec<u8> {
    let mut rows: BTreeMap<u32, [i8; LABELS]> = BTreeMap::new();
    for (id, weights) in crf.weights.iter().enumerate() {
        let roots = weights.map(|w| (w.signum() * (w.abs() / unit).sqrt()).round() as i8);
        if roots.iter().any(|r| *r != 0) {
            rows.insert(key(dictionary.hashes[id]), roots);
        }
    }
    let mut bytes = (rows.len() as u32).to_le_bytes().to_vec();
    for f in 0..LABELS {
        for t in 0..LABELS {
            let bias = if t == 0 { crf.bias } else { 0.0 };
            let score = ((crf.transitions[f][t] + bias) / unit).round() as i32;
            bytes.extend(if may_follow(f, t) { score } else { -(1 << 24) }.to_le_bytes());
        }
    }
    let mut counts = vec![0u8; 1 << BUCKET_BITS];
    rows.keys().for_each(|k| counts[(k >> 8) as usize] += 1);
    assert!(counts.iter().all(|c| *c < 16), "a bucket with more than fifteen rows");
    bytes.extend(counts.chunks(2).map(|pair| pair[0] | pair[1] << 4));
    let sums = |parts: &[u8]| {
        let mut sum = 0u16;
        let mut sums = Vec::new();
        for chunk in parts.chunks(STRIDE) {
            sums.extend(sum.to_le_bytes());
            sum += chunk.iter().map(|c| u16::from(*c)).sum::<u16>();
        }
        sums
    };
    bytes.extend(sums(&counts));
    bytes.extend(rows.keys().map(|k| *k as u8));
    let masks: Vec<u8> =
        rows.values().map(|r| r.iter().enumerate().map(|(l, w)| u8::from(*w != 0) << l).sum()).collect();
    bytes.extend(&masks);
    bytes.extend(sums(&masks.iter().map(|m| m.count_ones() as u8).collect::<Vec<_>>()));
    bytes.extend(rows.values().flatten().filter(|w| **w != 0).map(|w| *w as u8));
    bytes
}
