//! What is to follow by a modal: "will", "would" in what is reported, "may", "might", "could".

use super::Strength;
use super::plans::is_time;
use super::rules::{Candidate, cue};
use super::shades::{is_idle, is_open, is_restrictive, softened};
use crate::layers::clauses::{Clause, Form, Scene, is_conditional};
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{List, class, frame, list};
use crate::model::tags::Tag;
use crate::words::Words;

pub(super) fn will(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal()?;
    // "I will say that": said with the word itself.
    let spoken = clause.frames.any(frame::SAY) && clause.subject().is_some_and(|s| words.lower(s.head) == "i");
    let fits = words.is_word(modal, &["will", "'ll", "shall", "wo"]) && !is_restrictive(scene, clause) && !spoken;
    if !fits || is_open(scene, clause) || is_idle(scene, clause) {
        return None;
    }
    let (strength, range) = softened(scene, clause).unwrap_or((Strength::Certain, modal..modal + 1));
    // "this will be evident", "it will be cheaper": a judgement, unless it names a day.
    let judged = strength == Strength::Certain
        && clause.lemma == "be"
        && !words.is_word(clause.verb() + 1, &["able", "available", "ready", "there", "in", "on", "at"])
        && (clause.subject().is_some_and(|s| words.is_word(s.head, &["it", "this", "that", "which"]))
            || (clause.verb() + 1..clause.verb() + 3)
                .any(|i| words.is(i, class::VERDICTS) || words.is_among(i, JUDGED)))
        && !is_dated(words, clause);
    if judged {
        return None;
    }
    cue(range, strength)
}

/// How things will be, by somebody's taste.
const JUDGED: List = list![
    "better",
    "critical",
    "difficult",
    "easy",
    "hard",
    "harder",
    "important",
    "interesting",
    "rich",
    "tight",
    "tough",
    "tougher",
    "worse"
];

/// Whether a clause names a day. Its own "may" is no month.
fn is_dated(words: &Words, clause: &Clause) -> bool {
    let modal = clause.modal();
    (clause.extent().start..clause.extent().end.min(clause.verb() + 20)).any(|i| Some(i) != modal && is_time(words, i))
}

/// "would" is the "will" of reported speech, and only there a view on what follows.
pub(super) fn would(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal()?;
    let fits = words.is_word(modal, &["would", "'d"]) && !clause.perfect && !is_restrictive(scene, clause);
    if !fits || is_open(scene, clause) || is_idle(scene, clause) || is_supposed(scene, clause) {
        return None;
    }
    // "in which she would decide", "could not or would not say": told of the past. "the belief that it would": nobody says so.
    let before = clause.subject_start().wrapping_sub(1);
    let near = |c: &&Clause| c.verb() < clause.group().start;
    let having = scene.around(clause).iter().rev().find(near);
    let held = words.lower(before) == "that"
        && (words.is(before.wrapping_sub(1), class::CLAIMS)
            || words.is_word(before.wrapping_sub(1), &["faith", "confidence"]))
        && words.tag(before - 1).is_noun();
    let past = words.lower(before) == "which" && words.is(before.wrapping_sub(1), class::PREPOSITIONS)
        || words.lower(modal.wrapping_sub(1)) == "or"
        || having.is_some_and(|c| words.lower(c.group().start) == "having");
    // "believes she would be a better mayor", "feared somebody would notice": a judgement, a thought of then.
    let told = |c: &&Clause| near(c) && matches!(c.form, Form::Past | Form::Present) && !scene.is_condition(c);
    let last = scene.around(clause).iter().rev().find(told);
    let thought = last.is_some_and(|g| {
        is_thought(g.lemma) && (g.form == Form::Past || clause.lemma == "be")
            // "were worried that they would"
            || g.lemma == "be"
                && g.form == Form::Past
                && (g.verb() + 1..g.verb() + 3).any(|i| {
                    words.is_word(i, &["worried", "afraid", "concerned", "confident", "convinced", "hopeful", "sure"])
                })
    });
    // "wouldn't say which": asked in vain.
    let silent = clause.negated
        && matches!(
            clause.lemma,
            "say" | "specify" | "comment" | "confirm" | "disclose" | "elaborate" | "identify" | "reveal"
        );
    // "I’d always take the train": a habit or an advice.
    let advice = clause.subject().is_some_and(|s| words.is_word(s.head, &["i", "we", "you"]));
    // What ten percent say is no plan of anybody’s, and what somebody denies or "had said" none that holds.
    let idle = last.is_some_and(|c| {
        c.lemma == "deny"
            || c.subject().is_some_and(|s| {
                (s.start..s.end + 3).any(|i| words.tag(i) == Tag::Number || words.is_word(i, &["percent", "%"]))
            })
    });
    if past || held || thought || silent || advice || idle {
        return None;
    }
    // The verb of saying must be the last that takes a clause: "asked workers to sign, some in the belief that it would".
    let says = frame::SAY.or(frame::FORECAST).or(frame::PROMISE);
    let reported = last.is_some_and(|c| {
        let said = c.frames.any(says) && c.form == Form::Past && !c.perfect && !c.negated && !c.passive;
        let near = (c.verb() + 1..clause.group().start).all(|i| !matches!(words.slice(i), ";" | "–" | "—"));
        said && near && clause.group().start - c.verb() < 20
    });
    // "adding it would", "it would, they said"; not "the warnings that it would".
    let quoted = || {
        let quote =
            scene.quote_at(modal).filter(|q| q.value.kind != QuoteKind::Direct && words.lower(modal) != "'d")?;
        let cue = words.range(quote.value.cue?).start;
        let said = words.tag(cue).is_verb() && words.verb(cue).any(|r| r.frames.any(says));
        (said && words.lower(cue.wrapping_sub(1)) != "had").then_some(())
    };
    if !reported && quoted().is_none() {
        return None;
    }
    let (strength, range) = softened(scene, clause).unwrap_or((Strength::Certain, modal..modal + 1));
    cue(range, strength)
}

