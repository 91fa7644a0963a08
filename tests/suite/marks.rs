//! Marked texts: the format of `tests/cases/README.md`.

use nutgraf::{Analysis, Article, Options, Span};
use serde_json::Value;

/// A slice that must be found, with the parts of its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub span: Span,
    pub label: Vec<(String, String)>,
}

/// A text without its marks, and the marks.
#[derive(Debug)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<Mark>,
}

/// Reads a marked line. `field` is what a bare value in a label stands for.
pub fn read(line: &str, field: &str) -> Marked {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => panic!("a lone backslash at the end of {line:?}"),
            },
            '[' => open.push(text.len()),
            '|' | ']' => {
                let start = open.pop().unwrap_or_else(|| panic!("{c:?} without a mark in {line:?}"));
                let span = Span::new(start as u32, text.len() as u32);
                let label: String =
                    if c == '|' { chars.by_ref().take_while(|c| *c != ']').collect() } else { String::new() };
                let parts = label.split(';').map(str::trim).filter(|p| !p.is_empty());
                let label =
                    parts.map(|p| p.split_once('=').unwrap_or((field, p))).map(|(k, v)| (k.to_owned(), v.to_owned()));
                marks.push(Mark { span, label: label.collect() });
            }
            c => text.push(c),
        }
    }
    assert!(open.is_empty(), "a mark is not closed in {line:?}");
    marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    Marked { text, marks }
}

/// The field a bare label value stands for.
pub fn own_field(layer: &str) -> &'static str {
    match layer {
        "sentences" => "voice",
        "times" | "quantities" => "value",
        "outcomes" => "status",
        "outlook" => "strength",
        _ => "kind",
    }
}

/// An analysis as JSON (byte offsets), and its finds by layer.
pub struct Found {
    json: Value,
    text: String,
}

/// What was found at one place.
#[derive(Debug)]
pub struct Item {
    pub span: Span,
    pub value: Value,
}

impl Found {
    pub fn of(text: &str, published: Option<&str>) -> Self {
        let options = published.map_or(Options::new(), |d| Options::new().with_published(d).unwrap());
        Self::of_article(&Article::from_text(text), &options)
    }

    pub fn of_article(article: &Article, options: &Options) -> Self {
        let analysis: Analysis = nutgraf::analyze(article, options).unwrap();
        Self { json: serde_json::to_value(&analysis).unwrap(), text: article.text().to_owned() }
    }

    pub fn json(&self) -> &Value {
        &self.json
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The finds of a layer in order of the text. For `actors` these are the mentions, with the actor's name and country.
    pub fn items(&self, layer: &str) -> Vec<Item> {
        let list = self.json[layer].as_array().unwrap_or_else(|| panic!("no layer {layer}"));
        let mut items: Vec<Item> = if layer == "actors" {
            let mentions = list.iter().flat_map(|actor| {
                actor["mentions"].as_array().unwrap().iter().map(move |m| {
                    let mut m = m.clone();
                    m["actor"] = actor["name"].clone();
                    m["country"] = actor["country"].clone();
                    m
                })
            });
            mentions.map(item).collect()
        } else {
            list.iter().cloned().map(item).collect()
        };
        items.sort_by_key(|i| (i.span.start, std::cmp::Reverse(i.span.end)));
        items
    }

    /// A field of a find as text, to be compared with a label.
    pub fn shown(&self, layer: &str, item: &Item, field: &str) -> String {
        let value = item.value.get(field).unwrap_or_else(|| match field {
            "from" | "to" if layer == "events" => &item.value["when"][field],
            _ => panic!("{layer} has no field {field}"),
        });
        self.text_of(layer, field, value)
    }

    pub fn text_of(&self, layer: &str, field: &str, value: &Value) -> String {
        let index = |list: &str, key: &str| match value.as_u64() {
            Some(n) => self.json[list][n as usize][key].as_str().unwrap_or("?").to_owned(),
            None => "none".to_owned(),
        };
        match (layer, field) {
            ("actors", _) => plain(value),
            (_, "actor" | "toward" | "about" | "where") => index("actors", "name"),
            ("outlook", "time") => {
                value.as_u64().map_or("none".into(), |n| self.slice(&self.json["times"][n as usize]))
            }
            (_, "who" | "whom" | "actors") => {
                let names = value.as_array().unwrap().iter().map(|n| self.text_of(layer, "actor", n));
                let names: Vec<String> = names.collect();
                if names.is_empty() { "none".to_owned() } else { names.join("+") }
            }
            _ if value.get("start").is_some() => self.slice(value),
            _ => plain(value),
        }
    }

    pub fn slice(&self, span: &Value) -> String {
        serde_json::from_value::<Span>(span.clone()).unwrap().of(&self.text).to_owned()
    }
}

fn item(value: Value) -> Item {
    Item { span: serde_json::from_value(value.clone()).unwrap(), value }
}

pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(s) => s.clone(),
        Value::Number(n) => n.as_f64().map(|f| f.to_string()).unwrap_or_default(),
        other => other.to_string(),
    }
}

/// The layer (field of the result) that a rule's id belongs to.
pub fn layer_of(rule: &str) -> &'static str {
    match rule.split('.').next().unwrap_or_default() {
        "actor" => "actors",
        "time" => "times",
        "quantity" => "quantities",
        "quote" => "quotes",
        "voice" => "sentences",
        "event" => "events",
        "position" => "positions",
        "outcome" => "outcomes",
        "outlook" => "outlook",
        other => panic!("no layer has rules named {other}.*"),
    }
}

/// Compares finds with marks: equal slices, labels that agree. Returns what is wrong, in words.
pub fn differences(layer: &str, marked: &Marked, found: &Found, items: &[Item]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut free: Vec<&Item> = items.iter().collect();
    for mark in &marked.marks {
        let slice = mark.span.of(&marked.text);
        let mismatch = |item: &Item| {
            let differs = mark.label.iter().filter(|(field, value)| found.shown(layer, item, field) != *value);
            differs.map(|(f, v)| format!("{f} should be {v}, is {}", found.shown(layer, item, f))).collect::<Vec<_>>()
        };
        let here = |item: &&Item| item.span == mark.span;
        match free.iter().position(|i| here(i) && mismatch(i).is_empty()).or_else(|| free.iter().position(here)) {
            Some(at) => wrong.extend(mismatch(free.remove(at)).into_iter().map(|m| format!("[{slice}]: {m}"))),
            None => wrong.push(format!("[{slice}] is not found")),
        }
    }
    for item in free {
        let field = own_field(layer);
        let rule = item.value["rule"].as_str().unwrap_or("?");
        wrong.push(format!("[{}|{}] is found by {rule}", item.span.of(&marked.text), found.shown(layer, item, field)));
    }
    wrong
}

#[test]
fn marks_are_read() {
    let marked = read(r"on [Monday|2025-06-02;type=date], \[not\] [a [b]]", "value");
    assert_eq!(marked.text, "on Monday, [not] a b");
    assert_eq!(marked.marks.len(), 3);
    assert_eq!(marked.marks[0].label, [("value".into(), "2025-06-02".into()), ("type".into(), "date".into())]);
    assert_eq!(marked.marks[1].span.of(&marked.text), "a b");
}
