//! What the ranker of key points sees of a sentence: some forty whole numbers, in units of 1/64.

use super::terms::Terms;
use super::{KeyPhrase, Sources};
use crate::layers::Found;
use crate::layers::clauses::Form;
use crate::layers::entities::MentionForm;
use crate::layers::events::EventStatus;
use crate::layers::quantities::QuantityKind;
use crate::layers::quotes::QuoteKind;
use crate::layers::voice::Voice;
use crate::lexicon::class;
use crate::text::{BlockKind, Span};
use crate::words::{TokenKind, Words};

/// One.
pub(crate) const UNIT: i32 = 64;

/// What a feature speaks of; key points say which of these made them one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Theme {
    Place,
    Form,
    Centre,
    Thread,
    Lead,
    Phrases,
    Title,
    Actors,
    Events,
    Plans,
    Outcomes,
    Positions,
    Outlook,
    Figures,
    Voice,
}

/// The features in the order of the weights: their names in the card, and what they speak of.
pub(crate) const FEATURES: [(&str, Theme); 45] = [
    ("first", Theme::Place),
    ("second", Theme::Place),
    ("third", Theme::Place),
    ("early", Theme::Place),
    ("early in a report", Theme::Place),
    ("far from the lead of a report", Theme::Place),
    ("opens a paragraph", Theme::Form),
    ("last two", Theme::Form),
    ("words", Theme::Form),
    ("up to 7 words", Theme::Form),
    ("8 to 12 words", Theme::Form),
    ("33 to 40 words", Theme::Form),
    ("over 40 words", Theme::Form),
    ("recurring words", Theme::Centre),
    ("sentences that share its words, each", Theme::Centre),
    ("sentences that share its words, all", Theme::Centre),
    ("brings in what recurs", Theme::Thread),
    ("goes on with what was said", Theme::Centre),
    ("shares with the lead", Theme::Lead),
    ("key phrases", Theme::Phrases),
    ("actors", Theme::Actors),
    ("their salience", Theme::Actors),
    ("the first actor", Theme::Actors),
    ("names", Theme::Actors),
    ("happened", Theme::Events),
    ("planned", Theme::Plans),
    ("outcomes", Theme::Outcomes),
    ("positions", Theme::Positions),
    ("outlook", Theme::Outlook),
    ("numbers", Theme::Figures),
    ("money, percent", Theme::Figures),
    ("times", Theme::Events),
    ("share in quotation marks", Theme::Voice),
    ("reported speech", Theme::Voice),
    ("the author's judgement", Theme::Voice),
    ("I, we", Theme::Voice),
    ("you", Theme::Voice),
    ("pronouns", Theme::Form),
    ("opens with a pronoun", Theme::Form),
    ("clauses", Theme::Form),
    ("brackets", Theme::Form),
    ("words of the headline", Theme::Title),
    ("lead-in", Theme::Lead),
    ("list item", Theme::Form),
    ("block quotation", Theme::Form),
];

/// A sentence of the body.
pub(crate) struct Row {
    /// Its index among all sentences.
    pub sentence: usize,
    /// Number of words, and how many of them stand in direct quotations.
    pub length: usize,
    pub quoted: usize,
    /// How often its content words stand elsewhere, nine times each at most.
    shared: i32,
    /// Whether it only describes: "The flag is based on an older one".
    pub describes: bool,
    /// Its content words, each once.
    pub terms: Vec<u32>,
    /// The features.
    pub values: [i32; FEATURES.len()],
}

/// How many actors of a sentence are counted.
const ACTORS: usize = 20;

