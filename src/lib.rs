//! nutgraf reads a news article and lays open what is in it: who is in the story, who said what, when things
//! happened, what was counted, what each side wants, what came of it, what may follow, and the key points.
//!
//! It writes nothing itself. Every result is a [`Span`] of the article, so that a reader can check it; only
//! normalised values (dates, numbers, indices) are not, and they carry the slice they were read from.
//!
//! # Example: a brief of a text
//! ```
//! use nutgraf::{analyze, Article, Options};
//!
//! let article = Article::from_text("The council approved the new bridge on Monday. \"It will open in May,\" said Mayor Ann Lee.");
//! let options = Options::new().with_published("2025-06-03")?;
//! let analysis = analyze(&article, &options)?;
//!
//! let time = &analysis.times[0];
//! assert_eq!(time.span.of(article.text()), "Monday");
//! assert_eq!(time.value.value, "2025-06-02");
//! # Ok::<(), nutgraf::Error>(())
//! ```
//!
//! # Offsets
//! In Rust all offsets are **bytes** into [`Article::text`]. JSON and JavaScript want UTF-16 code units:
//! [`Analysis::into_utf16`] converts once, at the border.
//!
//! # How the data flows
//! `text ← html, lexicon ← words, model ← layers ← summary ← pipeline → analysis ← compare, columns ← wasm, bin`; each folder imports only
//! from those to its left. `pipeline.rs` is the one file that knows the order of the stages.
#![deny(missing_docs, unsafe_code, rustdoc::broken_intra_doc_links)]

mod analysis;
#[cfg(any(test, target_arch = "wasm32"))]
mod columns;
mod compare;
mod error;
mod html;
mod layers;
mod lexicon;
mod model;
mod options;
mod pipeline;
mod summary;
mod text;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, missing_docs)]
mod wasm;
mod words;

pub use analysis::*;
pub use compare::{
    COMPARISON_SCHEMA, Claim, Comparison, DateDifference, DateGiven, NumberDifference, NumberGiven, OnlyQuote, Place,
    SharedActor, SpeakerClaims, compare,
};
pub use error::{Error, ErrorCode};
#[cfg(feature = "cli")]
pub use html::decode as decode_html;
pub use html::extract;
pub use layers::{Certainty, Found, RuleCard, rules};
pub use options::{Layer, Layers, Options};
#[cfg(any(feature = "cli", feature = "timings"))]
pub use pipeline::analyze_by_stages;
pub use pipeline::{analyze, describe, summarize};
pub use text::{Article, Block, BlockKind, Entry, Field, FieldSource, Note, Origin, Span};
