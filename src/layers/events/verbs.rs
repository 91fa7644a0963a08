//! Events told by a verb. What kind each tells, with the words behind it, is in `event.frames.tsv`.

use super::EventStatus;
use super::rules::{Candidate, status};
use crate::layers::clauses::{Clause, Form, Phrase, Scene, frames};
use crate::layers::entities::ActorKind;
use crate::layers::quotes::QuoteKind;
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;

/// Verbs that only say that a party speaks or acts on paper; in the present tense too they tell the news: "The union rejects the offer".
fn present_tells(kind: &str) -> bool {
    matches!(kind, "accuse" | "reject" | "request" | "threaten")
}

pub(super) fn verb(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !frames::EVENTS.has(clause) {
        return None;
    }
    let status = status(scene, clause);
    let present = clause.form == Form::Present && !clause.negated && !clause.subjects.is_empty();
    if status.is_none() && !present {
        return None;
    }
    let (kind, trigger) = framed(scene, clause)?;
    let status = status.or_else(|| {
        // "experts recommend aloe": advice to all.
        let told = present
            && present_tells(kind)
            && !matches!(clause.lemma, "recommend" | "advise" | "advocate")
            && (!clause.passive || clause.lemma == "accuse");
        let free = !scene.is_question(clause.sentence())
            && !scene.is_condition(clause)
            && scene.quote_at(clause.verb()).is_none_or(|q| q.value.kind != QuoteKind::Direct);
        (told && free).then_some(EventStatus::Happened)
    })?;
    if scene.starts_another(clause) || is_narrated(scene, clause) || is_habit(scene, clause) {
        return None;
    }
    // Somebody or something must be in it: "it", "this" and "there" tell no participant, "no injuries" none either.
    let subject = scene.started_by(clause).unwrap_or(clause).subject().or(clause.object())?;
    let empty = words.is_word(
        subject.head,
        &["it", "this", "that", "there", "which", "what", "you", "one", "nobody", "none", "nothing"],
    ) && scene.cast.at(subject.head).is_none()
        || words.is_word(subject.start, &["no", "any", "every", "each"])
        || clause.form == Form::Infinitive && words.is(subject.head, class::AIMS);
    if empty && clause.object().is_none_or(|o| scene.cast.of(o).is_none()) {
        return None;
    }
    // Help, leave and reproach come from somebody: a law or a chance that "allowed him to rest" did nothing, a move "raised concerns".
    let spoken = matches!(clause.lemma, "threaten" | "raise" | "brush" | "turn" | "defy" | "resist" | "voice")
        && matches!(kind, "accuse" | "reject" | "threaten");
    let given = matches!(kind, "aid" | "support") || kind == "sanction" && clause.lemma == "cut";
    let left = kind == "concede" && !matches!(clause.lemma, "resign" | "step" | "quit");
    let nobody = |s: Phrase| {
        (!is_human(scene, s) || s.governor.is_some()) && !(spoken && frames::is_object(words.lower(s.head), "text"))
    };
    if (spoken || given || left)
        && !clause.passive
        && clause.subjects.is_empty()
        && scene.started_by(clause).unwrap_or(clause).subject().is_none_or(nobody)
    {
        return None;
    }
    // "the deficit will increase": nobody plans it.
    if kind == "other"
        && clause.form == Form::Modal
        && clause.object().is_none()
        && !clause.passive
        && clause.subjects.is_empty()
        && !is_human(scene, subject)
    {
        return None;
    }
    // "Ann Lee agreed.": with what was said.
    if kind == "agree" && clause.lemma == "agree" && clause.complement().is_empty() && clause.subjects.len() < 2 {
        return None;
    }
    // "they will help make your home calm": nobody named.
    if kind == "aid" && clause.form == Form::Modal && clause.subjects.is_empty() && !clause.passive {
        return None;
    }
    // "48 percent agreed": an answer to a question. "confidence that the voters will back her": somebody's belief.
    let polled = (matches!(kind, "agree" | "support" | "reject" | "accuse") || clause.lemma == "choose")
        && words.is_word(subject.head, &["percent", "%", "overall"]);
    let believed = clause.form == Form::Modal
        && words.lower(clause.subject_start().wrapping_sub(1)) == "that"
        && !words.verb(clause.subject_start().wrapping_sub(2)).any(|r| r.frames.any(frame::SAY));
    // "10 percent of the teachers resigned": statistics.
    let share = |i: usize| words.is_word(i, &["percent", "%"]);
    let shares = share(subject.head) || (subject.start.saturating_sub(5)..subject.start).any(share);
    let polled = polled || kind != "other" && shares;
    let object = clause.object();
    // "helped him win": no help of its own. "elected officials" are there already. Counsel defends by calling; a person catches fire in polls.
    let idle = match clause.lemma {
        "help" => object.is_some_and(|o| words.tag(o.end) == Tag::Base),
        "elect" => {
            object.is_some_and(|o| o.start == clause.verb() + 1 && words.is_word(o.head, &["official", "officials"]))
        }
        "defend" => (subject.start..subject.head).any(|i| words.is_word(i, &["attorney", "lawyer", "counsel"])),
        "catch" => clause.subjects.iter().any(|a| scene.actors.get(*a).is_some_and(|a| a.kind == ActorKind::Person)),
        "threaten" => frames::is_object(words.lower(subject.head), "event"),
        // Of whom nobody knows whether with words.
        "attack" => {
            clause.passive && kind == "assault" && is_verbal(scene, clause) && scene.cast.agent(words, clause).is_none()
        }
        _ => false,
    };
    // "the inn where she had celebrated": told to say which.
    let aside =
        clause.perfect && clause.form == Form::Past && words.lower(clause.subject_start().wrapping_sub(1)) == "where";
    if idle || aside {
        return None;
    }
    // "retired surgeon Ann Lee told": what stands in front of another verb is that one’s subject.
    let next = || scene.clauses.get(scene.clauses.partition_point(|c| c.verb() <= clause.verb()));
    // "banks rallied": their shares.
    if matches!(clause.lemma, "rally" | "join")
        && (frames::is_object(words.lower(subject.head), "firm")
            || words.is_word(subject.head, &["banks", "companies", "stocks", "markets", "bonds"]))
        && (clause.lemma == "rally" || clause.subjects.is_empty())
    {
        return None;
    }
    let attribute = clause.subject().is_none()
        && clause.form == Form::Past
        && clause.object().is_some_and(|o| {
            next()
                .is_some_and(|n| n.group().start == o.end && matches!(n.form, Form::Past | Form::Present | Form::Modal))
        });
    // "meet a need"; players who meet in the final.
    let meets = kind == "consult" && clause.lemma == "meet";
    let need = meets
        && clause.object().is_some_and(|o| {
            scene.cast.of(o).is_none() && !is_human(scene, o)
                // "the deadline Congress imposed"
                || (o.start..o.head).any(|i| words.is_word(i, &["deadline", "deadlines", "demand", "demands", "target"]))
        });
    let kind = match kind {
        // "when the crisis struck"; "declined in March to hear".
        "protest" if clause.lemma == "strike" && clause.subjects.is_empty() && !is_human(scene, subject) => "other",
        "other" if clause.lemma == "decline" && declines(words, clause) => "reject",
        _ if meets
            && (clause.verb()..words.sentence_range(clause.verb()).end)
                .take(40)
                .any(|i| frames::is_object(words.lower(i), "final")) =>
        {
            "other"
        }
        kind => kind,
    };
    if attribute || need || polled || believed || kind == "other" && !is_told_news(scene, clause, status) {
        return None;
    }
    // "is opening a shop next year": not yet.
    let coming = status == EventStatus::Ongoing
        && clause.form == Form::Present
        && clause.complement().take(40).any(|i| {
            words.lower(i) == "tomorrow"
                || words.lower(i) == "next" && words.is(i + 1, class::TIME_NOUNS)
                || words.lower(i) == "later" && words.is_word(i + 1, &["this", "in", "on"])
        });
    Some(Candidate { kind, status: if coming { EventStatus::Planned } else { status }, trigger })
}

