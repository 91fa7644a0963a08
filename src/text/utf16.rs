//! Byte offsets to UTF-16 offsets and back.

/// Bytes between two checkpoints. A checkpoint per character costs six times as much to build.
const STEP: usize = 64;

/// Converts offsets between UTF-8 bytes and UTF-16 code units of one text.
///
/// Holds the UTF-16 offset of every 64th byte and counts the rest on demand; an ASCII text needs no table at all.
pub(crate) struct Utf16Map<'t> {
    text: &'t str,
    /// UTF-16 offset of the first character that begins at or behind byte `i * STEP`. Empty for ASCII.
    checkpoints: Vec<u32>,
}

/// UTF-16 code units that the character starting with this byte takes; 0 for a continuation byte.
const fn units(first: u8) -> u32 {
    match first {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        _ => 1,
    }
}

impl<'t> Utf16Map<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            checkpoints.reserve(bytes.len() / STEP + 1);
            let mut total = 0;
            for chunk in bytes.chunks(STEP) {
                checkpoints.push(total);
                total += chunk.iter().map(|&b| units(b)).sum::<u32>();
            }
        }
        Self { text, checkpoints }
    }

    /// The UTF-16 offset of a byte offset (which lies on a character boundary).
    pub(crate) fn utf16(&self, byte: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let chunk = (byte / STEP).min(self.checkpoints.len() - 1);
        let rest = &self.text.as_bytes()[chunk * STEP..byte];
        self.checkpoints[chunk] + rest.iter().map(|&b| units(b)).sum::<u32>()
    }

    /// The byte offset of a UTF-16 offset; `None` where it lies outside the text or inside a surrogate pair.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub(crate) fn byte(&self, utf16: u32) -> Option<u32> {
        if self.checkpoints.is_empty() {
            return (utf16 as usize <= self.text.len()).then_some(utf16);
        }
        let chunk = self.checkpoints.partition_point(|&c| c <= utf16).saturating_sub(1);
        let (mut unit, mut byte) = (self.checkpoints[chunk], chunk * STEP);
        let bytes = self.text.as_bytes();
        while byte < bytes.len() && unit < utf16 {
            unit += units(bytes[byte]);
            byte += 1;
        }
        while byte < bytes.len() && units(bytes[byte]) == 0 {
            byte += 1;
        }
        (unit == utf16).then_some(byte as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back() {
        let texts = ["", "plain", "naïve “quotes” – dash", "😀a😀", &"😀é’x".repeat(60)];
        for text in texts {
            let map = Utf16Map::new(text);
            let mut unit = 0;
            for (byte, char) in text.char_indices() {
                assert_eq!(map.utf16(byte as u32), unit, "{text} at {byte}");
                assert_eq!(map.byte(unit), Some(byte as u32), "{text} at {byte}");
                unit += char.len_utf16() as u32;
            }
            assert_eq!(map.utf16(text.len() as u32), unit);
            assert_eq!(map.byte(unit), Some(text.len() as u32));
            assert_eq!(map.byte(unit + 1), None);
        }
    }

    #[test]
    fn inside_a_surrogate_pair_is_nowhere() {
        assert_eq!(Utf16Map::new("a😀b").byte(2), None);
    }
}
