//! What happened: events with who, whom, where and when; and their order in time.

mod extent;
mod mentions;
mod nouns;
mod places;
mod rules;
mod verbs;

use jiff_core::civil::Date;
use serde::Serialize;

use super::clauses::{Clause, Form, Scene};
use super::entities::{ActorKind, MentionForm};
use super::times::{Basis, Time, TimeType};
use super::{Found, Rule, RuleCard, sort_found, steps};
use crate::lexicon::{class, table};
use crate::model::tags::Tag;
use crate::text::{Keyed, Span, sort_by_number, write_day};
use crate::words::{TokenKind, Words};
pub(crate) use places::dateline;
use rules::{Candidate, NOUN, RULES};

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum EventStatus {
    /// It has happened.
    Happened,
    /// It goes on.
    Ongoing,
    /// It is decided or scheduled.
    Planned,
    /// It may or may not happen.
    Hypothetical,
}

/// Where the time of an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum WhenBasis {
    /// A calendar date in the sentence.
    Explicit,
    /// A relative time in the sentence.
    Relative,
    /// Taken over from the event it belongs to.
    Inherited,
}

/// When an event took or takes place, in days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct When {
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// How it is known.
    pub basis: WhenBasis,
}

/// An event; its span is the clause that tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Event {
    /// PLOVER event type in lower case: `consult`, `agree`, `reject`, `assault` …; `other` where none fits.
    pub kind: String,
    /// The word that tells it.
    pub trigger: Span,
    /// Later words that take it up again: "the talks", "yesterday’s meeting".
    pub also: Vec<Span>,
    /// Indices of the actors who do it.
    pub who: Vec<usize>,
    /// Indices of the actors it is done to or with.
    pub whom: Vec<usize>,
    /// Index of the place, an actor.
    pub r#where: Option<usize>,
    /// When, in days.
    pub when: Option<When>,
    /// How far it has come.
    pub status: EventStatus,
}

/// An event on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct TimelineEntry {
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// Index of the event.
    pub event: usize,
}

/// Verbs whose object is made by them, or made known.
const MAKES: [&str; 12] = [
    "announce",
    "build",
    "complete",
    "establish",
    "inaugurate",
    "introduce",
    "launch",
    "open",
    "publish",
    "release",
    "reveal",
    "stage",
];

