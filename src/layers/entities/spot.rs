//! Names in the text: what the trained model finds, the countries of the list, titles, and names that stand again where
//! the model, which sees one window at a time, did not know them.

use std::ops::Range;

use super::ActorKind;
use super::evidence::Evidence;
use super::mend::mend;
use super::tag::tag;
use super::windows::is_strong;
use crate::layers::{Certainty, Rule};
use crate::lexicon::{NameKey, names};
use crate::text::{Keyed, Span, sort_by_number};
use crate::words::TokenKind;

/// A name as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub tokens: Range<usize>,
    pub kind: ActorKind,
    pub rule: &'static str,
    pub certainty: Certainty,
    /// The title in front of it, if any.
    pub title: Option<Range<usize>>,
}

/// How names are found. The first three are the model's, by kind; its card tells how often it is right.
pub(super) const NAME_RULES: &[Rule<()>] = &[
    Rule {
        id: "actor.person",
        find: (),
        shows: &[
            "President [Maia Sandu|person] spoke.",
            "They met Mrs. [Ngata|person].",
            "The prize went to [John F. Marlow|person].",
            "The judge heard [Tovik Brannagh|person] on the second day.",
        ],
        not: &["The President spoke.", "Good Friday came.", "The Paris Agreement was signed.", "Hot spots were found."],
    },
    Rule {
        id: "actor.place",
        find: (),
        shows: &[
            "The boat crossed [Lake Orta|place].",
            "The flight left [Karachi|place] at noon.",
            "They live in [Yeoncheon|place].",
        ],
        not: &["The boat crossed the lake.", "It was a nice day.", "Mobile phones were lost.", "In Theory it works."],
    },
    Rule {
        id: "actor.organization",
        find: (),
        shows: &[
            "The [World Bank|organization] lent the money.",
            "He joined [NATO|organization].",
            "The [Ministry of Transport|organization] closed the road.",
            "[Harlan Steel Corp.|organization] cut jobs.",
            "The [RSPB|organization] said so.",
        ],
        not: &["The ministry closed the road.", "A bank failed.", "Who is the target of the plan?", "It is a shell."],
    },
    Rule {
        id: "actor.country",
        find: (),
        shows: &["Talks with [Brazil|place] go on.", "It left the [United States|place] in May."],
        not: &["The Brazilian side agreed.", "They told us so.", "Jordan Peele made a film."],
    },
    Rule {
        id: "actor.surname-again",
        find: (),
        shows: &["Tovik Brannagh, 34, denied it. THE CASE OF [BRANNAGH|person;actor=Tovik Brannagh] IS OPEN"],
        not: &["Bread was sold. Bread was cheap."],
    },
    Rule {
        id: "actor.name-again",
        find: (),
        shows: &["They live in Yeoncheon. WHY [YEONCHEON|place] WAS CLOSED TODAY"],
        not: &["Bread was sold. Bread was cheap."],
    },
];

/// Finds the names of an article, in order, without overlaps.
pub(super) fn names(evidence: &Evidence) -> Vec<Name> {
    let mut found: Vec<Name> = mend(evidence, tag(evidence))
        .into_iter()
        .map(|(tokens, kind)| {
            let rule = match kind {
                ActorKind::Person => "actor.person",
                ActorKind::Place => "actor.place",
                _ => "actor.organization",
            };
            Name { tokens, kind, rule, certainty: Certainty::Inferred, title: None }
        })
        .collect();
    countries(evidence, &mut found);
    again(evidence, &mut found);
    for name in found.iter_mut().filter(|n| n.kind == ActorKind::Person) {
        entitle(evidence, name);
    }
    found
}

/// Adds the countries of the list, and sets right what the model took them for.
fn countries(evidence: &Evidence, found: &mut Vec<Name>) {
    let words = evidence.words;
    // Which name each token lies in, as a number from one.
    let mut owner = vec![0u32; words.len()];
    for (at, name) in (1..).zip(found.iter()) {
        owner[name.tokens.clone()].fill(at);
    }
    let mut added = Vec::new();
    let mut dropped = vec![false; found.len()];
    let mut i = 0;
    while i < words.len() {
        let Some(country) = evidence.cue(i).country.filter(|c| c.is_name() || c.is_seat()) else {
            i += 1;
            continue;
        };
        let tokens = i..i + country.words;
        i = tokens.end;
        let mut touched: Vec<usize> = tokens.clone().filter_map(|k| (owner[k] as usize).checked_sub(1)).collect();
        touched.dedup();
        let inside = touched.iter().all(|n| {
            let name: &Name = &found[*n];
            let person =
                name.kind == ActorKind::Person && evidence.cue(tokens.start).word.any(names::GIVEN.or(names::FAMILY));
            tokens.start <= name.tokens.start && name.tokens.end <= tokens.end && !person
        });
        let beside = continues(evidence, tokens.end) || tokens.start > 0 && continues(evidence, tokens.start - 1);
        let alone = !touched.is_empty() || evidence.is_shouted(tokens.start) || !beside;
        let adjective = country.is_adjective() && before_noun(evidence, tokens.end);
        if !inside || !alone {
            continue;
        }
        touched.iter().for_each(|n| dropped[*n] = true);
        // "US forces": as good as an adjective, and read as one.
        if adjective {
            continue;
        }
        let kind = if country.is_name() { ActorKind::Place } else { ActorKind::Organization };
        added.push(Name { tokens, kind, rule: "actor.country", certainty: Certainty::Stated, title: None });
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !dropped[at - 1]
    });
    found.extend(added);
    sort(found);
}

