//! Several reports of one story side by side: who is in all of them and who in one only, figures and days that differ, quotations
//! that one alone carries, what the same speaker is quoted with.
//!
//! Reads finished analyses, nothing else. Counts as one only what is told in the same words or under the same name; where that is
//! in doubt, nothing is listed: a difference that is none costs more trust than one that is missed.

mod actors;
mod dates;
mod numbers;
mod quotes;
mod report;
mod wording;

use serde::Serialize;

use crate::analysis::{ActorKind, Analysis, QuantityKind};
use crate::error::Error;
use crate::text::{Span, Utf16Map};

#[cfg(target_arch = "wasm32")]
pub(crate) use report::{ACTOR_KINDS, FIGURE_KINDS, MENTIONS, QUOTE_KINDS, Said};
pub(crate) use report::{Figure, Happening, Report, Who};

/// Name and version of the comparison's shape.
pub const COMPARISON_SCHEMA: &str = "nutgraf-compare/1";

/// How many reports can be compared at once.
const REPORTS: std::ops::RangeInclusive<usize> = 2..=10;

/// A place in one of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Place {
    /// Index of the report in the list that was handed in.
    pub article: usize,
    /// Offset of the first unit in that article's text.
    pub start: u32,
    /// Offset behind the last unit.
    pub end: u32,
}

impl Place {
    pub(crate) const fn new(article: usize, span: Span) -> Self {
        Self { article, start: span.start, end: span.end }
    }

    /// The same without the report.
    pub const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Somebody or something that one report or several name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct SharedActor {
    /// The fullest name that a report gives.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of its country, where known.
    pub country: Option<String>,
    /// The reports that name it: all of them, some, or one only.
    pub articles: Vec<usize>,
    /// The first mention in each of these.
    pub places: Vec<Place>,
}

/// What one report says of a number that others give otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct NumberGiven {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Index of the quantity in that report.
    pub quantity: usize,
    /// Its worth; `null` for ranges.
    pub value: Option<f64>,
    /// At least this.
    pub low: Option<f64>,
    /// At most this.
    pub high: Option<f64>,
}

/// One thing that the reports count differently.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct NumberDifference {
    /// What is counted, in a report's words.
    pub of: String,
    /// What the number measures.
    pub kind: QuantityKind,
    /// Its unit.
    pub unit: Option<String>,
    /// What the reports say, one entry for each that gives a figure.
    pub values: Vec<NumberGiven>,
}

/// A quotation that one report alone carries.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct OnlyQuote {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Index of the quotation in that report.
    pub quote: usize,
    /// Who said it, as far as the report tells.
    pub speaker: Option<String>,
}

/// The day one report gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct DateGiven {
    /// Where: the words that tell the event.
    #[serde(flatten)]
    pub place: Place,
    /// Index of the event in that report.
    pub event: usize,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// One event that the reports put on different days.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct DateDifference {
    /// What happened: the word of the first report that tells it.
    pub what: String,
    /// The days that the reports give.
    pub values: Vec<DateGiven>,
}

/// A quotation, direct or reported, of a speaker whom other reports quote too.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Claim {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Index of the quotation in that report.
    pub quote: usize,
}

/// What several reports quote one speaker with.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct SpeakerClaims {
    /// Who speaks.
    pub speaker: String,
    /// In the order of the reports and their texts.
    pub claims: Vec<Claim>,
}

/// What two to ten reports of one story share and where they differ: schema `nutgraf-compare/1`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(
    feature = "cli",
    derive(schemars::JsonSchema),
    schemars(
        description = "What reports of one story share and where they differ. A place is an index into the list of reports and \
UTF-16 offsets into the text of that one, the end exclusive."
    )
)]
pub struct Comparison {
    /// Always [`COMPARISON_SCHEMA`].
    #[cfg_attr(feature = "cli", schemars(description = "Name and version of this shape.", extend("const" = COMPARISON_SCHEMA)))]
    pub schema: &'static str,
    /// How many reports were compared.
    pub articles: usize,
    /// Who is in them: those in most reports first.
    pub actors: Vec<SharedActor>,
    /// The same thing counted, with figures that differ.
    pub numbers: Vec<NumberDifference>,
    /// Direct quotations that one report alone carries.
    pub quotes: Vec<OnlyQuote>,
    /// The same event by the same actors, on days that disagree.
    pub dates: Vec<DateDifference>,
    /// Speakers whom two or more reports quote.
    pub claims: Vec<SpeakerClaims>,
}

