//! What the same speaker reports in a participle of its own: "“We won,” Lee said, referring to
//! the cup." is two reports.

use std::ops::Range;

use crate::quotes::attribution::Finding;
use crate::quotes::lexicon::Part;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// How many small words may stand between a participle and what it reports.
const SMALL_WORDS: usize = 2;

/// Makes parts of content behind a participle findings of their own.
pub(super) fn split(scene: &Scene, findings: &mut Vec<Finding>) {
    for i in 0..findings.len() {
        let Some(cue) = findings[i].cue.clone() else {
            continue;
        };
        while findings[i].content.len() > 1
            && let Some((part, participle)) = reported(scene, &findings[i].content, &cue)
        {
            let content = findings[i].content.remove(part);
            let own = report(scene, &findings[i], content, participle);
            findings.push(own);
        }
    }
}

/// A part of content behind the cue that a participle reports, and the place of that.
fn reported(scene: &Scene, content: &[Range<usize>], cue: &Range<usize>) -> Option<(usize, usize)> {
    let behind = content
        .iter()
        .enumerate()
        .filter(|(_, part)| part.start >= cue.end);
    behind.into_iter().find_map(|(i, part)| {
        let participle = participle_before(scene, part.start)?;
        let apart = participle >= cue.end && !content.iter().any(|p| p.contains(&participle));
        apart.then_some((i, participle))
    })
}

/// The participle behind a comma that ends before token `end`: ", referring to", ", while noting".
fn participle_before(scene: &Scene, end: usize) -> Option<usize> {
    let small = Class::PREPOSITION
        .or(Class::SUBORDINATOR)
        .or(Class::OBJECT_PRONOUN);
    let sentence = scene.sentence_around(end);
    let mut at = end.checked_sub(1)?;
    for _ in 0..SMALL_WORDS {
        if at > sentence.start && scene.word(at).has(small) {
            at -= 1;
        }
    }
    let word = scene.word(at);
    let gerund = word.folded.len() > 5 && word.folded.ends_with("ing") && !word.has(small);
    let before = at.checked_sub(1).filter(|&i| i > sentence.start)?;
    let opener = scene
        .word(before)
        .has(Class::PREPOSITION.or(Class::SUBORDINATOR));
    let comma = scene.word(before - usize::from(opener)).is_any(&[",", "—"]);
    (gerund && comma && word.passage.is_none() && !word.is_capitalised()).then_some(at)
}

/// The report of a participle, by whom the rest of the finding is reported.
fn report(scene: &Scene, finding: &Finding, content: Range<usize>, participle: usize) -> Finding {
    let mut readings = scene.word(participle).readings.iter();
    let verb = readings.find(|r| r.cue.part == Part::Verb);
    Finding {
        rule: reasons::CUE_BEFORE_CLAUSE,
        cue: Some(participle..content.start),
        content: vec![content],
        word: verb.map(|r| r.cue),
        negated: false,
        via: None,
        ..finding.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// The contents that are left of two parts of a text, given by their tokens.
    fn check(text: &str, cue: Range<usize>, parts: [Range<usize>; 2], expected: &[&str]) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let mut finding = Finding::bare(reasons::QUOTE_BEFORE_CUE, 0..1, 0.5);
        finding.content = parts.to_vec();
        finding.cue = Some(cue);
        let mut findings = vec![finding];
        split(&scene, &mut findings);
        let shown = findings.iter().map(|f| {
            let parts = f.content.iter().map(|part| doc.slice(scene.span(part)));
            parts.collect::<Vec<_>>().join(" … ")
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "in {text}");
    }

    #[test]
    fn a_participle_reports_what_stands_behind_it() {
        check(
            "“We won,” Lee said, referring to the cup.",
            6..7,
            [0..5, 10..12],
            &["“We won,”", "the cup"],
        );
    }

    #[test]
    fn what_goes_on_with_the_words_before_stays_with_them() {
        check(
            "“We won,” Lee said, “at last.”",
            6..7,
            [0..5, 8..13],
            &["“We won,” … “at last.”"],
        );
    }
}
