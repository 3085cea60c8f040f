//! Groups of articles on one event: what two annotators found different, alike and quoted.
//!
//! The rows are those of the official scorer, by its definitions. A discrepancy that was found is
//! one that was wanted if sides of both touch in two different articles; they are paired one to
//! one, the closest first. A second finding about a discrepancy already found is no error. An
//! alarm is a finding that meets no discrepancy but sits on passages which annotators hold to
//! agree, or in a group that is no one event. Omissions are scored apart, by recall only: gold
//! holds samples of them. Gold is the union of what two annotators found; "agreed" is what both
//! found. It favours us that a single letter in common makes two passages touch.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::articles::{Analysed, compared};
use super::group::{Difference, Group, Quoted};
use super::lines;
use super::touching::{Passage, closeness, is_near, pair_up};
use crate::tally::{Case, Tally};

/// Enters the rows of every file of the folder.
pub(super) fn measure(folder: &Path, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path()));
    let mut files: Vec<_> = entries.collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "jsonl"));
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let part = format!("compare {name}");
        for line in lines(&file)? {
            measure_group(&part, &line, tally);
        }
    }
    Ok(())
}

fn measure_group(part: &str, line: &Value, tally: &mut Tally) {
    let articles = Group::articles(line);
    let analysed: Vec<Analysed> = articles.iter().cloned().map(Analysed::new).collect();
    let gold = Group::of_gold(line, &articles);
    let found = Group::of_comparison(&compared(&analysed), &analysed);
    let mut rows = Rows {
        part,
        group: line["group"].as_str().unwrap_or_default(),
        texts: articles.iter().map(|article| &*article.text).collect(),
        tally,
    };
    differences(&gold, &found, &mut rows);
    omissions(&gold, &found, &mut rows);
    quotations(&gold, &found, &mut rows);
}

/// Enters what differs, omissions left out.
fn differences(gold: &Group, found: &Group, rows: &mut Rows<'_>) {
    let (wanted, got) = (hard(gold), hard(found));
    let pairs = pair_up(&rows.texts, &sides(&wanted), &sides(&got));
    for (i, one) in wanted.iter().enumerate() {
        enter_wanted(one, pairs.iter().any(|(x, _)| *x == i), rows);
    }
    for (j, one) in got.iter().enumerate() {
        enter_found(one, pairs.iter().any(|(_, y)| *y == j), gold, rows);
    }
    for (i, j) in pairs {
        let (w, g) = (wanted[i], got[j]);
        let words = || (w.show(), g.show());
        rows.count("kind right", w.kind == g.kind, &w.sides, words());
        rows.count(
            "relation right",
            w.relation == g.relation,
            &w.sides,
            words(),
        );
    }
}

fn enter_wanted(wanted: &Difference, found: bool, rows: &mut Rows<'_>) {
    let mut count = |name: &str| {
        let words = (wanted.show(), "missed".to_owned());
        rows.count(name, found, &wanted.sides, words);
    };
    if wanted.relation == "contradiction" {
        count("contradictions found");
    }
    count("hard ones found");
    if wanted.agreed {
        count("agreed ones found");
    }
}

fn enter_found(got: &Difference, paired: bool, gold: &Group, rows: &mut Rows<'_>) {
    let texts = rows.texts.clone();
    let meets = |wanted: &Difference| closeness(&texts, &wanted.sides, &got.sides) > 0.0;
    let right = paired || hard(gold).into_iter().any(meets);
    let words = || ("no difference".to_owned(), got.show());
    rows.count("precision", right, &got.sides, words());
    if got.relation == "contradiction" {
        let opposed = |d: &&Difference| matches!(&*d.relation, "contradiction" | "tension");
        let right = hard(gold).into_iter().filter(opposed).any(meets);
        rows.count("precision of CONTRADICTION", right, &got.sides, words());
    }
    let agreed = !gold.same_event || gold.agreements.iter().any(meets);
    rows.alarms(!right && agreed, &got.sides, words());
}

