//! What may follow: forecasts, plans, announced steps, with their strength and condition.

mod modals;
mod plans;
mod rules;
mod shades;

use jiff_core::civil::Date;
use serde::Serialize;

use super::clauses::{Form, Phrase, Scene, is_conditional};
use super::positions::Attribution;
use super::times::Time;
use super::{Found, Rule, RuleCard, sort_found, steps};
use crate::lexicon::{class, frame};
use crate::model::tags::Tag;
use crate::text::{Span, write_day};
use rules::RULES;

/// How sure it sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Strength {
    /// Flat: will, is to, plans to.
    Certain,
    /// Expected, likely.
    Likely,
    /// May, could.
    Possible,
    /// Unlikely, doubtful.
    Unlikely,
}

/// Something that may follow; its span is the clause, conditions included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Outlook {
    /// How sure it sounds.
    pub strength: Strength,
    /// Whether it hangs on a condition.
    pub conditional: bool,
    /// Index of the actor it is about.
    pub about: Option<usize>,
    /// The word of futurity or likelihood.
    pub cue: Span,
    /// Whose forecast it is.
    pub voice: Attribution,
    /// Index of the time it names.
    pub time: Option<usize>,
}

/// Finds what may follow.
///
/// Counts: clauses on the time after publication, the author's or a source's. Does not: ability ("can"), norms ("must"), "may" about the
/// past, questions, mere conditions, May the month.
///
/// Reads: clauses, times, day of publication. Writes: outlook.
#[inline(never)]
pub(crate) fn find(scene: &Scene, times: &[Found<Time>], published: Option<Date>) -> Vec<Found<Outlook>> {
    let today = published.map(write_day);
    let mut found: Vec<Found<Outlook>> = Vec::new();
    let mut taken = 0;
    for clause in scene.clauses.iter().filter(|c| scene.in_body(c.sentence())) {
        // A clause inside one that already counts ("will agree to sign") says nothing of its own.
        if clause.group().start < taken && clause.modal().is_none() {
            continue;
        }
        let hit = steps!(RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(scene, clause)?)));
        let Some((rule, candidate)) = hit else { continue };
        let words = scene.words;
        let mut start = clause.extent().start.min(candidate.cue.start);
        // "the first round set to begin in May": no more than the noun it hangs on.
        if let Some(subject) = clause.subject().filter(|_| clause.form == Form::Participle) {
            start = subject.start;
        }
        // "It is likely that …": the slice begins with "It".
        if candidate.cue.start < clause.extent().start && words.is_word(candidate.cue.start.wrapping_sub(2), &["it"]) {
            start = candidate.cue.start - 2;
        }
        // "said in a statement on Tuesday they would": all that belongs to the saying.
        let saying = |i: usize| words.verb(i).any(|r| r.frames.any(frame::SAY)) && words.tag(i).is_verb();
        let (opens, subject) = (start.saturating_sub(1), clause.subject_start());
        if start < subject
            && subject < clause.group().start
            && (opens..=start).any(saying)
            && !(start..subject).any(|i| words.slice(i) == ",")
            && !is_conditional(words, start..subject)
        {
            start = subject;
        }
        // "As he pointed | out in May, it would"
        if words.tag(start) == Tag::Particle && clause.subject_start() > start {
            start = clause.subject_start();
        }
        // What is quoted ends with the quotation, not with who says it.
        let quoted = scene.quote_at(candidate.cue.start).map(|q| words.range(q.span)).filter(|q| q.start <= start + 1);
        let end = quoted.map_or(usize::MAX, |q| {
            let closes = |i: &usize| is_closing(words.slice(*i));
            (q.end..q.end + 2).find(closes).map_or(q.end, |mark| mark + 1)
        });
        let end = clause.extent().end.min(end.max(clause.verb() + 1));
        // A mark alone: “We will not return|,” she said.
        let open =
            matches!(words.slice(start), "“" | "‘" | "\"") && !(start + 1..end).any(|i| is_closing(words.slice(i)));
        let extent = start + usize::from(open)..end;
        if start < candidate.cue.start && is_severed(scene, start) {
            continue;
        }
        let span = words.span(extent.clone());
        if found.last().is_some_and(|last| last.value.cue == words.span(candidate.cue.clone())) {
            continue;
        }
        taken = clause.extent().end;
        // "Analysts expect": it rests on them, unless the author is one of those who expect.
        let theirs = |subject: Phrase| !words.is_word(subject.head, &["i", "we", "you", "one"]);
        let voice = match rule {
            "outlook.forecast" if clause.subject().is_some_and(theirs) => Attribution::Reported,
            _ => Attribution::at(scene, candidate.cue.start),
        };
        let value = Outlook {
            strength: candidate.strength,
            conditional: is_conditional(words, extent),
            about: clause.subjects.first().copied().filter(|_| clause.subjects.len() == 1),
            cue: words.span(candidate.cue),
            voice,
            time: time_in(times, span, today.as_deref()),
        };
        found.push(Found::stated(span, rule, value));
    }
    sort_found(&mut found, |value| value.cue);
    found
}

/// Whether a span would begin inside a phrase: "seeing which | camp wins will tell", "one reason | she will stay"; not "told reporters | it will".
fn is_severed(scene: &Scene, start: usize) -> bool {
    let words = scene.words;
    let before = start.wrapping_sub(1);
    let sentence = words.sentence_range(start).start;
    let joins = || {
        words.is(before, class::CONJUNCTIONS.or(class::SUBORDINATORS).or(class::PREPOSITIONS).or(class::CLAIMS))
            || words.is_word(before, &["doubt", "chance", "notice"])
            || words.tag(before).is_verb()
            || matches!(words.tag(before), Tag::Adverb | Tag::When | Tag::Which | Tag::Who | Tag::Adjective)
    };
    let says = frame::SAY.or(frame::THINK).or(frame::FORECAST).or(frame::PROMISE);
    // "told reporters | it", "said in a statement | it"; not "specified the actions | it will take".
    let said = || {
        let verb = |i: usize| words.verb(i).any(|r| r.frames.any(says));
        let object = scene.phrases.at(before).filter(|p| p.governor.is_none() && !plans::is_time(words, before));
        let near = object.map_or(start.saturating_sub(10), |p| p.start.wrapping_sub(1));
        let tells = |i: usize| verb(i) && (object.is_none() || words.verb(i).any(|r| r.frames.any(frame::TELL)));
        (near.max(sentence)..before).take(if object.is_some() { 1 } else { 10 }).any(tells)
    };
    start > sentence && words.token(before).is_word_like() && !joins() && !said()
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "”" | "’" | "\"")
}

/// The first time inside the span that does not lie before today.
fn time_in(times: &[Found<Time>], span: Span, today: Option<&str>) -> Option<usize> {
    let first = times.partition_point(|t| t.span.start < span.start);
    let inside =
        times[first..].iter().take_while(|t| t.span.start < span.end).position(|t| match (&t.value.to, today) {
            (Some(to), Some(today)) => to.as_str() >= today,
            _ => t.value.value == "FUTURE_REF",
        });
    inside.map(|i| first + i)
}

pub(crate) fn rules() -> Vec<RuleCard> {
    RULES.iter().map(Rule::card).collect()
}
