//! What is known of a piece, as numbers of features that hold for it: its length, links, element, the names around it, its
//! wording, its neighbours, and how its surroundings compare with the rest of the page. The model has a weight for each.

use super::flatten::{PLACES, Piece, Pieces, Place};
use super::hints::{FEATURES, NAME_HINTS, PHRASE_HINTS, WORDINGS, of_phrases};
use super::tree::{Attr, NONE, NodeId, Tag, Tree};
use super::work;
use crate::text::{HASH_START, Index, Keyed, hash_bytes, lower, search};

macro_rules! groups {
    ($($name:ident: $size:expr;)*) => {
        groups!(@ 0; $($name: $size;)*);
        /// Name and size of each group of features, in order.
        #[cfg(test)]
        pub(super) const GROUPS: &[(&str, usize)] = &[$((stringify!($name), $size)),*];
    };
    (@ $from:expr; $name:ident: $size:expr; $($rest:tt)*) => {
        const $name: u16 = ($from) as u16;
        groups!(@ $from + $size; $($rest)*);
    };
    (@ $from:expr;) => {
        /// Number of features.
        pub(super) const COUNT: usize = $from;
    };
}

/// Coarse lengths, for features that combine length with something else.
const COARSE: usize = 4;
/// Kinds of elements told apart.
const KINDS: usize = 14;
/// Kinds of neighbours told apart.
const NEIGHBOURS: usize = 7;

groups! {
    LENGTH: 9;
    LINKS: 6;
    ENDING: 5;
    KIND: KINDS;
    PLACE: PLACES;
    NEAR: NAME_HINTS.len();
    FAR: NAME_HINTS.len();
    OPENS: PHRASE_HINTS.len();
    SAYS: PHRASE_HINTS.len();
    BOLD: 3;
    CASE: 4;
    BEFORE: 2 * NEIGHBOURS;
    BEHIND: 2 * NEIGHBOURS;
    HOST: 7;
    OUTER: 7;
    OUTER_LINKS: 6;
    ALIKE: 7;
    BEST: 5 * COARSE;
    TITLE: 4;
    TEXT_BEFORE: 6;
    TEXT_BEHIND: 6;
    STATED: 3;
    KNOWN: 3;
    WINDOW: 8;
    KIND_LENGTH: KINDS * COARSE;
    LINKS_LENGTH: 6 * COARSE;
    ENDING_LENGTH: 5 * COARSE;
}

/// What the page says outside of its text blocks that helps to tell them apart.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    /// The headline, reduced by [`reduce`].
    pub title: String,
    /// The description, reduced.
    pub description: String,
    /// The whole text as the page's data for machines gives it (`articleBody`), reduced; empty if it does not.
    pub body: &'a str,
}

/// The windows of a text, to ask whether pieces stand in it in time that does not grow with its length.
struct Windows(Index);

/// Bytes of a window. Shorter pieces are not asked for.
const WINDOW_BYTES: usize = 16;

impl Windows {
    fn new(text: &str) -> Self {
        let mut all = Index::default();
        for window in text.as_bytes().windows(WINDOW_BYTES) {
            let hash = hash_bytes(HASH_START, window);
            if all.find(hash, |_| true).is_none() {
                all.add(hash);
            }
        }
        Self(all)
    }

    /// Whether the beginning, the middle and the end of a piece stand in the text.
    fn hold(&self, piece: &str) -> bool {
        let Some(last) = piece.len().checked_sub(WINDOW_BYTES) else { return false };
        [0, last / 2, last].iter().all(|at| {
            self.0.find(hash_bytes(HASH_START, &piece.as_bytes()[*at..*at + WINDOW_BYTES]), |_| true).is_some()
        })
    }
}

pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Letters and digits of a text in lower case, to compare texts that differ in punctuation and white space.
pub(super) fn reduce(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    push_reduced(&mut out, text);
    String::from_utf8(out).unwrap_or_default()
}

