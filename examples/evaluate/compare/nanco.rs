//! NAnCo (Laban et al. 2022): whether two sources give the same answer to a question.
//!
//! Gold is the global clustering of each question's answers. For every pair of answers to one
//! question, the likeness of the answers as they were cut out is held against one threshold;
//! the figure is the mean of the shares of same and of different pairs that are told right. The
//! question is not read. The threshold is the one that the engine takes; the best one in
//! hindsight is shown beside it.

use std::error::Error;
use std::path::Path;

use parallax::compare::vectors::{SAME_ANSWER, likeness};
use serde_json::Value;

use super::lines;
use crate::tally::Tally;

/// Enters the rows.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let mut rated = Vec::new();
    for question in lines(&folder.join("questions.jsonl"))? {
        let answers: Vec<&Value> = question["answers"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        for (i, a) in answers.iter().enumerate() {
            for b in &answers[..i] {
                let text =
                    |answer: &Value| answer["answer"].as_str().unwrap_or_default().to_owned();
                rated.push((likeness(&text(a), &text(b)), a["gold"] == b["gold"]));
            }
        }
    }
    let ours = 100.0 * balanced(&rated, SAME_ANSWER);
    let thresholds = (1..100).map(|percent| percent as f32 / 100.0);
    let best = thresholds
        .map(|least| balanced(&rated, least))
        .fold(0.0, f64::max);
    let pairs = rated.len();
    tally.note(format!(
        "nanco: same answer, balanced accuracy of {pairs} pairs: {ours:.1} % (best {:.1} %)",
        100.0 * best
    ));
    Ok(())
}

/// The mean of the shares of same and of different pairs that are told right.
fn balanced(rated: &[(f32, bool)], least: f32) -> f64 {
    let share = |same: bool| {
        let all: Vec<bool> = rated
            .iter()
            .filter(|(_, gold)| *gold == same)
            .map(|(likeness, _)| (*likeness >= least) == same)
            .collect();
        all.iter().filter(|right| **right).count() as f64 / all.len().max(1) as f64
    };
    (share(true) + share(false)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_pairs_count_half() {
        let rated = [(0.9, true), (0.8, false), (0.1, false), (0.2, false)];
        assert_eq!(balanced(&rated, 0.5), (1.0 + 2.0 / 3.0) / 2.0);
    }
}
