//! What is to follow by a verb or participle of its own: "is expected to", "is to", "plans to", "is considering", "expects".

use super::Strength;
use super::rules::{Candidate, cue};
use crate::layers::clauses::{Clause, Form, Phrase, Scene, is_adverb};
use crate::lexicon::{VerbForms, class, frame};
use crate::model::tags::Tag;
use crate::words::TokenKind;

/// "is expected", "is likely to", "is set to" …: the lexicon says how sure each sounds.
pub(super) fn expected(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let present = clause.form == Form::Present && !clause.perfect && (clause.lemma == "be" || clause.passive);
    if !present {
        return reduced(scene, clause);
    }
    let first = if clause.passive { clause.verb() } else { clause.verb() + 1 };
    let word = (first..first + 4).find(|i| {
        !is_adverb(words, *i)
            || words.is(*i, class::OUTLOOK_CERTAIN.or(class::OUTLOOK_LIKELY).or(class::OUTLOOK_UNLIKELY))
    })?;
    if !words.same_sentence(clause.verb(), word) || scene.is_question(clause.sentence()) {
        return None;
    }
    // Not "is set to 1", "is set to Loud".
    let to = words.lower(word + 1) == "to"
        && words.token(word + 2).kind() == TokenKind::Word
        && !words.token(word + 2).is_capital()
        && !words.is(word + 2, class::DETERMINERS);
    // "it is bound to grow", "governments are bound to", of nothing named.
    if words.lower(word) == "bound" && clause.subjects.is_empty() {
        return None;
    }
    // "every copyist is bound to", "you are about to": no single thing to come.
    let generic = clause.subject().is_some_and(|s| words.is_word(s.start, &["every", "each", "any", "you", "one"]));
    if generic {
        return None;
    }
    // "a march is planned for Saturday"
    let dated = || {
        let behind = word + 1..clause.extent().end.min(word + 5);
        words.is_word(word, &["planned", "scheduled", "slated", "due"])
            && words.is_word(word + 1, &["for", "on", "in", "from", "next", "tomorrow", "later", "unless"])
            && (words.is_word(word + 1, &["tomorrow", "unless"]) || behind.clone().any(|i| is_time(words, i)))
    };
    let strength = if words.is(word, class::OUTLOOK_LIKELY)
        && (to || words.is_word(word, &["expected", "forecast", "projected", "predicted"]))
    {
        // "is not expected to open until May"
        let later = || clause.complement().take(30).any(|i| words.is_word(i, &["until", "till", "before"]));
        if clause.negated && !later() { Strength::Unlikely } else { Strength::Likely }
    } else if words.is(word, class::OUTLOOK_UNLIKELY) && to {
        if clause.negated { Strength::Likely } else { Strength::Unlikely }
    } else if !clause.negated && (words.is(word, class::OUTLOOK_CERTAIN) && to || dated()) {
        Strength::Certain
    } else {
        return None;
    };
    cue(word..word + 1, strength)
}

pub(super) fn is_time(words: &crate::words::Words, i: usize) -> bool {
    words.is(i, class::WEEKDAYS.or(class::MONTHS).or(class::TIME_NOUNS))
}

/// The same without "is": "the first round set to take place in May", "a ruling expected next week".
fn reduced(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let verb = clause.verb();
    let strength = if words.is_word(verb, &["expected", "forecast", "projected", "predicted", "tipped"]) {
        Strength::Likely
    } else if words.is_word(verb, &["set", "scheduled", "planned", "slated"]) {
        Strength::Certain
    } else {
        return None;
    };
    let after = verb + 1;
    // "the level forecast in January": when it was forecast.
    let dated = !words.is_word(verb, &["forecast", "projected", "predicted"])
        && words.is_word(after, &["next", "later", "on", "in", "by", "this"])
        && (after + 1..after + 4).any(|i| is_time(words, i))
        || words.is_word(after, &["today", "tomorrow", "tonight"]);
    let fits = clause.form == Form::Participle
        && clause.group().len() == 1
        && clause.subject().is_some()
        && (words.lower(after) == "to" && words.tag(after + 1) == Tag::Base || dated);
    // "was the son expected to go far": told of the past.
    let past = scene
        .around(clause)
        .iter()
        .rev()
        .find(|c| c.verb() < clause.verb())
        .is_some_and(|c| c.form == Form::Past && c.lemma == "be");
    if past {
        return None;
    }
    fits.then_some(Candidate { strength, cue: verb..after })
}

