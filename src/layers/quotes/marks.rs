//! Runs in quotation marks.
//!
//! Counts: curly, straight, low and angled marks, single ones where a word begins behind them and one closes them in the same
//! paragraph. A paragraph that opens anew what the one before left open goes on with it. Does not: apostrophes, marks of feet and
//! inches, what stands in marks inside marks. A mark that nothing answers is no quotation; the next paragraph begins afresh, so that one
//! bad mark never costs more than its own paragraph.

use std::ops::Range;

use crate::words::{TokenKind, Words};

/// What stands in one pair of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The token of the opening mark.
    pub open: usize,
    /// The first token inside.
    pub first: usize,
    /// The token of the closing mark.
    pub close: usize,
    /// The token behind the closing mark.
    pub end: usize,
}

impl Run {
    /// The tokens between the marks.
    pub fn content(&self) -> Range<usize> {
        self.first..self.close
    }
}

/// Which mark closes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// “ ”.
    Curly,
    /// „ “, „ ”.
    Low,
    /// « ».
    Angled,
    /// » «.
    Inward,
    /// " which opens and closes.
    Straight,
    /// ‘ ’ '.
    Single,
}

/// Finds the runs, in order, none inside another.
pub(super) fn find(words: &Words) -> Vec<Run> {
    let mut runs = Vec::new();
    // What the paragraph before left open: the place and kind of its mark.
    let mut carried: Option<(usize, Kind)> = None;
    let mut sentence = 0;
    while sentence < words.sentences().len() {
        let block = words.sentences()[sentence].block;
        let first = words.sentences()[sentence].tokens.start;
        let mut end = first;
        while let Some(s) = words.sentences().get(sentence).filter(|s| s.block == block) {
            end = s.tokens.end;
            sentence += 1;
        }
        let anew = carried.filter(|(_, kind)| opening(words, first, true) == Some(*kind));
        carried = paragraph(words, first..end, anew, &mut runs);
    }
    runs
}

/// Adds the runs of a paragraph; returns the mark that it opened and did not close.
fn paragraph(
    words: &Words,
    range: Range<usize>,
    carried: Option<(usize, Kind)>,
    runs: &mut Vec<Run>,
) -> Option<(usize, Kind)> {
    // The outermost open mark, and the mark inside it.
    let mut outer = carried;
    let mut inner: Option<Kind> = None;
    for i in range.start + usize::from(carried.is_some())..range.end {
        if words.token(i).kind() != TokenKind::Punct || is_doubled(words, i.wrapping_sub(1)) {
            continue;
        }
        if inner.is_some_and(|k| closes(words, i, k)) {
            inner = None;
        } else if let Some((open, _)) =
            outer.filter(|(_, k)| closes(words, i, *k) && !(*k == Kind::Single && is_plural(words, i, range.end)))
        {
            let first = open + width(words, open);
            if first < i {
                runs.push(Run { open, first, close: i, end: i + width(words, i) });
            }
            (outer, inner) = (None, None);
        } else if let Some(kind) = opening(words, i, i == range.start) {
            match outer {
                Some((_, k)) if k != kind && inner.is_none() => {
                    // Inside double marks a single one must close to count; it bounds nothing by itself.
                    inner = (kind != Kind::Single).then_some(kind);
                }
                // A second mark of the same kind: the first was left open by mistake.
                Some((_, k)) if k == kind => outer = Some((i, kind)),
                Some(_) => {}
                None if kind != Kind::Single || closes_later(words, i, range.end) => outer = Some((i, kind)),
                None => {}
            }
        }
    }
    outer.filter(|(_, kind)| *kind != Kind::Single)
}

/// Whether two straight apostrophes stand here for one double mark.
fn is_doubled(words: &Words, i: usize) -> bool {
    words.slice(i) == "'" && words.slice(i + 1) == "'" && words.glued(i + 1)
}

/// How many tokens a mark has.
fn width(words: &Words, i: usize) -> usize {
    1 + usize::from(is_doubled(words, i))
}