/// Compares reports of one story. Byte offsets; [`Comparison::into_utf16`] converts them.
///
/// # Errors
/// `bad-input` for fewer than two reports or more than ten.
///
/// # Example: two figures for one thing
/// ```
/// use nutgraf::{Article, Options, analyze, compare};
///
/// let read = |text: &str| analyze(&Article::from_text(text), &Options::new());
/// let reports = [read("The flood in Orvik damaged 40 houses.")?, read("In Orvik 52 houses were damaged by the flood.")?];
/// let comparison = compare(&reports)?;
///
/// let houses = &comparison.numbers[0];
/// assert_eq!(houses.of, "houses");
/// assert_eq!(houses.values.iter().map(|v| v.value).collect::<Vec<_>>(), [Some(40.0), Some(52.0)]);
/// # Ok::<(), nutgraf::Error>(())
/// ```
pub fn compare(analyses: &[Analysis]) -> Result<Comparison, Error> {
    let reports: Vec<Report> = analyses.iter().map(Report::of).collect();
    side_by_side(&reports)
}

/// The same from what the comparison needs of each analysis.
pub(crate) fn side_by_side(reports: &[Report]) -> Result<Comparison, Error> {
    if !REPORTS.contains(&reports.len()) {
        return Err(Error::bad_input("compare() takes two to ten analyses"));
    }
    let cast = actors::Cast::of(reports);
    Ok(Comparison {
        schema: COMPARISON_SCHEMA,
        articles: reports.len(),
        numbers: numbers::differing(reports),
        quotes: quotes::in_one_only(reports),
        dates: dates::differing(reports, &cast),
        claims: quotes::by_speaker(reports, &cast),
        // Who wrote a report is not in the story.
        actors: cast.actors.into_iter().filter(|a| !a.places.iter().all(|place| signs(reports, *place))).collect(),
    })
}

/// How far in front of a name the "By" of its line is looked for.
const BYLINE: usize = 60;

/// Whether the place is in a line that begins with "By".
fn signs(reports: &[Report], place: Place) -> bool {
    let before = &reports[place.article].text.as_bytes()[..place.start as usize];
    let near = &before[before.len().saturating_sub(BYLINE)..];
    let line = near.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    line.len() < near.len().max(BYLINE) && line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case(b"by "))
}

impl Comparison {
    /// The same with every place in UTF-16 code units. `texts`: those of the reports, in the order in which they were compared.
    pub fn into_utf16(mut self, texts: &[&str]) -> Self {
        let maps: Vec<Utf16Map> = texts.iter().map(|text| Utf16Map::new(text)).collect();
        self.each_place(&mut |place| {
            if let Some(map) = maps.get(place.article) {
                (place.start, place.end) = (map.utf16(place.start), map.utf16(place.end));
            }
        });
        self
    }

    /// Calls `f` for every place.
    fn each_place(&mut self, f: &mut dyn FnMut(&mut Place)) {
        let Comparison { schema: _, articles: _, actors, numbers, quotes, dates, claims } = self;
        actors.iter_mut().flat_map(|a| &mut a.places).for_each(&mut *f);
        numbers.iter_mut().flat_map(|n| &mut n.values).for_each(|v| f(&mut v.place));
        quotes.iter_mut().for_each(|q| f(&mut q.place));
        dates.iter_mut().flat_map(|d| &mut d.values).for_each(|v| f(&mut v.place));
        claims.iter_mut().flat_map(|c| &mut c.claims).for_each(|c| f(&mut c.place));
    }
}
