//! The head of a plain or pasted text: title, lead-in, byline, date, the header lines of an e-mail.

use super::article::Metadata;
use super::blocks::{LONGEST_HEADING, ends_sentence, is_short_line};
use super::furniture::is_in;
use super::{Block, BlockKind, Span, in_figures, lower_case, search, write_day};

/// How many blocks at the top can belong to the head of an article.
const HEAD: usize = 8;

/// Marks title, byline, date and standfirst among the first blocks. A text without a body (all its blocks short) has no head:
/// a lone line is a paragraph.
pub(super) fn read(text: &str, blocks: &mut Vec<Block>) -> Metadata {
    let mut meta = Metadata::default();
    read_letter(text, blocks, &mut meta);
    drop_kicker(text, blocks);
    let said = |blocks: &[Block], at: usize| -> Option<&str> { blocks.get(at).map(|b| b.span.of(text)) };
    for i in 0..blocks.len().min(HEAD) {
        let block = blocks[i].span.of(text);
        if matches!(blocks[i].kind, BlockKind::Title | BlockKind::Caption | BlockKind::Byline) {
            continue;
        }
        if blocks[i].kind != BlockKind::Paragraph || !has_body(text, &blocks[i + 1..]) {
            break;
        }
        let after_byline = i > 0 && blocks[i - 1].kind == BlockKind::Byline;
        let (rest, label) = labelled(block);
        let beside_date = [i.wrapping_sub(1), i + 1].iter().any(|k| said(blocks, *k).is_some_and(is_date_line));
        if let Some(names) = byline_of(text, rest, i <= 1 || beside_date || label.is_some()) {
            blocks[i].kind = BlockKind::Byline;
            // Only there: "Analysis by the institute shows" begins an article.
            meta.section = meta.section.take().or(label);
            if meta.byline.is_empty() {
                meta.byline = names;
            }
            meta.published = meta.published.or_else(|| day_in(block));
        } else if is_date_line(block) || after_byline && (is_role(block) || after(block, "edited by ").is_some()) {
            blocks[i].kind = BlockKind::Byline;
            let day = if is_change(block) { &mut meta.modified } else { &mut meta.published };
            *day = day.take().or_else(|| day_in(block));
        } else if meta.title.is_none() && i <= 1 && is_short_line(block) {
            blocks[i].kind = BlockKind::Title;
            meta.title = Some(block.to_owned());
        } else {
            // The lead-in of many pages has no full stop, while the body's paragraphs do; or the byline stands behind it.
            let unended = !ends_sentence(block) && !block.ends_with(':') && i > 0 && blocks[i..].len() > 2;
            let lead_in = meta.title.is_some() && block.len() <= 2 * LONGEST_HEADING && {
                let [next, second] = [1, 2].map(|k| said(blocks, i + k).unwrap_or(""));
                is_opened(next) && byline_of(text, next, false).is_some()
                    || is_date_line(next)
                    || is_date_line(second) && byline_of(text, next, true).is_some()
            };
            if (unended || lead_in) && meta.standfirst.is_none() {
                blocks[i].kind = BlockKind::Standfirst;
                meta.standfirst = Some(block.to_owned());
                if lead_in {
                    continue;
                }
            }
            break;
        }
    }
    // The day of the last change counts where there is no other.
    meta.published = meta.published.or_else(|| meta.modified.clone());
    read_credits(text, blocks, &mut meta);
    if meta.published.is_none() {
        meta.published = blocks.iter().find(|b| b.kind == BlockKind::Paragraph).and_then(|b| dateline(b.span.of(text)));
    }
    meta
}

fn has_body(text: &str, blocks: &[Block]) -> bool {
    blocks.iter().any(|b| {
        let said = b.span.of(text);
        b.kind == BlockKind::Paragraph && (ends_sentence(said) || said.len() > LONGEST_HEADING)
    })
}

