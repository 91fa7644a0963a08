//! The border to JavaScript: the only file that names it.
//!
//! Values come in as JavaScript made them and are checked here, strictly; what goes out are the columns of plain data in the shape
//! of `nutgraf/1` ([`Columns`]), with offsets in UTF-16 code units. Every error is thrown as an `Error` with a `code`; the package's JavaScript
//! makes a `NutgrafError` of it.
//!
//! A lone surrogate in a string becomes U+FFFD on its way in. Both are one code unit, so offsets hold.

use js_sys::{Array, Float64Array, JsString, Object, Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::analysis::SCHEMA;
use crate::columns::Columns;
use crate::compare::{
    ACTOR_KINDS, FIGURE_KINDS, Figure, Happening, MENTIONS, QUOTE_KINDS, Report, Said, Who, side_by_side,
};
use crate::text::{Metadata, Utf16Map};
use crate::{Article, Block, BlockKind, Entry, Error, Field, FieldSource, Layer, Layers, Note, Options, Origin, Span};

/// The article in a page.
///
/// # Errors
/// Throws `bad-input` where `html` is no string, `bad-option`, `too-long`.
#[wasm_bindgen]
pub fn extract(html: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let (settings, mut url) = (Options::new(), None);
        // The content type has been read by the JavaScript that made a string of the page's bytes.
        each_option(options, &["url", "contentType"], |name, value| {
            let text = text_option(name, value)?;
            if name == "url" {
                url = Some(text);
            }
            Ok(())
        })?;
        let html = string_of(html, &settings)?
            .ok_or_else(|| Error::bad_input("extract() takes the HTML of a page as a string or as bytes"))?;
        let mut article = crate::extract(&html, &settings)?;
        if let Some(url) = url {
            article = article.with_url(url);
        }
        Ok(crate::describe(&article, &settings)?.into_utf16())
    };
    outcome(read())
}

/// Everything found in a text or in an article.
///
/// # Errors
/// Throws `bad-input` where `input` is neither a string nor an article, `bad-option`, `too-long`.
#[wasm_bindgen]
pub fn analyze(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let options = analyze_options(options)?;
        Ok(crate::analyze(&article_of(input, &options)?, &options)?.into_utf16())
    };
    outcome(read())
}

/// Headline, key points and key phrases alone.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn summarize(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let options = analyze_options(options)?;
        let options = options.with_include(Layers::of([Layer::Summary]));
        Ok(crate::analyze(&article_of(input, &options)?, &options)?.into_utf16().summary)
    };
    outcome(read())
}

/// What reports of one story share and where they differ.
///
/// # Errors
/// Throws `bad-input` where `analyses` is no array of two to ten results of [`analyze`].
#[wasm_bindgen]
pub fn compare(analyses: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let analyses: &Array =
            analyses.dyn_ref().ok_or_else(|| Error::bad_input("compare() takes an array of analyses"))?;
        let texts: Result<Vec<String>, Error> = analyses.iter().map(|analysis| analyzed_text(&analysis)).collect();
        let texts = texts?;
        let reports: Result<Vec<Report>, Error> =
            analyses.iter().zip(&texts).map(|(analysis, text)| report_of(&analysis, text)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Ok(side_by_side(&reports?)?.into_utf16(&texts))
    };
    outcome(read())
}

/// Milliseconds that each stage takes on a text, as a mean of so many rounds: `[name, ms]` in order, from string to columns.
///
/// # Errors
/// As [`analyze`].
#[cfg(feature = "timings")]
#[wasm_bindgen]
pub fn timings(text: &str, published: &str, rounds: u32) -> Result<JsValue, JsValue> {
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance)]
        fn now() -> f64;
    }
    let mut spent: Vec<(&'static str, f64)> = Vec::new();
    let mut add = |name: &'static str, time: f64| match spent.iter_mut().find(|(known, _)| *known == name) {
        Some((_, sum)) => *sum += time,
        None => spent.push((name, time)),
    };
    for _ in 0..rounds {
        let mut last = now();
        let mut lap = |name: &'static str| {
            let time = now();
            add(name, time - last);
            last = time;
        };
        let options = Options::new().with_published(published).unwrap_or_default();
        let article = Article::from_text(text);
        lap("blocks");
        let analysis = crate::analyze_by_stages(&article, &options, &mut lap).map_err(|_| JsValue::NULL)?;
        columns_of(&analysis.into_utf16())?;
        lap("columns");
    }
    let rows = spent.iter().map(|(name, sum)| Array::of2(&(*name).into(), &(sum / f64::from(rounds)).into()));
    Ok(rows.collect::<Array>().into())
}

