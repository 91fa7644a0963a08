//! Reports of one made-up story, side by side.

use nutgraf::{Analysis, Article, Comparison, Options, Place, analyze, compare};

const FIRST: &str = "Ferry runs aground off Tarvik

A ferry with 212 passengers ran aground off Tarvik on Sunday, the Norwegian coastguard said. Eleven people were injured when the \
Havstjerna hit a rock in thick fog.

“We felt a heavy blow and then the lights went out in the whole ship,” said the captain, Ingrid Solheim. “Nobody panicked on the \
car deck.”

The ferry company Fjordlinja suspended the captain on Monday. Sunniva Krogh, its director, said the damage would cost 3 million \
euros. Britain sent a tug.

Krogh said that the radar had been repaired in March.";

const SECOND: &str = "Passengers tell of fear after grounding

The United Kingdom has sent a tug to Tarvik, where a ferry with 198 passengers ran aground in fog on Sunday. Nineteen people were \
injured, a hospital in Tarvik said.

“We felt a heavy blow and then the lights went out in the whole ship,” Solheim, who steered the Havstjerna, told reporters. “I had \
no warning from the radar at all that night,” she added.

The company Fjordlinja suspended the captain on Tuesday. Krogh said the damage would cost 5 million euros.";

const THIRD: &str = "Storm delays salvage

Salvage crews waited for calmer seas on Wednesday. Harbour master Peder Lund expects a week of work.";

fn read(text: &str) -> Analysis {
    analyze(&Article::from_text(text), &Options::new().with_published("2025-06-04").unwrap()).unwrap()
}

fn both() -> (Vec<Analysis>, Comparison) {
    let reports = vec![read(FIRST), read(SECOND)];
    let comparison = compare(&reports).unwrap();
    (reports, comparison)
}

fn slice(reports: &[Analysis], place: Place) -> &str {
    place.span().of(&reports[place.article].article.text)
}

#[test]
fn actors_in_both_and_in_one_only() {
    let (reports, comparison) = both();
    let of = |name: &str| {
        let actor = comparison.actors.iter().find(|a| a.name == name);
        actor
            .unwrap_or_else(|| panic!("no {name}: {:?}", comparison.actors.iter().map(|a| &a.name).collect::<Vec<_>>()))
    };
    // Under a surname, and a country under another of its names.
    assert_eq!(of("Ingrid Solheim").articles, [0, 1]);
    assert_eq!(slice(&reports, of("Ingrid Solheim").places[1]), "Solheim");
    assert_eq!(of("Sunniva Krogh").articles, [0, 1]);
    assert_eq!(of("United Kingdom").articles, [0, 1]);
    assert_eq!(of("Fjordlinja").articles, [0, 1]);
    let norway = comparison.actors.iter().find(|a| a.country.as_deref() == Some("NO")).expect("Norway is named in one");
    assert_eq!(norway.articles, [0]);
    let counts: Vec<usize> = comparison.actors.iter().map(|a| a.articles.len()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "those in most reports first: {counts:?}");
}

#[test]
fn surnames_that_two_people_share_are_left_apart() {
    let reports = [
        read("Ann Lee met Bob Lee in Oslo on Monday. Ann Lee spoke first. Bob Lee left."),
        read("Lee spoke in Oslo on Monday, witnesses said. Lee left."),
    ];
    let comparison = compare(&reports).unwrap();
    let lee = comparison.actors.iter().filter(|a| a.name.ends_with("Lee"));
    assert!(lee.clone().count() == 3 && lee.clone().all(|a| a.articles.len() == 1), "{:?}", lee.collect::<Vec<_>>());
}

#[test]
fn figures_that_differ_for_the_same_thing() {
    let (reports, comparison) = both();
    let told: Vec<(String, Vec<&str>)> = comparison
        .numbers
        .iter()
        .map(|n| (n.of.clone(), n.values.iter().map(|v| slice(&reports, v.place)).collect()))
        .collect();
    let expected = [
        ("passengers", ["212 passengers", "198 passengers"]),
        ("people", ["Eleven people", "Nineteen people"]),
        ("damage", ["3 million euros", "5 million euros"]),
    ];
    let expected: Vec<(String, Vec<&str>)> = expected.iter().map(|(of, v)| ((*of).to_owned(), v.to_vec())).collect();
    assert_eq!(told, expected);
    for number in &comparison.numbers {
        for value in &number.values {
            let quantity = &reports[value.place.article].quantities[value.quantity];
            assert_eq!((quantity.span, quantity.value.value), (value.place.span(), value.value));
        }
    }
}

#[test]
fn figures_of_different_things_are_not_set_against_each_other() {
    let reports = [
        read(
            "The club sold 40 Dutch players last summer. Twelve people were killed in the crash. Rents rose by 4 per cent.",
        ),
        read(
            "The club sold 12 Belgian players last summer. Ninety people saw the match. Wages rose by 9 per cent in Peru.",
        ),
    ];
    let comparison = compare(&reports).unwrap();
    assert_eq!(comparison.numbers, []);
    let same = [read("The storm felled 300 trees in Brenholm."), read("In Brenholm the storm felled 300 trees.")];
    assert_eq!(compare(&same).unwrap().numbers, []);
}

