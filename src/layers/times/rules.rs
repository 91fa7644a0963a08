//! The rules of the times: what each begins at, and texts of ours that show it.

use super::candidate::Candidate;
use super::reader::{Reader, on};
use super::{clock, dates, days, lengths, named, references, relative, seasons, years};
use crate::layers::Rule;

/// How a rule finds: at which words it looks, and the reading itself.
#[derive(Clone, Copy)]
pub(super) struct Finder {
    /// Bits of what it begins at.
    pub on: u32,
    /// Reads the expression that has its core at a token.
    pub read: fn(&Reader, usize) -> Option<Candidate>,
}

/// In the order in which they win over equally long ones.
pub(super) const RULES: &[Rule<Finder>] = &[
    Rule {
        id: "time.date-written",
        find: Finder { on: on::MONTH, read: dates::date_written },
        shows: &[
            "The talks began on [Monday, 2 June 2025|2025-06-02].",
            "The law passed on [March 19, 2003|2003-03-19], after a long debate.",
            "The camp is open [3–5 July|2025-07-03/2025-07-05].",
            "It was signed on [the 4th of August 1995|1995-08-04].",
            "The file is stamped [05-Aug-2016|2016-08-05].",
            "we marched on [2 june|2025-06-02]",
        ],
        not: &["He may 2 times try again.", "In May 12 people died.", "The march on 2 cities failed."],
    },
    Rule {
        id: "time.date-numeric",
        find: Finder { on: on::NUMBER, read: dates::date_numeric },
        shows: &[
            "Filed [2024-02-29|2024-02-29] in Bern.",
            "It is dated [7/8/07|2007-07-08].",
            "Stand [02.06.2025|2025-06-02].",
        ],
        not: &["Release 2025-02-30 and 10.0.0.1 came out.", "They won 3/4/5 of them.", "Call 555-01-2345."],
    },
    Rule {
        id: "time.date-joined",
        find: Finder { on: on::NUMBER, read: dates::date_joined },
        shows: &["They meet on [18|2025-04-18] or 19 April.", "It was built between [3|2021-05-03] and 5 May 2021."],
        not: &["They killed 18 and 19 April fools came.", "A mark of 3 to 5 may do."],
    },
    Rule {
        id: "time.year-era",
        find: Finder { on: on::ERA, read: years::year_era },
        shows: &["The fleet sailed in [480 BC|BC0480]."],
        not: &["The BC government lost.", "An AD for soap."],
    },
    Rule {
        id: "time.month",
        find: Finder { on: on::MONTH, read: dates::month },
        shows: &[
            "The draft was presented back in [May|2025-05].",
            "Ministers will meet in [January|2026-01].",
            "Sales fell in [November 2008|2008-11].",
            "It ran [May–July 2024|2024-05/2024-07].",
        ],
        not: &["He may march on.", "May said no.", "March on, they cried.", "June Smith won.", "Theresa May left."],
    },
    Rule {
        id: "time.decade",
        find: Finder { on: on::NUMBER | on::DECADE, read: years::decade },
        shows: &["It was built in [the 1960s|196].", "Back in [the late seventies|197;mod=END] it closed."],
        not: &["She is in her sixties.", "Highs in the 80s are forecast for a low 20s night."],
    },
    Rule {
        id: "time.year",
        find: Finder { on: on::NUMBER, read: years::year },
        shows: &[
            "It opened in [2009|2009].",
            "The war of [1914–18|1914/1918] began there.",
            "The worst since ['82|1982].",
            "Sales in [early 2009|2009;mod=START] were poor.",
        ],
        not: &["They counted 2000 people.", "It costs $1999.", "Flight 2016 was late.", "He scored 1950 points."],
    },
    Rule {
        id: "time.century",
        find: Finder { on: on::UNIT, read: years::century },
        shows: &["It dates from [the 19th century|18].", "A [seventeenth-century|16] house burned down."],
        not: &["His third century of the season came quickly after centuries of drought."],
    },
    Rule {
        id: "time.quarter",
        find: Finder { on: on::QUARTER | on::UNIT, read: seasons::quarter },
        shows: &[
            "Profit rose in [the fourth quarter of 2009|2009-Q4].",
            "It lost money in [the first quarter|2025-Q1].",
            "Orders fell in [Q3 2024|2024-Q3].",
        ],
        not: &["He scored in the third quarter and the lead grew.", "A quarter of them left the French quarter."],
    },
    Rule {
        id: "time.week-of",
        find: Finder { on: on::UNIT, read: seasons::week_of },
        shows: &[
            "It opens in [the first week of July|2025-07-01/2025-07-07].",
            "It rained in [the last week of 2016|2016-12-25/2016-12-31].",
        ],
        not: &["It was the first week of the strike."],
    },
    Rule {
        id: "time.day-of",
        find: Finder { on: on::UNIT, read: seasons::day_of },
        shows: &[
            "The lease ended on [the last day of May|2025-05-31].",
            "It opened on [the first day of 2016|2016-01-01].",
            "Rain fell on [the last day of February 2024|2024-02-29].",
        ],
        not: &["It was the last day of the trial.", "The first day of school was cold."],
    },
    Rule {
        id: "time.nth-weekday",
        find: Finder { on: on::WEEKDAY, read: days::nth_weekday },
        shows: &["The vote will be held on [the first Monday in October|2025-10-06]."],
        not: &["It was the first Monday of the strike."],
    },
    Rule {
        id: "time.half",
        find: Finder { on: on::HALF, read: seasons::half },
        shows: &["Prices fell in [the second half of 2008|2008-H2]."],
        not: &["They scored in the first half.", "Half of 2008 voters stayed at home."],
    },
    Rule {
        id: "time.weekday",
        find: Finder { on: on::WEEKDAY, read: days::weekday },
        shows: &[
            "The round was held on [Monday|2025-06-02].",
            "Voters will decide on [Sunday|2025-06-08].",
            "It burned on [Thursday night|2025-05-29TNI].",
            "They met on [Tuesday last week|2025-05-27].",
            "They arrive [next Friday|2025-06-13].",
            "It is emptied [every other Monday|P2W].",
            "it burned on [monday|2025-06-02]",
        ],
        not: &["The Sunday Times reported it.", "He sat in the sun.", "They wed at dawn.", "Black Friday sales"],
    },
    Rule {
        id: "time.deictic",
        find: Finder { on: on::DEICTIC, read: days::deictic },
        shows: &[
            "Talks were held [yesterday|2025-06-02].",
            "[Yesterday|2025-06-02]’s meeting was short.",
            "It fell [yesterday afternoon|2025-06-02TAF].",
            "It opens [the day after tomorrow|2025-06-05].",
        ],
        not: &["USA Today reported it."],
    },
    Rule {
        id: "time.part-of-day",
        find: Finder { on: on::PART | on::UNIT, read: days::part_of_day },
        shows: &[
            "They arrived [this morning|2025-06-03TMO].",
            "Shots were heard [last night|2025-06-02TNI].",
            "They met on Monday and parted in [the early evening|2025-06-02TEV].",
            "On [the night of 18 April 1775|1775-04-18TNI] he rode.",
        ],
        not: &["A night of music awaits.", "The morning after was hard."],
    },
    Rule {
        id: "time.unit",
        find: Finder { on: on::UNIT, read: relative::unit },
        shows: &[
            "Prices rose [last month|2025-05].",
            "It will open [later this year|2025].",
            "The deficit is due to fall by [the end of the year|2025;mod=END].",
            "Results come [next week|2025-W24].",
            "[This past week|2025-W22] was dry.",
        ],
        not: &["It was the last day of the trial.", "The year was hard.", "What a week!"],
    },
    Rule {
        id: "time.counted",
        find: Finder { on: on::UNIT | on::SHORT_UNIT, read: relative::counted },
        shows: &[
            "He left [two years ago|2023].",
            "The draft came [a month ago|2025-05].",
            "She called on 5 May. [Three days later|2025-05-08;basis=relative], he resigned.",
            "They will meet in [two weeks’ time|2025-W25].",
        ],
        not: &["It takes two years.", "Ten days before the vote it rained.", "He was two years old."],
    },
    Rule {
        id: "time.eve",
        find: Finder { on: on::EVE, read: relative::eve },
        shows: &["The talks were on 5 May. On [the eve|2025-05-04] of the talks it rained."],
        not: &["Adam and Eve of today."],
    },
    Rule {
        id: "time.season",
        find: Finder { on: on::SEASON, read: seasons::season },
        shows: &[
            "Those who applied before [last summer|2024-SU] wait.",
            "In [the spring of 1944|1944-SP] they marched.",
        ],
        not: &[
            "The Winter Olympics are on.",
            "He has a spring in his step.",
            "Prices fall in markets.",
            "The fall in prices hurt.",
        ],
    },
    Rule {
        id: "time.holiday",
        find: Finder { on: on::NAME | on::MONTH, read: named::named_day },
        shows: &["The shop is shut on [Christmas Eve|2024-12-24].", "They marched on [Good Friday|2025-04-18]."],
        not: &["Christmas Island is far.", "Black Friday sales were good.", "May Day-Lewis won."],
    },
    Rule {
        id: "time.era",
        find: Finder { on: on::NAME, read: named::named_period },
        shows: &["A relic of [the Soviet era|1922/1991]."],
        not: &["The Soviet leader spoke of a new era."],
    },
    Rule {
        id: "time.clock",
        find: Finder { on: on::NUMBER, read: clock::clock },
        shows: &[
            "Polls close at [10:30 p.m.|2025-06-03T22:30].",
            "The index fell at [16:08 UTC|2025-06-03T16:08Z].",
            "They met at [8:15|2025-06-03T08:15].",
            "It ends at [5 p.m. on 11 June|2025-06-11T17:00] and begins on [Friday at 10 a.m.|2025-06-06T10:00].",
            "Come at [5pm|2025-06-03T17:00] or at [8.10 pm|2025-06-03T20:10].",
        ],
        not: &["They won 2:1.", "At 25:99 nothing happens.", "The ratio is 10:30.", "It took 2:03:45 in all."],
    },
    Rule {
        id: "time.clock-word",
        find: Finder { on: on::CLOCK, read: clock::clock_word },
        shows: &["It begins at [noon|2025-06-03T12:00].", "Doors open at [nine o'clock|2025-06-03T09:00]."],
        not: &["The midnight train left.", "High Noon is a film."],
    },
    Rule {
        id: "time.set",
        find: Finder { on: on::SET, read: lengths::set },
        shows: &[
            "A [daily|P1D] dose is enough.",
            "It is shut on [Mondays|XXXX-WXX-1].",
            "They train [twice a week|P1W].",
        ],
        not: &["The Daily Mail said so.", "He fell twice."],
    },
    Rule {
        id: "time.set-every",
        find: Finder { on: on::UNIT, read: lengths::every },
        shows: &[
            "Pilgrims come [each year|P1Y].",
            "It is held [every two years|P2Y].",
            "He runs [three times a week|P1W].",
        ],
        not: &["Each day of the trial was full.", "It costs 40 euros a day."],
    },
    Rule {
        id: "time.past-unit",
        find: Finder { on: on::UNIT, read: lengths::past_unit },
        shows: &["Rents doubled in [the past decade|P1DE].", "Little rain fell in [the past week|P1W]."],
        not: &["It went past decade after decade.", "The past king died."],
    },
    Rule {
        id: "time.duration",
        find: Finder { on: on::UNIT | on::SHORT_UNIT, read: lengths::duration },
        shows: &[
            "A [30-day|P30D] truce holds.",
            "They talked for [2.5 hours|PT2.5H].",
            "The [two-and-a-half-hour|PT2.5H] talk ended.",
            "He waited [several months|PXM].",
            "It lasted [about an hour|PT1H;mod=APPROX].",
            "Over [the last five months|P5M] it grew.",
            "In [recent weeks|PXW] it rained.",
        ],
        not: &[
            "A 10-year-old boy and a man of 25 years of age came.",
            "A second chance.",
            "It pays $20 an hour.",
            "One day he left.",
        ],
    },
    Rule {
        id: "time.duration-word",
        find: Finder { on: on::LONG, read: lengths::long },
        shows: &["The [yearlong|P1Y] probe ended."],
        not: &["It was long this year."],
    },
    Rule {
        id: "time.reference",
        find: Finder { on: on::REFERENCE, read: references::reference },
        shows: &["They are [now|PRESENT_REF] at sea.", "It [recently|PAST_REF] closed.", "It opens [soon|FUTURE_REF]."],
        not: &["As soon as it ends, he goes.", "Soon after the talks he left."],
    },
    Rule {
        id: "time.reference-noun",
        find: Finder { on: on::NOUN, read: references::reference_noun },
        shows: &["In [the future|FUTURE_REF] it may rain.", "At [present|PRESENT_REF] all is calm."],
        not: &["He fears for the future of the club.", "The future king arrived with a present.", "It is time to go."],
    },
];