/// Hands the result over as columns of numbers, of which the package's JavaScript makes plain objects.
fn outcome<T: Serialize>(result: Result<T, Error>) -> Result<JsValue, JsValue> {
    let value = result.map_err(|error| thrown(error.code().as_str(), &error.to_string()))?;
    columns_of(&value)
}

/// JSON text takes a tenth of a call, this a hundredth.
fn columns_of<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let columns = Columns::of(value).map_err(|_| js_sys::Error::new("the result holds what columns cannot tell"))?;
    let (words, floats) = (Uint32Array::from(&columns.words[..]), Float64Array::from(&columns.floats[..]));
    let lengths = Uint32Array::from(&columns.lengths[..]);
    Ok(Array::of4(&words, &floats, &lengths, &JsValue::from_str(&columns.pool)).into())
}

fn thrown(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a field of an object made here cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

// ---- options

fn analyze_options(options: &JsValue) -> Result<Options, Error> {
    let mut settings = Options::new();
    each_option(options, &["published", "language", "keyPoints", "keyPointWords", "include"], |name, value| {
        let old = std::mem::take(&mut settings);
        settings = match name {
            "published" => old.with_published(&text_option(name, value)?)?,
            "language" => old.with_language(text_option(name, value)?),
            "keyPointWords" => old.with_key_point_words(count_option(name, value)?),
            "keyPoints" => old.with_key_points(count_option(name, value)?)?,
            _ => old.with_include(layers_option(name, value)?),
        };
        Ok(())
    })?;
    Ok(settings)
}

/// Calls `read` for every option that is set (neither undefined nor null), and refuses those that do not exist.
fn each_option(
    options: &JsValue,
    allowed: &[&str],
    mut read: impl FnMut(&str, &JsValue) -> Result<(), Error>,
) -> Result<(), Error> {
    if options.is_undefined() || options.is_null() {
        return Ok(());
    }
    if !options.is_object() || Array::is_array(options) {
        return Err(Error::bad_option(format!("the options are not an object; they can hold: {}", allowed.join(", "))));
    }
    for entry in Object::entries(options.unchecked_ref()) {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        if !allowed.contains(&name.as_str()) {
            let all = allowed.join(", ");
            return Err(Error::bad_option(format!("there is no option \"{name}\"; allowed: {all}")));
        }
        if !value.is_undefined() && !value.is_null() {
            read(&name, &value)?;
        }
    }
    Ok(())
}

fn text_option(name: &str, value: &JsValue) -> Result<String, Error> {
    value.as_string().ok_or_else(|| Error::bad_option(format!("`{name}` is not a string")))
}

fn count_option(name: &str, value: &JsValue) -> Result<usize, Error> {
    let number = value.as_f64().filter(|n| n.fract() == 0.0 && *n >= 0.0 && *n <= f64::from(u32::MAX));
    number.map(|n| n as usize).ok_or_else(|| Error::bad_option(format!("`{name}` is not a whole number from 0 up")))
}

fn layers_option(name: &str, value: &JsValue) -> Result<Layers, Error> {
    let wrong = || Error::bad_option(format!("`{name}` is not an array of layer names"));
    let array: &Array = value.dyn_ref().ok_or_else(wrong)?;
    let names: Option<Vec<String>> = array.iter().map(|item| item.as_string()).collect();
    Layers::from_names(names.ok_or_else(wrong)?.iter().map(String::as_str))
}

// ---- texts and articles

/// The string, unless the value is none. A string over the limit is refused before it is copied.
fn string_of(value: &JsValue, options: &Options) -> Result<Option<String>, Error> {
    let Some(string) = value.dyn_ref::<JsString>() else { return Ok(None) };
    // A UTF-16 code unit takes at least one byte.
    options.check_length(string.length() as usize)?;
    Ok(Some(string.into()))
}

/// The text, or the Article as JavaScript holds it: what this package returned, or a caller's own of the same shape.
fn article_of(input: &JsValue, options: &Options) -> Result<Article, Error> {
    if let Some(text) = string_of(input, options)? {
        return Ok(Article::from_text(text));
    }
    let neither = || Error::bad_input("neither a text nor an Article was given");
    if !input.is_object() {
        return Err(neither());
    }
    let text = string_of(&field(input, "text")?, options)?.ok_or_else(neither)?;
    let map = Utf16Map::new(&text);
    let blocks = array_field(input, "blocks")?.ok_or_else(|| Error::bad_input("the Article has no array `blocks`"))?;
    let blocks: Result<Vec<Block>, Error> = blocks.iter().map(|block| block_of(&block, &map)).collect();
    let meta = Metadata {
        title: text_field(input, "title")?,
        byline: strings_field(input, "byline")?,
        published: text_field(input, "published")?,
        modified: text_field(input, "modified")?,
        standfirst: text_field(input, "standfirst")?,
        site: text_field(input, "site")?,
        url: text_field(input, "url")?,
        // What could not be told has not been stated either.
        language: text_field(input, "language")?.filter(|tag| tag != "und"),
        section: text_field(input, "section")?,
        image: text_field(input, "image")?,
        sources: sources_field(input)?,
        entries: entries_field(input, &map)?,
        notes: notes_field(input)?,
    };
    Ok(Article::from_parts(text, blocks?, meta))
}

fn block_of(block: &JsValue, map: &Utf16Map) -> Result<Block, Error> {
    let kind = field(block, "kind")?.as_string().and_then(|kind| BlockKind::named(&kind)).ok_or_else(wrong_block)?;
    Ok(Block { span: span_of(block, map)?, kind })
}

fn wrong_block() -> Error {
    Error::bad_input("a block of the Article is no place in its text, or of no known kind")
}

/// A place in the text of an Article.
fn span_of(object: &JsValue, map: &Utf16Map) -> Result<Span, Error> {
    let offset = |name| {
        let number =
            field(object, name)?.as_f64().filter(|n| n.fract() == 0.0 && (0.0..f64::from(u32::MAX)).contains(n));
        number.and_then(|unit| map.byte(unit as u32)).ok_or_else(wrong_block)
    };
    let (start, end) = (offset("start")?, offset("end")?);
    if start <= end { Ok(Span::new(start, end)) } else { Err(wrong_block()) }
}

fn entries_field(object: &JsValue, map: &Utf16Map) -> Result<Vec<Entry>, Error> {
    let read = |entry: JsValue| Ok(Entry { span: span_of(&entry, map)?, time: text_field(&entry, "time")? });
    array_field(object, "entries")?.unwrap_or_default().iter().map(read).collect()
}

/// Where the fields were read; what is not known is left out.
fn sources_field(object: &JsValue) -> Result<Vec<FieldSource>, Error> {
    let mut sources = Vec::new();
    for source in array_field(object, "sources")?.unwrap_or_default().iter() {
        let (name, from) = (text_field(&source, "field")?, text_field(&source, "from")?);
        if let (Some(field), Some(from)) = (name.and_then(|n| Field::named(&n)), from.and_then(|f| Origin::named(&f))) {
            sources.push(FieldSource { field, from });
        }
    }
    Ok(sources)
}

/// A field of what should be an object; undefined where there is no such field.
fn field(object: &JsValue, name: &str) -> Result<JsValue, Error> {
    Reflect::get(object, &name.into()).map_err(|_| Error::bad_input(format!("`{name}` of the Article cannot be read")))
}

fn text_field(object: &JsValue, name: &str) -> Result<Option<String>, Error> {
    let value = field(object, name)?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let wrong = || Error::bad_input(format!("`{name}` of the Article is not a string"));
    value.as_string().map(Some).ok_or_else(wrong)
}

fn array_field(object: &JsValue, name: &str) -> Result<Option<Array>, Error> {
    let value = field(object, name)?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value.dyn_into().map(Some).map_err(|_| Error::bad_input(format!("`{name}` of the Article is not an array")))
}

fn strings_field(object: &JsValue, name: &str) -> Result<Vec<String>, Error> {
    let strings = array_field(object, name)?.unwrap_or_default().iter().map(|item| item.as_string()).collect();
    Option::ok_or_else(strings, || {
        Error::bad_input(format!("`{name}` of the Article holds something that is not a string"))
    })
}

fn notes_field(object: &JsValue) -> Result<Vec<Note>, Error> {
    let read = |note: JsValue| {
        let (code, message) = (text_field(&note, "code")?, text_field(&note, "message")?);
        Ok(Note { code: code.unwrap_or_default(), message: message.unwrap_or_default() })
    };
    array_field(object, "notes")?.unwrap_or_default().iter().map(read).collect()
}

// ---- analyses that come back

fn no_analysis() -> Error {
    Error::bad_input("compare() takes results of analyze(), whole and unchanged")
}

/// The text of an analysis of this schema.
fn analyzed_text(analysis: &JsValue) -> Result<String, Error> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).map_err(|_| no_analysis());
    if get(analysis, "schema")?.as_string().as_deref() != Some(SCHEMA) {
        return Err(no_analysis());
    }
    string_of(&get(&get(analysis, "article")?, "text")?, &Options::new())?.ok_or_else(no_analysis)
}

