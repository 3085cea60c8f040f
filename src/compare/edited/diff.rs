//! Where two nearly equal statements differ, word by word.

use std::ops::Range;

use crate::compare::statements::claim::{Statement, Word};
use crate::compare::words::terms::Term;
use crate::compare::words::wording::{common, gaps};

/// Words of two statements between words that both have; one side may be empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gap {
    /// The words of the first.
    pub(super) a: Range<usize>,
    /// The words of the other.
    pub(super) b: Range<usize>,
}

/// Two nearly equal statements, and the gaps between the words they share.
pub(super) struct Diff<'a> {
    /// The statement that comes first.
    pub(super) a: &'a Statement,
    /// The other.
    pub(super) b: &'a Statement,
    /// The words they share, as pairs of places; forms and synonyms of a word are one.
    pub(super) shared: Vec<(usize, usize)>,
    /// Where they differ.
    pub(super) gaps: Vec<Gap>,
}

impl<'a> Diff<'a> {
    /// Compares two statements word by word.
    pub(super) fn of(a: &'a Statement, b: &'a Statement) -> Self {
        let (x, y) = (terms(&a.words), terms(&b.words));
        let shared = common(&x, &y, |_| 1.0);
        let gaps = gaps(&shared, (x.len(), y.len())).into_iter();
        let gaps = gaps.map(|(a, b)| Gap { a, b }).collect();
        Self { a, b, shared, gaps }
    }

    /// Whether words of the first statement and words of the other stand between the same words.
    pub(super) fn in_same_place(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        let before = match (x.start.checked_sub(1), y.start.checked_sub(1)) {
            (Some(i), Some(j)) => self.shared.binary_search(&(i, j)).is_ok(),
            (i, j) => i == j,
        };
        let ends = (x.end == self.a.words.len(), y.end == self.b.words.len());
        let after = self.shared.binary_search(&(x.end, y.end)).is_ok();
        before && (after || ends == (true, true))
    }

    /// Whether at least `least` shared words stand between a gap and every other gap.
    pub(super) fn stands_apart(&self, gap: &Gap, least: usize) -> bool {
        let near = |other: &Gap| {
            let before = other.a.end <= gap.a.start && other.b.end <= gap.b.start;
            let (first, second) = if before { (other, gap) } else { (gap, other) };
            second.a.start - first.a.end < least
        };
        !self.gaps.iter().any(|other| other != gap && near(other))
    }

    /// The share of the words of the longer statement that stands in gaps.
    pub(super) fn changed(&self) -> f32 {
        let longest = |gap: &Gap| gap.a.len().max(gap.b.len());
        let changed: usize = self.gaps.iter().map(longest).sum();
        let words = self.a.words.len().max(self.b.words.len());
        changed as f32 / words.max(1) as f32
    }

    /// Whether word `i` of the first statement stands more often there than in the other, and
    /// word `j` of the other more often there than in the first.
    pub(super) fn is_exchanged(&self, i: usize, j: usize) -> bool {
        let count = |s: &Statement, term| s.words.iter().filter(|w| w.term == term).count();
        let (old, new) = (self.a.words[i].term, self.b.words[j].term);
        count(self.a, old) > count(self.b, old) && count(self.b, new) > count(self.a, new)
    }
}

/// The terms of words, each of which stands for every form and synonym of its word.
pub(super) fn terms(words: &[Word]) -> Vec<Term> {
    words.iter().map(|w| w.term).collect()
}
