//! The marked cases of `tests/cases/<layer>/*.case`.

use std::fs;
use std::path::Path;

use crate::marks;

#[test]
fn every_case_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let (mut cases, mut wrong) = (0, Vec::new());
    for layer in sorted(&root).into_iter().filter(|p| p.is_dir()) {
        let name = layer.file_name().unwrap().to_str().unwrap().to_owned();
        for file in sorted(&layer).into_iter().filter(|p| p.extension().is_some_and(|e| e == "case")) {
            let mut published = Some("2025-06-03".to_owned());
            for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
                if let Some(date) = line.strip_prefix("@published ") {
                    published = Some(date.trim().to_owned()).filter(|d| d != "none");
                } else if !line.trim().is_empty() && !line.starts_with('#') {
                    cases += 1;
                    let marked = marks::read(line, marks::own_field(&name));
                    let found = marks::Found::of(&marked.text, published.as_deref());
                    let differences = marks::differences(&name, &marked, &found, &found.items(&name));
                    let place = format!("{}:{}", file.strip_prefix(&root).unwrap().display(), number + 1);
                    wrong.extend(differences.into_iter().map(|d| format!("{place} {d}\n    {line}")));
                }
            }
        }
    }
    println!("{cases} cases");
    assert!(wrong.is_empty(), "{} of {cases} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}
