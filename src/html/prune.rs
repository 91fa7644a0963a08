//! What the model took although it cannot be the article's: links set apart inside the body, headings of nothing, lines that stand in the
//! page again and again, questions for consent, and the next article of a page that goes on without end.

use super::features::{Features, block_above, is_running};
use super::flatten::{Piece, Pieces, Place};
use super::tree::{NONE, NodeId, Tag, Tree};
use super::{boxes, hints};
use crate::text::Keyed;

/// A line of fewer words that stands in the page again and again is furniture.
const LINE: u32 = 12;
/// Words of the article that are not a question for consent, for those that are to be taken out.
const ENOUGH: u32 = 60;

/// Takes furniture inside the body out of the selection.
pub(super) fn prune(tree: &Tree, all: &Pieces, features: &Features, selected: &mut [bool]) {
    let pieces = &all.list[..];
    take_tables(tree, pieces, selected);
    if let Some(end) = next_article(tree, pieces, features, selected) {
        selected[end..].fill(false);
    }
    for (i, piece) in pieces.iter().enumerate() {
        // Headings and items may say the same under each of several things.
        let item = (piece.is_in(Place::List) || piece.is_in(Place::Table))
            && piece.near & (hints::bit("share") | hints::bit("nav")) == 0;
        let own = piece.is_in(Place::Heading) || item;
        selected[i] &= own || piece.words >= LINE || !features.repeated[i];
    }
    let consent = |piece: &Piece| (piece.near | piece.far) & hints::bit("consent") != 0;
    let other = pieces.iter().zip(&*selected).filter(|(p, s)| **s && is_running(p) && !consent(p));
    if other.map(|(p, _)| p.words).sum::<u32>() >= ENOUGH {
        for (piece, selected) in pieces.iter().zip(selected.iter_mut()) {
            *selected &= !consent(piece);
        }
    }
    let set_apart = ["related", "nav", "share", "comments", "ad", "signup", "footer"]
        .iter()
        .fold(0, |bits, hint| bits | hints::bit(hint));
    for (piece, selected) in pieces.iter().zip(selected.iter_mut()) {
        let apart = piece.is_in(Place::Aside)
            || piece.is_in(Place::Nav)
            || piece.is_in(Place::Footer)
            || piece.near & set_apart != 0;
        if piece.is_in(Place::Link) && apart && piece.link_share() >= 90 {
            *selected = false;
        }
    }
    boxes::take_out(tree, all, features, selected);
    // A heading stands for what follows it; where that is another heading of its rank, a place outside of the article, or
    // nothing at all, it heads nothing.
    let mut heads_something = false;
    for i in (0..pieces.len()).rev() {
        if !selected[i] {
            continue;
        }
        if pieces[i].is_in(Place::Heading) {
            let gap = pieces.get(i + 1).is_some() && !selected[i + 1..].iter().take(1).any(|s| *s);
            let apart = pieces[i].is_in(Place::Aside) || pieces[i].near & set_apart != 0;
            if !heads_something || gap && apart {
                selected[i] = false;
            }
        } else {
            heads_something = true;
        }
    }
}

/// Tables of the text are part of it whole: those that stand among its paragraphs, and are not made of links.
fn take_tables(tree: &Tree, pieces: &[Piece], selected: &mut [bool]) {
    const CELLS: usize = 4;
    let chosen = |i: &usize| selected[*i] && is_running(&pieces[*i]) && !pieces[*i].is_in(Place::Table);
    let (Some(first), Some(last)) = ((0..pieces.len()).find(chosen), (0..pieces.len()).rfind(chosen)) else { return };
    let mut hosts: Keyed<NodeId, u32> = Keyed::new();
    for i in (first..=last).filter(chosen) {
        hosts.insert(block_above(tree, pieces[i].node), 0);
    }
    let table_of = |piece: &Piece| {
        let mut node = piece.node;
        while node != NONE && tree.tag(node) != Tag::Table {
            node = tree.parent(node);
        }
        node
    };
    let mut i = first;
    while i <= last {
        let table = if pieces[i].is_in(Place::Table) { table_of(&pieces[i]) } else { NONE };
        let end =
            if table == NONE { i + 1 } else { (i..=last).find(|k| table_of(&pieces[*k]) != table).unwrap_or(last) };
        let cells = &pieces[i..end];
        let (all, linked) = cells.iter().fold((0, 0), |(all, linked), p| (all + p.end - p.start, linked + p.linked));
        if table != NONE && cells.len() >= CELLS && linked * 2 < all && hosts.get(&block_above(tree, table)).is_some() {
            selected[i..end].fill(true);
        }
        i = end.max(i + 1);
    }
}

/// The headline of the next article where a page has one behind the first: a heading of the first level in an `article` element of its own.
fn next_article(tree: &Tree, pieces: &[Piece], features: &Features, selected: &[bool]) -> Option<usize> {
    let chosen = |i: &usize| selected[*i] && is_running(&pieces[*i]);
    let first = (features.title?..pieces.len()).find(chosen)?;
    let own = article_of(tree, pieces[first].node);
    let heads = |i: &usize| tree.tag(pieces[*i].node) == Tag::H1 && pieces[*i].is_in(Place::Article);
    let next = (first..pieces.len()).find(|i| heads(i) && article_of(tree, pieces[*i].node) != own)?;
    ((first..next).filter(chosen).count() >= 3).then_some(next)
}

/// The outermost `article` element around a node. The parser has bounded the depth.
fn article_of(tree: &Tree, node: NodeId) -> NodeId {
    let (mut above, mut found) = (node, NONE);
    while above != NONE {
        if tree.tag(above) == Tag::Article {
            found = above;
        }
        above = tree.parent(above);
    }
    found
}
