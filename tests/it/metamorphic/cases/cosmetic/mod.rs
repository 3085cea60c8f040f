//! M1: changes of form that leave every fact as it is.
//!
//! What concerns the hand of a writer or a paper (marks, spelling, digits, names) is changed in
//! the whole article at once; what changes a value's form or the order, in one place at a time.

mod dates;
mod digits;
mod marks;
mod names;
mod order;
mod units;
mod words;

use std::rc::Rc;

use parallax::quotes::QuoteKind;
use parallax::text::Span;

use super::edit::{Edit, edited, rewritten};
use super::{Case, Subject, Wanted, spread};

/// Finds the changes of one kind, each of which makes a case.
type Change = fn(&Subject) -> Vec<Vec<Edit>>;

/// The kinds of change, one row each.
const CHANGES: [(&str, Change); 15] = [
    ("M1 straight marks", marks::straight),
    ("M1 curly marks", marks::curly),
    ("M1 dashes", marks::dashes),
    ("M1 white space", marks::spaces),
    ("M1 words to digits", digits::in_digits),
    ("M1 digits to words", digits::in_words),
    ("M1 units", units::converted),
    ("M1 weekday to date", dates::weekdays_as_dates),
    ("M1 date to weekday", dates::dates_as_weekdays),
    ("M1 short names", names::shortened),
    ("M1 full names", names::filled),
    ("M1 sentence order", order::sentences),
    ("M1 paragraph order", order::paragraphs),
    ("M1 spelling", words::respelled),
    ("M1 contractions", words::contracted),
];

/// The article with each change.
pub(super) fn cases(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for (row, change) in CHANGES {
        let changes = change(subject)
            .into_iter()
            .filter(|edits| !edits.is_empty());
        let changes = spread(changes.collect(), most);
        cases.extend(changes.map(|edits| case(subject, row, &edits)));
    }
    cases
}

fn case(subject: &Rc<Subject>, row: &'static str, edits: &[Edit]) -> Case {
    let first = &edits[0];
    let old = subject.slice(first.at);
    let sentence = subject.slice(subject.sentence_at(first.at));
    Case {
        row,
        shown: format!(
            "{sentence} ⇐ {old} ⇒ {} ({} edits)",
            first.with,
            edits.len()
        ),
        sources: vec![
            Rc::clone(subject),
            rewritten(subject, edited(&subject.article.text, edits)),
        ],
        wanted: Wanted::Nothing,
    }
}

/// Whether a span lies inside quotation marks, where the wording is not the writer's: in what our
/// analysis takes for direct speech, or where more marks of its paragraph have been opened than
/// closed.
fn is_quoted(subject: &Subject, span: Span) -> bool {
    let mut quotations = subject.analysis().quotes.quotations.iter();
    let direct = quotations
        .any(|q| q.kind != QuoteKind::Indirect && q.content.iter().any(|c| c.overlaps(span)));
    let mut blocks = subject.doc().blocks().iter();
    let block = blocks
        .find(|b| b.span.contains(span))
        .map_or(span, |b| b.span);
    let before = subject.slice(Span {
        end: span.start,
        ..block
    });
    let count = |mark: char| before.matches(mark).count();
    direct || count('“') > count('”') || count('"') % 2 == 1
}
