//! The elements and attributes that a page's parser and the extractor tell apart, by number.

macro_rules! names {
    ($(#[$doc:meta])* $type:ident, $other:ident: $($variant:ident = $name:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum $type { $other, $($variant),* }

        impl $type {
            const ALL: &'static [(&'static str, $type)] = &[$(($name, Self::$variant)),*];
            const SLOTS: [u8; SLOTS] = {
                let mut slots = [0; SLOTS];
                let mut at = 0;
                while at < Self::ALL.len() {
                    let mut slot = slot(hash(Self::ALL[at].0.as_bytes()));
                    while slots[slot] != 0 {
                        slot = (slot + 1) % SLOTS;
                    }
                    at += 1;
                    slots[slot] = at as u8;
                }
                slots
            };

            /// By its name in any case; `hash` is that of the name.
            pub(super) fn of(name: &[u8], hash: u32) -> Self {
                let mut slot = slot(hash);
                loop {
                    let Some((known, value)) = Self::ALL.get(usize::from(Self::SLOTS[slot]).wrapping_sub(1)) else {
                        return Self::$other;
                    };
                    if known.as_bytes().eq_ignore_ascii_case(name) {
                        return *value;
                    }
                    slot = (slot + 1) % SLOTS;
                }
            }
        }
    };
}

/// Places in the tables of names: more than twice the number of names.
const SLOTS: usize = 512;

const fn slot(hash: u32) -> usize {
    (hash ^ hash >> 15) as usize % SLOTS
}

/// Hash of a name in any case.
pub(super) const fn hash(name: &[u8]) -> u32 {
    let (mut hash, mut at) = (SEED, 0);
    while at < name.len() {
        hash = mix(hash, name[at]);
        at += 1;
    }
    hash
}

/// The hash of nothing.
pub(super) const SEED: u32 = 0x811c_9dc5;

/// The hash of a name that is one letter longer.
pub(super) const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193)
}

names! {
    /// The elements that are told apart. In the tree, all of SVG and MathML is `Foreign`.
    Tag, Other: Document = "#document", Text = "#text", Foreign = "#foreign",
    A = "a", Abbr = "abbr", Address = "address", Article = "article", Aside = "aside", Audio = "audio", B = "b",
    Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Canvas = "canvas", Caption = "caption", Center = "center",
    Cite = "cite", Code = "code", Dd = "dd", Del = "del", Details = "details", Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Em = "em",
    Embed = "embed", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font", Footer = "footer", Form = "form",
    Frame = "frame", Frameset = "frameset",
    H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr",
    Html = "html", I = "i", Iframe = "iframe", Img = "img", Input = "input", Ins = "ins", Label = "label", Legend = "legend", Li = "li",
    Link = "link", Main = "main", Mark = "mark", Menu = "menu", Meta = "meta", Nav = "nav", Noembed = "noembed", Noframes = "noframes",
    Noscript = "noscript", Object = "object", Ol = "ol", Optgroup = "optgroup", Option = "option", Output = "output", P = "p",
    Picture = "picture", Pre = "pre", Progress = "progress", Q = "q", Rp = "rp", Rt = "rt", Ruby = "ruby", S = "s", Script = "script",
    Search = "search", Section = "section", Select = "select", Small = "small", Span = "span", Strong = "strong", Style = "style", Sub = "sub",
    Summary = "summary", Sup = "sup", Table = "table", Tbody = "tbody", Td = "td", Template = "template", Textarea = "textarea",
    Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Title = "title", Tr = "tr", U = "u", Ul = "ul", Video = "video",
    Wbr = "wbr", Xmp = "xmp",
    // Those that only the parser has rules for.
    Applet = "applet", Area = "area", Base = "base", Basefont = "basefont", Bgsound = "bgsound", Big = "big", Col = "col",
    Colgroup = "colgroup", Dir = "dir", Image = "image", Keygen = "keygen", Listing = "listing", Marquee = "marquee", Nobr = "nobr",
    Param = "param", Plaintext = "plaintext", Rb = "rb", Rtc = "rtc", Source = "source", Strike = "strike", Track = "track", Tt = "tt",
    Var = "var", Isindex = "isindex",
    Svg = "svg", Math = "math", ForeignObject = "foreignobject", Desc = "desc", Mi = "mi", Mo = "mo", Mn = "mn", Ms = "ms", Mtext = "mtext",
    AnnotationXml = "annotation-xml", Mglyph = "mglyph", Malignmark = "malignmark",
}

names! {
    /// The attributes that are kept, and those that the parser asks for.
    Attr, Other: AriaHidden = "aria-hidden", Class = "class", Content = "content", Datetime = "datetime", Hidden = "hidden", Href = "href",
    Id = "id", Itemprop = "itemprop", Lang = "lang", Name = "name", Property = "property", Rel = "rel", Role = "role", Style = "style",
    Type = "type",
    Encoding = "encoding", Color = "color", Face = "face", Size = "size",
    // Hooks that name what they are on as classes do ("data-testid=author-name").
    TestId = "data-testid", Component = "data-component", Qa = "data-qa", Module = "data-module", Test = "data-test", Block = "data-block",
    DataType = "data-type",
}

impl Tag {
    /// Its name in lower case.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.get((self as usize).wrapping_sub(1)).map_or("", |(name, _)| name)
    }
}

impl Attr {
    /// Whether it names its element as a class does.
    pub(super) const fn is_class(self) -> bool {
        matches!(
            self,
            Attr::Class
                | Attr::TestId
                | Attr::Component
                | Attr::Qa
                | Attr::Module
                | Attr::Test
                | Attr::Block
                | Attr::DataType
        )
    }
}

/// A set of elements.
#[derive(Clone, Copy)]
pub(super) struct Tags([u64; 3]);

impl Tags {
    pub(super) const fn new(tags: &[Tag]) -> Self {
        Self([0; 3]).and(tags)
    }

    /// These and more.
    pub(super) const fn and(mut self, tags: &[Tag]) -> Self {
        let mut at = 0;
        while at < tags.len() {
            let tag = tags[at] as usize;
            self.0[tag / 64] |= 1 << (tag % 64);
            at += 1;
        }
        self
    }

    pub(super) const fn has(&self, tag: Tag) -> bool {
        self.0[tag as usize / 64] >> (tag as usize % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        for (name, tag) in Tag::ALL {
            assert_eq!(Tag::of(name.to_uppercase().as_bytes(), hash(name.as_bytes())), *tag);
        }
        for (name, attr) in Attr::ALL {
            assert_eq!(Attr::of(name.as_bytes(), hash(name.as_bytes())), *attr);
        }
        assert_eq!(Tag::of(b"x-y", hash(b"x-y")), Tag::Other);
        let sets = Tags::new(&[Tag::A, Tag::Wbr]).and(&[Tag::Malignmark]);
        assert!(sets.has(Tag::A) && sets.has(Tag::Wbr) && sets.has(Tag::Malignmark) && !sets.has(Tag::B));
    }
}
