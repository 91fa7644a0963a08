//! The headline without the name of the site.

use super::features::reduce;
use crate::text::{lower_case, search};

/// Marks that sites put between headline, section and their name.
const MARKS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " // ", " ‹ ", " ▷ ", "｜", "ㅣ", "："];

/// Cuts the name of the site off a title, in front or behind. `names` are the site's names, reduced; `others` are the other
/// wordings of the headline that the page has, reduced: what equals one of them is the headline for sure.
pub(super) fn without_site(title: &str, names: &[String], others: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..4 {
        let last = MARKS.iter().filter_map(|m| search::last(title, m).map(|at| (at, m.len()))).max();
        let first = MARKS.iter().filter_map(|m| search::find(title, m).map(|at| (at, m.len()))).min();
        let (Some((last, length)), Some((first, first_length))) = (last, first) else { break };
        let (front, tail) = (title[..last].trim(), title[last + length..].trim());
        let (lead, rest) = (title[..first].trim(), title[first + first_length..].trim());
        if is_site(tail, names) || (others.contains(&reduce(front)) && !front.is_empty()) {
            title = front;
        } else if is_site(lead, names)
            || (others.contains(&reduce(rest)) && !rest.is_empty() && lead.split(' ').count() <= 4)
        {
            title = rest;
        } else if sets_site_apart(&title[last..]) && words(front) >= 3 && words(front) >= 2 * words(tail) {
            title = front;
        } else if title[first..].starts_with(" :: ") && words(rest) >= 3 && words(rest) >= 2 * words(lead) {
            title = rest;
        } else {
            break;
        }
        if title.is_empty() {
            break;
        }
    }
    title.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•')).to_owned()
}

/// Whether a mark stands before the name of a site rather than within a headline.
fn sets_site_apart(text: &str) -> bool {
    [" | ", " :: ", " » "].iter().any(|mark| text.starts_with(mark))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a part of a title is the name of the site: equal to one of its names, or to its beginning or end.
fn is_site(part: &str, names: &[String]) -> bool {
    let part = reduce(part);
    !part.is_empty()
        && names.iter().any(|name| {
            *name == part
                || name.len() >= 4 && part.starts_with(name.as_str()) && part.len() <= name.len() + 12
                || name.len() >= 4 && part.ends_with(name.as_str()) && part.len() <= name.len() + 12
                || part.len() >= 4 && (name.starts_with(&part) || name.ends_with(&part))
        })
}

/// Whether two wordings of a headline have two longer words in common.
pub(super) fn share_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let all = text.split(|c: char| !c.is_alphanumeric()).take(40);
        all.filter(|w| w.chars().count() >= 4).map(lower_case).collect()
    };
    let b = words(b);
    words(a).iter().filter(|w| b.contains(w)).count() >= 2
}

/// Names of a site that its address holds: the label before the public suffix, as far as that can be told.
pub(super) fn of_address(url: &str) -> Option<String> {
    let host = search::cut(url, "://")?.1.split(&['/', '?', '#', ':'][..]).next()?;
    let labels: Vec<&str> = host.split('.').filter(|l| *l != "www").collect();
    let at = match labels.len() {
        0 | 1 => return None,
        n if n >= 3 && labels[n - 2].len() <= 3 => n - 3,
        n => n - 2,
    };
    Some(reduce(labels[at])).filter(|l| l.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_names_fall_off() {
        let names = ["theharbourpost".to_owned(), "harbourpost".to_owned()];
        let cut = |title: &str| without_site(title, &names, &[]);
        assert_eq!(cut("Bridge opens | The Harbour Post"), "Bridge opens");
        assert_eq!(cut("The Harbour Post - Bridge opens – a year early"), "Bridge opens – a year early");
        assert_eq!(cut("Bridge opens - City - Harbour Post"), "Bridge opens - City");
        assert_eq!(cut("Bridge opens - a year early"), "Bridge opens - a year early");
        assert_eq!(
            without_site("Bridge opens - City - Post", &[], &["bridgeopens".to_owned()]),
            "Bridge opens - City - Post"
        );
        assert_eq!(without_site("Bridge opens - Post", &[], &["bridgeopens".to_owned()]), "Bridge opens");
        assert_eq!(without_site("Town News :: Bridge opens a year early", &[], &[]), "Bridge opens a year early");
        assert_eq!(without_site("Bridge opens a year early » Town News", &[], &[]), "Bridge opens a year early");
        assert_eq!(cut(" | "), "");
    }

    #[test]
    fn names_in_addresses() {
        assert_eq!(of_address("https://www.harbour-post.co.uk/a?b").as_deref(), Some("harbourpost"));
        assert_eq!(of_address("https://news.post.com/").as_deref(), Some("post"));
        assert_eq!(of_address("nonsense"), None);
    }
}
