//! What the trainers in `train/` need of the engine: its own words and features. Not part of the interface.

pub use crate::layers::clauses::training::*;
pub use crate::words::training::*;

use crate::layers::entities;
pub use crate::pipeline::training::rows as point_rows;
pub use crate::summary::training::names as point_features;
use crate::text::Article;

/// A word of a window in which names can stand: its bytes in the text and its features.
pub struct NameWord {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// Number of the template and hash of each.
    pub features: Vec<(u8, u32)>,
}

/// The windows of a text in which names can stand, word by word.
pub fn name_windows(text: &str) -> Vec<Vec<NameWord>> {
    let article = Article::from_text(text);
    let words = crate::words::read(&article, Some("en"));
    entities::windows(&words)
        .into_iter()
        .map(|window| {
            let word = |(token, features): (usize, Vec<(u8, u32)>)| {
                let span = words.token(token).span();
                NameWord { start: span.start as usize, end: span.end as usize, features }
            };
            window.into_iter().map(word).collect()
        })
        .collect()
}

/// How many tokens a text has, and its names as the trained model sees them: bytes, and 0, 1, 2 for persons, places,
/// organisations.
pub fn names(text: &str) -> (usize, Vec<(usize, usize, usize)>) {
    let article = Article::from_text(text);
    let words = crate::words::read(&article, Some("en"));
    (words.len(), entities::tagged(&words))
}