fn push_reduced(out: &mut Vec<u8>, text: &str) {
    work::add(text.len());
    /// Each ASCII letter and digit in lower case; nothing for the others.
    const LOWER: [u8; 128] = {
        let (mut table, mut byte) = ([0; 128], 0u8);
        while byte < 128 {
            table[byte as usize] = if byte.is_ascii_alphanumeric() { byte.to_ascii_lowercase() } else { 0 };
            byte += 1;
        }
        table
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // A run of ASCII: each byte is written, and kept if it is a letter or a digit.
        let run = bytes[at..].iter().take_while(|b| b.is_ascii()).count();
        let mut end = out.len();
        out.resize(end + run, 0);
        for byte in &bytes[at..at + run] {
            let lower = LOWER[usize::from(*byte & 0x7f)];
            out[end] = lower;
            end += usize::from(lower != 0);
        }
        out.truncate(end);
        at += run;
        let Some(c) = text[at..].chars().next() else { break };
        let length = c.len_utf8();
        match c {
            // Ideographs and Korean syllables are letters without case.
            '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => out.extend_from_slice(&bytes[at..at + length]),
            // Hebrew to Thai, kana: scripts without case.
            '\u{590}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' if c.is_alphanumeric() => {
                out.extend_from_slice(&bytes[at..at + length]);
            }
            _ if c.is_alphanumeric() => {
                out.extend_from_slice(lower(c).encode_utf8(&mut [0; 4]).as_bytes());
            }
            _ => {}
        }
        at += length;
    }
}

/// The reduced texts of all pieces, one behind the other.
struct Reduced {
    text: String,
    ends: Vec<usize>,
}

impl Reduced {
    fn new(pieces: &Pieces) -> Self {
        let (mut text, mut ends) = (Vec::with_capacity(pieces.texts.len()), vec![0]);
        for piece in &pieces.list {
            push_reduced(&mut text, piece.text(&pieces.texts));
            ends.push(text.len());
        }
        Self { text: String::from_utf8(text).unwrap_or_default(), ends }
    }

    fn of(&self, piece: usize) -> &str {
        self.text.get(self.ends[piece]..self.ends[piece + 1]).unwrap_or_default()
    }
}

/// Whether a piece is running text: at least ten words, few of them links.
pub(super) fn is_running(piece: &Piece) -> bool {
    piece.words >= 10 && piece.link_share() < 35 && !piece.is_in(Place::Hidden)
}

/// Features of all pieces of a page.
pub(super) struct Features {
    all: Vec<u16>,
    ends: Vec<u32>,
    /// The piece that is the headline.
    pub title: Option<usize>,
    /// How each piece is marked up ([`look`]), and the words of its running text.
    pub looks: Vec<u64>,
    pub running: Vec<u32>,
    /// Whether the text of a piece stands in the page three times or more.
    pub repeated: Vec<bool>,
}

impl Features {
    /// Those that hold for a piece.
    pub(super) fn of(&self, piece: usize) -> &[u16] {
        let start = if piece == 0 { 0 } else { self.ends[piece - 1] as usize };
        &self.all[start..self.ends[piece] as usize]
    }
}

/// Number of bounds that the value reaches.
fn bucket(value: u32, bounds: &[u32]) -> u16 {
    bounds.iter().take_while(|b| value >= **b).count() as u16
}

fn share(part: u32, whole: u32) -> u16 {
    match part {
        0 => 0,
        _ if part >= whole => 6,
        _ => 1 + bucket((u64::from(part) * 100 / u64::from(whole.max(1))) as u32, &[5, 15, 30, 60]),
    }
}

fn links(piece: &Piece) -> u16 {
    link_bucket(piece.link_share())
}

fn link_bucket(share: u32) -> u16 {
    bucket(share, &[1, 15, 35, 70, 98])
}

