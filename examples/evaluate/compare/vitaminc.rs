//! `vitaminc/dev.jsonl`: a sentence of an encyclopedia and a claim that it supports or refutes,
//! where one fact was changed.
//!
//! Read are the claims with a digit; text and claim are compared as two articles without dates.
//! A mismatch is wanted where the label is "contradiction", none where it is "entailment" (the few
//! with another label are left out), and found if any difference of numbers or times is reported,
//! left-out statements aside. That favours us: a difference of another number counts as found.

use std::error::Error;
use std::path::Path;

use parallax::compare::{Discrepancy, DiscrepancyKind, Relation};

use super::alarms::Alarms;
use super::articles::{Analysed, compared};
use super::lines;
use crate::tally::{Case, Tally};

/// Enters every claim with a digit.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let mut alarms = Alarms::default();
    for pair in lines(&folder.join("dev.jsonl"))? {
        let field = |name: &str| pair[name].as_str().unwrap_or_default();
        let label = field("label");
        if pair["digits"] != true || !["contradiction", "entailment"].contains(&label) {
            continue;
        }
        let found = mismatches(field("text"), field("hypothesis"));
        let text = format!("{} | {}", field("text"), field("hypothesis"));
        let case = Case {
            text: &text,
            wanted: label.to_owned(),
            found: found.join(" "),
        };
        let sides = (label == "contradiction", !found.is_empty());
        alarms.count(("vitaminc: digits", tally), sides, &case);
    }
    tally.note(format!("vitaminc: digits, F1 {:.1}", alarms.f1()));
    Ok(())
}

/// What is found different between the numbers and times of two texts, in words.
fn mismatches(text: &str, claim: &str) -> Vec<String> {
    let articles = [text, claim].map(|text| Analysed::of_text(text, ""));
    let counted = [DiscrepancyKind::Number, DiscrepancyKind::DateTime];
    let differ = |d: &Discrepancy| counted.contains(&d.kind) && d.relation != Relation::Omission;
    let found = compared(&articles).discrepancies.into_iter();
    found.filter(differ).map(|d| d.summary).collect()
}
