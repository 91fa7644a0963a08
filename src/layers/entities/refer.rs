//! What refers to actors without naming them: "both sides", "the president", "the country", "the bank", he and she.
//! Each only where the text leaves no choice.

use std::ops::Range;

use super::evidence::Evidence;
use super::gather::Draft;
use super::{ActorKind, MentionForm};
use crate::layers::{Certainty, Rule};
use crate::lexicon::{class, table};
use crate::words::TokenKind;

/// A pass over the article that adds mentions.
pub(super) type Pass = fn(&mut Story);

pub(super) const REFERENCE_RULES: &[Rule<Pass>] = &[
    Rule {
        id: "actor.both-sides",
        find: both_sides,
        shows: &["France and Spain signed. [Both sides|group;form=description] were content."],
        not: &["It hurt on both sides of the road.", "Taken from each side, it is short."],
    },
    Rule {
        id: "actor.office",
        find: office,
        shows: &["President Ama Mensah spoke. [The president|person;form=description;actor=Ama Mensah] left."],
        not: &["President Ama Mensah met President Jan Kowal. The president left.", "A president left."],
    },
    Rule {
        id: "actor.the-country",
        find: the_country,
        shows: &[
            "Peru voted on Sunday. [The country|place;form=description;actor=Peru] has had five leaders in a year.",
        ],
        not: &["Peru and Chile voted on Sunday. The country was calm.", "The country road was closed in Peru."],
    },
    Rule {
        id: "actor.the-organization",
        find: the_organization,
        shows: &["Aster Bank lost money. [The bank|organization;form=description;actor=Aster Bank] denied it."],
        not: &["Aster Bank sued Orly Bank. The bank denied it.", "The bank of the river broke."],
    },
    Rule {
        id: "actor.he-or-she",
        find: he_or_she,
        shows: &["Maria Lopez won. [She|person;form=pronoun;actor=Maria Lopez] thanked the team."],
        not: &["Maria Lopez met Anna Kovac. She was late.", "She was late."],
    },
];

/// The article while references are resolved.
pub(super) struct Story<'s, 'w> {
    pub evidence: &'s Evidence<'w>,
    pub drafts: &'s mut Vec<Draft>,
    /// Id of the rule at work.
    pub rule: &'static str,
    /// (first token, draft) of every mention, in order; kept up to date between the passes.
    order: Vec<(usize, usize)>,
    taken: Vec<bool>,
}

/// Adds what refers to the drafts.
pub(super) fn refer(evidence: &Evidence, drafts: &mut Vec<Draft>) {
    let mut story = Story { evidence, drafts, rule: "", order: Vec::new(), taken: vec![false; evidence.words.len()] };
    for rule in REFERENCE_RULES {
        story.rule = rule.id;
        story.note();
        (rule.find)(&mut story);
    }
}

impl Story<'_, '_> {
    fn note(&mut self) {
        self.order.clear();
        for (at, draft) in self.drafts.iter().enumerate() {
            for (tokens, _) in &draft.mentions {
                self.order.push((tokens.start, at));
                self.taken[tokens.clone()].fill(true);
            }
        }
        self.order.sort_unstable();
    }

    fn add(&mut self, at: usize, tokens: Range<usize>, form: MentionForm) {
        self.taken[tokens.clone()].fill(true);
        let kind = self.drafts[at].kind;
        self.drafts[at].add(self.evidence.words, tokens, kind, form, self.rule, Certainty::Inferred);
    }

    /// The mentions that begin in a range of tokens.
    fn mentions(&self, range: Range<usize>) -> &[(usize, usize)] {
        let from = self.order.partition_point(|(t, _)| *t < range.start);
        let to = self.order.partition_point(|(t, _)| *t < range.end);
        &self.order[from..to.max(from)]
    }

    /// From the start of the sentence before (in the same block or the one before) to the token. Bounded.
    fn recent(&self, i: usize) -> Range<usize> {
        let words = self.evidence.words;
        let here = words.sentence_at(i);
        let start = here.checked_sub(1).and_then(|s| words.sentences().get(s)).map_or(0, |s| s.tokens.start);
        start.max(i.saturating_sub(120))..i
    }

    /// The single draft of this kind mentioned in a range; `None` where there is none or more than one.
    fn only(&self, range: Range<usize>, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
        let mut fitting = self.mentions(range).iter().map(|(_, d)| *d).filter(|d| fits(&self.drafts[*d]));
        let first = fitting.next()?;
        fitting.all(|d| d == first).then_some(first)
    }
}

