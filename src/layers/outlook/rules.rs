//! The rules: which words open a view on what may follow.

use std::ops::Range;

use super::Strength;
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Phrase, Scene, is_adverb, is_conditional};
use crate::lexicon::{VerbForms, class, frame};
use crate::model::tags::Tag;

/// What a rule says of a clause: how sure it sounds, and by which words.
pub(super) struct Candidate {
    pub strength: Strength,
    pub cue: Range<usize>,
}

type Find = fn(&Scene, &Clause) -> Option<Candidate>;

/// In order of precedence: of two rules that answer for one clause the first counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "outlook.expected",
        find: expected,
        shows: &[
            "[The vote is expected next week|likely;cue=expected].",
            "[Rain is likely to return on Friday|likely;cue=likely].",
            "[The minister is unlikely to resign|unlikely;cue=unlikely].",
            "[The trial is set to begin in May|certain;cue=set].",
            "She named [a trial set to begin in May|certain;cue=set].",
            "[Prices are not expected to fall|unlikely;cue=expected].",
        ],
        not: &["They failed to produce the expected results.", "The team was expected to win but lost.", "He is due."],
    },
    Rule {
        id: "outlook.be-to",
        find: be_to,
        shows: &["[The first referendum is to be held in November|certain;cue=is to]."],
        not: &["The aim is to cut costs.", "The question is to whom it belongs.", "What matters is to win."],
    },
    Rule {
        id: "outlook.will",
        find: will,
        shows: &[
            "[The council will meet on Friday|certain;cue=will].",
            "[They won’t return|certain;cue=wo].",
            "[The firm will probably close the plant|likely;cue=will probably].",
            "[It is likely that the bank will cut rates|likely;cue=likely that].",
            "[If the talks fail, the union will strike|certain;conditional=true].",
        ],
        not: &[
            "It takes a political will to do so.",
            "Will Smith left.",
            "He left his will to her.",
            "Who will pay?",
            "It is a colony that will recover.",
        ],
    },
    Rule {
        id: "outlook.would",
        find: would,
        shows: &["The mayor said [the bridge would open in May|certain;cue=would]."],
        not: &["A bridge would be useful.", "She said she would have come.", "He would walk there every day."],
    },
    Rule {
        id: "outlook.may",
        find: may,
        shows: &[
            "[The dispute may soon reach the court|possible;cue=may].",
            "[Prices could rise if the strike goes on|possible;conditional=true].",
            "[The storm might not weaken before Monday|possible;cue=might].",
        ],
        not: &[
            "It opened in May.",
            "He may have left.",
            "She could not swim.",
            "The ship could be seen from the shore.",
            "The drone can strike targets.",
        ],
    },
    Rule {
        id: "outlook.plan",
        find: plan,
        shows: &[
            "[The company plans to hire 40 people|certain;cue=plans].",
            "[The government intends to appeal|certain;cue=intends].",
        ],
        not: &["The plans to build were dropped.", "The company planned to hire.", "The plan is ready."],
    },
    Rule {
        id: "outlook.consider",
        find: consider,
        shows: &["[The club is considering an appeal|possible;cue=considering]."],
        not: &["The club considered an appeal.", "He is considered a friend."],
    },
    Rule {
        id: "outlook.forecast",
        find: forecast,
        shows: &[
            "[Analysts expect prices to rise|likely;cue=expect;voice=reported].",
            "[The bank forecasts that growth will slow|likely;cue=forecasts].",
            "[We expect prices to rise|likely;voice=author].",
        ],
        not: &["They expect an answer.", "The forecasts were wrong.", "He had expected to win."],
    },
];

fn cue(range: Range<usize>, strength: Strength) -> Option<Candidate> {
    Some(Candidate { strength, cue: range })
}

