//! The lead-in between headline and body ("dek", "standfirst"), as it stands in the page. What the metadata call a description is often
//! another text, or the beginning of this one cut off.

use std::ops::Range;

use super::features::{host_of, is_running, look, reduce};
use super::flatten::{Piece, Pieces, Place};
use super::hints::{self, bit};
use super::kinds::is_dated;
use super::tree::Tree;
use crate::text::search;

/// More pieces than this lie between no headline and its lead-in.
const REACH: usize = 60;
/// A lead-in has at least and at most so many words.
const WORDS: Range<u32> = 4..110;

/// Where the lead-in of a page stands, and whether its look sets it apart from the body.
pub(super) struct Standfirst {
    pub pieces: Range<usize>,
    pub apart: bool,
}

/// The lead-in behind the headline, by the first of these that the page has: what the description repeats word for word, what is named as
/// one, what is set apart from the body by its place or its type, what the description begins with, the heading right below.
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
    let body: Vec<usize> = (start..list.len().min(start + REACH + SAMPLE))
        .filter(|i| is_running(&list[*i]) && may_be_running(&list[*i]))
        .take(SAMPLE)
        .collect();
    let end = body.get(1).or(body.first()).map_or(start, |i| i + 1).min(start + REACH);
    let fit: Vec<usize> = (start..end).filter(|i| may_be(&list[*i], pieces)).collect();
    let said = |i: &usize| reduce(list[*i].text(&pieces.texts));
    let one = |i: usize, apart: bool| Some(Standfirst { pieces: i..i + 1, apart });
    let is_apart = |i: usize| tree.tag(list[i].node).is_heading() || !selected[i] || list[i].near & bit("dek") != 0;
    let same = fit.iter().copied().find(|i| !description.is_empty() && said(i) == description);
    if let Some(i) = same {
        return one(i, is_apart(i) || stands_apart(tree, list, &body, i).is_some());
    }
    if let Some(i) = fit.iter().copied().find(|i| list[*i].near & bit("dek") != 0) {
        let parent = tree.parent(list[i].node);
        let behind = |k: &usize| *k < end && tree.parent(list[*k].node) == parent && list[*k].near & bit("dek") != 0;
        let last = (i + 1..).take_while(behind).last().unwrap_or(i);
        if list[i..=last].iter().map(|p| p.words).sum::<u32>() < WORDS.end {
            return Some(Standfirst { pieces: i..last + 1, apart: true });
        }
    }
    let elsewhere = ["footer", "ad", "signup", "tags"].iter().fold(0, |bits, hint| bits | bit(hint));
    let lead = body
        .first()
        .copied()
        .filter(|i| fit.contains(i) && list[*i].near & elsewhere == 0 && !is_dated(list[*i].text(&pieces.texts)));
    if let Some(range) = lead.and_then(|i| stands_apart(tree, list, &body, i)) {
        return Some(Standfirst { pieces: range, apart: true });
    }
    if let Some(i) = fit.iter().copied().find(|i| repeats(&said(i), description)) {
        return one(i, is_apart(i));
    }
    let below = title? + 1;
    let heading = fit.contains(&below) && list[below].is_in(Place::Heading) && !list[below].is_in(Place::Aside);
    if heading && list[below].words >= 6 { one(below, true) } else { None }
}

/// How many paragraphs of the body are looked at to know what its paragraphs look like.
const SAMPLE: usize = 6;
/// Words of a lead-in that nothing names as one.
const UNNAMED: u32 = 80;

/// The pieces of the lead-in where the first running piece is set apart from those behind it: alone in an element of its own, while they share
/// theirs and their look; or all in bold type, while they are not. `body` are the first running pieces.
fn stands_apart(tree: &Tree, list: &[Piece], body: &[usize], lead: usize) -> Option<Range<usize>> {
    let host = |i: usize| host_of(tree, list[i].node);
    let look = |i: usize| look(tree, list[i].node, host(i));
    let is_bold = |i: usize| u64::from(list[i].bold) * 10 >= u64::from(list[i].end - list[i].start) * 9;
    if body.first() != Some(&lead) {
        return None;
    }
    let with = body.iter().take_while(|i| host(**i) == host(lead)).count();
    let (own, others) = body.split_at(with);
    let words = own.iter().map(|i| list[*i].words).sum::<u32>();
    let looks: Vec<u64> = others.iter().map(|i| look(*i)).collect();
    let alike = (1..looks.len()).any(|i| looks[..i].contains(&looks[i]));
    if with <= 3
        && words < UNNAMED
        && alike
        && others.iter().all(|i| host(*i) != host(lead))
        && !looks.contains(&look(lead))
    {
        return Some(lead..own[with - 1] + 1);
    }
    let rest = &body[1..];
    (list[lead].words < UNNAMED && is_bold(lead) && rest.len() >= 2 && !rest.iter().any(|i| is_bold(*i)))
        .then_some(lead..lead + 1)
}

/// Whether running text can be the article's at all.
fn may_be_running(piece: &Piece) -> bool {
    let elsewhere = ["bio", "caption", "share", "comments", "consent", "nav", "related"];
    !piece.is_in(Place::Figure) && !elsewhere.iter().any(|h| piece.near & bit(h) != 0) || piece.near & bit("dek") != 0
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
        || description.len() >= ENOUGH && piece.len() < description.len() + 80 && search::holds(piece, description)
}
