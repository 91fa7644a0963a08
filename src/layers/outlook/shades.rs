//! What makes a modal say less than it seems to: "probably", "whether it will", "hopes that it will".

use std::ops::Range;

use super::Strength;
use super::plans::is_time;
use crate::layers::clauses::{Clause, Form, Scene, is_adverb};
use crate::lexicon::frame;
use crate::model::tags::Tag;

/// Words near a modal that make it less than certain: "probably", "it is likely that".
pub(super) fn softened(scene: &Scene, clause: &Clause) -> Option<(Strength, Range<usize>)> {
    let words = scene.words;
    let modal = clause.modal()?;
    for i in modal + 1..clause.verb() {
        match words.lower(i) {
            "probably" | "likely" => return Some((Strength::Likely, modal..i + 1)),
            "possibly" | "perhaps" => return Some((Strength::Possible, modal..i + 1)),
            _ => {}
        }
    }
    // "expects that it will"
    let expects = |c: &&Clause| c.verb() < clause.group().start && c.form != Form::Ing && !c.negated;
    let before = clause.subject_start();
    if let Some(c) = scene
        .around(clause)
        .iter()
        .rev()
        .find(expects)
        .filter(|c| matches!(c.lemma, "expect" | "anticipate") && before.wrapping_sub(c.verb() + 1) <= 1)
    {
        return Some((Strength::Likely, c.verb()..c.verb() + 1));
    }
    let sentence = words.sentences()[clause.sentence()].tokens.start;
    for i in sentence.max(modal.saturating_sub(30))..modal {
        let that = words.lower(i + 1) == "that";
        match words.lower(i) {
            "likely" | "probable" if that => return Some((Strength::Likely, i..i + 2)),
            "unlikely" | "doubtful" if that => return Some((Strength::Unlikely, i..i + 2)),
            "possible" | "conceivable" if that => return Some((Strength::Possible, i..i + 2)),
            // "It’s likely on most issues he will": without "that", where a form of "be" stands right before.
            "likely"
                if modal - i < 10 && words.is_word(i.wrapping_sub(1), &["is", "'s"]) && words.lower(i + 1) != "to" =>
            {
                return Some((Strength::Likely, i..i + 1));
            }
            "doubt" | "doubts" | "doubted"
                if words.lower(i.wrapping_sub(1)) != "no" && (that || i + 1 == clause.subject_start()) =>
            {
                return Some((Strength::Unlikely, i..i + 1));
            }
            "indication" | "indications" | "sign" | "signs" | "evidence" | "chance"
                if words.is_word(i.wrapping_sub(1), &["no", "little", "few"])
                    && (that || i + 1 == clause.subject_start()) =>
            {
                return Some((Strength::Unlikely, i - 1..i + 1));
            }
            "perhaps" | "maybe" => return Some((Strength::Possible, i..i + 1)),
            "probably" => return Some((Strength::Likely, i..i + 1)),
            _ => {}
        }
    }
    None
}

/// Whether the clause is only asked about or only a condition itself: "whether it will", "if he may".
pub(super) fn is_open(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let modal = clause.modal().unwrap_or(clause.group().start);
    let floor = words.sentences()[clause.sentence()].tokens.start.max(modal.saturating_sub(12));
    let opener = (floor..modal).rev().take_while(|i| words.slice(*i) != ",").find(|i| {
        // "Moldova, where it may", "Lee, who will": told, not asked.
        words.is_word(*i, &["if", "unless", "whether", "how", "why", "what"])
            || words.is_word(*i, &["where", "who"]) && words.slice(i.wrapping_sub(1)) != ","
    });
    scene.is_question(clause.sentence())
        // "whether Lee, who won, will ever tell them"
        || words.is_word(clause.subject_start().wrapping_sub(1), &["whether", "if"])
        || opener.is_some_and(|i| {
            !words.is_word(i, &["who", "what"])
                || i < clause.extent().start
                || i + 1 == modal && words.slice(i.wrapping_sub(1)) != ","
        })
}

