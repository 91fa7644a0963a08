//! The one pass over the text that all layers share: tokens with their classes, sentences, the language, parts of speech.

mod language;
mod rising;
mod sentences;
mod tags;
mod tokens;
mod types;

use std::ops::Range;
use std::rc::Rc;

pub(crate) use rising::Rising;
#[cfg(feature = "train")]
pub(crate) use tags::training;
pub(crate) use tokens::{Token, TokenKind};

use self::types::{Known, Type};
use crate::lexicon::{Class, List, Table, VerbForms, VerbReading};
use crate::model::tags::Tag;
use crate::text::{Article, Block, Span};

/// A sentence as a run of tokens inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentenceRange {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of the block it stands in.
    pub block: usize,
}

/// The words of an article. Token indices are what layers talk in; spans are made at the end.
pub(crate) struct Words<'a> {
    article: &'a Article,
    tokens: Vec<Token>,
    /// Their spellings in lower case, curly apostrophes made straight.
    types: Known,
    sentences: Vec<SentenceRange>,
    /// Index of the sentence of each token.
    sentence_of: Rising,
    /// The part of speech of each token; none where the text is not English.
    tags: Vec<Tag>,
    language: String,
    is_english: bool,
}

/// Reads the words of an article. `language` is what the caller says it is, if anything.
pub(crate) fn read<'a>(article: &'a Article, language: Option<&str>) -> Words<'a> {
    let mut words = read_untagged(article, language);
    if words.is_english() {
        words.types.read_letters();
        let mut sums = std::mem::take(&mut words.types.sums);
        words.tags = tags::read(&words, &mut sums);
        words.types.sums = sums;
        words.types.forget_letters();
    }
    words
}

/// The same without parts of speech: enough to count the words and to tell the language.
pub(crate) fn read_untagged<'a>(article: &'a Article, language: Option<&str>) -> Words<'a> {
    let mut tokens = Vec::with_capacity(article.text().len() * 2 / 9);
    let mut types = Known::taken();
    let mut sentences = Vec::new();
    for (index, block) in article.blocks().iter().enumerate() {
        let first = tokens.len();
        tokens::read(article.text(), block.span, &mut tokens, &mut types);
        sentences::cut(article.text(), &tokens, &types, first, index, &mut sentences);
    }
    let mut sentence_of = Rising::new(tokens.len());
    for (index, sentence) in sentences.iter().enumerate() {
        sentence.tokens.clone().for_each(|token| sentence_of.set(token, index));
    }
    let language = language::tell(article.text(), &tokens, &types, language.or(article.stated_language()));
    let is_english = language == "en" || language.starts_with("en-");
    Words { article, tokens, types, sentences, sentence_of, tags: Vec::new(), language, is_english }
}

#[allow(dead_code, reason = "the vocabulary of the layers; kept whole")]
impl<'a> Words<'a> {
    /// The article that was read.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token; an empty one of kind `Symbol` outside the text, so that looking around needs no bounds checks.
    #[inline(always)]
    pub fn token(&self, i: usize) -> Token {
        self.tokens.get(i).copied().unwrap_or(Token::NONE)
    }

    /// What is known of its spelling.
    #[inline(always)]
    fn type_of(&self, i: usize) -> Option<&Type> {
        self.types.get(self.tokens.get(i)?.spelling)
    }

    /// The bytes of [`Self::lower`]. Comparing bytes needs no look at where characters begin.
    #[inline(always)]
    fn lower_bytes(&self, i: usize) -> &[u8] {
        self.tokens.get(i).map_or(&[], |token| self.types.bytes(token.spelling))
    }

    /// The closed classes that the token in lower case belongs to.
    pub fn classes(&self, i: usize) -> Class {
        self.type_of(i).map_or(Class(0), |known| known.classes)
    }

    /// The same of a token at hand.
    pub fn classes_of(&self, token: &Token) -> Class {
        self.types.classes(token.spelling)
    }

    /// The forms that verbs of the lexicon have in it.
    pub fn forms(&self, i: usize) -> VerbForms {
        self.type_of(i).map_or(VerbForms::NONE, |known| known.forms)
    }

    /// Some verb has this form.
    pub fn is_verb_form(&self, i: usize) -> bool {
        self.forms(i) != VerbForms::NONE
    }

