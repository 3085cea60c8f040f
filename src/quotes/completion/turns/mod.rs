//! Interviews and transcripts: each turn is its speaker's words.
//!
//! [`Turns::read`] tells which paragraphs open with the label of a speaker: "Q:" and "A:", which
//! are led to who the introduction says they are, a person of the article, or a name in capitals.
//! A turn may stand in a quotation mark that is never closed, as news sites quote transcripts.
//! [`Turns::replace`] puts each turn in the place of what was found of it otherwise, and
//! [`Turns::drop_directions`] takes away what stands between turns and is nobody's words.

mod cast;
mod dialogue;
mod direction;
mod label;
mod people;

use std::collections::HashMap;
use std::ops::Range;

use super::order;
use crate::mentions::Mentions;
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use cast::Cast;
use dialogue::Turn;
use label::Form;
use people::People;

/// How often a turn is its speaker's words.
const CONFIDENCE: f32 = 0.8;

/// The turns of a document, in the order of the text; none if it is no transcript.
pub(super) struct Turns<'a> {
    scene: &'a Scene<'a>,
    turns: Vec<Turn>,
}

impl<'a> Turns<'a> {
    /// Reads the labels of a document.
    pub(super) fn read(scene: &'a Scene<'a>, mentions: &Mentions) -> Self {
        let turns = dialogue::read(scene, &People::of(mentions));
        Self { scene, turns }
    }

    /// Replaces what was found of each turn as a whole by the turn itself.
    pub(super) fn replace(&self, mentions: &Mentions, findings: &mut Vec<Finding>) {
        let Some(first) = self.turns.first() else {
            return;
        };
        for finding in findings.iter_mut() {
            self.cut(finding);
        }
        order::retain(findings, |finding| !self.is_of_turns(finding));
        let cast = Cast::of(self.scene, mentions, first.tokens.start);
        let mut speakers: HashMap<&str, usize> = HashMap::new();
        for turn in &self.turns {
            let place = findings.len();
            let first = *speakers.entry(&turn.label.key).or_insert(place);
            let inherits = (first < place && !findings[first].source.is_empty()).then_some(first);
            findings.push(finding(turn, &cast, inherits));
        }
    }

    /// Takes stage directions out of findings.
    pub(super) fn drop_directions(&self, findings: &mut Vec<Finding>) {
        if self.turns.is_empty() {
            return;
        }
        let scene = self.scene;
        let directs = |r: &Range<usize>| {
            let block = scene.sentence(scene.sentence_of(r.start)).block;
            direction::is_direction(scene, &scene.block_tokens(block))
        };
        for finding in findings.iter_mut() {
            finding.content.retain(|r| !directs(r));
        }
        order::retain(findings, |finding| !finding.content.is_empty());
    }

    /// The turns that share tokens with a range.
    fn touched(&self, range: &Range<usize>) -> impl Iterator<Item = &Turn> {
        let first = self.turns.partition_point(|t| t.tokens.end <= range.start);
        let turns = self.turns[first..].iter();
        let end = range.end;
        turns.take_while(move |t| t.tokens.start < end)
    }

    /// Ends content that starts before a turn where the turn starts.
    fn cut(&self, finding: &mut Finding) {
        for range in &mut finding.content {
            let start = range.start;
            let swallowed = self.touched(range).find(|t| t.tokens.start > start);
            let end = swallowed.map(|t| t.tokens.start);
            range.end = end.unwrap_or(range.end);
        }
    }

    /// Whether a finding is of a turn as a whole or reads its label as something else.
    fn is_of_turns(&self, finding: &Finding) -> bool {
        let cue = finding.cue.as_ref();
        let at_label = cue.is_some_and(|cue| self.touched(cue).any(|t| meets_label(t, cue)));
        let mut contents = finding.content.iter();
        at_label
            || contents.any(|r| {
                self.touched(r)
                    .any(|t| meets_label(t, r) || is_whole(self.scene, t, r, finding))
            })
    }
}

/// Whether tokens share any with the label of a turn, its colon or a mark before it.
fn meets_label(turn: &Turn, range: &Range<usize>) -> bool {
    range.start < turn.content.start && turn.tokens.start < range.end
}

/// Whether what a finding holds of a turn is said there by the speaker of the turn: nobody else
/// is told to have said it, and no marks inside the turn set it apart.
fn is_whole(scene: &Scene, turn: &Turn, range: &Range<usize>, finding: &Finding) -> bool {
    let told = finding.source.first().is_some_and(|source| {
        let own = &["i", "you", "we", "that", "it"];
        let inside = turn.content.start <= source.start && source.end <= turn.content.end;
        inside && !(source.len() == 1 && scene.word(source.start).is_any(own))
    });
    let passage = scene.word(range.start).passage;
    let apart = passage.is_some_and(|p| scene.passages[p].outer.start > turn.tokens.start);
    !apart && (!told || range.end > turn.tokens.end)
}

/// The finding that a turn is; one that inherits leaves out whom the introduction names.
fn finding(turn: &Turn, cast: &Cast, inherits: Option<usize>) -> Finding {
    let label = turn.label.tokens.clone();
    let source = match turn.label.form {
        Form::Mark(mark) if inherits.is_none() => match cast.named(mark) {
            Some(name) => vec![name, label.clone()],
            None => Vec::new(),
        },
        _ => vec![label.clone()],
    };
    Finding {
        source,
        cue: Some(label.end..label.end + 1),
        inherits,
        ..Finding::bare(reasons::SPEAKER_COLON, turn.content.clone(), CONFIDENCE)
    }
}

#[cfg(test)]
mod tests;
