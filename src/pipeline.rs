//! The order of the stages: the one file that knows it. A stage is a function; its parameters are what it reads, what it
//! returns is what it writes.

use crate::Error;
use crate::analysis::{Analysis, ArticleView, Main, SCHEMA, Summary};
use crate::layers::clauses::Scene;
use crate::layers::{Found, entities, events, outcomes, outlook, positions, quantities, quotes, times, voice};
use crate::options::{Layer, Layers, Options};
use crate::summary::{self, Size, Sources};
use crate::text::{Article, Note, read_day, write_day};
use crate::words::{self, Words};

/// Reads an article and lays open what is in it. Byte offsets; [`Analysis::into_utf16`] converts them.
///
/// Any text gives a result, in time linear in its length. What could not be told is in [`Analysis::notes`].
///
/// # Errors
/// `too-long` where the text is longer than [`Options::with_max_length`].
pub fn analyze(article: &Article, options: &Options) -> Result<Analysis, Error> {
    run(article, options, &mut |_| ())
}

/// As [`analyze`]; calls `after` with the name of every stage when it has ended. For whoever measures where time goes.
///
/// # Errors
/// As [`analyze`].
#[cfg(any(feature = "cli", feature = "timings"))]
pub fn analyze_by_stages(
    article: &Article,
    options: &Options,
    after: &mut dyn FnMut(&'static str),
) -> Result<Analysis, Error> {
    run(article, options, after)
}

fn run(article: &Article, options: &Options, after: &mut dyn FnMut(&'static str)) -> Result<Analysis, Error> {
    options.check_length(article.text().len())?;
    let include = options.include();
    // What nobody reads is not looked for.
    let wanted = |layers: &[Layer]| layers.iter().any(|l| include.has(*l));
    let brief = wanted(&[Layer::Summary]);
    let words = words::read(article, options.language());
    after("words");
    let published =
        options.published().or_else(|| article.published().and_then(read_day)).or_else(|| times::dateline(&words));

    let times = fitted(times::find(&words, published));
    after("times");
    let quantities = fitted(quantities::find(&words, &times));
    after("quantities");
    let mut actors = entities::find(&words);
    after("actors");
    let quotes = fitted(quotes::find(&words, &actors));
    after("quotes");
    entities::speakers(&words, &mut actors, &quotes);
    after("speakers");
    let sentences = voice::judge(&words, &quotes);
    after("voice");
    let scene = Scene::read(&words, &actors, &quotes);
    after("clauses");
    let told = brief || wanted(&[Layer::Events, Layer::Timeline]);
    let events = if told { events::find(&scene, &times, published) } else { Vec::new() };
    let timeline = if wanted(&[Layer::Timeline]) { events::timeline(&events) } else { Vec::new() };
    after("events");
    let positions = if brief || wanted(&[Layer::Positions]) { positions::find(&scene) } else { Vec::new() };
    after("positions");
    let outcomes = if brief || wanted(&[Layer::Outcomes]) { outcomes::find(&scene, &quantities) } else { Vec::new() };
    after("outcomes");
    let outlook =
        if brief || wanted(&[Layer::Outlook]) { outlook::find(&scene, &times, published) } else { Vec::new() };
    after("outlook");

    let sources = Sources {
        scene: &scene,
        times: &times,
        quantities: &quantities,
        sentences: &sentences,
        events: &events,
        positions: &positions,
        outcomes: &outcomes,
        outlook: &outlook,
    };
    let main = if wanted(&[Layer::Main]) { summary::main_event(&sources) } else { Main::default() };
    let size = Size { points: options.key_points(), words: options.key_point_words() };
    let summary = if brief {
        summary::write(&sources, size)
    } else if wanted(&[Layer::KeyPhrases]) {
        Summary { key_phrases: summary::key_phrases(&sources), ..Summary::default() }
    } else {
        Summary::default()
    };
    after("summary");

    let mut analysis = Analysis {
        schema: SCHEMA,
        article: view(&words, options),
        sentences,
        actors,
        quotes,
        times,
        quantities,
        events,
        positions,
        outcomes,
        outlook,
        timeline,
        main,
        key_phrases: summary.key_phrases.clone(),
        summary,
        notes: notes(article, &words, published.is_some()),
    };
    keep(&mut analysis, |layer| include.has(layer));
    after("result");
    Ok(analysis)
}

/// Gives back what a long list has reserved and does not need; short ones are not worth the copy.
fn fitted<T>(mut found: Vec<Found<T>>) -> Vec<Found<T>> {
    if found.len() > 1 << 12 {
        found.shrink_to_fit();
    }
    found
}

/// The article alone as it goes out, with its language and the number of its words. No layer is looked for.
///
/// # Errors
/// As [`analyze`].
pub fn describe(article: &Article, options: &Options) -> Result<ArticleView, Error> {
    options.check_length(article.text().len())?;
    Ok(view(&words::read_untagged(article, options.language()), options))
}

fn view(words: &Words, options: &Options) -> ArticleView {
    let article = words.article();
    let count = words.tokens().iter().filter(|t| t.is_word_like()).count();
    let stated = options.published().map(write_day).or_else(|| article.published().map(str::to_owned));
    ArticleView::of(article, count, words.language(), stated)
}

/// Key points and key phrases alone.
///
/// # Errors
/// As [`analyze`].
pub fn summarize(article: &Article, options: &Options) -> Result<Summary, Error> {
    Ok(analyze(article, &options.clone().with_include(Layers::of([Layer::Summary])))?.summary)
}

/// Empties the layers that are not wanted.
fn keep(analysis: &mut Analysis, wanted: impl Fn(Layer) -> bool) {
    let Analysis {
        schema: _,
        article: _,
        sentences,
        actors,
        quotes,
        times,
        quantities,
        events,
        positions,
        outcomes,
        outlook,
        timeline,
        main,
        key_phrases,
        summary,
        notes: _,
    } = analysis;
    let empty = |layer: Layer, clear: &mut dyn FnMut()| {
        if !wanted(layer) {
            clear();
        }
    };
    empty(Layer::Sentences, &mut || sentences.clear());
    empty(Layer::Actors, &mut || actors.clear());
    empty(Layer::Quotes, &mut || quotes.clear());
    empty(Layer::Times, &mut || times.clear());
    empty(Layer::Quantities, &mut || quantities.clear());
    empty(Layer::Events, &mut || events.clear());
    empty(Layer::Positions, &mut || positions.clear());
    empty(Layer::Outcomes, &mut || outcomes.clear());
    empty(Layer::Outlook, &mut || outlook.clear());
    empty(Layer::Timeline, &mut || timeline.clear());
    empty(Layer::Main, &mut || *main = Main::default());
    empty(Layer::KeyPhrases, &mut || key_phrases.clear());
    empty(Layer::Summary, &mut || *summary = Summary::default());
}

/// What was left open for the whole article.
fn notes(article: &Article, words: &words::Words, dated: bool) -> Vec<Note> {
    let mut notes = article.notes().to_vec();
    if words.len() == 0 {
        notes.push(Note::new("empty", "There is no text in it."));
        return notes;
    }
    if !words.is_english() {
        notes.push(Note::new(
            "language-unsupported",
            format!("The language is {}, not English: only sentences and key phrases are given.", words.language()),
        ));
    } else if !dated {
        notes.push(Note::new("no-date", "The day of publication is not known: relative times keep a relative value."));
    }
    notes
}

#[cfg(feature = "train")]
pub(crate) mod training {
    //! The features of key points, for their trainer.

    use super::*;
    use crate::text::Span;

    /// The sentences of a text's body, each with its features.
    pub fn rows(text: &str) -> Vec<(Span, Vec<i32>)> {
        let article = Article::from_text(text);
        let words = words::read(&article, Some("en"));
        let times = times::find(&words, None);
        let quantities = quantities::find(&words, &times);
        let mut actors = entities::find(&words);
        let quotes = quotes::find(&words, &actors);
        entities::speakers(&words, &mut actors, &quotes);
        let sentences = voice::judge(&words, &quotes);
        let scene = Scene::read(&words, &actors, &quotes);
        let sources = Sources {
            scene: &scene,
            times: &times,
            quantities: &quantities,
            sentences: &sentences,
            events: &events::find(&scene, &times, None),
            positions: &positions::find(&scene),
            outcomes: &outcomes::find(&scene, &quantities),
            outlook: &outlook::find(&scene, &times, None),
        };
        summary::training::rows(&sources)
    }
}