    /// The part of speech of a token; `Punct` outside the text.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Punct)
    }

    /// The token as it is written.
    pub fn slice(&self, i: usize) -> &'a str {
        self.token(i).span().of(self.article.text())
    }

    /// The token in lower case, with a straight apostrophe; empty outside the text.
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| self.types.lower(token.spelling))
    }

    /// The spelling of a token of these words: what depends on that alone need be found out once only.
    pub fn lower_of(&self, token: &Token) -> &str {
        self.types.lower(token.spelling)
    }

    /// The number of a spelling, where this text or one before had it as a word.
    pub fn spelling_of(&self, word: &str) -> Option<usize> {
        self.types.number_of(word)
    }

    /// How many spellings there are, those of texts before among them.
    pub fn spellings(&self) -> usize {
        self.types.len()
    }

    /// Whether the token is one of these words (given in lower case).
    pub fn is_word(&self, i: usize, words: &[&str]) -> bool {
        let own = self.lower_bytes(i);
        // Length and first byte tell most apart; comparing the rest is a call.
        words
            .iter()
            .any(|word| word.len() == own.len() && word.as_bytes().first() == own.first() && word.as_bytes() == own)
    }

    /// As [`Self::is_word`], of a list that weighs less.
    pub fn is_among(&self, i: usize, words: List) -> bool {
        words.has(self.lower_bytes(i))
    }

    /// Where some words (in lower case) stand: faster than a look at the letters of every token.
    pub fn places(&self, of: &[&str]) -> Rc<[usize]> {
        self.types.places(&self.tokens, of)
    }

    /// Where words of a table stand.
    pub fn listed(&self, table: &Table) -> impl Iterator<Item = usize> + Clone + use<> {
        self.types.listed(&self.tokens, table).into_iter().map(|at| at as usize)
    }

    /// Whether the token has one of these classes.
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.type_of(i).is_some_and(|known| known.classes.any(class))
    }

    /// Whether the lower-case words stand at `i`, in order, in one sentence.
    pub fn are(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.lower_bytes(i + k) == w.as_bytes())
            && (words.is_empty() || self.same_sentence(i, i + words.len() - 1))
    }

    /// What a table says of the token in lower case; none outside the text.
    pub fn found_in(&self, i: usize, table: &Table) -> Option<&'static str> {
        self.types.found_in(self.tokens.get(i)?.spelling, table)
    }

    /// Whether no white space stands in front of the token.
    pub fn glued(&self, i: usize) -> bool {
        self.token(i).is_glued()
    }

    /// The readings of the token as a form of a verb, the likeliest first.
    pub fn verb(&self, i: usize) -> impl Iterator<Item = VerbReading> + use<'_, 'a> {
        self.tokens.get(i).map_or(&[][..], |token| self.types.verb(token.spelling)).iter().copied()
    }

    /// The span from the first to the last token of a range; ranges are never empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.max(range.start + 1) - 1;
        self.token(range.start).span().to(self.token(last).span())
    }

    /// The sentences in order.
    pub fn sentences(&self) -> &[SentenceRange] {
        &self.sentences
    }

    /// Index of the sentence that a token stands in.
    pub fn sentence_at(&self, i: usize) -> usize {
        self.sentence_of.get(i).unwrap_or(0)
    }

    /// The tokens of the sentence that a token stands in; an empty range outside the text.
    pub fn sentence_range(&self, i: usize) -> Range<usize> {
        match self.sentence_of.get(i) {
            Some(s) => self.sentences[s].tokens.clone(),
            None => i..i,
        }
    }

    /// Whether two tokens stand in the same sentence.
    pub fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.sentence_of.get(a).is_some_and(|own| self.sentence_of.get(b) == Some(own))
    }

    /// Whether two tokens stand in the same block.
    pub fn same_block(&self, a: usize, b: usize) -> bool {
        let block = |i: usize| self.sentences.get(self.sentence_at(i)).map(|s| s.block);
        a < self.len() && b < self.len() && block(a) == block(b)
    }

    /// Whether the token is the first word of its sentence (opening marks before it do not count).
    pub fn starts_sentence(&self, i: usize) -> bool {
        let range = self.sentence_range(i);
        (range.start..i).all(|k| !self.token(k).is_word_like())
    }

    /// The block that a sentence stands in.
    pub fn block(&self, sentence: usize) -> Option<&'a Block> {
        self.article.blocks().get(self.sentences.get(sentence)?.block)
    }

    /// Index of the first token that begins at or behind a byte offset.
    pub fn at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span().start < byte)
    }

    /// The tokens that a span touches.
    pub fn range(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span().end <= span.start);
        let last = self.tokens.partition_point(|t| t.span().start < span.end);
        first..last.max(first)
    }

    /// The language (BCP 47): as stated, or found; `und` where it cannot be told.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether the rules for English apply.
    pub fn is_english(&self) -> bool {
        self.is_english
    }
}
