//! `okr_news/number_pairs.jsonl`: two tweets on one event that fill one slot ("how many were
//! killed?") with a number each.
//!
//! The two texts are compared as articles without dates. A conflict is found if a difference of
//! numbers is reported, coarser values and left-out statements aside, of which a piece of evidence
//! touches the annotated value in each text, as far as the value can be found there (a value whose
//! words stand apart is found by its first word). Which values fill one slot was annotated; that
//! they conflict, are compatible or the same follows from a rule on intervals (the corpus's own
//! README says which), so the rows measure reading and alignment, not the rule: a second number
//! that differs in the same two tweets is no alarm here. The last row pairs the tweets of different
//! stories, most of which are about the dead of some blast or shooting.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use parallax::compare::{Discrepancy, DiscrepancyKind, Relation};
use parallax::text::Span;
use serde_json::Value;

use super::alarms::Alarms;
use super::articles::{Analysed, compared};
use super::lines;
use crate::tally::{Case, Tally};

/// Enters every pair.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let mut alarms = Alarms::default();
    for pair in lines(&folder.join("number_pairs.jsonl"))? {
        let field = |name: &str| pair[name].as_str().unwrap_or_default();
        let raised = raised(&pair);
        let text = format!(
            "{} | {} | {}",
            field("text_a"),
            field("text_b"),
            field("role")
        );
        let case = Case {
            text: &text,
            wanted: format!(
                "{}: {} / {}",
                field("label"),
                field("value_a"),
                field("value_b")
            ),
            found: raised.as_ref().map_or("none".into(), |d| d.summary.clone()),
        };
        let (wanted, raised) = (field("label") == "conflict", raised.is_some());
        alarms.count(("okr: conflicts", tally), (wanted, raised), &case);
        if !wanted {
            let row = format!("okr: no conflict where {}", field("label"));
            tally.count(&row, !raised, &case);
        }
    }
    tally.note(format!("okr: conflicts, F1 {:.1}", alarms.f1()));
    strangers(&lines(&folder.join("number_pairs.jsonl"))?, tally);
    Ok(())
}

/// Enters every two tweets of different stories: other blasts and shootings, with other tolls.
fn strangers(pairs: &[Value], tally: &mut Tally) {
    let field = |pair: &Value, name: &str| pair[name].as_str().unwrap_or_default().to_owned();
    let both = |pair: &Value| {
        let story = field(pair, "story");
        ["text_a", "text_b"].map(|text| (story.clone(), field(pair, text)))
    };
    let tweets: BTreeSet<(String, String)> = pairs.iter().flat_map(both).collect();
    for (story, text) in &tweets {
        for (other, told) in tweets.iter().filter(|(other, _)| story < other) {
            let articles = [text, told].map(|text| Analysed::of_text(text, ""));
            let found = compared(&articles)
                .discrepancies
                .into_iter()
                .find(is_conflict);
            let case = Case {
                text: &format!("{text} | {told}"),
                wanted: format!("none: {story} / {other}"),
                found: found.as_ref().map_or("none".into(), |d| d.summary.clone()),
            };
            let row = "okr: no conflict between different stories";
            tally.count(row, found.is_none(), &case);
        }
    }
}

/// The difference found between the annotated values of a pair.
fn raised(pair: &Value) -> Option<Discrepancy> {
    let sides = ["a", "b"].map(|side| {
        let field = |name: &str| pair[format!("{name}_{side}")].as_str().unwrap_or_default();
        (field("text"), field("value"))
    });
    let articles = sides.map(|(text, _)| Analysed::of_text(text, ""));
    let values = sides.map(|(text, value)| find(text, value));
    let differ = |d: &Discrepancy| {
        let all = || d.sides.iter().flat_map(|side| &side.evidence);
        is_conflict(d) && (0..2).all(|i| all().any(|e| e.source == i && touches(e.span, values[i])))
    };
    compared(&articles).discrepancies.into_iter().find(differ)
}

/// Whether numbers differ, coarser values and left-out statements aside.
fn is_conflict(found: &Discrepancy) -> bool {
    let coarse = [Relation::Omission, Relation::Granularity];
    found.kind == DiscrepancyKind::Number && !coarse.contains(&found.relation)
}

fn touches(span: Span, value: Option<Span>) -> bool {
    value.is_none_or(|value| span.overlaps(value))
}

/// Where a value stands in a text, as a whole or else its first word, between other letters.
fn find(text: &str, value: &str) -> Option<Span> {
    let first = value.split_whitespace().next();
    [Some(value), first]
        .into_iter()
        .flatten()
        .find_map(|words| {
            let mut found = text.match_indices(words);
            let (start, _) = found.find(|(at, _)| is_whole(text, *at, at + words.len()))?;
            Some(Span::new(start, start + words.len()))
        })
}

fn is_whole(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric)
        && !text[end..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: &str, expected: Option<&str>) {
        let found = find(text, value).map(|span| &text[span.range()]);
        assert_eq!(found, expected, "{value} in {text}");
    }

    #[test]
    fn values_are_found_whole_or_by_their_first_word() {
        check("By 112 boats, 12 sank", "12", Some("12"));
        check("Eleven old boats", "Eleven boats", Some("Eleven"));
        check("Many boats", "12", None);
    }
}
