//! The brief of made-up articles: what is picked, what is not, why, and how much.

use nutgraf::{Analysis, Article, Options, analyze, summarize};

const REPORT: &str = "Harbour board dismisses its director

By Lena Aas

Picture: the harbour at dusk.

The harbour board of Sandvik dismissed its director, Tore Lind, on Tuesday after an audit found that 14 million kroner had been paid \
for cranes that never arrived.

He will leave at once.

But the board cleared Lind of fraud, and the audit blamed a supplier in Hamburg for the missing cranes. This was no surprise.

\u{201c}I signed what I was shown, and nobody told me that the cranes were not there,\u{201d} said Lind.

In addition, the board agreed to sell two older cranes to the port of Ness. The sale will bring 3 million kroner in March.

In this article, we look at the history of the harbour. Read more about the audit on our website. Why did nobody count the cranes?

The mayor, Kari Holm, wants the state to pay for new cranes. Holm said the town may lose its ferry if the harbour stays closed until summer.";

const ESSAY: &str = "I grew up beside a canal, and I never thought of it as beautiful. My mother called it the ditch.

We walked along it to school. The water was brown and slow, and you could smell it in August.

Canals teach a town patience. A canal makes a town slow, and a slow town looks after its streets, its trees and its old people. \
Perhaps that is why the towns with canals lose fewer of their young.

I went back last year. You would not know the place.

What a canal gives a town is time, and time is what our towns have sold first.";

fn read(text: &str, options: Options) -> Analysis {
    analyze(&Article::from_text(text), &options.with_published("2025-06-05").unwrap()).unwrap()
}

fn points(analysis: &Analysis) -> Vec<&str> {
    analysis.summary.key_points.iter().map(|p| p.span.of(&analysis.article.text)).collect()
}

/// All that can be a key point.
fn all(text: &str) -> Analysis {
    read(text, Options::new().with_key_points(100).unwrap())
}

#[test]
fn what_cannot_be_read_alone_is_not_picked() {
    let analysis = all(REPORT);
    let picked = points(&analysis).join("\n");
    for never in ["By Lena", "Picture:", "He will leave", "This was", "In this article", "Read more", "Why did"] {
        assert!(!picked.contains(never), "{never:?} in\n{picked}");
    }
}

#[test]
fn what_the_opening_acts_on_has_to_be_named() {
    let picked = |line: &str| {
        let text = format!(
            "A soup without an island\n\nThe soup has been cooked on Holm for three centuries.\n\n{line}\n\nA film shows it."
        );
        let start = line.split_once(' ').map_or(line, |(first, _)| first);
        points(&all(&text)).iter().any(|point| point.starts_with(start))
    };
    assert!(!picked("Ragna Ness, 81, cooks it as people did then, with cod heads and no salt."));
    assert!(!picked("Ida Carrow bought them in the spring for a quarter of the price."));
    assert!(picked("Ragna Ness, 81, cooks the soup as people did then, with cod heads and no salt."));
    assert!(picked("Ida Carrow finds it hard to sell the soup in the spring."));
    assert!(picked("The rivals of Ida Carrow in the soup trade bought it in the spring for little money."));
}

#[test]
fn the_time_of_an_entry_is_not_shown() {
    let text = "Storm Edda live\n\n17:10 Schools in Holm will stay closed, the council says.\n\n16:45 The coastguard has rescued \
four sailors from a yacht.\n\n16:20 “We ask people to stay in,” mayor Grete Lien tells reporters.";
    let analysis = all(text);
    let picked = points(&analysis);
    assert!(picked.len() >= 2 && picked.iter().all(|p| p.starts_with(['S', 'T', '“'])), "{picked:?}");
    assert!(!analysis.actors.iter().any(|a| a.name.starts_with(|c: char| c.is_ascii_digit())), "{:?}", analysis.actors);
}

