//! What stands in subject and object place: noun phrases, and the actors they name.

use super::cast::Cast;
use super::phrases::{Phrase, Phrases, is_subordinator};
use super::{Clause, Form, LONGEST, NEIGHBOURS, is_adverb, is_day};
use crate::layers::entities::ActorKind;
use crate::lexicon::{VerbForms, class, frame};
use crate::model::tags::Tag;
use crate::words::{TokenKind, Words};

/// "last week", "Monday", "yesterday": a phrase that says when.
fn is_time(words: &Words, phrase: Phrase) -> bool {
    let noun = words.is(phrase.head, class::TIME_NOUNS) && phrase.start < phrase.head;
    noun || words.is(phrase.head, class::MONTHS) || is_day(words, phrase.head)
}

/// How far back a subject is looked for.
const REACH: usize = 40;

/// Gives the clause its subject and object, and with the subject its beginning. `before` are the earlier clauses of the same sentence.
pub(super) fn link(words: &Words, phrases: &Phrases, cast: &Cast, before: &[Clause], clause: &mut Clause) {
    let place = Place { words, phrases, cast, floor: words.sentences()[clause.sentence()].tokens.start };
    place.subject(before, clause);
    place.object(clause);
    if clause.object().is_none() && !clause.passive && clause.subject().is_some_and(|s| s.start < clause.group().start)
    {
        clause.set_object(place.relative_object(clause.subject_start()));
    }
    // A finite verb further left in the same stretch: this clause is set into that one without a border ("the pressure Chisinau may
    // face") and begins with its own subject. A second verb of the same subject ("met and agreed") does not.
    let finite = |c: &&Clause| matches!(c.form, Form::Past | Form::Present | Form::Modal);
    let apart = |c: &Clause| {
        clause.group().start - c.group().end > LONGEST
            || (c.group().end..clause.group().start).any(|i| words.slice(i) == ",")
    };
    let inside = before
        .iter()
        .rev()
        .take(NEIGHBOURS)
        .filter(finite)
        .any(|c| c.group().start >= clause.extent().start && !apart(c));
    let shared = is_joined(words, clause);
    if let Some(governor) = before.iter().rev().take(NEIGHBOURS).find(finite).filter(|_| shared) {
        clause.set_start(clause.extent().start.max(governor.extent().start.min(clause.group().start)));
    }
    if inside && !shared && clause.subject().is_some() && finite(&&*clause) {
        clause.set_start(clause.subject_start().min(clause.group().start));
    }
}

/// Whether the verb is joined to the one before by "and": both have the same subject.
fn is_joined(words: &Words, clause: &Clause) -> bool {
    clause.group().start > 0 && words.is_word(clause.group().start - 1, &["and", "but", "or", "then"])
}

struct Place<'p> {
    words: &'p Words<'p>,
    phrases: &'p Phrases,
    cast: &'p Cast,
    floor: usize,
}

