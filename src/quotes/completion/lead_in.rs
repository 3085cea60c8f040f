//! Quotations that the tagger found without a word of reporting: who leads them in at the end of
//! the paragraph before, or signs them behind a dash.

use std::ops::Range;

use crate::mentions::{EntityId, EntityKind, Mention, MentionKind, Mentions};
use crate::quotes::attribution::{Finding, Site};
use crate::quotes::lexicon::Part;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
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
        } else if let Some(source) =
            named_below(scene, mentions, finding).or_else(|| captioned(scene, mentions, finding))
        {
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
    if !own || !below.kind.is_content() || !finding.source.is_empty() {
        return None;
    }
    let person = person_in(scene, mentions, &line)?;
    (is_caption(scene, &line) && person == scene.span(&line).start).then_some(line)
}

/// The person whom the rest of a paragraph names that opens with the quotation: "“We won”: mayor
/// Ann Lee."
fn captioned(scene: &Scene, mentions: &Mentions, finding: &Finding) -> Option<Range<usize>> {
    let end = finding.content.last()?.end;
    let passage = &scene.passages[scene.word(end - 1).passage?];
    let block = scene.block_tokens(passage.block);
    let opens = passage.outer.start == block.start && passage.outer.end < block.end;
    if !opens || !finding.source.is_empty() {
        return None;
    }
    let colon = scene.word(passage.outer.end).is(":");
    let stop = scene.word(block.end - 1).is(".");
    let start = passage.outer.end + usize::from(colon);
    let line = start..(block.end - usize::from(stop)).max(start);
    person_in(scene, mentions, &line)?;
    let named = is_caption(scene, &line) && scene.word(line.start).is_capitalised();
    named.then_some(line)
}

/// Whether a line is short and no sentence.
fn is_caption(scene: &Scene, line: &Range<usize>) -> bool {
    let verb = Class::AUXILIARY.or(Class::FINITE_VERB);
    let plain = |w: &Word| {
        let marked = w.passage.is_some() || w.is_any(&[":", ".", "!", "?"]);
        !marked && !w.has(verb) && !w.looks_past()
    };
    let words = scene.words(line.clone());
    !line.is_empty() && line.len() <= LONGEST_SIGNATURE && words.iter().all(plain)
}

/// Where the first person is named in a line.
fn person_in(scene: &Scene, mentions: &Mentions, line: &Range<usize>) -> Option<u32> {
    let span = scene.span(line);
    let first = mentions
        .mentions
        .partition_point(|m| m.span.start < span.start);
    let inside = mentions.mentions[first..]
        .iter()
        .take_while(|m| m.span.end <= span.end);
    let person = |m: &&Mention| {
        let kind = |id: EntityId| mentions.entities[id.0 as usize].kind;
        m.kind == MentionKind::Name && m.entity.map(kind) == Some(EntityKind::Person)
    };
    inside.into_iter().find(person).map(|m| m.span.start)
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
    fn the_rest_of_a_paragraph_names_who_speaks() {
        check(
            "“We did not always have the balance right”: Quill Motors chief Ada Quill.",
            "Quill Motors chief Ada Quill",
        );
        check("“He scares us all” Ada Quill, nurse", "Ada Quill, nurse");
        check("“Peace”: the plan of the town.", "");
        check("“He scares us all.” Ada Quill laughed.", "");
    }

    #[test]
    fn the_paragraph_before_leads_a_quotation_in() {
        check("Ada Quill said:\n\n“He scares us all.”", "Ada Quill");
    }
}
