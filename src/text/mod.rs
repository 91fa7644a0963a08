//! The ground everything stands on: places in a text ([`Span`]), the article and its blocks ([`Article`]), and the
//! conversion of byte offsets to UTF-16 ([`Utf16Map`]). Knows nothing of words or of news.

mod article;
mod blocks;
mod day;
mod furniture;
mod head;
mod index;
mod lower;
mod order;
pub(crate) mod search;
mod span;
mod utf16;

pub(crate) use article::Metadata;
pub use article::{Article, Block, BlockKind, Entry, Field, FieldSource, Note, Origin};
pub(crate) use day::{in_figures, read_day, write_day};
pub(crate) use index::{HASH_START, Index, Keyed, hash_bytes};
pub(crate) use lower::{lower, lower_case};
pub(crate) use order::sort_by_number;
pub use span::Span;
pub(crate) use utf16::Utf16Map;
