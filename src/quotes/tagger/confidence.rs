//! How sure an attribution is: the probability that a person would have marked it too.

use std::ops::Range;

use super::labels::{LABELS, Label, Part};
use super::link::Link;
use crate::learn::Matrix;
use crate::quotes::scene::Scene;

/// How many numbers are known of an attribution.
pub const EVIDENCE: usize = 9;

/// The confidence of an attribution, from 0 to 1: a logistic regression (Platt 1999) on its
/// [`evidence`], whose constant and weights are `calibration`.
pub(super) fn of(scene: &Scene, probabilities: &Matrix, link: &Link, calibration: &[f32]) -> f32 {
    let evidence = evidence(scene, probabilities, link);
    let (constant, weights) = calibration.split_first().unwrap_or((&0.0, &[]));
    let sum: f32 = evidence.iter().zip(weights).map(|(x, w)| x * w).sum();
    1.0 / (1.0 + (-constant - sum).exp())
}

/// What the net's probabilities say of an attribution, as log odds: of its content, of where
/// that begins and ends, of its cue and its source; whether it has a cue and a source; whether
/// it stands in quotation marks; and how long it is.
pub(super) fn evidence(scene: &Scene, probabilities: &Matrix, link: &Link) -> [f32; EVIDENCE] {
    let content = [Part::ContentAfterCue, Part::ContentBeforeCue];
    let source = [Part::SourceAfterCue, Part::SourceBeforeCue];
    let all = |ranges: &[Range<usize>], parts: &[Part]| {
        log_odds(mean(
            ranges
                .iter()
                .cloned()
                .flatten()
                .map(|i| of_parts(probabilities.row(i), parts)),
        ))
    };
    let (first, last) = (&link.content[0], &link.content[link.content.len() - 1]);
    let cue = link.cue.as_ref().map(std::slice::from_ref);
    let named = link.source.as_ref().map(std::slice::from_ref);
    let quoted = scene.word(first.start).passage.is_some();
    let words: usize = link.content.iter().map(Range::len).sum();
    [
        all(&link.content, &content),
        log_odds(starting(probabilities, first.start, &content)),
        log_odds(1.0 - going_on(probabilities, scene, last.end, &content)),
        cue.map_or(0.0, |cue| all(cue, &[Part::Cue])),
        named.map_or(0.0, |named| all(named, &source)),
        f32::from(u8::from(cue.is_some())),
        f32::from(u8::from(named.is_some())),
        f32::from(u8::from(quoted)),
        (words as f32).ln(),
    ]
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    sum / f32::max(count, 1.0)
}

fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln()
}

/// The probability that a token belongs to one of these parts.
fn of_parts(row: &[f32], parts: &[Part]) -> f32 {
    let of = |part: &Part| row[Label::first(*part).index()] + row[Label::inside(*part).index()];
    parts.iter().map(of).sum()
}

/// The probability that one of these parts starts at a token.
fn starting(probabilities: &Matrix, token: usize, parts: &[Part]) -> f32 {
    let row = probabilities.row(token);
    parts.iter().map(|p| row[Label::first(*p).index()]).sum()
}

/// The probability that one of these parts goes on at a token; zero at the end of its block.
fn going_on(probabilities: &Matrix, scene: &Scene, token: usize, parts: &[Part]) -> f32 {
    if token >= scene.len() {
        return 0.0;
    }
    let row = probabilities.row(token);
    debug_assert_eq!(row.len(), LABELS);
    parts.iter().map(|p| row[Label::inside(*p).index()]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// Probabilities of `certainty` for the labels of "Lee said it rained.", the rest shared out.
    fn confidence(certainty: f32) -> f32 {
        let doc = Document::plain("Lee said it rained.");
        let scene = Scene::new(&doc, true);
        let labels = [
            Label::first(Part::SourceBeforeCue),
            Label::first(Part::Cue),
            Label::first(Part::ContentAfterCue),
            Label::inside(Part::ContentAfterCue),
            Label::OUTSIDE,
        ];
        let mut probabilities = Matrix::zeros(scene.len(), LABELS);
        for (token, label) in labels.into_iter().enumerate() {
            let row = probabilities.row_mut(token);
            row.fill((1.0 - certainty) / (LABELS - 1) as f32);
            row[label.index()] = certainty;
        }
        let link = Link {
            content: vec![2..4],
            source: Some(0..1),
            cue: Some(1..2),
        };
        let calibration = [-1.0, 0.5, 0.2, 0.2, 0.1, 0.1, 0.0, 0.0, 0.0, 0.0];
        of(&scene, &probabilities, &link, &calibration)
    }

    #[test]
    fn what_the_net_is_sure_of_has_more_confidence() {
        assert!(confidence(0.99) > confidence(0.9));
        assert!(confidence(0.9) > confidence(0.5));
        assert!(confidence(1.0) < 1.0);
    }

    #[test]
    fn even_odds_and_the_mean_of_nothing_are_zero() {
        assert!((log_odds(0.5)).abs() < 1e-6);
        assert!((mean(std::iter::empty()) - 0.0).abs() < 1e-6);
    }
}
