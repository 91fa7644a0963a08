//! What a caller may ask for.

use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::text::read_day;

/// A layer of the result, named as its field in the JSON is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
#[allow(missing_docs, reason = "each is the field of the same name in Analysis")]
pub enum Layer {
    Sentences,
    Actors,
    Quotes,
    Times,
    Quantities,
    Events,
    Positions,
    Outcomes,
    Outlook,
    Timeline,
    Main,
    KeyPhrases,
    Summary,
}

impl Layer {
    /// Every layer, in the order of the result.
    pub const ALL: [Layer; 13] = [
        Layer::Sentences,
        Layer::Actors,
        Layer::Quotes,
        Layer::Times,
        Layer::Quantities,
        Layer::Events,
        Layer::Positions,
        Layer::Outcomes,
        Layer::Outlook,
        Layer::Timeline,
        Layer::Main,
        Layer::KeyPhrases,
        Layer::Summary,
    ];

    /// The name of the field: `keyPhrases`, `actors` …
    pub const fn name(self) -> &'static str {
        match self {
            Layer::Sentences => "sentences",
            Layer::Actors => "actors",
            Layer::Quotes => "quotes",
            Layer::Times => "times",
            Layer::Quantities => "quantities",
            Layer::Events => "events",
            Layer::Positions => "positions",
            Layer::Outcomes => "outcomes",
            Layer::Outlook => "outlook",
            Layer::Timeline => "timeline",
            Layer::Main => "main",
            Layer::KeyPhrases => "keyPhrases",
            Layer::Summary => "summary",
        }
    }

    /// The layers that this one's indices point into.
    const fn points_into(self) -> &'static [Layer] {
        match self {
            Layer::Sentences | Layer::Actors | Layer::Times | Layer::Quantities => &[],
            Layer::Quotes | Layer::Events | Layer::Positions | Layer::KeyPhrases => &[Layer::Actors],
            Layer::Outcomes => &[Layer::Actors, Layer::Quantities],
            Layer::Outlook | Layer::Main => &[Layer::Actors, Layer::Times],
            Layer::Timeline => &[Layer::Events, Layer::Actors],
            Layer::Summary => &[Layer::Sentences, Layer::KeyPhrases, Layer::Actors],
        }
    }
}

/// A set of layers. Every layer brings along those that its indices point into, so that no index of a result ever
/// leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers(u16);

impl Layers {
    /// All of them.
    pub const ALL: Layers = Layers((1 << Layer::ALL.len()) - 1);

    /// These layers, and those they point into.
    pub fn of(layers: impl IntoIterator<Item = Layer>) -> Self {
        let mut set = 0;
        for layer in layers {
            set |= 1 << layer as u16;
            for other in layer.points_into() {
                set |= 1 << *other as u16;
            }
        }
        Layers(set)
    }

    /// Layers by the names of their fields.
    ///
    /// # Errors
    /// `bad-option` for a name that is no layer's; the message lists those that are.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, Error> {
        let mut layers = Vec::new();
        for name in names {
            let layer = Layer::ALL.into_iter().find(|l| l.name() == name);
            layers.push(layer.ok_or_else(|| {
                let all = Layer::ALL.map(Layer::name).join(", ");
                Error::bad_option(format!("`include` has no layer \"{name}\"; there are: {all}"))
            })?);
        }
        Ok(Self::of(layers))
    }

    /// Whether the layer is in the set.
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & (1 << layer as u16) != 0
    }
}

/// How an article is to be read. Starts from [`Options::new`], changed by `with_*`.
///
/// # Example: relative dates need a day to hang on
/// ```
/// use nutgraf::{analyze, Article, Options};
///
/// let article = Article::from_text("The vote was held yesterday.");
/// let open = analyze(&article, &Options::new())?;
/// let dated = analyze(&article, &Options::new().with_published("2025-06-03")?)?;
/// assert_eq!(open.times[0].value.from, None);
/// assert_eq!(dated.times[0].value.from.as_deref(), Some("2025-06-02"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    published: Option<Date>,
    language: Option<String>,
    key_points: usize,
    key_point_words: usize,
    include: Layers,
    max_length: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// All layers, five key points of any length, texts up to 16 MiB, no date of publication but the page's own.
    pub const fn new() -> Self {
        Self {
            published: None,
            language: None,
            key_points: 5,
            key_point_words: usize::MAX,
            include: Layers::ALL,
            max_length: 16 << 20,
        }
    }

    /// The day of publication, on which relative times hang: an ISO 8601 date, `2025-06-03` (a time behind it is
    /// ignored). Goes before what the page says.
    ///
    /// # Errors
    /// `bad-option` where it is no such date.
    pub fn with_published(mut self, date: &str) -> Result<Self, Error> {
        let day = read_day(date).ok_or_else(|| {
            Error::bad_option(format!("`published` is \"{date}\", not a date such as \"2025-06-03\""))
        })?;
        self.published = Some(day);
        Ok(self)
    }

    /// The language of the article (BCP 47, `en`, `en-GB`), where the caller knows it.
    pub fn with_language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// How many key points are wanted, at most. Default 5.
    ///
    /// # Errors
    /// `bad-option` above 100.
    pub fn with_key_points(mut self, count: usize) -> Result<Self, Error> {
        if count > 100 {
            return Err(Error::bad_option(format!("`keyPoints` is {count}, more than 100")));
        }
        self.key_points = count;
        Ok(self)
    }

    /// How many words all key points together may have. Default: as many as they have.
    pub fn with_key_point_words(mut self, words: usize) -> Self {
        self.key_point_words = words;
        self
    }

    /// The layers that are wanted; the others stay empty in the result. Default: all.
    pub fn with_include(mut self, layers: Layers) -> Self {
        self.include = layers;
        self
    }

    /// The longest input in bytes that is read, default 16 MiB; a longer one is refused with `too-long`.
    pub fn with_max_length(mut self, bytes: usize) -> Self {
        // Offsets are 32 bits wide; a page can grow a little when it becomes text (entities), hence the head-room.
        self.max_length = bytes.min(1 << 30);
        self
    }

    pub(crate) fn published(&self) -> Option<Date> {
        self.published
    }

    pub(crate) fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    pub(crate) fn key_points(&self) -> usize {
        self.key_points
    }

    pub(crate) fn key_point_words(&self) -> usize {
        self.key_point_words
    }

    pub(crate) fn include(&self) -> Layers {
        self.include
    }

    /// Refuses an input over the limit.
    pub(crate) fn check_length(&self, bytes: usize) -> Result<(), Error> {
        if bytes > self.max_length { Err(Error::too_long(bytes, self.max_length)) } else { Ok(()) }
    }
}
