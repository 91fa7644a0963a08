//! Noun phrases without what hangs on them: determiner, adjectives, nouns, the last of which is the head.

use std::ops::Range;

use crate::lexicon::class;
use crate::model::tags::Tag;
use crate::words::{Rising, TokenKind, Words};

/// A noun phrase. Owners belong to it ("Kyiv’s new plan" is one phrase with the head "plan"), and are phrases of their own as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Its first token.
    pub start: usize,
    /// The noun that tells what it is.
    pub head: usize,
    /// Behind its last token.
    pub end: usize,
    /// The preposition that it stands behind.
    pub governor: Option<usize>,
    /// Whether ’s makes it the owner of what follows.
    pub owner: bool,
}

/// A noun phrase as it is kept: by the distances from its head.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeptPhrase {
    head: u32,
    back: u16,
    on: u16,
    /// From the preposition to the start; 0 where there is none.
    governor: u8,
    owner: bool,
}

// A phrase lies in one sentence, and those have a longest length: what follows loses nothing.
impl From<Phrase> for KeptPhrase {
    fn from(Phrase { start, head, end, governor, owner }: Phrase) -> Self {
        let governor = governor.map_or(0, |governor| (start - governor) as u8);
        Self { head: head as u32, back: (head - start) as u16, on: (end - head) as u16, governor, owner }
    }
}

impl From<KeptPhrase> for Phrase {
    fn from(KeptPhrase { head, back, on, governor, owner }: KeptPhrase) -> Self {
        let head = head as usize;
        let start = head - usize::from(back);
        let governor = (governor > 0).then(|| start - usize::from(governor));
        Self { start, head, end: head + usize::from(on), governor, owner }
    }
}

/// The noun phrases of an article in order of their heads.
pub(crate) struct Phrases {
    all: Vec<KeptPhrase>,
    /// For each token: index of the phrase it stands in; of an owner its own.
    by_token: Rising,
}

impl Phrases {
    /// Finds them.
    pub(super) fn read(words: &Words) -> Self {
        let mut phrases = Self { all: Vec::with_capacity(words.len() * 2 / 7), by_token: Rising::new(words.len()) };
        for sentence in words.sentences() {
            let range = sentence.tokens.clone();
            let mut at = range.start;
            let mut owner: Option<usize> = None;
            while at < range.end {
                let Some((head, end)) = core(words, at, range.end) else {
                    owner = None;
                    at += 1;
                    continue;
                };
                let start = owner.unwrap_or_else(|| bounded(words, at, range.start));
                let governor = governor(words, start, range.start);
                let owns = words.tag(end) == Tag::Owner && end < range.end;
                for token in start.max(owner.map_or(start, |_| at))..end {
                    phrases.by_token.set(token, phrases.all.len());
                }
                phrases.all.push(Phrase { start, head, end, governor, owner: owns }.into());
                at = end + usize::from(owns);
                owner = owns.then_some(start);
            }
        }
        phrases
    }

    /// The phrase that a token stands in.
    pub(crate) fn at(&self, token: usize) -> Option<Phrase> {
        self.all.get(self.by_token.get(token)?).copied().map(Phrase::from)
    }

    /// The phrase that begins at a token, with all that it owns: the last of "Kyiv’s army’s plan".
    pub(crate) fn from(&self, token: usize) -> Option<Phrase> {
        let first = self.by_token.get(token)?;
        let all = self.all.get(first..)?.iter().take(8).copied().map(Phrase::from);
        let start = all.clone().next()?.start;
        all.take_while(|p| p.start == start).last()
    }
}

/// "over 700 people", "at least a dozen": what bounds a number belongs to its phrase.
fn bounded(words: &Words, at: usize, floor: usize) -> usize {
    // "at least 14": the tagger takes both for adverbs, and the second opens the phrase.
    if at > floor && words.is_word(at, &["least", "most"]) && words.lower(at - 1) == "at" {
        return at - 1;
    }
    if words.tag(at) != Tag::Number || at == floor {
        return at;
    }
    if words.is_word(at - 1, &["over", "about", "around", "nearly", "almost", "some", "roughly", "under"]) {
        at - 1
    } else if at >= floor + 2
        && (words.is_word(at - 1, &["than"]) && words.is_word(at - 2, &["more", "less", "fewer"])
            || words.is_word(at - 1, &["least", "most"]) && words.lower(at - 2) == "at"
            || words.lower(at - 1) == "to" && words.lower(at - 2) == "up")
    {
        at - 2
    } else {
        at
    }
}

