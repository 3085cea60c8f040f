//! Sparse vectors over terms.

use super::terms::Term;

/// Terms with their weights, sorted by term, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::compare) struct Sparse(Vec<(Term, f32)>);

impl Sparse {
    /// The sum of the weights that each term comes with.
    pub(in crate::compare) fn sum(mut entries: Vec<(Term, f32)>) -> Self {
        entries.sort_unstable_by_key(|&(term, _)| term);
        let mut summed: Vec<(Term, f32)> = Vec::with_capacity(entries.len());
        for (term, weight) in entries {
            match summed.last_mut() {
                Some((last, sum)) if *last == term => *sum += weight,
                _ => summed.push((term, weight)),
            }
        }
        Self(summed)
    }

    /// The same terms with other weights.
    pub(in crate::compare) fn map(&self, weight: impl Fn(Term, f32) -> f32) -> Self {
        let entries = self.0.iter();
        Self(entries.map(|&(term, w)| (term, weight(term, w))).collect())
    }

    /// The terms with their weights.
    pub(in crate::compare) fn entries(&self) -> &[(Term, f32)] {
        &self.0
    }

    /// Whether there is no term.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is this term.
    pub(in crate::compare) fn has(&self, term: Term) -> bool {
        self.0.binary_search_by_key(&term, |&(t, _)| t).is_ok()
    }

    /// What all terms weigh together.
    pub(in crate::compare) fn total(&self) -> f32 {
        self.0.iter().map(|(_, w)| w).sum()
    }

    /// The terms that `other` has too, with the weights of both.
    pub(super) fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (f32, f32)> + 'a {
        let mut rest = other.0.as_slice();
        self.0.iter().filter_map(move |&(term, weight)| {
            let skipped = rest.iter().take_while(|(t, _)| *t < term).count();
            rest = &rest[skipped..];
            let (found, other) = rest.first()?;
            (*found == term).then_some((weight, *other))
        })
    }

    /// The cosine of the angle to `other`; 0 if one is empty.
    pub(in crate::compare) fn cosine(&self, other: &Self) -> f32 {
        let dot: f32 = self.shared(other).map(|(a, b)| a * b).sum();
        let norms = self.square() * other.square();
        if norms > 0.0 {
            (dot / norms.sqrt()).min(1.0)
        } else {
            0.0
        }
    }

    /// The share of the weight of these terms that `other` has too; 0 if there is none.
    pub(in crate::compare) fn share_in(&self, other: &Self) -> f32 {
        self.shared_weight(other) / self.total().max(f32::MIN_POSITIVE)
    }

    /// The weight of the terms that `other` has too.
    pub(in crate::compare) fn shared_weight(&self, other: &Self) -> f32 {
        self.shared(other).map(|(weight, _)| weight).sum()
    }

    /// Whether both have terms and share none.
    pub(in crate::compare) fn is_apart_from(&self, other: &Self) -> bool {
        !self.is_empty() && !other.is_empty() && self.shared(other).next().is_none()
    }

    fn square(&self) -> f32 {
        self.0.iter().map(|(_, w)| w * w).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sparse(entries: &[(Term, f32)]) -> Sparse {
        Sparse::sum(entries.to_vec())
    }

    #[test]
    fn terms_stand_once_and_in_order() {
        let summed = sparse(&[(3, 1.0), (1, 2.0), (3, 0.5)]);
        assert_eq!(summed.entries(), [(1, 2.0), (3, 1.5)]);
        assert!(summed.has(3) && !summed.has(2));
    }

    #[test]
    fn what_is_shared_is_told_from_both_sides() {
        let (a, b) = (sparse(&[(1, 1.0), (4, 3.0)]), sparse(&[(2, 5.0), (4, 2.0)]));
        assert_eq!(a.shared(&b).collect::<Vec<_>>(), [(3.0, 2.0)]);
        assert_eq!(a.share_in(&b), 0.75);
        assert!((a.cosine(&a) - 1.0).abs() < 1e-6);
        assert_eq!(a.cosine(&Sparse::default()), 0.0);
    }
}
