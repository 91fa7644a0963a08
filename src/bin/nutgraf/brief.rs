//! The brief for the terminal: at a glance first, then who, timeline, numbers, quotes, who wants what, what came of it, what
//! may follow. Each line is a slice of the article with a label in front and, in brackets, what was normalised.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use nutgraf::{
    Actor, Analysis, Attribution, OutcomeStatus, PositionKind, QuantityKind, QuoteKind, Span, Strength, Voice,
};

/// A part of the brief. Parts without lines are not made.
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// Its lines in order.
    pub lines: Vec<Line>,
}

/// A line: a label, a slice of the article, what was normalised or explained.
#[derive(Default)]
pub struct Line {
    /// What is in front: a name, a date, a kind.
    pub label: String,
    /// The slice.
    pub text: String,
    /// Normal values, glosses, counts.
    pub aside: String,
}

impl Line {
    fn new(label: impl Into<String>, text: impl Into<String>, aside: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), aside: aside.into() }
    }
}

const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const LABEL: Style = Style::new().bold();
const ASIDE: Style = Style::new().dimmed();

/// Writes the brief; colours are left to the stream.
pub fn write(out: &mut dyn Write, analysis: &Analysis) -> io::Result<()> {
    let article = &analysis.article;
    let width = textwrap::termwidth().clamp(40, 100);
    if let Some(title) = &article.title {
        for line in textwrap::wrap(title, width) {
            writeln!(out, "{LABEL}{line}{LABEL:#}")?;
        }
    }
    let mut facts: Vec<String> = analysis.summary.kind.iter().map(|k| word(k).replace('-', " ")).collect();
    facts.extend(article.byline.iter().cloned());
    facts.extend(article.published.as_deref().map(|d| d.get(..10).unwrap_or(d).to_owned()));
    facts.extend(article.site.clone());
    facts.push(format!("{} words", article.words));
    if article.reading_minutes > 0 {
        facts.push(format!("{} min", article.reading_minutes));
    }
    writeln!(out, "{ASIDE}{}{ASIDE:#}", facts.join(" · "))?;
    write_sections(out, sections(analysis))?;
    for note in &analysis.notes {
        writeln!(out, "\n{ASIDE}{}{ASIDE:#}", note.message)?;
    }
    Ok(())
}

/// Writes parts under their headings.
pub fn write_sections(out: &mut dyn Write, sections: Vec<Section>) -> io::Result<()> {
    let width = textwrap::termwidth().clamp(40, 100);
    for section in sections {
        writeln!(out, "\n{HEADING}{}{HEADING:#}", section.title.to_uppercase())?;
        for line in section.lines {
            write_line(out, &line, width)?;
        }
    }
    Ok(())
}

