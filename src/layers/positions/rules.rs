//! The rules: which verbs, nouns and turns show what somebody wants or holds.

use std::ops::Range;

use super::PositionKind;
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Form, Scene, is_adverb};
use crate::layers::entities::ActorKind;
use crate::lexicon::{VerbForms, class, frame, table};
use crate::words::{TokenKind, Words};

/// What a rule says of a place.
pub(super) struct Candidate {
    pub kind: PositionKind,
    /// Who holds it.
    pub actor: usize,
    /// The word that shows it.
    pub cue: Range<usize>,
    /// What is wanted, offered, refused or held.
    pub content: Range<usize>,
}

type Find = fn(&Scene, &Clause) -> Option<Candidate>;

/// In order of precedence: of two rules that answer for one clause the first counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "position.refusal",
        find: refusal,
        shows: &[
            "Russia rejected [the proposal|refusal;actor=Russia;cue=rejected].",
            "Hungary has refused [to sign the statement|refusal;actor=Hungary].",
            "Poland did not accept [the offer|refusal;actor=Poland].",
            "France ruled out [sending troops|refusal;actor=France;cue=ruled out].",
        ],
        not: &[
            "Russia declined to comment.",
            "The proposal was rejected.",
            "France could reject the plan.",
            "Poland did not refuse.",
        ],
    },
    Rule {
        id: "position.demand",
        find: demand,
        shows: &[
            "Norway demanded [an apology|demand;actor=Norway].",
            "Italy called for [new elections|demand;cue=called for].",
            "Germany urged [Iran to release the crew|demand;toward=Iran].",
            "Russia continues to insist on [its old terms|demand;actor=Russia;cue=insist on].",
        ],
        not: &[
            "Norway called the plan a mistake.",
            "Italy asked why.",
            "They called on Monday.",
            "Demand for cars rose.",
            "Spain pressed a button.",
        ],
    },
    Rule {
        id: "position.offer",
        find: offer,
        shows: &[
            "Turkey offered [to host the talks|offer;actor=Turkey].",
            "Japan proposed [a joint fund|offer].",
            "Egypt is ready [to mediate|offer;cue=ready].",
        ],
        not: &[
            "Turkey offers many beaches to its visitors in summer without charge?",
            "The plan proposed by Japan failed.",
            "Egypt is ready.",
            "Kenya might offer help.",
        ],
    },
    Rule {
        id: "position.acceptance",
        find: acceptance,
        shows: &[
            "Iran accepted [the terms|acceptance;actor=Iran].",
            "Spain agreed to [pay the debt|acceptance;actor=Spain;cue=agreed to].",
        ],
        not: &[
            "Spain and Portugal agreed to build a bridge.",
            "Iran will not accept.",
            "The terms were accepted.",
            "Spain accepted a prize.",
        ],
    },
    Rule {
        id: "position.stance",
        find: stance,
        shows: &["China condemned [the attack|stance;actor=China].", "Sweden opposes [the new law|stance]."],
        not: &["China defended its title against Japan.", "The attack was condemned.", "Sweden backed away."],
    },
];

/// Told of the subject as said or done: past or present, or a flat "will".
fn is_asserted(scene: &Scene, clause: &Clause) -> bool {
    match clause.form {
        Form::Past | Form::Present => !scene.is_question(clause.sentence) && !is_hypothetical(scene, clause),
        Form::Modal => {
            clause.modal.is_some_and(|m| scene.words.is_word(m, &["will", "'ll"]))
                && !scene.is_question(clause.sentence)
                && !is_hypothetical(scene, clause)
        }
        // "continues to insist": the main verb only says that it goes on.
        Form::Infinitive => scene.around(clause).iter().any(|c| {
            c.group.end == clause.group.start
                && c.frames.any(frame::START)
                && !c.negated
                && c.form != Form::Infinitive
                && c.form != Form::Modal
        }),
        _ => false,
    }
}

/// Whether the clause is itself a condition.
fn is_hypothetical(scene: &Scene, clause: &Clause) -> bool {
    let start = clause.subject_start.min(clause.group.start);
    start > 0
        && scene.words.same_sentence(start - 1, start)
        && scene.words.is_word(start - 1, &["if", "unless", "whether"])
}

/// The single actor in subject place.
fn holder(scene: &Scene, clause: &Clause) -> Option<usize> {
    match clause.subjects[..] {
        // What several do together ("both sides agreed") is an outcome, no side's position.
        [actor] if !clause.passive && scene.actors[actor].kind != ActorKind::Group => Some(actor),
        _ => None,
    }
}

/// The complement behind `from`, without a leading "that".
fn content(words: &Words, clause: &Clause, from: usize) -> Option<Range<usize>> {
    let start = if words.lower(from) == "that" { from + 1 } else { from };
    let end = clause.extent.end;
    let end = (start..end).find(|i| matches!(words.slice(*i), ";" | "–" | "—")).unwrap_or(end);
    let end = (start..end).find(|i| words.slice(*i) == "," && is_tag(words, *i + 1)).unwrap_or(end);
    (start < end && words.token(start).is_word_like()).then_some(start..end)
}

