//! Quotations: those that one report alone carries, and what the same speaker is quoted with.

use super::actors::Cast;
use super::{Claim, OnlyQuote, Place, Report, SpeakerClaims, wording};
use crate::analysis::QuoteKind;
use crate::lexicon::{class, classes};
use crate::text::{lower_case, sort_by_number};

/// Words in a row that count as one wording.
const RUN: usize = 3;
/// A quotation with fewer words may stand in another report by chance.
const SHORTEST: usize = 4;

/// How many quotations at the top of a report can be the headline's.
const HEAD: usize = 4;

/// Direct quotations of which no other report has as much as half the wording, quoted or not.
pub(super) fn in_one_only(reports: &[Report]) -> Vec<OnlyQuote> {
    let wordings: Vec<Vec<u64>> = reports
        .iter()
        .map(|report| {
            let mut runs = runs(report.text);
            sort_by_number(&mut runs, |run| u128::from(*run));
            runs
        })
        .collect();
    let mut found: Vec<OnlyQuote> = Vec::new();
    for (article, report) in reports.iter().enumerate() {
        // How the first quotations begin, and where they stand among those found.
        let mut first: Vec<(u64, usize)> = Vec::new();
        for (quote, said) in report.quotes.iter().enumerate() {
            if !matches!(said.kind, QuoteKind::Direct | QuoteKind::Mixed) {
                continue;
            }
            let own = runs(said.span.of(report.text));
            if own.len() + RUN <= SHORTEST {
                continue;
            }
            let elsewhere = wordings.iter().enumerate().any(|(other, wording)| {
                other != article && own.iter().filter(|run| wording.binary_search(run).is_ok()).count() * 2 >= own.len()
            });
            if !elsewhere {
                // "she" names nobody.
                let pronoun = |words: &&str| classes(&lower_case(words)).any(class::PRONOUNS);
                let source = said.source.map(|s| s.of(report.text)).filter(|s| !pronoun(s)).map(str::to_owned);
                let speaker = said.actor.and_then(|a| report.actors.get(a)).map(|a| a.name.clone()).or(source);
                let only = OnlyQuote { place: Place::new(article, said.span), quote, speaker };
                // The headline quotes what the body quotes in full.
                match first.iter().find(|(run, _)| own.first() == Some(run)) {
                    Some((_, at)) if only.speaker.is_some() && found[*at].speaker.is_none() => found[*at] = only,
                    Some(_) => {}
                    None => {
                        if let Some(run) = own.first().filter(|_| first.len() < HEAD) {
                            first.push((*run, found.len()));
                        }
                        found.push(only);
                    }
                }
            }
        }
    }
    found
}

/// A number for every run of words.
fn runs(text: &str) -> Vec<u64> {
    let numbers: Vec<u64> = wording::words(text).map(|(_, word)| wording::number(word)).collect();
    numbers.windows(RUN).map(|run| run.iter().fold(0, |hash, word| wording::mix(hash, *word))).collect()
}

/// What the speakers are quoted with whom two or more reports quote.
pub(super) fn by_speaker(reports: &[Report], cast: &Cast) -> Vec<SpeakerClaims> {
    let mut claims: Vec<Vec<Claim>> = cast.actors.iter().map(|_| Vec::new()).collect();
    for (article, report) in reports.iter().enumerate() {
        for (quote, said) in report.quotes.iter().enumerate() {
            let speaker = said.actor.and_then(|a| cast.index[article].get(a)).filter(|_| said.kind != QuoteKind::Scare);
            // "rejected the demand" says nothing that could be set beside something.
            let telling = wording::words(said.span.of(report.text)).nth(2).is_some();
            if let Some(speaker) = speaker.filter(|_| telling) {
                claims[*speaker].push(Claim { place: Place::new(article, said.span), quote });
            }
        }
    }
    let in_several = |claims: &[Claim]| claims.iter().any(|c| c.place.article != claims[0].place.article);
    let speakers = cast.actors.iter().zip(claims).filter(|(_, claims)| in_several(claims));
    speakers.map(|(actor, claims)| SpeakerClaims { speaker: actor.name.clone(), claims }).collect()
}
