//! Imports run one way: text ← html, lexicon, model ← words ← layers ← summary ← pipeline → analysis ← columns, wasm, bin.

use std::fs;
use std::path::{Path, PathBuf};

/// What each part of `src` may import from the crate (besides itself, and besides `error`, `options` and the few names that
/// `lib.rs` re-exports from those parts).
const MAY: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("options", &["error", "text"]),
    ("text", &[]),
    ("lexicon", &["text"]),
    ("model", &["text", "lexicon"]),
    ("html", &["text", "lexicon", "error", "options"]),
    ("words", &["text", "lexicon", "model"]),
    ("layers", &["text", "lexicon", "model", "words"]),
    ("summary", &["text", "lexicon", "model", "words", "layers"]),
    ("training", &["text", "lexicon", "model", "words", "layers", "summary", "pipeline"]),
    ("analysis", &["text", "layers", "summary"]),
    ("pipeline", &["text", "words", "layers", "summary", "analysis", "error", "options"]),
    ("compare", &["text", "lexicon", "analysis", "error"]),
    ("columns", &[]),
    ("wasm", &["text", "layers", "summary", "analysis", "columns", "compare", "pipeline", "html", "error", "options"]),
];

/// Where a name that `lib.rs` re-exports at the root comes from.
fn home(name: &str) -> &str {
    match name {
        "Error" | "ErrorCode" => "error",
        "Options" | "Layer" | "Layers" => "options",
        "Article" | "Block" | "BlockKind" | "Entry" | "Field" | "Note" | "Origin" | "FieldSource" | "Span" => "text",
        "Analysis" | "ArticleView" => "analysis",
        "ActorKind" | "QuantityKind" | "QuoteKind" => "analysis",
        "analyze" | "analyze_by_stages" | "describe" | "summarize" => "pipeline",
        "extract" => "html",
        other => other,
    }
}

#[test]
fn imports_run_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let (mut checked, mut wrong) = (0, Vec::new());
    for file in files {
        let relative = file.strip_prefix(&root).unwrap();
        let part =
            relative.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
        if part == "lib" || part == "bin" {
            continue;
        }
        let (_, may) = MAY
            .iter()
            .find(|(p, _)| *p == part)
            .unwrap_or_else(|| panic!("src/{part} is not in the list of this test"));
        let source = fs::read_to_string(&file).unwrap();
        let code = source.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        for name in imported(&code) {
            checked += 1;
            let target = home(&name);
            if target != part && !may.contains(&target) {
                wrong.push(format!("src/{} imports {name} (of {target})", relative.display()));
            }
        }
    }
    assert!(checked > 30, "only {checked} imports seen: does this test still read them?");
    assert!(wrong.is_empty(), "imports against the direction:\n{}", wrong.join("\n"));
}

/// What the standard library would bring into the wasm module, kilobytes each, and what stands in its place.
const NOT: [(&str, &str); 3] = [
    (".to_lowercase()", "text::lower_case"),
    ("char::to_lowercase", "text::lower"),
    ("(['", "a slice of characters, which is searched by the same code whatever its length: `&['a', 'b'][..]`"),
];
/// Files of tests alone.
const TESTS: [&str; 2] = ["conformance.rs", "hostile.rs"];

#[test]
fn what_weighs_much_in_wasm_stays_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let engine =
        |file: &&PathBuf| !file.starts_with(root.join("bin")) && !TESTS.iter().any(|name| file.ends_with(name));
    let mut wrong = Vec::new();
    for file in files.iter().filter(engine) {
        let source = fs::read_to_string(file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in lines.filter(|line| !line.contains("debug_assert")) {
            wrong.extend(
                NOT.iter()
                    .filter(|(what, _)| line.contains(what))
                    .map(|(_, rather)| format!("{}: {line}\n  rather {rather}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first names behind `crate::`, those in a brace group too.
fn imported(code: &str) -> Vec<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = 0;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth > 0 => depth -= 1,
                    ',' | '}' if depth == 0 => {
                        names.push(word(group[start..i].trim()));
                        start = i + 1;
                        if c == '}' {
                            break;
                        }
                    }
                    _ => {}
                }
            }
        } else {
            names.push(word(rest));
        }
    }
    names.retain(|n| !n.is_empty());
    names
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}
