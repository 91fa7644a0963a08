//! The signs of the author's own judgement, each with its weight.

use std::sync::OnceLock;

use crate::layers::{Rule, steps};
use crate::lexicon::{Class, VerbForms, class, frame, is_marked, list, table};
use crate::text::{HASH_START, hash_bytes};
use crate::words::{TokenKind, Words};

/// A sign at a place: how many tokens it takes, and what it weighs.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    pub length: usize,
    pub weight: i32,
}

type Find = fn(&Words, usize) -> Option<Sign>;

/// Words that argument needs more often than report does; too common to be shown as cues.
pub(super) const TEXTURE: Class = class::VOICE_ARGUMENT;

/// What may stand for the writer or the reader.
const PERSONS: Class = class::PRONOUNS.or(class::POSSESSIVES);

/// No sign begins at a word without one of these classes, but for those that are no words and for what bids the reader think.
const SIGNS: Class = class::VOICE_VERDICTS
    .or(class::VOICE_STANCE)
    .or(class::VOICE_SHADES)
    .or(class::VOICE_THEMES)
    .or(class::VOICE_SWEEPING)
    .or(class::VOICE_OPENERS)
    .or(class::MODALS)
    .or(PERSONS);

/// The sign that begins at a token, and the id of its rule.
pub(super) fn sign(words: &Words, i: usize) -> Option<(&'static str, Sign)> {
    let token = words.token(i);
    if words.is(i, SIGNS) {
        return steps!(RULES).iter().find_map(|rule| (rule.find)(words, i).map(|sign| (rule.id, sign)));
    }
    // Of the others two know a sign without such a class.
    if token.kind() == TokenKind::Punct {
        outcry(words, i).map(|sign| ("voice.outcry", sign))
    } else if token.is_capital() {
        appeal(words, i).map(|sign| ("voice.appeal", sign))
    } else {
        None
    }
}

/// In order of precedence: at one place only the first that answers counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "voice.move",
        find: rhetorical_move,
        shows: &[
            "[It was, of course, the tenants who paid for it all.|analysis]",
            "[No wonder that the fans stay away.|analysis]",
            "[It is one of the most successful drugs ever.|analysis]",
        ],
        not: &[
            "The mayor said it was, of course, a matter for the council.",
            "“It is time to go,” said the coach.",
            "The course was closed on Monday.",
        ],
    },
    Rule {
        id: "voice.verdict",
        find: verdict,
        shows: &["[The verdict is an absurd one.|analysis]", "[Their handling of the flood is a disgrace.|analysis]"],
        not: &[
            "The union called the offer “absurd”.",
            "The judge said the driver had been reckless.",
            "The court fined the firm £200,000 on Friday for reckless driving.",
        ],
    },
    Rule {
        id: "voice.stance",
        find: stance,
        shows: &[
            "[The bank clearly does not believe in its own forecast.|analysis]",
            "[Perhaps the storm will teach the planners to listen.|analysis]",
        ],
        not: &["The minister said the bank clearly did not believe it.", "The lake can be seen clearly on the map."],
    },
    Rule {
        id: "voice.ought",
        find: ought,
        shows: &[
            "[The league must not wait for the next scandal.|analysis]",
            "[This ought to worry every patient.|analysis]",
        ],
        not: &["The coach said the club must not wait.", "Drivers must pay the toll by 1 May, the agency said."],
    },
    Rule {
        id: "voice.person",
        find: person,
        shows: &[
            "[We have been here before, and we know where it ends.|analysis]",
            "[You can have growth or cheap money, but not both.|analysis]",
        ],
        not: &["“We are ready for you,” said the captain.", "The US and Canada signed the treaty."],
    },
    Rule {
        id: "voice.i-think",
        find: i_think,
        shows: &["[I doubt that the new stadium will ever be full.|analysis]"],
        not: &["“I think we won,” said the captain.", "I met the captain at the port."],
    },
    Rule {
        id: "voice.appeal",
        find: appeal,
        shows: &[
            "[Imagine a hospital without a single nurse.|analysis]",
            "[Consider how the harbour was sold.|analysis]",
        ],
        not: &["Look magazine closed.", "The board will consider the plan.", "Take That played in Leeds on Friday."],
    },
    Rule {
        id: "voice.shade",
        find: shade,
        shows: &["[The plan is bold but fragile.|analysis]"],
        not: &["The firm has a better offer.", "The minister called the plan bold but fragile."],
    },
    Rule {
        id: "voice.theme",
        find: theme,
        shows: &["[The myth thrives because this is the logic of envy.|analysis]"],
        not: &["The fear of floods was noted in the report.", "The ministry said it was a lesson in humility."],
    },
    Rule {
        id: "voice.outcry",
        find: outcry,
        shows: &["[Is that what the voters are for?|analysis]"],
        not: &["“Who will pay?” asked the judge.", "Who won?"],
    },
    Rule {
        id: "voice.sweeping",
        find: sweeping,
        shows: &["[Everyone is always so late, and nobody ever pays.|analysis]"],
        not: &["All of the players were paid.", "Never before had so many ships called at the port."],
    },
];

