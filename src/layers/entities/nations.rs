//! Countries and what stands for them: their adjectives and peoples, and the names of capitals and seats of government
//! where these act.

use std::ops::Range;

use super::evidence::{Country, Evidence};
use super::spot::Name;
use super::{ActorKind, MentionForm};
use crate::layers::{Rule, Step, steps};
use crate::lexicon::{class, frame, table};
use crate::text::sort_by_number;
use crate::words::TokenKind;

/// A country or region as it is referred to.
#[derive(Clone, Debug)]
pub(super) struct Nation {
    pub tokens: Range<usize>,
    pub country: Country,
    pub form: MentionForm,
    pub kind: ActorKind,
    pub rule: &'static str,
}

/// What a word of the table stands for at its place.
pub(super) type Reads = fn(&Evidence, &Range<usize>, &Country) -> Option<(MentionForm, ActorKind)>;

/// Tried in order on every entry of the table of countries that is not inside a name.
pub(super) const NATION_RULES: &[Rule<Reads>] = &[
    Rule {
        id: "actor.people",
        find: people,
        shows: &["The [Norwegians|group;form=demonym] left early.", "Many [Scots|group;form=demonym] agree."],
        not: &["The Norwegian team left early."],
    },
    Rule {
        id: "actor.nationality",
        find: nationality,
        shows: &["A [Kenyan|place;form=adjective] court ruled.", "The [U.S.|place;form=adjective] side agreed."],
        not: &["Kenya won.", "The polish came off.", "The form is in English."],
    },
];

/// The same for the names that are a capital or a seat of government.
pub(super) const SEAT_RULES: &[Rule<Reads>] = &[
    Rule {
        id: "actor.seat",
        find: seat,
        shows: &["The [Kremlin|organization;form=metonym] denied it."],
        not: &["Reporters waited at the White House.", "A fire broke out in the Kremlin."],
    },
    Rule {
        id: "actor.capital",
        find: capital,
        shows: &[
            "[Ankara|place;form=metonym] rejected the offer. Turkish officials gave no reason.",
            "A plan backed by [Paris|place;form=metonym] was shown in France.",
            "The support from [Paris|place;form=metonym] was shown in France.",
        ],
        not: &["Ankara is a city in Turkey.", "The French met in Paris.", "London residents said so in Britain."],
    },
];

fn people(evidence: &Evidence, at: &Range<usize>, country: &Country) -> Option<(MentionForm, ActorKind)> {
    let noun = !evidence.is_capital(at.end) || !evidence.words.same_sentence(at.start, at.end);
    (country.is_people() && noun).then_some((MentionForm::Demonym, ActorKind::Group))
}

fn nationality(evidence: &Evidence, at: &Range<usize>, country: &Country) -> Option<(MentionForm, ActorKind)> {
    let words = evidence.words;
    if !country.is_adjective() || !evidence.is_capital(at.start) {
        return None;
    }
    // "The French agreed", "the Dutch": an adjective without its noun is the people.
    let the = words.is_word(at.start.wrapping_sub(1), &["the"]);
    let next = words.token(at.end);
    let noun_follows = next.kind() == TokenKind::Word && !evidence.is_plain(at.end) || words.is_word(at.end, &["-"]);
    let people = the && (!noun_follows || words.verb(at.end).next().is_some() && words.is(at.end, class::AUXILIARIES));
    let ends = words.lower(at.end - 1).ends_with(&['h', 's', 'e'][..]);
    if people && ends {
        return Some((MentionForm::Demonym, ActorKind::Group));
    }
    // Without a noun it is a language, mostly: "they speak English".
    noun_follows.then_some((MentionForm::Adjective, ActorKind::Place))
}

/// Prepositions after which a city is where something is.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "to",
    "from",
    "near",
    "of",
    "around",
    "outside",
    "inside",
    "through",
    "across",
    "into",
    "toward",
    "towards",
    "via",
    "within",
    "beyond",
    "throughout",
    "over",
    "beneath",
    "under",
    "north",
    "south",
    "east",
    "west",
    "downtown",
    "central",
];

fn is_located(evidence: &Evidence, at: &Range<usize>) -> bool {
    let words = evidence.words;
    let the = usize::from(words.is_word(at.start.wrapping_sub(1), &["the"]));
    words.is_word(at.start.wrapping_sub(1 + the), LOCATIVE)
}