#[test]
fn quotations_only_one_carries() {
    let (reports, comparison) = both();
    let told: Vec<(&str, Option<&str>)> =
        comparison.quotes.iter().map(|q| (slice(&reports, q.place), q.speaker.as_deref())).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].0.starts_with("Nobody panicked"), "{told:?}");
    assert!(told[1].0.starts_with("I had no warning"), "{told:?}");
    assert_eq!(comparison.quotes[1].place.article, 1);
}

#[test]
fn days_that_disagree() {
    let (reports, comparison) = both();
    assert_eq!(comparison.dates.len(), 1, "{:?}", comparison.dates);
    let suspended = &comparison.dates[0];
    assert_eq!(suspended.what, "suspended");
    let days: Vec<&str> = suspended.values.iter().map(|v| v.from.as_str()).collect();
    assert_eq!(days, ["2025-06-02", "2025-06-03"]);
    assert!(suspended.values.iter().all(|v| slice(&reports, v.place).contains("suspended the captain")));
    // Who meets again and again does not disagree with himself.
    let series = [
        read("Ann Lee met Bob Roe on Monday. Ann Lee met Bob Roe on Tuesday."),
        read("Ann Lee met Bob Roe on Sunday."),
    ];
    assert_eq!(compare(&series).unwrap().dates, []);
}

#[test]
fn claims_by_one_speaker() {
    let (reports, comparison) = both();
    let krogh = comparison.claims.iter().find(|c| c.speaker == "Sunniva Krogh").expect("Krogh is quoted in both");
    let said: Vec<(usize, &str)> = krogh.claims.iter().map(|c| (c.place.article, slice(&reports, c.place))).collect();
    assert_eq!(said.iter().map(|s| s.0).collect::<Vec<_>>(), [0, 0, 1], "{said:?}");
    assert!(said[2].1.contains("5 million euros"));
    assert!(
        comparison.claims.iter().all(|c| c.claims.iter().any(|one| one.place.article != c.claims[0].place.article))
    );
}

#[test]
fn two_to_ten() {
    let reports: Vec<Analysis> = (0..11).map(|_| read(THIRD)).collect();
    for count in [0, 1, 11] {
        let error = compare(&reports[..count]).unwrap_err();
        assert!(error.is_bad_input() && error.to_string().contains("two to ten"), "{error}");
    }
    let all = compare(&reports[..10]).unwrap();
    assert!(all.actors.iter().any(|a| a.name == "Peder Lund" && a.articles == (0..10).collect::<Vec<_>>()));
    assert_eq!((all.numbers.len(), all.dates.len(), all.quotes.len()), (0, 0, 0));
    let three = compare(&[read(FIRST), read(THIRD), read(SECOND)]).unwrap();
    assert_eq!(three.articles, 3);
    assert!(three.actors.iter().any(|a| a.name == "Fjordlinja" && a.articles == [0, 2]));
}

#[test]
fn places_in_utf16() {
    let reports = [read("“Ä€😀 it was a very long night,” said Ann Lee."), read("Ann Lee left.")];
    let texts: Vec<&str> = reports.iter().map(|r| r.article.text.as_str()).collect();
    let place = compare(&reports).unwrap().into_utf16(&texts).quotes[0].place;
    let units: Vec<u16> = texts[0].encode_utf16().collect();
    let said = String::from_utf16(&units[place.start as usize..place.end as usize]).unwrap();
    assert!(said.starts_with("Ä€😀 it was"), "{said}");
}

