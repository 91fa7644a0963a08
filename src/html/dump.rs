//! Not a test of the product but what its model is trained from: the pieces of pages with their features, as JSON Lines.
//! `NUTGRAF_PAGES=FOLDER NUTGRAF_OUT=FILE cargo test --lib html::dump -- --ignored` (see train/html).

use std::io::Write as _;

use super::*;

#[test]
#[ignore = "writes training data; needs NUTGRAF_PAGES and NUTGRAF_OUT"]
fn features_of_pages() {
    let folder = std::env::var("NUTGRAF_PAGES").expect("NUTGRAF_PAGES names a folder of pages");
    let out = std::env::var("NUTGRAF_OUT").expect("NUTGRAF_OUT names the file to write");
    let mut out = std::io::BufWriter::new(std::fs::File::create(out).unwrap());
    writeln!(
        out,
        "{}",
        serde_json::json!({ "groups": features::GROUPS, "count": features::COUNT, "hints": hints::NAME_HINTS })
    )
    .unwrap();
    let mut pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "html"));
    pages.sort();
    for page in pages {
        let html = std::fs::read_to_string(&page).unwrap();
        let tree = parse::parse(&html);
        let mut facts = metadata::read(&tree);
        let pieces = flatten::flatten(&tree);
        let body = facts.body.take().map(|b| reduce(&metadata::plain(&b))).unwrap_or_default();
        let features = features::of_page(&tree, &pieces, &known(&facts, &body));
        let list: Vec<_> = pieces
            .list
            .iter()
            .enumerate()
            .map(|(i, p)| {
                let names = |bits: u32| {
                    hints::NAME_HINTS
                        .iter()
                        .enumerate()
                        .filter(|(k, _)| bits & 1 << k != 0)
                        .map(|(_, n)| *n)
                        .collect::<Vec<_>>()
                };
                let mut above = Vec::new();
                let mut node = p.node;
                for _ in 0..3 {
                    if node == tree::NONE {
                        break;
                    }
                    let class = tree.attr(node, tree::Attr::Class).unwrap_or("");
                    above.push(format!("{:?} {class}", tree.tag(node)));
                    node = tree.parent(node);
                }
                serde_json::json!({"text": p.text(&pieces.texts), "features": features.of(i), "kind": kinds::by_element(&tree, p),
                    "look": features.looks[i].to_string(), "running": features.running[i], "repeated": features.repeated[i], "near": names(p.near), "far": names(p.far), "places": p.places, "above": above})
            })
            .collect();
        let id = page.file_stem().unwrap().to_str().unwrap();
        writeln!(out, "{}", serde_json::json!({"id": id, "pieces": list, "title": facts.title, "description": facts.description, "byline": facts.byline,
            "head": format!("{:#?}", head::read(&tree)), "linked": format!("{:#?}", linked::read(&tree, &|_| false))})).unwrap();
    }
}
