//! Events that the reports put on different days.

use super::actors::Cast;
use super::{DateDifference, DateGiven, Happening, Place, Report, wording};
use crate::text::sort_by_number;

/// How many events of one kind by the same actors are looked at in a report. Who does the same thing more often does it on many days.
const EACH: usize = 4;

/// The same event: told by the same word, of one kind, by the same actors and to the same, where both reports say to whom. Each report
/// must know one day for it, so that a series of attacks or meetings is not taken for one.
pub(super) fn differing(reports: &[Report], cast: &Cast) -> Vec<DateDifference> {
    let mut all: Vec<(u64, usize, &Happening)> = Vec::new();
    for (article, report) in reports.iter().enumerate() {
        for event in &report.events {
            let one_day = event.from.get(..10).is_some_and(|from| event.to.get(..10) == Some(from));
            let mut who: Vec<usize> = event.who.iter().filter_map(|a| cast.index[article].get(*a).copied()).collect();
            if !one_day || who.is_empty() {
                continue;
            }
            sort_by_number(&mut who, |actor| *actor as u128);
            let told = wording::content(event.trigger.of(report.text)).first().map_or(0, |w| w.number);
            let key =
                who.iter().fold(wording::mix(wording::number(&event.kind), told), |k, a| wording::mix(k, *a as u64));
            all.push((key, article, event));
        }
    }
    sort_by_number(&mut all, |(key, article, event)| {
        u128::from(*key) << 64 | (*article as u128) << 32 | u128::from(event.span.start)
    });
    let mut found = Vec::new();
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let by_report: Vec<&[(u64, usize, &Happening)]> = same.chunk_by(|a, b| a.1 == b.1).collect();
        let day = |event: &Happening| event.from.get(..10).unwrap_or_default().to_owned();
        let settled = by_report.iter().all(|own| own.len() <= EACH && own.iter().all(|e| day(e.2) == day(own[0].2)));
        let firsts: Vec<(usize, &Happening)> = by_report.iter().map(|own| (own[0].1, own[0].2)).collect();
        let (first_report, first) = firsts[0];
        let whom = |(article, event): &(usize, &Happening)| {
            let mut whom: Vec<usize> =
                event.whom.iter().filter_map(|a| cast.index[*article].get(*a).copied()).collect();
            sort_by_number(&mut whom, |actor| *actor as u128);
            whom
        };
        let named: Vec<Vec<usize>> = firsts.iter().map(whom).filter(|whom| !whom.is_empty()).collect();
        let differ = firsts.iter().any(|(_, event)| day(event) != day(first));
        if settled && differ && named.windows(2).all(|pair| pair[0] == pair[1]) {
            let given = |(article, event): &(usize, &Happening)| DateGiven {
                place: Place::new(*article, event.span),
                event: event.index,
                from: event.from.clone(),
                to: event.to.clone(),
            };
            found.push(DateDifference {
                what: first.trigger.of(reports[first_report].text).to_owned(),
                values: firsts.iter().map(given).collect(),
            });
        }
    }
    sort_by_number(&mut found, |d: &DateDifference| {
        let place = d.values[0].place;
        (place.article as u128) << 32 | u128::from(place.start)
    });
    found
}
