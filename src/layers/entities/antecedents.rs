//! Whom a pronoun can mean: everybody and everything named shortly before it, weighed.
//!
//! A candidate gets points for how near it stands, for being a subject, for standing in the same place of its clause as the pronoun, for
//! being what the last pronoun meant, for how often it was mentioned so far, and for a gender or number that is known to
//! agree. The weights are whole numbers, tried out on pronouns that somebody resolved (`docs/actors.md`). Human beings, plurals and unknown names that belong to no actor are
//! candidates too ("shadows"): where one of them leads, or the lead is short, the pronoun stays open.

use std::ops::Range;

use super::MentionForm;
use super::evidence::Evidence;
use super::refer::Story;
use super::windows::is_strong;
use crate::lexicon::{class, frame, table};
use crate::model::tags::Tag;
use crate::words::{TokenKind, Words};

/// The part a noun phrase plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
    /// Behind a preposition.
    Oblique,
    /// Before a possessive.
    Owner,
    /// None of these: a headline, a list.
    Loose,
}

/// What can be meant: a mention of an actor, or a shadow.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    start: u32,
    /// The draft it mentions, plus one; 0 for a shadow.
    draft_place: u32,
    length: u16,
    pub role: Role,
    pub pronoun: bool,
    pub shadow: Shadow,
}

impl Seen {
    fn new(tokens: Range<usize>, draft: Option<usize>, role: Role, shadow: Shadow) -> Self {
        let draft_place = draft.map_or(0, |draft| draft as u32 + 1);
        Self { start: tokens.start as u32, draft_place, length: tokens.len() as u16, role, pronoun: false, shadow }
    }

    pub fn tokens(&self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.length)
    }

    /// The draft it mentions; `None` for a shadow.
    pub fn draft(&self) -> Option<usize> {
        self.draft_place.checked_sub(1).map(|draft| draft as usize)
    }
}

/// What a shadow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shadow {
    /// No shadow.
    None,
    /// A human being: a woman, a man, either.
    Human(Option<bool>),
    /// A plural noun.
    Plural,
    /// A thing.
    Thing,
    /// A name of which nothing is known.
    Name,
}

/// Tokens that are looked back at most.
const FAR: usize = 130;
/// Mentions so far that count for a candidate at most.
const FAME: u32 = 8;
/// Mentions that are weighed at most.
const MOST: usize = 48;
/// Words before a noun that belong to its phrase at most.
const LONGEST: usize = 8;

/// What has been seen up to a pronoun.
pub(super) struct Field {
    /// All that an article mentions, in order; what lies before `next` has gone through `seen`.
    all: Vec<Seen>,
    next: usize,
    /// The last of what was seen: at least [`MOST`], where there are so many, and less than twice as many.
    seen: Vec<Seen>,
    /// How often each draft was mentioned so far.
    counts: Vec<u32>,
}

/// A pronoun, and who fits it.
pub(super) struct Asked<'f> {
    pub at: usize,
    pub role: Role,
    /// Points for what is known of a draft; `None` where it cannot be meant.
    pub draft: &'f dyn Fn(usize) -> Option<i32>,
    /// Whether a shadow can be meant.
    pub shadow: &'f dyn Fn(Shadow) -> bool,
    /// What leads has to have, and by how much.
    pub least: i32,
    pub margin: i32,
    /// Sentences looked back at most.
    pub back: usize,
}

impl Field {
    /// Mentions and shadows of an article.
    pub fn of(story: &Story) -> Self {
        let words = story.evidence.words;
        let mut named: Vec<Seen> = Vec::new();
        for (at, draft) in story.drafts.iter().enumerate() {
            named.extend(draft.mentions.iter().filter(|(_, m)| m.value.form != MentionForm::Adjective).map(
                |(tokens, m)| Seen {
                    pronoun: m.value.form == MentionForm::Pronoun,
                    ..Seen::new(tokens.clone(), Some(at), role(words, tokens), Shadow::None)
                },
            ));
        }
        for (tokens, at) in &story.pairs {
            let role = role(words, tokens);
            named.push(Seen::new(tokens.clone(), Some(*at), role, Shadow::None));
        }
        let place = |s: &Seen| (u64::from(s.start) << 16) + u64::from(s.length);
        crate::text::sort_by_number(&mut named, |s| place(s).into());
        // Shadows are in order as they come, and none stands where somebody is named.
        let free = story.shadows.iter().filter(|(i, ..)| !story.is_taken(*i) && !in_title(story, *i));
        let mut free = free.map(|(i, shadow, role)| Seen::new(*i..i + 1, None, *role, *shadow)).peekable();
        let mut all = Vec::with_capacity(named.len() + story.shadows.len());
        for seen in named {
            while let Some(shadow) = free.next_if(|shadow| place(shadow) < place(&seen)) {
                all.push(shadow);
            }
            all.push(seen);
        }
        all.extend(free);
        Self { all, next: 0, seen: Vec::new(), counts: vec![0; story.drafts.len()] }
    }

