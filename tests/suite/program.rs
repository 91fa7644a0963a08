//! The program from outside: its answers, its errors, its exit status.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

fn ok(arguments: &[&str], input: &[u8]) -> String {
    let output = run(arguments, input);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The answers of a batch.
pub fn answers(input: &[u8]) -> Vec<Value> {
    ok(&["batch"], input).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the program says when it refuses.
fn refused(arguments: &[&str], input: &[u8]) -> String {
    let output = run(arguments, input);
    assert!(!output.status.success(), "{arguments:?} was accepted");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("nutgraf-{}-{name}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path
}

const TEXT: &[u8] =
    "Bridge opens\nThe bridge in Oslo opened on Monday. “It is long,” said Mayor Ann Lee. It will close in 2090."
        .as_bytes();

#[test]
fn formats() {
    let text = ok(&["-", "--published", "2025-06-03"], TEXT);
    assert!(text.contains("\nreport · 2025-06-03"), "{text}");
    assert!(text.contains("AT A GLANCE") && text.contains("Bridge opens") && !text.contains('\u{1b}'), "{text}");
    let json: Value = serde_json::from_str(&ok(&["-", "--format", "json"], TEXT)).unwrap();
    assert_eq!(json["schema"], "nutgraf/1");
    let markdown = ok(&["-", "--format", "markdown"], TEXT);
    assert!(markdown.starts_with("# Bridge opens\n"), "{markdown}");
    let linked: Value = serde_json::from_str(&ok(&["-", "--format", "jsonld"], TEXT)).unwrap();
    assert_eq!((&linked["@type"], &linked["headline"]), (&"NewsArticle".into(), &"Bridge opens".into()));
    let page = b"<meta charset=iso-8859-2><meta property=article:modified_time content=2025-06-04><meta property=article:section content=City><title>Most otwarty</title>
        <article><h1>Most otwarty</h1><p>Nowy most otwarto w poniedzia\xb3ek, a burmistrz zapowiedzia\xb3a, \xbee prom b\xeadzie p\xb3ywa\xe6 ca\xb3\xb1 zim\xea.</p></article>";
    let linked: Value = serde_json::from_str(&ok(&["-", "--html", "--format", "jsonld"], page)).unwrap();
    assert_eq!((&linked["dateModified"], &linked["articleSection"]), (&"2025-06-04".into(), &"City".into()));
    assert!(linked["articleBody"].as_str().unwrap().contains("w poniedziałek"), "{linked}");
    let article: Value = serde_json::from_str(&ok(&["extract", "-"], TEXT)).unwrap();
    assert_eq!((&article["title"], &article["language"]), (&"Bridge opens".into(), &"en".into()));
    let most = |option: &str, count: &str| ok(&["-", option, count], TEXT).matches("\n  •").count();
    assert_eq!((most("--key-points", "1"), most("--key-points", "0"), most("--key-point-words", "8")), (1, 0, 1));
    let schema: Value = serde_json::from_str(&ok(&["schema"], b"")).unwrap();
    assert!(schema["properties"]["keyPhrases"].is_object());
}

#[test]
fn reports_side_by_side() {
    let first = file("first.txt", b"The fire in Lunde destroyed 14 houses on Sunday, said Nora Vik.");
    let second = file("second.txt", b"In Lunde 17 houses were destroyed by the fire, Nora Vik said.");
    let (first, second) = (first.to_str().unwrap(), second.to_str().unwrap());
    let text = ok(&["compare", first, second], b"");
    assert!(
        text.contains("FIGURES THAT DIFFER") && text.contains("A  14 houses") && text.contains("B  17 houses"),
        "{text}"
    );
    let json: Value = serde_json::from_str(&ok(&["compare", first, "-", "--format", "json"], TEXT)).unwrap();
    assert_eq!((&json["schema"], &json["articles"]), (&"nutgraf-compare/1".into(), &2.into()));
    assert!(refused(&["compare", first], b"").contains("2"));
    let schema: Value = serde_json::from_str(&ok(&["schema", "--comparison"], b"")).unwrap();
    assert!(schema["properties"]["claims"].is_object());
}

#[test]
fn empty_input_is_an_empty_brief() {
    for input in ["", " \n", "\u{feff}"] {
        let json: Value = serde_json::from_str(&ok(&["-", "--format", "json"], input.as_bytes())).unwrap();
        assert_eq!(json["notes"][0]["code"], "empty");
        ok(&["-"], input.as_bytes());
    }
}

#[test]
fn bad_input_is_told() {
    assert!(refused(&["/nowhere/at/all.txt"], b"").contains("/nowhere/at/all.txt"));
    assert!(refused(&["-", "--published", "yesterday"], TEXT).contains("published"));
    assert!(refused(&["-", "--colour"], TEXT).contains("--colour"));
    assert!(refused(&["-", "--format", "pdf"], TEXT).contains("jsonld"));
    let latin = file("latin.txt", b"caf\xe9 in Paris");
    assert!(refused(&[latin.to_str().unwrap()], b"").contains("UTF-8"));
    let binary = file("binary.txt", &[b'a', 0, 1, 2, 3, 0, 0, 0, 0, 5, 6, 7].repeat(50));
    assert!(refused(&[binary.to_str().unwrap()], b"").contains("binary"));
    let long = file("long.txt", "It rained. ".repeat(2 << 20).as_bytes());
    assert!(refused(&[long.to_str().unwrap()], b"").contains("limit"));
}

#[test]
fn batch_keeps_order_and_loses_nothing() {
    let mut input = Vec::new();
    for n in 0..700 {
        match n % 7 {
            3 => input.extend(b"{broken\n".iter()),
            5 => input.extend(b"\xff\xfe\n".iter()),
            _ => input.extend(format!("{{\"id\": {n}, \"text\": \"Ann Lee said no. Number {n}.\"}}\n").bytes()),
        }
    }
    let lines = answers(&input);
    assert_eq!(lines.len(), 700);
    for (n, line) in lines.iter().enumerate() {
        if n % 7 == 3 || n % 7 == 5 {
            assert_eq!(line["error"]["code"], "bad-input");
            assert!(line["error"]["message"].as_str().unwrap().starts_with(&format!("line {}:", n + 1)));
        } else {
            assert_eq!(line["id"], n);
            assert!(line["analysis"]["article"]["text"].as_str().unwrap().ends_with(&format!("{n}.")));
        }
    }
    assert_eq!(ok(&["batch", "--jobs", "1"], &input), ok(&["batch", "--jobs", "2"], &input));
    assert_eq!(ok(&["batch"], b"\n\n"), "");
}

#[test]
fn megabytes_in_one_go() {
    let text =
        "The council in Oslo approved the bridge on Monday, Ann Lee said. “It will cost 40 million,” she added.\n"
            .repeat(100_000);
    let json: Value = serde_json::from_str(&ok(&["-", "--format", "json"], &text.as_bytes()[..4 << 20])).unwrap();
    assert!(json["sentences"].as_array().unwrap().len() > 40_000);
}

#[test]
fn a_batch_that_was_ended_goes_on() {
    let lines =
        "{\"id\":1,\"text\":\"It rained.\"}\n{\"id\":2,\"text\":\"It snowed.\"}\n{\"id\":3,\"text\":\"It thawed.\"}\n";
    let whole = ok(&["batch"], lines.as_bytes());
    // As if the program had been killed in the midst of its second line.
    let second = whole.match_indices('\n').next().unwrap().0 + 20;
    let path = file("resumed.jsonl", &whole.as_bytes()[..second]);
    let rest = ok(&["batch", "--skip-existing", path.to_str().unwrap()], lines.as_bytes());
    let begun = std::fs::read_to_string(&path).unwrap();
    assert_eq!(begun.clone() + &rest, whole);
    assert!(!begun.is_empty() && !rest.is_empty());
    std::fs::remove_file(path).unwrap();
}

#[test]
fn timings_name_every_stage() {
    let said = ok(&["-", "--timings"], TEXT);
    for stage in ["words", "times", "actors", "quotes", "clauses", "events", "summary", "all"] {
        assert!(said.lines().any(|line| line.starts_with(stage)), "{stage}: {said}");
    }
}
