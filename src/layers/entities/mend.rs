//! Sets right what the model cuts or names wrong where a whole article, or plain grammar, knows better.

use std::ops::Range;

use super::evidence::Evidence;
use super::windows::{PARTICLES, is_strong};
use super::{ActorKind, datelines, neighbours};
use crate::lexicon::{NameKey, VerbForms, class, frame, names, table};
use crate::text::Keyed;
use crate::words::{TokenKind, Words};

/// A name and its kind, as the model says.
pub(super) type Tagged = (Range<usize>, ActorKind);

/// Mends the names of an article, which are in order and stay so.
pub(super) fn mend(evidence: &Evidence, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = evidence.words;
    let mut mended = Vec::with_capacity(tagged.len());
    for (tokens, kind) in tagged {
        let mut tokens = trimmed(evidence, tokens, kind);
        // "Anne-Sophie": what a hyphen ties to a first name is part of it.
        let hyphen = tokens.start.wrapping_sub(1);
        if kind == ActorKind::Person
            && tokens.start > 1
            && words.is_word(hyphen, &["-"])
            && words.glued(hyphen)
            && words.glued(tokens.start)
            && words.same_sentence(hyphen - 1, hyphen)
            && evidence.cue(hyphen - 1).word.any(names::GIVEN)
            && mended.last().is_none_or(|(last, _): &Tagged| last.end < hyphen)
        {
            tokens.start -= 2;
        }
        if tokens.is_empty() {
            continue;
        }
        let kind = by_last_word(evidence, &tokens, kind);
        match seam(evidence, &tokens, kind) {
            Some((first, second)) => mended.extend([first, second]),
            None => mended.push((tokens, kind)),
        }
    }
    take_initials(evidence, &mut mended);
    take_given(evidence, &mut mended);
    mended.retain(|(tokens, kind)| !is_common(evidence, tokens, *kind) && !is_shout(evidence, tokens, *kind));
    neighbours::join_people(evidence, &mut mended);
    neighbours::by_neighbours(evidence, &mut mended);
    datelines::datelines(evidence, &mut mended);
    one_kind(evidence, &mut mended);
    drop_products(evidence, &mut mended);
    super::acronyms::spell_out(evidence, &mut mended);
    mended
}

/// "J. R. Hartley": the initials before a person's name belong to it.
fn take_initials(evidence: &Evidence, tagged: &mut [Tagged]) {
    let words = evidence.words;
    let mut end = 0;
    for (tokens, kind) in tagged {
        let initial = |i: usize| words.token(i).is_dotted() && words.slice(i).chars().count() == 2;
        while *kind == ActorKind::Person
            && tokens.start > end
            && initial(tokens.start - 1)
            && words.same_sentence(tokens.start - 1, tokens.start)
        {
            tokens.start -= 1;
        }
        end = tokens.end;
    }
}

/// "His wife Manju Sam": a word with a capital between a noun for a human being and the last name is the first name.
fn take_given(evidence: &Evidence, tagged: &mut [Tagged]) {
    let words = evidence.words;
    let mut end = 0;
    for (tokens, kind) in tagged {
        let first = tokens.start.wrapping_sub(1);
        let human = |i: usize| {
            words.found_in(i, &table::ACTOR_HUMANS).is_some() || words.found_in(i, &table::ACTOR_KIN).is_some()
        };
        if *kind == ActorKind::Person
            && tokens.len() == 1
            && tokens.start > end + 1
            && words.same_sentence(first - 1, tokens.start)
            && is_strong(evidence, first)
            && !evidence.is_plain(first)
            && !NameKey::of(words.lower(first)).classes().any(names::TITLE)
            && human(first - 1)
            && !words.token(first - 1).is_capital()
        {
            tokens.start = first;
        }
        end = tokens.end;
    }
}