/// "is to be held", "are to meet"; not "the aim is to".
pub(super) fn be_to(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let (is, verb) = (clause.verb(), clause.verb() + 2);
    let fits = clause.lemma == "be"
        && words.is_word(is, &["is", "are"])
        && words.lower(is + 1) == "to"
        && (words.lower(verb) == "be" || words.verb(verb).any(|r| r.forms.any(VerbForms::BASE)))
        && clause.form == Form::Present
        && !scene.is_condition(clause);
    if !fits {
        return None;
    }
    let asks = words.is_word(clause.extent().start.wrapping_sub(1), &["what", "all"])
        || (clause.subject_start().saturating_sub(3)..clause.subject_start()).any(|i| words.lower(i) == "how");
    let abstract_subject = asks
        || (clause.extent().start..clause.verb())
            .any(|i| words.is(i, class::AIMS) || words.is_word(i, &["what", "all", "it", "this", "that"]));
    // A party is to do something, or something is to be done to a thing: "the rules are to meet a need" tells a purpose, "it is to be welcomed"
    // a judgement.
    const JUDGED: [&str; 9] =
        ["welcomed", "praised", "commended", "admired", "seen", "found", "expected", "believed", "blamed"];
    let done = words.lower(clause.verb() + 2) == "be" && !words.is_word(clause.verb() + 3, &JUDGED);
    let party = |p: Phrase| !clause.subjects.is_empty() || words.tag(p.head) == Tag::Name;
    let dated = || clause.extent().clone().any(|i| words.is(i, class::WEEKDAYS.or(class::MONTHS)));
    let fits = done || clause.subject().is_some_and(party) || dated();
    if !fits || abstract_subject || clause.subject().is_none() || clause.verb() == clause.extent().start {
        return None;
    }
    cue(clause.verb()..clause.verb() + 2, Strength::Certain)
}

pub(super) fn plan(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let fits = clause.frames.any(frame::PLAN)
        && clause.form == Form::Present
        && !clause.perfect
        && !clause.passive
        && !clause.negated;
    if !fits
        || scene.is_condition(clause)
        || words.lower(clause.verb() + 1) != "to"
        || clause.extent().start == clause.verb()
    {
        return None;
    }
    cue(clause.verb()..clause.verb() + 1, Strength::Certain)
}

pub(super) fn consider(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let weighs = matches!(clause.lemma, "consider" | "weigh" | "mull") && clause.progressive && !clause.negated;
    // "said it was considering": reported, it still is.
    let now = words.is_word(clause.group().start, &["is", "are", "'s", "'re"])
        || clause.form == Form::Past && !clause.perfect && scene.quote_at(clause.verb()).is_some();
    if !weighs || clause.verb() + 1 >= clause.extent().end || !now {
        return None;
    }
    cue(clause.verb()..clause.verb() + 1, Strength::Possible)
}

/// "expects … to", "forecasts that": somebody's forecast.
pub(super) fn forecast(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let fits = clause.frames.any(frame::FORECAST)
        && clause.form == Form::Present
        && !clause.perfect
        && !clause.passive
        && !clause.negated;
    let never = words.lower(clause.group().start.wrapping_sub(1)) == "never";
    if !fits || never || clause.extent().start == clause.verb() {
        return None;
    }
    let complement = clause.complement();
    let to = complement
        .clone()
        .take(10)
        .any(|i| words.lower(i) == "to" && words.verb(i + 1).any(|r| r.forms.any(VerbForms::BASE)));
    if !to && words.lower(complement.start) != "that" {
        return None;
    }
    cue(clause.verb()..clause.verb() + 1, Strength::Likely)
}