/// Wraps a line and colours its label and aside. The wrapped text is cut at the two borders again, so that the colour codes do not
/// count as width.
fn write_line(out: &mut dyn Write, line: &Line, width: usize) -> io::Result<()> {
    let label = if line.label.is_empty() { String::new() } else { format!("{}  ", line.label) };
    let aside = if line.aside.is_empty() { String::new() } else { format!("  ({})", line.aside) };
    let whole = format!("{label}{}{aside}", line.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let options = textwrap::Options::new(width).initial_indent("  ").subsequent_indent("    ");
    let aside_from = whole.len() - aside.len();
    let mut at = 0;
    for row in textwrap::wrap(&whole, options) {
        let indent = row.len() - row.trim_start().len();
        let (space, body) = row.split_at(indent);
        let start = at + whole[at..].find(body).unwrap_or(0);
        let borders = [label.trim_end().len(), aside_from].map(|b| b.clamp(start, start + body.len()) - start);
        let (head, rest) = body.split_at(borders[0]);
        let (middle, tail) = rest.split_at(borders[1] - borders[0]);
        write!(out, "{space}")?;
        for (style, part) in [(LABEL, head), (Style::new(), middle), (ASIDE, tail)] {
            if !part.is_empty() {
                write!(out, "{style}{part}{style:#}")?;
            }
        }
        writeln!(out)?;
        at = start + body.len();
    }
    Ok(())
}

/// All parts of the brief that have something in them.
pub fn sections(analysis: &Analysis) -> Vec<Section> {
    let parts = [
        ("At a glance", glance(analysis)),
        ("Who is in it", who(analysis)),
        ("Timeline", timeline(analysis)),
        ("Numbers", numbers(analysis)),
        ("Who said what", quotes(analysis)),
        ("Who wants what", positions(analysis)),
        ("What came of it", outcomes(analysis)),
        ("What may follow", outlook(analysis)),
        ("Whose voice", voices(analysis)),
        ("Key phrases", phrases(analysis)),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(title, lines)| Section { title, lines }).collect()
}

fn slice(analysis: &Analysis, span: Span) -> String {
    span.of(&analysis.article.text).to_owned()
}

fn name(analysis: &Analysis, actor: Option<usize>) -> String {
    actor.and_then(|i| analysis.actors.get(i)).map(|a| a.name.clone()).unwrap_or_default()
}

fn names(analysis: &Analysis, actors: &[usize]) -> String {
    actors.iter().map(|i| name(analysis, Some(*i))).collect::<Vec<_>>().join(", ")
}

fn glance(analysis: &Analysis) -> Vec<Line> {
    let points = analysis.summary.key_points.iter();
    points
        .map(|p| {
            let mut glosses: Vec<String> =
                p.glosses.iter().map(|g| format!("{}: {}", slice(analysis, g.span), g.text)).collect();
            glosses.dedup();
            Line::new("•", slice(analysis, p.span), glosses.join("; "))
        })
        .collect()
}

fn who(analysis: &Analysis) -> Vec<Line> {
    let shown = analysis.actors.iter().take(12);
    let mut lines: Vec<Line> = shown
        .map(|a| {
            let times = if a.mentions.len() == 1 { "once".to_owned() } else { format!("{} times", a.mentions.len()) };
            Line::new(&*a.name, also(analysis, a), format!("{}, {times}", word(&a.kind)))
        })
        .collect();
    if analysis.actors.len() > 12 {
        lines.push(Line::new("", format!("and {} more", analysis.actors.len() - 12), ""));
    }
    lines
}

/// The other words by which an actor goes, at most four.
fn also(analysis: &Analysis, actor: &Actor) -> String {
    let mut others: Vec<String> = Vec::new();
    for mention in &actor.mentions {
        let words = slice(analysis, mention.span);
        let pronoun = mention.value.form == nutgraf::MentionForm::Pronoun;
        if !pronoun && words != actor.name && !others.contains(&words) && others.len() < 4 {
            others.push(words);
        }
    }
    others.join(" · ")
}

/// A schema value as it stands in JSON.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn timeline(analysis: &Analysis) -> Vec<Line> {
    let entries = analysis.timeline.iter().filter_map(|entry| Some((entry, analysis.events.get(entry.event)?)));
    entries
        .map(|(entry, event)| {
            let days =
                if entry.from == entry.to { entry.from.clone() } else { format!("{} to {}", entry.from, entry.to) };
            let inherited = event.value.when.as_ref().is_some_and(|w| w.basis == nutgraf::WhenBasis::Inherited);
            let mut aside = word(&event.value.status);
            if inherited {
                aside.push_str(", date from the context");
            }
            Line::new(days, slice(analysis, event.span), aside)
        })
        .collect()
}

fn numbers(analysis: &Analysis) -> Vec<Line> {
    let wanted = analysis.quantities.iter().filter(|q| q.value.kind != QuantityKind::Duration);
    wanted
        .map(|q| {
            let value = match (q.value.value, q.value.low, q.value.high) {
                (Some(v), _, _) => format!("{v}"),
                (None, Some(low), Some(high)) => format!("{low} to {high}"),
                (None, Some(low), None) => format!("at least {low}"),
                (None, None, Some(high)) => format!("at most {high}"),
                _ => String::new(),
            };
            let unit = q.value.unit.as_deref().unwrap_or_default();
            Line::new(slice(analysis, q.span), "", format!("{value} {unit}").trim().to_owned())
        })
        .collect()
}