fn seat(evidence: &Evidence, at: &Range<usize>, country: &Country) -> Option<(MentionForm, ActorKind)> {
    let words = evidence.words;
    let of = words.is_word(at.end, &["of"]);
    let the = usize::from(words.is_word(at.start.wrapping_sub(1), &["the"]));
    // "agree with the Kremlin" and "pressure from the Kremlin" act; "in the Kremlin" is where.
    let located = is_located(evidence, at) && !words.is_word(at.start.wrapping_sub(1 + the), &["from", "of"]);
    (country.is_seat() && !located && !of).then_some((MentionForm::Metonym, ActorKind::Organization))
}

fn before_common_noun(evidence: &Evidence, i: usize) -> bool {
    let token = evidence.words.token(i);
    token.kind() == TokenKind::Word && !token.is_capital() && !evidence.is_plain(i) && !evidence.words.is_verb_form(i)
}

fn capital(evidence: &Evidence, at: &Range<usize>, country: &Country) -> Option<(MentionForm, ActorKind)> {
    let acts =
        country.is_capital() && (!is_located(evidence, at) && acts_after(evidence, at) || is_object(evidence, at));
    acts.then_some((MentionForm::Metonym, ActorKind::Place))
}

/// Whether what follows shows that it acts: a verb of saying, wanting or doing; a possessive before what only a
/// government has; a modal or auxiliary before such a verb.
fn acts_after(evidence: &Evidence, at: &Range<usize>) -> bool {
    let words = evidence.words;
    let mut i = at.end;
    if words.is_word(i, &["'s"]) {
        return possesses(evidence, i + 1);
    }
    // ", for its part," and the like stand between subject and verb.
    if words.slice(i) == "," {
        let close = (i + 1..i + 14).find(|k| words.slice(*k) == ",");
        let relative = words.is_word(i + 1, &["which", "for", "in", "on", "meanwhile", "however", "lacking", "though"]);
        match close {
            // "Kyiv, which a month ago rejected the offer,"
            _ if words.is_word(i + 1, &["which"]) => return (i + 2..i + 10).any(|k| does(evidence, k)),
            Some(close) if relative => i = close + 1,
            _ => return false,
        }
    }
    // "Kyiv and Moscow agreed": what holds of the second holds of the first.
    if words.is_word(i, &["and"]) && evidence.cue(i + 1).country.is_some() {
        i += 1 + evidence.cue(i + 1).country.map_or(1, |c| c.words);
    }
    for k in i..i + 4 {
        if words.is(k, class::AUXILIARIES.or(class::MODALS).or(class::NEGATIONS)) || words.lower(k).ends_with("ly") {
            continue;
        }
        return does(evidence, k);
    }
    false
}

/// A verb that somebody does on purpose.
fn does(evidence: &Evidence, i: usize) -> bool {
    evidence.words.verb(i).any(|v| v.frames.any(frame::SAY.or(frame::ACT)))
}

/// What the possessive of a government is followed by.
fn possesses(evidence: &Evidence, i: usize) -> bool {
    (i..i + 2).any(|k| table::ACTOR_STATECRAFT.get(evidence.words.lower(k)).is_some())
}

/// Whether something is done by it, to it or with it: "imposed by Moscow", "pressure on Tehran".
fn is_object(evidence: &Evidence, at: &Range<usize>) -> bool {
    let words = evidence.words;
    let mut before = at.start.wrapping_sub(1);
    if words.is_word(before, &["and", "or"])
        && (evidence.cue(before.wrapping_sub(1)).country.is_some() || words.is(before.wrapping_sub(1), class::MONTHS))
    {
        before = before.wrapping_sub(2);
    }
    let agent = words.is_word(before, &["by"]) && words.is_verb_form(before.wrapping_sub(1));
    let regular = words.is_word(before, &["by"]) && words.lower(before.wrapping_sub(1)).ends_with("ed");
    let pressed = words.is_word(before, &["on", "against", "for", "with", "between"])
        && words.is_word(
            before.wrapping_sub(1),
            &[
                "pressure",
                "sanctions",
                "painful",
                "agreement",
                "deal",
                "talks",
                "negotiations",
                "ties",
                "relations",
                "war",
                "blow",
                "victory",
                "tensions",
                "dispute",
                "demands",
            ],
        );
    // "with the silent approval of Washington"
    let of =
        words.is_word(before, &["of"]) && words.found_in(before.wrapping_sub(1), &table::ACTOR_STATECRAFT).is_some();
    // "the concessions it won from Ankara", "support from Paris"
    let drawn = words.is_word(before, &["from"])
        && (words.found_in(before.wrapping_sub(1), &table::ACTOR_STATECRAFT).is_some()
            || (before.saturating_sub(3)..before).any(|k| words.verb(k).any(|v| v.frames.any(frame::DRAW)))
            || words.is_word(before.wrapping_sub(1), &["concessions", "guarantees"]));
    let forced = words.is_word(
        before,
        &["force", "forced", "urge", "urged", "accuse", "accused", "press", "pressed", "warn", "warned", "told"],
    );
    (agent || regular || pressed || of || drawn || forced) && !before_common_noun(evidence, at.end)
}

