//! The same thing counted with different figures.

use super::wording::{self, Word};
use super::{Figure, NumberDifference, NumberGiven, Place, Report};
use crate::analysis::QuantityKind;
use crate::lexicon::{class, classes};
use crate::text::{lower_case, search, sort_by_number};

/// How many bytes on each side of a number tell what it is about.
const AROUND: usize = 90;
/// A word this near to the number in both reports says more.
const NEAR: usize = 4;
/// How many numbers of one kind about one thing are looked at in each report.
const EACH: usize = 12;
/// What numbers have to share around them: with and without a noun that says what is counted.
const COUNTED: u32 = 2;
const BARE: u32 = 5;

/// A number and what stands around it.
struct Told<'r> {
    article: usize,
    index: usize,
    figure: &'r Figure,
    /// What is counted: the head noun last.
    of: Vec<u64>,
    /// Content words around it: number, how many words away, place.
    around: Vec<(u64, usize, Word)>,
    /// The name in front of it.
    aged: Option<u64>,
    /// The years that stand around it.
    years: Vec<&'r str>,
    key: u64,
}

/// Numbers of one kind and unit that count the same noun in the same surroundings and are not the same.
pub(super) fn differing(reports: &[Report]) -> Vec<NumberDifference> {
    let mut told: Vec<Told> = Vec::new();
    for (article, report) in reports.iter().enumerate() {
        for (index, figure) in report.figures.iter().enumerate() {
            let given = figure.value.or(figure.low).or(figure.high).is_some();
            if given && figure.kind != QuantityKind::Duration {
                // "three others": of what, another sentence says.
                told.extend(
                    Some(read(report, article, index, figure)).filter(|t| figure.of.is_none() || !t.of.is_empty()),
                );
            }
        }
    }
    sort_by_number(&mut told, |t| {
        u128::from(t.key) << 64 | (t.article as u128) << 32 | u128::from(t.figure.span.start)
    });
    let mut found = Vec::new();
    for same in told.chunk_by(|a, b| a.key == b.key) {
        let by_report: Vec<&[Told]> =
            same.chunk_by(|a, b| a.article == b.article).map(|own| &own[..own.len().min(EACH)]).collect();
        let mut used: Vec<(usize, usize)> = Vec::new();
        for (at, own) in by_report.iter().enumerate() {
            for one in own.iter() {
                if used.contains(&(one.article, one.index)) {
                    continue;
                }
                let mut group = vec![one];
                for others in &by_report[at + 1..] {
                    // Each must be the other's best.
                    let match_of =
                        best(one, others).filter(|other| best(other, own).is_some_and(|b| b.index == one.index));
                    group.extend(match_of.filter(|other| !used.contains(&(other.article, other.index))));
                }
                if group.len() < 2 {
                    continue;
                }
                used.extend(group.iter().map(|t| (t.article, t.index)));
                // "2,000" and "up to 2,000" do not differ enough.
                let worth = |t: &Told| t.figure.value.map_or([t.figure.low, t.figure.high], |value| [Some(value); 2]);
                if group.iter().all(|t| worth(t) == worth(one)) {
                    continue;
                }
                if let Some(of) = counted(reports, &group) {
                    found.push(difference(of, &group));
                }
            }
        }
    }
    sort_by_number(&mut found, |d: &NumberDifference| {
        let place = d.values[0].place;
        (place.article as u128) << 32 | u128::from(place.start)
    });
    found
}

fn read<'r>(report: &'r Report, article: usize, index: usize, figure: &'r Figure) -> Told<'r> {
    let of: Vec<u64> =
        figure.of.map(|of| wording::content(of.of(report.text)).iter().map(|w| w.number).collect()).unwrap_or_default();
    let whole = figure.of.map_or(figure.span, |of| figure.span.to(of));
    let (before, after) = surroundings(report.text, whole.start as usize, whole.end as usize);
    let offset = whole.start as usize - before.len();
    let mut around: Vec<(u64, usize, Word)> = Vec::new();
    let content = wording::content(before);
    let mut behind = before.trim_end_matches(&[',', ' ', '('][..]).len() + 1;
    let name = content.iter().rev().take_while(|w| {
        let adjoins = w.end + 1 == std::mem::replace(&mut behind, w.start);
        adjoins && before[w.start..].starts_with(char::is_uppercase)
    });
    let aged = name.map(|w| w.number).reduce(wording::mix);
    let words = content.into_iter().rev().enumerate().map(|(far, w)| (far, offset, w));
    let behind = wording::content(after).into_iter().enumerate().map(|(far, w)| (far, whole.end as usize, w));
    for (far, base, word) in words.chain(behind) {
        if !of.contains(&word.number) {
            let word = Word { start: base + word.start, end: base + word.end, number: word.number };
            around.push((word.number, far, word));
        }
    }
    let year = |word: &&str| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
    };
    let years = wording::words(before).chain(wording::words(after)).map(|(_, word)| word).filter(year).collect();
    let unit = figure.unit.as_deref().map_or(0, wording::number);
    let head = of.last().copied().unwrap_or(0);
    let kind = wording::mix(u64::from(figure.per) + 2 * (figure.kind as u64), unit);
    Told { article, index, figure, of, around, aged, years, key: wording::mix(wording::mix(7, kind), head) }
}