/// What a proposal does to others.
const EFFECTS: List = list![
    "address",
    "affect",
    "allow",
    "benefit",
    "bring",
    "cause",
    "cost",
    "create",
    "face",
    "give",
    "harm",
    "have",
    "help",
    "hurt",
    "improve",
    "increase",
    "lead",
    "make",
    "mean",
    "prevent",
    "protect",
    "reduce",
    "represent",
    "require",
    "save",
    "undermine"
];

/// What one thinks and does not say.
fn is_thought(lemma: &str) -> bool {
    matches!(lemma, "think" | "believe" | "feel" | "suppose" | "assume" | "imagine" | "fear" | "worry" | "hope")
}

/// Said of what would be the case, not of what will: "it would be unacceptable", "such a tax would hurt", "it would cost us". With a day it is
/// a plan.
fn is_supposed(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let subject = |list: &[&str]| clause.subject().is_some_and(|s| words.is_word(s.start, list));
    // "If he was president, nobody would".
    let unreal = || {
        let condition = |c: &Clause| c.lemma == "be" && c.form == Form::Past && scene.is_condition(c);
        scene.around(clause).iter().any(condition)
    };
    if words.is_word(clause.extent().start, &["every", "many"]) || unreal() {
        return true;
    }
    // "said kits would be free for schools" is no supposition.
    let offered = || words.is_word(clause.verb() + 1, &["accessible", "available", "closed", "free", "open", "ready"]);
    let supposed = clause.lemma == "be" && !offered()
        || subject(&["any", "anybody", "anyone", "no", "such", "whoever"])
        || !clause.passive
            && (subject(&["a", "an"])
                || clause.subject().is_some_and(|s| words.is(s.head, class::PROPOSALS))
                || clause.subject().is_none_or(|s| scene.cast.of(s).is_none())
                    && words.is_among(clause.verb(), EFFECTS));
    // The day of the saying is none: "said Wednesday it would be".
    let own = clause.subject_start().min(clause.group().start)..clause.extent().end.min(clause.verb() + 20);
    supposed && !own.into_iter().any(|i| is_time(words, i))
}

