//! What a number counts: the noun phrase behind it, without a parser.
//!
//! Words are taken until one that cannot stand inside a noun phrase (a preposition, an auxiliary, a verb in -ed or -ing behind the
//! noun …). A plural closes the phrase, since a count of more than one needs one: "500 institutions | received it".

use std::ops::Range;

use crate::lexicon::{List, VerbForms, class, list, table};
use crate::model::tags::Tag;
use crate::words::{TokenKind, Words};

/// Longest noun phrase that is read.
const LONGEST: usize = 7;

/// Words that stand between a number and its noun without being part of it.
const SKIPPED: List = list![
    "more",
    "other",
    "further",
    "additional",
    "such",
    "of",
    "the",
    "these",
    "those",
    "some",
    "or",
    "so",
    "odd",
    "extra"
];

/// Whether a word has a kind in `quantity.nouns.tsv`.
fn is(word: &str, kind: &str) -> bool {
    table::QUANTITY_NOUNS.get(word).is_some_and(|row| row.split(',').any(|k| k == kind))
}

fn closed(words: &Words, i: usize) -> bool {
    let classes = class::PREPOSITIONS
        .or(class::CONJUNCTIONS)
        .or(class::AUXILIARIES)
        .or(class::MODALS)
        .or(class::PRONOUNS)
        .or(class::DETERMINERS)
        .or(class::SUBORDINATORS)
        .or(class::NEGATIONS)
        .or(class::NUMERALS);
    words.is(i, classes)
        && !words.is_among(
            i,
            list![
                "past",
                "second",
                "minute",
                "second-hand",
                "quarter",
                "quarters",
                "half",
                "seconds",
                "outside",
                "round"
            ],
        )
}

/// Whether the word is the plural of a noun, as far as that shows.
pub(super) fn is_plural(word: &str) -> bool {
    let men = word.ends_with("women")
        || (word.ends_with("men") && word.len() > 4 && !word.ends_with("imen") && !word.ends_with("omen"));
    let s = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is");
    men || s || is(word, "plural")
}

/// Words that follow a noun and are no noun: adverbs and adjectives in front of nothing.
fn is_adverb(word: &str) -> bool {
    is(word, "adverb") || (word.len() > 4 && word.ends_with("ly") && !is(word, "noun"))
}