/// Calls for the sentences of the body, one by one, with their features. `pull` is how strongly the lead of such an article pulls.
pub(crate) fn read(
    sources: &Sources,
    terms: &Terms,
    phrases: &[KeyPhrase],
    body: &[usize],
    pull: i32,
    mut each: impl FnMut(Row),
) {
    let scene = sources.scene;
    let words = scene.words;
    let mut latest = vec![usize::MAX; terms.len()];
    let rows: Vec<Bare> = body.iter().map(|s| bare(sources, terms, *s, &mut latest)).collect();
    let mut titled = vec![false; terms.len()];
    let titles = words.article().blocks().iter().filter(|b| b.kind == BlockKind::Title);
    titles.flat_map(|b| words.range(b.span)).filter_map(|i| terms.at(i)).for_each(|t| titled[t as usize] = true);
    let mut led = vec![false; terms.len()];
    rows.iter().take(2).flat_map(|r| &r.terms).for_each(|t| led[*t as usize] = true);
    let mut sentences_with = vec![0u32; terms.len()];
    rows.iter().flat_map(|r| &r.terms).for_each(|t| sentences_with[*t as usize] += 1);
    let phrased = worth_of_phrases(words, phrases);
    let mut seen = vec![false; terms.len()];
    for (at, Bare { length, shared, terms }) in rows.into_iter().enumerate() {
        let (sentence, length) = (body[at], length as usize);
        let values = [0; FEATURES.len()];
        let mut row = Row { sentence, length, shared, quoted: 0, describes: false, terms, values };
        let place = at as i32 + 1;
        let block = |at: usize| words.sentences()[body[at]].block;
        let opens = at == 0 || block(at - 1) != block(at);
        let lone = opens && (at + 1 == body.len() || block(at + 1) != block(at));
        let own = row.terms.len() as i32 + 3;
        let length = row.length as i32;
        let (mut brings, mut goes_on, mut with_lead, mut with_title, mut others) = (0, 0, 0, 0, 0);
        for term in row.terms.iter().map(|t| *t as usize) {
            let known = std::mem::replace(&mut seen[term], true);
            brings += i32::from(!known && sentences_with[term] > 1);
            goes_on += i32::from(known);
            with_lead += i32::from(place > 2 && led[term]);
            with_title += i32::from(titled[term]);
            others += (sentences_with[term] - 1).min(9) as i32;
        }
        let flag = |is: bool| if is { UNIT } else { 0 };
        let per = |part: i32, whole: i32| part * UNIT / whole;
        let kind = words.block(row.sentence).map(|b| b.kind);
        let position = [
            flag(place == 1),
            flag(place == 2),
            flag(place == 3),
            UNIT / place,
            pull / place,
            pull * doublings(place).min(6 * UNIT) / UNIT,
            flag(opens && !lone),
            flag(at + 2 >= body.len()),
            per(length.min(50), 10),
            flag(length <= 7),
            flag((8..=12).contains(&length)),
            flag((33..=40).contains(&length)),
            flag(length > 40),
            per(row.shared, length + 6),
            per(others, own),
            per(others.min(100), 20),
            per(brings, own),
            per(goes_on, own),
            per(with_lead, own),
            per(phrased[row.sentence].min(40), 10),
        ];
        row.values[..position.len()].copy_from_slice(&position);
        let blocks = [
            with_title.min(4) * UNIT,
            flag(kind == Some(BlockKind::Standfirst)),
            flag(kind == Some(BlockKind::ListItem)),
            flag(kind == Some(BlockKind::Quote)),
        ];
        let behind = FEATURES.len() - blocks.len();
        row.values[behind..].copy_from_slice(&blocks);
        contents(sources, &mut row, position.len());
        each(row);
    }
}

/// The logarithm to base 2, straight between the powers of 2.
pub(super) fn doublings(number: i32) -> i32 {
    let whole = number.ilog2();
    whole as i32 * UNIT + (((i64::from(number) - (1 << whole)) * i64::from(UNIT)) >> whole) as i32
}

/// For each sentence what the ten best phrases in it are worth, the better the more.
fn worth_of_phrases(words: &Words, phrases: &[KeyPhrase]) -> Vec<i32> {
    let mut worth = vec![0; words.sentences().len()];
    for (phrase, own) in phrases.iter().take(10).zip((1..=10).rev()) {
        let mut last = None;
        for span in &phrase.spans {
            let sentence = words.sentence_at(words.at(span.start));
            if last != Some(sentence) {
                worth[sentence] += own;
            }
            last = Some(sentence);
        }
    }
    worth
}

/// What all rows are read for before the first is whole: words, how much its terms recur, its terms.
struct Bare {
    length: u32,
    shared: i32,
    terms: Vec<u32>,
}

/// A row without its features. `latest`: for each term the sentence that had it last.
fn bare(sources: &Sources, terms: &Terms, sentence: usize, latest: &mut [usize]) -> Bare {
    let words = sources.scene.words;
    let tokens = words.sentences()[sentence].tokens.clone();
    let mut own = Vec::with_capacity(tokens.len() / 2);
    let (mut length, mut shared) = (0, 0);
    for (i, token) in tokens.clone().zip(&words.tokens()[tokens]) {
        length += u32::from(token.is_word_like());
        if let Some(term) = terms.at(i) {
            shared += (terms.occurs(term) - 1).min(9) as i32;
            if std::mem::replace(&mut latest[term as usize], sentence) != sentence {
                own.push(term);
            }
        }
    }
    Bare { length, shared, terms: own }
}

