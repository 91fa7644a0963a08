//! Participles that are past forms, and past forms that are participles: the tagger mixes them up, their surroundings tell.

use std::ops::Range;

use super::phrases::{Phrase, Phrases};
use super::{Clause, Form, LONGEST, NEIGHBOURS, is_adverb, is_border, is_day, is_strong_border};
use crate::lexicon::{VerbForms, class, frame};
use crate::model::tags::Tag;
use crate::text::BlockKind;
use crate::words::Words;

/// "was arrested and later charged with", "declared a curfew and appealed for help": a participle joined to a finite verb is in its form.
pub(super) fn share_auxiliary(words: &Words, pair: &mut [Clause]) {
    let [first, second] = pair else { return };
    let mut before = second.group().start;
    while before > 0 && words.tag(before - 1) == Tag::Adverb {
        before -= 1;
    }
    let joint = before > first.group().end.saturating_sub(1) && words.is_word(before.wrapping_sub(1), &["and", "but"]);
    let finite = matches!(first.form, Form::Past | Form::Present | Form::Modal);
    let active = first.form == Form::Past
        && !first.passive
        && words.forms(second.verb()).any(VerbForms::PAST)
        && words.lower(second.verb() + 1) != "by";
    if joint && finite && second.form == Form::Participle && second.group().len() == 1 && (first.passive || active) {
        second.form = first.form;
        second.passive = first.passive;
        second.perfect = first.perfect;
        second.negated |= first.negated;
    }
}

/// A participle without auxiliary that stands behind a plain noun phrase and is the only verb of its stretch is a past form that the tagger
/// took for a participle: "The court acquitted her."
pub(super) fn promote_participles(words: &Words, phrases: &Phrases, clauses: &mut [Clause]) {
    let finite = |c: &Clause| matches!(c.form, Form::Past | Form::Present | Form::Modal);
    // "Two men arrested in Oslo" is a headline.
    let kind = clauses.first().and_then(|c| words.block(c.sentence())).map(|b| b.kind);
    let in_body = !matches!(kind, Some(BlockKind::Title | BlockKind::Heading | BlockKind::Caption));
    for at in 0..clauses.len() {
        let clause = &clauses[at];
        let past = clause.form == Form::Participle
            && clause.group().len() == 1
            && (words.forms(clause.verb()).any(VerbForms::PAST) || words.lower(clause.verb()).ends_with("ed"));
        // "proposed by both", but "retaliated by firing".
        if !past || words.lower(clause.verb() + 1) == "by" && words.tag(clause.verb() + 2) != Tag::Ing {
            continue;
        }
        let mut before = clause.verb();
        while before > 0 && words.same_sentence(before - 1, clause.verb()) && words.tag(before - 1) == Tag::Adverb {
            before -= 1;
        }
        // "a quarter of citizens favoured changing": of what nothing governs.
        let free = |p: &Phrase| match p.governor {
            Some(of) => words.lower(of) == "of" && of > 0 && phrases.at(of - 1).is_some_and(|o| o.governor.is_none()),
            None => true,
        };
        let subject = before.checked_sub(1).and_then(|b| phrases.at(b)).filter(|p| free(p) && !p.owner);
        // "The mayor, Ann Lee, called on them": the noun in front of the aside.
        let aside = || {
            let close = before.checked_sub(1).filter(|c| words.slice(*c) == ",")?;
            let open = (close.saturating_sub(12)..close).rev().find(|i| words.slice(*i) == ",").filter(|o| *o > 0)?;
            phrases.at(open - 1).filter(|p| p.governor.is_none() && !p.owner && words.same_sentence(open - 1, close))
        };
        // What is only joined to it ("pleaded guilty and has agreed") stands beside it.
        let other = |c: &Clause| finite(c) && !words.is_word(c.group().start.wrapping_sub(1), &["and", "but"]);
        let near = || clauses.iter().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS);
        // "walked out after the verdict was read": what such a word opens stands beside it.
        let beside = |c: &Clause| {
            c.verb() > clause.verb()
                && (clause.verb() + 1..c.group().start).take(LONGEST).any(|i| words.is(i, class::SUBORDINATORS))
        };
        let alone = !near().any(|c| finite(c) && !beside(c));
        let apart = || alone || !near().any(|c| other(c) || finite(c) && c.verb() < clause.verb());
        let subject = subject.or_else(|| Some(()).filter(|_| in_body && apart()).and_then(|()| aside()));
        let object = phrases.from(clause.verb() + 1).is_some() || words.tag(clause.verb() + 1) == Tag::Ing;
        let alone = alone || subject.is_some_and(|s| s.end < before);
        // "The city reasoned, “because …”"
        let utters = matches!(words.slice(clause.verb() + 1), "," | ":")
            && matches!(words.slice(clause.verb() + 2), "“" | "\"" | "‘");
        let pronoun = subject.is_some_and(|p| words.is_word(p.head, &["he", "she", "they", "we", "i"]));
        // "A man named Lee was arrested": where nothing parts it from the next verb, that one is the subject's.
        let next = clauses[at + 1..].iter().take(NEIGHBOURS).find(|c| finite(c)).map(|c| c.group().start);
        let bare = words.tag(clause.verb() + 1).is_noun();
        let free = !bare || next.is_none_or(|next| parts(words, clause.verb() + 1..next).next().is_some());
        // "when a bus overturned": what such a word opens has a verb.
        let opened = subject.and_then(|s| s.start.checked_sub(1)).is_some_and(|b| {
            (is_border(words, b) || words.tag(b) == Tag::When) && words.same_sentence(b, clause.verb())
        }) && next.is_none_or(|next| parts(words, clause.verb() + 1..next).next().is_some());
        if subject.is_some()
            && words.same_sentence(before - 1, clause.verb())
            && (pronoun || object && free || (alone || opened) && in_body || utters)
        {
            clauses[at].form = Form::Past;
            clauses[at].passive = false;
        }
    }
}

