//! When an event took place: the day beside its verb, or that of the event told right before.

use super::rules::NOUN;
use super::{Event, EventStatus, When, WhenBasis};
use crate::layers::Found;
use crate::layers::clauses::{Clause, Form, Scene};
use crate::layers::times::{Basis, Time, TimeType};
use crate::lexicon::class;
use crate::model::tags::Tag;
use crate::text::Span;
use crate::words::{TokenKind, Words};

/// What has happened has not happened after the day of publication: "called for a halt until 2035".
pub(super) fn fits(when: &When, status: EventStatus, today: Option<&str>) -> bool {
    status != EventStatus::Happened || today.is_none_or(|today| when.from.as_str() <= today)
}

/// An event without a day takes that of the one told right before it: in the same sentence, or in the one before in the same paragraph where its
/// own names no time.
pub(super) fn inherit(scene: &Scene, times: &[Found<Time>], found: &mut [Found<Event>]) {
    let words = scene.words;
    let sentence = |f: &Found<Event>| words.sentence_at(words.at(f.value.trigger.start));
    let mut last: Option<(usize, When)> = None;
    for event in found {
        let at = sentence(event);
        if let Some(when) = &event.value.when {
            // "Lee, who won in 2024, injured her wrist": the year is that clause's alone.
            let first = words.at(event.span.start);
            if words.is_word(first.wrapping_sub(1), &["who", "which", "that"]) {
                continue;
            }
            last = (event.value.status == EventStatus::Happened)
                .then(|| (at, When { basis: WhenBasis::Inherited, ..when.clone() }));
            continue;
        }
        let Some((from, when)) = &last else { continue };
        let block = |s: usize| words.sentences()[s].block;
        let near = *from == at || *from + 1 == at && block(*from) == block(at) && !names_time(words, times, at);
        // "had agreed" lies before, "denies" is today's.
        let before = scene.governing(words.at(event.value.trigger.start)).is_some_and(|c| {
            c.perfect || c.form == Form::Present || (c.group().clone()).any(|i| words.lower(i) == "had")
        });
        // "the plan proposed by Lima": what only describes a noun lies before what is told of it.
        let aside = event.rule == NOUN.id || event.rule == "event.participle";
        if near && !before && event.value.status == EventStatus::Happened && !aside {
            event.value.when = Some(when.clone());
        }
    }
}

/// Whether a sentence names a day, a year or "earlier": its events are not of the day told before.
fn names_time(words: &Words, times: &[Found<Time>], sentence: usize) -> bool {
    let span = words.span(words.sentences()[sentence].tokens.clone());
    let first = times.partition_point(|t| t.span.start < span.start);
    times.get(first).is_some_and(|t| t.span.start < span.end)
}

/// How many times of a clause or sentence are looked at: bounds the work on an endless one.
const TIMES: usize = 24;
/// And how many clauses between a trigger and a day.
const CLAUSES: usize = 8;

/// The date that stands nearest to the trigger inside the clause; failing that, the only one of the sentence.
pub(super) fn when_in(
    scene: &Scene,
    trigger: usize,
    extent: std::ops::Range<usize>,
    times: &[Found<Time>],
) -> Option<When> {
    let words = scene.words;
    let verb = words.token(trigger).span().start;
    let governor = scene.governing(trigger).filter(|c| c.verb() == trigger);
    let finite = |c: &&Clause| matches!(c.form, Form::Past | Form::Present | Form::Modal);
    // Another verb stands between: "raised its offer after the first was rejected last month", "was arrested in 2006 because he had hired her".
    let own = |t: &&Found<Time>| {
        let at = words.at(t.span.start);
        let split = scene.clauses.partition_point(|c| c.verb() < at.max(trigger));
        let near = &scene.clauses[split.saturating_sub(CLAUSES)..split];
        let joined =
            |c: &Clause| words.is_word(c.subject_start().min(c.group().start).wrapping_sub(1), &["and", "or", "but"]);
        let behind = |c: &&Clause| c.verb() > trigger && c.verb() < at && !joined(c);
        let before = |c: &&Clause| {
            let shared = governor.is_some_and(|g| joined(g) && g.subject_start() == g.group().start && !g.perfect);
            c.verb() < at && c.sentence() == words.sentence_at(trigger) && !shared
        };
        let opens = || {
            // "on Monday rejected", but not "a crash in 2023 was".
            let right = governor.is_some_and(|g| words.at(t.span.end) == g.group().start) && words.slice(at).len() != 4;
            let first = at - usize::from(words.tag(at.wrapping_sub(1)) == Tag::In);
            right || words.is_word(first.wrapping_sub(1), &["that", ",", "and", "but", "when"])
        };
        let other = if at > trigger {
            // "accused them of a plot to kill him in 2022": the year is the plot's, a weekday the accusation's.
            let inner = t.value.basis == Basis::Explicit || words.lower(words.at(t.span.end).wrapping_sub(1)) == "year";
            let verbal = |c: &&Clause| inner && c.form != Form::Participle && c.verb() > trigger && c.verb() < at;
            near.iter().any(|c| verbal(&c) || finite(&c) && behind(&c))
        } else {
            // "In 2010 they began and have now given": the second has no day.
            let since = governor.is_some_and(|g| g.perfect && joined(g))
                && scene.clauses[split.saturating_sub(CLAUSES)..split]
                    .iter()
                    .any(|c| c.verb() > at && c.verb() < trigger);
            since || governor.is_some() && near.iter().filter(finite).any(|c| before(&c)) && !opens()
        };
        // "the 2021 flood", "the August average": no year or month of what is done.
        let year =
            words.token(at).kind() == TokenKind::Number && words.slice(at).len() == 4 || words.is(at, class::MONTHS);
        let end = words.at(t.span.end);
        // "last month's massacre"
        let owned = words.lower(end) == "'s" && scene.phrases.at(end + 1).is_some_and(|p| p.head != trigger);
        let within = owned || year && scene.phrases.at(at).is_some_and(|p| p.head >= end && p.head != trigger);
        !other && !within
    };
    let dates = |span: Span| {
        let first = times.partition_point(|t| t.span.start < span.start);
        times[first..]
            .iter()
            .take(TIMES)
            .take_while(move |t| t.span.end <= span.end)
            .filter(|t| matches!(t.value.kind, TimeType::Date | TimeType::Time) && t.value.from.is_some())
            // "every contract signed since 2014": a beginning or an end, not the day of the event.
            .filter(|t| {
                !words.is_word(
                    words.at(t.span.start).wrapping_sub(1),
                    &["since", "until", "till", "through", "from", "by", "before", "after"],
                )
            })
    };
    let sentence = words.span(words.sentence_range(trigger));
    // The only day of the sentence is also this event's, unless it stands in a clause of its own.
    let shared =
        |t: &&Found<Time>| scene.governing(words.at(t.span.start)).is_none_or(|c| c.extent().contains(&trigger));
    let alone = || dates(sentence).next().filter(|_| dates(sentence).take(2).count() == 1).filter(shared).filter(own);
    let nearest = dates(words.span(extent))
        .filter(own)
        .min_by_key(|t| (t.span.start.abs_diff(verb), t.span.start))
        .or_else(alone)?;
    let basis = match nearest.value.basis {
        Basis::Explicit => WhenBasis::Explicit,
        Basis::Relative => WhenBasis::Relative,
    };
    let day = |d: &Option<String>| d.as_deref().map(|d| d.get(..10).unwrap_or(d).to_owned());
    Some(When { from: day(&nearest.value.from)?, to: day(&nearest.value.to)?, basis })
}
