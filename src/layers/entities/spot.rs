//! Names in the text: runs of capitalised words, cut where a title, a nationality or another name begins, and judged by
//! a table of rules, the surest first. What no rule knows stays unnamed.

use std::collections::HashMap;
use std::ops::Range;

use super::ActorKind;
use super::evidence::Evidence;
use crate::layers::{Certainty, Rule};
use crate::lexicon::{Names, class, frame, names};
use crate::words::TokenKind;

/// A name as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub tokens: Range<usize>,
    pub kind: ActorKind,
    pub rule: &'static str,
    pub certainty: Certainty,
    /// The title in front of it, if any.
    pub title: Option<Range<usize>>,
}

/// A run of words that may be a name, and what stands in front of it.
pub(super) struct Candidate {
    tokens: Range<usize>,
    title: Option<Range<usize>>,
}

/// A rule judges a candidate: what it names, if anything. `None` leaves it to the next rule.
pub(super) type Judge = fn(&Evidence, &Candidate) -> Option<Verdict>;

/// What a rule says of a candidate.
pub(super) type Verdict = (ActorKind, Certainty);

/// In order: the first that speaks is right.
pub(super) const NAME_RULES: &[Rule<Judge>] = &[
    Rule {
        id: "actor.country",
        find: country,
        shows: &["Talks with [Brazil|place] go on.", "It left the [United States|place] in May."],
        not: &["The Brazilian side agreed.", "They told us so."],
    },
    Rule {
        id: "actor.known-organization",
        find: known_organization,
        shows: &["The [World Bank|organization] lent the money.", "He joined [NATO|organization]."],
        not: &["Who is the target of the plan?", "It is a shell."],
    },
    Rule {
        id: "actor.titled-person",
        find: titled_person,
        shows: &["President [Maia Sandu|person] spoke.", "They met Mrs. [Ngata|person]."],
        not: &["The President spoke.", "Prime Minister of Malaysia"],
    },
    Rule {
        id: "actor.organization-word",
        find: organization_word,
        shows: &[
            "The [Ministry of Transport|organization] closed the road.",
            "[Harlan Steel Corp.|organization] cut jobs.",
        ],
        not: &["The ministry closed the road.", "A bank failed."],
    },
    Rule {
        id: "actor.place-word",
        find: place_word,
        shows: &["The boat crossed [Lake Orta|place].", "A fire on [Mill Street|place] was put out."],
        not: &["The boat crossed the lake.", "The street was dark."],
    },
    Rule {
        id: "actor.full-name",
        find: full_name,
        shows: &["[Maria Lopez|person] won.", "The prize went to [John F. Marlow|person]."],
        not: &["Good Friday came.", "The Paris Agreement was signed.", "Operation Spring Shield began."],
    },
    Rule {
        id: "actor.known-place",
        find: known_place,
        shows: &["The flight left [Karachi|place] at noon.", "It rains in [New York|place]."],
        not: &["It was a nice day.", "Mobile phones were lost."],
    },
    Rule {
        id: "actor.acronym",
        find: acronym,
        shows: &["The [RSPB|organization] said so.", "A report by [KPMZ|organization] was late."],
        not: &["THE END OF THE ROAD", "Its TV was on."],
    },
    Rule {
        id: "actor.place-in",
        find: place_in,
        shows: &["They live in [Yeoncheon|place]."],
        not: &["They live in Peace.", "In Theory it works."],
    },
    Rule {
        id: "actor.unknown-person",
        find: unknown_person,
        shows: &["The judge heard [Tovik Brannagh|person] on the second day."],
        not: &["The judge read the Penal Code Book on the second day.", "Hot Spots were found. The hot spots cooled."],
    },
];

