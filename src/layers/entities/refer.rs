//! What refers to actors without naming them: "both sides", "the president", "the country", "the bank", he and she.
//! Each only where the text leaves no choice.

use std::ops::Range;
use std::rc::Rc;

use super::antecedents::{Role, Shadow};
use super::evidence::Evidence;
use super::gather::Draft;
use super::{ActorKind, MentionForm, antecedents, bodies, groups, kin, organs, places, pronouns, roles};
use crate::layers::{Certainty, Rule, steps};
use crate::text::sort_by_number;
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
        find: places::the_country,
        shows: &[
            "Peru voted on Sunday. [The country|place;form=description;actor=Peru] has had five leaders in a year.",
        ],
        not: &["Peru and Chile voted on Sunday. The country was calm.", "The country road was closed in Peru."],
    },
    Rule {
        id: "actor.the-organization",
        find: bodies::the_organization,
        shows: &["Aster Bank lost money. [The bank|organization;form=description;actor=Aster Bank] denied it."],
        not: &["Aster Bank sued Orly Bank. The bank denied it.", "The bank of the river broke."],
    },
    Rule {
        id: "actor.organ",
        find: organs::organ,
        shows: &["The [Chilean government|organization;form=description;country=CL] resigned in the capital of Chile."],
        not: &["Government by law is slow.", "Chile won."],
    },
    Rule {
        id: "actor.the-organ",
        find: organs::the_organ,
        shows: &["Floods hit Chile. [The government|organization;form=description] sent help."],
        not: &["The government of Chile sent help.", "The government bond fell."],
    },
    Rule {
        id: "actor.apposition",
        find: roles::apposition,
        shows: &["Ana Silva, [the club's president|person;form=description;actor=Ana Silva], resigned."],
        not: &["Ana Silva, Tom Reed and the coach left.", "Ana Silva, however, resigned."],
    },
    Rule {
        id: "actor.role",
        find: roles::role_before,
        shows: &["[Malaysia's prime minister|person;form=description;actor=Ana Silva], Ana Silva, resigned."],
        not: &["Prime Minister Ana Silva resigned.", "In Malaysia Ana Silva resigned."],
    },
    Rule {
        id: "actor.office-holder",
        find: roles::holder,
        shows: &["[Chile's foreign minister|person;form=description] left early. He gave no reason."],
        not: &["Chile's foreign minister, Ana Silva, left early.", "Chile's foreign trade grew."],
    },
    Rule {
        id: "actor.body",
        find: bodies::bodies,
        shows: &[
            "[The city council|organization;form=description] refused to pay.",
            "[The drivers' union|organization;form=description], which called the strike, wants more.",
        ],
        not: &["The school burned down.", "The club's president wants more.", "The company of actors wants more."],
    },
    Rule {
        id: "actor.group",
        find: groups::groups,
        shows: &[
            "Storms drove off [over 700 fishermen|group;form=description].",
            "[The rescued miners|group;form=description] were taken home.",
        ],
        not: &["Members of the board met.", "No passengers were hurt.", "The miners' union met."],
    },
    Rule {
        id: "actor.the-place",
        find: places::the_place,
        shows: &["The Orvane River is low. [The river|place;form=description;actor=Orvane River] lost a metre."],
        not: &["The Orvane River and the Marne River are low. The river lost a metre.", "A river is low."],
    },
    Rule {
        id: "actor.kin",
        find: kin::kin,
        shows: &["They mourn their child, Ada Lund. [The baby|person;form=description;actor=Ada Lund] was ill."],
        not: &["They have a child. The baby was ill.", "Their sons, Ada and Tom, left."],
    },
    Rule {
        id: "actor.couple",
        find: kin::couple,
        shows: &["Ana Silva and Tom Reed won. [The couple|group;form=description;actor=Ana Silva and Tom Reed] left."],
        not: &["Ana Silva won. The couple left.", "A couple of days went by."],
    },
    Rule {
        id: "actor.they",
        find: pronouns::they,
        shows: &["The miners were tired, but [they|group;form=pronoun;actor=The miners] went on."],
        not: &[
            "The miners bought lamps, but they went out.",
            "They went on.",
            "The miners met the drivers and they left.",
        ],
    },
    Rule {
        id: "actor.its",
        find: pronouns::its,
        shows: &["Aster Bank sold [its|organization;form=pronoun;actor=Aster Bank] shares."],
        not: &["The board of Aster Bank sold its shares.", "Aster Bank sued Orly Bank over its shares."],
    },
    Rule {
        id: "actor.he-or-she",
        find: pronouns::he_or_she,
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
    /// Which tokens stand inside quotation marks.
    pub quoted: Vec<bool>,
    /// People named together, each with the draft for all of them.
    pub pairs: Vec<(Range<usize>, usize)>,
    /// Where words stand that a phrase can begin with which refers to somebody: [`OPENERS`].
    pub openers: Rc<[usize]>,
    /// Where pronouns stand.
    pub pronouns: Rc<[usize]>,
    /// What a pronoun may mean and no actor is.
    pub shadows: Vec<(usize, Shadow, Role)>,
    /// Those who are known by their office alone.
    pub holders: Vec<(Range<usize>, usize)>,
}

