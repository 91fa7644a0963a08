//! Mentions gathered into actors: a country with its adjectives and metonyms, a person with the surname alone, an
//! organisation with its acronym and its shorter names.

use std::ops::Range;

use super::evidence::Evidence;
use super::nations::Nation;
use super::spot::Name;
use super::{ActorKind, Mention, MentionForm, acronyms};
use crate::layers::{Certainty, Found};
use crate::lexicon::{Names, names};
use crate::text::Keyed;
use crate::words::Words;

/// An actor while it is put together.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: ActorKind,
    pub country: Option<&'static str>,
    /// Tokens of its fullest name so far.
    pub name: Range<usize>,
    /// Form of that name.
    pub named_by: MentionForm,
    /// The title before its name, where one stood.
    pub title: Option<Range<usize>>,
    /// Whether a person is a woman, where a title or a noun for kin tells.
    pub gender: Option<bool>,
    /// Introduced as somebody's kin.
    pub relative: bool,
    pub mentions: Vec<(Range<usize>, Found<Mention>)>,
}

impl Draft {
    pub fn new(kind: ActorKind, name: Range<usize>, named_by: MentionForm) -> Self {
        Self { kind, country: None, name, named_by, title: None, gender: None, relative: false, mentions: Vec::new() }
    }

    pub fn add(
        &mut self,
        words: &Words,
        tokens: Range<usize>,
        kind: ActorKind,
        form: MentionForm,
        rule: &'static str,
        certainty: Certainty,
    ) {
        let found = Found { span: words.span(tokens.clone()), value: Mention { kind, form }, rule, certainty };
        self.mentions.push((tokens, found));
    }
}

/// How many of one surname or first word are kept in mind; bounds the search in long texts.
const KEPT: usize = 8;

/// What is known of the actors so far. Its maps are only looked up, never walked.
pub(super) struct Gathering<'e, 'w> {
    pub evidence: &'e Evidence<'w>,
    pub drafts: Vec<Draft>,
    /// Countries by code, regions by name, other names by their words in lower case.
    by_key: Keyed<String, usize>,
    /// Countries by the direction in their name.
    by_direction: Keyed<&'w str, usize>,
    /// Persons by the last word of their name.
    pub by_surname: Keyed<&'w str, Vec<usize>>,
    /// Persons named in full so far, by where, and whether as somebody's kin; and whom a surname alone meant last.
    pub full: Vec<(usize, usize, bool)>,
    pub bare: Keyed<&'w str, usize>,
    /// Organisations by each word of their name.
    by_word: Keyed<&'w str, Vec<usize>>,
}

/// Gathers names and nations. `stands` tells which names stand for their country.
pub(super) fn gather(evidence: &Evidence, found: &[Name], nations: &[Nation], stands: &[bool]) -> Vec<Draft> {
    let mut all = Gathering {
        evidence,
        drafts: Vec::new(),
        by_key: Keyed::new(),
        by_direction: Keyed::new(),
        by_surname: Keyed::new(),
        full: Vec::new(),
        bare: Keyed::new(),
        by_word: Keyed::new(),
    };
    // Fuller names first, so that what is shorter finds them wherever it stands.
    let mut owner: Vec<Option<usize>> = vec![None; found.len()];
    let pass = |name: &Name| match (name.kind, name.tokens.len()) {
        (ActorKind::Person | ActorKind::Organization, 1) => 2,
        (ActorKind::Organization, 2) => 1,
        _ => 0,
    };
    for now in 0..3 {
        for (n, name) in found.iter().enumerate() {
            if !stands[n] && pass(name) == now {
                owner[n] = Some(all.place(name));
            }
        }
    }
    for (name, owner) in found.iter().zip(owner) {
        if let Some(at) = owner {
            all.mention(at, name);
        }
    }
    for nation in nations {
        all.nation(nation);
    }
    all.drafts
}

