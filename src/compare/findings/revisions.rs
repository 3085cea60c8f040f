//! Revisions of one article: what a later one says otherwise supersedes the earlier.

use super::Finding;
use crate::compare::{Relation, Source, reasons};

/// Whether both are revisions of one stored article.
pub(super) fn are_of_one(a: &Source<'_>, b: &Source<'_>) -> bool {
    let stored = a.revision > 0 && b.revision > 0;
    stored && a.article.id == b.article.id && a.revision != b.revision
}

/// Makes updates of the conflicts between revisions of one article: its author has changed it.
pub(in crate::compare) fn supersede(findings: &mut [Finding], sources: &[Source<'_>]) {
    for finding in findings {
        let conflict = matches!(
            finding.relation,
            Relation::Contradiction | Relation::Tension
        );
        if conflict && is_within_one_article(finding, sources) {
            finding.relation = Relation::Update;
            finding.reasons.push(reasons::UPDATE_REVISION);
        }
    }
}

/// Whether all sides of a finding are given by revisions of one article alone.
fn is_within_one_article(finding: &Finding, sources: &[Source<'_>]) -> bool {
    let evidence = finding.points.iter().flat_map(|p| &p.evidence);
    let given: Vec<&Source<'_>> = evidence.map(|e| &sources[e.source]).collect();
    let pairs = || given.windows(2).map(|pair| (pair[0], pair[1]));
    pairs().all(|(a, b)| a.article.id == b.article.id) && pairs().any(|(a, b)| are_of_one(a, b))
}
