//! Which sentences can be read alone, and from which word on.

use std::ops::Range;

use super::Sources;
use crate::layers::clauses::Form;
use crate::layers::entities::{ActorKind, MentionForm};
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;
use crate::words::{Token, TokenKind, Words};

/// What follows an "it" that stands for what comes after it.
const EXPECTING: &[&str] = &["clear", "plain", "possible", "impossible", "hard", "difficult", "easy"];
/// How many words of the opening are looked at.
const OPENING: usize = 12;

/// The first token that is shown, or `None` where the sentence cannot be read alone: it opens with a word that ties it to the one
/// before, or with a reference that no actor resolves. What only links ("However,", "But") is cut off in front of the clause.
pub(super) fn start(sources: &Sources, sentence: usize) -> Option<usize> {
    let words = sources.scene.words;
    let range = words.sentences()[sentence].tokens.clone();
    let opening = range.clone().find(|i| words.token(*i).is_word_like())?;
    let mut first = opening;
    // "17:10 Schools stay closed": the time of an entry is not part of what it says.
    let number = |i: usize| words.token(i).kind() == TokenKind::Number;
    if number(first)
        && words.slice(first + 1) == ":"
        && words.glued(first + 2)
        && number(first + 2)
        && words.same_sentence(first, first + 3)
        && words.token(first + 3 + usize::from(matches!(words.slice(first + 3), "“" | "\""))).is_capital()
    {
        first += 3;
    }
    if words.slice(first + 1) == ","
        && words.token(first).kind() == TokenKind::Word
        && !words.is(first, class::CONNECTORS.or(class::DANGLERS))
        && is_sentence_adverb(sources, first)
    {
        first += 2;
    }
    let links: [&[&str]; 7] = [
        &["in", "addition", ","],
        &["as", "a", "result", ","],
        &["for", "example", ","],
        &["for", "instance", ","],
        &["by", "contrast", ","],
        &["in", "contrast", ","],
        &["on", "the", "other", "hand", ","],
    ];
    first += links.iter().find(|link| words.are(first, link)).map_or(0, |link| link.len());
    if words.is_word(first, &["but", "and", "yet"]) {
        // What follows has to be a clause that names what it speaks of.
        let behind = first + 1;
        let named = matches!(words.tag(behind), Tag::Name | Tag::Nouns | Tag::Number)
            || words.is_word(behind, &["a", "an", "the"]) && !words.is(behind + 1, class::DANGLERS);
        if !named {
            return None;
        }
        first = behind;
    }
    if words.is(first, class::CONNECTORS)
        || words.lower(first) == "however"
        || words.is_word(first + 1, &["also", "then", "therefore", "instead"])
    {
        return None;
    }
    if says_pronoun(sources, first, range.end)
        || dangles(sources, first, range.end)
        || leaves_object_open(sources, sentence, first)
    {
        return None;
    }
    let mark = range.start < opening && !matches!(words.slice(range.start), "(" | "•" | "-" | "–");
    Some(if mark && first <= range.start + 1 { range.start } else { first })
}

/// "…," it said: who "it" is stands in another sentence.
fn says_pronoun(sources: &Sources, first: usize, end: usize) -> bool {
    let scene = sources.scene;
    let words = scene.words;
    let name = |i: usize| scene.cast.at(i).is_some_and(|m| m.3 == MentionForm::Name);
    let first = first.min(end);
    let says = (first..end)
        .zip(&words.tokens()[first..end])
        .skip(1)
        .filter(|(_, token)| words.classes_of(token).any(class::PRONOUNS));
    let says = says.map(|(i, _)| i).filter(|i| {
        words.is_word(*i, &["he", "she", "it", "they"]) && words.verb(*i + 1).any(|r| r.frames.any(frame::SAY))
    });
    let mut from = first;
    for i in says {
        if (from..i).any(name) {
            return false;
        }
        if scene.cast.at(i).is_none_or(|m| m.3 != MentionForm::Pronoun) {
            return true;
        }
        from = i;
    }
    false
}