fn quotes(analysis: &Analysis) -> Vec<Line> {
    let said = analysis.quotes.iter().filter(|q| q.value.kind != QuoteKind::Scare);
    said.map(|q| {
        let source = q.value.source.map(|s| slice(analysis, s)).unwrap_or_else(|| "(speaker not told)".to_owned());
        let actor = name(analysis, q.value.actor);
        let label = if actor.is_empty() || source.contains(&actor) { source } else { format!("{source} [{actor}]") };
        // A paraphrase says what was done with it: what was denied was not said.
        let behind = q.value.cue.filter(|cue| q.value.source.is_some_and(|s| s.end <= cue.start));
        let verb = behind.filter(|_| q.value.kind != QuoteKind::Direct).map(|cue| format!(" {}", slice(analysis, cue)));
        Line::new(format!("{label}{}:", verb.unwrap_or_default()), slice(analysis, q.span), word(&q.value.kind))
    })
    .collect()
}

fn positions(analysis: &Analysis) -> Vec<Line> {
    let lines = analysis.positions.iter().map(|p| {
        let verb = match p.value.kind {
            // A stance may be for or against: the article's own word tells which ("denied", "welcomed").
            PositionKind::Stance if p.value.cue.end <= p.span.start => slice(analysis, p.value.cue),
            PositionKind::Demand => "demands".to_owned(),
            PositionKind::Offer => "offers".to_owned(),
            PositionKind::Refusal => "refuses".to_owned(),
            PositionKind::Acceptance => "accepts".to_owned(),
            PositionKind::Stance => "holds".to_owned(),
        };
        let actor = name(analysis, p.value.actor);
        let label = if actor.is_empty() { format!("({verb})") } else { format!("{actor} {verb}:") };
        let mut aside = Vec::new();
        if p.value.conditional {
            aside.push("on a condition");
        }
        if p.value.voice == Attribution::Author {
            aside.push("the author’s reading");
        }
        Line::new(label, slice(analysis, p.span), aside.join(", "))
    });
    lines.collect()
}

fn outcomes(analysis: &Analysis) -> Vec<Line> {
    let lines = analysis.outcomes.iter().map(|o| {
        let label = match o.value.status {
            OutcomeStatus::Agreed => "Agreed:",
            OutcomeStatus::Discussed => "Discussed:",
            OutcomeStatus::Failed => "Not reached:",
            OutcomeStatus::Done => "Done:",
            OutcomeStatus::Disputed => "Disputed:",
        };
        Line::new(label, slice(analysis, o.span), names(analysis, &o.value.actors))
    });
    lines.collect()
}

fn outlook(analysis: &Analysis) -> Vec<Line> {
    let order = [Strength::Certain, Strength::Likely, Strength::Possible, Strength::Unlikely];
    let sorted = order.into_iter().flat_map(|s| analysis.outlook.iter().filter(move |o| o.value.strength == s));
    sorted
        .map(|o| {
            let mut aside = vec![if o.value.voice == Attribution::Author { "the author" } else { "as reported" }];
            if o.value.conditional {
                aside.push("on a condition");
            }
            Line::new(format!("{}:", word(&o.value.strength)), slice(analysis, o.span), aside.join(", "))
        })
        .collect()
}

fn voices(analysis: &Analysis) -> Vec<Line> {
    let judged = analysis.sentences.iter().filter(|s| s.value.voice == Voice::Analysis).count();
    if judged == 0 {
        return Vec::new();
    }
    let of = analysis.sentences.len();
    vec![Line::new(
        "",
        format!("{judged} of {of} sentences hold the author’s judgement, the others tell or report."),
        "",
    )]
}

fn phrases(analysis: &Analysis) -> Vec<Line> {
    let all: Vec<&str> = analysis.key_phrases.iter().take(10).map(|p| p.text.as_str()).collect();
    if all.is_empty() { Vec::new() } else { vec![Line::new("", all.join(" · "), "")] }
}
