//! The actors in subject place.

use super::{Clause, Form, LONGEST, NEIGHBOURS, is_adverb};
use crate::layers::Found;
use crate::layers::entities::{Actor, Mention, MentionForm};
use crate::lexicon::class;
use crate::words::{TokenKind, Words};

/// Which actor is mentioned at which token.
pub(crate) struct Cast {
    /// For each token: index of the mention that covers it, plus one.
    by_token: Vec<u32>,
    /// (actor, first token, token behind the last, form), in order of the text.
    mentions: Vec<(usize, usize, usize, MentionForm)>,
}

impl Cast {
    pub(crate) fn new(words: &Words, actors: &[Actor]) -> Self {
        let mut mentions: Vec<(usize, usize, usize, MentionForm)> = Vec::new();
        for (index, actor) in actors.iter().enumerate() {
            for Found { span, value: Mention { form, .. }, .. } in &actor.mentions {
                let range = words.range(*span);
                mentions.push((index, range.start, range.end, *form));
            }
        }
        mentions.sort_by_key(|(actor, start, end, _)| (*start, *end, *actor));
        let mut by_token = vec![0; words.len()];
        // The longest mention of a token counts; among equals the first.
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|m| (mentions[*m].2 - mentions[*m].1, std::cmp::Reverse(*m)));
        for m in order {
            by_token[mentions[m].1..mentions[m].2].fill(m as u32 + 1);
        }
        Self { by_token, mentions }
    }

    /// The mention that covers a token: actor, first token, token behind the last, form.
    pub(crate) fn at(&self, token: usize) -> Option<(usize, usize, usize, MentionForm)> {
        let mention = *self.by_token.get(token)?;
        mention.checked_sub(1).map(|m| self.mentions[m as usize])
    }

    /// The actor that the clause's action is done to: the mention right behind the verb, articles, adjectives and titles apart; in a
    /// passive the subjects are.
    pub(crate) fn object(&self, words: &Words, clause: &Clause) -> Option<usize> {
        if clause.passive {
            return None;
        }
        self.first_behind(words, clause.verb + 1, clause.extent.end)
    }

    /// The actor behind "by" in a passive.
    pub(crate) fn agent(&self, words: &Words, clause: &Clause) -> Option<usize> {
        let by = clause.complement().take(12).find(|i| clause.passive && words.lower(*i) == "by")?;
        self.first_behind(words, by + 1, clause.extent.end)
    }

    /// The mention that is the head of the noun phrase beginning at `from`.
    pub(crate) fn first_behind(&self, words: &Words, from: usize, end: usize) -> Option<usize> {
        let mut at = from;
        while at < end.min(from + 4) {
            if let Some((actor, _, stop, form)) = self.at(at) {
                let possessor = words.lower(stop) == "'s" && words.token(stop).kind == TokenKind::Clitic;
                return (form != MentionForm::Adjective && !possessor).then_some(actor);
            }
            let skipped = words.is(at, class::DETERMINERS)
                || (words.token(at).kind == TokenKind::Word
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
        let first = self.mentions.partition_point(|m| m.1 < range.start);
        self.mentions[first..].iter().copied().take_while(move |m| m.1 < range.end)
    }
}

/// How far back a subject is looked for.
const REACH: usize = 40;

/// Gives the clause its subjects, and with them its beginning. `before` are the earlier clauses of the same sentence.
pub(super) fn link(words: &Words, cast: &Cast, actors: &[Actor], before: &[Clause], clause: &mut Clause) {
    find(words, cast, actors, before, clause);
    // A finite verb further left in the same stretch: this clause is set into that one without a border ("the pressure Chisinau may
    // face") and begins with its own subject. A second verb of the same subject ("met and agreed") does not.
    let finite = |c: &&Clause| matches!(c.form, Form::Past | Form::Present | Form::Modal);
    let apart = |c: &Clause| {
        clause.group.start - c.group.end > LONGEST || (c.group.end..clause.group.start).any(|i| words.slice(i) == ",")
    };
    let inside =
        before.iter().rev().take(NEIGHBOURS).filter(finite).any(|c| c.group.start >= clause.extent.start && !apart(c));
    if let Some(governor) = before.iter().rev().take(NEIGHBOURS).find(finite).filter(|_| is_joined(words, clause)) {
        clause.extent.start = clause.extent.start.max(governor.extent.start.min(clause.group.start));
    }
    let shared = is_joined(words, clause);
    if inside && !shared && !clause.subjects.is_empty() && finite(&&*clause) {
        clause.extent.start = clause.subject_start.min(clause.group.start);
    }
}

/// Whether the verb is joined to the one before by "and": both have the same subject.
fn is_joined(words: &Words, clause: &Clause) -> bool {
    clause.group.start > 0 && words.is_word(clause.group.start - 1, &["and", "but", "or", "then"])
}

fn find(words: &Words, cast: &Cast, actors: &[Actor], before: &[Clause], clause: &mut Clause) {
    let sentence = words.sentences()[clause.sentence].tokens.clone();
    let mut at = clause.group.start;
    while at > sentence.start && is_adverb(words, at - 1) {
        at -= 1;
    }
    let previous = at.checked_sub(1).filter(|p| *p >= sentence.start);
    let finite =
        before.iter().rev().take(NEIGHBOURS).find(|c| matches!(c.form, Form::Past | Form::Present | Form::Modal));
    match clause.form {
        Form::Participle => return,
        Form::Infinitive | Form::Ing => {
            if let Some(governor) = before.last().filter(|g| !g.passive || clause.form == Form::Ing) {
                clause.subjects = governor.subjects.clone();
            }
            return;
        }
        _ => {}
    }
    let Some(previous) = previous else { return };
    if words.is_word(previous, &["and", "but", "or", "then"]) {
        // "met the delegation and agreed": the subject of the verb before.
        if let Some(governor) = finite {
            clause.subjects = governor.subjects.clone();
            clause.subject_start = clause.group.start;
        }
        return;
    }
    let mut end = at;
    if let Some(relative) = relative_before(words, at, sentence.start) {
        end = relative;
        if end > sentence.start && words.slice(end - 1) == "," {
            end -= 1;
        }
        take(words, cast, actors, end, sentence.start, clause);
        return;
    }
    if let Some((start, found)) = head_before(words, cast, end, sentence.start) {
        collect(words, cast, actors, found, start, sentence.start, clause);
        return;
    }
    // An aside in commas right before the verb: "Kyiv, which rejected the plan, was forced".
    if words.slice(previous) == "," {
        let limit = sentence.start.max(previous.saturating_sub(REACH));
        let opening = (limit..previous).rev().find(|i| words.slice(*i) == "," && !cast_covers(cast, *i));
        if let Some(comma) = opening {
            end = comma;
            take(words, cast, actors, end, sentence.start, clause);
        }
    }
}

/// The relative pronoun that is the subject of the verb at `at`: right before it, or with a short adverbial in between ("Kyiv, which
/// just a month ago rejected").
fn relative_before(words: &Words, at: usize, floor: usize) -> Option<usize> {
    for i in (floor.max(at.saturating_sub(6))..at).rev() {
        if words.is_word(i, &["who", "which", "that"]) {
            // "the plan that Kyiv rejected": a noun phrase in between is the subject itself.
            return Some(i);
        }
        let adverbial = is_adverb(words, i)
            || words.is(i, class::PREPOSITIONS.or(class::WEEKDAYS).or(class::MONTHS).or(class::TIME_NOUNS))
            || words.is_word(i, &["a", "an", "the", "ago", "last", "this"])
            || words.token(i).kind == TokenKind::Number;
        if !adverbial {
            return None;
        }
    }
    None
}

fn cast_covers(cast: &Cast, i: usize) -> bool {
    cast.at(i).is_some_and(|(_, start, end, _)| start < i && i + 1 < end)
}

fn take(words: &Words, cast: &Cast, actors: &[Actor], end: usize, floor: usize, clause: &mut Clause) {
    if let Some((start, found)) = head_before(words, cast, end, floor) {
        collect(words, cast, actors, found, start, floor, clause);
    }
}

type MentionAt = (usize, usize, usize, MentionForm);

/// The mention that is the head of the noun phrase ending before `end`, with the first token of the phrase. Prepositional phrases
/// between it and `end` are skipped; a possessor or a noun inside a prepositional phrase is no head.
fn head_before(words: &Words, cast: &Cast, end: usize, floor: usize) -> Option<(usize, MentionAt)> {
    let floor = floor.max(end.saturating_sub(REACH));
    let mut at = end;
    let mut tail = end;
    while at > floor {
        at -= 1;
        if let Some(mention) = cast.at(at) {
            let (_, start, stop, form) = mention;
            let start_of_phrase = phrase_start(words, start, floor);
            let governed = start_of_phrase
                .checked_sub(1)
                .is_some_and(|p| p >= floor && words.is(p, class::PREPOSITIONS) && !words.is(p, class::SUBORDINATORS));
            let possessor = words.token(stop).kind == TokenKind::Clitic && words.lower(stop) == "'s" && stop < end;
            let adjective = form == MentionForm::Adjective;
            if governed {
                // The phrase belongs to what stands before its preposition: go on in front of it.
                at = start_of_phrase - 1;
                tail = at;
                continue;
            }
            let possessive_pronoun = form == MentionForm::Pronoun
                && words.is(start, class::POSSESSIVES)
                && !words.is(start, class::PRONOUNS);
            // Nothing but what was skipped may stand between the head and the verb.
            let adjacent = stop == tail;
            return (adjacent && !possessor && !adjective && !possessive_pronoun).then_some((start_of_phrase, mention));
        }
        let token = words.token(at);
        if words.slice(at) == "," || token.kind == TokenKind::Punct && words.slice(at) != "-" {
            return None;
        }
        if words.is(at, class::PREPOSITIONS) && !words.is(at, class::SUBORDINATORS) {
            tail = at;
        }
        if words.is(at, class::SUBORDINATORS) || words.is_word(at, &["and", "but", "or"]) {
            return None;
        }
    }
    None
}

/// First token of the noun phrase whose head begins at `start`: determiners, adjectives and titles in front of it.
fn phrase_start(words: &Words, start: usize, floor: usize) -> usize {
    let mut at = start;
    while at > floor {
        let token = words.token(at - 1);
        let inside = token.kind == TokenKind::Word
            && !words.is(at - 1, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::AUXILIARIES).or(class::MODALS))
            && !token.is_verb_form()
            && !words.starts_clause(at - 1);
        if !inside || start - at >= 4 {
            break;
        }
        at -= 1;
        if words.is(at, class::DETERMINERS) {
            break;
        }
    }
    at
}