/// Whether the opening points back to something that it does not name.
fn dangles(sources: &Sources, first: usize, end: usize) -> bool {
    let scene = sources.scene;
    let words = scene.words;
    if stands_for_nothing(sources, first) {
        return false;
    }
    if words.is_word(first, &["that", "there"]) {
        return true;
    }
    let paired = words.lower(first) == "both" && (first..end.min(first + OPENING)).any(|i| words.lower(i) == "and");
    let (mut named, mut noun, mut thing) = (false, false, false);
    for i in first..end.min(first + OPENING) {
        if words.slice(i) == "," && i > first + 3 {
            break;
        }
        let mention = scene.cast.at(i);
        let owner = words.is(i, class::POSSESSIVES);
        let pointing = words.is(i, class::DANGLERS)
            && (i == first || owner || !words.is(i, class::DETERMINERS))
            && !words.is_word(i, &["there", "here", "that"])
            && !(i == first && paired);
        // "the former minister" points to nobody.
        let rank = words.is_word(i, &["former", "latter"])
            && matches!(words.tag(i + 1), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Ing);
        let resolved = mention.is_some_and(|(actor, _, _, form)| {
            form == MentionForm::Pronoun && scene.actors[actor].kind != ActorKind::Group
        });
        // "the species, because of its appetite": the owner stands in front.
        let own = named || owner && noun;
        if pointing && !rank && !resolved && !own {
            return true;
        }
        if words.is_verb_form(i) && i > first + 1 {
            // "Ms Ness cooks it as her mother did": nothing in front that it could be.
            return !thing
                && words.is_word(i + 1, &["it", "them"])
                && scene.cast.at(i + 1).is_none()
                && !words.is_verb_form(i + 2)
                && !words.is_word(i + 2, EXPECTING);
        }
        named |= mention.is_some_and(|m| m.3 != MentionForm::Adjective && m.3 != MentionForm::Pronoun);
        noun |=
            scene.phrases.at(i).is_some_and(|p| p.head == i && p.governor.is_none()) && words.tag(i) != Tag::Pronoun;
        thing |= matches!(words.tag(i), Tag::Noun | Tag::Nouns);
    }
    false
}

/// "Ragna Ness, 81, cooks it", "The museum filmed her": what the first verb acts on stands in another sentence. A subject does not act
/// on itself; whatever else stands in front could be meant.
fn leaves_object_open(sources: &Sources, sentence: usize, first: usize) -> bool {
    let scene = sources.scene;
    let words = scene.words;
    let Some(clause) = scene.clauses_of(sentence).first() else { return false };
    let (verb, object) = (clause.verb(), clause.verb() + 1);
    let person = words.is_word(object, &["him", "her"]);
    if !(person || words.is_word(object, &["it", "them"]))
        || verb < first
        || !matches!(clause.form, Form::Past | Form::Present)
        || clause.passive
        || scene.cast.at(object).is_some()
        || scene.quote_at(object).is_some_and(|q| q.value.kind == QuoteKind::Direct)
    {
        return false;
    }
    // "finds it hard to", "makes it clear", "takes it that": it stands for what follows.
    let behind = object + 1;
    let empty = words.is_word(object, &["it"])
        && (matches!(words.tag(behind), Tag::Adjective | Tag::Participle)
            || words.is_word(behind, EXPECTING)
            || words.is_word(behind, &["a", "that", "to"]));
    let head = clause.subject().map(|s| s.head);
    let could_be = |i: usize| {
        let named = scene.cast.at(i).map(|m| scene.actors[m.0].kind);
        let human = words.found_in(i, &table::ACTOR_HUMANS).is_some();
        Some(i) != head
            && if person {
                human || named == Some(ActorKind::Person)
            } else {
                matches!(words.tag(i), Tag::Noun | Tag::Nouns) && (!human || words.is_word(object, &["them"]))
                    || named == Some(ActorKind::Organization)
            }
    };
    let subject = clause.subject().filter(|s| s.end <= verb);
    !empty && subject.is_some() && !(first..verb).any(could_be)
}

/// "There have been three", "It is unclear whether": the first word stands for nothing.
fn stands_for_nothing(sources: &Sources, first: usize) -> bool {
    let words = sources.scene.words;
    let is =
        words.is_word(first + 1, &["is", "was", "are", "were", "has", "have", "had", "'s", "will", "may", "could"]);
    match words.lower(first) {
        "there" => is,
        "it" => {
            let clause = (first + 2..first + 7)
                .find(|i| words.is_word(*i, &["that", "whether", "how", "if", "why", "who", "what", "when"]));
            is && clause.is_some_and(|c| {
                matches!(words.tag(c - 1), Tag::Adjective | Tag::Participle)
                    && words.same_sentence(first, c)
                    && !(first + 1..c).any(|i| words.slice(i) == ",")
            })
        }
        _ => false,
    }
}

fn is_sentence_adverb(sources: &Sources, i: usize) -> bool {
    let words = sources.scene.words;
    words.is(i, class::ADVERBS) || words.lower(i).ends_with("ly") || words.is_word(i, &["however", "overall"])
}

/// Words that tell a sentence which only announces or points elsewhere; looked up once for an article.
pub(super) struct Signs {
    /// By the number of a spelling: which of the lists it is in.
    of: Vec<u8>,
}