/// The header lines of an e-mail: what it is about is the title, the day it was sent that of publication.
fn read_letter(text: &str, blocks: &mut Vec<Block>, meta: &mut Metadata) {
    const LINES: [&str; 7] = ["subject", "date", "from", "to", "sent", "reply-to", "cc"];
    let header = |b: &Block| {
        let line = b.span.of(text);
        let (name, value) = line.split_once(':')?;
        let name = LINES.iter().find(|known| known.eq_ignore_ascii_case(name))?;
        (!value.trim().is_empty() && line.len() < 300).then_some((*name, value))
    };
    let count = blocks.iter().take(HEAD).take_while(|b| header(b).is_some()).count();
    if count < 2 || !has_body(text, &blocks[count..]) {
        return;
    }
    for i in (0..count).rev() {
        let Some((name, value)) = header(&blocks[i]) else { continue };
        match name {
            "subject" => {
                let end = blocks[i].span.end as usize;
                blocks[i].span = Span::at(end - value.trim_start().len(), end);
                blocks[i].kind = BlockKind::Title;
                meta.title = Some(value.trim().to_owned());
            }
            "date" | "sent" if day_in(value).is_some() => {
                blocks[i].kind = BlockKind::Byline;
                meta.published = day_in(value);
            }
            _ => {
                blocks.remove(i);
            }
        }
    }
}

/// A label of one or two words above a headline ("POLITICS", "World news") is none.
fn drop_kicker(text: &str, blocks: &mut Vec<Block>) {
    let words = |at: usize| blocks.get(at).map_or(0, |b| b.span.of(text).split_whitespace().count());
    let short =
        |at: usize| blocks.get(at).is_some_and(|b| b.kind == BlockKind::Paragraph && is_short_line(b.span.of(text)));
    let dated = |at: usize| blocks.get(at).is_some_and(|b| is_date_line(b.span.of(text)) || is_opened(b.span.of(text)));
    let trail = |line: &str| {
        let mut parts = line.split(&['|', '/', '>', '›'][..]).map(|part| part.split_whitespace().count());
        line.contains(&['|', '/', '>', '›'][..]) && parts.all(|words| (1..=2).contains(&words))
    };
    let label = short(0)
        && (words(0) == 1
            || words(0) == 2 && !is_name(blocks[0].span.of(text), false)
            || trail(blocks[0].span.of(text)));
    // The headline is known by what stands below it.
    if label && short(1) && words(1) >= 4 && !dated(1) && (2..6).any(dated) {
        blocks.remove(0);
    }
}

/// The line at the end of a report that says who wrote it: "(Reporting by Ann Lee; Editing by Tom Ray)".
fn read_credits(text: &str, blocks: &mut [Block], meta: &mut Metadata) {
    const LAST: usize = 4;
    let from = blocks.len().saturating_sub(LAST).max(1);
    for block in blocks.iter_mut().skip(from).filter(|b| b.kind == BlockKind::Paragraph) {
        let said = block.span.of(text);
        let line = said.trim_matches(&['(', ')', ' ', '.'][..]);
        let Some(rest) = OPENERS.iter().filter(|o| search::holds(o, " by ")).find_map(|o| after(line, o)) else {
            continue;
        };
        let apart = said.starts_with('(') && said.trim_end_matches('.').ends_with(')') && said.len() < 300
            || !ends_sentence(said) && said.split_whitespace().count() <= 10;
        let people = people(rest.split(&[';', '.'][..]).next().unwrap_or(rest));
        if apart && !people.is_empty() {
            block.kind = BlockKind::Byline;
            if meta.byline.is_empty() {
                meta.byline = people;
            }
        }
    }
}

/// "Opinion | Ann Lee", "Analysis by Ann Lee": what is said of the article in front of who wrote it, and the rest of the line.
fn labelled(line: &str) -> (&str, Option<String>) {
    const LABELS: &str = "|opinion|comment|commentary|op-ed|editorial|column|essay|guest essay|viewpoint|perspective|analysis|news analysis\
|explainer|review|interview|obituary|feature|profile|exclusive|letter|";
    let end = line.find(&['|', '·', '•'][..]).or_else(|| search::find(line, " by ")).filter(|end| *end < LABEL);
    match end.map(|end| line.split_at(end)) {
        Some((label, rest)) if is_in(LABELS, &lower_case(label.trim())) => {
            (rest.trim_start_matches(&['|', '·', '•', ' '][..]), Some(label.trim().to_owned()))
        }
        _ => (line, None),
    }
}

/// No label is longer, in bytes.
const LABEL: usize = 24;

