//! Statements of several articles on one matter.
//!
//! Being about the same thing is no chain: a statement that shares half of itself with two
//! others does not make those two the same. So matters are stars: the statement with the
//! strongest partners is the middle, and only its own partners belong to it.

use crate::compare::alignment::align::Pair;
use crate::compare::statements::claim::{Occurrence, Statement};

/// Partners less alike stay on their own.
const MIN_SCORE: f32 = 0.35;

/// Statements on one matter, as indices.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::compare) struct Matter {
    /// The statement that the others are partners of.
    pub(super) hub: usize,
    /// Its partners, each with how much it shares with the hub, from 0 to 1.
    pub(super) partners: Vec<(usize, f32)>,
}

/// Parts the statements into matters, in the order of their first statements.
pub(in crate::compare) fn matters(statements: usize, pairs: &[Pair]) -> Vec<Matter> {
    let mut partners: Vec<Vec<(usize, f32)>> = vec![Vec::new(); statements];
    for pair in pairs.iter().filter(|pair| pair.score >= MIN_SCORE) {
        partners[pair.a].push((pair.b, pair.score));
        partners[pair.b].push((pair.a, pair.score));
    }
    let strength = |i: &usize| partners[*i].iter().map(|(_, score)| score).sum::<f32>();
    let mut order: Vec<usize> = (0..statements).collect();
    order.sort_by(|x, y| strength(y).total_cmp(&strength(x)).then(x.cmp(y)));
    let mut taken = vec![false; statements];
    let mut matters = Vec::new();
    for hub in order {
        if std::mem::replace(&mut taken[hub], true) {
            continue;
        }
        let mut own = partners[hub].clone();
        own.retain(|(i, _)| !std::mem::replace(&mut taken[*i], true));
        matters.push(Matter { hub, partners: own });
    }
    matters.sort_by_key(Matter::first);
    matters
}

impl Matter {
    /// The statement that comes first.
    fn first(&self) -> usize {
        let partners = self.partners.iter().map(|(i, _)| *i);
        partners.min().map_or(self.hub, |first| first.min(self.hub))
    }

    /// Who says it, in the order of the sources: the hub's own words, else the likest
    /// partner's that shares at least `least` with the hub.
    pub(super) fn told<'a>(
        &self,
        statements: &'a [Statement],
        least: f32,
    ) -> Vec<(&'a Statement, Occurrence)> {
        let mut by_likeness = self.partners.clone();
        by_likeness.retain(|(_, score)| *score >= least);
        by_likeness.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        let members = std::iter::once(self.hub).chain(by_likeness.into_iter().map(|(i, _)| i));
        let said = members.flat_map(|i| {
            statements[i]
                .occurrences
                .iter()
                .map(move |o| (&statements[i], *o))
        });
        let mut told: Vec<(&Statement, Occurrence)> = said.collect();
        told.sort_by_key(|(_, o)| o.source);
        told.dedup_by_key(|(_, o)| o.source);
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_likeness_is_not_one_matter() {
        let pair = |a, b, score| Pair { a, b, score };
        let found = matters(4, &[pair(0, 1, 0.6), pair(1, 2, 0.6), pair(2, 3, 0.5)]);
        let shown: Vec<(usize, Vec<usize>)> = found
            .iter()
            .map(|m| (m.hub, m.partners.iter().map(|p| p.0).collect()))
            .collect();
        assert_eq!(shown, [(1, vec![0, 2]), (3, vec![])]);
    }
}
