//! The samples of `seeds/` against what a reader found in them (`NAME.gold.tsv`; columns in `seeds/README.md`).
//!
//! What counts as found:
//! - `actors` (mentions), `times`, `quantities`: exactly the slice.
//! - `events`: the trigger touches the slice.
//! - `sentences`, `keyPoints`: the sentence in which the slice begins.
//! - `main`: its slice shares half of its length with the marked one; `-` asks for `who`, `when`, `where` alone.
//! - `article`: the label names a field (`text`: the slice stands in it; `block=KIND`: as a block of that kind).
//! - everything else: slice and find share at least half of the longer one.
//!
//! Every part of the label must agree. In a `not` line of a layer with a cue, a slice of one or two words forbids that cue.
//!
//! `must` and `not` lines fail when they do not hold. With `NUTGRAF_SEEDS=raise` in the environment, `want` lines that hold
//! become `must` or `not` in the file: the verdict only, and only in this direction.

use std::fs;
use std::path::Path;

use nutgraf::{Article, Options, Span};

use crate::marks::{Found, Item, own_field, plain};

/// A line of a gold file.
struct Line<'a> {
    raw: &'a str,
    verdict: &'a str,
    layer: &'a str,
    slice: &'a str,
    label: Vec<(String, String)>,
}

impl<'a> Line<'a> {
    fn read(raw: &'a str) -> Self {
        let mut columns = raw.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let (verdict, layer, slice, label) = (next(), next(), next(), next());
        assert!(matches!(verdict, "must" | "not" | "want" | "want-not"), "verdict {verdict:?} in {raw:?}");
        let part = |p: &'a str| p.split_once('=').unwrap_or((own_field(layer), p));
        let parts = label.split(';').map(str::trim).filter(|p| !p.is_empty());
        // The label of an article's line is the name of its field.
        let label = match layer {
            "article" => vec![(String::new(), label.to_owned())],
            _ => parts.map(part).map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
        };
        Self { raw, verdict, layer, slice, label }
    }

    fn forbids(&self) -> bool {
        self.verdict.ends_with("not")
    }

    fn binds(&self) -> bool {
        !self.verdict.starts_with("want")
    }
}

/// A text with runs of white space as one space, and where each of its bytes stood.
struct Even {
    text: String,
    at: Vec<usize>,
}

impl Even {
    fn of(text: &str) -> Self {
        let mut even = Self { text: String::new(), at: Vec::new() };
        for (at, c) in text.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c != ' ' || !even.text.ends_with(' ') {
                even.text.push(c);
                even.at.resize(even.text.len(), at);
            }
        }
        even.at.push(text.len());
        even
    }

    /// The span of the `[slice]` in its surroundings. None where a page's text does not hold it: what the extraction leaves out
    /// nothing can be found in.
    fn find(&self, marked: &str) -> Option<Span> {
        let (before, rest) = marked.split_once('[').unwrap_or_else(|| panic!("no [ ] in {marked:?}"));
        let (slice, after) = rest.rsplit_once(']').unwrap_or_else(|| panic!("no [ ] in {marked:?}"));
        let whole = format!("{before}{slice}{after}");
        let start = self.text.find(&whole)?;
        assert!(self.text.rfind(&whole) == Some(start), "{marked:?} stands there twice");
        let start = start + before.len();
        Some(Span::new(self.at[start] as u32, self.at[start + slice.len()] as u32))
    }
}

/// Length of what two spans share.
fn shared(a: Span, b: Span) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether they share half of the longer one.
fn alike(a: Span, b: Span) -> bool {
    shared(a, b) * 2 >= a.len().max(b.len())
}

fn span_in(item: &Item, field: &str) -> Option<Span> {
    serde_json::from_value(item.value.get(field)?.clone()).ok()
}

/// Whether a find is at the place a line speaks of.
fn is_there(line: &Line, item: &Item, place: Span) -> bool {
    match line.layer {
        "actors" | "times" | "quantities" if line.forbids() => shared(item.span, place) > 0,
        "actors" | "times" | "quantities" => item.span == place,
        "events" => span_in(item, "trigger").is_some_and(|t| shared(t, place) > 0),
        "sentences" => item.span.start <= place.start && place.start < item.span.end,
        _ if line.forbids()
            && line.slice.split_once('[').unwrap().1.split_once(']').unwrap().0.split(' ').count() <= 2 =>
        {
            item.span == place || span_in(item, "cue").is_some_and(|c| shared(c, place) > 0)
        }
        _ => alike(item.span, place),
    }
}

