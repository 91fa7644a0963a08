//! How far the telling of an event reaches: its own clause, not the one beside it or the one it merely stands in front of.

use std::ops::Range;

use crate::layers::clauses::{Clause, Form, Scene};
use crate::lexicon::frame;

/// The clause without what is joined to it by "and" and without a "that" its verb cannot open ("even before the meeting began that it would").
pub(super) fn own(scene: &Scene, clause: &Clause) -> Range<usize> {
    let words = scene.words;
    let Range { mut start, mut end } = clause.extent().clone();
    let finite = |c: &&Clause| matches!(c.form, Form::Past | Form::Present | Form::Modal);
    for other in scene.around(clause).iter().filter(finite) {
        // Where the other clause begins: its subject, or its verb where they share one.
        let begins = |c: &Clause| c.subject_start().min(c.group().start);
        let joins = |at: usize| {
            let joint = words.is_word(at.wrapping_sub(1), &["and", "but", "or", "so", "yet", "then"]);
            (joint && at > 0).then(|| at - 1)
        };
        if other.verb() > clause.verb() {
            if let Some(joint) = joins(begins(other)).filter(|joint| *joint > clause.verb()) {
                end = end.min(joint);
            }
        } else if other.verb() < clause.verb() && other.verb() >= start {
            let own = begins(clause);
            let apart = joins(own).is_some() || words.slice(own.wrapping_sub(1)) == "," && own > other.group().end;
            if apart && own > other.verb() {
                start = own;
            }
        }
    }
    let that = clause.verb() + 1;
    let opens = frame::SAY
        .or(frame::THINK)
        .or(frame::FORECAST)
        .or(frame::BELIEVE)
        .or(frame::AVER)
        .or(frame::SHOW)
        .or(frame::PROPOSE)
        .or(frame::ACCEPT)
        .or(frame::DEMAND)
        .or(frame::PLAN);
    if words.lower(that) == "that"
        && !clause.frames.any(opens)
        && scene.phrases.at(that).is_none()
        && clause.object().is_none_or(|o| o.start != that)
    {
        end = end.min(that);
    }
    while end > clause.group().end && words.slice(end - 1) == "," {
        end -= 1;
    }
    start..end.max(clause.group().end)
}