/// The kind of quotation that a mark can open here: it stands before a word and behind a space, a bracket or another mark.
fn opening(words: &Words, i: usize, first: bool) -> Option<Kind> {
    if words.token(i).kind() != TokenKind::Punct {
        return None;
    }
    let before =
        |i: usize| matches!(words.slice(i), "(" | "[" | "—" | "–" | "-" | "--" | "“" | "‘" | "\"" | "…" | "...");
    let free = first || !words.glued(i) || before(i.wrapping_sub(1));
    let meets = words.glued(i + width(words, i));
    if is_doubled(words, i) {
        return (free && meets).then_some(Kind::Straight);
    }
    match words.slice(i) {
        "“" => Some(Kind::Curly),
        "„" => Some(Kind::Low),
        // A closing curly mark at a word's beginning is a slip of the typesetter.
        "”" if first || (!words.glued(i) && meets) => Some(Kind::Curly),
        "«" if meets => Some(Kind::Angled),
        "»" if free && meets => Some(Kind::Inward),
        "\"" if free && meets => Some(Kind::Straight),
        "‘" if free && meets && words.token(i + 1).kind() != TokenKind::Number => Some(Kind::Single),
        "'" if free && meets && words.token(i + 1).kind() == TokenKind::Word => Some(Kind::Single),
        _ => None,
    }
}

/// Whether the mark closes a quotation of this kind.
fn closes(words: &Words, i: usize, kind: Kind) -> bool {
    let glued = words.glued(i);
    if is_doubled(words, i) {
        return kind == Kind::Straight && (glued || !words.glued(i + 2));
    }
    match (kind, words.slice(i)) {
        (Kind::Curly | Kind::Low, "”") | (Kind::Low, "“") | (Kind::Angled, "»") | (Kind::Inward, "«") => true,
        // Mixed up by a keyboard: a straight mark at a word's end.
        (Kind::Curly | Kind::Low, "\"") => glued && !words.glued(i + 1),
        (Kind::Straight, "\"") => glued || !words.glued(i + 1),
        (Kind::Straight, "”") => glued,
        (Kind::Single, "’" | "'") => glued && (!words.glued(i + 1) || words.token(i + 1).kind() == TokenKind::Punct),
        _ => false,
    }
}

/// How many tokens a quotation in single marks has at most: with more an apostrophe was met.
const LONGEST_SINGLE: usize = 80;

/// Whether the mark is the apostrophe of a plural ("the players’ union"): a better mark to close with follows, behind punctuation or
/// in front of it, before another one opens.
fn is_plural(words: &Words, i: usize, end: usize) -> bool {
    if !words.lower(i.wrapping_sub(1)).ends_with('s') || words.token(i + 1).kind() != TokenKind::Word {
        return false;
    }
    let mut later = (i + 1..end.min(i + LONGEST_SINGLE)).take_while(|k| opening(words, *k, false).is_none());
    later.any(|k| {
        let pause = |k: usize| words.token(k).kind() == TokenKind::Punct && words.slice(k) != "-";
        closes(words, k, Kind::Single) && (pause(k - 1) || pause(k + 1) || k + 1 >= end)
    })
}

/// Whether a single mark is answered in its paragraph.
fn closes_later(words: &Words, open: usize, end: usize) -> bool {
    (open + 2..end.min(open + LONGEST_SINGLE)).any(|i| closes(words, i, Kind::Single))
}

/// The runs, looked up by token.
pub(super) struct Runs {
    runs: Vec<Run>,
}

impl Runs {
    pub fn new(words: &Words) -> Self {
        Self { runs: find(words) }
    }

    pub fn all(&self) -> &[Run] {
        &self.runs
    }

    /// Index of the run whose marks or content hold the token.
    pub fn at(&self, token: usize) -> Option<usize> {
        let behind = self.runs.partition_point(|r| r.open <= token);
        behind.checked_sub(1).filter(|r| token < self.runs[*r].end)
    }

    /// The run that a token opens.
    pub fn opened(&self, token: usize) -> Option<&Run> {
        self.at(token).map(|r| &self.runs[r]).filter(|r| r.open == token)
    }

    /// The run whose last token this is.
    pub fn closed(&self, token: usize) -> Option<&Run> {
        self.at(token).map(|r| &self.runs[r]).filter(|r| r.end == token + 1)
    }
}