impl Words<'_> {
    /// Whether the word opens a dependent clause.
    fn starts_clause(&self, i: usize) -> bool {
        self.is(i, class::SUBORDINATORS)
    }
}

/// Takes the mention and those joined to it in front: "Russia and Ukraine", "Russia, China and Iran".
fn collect(
    words: &Words,
    cast: &Cast,
    actors: &[Actor],
    head: MentionAt,
    phrase: usize,
    floor: usize,
    clause: &mut Clause,
) {
    let mut subjects = vec![head.0];
    let mut start = phrase;
    while start > floor && subjects.len() < 6 {
        let joint = words.is_word(start - 1, &["and", ","]);
        let Some(mention) = start.checked_sub(2).filter(|p| joint && *p >= floor).and_then(|p| cast.at(p)) else {
            break;
        };
        // "In Kyiv, Zelensky said": what stands in a prepositional phrase is not joined.
        let first = phrase_start(words, mention.1, floor);
        let governed = first > floor && words.is(first - 1, class::PREPOSITIONS);
        if governed || mention.3 == MentionForm::Adjective || (words.slice(start - 1) == "," && subjects.len() == 1) {
            break;
        }
        subjects.push(mention.0);
        start = first;
    }
    subjects.reverse();
    subjects.dedup();
    subjects.retain(|s| *s < actors.len());
    clause.subjects = subjects;
    clause.subject_start = start;
}
