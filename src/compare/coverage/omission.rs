//! What only some articles report.
//!
//! Statements that were aligned are one matter; a matter without a statement of some
//! article is not covered there. Absence is never a conflict: it is reported as an
//! omission, and only for what matters most.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::matter::Matter;
use crate::compare::findings::summary::quoted;
use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::{Occurrence, Statement, evidence};
use crate::compare::{
    Coverage, DiscrepancyKind, Evidence, Relation, Severity, SideValue, Source, reasons,
};

/// Words that a statement has at least to be worth a line.
const MIN_WORDS: usize = 5;
/// Content words that an omission has at least.
const MIN_TERMS: usize = 4;
/// Omissions reported of one article at most.
const MOST_OMISSIONS: usize = 15;
/// Statements that only one article carries, listed of each article at most.
const MOST_ALONE: usize = 40;
/// The same of an article whose event no other one reports.
const MOST_UNRELATED: usize = 5;

/// Who carries which matter, in the order of the articles; and an omission for each of
/// the most important that only one origin carries.
pub(in crate::compare) fn find(
    view: &View<'_>,
    matters: &[Matter],
    origins: &[usize],
) -> (Vec<Coverage>, Vec<Finding>) {
    let (mut coverage, mut omissions) = (Vec::new(), Vec::new());
    for matter in matters {
        let told = matter.told(view.statements, 0.0);
        let missing: Vec<usize> = (0..view.sources.len())
            .filter(|&s| told.iter().all(|(_, o)| o.source != s))
            .collect();
        let (fullest, _) = told
            .iter()
            .max_by_key(|(s, o)| (s.terms.len(), Reverse(o.source)))
            .copied()
            .unwrap_or(told[0]);
        let everywhere = missing.is_empty() && !view.elsewhere;
        if everywhere || fullest.words.len() < MIN_WORDS {
            continue;
        }
        let evidence: Vec<Evidence> = told
            .iter()
            .map(|(s, o)| whole(view.sources, s, *o))
            .collect();
        let one_origin = told
            .iter()
            .all(|(_, o)| origins[o.source] == origins[told[0].1.source]);
        let teller = told[0].1.source;
        let is_missed = |&s: &usize| origins[s] != origins[teller] && view.stories.same(s, teller);
        let missed = missing.iter().any(is_missed);
        let rank = importance(view, fullest);
        if one_origin && missed && rank > 1 && fullest.terms.len() >= MIN_TERMS {
            omissions.push((rank, omission(fullest, evidence.clone())));
        }
        let summary = quoted(view.sources, &evidence[0]);
        coverage.push((
            rank,
            Coverage {
                summary,
                evidence,
                missing,
            },
        ));
    }
    let coverage = most_telling(coverage, |source| {
        let alone = (0..view.sources.len()).all(|s| s == source || !view.stories.same(s, source));
        if alone { MOST_UNRELATED } else { MOST_ALONE }
    });
    (coverage, most_important(omissions))
}

/// Every matter of several articles, and of those of one article the most important, as many
/// as `most` says of it; in their old order.
fn most_telling(ranked: Vec<(usize, Coverage)>, most: impl Fn(usize) -> usize) -> Vec<Coverage> {
    let mut alone: BTreeMap<usize, Vec<(Reverse<usize>, usize)>> = BTreeMap::new();
    for (i, (rank, coverage)) in ranked.iter().enumerate() {
        if let [only] = coverage.evidence.as_slice() {
            alone
                .entry(only.source)
                .or_default()
                .push((Reverse(*rank), i));
        }
    }
    let mut left_out = HashSet::new();
    for (source, mut list) in alone {
        list.sort_unstable();
        left_out.extend(list.iter().skip(most(source)).map(|(_, i)| *i));
    }
    let kept = ranked.into_iter().enumerate();
    kept.filter(|(i, _)| !left_out.contains(i))
        .map(|(_, (_, coverage))| coverage)
        .collect()
}

/// A whole statement as evidence.
pub(super) fn whole(sources: &[Source<'_>], statement: &Statement, at: Occurrence) -> Evidence {
    evidence(sources, at, &(0..statement.words.len()))
}

/// How much a statement has that readers would miss: words of somebody, numbers, names.
fn importance(view: &View<'_>, statement: &Statement) -> usize {
    let at = statement.occurrences[0];
    let span = whole(view.sources, statement, at).span;
    let quotes = &view.sources[at.source].analysis.quotes.quotations;
    let spoken = quotes
        .iter()
        .any(|q| q.content.iter().any(|c| c.overlaps(span)));
    2 * usize::from(spoken)
        + usize::from(!statement.quantities.is_empty())
        + usize::from(!statement.names.is_empty())
        + usize::from(statement.terms.len() >= 2 * MIN_TERMS)
}

fn omission(statement: &Statement, evidence: Vec<Evidence>) -> Finding {
    Finding {
        kind: DiscrepancyKind::Coverage,
        relation: Relation::Omission,
        severity: Severity::Low,
        confidence: 0.5,
        reasons: vec![reasons::NOT_FOUND],
        points: vec![Point {
            value: SideValue::None,
            label: format!("{:?}", statement.occurrences[0]),
            phrase: String::new(),
            evidence,
        }],
    }
}

/// The most important omissions of each article, in their old order.
fn most_important(omissions: Vec<(usize, Finding)>) -> Vec<Finding> {
    let source = |f: &Finding| f.points[0].evidence[0].source;
    let mut ranked: Vec<(usize, usize)> = omissions
        .iter()
        .enumerate()
        .map(|(i, (rank, _))| (i, *rank))
        .collect();
    ranked.sort_by_key(|&(i, rank)| (source(&omissions[i].1), Reverse(rank), i));
    let mut kept = Vec::new();
    for of_source in ranked.chunk_by(|x, y| source(&omissions[x.0].1) == source(&omissions[y.0].1))
    {
        kept.extend(of_source.iter().take(MOST_OMISSIONS).map(|(i, _)| *i));
    }
    kept.sort_unstable();
    kept.into_iter().map(|i| omissions[i].1.clone()).collect()
}
