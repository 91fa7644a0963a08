//! The brief as Markdown.

use std::io::{self, Write};

use nutgraf::Analysis;

use crate::brief::{Line, sections};

/// Writes the same sections as the terminal shows, as headings and lists.
pub fn write(out: &mut dyn Write, analysis: &Analysis) -> io::Result<()> {
    writeln!(out, "# {}", escape(analysis.article.title.as_deref().unwrap_or("Brief")))?;
    for section in sections(analysis) {
        writeln!(out, "\n## {}\n", section.title)?;
        for Line { label, text, aside } in section.lines {
            let label =
                if label.is_empty() || label == "•" { String::new() } else { format!("**{}** ", escape(&label)) };
            let aside = if aside.is_empty() { String::new() } else { format!(" *({})*", escape(&aside)) };
            writeln!(out, "- {label}{}{aside}", escape(&text))?;
        }
    }
    writeln!(out, "\n*Extracted, not generated: every line is a slice of the article.*")
}

/// Keeps the article's characters from being read as markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    escaped
}