fn kind(tag: Tag) -> u16 {
    match tag {
        Tag::P => 0,
        Tag::Li => 1,
        Tag::H1 => 2,
        Tag::H2 => 3,
        Tag::H3 => 4,
        Tag::H4 | Tag::H5 | Tag::H6 => 5,
        Tag::Td | Tag::Th => 6,
        Tag::Div => 7,
        Tag::Section | Tag::Article | Tag::Main | Tag::Body => 8,
        Tag::Blockquote => 9,
        Tag::Figcaption | Tag::Figure | Tag::Caption => 10,
        Tag::Dt | Tag::Dd => 11,
        Tag::Pre => 12,
        _ => 13,
    }
}

fn ending(text: &str) -> u16 {
    let bare = text.trim_end_matches(&['"', '\'', '”', '’', '»', ')', ']', ' ', '“', '」', '』'][..]);
    match bare.chars().next_back() {
        Some('.' | '!' | '?' | '。' | '！' | '？' | '।' | '؟' | '۔') if !bare.ends_with("...") => 0,
        // Thai, Lao and Khmer set no mark at the end of a sentence: what is long is one.
        Some('\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}') if bare.len() >= 90 => 0,
        Some('…' | '.') => 1,
        Some(':' | '：') => 2,
        Some(',' | ';' | '-' | '–' | '—' | '|' | '›' | '»' | '>') => 3,
        _ => 4,
    }
}

fn neighbour(piece: Option<&Piece>) -> u16 {
    let Some(piece) = piece else { return 0 };
    if piece.is_in(Place::Heading) {
        1
    } else if piece.link_share() >= 35 {
        if piece.words >= 10 { 2 } else { 3 }
    } else {
        4 + bucket(piece.words, &[8, 20])
    }
}

/// The nearest block-level element above a node.
pub(super) fn block_above(tree: &Tree, node: NodeId) -> NodeId {
    let mut above = tree.parent(node);
    while above != NONE && !tree.tag(above).is_block() {
        above = tree.parent(above);
    }
    if above == NONE { node } else { above }
}

/// The element that holds a piece among its like: the one above a paragraph, heading or list.
pub(super) fn host_of(tree: &Tree, node: NodeId) -> NodeId {
    match tree.tag(node) {
        Tag::Li | Tag::Dt | Tag::Dd => block_above(tree, block_above(tree, node)),
        Tag::Td | Tag::Th => {
            let mut above = node;
            while !matches!(tree.tag(above), Tag::Table | Tag::Document) {
                above = block_above(tree, above);
            }
            block_above(tree, above)
        }
        _ => block_above(tree, node),
    }
}

/// Sums over the page that the features of single pieces compare with.
struct Sums {
    host: Vec<NodeId>,
    outer: Vec<NodeId>,
    alike: Vec<u64>,
    /// Words of running text directly in an element, and anywhere inside it; bytes of text and of links inside it.
    direct: Keyed<NodeId, u32>,
    inside: Keyed<NodeId, [u32; 3]>,
    by_look: Keyed<u64, u32>,
    total: u32,
}

impl Sums {
    fn new(tree: &Tree, pieces: &Pieces) -> Self {
        let host: Vec<NodeId> = pieces.list.iter().map(|p| host_of(tree, p.node)).collect();
        let outer: Vec<NodeId> = host.iter().map(|h| block_above(tree, *h)).collect();
        let alike: Vec<u64> = pieces.list.iter().zip(&host).map(|(p, h)| look(tree, p.node, *h)).collect();
        let mut sums =
            Self { host, outer, alike, direct: Keyed::new(), inside: Keyed::new(), by_look: Keyed::new(), total: 0 };
        for &outer in &sums.outer {
            sums.inside.entry(outer).or_default();
        }
        for (i, piece) in pieces.list.iter().enumerate() {
            let words = if is_running(piece) { piece.words } else { 0 };
            *sums.direct.entry(sums.host[i]).or_default() += words;
            *sums.by_look.entry(sums.alike[i]).or_default() += words;
            sums.total += words;
            let mut above = piece.node;
            // The depth of the tree is bounded by the parser, so this walk is, too.
            while above != NONE {
                if let Some(sum) = sums.inside.get_mut(&above) {
                    sum[0] += words;
                    sum[1] += piece.end - piece.start;
                    sum[2] += piece.linked;
                }
                above = tree.parent(above);
            }
        }
        sums
    }
}