/// Enters the omissions: the words that only some articles have, if any of them were found.
fn omissions(gold: &Group, found: &Group, rows: &mut Rows<'_>) {
    let told: Vec<Passage> = sides(&omitted(found)).concat();
    for wanted in omitted(gold) {
        let touched = |side: &Passage| told.iter().any(|t| t.touches(side));
        let right = wanted.sides.iter().any(touched);
        let words = (wanted.show(), "missed".to_owned());
        rows.count("omissions found", right, &wanted.sides, words);
    }
}

/// Enters the quotations that two articles have in common, in the order of gold.
fn quotations(gold: &Group, found: &Group, rows: &mut Rows<'_>) {
    let mut used = vec![false; found.quotations.len()];
    for wanted in &gold.quotations {
        let unused = |j: &usize| !used[*j] && is_same(&rows.texts, wanted, &found.quotations[*j]);
        let at = (0..used.len()).find(unused);
        let mut count = |name: &str, right: bool, got: String| {
            rows.count(name, right, &wanted.sides, (wanted.show(), got));
        };
        count("quote pairs R", at.is_some(), "missed".to_owned());
        if wanted.agreed {
            count(
                "quote pairs R of agreed ones",
                at.is_some(),
                "missed".to_owned(),
            );
        }
        if let Some(at) = at {
            used[at] = true;
            let got = &found.quotations[at];
            let speakers = wanted.speakers_agree == got.speakers_agree;
            count(
                "quote pairs relation",
                wanted.relation == got.relation,
                got.show(),
            );
            count("quote pairs speakers", speakers, got.show());
        }
    }
    for (got, used) in found.quotations.iter().zip(used) {
        let words = ("no such pair".to_owned(), got.show());
        rows.count("quote pairs P", used, &got.sides, words);
    }
}

/// Whether two pairs of passages are versions of one quotation, in either order.
fn is_same(texts: &[&str], wanted: &Quoted, got: &Quoted) -> bool {
    let near = |i: usize, j: usize| is_near(texts, &wanted.sides[i], &got.sides[j]);
    near(0, 0) && near(1, 1) || near(0, 1) && near(1, 0)
}

/// What differs, omissions left out.
fn hard(group: &Group) -> Vec<&Difference> {
    let all = group.differences.iter();
    all.filter(|d| d.relation != "omission").collect()
}

/// What only some articles report.
fn omitted(group: &Group) -> Vec<&Difference> {
    let all = group.differences.iter();
    all.filter(|d| d.relation == "omission").collect()
}

fn sides(differences: &[&Difference]) -> Vec<Vec<Passage>> {
    differences.iter().map(|d| d.sides.clone()).collect()
}

/// The rows of one file, with what a case of one group shows.
struct Rows<'a> {
    part: &'a str,
    group: &'a str,
    texts: Vec<&'a str>,
    tally: &'a mut Tally,
}

impl Rows<'_> {
    fn count(&mut self, name: &str, right: bool, sides: &[Passage], words: (String, String)) {
        let text = self.text(sides);
        let case = case(&text, words);
        self.tally
            .count(&format!("{}: {name}", self.part), right, &case);
    }

    fn alarms(&mut self, is_alarm: bool, sides: &[Passage], words: (String, String)) {
        let text = self.text(sides);
        let case = case(&text, words);
        let cases = if is_alarm { &[case][..] } else { &[] };
        self.tally.never(&format!("{}: alarms", self.part), cases);
    }

    /// The group, and the words of every side with the number of its article.
    fn text(&self, sides: &[Passage]) -> String {
        let show = |side: &Passage| {
            let words = &self.texts[side.doc][side.span.range()];
            format!("[{}] {words}", side.doc)
        };
        let shown: Vec<String> = sides.iter().map(show).collect();
        format!("{}\t{}", self.group, shown.join(" / "))
    }
}

fn case(text: &str, (wanted, found): (String, String)) -> Case<'_> {
    Case {
        text,
        wanted,
        found,
    }
}
