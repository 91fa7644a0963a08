//! The rules of the quantities: the first that knows what a number measures takes it.

use super::amount::Amount;
use super::kinds::{self, Reading};
use super::shares;
use crate::layers::Rule;
use crate::words::Words;

/// Reads what an amount measures, if the rule knows.
type Finder = fn(&Words, &Amount) -> Option<Reading>;

/// In the order in which they are asked.
pub(super) const RULES: &[Rule<Finder>] = &[
    Rule {
        id: "quantity.money",
        find: kinds::money,
        shows: &[
            "The bridge cost [$1.2 billion|1200000000;unit=USD;kind=money].",
            "It cost [NZ$ 26 million|26000000;unit=NZD;number=$ 26 million].",
            "They owe [over 422,000 euros|422000;low=422000;unit=EUR;number=422,000 euros].",
            "Fares rose by [99p|0.99;unit=GBP].",
            "It earns [between $5m and $10m|none;low=5000000;high=10000000].",
        ],
        not: &["She pounds the door.", "He weighs 80 kilos.", "They won 20 games."],
    },
    Rule {
        id: "quantity.percent",
        find: shares::percent,
        shows: &[
            "Turnout fell to [nearly 40 per cent|40;unit=percent].",
            "It holds [56% of the market|56;of=the market].",
            "Support fell by [three percentage points|3;unit=percentage-point].",
        ],
        not: &["A small percentage of them left.", "He gave his all."],
    },
    Rule {
        id: "quantity.ratio",
        find: shares::ratio,
        shows: &["[One in five children|20;unit=percent;of=children;number=One in five] is hungry."],
        not: &["He came first in two races.", "12 in 2024 and 5 in 60 minutes."],
    },
    Rule {
        id: "quantity.part",
        find: shares::part,
        shows: &[
            "[A quarter of citizens|25;of=citizens] agree.",
            "[Half the town|50;of=the town] was dark.",
            "Profit fell by [a third|33.33].",
        ],
        not: &["The first half of the game was dull.", "He came third in the quarter-final.", "A third man came."],
    },
    Rule {
        id: "quantity.age",
        find: kinds::age,
        shows: &[
            "Ann Lee, [42|42;kind=age;unit=year], won.",
            "A [nine-month-old child|9;unit=month;of=child] was found.",
            "All are [under 25 years old|25;high=25].",
        ],
        not: &["The old bridge stood for 40 years.", "In Paris, 24 people met."],
    },
    Rule {
        id: "quantity.duration",
        find: kinds::duration,
        shows: &[
            "A [30-day ceasefire|30;unit=day;of=ceasefire] began.",
            "They talked for [2.5 hours|2.5;unit=hour].",
            "It lasted [about an hour|1;number=an].",
        ],
        not: &["He left ten years ago.", "The second minute was long.", "One day he left."],
    },
    Rule {
        id: "quantity.measure",
        find: kinds::measure,
        shows: &[
            "It lies [500 miles|500;kind=measure] away.",
            "A [5km|5;unit=km] run.",
            "It covers [300 square miles|300].",
        ],
        not: &["She has 5 measures in mind.", "Two mile-posts fell over."],
    },
    Rule {
        id: "quantity.vague",
        find: kinds::vague,
        shows: &["[Dozens of houses|none;low=12;of=houses] burned.", "[Millions of pilgrims|none;low=1000000] came."],
        not: &["He scores often.", "The tens column is wrong."],
    },
    Rule {
        id: "quantity.count",
        find: kinds::count,
        shows: &[
            "They sent [up to fifteen aircraft|15;high=15;of=aircraft].",
            "It killed [107 or more|107;low=107;of=none].",
            "The forms have [ten to 32 pages|none;low=10;high=32;number=ten to 32].",
            "They freed [6,000 prisoners from each side|6000;of=prisoners;per=each side].",
        ],
        not: &[
            "One of them left, the other one stayed.",
            "Studio 54 and page 3 and No. 5.",
            "They won 2-1 and lost 6-4.",
            "It is open 24/7.",
            "Call 0800 123 4567 or +1 555-1234.",
            "Version 2.0.1 of HTML 5 is out.",
            "They came second.",
            "The odds are 2:1.",
            "1,2,3,4",
        ],
    },
];
