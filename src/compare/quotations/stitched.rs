//! Quotations stitched together: words on both sides of an ellipsis that answer different questions.
//!
//! An ellipsis says that something was left out, and every article may shorten. But where
//! another article has the two parts in two quotations, with somebody else speaking between
//! them, they were never said in one breath.

use std::ops::Range;

use super::spoken::Spoken;
use super::utterance::Utterance;
use super::wording::{evidence, words};
use crate::compare::findings::{Finding, Point};
use crate::compare::{
    DiscrepancyKind, Edit, EditOperation, Relation, Severity, SideValue, Source, reasons,
};

/// Words of each part that another article has too.
const MIN_WORDS: usize = 4;

/// Reports the utterances that join what another article has apart.
pub(in crate::compare) fn find(
    sources: &[Source<'_>],
    utterances: &[Utterance<'_>],
    same_story: &dyn Fn(usize, usize) -> bool,
    findings: &mut Vec<Finding>,
) {
    for stitched in utterances.iter().filter(|u| u.is_quoted_in_full()) {
        for seam in seams(&stitched.words) {
            let sides = sides(&stitched.words, seam);
            let elsewhere = |u: &&Utterance<'_>| {
                u.source != stitched.source
                    && u.is_quoted_in_full()
                    && same_story(u.source, stitched.source)
                    && !u.has_other_voice_than(stitched)
            };
            let others: Vec<&Utterance<'_>> = utterances.iter().filter(elsewhere).collect();
            if let Some(apart) = apart(&stitched.words, &sides, &others, utterances) {
                let joined = sides.0.start..sides.1.end;
                findings.push(finding(sources, (stitched, joined), apart));
            }
        }
    }
}

/// The words before which an ellipsis stands.
fn seams(words: &[Spoken]) -> impl Iterator<Item = usize> + '_ {
    (1..words.len()).filter(|&i| words[i].after_ellipsis)
}

/// The sentence before a seam and the one after it.
fn sides(words: &[Spoken], seam: usize) -> (Range<usize>, Range<usize>) {
    let ends = |i: &usize| words[*i].sentence != words[*i - 1].sentence || words[*i].after_ellipsis;
    let start = (1..seam).rev().find(ends).unwrap_or_default();
    let end = (seam + 1..words.len()).find(ends).unwrap_or(words.len());
    (start..seam, seam..end)
}

/// Where another article has the first side, if the second stands in another quotation there
/// and somebody else speaks between them.
fn apart<'a>(
    stitched: &[Spoken],
    (first, second): &(Range<usize>, Range<usize>),
    others: &[&'a Utterance<'a>],
    utterances: &[Utterance<'_>],
) -> Option<(&'a Utterance<'a>, Range<usize>)> {
    let long = |side: &Range<usize>| side.len() >= MIN_WORDS;
    if !long(first) || !long(second) {
        return None;
    }
    let found = |side: &Range<usize>| -> Vec<(&'a Utterance<'a>, Range<usize>)> {
        let place = |u: &&'a Utterance<'a>| Some((*u, place(&u.words, &stitched[side.clone()])?));
        others.iter().filter_map(place).collect()
    };
    let seconds = found(second);
    let interrupted = |a: &Utterance<'_>, b: &Utterance<'_>| {
        let between = |u: &&Utterance<'_>| {
            u.source == a.source && (a.quotation + 1..b.quotation).contains(&u.quotation)
        };
        let mut between = utterances.iter().filter(between);
        between.any(|u| u.has_other_voice_than(a))
    };
    let is_apart = |(a, _): &(&Utterance<'_>, Range<usize>)| {
        let same_article = seconds.iter().filter(|(b, _)| b.source == a.source);
        let mut places = same_article.map(|(b, _)| *b).peekable();
        places.peek().is_some() && places.all(|b| interrupted(a, b))
    };
    found(first).into_iter().find(is_apart)
}

/// Where the words `side` stand in a row.
fn place(words: &[Spoken], side: &[Spoken]) -> Option<Range<usize>> {
    let start = words.windows(side.len()).position(|run| run == side)?;
    Some(start..start + side.len())
}

fn finding(
    sources: &[Source<'_>],
    (stitched, joined): (&Utterance<'_>, Range<usize>),
    (other, part): (&Utterance<'_>, Range<usize>),
) -> Finding {
    let added = words(stitched, &(joined.start + part.len()..joined.end));
    let edits = vec![Edit {
        operation: EditOperation::Insert,
        before: String::new(),
        after: added,
    }];
    let point = |u: &Utterance<'_>, part: &Range<usize>, edits: Vec<Edit>| Point {
        value: SideValue::Wording(edits),
        label: words(u, part),
        phrase: String::new(),
        evidence: vec![evidence(sources, u, part)],
    };
    Finding {
        kind: DiscrepancyKind::QuoteWording,
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: 0.7,
        reasons: vec![reasons::SAME_UTTERANCE, reasons::STITCHED],
        points: vec![
            point(other, &part, Vec::new()),
            point(stitched, &joined, edits),
        ],
    }
}