/// Finds the events.
///
/// Counts: happenings told as facts or plans, by a verb or by a noun with a verb of taking place. Does not: states and habits, what may
/// happen, what stands in a direct quotation, a second telling of the same noun.
///
/// Reads: clauses, times, the day of publication. Writes: events.
#[inline(never)]
pub(crate) fn find(scene: &Scene, times: &[Found<Time>], published: Option<Date>) -> Vec<Found<Event>> {
    let today = published.map(write_day);
    let mut found: Vec<Found<Event>> = Vec::new();
    let mut told = Told::default();
    // "imposed sanctions": the verb has told what its noun names.
    let mut by_verb: Keyed<(usize, &'static str), ()> = Keyed::new();
    for clause in scene.clauses.iter().filter(|c| scene.in_body(c.sentence())) {
        let hit = steps!(RULES).iter().find_map(|rule| Some((rule.id, (rule.find)(scene, clause)?)));
        let Some((rule, candidate)) = hit else { continue };
        let words = scene.words;
        let nominal = matches!(rule, "event.nominal" | "event.aside");
        let extent = match rule {
            "event.aside" => aside(scene, clause),
            "event.participle" | "event.following" => clause.group().start..tail(scene, clause),
            _ => extent::own(scene, clause),
        };
        let when = when_in(scene, clause.verb(), extent.clone(), times)
            .filter(|w| fits(w, candidate.status, today.as_deref()));
        if told.again(words, &candidate, when.is_some()) {
            continue;
        }
        by_verb.insert((words.sentence_at(extent.start), candidate.kind), ());
        let (who, mut whom) = roles(scene, clause, nominal, candidate.kind);
        // What is announced, founded or published is nobody it is done to.
        if candidate.kind == "other" && MAKES.contains(&clause.lemma) {
            whom.retain(|a| matches!(scene.actors[*a].kind, ActorKind::Person | ActorKind::Group));
        }
        let value = Event {
            kind: candidate.kind.to_owned(),
            trigger: words.token(candidate.trigger).span(),
            also: Vec::new(),
            who,
            whom,
            r#where: places::within(scene, extent.clone()).or_else(|| places::dateline(scene, clause.sentence())),
            when,
            status: candidate.status,
        };
        found.push(Found::stated(words.span(extent), rule, value));
    }
    let triggers: Keyed<u32, ()> = found.iter().map(|f| f.value.trigger.start).collect();
    // Every noun of an event, looked up once.
    let noun = |i: &usize| scene.words.tag(*i).is_noun() && scene.words.found_in(*i, &table::EVENT_NOUNS).is_some();
    let named: Vec<usize> = (0..scene.words.len()).filter(noun).collect();
    for at in named.iter().copied().filter(|i| scene.in_body(scene.words.sentence_at(*i))) {
        let words = scene.words;
        if triggers.contains_key(&words.token(at).span().start) {
            continue;
        }
        let Some(candidate) = (NOUN.find)(scene, at) else { continue };
        if by_verb.contains_key(&(words.sentence_at(at), candidate.kind)) || told.again(words, &candidate, false) {
            continue;
        }
        let Some(phrase) = scene.phrases.at(at) else { continue };
        let governs = matches!(words.tag(phrase.end), Tag::In | Tag::To) && words.lower(phrase.end) != "because";
        let mut end = scene.phrases.from(phrase.end + 1).filter(|_| governs).map_or(phrase.end, |p| p.end);
        if governs && words.lower(phrase.end) == "between" && words.lower(end) == "and" {
            end = scene.phrases.from(end + 1).map_or(end, |p| p.end);
        }
        let extent = phrase.start..end;
        let (who, mut whom) = noun_roles(scene, extent.clone(), phrase.end);
        // "the debate on migrants" is not with them.
        if candidate.kind == "consult" && words.is_word(phrase.end, &["on", "of", "about"]) {
            whom.clear();
        }
        let value = Event {
            kind: candidate.kind.to_owned(),
            trigger: words.token(at).span(),
            also: Vec::new(),
            who,
            whom,
            r#where: places::within(scene, extent.clone()),
            when: when_in(scene, at, extent.clone(), times).filter(|w| fits(w, candidate.status, today.as_deref())),
            status: candidate.status,
        };
        found.push(Found::stated(words.span(extent), NOUN.id, value));
    }
    sort_found(&mut found, |value| value.trigger);
    mentions::gather(scene, &named, &mut found);
    inherit(scene, times, &mut found);
    found
}

/// What has happened has not happened after the day of publication: "called for a halt until 2035".
fn fits(when: &When, status: EventStatus, today: Option<&str>) -> bool {
    status != EventStatus::Happened || today.is_none_or(|today| when.from.as_str() <= today)
}

/// An event without a day takes that of the one told right before it: in the same sentence, or in the one before in the same paragraph where its
/// own names no time.
fn inherit(scene: &Scene, times: &[Found<Time>], found: &mut [Found<Event>]) {
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

/// What has been told already: "The talks began … The talks ended" is one event, unless the second telling has a day of its own.
#[derive(Default)]
struct Told {
    triggers: Keyed<(String, &'static str), ()>,
}

impl Told {
    fn again(&mut self, words: &Words, candidate: &Candidate, dated: bool) -> bool {
        let key = (words.lower(candidate.trigger).to_owned(), candidate.kind);
        self.triggers.insert(key, ()).is_some() && !dated
    }
}

/// Whose event a noun names: its owner, or those behind "by" and "between", do it; those behind "of", "on" and "against" undergo it.
fn noun_roles(scene: &Scene, extent: std::ops::Range<usize>, preposition: usize) -> (Vec<usize>, Vec<usize>) {
    let actors = |range: std::ops::Range<usize>| {
        let mut all: Vec<usize> =
            scene.cast.within(range).filter(|m| m.3 != MentionForm::Adjective).map(|m| m.0).collect();
        all.dedup();
        all
    };
    let (owners, others) = (actors(extent.start..preposition), actors(preposition..extent.end));
    if scene.words.is_word(preposition, &["by", "between", "among", "from"]) {
        (others, owners)
    } else {
        (owners, others)
    }
}

/// Behind the noun phrases and prepositions that follow the verb.
fn tail(scene: &Scene, clause: &Clause) -> usize {
    let mut end = clause.verb() + 1;
    while end < clause.extent().end {
        end = match scene.phrases.from(end) {
            Some(phrase) if phrase.end > end => phrase.end,
            _ if matches!(scene.words.tag(end), Tag::In | Tag::Adverb | Tag::Particle) => end + 1,
            _ => break,
        };
    }
    end.min(clause.extent().end).max(clause.verb() + 1)
}

/// From the noun phrase to the comma that closes the aside.
fn aside(scene: &Scene, clause: &Clause) -> std::ops::Range<usize> {
    let close = (clause.verb() + 1..clause.extent().end).find(|i| scene.words.slice(*i) == ",");
    clause.extent().start..close.unwrap_or(clause.extent().end)
}

/// Who does it, and to whom. Those between whom an event named by a noun takes place ("talks between Russia and Ukraine") do it together.
fn roles(scene: &Scene, clause: &Clause, nominal: bool, kind: &str) -> (Vec<usize>, Vec<usize>) {
    let words = scene.words;
    if nominal {
        let between = (clause.extent().start..clause.group().start).find(|i| words.is_word(*i, &["between", "among"]));
        let range = between.map_or(0..0, |b| b..clause.group().start.min(b + 12));
        let mut who: Vec<usize> =
            scene.cast.within(range).filter(|m| m.3 != MentionForm::Adjective).map(|m| m.0).collect();
        who.dedup();
        return (who, Vec::new());
    }
    // "requested that Lee be freed": not asked of Lee. "increased to 31 people", "arrived at the bank": nothing undergone.
    let that = clause.object().is_none() && clause.complement().take(4).any(|i| words.lower(i) == "that");
    let alone = kind == "other"
        && clause.object().is_none()
        && !words.is_word(clause.verb() + 1, &["with", "against", "for", "over"])
        && !clause.lemma.starts_with("apolog");
    let object = if that || alone { None } else { scene.cast.object(words, clause) };
    let object = object.or_else(|| {
        if that || alone {
            return None;
        }
        let near = clause.complement().take(6).take_while(|i| words.slice(*i) != ",");
        let to = near.into_iter().find(|i| words.is_word(*i, &["with", "against", "on", "to", "at"]))?;
        // "agreed to free prisoners": whom another verb is about.
        // "warned against campaigns"
        if kind == "threaten" && words.lower(to) == "against" {
            return None;
        }
        if words.tag(to + 1) == Tag::Base || words.tag(to + 1) == Tag::Adverb && words.tag(to + 2) == Tag::Base {
            return None;
        }
        scene
            .cast
            .first_behind(words, to + 1, clause.extent().end)
            .filter(|a| scene.actors[*a].kind != ActorKind::Place || words.is_word(to, &["with", "against", "on"]))
            // "invited them to the palace", "sold water on the street": what it is done to stands in front.
            .filter(|_| {
                clause.object().is_none()
                    || match words.lower(to) {
                        "to" => matches!(kind, "aid" | "other" | "concede" | "sanction" | "support"),
                        "on" | "at" => matches!(kind, "sanction" | "coerce" | "assault"),
                        _ => true,
                    }
            })
    });
    if clause.passive {
        (scene.cast.agent(words, clause).into_iter().collect(), clause.subjects.clone())
    } else {
        let whom = object.into_iter().filter(|o| !clause.subjects.contains(o)).collect();
        (clause.subjects.clone(), whom)
    }
}

/// How many times of a clause or sentence are looked at: bounds the work on an endless one.
const TIMES: usize = 24;
/// And how many clauses between a trigger and a day.
const CLAUSES: usize = 8;

/// The date that stands nearest to the trigger inside the clause; failing that, the only one of the sentence.
fn when_in(scene: &Scene, trigger: usize, extent: std::ops::Range<usize>, times: &[Found<Time>]) -> Option<When> {
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
            let inner = t.value.basis == Basis::Explicit;
            near.iter().filter(|c| inner && c.form != Form::Participle || finite(c)).any(|c| behind(&c))
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

/// The dated events in order of their days.
#[inline(never)]
pub(crate) fn timeline(events: &[Found<Event>]) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = events
        .iter()
        .enumerate()
        .filter_map(|(event, found)| {
            let when = found.value.when.as_ref()?;
            Some(TimelineEntry { from: when.from.clone(), to: when.to.clone(), event })
        })
        .collect();
    // Days as numbers: 2025-06-02 is 20250602. Events of the same days stay in the order of the text.
    let day = |iso: &str| iso.bytes().filter(u8::is_ascii_digit).fold(0, |n, b| n * 10 + u128::from(b - b'0'));
    sort_by_number(&mut entries, |e| day(&e.from) << 64 | day(&e.to));
    entries
}

pub(crate) fn rules() -> Vec<RuleCard> {
    RULES.iter().map(Rule::card).chain([NOUN.card()]).collect()
}
