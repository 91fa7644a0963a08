//! What goes out: the result in the shape of schema `nutgraf/1`.

use serde::Serialize;

pub use crate::layers::entities::{Actor, ActorKind, Mention, MentionForm};
pub use crate::layers::events::{Event, EventStatus, TimelineEntry, When, WhenBasis};
pub use crate::layers::outcomes::{Outcome, OutcomeStatus};
pub use crate::layers::outlook::{Outlook, Strength};
pub use crate::layers::positions::{Attribution, Position, PositionKind};
pub use crate::layers::quantities::{Quantity, QuantityKind};
pub use crate::layers::quotes::{Quote, QuoteKind};
pub use crate::layers::times::{Basis, Time, TimeType};
pub use crate::layers::voice::{Sentence, Voice};
pub use crate::summary::{ArticleKind, Gloss, KeyPhrase, KeyPoint, Main, Summary};

use crate::layers::Found;
use crate::text::{Article, Block, Entry, FieldSource, Note, Span, Utf16Map};

/// Name and version of the result's shape.
pub const SCHEMA: &str = "nutgraf/1";

/// The article as it stands in a result.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema), schemars(rename = "Article"))]
pub struct ArticleView {
    /// The headline, where there is one.
    pub title: Option<String>,
    /// The people named as authors.
    pub byline: Vec<String>,
    /// ISO 8601 date of publication, with time and zone where known.
    pub published: Option<String>,
    /// ISO 8601 date of the last change, where the page says it.
    pub modified: Option<String>,
    /// The lead-in under the headline.
    pub standfirst: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// The section of the site, where the page says it.
    pub section: Option<String>,
    /// Address of its picture, where the page says it.
    pub image: Option<String>,
    /// Language (BCP 47), `und` where it cannot be told.
    pub language: String,
    /// The whole text; all spans point into it.
    pub text: String,
    /// Number of words.
    pub words: usize,
    /// Minutes it takes to read, at 230 words a minute, at least 1 where there are words.
    pub reading_minutes: usize,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The entries of a live blog in the order of the page; empty for any other article.
    pub entries: Vec<Entry>,
    /// Where the fields were read, for those that there are.
    pub sources: Vec<FieldSource>,
    /// What was left open when the page was read.
    pub notes: Vec<Note>,
}

impl ArticleView {
    pub(crate) fn of(article: &Article, words: usize, language: &str, published: Option<String>) -> Self {
        Self {
            title: article.title().map(str::to_owned),
            byline: article.byline().to_vec(),
            published,
            modified: article.modified().map(str::to_owned),
            standfirst: article.standfirst().map(str::to_owned),
            site: article.site().map(str::to_owned),
            url: article.url().map(str::to_owned),
            section: article.section().map(str::to_owned),
            image: article.image().map(str::to_owned),
            language: language.to_owned(),
            text: article.text().to_owned(),
            words,
            reading_minutes: words.div_ceil(230),
            blocks: article.blocks().to_vec(),
            entries: article.entries().to_vec(),
            sources: article.sources().to_vec(),
            notes: article.notes().to_vec(),
        }
    }

    /// The same with its spans in UTF-16 code units. Consumes the byte offsets, so that it cannot happen twice unseen.
    pub fn into_utf16(mut self) -> Self {
        let text = std::mem::take(&mut self.text);
        let map = Utf16Map::new(&text);
        self.blocks.iter_mut().for_each(|b| convert(&map, &mut b.span));
        self.entries.iter_mut().for_each(|e| convert(&map, &mut e.span));
        self.text = text;
        self
    }
}

/// Everything that was found in an article: schema `nutgraf/1`.
///
/// Offsets are bytes into `article.text` until [`into_utf16`](Analysis::into_utf16). Numbers named `actor`, `event`, `time` …
/// are indices into the lists of that name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "cli",
    derive(schemars::JsonSchema),
    schemars(
        description = "Everything that was found in an article. Offsets are UTF-16 code units into article.text, the end exclusive. \
Numbers named actor, event, time … are indices into the lists of that name."
    )
)]
pub struct Analysis {
    /// Always [`SCHEMA`].
    #[cfg_attr(feature = "cli", schemars(description = "Name and version of this shape.", extend("const" = SCHEMA)))]
    pub schema: &'static str,
    /// The article.
    pub article: ArticleView,
    /// Every sentence, with its voice.
    pub sentences: Vec<Found<Sentence>>,
    /// Who is in it, the most salient first.
    pub actors: Vec<Actor>,
    /// Who said what.
    pub quotes: Vec<Found<Quote>>,
    /// Time expressions.
    pub times: Vec<Found<Time>>,
    /// Numbers.
    pub quantities: Vec<Found<Quantity>>,
    /// What happened.
    pub events: Vec<Found<Event>>,
    /// Who wants what.
    pub positions: Vec<Found<Position>>,
    /// What came of it.
    pub outcomes: Vec<Found<Outcome>>,
    /// What may follow.
    pub outlook: Vec<Found<Outlook>>,
    /// The dated events in order.
    pub timeline: Vec<TimelineEntry>,
    /// The main event.
    pub main: Main,
    /// What it is about, the most telling first.
    pub key_phrases: Vec<KeyPhrase>,
    /// The brief.
    pub summary: Summary,
    /// What was left open, and why.
    pub notes: Vec<Note>,
}

