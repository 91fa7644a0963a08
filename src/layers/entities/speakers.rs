//! I and we in a quotation mean its speaker: I a person, we an organisation, country or group. Where a person says "we", it
//! stays open who else is meant.

use super::{Actor, ActorKind, Mention, MentionForm};
use crate::layers::quotes::{Quote, QuoteKind};
use crate::layers::{Certainty, Found, Rule};
use crate::text::sort_by_number;
use crate::words::Words;

/// One rule for both.
pub(super) const SPEAKER_RULES: &[Rule<()>] = &[Rule {
    id: "actor.speaker",
    find: (),
    shows: &["“[I|person;form=pronoun;actor=Ana Silva] will stay,” said Ana Silva."],
    not: &["“We will stay,” said Ana Silva.", "I will stay, said Ana Silva."],
}];

/// Adds what stands for its speaker in each quotation.
#[inline(never)]
pub(crate) fn speakers(words: &Words, actors: &mut [Actor], quotes: &[Found<Quote>]) {
    for quote in quotes.iter().filter(|q| matches!(q.value.kind, QuoteKind::Direct | QuoteKind::Mixed)) {
        let Some(actor) = quote.value.actor.and_then(|at| actors.get_mut(at)) else { continue };
        let means: &[&str] = match actor.kind {
            ActorKind::Person => &["i", "me", "my", "mine", "myself"],
            _ => &["we", "us", "our", "ours", "ourselves"],
        };
        let kind = actor.kind;
        let value = Mention { kind, form: MentionForm::Pronoun };
        actor.mentions.extend(words.range(quote.span).filter(|i| words.is_word(*i, means)).map(|i| Found {
            span: words.token(i).span(),
            value,
            rule: SPEAKER_RULES[0].id,
            certainty: Certainty::Inferred,
        }));
    }
    for actor in actors {
        sort_by_number(&mut actor.mentions, |m| m.span.order().into());
        actor.mentions.dedup_by_key(|m| m.span);
    }
}
