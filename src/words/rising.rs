//! A number for each token that never falls from one to the next (its sentence, its noun phrase) in a byte instead of four.

/// Tokens that share a base. Of half as many as a byte can tell, so that a number may begin before the first of them.
const SHARED: usize = 128;

/// Numbers below `u32::MAX`, or none, for a row of tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rising {
    /// For every [`SHARED`] tokens the number that was set first there.
    bases: Vec<u32>,
    /// What is added to the base, plus one; none where it is 0.
    steps: Vec<u8>,
}

impl Rising {
    /// For so many tokens, none of which has a number.
    pub(crate) fn new(tokens: usize) -> Self {
        Self { bases: vec![u32::MAX; tokens.div_ceil(SHARED)], steps: vec![0; tokens] }
    }

    /// Gives a token its number. Numbers are set in the order in which they rise; one that is more than 254 above the first of its
    /// neighbourhood is not kept.
    #[inline]
    pub(crate) fn set(&mut self, token: usize, number: usize) {
        let base = &mut self.bases[token / SHARED];
        *base = (*base).min(number as u32);
        self.steps[token] = u8::try_from(number - *base as usize + 1).unwrap_or(0);
    }

    /// The number of a token.
    #[inline(always)]
    pub(crate) fn get(&self, token: usize) -> Option<usize> {
        let step = usize::from(*self.steps.get(token)?);
        // The zero is taken off first: a base is there wherever a step is.
        Some(step.checked_sub(1)? + *self.bases.get(token / SHARED)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let mut rising = Rising::new(1000);
        let number = |token: usize| token / 3 + token / 100 * 70;
        let has = |token: usize| token % 7 != 2;
        (0..1000).filter(|token| has(*token)).for_each(|token| rising.set(token, number(token)));
        for token in 0..1000 {
            assert_eq!(rising.get(token), has(token).then(|| number(token)), "{token}");
        }
        assert_eq!(rising.get(1000), None);
    }

    #[test]
    fn what_a_byte_cannot_tell_is_not_kept() {
        let mut rising = Rising::new(3);
        rising.set(0, 10);
        rising.set(1, 264);
        rising.set(2, 265);
        assert_eq!([0, 1, 2].map(|token| rising.get(token)), [Some(10), Some(264), None]);
    }
}
