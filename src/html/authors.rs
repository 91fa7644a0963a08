//! People out of author lines: "By Ann Lee and Tom Ray, Political Editor" → Ann Lee, Tom Ray.

use super::features::reduce;
use crate::lexicon::table;
use crate::text::{lower_case, search};

/// More than this many authors are a list of something else.
const MOST: usize = 20;

/// The names in the values that a page gives as author, in order, each once. Addresses, e-mail, roles and the words
/// around names fall off; names of the site count only where there is nobody else.
pub(super) fn names<'a>(values: impl IntoIterator<Item = &'a str>, site: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        for name in split(value) {
            let key = reduce(&name);
            if !key.is_empty() && !seen.contains(&key) && found.len() < MOST {
                seen.push(key);
                found.push(name);
            }
        }
    }
    if found.iter().any(|n| !is_site(n, site)) {
        found.retain(|n| !is_site(n, site));
    }
    found
}

/// Whether a name is one of the site's, or its address.
pub(super) fn is_site(name: &str, site: &[String]) -> bool {
    let host = name.rsplit_once('.').map(|(host, _)| reduce(host.strip_prefix("www.").unwrap_or(host)));
    let key = reduce(name);
    site.iter().any(|s| *s == key || host.as_ref() == Some(s))
}

/// The people that short lines at the head of the article name: only what looks like the name of a person.
pub(super) fn in_lines<'a>(lines: impl IntoIterator<Item = &'a str>, site: &[String]) -> Vec<String> {
    let mut found = names(lines, site);
    found.retain(|n| (is_name(n) || is_agency(n)) && !is_site(n, site));
    found
}

/// Whether a line is nothing but the words before a name: "Written by", "Text:".
pub(super) fn is_opener(line: &str) -> bool {
    let line = line.trim().trim_end_matches(':');
    !line.is_empty() && line.len() <= 30 && line.split(' ').all(|word| class_of(word) == Some("opener"))
}

/// Whether a line opens as one that names authors does: "By", "Von".
pub(super) fn is_opened(line: &str) -> bool {
    without_opener(line).len() < line.trim().len()
}

/// The names in one value.
fn split(value: &str) -> Vec<String> {
    let value: String = value.trim().chars().take(300).collect();
    if search::holds(&value, "://") || value.starts_with("www.") || value.starts_with('@') {
        return Vec::new();
    }
    let value = without_opener(&value);
    // "Surname, Name": where it stands alone, nobody has one name only.
    if let Some((last, first)) = search::cut(value, ", ").filter(|(a, b)| is_inverted(a, b)) {
        return vec![format!("{first} {last}")];
    }
    let mut names = Vec::new();
    for part in value.split(&[';', '|', '/', '•', '·', '\n', '、'][..]) {
        let part =
            [" - ", " – "].iter().fold(part, |part, mark| search::cut(part, mark).map_or(part, |(front, _)| front));
        let pieces: Vec<&str> = part.split(&[',', '，'][..]).map(str::trim).filter(|p| !p.is_empty()).collect();
        for (i, piece) in pieces.iter().enumerate() {
            let conjoined = by_conjunction(piece);
            for name in &conjoined {
                let name = without_opener(without_conjunction(name.trim()));
                let name = name.split('(').next().unwrap_or("");
                let edits = name.split(' ').next().is_some_and(|word| class_of(word) == Some("end"));
                let name = if edits { "" } else { name_alone(name) }
                    .trim()
                    .trim_end_matches(&[':', '.', ',', '-', '–'][..])
                    .trim_end();
                // Behind a comma stand roles, places and papers; a further author there has two names at least.
                let further = i == 0 || is_name(name) || is_agency(name);
                if !name.is_empty() && further && !is_role(name) && !name.contains('@') && name.split(' ').count() <= 7
                {
                    names.push(name.to_owned());
                }
            }
        }
    }
    names
}

/// Whether these are one surname and one given name.
fn is_inverted(last: &str, first: &str) -> bool {
    [last, first].iter().all(|w| {
        !w.contains(&[' ', ',', '.', ';', '|', '/', '@'][..])
            && w.chars().skip(1).any(char::is_lowercase)
            && is_capitalised(w)
            && !is_role(w)
            && !is_agency(w)
    })
}

/// What stands behind "and" at the beginning of a part: "…, and Tom Ray".
fn without_conjunction(name: &str) -> &str {
    ["and ", "und ", "et ", "y "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim_start()
}

/// A name without what bylines put behind it: when it was written, and where from ("Ann Lee in Oslo", "Tom Ray Updated 3 June").
fn name_alone(name: &str) -> &str {
    let words: Vec<&str> = name.split(' ').collect();
    let bare = |k: usize| words.get(k).map_or("", |w| w.trim_matches(&[',', ':', '.'][..]));
    let digit = |k: usize| bare(k).starts_with(|c: char| c.is_ascii_digit());
    let day = |k: usize| digit(k) || digit(k + 1) && super::dates::is_month(bare(k));
    let mut at = 0;
    for (k, word) in words.iter().enumerate() {
        let dated = day(k) || matches!(bare(k), "on" | "am" | "at") && day(k + 1);
        if k > 0 && (dated || k > 1 && (bare(k) == "in" || class_of(bare(k)) == Some("end"))) {
            return &name[..at - 1];
        }
        at += word.len() + 1;
    }
    name
}

/// What kind of word in author lines it is.
fn class_of(word: &str) -> Option<&'static str> {
    table::HTML_BYLINES.get(&lower_case(word))
}