/// What follows a comma is another clause or the speaker: "…, the ministry said", "…, which".
fn is_tag(words: &Words, i: usize) -> bool {
    if words.is_word(
        i,
        &[
            "which",
            "who",
            "while",
            "but",
            "although",
            "though",
            "saying",
            "adding",
            "calling",
            "after",
            "before",
            "as",
            "according",
        ],
    ) {
        return true;
    }
    (i..i + 6)
        .take_while(|k| words.same_sentence(i, *k) && words.slice(*k) != ",")
        .any(|k| words.verb(k).next().is_some_and(|r| r.frames.any(frame::SAY) && r.forms.any(VerbForms::PAST)))
}

/// Whether a noun phrase or clause begins here: what verbs such as "demand" take.
fn opens_object(words: &Words, i: usize) -> bool {
    let token = words.token(i);
    let phrase = token.kind == TokenKind::Word
        && !words.is(i, class::PREPOSITIONS.or(class::CONJUNCTIONS).or(class::AUXILIARIES).or(class::MODALS))
        && !is_adverb(words, i);
    let quoted = matches!(words.slice(i), "“" | "‘" | "\"");
    phrase || quoted || token.kind == TokenKind::Number || words.lower(i) == "that"
}

fn candidate(scene: &Scene, clause: &Clause, kind: PositionKind, cue_end: usize, from: usize) -> Option<Candidate> {
    let content = content(scene.words, clause, from)?;
    Some(Candidate { kind, actor: holder(scene, clause)?, cue: clause.verb..cue_end, content })
}

/// "to" and a verb.
fn opens_infinitive(words: &Words, i: usize) -> bool {
    words.lower(i) == "to" && words.verb(i + 1).any(|r| r.forms.any(VerbForms::BASE))
}

fn refusal(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !is_asserted(scene, clause) {
        return None;
    }
    let after = clause.verb + 1;
    let no = if clause.negated { clause.frames.any(frame::ACCEPT) } else { clause.frames.any(frame::REFUSE) };
    if clause.lemma == "rule" && !clause.negated && words.lower(after) == "out" && opens_object(words, after + 1) {
        return candidate(scene, clause, PositionKind::Refusal, after + 1, after + 1);
    }
    // "declined to comment" is no position.
    if !no
        || (words.lower(after) == "to"
            && words.is_word(
                after + 1,
                &[
                    "comment",
                    "say",
                    "answer",
                    "respond",
                    "speak",
                    "discuss",
                    "identify",
                    "give",
                    "elaborate",
                    "confirm",
                ],
            ))
    {
        return None;
    }
    if clause.lemma == "agree" && words.lower(after) == "to" {
        return candidate(scene, clause, PositionKind::Refusal, after, after);
    }
    (opens_object(words, after) || opens_infinitive(words, after))
        .then(|| candidate(scene, clause, PositionKind::Refusal, after, after))
        .flatten()
}

fn demand(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !is_asserted(scene, clause) || clause.negated || !clause.frames.any(frame::DEMAND) {
        return None;
    }
    let after = clause.verb + 1;
    // The party that shall act, and then "to": "urged Iran to release".
    let asked = || {
        (after..clause.extent.end.min(after + 10))
            .find(|i| opens_infinitive(words, *i))
            .is_some_and(|i| i > after && (after..i).all(|k| words.slice(k) != ","))
    };
    let (fits, cue_end, from) = match clause.lemma {
        "call" => (
            words.is_word(after, &["for", "on", "upon"]) && (words.lower(after) == "for" || asked()),
            after + 1,
            after + 1,
        ),
        "insist" => (words.lower(after) == "on", after + 1, after + 1),
        "press" | "push" => (words.lower(after) == "for" || asked(), after, after),
        "appeal" => (words.lower(after) == "for" || (words.lower(after) == "to" && asked()), after + 1, after + 1),
        "ask" | "order" | "urge" | "exhort" | "implore" | "pressure" | "challenge" => (asked(), after, after),
        "require" => (false, after, after),
        _ => (opens_object(words, after), after, after),
    };
    fits.then(|| candidate(scene, clause, PositionKind::Demand, cue_end, from)).flatten()
}

fn offer(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !is_asserted(scene, clause) || clause.negated {
        return None;
    }
    let after = clause.verb + 1;
    if clause.lemma == "be" {
        let ready = (after..after + 3).find(|i| !is_adverb(words, *i))?;
        let fits = words.is_word(ready, &["ready", "willing", "prepared"])
            && opens_infinitive(words, ready + 1)
            && !words.is_word(after, &["not"]);
        let content = fits.then(|| content(words, clause, ready + 1)).flatten()?;
        return Some(Candidate {
            kind: PositionKind::Offer,
            actor: holder(scene, clause)?,
            cue: ready..ready + 1,
            content,
        });
    }
    let spoken = clause.form == Form::Past || clause.perfect || clause.progressive || clause.form == Form::Modal;
    let object = opens_object(words, after) && clause.lemma != "invite";
    (clause.frames.any(frame::OFFER) && spoken && (opens_infinitive(words, after) || object))
        .then(|| candidate(scene, clause, PositionKind::Offer, after, after))
        .flatten()
}