/// Openings of a line that names who wrote it.
const OPENERS: [&str; 9] = [
    "by ",
    "words by ",
    "written by ",
    "story by ",
    "text by ",
    "report by ",
    "reporting by ",
    "reported by ",
    "additional reporting by ",
];

/// What stands behind an opening, in any case.
fn after<'a>(line: &'a str, opening: &str) -> Option<&'a str> {
    let opening = opening.trim_end();
    let line = line.trim_start_matches(&['*', '_'][..]);
    let rest = line.get(..opening.len()).filter(|s| s.eq_ignore_ascii_case(opening)).map(|s| &line[s.len()..])?;
    rest.starts_with(&[':', ' '][..]).then(|| rest.trim_start_matches(&[':', ' '][..]))
}

fn is_opened(line: &str) -> bool {
    OPENERS.iter().any(|o| after(line, o).is_some())
}

/// The names in a line that says who wrote the article: "By Ann Lee and Tom Ray", or, where `bare` lines may be one, a bare
/// name of two to four capitalised words of which none occurs in lower case in the text; a date or a role may stand behind it.
fn byline_of(text: &str, line: &str, bare: bool) -> Option<Vec<String>> {
    if line.len() > 160 || ends_sentence(line) {
        return None;
    }
    if let Some(rest) = OPENERS.iter().find_map(|o| after(line, o)) {
        let names = people(rest);
        return (!names.is_empty()).then_some(names);
    }
    let line = line.trim_start_matches(&['|', '·', '•', ' '][..]);
    let mut parts = line.split(&['|', '·', '•'][..]).map(str::trim).filter(|p| !p.is_empty());
    let first = parts.next()?;
    // "Ann Lee in Oslo"
    let first = search::cut(first, " in ").filter(|(_, place)| is_name(place, false)).map_or(first, |(name, _)| name);
    let placed = line[first.len()..].starts_with(" in ");
    let others_fit = parts.all(|p| is_date_line(p) || is_role(p) || super::furniture::of(p).is_some() || p.len() < 24);
    let cut = first.len() < line.len();
    let name = bare && is_name(first, false) && first.split(' ').count() >= 2 && others_fit;
    let is_word = |w: &str| occurs_in_lower_case(text, w);
    (name
        && (!cut || placed || line[first.len()..].chars().any(|c| c.is_ascii_digit()) || is_role(line))
        && !first.split(' ').any(is_word))
    .then(|| vec![first.to_owned()])
}

/// The people in the rest of a byline, up to what is said of them.
fn people(rest: &str) -> Vec<String> {
    let rest = rest.split(&['|', '·', '•', '('][..]).next().unwrap_or(rest);
    let mut names = Vec::new();
    for (i, part) in rest.split(',').enumerate() {
        for name in search::pieces(part, " and ").flat_map(|p| search::pieces(p, " & ")) {
            let name = name.trim();
            let name = name.strip_prefix("and ").unwrap_or(name).trim_matches(&['*', '_'][..]);
            // "Ann Lee in Oslo", "Ann Lee for the Harbour Post".
            let name = [" in ", " for ", " at "].iter().find_map(|w| search::cut(name, w)).map_or(name, |(n, _)| n);
            let further = i == 0 || name.split(' ').count() >= 2 && !is_role(name);
            if further && is_name(name, true) {
                names.push(name.to_owned());
            }
        }
        // What stands behind the last of several is no further author.
        if search::holds(part, " and ") || search::holds(part, " & ") {
            break;
        }
    }
    // Behind a comma a place or an employer is no further author, unless one more follows with "and".
    if !search::holds(rest, " and ") && !search::holds(rest, " & ") {
        names.truncate(1);
    }
    names
}

/// Whether the words could be a person's name: one to five of them, each capitalised but for particles, no digits. `capitals`: also all in
/// capital letters.
fn is_name(words: &str, capitals: bool) -> bool {
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
            let lower = capitals || chars.any(char::is_lowercase) || w.ends_with('.');
            particle || (first.is_uppercase() && rest_fits && lower)
        })
}

