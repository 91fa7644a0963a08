//! Turns the word lists and tables of `src/lexicon/data` into tables that are searched where they lie, so that nothing is
//! parsed when the program starts. Standard library only.
//!
//! - `classes/NAME.tsv`: one word a line; becomes a bit `class::NAME`.
//! - `verbs/NAME.tsv`: lemma, then its frames separated by commas. A frame becomes a bit `frame::NAME`. Irregular forms come from
//!   `verbs.irregular.tsv`; regular ones are not stored.
//! - `NAME.tsv`: key (one or several words in lower case), then any columns; becomes `table::NAME`.
//! - `names/NAME.tsv`: names of one or several words; becomes a bit `names::NAME` of a hashed set.
//!
//! Every file states its source and licence in its head, or the build fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let data = Path::new("src/lexicon/data");
    println!("cargo:rerun-if-changed={}", data.display());
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    let mut code = String::new();
    classes(&data.join("classes"), &out, &mut code);
    verbs(data, &out, &mut code);
    tables(data, &out, &mut code);
    names(&data.join("names"), &out, &mut code);
    fs::write(out.join("lexicon.rs"), code).unwrap();
    entities(Path::new("src/html/entities.tsv"), &out);
    lower_case(&out);
}

/// The letters with another lower case as `src/text/lower.rs` reads them: the first and the last of a row, the step between them, and how far away
/// the small ones are. The standard library has a row of eight bytes for each letter.
fn lower_case(out: &Path) {
    let mut rows: Vec<[i32; 4]> = Vec::new();
    for capital in ('\u{80}'..=char::MAX).filter(|c| !c.to_lowercase().eq([*c])) {
        // Dotted I is the only one with two: an i with a dot above.
        let (code, small) = (capital as i32, capital.to_lowercase().next().unwrap() as i32);
        match rows.last_mut() {
            Some([_, last, step, away])
                if *away == small - code && (code - *last == *step || *step == 0 && code - *last <= 2) =>
            {
                *step = code - *last;
                *last = code;
            }
            _ => rows.push([code, code, 0, small - code]),
        }
    }
    rows.iter_mut().for_each(|row| row[2] = row[2].max(1));
    fs::write(out.join("lower.rs"), format!("static LOWER: &[[i32; 4]] = &{rows:?};\n")).unwrap();
}

/// The named references to characters, as `src/html/entities.rs` reads them: for each name how much of it the one before has, its rest, and
/// flags (0x20: counts without a semicolon; 0x80: two characters); next to that the characters; and where each first letter begins in both.
fn entities(path: &Path, out: &Path) {
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let (mut names, mut values, mut starts) = (Vec::new(), String::new(), Vec::new());
    let (mut last, mut letter) = ("", b'@');
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let name = columns[0];
        let first = name.as_bytes()[0];
        while letter < first {
            letter += 1;
            if letter.is_ascii_alphabetic() {
                starts.push((names.len(), values.len()));
                last = "";
            }
        }
        let shared = last.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count().max(1) - 1;
        let value: String =
            columns[1].split(' ').map(|n| char::from_u32(u32::from_str_radix(n, 16).unwrap()).unwrap()).collect();
        let bare = columns.get(2).is_some();
        assert!(name.is_ascii() && shared < if bare { 16 } else { 32 });
        names.push(shared as u8 | u8::from(bare) << 5 | u8::from(value.chars().count() == 2) << 7);
        names.extend_from_slice(&name.as_bytes()[shared + 1..]);
        values.push_str(&value);
        last = name;
    }
    starts.push((names.len(), values.len()));
    assert_eq!(starts.len(), 53);
    fs::write(out.join("entity.names"), names).unwrap();
    fs::write(out.join("entity.values"), values).unwrap();
    let code = format!(
        "static ENTITY_NAMES: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/entity.names\"));\n\
         static ENTITY_VALUES: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/entity.values\"));\n\
         static ENTITY_STARTS: &[(u16, u16)] = &{starts:?};\n"
    );
    fs::write(out.join("entities.rs"), code).unwrap();
}

/// The `.tsv` files of a folder in order of their names.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    found.sort();
    found
}

/// The rows of a file as (key, rest of the line). The head must name source and licence; keys must be lower case.
fn rows(path: &Path) -> Vec<(String, String)> {
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    for needed in ["# source:", "# licence:"] {
        assert!(
            text.lines().take_while(|l| l.starts_with('#')).any(|l| l.starts_with(needed)),
            "{}: no line {needed}",
            path.display()
        );
    }
    let mut rows = Vec::new();
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (key, rest) = line.split_once('\t').unwrap_or((line, ""));
        assert!(
            key == key.trim() && !key.is_empty() && key == key.to_lowercase(),
            "{}: bad key {key:?}",
            path.display()
        );
        rows.push((key.replace('’', "'"), rest.to_owned()));
    }
    rows
}

