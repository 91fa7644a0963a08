//! What the rules share: whether a clause is told as said or done, who holds a position, and how far its content reaches.

use std::ops::Range;

use super::PositionKind;
use crate::layers::clauses::{Clause, Form, Scene};
use crate::layers::entities::ActorKind;
use crate::lexicon::{List, VerbForms, class, frame, list, table};
use crate::model::tags::Tag;
use crate::words::Words;

/// What a rule says of a place.
pub(super) struct Candidate {
    pub kind: PositionKind,
    /// Who holds it, each on their own.
    pub actors: Vec<usize>,
    /// The word that shows it.
    pub cue: Range<usize>,
    /// What is wanted, offered, refused or held.
    pub content: Range<usize>,
}

/// At most so many hold one position together.
const HOLDERS: usize = 4;

/// Told of the subject as said or done: past or present, or a flat "will".
pub(super) fn is_asserted(scene: &Scene, clause: &Clause) -> bool {
    match clause.form {
        Form::Past | Form::Present => !scene.is_question(clause.sentence()) && !scene.is_condition(clause),
        Form::Modal => {
            let flat = clause.modal().is_some_and(|m| scene.words.is_word(m, &["will", "'ll"]));
            // "said it would vote against": who says so of themselves; "would like to see".
            let said = clause.modal().is_some_and(|m| scene.words.is_word(m, &["would", "'d"]))
                && !clause.negated
                && (clause.lemma == "like" || !clause.perfect && is_own(scene, clause));
            (flat || said) && !scene.is_question(clause.sentence()) && !scene.is_condition(clause)
        }
        // "continues to insist", "has started asking": the main verb only says that it goes on.
        Form::Infinitive | Form::Ing => match scene.started_by(clause) {
            Some(start) => !start.negated && is_asserted(scene, start),
            None if clause.form == Form::Infinitive => {
                let main = scene.around(clause).iter().rev().find(|c| c.verb() < clause.verb());
                main.is_some_and(|m| {
                    m.passive
                        && m.group().end == clause.group().start
                        && scene.words.is(m.verb(), class::FORCES)
                        && m.is_fact()
                })
            }
            // "…, asking the schools to pay": what the subject of the main verb does with it.
            None => {
                let comma = clause.group().start > 0 && scene.words.is_word(clause.group().start - 1, &[",", "by"]);
                let main = scene.around(clause).iter().rev().find(|c| c.verb() < clause.verb());
                clause.form == Form::Ing
                    && comma
                    && main.is_some_and(|m| matches!(m.form, Form::Past | Form::Present) && !m.negated)
            }
        },
        _ => false,
    }
}

/// Those in subject place, each of whom holds the position. What several accept together ("both sides agreed") is an outcome, no side's
/// position.
pub(super) fn holders(scene: &Scene, clause: &Clause, kind: PositionKind) -> Vec<usize> {
    if clause.passive {
        return Vec::new();
    }
    let single = kind == PositionKind::Acceptance;
    let group = |a: &usize| scene.actors.get(*a).is_none_or(|a| a.kind == ActorKind::Group);
    // "Pence and Abe agreed": also where only one of them is known.
    let joint = clause.subject().is_some_and(|s| clause.subject_start() < s.start);
    match clause.subjects[..] {
        [] => {}
        _ if single && joint => return Vec::new(),
        [actor] if !single || !group(&actor) => return vec![actor],
        [_, _, ..] if !single && clause.subjects.len() <= HOLDERS => return clause.subjects.clone(),
        _ => return Vec::new(),
    }
    let Some(subject) = clause.subject() else { return Vec::new() };
    // "We urge the council": who is quoted. "X said it rejects": who says it, where nobody else is meant.
    let quoted = scene.words.is_word(subject.head, &["i", "we"]);
    let unclear = scene.words.is_word(subject.head, &["it", "they", "he", "she"])
        && scene.cast.at(subject.head).is_none()
        && subject.start < clause.verb();
    // "said her government would respond": who says it.
    let own = scene.words.is(subject.start, class::POSSESSIVES) && subject.start < clause.verb();
    if quoted {
        scene.quote_at(clause.verb()).and_then(|q| scene.source(q)).into_iter().collect()
    } else if (unclear || own) && scene.quote_at(clause.verb()).is_some() {
        scene.speaker(clause).into_iter().collect()
    } else if unclear {
        going_on(scene, clause, subject.head).into_iter().collect()
    } else {
        Vec::new()
    }
}

/// "The union has called a strike. It is also asking": whoever the sentence before tells of, in the same paragraph, where this one goes on with
/// "it also".
fn going_on(scene: &Scene, clause: &Clause, pronoun: usize) -> Option<usize> {
    let words = scene.words;
    let sentence = clause.sentence();
    let also = (pronoun + 1..clause.verb() + 1).any(|i| words.is_word(i, &["also", "further", "additionally"]));
    if !also || pronoun != words.sentence_range(pronoun).start || sentence == 0 {
        return None;
    }
    let block = |sentence: usize| words.sentences()[sentence].block;
    let first =
        scene.clauses_of(sentence - 1).iter().find(|c| matches!(c.form, Form::Past | Form::Present | Form::Modal))?;
    let [actor] = first.subjects[..] else { return None };
    let kind = scene.actors.get(actor)?.kind;
    let fits = match words.lower(pronoun) {
        "it" => matches!(kind, ActorKind::Organization | ActorKind::Place),
        "they" => kind == ActorKind::Group,
        _ => kind == ActorKind::Person,
    };
    (fits && block(sentence) == block(sentence - 1)).then_some(actor)
}

