// Letters without their marks: shared by `build.rs`, which keeps names so, and `hashed.rs`, which looks them up so. English newspapers write
// "Erdoğan" and "Erdogan" in one article.

/// Letters of Latin alphabets in lower case, each group under the letter that English writes for them.
const GROUPS: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ('c', "çćĉċč"),
    ('d', "ďđ"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ĝğġģ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįıịỉ"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņňŉ"),
    ('o', "òóôõöøōŏőơọỏốồổỗộớờởỡợ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšș"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűųưụủứừửữự"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỵỷỹ"),
    ('z', "źżž"),
];

/// The letter without its marks; none for a mark that stands alone.
pub(crate) fn folded(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    if matches!(c, '\u{300}'..='\u{36f}') {
        return None;
    }
    Some(GROUPS.iter().find(|(_, letters)| letters.contains(c)).map_or(c, |(plain, _)| *plain))
}