/// How names found once are found again; [`again`] does both.
pub(super) const AGAIN_RULES: &[Rule<()>] = &[
    Rule {
        id: "actor.surname-again",
        find: (),
        shows: &["Tovik Brannagh, 34, denied it. [Brannagh|person;actor=Tovik Brannagh] was held on Friday."],
        not: &["Brannagh was held on Friday."],
    },
    Rule {
        id: "actor.name-again",
        find: (),
        shows: &["The film opened in Cannes. [Cannes|place] was quiet at first."],
        not: &["Bread was sold. Bread was cheap."],
    },
];

/// Words of lower case that stand inside a name of a person.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "van", "von", "der", "den", "ter", "ten",
    "bin", "ibn", "bint", "al", "el", "zu", "ul", "y", "e",
];

/// Finds the names of an article, in order, without overlaps.
pub(super) fn names(evidence: &Evidence) -> Vec<Name> {
    let words = evidence.words;
    let mut found = Vec::new();
    for sentence in words.sentences() {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if !evidence.is_capital(i) {
                i += 1;
                continue;
            }
            let end = run_end(evidence, i, sentence.tokens.end);
            cut(evidence, i..end, &mut found);
            i = end;
        }
    }
    again(evidence, found)
}

/// The end of the run of capitalised words that begins at `i`: hyphens, particles, initials and "of"/"&" inside belong to it.
fn run_end(evidence: &Evidence, i: usize, limit: usize) -> usize {
    let words = evidence.words;
    let mut end = i + 1;
    loop {
        let capital = |k: usize| k < limit && evidence.is_capital(k);
        if capital(end) {
            end += 1;
        } else if words.is_word(end, &["-"]) && words.glued(end) && words.glued(end + 1) && end + 1 < limit {
            // "Porto-Novo", "Kim Jong-un"; a lower-case part counts only with a capital before the hyphen.
            if words.token(end + 1).kind != TokenKind::Word {
                return end;
            }
            end += 2;
        } else if words.is_word(end, PARTICLES) {
            let mut k = end;
            while k < limit && k < end + 3 && words.is_word(k, PARTICLES) {
                k += 1 + usize::from(words.is_word(k + 1, &["-"]) && words.glued(k + 1));
            }
            if !capital(k) {
                return end;
            }
            end = k + 1;
        } else if words.is_word(end, &["&"]) && capital(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// Cuts a run into names from left to right.
fn cut(evidence: &Evidence, run: Range<usize>, found: &mut Vec<Name>) {
    let words = evidence.words;
    let mut at = run.start;
    let mut title: Option<Range<usize>> = None;
    while at < run.end {
        if words.is_word(at, &["-", "&"]) || words.is_word(at, PARTICLES) && !evidence.is_capital(at) {
            at += 1;
            continue;
        }
        let cue = evidence.cue(at);
        // A word of grammar before the name, unless a known name begins with it ("The Hague").
        if evidence.is_plain(at) && cue.phrase.1 == 0 && cue.country.is_none() {
            at += 1;
            continue;
        }
        let heads_on = |from: usize| run_has_head(evidence, from..run.end);
        if let Some(country) = cue.country
            && country.is_adjective()
            && !country.is_name()
            && !heads_on(at + country.words)
        {
            at += country.words;
            continue;
        }
        if let Some(n) = title_at(evidence, at)
            && at + n <= run.end
            && !(at + n == run.end && n == 1 && cue.word.any(names::GIVEN.or(names::FAMILY)))
            && !(n == 1
                && cue.word.any(names::GIVEN)
                && at + 1 < run.end
                && evidence.cue(at + 1).word.any(names::FAMILY))
            && !evidence.whole(&(at..run.end), names::ORGANIZATION.or(names::PLACE))
            && !words.is_word(at + n, &["of", "-"])
        {
            title = Some(title.map_or(at, |t: Range<usize>| t.start)..at + n);
            at += n;
            continue;
        }
        let mut end = next_cut(evidence, at, run.end);
        end = extend_of(evidence, at, end, run.end);
        let candidate = Candidate { tokens: at..end, title: title.take() };
        judge(evidence, candidate, found);
        at = end;
    }
}

/// Number of words of the title that begins at `i`.
fn title_at(evidence: &Evidence, i: usize) -> Option<usize> {
    let cue = evidence.cue(i);
    if cue.phrase.0.any(names::TITLE) {
        return Some(usize::from(cue.phrase.1));
    }
    cue.word.any(names::TITLE).then_some(1)
}

/// Whether a range ends with a word that makes it an organisation.
fn run_has_head(evidence: &Evidence, range: Range<usize>) -> bool {
    !range.is_empty() && {
        let last = range.end - 1;
        evidence.cue(last).word.any(names::ORGANIZATION_HEAD) && range.clone().all(|i| title_at(evidence, i).is_none())
    }
}

/// Where the name that begins at `at` ends at the latest: at a title inside the run, or behind a country followed by more.
fn next_cut(evidence: &Evidence, at: usize, end: usize) -> usize {
    let cue = evidence.cue(at);
    if usize::from(cue.phrase.1) > 1
        && at + usize::from(cue.phrase.1) <= end
        && cue.phrase.0.any(names::ORGANIZATION.or(names::PLACE).or(names::CITY).or(names::REGION))
        && !run_has_head(evidence, at..end)
    {
        return at + usize::from(cue.phrase.1);
    }
    if let Some(country) = cue.country
        && at + country.words < end
        && country.is_name()
        && title_at(evidence, at + country.words).is_some()
    {
        return at + country.words;
    }
    (at + 1..end)
        .find(|i| {
            let classes = evidence.cue(*i).word;
            title_at(evidence, *i).is_some()
                && !classes.any(names::GIVEN.or(names::FAMILY))
                && !run_has_head(evidence, *i..end)
                && *i + 1 < end
        })
        .unwrap_or(end)
}

/// "Ministry of Justice", "University of the Andes": "of" goes on where an organisation or place word stands before it.
fn extend_of(evidence: &Evidence, at: usize, end: usize, run_end: usize) -> usize {
    let words = evidence.words;
    if end != run_end || end == 0 || !words.is_word(end, &["of", "for"]) {
        return end;
    }
    let heads = names::ORGANIZATION_HEAD;
    if !(at..end).any(|i| evidence.cue(i).word.any(heads)) || !evidence.cue(end - 1).word.any(heads) {
        return end;
    }
    let mut k = end + 1;
    if words.is_word(k, &["the"]) {
        k += 1;
    }
    if !evidence.is_capital(k) || !words.same_sentence(at, k) {
        return end;
    }
    while evidence.is_capital(k) && words.same_sentence(at, k) {
        k += 1;
        if words.is_word(k, &["and", "&"])
            && evidence.is_capital(k + 1)
            && evidence.cue(k + 1).country.is_none()
            && evidence.cue(k + 1).word.bits() & !names::THING_HEAD.or(names::ORGANIZATION_HEAD).bits() == 0
        {
            k += 1;
        }
    }
    k
}

fn judge(evidence: &Evidence, candidate: Candidate, found: &mut Vec<Name>) {
    if is_thing(evidence, &candidate) {
        return;
    }
    let verdict = NAME_RULES.iter().find_map(|rule| Some(((rule.find)(evidence, &candidate)?, rule.id)));
    if let Some(((kind, certainty), rule)) = verdict {
        found.push(Name { tokens: candidate.tokens, kind, rule, certainty, title: candidate.title });
    }
}

fn country(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let country = evidence.country(&c.tokens)?;
    let name = country.is_name() && !(country.is_adjective() && before_noun(evidence, c.tokens.end));
    (name && c.title.is_none()).then_some((ActorKind::Place, Certainty::Stated))
}

/// Whether a noun of lower case follows directly: "US forces", "Hong Kong police".
fn before_noun(evidence: &Evidence, i: usize) -> bool {
    let token = evidence.words.token(i);
    token.kind == TokenKind::Word && !token.is_capital() && !evidence.is_plain(i) && !token.is_verb_form()
}

fn known_organization(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    if !evidence.whole(range, names::ORGANIZATION) || c.title.is_some() {
        return None;
    }
    // A word of the language needs a capital inside a sentence, and never to stand without one.
    let counts = evidence.counts(range.start);
    let sure = range.len() > 1 || evidence.words.token(range.start).is_all_caps() || counts.lower == 0;
    let first = range.len() == 1
        && counts.inner == 0
        && !evidence.words.token(range.start).is_all_caps()
        && evidence.cue(range.start).word.any(names::GIVEN.or(names::FAMILY).or(names::CITY));
    (sure && !first && !evidence.is_shouted(range.start) || range.len() > 1)
        .then_some((ActorKind::Organization, Certainty::Stated))
}

fn titled_person(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    c.title.as_ref()?;
    let range = &c.tokens;
    let other = names::ORGANIZATION_HEAD.or(names::ORGANIZATION_TAIL).or(names::THING_HEAD).or(names::PLACE_HEAD);
    let last = evidence.cue(range.end - 1).word;
    let organisation = last.any(other) && !last.any(names::FAMILY.or(names::GIVEN));
    let place = evidence.country(range).is_some() || evidence.whole(range, names::ORGANIZATION.or(names::PLACE));
    let short = range.len() <= 7 && !evidence.words.token(range.start).is_all_caps();
    if organisation || place || !short { None } else { Some((ActorKind::Person, Certainty::Stated)) }
}

/// Whether it is the name of something that does not act: an event, a law, a work.
fn is_thing(evidence: &Evidence, c: &Candidate) -> bool {
    let last = evidence.cue(c.tokens.end - 1).word;
    let first = evidence.cue(c.tokens.start).word;
    let person = first.any(names::GIVEN) && last.any(names::FAMILY) && c.tokens.len() == 2;
    let head = last.any(names::THING_HEAD) && !last.any(names::ORGANIZATION_HEAD.or(names::ORGANIZATION_TAIL));
    let opens =
        evidence.words.is_word(c.tokens.start, &["operation", "hurricane", "typhoon", "cyclone", "storm", "covid"]);
    (head && !person && (c.tokens.len() > 1 || !last.any(names::GIVEN.or(names::FAMILY)))) || opens
}

fn organization_word(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    if range.len() < 2 {
        return None;
    }
    let last = evidence.cue(range.end - 1).word;
    let first = evidence.cue(range.start).word;
    let headed_of = (range.start..range.end - 1)
        .any(|i| evidence.words.is_word(i + 1, &["of", "for"]) && evidence.cue(i).word.any(names::ORGANIZATION_HEAD));
    let tail = last.any(names::ORGANIZATION_TAIL);
    let head =
        last.any(names::ORGANIZATION_HEAD) && !(first.any(names::GIVEN) && range.len() == 2 && last.any(names::FAMILY));
    let shouted = evidence.is_shouted(range.start);
    (headed_of || tail || head && !shouted).then_some((ActorKind::Organization, Certainty::Stated))
}

fn place_word(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    let last = evidence.cue(range.end - 1).word;
    let first = evidence.cue(range.start).word;
    let opens = evidence.words.is_word(range.start, &["lake", "mount", "cape", "fort", "port", "camp", "isle"]);
    let person = first.any(names::GIVEN) && range.len() == 2 && last.any(names::FAMILY);
    (range.len() >= 2 && (last.any(names::PLACE_HEAD) && !person || opens) && !evidence.is_shouted(range.start))
        .then_some((ActorKind::Place, Certainty::Stated))
}

fn full_name(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    let words = evidence.words;
    if range.len() < 2 || range.len() > 7 || evidence.whole(range, names::CITY.or(names::REGION).or(names::PLACE)) {
        return None;
    }
    let first = evidence.cue(range.start).word;
    let last = evidence.cue(range.end - 1).word;
    let initial = |i: usize| words.slice(i).chars().count() == 2 && words.token(i).is_dotted();
    let acts = evidence.is_plain(range.end - 1)
        || words.token(range.end - 1).is_all_caps() && words.token(range.end - 1).span.len() < 4;
    let plain_end = evidence.counts(range.end - 1).lower > 0 && !last.any(names::FAMILY);
    let given = first.any(names::GIVEN) && evidence.counts(range.start).lower == 0;
    let known = given || initial(range.start) || first.any(names::FAMILY) && last.any(names::FAMILY);
    let shouted = evidence.is_shouted(range.start) && !(first.any(names::GIVEN) && last.any(names::FAMILY));
    (known && !acts && !plain_end && !shouted).then_some((ActorKind::Person, Certainty::Stated))
}

fn known_place(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    let words = evidence.words;
    if evidence.country(range).is_some_and(|x| x.is("capital")) {
        return Some((ActorKind::Place, Certainty::Stated));
    }
    if evidence.country(range).is_some_and(|x| x.is("seat")) {
        return Some((ActorKind::Organization, Certainty::Stated));
    }
    if !evidence.whole(range, names::CITY.or(names::REGION).or(names::PLACE)) || c.title.is_some() {
        return None;
    }
    if range.len() > 1 {
        return Some((ActorKind::Place, Certainty::Stated));
    }
    let cue = evidence.cue(range.start).word;
    let counts = evidence.counts(range.start);
    let common =
        counts.lower > 0 || words.starts_sentence(range.start) && counts.inner == 0 && !is_local(evidence, range.start);
    // What is also a name of people needs to stand as a place does.
    let person = cue.any(names::GIVEN.or(names::FAMILY)) && !is_local(evidence, range.start);
    (!common && !person && !evidence.is_shouted(range.start)).then_some((ActorKind::Place, Certainty::Stated))
}

/// Whether a word stands as places do: after in, at, near, from; or after a place and a comma.
fn is_local(evidence: &Evidence, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    evidence.words.is_word(before, &["in", "at", "near", "from", "around", "outside", "toward", "towards"])
}

fn acronym(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    let words = evidence.words;
    let token = words.token(range.start);
    let letters = words.slice(range.start).chars().all(char::is_alphabetic);
    let length = token.span.len();
    let known_word = words.is_word(
        range.start,
        &[
            "tv", "ceo", "cfo", "pm", "mp", "mps", "id", "ok", "dna", "gdp", "hiv", "aids", "gps", "usd", "gmt", "am",
            "ai", "it", "vat", "phd", "cctv", "suv", "lgbt", "dvd", "faq", "pdf", "uav", "covid",
        ],
    );
    let roman = words.slice(range.start).chars().all(|c| "IVXLCDM".contains(c));
    (range.len() == 1
        && token.is_all_caps()
        && letters
        && (3..=6).contains(&length)
        && !known_word
        && !roman
        && c.title.is_none()
        && evidence.counts(range.start).lower == 0
        && !evidence.is_shouted(range.start))
    .then_some((ActorKind::Organization, Certainty::Inferred))
}

fn place_in(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    let words = evidence.words;
    let unknown =
        evidence.counts(range.start).lower == 0 && !evidence.cue(range.start).word.any(names::GIVEN.or(names::FAMILY));
    let before = range.start.checked_sub(1)?;
    let closes = matches!(words.slice(range.end), "." | "," | ";" | ")" | "")
        || words.is_word(range.end, &["and", "on", "after", "when", "where", "for", "by"]);
    (range.len() == 1
        && words.is_word(before, &["in", "near"])
        && !words.token(before).is_capital()
        && unknown
        && closes
        && words.slice(range.start).chars().count() > 3
        && evidence.counts(range.start).inner > 0
        && !is_english_word(evidence, range.start)
        && !words.token(range.start).is_all_caps()
        && c.title.is_none())
    .then_some((ActorKind::Place, Certainty::Inferred))
}

/// Whether the word is, or is formed like, a word of the language: some ending of English nouns and adjectives.
fn is_english_word(evidence: &Evidence, i: usize) -> bool {
    let word = evidence.words.lower(i);
    let formed = [
        "ing", "tion", "sion", "ness", "ment", "ity", "ism", "ist", "ics", "ology", "ance", "ence", "able", "ful",
        "less", "ers", "ors", "ship", "hood", "ory", "ary", "ive", "ous", "ical", "ed", "ace", "ice",
    ];
    let classes: Names = names::ORGANIZATION_HEAD.or(names::PLACE_HEAD).or(names::THING_HEAD).or(names::TITLE);
    formed.iter().any(|e| word.ends_with(e))
        || evidence.words.token(i).is_verb_form()
        || evidence.cue(i).word.any(classes)
}

fn unknown_person(evidence: &Evidence, c: &Candidate) -> Option<Verdict> {
    let range = &c.tokens;
    let words = evidence.words;
    if !(2..=5).contains(&range.len()) || evidence.is_shouted(range.start) {
        return None;
    }
    let fits = range.clone().all(|i| {
        let token = words.token(i);
        let particle = words.is_word(i, PARTICLES) || words.is_word(i, &["-"]);
        particle
            || token.is_capital()
                && !token.is_all_caps()
                && evidence.counts(i).lower == 0
                && !is_english_word(evidence, i)
                && !evidence.is_plain(i)
                && evidence.cue(i).country.is_none()
                && !evidence.cue(i).word.any(names::ORGANIZATION.or(names::PLACE).or(names::CITY).or(names::REGION))
    });
    let named = range.clone().any(|i| evidence.cue(i).word.any(names::GIVEN.or(names::FAMILY)));
    let speaks = words.verb(range.end).any(|v| v.frames.any(frame::SAY));
    let aged = words.slice(range.end) == "," && words.token(range.end + 1).kind == TokenKind::Number;
    let inside = !words.starts_sentence(range.start) && !words.is(range.start.wrapping_sub(1), class::DETERMINERS);
    (fits && (named || speaks || aged || inside && range.len() <= 3))
        .then_some((ActorKind::Person, Certainty::Inferred))
}

/// Names that stand again: the last word of a person's name alone, and a lone word found elsewhere.
fn again(evidence: &Evidence, mut found: Vec<Name>) -> Vec<Name> {
    let words = evidence.words;
    let mut known: HashMap<&str, (usize, ActorKind)> = HashMap::new();
    for name in &found {
        let last = name.tokens.end - 1;
        match name.kind {
            ActorKind::Person => {
                known.entry(words.lower(last)).or_insert((name.tokens.start, ActorKind::Person));
            }
            kind if name.tokens.len() == 1 => {
                known.entry(words.lower(last)).or_insert((name.tokens.start, kind));
            }
            _ => {}
        }
    }
    let mut taken = vec![false; words.len()];
    for name in &found {
        taken[name.tokens.clone()].fill(true);
    }
    for i in 0..words.len() {
        if taken[i] || !evidence.is_capital(i) || evidence.is_plain(i) || evidence.counts(i).lower > 0 {
            continue;
        }
        let alone = !(i > 0
            && evidence.is_capital(i - 1)
            && words.same_sentence(i - 1, i)
            && !taken[i - 1]
            && !evidence.is_plain(i - 1)
            && title_at(evidence, i - 1).is_none())
            && !(evidence.is_capital(i + 1) && words.same_sentence(i, i + 1) && !taken[i + 1])
            && !words.is_word(i + 1, &["-"]);
        if let Some((first, kind)) = known.get(words.lower(i)).copied()
            && alone
            && evidence.cue(i).country.is_none()
            && (kind != ActorKind::Person || i > first || !words.starts_sentence(i))
        {
            let rule = if kind == ActorKind::Person { "actor.surname-again" } else { "actor.name-again" };
            found.push(Name { tokens: i..i + 1, kind, rule, certainty: Certainty::Stated, title: None });
        }
    }
    found.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    found
}
