//! M4: an article about something else joins.

use std::rc::Rc;

use super::{Case, Subject, Wanted};

/// The story, and the other article behind it or before it.
pub(super) fn cases(story: &[Rc<Subject>], other: &Rc<Subject>) -> Vec<Case> {
    let case = |first: usize| {
        let mut sources = story.to_vec();
        sources.insert(if first == 0 { story.len() } else { 0 }, Rc::clone(other));
        let before = story.iter().cloned().enumerate();
        Case {
            row: "M4 an unrelated article",
            shown: format!("{} + {}", story[0].article.id, other.article.id),
            sources,
            wanted: Wanted::AsOf(before.map(|(i, s)| (s, i + first)).collect()),
        }
    };
    [0, 1].map(case).into()
}
