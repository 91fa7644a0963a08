//! Where an event took place.

use std::ops::Range;

use crate::layers::clauses::Scene;
use crate::layers::entities::{ActorKind, MentionForm};
use crate::text::BlockKind;

/// The place behind "in", "at" or "near" in a clause.
pub(super) fn within(scene: &Scene, range: Range<usize>) -> Option<usize> {
    let words = scene.words;
    range.filter(|i| words.is_word(*i, &["in", "at", "near", "outside"])).find_map(|i| {
        let (actor, start, _, form) =
            scene.cast.at(i + 1).or_else(|| scene.cast.at(i + 2).filter(|_| words.lower(i + 1) == "the"))?;
        let place = scene.actors.get(actor)?.kind == ActorKind::Place && form == MentionForm::Name && start <= i + 2;
        place.then_some(actor)
    })
}

/// Words of a date line at most, and blocks from the top in which it may stand.
const LONGEST: usize = 10;
const BLOCKS: usize = 6;

/// The place of the date line ("NAIROBI (Agency) –") that opens the block of a sentence, where the sentence is the first of the story.
pub(crate) fn dateline(scene: &Scene, sentence: usize) -> Option<usize> {
    let words = scene.words;
    let tokens = words.sentences().get(sentence)?.tokens.clone();
    let block = words.block(sentence)?;
    let top = words.sentences()[sentence].block < BLOCKS;
    let start = words.range(block.span).start;
    if !top || block.kind != BlockKind::Paragraph || tokens.start > start + LONGEST {
        return None;
    }
    let (actor, first, end, _) = scene.cast.at(start)?;
    let dash =
        (end..start + LONGEST).find(|i| matches!(words.slice(*i), "–" | "—" | "--" | "-") && !words.glued(*i))?;
    // Nothing but a region, a source in brackets or a day stands between.
    let plain = (end..dash).all(|i| !words.tag(i).is_verb() || words.slice(i - 1) == "(");
    (first == start && plain && scene.actors.get(actor)?.kind == ActorKind::Place).then_some(actor)
}
