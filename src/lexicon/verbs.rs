//! Verbs: every inflected form with its lemma, which form it is, and the frames the verb can open.

use super::sorted::{count, entry, search};

static KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/verbs.keys"));
static VALUES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/verbs.values"));
static LEMMAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/verbs.lemmas"));
static FRAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/verbs.frames"));

/// Which forms of its verb a word can be, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbForms(u8);

#[allow(dead_code, reason = "the whole paradigm, whether or not every form is asked for")]
impl VerbForms {
    pub(crate) const NONE: VerbForms = VerbForms(0);
    pub(crate) const BASE: VerbForms = VerbForms(1);
    pub(crate) const THIRD: VerbForms = VerbForms(2);
    pub(crate) const PAST: VerbForms = VerbForms(4);
    pub(crate) const PARTICIPLE: VerbForms = VerbForms(8);
    pub(crate) const ING: VerbForms = VerbForms(16);

    pub(crate) const fn any(self, of: VerbForms) -> bool {
        self.0 & of.0 != 0
    }

    pub(crate) const fn or(self, other: VerbForms) -> VerbForms {
        VerbForms(self.0 | other.0)
    }
}

/// What a verb can do, one bit for each frame named in `data/verbs/*.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(pub(crate) u64);

impl Frames {
    /// Whether the two share a frame.
    pub(crate) const fn any(self, of: Frames) -> bool {
        self.0 & of.0 != 0
    }

    /// Both together.
    #[allow(dead_code)]
    pub(crate) const fn or(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }
}

/// One reading of a word as a verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VerbReading {
    /// The form under which a dictionary lists it: "say".
    pub lemma: &'static str,
    /// Which forms of it the word can be.
    pub forms: VerbForms,
    /// What the verb can do.
    pub frames: Frames,
}

pub(super) fn readings(word: &str) -> impl Iterator<Item = VerbReading> + use<> {
    let first = search(KEYS, word.as_bytes()).ok();
    let same = move |row: &usize| *row < count(KEYS) && first.is_some_and(|f| entry(KEYS, *row) == entry(KEYS, f));
    (first.unwrap_or(usize::MAX / 2)..).take_while(same).map(|row| {
        let value = &VALUES[row * 3..row * 3 + 3];
        let lemma = usize::from(u16::from_le_bytes([value[0], value[1]]));
        let frames = FRAMES[lemma * 8..lemma * 8 + 8].try_into().map(u64::from_le_bytes).unwrap_or_default();
        VerbReading {
            lemma: std::str::from_utf8(entry(LEMMAS, lemma)).unwrap_or_default(),
            forms: VerbForms(value[2]),
            frames: Frames(frames),
        }
    })
}