/// "declined in early March to hear"
fn declines(words: &crate::words::Words, clause: &Clause) -> bool {
    clause.complement().take(8).any(|i| words.tag(i) == Tag::To && words.tag(i + 1) == Tag::Base)
}

/// "I met him", "it asks your browser": told of the writer, of the reader or of nobody in particular.
fn is_narrated(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let own = |p: Phrase| {
        words.is_word(p.head, &["i", "we", "you", "me", "us", "one"]) || words.is_word(p.start, &["my", "your"])
    };
    let told = clause.complement().take(8).any(|i| words.is_word(i, &["me", "my"]));
    told || clause.subject().is_some_and(own) || clause.object().is_some_and(own)
}

/// "people who lobby", "often questions": no single happening.
fn is_habit(scene: &Scene, clause: &Clause) -> bool {
    const OFTEN: [&str; 13] = [
        "traditionally",
        "historically",
        "constantly",
        "continually",
        "often",
        "usually",
        "always",
        "never",
        "regularly",
        "routinely",
        "sometimes",
        "frequently",
        "generally",
    ];
    let words = scene.words;
    let simple = clause.form == Form::Present && !clause.perfect && !clause.progressive;
    let restrictive = words.is_word(clause.group().start.wrapping_sub(1), &["who", "that", "which"])
        && words.slice(clause.group().start.wrapping_sub(2)) != ",";
    // "people who had been briefed", "those who refused": whoever they are.
    let anybody = |p: Phrase| {
        words.is_word(p.head, &["those", "people", "anyone", "someone", "ones"])
            || words.tag(p.head) == Tag::Nouns
                && (!matches!(words.tag(p.start), Tag::Determiner | Tag::Number | Tag::Possessive)
                    || words.is_word(p.start, &["both", "all", "some", "many", "most"]))
    };
    let whom = simple && words.is_word(clause.subject_start().wrapping_sub(1), &["whom", "that", "which"]);
    let generic = whom && clause.frames.0 & frame::SAY.0 == 0 || restrictive && clause.subject().is_some_and(anybody);
    let first = words.lower(clause.extent().start);
    let often = OFTEN.contains(&first)
        || (clause.group().start.saturating_sub(2)..clause.verb()).any(|i| words.is_word(i, &OFTEN));
    often || simple && restrictive || generic
}

