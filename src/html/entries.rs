//! Live blogs: which of the chosen pieces are one entry, and when it was written.
//!
//! An entry is one of at least three elements side by side that are marked up alike, each with a time of its own. They are a live blog where
//! most of the article's running text stands in them.

use std::ops::Range;

use super::dates;
use super::features::{Features, look};
use super::flatten::Pieces;
use super::tree::{Attr, DOCUMENT, NONE, NodeId, Tag, Tree};
use crate::text::{BlockKind, Keyed, in_figures};

/// So many entries make a live blog.
const ENOUGH: usize = 3;
/// So far above its time an entry begins.
const REACH: usize = 8;
/// More times are not looked at.
const MOST: usize = 5_000;

/// The pieces of each entry, and its time.
pub(super) fn find(
    tree: &Tree,
    pieces: &Pieces,
    features: &Features,
    kinds: &[Option<BlockKind>],
) -> Vec<(Range<usize>, Option<String>)> {
    let times = times(tree, pieces);
    if times.len() < ENOUGH {
        return Vec::new();
    }
    // Elements above a time that may be entries, by the element they stand in and their looks; and the time of each.
    let mut series: Keyed<(NodeId, u64), Vec<NodeId>> = Keyed::new();
    let mut time_of: Keyed<NodeId, (usize, (NodeId, u64))> = Keyed::new();
    for (at, (node, _)) in times.iter().enumerate() {
        let mut above = *node;
        for _ in 0..REACH {
            let parent = tree.parent(above);
            if parent == NONE || time_of.get(&above).is_some() {
                break;
            }
            if matches!(tree.tag(above), Tag::Article | Tag::Li | Tag::Section | Tag::Div) {
                let key = (parent, look(tree, above, above));
                series.entry(key).or_default().push(above);
                time_of.insert(above, (at, key));
            }
            above = parent;
        }
    }
    // Words of running text in each series.
    let mut words: Keyed<(NodeId, u64), u32> = Keyed::new();
    let mut all = 0;
    let is_text = |i: &usize| kinds[*i].is_some() && features.running[*i] > 0;
    for i in (0..kinds.len()).filter(is_text) {
        all += features.running[i];
        let mut above = pieces.list[i].node;
        while above != NONE {
            if let Some((_, key)) = time_of.get(&above) {
                *words.entry(*key).or_default() += features.running[i];
            }
            above = tree.parent(above);
        }
    }
    let enough = |key: &(NodeId, u64)| series.get(key).is_some_and(|entries| entries.len() >= ENOUGH);
    let best =
        words.iter().filter(|(key, _)| enough(key)).max_by_key(|(key, words)| (**words, std::cmp::Reverse(key.0)));
    let Some((best, _)) = best.filter(|(_, words)| **words * 2 >= all) else { return Vec::new() };
    let mut entries: Vec<(NodeId, Range<usize>, Option<String>)> = Vec::new();
    for i in (0..kinds.len()).filter(|i| kinds[*i].is_some()) {
        let mut above = pieces.list[i].node;
        while above != NONE && time_of.get(&above).is_none_or(|(_, key)| key != best) {
            above = tree.parent(above);
        }
        match entries.last_mut() {
            _ if above == NONE => {}
            Some(last) if last.0 == above => last.1.end = i + 1,
            _ => {
                let time = time_of.get(&above).map(|(at, _)| times[*at].1.clone());
                entries.push((above, i..i + 1, time));
            }
        }
    }
    if entries.len() < ENOUGH {
        return Vec::new();
    }
    entries.into_iter().map(|(_, range, time)| (range, time)).collect()
}

/// Where times stand in the page: `time` elements, and short pieces that are nothing but a time of day.
fn times(tree: &Tree, pieces: &Pieces) -> Vec<(NodeId, String)> {
    let mut found = Vec::new();
    for node in tree.inside(DOCUMENT).filter(|n| tree.tag(*n) == Tag::Time).take(MOST) {
        let stated = tree.attr(node, Attr::Datetime).and_then(dates::read);
        let time = stated.filter(|d| d.contains('T')).or_else(|| clock(&tree.visible_text(node)));
        found.extend(time.map(|time| (node, time)));
    }
    let stamped = found.len() >= ENOUGH;
    for piece in pieces.list.iter().filter(|p| !stamped && p.words <= 4).take(MOST) {
        found.extend(clock(piece.text(&pieces.texts)).map(|time| (piece.node, time)));
    }
    found
}

/// Whether a line begins with a time of day and tells little else.
pub(super) fn is_stamp(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text.as_bytes()[digits..];
    (1..=2).contains(&digits) && matches!(rest, [b':' | b'.', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// A time of day that stands alone ("10:32", "9.05am BST"), as `HH:MM`.
fn clock(text: &str) -> Option<String> {
    let text = text.trim();
    let (hour, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    let rest = rest.strip_prefix(&[':', '.'][..])?;
    let (minute, rest) = rest.split_at_checked(2)?;
    let (hour, minute): (u8, u8) = (in_figures(hour)?, in_figures(minute)?);
    let rest = rest.trim().to_ascii_lowercase();
    let half = rest.get(..2).filter(|half| matches!(*half, "am" | "pm"));
    let zone = rest[half.map_or(0, str::len)..].trim();
    let hour = match half {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    let fits = hour < 24 && minute < 60 && zone.len() <= 5 && zone.bytes().all(|b| b.is_ascii_alphabetic());
    fits.then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, time) in [
            ("10:32", "10:32"),
            ("9.05am BST", "09:05"),
            ("12:10 PM", "12:10"),
            ("7:45pm", "19:45"),
            ("23.59 CEST", "23:59"),
        ] {
            assert_eq!(clock(text).as_deref(), Some(time), "{text}");
        }
        for text in ["", "10", "10:3", "25:00", "2.30 percent of all", "10:32 the bridge opens", "é", "3.5m"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