/// A number for how a piece is marked up: its element, its host's element and class names.
pub(super) fn look(tree: &Tree, node: NodeId, host: NodeId) -> u64 {
    // Only what a stylesheet would: the host's classes, without the numbers that make them unique.
    let class = tree.attr(host, Attr::Class).unwrap_or("").bytes().take(200).filter(|b| !b.is_ascii_digit());
    hash([tree.tag(node) as u8, tree.tag(host) as u8].into_iter().chain(class))
}

/// The features of every piece of a page.
pub(super) fn of_page(tree: &Tree, pieces: &Pieces, known: &Known) -> Features {
    let sums = Sums::new(tree, pieces);
    let list = &pieces.list;
    // The host with the most running text; the first among equals.
    let direct = |host: &NodeId| sums.direct.get(host).copied().unwrap_or_default();
    let best = sums.host.iter().copied().fold(None, |best: Option<NodeId>, h| match best {
        Some(b) if direct(&b) >= direct(&h) => Some(b),
        _ => Some(h),
    });
    let most_direct = best.map_or(0, |b| direct(&b));
    let most_alike = sums.by_look.values().copied().max().unwrap_or(0);
    let reduced = Reduced::new(pieces);
    let title = title_piece(list, &reduced, &known.title);
    let mut seen: Keyed<&str, u32> = Keyed::new();
    for (i, _) in list.iter().enumerate().filter(|(_, p)| p.words >= 2) {
        *seen.entry(reduced.of(i)).or_default() += 1;
    }
    let times: Vec<u32> = (0..list.len()).map(|i| seen.get(reduced.of(i)).copied().unwrap_or(0)).collect();
    let stated = Windows::new(known.body);
    let running: Vec<u32> = list.iter().map(|p| if is_running(p) { p.words } else { 0 }).collect();
    let mut before = 0;
    let mut out = Features {
        all: Vec::with_capacity(list.len() * 40),
        ends: Vec::with_capacity(list.len()),
        title,
        looks: Vec::new(),
        running: Vec::new(),
        repeated: times.iter().map(|n| *n > 2).collect(),
    };
    for (i, piece) in list.iter().enumerate() {
        let (text, said) = (piece.text(&pieces.texts), reduced.of(i));
        let all = &mut out.all;
        let coarse = bucket(piece.words, &[4, 12, 30]);
        let (kind, links, ending) = (kind(tree.tag(piece.node)), links(piece), ending(text));
        all.push(LENGTH + bucket(piece.words, &[2, 4, 7, 12, 20, 35, 60, 100]));
        all.push(LINKS + links);
        all.push(ENDING + ending);
        all.push(KIND + kind);
        all.push(KIND_LENGTH + kind * COARSE as u16 + coarse);
        all.push(LINKS_LENGTH + links * COARSE as u16 + coarse);
        all.push(ENDING_LENGTH + ending * COARSE as u16 + coarse);
        push_bits(all, PLACE, piece.places);
        push_bits(all, NEAR, piece.near & FEATURES);
        push_bits(all, FAR, piece.far & FEATURES);
        if piece.words < 40 {
            let (opens, says) = of_phrases(text);
            push_bits(all, OPENS, u32::from(opens & WORDINGS));
            push_bits(all, SAYS, u32::from(says & WORDINGS));
        }
        all.push(BOLD + bucket(piece.bold * 100 / (piece.end - piece.start).max(1), &[1, 90]));
        push_case(all, text);
        for (k, (group, at)) in
            [(BEFORE, i.wrapping_sub(1)), (BEFORE, i.wrapping_sub(2)), (BEHIND, i + 1), (BEHIND, i + 2)]
                .into_iter()
                .enumerate()
        {
            all.push(group + (k % 2 * NEIGHBOURS) as u16 + neighbour(list.get(at)));
        }
        let inside = sums.inside.get(&sums.outer[i]).copied().unwrap_or_default();
        all.push(HOST + share(direct(&sums.host[i]), most_direct));
        all.push(OUTER + share(inside[0], sums.total));
        all.push(OUTER_LINKS + link_bucket((u64::from(inside[2]) * 100 / u64::from(inside[1].max(1))) as u32));
        all.push(ALIKE + share(sums.by_look.get(&sums.alike[i]).copied().unwrap_or_default(), most_alike));
        all.push(BEST + best.map_or(4, |b| nearness(tree, sums.host[i], b)) * COARSE as u16 + coarse);
        all.push(TITLE + title.map_or(3, |t| if i < t { 0 } else { 1 + u16::from(i > t + 4) }));
        all.push(TEXT_BEFORE + bucket(percent(before, sums.total), &[1, 10, 50, 90, 99]));
        before += running[i];
        all.push(TEXT_BEHIND + bucket(percent(sums.total - before, sums.total), &[1, 10, 50, 90, 99]));
        all.push(STATED + if known.body.is_empty() { 0 } else { 1 + u16::from(stated.hold(said)) });
        if !known.title.is_empty() && said == known.title {
            all.push(KNOWN);
        }
        if !known.description.is_empty() && said.len() > 20 && known.description.starts_with(said) {
            all.push(KNOWN + 1);
        }
        if piece.words >= 4 && times[i] > 1 {
            all.push(KNOWN + 2);
        }
        let count = |range: std::ops::Range<usize>| running[range].iter().filter(|w| **w > 0).count().min(3) as u16;
        all.push(WINDOW + count(i.saturating_sub(5)..i));
        all.push(WINDOW + 4 + count((i + 1).min(list.len())..(i + 6).min(list.len())));
        out.ends.push(out.all.len() as u32);
    }
    (out.looks, out.running) = (sums.alike, running);
    out
}

