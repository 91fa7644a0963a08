//! The rules: which words open a view on what may follow.

use std::ops::Range;

use super::Strength;
use super::modals::{may, will, would};
use super::plans::{be_to, consider, expected, forecast, plan};
use crate::layers::Rule;
use crate::layers::clauses::{Clause, Scene};

/// What a rule says of a clause: how sure it sounds, and by which words.
pub(super) struct Candidate {
    pub strength: Strength,
    pub cue: Range<usize>,
}

type Find = fn(&Scene, &Clause) -> Option<Candidate>;

/// In order of precedence: of two rules that answer for one clause the first counts.
pub(super) const RULES: &[Rule<Find>] = &[
    Rule {
        id: "outlook.expected",
        find: expected,
        shows: &[
            "[The vote is expected next week|likely;cue=expected].",
            "[Rain is likely to return on Friday|likely;cue=likely].",
            "[The minister is unlikely to resign|unlikely;cue=unlikely].",
            "[The trial is set to begin in May|certain;cue=set].",
            "She named [a trial set to begin in May|certain;cue=set].",
            "[Prices are not expected to fall|unlikely;cue=expected].",
        ],
        not: &["They failed to produce the expected results.", "The team was expected to win but lost.", "He is due."],
    },
    Rule {
        id: "outlook.be-to",
        find: be_to,
        shows: &["[The first referendum is to be held in November|certain;cue=is to]."],
        not: &["The aim is to cut costs.", "The question is to whom it belongs.", "What matters is to win."],
    },
    Rule {
        id: "outlook.will",
        find: will,
        shows: &[
            "[The council will meet on Friday|certain;cue=will].",
            "[They won’t return|certain;cue=wo].",
            "[The firm will probably close the plant|likely;cue=will probably].",
            "[It is likely that the bank will cut rates|likely;cue=likely that].",
            "[If the talks fail, the union will strike|certain;conditional=true].",
        ],
        not: &[
            "It takes a political will to do so.",
            "Will Smith left.",
            "He left his will to her.",
            "Who will pay?",
            "It is a colony that will recover.",
        ],
    },
    Rule {
        id: "outlook.would",
        find: would,
        shows: &["The mayor said [the bridge would open in May|certain;cue=would]."],
        not: &["A bridge would be useful.", "She said she would have come.", "He would walk there every day."],
    },
    Rule {
        id: "outlook.may",
        find: may,
        shows: &[
            "[The dispute may soon reach the court|possible;cue=may].",
            "[Prices could rise if the strike goes on|possible;conditional=true].",
            "[The storm might not weaken before Monday|possible;cue=might].",
        ],
        not: &[
            "It opened in May.",
            "He may have left.",
            "She could not swim.",
            "The ship could be seen from the shore.",
            "The drone can strike targets.",
        ],
    },
    Rule {
        id: "outlook.plan",
        find: plan,
        shows: &[
            "[The company plans to hire 40 people|certain;cue=plans].",
            "[The government intends to appeal|certain;cue=intends].",
        ],
        not: &["The plans to build were dropped.", "The company planned to hire.", "The plan is ready."],
    },
    Rule {
        id: "outlook.consider",
        find: consider,
        shows: &["[The club is considering an appeal|possible;cue=considering]."],
        not: &["The club considered an appeal.", "He is considered a friend."],
    },
    Rule {
        id: "outlook.forecast",
        find: forecast,
        shows: &[
            "[Analysts expect prices to rise|likely;cue=expect;voice=reported].",
            "[The bank forecasts that growth will slow|likely;cue=forecasts].",
            "[We expect prices to rise|likely;voice=author].",
        ],
        not: &["They expect an answer.", "The forecasts were wrong.", "He had expected to win."],
    },
];

pub(super) fn cue(range: Range<usize>, strength: Strength) -> Option<Candidate> {
    Some(Candidate { strength, cue: range })
}