/// Whether the word is a verb, behind a noun: by a form that only verbs have ("landed", "crossing", "was"), or as the
/// tagger reads it ("expires").
fn is_verb_behind(words: &Words, i: usize) -> bool {
    let word = words.lower(i);
    let ending = (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed"))
        || (word.len() > 5 && word.ends_with("ing") && !is(word, "noun"));
    let known = words.verb(i).any(|v| {
        v.forms.any(VerbForms::PAST) && !v.forms.any(VerbForms::BASE)
            || v.forms.any(VerbForms::PAST) && v.forms.any(VerbForms::PARTICIPLE) && !v.forms.any(VerbForms::BASE)
    });
    ending || known || words.tag(i) == Tag::Present
}

/// The noun phrase that begins at `i`, for a count of one (`single`) or more.
pub(super) fn phrase(words: &Words, i: usize, single: bool) -> Option<Range<usize>> {
    let mut start = i;
    // "five of the 20 members": the members; "dozens of other people": the people
    let mut skipped = 0;
    while skipped < 3 && words.same_sentence(i.saturating_sub(1), start) && words.is_among(start, SKIPPED) {
        start += 1;
        skipped += 1;
    }
    if skipped > 0 && words.lower(start - 1) == "so" {
        return None;
    }
    let after_of = (i..start).any(|k| words.lower(k) == "of");
    if after_of && words.is(start, class::POSSESSIVES) {
        start += 1;
    }
    // "turns 70 next week", "killed 12 last year"
    if words.is_among(start, list!["next", "last"])
        && words.is(start + 1, class::TIMEWORDS.or(class::WEEKDAYS).or(class::MONTHS))
    {
        return None;
    }
    // "the two biggest railways" counts railways
    if words.lower(start).len() > 5
        && words.lower(start).ends_with("est")
        && words.token(start + 1).kind() == TokenKind::Word
        && !is(words.lower(start), "noun")
    {
        start += 1;
    }
    let mut end = start;
    let mut head = None;
    while end < start + LONGEST && words.same_sentence(i.saturating_sub(1), end) {
        let token = words.token(end);
        let word = words.lower(end);
        match token.kind() {
            TokenKind::Word => {}
            // "asylum-seeker", "then-president": a hyphen joins
            TokenKind::Punct if words.slice(end) == "-" && words.glued(end) && words.glued(end + 1) && end > start => {
                end += 1;
                continue;
            }
            // "the club's members": the owner goes before the noun
            TokenKind::Clitic if word == "'s" && end > start && head.is_none_or(|h| h + 1 == end) => {
                head = None;
                end += 1;
                continue;
            }
            TokenKind::Number if after_of && end == start => {
                end += 1;
                continue;
            }
            // "Rs" and quotes: a quoted word may open the phrase
            _ => break,
        }
        if closed(words, end)
            || is_adverb(word) && !(end == start && !words.is(end + 1, class::PREPOSITIONS) && word.ends_with("ly"))
        {
            break;
        }
        let plural = is_plural(word);
        if end > start && head.is_some() && is_verb_behind(words, end) {
            break;
        }
        // A participle may open the phrase ("wounded soldiers") but does not close it.
        if end == start && is_verb_behind(words, end) && !plural && !words.token(end + 1).is_word_like() {
            return None;
        }
        end += 1;
        // A participle or an adverb opens the phrase but does not close it: "previously injured".
        if !(is_adverb(word) || is_verb_behind(words, end - 1) && !single) {
            head = Some(end - 1);
        }
        // Behind a plural another noun is rare: "sports cars", "arms dealers" go on, "people say" does not.
        if plural && !single {
            let compound =
                is(word, "compound") && words.token(end).kind() == TokenKind::Word && is_plural(words.lower(end));
            let hyphen = words.slice(end) == "-" && words.glued(end) && words.glued(end + 1);
            let capital = token.is_capital() && words.token(end).is_capital() && words.same_sentence(end - 1, end);
            // "women's teams": the plural was an owner
            let owner = words.lower(end) == "'s" || (matches!(words.slice(end), "'" | "’") && words.glued(end));
            if owner {
                end += 1;
                head = None;
                continue;
            }
            if !(compound || hyphen || capital) {
                break;
            }
        }
    }
    let head = head?;
    let slice = words.lower(head);
    // Letters and leftovers are no nouns.
    (slice.chars().count() > 1).then_some(start..head + 1)
}

/// The noun phrase behind a partitive "of": an article or owner and what follows: "the market", "2000 levels", "these".
pub(super) fn whole(words: &Words, of: usize) -> Option<Range<usize>> {
    let start = of + 1;
    if !words.same_sentence(of, start) {
        return None;
    }
    if words.is_among(start, list!["them", "these", "those", "it", "us", "which", "whom", "this", "that"])
        && !words.token(start + 1).is_word_like()
        || words.is_among(start, list!["them", "us", "which", "whom", "it"])
    {
        return Some(start..start + 1);
    }
    let mut inner = start;
    let limit = start + 3;
    while inner < limit
        && (words.is(inner, class::DETERMINERS.or(class::POSSESSIVES))
            || words.token(inner).kind() == TokenKind::Number
            || words.is(inner, class::NUMERALS))
    {
        inner += 1;
    }
    let noun = phrase(words, inner, false);
    match noun {
        Some(range) => Some(start..range.end),
        None if inner > start && words.is_among(start, list!["these", "those", "this", "that", "all"]) => {
            Some(start..inner)
        }
        None => None,
    }
}
