//! Inputs that fuzzing found (`npm run fuzz`): those that once crashed a target (tests/crashes) and those that together reach what is known to be reachable
//! (fuzz/corpus). They are read as the targets read them.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/inputs.rs"]
mod inputs;

/// The files of a folder, in order; none where it does not exist.
fn kept(folder: &str, target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(target);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

fn replay(target: &str, read: fn(&[u8])) {
    for (name, bytes) in kept("tests/crashes", target).into_iter().chain(kept("fuzz/corpus", target)) {
        // Shown only where the test fails.
        println!("{name}");
        read(&bytes);
    }
}

#[test]
fn texts() {
    replay("text", inputs::text);
}

#[test]
fn pages() {
    replay("html", inputs::html);
}

#[test]
fn options() {
    replay("options", inputs::options);
}

/// Lines go through the program itself: an answer for each that is not blank.
#[test]
fn lines() {
    replay("batch", |bytes| {
        let answers = crate::program::answers(bytes);
        let asked = bytes.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
        assert_eq!(answers.len(), asked);
        for answer in answers {
            assert!(answer.get("id").is_some());
            assert!(answer["analysis"].is_object() != answer["error"]["code"].is_string());
        }
    });
}