/// What stands in front of and behind a place in its sentence, as far as one looks.
fn surroundings(text: &str, start: usize, end: usize) -> (&str, &str) {
    let ends = |c: char| matches!(c, '\n' | '!' | '?' | ';' | '…');
    let mut from = start.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..start];
    let cut = before.rfind(ends).max(search::last(before, ". ")).map_or(0, |at| at + 1);
    let cut = (cut..before.len()).find(|i| before.is_char_boundary(*i)).unwrap_or(before.len());
    let mut to = (end + AROUND).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let after = text.get(end..to).unwrap_or_default();
    let stop = [after.find(ends), search::find(after, ". ")].into_iter().flatten().min().unwrap_or(after.len());
    (&before[cut..], &after[..stop])
}

/// How much speaks for it that two numbers count the same; 0 where something speaks against it.
fn likeness(a: &Told, b: &Told) -> u32 {
    let modifiers = |t: &Told| t.of.len().saturating_sub(1);
    let shared_of = a.of.iter().rev().skip(1).filter(|w| b.of[..modifiers(b)].contains(w)).count() as u32;
    // "Icelandic vessels" and "Norwegian vessels" are not the same.
    if modifiers(a) > 0 && modifiers(b) > 0 && shared_of == 0 {
        return 0;
    }
    // "5 million in 2020" and "3 million in 2021" are not either.
    if !a.years.is_empty() && !b.years.is_empty() && !a.years.iter().any(|year| b.years.contains(year)) {
        return 0;
    }
    let mut score = 3 * shared_of;
    for (i, (word, far, _)) in a.around.iter().enumerate() {
        if a.around[..i].iter().any(|earlier| earlier.0 == *word) {
            continue;
        }
        if let Some((_, other, _)) = b.around.iter().find(|other| other.0 == *word) {
            score += if *far < NEAR && *other < NEAR { 3 } else { 1 };
        }
    }
    // An age is that of whoever is named in front of it.
    if a.figure.kind == QuantityKind::Age && a.aged.is_none_or(|name| b.aged != Some(name)) {
        return 0;
    }
    let needed = if a.of.is_empty() { BARE } else { COUNTED };
    if score >= needed { score } else { 0 }
}

/// The number among the others that is most like this one; the first of equal ones.
fn best<'t, 'r>(one: &Told, others: &'t [Told<'r>]) -> Option<&'t Told<'r>> {
    let best = others.iter().rev().max_by_key(|other| likeness(one, other))?;
    (likeness(one, best) > 0).then_some(best)
}

/// What is counted, in the first report's words: the noun phrase, or, where there is none, the nearest word with an article that the
/// reports share ("the damage").
fn counted(reports: &[Report], group: &[&Told]) -> Option<String> {
    let first = group[0];
    let text = reports[first.article].text;
    if let Some(of) = first.figure.of {
        return Some(of.of(text).to_owned());
    }
    // The toll in "the toll rose to 14" stands in front; a bare number has little else that says what it counts. An age is that of the
    // name in front.
    let shared = first.around.iter().filter(|(number, far, word)| {
        let in_front = word.start < first.figure.span.start as usize;
        match first.figure.kind {
            QuantityKind::Age => return in_front && *far == 0,
            QuantityKind::Count if !in_front || *far >= NEAR => return false,
            _ => {}
        }
        let from =
            (word.start.saturating_sub(12)..word.start).find(|i| text.is_char_boundary(*i)).unwrap_or(word.start);
        let before = wording::words(&text[from..word.start]).last().map(|(_, w)| lower_case(w)).unwrap_or_default();
        classes(&before).any(class::DETERMINERS.or(class::POSSESSIVES))
            && group.iter().all(|t| t.around.iter().any(|w| w.0 == *number))
    });
    shared.min_by_key(|(_, far, word)| (*far, word.start)).map(|(_, _, word)| text[word.start..word.end].to_owned())
}

fn difference(of: String, group: &[&Told]) -> NumberDifference {
    let given = |t: &&Told| NumberGiven {
        place: Place::new(t.article, t.figure.span),
        quantity: t.index,
        value: t.figure.value,
        low: t.figure.low,
        high: t.figure.high,
    };
    let figure = group[0].figure;
    NumberDifference { of, kind: figure.kind, unit: figure.unit.clone(), values: group.iter().map(given).collect() }
}
