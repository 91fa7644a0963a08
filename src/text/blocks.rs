//! A plain text cut into blocks, by its form alone: line ends, length, closing punctuation, opening words. What comes along when a page is
//! pasted ([`furniture`](super::furniture)) is in no block.

use super::article::Metadata;
use super::furniture::{self, Furniture};
use super::{Block, BlockKind, Span, head};

/// A headline or heading longer than this many bytes is a paragraph.
pub(super) const LONGEST_HEADING: usize = 160;
/// So many lines behind the heading of a list of other articles can belong to it.
const LISTED: usize = 12;
/// A paragraph of the article has so many bytes at least, for lines beside it to be furniture.
const BODY: usize = 50;

/// Blocks of a text, and what its head says: title, byline, date, standfirst.
pub(super) fn read(text: &str) -> (Vec<Block>, Metadata) {
    let mut blocks: Vec<Block> =
        cut(text).into_iter().map(|span| Block { span, kind: kind_of(span.of(text)) }).collect();
    drop_furniture(text, &mut blocks);
    let meta = head::read(text, &mut blocks);
    mark_headings(text, &mut blocks);
    (blocks, meta)
}

/// Leaves out what is no part of the article, where there is one.
fn drop_furniture(text: &str, blocks: &mut Vec<Block>) {
    let found: Vec<Option<Furniture>> = blocks.iter().map(|b| furniture::of(b.span.of(text))).collect();
    let is_body = |(b, f): &(&Block, &Option<Furniture>)| {
        f.is_none() && b.span.len() as usize >= BODY && ends_sentence(b.span.of(text))
    };
    if blocks.iter().zip(&found).filter(is_body).take(2).count() < 2 {
        return;
    }
    // How many more lines can belong to a list of other articles.
    let (mut listed, mut at, mut after) = (0, 0, false);
    blocks.retain(|block| {
        let line = block.span.of(text);
        let furniture = found[at];
        at += 1;
        let own = match furniture {
            Some(Furniture::List) => {
                listed = LISTED;
                return false;
            }
            Some(Furniture::Line) => {
                after = true;
                return false;
            }
            // A number by itself behind a button counts how often it was pressed.
            None if std::mem::take(&mut after) && line.len() <= 5 && line.bytes().all(|b| b.is_ascii_digit()) => {
                return false;
            }
            None => listed == 0 || !is_short_line(line.trim_end_matches('?')),
        };
        listed = if own { 0 } else { listed - 1 };
        own
    });
}

/// The spans of the blocks, without white space at their ends. Every line is a block, but a text whose paragraphs are
/// set apart by blank lines and whose lines break at a fixed width is cut at the blank lines.
fn cut(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + line_length(&text.as_bytes()[start..]);
        lines.push((start, &text[start..end]));
        start = end;
    }
    let wrapped = is_wrapped(&lines);
    let mut blocks: Vec<Span> = Vec::new();
    let mut open = false;
    for (start, line) in lines {
        let inner = line.trim();
        if inner.is_empty() {
            open = false;
            continue;
        }
        // The marks of a heading in Markdown are none of its words.
        let marks = inner.bytes().take_while(|b| *b == b'#').count();
        let heading = inner[marks..].strip_prefix(' ').filter(|_| (1..=6).contains(&marks)).map(str::trim_start);
        let inner = heading.filter(|h| !h.is_empty()).unwrap_or(inner);
        let first = start + (line.trim_end().len() - inner.len());
        let span = Span::at(first, first + inner.len());
        match blocks.last_mut() {
            Some(last) if wrapped && open && !opens_item(inner) => last.end = span.end,
            _ => blocks.push(span),
        }
        open = true;
    }
    blocks
}

/// Bytes of the line that a text begins with, its end with them.
fn line_length(text: &[u8]) -> usize {
    for (at, byte) in text.iter().enumerate() {
        let end = match byte {
            b'\n' | b'\r' | 0xc => 1,
            // U+85, U+2028, U+2029
            0xc2 if text[at..].starts_with(b"\xc2\x85") => 2,
            0xe2 if matches!(text[at..], [_, 0x80, 0xa8 | 0xa9, ..]) => 3,
            _ => continue,
        };
        return at + end;
    }
    text.len()
}

/// Whether line ends are mere wrapping: there are blank lines, and most lines that another line follows directly are of
/// about the same length (45 to 100 bytes) and do not end a sentence. Where paragraphs stand on one line each, it is the head that looks so.
fn is_wrapped(lines: &[(usize, &str)]) -> bool {
    const LONGEST_WRAPPED: usize = 140;
    let (mut followed, mut broken, mut blank) = (0, 0, 0);
    let long = lines.iter().filter(|(_, line)| line.len() > LONGEST_WRAPPED).count();
    for pair in lines.windows(2) {
        let (line, next) = (pair[0].1.trim(), pair[1].1.trim());
        if line.is_empty() {
            blank += 1;
        } else if !next.is_empty() {
            followed += 1;
            broken += usize::from((45..=100).contains(&line.len()) && !ends_sentence(line));
        }
    }
    blank > 0 && followed >= 2 && broken * 3 >= followed * 2 && long < broken
}

/// Whether the line closes a sentence: final punctuation, perhaps with closing marks behind it.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(&['"', '\'', '”', '’', '»', ')', ']', ' '][..])
        .ends_with(&['.', '!', '?', '…', '。', '！', '？', '।'][..])
}

