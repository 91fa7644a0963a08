//! Verbs: every inflected form with its lemma, which form it is, and the frames the verb can open.

use super::Table;

/// Lemma → number of its combination of frames, and which of its forms are regular.
static LEMMAS: Table = Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/verbs.table")), 1, usize::MAX);
/// Irregular form → its readings: forms, length of the lemma, lemma.
static IRREGULAR: Table = Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/verbs.irregular")), 1, usize::MAX);

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

    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

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

/// At most so many readings has any word ("lies": lie; "found": found, find); one more is never looked for.
const READINGS: usize = 4;

/// The readings of a word: as a lemma first, then by lemma.
pub(super) fn readings(word: &str) -> impl Iterator<Item = VerbReading> + use<> {
    let mut found = [None; READINGS];
    let word = word.as_bytes();
    if let Some(known) = Lemma::find(word) {
        add(&mut found, known.reading(VerbForms::BASE));
    }
    let mut irregular = IRREGULAR.entry(word).map_or(&[][..], |(_, value)| value);
    while let [forms, length, rest @ ..] = irregular {
        let (lemma, next) = rest.split_at(usize::from(*length).min(rest.len()));
        if let Some(known) = Lemma::find(lemma) {
            add(&mut found, known.reading(VerbForms(*forms)));
        }
        irregular = next;
    }
    each_stem(word, |stem, forms| {
        if let Some(known) = Lemma::find(stem)
            && let regular = VerbForms(known.regular.0 & forms.0)
            && regular.0 != 0
            && known.spells(word, forms)
        {
            add(&mut found, known.reading(regular));
        }
    });
    found.into_iter().flatten()
}

fn add(found: &mut [Option<VerbReading>; READINGS], reading: VerbReading) {
    if let Some(same) = found.iter_mut().flatten().find(|r| r.lemma == reading.lemma) {
        same.forms = same.forms.or(reading.forms);
        return;
    }
    let after = |r: &VerbReading| !r.forms.any(VerbForms::BASE) && r.lemma > reading.lemma;
    let place = found.iter().position(|r| r.as_ref().is_none_or(after)).unwrap_or(READINGS);
    if place < READINGS {
        found[place..].rotate_right(1);
        found[place] = Some(reading);
    }
}

/// Takes the endings off a word: calls with every stem that a regular verb of this form could have. Most are no verbs.
fn each_stem(word: &[u8], mut stem: impl FnMut(&[u8], VerbForms)) {
    let mut with = |cut: usize, end: &[u8], forms: VerbForms| {
        let mut buffer = [0; 24];
        let kept = word.len() - cut;
        if kept + end.len() <= buffer.len() {
            buffer[..kept].copy_from_slice(&word[..kept]);
            buffer[kept..kept + end.len()].copy_from_slice(end);
            stem(&buffer[..kept + end.len()], forms);
        }
    };
    let doubled = |cut: usize| word.len() > cut + 2 && word[word.len() - cut - 1] == word[word.len() - cut - 2];
    let (third, past) = (VerbForms::THIRD, VerbForms::PAST.or(VerbForms::PARTICIPLE));
    if word.ends_with(b"s") {
        with(1, b"", third);
        if word.ends_with(b"ies") {
            with(3, b"y", third);
        }
        if word.ends_with(b"es") {
            with(2, b"", third);
        }
    } else if word.ends_with(b"ed") {
        with(1, b"", past);
        with(2, b"", past);
        if word.ends_with(b"ied") {
            with(3, b"y", past);
        } else if doubled(2) {
            with(3, b"", past);
        }
    } else if word.ends_with(b"ing") {
        with(3, b"", VerbForms::ING);
        with(3, b"e", VerbForms::ING);
        if word.ends_with(b"ying") {
            with(4, b"ie", VerbForms::ING);
        } else if doubled(3) {
            with(4, b"", VerbForms::ING);
        }
    }
}

/// The bits of the forms that can be regular.
const FORMS: u8 = 30;

