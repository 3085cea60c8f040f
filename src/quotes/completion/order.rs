//! The order of findings, each of them once, and the places that `inherits` names.

use std::collections::HashSet;

use crate::quotes::attribution::Finding;

/// Sorts findings by where they start, drops those that repeat another, and leads
/// `inherits` to the new places.
pub(super) fn sort(findings: &mut Vec<Finding>) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    let key = |i: &usize| findings[*i].content.first().map(|r| (r.start, r.end));
    order.sort_by_key(key);
    let mut seen = HashSet::new();
    order.retain(|&i| seen.insert((findings[i].content.clone(), findings[i].cue.clone())));
    let mut places = vec![None; findings.len()];
    for (place, &i) in order.iter().enumerate() {
        places[i] = Some(place);
    }
    let sorted = order.iter().map(|&i| Finding {
        inherits: findings[i].inherits.and_then(|parent| places[parent]),
        ..findings[i].clone()
    });
    *findings = sorted.collect();
}

/// Keeps the findings that pass a test, and leads `inherits` to their new places; those whose
/// parent goes inherit from nobody.
pub(super) fn retain(findings: &mut Vec<Finding>, keeps: impl Fn(&Finding) -> bool) {
    let mut places = Vec::with_capacity(findings.len());
    let mut kept = 0;
    findings.retain(|finding| {
        let keep = keeps(finding);
        places.push(keep.then_some(kept));
        kept += usize::from(keep);
        keep
    });
    for finding in findings {
        finding.inherits = finding.inherits.and_then(|parent| places[parent]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(start: usize, inherits: Option<usize>) -> Finding {
        Finding {
            inherits,
            ..Finding::bare("", start..start + 1, 0.0)
        }
    }

    #[test]
    fn who_inherits_finds_its_parent_in_the_new_order() {
        let mut findings = vec![finding(9, Some(1)), finding(3, None), finding(3, None)];
        sort(&mut findings);
        let got: Vec<_> = findings.iter().map(|f| f.inherits).collect();
        assert_eq!(got, [None, Some(0)]);
    }

    #[test]
    fn who_inherits_from_what_goes_inherits_from_nobody() {
        let mut findings = vec![finding(1, None), finding(3, None), finding(9, Some(1))];
        findings.push(finding(12, Some(0)));
        retain(&mut findings, |f| f.content[0].start > 1);
        let got: Vec<_> = findings.iter().map(|f| f.inherits).collect();
        assert_eq!(got, [None, Some(0), None]);
    }
}
