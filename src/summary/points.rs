//! Key points: sentences ranked by plain features, chosen for what they add, left out when they cannot be read alone.

use super::terms::Terms;
use super::{Gloss, KeyPoint, Sources};
use crate::layers::Found;
use crate::layers::entities::{ActorKind, MentionForm};
use crate::layers::quotes::QuoteKind;
use crate::layers::times::Basis;
use crate::layers::voice::Voice;
use crate::lexicon::{class, frame};
use crate::text::{BlockKind, Span, sort_by_number};
use crate::words::TokenKind;

/// A sentence with this few words says too little, one with that many too much.
const LENGTH: std::ops::RangeInclusive<usize> = 7..=55;

struct Candidate {
    sentence: usize,
    span: Span,
    score: u64,
    because: Vec<&'static str>,
    terms: Vec<u32>,
}

/// Picks at most `count` sentences: by score, each time less what the chosen ones already say; given in reading order.
pub(super) fn pick(sources: &Sources, terms: &Terms, count: usize) -> Vec<KeyPoint> {
    let mut candidates = candidates(sources, terms);
    let mut said = vec![false; terms.len()];
    let mut chosen: Vec<(u64, Candidate)> = Vec::new();
    while chosen.len() < count && !candidates.is_empty() {
        let worth = |c: &Candidate| {
            let fresh = c.terms.iter().filter(|t| !said[**t as usize]).count() as u64;
            c.score * (40 + 60 * fresh / (c.terms.len() as u64).max(1)) / 100
        };
        // The first of equal ones: candidates stand in reading order.
        let Some(best) = (0..candidates.len()).max_by_key(|i| (worth(&candidates[*i]), std::cmp::Reverse(*i))) else {
            break;
        };
        let score = worth(&candidates[best]);
        let candidate = candidates.remove(best);
        for term in &candidate.terms {
            said[*term as usize] = true;
        }
        chosen.push((score, candidate));
    }
    sort_by_number(&mut chosen, |(_, c)| c.sentence as u128);
    let point = |(score, c): (u64, Candidate)| KeyPoint {
        sentence: c.sentence,
        span: c.span,
        score: score as f64 / 1000.0,
        because: c.because.iter().map(|s| (*s).to_owned()).collect(),
        glosses: glosses(sources, c.span),
    };
    chosen.into_iter().map(point).collect()
}

/// Number of finds whose cue or span begins inside.
fn inside<T>(found: &[Found<T>], span: Span) -> usize {
    let first = found.partition_point(|f| f.span.start < span.start);
    found[first..].iter().take_while(|f| f.span.start < span.end).count()
}

