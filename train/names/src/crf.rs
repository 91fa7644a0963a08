//! A linear-chain conditional random field: AdaGrad on the windows one by one, L1, a mask of the weights that may live.

use crate::data::Window;

pub const LABELS: usize = 7;
const NEVER: f32 = -1e4;

/// How to train.
#[derive(Clone)]
pub struct Recipe {
    pub epochs: usize,
    pub rate: f32,
    pub l1: f32,
    pub seed: u64,
}

/// Weights by feature and label, and of each label behind each.
#[derive(Clone)]
pub struct Crf {
    pub weights: Vec<[f32; LABELS]>,
    pub transitions: [[f32; LABELS]; LABELS],
    /// Bits of the labels that a feature may have weights for.
    pub mask: Vec<u8>,
    /// Added to "outside".
    pub bias: f32,
}

/// Whether a label can stand behind another: inside only behind the same kind.
pub fn may_follow(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from + 1 == to
}

impl Crf {
    pub fn new(features: usize) -> Self {
        let transitions = std::array::from_fn(|f| std::array::from_fn(|t| if may_follow(f, t) { 0.0 } else { NEVER }));
        Self { weights: vec![[0.0; LABELS]; features], transitions, mask: vec![127; features], bias: 0.0 }
    }

    /// Adds the weights of another model.
    pub fn add(&mut self, other: &Crf) {
        let all = self.weights.iter_mut().chain(&mut self.transitions).flatten();
        all.zip(other.weights.iter().chain(&other.transitions).flatten()).for_each(|(a, b)| *a += b);
    }

    /// Multiplies all weights.
    pub fn scale(&mut self, by: f32) {
        self.weights.iter_mut().chain(&mut self.transitions).flatten().for_each(|w| *w *= by);
    }

    fn own(&self, features: &[u32]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for f in features {
            for (s, w) in scores.iter_mut().zip(&self.weights[*f as usize]) {
                *s += w;
            }
        }
        scores
    }