/// "Apple pie was served": a common word at the start of a sentence, which has a capital nowhere else.
fn is_common(evidence: &Evidence, tokens: &Range<usize>, kind: ActorKind) -> bool {
    let words = evidence.words;
    let first = tokens.len() == 1 && words.starts_sentence(tokens.start) && !evidence.is_capital_inside(tokens.start);
    let human = |i: usize| evidence.cue(i).word.any(names::GIVEN.or(names::FAMILY));
    if kind == ActorKind::Person {
        // "Staff Writer" is what somebody is; "the Dane said", too.
        let lower = |i: usize| words.token(i).kind() == TokenKind::Word && !words.token(i).is_capital();
        let role = tokens.len() > 1
            && NameKey::of(words.lower(tokens.end - 1)).classes().any(names::TITLE)
            && !human(tokens.start)
            && !human(tokens.end - 1);
        let the = tokens.len() == 1
            && words.is_word(tokens.start.wrapping_sub(1), &["the"])
            && words.tag(tokens.end).is_verb()
            && lower(tokens.end);
        // "Alaskans were at home": several.
        let several = tokens.len() == 1 && !human(tokens.start) && words.is_word(tokens.end, &["are", "were", "have"]);
        if role || the || several {
            return true;
        }
        // "Mark the date": a verb with its object.
        return first
            && words.verb(tokens.start).any(|v| v.forms.any(VerbForms::BASE))
            && words.is(tokens.end, class::DETERMINERS.or(class::POSSESSIVES));
    }
    // "Labour secretary Ann Lee": what she is secretary of.
    if first && words.is_word(tokens.end, &["secretary", "minister"]) && evidence.cue(tokens.start).country.is_none() {
        return true;
    }
    // "A Massachusetts Democrat" is what somebody is.
    if words.is_word(tokens.end - 1, &["democrat", "republican"])
        && words.is_word(tokens.start.wrapping_sub(1), &["a", "an"])
    {
        return true;
    }
    // "Apple said": what speaks is a name.
    let speaks = words.verb(tokens.end).any(|v| v.frames.any(frame::SAY));
    first && !speaks && is_sign(words, tokens.start, "common")
}

/// Whether the table of signs has the word as one of this kind.
pub(super) fn is_sign(words: &Words, i: usize, kind: &str) -> bool {
    words.found_in(i, &table::ACTOR_SIGNS).is_some_and(|kinds| kinds.split(',').any(|k| k == kind))
}

/// A line in capitals: only what some list knows, or what the article has elsewhere, is a name there.
fn is_shout(evidence: &Evidence, tokens: &Range<usize>, kind: ActorKind) -> bool {
    let words = evidence.words;
    if !evidence.is_shouted(tokens.start) || !tokens.clone().all(|i| words.token(i).is_all_caps()) {
        return false;
    }
    let elsewhere = tokens.clone().any(|i| evidence.is_capital_inside(i));
    let known = match kind {
        ActorKind::Person => tokens.clone().any(|i| evidence.cue(i).word.any(names::GIVEN.or(names::FAMILY))),
        ActorKind::Place => {
            evidence.country(tokens).is_some() || evidence.whole(tokens, names::CITY.or(names::REGION).or(names::PLACE))
        }
        _ => {
            tokens.len() == 1 && words.token(tokens.start).span().len() <= 5
                || evidence.whole(tokens, names::ORGANIZATION)
                || evidence.cue(tokens.start).country.is_some()
        }
    };
    !elsewhere && !known
}

/// Names of products and models: a letter with a figure ("IE6", "A320"; not "G20"), and what the model takes for a person but has
/// a version behind it ("Orbis Writer 6").
fn drop_products(evidence: &Evidence, tagged: &mut Vec<Tagged>) {
    let words = evidence.words;
    let versioned = |(tokens, kind): &Tagged| {
        let human = tokens.clone().any(|i| evidence.cue(i).word.any(names::GIVEN.or(names::FAMILY)));
        *kind == ActorKind::Person && !human && words.token(tokens.end).kind() == TokenKind::Number
    };
    let key = |tokens: &Range<usize>| words.span(tokens.clone()).of(words.text());
    let products: Keyed<&str, ()> = tagged.iter().filter(|t| versioned(t)).map(|(tokens, _)| key(tokens)).collect();
    tagged.retain(|(tokens, kind)| {
        let figure = tokens.len() == 1
            && words.slice(tokens.start).contains(|c: char| c.is_ascii_digit())
            && !evidence.whole(tokens, names::ORGANIZATION);
        let product = *kind == ActorKind::Person && products.contains_key(key(tokens));
        !figure && !product
    });
}

