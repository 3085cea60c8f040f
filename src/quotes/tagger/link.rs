//! From labels to attributions: each content and each source goes to the cue its label points to.

use std::ops::Range;

use super::labels::{Fragment, Label, Part, fragments};
use crate::quotes::scene::Scene;

/// The parts of one attribution, as ranges of the document's tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::quotes) struct Link {
    /// What is reported; in order, never empty.
    pub(in crate::quotes) content: Vec<Range<usize>>,
    /// Who reports it.
    pub(in crate::quotes) source: Option<Range<usize>>,
    /// The words that report it.
    pub(in crate::quotes) cue: Option<Range<usize>>,
}

/// Adds the attributions of the sequence that starts at token `start`.
pub(super) fn link(scene: &Scene, start: usize, labels: &[Label], links: &mut Vec<Link>) {
    let mut parts = Parts::default();
    for Fragment { part, tokens } in fragments(labels) {
        let tokens = tokens.start + start..tokens.end + start;
        match part {
            Part::Cue => parts.cues.push(tokens),
            Part::ContentAfterCue => parts.contents.push((tokens, Side::Left)),
            Part::ContentBeforeCue => parts.contents.push((tokens, Side::Right)),
            Part::SourceAfterCue => parts.sources.push((tokens, Side::Left)),
            Part::SourceBeforeCue => parts.sources.push((tokens, Side::Right)),
        }
    }
    if parts.cues.is_empty() {
        without_cue(scene, parts, links);
    } else {
        with_cues(scene, parts, links);
    }
}

/// On which side of a part its cue stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The fragments of one sequence.
#[derive(Default)]
struct Parts {
    cues: Vec<Range<usize>>,
    contents: Vec<(Range<usize>, Side)>,
    sources: Vec<(Range<usize>, Side)>,
}

impl Parts {
    /// The cue that a part belongs to: the nearest on its side, else the nearest on the other.
    fn cue_of(&self, tokens: &Range<usize>, side: Side) -> usize {
        let behind = self.cues.partition_point(|cue| cue.end <= tokens.start);
        let left = behind.checked_sub(1);
        let right = (behind..self.cues.len()).find(|&c| self.cues[c].start >= tokens.end);
        let chosen = match side {
            Side::Left => left.or(right),
            Side::Right => right.or(left),
        };
        chosen.unwrap_or(behind.min(self.cues.len() - 1))
    }
}

/// Content in a sequence that has no cue: it goes on with the attribution before it if its mark
/// was left open there, else it stands alone.
fn without_cue(scene: &Scene, parts: Parts, links: &mut Vec<Link>) {
    let source = parts.sources.first().map(|(tokens, _)| tokens.clone());
    for (tokens, _) in parts.contents {
        let goes_on = scene.continues_passage(tokens.start);
        match links.last_mut().filter(|_| goes_on) {
            Some(last) => last.content.push(tokens),
            None => links.push(Link {
                content: vec![tokens],
                source: source.clone(),
                ..Link::default()
            }),
        }
    }
}

fn with_cues(scene: &Scene, parts: Parts, links: &mut Vec<Link>) {
    let mut found: Vec<Link> = parts
        .cues
        .iter()
        .map(|cue| Link {
            cue: Some(cue.clone()),
            ..Link::default()
        })
        .collect();
    for (tokens, side) in &parts.contents {
        found[parts.cue_of(tokens, *side)]
            .content
            .push(tokens.clone());
    }
    for (tokens, side) in &parts.sources {
        let link = &mut found[parts.cue_of(tokens, *side)];
        let nearer = |other: &Range<usize>| distance(link, tokens) < distance(link, other);
        if link.source.as_ref().is_none_or(nearer) {
            link.source = Some(tokens.clone());
        }
    }
    share_sources(scene, &mut found);
    found.retain(|link| !link.content.is_empty());
    links.extend(found);
}

/// How many tokens lie between the cue of a link and a source.
fn distance(link: &Link, source: &Range<usize>) -> usize {
    let cue = link.cue.as_ref().map_or(0..0, Clone::clone);
    source
        .start
        .abs_diff(cue.end)
        .min(cue.start.abs_diff(source.end))
}

/// A cue without a source has that of the cue before it in the sentence.
fn share_sources(scene: &Scene, links: &mut [Link]) {
    for i in 1..links.len() {
        let (before, this) = (&links[i - 1], &links[i]);
        let (Some(a), Some(b)) = (&before.cue, &this.cue) else {
            continue;
        };
        if this.source.is_none() && scene.sentence_of(a.start) == scene.sentence_of(b.start) {
            links[i].source = before.source.clone();
        }
    }
}
