//! `nutgraf compare`: several reports of one story side by side, for the terminal or as JSON.

use std::io::{self, Write};

use clap::ValueEnum;
use nutgraf::{Analysis, Comparison, Place};

use crate::brief::{self, Line, Section};
use crate::{Source, print_json, read, say};

/// What to print.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// To read in the terminal.
    Text,
    /// The whole comparison, schema nutgraf-compare/1.
    Json,
}

/// Reads the files and compares them.
pub fn run(files: Vec<String>, published: Option<String>, format: Format) -> Result<(), String> {
    let mut analyses = Vec::new();
    for file in files {
        let source = Source { file: Some(file), html: false, published: published.clone() };
        let (article, options) = read(&source)?;
        analyses.push(nutgraf::analyze(&article, &options).map_err(|e| e.to_string())?);
    }
    let comparison = nutgraf::compare(&analyses).map_err(|e| e.to_string())?;
    match format {
        Format::Text => say(|out| write(out, &comparison, &analyses)),
        Format::Json => {
            let texts: Vec<&str> = analyses.iter().map(|a| a.article.text.as_str()).collect();
            print_json(&comparison.into_utf16(&texts))
        }
    }
}

/// How many actors are listed that not all reports name.
const ACTORS: usize = 12;

fn write(out: &mut dyn Write, comparison: &Comparison, analyses: &[Analysis]) -> io::Result<()> {
    let titles = analyses.iter().enumerate().map(|(i, a)| {
        let first = a.article.text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
        Line {
            label: letter(i),
            text: a.article.title.clone().unwrap_or_else(|| first.to_owned()),
            aside: String::new(),
        }
    });
    let all = |articles: &[usize]| articles.len() == comparison.articles;
    let named = |wanted: bool| comparison.actors.iter().filter(move |a| all(&a.articles) == wanted);
    let in_some = named(false).take(ACTORS).map(|a| Line {
        label: a.articles.iter().map(|i| letter(*i)).collect(),
        text: a.name.clone(),
        aside: String::new(),
    });
    let everywhere: Vec<&str> = named(true).map(|a| a.name.as_str()).collect();
    let mut sections = vec![
        Section { title: "Reports", lines: titles.collect() },
        Section { title: "In all of them", lines: joined(&everywhere) },
        Section { title: "In some only", lines: in_some.collect() },
    ];
    let place = |p: Place| line(analyses, p, String::new());
    sections.push(Section {
        title: "Figures that differ",
        lines: groups(
            comparison.numbers.iter().map(|n| (n.of.clone(), n.values.iter().map(|v| place(v.place)).collect())),
        ),
    });
    let dated = |v: &nutgraf::DateGiven| line(analyses, v.place, v.from.clone());
    sections.push(Section {
        title: "Days that disagree",
        lines: groups(comparison.dates.iter().map(|d| (d.what.clone(), d.values.iter().map(dated).collect()))),
    });
    let only = comparison.quotes.iter().map(|q| line(analyses, q.place, q.speaker.clone().unwrap_or_default()));
    sections.push(Section { title: "Quoted by one only", lines: only.collect() });
    sections.push(Section {
        title: "Quoted by several",
        lines: groups(
            comparison.claims.iter().map(|c| (c.speaker.clone(), c.claims.iter().map(|c| place(c.place)).collect())),
        ),
    });
    sections.retain(|s| !s.lines.is_empty());
    brief::write_sections(out, sections)
}

/// A, B, C: the reports in the order of the command.
fn letter(article: usize) -> String {
    char::from(b'A' + article as u8).to_string()
}

fn line(analyses: &[Analysis], place: Place, aside: String) -> Line {
    Line {
        label: letter(place.article),
        text: place.span().of(&analyses[place.article].article.text).to_owned(),
        aside,
    }
}

fn joined(names: &[&str]) -> Vec<Line> {
    if names.is_empty() { Vec::new() } else { vec![Line { text: names.join(" · "), ..Line::default() }] }
}

/// Each group under its name.
fn groups(groups: impl Iterator<Item = (String, Vec<Line>)>) -> Vec<Line> {
    groups.flat_map(|(name, lines)| std::iter::once(Line { label: name, ..Line::default() }).chain(lines)).collect()
}
