//! The file that the engine searches: see `src/model/tags/weights.rs`.

use crate::data::Sentence;
use crate::learn::{BITS, Model, TAGS};

const BUCKET_BITS: u32 = 14;
const STRIDE: usize = 64;
/// One step of the square root of a weight.
const STEP: f32 = 0.25;
const MOST: f32 = 31.0;

fn quantised(weight: f32) -> i8 {
    ((weight.abs().sqrt() / STEP).round().min(MOST) * weight.signum()) as i8
}

pub fn pack(model: &Model) -> Vec<u8> {
    let buckets = 1usize << BUCKET_BITS;
    let mut lists: Vec<Vec<(u8, u8, i8)>> = vec![Vec::new(); buckets];
    for (key, row) in model.keys.iter().zip(&model.weights) {
        for (tag, weight) in row.iter().enumerate() {
            let quantised = quantised(*weight);
            if quantised != 0 {
                let bucket = (key >> (BITS - BUCKET_BITS)) as usize;
                lists[bucket].push(((key & ((1 << (BITS - BUCKET_BITS)) - 1)) as u8, tag as u8, quantised));
            }
        }
    }
    let (mut sums, mut counts) = (Vec::new(), Vec::new());
    let (mut prints, mut tags, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (bucket, list) in lists.iter_mut().enumerate() {
        list.sort_unstable();
        if bucket % STRIDE == 0 {
            sums.extend(u16::try_from(prints.len()).expect("too many entries").to_le_bytes());
        }
        counts.push(u8::try_from(list.len()).expect("a bucket is too full"));
        let mut last = 0;
        for (print, tag, weight) in list {
            prints.push(*print - last);
            last = *print;
            tags.push(*tag);
            weights.push(*weight as u8);
        }
    }
    println!("{} entries", prints.len());
    [sums, counts, prints, tags, weights].concat()
}

/// The file read back, to see what the quantised weights are worth.
pub struct Packed {
    scores: Vec<[i32; TAGS]>,
}

impl Packed {
    pub fn new(bytes: &[u8]) -> Self {
        let buckets = 1usize << BUCKET_BITS;
        let rest = &bytes[buckets / STRIDE * 2..];
        let (counts, rest) = rest.split_at(buckets);
        let n = rest.len() / 3;
        let mut scores = vec![[0; TAGS]; 1 << BITS];
        let mut at = 0;
        for (bucket, count) in counts.iter().enumerate() {
            let mut print = 0usize;
            for _ in 0..*count {
                print += usize::from(rest[at]);
                let weight = i32::from(rest[2 * n + at] as i8);
                scores[bucket << (BITS - BUCKET_BITS) | print][usize::from(rest[n + at])] = weight * weight.abs();
                at += 1;
            }
        }
        Self { scores }
    }

    pub fn tag(&self, sentence: &Sentence) -> Vec<u8> {
        let (mut last, mut before) = (26, 26);
        let mut tags = Vec::new();
        for word in sentence.words.iter() {
            let tag = word.fixed.unwrap_or_else(|| {
                let mut scores = [0i32; TAGS];
                word.features(last, before, |f| {
                    let row = &self.scores[(f >> (32 - BITS)) as usize];
                    scores.iter_mut().zip(row).for_each(|(s, w)| *s += w);
                });
                let top = scores.iter().max().copied().unwrap_or(0);
                scores.iter().position(|s| *s == top).unwrap_or(0) as u8
            });
            tags.push(tag);
            (before, last) = (last, tag);
        }
        tags
    }
}