/// Whether a noun phrase names people or a body of people, as far as tags and lists tell.
pub(super) fn is_human(scene: &Scene, phrase: Phrase) -> bool {
    let words = scene.words;
    // "the departments"
    let singular = words.lower(phrase.head).trim_end_matches('s');
    words.tag(phrase.head) == Tag::Name
        || words.is_word(phrase.head, &["he", "she", "they", "we", "who"])
        || words.is(phrase.head, class::DECIDERS.or(class::PARTIES))
        || [&table::ACTOR_HUMANS, &table::ACTOR_GROUPS, &table::ACTOR_ORGANIZATIONS]
            .iter()
            .any(|t| words.found_in(phrase.head, t).is_some() || t.get(singular).is_some())
        || words.is_word(phrase.head, &["campaign", "crowd", "it", "deputy", "sponsor"])
        || ["person", "guest", "force"].iter().any(|c| frames::is_object(words.lower(phrase.head), c))
        || words.lower(phrase.head).ends_with("ers")
        || words.lower(phrase.head).ends_with("men")
}

/// What is no deed between parties is news only with a name or a day in it; what goes on or is planned, only with a day.
fn is_told_news(scene: &Scene, clause: &Clause, status: EventStatus) -> bool {
    let words = scene.words;
    let day = |i: usize| {
        words.is(i, class::WEEKDAYS.or(class::MONTHS)) && words.token(i).is_capital()
            || words.is_word(i, &["yesterday", "today", "tomorrow", "tonight"])
            || words.is_word(i, &["last", "next", "this"]) && words.is(i + 1, class::TIME_NOUNS)
            || words.lower(i) == "in" && words.tag(i + 1) == Tag::Number && words.slice(i + 1).len() == 4
    };
    let dated = clause.extent().clone().any(day);
    let pronoun = |i: usize| words.tag(i) == Tag::Pronoun;
    let name = |i: usize| words.tag(i) == Tag::Name || scene.cast.at(i).is_some();
    let named =
        clause.subject().into_iter().chain(clause.object()).any(|p| (p.start..p.end).any(name) && !pronoun(p.head));
    // "A helicopter crashed": news by itself.
    let disaster = matches!(clause.lemma, "crash" | "collide" | "explode" | "derail" | "sink" | "capsize" | "catch")
        && clause.subject().is_some_and(|s| words.is_word(s.start, &["a", "an", "two", "three"]));
    match status {
        EventStatus::Happened => {
            disaster || dated || named || clause.subject().is_some_and(|s| words.tag(s.start) == Tag::Number)
        }
        _ => dated,
    }
}

