//! M0: an article against itself.

use std::rc::Rc;

use super::{Case, Subject, Wanted, edit};

/// The article, and the same text once more.
pub(super) fn cases(subject: &Rc<Subject>, _most: usize) -> Vec<Case> {
    let text = subject.article.text.to_string();
    vec![Case {
        row: "M0 the same",
        shown: text.lines().next().unwrap_or_default().to_owned(),
        sources: vec![Rc::clone(subject), edit::rewritten(subject, text)],
        wanted: Wanted::Nothing,
    }]
}
