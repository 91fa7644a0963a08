//! What the ranker of key points sees: texts on standard input, each ended by a zero byte; for each a line for every sentence of its body
//! (start and end in bytes, features) and an empty line. The first line of all names the features. `train.py` runs this.

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", nutgraf::training::point_features().join("\t"))?;
    for text in input.split_terminator('\0') {
        for (span, values) in nutgraf::training::point_rows(text) {
            let values: Vec<String> = values.iter().map(i32::to_string).collect();
            writeln!(out, "{} {} {}", span.start, span.end, values.join(" "))?;
        }
        writeln!(out)?;
    }
    out.flush()
}