fn both_sides(story: &mut Story) {
    let words = story.evidence.words;
    let parties =
        |d: &Draft| matches!(d.kind, ActorKind::Organization) || d.kind == ActorKind::Place && d.country.is_some();
    if story.drafts.iter().filter(|d| parties(d)).take(2).count() < 2 {
        return;
    }
    let mut sides: Option<usize> = None;
    for i in 0..words.len() {
        let n = match words.lower(i) {
            "both" | "neither" | "either" | "each" => 1,
            "the" if words.is_word(i + 1, &["two", "warring", "rival", "opposing"]) => 2,
            "the" if words.is_word(i + 1, &["parties", "sides"]) => 1,
            _ => continue,
        };
        let noun = i + n;
        let fits = words.is_word(noun, &["sides", "side", "countries", "parties", "nations", "governments"]);
        // "on both sides of the road" is where; "from each side" only after a number of people or things.
        let place = words.is_word(noun + 1, &["of"])
            || words.is_word(i.wrapping_sub(1), &["on", "at"])
            || words.is_word(i.wrapping_sub(1), &["from"]) && words.is_word(noun, &["side"]);
        let political =
            words.is_word(i, &["the"]) && words.is_word(noun, &["parties"]) && !words.verb(noun + 1).any(|_| true);
        if !fits || place || political || story.taken[i] {
            continue;
        }
        let at = *sides.get_or_insert_with(|| {
            story.drafts.push(Draft::new(ActorKind::Group, i..noun + 1, MentionForm::Description));
            story.drafts.len() - 1
        });
        story.add(at, i..noun + 1, MentionForm::Description);
    }
}

/// The office that a title ends with: "prime minister", "president"; not what anyone can be.
fn office_of(story: &Story, draft: &Draft) -> Option<(usize, usize)> {
    const OFFICES: &[&str] = &[
        "president",
        "minister",
        "premier",
        "chancellor",
        "governor",
        "mayor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "archbishop",
        "bishop",
        "senator",
        "ambassador",
        "commissioner",
        "judge",
        "sheriff",
        "secretary",
        "admiral",
        "general",
        "colonel",
        "captain",
        "coach",
        "professor",
        "emir",
        "sultan",
        "emperor",
        "ayatollah",
    ];
    let words = story.evidence.words;
    let title = draft.title.clone()?;
    let last = title.end - 1;
    if !words.is_word(last, OFFICES) {
        return None;
    }
    // A minister is known by what stands before: "prime minister", "foreign minister".
    let first = if words.is_word(last, &["minister", "secretary"]) && last > title.start { last - 1 } else { last };
    Some((first, last + 1))
}

fn office(story: &mut Story) {
    let words = story.evidence.words;
    let offices: Vec<(usize, usize, usize)> =
        story.drafts.iter().enumerate().filter_map(|(at, d)| office_of(story, d).map(|(a, b)| (at, a, b))).collect();
    // A text with hundreds of offices is no article; their comparison would be quadratic.
    if offices.is_empty() || offices.len() > 40 {
        return;
    }
    for i in 0..words.len() {
        if !words.is_word(i, &["the"]) || story.taken[i] {
            continue;
        }
        let same = |a: usize, b: usize| (0..b - a).all(|k| words.lower(a + k) == words.lower(i + 1 + k));
        let mut fitting = offices.iter().filter(|(_, a, b)| same(*a, *b));
        let (Some((at, a, b)), None) = (fitting.next(), fitting.next()) else { continue };
        let end = i + 1 + (b - a);
        let before = *a < i;
        let next = words.token(end);
        let goes_on = next.kind == TokenKind::Word
            && (next.is_capital() || words.is_word(end, &["of", "elect", "general", "for"]))
            || words.is_word(end, &["-"]);
        let person = &story.drafts[*at];
        if before && !goes_on && !story.taken[i + 1] && person.kind == ActorKind::Person {
            story.add(*at, i..end, MentionForm::Description);
        }
    }
}

fn the_country(story: &mut Story) {
    let words = story.evidence.words;
    for i in 0..words.len() {
        if !words.is_word(i, &["the"]) || !words.is_word(i + 1, &["country", "nation"]) || story.taken[i] {
            continue;
        }
        let next = words.token(i + 2);
        let modifies = next.kind == TokenKind::Word
            && !story.evidence.is_plain(i + 2)
            && words.verb(i + 2).next().is_none()
            && !words.lower(i + 2).ends_with("ly");
        let country = |d: &Draft| d.kind == ActorKind::Place && d.country.is_some() && is_country(story.evidence, d);
        let only = story.only(story.recent(i), country);
        if let Some(at) = only
            && !modifies
            && !words.is_word(i + 2, &["of"])
        {
            story.add(at, i..i + 2, MentionForm::Description);
        }
    }
}

