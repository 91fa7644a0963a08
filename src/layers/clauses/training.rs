//! What the engine reads of a text's clauses, for the evaluation in `train/tags`.

use super::{Cast, Form, Phrases, find};
use crate::text::Article;

/// A clause by the first bytes of its words.
pub struct ClauseArcs {
    /// The main verb.
    pub verb: usize,
    /// Head of the noun phrase in subject place.
    pub subject: Option<usize>,
    /// Head of what the verb acts on.
    pub object: Option<usize>,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether the subject undergoes it.
    pub passive: bool,
    /// Its form, lemma and extent, to be read by people.
    pub shown: String,
}

/// The clauses of a text.
pub fn clauses(text: &str) -> Vec<ClauseArcs> {
    let article = Article::from_text(text);
    let words = crate::words::read(&article, Some("en"));
    let phrases = Phrases::read(&words);
    let cast = Cast::new(&words, &[]);
    let at = |token: usize| words.token(token).span().start as usize;
    find(&words, &phrases, &cast)
        .into_iter()
        .map(|c| ClauseArcs {
            verb: at(c.verb()),
            // What a participle stands behind is no subject of it, a shared subject is counted once.
            subject: c
                .subject()
                .filter(|_| {
                    c.form != Form::Participle && c.subject_start() != c.group().start
                        || c.subject().is_some_and(|s| s.start > c.verb())
                })
                .map(|p| at(p.head)),
            object: c.object().map(|p| at(p.head)),
            negated: c.negated,
            passive: c.passive && c.form != Form::Participle,
            shown: format!("{:?} {} [{}]", c.form, c.lemma, c.span(&words).of(text)),
        })
        .collect()
}
