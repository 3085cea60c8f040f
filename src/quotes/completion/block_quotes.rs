//! Block quotations: a paragraph without quotation marks behind one that ends in "Lee wrote:".

use std::collections::HashSet;
use std::ops::Range;

use super::order;
use crate::quotes::attribution::{Finding, Site};
use crate::quotes::lexicon::{Frame, Part, Reading};
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// How far before the colon the verb can stand, in tokens: "wrote in a letter to the town:".
const REACH: usize = 10;

/// The fewest tokens of a paragraph that is somebody's words rather than the item of a list.
const SHORTEST: usize = 8;

/// How far into a paragraph the colon of a label can stand, in tokens.
const LABEL: usize = 6;

/// How often a verb must lead quotations in that it leads in a paragraph, from 0 to 1.
const OFTEN: f32 = 0.6;

/// How often such a paragraph is quoted: 4 of 4 in PolNeAR.
const CONFIDENCE: f32 = 0.85;

/// Adds such paragraphs, in the place of what was found inside them.
pub(super) fn find(scene: &Scene, findings: &mut Vec<Finding>) {
    let blocks = 1..scene.doc.blocks().len();
    let found: Vec<Finding> = blocks.filter_map(|block| quoted(scene, block)).collect();
    // Their contents follow each other and do not overlap.
    let meets = |r: &Range<usize>| {
        let next = found.partition_point(|q| q.content[0].end <= r.start);
        let next = found.get(next);
        next.is_some_and(|q| q.content[0].start < r.end)
    };
    let cues: HashSet<_> = found.iter().filter_map(|q| q.cue.as_ref()).collect();
    let replaced = |f: &Finding| {
        let cue = f.cue.as_ref();
        f.content.iter().any(meets) || cue.is_some_and(|c| meets(c) || cues.contains(c))
    };
    order::retain(findings, |f| !replaced(f));
    findings.extend(found);
}

/// The paragraph as a quotation, if the one before leads it in.
fn quoted(scene: &Scene, block: usize) -> Option<Finding> {
    let content = scene.block_tokens(block);
    let before = scene.block_tokens(block - 1);
    let kinds = &scene.doc.blocks()[block - 1..=block];
    let plain = content.len() >= SHORTEST
        && kinds.iter().all(|b| b.kind.is_content())
        && content.clone().all(|i| scene.word(i).passage.is_none());
    let colon = before.end.checked_sub(1).filter(|_| plain)?;
    if before.is_empty() || !scene.word(colon).is(":") || is_labelled(scene, &content) {
        return None;
    }
    let sentence = scene.sentence_around(colon);
    let (source, cue) = (sentence.start.max(colon.saturating_sub(REACH))..colon)
        .rev()
        .find_map(|i| leads_in(scene, i))?;
    Some(Finding {
        source: vec![source],
        cue: Some(cue.start..colon + 1),
        ..Finding::bare(reasons::COLON_BEFORE_QUOTE, content, CONFIDENCE)
    })
}

/// The subject and the verb group of a verb that leads quotations in.
fn leads_in(scene: &Scene, i: usize) -> Option<(Range<usize>, Range<usize>)> {
    let leads = |r: &&Reading| {
        let often = r.cue.precision(Frame::Quote);
        r.cue.part == Part::Verb && often.is_some_and(|p| p >= OFTEN)
    };
    let word = scene.word(i);
    let narrated = word.passage.is_none();
    let reading = word.readings.iter().find(leads).filter(|_| narrated)?;
    let site = Site::new(scene, i, *reading)?;
    let subject = site.subject()?;
    // "This is how Lee responded:" tells what Lee did.
    let start = scene.sentence_around(i).start;
    let opening = scene.words(start..subject.start);
    let told = opening.iter().any(|w| w.has(Class::WH_WORD));
    (!told).then_some((subject, site.group..i + 1))
}

/// Whether a paragraph opens with a label or the number of a list: "Lee: Yes."
fn is_labelled(scene: &Scene, content: &Range<usize>) -> bool {
    let first = scene.word(content.start);
    let number = first.text.starts_with(|c: char| c.is_ascii_digit());
    let mut opening = scene.words(content.clone()).iter().take(LABEL);
    first.is_mark() || number || opening.any(|w| w.is(":"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// Source and cue of what is quoted in a text of two paragraphs.
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let last = scene.len() - 2..scene.len() - 1;
        let mut findings = vec![Finding::bare(reasons::CUE_BEFORE_CLAUSE, last, 0.5)];
        find(&scene, &mut findings);
        let words = |range: &Range<usize>| doc.slice(scene.span(range));
        let found = findings
            .iter()
            .find(|f| f.rule == reasons::COLON_BEFORE_QUOTE);
        let parts = |f: &Finding| (f.source[0].clone(), f.cue.clone().expect("a cue"));
        let got = found.map(parts);
        let got = got
            .as_ref()
            .map(|(source, cue)| (words(source), words(cue)));
        assert_eq!(got, expected, "in {text}");
        assert_eq!(findings.len(), 1, "in {text}");
    }

    #[test]
    fn a_paragraph_behind_a_colon_is_quoted() {
        check(
            "The governor added:\n\nIt is what we all feared. She knows that, and we say so.",
            Some(("The governor", "added:")),
        );
        check(
            "In a letter to the town, Ann Lee wrote in May:\n\nLet no one be mistaken, this is the end of the pier.",
            Some(("Ann Lee", "wrote in May:")),
        );
    }

    #[test]
    fn what_is_led_in_otherwise_is_not() {
        for text in [
            "This is how the governor responded:\n\nIt rained for days, and the pier was shut for good in May.",
            "The pier has three parts:\n\nIt is what we all feared. She knows that, and we say so.",
            "The governor added:\n\nWhy: it is what we all feared. She knows that, and we say so.",
            "The governor added:\n\nYes.\n\nIt was what we all feared.",
        ] {
            check(text, None);
        }
    }
}