fn constant(name: &str) -> String {
    name.to_uppercase().replace(['-', '.', ' '], "_")
}

#[path = "src/lexicon/fold.rs"]
mod fold;

/// Stands for values of different lengths, and for such that are kept once each; the same in `src/lexicon/tables.rs`.
const OWN_LENGTH: u8 = 255;
const SHARED: u8 = 254;

/// A table as `src/lexicon/tables.rs` reads it.
fn table<'a>(rows: impl Iterator<Item = (&'a String, Vec<u8>)>) -> Vec<u8> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(key, _)| (key.len(), *key));
    let byte = |n: usize, of: &str| {
        u8::try_from(n).ok().filter(|n| *n < SHARED).unwrap_or_else(|| panic!("{of:?} is too long"))
    };
    let (last, first) = rows.last().zip(rows.first()).expect("a table without rows");
    let longest = byte(last.0.len(), last.0);
    let width = first.1.len();
    let same = rows.iter().all(|(_, value)| value.len() == width);
    let number = |n: usize| u16::try_from(n).expect("a table of more than 64 KB").to_le_bytes();
    // Where many rows have the same value each is kept once, a row only says which.
    let distinct: Vec<&Vec<u8>> = rows.iter().map(|(_, value)| value).collect::<BTreeSet<_>>().into_iter().collect();
    let once = rows.len() + distinct.iter().map(|value| value.len() + 3).sum::<usize>();
    let shared = !same
        && distinct.len() < usize::from(SHARED)
        && once < rows.iter().map(|(_, value)| value.len() + 1).sum::<usize>();
    let form = match same {
        true => byte(width, first.0),
        false if shared => SHARED,
        false => OWN_LENGTH,
    };
    let mut bytes = vec![longest, form];
    let of_length = |length: usize| rows.iter().filter(move |(key, _)| key.len() == length);
    // Behind the head, of four bytes for each length and one more, the keys; behind these the values.
    let mut keys = 2 + (usize::from(longest) + 1) * 4;
    let mut values = Vec::new();
    let first_value = keys + rows.iter().map(|(key, _)| key.len()).sum::<usize>();
    for length in 1..=usize::from(longest) + 1 {
        bytes.extend(number(keys));
        bytes.extend(number(first_value + values.len()));
        for (key, value) in of_length(length) {
            keys += length;
            if shared {
                values.push(distinct.binary_search(&value).unwrap() as u8);
                continue;
            }
            values.extend((!same).then(|| byte(value.len(), key)));
            values.extend(value);
        }
    }
    rows.iter().for_each(|(key, _)| bytes.extend(key.as_bytes()));
    bytes.extend(values);
    if shared {
        let mut places = Vec::new();
        for value in distinct {
            places.extend(number(bytes.len()));
            bytes.push(byte(value.len(), "a value"));
            bytes.extend(value);
        }
        places.extend(number(bytes.len()));
        bytes.extend(places);
    }
    bytes
}

/// Each different mask once, in order: a row then keeps its number in a byte.
fn distinct(masks: impl Iterator<Item = u64>) -> Vec<u64> {
    let all: Vec<u64> = masks.collect::<BTreeSet<_>>().into_iter().collect();
    assert!(all.len() <= 256, "more combinations than a byte holds");
    all
}

fn classes(folder: &Path, out: &Path, code: &mut String) {
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut constants = String::new();
    let files = files(folder);
    assert!(files.len() <= 63, "more word classes than bits");
    for (bit, (name, path)) in files.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for (word, rest) in rows(path) {
            assert!(!word.contains(' ') && rest.is_empty(), "{}: {word:?} is not one word alone", path.display());
            assert!(seen.insert(word.clone()), "{}: {word:?} stands twice", path.display());
            *words.entry(word).or_default() |= 1 << bit;
        }
        writeln!(
            constants,
            "    /// `classes/{name}.tsv`\n    pub(crate) const {}: Class = Class(1 << {bit});",
            constant(name)
        )
        .unwrap();
    }
    let masks = distinct(words.values().copied());
    let number = |mask: &u64| vec![masks.binary_search(mask).unwrap() as u8];
    fs::write(out.join("classes.table"), table(words.iter().map(|(word, mask)| (word, number(mask))))).unwrap();
    write!(code, "#[allow(dead_code)]\npub(crate) mod class {{\n    use super::Class;\n{constants}\n    pub(super) static COMBINATIONS: &[u64] = &{masks:?};\n}}\n").unwrap();
}