impl<'w> Gathering<'_, 'w> {
    pub fn words(&self) -> &'w Words<'w> {
        self.evidence.words
    }

    fn key(&self, tokens: &Range<usize>) -> String {
        let words = self.words();
        let mut key = String::new();
        for i in tokens.clone() {
            if words.is_word(i, &["the"]) && i == tokens.start {
                continue;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(words.lower(i));
        }
        key
    }

    /// The draft that a name belongs to: one there is, or a new one.
    fn place(&mut self, name: &Name) -> usize {
        match name.kind {
            ActorKind::Person => match self.firm_of(name) {
                Some(at) => at,
                None => self.person(name),
            },
            ActorKind::Organization => self.organization(name),
            _ => self.location(name),
        }
    }

    fn location(&mut self, name: &Name) -> usize {
        let country = self.evidence.country(&name.tokens);
        let words = self.words();
        // "The North" in a story of North Korea.
        if name.tokens.len() == 1
            && let Some(at) = self.by_direction.get(words.lower(name.tokens.start))
        {
            return *at;
        }
        let named = country.filter(|c| c.is_name());
        let key = match named {
            Some(c) => c.region.or(c.code).unwrap_or_default().to_owned(),
            None => format!("place {}", self.key(&name.tokens)),
        };
        let at = self.keyed(key, ActorKind::Place, &name.tokens, MentionForm::Name);
        self.drafts[at].country = self.drafts[at].country.or(country.and_then(|c| c.code));
        if name.tokens.len() == 2
            && named.is_some()
            && words.is_word(name.tokens.start, &["north", "south", "east", "west"])
        {
            self.by_direction.insert(words.lower(name.tokens.start), at);
        }
        at
    }

    fn keyed(&mut self, key: String, kind: ActorKind, tokens: &Range<usize>, form: MentionForm) -> usize {
        let fresh = self.drafts.len();
        let at = *self.by_key.entry(key).or_insert(fresh);
        if at == fresh {
            self.drafts.push(Draft::new(kind, tokens.clone(), form));
        }
        at
    }

    fn organization(&mut self, name: &Name) -> usize {
        let words = self.words();
        let tokens = &name.tokens;
        let key = format!("organization {}", self.key(tokens));
        if let Some(at) = self.by_key.get(&key) {
            return *at;
        }
        let at = self.same_organization(tokens).unwrap_or_else(|| {
            self.drafts.push(Draft::new(ActorKind::Organization, tokens.clone(), MentionForm::Name));
            self.drafts.len() - 1
        });
        if self.drafts[at].country.is_none() {
            let first = self.evidence.cue(tokens.start).country.filter(|c| tokens.len() > c.words).and_then(|c| c.code);
            self.drafts[at].country = first.or_else(|| nationality_before(self.evidence, tokens.start));
        }
        for i in tokens.clone().filter(|i| words.token(*i).is_capital()) {
            remember(&mut self.by_word, words.lower(i), at);
        }
        if tokens.len() > 1 {
            let initials = acronym(words, tokens);
            if initials.len() > 1 {
                self.by_key.entry(format!("organization {initials}")).or_insert(at);
            }
            // What stands in brackets behind the name: "Korean Central News Agency (KCNA)".
            let inner = tokens.end + 1;
            let bracket =
                words.slice(tokens.end) == "(" && words.slice(inner + 1) == ")" && words.token(inner).is_capital();
            if bracket {
                self.by_key.entry(format!("organization {}", words.lower(inner))).or_insert(at);
            }
            // The name in the brackets, behind what it is short for: "CEI (Italian Episcopal Conference)".
            if let Some(short) = tokens.start.checked_sub(2).filter(|k| words.slice(k + 1) == "(")
                && acronyms::letters(words, short).is_some_and(|l| l == acronyms::initials(words, tokens.clone()))
            {
                self.by_key.entry(format!("organization {}", words.lower(short))).or_insert(at);
            }
        }
        self.by_key.insert(key, at);
        at
    }

    /// An organisation with a longer name that this one begins or ends: "Harlan Steel" for "Harlan Steel Corp.". Only
    /// where there is exactly one.
    fn same_organization(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = self.words();
        let known = self.by_word.get(words.lower(tokens.start))?;
        let head_alone = tokens.len() == 1 && self.evidence.cue(tokens.start).word.any(names::ORGANIZATION_HEAD);
        let mut fitting = known.iter().filter(|d| {
            let longer = &self.drafts[**d].name;
            let n = tokens.len();
            if longer.len() <= n || words.token(tokens.start).is_all_caps() {
                return false;
            }
            let equal = |from: usize| (0..n).all(|k| words.lower(from + k) == words.lower(tokens.start + k));
            let tail = |from: usize| {
                (from..longer.end).all(|i| self.evidence.cue(i).word.any(TAILS) || words.is_word(i, &["&"]))
            };
            // "Velar" for "Velar Motors"; a town's name alone is the town, not its club.
            let short = n == 1 && longer.len() == 2 && !self.is_place(tokens.start);
            equal(longer.start) && (tail(longer.start + n) || head_alone || short)
                // "Polar Star" for "Polar Star Air".
                || equal(longer.start) && n > 1 && longer.len() == n + 1
                || equal(longer.end - n) && (n > 1 || head_alone || short)
        });
        let first = fitting.next()?;
        // Of two clubs of one town the one that was named before goes by the town's name.
        let before = |d: &usize| self.drafts[*d].name.start < tokens.start;
        fitting.all(|d| d == first || before(first) && !before(d)).then_some(*first)
    }

    /// "Whitmore" for Whitmore Home, before anybody of that name has been introduced.
    fn firm_of(&self, name: &Name) -> Option<usize> {
        let words = self.words();
        let word = words.lower(name.tokens.start);
        let alone = name.tokens.len() == 1 && name.title.is_none();
        let known = self.by_surname.get(word).into_iter().flatten();
        if !alone || known.into_iter().any(|d| self.drafts[*d].name.start < name.tokens.start) {
            return None;
        }
        let mut fitting = self.by_word.get(word)?.iter().filter(|d| words.lower(self.drafts[**d].name.start) == word);
        let first = fitting.next()?;
        fitting.next().is_none().then_some(*first)
    }

    /// Whether some list has the word alone as a place.
    fn is_place(&self, i: usize) -> bool {
        let cue = self.evidence.cue(i);
        cue.country.is_some_and(|c| c.words == 1) || cue.word.any(names::CITY.or(names::REGION).or(names::PLACE))
    }

    fn mention(&mut self, at: usize, name: &Name) {
        let words = self.words();
        let draft = &mut self.drafts[at];
        // A dateline writes in capitals what is not written so.
        let capitals = |tokens: &Range<usize>| tokens.clone().all(|i| words.token(i).is_all_caps());
        let same = name.tokens.len() == draft.name.len();
        if name.tokens.len() > draft.name.len() || same && capitals(&draft.name) && !capitals(&name.tokens) {
            draft.name = name.tokens.clone();
        }
        draft.add(words, name.tokens.clone(), name.kind, MentionForm::Name, name.rule, name.certainty);
    }

    fn nation(&mut self, nation: &Nation) {
        let key = nation.country.region.or(nation.country.code).unwrap_or_default().to_owned();
        let words = self.words();
        let at = self.keyed(key, ActorKind::Place, &nation.tokens, nation.form);
        let draft = &mut self.drafts[at];
        draft.country = draft.country.or(nation.country.code);
        // A metonym says more than an adjective, where the name itself is not in the text.
        let rank = |form: MentionForm| {
            if form == MentionForm::Name {
                0
            } else if form == MentionForm::Metonym {
                1
            } else {
                2
            }
        };
        if rank(nation.form) < rank(draft.named_by) {
            draft.named_by = nation.form;
            draft.name = nation.tokens.clone();
        }
        let certainty = if nation.form == MentionForm::Metonym { Certainty::Inferred } else { Certainty::Stated };
        draft.add(words, nation.tokens.clone(), nation.kind, nation.form, nation.rule, certainty);
    }
}

