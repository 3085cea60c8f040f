//! How many attributions hold in each register, for people to read.

use std::ops::AddAssign;

use super::gold::Gold;
use super::judge::Verdict;
use super::{REGISTERS, folder, read, verdict};

/// How many attributions of a register are right in which respect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    articles: usize,
    gold: usize,
    /// Half of the words of the content.
    found: usize,
    /// All words of the content.
    exact: usize,
    /// Found with its source.
    attributed: usize,
    /// Found with its speaker.
    speaker: usize,
    /// Right in every respect.
    whole: usize,
    spurious: usize,
}

impl Row {
    /// The row of one article. An optional attribution counts for nothing.
    fn of(gold: &Gold, verdict: &Verdict) -> Self {
        let judged = gold.attributions.iter().zip(&verdict.wrong);
        let wrong: Vec<&Vec<&str>> = judged
            .filter(|(attribution, _)| !attribution.truth.optional)
            .map(|(_, wrong)| wrong)
            .collect();
        let without = |aspect: &str| {
            let right = |w: &&&Vec<&str>| !w.contains(&"missed") && !w.contains(&aspect);
            wrong.iter().filter(right).count()
        };
        Self {
            articles: 1,
            gold: wrong.len(),
            found: without("missed"),
            exact: without("content"),
            attributed: without("source"),
            speaker: without("speaker"),
            whole: wrong.iter().filter(|w| w.is_empty()).count(),
            spurious: verdict.spurious.len(),
        }
    }

    fn columns(self) -> [usize; 8] {
        [
            self.articles,
            self.gold,
            self.found,
            self.exact,
            self.attributed,
            self.speaker,
            self.whole,
            self.spurious,
        ]
    }

    /// The row as one of a Markdown table.
    fn line(self, name: &str) -> String {
        let columns = self.columns().map(|n| format!("{n:>10}"));
        format!("| {name:<13} | {} |\n", columns.join(" | "))
    }
}

impl AddAssign for Row {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.gold += other.gold;
        self.found += other.found;
        self.exact += other.exact;
        self.attributed += other.attributed;
        self.speaker += other.speaker;
        self.whole += other.whole;
        self.spurious += other.spurious;
    }
}

fn row(name: &str) -> Row {
    let file = read(&folder().join(name).with_extension("txt"));
    let gold = Gold::parse(&file).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (_, verdict) = verdict(&gold);
    Row::of(&gold, &verdict)
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is for people to read")]
fn table() {
    let heads = [
        "articles",
        "gold",
        "found",
        "exact",
        "attributed",
        "speaker",
        "whole",
        "spurious",
    ];
    let heads = heads.map(|head| format!("{head:>10}")).join(" | ");
    let mut table = format!("| {:<13} | {heads} |\n", "register");
    let mut total = Row::default();
    for (register, articles) in REGISTERS {
        let mut sum = Row::default();
        for article in *articles {
            sum += row(&format!("{register}_{article}"));
        }
        table += &sum.line(register);
        total += sum;
    }
    table += &total.line("all");
    println!("\n{table}");
    assert!(total.articles >= 40 && total.whole <= total.found && total.found <= total.gold);
}
