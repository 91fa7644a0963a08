//! Going on with an archive after the program was ended: what is answered already is not asked again.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Answered {
    id: Value,
    line: Option<usize>,
}

/// What an answer is known by: its identifier, as JSON, or the number of its line where it has none.
pub fn key(id: &Value, line: Option<usize>) -> String {
    line.map_or_else(|| id.to_string(), |line| format!("line {line}"))
}

/// What the whole lines of a file of answers are known by. Half a line at its end, which a kill leaves, is cut off, so that what is
/// appended begins on a line of its own. A file that does not exist has none.
pub fn answered(file: &Path) -> io::Result<HashSet<String>> {
    let mut ids = HashSet::new();
    let opened = match OpenOptions::new().read(true).write(true).open(file) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(ids),
        opened => opened?,
    };
    let mut whole = 0;
    let mut lines = BufReader::new(&opened);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        if line.last() != Some(&b'\n') {
            opened.set_len(whole)?;
            break;
        }
        whole += line.len() as u64;
        if let Ok(Answered { id, line }) = serde_json::from_slice(&line) {
            ids.insert(key(&id, line));
        }
        line.clear();
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_count_and_half_a_line_is_cut_off() {
        let file = std::env::temp_dir().join(format!("nutgraf-resume-{}.jsonl", std::process::id()));
        let whole = "{\"id\":1,\"analysis\":{}}\n{\"id\":\"b\",\"error\":{}}\n{\"id\":null,\"line\":9,\"error\":{}}\nnonsense\n";
        std::fs::write(&file, format!("{whole}{{\"id\":7,\"anal")).unwrap();
        let ids = answered(&file).unwrap();
        assert_eq!(ids, HashSet::from(["1", "\"b\"", "line 9"].map(str::to_owned)));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), whole);
        std::fs::remove_file(&file).unwrap();
        assert!(answered(&file).unwrap().is_empty());
    }
}