/// Whether the result has what the line names.
fn holds(line: &Line, found: &Found, even: &Even) -> bool {
    let json = found.json();
    match line.layer {
        "article" => {
            let article = &json["article"];
            let field = line.label[0].1.as_str();
            match field.split_once('=') {
                Some(("block", kind)) => {
                    let blocks = article["blocks"].as_array().unwrap().iter();
                    blocks.filter(|b| b["kind"] == kind).any(|b| Even::of(&found.slice(b)).text == line.slice)
                }
                Some(_) => panic!("{}", line.raw),
                None if field == "text" => even.text.contains(line.slice),
                None if field == "byline" => {
                    let names = article["byline"].as_array().unwrap().iter().map(plain);
                    names.collect::<Vec<_>>().join("; ") == line.slice
                }
                None if field == "published" => plain(&article[field]).starts_with(line.slice),
                None => plain(&article[field]) == line.slice,
            }
        }
        "main" => {
            let main = &json["main"];
            let place = if line.slice == "-" { None } else { Some(even.find(line.slice)) };
            let what = main["what"].as_object().map(|_| serde_json::from_value::<Span>(main["what"].clone()).unwrap());
            let here = place.is_none_or(|place| what.zip(place).is_some_and(|(w, p)| alike(w, p)));
            here && line.label.iter().all(|(field, value)| match field.as_str() {
                "who" => main["who"].as_array().unwrap().iter().any(|n| found.text_of("main", "actor", n) == *value),
                "where" => found.text_of("main", "where", &main["where"]) == *value,
                "when" => main["when"]
                    .as_u64()
                    .is_some_and(|n| plain(&json["times"][n as usize]["value"]).starts_with(value.as_str())),
                _ => panic!("{}", line.raw),
            })
        }
        "keyPoints" => {
            let Some(place) = even.find(line.slice) else { return false };
            let points = json["summary"]["keyPoints"].as_array().unwrap().iter();
            points
                .map(|p| serde_json::from_value::<Span>(p.clone()).unwrap())
                .any(|p| p.start <= place.start && place.start < p.end || shared(p, place) > 0)
        }
        layer => {
            let Some(place) = even.find(line.slice) else { return false };
            let agrees =
                |item: &Item| line.label.iter().all(|(field, value)| found.shown(layer, item, field) == *value);
            found.items(layer).iter().any(|item| is_there(line, item, place) && agrees(item))
        }
    }
}

#[test]
fn seeds_are_read_as_a_reader_read_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let raise = std::env::var("NUTGRAF_SEEDS").is_ok_and(|v| v == "raise");
    let index: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("index.json")).unwrap()).unwrap();
    let (mut wrong, mut bound, mut wanted, mut got) = (Vec::new(), 0, 0, Vec::new());
    for sample in index.as_array().unwrap() {
        let (file, published) = (sample["file"].as_str().unwrap(), sample["published"].as_str().unwrap());
        let source = fs::read_to_string(folder.join(file)).unwrap();
        let options = Options::new().with_published(published).unwrap();
        let article = if file.ends_with(".html") {
            nutgraf::extract(&source, &Options::new()).unwrap()
        } else {
            Article::from_text(source)
        };
        let found = Found::of_article(&article, &options);
        let even = Even::of(found.text());
        let path = folder.join(file).with_extension("").with_extension("gold.tsv");
        let gold = fs::read_to_string(&path).unwrap();
        let mut after = String::with_capacity(gold.len());
        for raw in gold.lines() {
            let mut kept = raw.to_owned();
            if !raw.is_empty() && !raw.starts_with('#') {
                let line = Line::read(raw);
                let stands = !line.slice.contains('[') || line.layer == "article" || even.find(line.slice).is_some();
                assert!(stands || file.ends_with(".html"), "{file}: {:?} does not stand in the text", line.slice);
                let fine = holds(&line, &found, &even) != line.forbids();
                match (line.binds(), fine) {
                    (true, true) => bound += 1,
                    (true, false) => wrong.push(format!("{file}: {raw}")),
                    (false, false) => wanted += 1,
                    (false, true) => {
                        got.push(format!("{file}: {raw}"));
                        kept = format!("{}{}", if line.forbids() { "not" } else { "must" }, &raw[line.verdict.len()..]);
                    }
                }
            }
            after.push_str(&kept);
            after.push('\n');
        }
        if raise && after != gold {
            fs::write(&path, after).unwrap();
        }
    }
    println!(
        "{bound} lines hold, {wanted} are still wanted; {} of these hold now{}",
        got.len(),
        if raise { " and bind from here on" } else { ":" }
    );
    if !raise {
        got.iter().for_each(|line| println!("  {line}"));
    }
    assert!(wrong.is_empty(), "{} lines do not hold any more:\n{}", wrong.len(), wrong.join("\n"));
}
