//! What the model took although it cannot be the article's: links set apart inside the body, and headings of nothing.

use super::flatten::{Piece, Place};
use super::hints;

/// Takes furniture inside the body out of the selection.
pub(super) fn prune(pieces: &[Piece], selected: &mut [bool]) {
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