#[test]
fn teasers_and_pictures_are_not_picked() {
    let never = [
        "The state is to pay for new cranes in Sandvik, and here is what we know.",
        "Lind has left the port of Sandvik; here are five things the board has to settle.",
        "All you need to know about the dismissal of Lind at the port of Sandvik is below.",
        "Lind (left) met the mayor of Sandvik, Kari Holm, at the harbour on Monday.",
        "Pictured: Lind walked out of the town hall of Sandvik on Monday.",
    ];
    for sentence in never {
        let analysis = all(&format!("{REPORT}\n\n{sentence}"));
        let picked = points(&analysis).join("\n");
        assert!(!picked.contains(sentence) && picked.contains("dismissed its director"), "{picked}");
    }
    let kept = "The board said that here in Sandvik the left bank needs a new quay.";
    assert!(points(&all(&format!("{REPORT}\n\n{kept}"))).contains(&kept));
}

#[test]
fn a_gloss_is_no_guess() {
    let text = "Fruit bats know their own caves, a study by Nora Tveit found. The authors were glad, they said. \
The bats call louder when they hunt in other caves, and Tveit counted 15,000 calls.";
    for point in &all(text).summary.key_points {
        assert!(point.glosses.is_empty(), "{:?}", point.glosses);
    }
}

#[test]
fn what_only_links_is_cut_off_in_front() {
    let analysis = all(REPORT);
    let picked = points(&analysis);
    assert!(picked.iter().any(|p| p.starts_with("the board cleared Lind of fraud")), "{picked:#?}");
    assert!(picked.iter().any(|p| p.starts_with("the board agreed to sell")), "{picked:#?}");
    let here = all(
        "The court freed Ann Lee on Monday. There are three judges in the court of Oslo. It is unclear whether the state will appeal. Both Ann Lee and Bob Roe left the court by a side door.",
    );
    let picked = points(&here);
    assert!(picked.iter().any(|p| p.starts_with("There are three")), "{picked:#?}");
    assert!(picked.iter().any(|p| p.starts_with("It is unclear whether")), "{picked:#?}");
    assert!(picked.iter().any(|p| p.starts_with("Both Ann Lee")), "{picked:#?}");
    let tied = all(
        "The court freed Ann Lee on Monday. However this was the second trial of the case in Oslo. But it left the court of Oslo without a judge. That leaves the court of Oslo without a judge. Both went to the court of Oslo again.",
    );
    assert_eq!(points(&tied), ["The court freed Ann Lee on Monday."]);
}

#[test]
fn a_label_is_no_sentence() {
    let text = "Talks over the weir\n\nWhat the towns of Orm and Lund settled, and why the fishermen of Lund are not glad\n\nThe towns of Orm and Lund \
agreed on Monday to open the weir for the fishermen of Lund. What Lund gets is water, and what Orm gets is the fishermen\u{2019}s silence.";
    let analysis = all(text);
    let picked = points(&analysis);
    assert!(!picked.iter().any(|p| p.starts_with("What the towns")), "{picked:#?}");
    assert!(picked.iter().any(|p| p.starts_with("What Lund gets")), "{picked:#?}");
}

#[test]
fn a_quotation_needs_its_speaker() {
    let analysis = all(
        "The ferry from Ness sank on Monday, the coastguard said. \u{201c}The ferry was old and the ferry was full, and nobody at the ferry company listened.\u{201d} The coastguard found the ferry on Tuesday.",
    );
    assert!(!points(&analysis).iter().any(|p| p.contains("nobody at the ferry")), "{:#?}", points(&analysis));
}

#[test]
fn the_lead_of_a_report_counts_and_that_of_an_essay_does_not() {
    let report = read(REPORT, Options::new().with_key_points(2).unwrap());
    assert!(points(&report)[0].starts_with("The harbour board of Sandvik dismissed"), "{:#?}", points(&report));
    let essay = read(ESSAY, Options::new().with_key_points(1).unwrap());
    assert!(points(&essay)[0].starts_with("A canal makes a town slow"), "{:#?}", points(&essay));
}

