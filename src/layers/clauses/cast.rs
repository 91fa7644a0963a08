//! Which actor is mentioned at which token.

use super::Clause;
use super::phrases::Phrase;
use crate::layers::Found;
use crate::layers::entities::{Actor, ActorKind, Mention, MentionForm};
use crate::lexicon::class;
use crate::model::tags::Tag;
use crate::text::sort_by_number;
use crate::words::{Rising, TokenKind, Words};

/// Which actor is mentioned at which token.
pub(crate) struct Cast {
    /// For each token: index of the mention that covers it.
    by_token: Rising,
    /// In order of the text.
    mentions: Vec<KeptMention>,
    /// What each actor is.
    pub(super) kinds: Vec<ActorKind>,
}

/// A mention by its tokens.
#[derive(Clone, Copy)]
struct KeptMention {
    actor: u32,
    start: u32,
    length: u16,
    form: MentionForm,
}

impl KeptMention {
    /// Actor, first token, token behind the last, form.
    fn told(self) -> (usize, usize, usize, MentionForm) {
        let start = self.start as usize;
        (self.actor as usize, start, start + usize::from(self.length), self.form)
    }
}

impl Cast {
    pub(crate) fn new(words: &Words, actors: &[Actor]) -> Self {
        let mut mentions = Vec::with_capacity(actors.iter().map(|actor| actor.mentions.len()).sum());
        for (index, actor) in actors.iter().enumerate() {
            for Found { span, value: Mention { form, .. }, .. } in &actor.mentions {
                let range = words.range(*span);
                let (actor, start) = (index as u32, range.start as u32);
                mentions.push(KeptMention { actor, start, length: range.len() as u16, form: *form });
            }
        }
        sort_by_number(&mut mentions, |m| {
            u128::from(m.start) << 64 | u128::from(m.start + u32::from(m.length)) << 32 | u128::from(m.actor)
        });
        let mut by_token = Rising::new(words.len());
        // The longest mention of a token counts; among equals the first. Of those that begin together only one can be that.
        let mut next = 0;
        for same in mentions.chunk_by(|a, b| a.start == b.start) {
            let longest = same[same.len() - 1].length;
            let index = next + same.partition_point(|m| m.length < longest);
            next += same.len();
            for token in (same[0].start as usize..).take(usize::from(longest)) {
                let known = by_token.get(token).map_or(0, |known| mentions[known].length);
                if known < longest {
                    by_token.set(token, index);
                }
            }
        }
        Self { by_token, mentions, kinds: actors.iter().map(|a| a.kind).collect() }
    }

    /// The mention that covers a token: actor, first token, token behind the last, form.
    pub(crate) fn at(&self, token: usize) -> Option<(usize, usize, usize, MentionForm)> {
        self.mentions.get(self.by_token.get(token)?).map(|m| m.told())
    }

    /// The actor that a noun phrase names by its head; not one that only owns it or describes it.
    pub(crate) fn of(&self, phrase: Phrase) -> Option<usize> {
        let (actor, start, end, form) = self.at(phrase.head)?;
        // Of "the mother of Ann Lee" nobody is named by "Ann Lee" alone.
        let inner = phrase.governor.is_some_and(|g| g > start);
        let whole = end >= phrase.end.min(phrase.head + 1) && start <= phrase.head && !inner;
        (whole && form != MentionForm::Adjective).then_some(actor)
    }

    /// The actor that the clause's action is done to; in a passive the subjects are.
    pub(crate) fn object(&self, words: &Words, clause: &Clause) -> Option<usize> {
        if clause.passive {
            return None;
        }
        // "lamented the fact that residents": not beyond what it is done to.
        let end = clause.object().filter(|o| o.end > clause.verb()).map_or(clause.extent().end, |o| o.end);
        clause.object().and_then(|o| self.of(o)).or_else(|| self.first_behind(words, clause.verb() + 1, end))
    }

    /// The actor behind "by" in a passive.
    pub(crate) fn agent(&self, words: &Words, clause: &Clause) -> Option<usize> {
        // "was abducted in May and shot by rebels": not what stands behind the next verb.
        let mut near = clause
            .complement()
            .take(12)
            .take_while(|i| !matches!(words.tag(*i), Tag::And | Tag::Participle | Tag::Past));
        let by = near.find(|i| clause.passive && words.lower(*i) == "by")?;
        self.first_behind(words, by + 1, clause.extent().end)
    }

    /// The mention that is the head of the noun phrase beginning at `from`.
    pub(crate) fn first_behind(&self, words: &Words, from: usize, end: usize) -> Option<usize> {
        let mut at = from;
        while at < end.min(from + 4) {
            // "ended their strike": whose it is undergoes nothing.
            let whose = words.is(at, class::POSSESSIVES);
            if let Some((actor, _, stop, form)) = self.at(at).filter(|_| !whose) {
                // "discussed Obama-era sanctions"
                let possessor = words.lower(stop) == "'s" && words.token(stop).kind() == TokenKind::Clitic
                    || words.slice(stop) == "-" && words.glued(stop) && stop + 1 < end;
                return (form != MentionForm::Adjective && !possessor).then_some(actor);
            }
            let skipped = whose
                || words.is(at, class::DETERMINERS)
                || (words.token(at).kind() == TokenKind::Word
                    && !words.is(at, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::AUXILIARIES)));
            if !skipped {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The mentions that begin in a range of tokens.
    pub(crate) fn within(
        &self,
        range: std::ops::Range<usize>,
    ) -> impl Iterator<Item = (usize, usize, usize, MentionForm)> + '_ {
        let first = self.mentions.partition_point(|m| (m.start as usize) < range.start);
        self.mentions[first..].iter().map(|m| m.told()).take_while(move |m| m.1 < range.end)
    }
}