fn candidates(sources: &Sources, terms: &Terms) -> Vec<Candidate> {
    let scene = sources.scene;
    let words = scene.words;
    let count = words.sentences().len();
    let judged = sources.sentences.iter().filter(|s| s.value.voice == Voice::Analysis).count();
    // Where the author argues, the lead is not the story.
    let essay = judged * 5 >= count * 2;
    let title: Vec<u32> = words
        .article()
        .blocks()
        .iter()
        .filter(|b| b.kind == BlockKind::Title)
        .flat_map(|b| words.range(b.span))
        .filter_map(|i| terms.at(i))
        .collect();
    let mut candidates = Vec::new();
    let mut place = 0;
    for sentence in 0..count {
        let kind = words.block(sentence).map(|b| b.kind);
        if !scene.in_body(sentence) {
            continue;
        }
        place += 1;
        let Some(start) = readable_start(sources, sentence) else { continue };
        let tokens = start..words.sentences()[sentence].tokens.end;
        let length = tokens.clone().filter(|i| words.token(*i).is_word_like()).count();
        if !LENGTH.contains(&length) || scene.is_question(sentence) || announces(sources, sentence) {
            continue;
        }
        let span = words.span(tokens.clone());
        let mut own: Vec<u32> = tokens.clone().filter_map(|i| terms.at(i)).collect();
        sort_by_number(&mut own, |term| (*term).into());
        own.dedup();
        if own.len() < 3 {
            continue;
        }
        let mut because = Vec::new();
        // Words the article keeps coming back to, by length: what the sentence shares with the rest.
        let shared: u64 = tokens.clone().map(|i| u64::from(terms.count(i).saturating_sub(1).min(9))).sum();
        let mut score = 100 + 40 * shared / (length as u64 + 6);
        if shared > 2 * length as u64 {
            because.push("shares most with the rest of the article");
        }
        let early = 400 / place as u64;
        score += if essay { early / 3 } else { early };
        if place == 1 {
            because.push("opens the article");
        }
        let titled = own.iter().filter(|t| title.contains(t)).count() as u64;
        score += 25 * titled.min(4);
        // A pronoun names nobody.
        let names = |form| !matches!(form, MentionForm::Adjective | MentionForm::Pronoun);
        let main_actors = scene.cast.within(tokens.clone()).filter(|m| m.0 < 3 && names(m.3)).count() as u64;
        if main_actors > 0 {
            score += 20 * main_actors.min(3);
            because.push("names the main actors");
        }
        for (found, worth, reason) in [
            (inside(sources.outcomes, span), 90, "says what came of it"),
            (inside(sources.events, span), 40, "says what happened"),
            (inside(sources.positions, span), 40, "says what a side wants"),
            (inside(sources.outlook, span), 30, "says what may follow"),
            (inside(sources.quantities, span), 15, "gives figures"),
        ] {
            if found > 0 {
                score += worth;
                because.push(reason);
            }
        }
        let quoted = quoted_length(sources, span);
        if quoted * 2 > u64::from(span.len()) {
            score /= 2;
        }
        if matches!(kind, Some(BlockKind::ListItem | BlockKind::Quote)) {
            score = score * 3 / 4;
        }
        // What opens with a pronoun needs a gloss to be understood.
        if scene.cast.at(start).is_some_and(|m| m.3 == MentionForm::Pronoun) {
            score = score * 3 / 4;
        }
        // Very short ones lack something, very long ones say too much at once.
        score = match length {
            0..=9 => score * 3 / 4,
            10..=40 => score,
            _ => score * 4 / 5,
        };
        if because.is_empty() {
            because.push("says something of its own");
        }
        candidates.push(Candidate { sentence, span, score, because, terms: own });
    }
    candidates
}

/// How many bytes of the span stand in direct quotations.
fn quoted_length(sources: &Sources, span: Span) -> u64 {
    let quotes = sources.scene.quotes;
    let behind = quotes.partition_point(|q| q.span.start < span.end);
    // One that began earlier can reach in (a quotation over several sentences), but not from far.
    let near = quotes[..behind].iter().rev().take(16);
    let direct = near.filter(|q| q.value.kind == QuoteKind::Direct && span.overlaps(q.span));
    direct.map(|q| u64::from(q.span.end.min(span.end) - q.span.start.max(span.start))).sum()
}