/// A participle behind its noun: "the format proposed by Moscow", "a study published in May". Somebody or a day must be told with it.
pub(super) fn participle(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.form != Form::Participle || clause.group().len() != 1 || clause.negated || clause.subject().is_none() {
        return None;
    }
    let direct = scene.quote_at(clause.verb()).is_some_and(|q| q.value.kind == QuoteKind::Direct);
    let after = clause.verb() + 1;
    let by = words.lower(after) == "by" && scene.cast.first_behind(words, after + 1, clause.extent().end).is_some();
    let dated = words.tag(after) == Tag::In
        && words.is_word(after, &["in", "on", "last"])
        && words.is(after + 1, class::MONTHS.or(class::WEEKDAYS))
        || words.is(after, class::WEEKDAYS)
        || words.is_word(after, &["yesterday", "last"]);
    let placed = words.lower(after) == "in"
        && scene.cast.at(after + 1).is_some_and(|m| scene.actors[m.0].kind == ActorKind::Place);
    let (kind, trigger) = framed(scene, clause)?;
    let none = clause
        .subject()
        .is_some_and(|s| words.is_word(s.start, &["no", "any", "little", "few", "every", "each", "those"]));
    (!direct
        && !none
        && (by || dated || placed)
        && !scene.is_condition(clause)
        && !scene.is_question(clause.sentence()))
    .then_some(Candidate { kind, status: EventStatus::Happened, trigger })
}

/// "…, killing three people": what follows from the main verb of the same sentence.
pub(super) fn following(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if clause.form != Form::Ing
        || clause.group().len() != 1
        || clause.object().is_none()
        || clause.verb() == 0
        || is_narrated(scene, clause)
    {
        return None;
    }
    let comma = words.slice(clause.verb() - 1) == ",";
    let (kind, trigger) = framed(scene, clause)?;
    let near = scene.around(clause);
    let main = near
        .iter()
        .rev()
        .find(|c| c.verb() < clause.verb() && matches!(c.form, Form::Past | Form::Present | Form::Modal))?;
    let harm = matches!(kind, "assault" | "coerce" | "other")
        && words.is_word(clause.verb(), &["killing", "injuring", "wounding", "destroying"]);
    (comma && harm && main.is_fact() && status(scene, main).is_some()).then_some(Candidate {
        kind: if agentless(scene, main) || !is_attack(scene, main) { "other" } else { kind },
        status: EventStatus::Happened,
        trigger,
    })
}

/// Whether the main verb tells an attack: "attacked six towns, killing"; a country "suffered a crash, killing" nobody.
pub(super) fn is_attack(scene: &Scene, clause: &Clause) -> bool {
    frames::read(&frames::EVENTS, scene, clause).is_some_and(|r| matches!(r.kind, "assault" | "coerce" | "mobilize"))
}