impl Place<'_> {
    fn subject(&self, before: &[Clause], clause: &mut Clause) {
        let words = self.words;
        let finite =
            before.iter().rev().take(NEIGHBOURS).find(|c| matches!(c.form, Form::Past | Form::Present | Form::Modal));
        match clause.form {
            Form::Participle => {
                // "the talks held in Oslo": the noun in front undergoes it.
                let comma =
                    usize::from(clause.group().start > self.floor && words.slice(clause.group().start - 1) == ",");
                clause.set_subject(self.phrase_before(clause.group().start - comma).filter(|p| !p.owner));
                return;
            }
            Form::Infinitive | Form::Ing => {
                // "was forced to agree" agreed; "was asked to leave" has not left.
                let forced = |g: &&Clause| !g.passive || clause.form == Form::Ing || words.is(g.verb(), class::FORCES);
                // "launched a petition, which has many names, asking": who launched it asks.
                let comma = clause.group().start > self.floor && words.slice(clause.group().start - 1) == ",";
                let relative = |c: &&Clause| {
                    let opener = words.is_word(c.extent().start.wrapping_sub(1), &["which", "who", "that"]);
                    comma && clause.form == Form::Ing && opener
                };
                let governor = before.iter().rev().take(NEIGHBOURS).find(|c| !relative(c));
                if let Some(governor) = governor.filter(forced) {
                    clause.subjects = governor.subjects.clone();
                }
                return;
            }
            _ => {}
        }
        let mut at = clause.group().start;
        while at > self.floor && (is_adverb(words, at - 1) || words.tag(at - 1) == Tag::Adverb) {
            at -= 1;
        }
        if at > self.floor && words.is_word(at - 1, &["and", "but", "or", "then"]) {
            // "met the delegation and agreed": the subject of the verb before; "said the bill was bad and demanded": of the verb of saying.
            let acts = frame::SAY.or(frame::DEMAND).or(frame::PROPOSE).or(frame::ACCEPT).or(frame::OFFER);
            let says = |c: &&Clause| {
                let told = c.frames.any(frame::SAY) && !c.passive && c.form == clause.form;
                let inside = finite.is_some_and(|g| g.verb() > c.verb() && g.extent().start > c.extent().start);
                told && inside && clause.form == Form::Past && clause.frames.any(acts) && !clause.passive
            };
            let speaker = before.iter().rev().take(NEIGHBOURS).find(says);
            if let Some(governor) = speaker.or(finite) {
                clause.subjects = governor.subjects.clone();
                clause.subject_phrase = governor.subject_phrase;
                clause.set_subject_start(clause.group().start);
            }
            return;
        }
        let found = match self.relative(at) {
            Some(relative) => self.antecedent(relative),
            None => self.left(at, before).or_else(|| self.behind_saying(at, clause)),
        };
        let Some(phrase) = found else { return };
        clause.set_subject(Some(phrase));
        if phrase.start > clause.verb() {
            clause.subjects.extend(self.cast.of(phrase));
        } else {
            self.collect(phrase, clause);
        }
    }

    /// The relative pronoun that is the subject of the verb at `at`: right before it, or with a short adverbial in between ("Kyiv, which
    /// just a month ago rejected").
    fn relative(&self, at: usize) -> Option<usize> {
        let words = self.words;
        for i in (self.floor.max(at.saturating_sub(6))..at).rev() {
            if words.is_word(i, &["who", "which", "that"]) {
                return (!matches!(words.tag(i), Tag::Determiner) || i + 1 < at).then_some(i);
            }
            let adverbial = is_adverb(words, i)
                || words.is(i, class::PREPOSITIONS.or(class::WEEKDAYS).or(class::MONTHS).or(class::TIME_NOUNS))
                || words.is_word(i, &["a", "an", "the", "ago", "last", "this"])
                || words.token(i).kind() == TokenKind::Number;
            if !adverbial {
                return None;
            }
        }
        None
    }

    /// The relative pronoun right behind its noun that opens a clause and is its subject: "those who lost".
    fn opened(&self, clause: &Clause) -> Option<usize> {
        let finite = matches!(clause.form, Form::Past | Form::Present | Form::Modal);
        let relative = Some(clause.group().start).filter(|_| finite).and_then(|at| self.relative(at))?;
        self.phrase_before(relative).map(|_| relative)
    }

    /// What a relative pronoun stands for: the phrase in front of it.
    fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let comma = relative > self.floor && self.words.slice(relative - 1) == ",";
        let end = relative - usize::from(comma);
        let mut phrase = self.phrase_before(end)?;
        // "Ann Lee of the Lake League, which": no person is "which".
        let which = self.words.lower(relative) == "which";
        let person =
            |p: Phrase| self.cast.of(p).and_then(|actor| self.cast.kinds.get(actor)) == Some(&ActorKind::Person);
        // "a deal with the Lake League for Ann Lee, who": nobody but her.
        if !which && person(phrase) {
            return Some(phrase);
        }
        // "the leaders of both parties, who": persons are "who", the last noun may be none; one step over "of".
        let kind = |p: Phrase| self.cast.of(p).and_then(|actor| self.cast.kinds.get(actor));
        for _ in 0..2 {
            // "the head of Acme who left", "a ruling from Utah that fell": a firm is not "who", a town rules nothing.
            let unlike = match kind(phrase) {
                Some(ActorKind::Organization) => self.words.lower(relative) == "who",
                Some(ActorKind::Place) => phrase.governor.is_some_and(|g| self.words.is_word(g, &["from", "in"])),
                _ => false,
            };
            let comma = comma || unlike;
            let of = phrase.governor.filter(|g| self.words.is_word(*g, &["of", "from", "in", "for"]));
            match of.and_then(|g| self.phrase_before(g)) {
                Some(outer) if comma && !(which && person(outer)) => phrase = outer,
                // "a firm based in Scotland, which": what it is stands further off.
                None if comma && which && of.is_some() && self.is_place(phrase) => return None,
                _ => break,
            }
        }
        Some(phrase)
    }

    /// "the policy which, it said, both have criticised": what "which" in front of the subject stands for.
    fn relative_object(&self, subject: usize) -> Option<Phrase> {
        let words = self.words;
        let mut at = subject.checked_sub(1).filter(|a| *a > self.floor)?;
        if words.slice(at) == "," {
            at = (self.floor.max(at.saturating_sub(8))..at).rev().find(|i| words.slice(*i) == ",")?.checked_sub(1)?;
        }
        let found = (at > self.floor && words.is_word(at, &["which", "whom"])).then(|| self.antecedent(at)).flatten();
        // "a ban on ships, which the party proposed": the ban or the ships.
        found.filter(|p| p.governor.is_none_or(|g| words.is_word(g, &["of", "from", "in", "for"])))
    }

    /// The phrase that ends right before a token.
    fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let before = end.checked_sub(1).filter(|b| *b >= self.floor)?;
        self.phrases.at(before)
    }

    /// The noun phrase left of the verb that nothing governs: prepositional phrases, participles and one pair of commas are skipped.
    fn left(&self, end: usize, before: &[Clause]) -> Option<Phrase> {
        let words = self.words;
        let floor = self.floor.max(end.saturating_sub(REACH));
        let mut at = end;
        let mut asides = 0;
        while at > floor {
            let i = at - 1;
            if let Some(phrase) = self.phrases.at(i) {
                at = phrase.start;
                let time = is_time(words, phrase);
                if let Some(governor) = phrase.governor.or_else(|| self.shared_governor(phrase)) {
                    // "after the boat sank": what looks like a preposition opens a clause where a verb has come before, or the sentence.
                    let opens = words.is(governor, class::SUBORDINATORS) && words.tag(governor) == Tag::In;
                    // A relative clause is no main one: "a driver who ran a signal before a crash was cleared".
                    let told = |c: &Clause| {
                        matches!(c.form, Form::Past | Form::Present | Form::Modal) && self.opened(c).is_none()
                    };
                    if opens
                        && !phrase.owner
                        && (governor == self.floor || before.iter().rev().take(NEIGHBOURS).any(told))
                    {
                        return Some(phrase);
                    }
                    at = governor;
                    continue;
                }
                // An object of a participle or infinitive in between: "the plan to ban cars was"; of a relative clause: "those who lost homes
                // sued".
                let verb = before.iter().rev().take(NEIGHBOURS).find(|c| c.group().end == phrase.start);
                if let Some(relative) = verb.and_then(|c| self.opened(c)) {
                    at = relative;
                    continue;
                }
                if let Some(verb) = verb.filter(|c| matches!(c.form, Form::Ing | Form::Infinitive | Form::Participle)) {
                    at = verb.group().start;
                    continue;
                }
                if time && phrase.start > floor {
                    continue;
                }
                return (!phrase.owner).then_some(phrase);
            }
            let clause = before.iter().rev().take(NEIGHBOURS).find(|c| c.group().contains(&i));
            if let Some(clause) = clause {
                if !matches!(clause.form, Form::Participle | Form::Infinitive | Form::Ing) {
                    at = self.opened(clause)?;
                    continue;
                }
                at = clause.group().start;
                continue;
            }
            match words.slice(i) {
                "," if asides == 0 => {
                    // "Kyiv, which rejected the plan, was forced": back to the comma that opens the aside.
                    asides += 1;
                    let open =
                        (floor..i).rev().find(|k| words.slice(*k) == ",").filter(|k| *k > floor && i - *k > 1)?;
                    at = open;
                }
                "”" | "’" | "\"" | "“" | "‘" => at = i,
                _ if words.is(i, class::SUBORDINATORS) && is_subordinator(words, i) => return None,
                _ if matches!(
                    words.tag(i),
                    Tag::In | Tag::Adverb | Tag::Adjective | Tag::Particle | Tag::Number | Tag::To
                ) =>
                {
                    at = i
                }
                ")" => at = (floor..i).rev().find(|k| words.slice(*k) == "(")?,
                "-" | "(" => at = i,
                _ => return None,
            }
        }
        None
    }

    /// "talks between Peru and Chile ended", "the leaders of Peru and Chile met": what is joined to a phrase behind a preposition stands behind it
    /// too, where nothing else can be meant: behind "between", or both are places.
    fn shared_governor(&self, phrase: Phrase) -> Option<usize> {
        let words = self.words;
        let and = phrase.start.checked_sub(1).filter(|and| words.is_word(*and, &["and", "or"]))?;
        let other = self.phrase_before(and - usize::from(words.lower(and.wrapping_sub(1)) == "'s"))?;
        let governor = other.governor.filter(|g| *g > self.floor)?;
        let between = words.is_word(governor, &["between", "among", "like", "including"]);
        (between || self.is_place(phrase) && self.is_place(other) && self.phrase_before(governor).is_some())
            .then_some(governor)
    }

    /// Whether a phrase is the name of a place and nothing else.
    fn is_place(&self, phrase: Phrase) -> bool {
        let kind = self.cast.of(phrase).and_then(|actor| self.cast.kinds.get(actor));
        self.words.tag(phrase.start) == Tag::Name && kind == Some(&ActorKind::Place)
    }

    /// "…, said the minister": the subject behind a verb of saying that nothing but the quotation stands in front of.
    fn behind_saying(&self, at: usize, clause: &Clause) -> Option<Phrase> {
        let words = self.words;
        let opens = at == self.floor || matches!(words.slice(at - 1), "," | "”" | "’" | "\"" | "?" | "!");
        let says = clause.frames.any(frame::SAY) && !clause.passive && clause.group().len() == 1;
        self.phrases.from(clause.verb() + 1).filter(|p| opens && says && p.governor.is_none())
    }

    /// What the verb is done to: the phrase right behind it, adverbs and particles apart, unless that is the subject of another clause.
    fn object(&self, clause: &mut Clause) {
        let words = self.words;
        if clause.passive || clause.lemma == "be" || clause.subject().is_some_and(|s| s.start > clause.verb()) {
            return;
        }
        let mut at = clause.verb() + 1;
        while at < clause.verb() + 4
            && (matches!(words.tag(at), Tag::Adverb | Tag::Particle) || matches!(words.slice(at), "“" | "‘" | "\""))
            && self.phrases.at(at).is_none()
        {
            at += 1;
        }
        let told = || self.phrases.from(at).filter(|p| words.same_sentence(clause.verb(), p.start) && p.start <= at);
        let Some(phrase) = told().or_else(|| self.that_noun(at)) else { return };
        let after = (phrase.end..phrase.end + 2).find(|i| words.tag(*i) != Tag::Adverb).unwrap_or(phrase.end);
        let finite = matches!(words.tag(after), Tag::Modal | Tag::Present | Tag::Past)
            && words.same_sentence(after, clause.verb());
        let opens_clause = clause.frames.any(frame::SAY.or(frame::THINK).or(frame::FORECAST));
        let reduced = words.tag(after) == Tag::Past && !opens_clause && words.forms(after).any(VerbForms::PARTICIPLE);
        if (!finite || reduced) && !is_time(words, phrase) {
            clause.set_object(Some(phrase));
        }
    }

    /// "rejected that demand": one noun behind "that" and no verb behind it.
    fn that_noun(&self, at: usize) -> Option<Phrase> {
        let words = self.words;
        let phrase = self.phrases.at(at + 1).filter(|p| words.lower(at) == "that" && p.start == at + 1)?;
        let noun = words.tag(at + 1) == Tag::Noun && phrase.end == at + 2;
        let ends = words.slice(at + 2) == "." || matches!(words.tag(at + 2), Tag::In | Tag::And);
        (noun && ends).then_some(Phrase { start: at, governor: None, ..phrase })
    }

    /// "The head of the union, Ann Lee, called": the name between commas tells who the noun in front is.
    fn apposed(&self, phrase: Phrase, clause: &Clause) -> Option<usize> {
        let words = self.words;
        let close = clause.group().start.checked_sub(1).filter(|c| *c > phrase.end && words.slice(*c) == ",")?;
        let name = self.phrase_before(close).filter(|p| words.tag(p.head) == Tag::Name && p.start > phrase.end)?;
        // "a jury in Charleston, S.C.,"
        (words.slice(name.start - 1) == "," && !self.is_place(name)).then(|| self.cast.of(name)).flatten()
    }

    /// "a quarter of the citizens backed": the citizens.
    fn part_of(&self, phrase: Phrase) -> Option<usize> {
        const PARTS: [&str; 12] = [
            "quarter", "half", "third", "thirds", "majority", "most", "many", "some", "percent", "%", "dozens",
            "hundreds",
        ];
        let part = self.words.is_word(phrase.head, &PARTS) && self.words.lower(phrase.end) == "of";
        self.phrases.from(phrase.end + 1).filter(|p| part && !p.owner).and_then(|p| self.cast.of(p))
    }

    /// Takes the phrase and those joined to it in front: "Russia and Ukraine", "Russia, China and Iran".
    fn collect(&self, phrase: Phrase, clause: &mut Clause) {
        let words = self.words;
        let mut subjects: Vec<usize> = self
            .cast
            .of(phrase)
            .or_else(|| self.apposed(phrase, clause))
            .or_else(|| self.part_of(phrase))
            .into_iter()
            .collect();
        let mut start = phrase.start;
        let mut parts = 1;
        while start > self.floor && parts < 6 {
            let joint = words.is_word(start - 1, &["and", ","]);
            let serial = words.lower(start - 1) == "and" && start >= 2 && words.slice(start - 2) == ",";
            let end = start.saturating_sub(1 + usize::from(serial));
            let Some(other) = Some(end).filter(|_| joint).and_then(|e| self.phrase_before(e)) else { break };
            // "he called Lee, and Kim agreed": an object is not joined to what follows.
            let opens = frame::SAY.or(frame::THINK).or(frame::FORECAST).or(frame::BELIEVE);
            let object = parts == 1
                && other.start > self.floor
                && words.tag(other.start - 1).is_verb()
                && !words.is_word(other.head, &["i", "we", "he", "she", "they"])
                && !words.verb(other.start - 1).any(|r| r.frames.any(opens));
            // "backs Peru and it will": a pronoun begins anew.
            let anew = parts == 1 && words.is_word(phrase.head, &["it", "he", "she", "they", "we"]);
            // "In Kyiv, Zelensky said": what stands in a prepositional phrase is not joined.
            if anew || object || other.governor.is_some() || other.owner || words.slice(start - 1) == "," && parts == 1
            {
                break;
            }
            subjects.extend(self.cast.of(other));
            start = other.start;
            parts += 1;
        }
        subjects.reverse();
        subjects.dedup();
        clause.subjects = subjects;
        clause.set_subject_start(start);
    }
}
