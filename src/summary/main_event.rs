//! The main event: who, what, when, where.

use std::ops::Range;

use super::{Main, Sources};
use crate::layers::clauses::{Form, frames};
use crate::layers::entities::{ActorKind, MentionForm};
use crate::layers::events;
use crate::layers::times::TimeType;
use crate::lexicon::table;
use crate::text::{BlockKind, lower_case};

/// How many sentences of the body tell the main event, and how many more may add when and where it was.
const LEAD: usize = 3;
const MORE: usize = 8;
/// How many mentions are weighed for the place: bounds the work on one endless sentence.
const MENTIONS: usize = 200;

/// Reads the main event from headline and lead: the headline says what; the lead's first clause with an actor in subject place says
/// who; the first day that headline or lead name says when; the place that they name most, behind "in" or "at" above all, says where.
#[inline(never)]
pub(crate) fn find(sources: &Sources) -> Main {
    let scene = sources.scene;
    let words = scene.words;
    let body: Vec<usize> = (0..words.sentences().len()).filter(|s| scene.in_body(*s)).take(MORE).collect();
    let Some(&first) = body.first() else { return Main::default() };
    let title = words.article().blocks().iter().find(|b| b.kind == BlockKind::Title);
    let finite = |form: Form| matches!(form, Form::Past | Form::Present | Form::Modal);
    let lead = scene.clauses_of(first).iter().find(|c| finite(c.form));
    let what = title.map(|b| b.span).or_else(|| lead.map(|c| words.span(c.core())));
    let headline_actors = title.map(|b| {
        let named = scene
            .cast
            .within(words.range(b.span))
            .filter(|m| matches!(m.3, MentionForm::Name | MentionForm::Metonym | MentionForm::Demonym))
            // "Croydon tram crash": a town says where, seldom who.
            .filter(|m| scene.actors[m.0].kind != ActorKind::Place || scene.actors[m.0].country.is_some());
        named.map(|m| m.0).collect::<Vec<_>>()
    });
    let lead_sentences = &body[..body.len().min(LEAD)];
    let mut clauses = lead_sentences.iter().flat_map(|s| scene.clauses_of(*s));
    let subjects = clauses.find(|c| finite(c.form) && !c.subjects.is_empty());
    let mut who = subjects.map(|c| c.subjects.clone()).unwrap_or_default();
    // "The talks between Peru and Chile were short": whose event the first sentence tells, where no clause of it has an actor as subject.
    let tokens = words.sentences()[first].tokens.clone();
    if subjects.is_none_or(|c| c.sentence() != first)
        && let Some(event) = sources.events.iter().find(|e| tokens.contains(&words.at(e.value.trigger.start)))
        && !event.value.who.is_empty()
    {
        who = event.value.who.clone();
    }
    // The headline's first actor acts in most headlines.
    if let Some(actor) = headline_actors.and_then(|a| a.into_iter().next()).filter(|a| !who.contains(a)) {
        who.insert(0, actor);
    }
    who.truncate(3);
    let tokens = |sentences: &[usize]| {
        let last = *sentences.last().unwrap_or(&first);
        words.sentences()[first].tokens.start..words.sentences()[last].tokens.end
    };
    let near = tokens(lead_sentences);
    let wide = tokens(&body);
    let headline = title.map_or(0..0, |b| words.range(b.span));
    let when = day(sources, near, true)
        .or_else(|| day(sources, wide.clone(), true))
        .or_else(|| day(sources, wide.clone(), false));
    let dateline = || events::dateline(scene, first);
    Main { who, what, when, r#where: place(sources, headline, wide).or_else(dateline) }
}

/// The first date in a range of tokens. `single`: one day, not a month or a year.
fn day(sources: &Sources, tokens: Range<usize>, single: bool) -> Option<usize> {
    let span = sources.scene.words.span(tokens);
    sources.times.iter().position(|t| {
        let ends = t.value.from.as_deref().zip(t.value.to.as_deref());
        let whole = ends.is_some_and(|(from, to)| !single || from.get(..10) == to.get(..10));
        // "which has run the line since 2009" is background.
        let words = sources.scene.words;
        let lasting = || words.is_word(words.at(t.span.start).wrapping_sub(1), &["since"]);
        span.contains(t.span) && matches!(t.value.kind, TimeType::Date | TimeType::Time) && whole && !lasting()
    })
}

/// The place that is named most, earlier places and those behind "in" or "at" weighing more; "Lyon" goes before the "France" behind it.
fn place(sources: &Sources, headline: Range<usize>, tokens: Range<usize>) -> Option<usize> {
    let scene = sources.scene;
    let words = scene.words;
    let mut scores: Vec<(usize, u32)> = Vec::new();
    let mut sentence = 0;
    let mentions = scene.cast.within(headline.clone()).chain(scene.cast.within(tokens.clone())).take(MENTIONS);
    for (actor, start, end, form) in mentions {
        if !headline.contains(&start) {
            sentence = words.sentence_at(start) - words.sentence_at(tokens.start);
        }
        let before = start.checked_sub(1 + usize::from(words.lower(start.wrapping_sub(1)) == "the"));
        let at = before.is_some_and(|b| {
            words.is_word(b, &["in", "at", "near", "outside", "off"])
                || words.lower(b) == "of" && b > 0 && frames::is_object(words.lower(b - 1), "town")
        });
        let kind = scene.actors.get(actor).map(|a| a.kind);
        // "at the White House" tells a place, "the White House said" does not.
        let seat = at && is_seat(&lower_case(words.span(start..end).of(words.text())));
        if !(kind == Some(ActorKind::Place) && form == MentionForm::Name || seat) {
            continue;
        }
        // "Lyon, France": the country only says where Lyon is.
        let wider = start >= 2
            && words.slice(start - 1) == ","
            && scene
                .cast
                .at(start - 2)
                .is_some_and(|m| scene.actors.get(m.0).is_some_and(|a| a.kind == ActorKind::Place));
        let country = words.found_in(start, &table::COUNTRY).is_some() && end == start + 1;
        // "at Trump Tower", "in New York": the town tells more than the house in it.
        let house = frames::is_object(words.lower(end.saturating_sub(1)), "building");
        let early = 4 - (sentence as u32).min(3);
        let weight = early * (1 + 3 * u32::from(at)) + 2 * u32::from(headline.contains(&start));
        let weight = if wider {
            0
        } else if country || house {
            weight / 2
        } else {
            weight
        };
        match scores.iter_mut().find(|(a, _)| *a == actor) {
            Some((_, score)) => *score += weight,
            None => scores.push((actor, weight)),
        }
    }
    // The first of the highest.
    let best = scores.iter().rev().max_by_key(|(_, score)| *score)?;
    (best.1 >= 2).then_some(best.0)
}

/// Whether a name is that of a seat of government.
fn is_seat(name: &str) -> bool {
    table::COUNTRY.get(name).is_some_and(|columns| columns.split('\t').any(|c| c == "seat"))
}
