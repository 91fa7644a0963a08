//! An archive as a filter: JSON Lines in, JSON Lines out, order kept, on all cores.

use std::collections::HashSet;
use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::path::Path;

use nutgraf::{Analysis, Article, ErrorCode, Options};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::resume;

/// Lines that are worked on together. Enough for every core, little enough that memory stays flat.
const LINES: usize = 256;
/// A round is closed early when it holds this many bytes.
const BYTES: usize = 16 << 20;

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    html: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Analysis(Box<Analysis>),
    Error { code: &'static str, message: String },
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    /// Where the line stood, of one that has no identifier: a run that goes on knows it by that.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(flatten)]
    outcome: Outcome,
}

/// Runs the filter until standard input ends.
pub fn run(jobs: Option<usize>, skip_existing: Option<&Path>) -> Result<(), String> {
    if let Some(jobs) = jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1)).build_global().map_err(|e| e.to_string())?;
    }
    let done = skip_existing.map(|file| resume::answered(file).map_err(|e| format!("{}: {e}", file.display())));
    let done = done.transpose()?.unwrap_or_default();
    let progress = progress();
    let (mut input, mut out) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    let ended = filter(&mut input, &mut out, &done, &mut |count| progress.inc(count));
    progress.finish_and_clear();
    ended
}

/// Answers the lines of `input` until it ends; `after` is told how many lines every round had.
pub fn filter(
    input: &mut impl BufRead,
    out: &mut impl Write,
    done: &HashSet<String>,
    after: &mut dyn FnMut(u64),
) -> Result<(), String> {
    let mut number = 0;
    loop {
        let round = read_round(input, &mut number).map_err(|e| format!("standard input: {e}"))?;
        if round.is_empty() {
            return Ok(());
        }
        let answers: Vec<Vec<u8>> = round.par_iter().map(|(number, line)| answer(*number, line, done)).collect();
        match answers.iter().try_for_each(|answer| out.write_all(answer)).and_then(|()| out.flush()) {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            Err(e) => return Err(format!("standard output: {e}")),
            Ok(()) => after(answers.len() as u64),
        }
    }
}

fn progress() -> indicatif::ProgressBar {
    if !io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let style = indicatif::ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}");
    indicatif::ProgressBar::new_spinner()
        .with_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_spinner()))
}

/// The next lines with their numbers (from 1); empty ones are skipped.
fn read_round(input: &mut impl BufRead, number: &mut usize) -> io::Result<Vec<(usize, Vec<u8>)>> {
    let mut round = Vec::new();
    let mut bytes = 0;
    while round.len() < LINES && bytes < BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        *number += 1;
        if !line.trim_ascii().is_empty() {
            bytes += line.len();
            round.push((*number, line));
        }
    }
    Ok(round)
}

/// One output line for one input line; none for what is answered already.
fn answer(number: usize, line: &[u8], done: &HashSet<String>) -> Vec<u8> {
    let parsed = parse(line);
    let id = parsed.as_ref().map_or(Value::Null, |request| request.id.clone());
    let unnamed = id.is_null().then_some(number);
    if !done.is_empty() && done.contains(&resume::key(&id, unnamed)) {
        return Vec::new();
    }
    let outcome = match parsed {
        Ok(request) => {
            analyze(request).unwrap_or_else(|e| Outcome::Error { code: e.code().as_str(), message: e.to_string() })
        }
        Err(message) => {
            Outcome::Error { code: ErrorCode::BadInput.as_str(), message: format!("line {number}: {message}") }
        }
    };
    // Only a type that cannot be JSON could fail here, and none of ours is such a one.
    let mut bytes = serde_json::to_vec(&Answer { id, line: unnamed, outcome }).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn parse(line: &[u8]) -> Result<Request, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    serde_json::from_str(text)
        .or_else(|error| serde_json::from_str(&mend_surrogates(text)).map_err(|_| error))
        .map_err(|e| format!("not a request: {e}"))
}

fn analyze(request: Request) -> Result<Outcome, nutgraf::Error> {
    let mut options = Options::new();
    if let Some(date) = &request.published {
        options = options.with_published(date)?;
    }
    let mut article = match (request.text, request.html) {
        (Some(text), None) => Article::from_text(text),
        (None, Some(html)) => nutgraf::extract(&html, &options)?,
        _ => {
            let message = "a line needs either \"text\" or \"html\"".to_owned();
            return Ok(Outcome::Error { code: ErrorCode::BadInput.as_str(), message });
        }
    };
    if let Some(url) = request.url {
        article = article.with_url(url);
    }
    Ok(Outcome::Analysis(Box::new(nutgraf::analyze(&article, &options)?.into_utf16())))
}

/// Replaces `\uD8xx` escapes that lack their other half by `\uFFFD`: JavaScript writes such strings, JSON forbids them.
fn mend_surrogates(text: &str) -> String {
    let unit = |at: usize| {
        let escape = text.get(at..at + 6).filter(|e| e.starts_with("\\u"))?;
        u32::from_str_radix(&escape[2..], 16).ok()
    };
    let (mut mended, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(found) = text[at..].find('\\') {
        let escape = at + found;
        mended.push_str(&text[at..escape]);
        let (take, keep) = match unit(escape) {
            Some(0xD800..=0xDBFF) if matches!(unit(escape + 6), Some(0xDC00..=0xDFFF)) => (12, true),
            Some(0xD800..=0xDFFF) => (6, false),
            Some(_) => (6, true),
            None => (1 + text[escape + 1..].chars().next().map_or(0, char::len_utf8), true),
        };
        mended.push_str(if keep { &text[escape..escape + take] } else { "\\uFFFD" });
        at = escape + take;
    }
    mended.push_str(&text[at..]);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Value {
        serde_json::from_slice(&answer(7, text.as_bytes(), &HashSet::new())).unwrap()
    }

    #[test]
    fn good_and_bad_lines() {
        let good = line(r#"{"id": 1, "text": "It rained.", "published": "2025-06-03"}"#);
        assert_eq!(good["id"], 1);
        assert_eq!(good["analysis"]["article"]["text"], "It rained.");
        assert_eq!(line(r#"{"id": "a"}"#)["error"]["code"], "bad-input");
        assert_eq!(line(r#"{"id": "a", "text": "x", "html": "x"}"#)["error"]["code"], "bad-input");
        assert_eq!(line(r#"{"id": "a", "text": "x", "published": "soon"}"#)["error"]["code"], "bad-option");
        let nonsense = line("nonsense");
        assert!(nonsense["error"]["message"].as_str().unwrap().starts_with("line 7:"));
        assert_eq!((&nonsense["id"], &nonsense["line"]), (&Value::Null, &7.into()));
        assert!(good.get("line").is_none());
    }

    #[test]
    fn what_is_answered_is_not_answered_again() {
        let done = HashSet::from(["1".to_owned(), "line 7".to_owned()]);
        let answered = |number, text: &str| answer(number, text.as_bytes(), &done).is_empty();
        assert!(answered(3, r#"{"id": 1, "text": ""}"#) && answered(7, "nonsense") && answered(7, r#"{"text": ""}"#));
        assert!(!answered(3, r#"{"id": "1", "text": ""}"#) && !answered(8, "nonsense"));
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let answer = line(r#"{"id": "\\ud800", "text": "a\ud800b \ud83d\ude00 \\ud800"}"#);
        assert_eq!(answer["analysis"]["article"]["text"], "a\u{FFFD}b 😀 \\ud800");
        assert_eq!(answer["id"], "\\ud800");
    }
}
