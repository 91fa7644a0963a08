//! The scores of all tags at once.

use super::weights::Weights;
use super::{TAGS, Tag};

/// Tags whose scores share a number, sixteen bits each.
const SHARED: usize = 4;
/// Where every score begins: so far above zero that what is taken off never reaches the tag beside it.
const START: u64 = 4096;

/// A score for each tag, four in a number, so that seven additions add up two such rows. All begin at the same height; only
/// their differences count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scores([u64; TAGS.div_ceil(SHARED)]);

impl Scores {
    /// All of them at the start; what is left over in the last number stays at zero, below any score.
    pub(crate) const EVEN: Scores = {
        let mut rows = [0; TAGS.div_ceil(SHARED)];
        let mut tag = 0;
        while tag < TAGS {
            rows[tag / SHARED] |= START << (16 * (tag % SHARED));
            tag += 1;
        }
        Scores(rows)
    };

    /// Adds to the score of a tag.
    #[inline(always)]
    pub(super) fn raise(&mut self, tag: usize, by: i32) {
        let four = &mut self.0[tag / SHARED];
        *four = four.wrapping_add((i64::from(by) as u64) << (16 * (tag % SHARED)));
    }

    /// Adds all scores of another row.
    #[inline(always)]
    pub(super) fn add(&mut self, other: &Scores) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = own.wrapping_add(*other);
        }
    }

    /// The score of a tag.
    pub(super) fn of(&self, tag: usize) -> i32 {
        (self.0[tag / SHARED] >> (16 * (tag % SHARED)) & 0xffff) as i32
    }

    /// The tag of the highest score, of equals the first.
    pub(super) fn best(&self) -> Tag {
        let (mut best, mut highest) = (0, 0);
        for (place, four) in self.0.iter().enumerate() {
            let mut four = *four;
            for tag in place * SHARED..(place + 1) * SHARED {
                let score = four & 0xffff;
                if score > highest {
                    (best, highest) = (tag, score);
                }
                four >>= 16;
            }
        }
        Tag::ALL[best]
    }
}

/// Scores that depend on a small number alone, added up at the first question and kept as long as no other number takes their place.
#[derive(Default)]
pub(crate) struct Sums(Vec<(u16, Scores)>);

/// So many are kept (a power of two): most of the few hundred that an article asks for.
const KEPT: usize = 512;

impl Sums {
    /// The scores of a number below `u16::MAX`; the features are read where they are not kept.
    #[inline(always)]
    pub(super) fn of<const N: usize>(
        &mut self,
        number: usize,
        weights: &Weights,
        features: impl FnOnce() -> [u32; N],
    ) -> &Scores {
        if self.0.is_empty() {
            self.0 = vec![(0, Scores::EVEN); KEPT];
        }
        let place = (number as u32).wrapping_mul(0x9e37_79b1) as usize >> 16 & (KEPT - 1);
        let (known, scores) = &mut self.0[place];
        if usize::from(*known) != number + 1 {
            *known = number as u16 + 1;
            *scores = weights.sum(&features());
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_do_not_touch_each_other() {
        let mut scores = Scores::EVEN;
        assert_eq!(scores.best(), Tag::of(0));
        for tag in 0..TAGS {
            scores.raise(tag, if tag % 2 == 0 { -2500 } else { 2500 + tag as i32 });
        }
        let mut sum = Scores::EVEN;
        (0..6).for_each(|_| sum.add(&Scores::EVEN));
        sum.add(&scores);
        for tag in 0..TAGS {
            let raised = if tag % 2 == 0 { -2500 } else { 2500 + tag as i32 };
            assert_eq!(sum.of(tag), 8 * START as i32 + raised, "{tag}");
        }
        assert_eq!(sum.best() as usize, TAGS - 1 - TAGS % 2);
        // Where all are low, none beyond the last tag is taken.
        let mut low = Scores::EVEN;
        (0..TAGS).for_each(|tag| low.raise(tag, -2500 + i32::from(tag == 5)));
        assert_eq!(low.best() as usize, 5);
    }
}