/// What parts two verbs of a stretch, so that the second need not be of the first one's subject.
fn parts<'w>(words: &'w Words, between: Range<usize>) -> impl Iterator<Item = usize> + 'w {
    let end = between.end.min(between.start + LONGEST);
    (between.start..end).filter(|i| {
        is_border(words, *i)
            || words.is_word(*i, &[",", "and", "but", "or", "after", "before"])
            || is_strong_border(words, *i)
            || words.is(*i, class::PRONOUNS)
    })
}

/// A past form without auxiliary that is also a participle, with a noun in front and another finite verb behind it in the same
/// stretch, is a participle: "the format agreed in May was dropped".
pub(super) fn demote_participles(words: &Words, phrases: &Phrases, clauses: &mut [Clause]) {
    for at in 0..clauses.len() {
        let clause = &clauses[at];
        // Verbs of saying and thinking take a clause: what follows is what was said.
        let takes_clause = clause.frames.any(frame::SAY.or(frame::THINK).or(frame::FORECAST));
        // What has an object, or a relative pronoun in front, is active.
        let relative =
            (clause.verb().saturating_sub(6)..clause.verb()).any(|i| matches!(words.tag(i), Tag::Which | Tag::Who));
        let active = relative
            || phrases.from(clause.verb() + 1).is_some_and(|p| p.start > clause.verb() && !is_day(words, p.head));
        // "Lee resigned in May after the court ruled": of a name alone nothing is said by a bare participle.
        let named = clause.verb().checked_sub(1).filter(|b| words.same_sentence(*b, clause.verb())).is_some_and(|b| {
            words.tag(b) == Tag::Name && phrases.at(b).is_some_and(|p| p.governor.is_none() && !p.owner && p.head == b)
        });
        let ambiguous = !takes_clause
            && !active
            && !named
            && clause.form == Form::Past
            && clause.group().len() == 1
            && words.forms(clause.verb()).any(VerbForms::PARTICIPLE);
        if !ambiguous {
            continue;
        }
        let after_comma = clause.verb() > 0 && words.slice(clause.verb() - 1) == ",";
        let governed = clauses[at + 1..]
            .iter()
            .take(NEIGHBOURS)
            .find(|c| matches!(c.form, Form::Past | Form::Present | Form::Modal))
            .is_some_and(|next| {
                let mut between = clause.verb() + 1..next.group().start.min(clause.verb() + LONGEST);
                let mut commas = 0;
                let joined = between.any(|i| {
                    commas += usize::from(words.slice(i) == ",");
                    is_border(words, i)
                        || words.is_word(i, &["and", "but", "or", "after", "before", "until", "since", "as"])
                        || is_strong_border(words, i)
                        || words.is(i, class::PRONOUNS)
                });
                // Behind a comma only a second comma right before the next verb closes the aside: "the plan, submitted in May, was".
                let mut before = next.group().start - 1;
                while before > clause.verb() && is_adverb(words, before) {
                    before -= 1;
                }
                let closed = words.slice(before) == ",";
                !joined && (closed || (!after_comma && commas == 0))
            });
        if governed {
            clauses[at].form = Form::Participle;
            clauses[at].passive = true;
        }
    }
}