    /// Trains on the windows in an order drawn from the seed.
    pub fn train(&mut self, windows: &[&Window], recipe: &Recipe) {
        let mut squares = vec![[0.0f32; LABELS]; self.weights.len()];
        let mut touched = vec![0u32; self.weights.len()];
        let mut transition_squares = [[0.0f32; LABELS]; LABELS];
        let mut order: Vec<usize> = (0..windows.len()).collect();
        let mut random = recipe.seed | 1;
        let mut step = 0u32;
        for _ in 0..recipe.epochs {
            for i in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(i, (random % (i as u64 + 1)) as usize);
            }
            for at in &order {
                step += 1;
                self.learn(windows[*at], recipe, step, &mut squares, &mut touched, &mut transition_squares);
            }
        }
    }

    fn learn(
        &mut self,
        window: &Window,
        recipe: &Recipe,
        step: u32,
        squares: &mut [[f32; LABELS]],
        touched: &mut [u32],
        transition_squares: &mut [[f32; LABELS]; LABELS],
    ) {
        let n = window.words.len();
        let moves: [[f32; LABELS]; LABELS] =
            std::array::from_fn(|f| std::array::from_fn(|t| self.transitions[f][t].exp()));
        let own: Vec<[f32; LABELS]> = window
            .words
            .iter()
            .map(|w| {
                let scores = self.own(&w.features);
                let top = scores.iter().copied().fold(f32::MIN, f32::max);
                scores.map(|s| (s - top).exp())
            })
            .collect();
        let normal = |v: [f32; LABELS]| {
            let sum: f32 = v.iter().sum::<f32>().max(1e-30);
            v.map(|x| x / sum)
        };
        let mut forward = vec![[0.0f32; LABELS]; n];
        for i in 0..n {
            let reach: [f32; LABELS] = std::array::from_fn(|t| {
                let sum = if i == 0 { moves[0][t] } else { (0..LABELS).map(|f| forward[i - 1][f] * moves[f][t]).sum() };
                sum * own[i][t]
            });
            forward[i] = normal(reach);
        }
        let mut backward = vec![[1.0f32; LABELS]; n];
        for i in (0..n - 1).rev() {
            let reach: [f32; LABELS] =
                std::array::from_fn(|f| (0..LABELS).map(|t| moves[f][t] * own[i + 1][t] * backward[i + 1][t]).sum());
            backward[i] = normal(reach);
        }
        let mut transition_gradient = [[0.0f32; LABELS]; LABELS];
        for i in 0..n {
            let right = usize::from(window.labels[i]);
            let belief = normal(std::array::from_fn(|l| forward[i][l] * backward[i][l]));
            let before = if i == 0 { 0 } else { usize::from(window.labels[i - 1]) };
            transition_gradient[before][right] += 1.0;
            if i == 0 {
                for t in 0..LABELS {
                    transition_gradient[0][t] -= belief[t];
                }
            } else {
                let mut pair: [[f32; LABELS]; LABELS] = std::array::from_fn(|f| {
                    std::array::from_fn(|t| forward[i - 1][f] * moves[f][t] * own[i][t] * backward[i][t])
                });
                let sum: f32 = pair.iter().flatten().sum::<f32>().max(1e-30);
                pair.iter_mut().flatten().for_each(|p| *p /= sum);
                for f in 0..LABELS {
                    for t in 0..LABELS {
                        transition_gradient[f][t] -= pair[f][t];
                    }
                }
            }
            let gradient: [f32; LABELS] = std::array::from_fn(|l| if l == right { 1.0 } else { 0.0 } - belief[l]);
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for f in &window.words[i].features {
                let f = *f as usize;
                let mask = self.mask[f];
                if mask == 0 {
                    continue;
                }
                let waited = (step - touched[f]) as f32;
                touched[f] = step;
                for l in 0..LABELS {
                    if mask >> l & 1 == 0 {
                        continue;
                    }
                    squares[f][l] += gradient[l] * gradient[l];
                    let rate = recipe.rate / (squares[f][l].sqrt() + 1e-4);
                    let weight = self.weights[f][l] + rate * gradient[l];
                    let shrink = rate * recipe.l1 * waited;
                    self.weights[f][l] = weight.signum() * (weight.abs() - shrink).max(0.0);
                }
            }
        }
        for f in 0..LABELS {
            for t in 0..LABELS {
                let g = transition_gradient[f][t];
                if may_follow(f, t) && g != 0.0 {
                    transition_squares[f][t] += g * g;
                    self.transitions[f][t] += recipe.rate / (transition_squares[f][t].sqrt() + 1e-4) * g;
                }
            }
        }
    }

    /// The likeliest labels.
    pub fn label(&self, window: &Window) -> Vec<u8> {
        let mut best = self.transitions[0];
        let mut back = Vec::new();
        for (i, word) in window.words.iter().enumerate() {
            let own = self.own(&word.features);
            let mut from = [0u8; LABELS];
            let mut next = best;
            for t in 0..LABELS {
                if i > 0 {
                    let top = (0..LABELS)
                        .max_by(|a, b| {
                            (best[*a] + self.transitions[*a][t]).total_cmp(&(best[*b] + self.transitions[*b][t]))
                        })
                        .unwrap_or(0);
                    from[t] = top as u8;
                    next[t] = best[top] + self.transitions[top][t];
                }
                next[t] += own[t] + if t == 0 { self.bias } else { 0.0 };
            }
            best = next;
            back.push(from);
        }
        let mut label = (0..LABELS).max_by(|a, b| best[*a].total_cmp(&best[*b])).unwrap_or(0);
        let mut labels = Vec::new();
        for from in back.iter().rev() {
            labels.push(label as u8);
            label = from[label].into();
        }
        labels.reverse();
        labels
    }
}
