//! Furniture that says what it is: lines made of nothing but its phrases ("Advertisement"), links to other articles that are announced
//! ("Read also: …"), and boxes whose heading names what is in them ("Related", "About the author", "Comments (3)").

use super::features::Features;
use super::flatten::{Piece, Pieces, Place};
use super::hints::{self, phrase_bit};
use super::tree::{NONE, NodeId, Tag, Tree};

/// A longer line says more than what it is.
const LINE: u32 = 40;
/// So many pieces of a box are looked at, of so many boxes; so far up its element is looked for.
const PIECES: usize = 200;
const BOXES: usize = 50;
const REACH: usize = 4;

/// Takes what calls itself furniture out of the selection.
pub(super) fn take_out(tree: &Tree, pieces: &Pieces, features: &Features, selected: &mut [bool]) {
    let list = &pieces.list;
    let words = |range: std::ops::Range<usize>, selected: &[bool]| {
        range.filter(|i| selected[*i]).map(|i| features.running[i]).sum::<u32>()
    };
    let all = words(0..list.len(), selected);
    let mut boxes = 0;
    for i in 0..list.len() {
        let piece = &list[i];
        if !selected[i] || piece.words >= LINE {
            continue;
        }
        let text = piece.text(&pieces.texts);
        if !piece.is_in(Place::Heading) {
            selected[i] = !is_furniture(tree, piece, text);
        } else if boxes < BOXES && names_furniture(piece, text) {
            boxes += 1;
            let range = led_by(tree, list, i).filter(|range| words(range.clone(), selected) * 5 < all * 2);
            let links = |k: &usize| list[*k].link_share() >= 50 && !list[*k].is_in(Place::Heading);
            let range = range.unwrap_or_else(|| i..(i + 1..list.len()).take_while(links).last().map_or(i, |k| k + 1));
            selected[range].fill(false);
        }
    }
    // What an article ends with: lines that ask its readers for something.
    let asks = |piece: &Piece| {
        let (bits, _) = hints::of_line(piece.text(&pieces.texts));
        let any = ["signup", "share", "comments", "legal", "ad"].iter().any(|hint| bits & phrase_bit(hint) != 0);
        any && piece.words < LINE && !is_item(tree, piece)
    };
    while let Some(last) = selected.iter().rposition(|s| *s).filter(|last| asks(&list[*last])) {
        selected[last] = false;
    }
}

/// The items of a list and the cells of a table may be names of anything.
fn is_item(tree: &Tree, piece: &Piece) -> bool {
    matches!(tree.tag(piece.node), Tag::Li | Tag::Dt | Tag::Dd | Tag::Td | Tag::Th)
}

/// Whether a line is one of furniture by its wording.
fn is_furniture(tree: &Tree, piece: &Piece, text: &str) -> bool {
    let (bits, whole) = hints::of_line(text);
    let any = |hints: &[&str]| hints.iter().any(|hint| bits & phrase_bit(hint) != 0);
    let near = |hint: &str| (piece.near | piece.far) & hints::bit(hint) != 0;
    if whole {
        return !is_item(tree, piece) && any(&["ad", "share", "signup", "comments", "legal", "nav", "more"]);
    }
    let announced = any(&["more"]) && piece.link_share() >= 40 && !is_for_learners(text);
    let asked = any(&["signup"]) && near("signup") || piece.link_share() >= 15 && hints::asks(text);
    announced || asked
}

/// "Learn more about …" is part of a guide rather than a way out of a report.
fn is_for_learners(text: &str) -> bool {
    text.starts_with("Learn")
}

/// Whether a heading is one of furniture: by its wording alone, or by the phrase it opens with and the names around it.
fn names_furniture(piece: &Piece, text: &str) -> bool {
    let (bits, whole) = hints::of_line(text);
    let kinds: [(&str, &[&str]); 6] = [
        ("more", &["related", "nav"]),
        ("comments", &["comments"]),
        ("signup", &["signup"]),
        ("share", &["share"]),
        ("ad", &["ad"]),
        ("meta", &["bio", "author"]),
    ];
    !is_for_learners(text)
        && kinds.iter().any(|(phrase, names)| {
            let named = names.iter().any(|name| piece.near & hints::bit(name) != 0);
            bits & phrase_bit(phrase) != 0 && (named || whole && (*phrase != "meta" || text.contains(' ')))
        })
}

/// The pieces of the smallest element that a heading stands first in and is not alone in.
fn led_by(tree: &Tree, list: &[Piece], heading: usize) -> Option<std::ops::Range<usize>> {
    let is_inside = |piece: &Piece, element: NodeId| {
        let mut above = piece.node;
        while above != NONE && above != element {
            above = tree.parent(above);
        }
        above != NONE
    };
    let mut element = list[heading].node;
    for _ in 0..REACH {
        element = tree.parent(element);
        if element == NONE || heading > 0 && is_inside(&list[heading - 1], element) {
            return None;
        }
        let behind = list[heading + 1..].iter().take(PIECES).take_while(|p| is_inside(p, element)).count();
        if behind > 0 {
            return (behind < PIECES).then_some(heading..heading + 1 + behind);
        }
    }
    None
}
