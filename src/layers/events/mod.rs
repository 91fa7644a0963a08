//! What happened: events with who, whom, where and when; and their order in time.

mod days;
mod extent;
mod mentions;
mod nouns;
mod places;
mod roles;
mod rules;
mod verbs;

use jiff_core::civil::Date;
use serde::Serialize;

use super::clauses::{Clause, Scene};
use super::entities::ActorKind;
use super::times::Time;
use super::{Found, Rule, RuleCard, sort_found, steps};
use crate::lexicon::table;
use crate::model::tags::Tag;
use crate::text::{Keyed, Span, sort_by_number, write_day};
use crate::words::Words;
use days::{fits, inherit, when_in};
pub(crate) use places::dateline;
use roles::{noun_roles, roles};
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