/// The complement behind `from`, without a leading "that" and without what the same subject does besides ("backs the plan and has …").
pub(super) fn content(scene: &Scene, clause: &Clause, from: usize) -> Option<Range<usize>> {
    let words = scene.words;
    // "argued: “…”", "rejected that"
    let start = (from..from + 2).find(|i| !matches!(words.slice(*i), ":" | "," | "“" | "\"" | "‘")).unwrap_or(from + 2);
    let start = if words.lower(start) == "that" { start + 1 } else { start };
    // "argued: “…”": the quotation, which may be a sentence of its own.
    let quote = scene.quote_at(start).map(|q| words.range(q.span)).filter(|_| start > from);
    let end = quote.filter(|q| q.start == start).map_or(clause.extent().end, |q| q.end);
    // "Rovers would pay 30 million, the president, Rui Matos, said": what is said ends before who says it.
    let said = scene.quote_at(clause.verb()).map(|q| words.range(q.span).end);
    let end = said.filter(|said| *said > start).map_or(end, |said| end.min(said));
    let end = (start..end).find(|i| matches!(words.slice(*i), ";" | "–" | "—")).unwrap_or(end);
    let end = (start..end).find(|i| words.slice(*i) == "," && is_tag(words, *i + 1)).unwrap_or(end);
    let shares = |c: &&Clause| {
        c.group().start > start
            && c.group().start < end
            && matches!(c.form, Form::Past | Form::Present | Form::Modal)
            && c.subject() == clause.subject()
            && c.subject_start() == c.group().start
            && words.is_word(c.group().start - 1, &["and", "but", "or", "then"])
    };
    let end = scene.around(clause).iter().find(shares).map_or(end, |c| c.group().start - 1);
    // "After the court denied the request, players should", "accuses him of lies and Peru says": another clause with a subject of its own.
    let opener = clause.subject_start().wrapping_sub(1);
    let opened = words.is_among(opener, list!["after", "before", "when", "while", "as", "because"])
        || words.lower(opener) == "that" && words.lower(opener.wrapping_sub(1)) == "now";
    let whole = words.lower(start - 1) == "that" || words.is_word(start, &["if", "when", "while", "as"]);
    let other = scene.around(clause).iter().find(|c| {
        let border = c.subject_start().wrapping_sub(1);
        let finite = matches!(c.form, Form::Past | Form::Present | Form::Modal) && c.subject_start() < c.group().start;
        let apart = words.slice(border) == "," && opened || words.lower(border) == "and" && c.frames.any(frame::SAY);
        finite && apart && !whole && (start + 1..end).contains(&c.subject_start())
    });
    let end = other.map_or(end, |c| c.subject_start() - 1);
    let end = if end > start && words.slice(end - 1) == "," { end - 1 } else { end };
    (start < end && words.token(start).is_word_like()).then_some(start..end)
}

/// What follows a comma is another clause or the speaker: "…, the ministry said", "…, which", "…, adding".
fn is_tag(words: &Words, i: usize) -> bool {
    const OPENERS: List =
        list!["which", "who", "while", "but", "although", "though", "after", "before", "as", "according"];
    words.is_among(i, OPENERS)
        || words.tag(i) == Tag::Ing && words.verb(i).next().is_some_and(|r| r.lemma != "include")
        || (i..i + 6)
            .take_while(|k| words.same_sentence(i, *k) && words.slice(*k) != ",")
            .any(|k| words.verb(k).next().is_some_and(|r| r.frames.any(frame::SAY) && r.forms.any(VerbForms::PAST)))
}

/// The position that the subjects take by a verb, its content behind `from`.
pub(super) fn candidate(
    scene: &Scene,
    clause: &Clause,
    kind: PositionKind,
    cue: Range<usize>,
    from: usize,
) -> Option<Candidate> {
    // "a policy which both criticised": the content stands in front.
    let content = match clause.object().filter(|o| o.end <= clause.group().start && from == clause.verb() + 1) {
        Some(object) => object.start..object.end,
        // "The commission refused."
        None if kind == PositionKind::Refusal && clause.lemma == "refuse" && clause.object().is_none() => {
            content(scene, clause, from).unwrap_or(clause.subject_start()..clause.verb() + 1)
        }
        None => content(scene, clause, from)?,
    };
    let actors = holders(scene, clause, kind);
    (!actors.is_empty()).then_some(Candidate { kind, actors, cue, content })
}

/// The position that a speaker takes by what is said: the clause, cut to the quotation it stands in.
pub(super) fn spoken(scene: &Scene, clause: &Clause, kind: PositionKind, cue: Range<usize>) -> Option<Candidate> {
    let actor = scene.speaker(clause)?;
    let core = if clause.subject().is_some() { clause.core() } else { clause.extent() };
    let content = match scene.quote_at(cue.start) {
        Some(quote) => {
            let inside = scene.words.range(quote.span);
            core.start.max(inside.start)..core.end.min(inside.end).max(cue.end)
        }
        None => core,
    };
    Some(Candidate { kind, actors: vec![actor], cue, content })
}

/// Whether the subject of a clause is the one who says it: "X said it would not".
pub(super) fn is_own(scene: &Scene, clause: &Clause) -> bool {
    let words = scene.words;
    let (Some(actor), Some(subject)) = (scene.speaker(clause), clause.subject()) else { return false };
    // An unresolved pronoun right behind the verb of saying is the speaker.
    words.is_word(subject.head, &["i", "we"])
        // "our members", "my government"; not "my mother".
        || words.is(subject.start, class::POSSESSIVES) && words.found_in(subject.head, &table::ACTOR_KIN).is_none()
        || words.is_word(subject.head, &["it", "they", "he", "she"]) && scene.cast.at(subject.head).is_none()
        || clause.subjects == [actor]
}
