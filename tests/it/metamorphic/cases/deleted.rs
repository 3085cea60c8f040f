//! M3: a sentence is left out.

use std::rc::Rc;

use super::edit::{Edit, edited, rewritten};
use super::{Case, Subject, Wanted, spread};

/// Each plain sentence left out.
pub(super) fn cases(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let sentences = subject.plain().map(|s| s.span).collect();
    let case = |span| {
        let text = edited(&subject.article.text, &[Edit::new(span, "")]);
        Case {
            row: "M3 a sentence deleted",
            shown: subject.slice(span).to_owned(),
            sources: vec![Rc::clone(subject), rewritten(subject, text)],
            wanted: Wanted::Alone(span),
        }
    };
    spread(sentences, most).map(case).collect()
}