/// A found thing as JavaScript holds it. Every getter is strict: what [`analyze`] gave has all of it.
struct Thing<'a>(JsValue, &'a Utf16Map<'a>);

impl Thing<'_> {
    fn get(&self, name: &str) -> Result<JsValue, Error> {
        Reflect::get(&self.0, &name.into()).map_err(|_| no_analysis())
    }

    fn text(&self, name: &str) -> Result<Option<String>, Error> {
        let value = self.get(name)?;
        if value.is_null() { Ok(None) } else { value.as_string().map(Some).ok_or_else(no_analysis) }
    }

    fn number(&self, name: &str) -> Result<Option<f64>, Error> {
        let value = self.get(name)?;
        if value.is_null() { Ok(None) } else { value.as_f64().map(Some).ok_or_else(no_analysis) }
    }

    fn things(&self, name: &str) -> Result<impl Iterator<Item = Self>, Error> {
        let array: Array = self.get(name)?.dyn_into().map_err(|_| no_analysis())?;
        let map = self.1;
        Ok((0..array.length()).map(move |i| Thing(array.get(i), map)))
    }

    fn indices(&self, name: &str) -> Result<Vec<usize>, Error> {
        self.things(name)?.map(|t| t.0.as_f64().map(|n| n as usize).ok_or_else(no_analysis)).collect()
    }

    fn span(&self) -> Result<Span, Error> {
        let byte = |name| self.number(name)?.and_then(|n| self.1.byte(n as u32)).ok_or_else(no_analysis);
        let (start, end) = (byte("start")?, byte("end")?);
        if start <= end { Ok(Span::new(start, end)) } else { Err(no_analysis()) }
    }

    fn span_in(&self, name: &str) -> Result<Option<Span>, Error> {
        let value = self.get(name)?;
        if value.is_null() { Ok(None) } else { Thing(value, self.1).span().map(Some) }
    }

    /// The kind whose name in JSON stands in the field.
    fn kind<T: Copy>(&self, kinds: &[(&str, T)]) -> Result<T, Error> {
        let name = self.text("kind")?.unwrap_or_default();
        kinds.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind).ok_or_else(no_analysis)
    }
}

