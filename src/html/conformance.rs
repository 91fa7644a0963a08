//! How much of the html5lib tree construction tests the parser passes: `NUTGRAF_HTML5LIB=FOLDER cargo test --lib html::conformance
//! -- --ignored --nocapture`. What this parser leaves out on purpose is left out of both sides: comments, doctypes, attributes,
//! the text of scripts and their like, what lies in templates. Fragments are not parsed here and are skipped.

use std::path::Path;

use super::names::hash;
use super::parse::parse;
use super::tree::{DOCUMENT, NONE, Tag, Tree};

/// Elements whose text the tree does not hold.
const SILENT: [&str; 11] =
    ["script", "style", "noscript", "iframe", "noembed", "noframes", "textarea", "svg", "math", "template", "foreign"];

/// The tree in one line for each element or text: depth, name or text.
fn outline(tree: &Tree) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let (mut node, mut depth) = (tree.first(DOCUMENT), 0);
    while node != NONE {
        let tag = tree.tag(node);
        let name = if tag == Tag::Text { format!("\"{}", tree.text(node)) } else { format!("<{tag:?}").to_lowercase() };
        lines.push((depth, name.clone()));
        if tree.first(node) != NONE && !SILENT.iter().any(|s| name[1..] == **s) {
            node = tree.first(node);
            depth += 1;
            continue;
        }
        while tree.next(node) == NONE && tree.parent(node) != NONE {
            node = tree.parent(node);
            depth = depth.saturating_sub(1);
        }
        node = tree.next(node);
    }
    merge(lines)
}

/// The expected tree of a test, as the outline of it.
fn expected(document: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut skip = usize::MAX;
    for line in document.split("\n| ") {
        let line = line.strip_prefix("| ").unwrap_or(line);
        let rest = line.trim_start_matches(' ');
        let depth = (line.len() - rest.len()) / 2;
        if depth > skip {
            continue;
        }
        skip = usize::MAX;
        if let Some(text) = rest.strip_prefix('"') {
            lines.push((depth, format!("\"{}", text.strip_suffix('"').unwrap_or(text))));
        } else if rest.starts_with('<') && !rest.starts_with("<!") && !rest.starts_with("<?") {
            let name = rest.trim_start_matches('<').trim_end_matches('>');
            let name = if name.starts_with("svg ") || name.starts_with("math ") { "foreign" } else { name };
            if SILENT.contains(&name) || name == "foreign" {
                skip = depth;
            }
            let known = if name == "foreign" {
                name.to_owned()
            } else {
                format!("{:?}", Tag::of(name.as_bytes(), hash(name.as_bytes()))).to_lowercase()
            };
            lines.push((depth, format!("<{known}")));
        }
    }
    merge(lines)
}

/// Texts side by side as one: a comment that stood between them is left out.
fn merge(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let mut merged: Vec<(usize, String)> = Vec::new();
    for (depth, line) in lines {
        match merged.last_mut() {
            Some(last) if last.0 == depth && last.1.starts_with('"') && line.starts_with('"') => {
                last.1.push_str(&line[1..])
            }
            _ => merged.push((depth, line)),
        }
    }
    merged
}

#[test]
#[ignore = "needs NUTGRAF_HTML5LIB, the folder tree-construction of the html5lib tests"]
fn html5lib_tree_construction() {
    let folder = std::env::var("NUTGRAF_HTML5LIB").expect("NUTGRAF_HTML5LIB names a folder");
    let mut files: Vec<_> = std::fs::read_dir(Path::new(&folder)).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "dat"));
    files.sort();
    let (mut passed, mut all) = (0, 0);
    for file in files {
        let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        for test in format!("\n{text}").split("\n#data\n").skip(1) {
            let Some((data, rest)) = test.split_once("\n#errors") else { continue };
            if rest.contains("\n#document-fragment")
                || rest.contains("\n#script-on") && rest.contains("#script-off")
                || rest.contains("\n#script-off")
            {
                continue;
            }
            let Some((_, document)) = rest.split_once("\n#document\n") else { continue };
            all += 1;
            let (is, should) = (outline(&parse(data)), expected(document.trim_end_matches('\n')));
            if is == should {
                passed += 1;
            } else {
                println!(
                    "{}: {data:?}\n  is     {is:?}\n  should {should:?}",
                    file.file_name().unwrap().to_string_lossy()
                );
            }
        }
    }
    println!("{passed} of {all}");
}
