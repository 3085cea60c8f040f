//! Pairs of values with the relation expected.
//!
//! Of numbers, units and dates only values are read: where both sides have several, those that
//! measure the same and count the same noun meet, and the nearest relation counts. "none" wants no
//! conflict. The other kinds (names, places, polarity...) need a comparison of articles; each pair
//! is compared as two articles and shown apart.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::DateTime;
use parallax::analysis::{Article, analyse};
use parallax::compare::{self, Discrepancy, DiscrepancyKind, Severity, Source};
use parallax::values::relation::{Relation, of_quantities, of_scores, of_times};
use parallax::values::{Quantity, Values};
use serde_json::Value;

use super::{moment, read, show_quantities, show_times};
use crate::tally::{Case, Tally};

/// Where the pairs lie beside the folder of suites.
const BESIDE: &str = "metamorphic/value_pairs.jsonl";

/// The file with the pairs: the one given, or the one beside a folder.
pub(super) fn lines(given: Option<&Path>, folder: &Path) -> Option<Vec<Value>> {
    let beside = folder.join("..").join(BESIDE);
    let text = fs::read_to_string(given.unwrap_or(&beside)).ok()?;
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().ok()
}

/// Enters a pair.
pub(super) fn measure(pair: &Value, tally: &mut Tally) {
    let field = |name: &str| pair[name].as_str().unwrap_or_default();
    let (kind, expected) = (field("kind"), field("expected"));
    let sides = [("a", "pub_a"), ("b", "pub_b")].map(|(text, day)| (field(text), field(day)));
    let text = format!(
        "{} [{}] / {} [{}]",
        sides[0].0, sides[0].1, sides[1].0, sides[1].1
    );
    if !["number", "unit", "date"].contains(&kind) {
        let found = compared(sides);
        let right = stands_for(&found, expected);
        let case = case(&text, expected, show(&found));
        tally.count(&format!("pairs compared: {kind}"), right, &case);
        return;
    }
    let values = sides.map(|(text, day)| read(text, noon(day)));
    let found = relation(kind, &values);
    let name = found.map_or("none".to_owned(), |r| format!("{r:?}").to_lowercase());
    let right = name == expected || expected == "none" && name != "conflict";
    let case = case(&text, expected, format!("{name}: {}", show_values(&values)));
    tally.count("pairs of values: of all", right, &case);
    tally.count(&format!("pairs of values: {kind}"), right, &case);
    if expected == "same" {
        tally.count(
            "pairs of values: same, not called conflict",
            name != "conflict",
            &case,
        );
    }
}

fn case<'a>(text: &'a str, expected: &str, found: String) -> Case<'a> {
    Case {
        text,
        wanted: expected.to_owned(),
        found,
    }
}

fn noon(day: &str) -> Option<DateTime> {
    moment(&format!("{day}T12:00:00"))
}

/// The nearest relation of two sides.
fn relation(kind: &str, [a, b]: &[Values; 2]) -> Option<Relation> {
    let nearness = |relation: &Relation| *relation as u8;
    if kind == "date" {
        let pairs = a
            .times
            .iter()
            .flat_map(|t| b.times.iter().map(move |u| (t, u)));
        return pairs
            .filter_map(|(t, u)| of_times(t, u))
            .min_by_key(nearness);
    }
    if let ([x], [y]) = (&a.scores[..], &b.scores[..]) {
        return Some(of_scores(x, y));
    }
    let pairs = || {
        a.quantities
            .iter()
            .flat_map(|q| b.quantities.iter().map(move |r| (q, r)))
    };
    let named = pairs().filter(|(q, r)| !q.what.is_empty() && noun(q) == noun(r));
    let open = pairs().filter(|(q, r)| q.what.is_empty() || r.what.is_empty());
    let nearest = |pairs: &mut dyn Iterator<Item = (&Quantity, &Quantity)>| {
        pairs
            .filter_map(|(q, r)| of_quantities(q, r))
            .min_by_key(nearness)
    };
    nearest(&mut { named }).or_else(|| nearest(&mut { open }))
}

/// The noun that is counted, without the ending of a plural.
fn noun(q: &Quantity) -> String {
    q.what.to_lowercase().trim_end_matches('s').to_owned()
}

/// What a comparison finds different between two texts, left-out statements among it.
fn compared(sides: [(&str, &str); 2]) -> Vec<Discrepancy> {
    let articles = sides.map(|(text, day)| Article {
        published: format!("{day}T12:00:00Z").parse::<Timestamp>().ok(),
        ..Article::new(&format!("{}.", text.trim_end_matches('.')))
    });
    let analyses = articles.each_ref().map(analyse);
    let sources = [0, 1].map(|i| Source {
        article: &articles[i],
        analysis: &analyses[i],
        revision: 0,
    });
    compare::compare(&sources, &|| false).discrepancies
}

fn stands_for(found: &[Discrepancy], expected: &str) -> bool {
    use compare::Relation::{Contradiction, Omission, Update};
    let any = |fits: &dyn Fn(&Discrepancy) -> bool| found.iter().any(fits);
    match expected {
        "conflict" => any(&|d| d.relation == Contradiction),
        "low_conflict" => any(&|d| d.relation != Omission && d.severity == Severity::Low),
        "update" => any(&|d| d.relation == Update),
        "certainty" => any(&|d| d.kind == DiscrepancyKind::Certainty),
        "only_in_a" => any(&|d| d.relation == Omission),
        _ => !any(&|d| d.relation == Contradiction),
    }
}

fn show(found: &[Discrepancy]) -> String {
    let show = |d: &Discrepancy| format!("{:?} {:?} {:?}", d.kind, d.relation, d.severity);
    found.iter().map(show).collect::<Vec<_>>().join(", ")
}

fn show_values(sides: &[Values; 2]) -> String {
    let show = |v: &Values| {
        format!(
            "{} {}",
            show_quantities(&v.quantities),
            show_times(&v.times)
        )
    };
    sides.iter().map(show).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &str, a: &str, b: &str, expected: Option<Relation>) {
        let values = [a, b].map(|text| read(text, noon("2024-03-14")));
        assert_eq!(relation(kind, &values), expected, "{a} / {b}");
    }

    #[test]
    fn values_of_one_noun_and_one_unit_meet() {
        check(
            "number",
            "5 boats and 9 crews",
            "6 boats",
            Some(Relation::Conflict),
        );
        check(
            "number",
            "5 boats and 9 crews",
            "9 crew",
            Some(Relation::Same),
        );
        check(
            "number",
            "sank 4% to 9 points",
            "9 points",
            Some(Relation::Same),
        );
        check("number", "5 boats", "$6", None);
        check(
            "date",
            "on Tuesday",
            "this month",
            Some(Relation::Compatible),
        );
    }

    #[test]
    fn articles_that_say_nothing_different_conflict_in_nothing() {
        let found = compared([
            ("Ann Lee sang", "2024-03-14"),
            ("Ann Lee sang", "2024-03-14"),
        ]);
        assert!(stands_for(&found, "same"));
        assert!(!stands_for(&found, "conflict"));
    }
}
