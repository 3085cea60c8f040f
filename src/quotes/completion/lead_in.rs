//! Quotations that the tagger found without a word of reporting: who leads them in at the end of
//! the paragraph before, or signs them behind a dash.

use std::ops::Range;

use crate::mentions::{EntityKind, Mentions};
use crate::quotes::attribution::{Finding, Site};
use crate::quotes::lexicon::Part;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// The longest name that signs a quotation, in tokens.
const LONGEST_SIGNATURE: usize = 14;

/// How far before a colon its verb is looked for, in tokens.
const REACH: usize = 40;

/// Gives such quotations their source and cue.
pub(super) fn find(scene: &Scene, mentions: &Mentions, findings: &mut [Finding]) {
    for finding in findings {
        if let Some(passage) = reports_itself(scene, finding)
            && let Some((source, cue)) = led_in(scene, finding)
        {
            finding.content = vec![passage];
            lead(scene, finding, source, cue);
        }
        if finding.cue.is_some() {
            continue;
        }
        if let Some((source, dash)) = signature(scene, finding) {
            finding.rule = reasons::SIGNED_BELOW;
            finding.source = vec![source];
            finding.cue = Some(dash);
        } else if let Some(source) = named_below(scene, mentions, finding) {
            finding.rule = reasons::SIGNED_BELOW;
            finding.source = vec![source];
        } else if let Some((source, cue)) = led_in(scene, finding) {
            lead(scene, finding, source, cue);
        }
    }
}

fn lead(scene: &Scene, finding: &mut Finding, source: Range<usize>, cue: Range<usize>) {
    finding.rule = reasons::COLON_BEFORE_QUOTE;
    finding.word = site_in(scene, &cue).map(|site| site.reading.cue);
    finding.source = vec![source];
    finding.cue = Some(cue);
}

/// The paragraph in quotation marks that opens with the content of a finding whose cue stands in
/// it as well: nobody reports his own words.
fn reports_itself(scene: &Scene, finding: &Finding) -> Option<Range<usize>> {
    let cue = finding.cue.as_ref()?;
    let start = finding.content[0].start;
    let block = scene.block_tokens(scene.sentence(scene.sentence_of(start)).block);
    let (first, last) = (scene.word(block.start).text, scene.word(block.end - 1).text);
    let inner = block.start + 1..block.end.saturating_sub(1).max(block.start + 1);
    let marked = matches!((first, last), ("\"", "\"") | ("“", "”"));
    let whole = || {
        scene
            .words(inner.clone())
            .iter()
            .all(|w| w.text != first && w.text != last)
    };
    let inside = start <= inner.start && inner.contains(&cue.start);
    (marked && inside && whole()).then_some(inner)
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

/// The person a short line of its own names below a paragraph in marks: "Ann Lee, 27, nurse".
fn named_below(scene: &Scene, mentions: &Mentions, finding: &Finding) -> Option<Range<usize>> {
    let [content] = finding.content.as_slice() else {
        return None;
    };
    let passage = scene.passage_starting_at(content.start)?;
    let block = scene.passages[passage].block;
    let own =
        scene.block_tokens(block) == *content && scene.passage_ending_at(content.end).is_some();
    let below = scene.doc.blocks().get(block + 1)?;
    let line = scene.block_tokens(block + 1);
    let verb = Class::AUXILIARY.or(Class::FINITE_VERB);
    let short = below.kind.is_content() && !line.is_empty() && line.len() <= LONGEST_SIGNATURE;
    if !own || !short || !finding.source.is_empty() {
        return None;
    }
    let plain = scene
        .words(line.clone())
        .iter()
        .all(|w| w.passage.is_none() && !w.has(verb) && !w.is_any(&[":", ".", "!", "?"]));
    let start = scene.span(&line).start;
    let first = mentions.mentions.partition_point(|m| m.span.start < start);
    let mention = mentions
        .mentions
        .get(first)
        .filter(|m| m.span.start == start)?;
    let person = mentions.entities[mention.entity?.0 as usize].kind == EntityKind::Person;
    (plain && person).then_some(line)
}

/// Subject and verb before a colon that ends the block before: "Lee said:".
fn led_in(scene: &Scene, finding: &Finding) -> Option<(Range<usize>, Range<usize>)> {
    let start = finding.content.first()?.start;
    let passage = &scene.passages[scene.word(start).passage?];
    let colon = passage.outer.start.checked_sub(1)?;
    if !scene.word(colon).is(":") || scene.word(colon).passage.is_some() {
        return None;
    }
    let sentence = scene.sentence_around(colon);
    let reach = colon.saturating_sub(REACH).max(sentence.start)..colon;
    let told = reach.clone().rev().find_map(|i| {
        let site = site_in(scene, &(i..i + 1))?;
        let source = site.subject().or_else(|| site.source()?.pop())?;
        Some((source, site.group))
    });
    let (source, verb) = told.or_else(|| {
        reach
            .clone()
            .find_map(|i| Some((noun_phrase::of_verb(scene, i, sentence.start)?, i)))
    })?;
    Some((source, verb..colon + 1))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions;
    use crate::text::Document;

    /// The source of the first passage of a text, found without a cue.
    fn check(text: &str, expected: &str) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let content = scene.passages[0].outer.clone();
        let mut findings = [Finding::bare(reasons::QUOTE_WITHOUT_CUE, content, 0.5)];
        find(&scene, &mentions::find(&doc), &mut findings);
        let source = findings[0].source.first();
        let got = source.map_or("", |r| doc.slice(scene.span(r)));
        assert_eq!(got, expected, "in {text}");
    }

    #[test]
    fn a_name_behind_a_dash_signs_a_quotation() {
        check("“He scares us all.” ― Ada Quill", "Ada Quill");
        check("“He scares us all.” — and then he left.", "");
    }

    #[test]
    fn a_line_below_names_who_speaks() {
        check(
            "“He scares us all.”\n\nAda Quill, 27, nurse\n\nShe came by bus.",
            "Ada Quill, 27, nurse",
        );
        check("“He scares us all.”\n\nAda Quill went home.", "");
    }

    #[test]
    fn the_paragraph_before_leads_a_quotation_in() {
        check("Ada Quill said:\n\n“He scares us all.”", "Ada Quill");
    }
}
