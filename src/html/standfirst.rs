//! The lead-in between headline and body ("dek", "standfirst"), as it stands in the page. What the metadata call a description is often
//! another text, or the beginning of this one cut off.

use std::ops::Range;

use super::features::{is_running, reduce};
use super::flatten::{Piece, Pieces, Place};
use super::hints::{self, bit};
use super::tree::Tree;

/// More pieces than this lie between no headline and its lead-in.
const REACH: usize = 60;
/// A lead-in has at least and at most so many words.
const WORDS: Range<u32> = 4..110;

/// Where the lead-in of a page stands, and whether its look sets it apart from the body.
pub(super) struct Standfirst {
    pub pieces: Range<usize>,
    pub apart: bool,
}

/// The lead-in behind the headline: what is named as one, or what the description repeats, or the heading right below.
/// `title` is the piece of the headline, `description` what the metadata say, reduced.
pub(super) fn find(
    tree: &Tree,
    pieces: &Pieces,
    selected: &[bool],
    title: Option<usize>,
    description: &str,
) -> Option<Standfirst> {
    let list = &pieces.list;
    let first = selected.iter().position(|s| *s).unwrap_or(0);
    let start = title.map_or(first.saturating_sub(6), |t| t + 1);
    // It ends where the second paragraph of the body does.
    let running = (start..list.len()).filter(|i| selected[*i] && is_running(&list[*i]));
    let end = running.take(2).last().map_or(start, |i| i + 1).min(start + REACH);
    let mut repeated = None;
    for i in start..end {
        if !may_be(&list[i], pieces) {
            continue;
        }
        if list[i].near & bit("dek") != 0 {
            let mut behind = i + 1;
            while behind < end && list[behind].near & bit("dek") != 0 && list[behind].words > 0 {
                behind += 1;
            }
            if list[i..behind].iter().map(|p| p.words).sum::<u32>() < WORDS.end {
                return Some(Standfirst { pieces: i..behind, apart: true });
            }
        }
        if repeated.is_none() && repeats(&reduce(list[i].text(&pieces.texts)), description) {
            repeated = Some(i);
        }
    }
    if let Some(i) = repeated {
        let apart = tree.tag(list[i].node).is_heading() || !selected[i];
        return Some(Standfirst { pieces: i..i + 1, apart });
    }
    // A long heading right below the headline.
    let below = title? + 1;
    let piece = list.get(below).filter(|p| p.is_in(Place::Heading) && p.words >= 6 && may_be(p, pieces))?;
    (!piece.is_in(Place::Aside)).then_some(Standfirst { pieces: below..below + 1, apart: true })
}

/// Whether a piece can be a lead-in at all.
fn may_be(piece: &Piece, pieces: &Pieces) -> bool {
    let elsewhere = ["byline", "bio", "caption", "share", "comments", "consent", "nav", "related", "tags"];
    let places = [Place::Figure, Place::Nav, Place::Footer, Place::Form, Place::Hidden, Place::Time, Place::Address];
    WORDS.contains(&piece.words)
        && piece.link_share() < 50
        && !places.iter().any(|p| piece.is_in(*p))
        && (piece.near & bit("dek") != 0 || !elsewhere.iter().any(|h| piece.near & bit(h) != 0))
        && hints::of_phrases(piece.text(&pieces.texts)).0 == 0
}

/// Whether a piece and the description, both reduced, are the same text, or one is the beginning or the bulk of the other.
fn repeats(piece: &str, description: &str) -> bool {
    const ENOUGH: usize = 40;
    if description.len() < 16 || piece.is_empty() {
        return false;
    }
    let common =
        piece.chars().zip(description.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum::<usize>();
    piece == description
        || common >= ENOUGH
        || description.len() >= ENOUGH && piece.len() < description.len() + 80 && piece.contains(description)
}
