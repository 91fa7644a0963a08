//! Names as the trained model sees them.

use std::ops::Range;

use super::ActorKind;
use super::evidence::Evidence;
use super::facts::Facts;
use super::features::{Bag, around, own};
use super::windows::windows;
use crate::model::names::{LABELS, OUTSIDE, Scores, Tagger};

/// Kinds in the order of the labels.
const KINDS: [ActorKind; 3] = [ActorKind::Person, ActorKind::Place, ActorKind::Organization];

/// The names of an article, in order, without overlaps.
pub(super) fn tag(evidence: &Evidence) -> Vec<(Range<usize>, ActorKind)> {
    let tagger = Tagger::new();
    let windows = windows(evidence);
    let facts = Facts::gather(evidence, &windows);
    let (mut bag, mut scores, mut labels) = (Bag::default(), Vec::new(), Vec::new());
    let mut found = Vec::new();
    // What each spelling says by itself, in the guise in which it stands first: a name comes again and again.
    let mut places = vec![0u16; evidence.words.spellings()];
    let mut known: Vec<(u32, u32, Scores)> = vec![(0, 0, [0; LABELS])];
    for window in windows {
        scores.clear();
        for i in window.clone() {
            let fact = facts.own(i);
            let place = &mut places[evidence.words.token(i).spelling()];
            let mut sum = match known.get(usize::from(*place)) {
                Some((shape, lexicon, sum)) if *place > 0 && (*shape, *lexicon) == (fact.shape, fact.lexicon) => *sum,
                _ => {
                    bag.clear();
                    own(fact, evidence.words.lower(i), &mut bag);
                    let sum = tagger.sum(&bag.features, [0; LABELS]);
                    *place = u16::try_from(known.len()).unwrap_or(0);
                    known.push((fact.shape, fact.lexicon, sum));
                    sum
                }
            };
            bag.clear();
            around(evidence, &facts, i, &window, &mut bag);
            sum = tagger.sum(&bag.features, sum);
            scores.push(sum);
        }
        tagger.decode(&scores, &mut labels);
        collect(window.start, &labels, &mut found);
    }
    found
}

/// Labels to names: odd labels begin a name, the even ones behind them go on with it.
fn collect(first: usize, labels: &[u8], found: &mut Vec<(Range<usize>, ActorKind)>) {
    let mut k = 0;
    while k < labels.len() {
        let begins = labels[k];
        if begins == OUTSIDE {
            k += 1;
            continue;
        }
        let kind = usize::from(begins - 1) / 2;
        let goes_on = 2 * kind as u8 + 2;
        let start = k;
        k += 1;
        while k < labels.len() && labels[k] == goes_on {
            k += 1;
        }
        found.push((first + start..first + k, KINDS[kind]));
    }
}