/// A name begins and ends with a word with a capital, but for particles before it, and a number or hyphened part behind it:
/// not "of Education Ana Silva".
fn trimmed(evidence: &Evidence, mut tokens: Range<usize>, kind: ActorKind) -> Range<usize> {
    let words = evidence.words;
    if kind == ActorKind::Person && words.is_word(tokens.start, &["of", "for"]) {
        tokens.start = (tokens.start + 2).min(tokens.end);
    }
    // "The Secretary of State" is a title.
    if tokens.len() == 1
        && let Some(head) = tokens.start.checked_sub(2)
        && words.is_word(head + 1, &["of"])
    {
        let key = NameKey::of(words.lower(head)).then("of").then(words.lower(tokens.start));
        if key.classes().any(names::TITLE) {
            return tokens.start..tokens.start;
        }
    }
    let opens =
        |i: usize| is_strong(evidence, i) || words.is_word(i, PARTICLES) || words.token(i).kind() == TokenKind::Number;
    while !tokens.is_empty() && !opens(tokens.start) {
        tokens.start += 1;
    }
    let closes = |i: usize| {
        is_strong(evidence, i)
            || words.token(i).kind() == TokenKind::Number
            || words.is_word(i, &["!"])
            || i > tokens.start && words.is_word(i - 1, &["-"])
    };
    let mut end = tokens.end;
    while end > tokens.start && !closes(end - 1) {
        end -= 1;
    }
    // "Ann Lee MP", "Tom Reed KC": letters of rank are no part of the name.
    let ranked = |i: usize| words.token(i).is_all_caps() && is_sign(words, i, "rank");
    while kind == ActorKind::Person && end > tokens.start + 1 && ranked(end - 1) {
        end -= 1;
    }
    tokens.start..end
}

/// What ends as places or organisations do is no person: "Orvane Dam"; but "Ann Church".
fn by_last_word(evidence: &Evidence, tokens: &Range<usize>, kind: ActorKind) -> ActorKind {
    let last = evidence.cue(tokens.end - 1).word;
    let first = evidence.cue(tokens.start).word;
    // "Chad Miller": a first and a last name are no place, unless they are one ("Santa Rosa").
    if kind == ActorKind::Place
        && tokens.len() == 2
        && first.any(names::GIVEN)
        && last.any(names::FAMILY)
        && evidence.cue(tokens.start).country.is_some_and(|c| c.words == 1)
        && !last.any(names::PLACE_HEAD.or(names::REGION).or(names::CITY))
    {
        return ActorKind::Person;
    }
    // "Harrow Bay" is a town.
    if kind == ActorKind::Organization && tokens.len() == 2 && is_sign(evidence.words, tokens.end - 1, "town-head") {
        return ActorKind::Place;
    }
    // "Morgan Stanley"
    if tokens.len() > 1 && kind != ActorKind::Organization {
        let name = evidence.words.span(tokens.clone()).of(evidence.words.text());
        if table::ACTOR_SIGNS.get(&crate::text::lower_case(name)) == Some("body") {
            return ActorKind::Organization;
        }
    }
    // "Dalton Brothers" is a firm, "Ann Church" is nobody's church.
    let firm = last.any(names::ORGANIZATION_TAIL) || is_sign(evidence.words, tokens.end - 1, "tail");
    if kind != ActorKind::Person || tokens.len() < 2 || last.any(names::FAMILY) || first.any(names::GIVEN) && !firm {
        kind
    } else if last.any(names::PLACE_HEAD) {
        ActorKind::Place
    } else if firm || last.any(names::ORGANIZATION_HEAD) {
        ActorKind::Organization
    } else {
        kind
    }
}

