//! What kind of article it is, told by cheap signs of form and voice: how its blocks begin and end, who speaks, how much is judged. It
//! decides how much the place of a sentence counts among the key points.

use serde::Serialize;

use super::Sources;
use super::features::{UNIT, inside};
use crate::layers::quotes::QuoteKind;
use crate::layers::voice::Voice;
use crate::lexicon::class;
use crate::text::{Block, BlockKind, lower_case};
use crate::words::TokenKind;

/// What kind of article it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum ArticleKind {
    /// Tells news: the lead is the story.
    Report,
    /// The author judges much of it.
    Analysis,
    /// The author judges and speaks as "I" or "we".
    Opinion,
    /// Entries, each opened by a time of day or a minute of play.
    LiveBlog,
    /// Questions and answers.
    Interview,
    /// Numbered or bulleted items.
    List,
}

/// How many entries, questions or items make a kind, at least.
const FEW: usize = 3;
/// A block with more words asks no question of an interview.
const QUESTION: usize = 60;

/// What the form of the article tells, or how much its sentences judge. `None` where the author speaks of himself or to the reader
/// without judging much: a letter, a report in the first person.
pub(super) fn read(sources: &Sources, body: &[usize]) -> Option<ArticleKind> {
    if let Some(kind) = by_form(sources) {
        return Some(kind);
    }
    let words = sources.scene.words;
    // What the article says of itself.
    match words.article().section().map(lower_case).as_deref() {
        Some(
            "opinion" | "op-ed" | "comment" | "commentary" | "column" | "editorial" | "viewpoint" | "guest essay"
            | "letter",
        ) => {
            return Some(ArticleKind::Opinion);
        }
        Some("analysis" | "news analysis") => return Some(ArticleKind::Analysis),
        _ => {}
    }
    // Per cent of the sentences.
    let share = |wanted: &dyn Fn(usize) -> bool| body.iter().filter(|s| wanted(**s)).count() * 100 / body.len().max(1);
    let judged = share(&|s| sources.sentences.get(s).is_some_and(|v| v.value.voice == Voice::Analysis));
    let cited = share(&|s| !inside(sources.scene.quotes, words.span(words.sentences()[s].tokens.clone())).is_empty());
    let asked = share(&|s| sources.scene.is_question(s));
    // Who speaks outside quotations: to the reader, or as "I" or "we".
    let (mut own, mut personal) = (0, 0);
    for sentence in body {
        let tokens = words.sentences()[*sentence].tokens.clone();
        let (mut first, mut second) = (false, false);
        for (i, _) in
            tokens.clone().zip(&words.tokens()[tokens]).filter(|(_, t)| words.classes_of(t).any(class::PRONOUNS))
        {
            let direct = || sources.scene.quote_at(i).is_some_and(|q| q.value.kind == QuoteKind::Direct);
            first |= words.is_word(i, &["i", "we", "our", "my", "me", "us"]) && !direct();
            second |= words.is_word(i, &["you", "your"]) && !direct();
        }
        own += usize::from(first);
        personal += usize::from(first || second);
    }
    let (own, personal) = (own * 100 / body.len().max(1), personal * 100 / body.len().max(1));
    // Who reports has every claim from somebody; "I" and "we" are then the words of those.
    match () {
        () if own >= 15 && judged >= 10 && cited < 15 => Some(ArticleKind::Opinion),
        () if judged >= 20 && cited < 25 || judged >= 10 && cited < judged => Some(ArticleKind::Analysis),
        () if asked < 15 && (personal < 15 || cited >= 25) => Some(ArticleKind::Report),
        () => None,
    }
}

/// How strongly the lead of such an article pulls, in units of a feature.
pub(super) fn pull(kind: Option<ArticleKind>) -> i32 {
    match kind {
        Some(ArticleKind::Report) => UNIT,
        // The newest entry or what stands above the entries; what introduces the one who is asked.
        Some(ArticleKind::LiveBlog | ArticleKind::Interview) => UNIT / 2,
        _ => 0,
    }
}

