//! What the chosen pieces are: title and lead-in are known; the lines around them are bylines or nothing; a line beside a picture is
//! its caption; the others are what their elements say.

use std::ops::Range;

use super::features::{Features, hash, host_of, is_running, reduce};
use super::flatten::{Piece, Pieces, Place};
use super::hints::{self, bit};
use super::select::words_by_look;
use super::tree::{Tag, Tree};
use super::{authors, titles};
use crate::text::{BlockKind, Keyed};

/// A line with more words is no byline.
const BYLINE: u32 = 16;
/// A line between headline and text with more words, or with an end of a sentence, is kept.
const STRAY: u32 = 8;
/// So many lines at most stand around a headline.
const ABOVE: usize = 8;
/// A line of so many words stands in an article once.
const SAME: u32 = 12;
/// Words of a caption.
const CAPTION: u32 = 80;

/// The kind of each piece that is part of the article; `None` for the others, and for lines around the headline that are no text.
pub(super) fn of_pieces(
    tree: &Tree,
    pieces: &Pieces,
    features: &Features,
    selected: &[bool],
    lead_in: &Range<usize>,
    title: &str,
) -> Vec<Option<BlockKind>> {
    let list = &pieces.list;
    let looks = words_by_look(features, &|i| selected[i]);
    // The look that most of the chosen running text has.
    let body_look = looks.iter().max_by_key(|(look, words)| (**words, **look)).map(|(look, _)| *look);
    let is_text = |i: &usize| selected[*i] && is_running(&list[*i]) && !lead_in.contains(i);
    let text_begins = (0..list.len()).find(is_text).unwrap_or(0);
    // Where much stands above the first long paragraph, it is a list or a table that belongs to the text.
    let above = (0..text_begins).filter(|i| selected[*i] && !lead_in.contains(i)).count();
    let mut seen: Keyed<u64, u32> = Keyed::new();
    let mut kinds = vec![None; list.len()];
    for i in (0..list.len()).filter(|i| selected[*i]) {
        let piece = &list[i];
        let text = piece.text(&pieces.texts);
        if piece.words >= SAME && seen.insert(hash(reduce(text).bytes()), 0).is_some() {
            continue; // the same line for another width of the window
        }
        kinds[i] = if lead_in.contains(&i) {
            Some(BlockKind::Standfirst)
        } else if i < text_begins && above <= ABOVE && !is_running(piece) {
            let beside = host_of(tree, piece.node) == host_of(tree, list[text_begins].node);
            above_the_text(tree, piece, text, title, beside)
        } else {
            let kind = by_element(tree, piece);
            let plain = matches!(kind, BlockKind::Paragraph | BlockKind::Quote);
            let captioned = plain && Some(features.looks[i]) != body_look && piece.words <= CAPTION;
            Some(if captioned && stands_by_picture(tree, piece) { BlockKind::Caption } else { kind })
        };
    }
    kinds
}

/// What its element says of a piece.
pub(super) fn by_element(tree: &Tree, piece: &Piece) -> BlockKind {
    if piece.is_in(Place::Figure) {
        BlockKind::Caption
    } else if tree.tag(piece.node).is_heading() || piece.is_in(Place::Heading) {
        BlockKind::Heading
    } else if piece.is_in(Place::Quote) {
        BlockKind::Quote
    } else if piece.is_in(Place::List) || tree.tag(piece.node) == Tag::Li {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

/// The kind of a short line above the text: a byline or dateline, a heading that is not the headline again, a sentence; or nothing. A line
/// `beside` the paragraphs is one of them unless its own element says that it names the author.
fn above_the_text(tree: &Tree, piece: &Piece, text: &str, title: &str, beside: bool) -> Option<BlockKind> {
    let kind = by_element(tree, piece);
    // A counter of something.
    if text.len() < 6 && !text.contains(char::is_alphabetic) {
        return None;
    }
    if kind == BlockKind::Heading {
        return (!titles::share_words(text, title)).then_some(kind);
    }
    if kind == BlockKind::Caption {
        return Some(kind);
    }
    let names = if beside { hints::of_names(tree, piece.node) } else { piece.near };
    let byline = names & (bit("author") | bit("byline")) != 0 || authors::is_opened(text) || is_dated(text) && !beside;
    if piece.words <= BYLINE && byline {
        return Some(BlockKind::Byline);
    }
    (beside || piece.words > STRAY || text.ends_with(&['.', '!', '?', '…', '。', ':'][..])).then_some(kind)
}

/// Whether a line is mostly about when it was written: a fifth of its letters and digits are digits.
pub(super) fn is_dated(text: &str) -> bool {
    let (mut digits, mut all) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        all += 1;
        digits += usize::from(c.is_numeric());
    }
    digits * 5 >= all
}

/// Whether the names on the element of a piece or on the one around it are those of a picture.
fn stands_by_picture(tree: &Tree, piece: &Piece) -> bool {
    let names = hints::of_names(tree, piece.node) | hints::of_names(tree, tree.parent(piece.node));
    names & bit("picture") != 0
}
