//! Which actors of different reports are one.

use super::{Place, Report, SharedActor, Who, wording};
use crate::analysis::ActorKind;
use crate::lexicon::{class, classes, table};
use crate::text::{lower_case, sort_by_number};

/// The actors of all reports.
pub(super) struct Cast {
    /// Those in most reports first.
    pub actors: Vec<SharedActor>,
    /// For each report and each of its actors the index in `actors`.
    pub index: Vec<Vec<usize>>,
}

/// An actor of one report under one of its names.
struct Named {
    /// What those share that may be one: the name's words, and whether it is a person.
    key: u64,
    /// Running number of the actor over all reports.
    actor: usize,
}

impl Cast {
    /// One and the same are: equal names; a country under two of its names; a person's surname and the one full name with it; an
    /// organization's short name and the one actor that another report calls so too. Two actors of one report never are.
    pub(super) fn of(reports: &[Report]) -> Self {
        let all: Vec<(usize, &Who)> =
            reports.iter().enumerate().flat_map(|(r, report)| report.actors.iter().map(move |a| (r, a))).collect();
        let mut groups = Groups::new(all.iter().map(|(report, _)| *report).collect());
        groups.join(all.iter().enumerate().map(|(i, (_, a))| Named { key: full_name(a), actor: i }).collect(), false);
        let short = |(i, (report, who)): (usize, &(usize, &Who))| {
            let mut keys: Vec<u64> = if who.kind == ActorKind::Person {
                wording::words(&who.name).last().map(|(_, last)| key(who, wording::number(last))).into_iter().collect()
            } else {
                let text = reports[*report].text;
                who.named.iter().map(|span| key(who, name(who, span.of(text)))).collect()
            };
            sort_by_number(&mut keys, |key| u128::from(*key));
            keys.dedup();
            keys.into_iter().map(move |key| Named { key, actor: i }).collect::<Vec<_>>()
        };
        groups.join(all.iter().enumerate().flat_map(short).collect(), true);
        groups.cast(&all, reports.len())
    }
}

fn key(who: &Who, name: u64) -> u64 {
    wording::mix(name, u64::from(who.kind == ActorKind::Person))
}

fn counted(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || classes(&lower_case(word)).any(class::NUMERALS)
}

/// "three people" in one report and "about four people" in another: the people.
fn uncounted(who: &Who) -> &str {
    let empty = |word: &str| counted(word) || classes(&lower_case(word)).any(class::STOPWORDS);
    let kept = wording::words(&who.name).find(|(_, word)| !empty(word)).map_or(0, |(start, _)| start);
    let group = who.kind == ActorKind::Group && wording::words(&who.name[..kept]).any(|(_, word)| counted(word));
    if group { &who.name[kept..] } else { &who.name }
}

/// A number for a name: its words, without an article in front; for a group also without its number, which reports give differently.
fn name(who: &Who, name: &str) -> u64 {
    let telling = |(i, (_, word)): &(usize, (usize, &str))| {
        !(*i == 0 && word.eq_ignore_ascii_case("the") || who.kind == ActorKind::Group && counted(word))
    };
    let words = wording::words(name).enumerate().filter(telling);
    words.fold(1, |hash, (_, (_, word))| wording::mix(hash, wording::number(word)))
}

/// The code of the country that goes by this name, and whether it is its proper name.
fn country(name: &str) -> Option<(&'static str, bool)> {
    let lower = lower_case(name);
    let columns = table::COUNTRY.get(lower.strip_prefix("the ").unwrap_or(&lower))?;
    let (code, kinds) = columns.split_once('\t')?;
    let is = |kind: &str| kinds.split(',').any(|k| k == kind);
    let known = code != "-" && (is("name") || is("adjective") || is("people"));
    known.then(|| (code, is("name")))
}