fn one(words: &Words, i: usize, class: Class, weight: i32) -> Option<Sign> {
    words.is(i, class).then_some(Sign { length: 1, weight })
}

/// Fixed moves of argument; the table holds their weights.
fn rhetorical_move(words: &Words, i: usize) -> Option<Sign> {
    // The classes of the first two words are known already; looking into the table for every "the" would cost more than all else.
    if !words.is(i, class::VOICE_OPENERS) || !words.is(i + 1, class::VOICE_FOLLOWERS) {
        return None;
    }
    static MARKS: OnceLock<[u64; 64]> = OnceLock::new();
    let marks = MARKS.get_or_init(|| table::VOICE_MOVES.marks(|key| two_words(key.split(|b| *b == b' '))));
    if !two_words([i, i + 1].map(|k| words.lower(k).as_bytes())).is_some_and(|two| is_marked(marks, two)) {
        return None;
    }
    let mut key = String::with_capacity(32);
    key.push_str(words.lower(i));
    let mut longest = None;
    for length in 2..=table::VOICE_MOVES.longest() {
        key.push(' ');
        key.push_str(words.lower(i + length - 1));
        // Asked for whole keys alone: whether a longer one begins so costs more than the few look-ups it saves.
        if !words.same_sentence(i, i + length - 1) {
            break;
        }
        if let Some(weight) = table::VOICE_MOVES.get(&key).and_then(crate::text::in_figures) {
            longest = Some(Sign { length, weight });
        }
    }
    longest
}

/// A number below 4096 for the first two words of a move.
fn two_words<'k>(words: impl IntoIterator<Item = &'k [u8]>) -> Option<usize> {
    let hash = words.into_iter().take(2).fold(HASH_START, |hash, word| hash_bytes(hash ^ 1, word));
    Some((hash ^ hash >> 12) as usize % 4096)
}

/// A word that is a judgement wherever it stands. With a capital it may be a name ("the Noble family").
fn verdict(words: &Words, i: usize) -> Option<Sign> {
    one(words, i, class::VOICE_VERDICTS, 4).filter(|_| !is_name(words, i))
}

/// A stand towards what is said; not the manner of a deed ("seen clearly on the map").
fn stance(words: &Words, i: usize) -> Option<Sign> {
    let sign = one(words, i, class::VOICE_STANCE, 3)?;
    let behind_deed = words.verb(i.wrapping_sub(1)).any(|r| r.forms.any(VerbForms::PARTICIPLE.or(VerbForms::BASE)));
    let ends = words.token(i + 1).kind() == TokenKind::Punct || words.is(i + 1, class::PREPOSITIONS);
    (!(behind_deed && ends && words.lower(i).ends_with("ly"))).then_some(sign)
}