fn convert(map: &Utf16Map, span: &mut Span) {
    *span = Span::new(map.utf16(span.start), map.utf16(span.end));
}

impl Analysis {
    /// The same with every span in UTF-16 code units, as JSON and JavaScript want them.
    ///
    /// # Example: offsets that JavaScript can slice with
    /// ```
    /// use nutgraf::{analyze, Article, Options};
    ///
    /// let article = Article::from_text("“É bom,” she said. It opened in May 2024.");
    /// let bytes = analyze(&article, &Options::new())?;
    /// let units = bytes.clone().into_utf16();
    /// assert_eq!(bytes.times[0].span.of(article.text()), "May 2024");
    /// assert_eq!(units.times[0].span.start, 32); // three curly or accented characters take 5 bytes more
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    pub fn into_utf16(mut self) -> Self {
        let text = std::mem::take(&mut self.article.text);
        let map = Utf16Map::new(&text);
        self.each_span(&mut |span| convert(&map, span));
        self.article.text = text;
        self
    }

    /// Calls `f` for every span of the result. Every type is taken apart without `..`: a new field with a span does not
    /// compile until it stands here.
    pub(crate) fn each_span(&mut self, f: &mut dyn FnMut(&mut Span)) {
        let Analysis {
            schema: _,
            article,
            sentences,
            actors,
            quotes,
            times,
            quantities,
            events,
            positions,
            outcomes,
            outlook,
            timeline: _,
            main: Main { who: _, what, when: _, r#where: _ },
            key_phrases,
            summary: Summary { kind: _, headline, key_points, key_phrases: summary_phrases },
            notes: _,
        } = self;
        article.blocks.iter_mut().for_each(|b| f(&mut b.span));
        article.entries.iter_mut().for_each(|e| f(&mut e.span));
        for Found { span, value: Sentence { block: _, voice: _, cues }, rule: _, certainty: _ } in sentences {
            f(span);
            cues.iter_mut().for_each(&mut *f);
        }
        for Actor { name: _, kind: _, country: _, salience: _, mentions } in actors {
            mentions.iter_mut().for_each(|m| f(&mut m.span));
        }
        for Found { span, value: Quote { kind: _, source, actor: _, cue }, rule: _, certainty: _ } in quotes {
            f(span);
            source.iter_mut().chain(cue).for_each(&mut *f);
        }
        times.iter_mut().for_each(|t| f(&mut t.span));
        for found in quantities {
            let Quantity { number, value: _, low: _, high: _, kind: _, unit: _, of, per } = &mut found.value;
            f(&mut found.span);
            f(number);
            of.iter_mut().chain(per).for_each(&mut *f);
        }
        for found in events {
            let Event { kind: _, trigger, also, who: _, whom: _, r#where: _, when: _, status: _ } = &mut found.value;
            f(&mut found.span);
            f(trigger);
            also.iter_mut().for_each(&mut *f);
        }
        for found in positions {
            let Position { kind: _, actor: _, toward: _, cue, conditional: _, voice: _ } = &mut found.value;
            f(&mut found.span);
            f(cue);
        }
        for found in outcomes {
            let Outcome { status: _, actors: _, cue, quantities: _ } = &mut found.value;
            f(&mut found.span);
            f(cue);
        }
        for found in outlook {
            let Outlook { strength: _, conditional: _, about: _, cue, voice: _, time: _ } = &mut found.value;
            f(&mut found.span);
            f(cue);
        }
        what.iter_mut().chain(headline).for_each(&mut *f);
        for KeyPhrase { text: _, score: _, actor: _, spans } in key_phrases.iter_mut().chain(summary_phrases) {
            spans.iter_mut().for_each(&mut *f);
        }
        for KeyPoint { sentence: _, span, score: _, because: _, glosses } in key_points {
            f(span);
            glosses.iter_mut().for_each(|g| f(&mut g.span));
        }
    }
}
