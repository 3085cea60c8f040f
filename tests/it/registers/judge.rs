//! How right the program is about an article.

use std::collections::BTreeSet;

use parallax::analysis::Analysis;
use parallax::quotes::{Cue, Quotation};
use parallax::text::Span;

use super::gold::{Attribution, Gold, Truth};
use super::names::{same_description, same_name};
use super::passages::{content_words, form, words};

/// Content counts as found from this share of common words on, as in the PolNeAR scores.
const FOUND: f64 = 0.5;

/// What is wrong with the program's answer.
pub(super) struct Verdict {
    /// For each attribution the aspects that are not right; `missed` alone if it is not found.
    pub(super) wrong: Vec<Vec<&'static str>>,
    /// Which quotations are no attribution of the article.
    pub(super) spurious: Vec<usize>,
}

/// Compares what was found in an article with its truth.
pub(super) fn judge(gold: &Gold, analysis: &Analysis) -> Verdict {
    let pairs = pair(gold, analysis);
    let judged = gold.attributions.iter().zip(&pairs);
    let wrong = judged.map(|(attribution, found)| match found {
        Some(found) => wrong(gold, attribution, analysis, *found),
        None if attribution.truth.optional => Vec::new(),
        None => vec!["missed"],
    });
    let found = 0..analysis.quotes.quotations.len();
    Verdict {
        wrong: wrong.collect(),
        spurious: found.filter(|i| !pairs.contains(&Some(*i))).collect(),
    }
}

/// The words of what was found although nobody says it, a line each.
pub(super) fn describe_spurious(analysis: &Analysis, verdict: &Verdict) -> String {
    let lines = verdict.spurious.iter().map(|&i| {
        let content = &analysis.quotes.quotations[i].content;
        let pieces: Vec<&str> = content
            .iter()
            .map(|span| analysis.document.slice(*span))
            .collect();
        format!("spurious: {}\n", pieces.join(" … "))
    });
    lines.collect()
}

/// For each attribution the quotation that is nearest to it, paired one to one, the best first.
fn pair(gold: &Gold, analysis: &Analysis) -> Vec<Option<usize>> {
    let mut candidates = Vec::new();
    for (i, attribution) in gold.attributions.iter().enumerate() {
        for (j, quotation) in analysis.quotes.quotations.iter().enumerate() {
            let likeness = likeness(&gold.text, &attribution.parts.content, &quotation.content);
            if likeness >= FOUND {
                candidates.push((likeness, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs = vec![None; gold.attributions.len()];
    for (_, i, j) in candidates {
        if pairs[i].is_none() && !pairs.contains(&Some(j)) {
            pairs[i] = Some(j);
        }
    }
    pairs
}

/// The share of the words of either content that both have.
fn likeness(text: &str, gold: &[Span], found: &[Span]) -> f64 {
    let gold: BTreeSet<Span> = content_words(text, gold).into_iter().collect();
    let found: BTreeSet<Span> = content_words(text, found).into_iter().collect();
    let common = gold.intersection(&found).count();
    common as f64 / gold.union(&found).count().max(1) as f64
}

/// The aspects of an attribution in which the quotation paired with it is not right.
fn wrong(
    gold: &Gold,
    attribution: &Attribution,
    analysis: &Analysis,
    found: usize,
) -> Vec<&'static str> {
    let (text, parts, truth) = (&gold.text, &attribution.parts, &attribution.truth);
    let quotation = &analysis.quotes.quotations[found];
    let cue = quotation.cue.as_ref();
    let cues = cue.map_or(&[] as &[Span], |cue| &cue.spans);
    let right = [
        ("content", same_content(text, &parts.content, quotation)),
        ("form", form(text, &parts.content) == quotation.kind),
        (
            "source",
            sources_agree(text, &parts.source, &quotation.source),
        ),
        ("cue", cues_touch(&parts.cue, cues)),
        ("speaker", speaker_is_right(truth, analysis, quotation)),
        ("kind", kind_is_right(truth, analysis, quotation)),
        ("sense", sense_is_right(truth, cue)),
        (
            "negated",
            truth.negated == cue.is_some_and(|cue| cue.negated),
        ),
        ("via", via_is_right(truth, &quotation.via)),
        ("unterminated", truth.unterminated == quotation.unterminated),
    ];
    let wrong = right.into_iter().filter(|(_, right)| !right);
    wrong.map(|(aspect, _)| aspect).collect()
}

/// Whether both hold the same words; marks, punctuation and a "that" at the edge aside.
fn same_content(text: &str, gold: &[Span], quotation: &Quotation) -> bool {
    content_words(text, gold) == content_words(text, &quotation.content)
}

/// Whether two sources share half of their words, or the longer one has the last word of the
/// shorter, or there is none.
fn sources_agree(text: &str, gold: &[Span], found: &[Span]) -> bool {
    let (gold, found) = (words(text, gold), words(text, found));
    let (short, long) = match gold.len() <= found.len() {
        true => (&gold, &found),
        false => (&found, &gold),
    };
    let common = short.iter().filter(|word| long.contains(word)).count();
    match short.last() {
        Some(head) => long.contains(head) || 2 * common >= short.len() + long.len() - common,
        None => long.is_empty(),
    }
}

fn cues_touch(gold: &[Span], found: &[Span]) -> bool {
    let touch = |a: &Span| found.iter().any(|b| a.overlaps(*b));
    gold.iter().any(touch) || gold.is_empty() && found.is_empty()
}

fn speaker_is_right(truth: &Truth, analysis: &Analysis, quotation: &Quotation) -> bool {
    let Some(speaker) = quotation.speaker else {
        return truth.speakers.iter().any(|name| name == "-");
    };
    let speaker = &analysis.quotes.speakers[speaker];
    let named = truth
        .kinds
        .iter()
        .any(|kind| ["Person", "Organization"].contains(&kind.as_str()));
    truth.speakers.iter().any(|name| match named {
        true => same_name(name, &speaker.name),
        false => same_description(name, &speaker.name),
    })
}

fn kind_is_right(truth: &Truth, analysis: &Analysis, quotation: &Quotation) -> bool {
    let speaker = quotation.speaker.map(|i| &analysis.quotes.speakers[i]);
    let kind = speaker.map(|speaker| format!("{:?}", speaker.kind));
    kind.is_none_or(|kind| truth.kinds.contains(&kind))
}

fn sense_is_right(truth: &Truth, cue: Option<&Cue>) -> bool {
    let sense = cue.map_or("-".to_owned(), |cue| format!("{:?}", cue.sense));
    truth.senses.contains(&sense)
}

fn via_is_right(truth: &Truth, via: &str) -> bool {
    match truth.via.is_empty() {
        true => via.is_empty(),
        false => truth.via.iter().any(|name| same_name(name, via)),
    }
}
