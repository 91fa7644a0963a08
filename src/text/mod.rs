//! The ground everything stands on: places in a text ([`Span`]), the article and its blocks ([`Article`]), and the
//! conversion of byte offsets to UTF-16 ([`Utf16Map`]). Knows nothing of words or of news.

mod article;
mod blocks;
mod span;
mod utf16;

pub(crate) use article::Metadata;
pub use article::{Article, Block, BlockKind, Note};
pub use span::Span;
pub(crate) use utf16::Utf16Map;
