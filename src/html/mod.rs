//! A page to the article in it: parse ([`parse`]), read what the page says about itself ([`metadata`]), cut it into pieces
//! ([`flatten`]), tell the article's from the furniture around it ([`features`], [`select`]), put it together.

mod authors;
mod body;
#[cfg(test)]
mod conformance;
mod dates;
#[cfg(feature = "cli")]
mod decode;
#[cfg(test)]
mod dump;
mod entities;
mod features;
mod flatten;
mod foreign;
mod head;
mod hints;
#[cfg(test)]
mod hostile;
mod json;
mod kinds;
mod linked;
mod metadata;
mod modes;
mod names;
#[cfg(test)]
mod pages;
mod parse;
mod prune;
mod select;
mod stack;
mod standfirst;
mod tables;
mod titles;
mod tokens;
mod tree;

#[cfg(feature = "cli")]
pub use decode::decode;
use features::{Known, reduce};
use flatten::{Piece, Pieces, Place};
use metadata::Facts;

use crate::text::{Article, Block, BlockKind, Metadata, Note, Span};
use crate::{Error, Options};

/// Finds the article in a page: its title, authors, date, standfirst and the blocks of its body. Works on any string; a page
/// without an article gives an article without blocks and a note `no-article`.
///
/// # Errors
/// `too-long` where the page is longer than the limit of the options.
pub fn extract(html: &str, options: &Options) -> Result<Article, Error> {
    options.check_length(html.len())?;
    let tree = parse::parse(html);
    let mut facts = metadata::read(&tree);
    let pieces = flatten::flatten(&tree);
    let body = facts.body.take().map(|b| reduce(&metadata::plain(&b))).unwrap_or_default();
    let known = known(&facts, &body);
    let features = features::of_page(&tree, &pieces, &known);
    let mut selected = select::select(&features, &pieces.list);
    prune::prune(&tree, &pieces.list, &features, &mut selected);
    let standfirst = standfirst::find(&tree, &pieces, &selected, features.title, &known.description);
    if !facts.signed {
        let lines = byline_lines(&pieces, &selected, features.title);
        let people = authors::in_lines(lines, &facts.site_names);
        if !people.is_empty() {
            facts.byline = people;
        }
    }
    let lead_in =
        standfirst.as_ref().filter(|s| s.apart && selected.contains(&true)).map_or(0..0, |s| s.pieces.clone());
    if let Some(found) = standfirst {
        let texts: Vec<&str> = pieces.list[found.pieces].iter().map(|p| p.text(&pieces.texts)).collect();
        facts.description = Some(texts.join(" "));
    }
    selected[lead_in.clone()].fill(true);
    let title = facts.title.as_deref().unwrap_or("");
    let kinds = kinds::of_pieces(&tree, &pieces, &features, &selected, &lead_in, title);
    Ok(assemble(&pieces, &kinds, &known, facts))
}

fn known<'a>(facts: &Facts, body: &'a str) -> Known<'a> {
    let reduced = |text: &Option<String>| text.as_deref().map(reduce).unwrap_or_default();
    Known { title: reduced(&facts.title), description: reduced(&facts.description), body }
}

/// Short lines around the headline that name the authors by the names on their elements, or begin with "By".
fn byline_lines<'a>(pieces: &'a Pieces, selected: &[bool], title: Option<usize>) -> Vec<&'a str> {
    const BEHIND: usize = 25;
    let first = title.unwrap_or_else(|| selected.iter().position(|s| *s).unwrap_or(0).saturating_sub(BEHIND));
    let around = first.saturating_sub(4)..pieces.list.len().min(first + BEHIND);
    let lines = pieces.list[around].iter().filter(|p| p.words <= 16 && !p.is_in(Place::Figure) && !p.is_in(Place::Nav));
    let named = |p: &&Piece| p.near & hints::bit("author") != 0 || authors::is_opened(p.text(&pieces.texts));
    lines.filter(named).map(|p| p.text(&pieces.texts)).collect()
}

/// The article of the chosen pieces, with title and standfirst before them.
fn assemble(pieces: &Pieces, kinds: &[Option<BlockKind>], known: &Known, facts: Facts) -> Article {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut push = |kind: BlockKind, part: &str| {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(part);
        blocks.push(Block { span: Span::at(start, text.len()), kind });
    };
    let mut meta = Metadata {
        title: facts.title,
        byline: facts.byline,
        published: facts.published,
        standfirst: facts.description,
        site: facts.site,
        url: facts.url,
        language: facts.language,
        notes: Vec::new(),
    };
    if facts.paywalled {
        meta.notes.push(Note::new(
            "paywalled",
            "The page says that its article is not free to read: parts of it may be missing.",
        ));
    }
    if kinds.iter().all(Option::is_none) {
        meta.notes.push(Note::new("no-article", "No article was found in the page."));
        return Article::from_parts(String::new(), Vec::new(), meta);
    }
    if let Some(title) = &meta.title {
        push(BlockKind::Title, title);
    }
    for (piece, kind) in pieces.list.iter().zip(kinds) {
        let part = piece.text(&pieces.texts);
        if let Some(kind) = kind.filter(|_| reduce(part) != known.title) {
            push(kind, part);
        }
    }
    Article::from_parts(text, blocks, meta)
}