/// Whether the line begins as an item of a list does.
fn opens_item(line: &str) -> bool {
    let rest = line.trim_start_matches(&['•', '‣', '◦', '▪', '●', '*', '-', '–', '—'][..]);
    if rest.len() < line.len() {
        return rest.starts_with(&[' ', '\t'][..]) && !rest.trim().is_empty();
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=2).contains(&digits) && line[digits..].starts_with(&[')', '.'][..]) && line[digits + 1..].starts_with(' ')
}

/// The kind of a block as far as it shows by itself.
fn kind_of(block: &str) -> BlockKind {
    let lower_start =
        |prefixes: &[&str]| prefixes.iter().any(|p| block.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p)));
    if opens_item(block) {
        BlockKind::ListItem
    } else if block.starts_with("> ") {
        BlockKind::Quote
    } else if block.len() <= 300
        && lower_start(&[
            "photo:",
            "photograph:",
            "picture:",
            "image:",
            "caption:",
            "photo by ",
            "photo credit",
            "file photo",
            "credit:",
            "(photo",
            "image caption,",
            "ap photo/",
        ])
    {
        BlockKind::Caption
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a block could be a headline or heading: short, one line, no sentence end.
pub(super) fn is_short_line(block: &str) -> bool {
    block.len() <= LONGEST_HEADING
        && !block.contains('\n')
        && !ends_sentence(block)
        && !block.ends_with(&[',', ';', '–', '—'][..])
}

/// Marks the headings between the paragraphs of the body.
fn mark_headings(text: &str, blocks: &mut [Block]) {
    for i in 0..blocks.len() {
        if blocks[i].kind != BlockKind::Paragraph
            || !is_short_line(blocks[i].span.of(text))
            || blocks[i].span.of(text).ends_with(':')
        {
            continue;
        }
        let words = blocks[i].span.of(text).split_whitespace().count();
        let body_follows = blocks.get(i + 1).is_some_and(|b| {
            let s = b.span.of(text);
            s.len() > blocks[i].span.len() as usize && (ends_sentence(s) || b.kind == BlockKind::ListItem)
        });
        let body_before = i > 0
            && matches!(
                blocks[i - 1].kind,
                BlockKind::Paragraph
                    | BlockKind::ListItem
                    | BlockKind::Quote
                    | BlockKind::Caption
                    | BlockKind::Byline
                    | BlockKind::Standfirst
            );
        if words <= 14 && body_follows && body_before {
            blocks[i].kind = BlockKind::Heading;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> String {
        read(text).0.iter().map(|b| format!("{:?}", b.kind).chars().next().unwrap()).collect()
    }

    #[test]
    fn head_of_an_article() {
        assert_eq!(kinds("Bridge opens early\nBy Ann Lee\nThe bridge opened on Monday."), "TBP");
        assert_eq!(kinds("Ann Lee\nThe bridge opened on Monday.\nIt is long."), "BPP");
        assert_eq!(kinds("Bridge opens early\nTuesday, June 3, 2025\nThe bridge opened on Monday."), "TBP");
        assert_eq!(
            kinds(
                "Ann Lee\nA year early and under budget: how the bridge was built, and who paid for it\nThe bridge opened.\nIt is long."
            ),
            "BTPP"
        );
        assert_eq!(read("Bridge Talks\nThe bridge opened after talks.").1.title.as_deref(), Some("Bridge Talks"));
        assert_eq!(read("By Ann Lee and Tom O’Neill, Oslo\nThe bridge opened.").1.byline, ["Ann Lee", "Tom O’Neill"]);
    }

    #[test]
    fn a_line_alone_is_a_paragraph() {
        assert_eq!(kinds("Just one line"), "P");
        assert_eq!(kinds(""), "");
        assert_eq!(kinds(" \n\t\n"), "");
    }

    #[test]
    fn body() {
        assert_eq!(
            kinds(
                "First came the flood.\nWhat happens next\nRepairs will take a year.\n• Roads\n• Rail\nPhoto: Ann Lee"
            ),
            "PHPLLC"
        );
        assert_eq!(kinds("He named two causes:\n1. The rain that fell for weeks.\n2) The old dam."), "PLL");
    }

    #[test]
    fn pasted_furniture_is_in_no_block() {
        let body = "The bridge over the river opened on Monday, a year earlier than planned.";
        let text = format!(
            "Skip to content\nBridge opens early\nBy Ann Lee\nShare\n{body}\nAdvertisement\n{body}\nMost read\nWhy the ferry stopped\nTen walks\n{body}"
        );
        assert_eq!(kinds(&text), "TBPPP");
        assert_eq!(kinds("Share\nAdvertisement"), "PP");
    }

    #[test]
    fn wrapped_lines_make_paragraphs() {
        let text = "The bridge over the river opened on Monday, a year earlier than\nthe council had planned, and at a lower cost than anybody in\nthe town had believed to be possible.\n\nIt is long and the people who use it every day on the way to\ntheir work say that they are glad.";
        assert_eq!(kinds(text), "PP");
        let whole = "The bridge over the river opened on Monday, a year earlier than the council had planned, and at a lower cost than anybody in the town had believed to be possible.";
        let head = "A bridge that nobody had wanted opens a year early\nBy Ann Lee and Tom Ray, Transport Correspondents\nFriday 6 June 2025 16.20 BST";
        assert_eq!(kinds(&format!("{head}\n\n{whole}\n\n{whole}")), "TBBPP");
    }
}