/// Parts joined by "and" or its like in other languages, where names stand on both sides.
fn by_conjunction(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for word in [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " og ", " och ", " ve ", " i ", " и ", " with "]
    {
        parts = parts
            .into_iter()
            .flat_map(|part| {
                let cut: Vec<&str> = search::pieces(part, word).collect();
                let names = cut.iter().all(|c| c.split(' ').count() >= 2 && is_name(c.trim()));
                if cut.len() > 1 && (names || word == " and " && cut.iter().all(|c| is_capitalised(c))) {
                    cut
                } else {
                    vec![part]
                }
            })
            .collect();
    }
    parts
}

/// Whether the words look like the name of a person: two or more, capitalised but for particles, without digits.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    (2..=5).contains(&words.len()) && is_capitalised(text) && !text.contains(|c: char| c.is_ascii_digit())
}

fn is_capitalised(text: &str) -> bool {
    let capital = |w: &&str| !w.chars().next().is_some_and(char::is_lowercase);
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    words.first().is_some_and(capital) && words.last().is_some_and(capital)
}

/// Whether the words are a role or a desk rather than a name.
fn is_role(text: &str) -> bool {
    let lower = lower_case(text);
    lower.split(' ').any(|w| table::HTML_BYLINES.get(w.trim_matches(&['.', ',', ':'][..])) == Some("role"))
}

/// Whether the words are the name of a news agency.
fn is_agency(text: &str) -> bool {
    class_of(text) == Some("agency")
}

/// The text behind "By", "Written by", "Von" and their like.
fn without_opener(text: &str) -> &str {
    let mut rest = text.trim();
    for _ in 0..3 {
        let word = rest.split(&[' ', ':'][..]).next().unwrap_or("");
        let opens = class_of(word) == Some("opener");
        if !opens || word.len() == rest.len() {
            break;
        }
        rest = rest[word.len()..].trim_start_matches(&[':', ' '][..]);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_out_of_author_lines() {
        let of = |text: &str| names([text], &[]);
        assert_eq!(of("By Ann Lee and Tom Ray, Political Editor"), ["Ann Lee", "Tom Ray"]);
        assert_eq!(of("Ann Lee, Tom Ray & Kim van Dam"), ["Ann Lee", "Tom Ray", "Kim van Dam"]);
        assert_eq!(of("Written by: Ann Lee | Harbour Post"), ["Ann Lee", "Harbour Post"]);
        assert_eq!(of("Von Ann Lee und Tom Ray"), ["Ann Lee", "Tom Ray"]);
        assert_eq!(of("https://post.example/ann"), [""; 0]);
        assert_eq!(of("ann@post.example"), [""; 0]);
        assert_eq!(of("Marks and Spencer"), ["Marks", "Spencer"]);
        assert_eq!(of("By Ann Lee, Harbour Correspondent, and Tom Ray in Oslo"), ["Ann Lee", "Tom Ray"]);
        assert_eq!(of("Reporting by Ann Lee; editing by Tom Ray"), ["Ann Lee"]);
        assert_eq!(of("Society for the Harbour"), ["Society for the Harbour"]);
        assert_eq!(of("Laura June Ray"), ["Laura June Ray"]);
        assert_eq!(of("By Ann Lee Updated 5 March 2025"), ["Ann Lee"]);
        assert_eq!(of("By: Harbour Post on 04-ago-2021"), ["Harbour Post"]);
        assert_eq!(of("Ann Lee 4 August 2010"), ["Ann Lee"]);
        assert_eq!(of("by Ann Lee on March 4, 2025"), ["Ann Lee"]);
        assert_eq!(of("Lee, Ann"), ["Ann Lee"]);
        assert_eq!(of("Ann Lee, Reuters"), ["Ann Lee", "Reuters"]);
        assert_eq!(of("admin"), [""; 0]);
        assert_eq!(of("بقلم: مريم ليند"), ["مريم ليند"]);
        assert_eq!(names(["Harbour Post", "Ann Lee", "ANN LEE"], &["harbourpost".to_owned()]), ["Ann Lee"]);
        assert_eq!(names(["Harbour Post"], &["harbourpost".to_owned()]), ["Harbour Post"]);
        assert!(is_opener("Written by") && is_opener("By:") && !is_opener("By Ann Lee") && !is_opener(""));
    }
}
