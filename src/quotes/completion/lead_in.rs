//! Quotations that the tagger found without a word of reporting: who leads them in at the end of
//! the paragraph before, or signs them behind a dash.

use std::ops::Range;

use crate::quotes::attribution::{Finding, Site};
use crate::quotes::lexicon::Part;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;

/// The longest name that signs a quotation, in tokens.
const LONGEST_SIGNATURE: usize = 14;

/// Gives such quotations their source and cue.
pub(super) fn find(scene: &Scene, findings: &mut [Finding]) {
    for finding in findings {
        if finding.cue.is_some() {
            continue;
        }
        if let Some((source, dash)) = signature(scene, finding) {
            finding.rule = reasons::SIGNED_BELOW;
            finding.source = vec![source];
            finding.cue = Some(dash);
        } else if let Some((source, cue)) = led_in(scene, finding) {
            finding.rule = reasons::COLON_BEFORE_QUOTE;
            finding.word = site_in(scene, &cue).map(|site| site.reading.cue);
            finding.source = vec![source];
            finding.cue = Some(cue);
        }
    }
}

/// Name and dash behind a quotation: "“We won.” ― Ann Lee", in its block or the next.
fn signature(scene: &Scene, finding: &Finding) -> Option<(Range<usize>, Range<usize>)> {
    let end = finding.content.last()?.end;
    scene.word(end - 1).passage?;
    let dash = scene.words(end..scene.len().min(end + 1)).first()?;
    if !dash.is_any(&["-", "–", "—", "―", "~"]) {
        return None;
    }
    let sentence = scene.sentence(scene.sentence_of(end));
    let block = scene.block_tokens(sentence.block);
    let name = noun_phrase::after(scene, end + 1, sentence.tokens.end)?;
    let short = block.end - end <= LONGEST_SIGNATURE && scene.word(name.start).is_capitalised();
    (short && name.start == end + 1).then(|| (name, end..end + 1))
}

/// Subject and verb before a colon that ends the block before: "Lee said:".
fn led_in(scene: &Scene, finding: &Finding) -> Option<(Range<usize>, Range<usize>)> {
    let start = finding.content.first()?.start;
    scene.word(start).passage?;
    let colon = scene.passages[scene.word(start).passage?]
        .outer
        .start
        .checked_sub(1)?;
    if !scene.word(colon).is(":") || scene.word(colon).passage.is_some() {
        return None;
    }
    let sentence = scene.sentence_around(colon);
    let site = (sentence.start..colon)
        .rev()
        .find_map(|i| site_in(scene, &(i..i + 1)))?;
    let source = site.subject()?;
    Some((source, site.group..colon + 1))
}

/// The first verb of reporting in a range.
fn site_in<'a>(scene: &'a Scene, range: &Range<usize>) -> Option<Site<'a>> {
    range.clone().find_map(|i| {
        let mut verbs = scene.word(i).readings.iter();
        let reading = verbs.find(|r| r.cue.part == Part::Verb)?;
        let outside = scene.word(i).passage.is_none();
        outside.then(|| Site::new(scene, i, *reading)).flatten()
    })
}