/// Whether a line says what its author is: "Political correspondent", "Harbour Post staff".
fn is_role(line: &str) -> bool {
    const ROLES: &str = "|correspondent|editor|reporter|writer|journalist|columnist|contributor|staff|desk|producer|analyst|bureau|critic|";
    let mut words = line.split_whitespace();
    !ends_sentence(line)
        && line.split_whitespace().count() <= 6
        && words.any(|w| {
            let word = lower_case(w.trim_matches(|c: char| !c.is_alphanumeric()));
            is_in(ROLES, &word) || is_in(ROLES, word.trim_end_matches('s'))
        })
}

/// Whether the word stands in the text in lower case (then it is a word, not a name). One search in the text; only
/// asked for the few words of a possible byline.
fn occurs_in_lower_case(text: &str, word: &str) -> bool {
    let lower = lower_case(word);
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let (mut rest, mut before) = (text, None);
    while lower != word
        && let Some((front, behind)) = search::cut(rest, &lower)
    {
        if alone(front.chars().next_back().or(before)) && alone(behind.chars().next()) {
            return true;
        }
        (rest, before) = (behind, lower.chars().next_back());
    }
    false
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"))
}

fn month(word: &str) -> Option<i8> {
    let start = word.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|m| *m == start).map(|at| at as i8 + 1)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// Whether the line holds a date and little else ("Tuesday, June 3, 2025", "Published: 3 June 2025, 10:30 BST").
fn is_date_line(line: &str) -> bool {
    if line.len() > 80 || ends_sentence(line) {
        return false;
    }
    let year = words(line).any(is_year);
    let named = words(line).any(|w| month(w).is_some());
    let stated = words(line).next().is_some_and(|w| {
        ["published", "updated", "posted", "last", "first", "modified"]
            .iter()
            .any(|known| w.eq_ignore_ascii_case(known))
    });
    let short = words(line).count() <= if stated { 14 } else { 9 };
    year && (named || words(line).all(|w| w.bytes().all(|b| b.is_ascii_digit()))) && short
}

/// Whether a line tells when the text was changed.
fn is_change(line: &str) -> bool {
    words(line)
        .next()
        .is_some_and(|w| ["updated", "last", "modified"].iter().any(|known| w.eq_ignore_ascii_case(known)))
}

/// The first whole day in a line: `3 June 2025`, `June 3, 2025`, `2025-06-03`.
fn day_in(line: &str) -> Option<String> {
    let words: Vec<&str> = words(line).take(40).collect();
    let number = |word: Option<&&str>| -> Option<i8> {
        let word = word?.trim_end_matches(|c: char| c.is_ascii_lowercase());
        in_figures(word).filter(|n| (1..=31).contains(n))
    };
    let date =
        |year: &str, month: i8, day: i8| jiff_core::civil::Date::new(in_figures(year)?, month, day).ok().map(write_day);
    for (i, word) in words.iter().enumerate() {
        let before = |n: usize| i.checked_sub(n).and_then(|k| words.get(k));
        if is_year(word)
            && let Some(previous) = before(1)
        {
            let found = match (month(previous), before(2).and_then(|w| month(w))) {
                (Some(month), _) if !previous.bytes().all(|b| b.is_ascii_digit()) => {
                    number(before(2)).map(|day| (month, day))
                }
                (_, Some(month)) => number(Some(previous)).map(|day| (month, day)),
                _ => None,
            };
            if let Some((month, day)) = found {
                return date(word, month, day);
            }
        }
        let numeric =
            (line.contains('-') || line.contains('/')) && is_year(word) && before(1).is_none_or(|w| month(w).is_none());
        if numeric && let (Some(month), Some(day)) = (number(words.get(i + 1)), number(words.get(i + 2))) {
            return date(word, month, day).filter(|_| words[i + 1].len() == 2);
        }
    }
    None
}

/// The day in front of the first paragraph: "OSLO, 3 June 2025 (Wire) — The bridge…".
fn dateline(paragraph: &str) -> Option<String> {
    let head: String = paragraph.chars().take(80).collect();
    let end = [" — ", " – ", " - ", " -- "].iter().filter_map(|mark| search::find(&head, mark)).min()?;
    let place = head.split(&[',', ' '][..]).next()?;
    let capitals = place.chars().count() > 1
        && !place.chars().any(char::is_lowercase)
        && place.chars().all(|c| !c.is_ascii_digit());
    if capitals { day_in(&head[..end]) } else { None }
}
