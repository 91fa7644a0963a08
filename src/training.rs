//! What the trainers in `train/` need of the engine: its own words and features. Not part of the interface.

pub use crate::layers::clauses::training::*;
pub use crate::words::training::*;
