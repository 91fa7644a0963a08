//! What must hold of any analysis: spans on character boundaries that slice the same in bytes and in UTF-16, indices that lead somewhere, order. Compiled into the
//! fuzz targets too (fuzz/).

use nutgraf::{Analysis, Article, Span};
use serde_json::Value;

/// Every object with `start` and `end` in a JSON tree.
fn spans(value: &Value, found: &mut Vec<Span>) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| spans(v, found)),
        Value::Object(fields) => {
            if fields.contains_key("start") && fields.contains_key("end") {
                found.push(serde_json::from_value(value.clone()).expect("a span of two numbers"));
            }
            fields.values().for_each(|v| spans(v, found));
        }
        _ => {}
    }
}

fn in_range(index: &Value, list: &Value, what: &str) {
    let size = list.as_array().unwrap().len() as u64;
    match index {
        Value::Null => {}
        Value::Array(indices) => indices.iter().for_each(|i| in_range(i, list, what)),
        one => assert!(one.as_u64().unwrap() < size, "{what} {one} of {size}"),
    }
}

/// Checks everything that must hold for any analysis.
pub fn check(article: &Article, analysis: &Analysis) {
    let text = article.text();
    let bytes = serde_json::to_value(analysis).unwrap();
    let units = serde_json::to_value(analysis.clone().into_utf16()).unwrap();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let (mut in_bytes, mut in_units) = (Vec::new(), Vec::new());
    spans(&bytes, &mut in_bytes);
    spans(&units, &mut in_units);
    assert_eq!(in_bytes.len(), in_units.len());
    for (b, u) in in_bytes.iter().zip(&in_units) {
        let slice = text.get(b.start as usize..b.end as usize).expect("a span on character boundaries");
        assert!(!slice.is_empty(), "an empty slice");
        let same = String::from_utf16(&utf16[u.start as usize..u.end as usize]).expect("no half surrogate pair");
        assert_eq!(slice, same);
    }
    let pointers = [
        ("quotes", "actor", "actors"),
        ("events", "who", "actors"),
        ("events", "whom", "actors"),
        ("events", "where", "actors"),
        ("positions", "actor", "actors"),
        ("positions", "toward", "actors"),
        ("outcomes", "actors", "actors"),
        ("outcomes", "quantities", "quantities"),
        ("outlook", "about", "actors"),
        ("outlook", "time", "times"),
        ("timeline", "event", "events"),
    ];
    for (layer, field, list) in pointers {
        for item in bytes[layer].as_array().unwrap() {
            in_range(&item[field], &bytes[list], &format!("{layer}.{field}"));
        }
    }
    for (field, list) in [("who", "actors"), ("when", "times"), ("where", "actors")] {
        in_range(&bytes["main"][field], &bytes[list], &format!("main.{field}"));
    }
    for point in bytes["summary"]["keyPoints"].as_array().unwrap() {
        in_range(&point["sentence"], &bytes["sentences"], "keyPoints.sentence");
    }
    for sentence in bytes["sentences"].as_array().unwrap() {
        in_range(&sentence["block"], &bytes["article"]["blocks"], "sentences.block");
    }
    for actor in bytes["actors"].as_array().unwrap() {
        assert!(text.contains(actor["name"].as_str().unwrap()), "an actor's name is a slice: {}", actor["name"]);
        assert!(!actor["mentions"].as_array().unwrap().is_empty());
    }
    for layer in ["sentences", "quotes", "times", "quantities", "events", "positions", "outcomes", "outlook"] {
        let list = bytes[layer].as_array().unwrap();
        let places: Vec<(u64, u64)> =
            list.iter().map(|i| (i["start"].as_u64().unwrap(), u64::MAX - i["end"].as_u64().unwrap())).collect();
        assert!(places.is_sorted(), "{layer} is not in order of the text");
    }
}