const OURS: u8 = 1;
const PIECE: u8 = 2;
const TEASER: u8 = 4;
const POINTER: u8 = 8;
const SIGNS: [(u8, &[&str]); 4] = [
    (OURS, &["we", "i", "our", "this", "here"]),
    (
        PIECE,
        &[
            "article",
            "analysis",
            "report",
            "column",
            "piece",
            "series",
            "newsletter",
            "podcast",
            "essay",
            "episode",
            "explainer",
            "video",
            "gallery",
            "liveblog",
        ],
    ),
    (TEASER, &["here", "need", "know"]),
    (POINTER, &["read", "click", "subscribe", "sign", "follow", "scroll", "watch", "see"]),
];
const POINTERS: [&[&str]; 8] = [
    &["read", "more"],
    &["click", "here"],
    &["subscribe"],
    &["sign", "up"],
    &["follow", "us"],
    &["scroll", "down"],
    &["watch", "the", "video"],
    &["see", "also"],
];

impl Signs {
    pub(super) fn read(words: &Words) -> Self {
        let mut of = vec![0; words.spellings()];
        for (sign, list) in SIGNS {
            list.iter().filter_map(|word| words.spelling_of(word)).for_each(|spelling| of[spelling] |= sign);
        }
        Self { of }
    }

    /// Which of the tokens have a sign.
    fn have(&self, words: &Words, tokens: Range<usize>, sign: u8) -> bool {
        words.tokens()[tokens].iter().any(|token| self.of[token.spelling()] & sign != 0)
    }

    /// Whether the sentence only announces what the article does, or points elsewhere: "in our analysis, we examine", "read more".
    pub(super) fn announce(&self, sources: &Sources, sentence: usize) -> bool {
        let words = sources.scene.words;
        let range = words.sentences()[sentence].tokens.clone();
        let early = range.start..range.end.min(range.start + OPENING);
        let shows = |i: usize| {
            words.verb(i).any(|r| {
                matches!(
                    r.lemma,
                    "examine"
                        | "explore"
                        | "explain"
                        | "look"
                        | "discuss"
                        | "analyse"
                        | "analyze"
                        | "describe"
                        | "read"
                        | "ask"
                        | "trace"
                        | "review"
                        | "outline"
                )
            })
        };
        // "What the talks settled, and why nobody is glad": a label without a full stop.
        let open = !range.is_empty() && words.token(range.end - 1).is_word_like();
        open && words.is_word(range.start, &["what", "how", "why", "who", "where", "when", "which", "inside"])
            || self.teases(sources, range.clone())
            || self.have(words, early.clone(), PIECE) && self.have(words, early, OURS) && range.clone().any(shows)
            || self.have(words, range.start..range.end.min(range.start + 1), POINTER)
                && POINTERS.iter().any(|pointer| words.are(range.start, pointer))
    }

    /// "…, here is what we know", "all you need to know", "(pictured left)", "Photo: …": a teaser or the words of a picture.
    fn teases(&self, sources: &Sources, tokens: Range<usize>) -> bool {
        let words = sources.scene.words;
        let quoted = |i: usize| sources.scene.quote_at(i).is_some_and(|q| q.value.kind == QuoteKind::Direct);
        let tells = |(i, token): (usize, &Token)| match token.kind() {
            TokenKind::Word if self.of[token.spelling()] & TEASER == 0 => false,
            TokenKind::Word if words.is_word(i, &["here"]) => {
                words.is_word(i + 1, &["is", "are", "'s", "’s"]) && words.is_word(i + 2, TEASED) && !quoted(i)
            }
            TokenKind::Word => {
                words.is_word(i.saturating_sub(1), &["we", "you", "to"])
                    && words.is_word(i.saturating_sub(2), &["what", "all", "everything", "need"])
                    && !quoted(i)
            }
            TokenKind::Punct if words.slice(i) == "(" => {
                (i + 1..i + 8).take_while(|j| words.slice(*j) != ")").any(|j| {
                    words.is_word(j, &["pictured", "left", "right", "above", "below"]) && words.slice(j + 1) == ")"
                })
            }
            _ => false,
        };
        words.slice(tokens.start + 1) == ":" && words.is_word(tokens.start, PICTURES)
            || tokens.clone().zip(&words.tokens()[tokens]).take(LONGEST).any(tells)
    }
}

const LONGEST: usize = 200;
const PICTURES: &[&str] =
    &["pictured", "photo", "photograph", "image", "picture", "caption", "video", "watch", "listen"];
const TEASED: &[&str] = &[
    "what",
    "how",
    "why",
    "who",
    "where",
    "when",
    "everything",
    "all",
    "a",
    "the",
    "our",
    "some",
    "five",
    "three",
    "ten",
];
