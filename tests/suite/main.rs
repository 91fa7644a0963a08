//! One test binary for everything that sees nutgraf from outside.

mod brief;
mod cases;
mod compare;
mod dated;
#[cfg(feature = "cli")]
mod fuzzed;
mod html;
mod imports;
mod invariants;
mod kinds;
mod marks;
mod pasted;
#[cfg(feature = "cli")]
mod program;
mod rules;
mod seeds;
mod sites;
mod snapshots;
mod sound;