fn acceptance(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    if !is_asserted(scene, clause) || clause.negated || !clause.frames.any(frame::ACCEPT) {
        return None;
    }
    let after = clause.verb + 1;
    if clause.lemma == "agree" || clause.lemma == "consent" {
        return (words.lower(after) == "to")
            .then(|| candidate(scene, clause, PositionKind::Acceptance, after + 1, after + 1))
            .flatten();
    }
    // One accepts cash too: only what has been proposed or decided makes it a position.
    let proposed = (after..clause.extent.end.min(after + 6))
        .take_while(|i| !words.is(*i, class::PREPOSITIONS))
        .any(|i| words.is(i, class::PROPOSALS));
    (opens_object(words, after) && proposed)
        .then(|| candidate(scene, clause, PositionKind::Acceptance, after, after))
        .flatten()
}

fn stance(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let words = scene.words;
    let after = clause.verb + 1;
    if !is_asserted(scene, clause) || clause.negated || !clause.frames.any(frame::STANCE) || clause.form == Form::Modal
    {
        return None;
    }
    let from = if clause.lemma == "object" && words.lower(after) == "to" { after + 1 } else { after };
    // "defended its title", "backed its": one's own thing is no matter of dispute.
    let own = words.is(after, class::POSSESSIVES);
    (opens_object(words, from) && !own).then(|| candidate(scene, clause, PositionKind::Stance, from, from)).flatten()
}

/// What somebody is quoted as saying must be done.
#[allow(dead_code)]
fn must(scene: &Scene, clause: &Clause) -> Option<Candidate> {
    let modal = clause.modal?;
    if scene.words.lower(modal) != "must"
        || clause.perfect
        || scene.words.lower(modal + 1) == "have"
        || scene.is_question(clause.sentence)
    {
        return None;
    }
    let quote = scene.quote_at(modal)?;
    let content = clause.core();
    let inside = content.clone().filter(|i| quote.span.contains(scene.words.token(*i).span));
    let (first, last) = (inside.clone().next()?, inside.last()?);
    Some(Candidate {
        kind: PositionKind::Demand,
        actor: quote.value.actor?,
        cue: modal..modal + 1,
        content: first..last + 1,
    })
}

/// The noun rule does not start from a clause: "Russia’s refusal to", "its demand for".
pub(super) const NOUN: Rule<fn(&Scene, usize) -> Option<Candidate>> = Rule {
    id: "position.noun",
    find: noun,
    shows: &[
        "Critics cite Hungary’s [opposition to the plan|stance;actor=Hungary;cue=opposition].",
        "Russia’s [refusal of a ceasefire|refusal;actor=Russia] was expected.",
    ],
    not: &["Demand for cars rose.", "Hungary’s support act sang.", "The refusal of a ceasefire surprised nobody."],
};

/// The words a noun of position hands its content over with.
const HANDS_OVER: [&str; 6] = ["to", "for", "of", "that", "from", "against"];

fn noun(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let kind = match table::POSITION_NOUNS.get(words.lower(at))? {
        "demand" => PositionKind::Demand,
        "offer" => PositionKind::Offer,
        "refusal" => PositionKind::Refusal,
        "acceptance" => PositionKind::Acceptance,
        _ => PositionKind::Stance,
    };
    if !HANDS_OVER.contains(&words.lower(at + 1)) || !words.same_sentence(at, at + 1) {
        return None;
    }
    // The owner stands right before it, adjectives apart.
    let owner =
        (at.saturating_sub(3)..at).rev().find(|i| words.is(*i, class::POSSESSIVES) || words.lower(*i) == "'s")?;
    let named = if words.lower(owner) == "'s" { owner.checked_sub(1)? } else { owner };
    let (actor, ..) = scene.cast.at(named)?;
    let end = (at + 1..at + 30).take_while(|i| words.same_sentence(at, *i)).find(|i| {
        words.token(*i).kind == TokenKind::Punct && words.slice(*i) != "-"
            || (*i > at + 2
                && (words.is(*i, class::AUXILIARIES)
                    || words.is(*i, class::MODALS)
                    || words.is(*i, class::SUBORDINATORS)))
            || (*i > at + 2
                && words.verb(*i).next().is_some_and(|r| r.forms.any(VerbForms::PAST) && !r.forms.any(VerbForms::BASE)))
    });
    let end = end.unwrap_or_else(|| words.sentence_range(at).end.min(at + 30));
    (end > at + 2).then(|| Candidate { kind, actor, cue: at..at + 1, content: at..end })
}
