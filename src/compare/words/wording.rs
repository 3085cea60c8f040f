//! How two wordings of one utterance differ, word by word.

use std::ops::Range;

use crate::compare::{Edit, EditOperation};

/// Words of an utterance that are aligned; what is longer is compared by its beginning.
const MOST_WORDS: usize = 400;

/// Words at the end of an utterance that can be another wording of its end.
const MOST_CHANGED: usize = 3;

/// The longest weighted common subsequence of two lists of words: pairs of indices.
///
/// The table of Wagner and Fischer ("The string-to-string correction problem", 1974), with
/// the weight of a word in place of 1.
pub(in crate::compare) fn common<T: PartialEq>(
    a: &[T],
    b: &[T],
    weight: impl Fn(usize) -> f32,
) -> Vec<(usize, usize)> {
    let (a, b) = (&a[..a.len().min(MOST_WORDS)], &b[..b.len().min(MOST_WORDS)]);
    let width = b.len() + 1;
    let mut best = vec![0.0_f32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = best[(i + 1) * width + j + 1] + weight(i);
            best[i * width + j] = if a[i] == b[j] { take.max(skip) } else { skip };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        if a[i] == b[j] && here == best[(i + 1) * width + j + 1] + weight(i) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Words of two versions that stand in the same place and differ; one of them may be none.
pub(super) type Gap = (Range<usize>, Range<usize>);

/// What lies between the common words.
pub(in crate::compare) fn gaps(
    pairs: &[(usize, usize)],
    (a_len, b_len): (usize, usize),
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(x, y) in pairs.iter().chain([&(a_len, b_len)]) {
        if i < x || j < y {
            gaps.push((i..x, j..y));
        }
        (i, j) = (x + 1, y + 1);
    }
    gaps
}

/// The share of the words that two versions have in common when they differ in one place.
const UNCHANGED: f32 = 0.7;
/// Words of such a version.
const MIN_WORDS: usize = 6;

/// Whether two versions differ in one place alone, and agree in most of their words around it.
pub(in crate::compare) fn differ_in_one_place<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let rest = a[before..].iter().rev().zip(b[before..].iter().rev());
    let after = rest.take_while(|(x, y)| x == y).count();
    let longer = a.len().max(b.len());
    longer >= MIN_WORDS && (before + after) as f32 >= UNCHANGED * longer as f32
}

/// The gaps between the first and the last common word; what only one version goes on to
/// say before or after is no change of words, unless both go on differently.
pub(in crate::compare) fn inner_gaps<T: PartialEq>(a: &[T], b: &[T]) -> Vec<Gap> {
    let pairs = common(a, b, |_| 1.0);
    let all = gaps(&pairs, (a.len(), b.len()));
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return all;
    };
    let begins_both = is_change(first.0, first.1);
    let ends_both = is_change(a.len() - last.0 - 1, b.len() - last.1 - 1);
    let crossed = (first.0 > 0) != (first.1 > 0)
        && (last.0 + 1 < a.len()) != (last.1 + 1 < b.len())
        && (first.0 > 0) == (last.1 + 1 < b.len());
    let keeps = |(x, y): &Gap| {
        let begins = (x.start, y.start) == (0, 0);
        let ends = (x.end, y.end) == (a.len(), b.len());
        crossed || (!begins || begins_both) && (!ends || ends_both)
    };
    all.into_iter().filter(keeps).collect()
}

/// Whether so many words at an end of two versions are other words for one thing, and not
/// what one of them quotes further.
fn is_change(a: usize, b: usize) -> bool {
    (1..=MOST_CHANGED).contains(&a) && (1..=MOST_CHANGED).contains(&b)
}

/// The edits that make `b` of `a`.
pub(in crate::compare) fn edits<T: PartialEq + AsRef<str>>(a: &[T], b: &[T]) -> Vec<Edit> {
    let pairs = common(a, b, |_| 1.0);
    let gaps = gaps(&pairs, (a.len(), b.len()));
    gaps.into_iter().map(|gap| edit(a, b, gap)).collect()
}

/// What was done to the words of `a` at a gap.
pub(in crate::compare) fn edit<T: AsRef<str>>(a: &[T], b: &[T], (x, y): Gap) -> Edit {
    let text = |words: &[T]| {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        words.join(" ")
    };
    Edit {
        operation: match (x.is_empty(), y.is_empty()) {
            (true, _) => EditOperation::Insert,
            (_, true) => EditOperation::Delete,
            _ => EditOperation::Replace,
        },
        before: text(&a[x]),
        after: text(&b[y]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &str) {
        let words = |s: &str| {
            s.split(' ')
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let got: Vec<String> = edits(&words(a), &words(b))
            .iter()
            .map(|e| format!("{:?} [{}] [{}]", e.operation, e.before, e.after))
            .collect();
        assert_eq!(got.join("; "), expected);
    }

    #[test]
    fn names_what_was_inserted_deleted_and_replaced() {
        check("we will win", "we will win", "");
        check("we will win", "we will surely win", "Insert [] [surely]");
        check("we will not win", "we will win", "Delete [not] []");
        check(
            "the law is bad",
            "the laws are bad now",
            "Replace [law is] [laws are]; Insert [] [now]",
        );
    }
}