fn percent(part: u32, whole: u32) -> u32 {
    (u64::from(part) * 100 / u64::from(whole.max(1))) as u32
}

fn push_bits(all: &mut Vec<u16>, group: u16, mut bits: u32) {
    while bits != 0 {
        all.push(group + bits.trailing_zeros() as u16);
        bits &= bits - 1;
    }
}

fn push_case(all: &mut Vec<u16>, text: &str) {
    let first = text.chars().find(|c| c.is_alphanumeric());
    if first.is_some_and(char::is_lowercase) {
        all.push(CASE);
    }
    if first.is_some_and(char::is_numeric) {
        all.push(CASE + 1);
    }
    if text.len() < 200 && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase) {
        all.push(CASE + 2);
    }
    if text.contains('@') || search::holds(text, "http") || search::holds(text, "www.") {
        all.push(CASE + 3);
    }
}

/// How near a host is to the best one: the same (0), beside it (1), around it (2), inside its parent (3), elsewhere (4).
fn nearness(tree: &Tree, host: NodeId, best: NodeId) -> u16 {
    let (above, best_above) = (block_above(tree, host), block_above(tree, best));
    if host == best {
        0
    } else if above == best_above || above == best {
        1
    } else if host == best_above {
        2
    } else if block_above(tree, above) == best_above
        || block_above(tree, above) == best
        || above == block_above(tree, best_above)
    {
        3
    } else {
        4
    }
}

/// The piece that is the headline: the heading whose text the page's data give as the title, else the only `h1`.
fn title_piece(list: &[Piece], reduced: &Reduced, title: &str) -> Option<usize> {
    let headings = || (0..list.len()).filter(|i| list[*i].is_in(Place::Heading) && !list[*i].is_in(Place::Nav));
    if title.is_empty() {
        return None;
    }
    headings().find(|i| reduced.of(*i) == title).or_else(|| {
        let mut long = headings().filter(|i| reduced.of(*i).len() >= 15);
        long.find(|i| {
            work::add(title.len() + reduced.of(*i).len());
            search::holds(title, reduced.of(*i)) || search::holds(reduced.of(*i), title)
        })
    })
}
