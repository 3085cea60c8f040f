//! Transcripts and headlines: "Lee: We won", "REPORTER: Will you run?"

use std::ops::Range;

use super::Finding;
use crate::quotes::clause::{self, Extent};
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;
use crate::text::BlockKind;

/// How often a name before a colon at the start of a block is a speaker, measured on PolNeAR train.
const CONFIDENCE: f32 = 0.55;

/// The longest name before the colon, in tokens.
const LONGEST_NAME: usize = 8;

/// Adds what stands after "Name:" at the start of a block.
pub(super) fn find(scene: &Scene, findings: &mut Vec<Finding>) {
    for (index, block) in scene.doc.blocks().iter().enumerate() {
        if block.kind.is_content() {
            let headline = index == 0 || block.kind != BlockKind::Paragraph;
            findings.extend(find_in(scene, scene.block_tokens(index), headline));
        }
    }
}

fn find_in(scene: &Scene, block: Range<usize>, headline: bool) -> Option<Finding> {
    let reach = block.start..block.end.min(block.start + LONGEST_NAME);
    let colon = reach.clone().find(|&i| scene.word(i).is(":"))?;
    let name = block.start..colon;
    let glued = scene.doc.tokens()[colon].span.end == scene.doc.tokens().get(colon + 1)?.span.start;
    if name.is_empty()
        || glued && scene.passage_starting_at(colon + 1).is_none()
        || !is_name(scene, name.clone())
        || colon + 1 >= block.end
    {
        return None;
    }
    let start = colon + 1;
    let quoted = scene.passage_starting_at(start).is_some();
    let end = if headline {
        clause::end(
            scene,
            start,
            scene.sentence(scene.sentence_of(start)).tokens.end,
            Extent::Clause,
        )
    } else {
        block.end
    };
    let said = quoted || headline || is_transcript_name(scene, name.clone());
    let content = start..end;
    (said && end > start).then(|| Finding {
        rule: reasons::SPEAKER_COLON,
        content: vec![content],
        source: vec![name],
        cue: Some(colon..colon + 1),
        word: None,
        negated: false,
        via: None,
        inherits: None,
        confidence: CONFIDENCE,
    })
}

/// Whether these words can name a speaker: every word of weight starts with a capital.
fn is_name(scene: &Scene, range: Range<usize>) -> bool {
    let words = scene.words(range);
    let small = |w: &Word| {
        w.has(
            Class::PREPOSITION
                .or(Class::DETERMINER)
                .or(Class::COORDINATOR),
        )
    };
    let capital = |w: &Word| w.is_capitalised() || !w.is_word() || small(w);
    let verb = words.iter().any(|w| {
        w.has(Class::AUXILIARY.or(Class::WH_WORD)) || !w.readings.is_empty() && !w.is_capitalised()
    });
    let first = words
        .first()
        .is_some_and(|w| w.is_capitalised() && w.passage.is_none());
    first && words.iter().all(capital) && !verb
}

/// Whether a name is set as transcripts set it: in capitals, or a plain name of two or three words.
fn is_transcript_name(scene: &Scene, range: Range<usize>) -> bool {
    let words = scene.words(range);
    let upper = |w: &Word| !w.text.chars().any(char::is_lowercase);
    words.iter().all(upper)
}
