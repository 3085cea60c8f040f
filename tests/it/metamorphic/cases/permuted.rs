//! M5: the same articles in another order, or one of them printed by somebody else too.

use std::rc::Rc;

use parallax::analysis::Article;

use super::{Case, Subject, Wanted};

/// The story backwards, turned by one with another article, and with a copy of each article.
pub(super) fn cases(story: &[Rc<Subject>], other: &Rc<Subject>) -> Vec<Case> {
    let n = story.len();
    let backwards: Vec<usize> = (0..n).rev().collect();
    let mut four = story.to_vec();
    four.push(Rc::clone(other));
    let turned: Vec<usize> = (0..=n).map(|i| (i + 1) % (n + 1)).collect();
    let mut cases = vec![
        permuted("M5 swapped", story, &backwards),
        permuted("M5 permuted", &four, &turned),
    ];
    cases.extend((0..n).map(|copied| duplicated(story, copied)));
    cases
}

/// The story in an order: for each place the number of the article that stands there.
fn permuted(row: &'static str, story: &[Rc<Subject>], order: &[usize]) -> Case {
    let place = |i: usize| order.iter().position(|&j| j == i).unwrap_or_default();
    let before = story.iter().cloned().enumerate();
    Case {
        row,
        shown: format!("{} {order:?}", story[0].article.id),
        sources: order.iter().map(|&i| Rc::clone(&story[i])).collect(),
        wanted: Wanted::AsOf(before.map(|(i, s)| (s, place(i))).collect()),
    }
}

/// The story with one article once more, by another publisher.
fn duplicated(story: &[Rc<Subject>], copied: usize) -> Case {
    let article = &story[copied].article;
    let mut sources = story.to_vec();
    sources.push(Subject::new(Article {
        id: format!("{}-copy", article.id),
        publisher: "Copy".to_owned(),
        ..article.clone()
    }));
    let before = story.iter().cloned().enumerate();
    Case {
        row: "M5 duplicated",
        shown: format!("{} copy of {copied}", story[0].article.id),
        sources,
        wanted: Wanted::AsOf(before.map(|(i, s)| (s, i)).collect()),
    }
}
