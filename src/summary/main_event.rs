//! The main event: who, what, when, where.

use super::{Main, Sources};
use crate::layers::clauses::Form;
use crate::layers::entities::{ActorKind, MentionForm};
use crate::layers::times::TimeType;
use crate::text::BlockKind;

/// How many sentences of the body can tell the main event.
const LEAD: usize = 3;

/// Reads the main event from headline and lead: the headline says what; the lead's first clause with an actor in subject place says
/// who; the first date and the first place behind "in" or "at" in the lead say when and where.
pub(crate) fn find(sources: &Sources) -> Main {
    let scene = sources.scene;
    let words = scene.words;
    let body: Vec<usize> = (0..words.sentences().len()).filter(|s| scene.in_body(*s)).take(LEAD).collect();
    let Some(&first) = body.first() else { return Main::default() };
    let title = words.article().blocks().iter().find(|b| b.kind == BlockKind::Title);
    let finite = |form: Form| matches!(form, Form::Past | Form::Present | Form::Modal);
    let lead = scene.clauses_of(first).iter().find(|c| finite(c.form));
    let what = title.map(|b| b.span).or_else(|| lead.map(|c| words.span(c.core())));
    let headline_actors = title.map(|b| {
        let named = scene
            .cast
            .within(words.range(b.span))
            .filter(|m| matches!(m.3, MentionForm::Name | MentionForm::Metonym | MentionForm::Demonym));
        named.map(|m| m.0).collect::<Vec<_>>()
    });
    let subjects = body.iter().flat_map(|s| scene.clauses_of(*s)).find(|c| finite(c.form) && !c.subjects.is_empty());
    let mut who = subjects.map(|c| c.subjects.clone()).unwrap_or_default();
    // The headline's first actor acts in most headlines.
    if let Some(actor) = headline_actors.and_then(|a| a.into_iter().next()).filter(|a| !who.contains(a)) {
        who.insert(0, actor);
    }
    who.truncate(3);
    let span =
        words.span(words.sentences()[first].tokens.start..words.sentences()[*body.last().unwrap_or(&first)].tokens.end);
    let dated = |t: &&crate::layers::Found<crate::layers::times::Time>| {
        matches!(t.value.kind, TimeType::Date | TimeType::Time) && t.value.from.is_some()
    };
    let when = sources.times.iter().position(|t| span.contains(t.span) && dated(&t));
    let tokens = words.range(span);
    let r#where = tokens.filter(|i| words.is_word(*i, &["in", "at", "near", "outside", "off"])).find_map(|i| {
        let (actor, _, _, form) = scene.cast.at(i + 1).or_else(|| scene.cast.at(i + 2))?;
        (scene.actors.get(actor)?.kind == ActorKind::Place && form == MentionForm::Name).then_some(actor)
    });
    Main { who, what, when, r#where }
}