/// A verb as the table keeps it.
struct Lemma {
    word: &'static [u8],
    frames: Frames,
    /// Which of its forms follow the rules.
    regular: VerbForms,
}

impl Lemma {
    fn find(word: &[u8]) -> Option<Self> {
        let (word, [frames, regular]) = LEMMAS.entry(word)? else { return None };
        let combination = super::frame::COMBINATIONS.get(usize::from(*frames)).copied().unwrap_or(0);
        // The upper bits of the second byte are those of `frame::IN_…`.
        let frames = Frames(combination | u64::from(regular & !FORMS) << 56);
        Some(Self { word, frames, regular: VerbForms(regular & FORMS) })
    }

    fn reading(&self, forms: VerbForms) -> VerbReading {
        VerbReading { lemma: std::str::from_utf8(self.word).unwrap_or_default(), forms, frames: self.frames }
    }

    /// Whether the regular form is spelled like this.
    fn spells(&self, word: &[u8], form: VerbForms) -> bool {
        let (kept, doubled, ending) = self.spelling(form);
        let stem = &self.word[..kept];
        word.strip_prefix(stem).is_some_and(|rest| match rest.strip_suffix(ending.as_bytes()) {
            Some([]) => !doubled,
            Some([letter]) => doubled && Some(letter) == stem.last(),
            _ => false,
        })
    }

    /// How a regular form is spelled: so much of the lemma, whether its last letter is doubled, the ending.
    fn spelling(&self, form: VerbForms) -> (usize, bool, &'static str) {
        let word = self.word;
        let all = word.len();
        let is_vowel = |c: u8| b"aeiou".contains(&c);
        let [.., before, last] = *word else { return (all, false, "") };
        let hard_y = last == b'y' && !is_vowel(before);
        // A short verb (one vowel, between consonants) doubles its last letter: "stop", "ban"; longer ones that do are irregular rows.
        let vowels = word.iter().filter(|c| is_vowel(**c)).count();
        let doubles = all >= 3 && vowels == 1 && is_vowel(before) && !is_vowel(last) && !b"wxyh".contains(&last);
        if form.any(VerbForms::THIRD) {
            match last {
                b's' | b'x' | b'z' | b'o' => (all, false, "es"),
                b'h' if matches!(before, b'c' | b's') => (all, false, "es"),
                _ if hard_y => (all - 1, false, "ies"),
                _ => (all, false, "s"),
            }
        } else if form.any(VerbForms::ING) {
            match (before, last) {
                (b'i', b'e') => (all - 2, false, "ying"),
                (before, b'e') if !matches!(before, b'e' | b'o' | b'y') && all > 2 => (all - 1, false, "ing"),
                _ => (all, doubles, "ing"),
            }
        } else {
            match last {
                b'e' => (all, false, "d"),
                _ if hard_y => (all - 1, false, "ied"),
                _ => (all, doubles, "ed"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_are_spelled_and_read_back() {
        for (lemma, third, past, ing) in [
            ("stop", "stops", "stopped", "stopping"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("deny", "denies", "denied", "denying"),
            ("reach", "reaches", "reached", "reaching"),
            ("use", "uses", "used", "using"),
            ("play", "plays", "played", "playing"),
            ("fix", "fixes", "fixed", "fixing"),
        ] {
            for (form, is) in
                [(third, VerbForms::THIRD), (past, VerbForms::PAST.or(VerbForms::PARTICIPLE)), (ing, VerbForms::ING)]
            {
                let reading = readings(form).find(|r| r.lemma == lemma);
                assert_eq!(reading.map(|r| r.forms), Some(is), "{form}");
            }
        }
        for wrong in ["stoping", "stoped", "denyed", "useing", "goed", "saied", "s", "ed", "ing", ""] {
            assert_eq!(readings(wrong).count(), 0, "{wrong}");
        }
    }

    #[test]
    fn a_form_of_two_verbs_has_two_readings() {
        let lemmas = |form| readings(form).map(|r| r.lemma).collect::<Vec<_>>();
        assert_eq!(lemmas("lay"), ["lay", "lie"]);
    }
}
