//! The rules: which verbs, nouns and turns show what somebody wants or holds.

use super::acts::{acceptance, demand, offer, passive, refusal, stance};
use super::nouns::noun;
use super::said::{blame, judgement, must, needed, ultimatum, verdict, will_not};
use super::told::Candidate;
use crate::layers::Rule;
use crate::layers::clauses::frames::Reading;
use crate::layers::clauses::{Clause, Scene};

type Find = fn(&Scene, &Clause, Option<Reading>) -> Option<Candidate>;

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
            "Ghana has no intention [of selling the port|refusal;actor=Ghana;cue=no intention].",
            "Cuba is not ready [to reopen the border|refusal;actor=Cuba;cue=ready].",
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
            "The Union of Teachers has a plan [to cut the queue|offer;cue=plan].",
        ],
        not: &[
            "Turkey offers many beaches to its visitors in summer without charge?",
            "The plan proposed by Japan failed.",
            "Egypt is ready.",
            "Kenya might offer help.",
            "Kenya won more pledged delegates.",
            "Kenya has no plan to cut the queue.",
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
        shows: &[
            "China condemned [the attack|stance;actor=China].",
            "Sweden opposes [the new law|stance].",
            "Chile does not support [the merger|stance;actor=Chile].",
            "Kenya is in favour of [the treaty|stance;actor=Kenya;cue=in favour of].",
            "Peru argued [the fine was too high|stance;actor=Peru;cue=argued].",
        ],
        not: &[
            "China defended its title against Japan.",
            "The attack was condemned.",
            "Sweden backed away.",
            "Chile did not condemn the attack.",
        ],
    },
    Rule {
        id: "position.passive",
        find: passive,
        shows: &[
            "[The plan|refusal;actor=France;cue=rejected] was rejected by France.",
            "[A route|offer;actor=Peru;cue=proposed] proposed by Peru was long.",
            "The bank was urged by Spain [to cut its rates|demand;actor=Spain;cue=urged].",
        ],
        not: &["The plan was rejected.", "The plan was drawn up by France.", "The study was supported by France."],
    },
    Rule {
        id: "position.must",
        find: must,
        shows: &[
            "Germany said [Iran must release the crew|demand;actor=Germany;cue=must].",
            "Kenya said [farmers need the bank to lower its rates|demand;actor=Kenya;cue=need].",
            "Kenya believes [the bank should pay|demand;actor=Kenya;cue=should].",
        ],
        not: &["The crew must rest.", "Germany said it must be late.", "Must Iran go?"],
    },
    Rule {
        id: "position.needed",
        find: needed,
        shows: &[
            "Chile said [it is time to reopen the talks|demand;actor=Chile;cue=time].",
            "Kenya said [a longer ceasefire is needed|demand;actor=Kenya;cue=needed].",
        ],
        not: &["It is time to go.", "A visa is needed.", "The firm said the tools needed for it are old."],
    },
    Rule {
        id: "position.verdict",
        find: verdict,
        shows: &[
            "Norway said [the offer was unfair|stance;actor=Norway;cue=unfair].",
            "Malta said [the fine was a disgrace|stance;actor=Malta;cue=disgrace].",
        ],
        not: &["The offer was unfair.", "She said the road was dangerous?", "Norway said the offer was late."],
    },
    Rule {
        id: "position.judgement",
        find: judgement,
        shows: &["Malta said: “[We have an unsustainable situation.|stance;actor=Malta;cue=unsustainable]”"],
        not: &["We have an unsustainable situation.", "Malta said: “We have a long road.”"],
    },
    Rule {
        id: "position.blame",
        find: blame,
        shows: &["Kenya said [the dam should never have been built|stance;actor=Kenya;cue=should]."],
        not: &[
            "The dam should never have been built.",
            "Kenya said it should have rained.",
            "Kenya said he may have lied.",
        ],
    },
    Rule {
        id: "position.will-not",
        find: will_not,
        shows: &[
            "Poland said [it would not sign the treaty|refusal;actor=Poland].",
            "Poland said: “[We are not able to do that.|refusal;actor=Poland;cue=able]”",
        ],
        not: &["Poland said the rain would not stop.", "Poland said it would not forget.", "It will not rain."],
    },
    Rule {
        id: "position.ultimatum",
        find: ultimatum,
        shows: &["Chile said [it would close the border unless Peru withdrew|demand;actor=Chile;conditional=true]."],
        not: &["Chile said it would close the border.", "Chile said rain would close the road if it did not stop."],
    },
];

/// The noun rule does not start from a clause: "Russia’s refusal to", "its demand for".
pub(super) const NOUN: Rule<fn(&Scene, usize) -> Option<Candidate>> = Rule {
    id: "position.noun",
    find: noun,
    shows: &[
        "Critics cite Hungary’s [opposition to the plan|stance;actor=Hungary;cue=opposition].",
        "Russia’s [refusal of a ceasefire|refusal;actor=Russia] was expected.",
        "There were [calls from Norway for a new vote|demand;actor=Norway;cue=calls].",
    ],
    not: &[
        "Demand for cars rose.",
        "Hungary’s campaign to win began.",
        "Hungary’s support act sang.",
        "The refusal of a ceasefire surprised nobody.",
    ],
};
