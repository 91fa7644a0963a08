//! What the program says of the samples, a find a line: `tests/snapshots/NAME.txt`. A difference rewrites the file and fails, so that a change of results stands as a
//! readable difference in review. Nobody writes these files by hand; what a reader found stands in `seeds/NAME.gold.tsv`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use nutgraf::{Article, Options, extract};
use serde_json::Value;

use crate::marks::Found;

const LAYERS: [&str; 9] =
    ["sentences", "actors", "quotes", "times", "quantities", "events", "positions", "outcomes", "outlook"];

/// A slice on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value in words: indices by the name of what they point at, places by their slice.
fn shown(found: &Found, layer: &str, field: &str, value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().any(|item| item.get("start").is_some()) => {
            items.iter().map(|item| found.slice(item)).collect::<Vec<_>>().join(" + ")
        }
        Value::Object(parts) if value.get("start").is_none() => parts
            .iter()
            .map(|(key, part)| format!("{key} {}", shown(found, layer, "", part)))
            .collect::<Vec<_>>()
            .join(", "),
        _ => found.text_of(layer, field, value),
    }
}

fn snapshot(found: &Found) -> String {
    let json = found.json();
    let mut out = String::new();
    let article = &json["article"];
    for (field, value) in article.as_object().unwrap() {
        if !matches!(field.as_str(), "text" | "blocks") && !value.is_null() {
            writeln!(out, "article\t{field}\t{}", line(&shown(found, "", "", value))).unwrap();
        }
    }
    for block in article["blocks"].as_array().unwrap() {
        writeln!(out, "block\t{}\t{}", block["kind"].as_str().unwrap(), line(&found.slice(block))).unwrap();
    }
    for note in json["notes"].as_array().unwrap() {
        writeln!(out, "note\t{}", note["code"].as_str().unwrap()).unwrap();
    }
    for layer in LAYERS {
        for item in found.items(layer) {
            write!(out, "{layer}\t{}", line(item.span.of(found.text()))).unwrap();
            for (field, value) in item.value.as_object().unwrap() {
                let told = !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
                if told && !matches!(field.as_str(), "start" | "end" | "block") {
                    write!(out, "\t{field}={}", line(&shown(found, layer, field, value))).unwrap();
                }
            }
            out.push('\n');
        }
    }
    let main = &json["main"];
    for field in ["who", "what", "where"] {
        writeln!(out, "main\t{field}\t{}", line(&shown(found, "main", field, &main[field]))).unwrap();
    }
    let when = main["when"].as_u64().map_or("none".to_owned(), |time| found.slice(&json["times"][time as usize]));
    writeln!(out, "main\twhen\t{when}").unwrap();
    let summary = &json["summary"];
    writeln!(out, "headline\t{}", line(&shown(found, "", "", &summary["headline"]))).unwrap();
    for point in summary["keyPoints"].as_array().unwrap() {
        let because = point["because"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>();
        write!(out, "point\t{}\tbecause={}", line(&found.slice(point)), because.join(", ")).unwrap();
        for gloss in point["glosses"].as_array().unwrap() {
            write!(out, "\t{} = {}", line(&found.slice(gloss)), gloss["text"].as_str().unwrap()).unwrap();
        }
        out.push('\n');
    }
    for phrase in json["keyPhrases"].as_array().unwrap() {
        writeln!(out, "phrase\t{}", line(phrase["text"].as_str().unwrap())).unwrap();
    }
    out
}

/// The lines that went and those that came.
fn difference(old: &str, new: &str) -> String {
    let gone = old.lines().filter(|l| !new.lines().any(|n| n == *l)).map(|l| format!("- {l}"));
    let come = new.lines().filter(|l| !old.lines().any(|o| o == *l)).map(|l| format!("+ {l}"));
    gone.chain(come).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_samples_are_read_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let index: Value = serde_json::from_str(&fs::read_to_string(root.join("seeds/index.json")).unwrap()).unwrap();
    let mut changed = Vec::new();
    for sample in index.as_array().unwrap() {
        let (file, published) = (sample["file"].as_str().unwrap(), sample["published"].as_str().unwrap());
        let source = fs::read_to_string(root.join("seeds").join(file)).unwrap();
        let options = Options::new().with_published(published).unwrap();
        let article =
            if file.ends_with(".html") { extract(&source, &options).unwrap() } else { Article::from_text(source) };
        let new = snapshot(&Found::of_article(&article, &options));
        let path = root.join("tests/snapshots").join(file).with_extension("txt");
        let old = fs::read_to_string(&path).unwrap_or_default();
        if new != old {
            fs::write(&path, &new).unwrap();
            changed.push(format!(
                "tests/snapshots/{}:\n{}",
                path.file_name().unwrap().display(),
                difference(&old, &new)
            ));
        }
    }
    assert!(
        changed.is_empty(),
        "results changed. The snapshots are rewritten: read the difference, commit it if it is for the better.\n{}",
        changed.join("\n")
    );
}