/// The preposition right before a phrase; "to" before a noun is one.
fn governor(words: &Words, start: usize, floor: usize) -> Option<usize> {
    let mut before = start.checked_sub(1).filter(|b| *b >= floor)?;
    if matches!(words.slice(before), "“" | "‘" | "\"") {
        before = before.checked_sub(1).filter(|b| *b >= floor)?;
    }
    let preposition = words.tag(before) == Tag::In && !is_subordinator(words, before) || words.tag(before) == Tag::To;
    (preposition || words.is_word(before, &["including", "following", "regarding", "despite", "according"]))
        .then_some(before)
}

/// A word that opens a clause and cannot govern a noun.
pub(super) fn is_subordinator(words: &Words, i: usize) -> bool {
    words.is(i, class::SUBORDINATORS) && !words.is(i, class::PREPOSITIONS)
}

/// Tokens of a phrase at most: bounds the look-ahead.
const LONGEST_PHRASE: usize = 30;

/// Head and end of the noun phrase that begins at `from`.
fn core(words: &Words, from: usize, limit: usize) -> Option<(usize, usize)> {
    let opens = match words.tag(from) {
        Tag::Pronoun | Tag::There => return Some((from, from + 1)),
        Tag::Noun | Tag::Nouns | Tag::Name | Tag::Possessive | Tag::Determiner | Tag::Number | Tag::Adjective => true,
        // "rising costs", "wounded soldiers": a participle right before its noun, in front of which no verb can stand.
        Tag::Ing | Tag::Participle => {
            words.tag(from + 1).is_noun()
                && from + 1 < limit
                && (from.checked_sub(1).is_none_or(|b| matches!(words.tag(b), Tag::In | Tag::And | Tag::Adjective)))
                && words.tag(from) == Tag::Participle
        }
        Tag::Adverb => {
            // "about 30 people", "very large firms"
            from + 1 < limit && matches!(words.tag(from + 1), Tag::Number)
        }
        Tag::Punct => matches!(words.slice(from), "$" | "€" | "£" | "¥"),
        _ => false,
    };
    if !opens {
        return None;
    }
    let limit = limit.min(from + LONGEST_PHRASE);
    let mut head = None;
    let mut at = from;
    while at < limit {
        match words.tag(at) {
            // "The ministry today said", "Israel Friday closed": the day is no part of the name.
            Tag::Noun | Tag::Name if head.is_some() && is_day(words, at) => break,
            // "the audience Wednesday night"
            Tag::Noun | Tag::Name
                if head.is_some()
                    && words.is(at, class::WEEKDAYS)
                    && words.is_word(at + 1, &["night", "morning", "afternoon", "evening"]) =>
            {
                break;
            }
            Tag::Noun | Tag::Nouns | Tag::Name => head = Some(at),
            // "rejected the motion 8-3", "beat Brazil 2-1": what it ended with is no part of it; "a Boeing 737-800" is one.
            Tag::Number
                if head.is_some_and(|h| h + 1 == at)
                    && tally(words, at).is_some_and(|end| {
                        !before_noun(words, end - 1, limit)
                            && (words.tag(at - 1) != Tag::Name || words.slice(at).len() < 3)
                    }) =>
            {
                break;
            }
            Tag::Number => head = Some(at),
            // A determiner begins a new phrase, but for "all the", "both these".
            Tag::Determiner | Tag::Possessive if head.is_some() || at > from && !inner_determiner(words, at - 1) => {
                break;
            }
            Tag::Determiner | Tag::Possessive => {}
            // "visited Iceland last week" are two phrases.
            Tag::Adjective
                if head.is_some() && words.is_word(at, &["last", "next", "past", "early", "late", "this"]) =>
            {
                break;
            }
            // "reached the World Cup final"
            Tag::Adjective if head.is_some() && words.lower(at) == "final" => head = Some(at),
            // An adjective behind the noun does not belong to it.
            Tag::Adjective if head.is_some_and(|h| h + 1 == at) && !before_noun(words, at, limit) => break,
            Tag::Adjective => {}
            Tag::Ing | Tag::Participle if before_noun(words, at, limit) && at > from && head.is_none() => {}
            Tag::Ing | Tag::Participle if at == from => {}
            // "the ruling" as the tagger takes it for a verb
            Tag::Ing
                if at == from + 1 && head.is_none() && matches!(words.tag(from), Tag::Determiner | Tag::Possessive) =>
            {
                head = Some(at)
            }
            // "the wounded", "the accused"
            Tag::Participle
                if at == from + 1
                    && words.lower(from) == "the"
                    && matches!(
                        words.tag(at + 1),
                        Tag::In | Tag::And | Tag::Modal | Tag::Past | Tag::Present | Tag::Punct
                    )
                    && words.lower(at + 1) != "by" =>
            {
                head = Some(at)
            }
            Tag::Adverb if head.is_none() && at + 1 < limit && modifies(words, at + 1) => {}
            Tag::Punct => match words.slice(at) {
                // A hyphen inside a word, and what stands glued to a number.
                "-" | "/" | "–" | "&" if words.glued(at) && words.glued(at + 1) && at + 1 < limit => {}
                "$" | "€" | "£" | "¥" if head.is_none() => {}
                "%" => head = Some(at),
                "“" | "‘" | "\"" if at > from && head.is_none() && before_noun(words, at, limit) => {}
                _ => break,
            },
            Tag::Participle | Tag::Past | Tag::Base | Tag::Adverb | Tag::Particle | Tag::Ing
                if at > from && words.slice(at - 1) == "-" && words.glued(at) => {}
            _ => break,
        }
        at += 1;
    }
    // "both agreed", "the wounded", "this was": without a noun the last word is the head.
    while at > from + 1 && words.token(at - 1).kind() == TokenKind::Punct {
        at -= 1;
    }
    let head = head.or_else(|| {
        let last = at.checked_sub(1)?;
        let alone = words.is_word(
            last,
            &[
                "this", "that", "these", "those", "both", "all", "some", "many", "few", "most", "another", "others",
                "each", "several", "more", "none", "either", "neither", "any",
            ],
        );
        let name = words.tag(last) == Tag::Adjective
            && words.token(last).is_capital()
            && (words.tag(last + 1).is_verb() || !words.starts_sentence(last));
        let nominal = name || words.tag(last) == Tag::Adjective && at > from + 1 && words.tag(from) == Tag::Determiner;
        (alone && at == from + 1 && words.tag(last) == Tag::Determiner || nominal).then_some(last)
    })?;
    Some((head, at))
}

