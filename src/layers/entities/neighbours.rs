//! What stands beside a name that no list knows tells what it is: "the operator Nordbane", "Nordbane's chief executive", "mayor of
//! Harwick", "analysts at Berenfeld", "Cyclone Imara". What one mention shows holds of all.

use std::ops::Range;

use super::ActorKind;
use super::evidence::Evidence;
use super::mend::{Tagged, is_sign};
use crate::lexicon::{NameKey, class, names, table};
use crate::text::Keyed;
use crate::words::TokenKind;

/// Words of an apposition up to its noun, at most: ", the world's second biggest battery maker".
const LONGEST: usize = 8;

/// "Lopez and Orvane": what "and" joins to a person is one too, where nothing speaks for a place.
pub(super) fn join_people(evidence: &Evidence, tagged: &mut [Tagged]) {
    let words = evidence.words;
    for k in 1..tagged.len() {
        let (before, after) = (tagged[k - 1].clone(), tagged[k].clone());
        let joined = before.0.end + 1 == after.0.start && words.is_word(before.0.end, &["and", "&"]);
        let unknown = |name: &Tagged| name.0.len() == 1 && name.1 == ActorKind::Place && is_open(evidence, name);
        if joined && before.1 == ActorKind::Person && unknown(&after) {
            tagged[k].1 = ActorKind::Person;
        } else if joined && after.1 == ActorKind::Person && unknown(&before) {
            tagged[k - 1].1 = ActorKind::Person;
        }
    }
}

/// Whether no list of people or places has a name: what the model says of it is a guess.
fn is_open(evidence: &Evidence, (tokens, kind): &Tagged) -> bool {
    let (first, last) = (evidence.cue(tokens.start), evidence.cue(tokens.end - 1));
    match kind {
        ActorKind::Person => {
            !first.word.any(names::GIVEN)
                && !last.word.any(names::FAMILY)
                && (tokens.len() > 1 || !first.word.any(names::FAMILY))
        }
        ActorKind::Place => {
            let known = names::CITY.or(names::REGION).or(names::PLACE);
            first.country.is_none()
                && !evidence.whole(tokens, known)
                && !(tokens.len() > 1 && last.word.any(names::PLACE_HEAD))
        }
        _ => false,
    }
}

/// Gives names that nothing is known of the kind that their neighbours show.
pub(super) fn by_neighbours(evidence: &Evidence, tagged: &mut Vec<Tagged>) {
    drop_storms(evidence, tagged);
    let words = evidence.words;
    let key = |tokens: &Range<usize>| words.span(tokens.clone()).of(words.text());
    let mut shown: Keyed<&str, ActorKind> = Keyed::new();
    // Surnames of the article: "Ford" may be Marcus Ford.
    let surnames: Keyed<&str, ()> = tagged
        .iter()
        .filter(|(tokens, kind)| *kind == ActorKind::Person && tokens.len() > 1)
        .map(|(tokens, _)| key(&(tokens.end - 1..tokens.end)))
        .collect();
    let lone = |(tokens, kind): &Tagged| {
        *kind == ActorKind::Person && tokens.len() == 1 && !surnames.contains_key(key(tokens))
    };
    for name in tagged.iter().filter(|name| name.0.start > 1) {
        let open = is_open(evidence, name);
        if !open && !lone(name) {
            continue;
        }
        if let Some((kind, sure)) = beside(evidence, &name.0, name.1)
            && (open || sure)
        {
            shown.entry(key(&name.0)).or_insert(kind);
        }
    }
    // "Velar" where the article has "Velar Motors".
    for (tokens, _) in tagged.iter().filter(|(tokens, kind)| *kind == ActorKind::Organization && tokens.len() == 2) {
        let firm = evidence.cue(tokens.start + 1).word.any(names::ORGANIZATION_TAIL);
        let alone = key(&(tokens.start..tokens.start + 1));
        shown.entry(alone).or_insert(if firm { ActorKind::Organization } else { ActorKind::Group });
    }
    for name in tagged.iter_mut().filter(|name| is_open(evidence, name) || lone(name)) {
        name.1 = match shown.get(key(&name.0)) {
            // What only begins like a name that need not be a firm's may be its town.
            Some(ActorKind::Group) if name.1 == ActorKind::Person => ActorKind::Organization,
            Some(ActorKind::Group) | None => name.1,
            Some(kind) => *kind,
        };
    }
}

