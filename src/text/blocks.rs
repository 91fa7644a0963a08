//! A plain text cut into blocks, by its form alone: line ends, length, closing punctuation, opening words.

use super::article::Metadata;
use super::lower_case;
use super::{Block, BlockKind, Span};

/// A headline or heading longer than this many bytes is a paragraph.
const LONGEST_HEADING: usize = 160;
/// How many blocks at the top can belong to the head of an article (title, byline, date, standfirst).
const HEAD: usize = 5;

/// Blocks of a text, and what its head says: title, byline, standfirst.
pub(super) fn read(text: &str) -> (Vec<Block>, Metadata) {
    let mut blocks: Vec<Block> =
        cut(text).into_iter().map(|span| Block { span, kind: kind_of(span.of(text)) }).collect();
    let meta = read_head(text, &mut blocks);
    mark_headings(text, &mut blocks);
    (blocks, meta)
}

/// The spans of the blocks, without white space at their ends. Every line is a block, but a text whose paragraphs are
/// set apart by blank lines and whose lines break at a fixed width is cut at the blank lines.
fn cut(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{c}']) {
        lines.push((start, line));
        start += line.len();
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
        let first = start + (line.len() - line.trim_start().len());
        let span = Span::at(first, first + inner.len());
        match blocks.last_mut() {
            Some(last) if wrapped && open && !opens_item(inner) => last.end = span.end,
            _ => blocks.push(span),
        }
        open = true;
    }
    blocks
}

/// Whether line ends are mere wrapping: there are blank lines, and most lines that another line follows directly are of
/// about the same length (50 to 100 bytes) and do not end a sentence.
fn is_wrapped(lines: &[(usize, &str)]) -> bool {
    let (mut followed, mut broken, mut blank) = (0, 0, 0);
    for pair in lines.windows(2) {
        let (line, next) = (pair[0].1.trim(), pair[1].1.trim());
        if line.is_empty() {
            blank += 1;
        } else if !next.is_empty() {
            followed += 1;
            broken += usize::from((45..=100).contains(&line.len()) && !ends_sentence(line));
        }
    }
    blank > 0 && followed >= 2 && broken * 3 >= followed * 2
}

/// Whether the line closes a sentence: final punctuation, perhaps with closing marks behind it.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।'])
}

/// Whether the line begins as an item of a list does.
fn opens_item(line: &str) -> bool {
    let rest = line.trim_start_matches(['•', '‣', '◦', '▪', '●', '*', '-', '–', '—']);
    if rest.len() < line.len() {
        return rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=2).contains(&digits) && line[digits..].starts_with([')', '.']) && line[digits + 1..].starts_with(' ')
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
        ])
    {
        BlockKind::Caption
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a block could be a headline or heading: short, one line, no sentence end.
fn is_short_line(block: &str) -> bool {
    block.len() <= LONGEST_HEADING
        && !block.contains('\n')
        && !ends_sentence(block)
        && !block.ends_with([',', ';', '–', '—'])
}

/// Marks title, byline and standfirst among the first blocks. A text without a body (all its blocks short) has no head:
/// a lone line is a paragraph.
fn read_head(text: &str, blocks: &mut [Block]) -> Metadata {
    let mut meta = Metadata::default();
    let body_ahead = |blocks: &[Block], from: usize| {
        blocks[from..].iter().any(|b| {
            let s = b.span.of(text);
            b.kind == BlockKind::Paragraph && (ends_sentence(s) || s.len() > LONGEST_HEADING)
        })
    };
    for i in 0..blocks.len().min(HEAD) {
        let block = blocks[i].span.of(text);
        if blocks[i].kind != BlockKind::Paragraph || !body_ahead(blocks, i + 1) {
            break;
        }
        if let Some(names) = byline_of(text, block, i) {
            blocks[i].kind = BlockKind::Byline;
            if meta.byline.is_empty() {
                meta.byline = names;
            }
        } else if is_date_line(block) {
            blocks[i].kind = BlockKind::Byline;
        } else if meta.title.is_none() && i <= 1 && is_short_line(block) {
            blocks[i].kind = BlockKind::Title;
            meta.title = Some(block.to_owned());
        } else {
            // The lead-in of many pages has no full stop, while the body's paragraphs do.
            let apart = !ends_sentence(block) && !block.ends_with(':') && i > 0 && blocks[i..].len() > 2;
            if apart && meta.standfirst.is_none() {
                blocks[i].kind = BlockKind::Standfirst;
                meta.standfirst = Some(block.to_owned());
            }
            break;
        }
    }
    meta
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

/// The names in a line that says who wrote the article: "By Ann Lee and Tom Ray", or, as the first or second line, a bare
/// name of two to four capitalised words of which none occurs in lower case in the text.
fn byline_of(text: &str, line: &str, place: usize) -> Option<Vec<String>> {
    if line.len() > 120 || ends_sentence(line) {
        return None;
    }
    if let Some(rest) =
        line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))
    {
        let rest = rest.split([',', '|', '·']).next().unwrap_or(rest);
        let names: Vec<String> = rest.split(" and ").map(|n| n.trim().to_owned()).filter(|n| is_name(n)).collect();
        return (!names.is_empty()).then_some(names);
    }
    let bare = place <= 1
        && is_name(line)
        && line.split(' ').count() >= 2
        && !line.split(' ').any(|w| occurs_in_lower_case(text, w));
    bare.then(|| vec![line.to_owned()])
}

/// Whether the words could be a person's name: two to four of them (particles apart), each capitalised, no digits.
fn is_name(words: &str) -> bool {
    let count = words.split(' ').count();
    (1..=5).contains(&count)
        && words.split(' ').all(|w| {
            let mut chars = w.chars();
            let Some(first) = chars.next() else { return false };
            let particle = matches!(
                w,
                "de" | "del"
                    | "della"
                    | "di"
                    | "da"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "bin"
                    | "al"
                    | "el"
                    | "la"
                    | "le"
                    | "du"
                    | "dos"
                    | "ter"
            );
            let rest_fits = chars.clone().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
            let lower = chars.any(char::is_lowercase) || w.ends_with('.');
            particle || (first.is_uppercase() && rest_fits && lower)
        })
}

/// Whether the word stands in the text in lower case (then it is a word, not a name). One search in the text; only
/// asked for the few words of a possible byline.
fn occurs_in_lower_case(text: &str, word: &str) -> bool {
    let lower = lower_case(word);
    lower != word
        && text.match_indices(&lower).any(|(at, found)| {
            let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            alone(text[..at].chars().next_back()) && alone(text[at + found.len()..].chars().next())
        })
}

/// Whether the line holds a date and little else ("Tuesday, June 3, 2025", "Published: 3 June 2025, 10:30 BST").
fn is_date_line(line: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if line.len() > 60 || ends_sentence(line) {
        return false;
    }
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let year = words()
        .any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && (w.starts_with("19") || w.starts_with("20")));
    let month = words().any(|w| w.get(..3).is_some_and(|m| MONTHS.contains(&m.to_ascii_lowercase().as_str())));
    year && (month || words().all(|w| w.bytes().all(|b| b.is_ascii_digit()))) && words().count() <= 9
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
    fn wrapped_lines_make_paragraphs() {
        let text = "The bridge over the river opened on Monday, a year earlier than\nthe council had planned, and at a lower cost than anybody in\nthe town had believed to be possible.\n\nIt is long and the people who use it every day on the way to\ntheir work say that they are glad.";
        assert_eq!(kinds(text), "PP");
    }
}