/// Whether the clause only says which one is meant: "a colony that will never recover".
pub(super) fn is_restrictive(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let mut before = clause.group().start;
    while before > 0 && is_adverb(words, before - 1) {
        before -= 1;
    }
    // "the one that is hostile and will put us out of work"
    if words.lower(before.wrapping_sub(1)) == "and"
        && clause.subject_start() == clause.group().start
        && let Some(first) = scene.around(clause).iter().rev().find(|c| c.verb() < clause.group().start)
    {
        before = first.group().start;
    }
    // "the most important job any of us will do": not "told reporters he will", "said Monday it will".
    let border = clause.subject_start().wrapping_sub(1);
    let contact = || {
        let pronoun = clause
            .subject()
            .is_some_and(|s| words.is_word(s.start, &["i", "you", "he", "she", "it", "we", "they", "any"]));
        let Some(noun) = scene.phrases.at(border).filter(|p| p.head == border && p.governor.is_none()) else {
            return false;
        };
        let told = noun.start > 0 && words.verb(noun.start - 1).any(|r| r.frames.any(frame::TELL.or(frame::SAY)));
        pronoun
            && clause.subject_start() < clause.group().start
            && words.same_sentence(border, before)
            && !told
            && words.tag(border) != Tag::Name
            && !is_time(words, border)
    };
    if contact() {
        return true;
    }
    before > 1
        && words.is_word(before - 1, &["that", "which", "who"])
        && words.same_sentence(before - 2, before)
        && words.slice(before - 2) != ","
}

/// What says nothing of the time to come: "you will not read", "we'll see", "may seem", and what somebody only hopes or does not believe.
pub(super) fn is_idle(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let subject = |list: &[&str]| clause.subject().is_some_and(|s| words.is_word(s.head, list));
    let stative =
        matches!(clause.lemma, "seem" | "appear" | "look" | "sound" | "want" | "like" | "prefer" | "mean" | "matter");
    let governor = scene
        .around(clause)
        .iter()
        .rev()
        .find(|c| c.verb() < clause.group().start && !matches!(c.form, Form::Infinitive | Form::Ing));
    let hoped = governor.is_some_and(|g| {
        let right = clause.group().start - g.verb() < if scene.is_condition(g) { 20 } else { 12 }
            && !(g.verb()..clause.group().start).any(|i| matches!(words.slice(i), "," | ";"));
        // "if anyone thinks it will", "nothing suggests it will".
        let idle = scene.is_condition(g)
            || g.negated
            || (g.verb().saturating_sub(8)..g.verb()).any(|i| words.lower(i) == "nothing");
        right && (matches!(g.lemma, "hope" | "wish" | "pray") || idle && g.frames.any(frame::THINK))
    });
    // "will always be", "could typically": a habit.
    let from = clause.group().start..clause.verb();
    let habit = from
        .clone()
        .any(|i| words.is_word(i, &["always", "often", "usually", "typically", "occasionally", "sometimes"]));
    let ruled = words.lower(from.start) == "shall" && !subject(&["i", "we"]);
    // "they hope that, as it grows, it will", "my hope would be that it will": wished.
    let wished = scene.around(clause).iter().any(|c| {
        let near = c.verb() < clause.group().start && clause.group().start - c.verb() < 25;
        let hope = |i: usize| words.is_word(i, &["hope", "wish", "dream"]);
        near && match c.lemma {
            "hope" | "wish" | "pray" => words.lower(c.verb() + 1) == "that",
            "be" => c.subject().is_some_and(|s| hope(s.head)) || (c.verb() + 1..c.verb() + 3).any(hope),
            _ => false,
        }
    });
    // "will save you space": said to whoever buys it.
    let sold = clause.subjects.is_empty()
        && clause.subject().is_some_and(|s| words.tag(s.head) != Tag::Pronoun)
        && words.lower(clause.verb() + 1) == "you";
    // "as it will be", "or he would not be here".
    let before = clause.subject_start().wrapping_sub(1);
    let hope = words.lower(before) == "that" && words.is_word(before.wrapping_sub(1), &["hope", "hopes", "wish"]);
    // "I’ll leave you with this": said to the reader.
    let told = subject(&["i", "we"]) && words.lower(clause.verb() + 1) == "you";
    // "Hopefully it will", "so mad that nobody will", "Time will tell", and headlines run together ("What The Party Will Do").
    let hope = hope
        || words.lower(clause.extent().start) == "hopefully"
        || words.lower(words.sentences()[clause.sentence()].tokens.start) == "hopefully";
    let so = words.lower(before) == "that" && words.is_word(before.wrapping_sub(2), &["so", "such"]);
    let titled = from.start > clause.subject_start() && words.token(from.start).is_capital();
    habit
        || ruled
        || so
        || titled
        || clause.lemma == "tell" && subject(&["time"])
        || hope
        || wished
        || sold
        || told
        || words.lower(before) == "as"
        || words.lower(before) == "or" && clause.subject().is_some_and(|s| words.tag(s.head) == Tag::Pronoun)
        || (subject(&["you", "one"]) || words.lower(from.start.wrapping_sub(1)) == "you")
            && scene.quote_at(clause.verb()).is_none()
        || clause.lemma == "see" && subject(&["we"])
        || stative
        || hoped
}
