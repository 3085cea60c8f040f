//! Which statements share words, found by an index, so that the cost grows with the statements
//! and not with their pairs.

use rustc_hash::FxHashMap;

use crate::compare::statements::claim::Statement;
use crate::compare::words::terms::{Term, Vocabulary};

/// Partners of a statement that are looked at closely.
const MOST_PARTNERS: usize = 32;
/// A term in more statements than this proposes no partners.
const MOST_POSTINGS: usize = 600;

/// For each statement those that share at least `least` with it, each with how much, from 0 to
/// 1, the best first.
pub(super) fn partners(
    statements: &[Statement],
    vocabulary: &Vocabulary,
    least: f32,
) -> Vec<Vec<(usize, f32)>> {
    let weights: Vec<f32> = statements.iter().map(|s| total(s, vocabulary)).collect();
    let index = index(statements);
    let score =
        |i: usize, (j, weight): (usize, f32)| (j, weight / (weights[i] * weights[j]).sqrt());
    let of = |i: usize| {
        let shared = shared(i, statements, vocabulary, &index).into_iter();
        let scored = shared.filter(|&(j, _)| j != i).map(|entry| score(i, entry));
        let mut partners: Vec<(usize, f32)> = scored.filter(|&(_, s)| s >= least).collect();
        partners.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        partners.truncate(MOST_PARTNERS);
        partners
    };
    (0..statements.len()).map(of).collect()
}

/// What the terms of a statement weigh together.
fn total(statement: &Statement, vocabulary: &Vocabulary) -> f32 {
    statement.terms.iter().map(|&t| vocabulary.weight(t)).sum()
}

fn index(statements: &[Statement]) -> FxHashMap<Term, Vec<usize>> {
    let mut index: FxHashMap<Term, Vec<usize>> = FxHashMap::default();
    for (i, statement) in statements.iter().enumerate() {
        for &term in &statement.terms {
            index.entry(term).or_default().push(i);
        }
    }
    index
}

/// The weight of the terms that statement `i` shares with each statement.
fn shared(
    i: usize,
    statements: &[Statement],
    vocabulary: &Vocabulary,
    index: &FxHashMap<Term, Vec<usize>>,
) -> FxHashMap<usize, f32> {
    let mut shared: FxHashMap<usize, f32> = FxHashMap::default();
    for &term in &statements[i].terms {
        let postings = index[&term].as_slice();
        for &j in postings.iter().filter(|_| postings.len() <= MOST_POSTINGS) {
            *shared.entry(j).or_default() += vocabulary.weight(term);
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Article, analyse};
    use crate::compare::wanted::Wanted;
    use crate::compare::{Source, claim};

    #[test]
    fn the_partner_that_shares_most_comes_first() {
        let text = "The ferry ran aground off Lindholm.\n\nA ferry ran aground.\n\n\
            Lindholm has a harbour.\n\nTaxes will rise.";
        let article = Article::new(text);
        let analysis = analyse(&article);
        let source = Source {
            article: &article,
            analysis: &analysis,
            revision: 0,
        };
        let mut vocabulary = Vocabulary::default();
        let statements = claim::statements(&[source], &mut vocabulary, Wanted::always());
        let found = partners(&statements, &vocabulary, 0.05);
        let of_first: Vec<usize> = found[0].iter().map(|(j, _)| *j).collect();
        assert_eq!(of_first, [1, 2]);
        assert!(found[3].is_empty());
    }
}
