//! Every rule finds what it shows and leaves alone what it must.

use std::collections::BTreeSet;

use crate::marks;

/// The day on which the examples of the rules were published: a Tuesday.
const PUBLISHED: Option<&str> = Some("2025-06-03");

#[test]
fn every_rule_keeps_its_word() {
    let mut wrong = Vec::new();
    for rule in nutgraf::rules() {
        let layer = marks::layer_of(rule.id);
        if rule.shows.is_empty() || rule.not.is_empty() {
            wrong.push(format!("{} lacks examples: it needs both `shows` and `not`", rule.id));
        }
        for (text, negative) in rule.shows.iter().map(|t| (t, false)).chain(rule.not.iter().map(|t| (t, true))) {
            let marked = marks::read(text, marks::own_field(layer));
            assert!(marked.marks.is_empty() == negative, "{}: marks belong into `shows`: {text}", rule.id);
            let found = marks::Found::of(&marked.text, PUBLISHED);
            let mut items = found.items(layer);
            items.retain(|item| item.value["rule"] == rule.id);
            let differences = marks::differences(layer, &marked, &found, &items);
            wrong.extend(differences.into_iter().map(|d| format!("{}: {d}\n    {text}", rule.id)));
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn ids_are_unique() {
    let mut seen = BTreeSet::new();
    for rule in nutgraf::rules() {
        assert!(seen.insert(rule.id), "two rules are named {}", rule.id);
    }
}