/// Reads the words of the table of countries outside names, and which names of capitals and seats stand for their country.
pub(super) fn nations(evidence: &Evidence, found: &[Name]) -> (Vec<Nation>, Vec<bool>) {
    let words = evidence.words;
    let mut nations = Vec::new();
    let mut taken = vec![false; words.len()];
    for name in found {
        taken[name.tokens.clone()].fill(true);
    }
    for i in 0..words.len() {
        let Some(country) = evidence.cue(i).country else { continue };
        let tokens = i..i + country.words;
        if tokens.clone().any(|k| taken[k]) {
            continue;
        }
        if let Some((form, kind, rule)) = read(steps!(NATION_RULES), evidence, &tokens, &country) {
            taken[tokens.clone()].fill(true);
            nations.push(Nation { tokens, country, form, kind, rule });
        }
    }
    let mut stands = vec![false; found.len()];
    for (n, name) in found.iter().enumerate() {
        let Some(country) = evidence.country(&name.tokens) else { continue };
        if name.kind == ActorKind::Person || country.is_name() {
            continue;
        }
        if let Some((form, kind, rule)) = read(steps!(SEAT_RULES), evidence, &name.tokens, &country) {
            stands[n] = true;
            nations.push(Nation { tokens: name.tokens.clone(), country, form, kind, rule });
        }
    }
    settle(&mut nations, found, evidence, &mut stands);
    sort_by_number(&mut nations, |n| n.tokens.start as u128);
    (nations, stands)
}

fn read(
    rules: &[Step<Reads>],
    evidence: &Evidence,
    at: &Range<usize>,
    country: &Country,
) -> Option<(MentionForm, ActorKind, &'static str)> {
    rules.iter().find_map(|rule| (rule.find)(evidence, at, country).map(|(form, kind)| (form, kind, rule.id)))
}

/// A number that orders codes of countries as their letters do.
fn number(code: &str) -> u128 {
    code.bytes().chain(std::iter::repeat(0)).take(16).fold(0, |n, byte| n << 8 | u128::from(byte))
}

/// A capital stands for its country only where the country itself is in the story, or another capital acts beside it.
fn settle(nations: &mut Vec<Nation>, found: &[Name], evidence: &Evidence, stands: &mut [bool]) {
    let codes = |country: &Country| country.code.unwrap_or_default();
    let mut named: Vec<&str> =
        found.iter().filter_map(|n| evidence.country(&n.tokens)).filter(|c| c.is_name()).map(|c| codes(&c)).collect();
    named.extend(
        nations.iter().filter(|n| n.form != MentionForm::Metonym || n.country.is_seat()).map(|n| codes(&n.country)),
    );
    sort_by_number(&mut named, |code| number(code));
    let mut acting: Vec<&str> =
        nations.iter().filter(|n| n.form == MentionForm::Metonym).map(|n| codes(&n.country)).collect();
    sort_by_number(&mut acting, |code| number(code));
    acting.dedup();
    let several = acting.len() > 1;
    nations.retain(|n| {
        let keep = n.form != MentionForm::Metonym
            || several
            || n.country.is_seat()
            || named.binary_search(&codes(&n.country)).is_ok();
        if !keep && let Ok(at) = found.binary_search_by_key(&n.tokens.start, |f| f.tokens.start) {
            stands[at] = false;
        }
        keep
    });
}
