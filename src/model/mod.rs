//! Trained models: weights in the form in which they are searched in place, each with a card beside it (`data/*.md`).

pub(crate) mod names;
pub(crate) mod points;
pub(crate) mod tags;
