//! Where the time of one analysis goes: each stage as the engine itself reports it.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use nutgraf::{Article, Options};

/// The first runs fill the caches and are not counted.
const WARM_UP: usize = 20;
const RUNS: usize = 101;

/// Writes the median time of every stage over [`RUNS`] analyses, and its share.
pub fn write(out: &mut dyn Write, article: &Article, options: &Options) -> io::Result<()> {
    let mut spent: Vec<(&'static str, Vec<Duration>)> = Vec::new();
    for run in 0..WARM_UP + RUNS {
        let mut last = Instant::now();
        let mut after = |name: &'static str| {
            let time = last.elapsed();
            if run >= WARM_UP {
                match spent.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, times)) => times.push(time),
                    None => spent.push((name, vec![time])),
                }
            }
            last = Instant::now();
        };
        if let Err(error) = nutgraf::analyze_by_stages(article, options, &mut after) {
            return writeln!(out, "{error}");
        }
    }
    let medians: Vec<(&str, f64)> = spent
        .iter_mut()
        .map(|(name, times)| {
            times.sort_unstable();
            (*name, times[times.len() / 2].as_secs_f64() * 1e3)
        })
        .collect();
    let all: f64 = medians.iter().map(|(_, ms)| ms).sum();
    for (name, ms) in &medians {
        writeln!(out, "{name:<12}{ms:>9.3} ms{:>5.0} %", ms / all * 100.0)?;
    }
    writeln!(out, "{:<12}{all:>9.3} ms  (medians of {RUNS} runs, one thread)", "all")
}