/// What the blocks of the body tell.
fn by_form(sources: &Sources) -> Option<ArticleKind> {
    let words = sources.scene.words;
    if !words.is_english() {
        return None;
    }
    let (mut blocks, mut entries, mut questions, mut to_somebody, mut labelled) = (0, 0, 0, 0, 0);
    let (mut items, mut length, mut in_items, mut numbered) = (0, 0, 0, 0);
    // Labels that opened a block before: "Q", "A", the names of those who talk.
    let mut labels: Vec<&str> = Vec::new();
    let mut after_question = false;
    let told = |b: &&Block| {
        !matches!(b.kind, BlockKind::Title | BlockKind::Byline | BlockKind::Standfirst | BlockKind::Caption)
    };
    for block in words.article().blocks().iter().filter(told) {
        let tokens = words.range(block.span);
        let Some(last) = tokens.clone().next_back() else { continue };
        let first = tokens.start;
        blocks += 1;
        length += tokens.len();
        entries += usize::from(opens_with_time(block.span.of(words.text())));
        // "Ms. Lind:", "Q:", "THE TIMES:": up to three capitalised words in front of a colon.
        let colon = (first + 1..first + 4).find(|i| words.slice(*i) == ":" && words.same_block(first, *i));
        if let Some(colon) = colon
            && (first..colon).all(|i| words.token(i).is_capital() || words.slice(i) == ".")
        {
            let label = words.slice(colon - 1);
            if labels.contains(&label) {
                labelled += 1;
            } else if labels.len() < 8 {
                labels.push(label);
            }
        }
        let asks = words.slice(last) == "?" && tokens.len() <= QUESTION;
        let spoken = |i: usize| sources.scene.quote_at(i).is_some_and(|q| q.value.kind == QuoteKind::Direct);
        if asks && !after_question && !spoken(last.wrapping_sub(1)) {
            questions += 1;
            to_somebody += usize::from(tokens.clone().any(|i| words.is_word(i, &["you", "your"])));
        }
        after_question = asks;
        if block.kind == BlockKind::ListItem {
            items += 1;
            in_items += tokens.len();
        }
        // A number of one or two digits in front stands for the paragraphs below it.
        let number = words.token(first).kind() == TokenKind::Number && words.slice(first).len() <= 2;
        let marked = block.kind == BlockKind::Heading || matches!(words.slice(first + 1), "." | ")");
        numbered += usize::from(number && marked);
    }
    match () {
        () if entries >= FEW && entries * 5 >= blocks => Some(ArticleKind::LiveBlog),
        () if labelled >= FEW && labelled * 3 >= blocks => Some(ArticleKind::Interview),
        () if questions >= FEW && questions * 5 >= blocks && to_somebody * 2 >= questions => {
            Some(ArticleKind::Interview)
        }
        () if items > FEW && in_items * 5 >= length * 2 || numbered > FEW && numbered * 5 >= blocks => {
            Some(ArticleKind::List)
        }
        () => None,
    }
}

/// "14:32 The first…", "9.15am", "10 a.m.", "67 min:", "45'": a time of day or a minute of play opens the block.
fn opens_with_time(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    if !(1..=3).contains(&hours) {
        return false;
    }
    let rest = &text[hours..];
    let minutes = rest.strip_prefix(&[':', '.'][..]).filter(|r| digits(r) == 2);
    let half = minutes.map_or(rest, |m| &m[2..]).trim_start();
    let half_day = ["am", "pm", "a.m", "p.m", "AM", "PM"].iter().any(|h| half.starts_with(h));
    let of_play = rest.starts_with(&['\'', '’'][..]) || half.starts_with("min:") || half.starts_with("mins:");
    half_day || of_play || minutes.is_some() && rest.starts_with(':')
}