/// The first token that is shown, or `None` where the sentence cannot be read alone: it opens with a word that ties it to the one
/// before, or with a reference that no actor resolves. A sentence adverb with its comma ("However,") is cut off in front.
fn readable_start(sources: &Sources, sentence: usize) -> Option<usize> {
    let scene = sources.scene;
    let words = scene.words;
    let range = words.sentences()[sentence].tokens.clone();
    let mut first = range.clone().find(|i| words.token(*i).is_word_like())?;
    if words.slice(first + 1) == ","
        && words.token(first).kind == TokenKind::Word
        && !words.is(first, class::CONNECTORS.or(class::DANGLERS))
        && is_sentence_adverb(sources, first)
    {
        first += 2;
    }
    if words.is(first, class::CONNECTORS) || words.is(first + 1, class::CONNECTORS) && words.slice(first + 1) == "also"
    {
        return None;
    }
    // "…," it said: who "it" is stands in another sentence.
    for i in range.clone() {
        let says =
            words.is_word(i, &["he", "she", "it", "they"]) && words.verb(i + 1).any(|r| r.frames.any(frame::SAY));
        if says
            && i > first
            && scene.cast.at(i).is_none_or(|m| m.3 != MentionForm::Pronoun)
            && !scene.cast.within(first..i).any(|m| m.3 == MentionForm::Name)
        {
            return None;
        }
    }
    for i in first..range.end.min(first + 12) {
        if words.slice(i) == "," && i > first + 3 {
            break;
        }
        let pointing = words.is(i, class::DANGLERS)
            && (i == first || !words.is(i, class::DETERMINERS) || words.is(i, class::POSSESSIVES));
        let resolved = scene.cast.at(i).is_some_and(|(actor, _, _, form)| {
            form == MentionForm::Pronoun && scene.actors[actor].kind != ActorKind::Group
        });
        let own = scene.cast.within(first..i).any(|m| m.3 != MentionForm::Adjective && m.3 != MentionForm::Pronoun);
        if pointing && !resolved && !own && !words.is_word(i, &["there", "here", "that"]) {
            return None;
        }
        if words.lower(first) == "that" || words.lower(first) == "there" && i == first {
            return None;
        }
        if words.token(i).is_verb_form() && i > first + 1 {
            break;
        }
    }
    let open_quote = range.start < first && !matches!(words.slice(range.start), "(" | "•" | "-" | "–");
    Some(if open_quote && first <= range.start + 1 { range.start } else { first })
}

fn is_sentence_adverb(sources: &Sources, i: usize) -> bool {
    let words = sources.scene.words;
    words.is(i, class::ADVERBS) || words.lower(i).ends_with("ly") || words.is_word(i, &["however", "overall"])
}

/// Whether the sentence only announces what the article does or points elsewhere: "in our analysis, we examine", "read more".
fn announces(sources: &Sources, sentence: usize) -> bool {
    let words = sources.scene.words;
    let range = words.sentences()[sentence].tokens.clone();
    let we = range.clone().take(12).any(|i| words.is_word(i, &["we", "i", "our"]));
    let piece = range.clone().any(|i| {
        words.is_word(
            i,
            &["article", "analysis", "report", "column", "piece", "series", "newsletter", "podcast", "essay"],
        )
    });
    let shows = range.clone().any(|i| {
        words.is_word(
            i,
            &[
                "examine", "explore", "explain", "look", "discuss", "analyse", "analyze", "describe", "read", "ask",
                "trace", "review", "outline",
            ],
        )
    });
    let pointer = words.are(range.start, &["read", "more"])
        || words.are(range.start, &["click", "here"])
        || words.are(range.start, &["subscribe"])
        || words.are(range.start, &["sign", "up"])
        || words.are(range.start, &["follow", "us"]);
    (we && piece && shows) || pointer
}

/// What makes a key point readable alone: the day behind a relative time, the actor behind a pronoun.
fn glosses(sources: &Sources, span: Span) -> Vec<Gloss> {
    let scene = sources.scene;
    let mut glosses = Vec::new();
    let first = sources.times.partition_point(|t| t.span.start < span.start);
    for time in sources.times[first..].iter().take_while(|t| t.span.end <= span.end) {
        if let (Basis::Relative, Some(from), Some(to)) = (time.value.basis, &time.value.from, &time.value.to) {
            let text = if from == to { from.clone() } else { format!("{from} to {to}") };
            glosses.push(Gloss { span: time.span, text });
        }
    }
    for (actor, start, end, form) in scene.cast.within(scene.words.range(span)) {
        if form == MentionForm::Pronoun && !scene.words.is_word(start, &["who", "whom", "whose", "which", "that"]) {
            let named = scene
                .cast
                .within(scene.words.range(span))
                .any(|m| m.0 == actor && m.1 < start && m.3 != MentionForm::Pronoun && m.3 != MentionForm::Adjective);
            if !named {
                glosses.push(Gloss { span: scene.words.span(start..end), text: scene.actors[actor].name.clone() });
            }
        }
    }
    sort_by_number(&mut glosses, |g| g.span.order().into());
    glosses
}