#[test]
fn reasons_are_true() {
    let analysis = all(REPORT);
    let because = |start: &str| {
        let mut found = analysis.summary.key_points.iter();
        found.find(|p| p.span.of(&analysis.article.text).starts_with(start)).expect(start).because.clone()
    };
    assert!(
        because("The harbour board").contains(&"opens the article".to_owned()),
        "{:?}",
        because("The harbour board")
    );
    for point in &analysis.summary.key_points {
        assert!((1..=3).contains(&point.because.len()), "{point:?}");
        let says = |reason: &str| point.because.iter().any(|b| b == reason);
        let outlooks = analysis.outlook.iter().filter(|o| point.span.contains(o.span)).count();
        let outcomes = analysis.outcomes.iter().filter(|o| point.span.overlaps(o.span)).count();
        assert!(!says("says what may follow") || outlooks > 0, "{point:?}");
        assert!(!says("says what came of it") || outcomes > 0, "{point:?}");
        assert!(!says("opens the article") || point.span == analysis.summary.key_points[0].span, "{point:?}");
    }
}

#[test]
fn relative_times_and_pronouns_carry_a_gloss() {
    let analysis = all(REPORT);
    let text = &analysis.article.text;
    let lead = &analysis.summary.key_points[0];
    let told: Vec<(&str, &str)> = lead.glosses.iter().map(|g| (g.span.of(text), g.text.as_str())).collect();
    assert!(told.contains(&("Tuesday", "2025-06-03")), "{told:?}");
}

#[test]
fn as_many_as_wanted_and_no_more_words_than_wanted() {
    let words = |analysis: &Analysis| points(analysis).iter().map(|p| p.split_whitespace().count()).sum::<usize>();
    for count in 0..5 {
        assert_eq!(read(REPORT, Options::new().with_key_points(count).unwrap()).summary.key_points.len(), count);
    }
    let mut most = 0;
    for budget in [0, 10, 25, 40, 80, 200] {
        let analysis = read(REPORT, Options::new().with_key_points(100).unwrap().with_key_point_words(budget));
        assert!(words(&analysis) <= budget, "{budget}: {:#?}", points(&analysis));
        assert!(words(&analysis) >= most, "a larger budget gives no less");
        most = words(&analysis);
    }
    assert!(most > 80);
}

#[test]
fn a_heading_where_there_is_no_title() {
    let heading = |text: &str| {
        let analysis = read(text, Options::new());
        analysis.summary.headline.map(|h| h.of(&analysis.article.text).to_owned())
    };
    assert_eq!(heading(REPORT).as_deref(), Some("Harbour board dismisses its director"));
    let bare = "Norway closed its border to lorries from Russia on Monday, although exporters in Oslo had asked for another month. \
The ministry of transport said the ban would stay until spring. Norway had warned the exporters in April that the border would close.";
    let found = heading(bare).expect("there is a clause that can stand alone");
    assert!(found.starts_with("Norway closed its border") && found.split_whitespace().count() <= 14, "{found}");
    // Nothing that stands alone: null.
    for text in [
        "He left. She stayed because it was late, and they said so.",
        "",
        "Rain.",
        "“We will not sell the mill,” he said. “They know it.”",
    ] {
        assert_eq!(heading(text), None, "{text}");
    }
}

#[test]
fn key_phrases_are_noun_phrases_and_know_the_actors() {
    let analysis = read(REPORT, Options::new());
    let lind = analysis.key_phrases.iter().find(|p| p.text.ends_with("Lind")).expect("Lind is a key phrase");
    assert_eq!(lind.actor.map(|a| analysis.actors[a].name.as_str()), Some("Tore Lind"));
    assert!(analysis.key_phrases.iter().any(|p| p.text.eq_ignore_ascii_case("harbour board")));
    for phrase in &analysis.key_phrases {
        let cut = ["dismissed", "agreed", "said", "cleared", "look", "signed"];
        assert!(!phrase.text.split(' ').any(|w| cut.contains(&w)), "a verb in {:?}", phrase.text);
        assert!(!phrase.spans.is_empty());
    }
    let lower: Vec<String> = analysis.key_phrases.iter().map(|p| p.text.to_lowercase()).collect();
    assert!(lower.iter().enumerate().all(|(i, p)| !lower[..i].contains(p)), "{lower:?}");
}

#[test]
fn the_summary_alone_is_that_of_the_analysis() {
    for text in [REPORT, ESSAY, "", "Regen fällt auf die Stadt, und die Stadt bleibt nass."] {
        let article = Article::from_text(text);
        let options = Options::new().with_published("2025-06-05").unwrap();
        assert_eq!(summarize(&article, &options).unwrap(), analyze(&article, &options).unwrap().summary);
    }
}