const TAILS: Names = names::ORGANIZATION_TAIL.or(names::ORGANIZATION_HEAD);

pub(super) fn remember<'w>(map: &mut Keyed<&'w str, Vec<usize>>, word: &'w str, at: usize) {
    let list = map.entry(word).or_default();
    if list.contains(&at) {
        return;
    }
    if list.len() == KEPT {
        list.remove(0);
    }
    list.push(at);
}

/// The first letters of the capitalised words, in lower case: "imf".
fn acronym(words: &Words, tokens: &Range<usize>) -> String {
    tokens
        .clone()
        .filter(|i| words.token(*i).is_capital())
        .filter_map(|i| words.lower(i).chars().next())
        .take(10)
        .collect()
}

/// The country whose adjective or possessive stands directly before a title or name: "Russian President", "Malaysia's Prime Minister".
pub(super) fn nationality_before(evidence: &Evidence, i: usize) -> Option<&'static str> {
    let words = evidence.words;
    let mut end = i;
    if words.is_word(end.wrapping_sub(1), &["'s"]) {
        end -= 1;
    }
    (1..=3).find_map(|n| {
        let start = end.checked_sub(n)?;
        let country = evidence.cue(start).country.filter(|c| c.words == n && words.same_sentence(start, i))?;
        (country.is_adjective() || country.is_name()).then_some(country.code).flatten()
    })
}
