//! Counts work, so that tests can say that it is linear without a clock. Outside of tests nothing is counted and nothing is left of it.

#[cfg(test)]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Some steps were made: bytes read, nodes or open elements looked at.
#[inline(always)]
pub(super) fn add(_steps: usize) {
    #[cfg(test)]
    DONE.set(DONE.get() + _steps as u64);
}

/// The steps since the last call.
#[cfg(test)]
pub(super) fn taken() -> u64 {
    DONE.replace(0)
}