/// Whether the actor is a country, not a city or region in one.
fn is_country(evidence: &Evidence, draft: &Draft) -> bool {
    draft.mentions.iter().any(|(tokens, _)| {
        evidence
            .country(tokens)
            .is_some_and(|c| c.region.is_none() && (c.is_name() || c.is_adjective() || c.is_people()))
    })
}

fn the_organization(story: &mut Story) {
    let words = story.evidence.words;
    for i in 0..words.len() {
        if !words.is_word(i, &["the"]) || words.token(i + 1).is_capital() || story.taken[i] {
            continue;
        }
        let Some(kind) = table::ACTOR_ORGANIZATIONS.get(words.lower(i + 1)) else { continue };
        let next = words.token(i + 2);
        let modifies = next.kind == TokenKind::Word
            && !story.evidence.is_plain(i + 2)
            && words.verb(i + 2).next().is_none()
            && !words.lower(i + 2).ends_with("ed");
        if modifies || words.is_word(i + 2, &["of", "-", "for", "that", "which"]) {
            continue;
        }
        let noun = words.lower(i + 1);
        let window = i.saturating_sub(160)..i;
        // Every organisation near that could be meant: one whose name has the word, or for "the company" any firm.
        let named = |d: &Draft| {
            d.kind == ActorKind::Organization
                && d.name.clone().any(|k| {
                    words.lower(k) == noun
                        || kind == "firm" && story.evidence.cue(k).word.any(crate::lexicon::names::ORGANIZATION_TAIL)
                })
        };
        if let Some(at) = story.only(window, named) {
            story.add(at, i..i + 2, MentionForm::Description);
        }
    }
}

/// He and she mean the only person named since the beginning of the sentence before, when no other human being is
/// spoken of there. A person's gender is not guessed from the name: with one candidate it is not needed.
fn he_or_she(story: &mut Story) {
    let words = story.evidence.words;
    let mut quoted = vec![false; words.len()];
    let mut open = false;
    let mut block = usize::MAX;
    for (i, quoted) in quoted.iter_mut().enumerate() {
        let here = words.sentences()[words.sentence_at(i)].block;
        if here != block {
            open = false;
            block = here;
        }
        match words.slice(i) {
            "“" => open = true,
            "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
        *quoted = open;
    }
    // Which pronoun each draft was met with first: "he" and "she" are never the same person.
    let mut feminine_of: Vec<Option<bool>> = vec![None; story.drafts.len()];
    // A pronoun that was resolved holds the thread for the next sentence.
    let mut last: Option<(usize, usize, bool)> = None;
    for (i, quoted) in quoted.into_iter().enumerate() {
        let feminine = match words.lower(i) {
            "he" | "him" | "his" | "himself" => false,
            "she" | "her" | "hers" | "herself" => true,
            _ => continue,
        };
        if quoted || story.taken[i] {
            continue;
        }
        let recent = story.recent(i);
        let person = story.only(recent.clone(), |d| d.kind == ActorKind::Person);
        let several = person.is_none()
            && story.mentions(recent.clone()).iter().any(|(_, d)| story.drafts[*d].kind == ActorKind::Person);
        let thread = last.filter(|(at, _, f)| *at >= recent.start && *f == feminine).map(|(_, d, _)| d);
        let candidate = match (person, thread) {
            (Some(p), Some(t)) if p == t => Some(p),
            (Some(p), None) => Some(p),
            (None, Some(t)) if !several => Some(t),
            _ => None,
        };
        let Some(at) = candidate else { continue };
        let other = recent
            .clone()
            .any(|k| table::ACTOR_HUMANS.get(words.lower(k)).is_some() && !story.taken[k] && !in_title(story, k));
        let block = |k: usize| words.sentences()[words.sentence_at(k)].block;
        let near = block(i) <= block(recent.start) + 1;
        let clash = feminine_of[at].is_some_and(|f| f != feminine);
        if !other && near && !clash && !words.is(recent.start, class::PRONOUNS) {
            story.add(at, i..i + 1, MentionForm::Pronoun);
            feminine_of[at] = Some(feminine);
            last = Some((i, at, feminine));
        }
    }
}

/// Whether a noun is the title in front of a name.
fn in_title(story: &Story, i: usize) -> bool {
    story.taken.get(i + 1).copied().unwrap_or(false) || story.evidence.is_capital(i) && story.evidence.is_capital(i + 1)
}
