//! What one source is cited for: "allegedly sent the letters, the Harbour Post reported", and
//! "after the Harbour Post revealed that he sent the letters".
//!
//! The articles rely on one source and share the matter, but one leaves open what the other takes
//! as shown. The verbs differ, so that `certainty` does not see it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::stance::stance_point;
use crate::compare::findings::apart::{are_of_one_event, is_headline};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::Statement;
use crate::compare::words::terms::Term;
use crate::compare::{Certainty, DiscrepancyKind, Relation, Severity, reasons};

/// Verbs with which a source is cited. Origin: our own list.
const CITING: [&str; 16] = [
    "reported",
    "reports",
    "said",
    "says",
    "wrote",
    "writes",
    "published",
    "claimed",
    "claims",
    "alleged",
    "alleges",
    "found",
    "disclosed",
    "noted",
    "broke",
    "detailed",
];
/// Verbs that take what the source says as shown. Origin: our own list.
const SHOWING: [&str; 14] = [
    "revealed",
    "reveals",
    "confirmed",
    "confirms",
    "proved",
    "proves",
    "showed",
    "shows",
    "exposed",
    "exposes",
    "uncovered",
    "admitted",
    "admits",
    "established",
];
/// Words that leave it open. Origin: our own list.
const OPEN: [&str; 8] = [
    "allegedly",
    "alleged",
    "purportedly",
    "purported",
    "claimed",
    "claims",
    "accused",
    "accusing",
];
/// Terms that both statements share at least, besides the source.
const SHARED: usize = 3;

/// Statements that cite one source and leave open what it says, of which one is chosen; of a source
/// cited more often none is.
const MOST: usize = 50;

/// A statement that cites a source by name.
struct Cited<'a> {
    statement: &'a Statement,
    /// The words of the name.
    source: FxHashSet<Term>,
    /// Whether it takes what the source says as shown.
    shown: bool,
}

/// Reports what one article leaves open and the other takes as shown, by the same source.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut open: FxHashMap<Term, Vec<Cited<'_>>> = FxHashMap::default();
    let mut shown = Vec::new();
    for statement in view.statements.iter().filter(|s| !is_headline(view, s)) {
        for cited in cited(statement) {
            match cited.shown {
                true => shown.push(cited),
                false => {
                    let name = cited.source.iter().min().copied();
                    open.entry(name.unwrap_or_default())
                        .or_default()
                        .push(cited);
                }
            }
        }
    }
    for shown in &shown {
        let rivals = shown
            .source
            .iter()
            .filter_map(|term| open.get(term))
            .filter(|cited| cited.len() <= MOST)
            .flatten();
        let fitting = rivals.filter(|open| are_held_together(view, open, shown));
        let best = fitting.max_by_key(|open| shared(open, shown).len());
        findings.extend(best.map(|open| finding(view, open, shown)));
    }
}

/// The sources that a statement cites, if it leaves what they say open or takes it as shown.
fn cited(statement: &Statement) -> Vec<Cited<'_>> {
    let words = &statement.words;
    let form = |i: usize| words.get(i).map_or("", |w| &*w.form);
    let is_open = words.iter().any(|w| OPEN.contains(&&*w.form));
    let names = statement.names.iter().filter_map(|name| {
        let after = form(name.words.end);
        let (first, second) = (
            name.words.start.wrapping_sub(1),
            name.words.start.wrapping_sub(2),
        );
        let according = form(first) == "to" || form(first) == "the" && form(second) == "to";
        let shown = SHOWING.contains(&after) && !is_open;
        let cited = CITING.contains(&after) || SHOWING.contains(&after) || according;
        let name = words[name.words.clone()].iter().filter(|w| w.content);
        (shown || cited && is_open).then(|| Cited {
            statement,
            source: name.map(|w| w.term).collect(),
            shown,
        })
    });
    names.collect()
}

/// Whether both cite one source for the same thing.
fn are_held_together(view: &View<'_>, open: &Cited<'_>, shown: &Cited<'_>) -> bool {
    let shared = shared(open, shown);
    let matter = |term: &&Term| {
        let words = open.statement.words.iter();
        words.filter(|w| w.term == **term).all(|w| !w.capital)
    };
    open.source == shown.source
        && shared.len() >= SHARED
        && shared.iter().any(|term| matter(&term))
        && are_of_one_event(view, open.statement, shown.statement)
}

/// The terms of both, without those of the source.
fn shared(open: &Cited<'_>, shown: &Cited<'_>) -> Vec<Term> {
    let in_shown = |term: &&Term| shown.statement.terms.binary_search(term).is_ok();
    let terms = open.statement.terms.iter().filter(in_shown);
    terms
        .filter(|term| !open.source.contains(term))
        .copied()
        .collect()
}

fn finding(view: &View<'_>, open: &Cited<'_>, shown: &Cited<'_>) -> Finding {
    let (a, b) = (open.statement, shown.statement);
    let point = |s: &Statement, other: &Statement, certainty: Certainty| {
        let whole = 0..s.words.len();
        stance_point(view, (s, &whole), other, certainty)
    };
    Finding {
        kind: DiscrepancyKind::Certainty,
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: 0.6,
        reasons: vec![reasons::SAME_SOURCE, reasons::HEDGE],
        points: vec![
            point(a, b, Certainty::Alleged),
            point(b, a, Certainty::Confirmed),
        ],
    }
}