/// The kind of the event that a clause tells by its verb, and the token that tells it. A storm or a crash kills too, but does not attack.
fn framed(scene: &Scene, clause: &Clause) -> Option<(&'static str, usize)> {
    let kind = frames::read(&frames::EVENTS, scene, clause)?.kind;
    let active = kind == "assault" && !clause.passive;
    // "were destroyed by the policies": no attack.
    let by = scene
        .phrases
        .from(clause.verb() + 2)
        .filter(|_| clause.passive && scene.words.lower(clause.verb() + 1) == "by");
    let thing = by.is_some_and(|p| !p.owner && scene.cast.at(p.head).is_none() && !is_human(scene, p));
    let kind = match clause.subject() {
        _ if kind == "assault" && thing => "other",
        Some(_) if active && agentless(scene, clause) => "other",
        // "injured her wrist"
        _ if active
            && is_harm(clause.lemma)
            && clause.object().is_some_and(|o| scene.words.is(o.start, class::POSSESSIVES) && !is_human(scene, o)) =>
        {
            "other"
        }
        s if kind == "assault"
            && is_harm(clause.lemma)
            && !by.or(s.filter(|_| active)).is_some_and(|p| is_human(scene, p) || scene.cast.at(p.head).is_some())
            && !tells_attack(scene, clause) =>
        {
            "other"
        }
        _ if active && clause.lemma == "attack" && is_verbal(scene, clause) => "accuse",
        // "attacked Lee, questioning whether", "the article attacked the minister": with words.
        _ if kind == "assault" && clause.lemma == "attack" && with_words(scene, clause) => "accuse",
        Some(s) if active && frames::is_object(scene.words.lower(s.head), "text") => "accuse",
        _ => kind,
    };
    Some((kind, clause.verb()))
}

/// Verbs of harm that a crash or a flood does as well as an attacker.
fn is_harm(lemma: &str) -> bool {
    matches!(lemma, "kill" | "injure" | "wound" | "maim" | "destroy" | "hit")
}

/// Whether a weapon, an attack or somebody armed is named around a clause: else those harmed may be victims of an accident.
fn tells_attack(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let sentence = words.sentence_range(clause.verb());
    let near = sentence.start.max(clause.verb().saturating_sub(40))..sentence.end.min(clause.verb() + 40);
    let attacks = |c: &Clause| c.verb() != clause.verb() && !is_harm(c.lemma) && is_attack(scene, c);
    scene.around(clause).iter().any(attacks)
        || near.filter(|i| words.tag(*i).is_noun()).any(|i| {
            words.found_in(i, &table::EVENT_NOUNS) == Some("assault")
                || words.lower(i) != "police"
                    && ["missile", "attack", "force"].iter().any(|c| frames::is_object(words.lower(i), c))
                || words.lower(i).ends_with("gunmen")
        })
}

/// One person who attacks a person does so with words, where nothing tells of arms.
fn is_verbal(scene: &Scene, clause: &Clause) -> bool {
    let person = |a: &usize| scene.actors.get(*a).is_some_and(|a| a.kind == ActorKind::Person);
    let armed = clause.complement().take(8).any(|i| scene.words.lower(i) == "with");
    !clause.subjects.is_empty() && clause.subjects.iter().all(person) && !armed && !tells_attack(scene, clause)
}

fn with_words(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let says = |i: usize| words.tag(i) == Tag::Ing && words.verb(i).any(|r| r.frames.any(frame::SAY));
    clause
        .complement()
        .take(16)
        .any(|i| (says(i) || words.is_word(i, &["questioning", "mocking"])) && words.slice(i - 1) == ",")
}

fn agentless(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let other = |i: usize| table::EVENT_NOUNS.get(words.lower(i)) == Some("other");
    // "Storm Olaf"
    clause.subject().is_some_and(|s| {
        other(s.head)
            || words.tag(s.head) == Tag::Name && (s.start..s.head).any(|i| words.token(i).is_capital() && other(i))
    })
}
