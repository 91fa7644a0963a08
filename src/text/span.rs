//! A place in the text.

use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of offsets into [`Article::text`](crate::Article::text).
///
/// Inside Rust the offsets are bytes and both ends lie on character boundaries. After
/// [`Analysis::into_utf16`](crate::Analysis::into_utf16) they are UTF-16 code units, as JSON and JavaScript want them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Span {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset behind the last unit.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The range of two `usize` offsets. Texts are limited to less than 4 GiB, so nothing is lost.
    pub(crate) const fn at(start: usize, end: usize) -> Self {
        Self::new(start as u32, end as u32)
    }

    /// Number of units covered.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing is covered.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span (equal spans do).
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// A number by which spans lie in reading order: by start, of those with one start the longer first.
    pub(crate) const fn order(self) -> u64 {
        (self.start as u64) << 32 | (u32::MAX - self.end) as u64
    }

    /// The slice of `text` at this place; the empty string where the place is not in the text.
    ///
    /// Only meaningful for byte offsets, before the conversion to UTF-16.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}
