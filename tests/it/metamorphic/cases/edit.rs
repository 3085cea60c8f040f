//! Words of a text replaced by others.

use std::rc::Rc;

use parallax::analysis::Article;
use parallax::text::Span;

use super::subject::Subject;

/// Words to replace; an empty span inserts.
#[derive(Clone)]
pub(super) struct Edit {
    /// Where they stand.
    pub(super) at: Span,
    /// What stands there afterwards.
    pub(super) with: String,
}

impl Edit {
    /// Puts `with` where `at` stands.
    pub(super) fn new(at: Span, with: impl Into<String>) -> Self {
        let with = with.into();
        Self { at, with }
    }
}

/// A text with edits made in it, which do not overlap and are sorted here.
pub(super) fn edited(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|e| e.at);
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        out.push_str(&text[done..edit.at.range().start]);
        out.push_str(&edit.with);
        done = edit.at.range().end;
    }
    out.push_str(&text[done..]);
    out
}

/// The article with another text, as its next revision.
pub(super) fn rewritten(subject: &Subject, text: String) -> Rc<Subject> {
    let article = &subject.article;
    Subject::new(Article {
        id: format!("{}@2", article.id),
        text: text.into(),
        ..article.clone()
    })
}

/// Where `span` stands after the edits, with what they put into it or at its edges.
pub(super) fn moved(span: Span, edits: &[Edit]) -> Span {
    let shift = |before: &dyn Fn(&Edit) -> bool| -> i64 {
        let counted = edits.iter().filter(|e| before(e));
        counted
            .map(|e| e.with.len() as i64 - e.at.len() as i64)
            .sum()
    };
    let start =
        i64::from(span.start) + shift(&|e| e.at.end <= span.start && e.at.start < span.start);
    let end = i64::from(span.end) + shift(&|e| e.at.start < span.end || e.at.end <= span.end);
    Span::new(start as usize, end as usize)
}