/// The features of what the layers found in the sentence.
fn contents(sources: &Sources, row: &mut Row, from: usize) {
    let scene = sources.scene;
    let words = scene.words;
    let tokens = words.sentences()[row.sentence].tokens.clone();
    let span = words.span(tokens.clone());
    let mut actors: Vec<usize> = Vec::new();
    let mut names = 0;
    for (actor, _, _, form) in scene.cast.within(tokens.clone()) {
        names += i32::from(form == MentionForm::Name);
        // A pronoun names nobody.
        if !matches!(form, MentionForm::Adjective | MentionForm::Pronoun)
            && actors.len() < ACTORS
            && !actors.contains(&actor)
        {
            actors.push(actor);
        }
    }
    let salience: i32 = actors.iter().map(|a| (scene.actors[*a].salience * 1000.0) as i32).sum();
    let events = inside(sources.events, span);
    let told = |status: EventStatus| matches!(status, EventStatus::Happened | EventStatus::Ongoing);
    let happened = events.iter().filter(|e| told(e.value.status)).count();
    let quantities = inside(sources.quantities, span);
    let worth = |kind: QuantityKind| matches!(kind, QuantityKind::Money | QuantityKind::Percent);
    let (mut quoted, mut reported, mut ours, mut yours, mut pronouns, mut brackets) =
        (0, false, false, false, 0, false);
    let opening = tokens.clone().find(|i| words.token(*i).is_word_like());
    let pronoun = opening.and_then(|i| scene.cast.at(i)).is_some_and(|m| m.3 == MentionForm::Pronoun);
    // Quotations nest at most a few deep: looking back a little is enough.
    let before = scene.quotes.partition_point(|q| q.span.start < span.end);
    let any_quoted = scene.quotes[..before].iter().rev().take(4).any(|q| q.span.end > span.start);
    for (i, token) in tokens.clone().zip(&words.tokens()[tokens]) {
        let direct = any_quoted
            && scene.quote_at(i).is_some_and(|quote| {
                reported |= matches!(quote.value.kind, QuoteKind::Indirect | QuoteKind::Mixed);
                quote.value.kind == QuoteKind::Direct
            });
        quoted += i32::from(direct && token.is_word_like());
        if words.classes_of(token).any(class::PRONOUNS.or(class::POSSESSIVES)) {
            ours |= !direct && words.is_word(i, &["i", "we", "our", "my", "me", "us"]);
            yours |= !direct && words.is_word(i, &["you", "your"]);
            pronouns += i32::from(words.is_word(i, THIRD));
        }
        brackets |= token.kind() == TokenKind::Punct && matches!(words.slice(i), "(" | "[");
    }
    let clauses = scene.clauses_of(row.sentence);
    let judged = sources.sentences.get(row.sentence).is_some_and(|s| s.value.voice == Voice::Analysis);
    let flag = |is: bool| if is { UNIT } else { 0 };
    let some = |count: usize, most: usize| count.min(most) as i32 * UNIT;
    let (outcomes, positions) = (inside(sources.outcomes, span).len(), inside(sources.positions, span).len());
    let times = inside(sources.times, span).len();
    let values = [
        some(actors.len(), 5),
        salience.min(2000) * UNIT / 1000,
        flag(actors.contains(&0)),
        names.min(5) * UNIT,
        some(happened, 2),
        some(events.len() - happened, 2),
        some(outcomes, 2),
        some(positions, 2),
        some(inside(sources.outlook, span).len(), 2),
        some(quantities.len(), 3),
        flag(quantities.iter().any(|q| worth(q.value.kind))),
        some(times, 2),
        quoted * UNIT / (row.length as i32 + 1),
        flag(reported),
        flag(judged),
        flag(ours),
        flag(yours),
        pronouns.min(4) * UNIT,
        flag(pronoun),
        some(clauses.len(), 6),
        flag(brackets),
    ];
    row.values[from..from + values.len()].copy_from_slice(&values);
    row.quoted = quoted as usize;
    let nothing = events.is_empty() && quantities.is_empty() && times + outcomes + positions == 0;
    let forms = || clauses.iter().map(|c| c.form);
    row.describes = nothing && forms().any(|f| f == Form::Present) && !forms().any(|f| f == Form::Past);
}

/// Pronouns that stand for something said before, mostly.
const THIRD: &[&str] = &["he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "their", "its"];

/// The finds that begin inside.
pub(super) fn inside<T>(found: &[Found<T>], span: Span) -> &[Found<T>] {
    let first = found.partition_point(|f| f.span.start < span.start);
    let count = found[first..].partition_point(|f| f.span.start < span.end);
    &found[first..first + count]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        assert_eq!(crate::model::points::count(), FEATURES.len());
    }

    #[test]
    fn doublings_are_straight_between_powers() {
        let found: Vec<i32> = [1, 2, 3, 4, 6, 8, i32::MAX].into_iter().map(doublings).collect();
        assert_eq!(found, [0, 64, 96, 128, 160, 192, 31 * 64 - 1]);
    }
}