/// "is expected", "is likely to", "is set to" …: the lexicon says how sure each sounds.
fn expected(scene: &Scene, clause: &Clause) -> Option<Candidate> {
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
    if !words.same_sentence(clause.verb(), word) {
        return None;
    }
    let to = words.lower(word + 1) == "to";
    // "it is bound to grow", of nothing named.
    if words.lower(word) == "bound"
        && clause.subjects.is_empty()
        && clause.subject().is_some_and(|s| words.tag(s.head) == Tag::Pronoun)
    {
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

fn is_time(words: &crate::words::Words, i: usize) -> bool {
    words.is(i, class::WEEKDAYS.or(class::MONTHS).or(class::TIME_NOUNS))
}

/// The same without "is": "the first round set to take place in May", "a ruling expected next week".
fn reduced(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let after = clause.verb() + 1;
    let dated = words.is_word(after, &["next", "later", "on", "in", "by", "this"])
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
    let strength = match clause.verb() {
        verb if words.is_word(verb, &["expected", "forecast", "projected", "predicted", "tipped"]) => Strength::Likely,
        verb if words.is_word(verb, &["set", "scheduled", "planned", "slated"]) => Strength::Certain,
        _ => return None,
    };
    fits.then_some(Candidate { strength, cue: clause.verb()..clause.verb() + 1 })
}

/// "is to be held", "are to meet"; not "the aim is to".
fn be_to(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let verb =
        words.verb(clause.verb() + 2).any(|r| r.forms.any(VerbForms::BASE)) || words.lower(clause.verb() + 2) == "be";
    let fits = clause.lemma == "be"
        && clause.form == Form::Present
        && !scene.is_condition(clause)
        && words.is_word(clause.verb(), &["is", "are"])
        && words.lower(clause.verb() + 1) == "to"
        && verb;
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
    let fits = fits && (done || clause.subject().is_some_and(party) || dated());
    if !fits || abstract_subject || clause.subject().is_none() || clause.verb() == clause.extent().start {
        return None;
    }
    cue(clause.verb()..clause.verb() + 2, Strength::Certain)
}

/// Words near a modal that make it less than certain: "probably", "it is likely that".
fn softened(scene: &Scene, clause: &Clause) -> Option<(Strength, Range<usize>)> {
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
fn is_open(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let modal = clause.modal().unwrap_or(clause.group().start);
    let floor = words.sentences()[clause.sentence()].tokens.start.max(modal.saturating_sub(12));
    let opener = (floor..modal).rev().take_while(|i| words.slice(*i) != ",").find(|i| {
        // "Moldova, where it may", "Lee, who will": told, not asked.
        words.is_word(*i, &["if", "unless", "whether", "how", "why", "what"])
            || words.is_word(*i, &["where", "who"]) && words.slice(i.wrapping_sub(1)) != ","
    });
    scene.is_question(clause.sentence())
        || opener.is_some_and(|i| {
            !words.is_word(i, &["who", "what"])
                || i < clause.extent().start
                || i + 1 == modal && words.slice(i.wrapping_sub(1)) != ","
        })
}

/// Whether the clause only says which one is meant: "a colony that will never recover".
fn is_restrictive(scene: &Scene, clause: &Clause) -> bool {
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
    before > 1
        && words.is_word(before - 1, &["that", "which", "who"])
        && words.same_sentence(before - 2, before)
        && words.slice(before - 2) != ","
}

/// What says nothing of the time to come: "you will not read", "we'll see", "may seem", and what somebody only hopes or does not believe.
fn is_idle(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let subject = |list: &[&str]| clause.subject().is_some_and(|s| words.is_word(s.head, list));
    let stative =
        matches!(clause.lemma, "seem" | "appear" | "look" | "sound" | "want" | "like" | "prefer" | "mean" | "matter");
    let governor =
        scene.around(clause).iter().rev().find(|c| c.verb() < clause.group().start && c.form != Form::Infinitive);
    let hoped = governor.is_some_and(|g| {
        let right = clause.group().start - g.verb() < if scene.is_condition(g) { 20 } else { 12 }
            && !(g.verb()..clause.group().start).any(|i| matches!(words.slice(i), "," | ";"));
        // "if anyone thinks it will", "nothing suggests it will".
        let idle = scene.is_condition(g)
            || g.negated
            || (g.verb().saturating_sub(8)..g.verb()).any(|i| words.lower(i) == "nothing");
        let hopes = matches!(g.lemma, "hope" | "wish" | "pray");
        (right || words.lower(g.verb() + 1) == "that") && hopes || right && idle && g.frames.any(frame::THINK)
    });
    // "will always be", "could typically": a habit.
    let from = clause.group().start..clause.verb();
    let habit = from
        .clone()
        .any(|i| words.is_word(i, &["always", "often", "usually", "typically", "occasionally", "sometimes"]));
    let ruled = words.lower(from.start) == "shall" && !subject(&["i", "we"]);
    // "it is my hope that they will", "as it will be", "or he would not be here".
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
        || told
        || words.lower(before) == "as"
        || words.lower(before) == "or" && clause.subject().is_some_and(|s| words.tag(s.head) == Tag::Pronoun)
        || subject(&["you", "one"]) && scene.quote_at(clause.verb()).is_none()
        || clause.lemma == "see" && subject(&["we"])
        || stative
        || hoped
}

fn will(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let modal = clause.modal()?;
    // "I will say that": said with the word itself.
    let spoken = clause.frames.any(frame::SAY) && clause.subject().is_some_and(|s| scene.words.lower(s.head) == "i");
    let fits = scene.words.is_word(modal, &["will", "'ll", "shall", "wo"]) && !is_restrictive(scene, clause) && !spoken;
    if !fits || is_open(scene, clause) || is_idle(scene, clause) {
        return None;
    }
    let (strength, range) = softened(scene, clause).unwrap_or((Strength::Certain, modal..modal + 1));
    cue(range, strength)
}

/// "would" is the "will" of reported speech, and only there a view on what follows.
fn would(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let modal = clause.modal()?;
    if !words.is_word(modal, &["would", "'d"]) || clause.perfect || is_open(scene, clause) || is_idle(scene, clause) {
        return None;
    }
    // "in which she would decide", "could not or would not say": told of the past.
    let before = clause.subject_start().wrapping_sub(1);
    let having = scene.around(clause).iter().rev().find(|c| c.verb() < clause.group().start);
    let past = words.lower(before) == "which" && words.is(before.wrapping_sub(1), class::PREPOSITIONS)
        || words.lower(modal.wrapping_sub(1)) == "or"
        || having.is_some_and(|c| words.lower(c.group().start) == "having");
    // "believes she would be a better mayor", "I thought somebody would notice": a judgement, a thought of then.
    let governor = scene.around(clause).iter().rev().find(|c| {
        c.verb() < clause.group().start
            && matches!(c.form, Form::Past | Form::Present | Form::Infinitive)
            && !scene.is_condition(c)
    });
    let thought = governor.is_some_and(|g| {
        matches!(g.lemma, "think" | "believe" | "feel" | "suppose" | "assume" | "imagine")
            && (g.form == Form::Past || clause.lemma == "be")
            // "were worried that they would"
            || g.lemma == "be"
                && g.form == Form::Past
                && (g.verb() + 1..g.verb() + 3).any(|i| words.is_word(i, &["worried", "afraid", "concerned", "hopeful", "sure"]))
    });
    if past || thought {
        return None;
    }
    // "it would be unacceptable" judges.
    if clause.lemma == "be" && words.is(clause.verb() + 1, class::VERDICTS) {
        return None;
    }
    // "I’d always take the train": a habit or an advice.
    if words.lower(modal) == "'d" && clause.subject().is_some_and(|s| words.is_word(s.head, &["i", "you"])) {
        return None;
    }
    // The verb of saying must be the last that takes a clause: "asked workers to sign, some in the belief that it would".
    let last = scene.around(clause).iter().rev().find(|c| {
        c.verb() < clause.group().start && matches!(c.form, Form::Past | Form::Present) && !scene.is_condition(c)
    });
    let reported = last.into_iter().any(|c| {
        let says =
            c.frames.any(frame::SAY.or(frame::FORECAST)) && matches!(c.form, Form::Past) && !c.negated && !c.passive;
        let near = c.verb() < clause.group().start
            && (c.verb() + 1..clause.group().start).all(|i| !matches!(words.slice(i), ";" | "–" | "—"));
        says && near && clause.group().start - c.verb() < 20
    });
    let quoted = words.slice(modal) != "'d"
        && scene.quote_at(modal).is_some_and(|q| q.value.kind != crate::layers::quotes::QuoteKind::Direct);
    if !reported && !quoted {
        return None;
    }
    let (strength, range) = softened(scene, clause).unwrap_or((Strength::Certain, modal..modal + 1));
    cue(range, strength)
}

fn may(scene: &Scene, clause: &Clause) -> Option<Candidate> {
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
    // "may be overstated", "may not be used": a guess at what is, or a permission, unless a condition says otherwise.
    if words.lower(modal) == "may" && clause.passive && !is_conditional(words, clause.extent().clone()) {
        return None;
    }
    // "may be" without a participle guesses at what is, not at what comes.
    // Nor does "may be losing".
    if clause.lemma == "be" || clause.progressive && !could || is_restrictive(scene, clause) {
        return None;
    }
    if is_idle(scene, clause) || clause.subject().is_some_and(|s| words.lower(s.head) == "you") {
        return None;
    }
    // "were sent by bus while he could take a car": told of the past, by nobody's words, it is ability.
    let past = could
        && scene.quote_at(clause.verb()).is_none()
        && scene.around(clause).iter().any(|c| {
            c.form == Form::Past && !c.frames.any(frame::SAY.or(frame::THINK)) && c.group().start < clause.group().start
        });
    if past {
        return None;
    }
    // "so that they could": what for. "may overestimate", "could explain": a guess at what is.
    const IS: [&str; 16] = [
        "constitute",
        "contain",
        "depend",
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
        "suggest",
        "underestimate",
        "vary",
    ];
    let purpose = words.lower(clause.subject_start().wrapping_sub(1)) == "that"
        && words.lower(clause.subject_start().wrapping_sub(2)) == "so";
    if purpose || IS.contains(&words.lower(clause.verb())) {
        return None;
    }
    // "could" of ability: negated, or with a verb of perception.
    if could && (clause.negated || words.is(clause.verb(), class::PERCEPTION)) {
        return None;
    }
    cue(modal..modal + 1, Strength::Possible)
}

fn plan(scene: &Scene, clause: &Clause) -> Option<Candidate> {
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

fn consider(scene: &Scene, clause: &Clause) -> Option<Candidate> {
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
fn forecast(scene: &Scene, clause: &Clause) -> Option<Candidate> {
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
