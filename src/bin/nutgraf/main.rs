//! The command line: the brief of one article, an archive as JSON Lines, the article of a page.

mod batch;
mod brief;
mod compare;
mod input;
mod jsonld;
mod markdown;
mod resume;
mod timings;

use std::io::Write;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use nutgraf::{Analysis, Options};

/// Reads a news article and lays open what is in it: who, what they said, when, how much, what each side wants, what came of
/// it and what may follow. Nothing is generated: every line is a slice of the article.
#[derive(Parser)]
#[command(name = "nutgraf", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    source: Source,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How many key points, at most; 5 by default.
    #[arg(long, value_name = "N")]
    key_points: Option<usize>,
    /// How many words all key points together may have.
    #[arg(long, value_name = "N")]
    key_point_words: Option<usize>,
    /// Print how long each stage takes instead.
    #[arg(long)]
    timings: bool,
}

#[derive(Subcommand)]
enum Command {
    /// JSON Lines on standard input to JSON Lines on standard output; order kept, all cores.
    ///
    /// In: {"id", "text" or "html", "published"?, "url"?}. Out: {"id", "analysis"} or {"id", "error": {"code", "message"}}.
    Batch {
        /// How many threads; all cores by default.
        #[arg(long)]
        jobs: Option<usize>,
        /// Leave out what is answered in this file already, so that a run that was ended goes on:
        /// `nutgraf batch --skip-existing out.jsonl < in.jsonl >> out.jsonl`. Half a line at its end is cut off first.
        #[arg(long, value_name = "OUT")]
        skip_existing: Option<std::path::PathBuf>,
    },
    /// The article alone, as JSON: title, authors, date, text, blocks.
    Extract {
        #[command(flatten)]
        source: Source,
    },
    /// Two to ten reports of one story side by side: who is in which, figures and days that differ, quotations only one carries.
    Compare {
        /// Texts or saved pages; - reads standard input.
        #[arg(required = true, num_args = 2..=10, value_name = "FILE")]
        files: Vec<String>,
        /// Day of publication of all of them (2025-06-03); the pages' own by default.
        #[arg(long, value_name = "DATE")]
        published: Option<String>,
        /// What to print.
        #[arg(long, value_enum, default_value_t = compare::Format::Text)]
        format: compare::Format,
    },
    /// The JSON Schema of the result.
    #[command(hide = true)]
    Schema {
        /// That of a comparison.
        #[arg(long)]
        comparison: bool,
    },
}

#[derive(Args)]
struct Source {
    /// A text or a saved page; - reads standard input.
    #[arg(required = true)]
    file: Option<String>,
    /// Read it as HTML. Files that end in .html or begin like a page are recognised without it.
    #[arg(long)]
    html: bool,
    /// Day of publication (2025-06-03), on which "yesterday" hangs.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A brief to read in the terminal.
    Text,
    /// The whole result, schema nutgraf/1.
    Json,
    /// The brief as Markdown.
    Markdown,
    /// schema.org NewsArticle as JSON-LD.
    Jsonld,
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            anstream::eprintln!("nutgraf: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), String> {
    match cli.command {
        Some(Command::Batch { jobs, skip_existing }) => batch::run(jobs, skip_existing.as_deref()),
        Some(Command::Extract { source }) => {
            let (article, options) = read(&source)?;
            let view = nutgraf::describe(&article, &options).map_err(|e| e.to_string())?;
            print_json(&view.into_utf16())
        }
        Some(Command::Compare { files, published, format }) => compare::run(files, published, format),
        Some(Command::Schema { comparison }) => {
            let generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
            print_json(&if comparison {
                generator.into_root_schema_for::<nutgraf::Comparison>()
            } else {
                generator.into_root_schema_for::<Analysis>()
            })
        }
        None => {
            let (article, mut options) = read(&cli.source)?;
            if let Some(count) = cli.key_points {
                options = options.with_key_points(count).map_err(|e| e.to_string())?;
            }
            if let Some(words) = cli.key_point_words {
                options = options.with_key_point_words(words);
            }
            if cli.timings {
                return say(|out| timings::write(out, &article, &options));
            }
            let analysis = nutgraf::analyze(&article, &options).map_err(|e| e.to_string())?;
            print(analysis, cli.format)
        }
    }
}

fn read(source: &Source) -> Result<(nutgraf::Article, Options), String> {
    let mut options = Options::new();
    if let Some(date) = &source.published {
        options = options.with_published(date).map_err(|e| e.to_string())?;
    }
    let file = source.file.as_deref().unwrap_or("-");
    Ok((input::read(file, source.html, &options)?, options))
}

fn print(analysis: Analysis, format: Format) -> Result<(), String> {
    match format {
        Format::Text => say(|out| brief::write(out, &analysis)),
        Format::Json => print_json(&analysis.into_utf16()),
        Format::Markdown => say(|out| markdown::write(out, &analysis)),
        Format::Jsonld => print_json(&jsonld::of(&analysis)),
    }
}

fn print_json(value: &impl serde::Serialize) -> Result<(), String> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, value).map_err(std::io::Error::from);
    ended(written.and_then(|()| writeln!(out)).and_then(|()| out.flush()))
}

/// Writes to standard output, without colour where it is no terminal.
fn say(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), String> {
    let mut out = anstream::AutoStream::auto(std::io::stdout().lock());
    ended(write(&mut out).and_then(|()| out.flush()))
}

/// A reader that has gone away (`| head`) is no error.
fn ended(result: std::io::Result<()>) -> Result<(), String> {
    match result {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|e| e.to_string()),
    }
}
