//! Lines through the filter itself: every line that is not blank has one answer, and every answer is JSON with an identifier and a result or an error.
#![no_main]

use std::collections::HashSet;

#[allow(dead_code, reason = "the program's, which runs more than the filter")]
#[path = "../../src/bin/nutgraf/batch.rs"]
mod batch;
#[allow(dead_code, reason = "the program's, which runs more than the filter")]
#[path = "../../src/bin/nutgraf/resume.rs"]
mod resume;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut out = Vec::new();
    batch::filter(&mut &*bytes, &mut out, &HashSet::new(), &mut |_| ()).unwrap();
    let asked = bytes.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    let answers: Vec<serde_json::Value> =
        out.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).unwrap()).collect();
    assert_eq!(answers.len(), asked);
    for answer in answers {
        assert!(answer.get("id").is_some());
        assert!(answer["analysis"].is_object() != answer["error"]["code"].is_string());
    }
});