/// The key of the actor's fullest name: of a country's, whichever of its names stands there; of a person's, without middle initials.
fn full_name(who: &Who) -> u64 {
    if who.kind == ActorKind::Person {
        let words: Vec<&str> = wording::words(&who.name).map(|(_, w)| w).collect();
        let middle = |i: usize, w: &str| i > 0 && i + 1 < words.len() && w.chars().count() == 1;
        let kept = words.iter().enumerate().filter(|(i, w)| !middle(*i, w));
        return key(who, kept.fold(1, |hash, (_, word)| wording::mix(hash, wording::number(word))));
    }
    country(&who.name).map_or_else(|| key(who, name(who, uncounted(who))), |(code, _)| wording::number(code))
}

/// Actors that are taken to be one; each group is a list of running numbers, known by its first.
struct Groups {
    report: Vec<usize>,
    group: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn new(report: Vec<usize>) -> Self {
        let count = report.len();
        Self { report, group: (0..count).collect(), members: (0..count).map(|i| vec![i]).collect() }
    }

    /// Joins the actors that share a key. `single`: only where it points to exactly two groups, so that no third is meant.
    fn join(&mut self, mut named: Vec<Named>, single: bool) {
        sort_by_number(&mut named, |n| u128::from(n.key) << 64 | n.actor as u128);
        for same in named.chunk_by(|a, b| a.key == b.key) {
            let mut groups: Vec<usize> = same.iter().map(|n| self.group[n.actor]).collect();
            sort_by_number(&mut groups, |group| *group as u128);
            groups.dedup();
            if single && groups.len() != 2 {
                continue;
            }
            let first = groups[0];
            for other in groups.into_iter().skip(1) {
                let shares = self.members[other]
                    .iter()
                    .any(|o| self.members[first].iter().any(|f| self.report[*f] == self.report[*o]));
                if !shares {
                    let moved = std::mem::take(&mut self.members[other]);
                    moved.iter().for_each(|m| self.group[*m] = first);
                    self.members[first].extend(moved);
                }
            }
        }
    }

    fn cast(self, all: &[(usize, &Who)], reports: usize) -> Cast {
        let mut start = vec![0; reports + 1];
        all.iter().for_each(|(report, _)| start[report + 1] += 1);
        (0..reports).for_each(|r| start[r + 1] += start[r]);
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|m| !m.is_empty()).collect();
        groups.iter_mut().for_each(|members| sort_by_number(members, |member| *member as u128));
        // In most reports first, then by the best rank that a report gives, then by report.
        sort_by_number(&mut groups, |members| {
            let rank = members.iter().map(|m| m - start[all[*m].0]).min().unwrap_or(0);
            ((reports - members.len()) as u128) << 64 | (rank as u128) << 32 | members[0] as u128
        });
        let mut index: Vec<Vec<usize>> = (0..reports).map(|r| vec![0; start[r + 1] - start[r]]).collect();
        let shared = groups.iter().enumerate().map(|(at, members)| {
            members.iter().for_each(|m| index[all[*m].0][m - start[all[*m].0]] = at);
            // A country's proper name goes before "Norwegian"; then the longest; of equally long ones the first.
            let rank = |m: &&usize| {
                let name = &all[**m].1.name;
                // "VALDREGA" is a date line's.
                let written = name.chars().any(char::is_lowercase);
                (country(name).is_none_or(|(_, proper)| proper), written, name.len())
            };
            let fullest = members.iter().rev().max_by_key(rank).map_or(all[members[0]].1, |m| all[*m].1);
            SharedActor {
                name: if members.iter().all(|m| all[*m].1.name == fullest.name) {
                    fullest.name.clone()
                } else {
                    uncounted(fullest).to_owned()
                },
                kind: fullest.kind,
                country: members.iter().find_map(|m| all[*m].1.country.clone()),
                articles: members.iter().map(|m| all[*m].0).collect(),
                places: members.iter().map(|m| Place::new(all[*m].0, all[*m].1.first)).collect(),
            }
        });
        let actors = shared.collect();
        Cast { actors, index }
    }
}
