//! What kind of article it is: one made-up article of each kind, and what looks like one and is none.

use nutgraf::{Article, ArticleKind, Options, analyze};

fn kind(text: &str) -> Option<ArticleKind> {
    analyze(&Article::from_text(text), &Options::new()).unwrap().summary.kind
}

const REPORT: &str =
    "The harbour board of Sandvik dismissed its director, Tore Lind, on Tuesday after an audit found that 14 million \
kroner had been paid for cranes that never arrived.

“I signed what I was shown,” Lind told the board. “We were all glad of the cranes, and I asked no question.”

The board cleared him of fraud. The audit blamed a supplier in Hamburg, which said it would answer in court.

The mayor, Kari Holm, said the town would ask the state for money.";

const ANALYSIS: &str = "The ceasefire that Orvania and the rebels signed on Saturday is the fifth in six years. It will probably outlast \
the other four. Neither side can afford to break it.

The government in Selmar is clearly bankrupt. For President Ilir Mosko, peace is perhaps the cheapest policy left.

The rebels are weak for a different reason. Their patron, Tavria, closed the border in January. That decision, more than any victory, \
brought them to the table.

Yet exhaustion is hardly agreement. The text leaves the mines at Korda to a commission that has no budget.

The danger is therefore not a new offensive but a slow decay. What the two sides have bought is time.";

const OPINION: &str = "Every spring my town sells another piece of grass. This year it is the field on which I learned to lose at football.

The council says it needs the money, and I believe it. But a field sold is sold for ever. It is a lazy trade, and a cruel one.

We know what happens next. The school in Mill Road lost its field in 2016; its pupils now run in a car park.

Surely a town that found 3 million pounds for a bypass can find a tenth of that for its children.

Let us at least be honest. If we want children to sit still, we should say so, and save ourselves the fence.";

const INTERVIEW: &str = "Aino Salmela led the rebuilding of the tram lines in Lindqvist until she retired last month.

You said at the opening that you were sorry. What for?

For the two years. We found three sewers under Harbour Street that were in no plan.

Did you ever think of stopping?

Once, in 2019. The city council had cut the money for the third line by 40 million euros.

What changed your mind?

My daughter asked who would finish it. Nobody, I said.

What will you do now?

In September I will begin to teach at the technical university in Tarvik.";

const LABELLED: &str = "Ivo Brandt has kept the lighthouse of Ness for thirty years.

Q: How do you count the ships?

A: With matches. One box is one night.

Q: And the storms?

A: I do not count them. They count me.

Q: Who comes after you?

A: A lamp that needs nobody.";

const LIVE: &str = "Storm Hedda is expected to reach the coast of Norland at midnight.

18:42 Ferries stopped

All ferries between Tarvik and the islands have been stopped, the operator said.

17:55 First power cuts

Some 4,300 households in the south are without electricity.

17:10 Schools to stay shut

The education minister said all schools on the coast would remain closed on Friday.";

const MINUTES: &str = "Harbour City and Vale meet for the third time this season.

12’ Okoro heads the first corner over the bar.

31’ Pardo scores from the spot, 1-0.

44’ Tole is booked for a late tackle on Marsh.

78’ Rusk equalises with a volley from 20 metres.";

const LIST: &str = "Renting a heat pump is cheaper at first, but the contracts run for a decade.

1. Ask for the noise figure

The outdoor unit must not exceed 35 decibels at the neighbour's window at night.

2. Check the flow temperature

A pump that has to heat water to 65 degrees uses almost twice as much power.

3. Know who pays for repairs

In most contracts the landlord of the pump pays for parts.

4. Read the exit clause

Leaving early costs up to 4,000 euros in the first five years.";

#[test]
fn each_kind_is_told() {
    let expected = [
        (REPORT, ArticleKind::Report),
        (ANALYSIS, ArticleKind::Analysis),
        (OPINION, ArticleKind::Opinion),
        (INTERVIEW, ArticleKind::Interview),
        (LABELLED, ArticleKind::Interview),
        (LIVE, ArticleKind::LiveBlog),
        (MINUTES, ArticleKind::LiveBlog),
        (LIST, ArticleKind::List),
    ];
    for (text, wanted) in expected {
        assert_eq!(kind(text), Some(wanted), "{text}");
    }
}

#[test]
fn what_looks_like_another_kind_is_a_report() {
    // Times of day inside, a question, a few numbered demands, "we" in quotations.
    let times = "The police were called at 6:40 on Friday, the chief constable said.\n\nAt 7:15 the road was shut. The bridge was open again at 9 a.m., she said.\n\nTwo men were held in Ness.";
    let demands = format!(
        "{REPORT}\n\nThe union named two demands:\n\n1. A public count of the cranes.\n\n2. A new director by May."
    );
    let asked = format!("{REPORT}\n\nWho counted the cranes?\n\nThe audit gave no name.");
    for text in [times, &demands, &asked] {
        assert_eq!(kind(text), Some(ArticleKind::Report), "{text}");
    }
}

#[test]
fn no_kind_where_nothing_is_known() {
    assert_eq!(kind(""), None);
    assert_eq!(
        kind("Der Hafen bleibt am Montag geschlossen, sagte die Direktorin der Stadt, weil das Eis zu dick ist."),
        None
    );
}

#[test]
fn an_article_that_says_what_it_is() {
    for (label, wanted) in [
        ("Opinion | Ann Lee", ArticleKind::Opinion),
        ("Analysis by Ann Lee", ArticleKind::Analysis),
        ("By Ann Lee", ArticleKind::Report),
    ] {
        let article = Article::from_text(format!("The harbour board and its cranes\n{label}\n\n{REPORT}"));
        assert_eq!(article.byline(), ["Ann Lee"], "{label}");
        assert_eq!(analyze(&article, &Options::new()).unwrap().summary.kind, Some(wanted), "{label}");
    }
}

#[test]
fn a_first_sentence_is_no_label() {
    let article =
        Article::from_text(format!("Analysis by the institute shows that the cranes never came.\n\n{REPORT}"));
    assert_eq!(article.section(), None);
}