    /// Takes in what stands before a token.
    pub fn advance(&mut self, i: usize) {
        while let Some(seen) = self.all.get(self.next).filter(|s| s.tokens().start < i) {
            let seen = seen.clone();
            self.next += 1;
            self.push(seen);
        }
    }

    /// A pronoun whose antecedent was found.
    pub fn resolved(&mut self, i: usize, role: Role, draft: usize) {
        self.push(Seen { pronoun: true, ..Seen::new(i..i + 1, Some(draft), role, Shadow::None) });
    }

    fn push(&mut self, seen: Seen) {
        if let Some(draft) = seen.draft() {
            if draft >= self.counts.len() {
                self.counts.resize(draft + 1, 0);
            }
            self.counts[draft] += 1;
        }
        if self.seen.len() + 1 == 2 * MOST {
            self.seen.drain(..MOST);
        }
        self.seen.push(seen);
    }

    /// What has been seen last, the nearest first; bounded.
    pub fn before(&self, words: &Words, i: usize, back: usize) -> impl Iterator<Item = (usize, &Seen)> {
        let here = words.sentence_at(i);
        let block = |k: usize| words.sentences()[words.sentence_at(k)].block;
        let own = block(i);
        self.seen
            .iter()
            .rev()
            .take(MOST)
            .map(move |s| (here - words.sentence_at(s.tokens().start), s))
            .take_while(move |(away, s)| {
                *away <= back && i - s.tokens().start <= FAR && own - block(s.tokens().start) <= 1
            })
            .filter(move |(_, s)| s.tokens().end <= i)
    }

    /// Whether a mention of the draft that was seen last ends at a token.
    pub fn ends_at(&self, i: usize, draft: usize) -> bool {
        self.seen.iter().rev().take(MOST).any(|s| s.tokens().end == i && s.draft() == Some(draft))
    }

    /// Whether anything that fits stands near.
    pub fn any(&self, words: &Words, i: usize, back: usize, fits: &dyn Fn(usize) -> Option<i32>) -> bool {
        self.before(words, i, back).any(|(_, s)| s.draft().is_some_and(|d| fits(d).is_some()))
    }

    /// The subject of the clause that a token stands in: the nearest before it in the sentence.
    pub fn subject(&self, words: &Words, i: usize) -> Option<usize> {
        self.before(words, i, 0).find(|(_, s)| s.role == Role::Subject).and_then(|(_, s)| s.draft())
    }

    /// Who cannot be meant: the subject of the verb whose object the pronoun is ("Lee saw him"); inside a quotation, who speaks.
    pub fn barred(&self, words: &Words, i: usize, role: Role, quoted: Option<&Vec<bool>>) -> Vec<usize> {
        let mut barred = Vec::new();
        if matches!(role, Role::Object | Role::Oblique) {
            barred.extend(self.subject(words, i));
        }
        if let Some(quoted) = quoted {
            let ahead =
                self.all[self.next..].iter().take(MOST).take_while(|s| words.same_sentence(i, s.tokens().start));
            let speaks = |s: &&Seen| {
                let says = |k: usize| words.verb(k).any(|v| v.frames.any(frame::SAY));
                !quoted[s.tokens().start]
                    && (says(s.tokens().end)
                        || says(s.tokens().end + 1)
                        || s.tokens().start > 0 && says(s.tokens().start - 1))
            };
            barred.extend(ahead.filter(speaks).filter_map(|s| s.draft()));
            barred.extend(self.before(words, i, 2).map(|(_, s)| s).filter(speaks).filter_map(|s| s.draft()));
        }
        barred
    }