pub(super) fn may(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal()?;
    let could = words.lower(modal) == "could";
    if !(could || words.is_word(modal, &["may", "might"]))
        || clause.perfect
        || words.lower(modal + 1) == "have"
        || is_open(scene, clause)
    {
        return None;
    }
    // "the pressure it may face in the future", "a frame it could later apply": what tells which thing is meant tells what comes, too.
    let ahead = || {
        const AHEAD: [&str; 5] = ["anytime", "eventually", "later", "soon", "ultimately"];
        (clause.group().start..clause.extent().end.min(clause.verb() + 12))
            .any(|i| words.is_word(i, &AHEAD) || words.lower(i) == "future" && words.lower(i - 1) == "the")
    };
    // "may be overstated", "may not be used": a guess at what is, or a permission, unless a condition says otherwise.
    // So may "people may register", "it may affect them": nothing tells that it is to come.
    let comes = || {
        const SOON: [&str; 9] = ["again", "also", "eventually", "even", "now", "once", "soon", "still", "yet"];
        let direct = scene.quote_at(modal).is_some_and(|q| q.value.kind == QuoteKind::Direct);
        direct
            || (clause.group().start..clause.verb()).any(|i| words.is_word(i, &SOON))
            || is_dated(words, clause)
            || ahead()
            || !clause.passive && clause.negated
            || is_conditional(words, clause.extent())
    };
    if words.lower(modal) == "may" && !comes() {
        return None;
    }
    // "may be" without a participle guesses at what is, not at what comes.
    // Nor does "may be losing".
    if clause.lemma == "be" || clause.progressive && !could || is_restrictive(scene, clause) && !ahead() {
        return None;
    }
    let subject = |list: &[&str]| clause.subject().is_some_and(|s| words.is_word(s.head, list));
    if is_idle(scene, clause) || subject(&["you"]) {
        return None;
    }
    // "were sent by bus while he could take a car", "it seemed that they might win": told of the past, by nobody's words. "feared that it might":
    // a thought of then.
    let past = words.lower(modal) != "may"
        && scene.around(clause).iter().any(|c| {
            let before =
                (c.form == Form::Past || c.form == Form::Modal && c.perfect) && c.group().start < clause.group().start;
            let other = !c.frames.any(frame::SAY.or(frame::THINK)) && scene.quote_at(clause.verb()).is_none();
            before && (other || is_thought(c.lemma))
        });
    // "so they could see", "asked when it might", "while they may not have": no view of what comes.
    let before = clause.subject_start().wrapping_sub(1);
    let idle = words.is_word(before, &["so", "when", "what"])
        || !could
            && (words.is_word(before, &["while", "although", "though"])
                || clause.negated && clause.lemma == "have"
                || words.lower(clause.verb() + 1) == "as" && clause.lemma == "come"
                || clause.frames.any(frame::SAY) && subject(&["i", "we"])
                || is_thought(clause.lemma)
                || matches!(clause.lemma, "know" | "understand"))
        // "than either might admit", "thinks she could try harder"
        || words.lower(clause.group().start.wrapping_sub(2)) == "than"
        || could && scene.around(clause).iter().any(|c| c.lemma == "think" && clause.group().start.wrapping_sub(c.verb()) < 6)
        || (modal + 1..clause.verb()).any(|i| words.is_word(i, &["barely", "hardly", "then"]));
    if past || idle {
        return None;
    }
    // "so that they could": what for. "may overestimate", "could explain": a guess at what is.
    const IS: List = list![
        "called",
        "care",
        "consider",
        "constitute",
        "contain",
        "depend",
        "described",
        "deserve",
        "differ",
        "exist",
        "explain",
        "include",
        "indicate",
        "involve",
        "overestimate",
        "reflect",
        "represent",
        "see",
        "suggest",
        "termed",
        "underestimate",
        "vary",
        "view"
    ];
    let purpose = words.lower(clause.subject_start().wrapping_sub(1)) == "that"
        && words.lower(clause.subject_start().wrapping_sub(2)) == "so";
    if purpose || words.is_among(clause.verb(), IS) {
        return None;
    }
    // "could" of ability: negated, or with a verb of perception.
    let none = clause.object().is_some_and(|o| words.lower(o.start) == "no");
    if could && (clause.negated || none || words.is(clause.verb(), class::PERCEPTION)) {
        return None;
    }
    cue(modal..modal + 1, Strength::Possible)
}