/// "Cyclone Imara" is nobody, and "Imara" alone is the same.
fn drop_storms(evidence: &Evidence, tagged: &mut Vec<Tagged>) {
    let words = evidence.words;
    // Storm is a first name, too: the article has to tell of a storm. "The Hurricane Center" is none.
    let storm = |i: usize| {
        is_sign(words, i, "storm")
            && words.token(i).is_capital()
            && !evidence.cue(i + 1).word.any(names::ORGANIZATION_HEAD)
            && (evidence.is_lower_elsewhere(i) || !words.is_word(i, &["storm"]))
    };
    let mut storms: Keyed<&str, ()> = Keyed::new();
    for (tokens, _) in tagged.iter() {
        let from = tokens.start.saturating_sub(1).max(words.sentence_range(tokens.start).start);
        if let Some(at) = (from..tokens.end - 1).rev().find(|i| storm(*i)) {
            storms.insert(words.span(at + 1..tokens.end).of(words.text()), ());
        }
    }
    tagged.retain(|(tokens, _)| {
        !storms.contains_key(words.span(tokens.clone()).of(words.text())) && !(tokens.start..tokens.end - 1).any(storm)
    });
}

/// The kind that the words around a name show, and whether that holds of a surname, too.
fn beside(evidence: &Evidence, tokens: &Range<usize>, kind: ActorKind) -> Option<(ActorKind, bool)> {
    let words = evidence.words;
    let (before, after) = (tokens.start - 1, tokens.end);
    let near = words.same_sentence(before - 1, tokens.start);
    let firm = is_firm(evidence, before, tokens.len() == 1)
        && !words.token(before).is_capital()
        && !(words.is_word(before, &["company", "firm"]) && words.is_word(before - 1, &["the"]))
        || words.is_word(before, &["in", "of"]) && words.is_word(before - 1, &["shares", "stake", "takeover"])
        || words.is_word(before, &["at"]) && is_sign(words, before - 1, "at-firm");
    let has = words.is_word(after, &["'s", "’s"])
        && (is_sign(words, after + 1, "had-by-firm")
            || words.is_word(after + 1, &["chief"]) && words.is_word(after + 2, &["executive"]));
    let comma = words.slice(after) == "," && words.same_sentence(tokens.start, after + 1);
    let titled = NameKey::of(words.lower(before)).classes().any(names::TITLE);
    let which = comma && kind == ActorKind::Person && !titled && words.is_word(after + 1, &["which"]);
    let lone = tokens.len() == 1;
    // "Food group Kellerman", "analysts at Bernstein", "Zephyr, a maker of taxis": no person is that.
    let sure = near
        && (is_firm(evidence, before, false) && !words.is_word(before, &["company", "firm"])
            || words.is_word(before, &["group"]) && words.tag(before - 1).is_noun()
            || words.is_word(before, &["at"]) && is_sign(words, before - 1, "at-firm"))
        && !words.token(before).is_capital()
        || comma && apposed(evidence, after + 1, false);
    if sure || has || which || near && firm || comma && apposed(evidence, after + 1, lone) {
        return Some((ActorKind::Organization, sure));
    }
    // "The mayor of Harwick", "in the capital, Mirat."
    let of = words.is_word(before, &["of"]) && is_sign(words, before - 1, "had-by-town");
    let capital = words.slice(before) == ","
        && words.is_word(before - 1, &["capital"])
        && before > words.sentence_range(before).start + 4
        && matches!(words.slice(after), "," | ".");
    (near && (of || capital)).then_some((ActorKind::Place, false))
}

/// A noun for a firm; of a lone name also what a person can be ("developer", "operator").
fn is_firm(evidence: &Evidence, i: usize, lone: bool) -> bool {
    let words = evidence.words;
    words.found_in(i, &table::ACTOR_ORGANIZATIONS) == Some("firm") || lone && is_sign(words, i, "firm")
}

/// Whether a noun for a firm heads what stands behind the comma: "a retailer based in Leeds", "the world's biggest battery maker".
fn apposed(evidence: &Evidence, start: usize, lone: bool) -> bool {
    let words = evidence.words;
    if !words.is(start, class::DETERMINERS.or(class::POSSESSIVES)) {
        return false;
    }
    let noun = (start + 1..start + LONGEST).find(|i| {
        let closed = words.token(*i).kind() != TokenKind::Word && !words.is_word(*i, &["-", "'s", "’s"])
            || words.is(*i, class::PREPOSITIONS.or(class::AUXILIARIES).or(class::SUBORDINATORS))
            || words.is_word(*i, &["who"]);
        closed
            || is_firm(evidence, *i, lone) && !words.tag(i + 1).is_noun() && !words.is_word(i + 1, &["'s", "’s", "-"])
    });
    noun.is_some_and(|i| is_firm(evidence, i, lone))
}