/// What ought to be.
fn ought(words: &Words, i: usize) -> Option<Sign> {
    let need = words.is(i, class::MODALS) && words.is_among(i, list!["must", "should", "ought", "cannot"]);
    need.then_some(Sign { length: 1, weight: 3 })
}

/// The writer together with the readers, or the readers alone.
fn person(words: &Words, i: usize) -> Option<Sign> {
    let shared = list!["we", "our", "ours", "ourselves", "us", "you", "your", "yours", "yourself"];
    let meant = words.is(i, PERSONS) && words.is_among(i, shared) && !words.token(i).is_all_caps();
    meant.then_some(Sign { length: 1, weight: 2 })
}

/// Whether the writer is meant: "I", "we".
pub(super) fn is_writer(words: &Words, i: usize) -> bool {
    let own = list!["i", "me", "my", "we", "our", "us", "ourselves"];
    words.is(i, PERSONS)
        && words.is_among(i, own)
        && !words.token(i).is_all_caps()
        && words.token(i + 1).kind() != TokenKind::Number
}

/// The writer's own thought.
fn i_think(words: &Words, i: usize) -> Option<Sign> {
    let thinks = words.slice(i) == "I"
        && (i + 1..i + 5)
            .take_while(|k| words.same_sentence(i, *k))
            .any(|k| words.verb(k).any(|r| r.frames.any(frame::THINK) && r.forms.any(VerbForms::BASE)));
    thinks.then_some(Sign { length: 1, weight: 3 })
}

/// A sentence that begins by bidding the reader think.
fn appeal(words: &Words, i: usize) -> Option<Sign> {
    let bids = list![
        "ask", "compare", "consider", "forget", "imagine", "look", "notice", "recall", "remember", "suppose", "think"
    ];
    let bidden = words.token(i).is_capital()
        && opens_sentence(words, i)
        && words.is_among(i, bids)
        && !words.token(i + 1).is_capital();
    bidden.then_some(Sign { length: 1, weight: 3 }).filter(|_| !words.verb(i + 1).any(|r| r.forms.any(VerbForms::PAST)))
}

fn shade(words: &Words, i: usize) -> Option<Sign> {
    one(words, i, class::VOICE_SHADES, 2).filter(|_| !is_name(words, i))
}

fn theme(words: &Words, i: usize) -> Option<Sign> {
    one(words, i, class::VOICE_THEMES, 2).filter(|_| !is_name(words, i))
}

/// A question to nobody in particular, an exclamation.
fn outcry(words: &Words, i: usize) -> Option<Sign> {
    let asked = matches!(words.slice(i), "?" | "!") && words.token(i.wrapping_sub(1)).is_word_like();
    asked.then_some(Sign { length: 1, weight: 2 })
}

fn sweeping(words: &Words, i: usize) -> Option<Sign> {
    one(words, i, class::VOICE_SWEEPING, 1)
}

fn is_name(words: &Words, i: usize) -> bool {
    words.token(i).is_capital() && !opens_sentence(words, i)
}

/// Whether nothing but a mark or two stands before the token in its sentence.
fn opens_sentence(words: &Words, i: usize) -> bool {
    let start = words.sentence_range(i).start;
    i - start <= 2 && (start..i).all(|k| !words.token(k).is_word_like())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    /// `rhetorical_move` looks only behind these two words.
    #[test]
    fn moves_begin_with_opener_and_follower() {
        for (key, weight) in table::VOICE_MOVES.rows() {
            let mut parts = key.split(' ').map(lexicon::classes);
            assert!(parts.next().is_some_and(|c| c.any(class::VOICE_OPENERS)), "{key}");
            assert!(parts.next().is_some_and(|c| c.any(class::VOICE_FOLLOWERS)), "{key}");
            assert!(matches!(weight.parse(), Ok(1..=4)), "{key}");
        }
    }
}
