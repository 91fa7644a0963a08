//! Events that the reports put on different days.

use super::actors::Cast;
use super::{DateDifference, DateGiven, Happening, Place, Report, wording};
use crate::text::sort_by_number;

/// How many events told by one word are looked at in a report. What happens more often happens on many days.
const EACH: usize = 12;
/// How many words of their clauses two events share, the telling one apart, where not both say who acts.
const SHARED: usize = 3;
/// Longer clauses are not looked at to their end.
const CLAUSE: usize = 40;

/// How many bytes in front of the telling word may make it a clause of time.
const NEAR: usize = 30;

/// An event of one day.
struct Told<'r> {
    article: usize,
    event: &'r Happening,
    day: &'r str,
    /// Its kind and the word that tells it.
    key: u64,
    who: Vec<usize>,
    whom: Vec<usize>,
    /// The other words of its clause, each once.
    around: Vec<u64>,
    /// Those of them that are names.
    names: Vec<u64>,
}

/// The same event: told by the same word and of one kind, by the same actors, or, where a report names none, in a clause of the same
/// words; to the same, where both reports say to whom. Each report must know one day for it, so that a series of attacks or meetings
/// is not taken for one.
pub(super) fn differing(reports: &[Report], cast: &Cast) -> Vec<DateDifference> {
    let mut all: Vec<Told> = Vec::new();
    for (article, report) in reports.iter().enumerate() {
        all.extend(report.events.iter().filter_map(|event| read(report, article, event, &cast.index[article])));
    }
    sort_by_number(&mut all, |t| u128::from(t.key) << 64 | (t.article as u128) << 32 | u128::from(t.event.span.start));
    let mut found = Vec::new();
    for same in all.chunk_by(|a, b| a.key == b.key) {
        let by_report: Vec<&[Told]> = same.chunk_by(|a, b| a.article == b.article).collect();
        if by_report.iter().any(|own| own.len() > EACH) {
            continue;
        }
        let mut used: Vec<(usize, usize)> = Vec::new();
        for (at, own) in by_report.iter().enumerate() {
            for one in own.iter().filter(|one| day_of(one, own) == Some(one.day)) {
                if used.contains(&one.place()) {
                    continue;
                }
                let mut group = vec![one];
                for others in &by_report[at + 1..] {
                    let day = day_of(one, others);
                    group.extend(others.iter().find(|other| day == Some(other.day) && are_one(one, other)));
                }
                used.extend(group.iter().map(|told| told.place()));
                if group.iter().any(|told| told.day != one.day) {
                    found.push(difference(reports, &group));
                }
            }
        }
    }
    sort_by_number(&mut found, |d: &DateDifference| {
        let place = d.values[0].place;
        (place.article as u128) << 32 | u128::from(place.start)
    });
    found
}

impl Told<'_> {
    fn place(&self) -> (usize, usize) {
        (self.article, self.event.index)
    }
}

fn read<'r>(report: &Report, article: usize, event: &'r Happening, cast: &[usize]) -> Option<Told<'r>> {
    let day = event.from.get(..10).filter(|day| event.to.get(..10) == Some(day))?;
    let actors = |named: &[usize]| {
        let mut actors: Vec<usize> = named.iter().filter_map(|a| cast.get(*a).copied()).collect();
        sort_by_number(&mut actors, |actor| *actor as u128);
        actors
    };
    let text = event.span.of(report.text);
    let in_front = report.text.get(event.span.start as usize..event.trigger.start as usize).unwrap_or_default();
    let near = in_front.len() - in_front.len().min(NEAR);
    let near = (near..=in_front.len()).find_map(|at| in_front.get(at..)).unwrap_or_default();
    // "found on Friday, a month after he vanished": the day is that of the other event.
    if wording::words(near).any(|(_, word)| matches!(word, "after" | "before" | "since" | "until" | "when")) {
        return None;
    }
    let telling = wording::content(event.trigger.of(report.text)).first().map_or(0, |w| w.number);
    let words = wording::content(text);
    let words = words.iter().filter(|w| w.number != telling).take(CLAUSE);
    let in_order = |words: &mut dyn Iterator<Item = &wording::Word>| {
        let mut numbers: Vec<u64> = words.map(|w| w.number).collect();
        sort_by_number(&mut numbers, |word| u128::from(*word));
        numbers.dedup();
        numbers
    };
    let around = in_order(&mut words.clone());
    let names = in_order(&mut words.filter(|w| text[w.start..].starts_with(char::is_uppercase)));
    let key = wording::mix(wording::number(&event.kind), telling);
    Some(Told { article, event, day, key, who: actors(&event.who), whom: actors(&event.whom), around, names })
}

/// Whether two reports tell of one event.
fn are_one(a: &Told, b: &Told) -> bool {
    if !a.whom.is_empty() && !b.whom.is_empty() && a.whom != b.whom {
        return false;
    }
    // "arrived in Lyon" and "arrived in Nice" are two events.
    let alone = |own: &[u64], other: &[u64]| own.iter().any(|name| other.binary_search(name).is_err());
    if alone(&a.names, &b.around) && alone(&b.names, &a.around) {
        return false;
    }
    if !a.who.is_empty() && !b.who.is_empty() {
        return a.who == b.who;
    }
    let shared = a.around.iter().filter(|word| b.around.binary_search(word).is_ok()).count();
    shared >= SHARED && shared * 2 >= a.around.len().min(b.around.len())
}

/// The day that a report gives for an event, where it is one day however often it tells it.
fn day_of<'r>(event: &Told, report: &[Told<'r>]) -> Option<&'r str> {
    let mut days = report.iter().filter(|other| are_one(event, other)).map(|other| other.day);
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

fn difference(reports: &[Report], group: &[&Told]) -> DateDifference {
    let given = |told: &&Told| DateGiven {
        place: Place::new(told.article, told.event.span),
        event: told.event.index,
        from: told.event.from.clone(),
        to: told.event.to.clone(),
    };
    let first = group[0];
    DateDifference {
        what: first.event.trigger.of(reports[first.article].text).to_owned(),
        values: group.iter().map(given).collect(),
    }
}