/// Forms of a verb as bits, the same as in `src/lexicon/verbs.rs`, which also knows how the regular ones are spelled.
const THIRD: u8 = 2;
const PAST: u8 = 4;
const PARTICIPLE: u8 = 8;
const ING: u8 = 16;

/// Tables of what verbs tell: a verb with rows in one has the bit `frame::IN_NAME`, so that only such verbs are looked up there; one with rows
/// of several words in any, `frame::IN_SEVERAL_WORDS`. The same bits as in `src/lexicon/verbs.rs`.
const TELLING: [(&str, u8); 3] = [("event.frames", 32), ("outcome.frames", 64), ("position.frames", 128)];
const SEVERAL_WORDS: u8 = 1;

fn verbs(data: &Path, out: &Path, code: &mut String) {
    let irregular: BTreeMap<String, Vec<String>> = rows(&data.join("verbs.irregular.tsv"))
        .into_iter()
        .map(|(lemma, rest)| (lemma, rest.split('\t').map(str::to_owned).collect()))
        .collect();
    let mut frames: BTreeSet<String> = BTreeSet::new();
    let mut lemmas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, path) in files(&data.join("verbs")) {
        for (lemma, rest) in rows(&path) {
            let named: Vec<String> = rest
                .split('\t')
                .next()
                .unwrap_or("")
                .split(',')
                .filter(|f| !f.is_empty())
                .map(|f| f.trim().to_owned())
                .collect();
            frames.extend(named.iter().cloned());
            lemmas.entry(lemma).or_default().extend(named);
        }
    }
    for lemma in irregular.keys() {
        lemmas.entry(lemma.clone()).or_default();
    }
    assert!(frames.len() <= 56, "more frames than bits");
    let mut told: BTreeMap<String, u8> = BTreeMap::new();
    for (name, bit) in TELLING {
        for (key, _) in self::rows(&data.join(format!("{name}.tsv"))) {
            let (verb, several) = key.split_once(' ').map_or((key.as_str(), 0), |(verb, _)| (verb, SEVERAL_WORDS));
            *told.entry(verb.to_owned()).or_default() |= bit | several;
        }
    }
    let bits: BTreeMap<&String, u64> = frames.iter().enumerate().map(|(i, f)| (f, 1u64 << i)).collect();
    let mask = |names: &BTreeSet<String>| names.iter().map(|n| bits[n]).fold(0, |a, b| a | b);
    let masks = distinct(lemmas.values().map(mask));
    // An irregular form → the lemmas it belongs to, and as what.
    let mut forms: BTreeMap<String, BTreeMap<&String, u8>> = BTreeMap::new();
    let mut rows: Vec<(&String, Vec<u8>)> = Vec::new();
    for (lemma, names) in &lemmas {
        let mut regular = THIRD | PAST | PARTICIPLE | ING;
        let mut put = |form: &str, bit: u8| {
            regular &= !bit;
            *forms.entry(form.to_owned()).or_default().entry(lemma).or_default() |= bit;
        };
        match lemma.as_str() {
            "be" => put("is", THIRD),
            "have" => put("has", THIRD),
            _ => {}
        }
        if let Some(row) = irregular.get(lemma) {
            for (column, bit) in row.iter().zip([PAST, PARTICIPLE, ING]) {
                column.split('/').filter(|form| !form.is_empty()).for_each(|form| put(form, bit));
            }
        }
        let tells = told.get(lemma).copied().unwrap_or(0);
        rows.push((lemma, vec![masks.binary_search(&mask(names)).unwrap() as u8, regular | tells]));
    }
    fs::write(out.join("verbs.table"), table(rows.into_iter())).unwrap();
    let readings = |of: &BTreeMap<&String, u8>| {
        of.iter().flat_map(|(lemma, bits)| [&[*bits, lemma.len() as u8], lemma.as_bytes()].concat()).collect()
    };
    fs::write(out.join("verbs.irregular"), table(forms.iter().map(|(form, of)| (form, readings(of))))).unwrap();
    let constants: String = frames
        .iter()
        .map(|f| (f.clone(), bits[f]))
        .chain(TELLING.map(|(name, bit)| (format!("in {name}"), u64::from(bit) << 56)))
        .chain([("in several words".to_owned(), u64::from(SEVERAL_WORDS) << 56)])
        .map(|(f, bits)| format!("    pub(crate) const {}: Frames = Frames({bits:#x});\n", constant(&f)))
        .collect();
    write!(code, "#[allow(dead_code)]\npub(crate) mod frame {{\n    use super::Frames;\n{constants}\n    pub(super) static COMBINATIONS: &[u64] = &{masks:?};\n}}\n").unwrap();
}