#[test]
fn megabytes_in_linear_time() {
    let long = read(&FIRST.repeat(1500));
    let started = std::time::Instant::now();
    let comparison = compare(&[long, read(SECOND)]).unwrap();
    assert!(comparison.actors.iter().any(|a| a.name == "Fjordlinja" && a.articles == [0, 1]));
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn people_without_their_number_and_a_headline_without_its_echo() {
    let first = "A fire on a ferry killed three people off Tarvik on Sunday, the coastguard said. Sunniva Krogh, the director of \
Fjordlinja, said the fire had begun in a lorry. Krogh rejected the demand.";
    let second = "“We could not find the stairs”: passengers speak\n\nFour people died in the fire off Tarvik, a hospital said. \
“We could not find the stairs,” said Ida Moen. Sunniva Krogh said the fire began in an electric car.";
    let analyses: Vec<Analysis> =
        [first, second].iter().map(|text| analyze(&Article::from_text(*text), &Options::new()).unwrap()).collect();
    let found = compare(&analyses).unwrap();
    let names: Vec<&str> = found.actors.iter().map(|a| a.name.as_str()).collect();
    assert!(!names.iter().any(|n| n.contains("three people")), "{names:?}");
    let stairs: Vec<_> = found.quotes.iter().filter(|q| q.place.article == 1).collect();
    assert_eq!(stairs.len(), 1, "{stairs:?}");
    assert_eq!(stairs[0].speaker.as_deref(), Some("Ida Moen"));
    let krogh = found.claims.iter().find(|c| c.speaker.ends_with("Krogh")).expect("both quote Krogh");
    assert!(
        krogh
            .claims
            .iter()
            .all(|c| analyses[c.place.article].article.text[c.place.start as usize..].starts_with("the fire"))
    );
}

/// The pair of samples in seeds/compare.
fn samples() -> (Vec<Analysis>, Comparison) {
    let read = |name: &str| {
        let path = format!("{}/seeds/compare/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        analyze(&Article::from_text(std::fs::read_to_string(path).unwrap()), &Options::new()).unwrap()
    };
    let reports = vec![read("agency"), read("local")];
    let comparison = compare(&reports).unwrap();
    (reports, comparison)
}

#[test]
fn two_samples_side_by_side() {
    let (reports, found) = samples();
    let days: Vec<(&str, Vec<&str>)> =
        found.dates.iter().map(|d| (d.what.as_str(), d.values.iter().map(|v| v.from.as_str()).collect())).collect();
    assert_eq!(days, [("suspended", vec!["2026-03-11", "2026-03-12"])]);
    let figures: Vec<(&str, Vec<&str>)> = found
        .numbers
        .iter()
        .map(|n| (n.of.as_str(), n.values.iter().map(|v| slice(&reports, v.place)).collect()))
        .collect();
    let expected = [
        ("workers", vec!["14 workers", "17 workers"]),
        ("bodies", vec!["Six bodies", "Eight bodies"]),
        ("damage", vec!["9 million euros", "12 million euros"]),
    ];
    assert_eq!(figures, expected);
    let quoted: Vec<&str> = found.quotes.iter().filter_map(|q| q.speaker.as_deref()).collect();
    assert_eq!(quoted, ["Helena Prazeres", "Inês Corvo"]);
    let speakers: Vec<&str> = found.claims.iter().map(|c| c.speaker.as_str()).collect();
    assert!(speakers.contains(&"Duarte Severim") && speakers.contains(&"Helena Prazeres"), "{speakers:?}");
    let named = |wanted: &[usize]| -> Vec<&str> {
        found.actors.iter().filter(|a| a.articles == wanted).map(|a| a.name.as_str()).collect()
    };
    assert!(named(&[0, 1]).contains(&"Valdrega") && named(&[0, 1]).contains(&"rescuers"), "{:?}", named(&[0, 1]));
    assert!(named(&[0]).contains(&"Spain") && named(&[1]).contains(&"Rui Falcão"));
    assert!(!found.actors.iter().any(|a| a.name == "Marta Quintela" || a.name == "Tomé Barroso"), "who wrote it");
}

#[test]
fn days_of_different_events_do_not_disagree() {
    let days = |first: &str, second: &str| compare(&[read(first), read(second)]).unwrap().dates.len();
    let same = "The inspectorate suspended the bakery's licence to sell bread on Monday.";
    assert_eq!(days(same, "On Sunday the inspectorate suspended the licence of the bakery."), 1);
    assert_eq!(days("Vera Holm arrived in Lyon on Monday.", "Vera Holm arrived in Nice on Sunday."), 0);
    assert_eq!(days(same, "On Sunday the inspectorate suspended a teacher."), 0);
    let after = "Mr Holm's car was found on Monday, a month after he vanished.";
    assert_eq!(days(after, "Mr Holm vanished on Sunday."), 0);
}

#[test]
fn figures_of_other_years_and_other_people_do_not_differ() {
    let told = |first: &str, second: &str| {
        let numbers = compare(&[read(first), read(second)]).unwrap().numbers;
        numbers.into_iter().map(|n| n.of).collect::<Vec<_>>()
    };
    assert_eq!(
        told("The fall cost the firm 3 million euros in 2020.", "The fall cost the firm 5 million euros in 2021."),
        [""; 0]
    );
    assert_eq!(told("Ann Lee, 34, was hurt in Oslo.", "In Oslo, Ann Lee, 43, was hurt."), ["Lee"]);
    assert_eq!(told("Ann Lee, 34, was hurt in Oslo.", "In Oslo, Bob Lee, 43, was hurt."), [""; 0]);
    assert_eq!(told("About 2,000 fans entered the ground.", "Up to 2,000 fans entered the ground."), [""; 0]);
    assert_eq!(told("The death toll rose to 14 in Oslo.", "The death toll in Oslo rose to 17."), ["death"]);
    assert_eq!(
        told("Twelve people were hurt. Four others were found.", "Twelve people were hurt. Two others were found."),
        [""; 0]
    );
}
