//! What readers see around the text and what it says of the article: who wrote it, when, and that the rest is for subscribers.

use super::flatten::{Piece, Pieces, Place};
use super::{authors, dates, hints};
use crate::text::lower_case;

/// How far behind the headline authors are named.
const BEHIND: usize = 25;
/// A line of more words names no author and tells no date.
const LINE: u32 = 16;

/// Short lines around the headline that name the authors by the names on their elements, or begin with "By"; and the line behind one that says
/// "Written by" and no more.
pub(super) fn byline_lines<'a>(pieces: &'a Pieces, selected: &[bool], title: Option<usize>) -> Vec<&'a str> {
    let first = title.unwrap_or_else(|| selected.iter().position(|s| *s).unwrap_or(0).saturating_sub(BEHIND));
    let around = first.saturating_sub(4)..pieces.list.len().min(first + BEHIND);
    let mut opened = false;
    let mut lines = Vec::new();
    for piece in &pieces.list[around] {
        let text = piece.text(&pieces.texts);
        let named = opened || piece.near & hints::bit("author") != 0 || authors::is_opened(text);
        opened = authors::is_opener(text);
        if named && !opened && piece.words <= LINE && !piece.is_in(Place::Figure) && !piece.is_in(Place::Nav) {
            lines.push(text);
        }
    }
    lines
}

/// The first date in the lines between the headline and the text, or right above it; the day of the last change does not count.
pub(super) fn date(pieces: &Pieces, selected: &[bool], title: Option<usize>) -> Option<String> {
    let title = title?;
    let author = hints::bit("author") | hints::bit("byline");
    let is_text = |i: &usize| {
        let piece = &pieces.list[*i];
        selected[*i] && super::features::is_running(piece) && (piece.near & author == 0 || piece.words > LINE)
    };
    let text = (title + 1..pieces.list.len().min(title + BEHIND)).find(is_text).unwrap_or(title + 1);
    let lines = (title + 1..text).chain(title.saturating_sub(3)..title).map(|i| &pieces.list[i]);
    let apart = hints::bit("related") | hints::bit("nav") | hints::bit("comments");
    let fit = |p: &&Piece| p.words <= LINE && p.near & apart == 0 && !p.is_in(Place::Nav) && !p.is_in(Place::Figure);
    lines.filter(fit).map(|p| p.text(&pieces.texts)).filter(|line| !is_change(line)).find_map(dates::read)
}

/// Whether a line tells first of all when the text was changed.
fn is_change(line: &str) -> bool {
    const WORDS: [&str; 7] = ["updated", "modified", "last", "aktualisiert", "actualizado", "aggiornato", "atualizado"];
    let day = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
    lower_case(&line[..day]).split(&[' ', ':'][..]).any(|word| WORDS.contains(&word))
}

/// Whether a short text breaks off at a wall: the lines behind it say that the rest is for subscribers.
pub(super) fn is_stub(pieces: &Pieces, selected: &[bool]) -> bool {
    const SHORT: u32 = 350;
    const BEHIND: usize = 12;
    let Some(last) = selected.iter().rposition(|s| *s) else { return false };
    let words: u32 = pieces.list.iter().zip(selected).filter(|(_, s)| **s).map(|(p, _)| p.words).sum();
    words <= SHORT
        && pieces.list[last + 1..]
            .iter()
            .take(BEHIND)
            .filter(|p| p.words <= 40)
            .any(|p| hints::of_phrases(p.text(&pieces.texts)).1 & hints::phrase_bit(hints::WALL) != 0)
}
