//! A page to the article in it: parse ([`parse`]), read what the page says about itself ([`metadata`]), cut it into pieces
//! ([`flatten`]), tell the article's from the furniture around it ([`features`], [`select`]), put it together.

mod authors;
mod body;
mod boxes;
#[cfg(test)]
mod conformance;
mod dates;
#[cfg(feature = "cli")]
mod decode;
#[cfg(test)]
mod dump;
mod entities;
mod entries;
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
mod shown;
mod stack;
mod standfirst;
mod tables;
mod titles;
mod tokens;
mod tree;
mod work;

use std::ops::Range;

#[cfg(feature = "cli")]
pub use decode::decode;
use features::{Known, reduce};
use flatten::Pieces;
use metadata::Facts;

use crate::text::{Article, Block, BlockKind, Entry, Field, Metadata, Note, Origin, Span};
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
    prune::prune(&tree, &pieces, &features, &mut selected);
    let standfirst = standfirst::find(&tree, &pieces, &selected, features.title, &known.description);
    if !facts.signed {
        let lines = shown::byline_lines(&pieces, &selected, features.title);
        let people = authors::in_lines(lines, &facts.site_names);
        if !people.is_empty() {
            facts.byline = people;
            facts.set_source(Field::Byline, Origin::Shown);
        }
    }
    facts.date_by(|| shown::date(&pieces, &selected, features.title));
    let lead_in =
        standfirst.as_ref().filter(|s| s.apart && selected.contains(&true)).map_or(0..0, |s| s.pieces.clone());
    if let Some(found) = standfirst {
        let texts: Vec<&str> = pieces.list[found.pieces].iter().map(|p| p.text(&pieces.texts)).collect();
        facts.description = Some(texts.join(" "));
        facts.set_source(Field::Standfirst, Origin::Shown);
    }
    selected[lead_in.clone()].fill(true);
    let title = facts.title.as_deref().unwrap_or("");
    let mut kinds = kinds::of_pieces(&tree, &pieces, &features, &selected, &lead_in, title);
    let entries = entries::find(&tree, &pieces, &features, &kinds);
    // The entry has its time; what stands above it ("10:32, 3 minutes ago") is for the clock.
    for i in entries.iter().flat_map(|(range, _)| range.clone()) {
        let piece = &pieces.list[i];
        kinds[i].take_if(|_| piece.words <= 6 && entries::is_stamp(piece.text(&pieces.texts)));
    }
    let stub = !facts.paywalled && shown::is_stub(&pieces, &selected);
    if stub {
        facts.paywalled = true;
        facts.set_source(Field::Paywalled, Origin::Shown);
    }
    Ok(assemble(&pieces, &kinds, &entries, &known, facts))
}

fn known<'a>(facts: &Facts, body: &'a str) -> Known<'a> {
    let reduced = |text: &Option<String>| text.as_deref().map(reduce).unwrap_or_default();
    Known { title: reduced(&facts.title), description: reduced(&facts.description), body }
}

/// The article of the chosen pieces, with title and standfirst before them.
fn assemble(
    pieces: &Pieces,
    kinds: &[Option<BlockKind>],
    entries: &[(Range<usize>, Option<String>)],
    known: &Known,
    facts: Facts,
) -> Article {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut push = |kind: BlockKind, part: &str| {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(part);
        let span = Span::at(start, text.len());
        blocks.push(Block { span, kind });
        span
    };
    let mut meta = Metadata {
        title: facts.title,
        byline: facts.byline,
        published: facts.published,
        modified: facts.modified,
        standfirst: facts.description,
        site: facts.site,
        url: facts.url,
        language: facts.language,
        section: facts.section,
        image: facts.image,
        sources: facts.sources,
        entries: Vec::new(),
        notes: Vec::new(),
    };
    if facts.paywalled {
        meta.notes.push(Note::new("paywalled", "The article is not free to read: parts of it may be missing."));
    }
    if kinds.iter().all(Option::is_none) {
        meta.notes.push(Note::new("no-article", "No article was found in the page."));
        return Article::from_parts(String::new(), Vec::new(), meta);
    }
    if let Some(title) = meta.title.clone() {
        push(BlockKind::Title, &title);
    }
    let mut spans: Vec<Option<Span>> = vec![None; kinds.len()];
    for (i, (piece, kind)) in pieces.list.iter().zip(kinds).enumerate() {
        let part = piece.text(&pieces.texts);
        spans[i] = kind.filter(|_| reduce(part) != known.title).map(|kind| push(kind, part));
    }
    for (range, time) in entries {
        let mut own = spans[range.clone()].iter().flatten();
        if let Some(first) = own.next() {
            let last = own.next_back().unwrap_or(first);
            meta.entries.push(Entry { span: Span::new(first.start, last.end), time: time.clone() });
        }
    }
    Article::from_parts(text, blocks, meta)
}