fn report_of<'t>(analysis: &JsValue, text: &'t str) -> Result<Report<'t>, Error> {
    let map = Utf16Map::new(text);
    let analysis = Thing(analysis.clone(), &map);
    let actor = |actor: Thing| {
        let mentions: Result<Vec<(Span, bool)>, Error> = actor
            .things("mentions")?
            .take(MENTIONS)
            .map(|m| Ok((m.span()?, m.text("form")?.as_deref() == Some("name"))))
            .collect();
        let mentions = mentions?;
        Ok(Who {
            name: actor.text("name")?.ok_or_else(no_analysis)?,
            kind: actor.kind(ACTOR_KINDS)?,
            country: actor.text("country")?,
            first: mentions.first().map_or(Span::new(0, 0), |m| m.0),
            named: mentions.iter().filter(|m| m.1).map(|m| m.0).collect(),
        })
    };
    let said = |quote: Thing| {
        Ok(Said {
            span: quote.span()?,
            kind: quote.kind(QUOTE_KINDS)?,
            source: quote.span_in("source")?,
            actor: quote.number("actor")?.map(|n| n as usize),
        })
    };
    let figure = |quantity: Thing| {
        Ok(Figure {
            span: quantity.span()?,
            kind: quantity.kind(FIGURE_KINDS)?,
            unit: quantity.text("unit")?,
            value: quantity.number("value")?,
            low: quantity.number("low")?,
            high: quantity.number("high")?,
            of: quantity.span_in("of")?,
            per: quantity.span_in("per")?.is_some(),
        })
    };
    let mut events = Vec::new();
    for (index, event) in analysis.things("events")?.enumerate() {
        let when = Thing(event.get("when")?, &map);
        if when.0.is_null() {
            continue;
        }
        events.push(Happening {
            index,
            span: event.span()?,
            kind: event.text("kind")?.ok_or_else(no_analysis)?,
            trigger: event.span_in("trigger")?.ok_or_else(no_analysis)?,
            who: event.indices("who")?,
            whom: event.indices("whom")?,
            from: when.text("from")?.ok_or_else(no_analysis)?,
            to: when.text("to")?.ok_or_else(no_analysis)?,
        });
    }
    Ok(Report {
        text,
        actors: analysis.things("actors")?.map(actor).collect::<Result<_, Error>>()?,
        quotes: analysis.things("quotes")?.map(said).collect::<Result<_, Error>>()?,
        figures: analysis.things("quantities")?.map(figure).collect::<Result<_, Error>>()?,
        events,
    })
}