/// Behind the numbers on each side, "7-4" or "220 to 211".
pub(super) fn tally(words: &Words, at: usize) -> Option<usize> {
    let sides = [at, at + 2].iter().all(|i| words.token(*i).kind() == TokenKind::Number && words.slice(*i).len() < 4);
    let parted = matches!(words.slice(at + 1), "-" | "–") && words.glued(at + 1) || words.lower(at + 1) == "to";
    (sides && parted && words.same_sentence(at, at + 2)).then_some(at + 3)
}

/// A day that stands between a noun and its verb.
fn is_day(words: &Words, i: usize) -> bool {
    let verb = matches!(words.tag(i + 1), Tag::Past | Tag::Present | Tag::Modal);
    verb && (words.is_word(i, &["today", "yesterday", "tomorrow", "tonight"]) || words.is(i, class::WEEKDAYS))
}

/// "all the", "both these", "half a": the first of two determiners.
fn inner_determiner(words: &Words, i: usize) -> bool {
    words.is_word(i, &["all", "both", "half", "such", "quite", "many", "what", "of"]) || words.tag(i) == Tag::Adverb
}

/// Whether a noun follows, adjectives and participles in between.
fn before_noun(words: &Words, at: usize, limit: usize) -> bool {
    let open: Range<usize> = at + 1..limit.min(at + 5);
    for i in open {
        match words.tag(i) {
            tag if tag.is_noun() => return true,
            Tag::Adjective | Tag::Number | Tag::Ing | Tag::Participle => {}
            Tag::Punct if words.slice(i) == "-" && words.glued(i) => {}
            _ => return false,
        }
    }
    false
}

/// Whether an adverb can stand before this inside a noun phrase.
fn modifies(words: &Words, i: usize) -> bool {
    matches!(words.tag(i), Tag::Adjective | Tag::Number | Tag::Participle | Tag::Adverb)
}
