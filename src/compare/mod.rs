//! What sources say alike, differently, or alone.
//!
//! [`compare`] takes two or more analysed articles. Near-identical ones share an origin;
//! utterances that several report become [`QuoteCluster`]s; statements about the same
//! thing are aligned, and where their values differ in one slot a [`Discrepancy`] says in
//! which, how, and on whose words. Judged first by what it does not say wrongly: two
//! axes are never merged, the *kind* (which slot differs) and the *relation* (how the
//! values relate), and what is merely absent is never called a conflict.
//! Makes no verdict about truth.

mod types;

mod agreement;
mod align;
mod certainty;
mod claim;
mod context;
mod count;
mod coverage;
mod cues;
mod date_time;
mod echoes;
mod event_status;
mod finding;
mod likeness;
mod logistic;
mod magnitude;
mod matter;
mod number;
mod origins;
mod pairing;
mod participant;
mod partners;
mod place;
mod polarity;
mod precedent;
mod profile;
mod quote_attribution;
mod quote_wording;
mod quotes;
mod reasons;
mod replaced;
mod sparse;
mod speakers;
mod stance;
mod story;
mod summary;
mod terms;
#[cfg(test)]
mod tests;
mod utterance;
pub mod vectors;
mod wording;

pub use align::{AlignedPair, Candidate, alignments, candidates};
pub use story::{SAME_STORY, story_similarity};
pub use types::*;

use align::Pair;
use claim::Statement;
use finding::{Finding, View, gather};
use story::Stories;
use terms::Vocabulary;

use crate::analysis::{Analysis, Article};

/// An article to compare, with its analysis.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its analysis.
    pub analysis: &'a Analysis,
}

/// Reports in what slot two aligned statements differ.
type Finder = fn(&View<'_>, &Pair, &mut Vec<Finding>);

/// The finders of aligned statements, one for each kind.
static FINDERS: [Finder; 7] = [
    number::find,
    date_time::find,
    place::find,
    participant::find,
    polarity::find,
    certainty::find,
    event_status::find,
];

/// Compares `sources`; the answer refers to them by their index.
///
/// `stopped` is asked between the stages; once it says true, the rest is left out and the
/// caller is expected to throw the answer away.
pub fn compare(sources: &[Source<'_>], stopped: &dyn Fn() -> bool) -> Comparison {
    let mut comparison = Comparison {
        origins: origins::origins(sources),
        ..Comparison::default()
    };
    if stopped() {
        return comparison;
    }
    let mut vocabulary = Vocabulary::default();
    let statements = claim::statements(sources, &mut vocabulary);
    let stories = Stories::new(&statements, sources, &vocabulary);
    let same_story = |a: usize, b: usize| stories.same(a, b);
    let mut findings = Vec::new();
    compare_quotes(
        sources,
        &mut vocabulary,
        &same_story,
        &mut comparison,
        &mut findings,
    );
    if stopped() {
        return comparison;
    }
    let carried = carried(&statements, sources.len());
    let view = View {
        sources,
        statements: &statements,
        vocabulary: &vocabulary,
        stories: &stories,
        carried: &carried,
    };
    compare_statements(&view, &same_story, stopped, &mut comparison, &mut findings);
    comparison.discrepancies = gather(findings, &comparison.origins, sources);
    comparison
}

fn compare_quotes(
    sources: &[Source<'_>],
    vocabulary: &mut Vocabulary,
    same_story: &dyn Fn(usize, usize) -> bool,
    comparison: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    let utterances = utterance::utterances(sources, vocabulary);
    let clusters = quotes::clusters(&utterances, same_story);
    for cluster in &clusters {
        comparison.clusters.push(cluster.describe());
        quote_wording::find(sources, cluster, findings);
        quote_attribution::find(sources, cluster, findings);
    }
    comparison
        .clusters
        .sort_by_key(|c| c.members.iter().map(|m| (m.source, m.quotation)).min());
}

fn compare_statements(
    view: &View<'_>,
    same_story: &dyn Fn(usize, usize) -> bool,
    stopped: &dyn Fn() -> bool,
    comparison: &mut Comparison,
    findings: &mut Vec<Finding>,
) {
    let pairs = align::align(view.statements, view.vocabulary, same_story);
    for pair in &pairs {
        if stopped() {
            return;
        }
        if view.can_conflict(pair) {
            FINDERS.iter().for_each(|find| find(view, pair, findings));
        }
    }
    count::find(view, findings);
    precedent::find(view, same_story, findings);
    echoes::drop_echoes(findings);
    let matters = matter::matters(view.statements.len(), &pairs);
    comparison.agreements = agreement::find(view, &matters, findings, &comparison.origins);
    let (coverage, omissions) = coverage::find(view, &matters, &comparison.origins);
    comparison.coverage = coverage;
    findings.extend(omissions);
}

/// For each source the statements it carries.
fn carried(statements: &[Statement], sources: usize) -> Vec<Vec<usize>> {
    let mut carried = vec![Vec::new(); sources];
    for (i, statement) in statements.iter().enumerate() {
        for occurrence in &statement.occurrences {
            carried[occurrence.source].push(i);
        }
    }
    carried
}