/// What the rules look for: most begin at one of these words, so that they need not look at all.
const OPENERS: &[&str] = &["the", "this", "both", "neither", "either", "each"];
const PRONOUNS: &[&str] = &[
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "their",
    "them",
    "themselves",
];

/// Adds what refers to the drafts.
pub(super) fn refer(evidence: &Evidence, drafts: &mut Vec<Draft>) {
    let mut story = Story {
        evidence,
        drafts,
        rule: "",
        order: Vec::new(),
        taken: vec![false; evidence.words.len()],
        quoted: pronouns::quoted(evidence.words),
        holders: Vec::new(),
        pairs: Vec::new(),
        openers: evidence.words.places(OPENERS),
        pronouns: evidence.words.places(PRONOUNS),
        shadows: antecedents::shadows(evidence),
    };
    kin::pairs(&mut story);
    for rule in steps!(REFERENCE_RULES) {
        story.rule = rule.id;
        story.note();
        (rule.find)(&mut story);
    }
}

impl Story<'_, '_> {
    fn note(&mut self) {
        // Mentions are only ever added.
        if self.drafts.iter().map(|draft| draft.mentions.len()).sum::<usize>() == self.order.len() {
            return;
        }
        self.order.clear();
        for (at, draft) in self.drafts.iter().enumerate() {
            for (tokens, _) in &draft.mentions {
                self.order.push((tokens.start, at));
                self.taken[tokens.clone()].fill(true);
            }
        }
        sort_by_number(&mut self.order, |(start, at)| (*start as u128) << 64 | *at as u128);
    }

    /// Whether a draft stands for people named together.
    pub fn is_pair(&self, draft: usize) -> bool {
        self.drafts.get(draft).is_some_and(|d| d.kind == ActorKind::Group && d.named_by == MentionForm::Name)
    }

    /// Whether a token lies in a mention.
    pub fn is_taken(&self, i: usize) -> bool {
        self.taken.get(i).copied().unwrap_or(false)
    }

    pub fn add(&mut self, at: usize, tokens: Range<usize>, form: MentionForm) {
        self.taken[tokens.clone()].fill(true);
        let kind = self.drafts[at].kind;
        self.drafts[at].add(self.evidence.words, tokens, kind, form, self.rule, Certainty::Inferred);
    }

    /// The mentions that begin in a range of tokens.
    pub fn mentions(&self, range: Range<usize>) -> &[(usize, usize)] {
        let from = self.order.partition_point(|(t, _)| *t < range.start);
        let to = self.order.partition_point(|(t, _)| *t < range.end);
        &self.order[from..to.max(from)]
    }

    /// The single draft of this kind mentioned in a range; `None` where there is none or more than one.
    pub fn only(&self, range: Range<usize>, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
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
    // "Both sides" names them better than "neither side".
    let rank = |i: usize| match words.lower(i) {
        "both" => 0,
        "the" => 1,
        _ => 2,
    };
    for i in story.openers.clone().iter().copied() {
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
        if rank(i) < rank(story.drafts[at].name.start) {
            story.drafts[at].name = i..noun + 1;
        }
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
    for i in story.openers.clone().iter().copied() {
        if !words.is_word(i, &["the"]) || story.taken[i] {
            continue;
        }
        let same = |a: usize, b: usize| (0..b - a).all(|k| words.lower(a + k) == words.lower(i + 1 + k));
        let mut fitting = offices.iter().filter(|(_, a, b)| same(*a, *b));
        let (Some((at, a, b)), None) = (fitting.next(), fitting.next()) else { continue };
        let end = i + 1 + (b - a);
        let before = *a < i;
        let next = words.token(end);
        let goes_on = next.kind() == TokenKind::Word
            && (next.is_capital() || words.is_word(end, &["of", "elect", "general", "for"]))
            || words.is_word(end, &["-"]);
        let person = &story.drafts[*at];
        if before && !goes_on && !story.taken[i + 1] && person.kind == ActorKind::Person {
            story.add(*at, i..end, MentionForm::Description);
        }
    }
}