/// Two names in one: "Orly University and Marne College", "Mecca’s Grand Mosque".
fn seam(evidence: &Evidence, tokens: &Range<usize>, kind: ActorKind) -> Option<(Tagged, Tagged)> {
    let words = evidence.words;
    // "University of Marne of the UK": the last "of" is beside the name.
    let last = (tokens.start + 3..tokens.end).rev().find(|i| words.is_word(*i, &["of"]));
    if let Some(of) = last.filter(|of| (tokens.start..*of).any(|i| words.is_word(i, &["of"]))) {
        let country = of + 1 + usize::from(words.is_word(of + 1, &["the"]))..tokens.end;
        if !country.is_empty() && evidence.country(&country).is_some() {
            return Some(((tokens.start..of, kind), (country, ActorKind::Place)));
        }
    }
    // "Refugee Council Enver Solomon": an organisation and who leads it.
    let head = (tokens.start + 1..tokens.end.saturating_sub(2)).find(|i| {
        evidence.cue(*i).word.any(names::ORGANIZATION_HEAD)
            && evidence.cue(i + 1).word.any(names::GIVEN)
            && !evidence.cue(i + 1).word.any(names::ORGANIZATION_HEAD)
            && (*i + 1..tokens.end).all(|k| is_strong(evidence, k))
    });
    if let Some(head) = head {
        return Some(((tokens.start..head + 1, ActorKind::Organization), (head + 1..tokens.end, ActorKind::Person)));
    }
    // "Lars Lee of the Marne Institute": a person and where he works.
    let of = (tokens.start + 2..tokens.end.saturating_sub(1)).find(|i| words.is_word(*i, &["of"]));
    if let Some(of) = of.filter(|_| kind == ActorKind::Person && evidence.cue(tokens.start).word.any(names::GIVEN)) {
        let of_what = of + 1 + usize::from(words.is_word(of + 1, &["the"]))..tokens.end;
        return (!of_what.is_empty()).then_some(((tokens.start..of, kind), (of_what, ActorKind::Organization)));
    }
    let at = (tokens.start + 1..tokens.end.saturating_sub(1)).find(|i| words.is_word(*i, &["and", "'s"]))?;
    let (first, second) = (tokens.start..at, at + 1..tokens.end);
    if !is_strong(evidence, second.start) {
        return None;
    }
    let place = |r: &Range<usize>| evidence.country(r).is_some() || evidence.whole(r, names::CITY.or(names::REGION));
    if words.is_word(at, &["'s"]) {
        return place(&first).then_some(((first, ActorKind::Place), (second, kind)));
    }
    // "Ministry of Trade and Industry": what follows "of" may go on; two heads are two names.
    let headed = |r: &Range<usize>| {
        evidence.country(r).is_some_and(|c| c.is_name())
            || evidence.whole(r, names::ORGANIZATION)
            || r.len() > 1
                && r.clone().any(|i| {
                    let last = i + 1 == r.end || words.is_word(i + 1, &["of", "for"]);
                    last && evidence.cue(i).word.any(names::ORGANIZATION_HEAD.or(names::ORGANIZATION_TAIL))
                })
    };
    let kind_of = |r: &Range<usize>| if evidence.country(r).is_some() { ActorKind::Place } else { kind };
    // "Marne Capital and Orvik": the second has no noun of its own.
    let capital = kind == ActorKind::Organization
        && headed(&first)
        && first.len() > 1
        && second.len() == 1
        && !first.clone().any(|i| words.is_word(i, &["of", "for"]))
        && !evidence.cue(second.start).word.any(names::ORGANIZATION_HEAD.or(names::ORGANIZATION_TAIL));
    let people = capital || kind == ActorKind::Person && first.len() > 1 && second.len() > 1;
    (people || headed(&first) && headed(&second))
        .then(|| ((first.clone(), kind_of(&first)), (second.clone(), kind_of(&second))))
}

/// The same words name the same kind of thing all through an article: the kind most of them have. A full name of a person
/// speaks for the surname alone.
fn one_kind(evidence: &Evidence, tagged: &mut [Tagged]) {
    let words = evidence.words;
    let key = |tokens: &Range<usize>| words.span(tokens.clone()).of(words.text());
    let mut votes: Keyed<&str, [u32; 3]> = Keyed::new();
    for (tokens, kind) in tagged.iter() {
        votes.entry(key(tokens)).or_default()[*kind as usize % 3] += 1;
        // "Sofia is great" of Sofia Keller.
        if *kind == ActorKind::Person && tokens.len() > 1 && evidence.cue(tokens.start).word.any(names::GIVEN) {
            votes.entry(key(&(tokens.start..tokens.start + 1))).or_default()[0] += 1;
        }
        if *kind == ActorKind::Person && tokens.len() > 1 {
            votes.entry(key(&(tokens.end - 1..tokens.end))).or_default()[0] += 1;
        }
    }
    const KINDS: [ActorKind; 3] = [ActorKind::Person, ActorKind::Place, ActorKind::Organization];
    let mut first: Keyed<&str, ActorKind> = Keyed::new();
    for (tokens, kind) in tagged {
        let Some(votes) = votes.get(key(tokens)) else { continue };
        let own = votes[*kind as usize % 3];
        // Where two kinds have the same votes, the first mention decides.
        let top = votes.iter().copied().max().unwrap_or(own);
        if own < top
            && let Some(most) = (0..3).find(|k| votes[*k] == top)
        {
            *kind = KINDS[most];
        } else if votes.iter().filter(|v| **v == top).count() > 1 {
            *kind = *first.entry(key(tokens)).or_insert(*kind);
        }
    }
}