fn tables(data: &Path, out: &Path, code: &mut String) {
    let mut constants = String::new();
    let files: Vec<_> = files(data).into_iter().filter(|(name, _)| name != "verbs.irregular").collect();
    for (number, (name, path)) in files.iter().enumerate() {
        let mut table = BTreeMap::new();
        for (key, rest) in rows(path) {
            assert!(table.insert(key.clone(), rest).is_none(), "{}: {key:?} stands twice", path.display());
        }
        let longest = table.keys().map(|k| k.split(' ').count()).max().unwrap_or(1);
        fs::write(
            out.join(format!("{name}.table")),
            self::table(table.iter().map(|(k, v)| (k, v.clone().into_bytes()))),
        )
        .unwrap();
        writeln!(
            constants,
            "    pub(crate) static {}: Table = Table::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.table\")), {longest}, {number});",
            constant(name)
        )
        .unwrap();
    }
    writeln!(code, "/// How many tables there are.\npub(crate) const TABLES: usize = {};", files.len()).unwrap();
    write!(code, "#[allow(dead_code)]\npub(crate) mod table {{\n    use super::Table;\n{constants}}}\n").unwrap();
}

/// Bits of a name's hash that choose its bucket, and those that are kept of it; the same in `src/lexicon/hashed.rs`.
const NAME_BUCKET_BITS: u32 = 14;
const NAME_KEPT_BITS: u32 = 8;

/// FNV-1a with a final mix, the same in `src/lexicon/hashed.rs`.
fn name_hash(key: &str) -> u32 {
    let mut hash = key.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// `names/NAME.tsv`: one name of one or several words a line; becomes a bit `names::NAME`. Too many to be kept as text:
/// each is 22 bits of its hash and the number of its combination of classes.
fn names(folder: &Path, out: &Path, code: &mut String) {
    let mut classes: BTreeMap<u32, u16> = BTreeMap::new();
    let mut constants = String::new();
    let files = files(folder);
    assert!(files.len() <= 15, "more name classes than bits");
    let drop = 32 - NAME_BUCKET_BITS - NAME_KEPT_BITS;
    for (bit, (name, path)) in files.iter().enumerate() {
        for (key, rest) in rows(path) {
            assert!(rest.is_empty(), "{}: {key:?} has columns", path.display());
            let key: String = key.chars().filter_map(fold::folded).collect();
            *classes.entry(name_hash(&key) >> drop).or_default() |= 1 << bit;
            // The beginnings of a name of several words, so that a search knows when to go on.
            for (at, _) in key.match_indices(' ') {
                *classes.entry(name_hash(&key[..at]) >> drop).or_default() |= 1 << 15;
            }
        }
        writeln!(
            constants,
            "    /// `names/{name}.tsv`\n    pub(crate) const {}: Names = Names(1 << {bit});",
            constant(name)
        )
        .unwrap();
    }
    let mut combinations: Vec<u16> = classes.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
    combinations.sort_unstable();
    assert!(combinations.len() <= 256, "more combinations of name classes than a byte holds");
    // As `src/lexicon/buckets.rs` reads them: rows of a bucket in a nibble.
    let mut counts = vec![0u8; 1 << NAME_BUCKET_BITS];
    classes.keys().for_each(|k| counts[(k >> NAME_KEPT_BITS) as usize] += 1);
    assert!(counts.iter().all(|c| *c < 16), "a bucket with more than fifteen names");
    let counts = counts.chunks(2).map(|pair| pair[0] | pair[1] << 4).collect();
    let kept: Vec<u8> = classes.keys().map(|k| *k as u8).collect();
    let which: Vec<u8> = classes.values().map(|v| combinations.binary_search(v).unwrap() as u8).collect();
    for (part, bytes) in [("counts", counts), ("kept", kept), ("classes", which)] {
        fs::write(out.join(format!("names.{part}")), bytes).unwrap();
    }
    write!(
        code,
        "#[allow(dead_code)]\npub(crate) mod names {{\n    use super::Names;\n{constants}\n    pub(super) static COMBINATIONS: &[u16] = &{combinations:?};\n}}\n"
    )
    .unwrap();
}
