//! A quotation that goes on behind something else that its speaker reports: "“We won,” Lee said,
//! referring to the cup. “At last.”" The tagger gives its end to what stands nearer.

use std::collections::HashMap;
use std::ops::Range;

use crate::quotes::attribution::Finding;
use crate::quotes::scene::Scene;

/// The fewest tokens of words in quotation marks that go on with others, marks included: fewer are
/// an expression that the narrator takes up.
const SHORTEST: usize = 6;

/// Gives such ends back to the quotations before them.
pub(super) fn give_back(scene: &Scene, findings: &mut [Finding]) {
    let mut opened: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, finding) in findings.iter().enumerate() {
        if let Some(cue) = opens(scene, finding) {
            opened.entry(scene.sentence_of(cue)).or_default().push(i);
        }
    }
    for i in 0..findings.len() {
        let Some(cue) = findings[i].cue.as_ref().map(|cue| cue.start) else {
            continue;
        };
        let before = |&&o: &&usize| {
            let opening = findings[o].cue.as_ref().is_some_and(|c| c.end <= cue);
            let speaker = &findings[i].source;
            o != i && opening && (speaker.is_empty() || *speaker == findings[o].source)
        };
        let openings = opened.get(&scene.sentence_of(cue));
        let opening = openings.and_then(|all| all.iter().rfind(before).copied());
        if let Some(opening) = opening
            && let Some(end) = take_end(scene, &mut findings[i], cue)
        {
            findings[opening].content.extend(end);
        }
    }
}

/// The place of the cue of a finding that is a quotation and stands before it.
fn opens(scene: &Scene, finding: &Finding) -> Option<usize> {
    let cue = finding.cue.as_ref()?;
    let last = finding.content.last()?;
    let quoted = scene.passage_ending_at(last.end).is_some();
    let first = scene
        .passage_starting_at(finding.content[0].start)
        .is_some();
    (quoted && first && last.end <= cue.start).then_some(cue.start)
}

/// Cuts off what stands in quotation marks behind a comma or full stop at the end of a finding, if
/// something else is left behind its cue.
fn take_end(scene: &Scene, finding: &mut Finding, cue: usize) -> Option<Vec<Range<usize>>> {
    let (part, start) = finding.content.iter().enumerate().find_map(|(n, part)| {
        let mut places = part.start.max(cue + 1)..part.end;
        Some((n, places.find(|&i| resumes(scene, i))?))
    })?;
    let kept = finding.content[..part].iter().any(|p| p.start > cue);
    let cut = finding.content[part].clone();
    if !kept && start == cut.start {
        return None;
    }
    let mut end = finding.content.split_off(part);
    end[0].start = start;
    finding.content.extend((start > cut.start).then(|| {
        let mark = scene.word(start - 1).is(",");
        cut.start..start - usize::from(mark && start - 1 > cut.start)
    }));
    Some(end)
}

/// Whether words in quotation marks start at token `i` behind a comma or a full stop.
fn resumes(scene: &Scene, i: usize) -> bool {
    let long = |p: usize| scene.passages[p].outer.len() >= SHORTEST;
    let apart = i > 0 && scene.word(i - 1).is_any(&[",", ".", "!", "?"]);
    apart && scene.passage_starting_at(i).is_some_and(long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::reasons;
    use crate::text::Document;

    /// The contents of a quotation and of a report behind it, of which both are given by their
    /// words; the cues are "said" and the word before the report.
    fn check(text: &str, quotation: &str, report: &str, expected: [&str; 2]) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let tokens = |words: &str| {
            let start = text.find(words).expect("it stands in the text");
            doc.tokens_in(crate::text::Span::new(start, start + words.len()))
        };
        let finding = |content: Range<usize>, cue: Range<usize>| Finding {
            cue: Some(cue),
            ..Finding::bare(reasons::QUOTE_BEFORE_CUE, content, 0.5)
        };
        let reported = tokens(report);
        let cue = reported.start - 1..reported.start;
        let mut findings = [
            finding(tokens(quotation), tokens("said")),
            finding(reported, cue),
        ];
        give_back(&scene, &mut findings);
        let shown = findings.each_ref().map(|f| {
            let parts = f.content.iter().map(|part| doc.slice(scene.span(part)));
            parts.collect::<Vec<_>>().join(" … ")
        });
        assert_eq!(shown, expected, "in {text}");
    }

    #[test]
    fn a_quotation_goes_on_behind_a_participle() {
        check(
            "“We won it all,” Lee said, emphasizing the cup. “It was about time for that.”",
            "“We won it all,”",
            "the cup. “It was about time for that.”",
            [
                "“We won it all,” … “It was about time for that.”",
                "the cup.",
            ],
        );
        check(
            "“Every time you win,” Lee said, referring to the cup, “you give us hope.”",
            "“Every time you win,”",
            "the cup, “you give us hope.”",
            ["“Every time you win,” … “you give us hope.”", "the cup"],
        );
    }

    #[test]
    fn an_expression_stays_with_the_report_it_stands_in() {
        check(
            "“We won it all,” Lee said, recalling the cup, “the big one”.",
            "“We won it all,”",
            "the cup, “the big one”",
            ["“We won it all,”", "the cup, “the big one”"],
        );
    }
}