    /// Who is named in the quotation whose speaker the pronoun is (“Velar needs a partner,” they wrote): nobody calls himself by his name.
    pub fn spoken_of(&self, words: &Words, i: usize, quoted: &[bool]) -> Vec<usize> {
        let says = words.verb(i + 1).any(|v| v.frames.any(frame::SAY));
        let closed = i > 1 && !quoted[i] && matches!(words.slice(i - 1), "”" | "\"") && words.same_sentence(i - 1, i);
        if !(says && closed) {
            return Vec::new();
        }
        let named = |s: &&Seen| quoted[s.tokens().start] && !s.pronoun && s.role != Role::Owner;
        self.before(words, i, 0).map(|(_, s)| s).filter(named).filter_map(|s| s.draft()).collect()
    }

    /// The subject behind a phrase at the front of the sentence that the pronoun stands in: "With his help, Lee won".
    fn fronted(&self, words: &Words, i: usize) -> Option<usize> {
        let sentence = words.sentence_range(i);
        let front = matches!(words.tag(sentence.start), Tag::In | Tag::Ing | Tag::Participle | Tag::To | Tag::When)
            || words.is(sentence.start, class::SUBORDINATORS);
        if !front || i > sentence.start + 16 {
            return None;
        }
        let comma = (i..sentence.end.min(i + 20)).find(|k| words.slice(*k) == ",")?;
        let ahead =
            self.all[self.next..].iter().take(MOST).take_while(|s| s.tokens().start < sentence.end.min(comma + 12));
        let mut subjects = ahead.filter(|s| s.tokens().start > comma && s.role == Role::Subject);
        subjects.next().and_then(|s| s.draft())
    }

    /// The one that is meant, where one leads.
    pub fn antecedent(&self, words: &Words, asked: &Asked) -> Option<usize> {
        // Draft (or shadow) and its points.
        let mut weighed: Vec<(Option<usize>, i32)> = Vec::new();
        let mut last = true;
        for (away, seen) in self.before(words, asked.at, asked.back) {
            let fits = match seen.draft() {
                Some(draft) => (asked.draft)(draft),
                None => (asked.shadow)(seen.shadow).then_some(0),
            };
            let Some(known) = fits else { continue };
            let mut points = known
                + match away {
                    0 => 10,
                    1 => 4,
                    _ => -2,
                };
            points += match seen.role {
                Role::Subject => 6,
                Role::Object => 3,
                Role::Owner => 1,
                Role::Oblique | Role::Loose => 0,
            };
            let subject = seen.role == Role::Subject;
            points += 4 * i32::from(asked.role == Role::Subject && subject);
            // The thread: what the nearest pronoun meant is what the text is about.
            points += 3 * i32::from(seen.pronoun && last);
            last &= !seen.pronoun;
            if let Some(draft) = seen.draft() {
                points += self.counts[draft].min(FAME) as i32;
                match weighed.iter_mut().find(|(d, _)| *d == Some(draft)) {
                    Some((_, best)) => *best = (*best).max(points) + 1,
                    None => weighed.push((Some(draft), points)),
                }
            } else {
                points -= match seen.shadow {
                    Shadow::Name => 1,
                    Shadow::Plural => 2,
                    _ => 0,
                };
                weighed.push((None, points));
            }
        }
        if let Some(subject) = self.fronted(words, asked.at)
            && let Some(known) = (asked.draft)(subject)
        {
            weighed.retain(|(d, _)| *d != Some(subject));
            let count = self.counts.get(subject).map_or(0, |c| *c.min(&FAME) as i32);
            weighed.push((Some(subject), known + 25 + count));
        }
        let (at, best) = weighed.iter().copied().max_by_key(|(_, points)| *points)?;
        let at = at?;
        let rival = weighed.iter().filter(|(d, _)| *d != Some(at)).map(|(_, points)| *points).max().unwrap_or(0);
        (best >= asked.least && best - rival >= asked.margin).then_some(at)
    }
}

/// Every word that may be a shadow: token, kind and role. Those that belong to an actor are left out where a [`Field`] is made.
pub(super) fn shadows(evidence: &Evidence) -> Vec<(usize, Shadow, Role)> {
    let words = evidence.words;
    let mut gendered = words.listed(&table::ACTOR_GENDERED).peekable();
    let mut humans = words.listed(&table::ACTOR_HUMANS).peekable();
    let found = (0..words.len()).filter_map(|i| {
        let gendered = gendered.next_if_eq(&i).is_some();
        let human = humans.next_if_eq(&i).is_some() || gendered;
        let human = human && words.token(i).kind() == TokenKind::Word;
        let gender = || words.found_in(i, &table::ACTOR_GENDERED).map(|g| g == "f");
        Some((i, if human { Shadow::Human(gender()) } else { shadow(evidence, i)? }))
    });
    found.map(|(i, shadow)| (i, shadow, role(words, &(i..i + 1)))).collect()
}