/// Whether a word is no name of its own but may be part of one beside it: "Air" in "Iran Air".
fn continues(evidence: &Evidence, i: usize) -> bool {
    is_strong(evidence, i)
        && !evidence.is_plain(i)
        && !is_title(evidence, i..i + 1)
        && evidence.cue(i).country.is_none()
}

/// Whether a noun of lower case follows directly: "US forces", "Hong Kong police".
fn before_noun(evidence: &Evidence, i: usize) -> bool {
    let token = evidence.words.token(i);
    token.kind() == TokenKind::Word && !token.is_capital() && !evidence.is_plain(i) && !evidence.words.is_verb_form(i)
}

fn sort(found: &mut [Name]) {
    sort_by_number(found, |n| Span::at(n.tokens.start, n.tokens.end).order().into());
}

/// Longest name that is looked for again, in tokens.
const LONGEST: usize = 12;
/// Names that begin with one word and are kept in mind; bounds the search in long texts.
const KEPT: usize = 4;

/// Adds names that stand again: word for word, or the last word of a person's name alone.
fn again(evidence: &Evidence, found: &mut Vec<Name>) {
    let words = evidence.words;
    let mut taken = vec![false; words.len()];
    let mut known: Keyed<&str, Vec<(Range<usize>, ActorKind)>> = Keyed::new();
    for name in found.iter() {
        taken[name.tokens.clone()].fill(true);
        let mut keep = |tokens: Range<usize>| {
            let list = known.entry(words.lower(tokens.start)).or_default();
            let same = |other: &Range<usize>| {
                other.len() == tokens.len()
                    && (0..tokens.len()).all(|k| words.lower(other.start + k) == words.lower(tokens.start + k))
            };
            if list.len() < KEPT && tokens.len() <= LONGEST && !list.iter().any(|(other, _)| same(other)) {
                list.push((tokens, name.kind));
            }
        };
        keep(name.tokens.clone());
        if name.kind == ActorKind::Person && name.tokens.len() > 1 {
            keep(name.tokens.end - 1..name.tokens.end);
        }
    }
    let mut added = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let fits = |(tokens, _): &&(Range<usize>, ActorKind)| {
            let place = i..i + tokens.len();
            let same = (0..tokens.len()).all(|k| words.lower(i + k) == words.lower(tokens.start + k));
            same && !place.clone().any(|k| taken.get(k).is_none_or(|t| *t)) && stands_alone(evidence, &place, &taken)
        };
        let free = !taken[i] && is_strong(evidence, i) && evidence.cue(i).country.is_none();
        let longest = known
            .get(words.lower(i))
            .filter(|_| free)
            .and_then(|list| list.iter().filter(fits).max_by_key(|(tokens, _)| tokens.len()));
        let Some((tokens, kind)) = longest else {
            i += 1;
            continue;
        };
        let surname = *kind == ActorKind::Person && tokens.len() == 1;
        let rule = if surname { "actor.surname-again" } else { "actor.name-again" };
        let tokens = i..i + tokens.len();
        i = tokens.end;
        added.push(Name { tokens, kind: *kind, rule, certainty: Certainty::Inferred, title: None });
    }
    found.extend(added);
    sort(found);
}

/// Whether a known name at this place is no part of another one, and no word of the language.
fn stands_alone(evidence: &Evidence, at: &Range<usize>, taken: &[bool]) -> bool {
    let words = evidence.words;
    let lone_word = at.len() == 1 && (evidence.is_lower_elsewhere(at.start) || evidence.is_plain(at.start));
    let beside = |k: usize| {
        !evidence.is_shouted(k)
            && words.same_sentence(at.start, k)
            && continues(evidence, k)
            && !taken.get(k).copied().unwrap_or(false)
    };
    let joined = words.is_word(at.end, &["-"]);
    !lone_word && !joined && !beside(at.end) && (at.start == 0 || !beside(at.start - 1))
}

/// Words of a title at most: "Deputy Prime Minister".
const LONGEST_TITLE: usize = 3;

/// Takes the titles off the front of a person's name and notes them, with those before it.
fn entitle(evidence: &Evidence, name: &mut Name) {
    let words = evidence.words;
    let sentence = words.sentence_range(name.tokens.start);
    while name.tokens.len() > 1
        && is_title(evidence, name.tokens.start..name.tokens.start + 1)
        && !evidence.cue(name.tokens.start).word.any(names::GIVEN.or(names::FAMILY))
    {
        name.tokens.start += 1;
    }
    let mut start = name.tokens.start;
    while let Some(from) = (1..=LONGEST_TITLE)
        .rev()
        .filter_map(|n| start.checked_sub(n))
        .find(|from| *from >= sentence.start && is_title(evidence, *from..start))
    {
        start = from;
    }
    // "Shadow Home Secretary Ann Lee": what else has a capital before the title belongs to it.
    while start < name.tokens.start
        && start > sentence.start + 1
        && start + LONGEST_TITLE + 1 > name.tokens.start
        && continues(evidence, start - 1)
    {
        start -= 1;
    }
    if start < name.tokens.start {
        name.title = Some(start..name.tokens.start);
        name.certainty = Certainty::Stated;
    }
}

/// Whether the words are a title of the list.
fn is_title(evidence: &Evidence, tokens: Range<usize>) -> bool {
    let words = evidence.words;
    let key =
        (tokens.start + 1..tokens.end).fold(NameKey::of(words.lower(tokens.start)), |key, i| key.then(words.lower(i)));
    key.classes().any(names::TITLE)
}
