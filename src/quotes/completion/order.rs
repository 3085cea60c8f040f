//! The order of findings, and each of them once.

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
}