/// A plural, a thing or a name.
fn shadow(evidence: &Evidence, i: usize) -> Option<Shadow> {
    let words = evidence.words;
    let token = words.token(i);
    if token.kind() != TokenKind::Word {
        return None;
    }
    let lower = words.lower(i);
    if is_strong(evidence, i)
        && !evidence.is_plain(i)
        && evidence.cue(i).country.is_none()
        && (!words.starts_sentence(i)
            || !evidence.is_lower_elsewhere(i) && words.is_verb_form(i + 1) && !lower.ends_with("ly"))
        && !evidence.is_shouted(i)
        && !words.is(i, class::WEEKDAYS.or(class::MONTHS).or(class::TIMENAMES))
        && !token.is_all_caps()
    {
        return Some(Shadow::Name);
    }
    match words.tag(i) {
        Tag::Nouns if !words.is(i, class::TIMENAMES.or(class::TIME_NOUNS)) => Some(Shadow::Plural),
        Tag::Noun
            if !words.tag(i + 1).is_noun()
                && !words.is(i, class::TIMENAMES.or(class::TIME_NOUNS).or(class::TIMEWORDS)) =>
        {
            Some(Shadow::Thing)
        }
        _ => None,
    }
}

/// Whether a noun is the title in front of a name.
fn in_title(story: &Story, i: usize) -> bool {
    story.is_taken(i + 1) || story.evidence.is_capital(i) && story.evidence.is_capital(i + 1)
}

/// The part that a noun phrase plays, told from the words around it.
pub(super) fn role(words: &Words, tokens: &Range<usize>) -> Role {
    let sentence = words.sentence_range(tokens.start);
    if words.tag(tokens.end) == Tag::Owner {
        return Role::Owner;
    }
    if words.tag(tokens.start) == Tag::Possessive && tokens.len() == 1 {
        return Role::Owner;
    }
    let mut before = tokens.start;
    while before > sentence.start && tokens.start - before < LONGEST && extends(words, before - 1) {
        before -= 1;
    }
    let finite = finite_behind(words, tokens.end, sentence.end);
    if before == sentence.start {
        return if finite { Role::Subject } else { Role::Loose };
    }
    let i = before - 1;
    match words.tag(i) {
        Tag::In | Tag::To if finite && words.is(i, class::SUBORDINATORS) => Role::Subject,
        Tag::In | Tag::To => Role::Oblique,
        // "asked Lee to go", "said Lee": only a finite verb behind it makes it a subject.
        tag if tag.is_verb() => {
            if finite {
                Role::Subject
            } else {
                Role::Object
            }
        }
        Tag::And if i > sentence.start && words.tag(i - 1).is_noun() && !finite => Role::Loose,
        _ if finite => Role::Subject,
        _ => Role::Loose,
    }
}

/// Words that can stand in a noun phrase before its head.
fn extends(words: &Words, i: usize) -> bool {
    matches!(
        words.tag(i),
        Tag::Determiner
            | Tag::Adjective
            | Tag::Noun
            | Tag::Nouns
            | Tag::Name
            | Tag::Number
            | Tag::Possessive
            | Tag::Owner
    ) || words.is_word(i, &["-", "“", "\"", "("])
}

/// Whether a finite verb follows: directly, behind an adverb, or behind what stands between commas.
fn finite_behind(words: &Words, mut i: usize, end: usize) -> bool {
    if words.slice(i) == "," || words.slice(i) == "(" {
        let close = if words.slice(i) == "(" { ")" } else { "," };
        match (i + 1..end.min(i + 20)).find(|k| words.slice(*k) == close) {
            Some(close) => i = close + 1,
            None => return false,
        }
    }
    // "Peru and Chile voted": what holds of the second holds of the first.
    if words.tag(i) == Tag::And {
        let limit = end.min(i + LONGEST);
        i += 1;
        while i < limit && extends(words, i) {
            i += 1;
        }
    }
    let limit = end.min(i + 4);
    while i < limit && (words.tag(i) == Tag::Adverb || matches!(words.slice(i), ")" | "”" | "\"")) {
        i += 1;
    }
    i < limit && matches!(words.tag(i), Tag::Past | Tag::Present | Tag::Modal)
}
