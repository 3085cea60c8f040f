//! Articles changed in ways whose effect on a comparison is known.
//!
//! Gold for comparisons is rare, but relations between comparisons are not: an article against
//! itself differs in nothing, and with one number changed it differs in that number (Chen, Cheung
//! and Yiu, "Metamorphic testing", 1998). Each family of such changes is a file that turns an
//! article into [`Case`]s; [`judge`] compares the articles of a case and says what is wrong.
//!
//! Pure, on the public interface of the engine alone: the tests run it on articles of our own,
//! the bench on whole corpora. Where a change can be made is read from our own analysis, so a
//! number or name that the analysis does not see is never changed; that favours us.
//!
//! | family | change | wanted |
//! |---|---|---|
//! | M0 | none | nothing |
//! | M1 | cosmetic: marks, spelling, digits, units, dates, names, order | nothing |
//! | M2 | one fact in the narrator's words | one finding of its kind, exact on both sides |
//! | M3 | a sentence is left out | no conflict; the sentence is listed as found in one only |
//! | M4 | an unrelated article joins | the rest as before |
//! | M5 | swapped, permuted, or copied by another publisher | the same, each origin counted once |
//! | M6 | both publication dates move, and all dates with them | the same |
//! | M7 | a number changes in a later article that says so, or a later revision | one update |
//! | M8 | a number changes inside a quotation | its wording, with its speaker, once |

mod changed;
mod cosmetic;
mod deleted;
mod edit;
mod judge;
mod misquoted;
mod permuted;
mod same;
mod shifted;
mod subject;
mod unrelated;
mod updated;

use std::rc::Rc;

use parallax::compare::{DiscrepancyKind, Relation};
use parallax::text::Span;

pub(crate) use judge::judge;
pub(crate) use subject::Subject;

/// Articles to compare, and what must be found.
pub(crate) struct Case {
    /// The family and the kind of change: "M2 weekday".
    pub(crate) row: &'static str,
    /// What was changed, for people to read.
    pub(crate) shown: String,
    /// The articles in the order in which they are compared.
    sources: Vec<Rc<Subject>>,
    /// What must be found.
    wanted: Wanted,
}

/// What the comparison of a case must find.
enum Wanted {
    /// No discrepancy of any kind.
    Nothing,
    /// One discrepancy besides omissions.
    One(Change),
    /// No discrepancy besides omissions; this sentence of the first article is in no other.
    Alone(Span),
    /// What the comparison of these articles finds; each stands among the sources of the case
    /// where the number beside it says.
    AsOf(Vec<(Rc<Subject>, usize)>),
}

/// One fact that was changed between the first article and the second.
struct Change {
    /// The kind that must be reported.
    kind: DiscrepancyKind,
    /// The relation, where only one is right.
    relation: Option<Relation>,
    /// What the evidence of each side must contain, and what it must lie in.
    places: Option<[Place; 2]>,
    /// Whose words the evidence of each side must be said to be, if that matters.
    speakers: Option<[String; 2]>,
}

/// Where evidence must stand.
struct Place {
    /// What it must contain.
    holds: Span,
    /// What it must lie in.
    within: Span,
}

/// Makes cases from one article, at most so many of each row.
type Family = fn(&Rc<Subject>, usize) -> Vec<Case>;

/// The families that need no other article.
const FAMILIES: [Family; 7] = [
    same::cases,
    cosmetic::cases,
    changed::cases,
    changed::revised,
    deleted::cases,
    updated::cases,
    misquoted::cases,
];

/// The cases of one article, at most `most` of each row.
pub(crate) fn of_article(subject: &Rc<Subject>, most: usize) -> Vec<Case> {
    let all = FAMILIES.iter().flat_map(|family| family(subject, most));
    all.collect()
}

/// The cases of articles about one event, with one about another.
pub(crate) fn of_story(story: &[Rc<Subject>], other: &Rc<Subject>) -> Vec<Case> {
    let mut cases = unrelated::cases(story, other);
    cases.extend(permuted::cases(story, other));
    cases.extend(shifted::cases(story));
    cases
}

/// An article and a version of it in which several facts were changed, as a story of two.
pub(crate) fn with_revision(subject: &Rc<Subject>) -> Vec<Rc<Subject>> {
    vec![Rc::clone(subject), changed::revision(subject)]
}

/// At most `most` of `all`, evenly spread.
fn spread<T>(all: Vec<T>, most: usize) -> impl Iterator<Item = T> {
    let step = all.len().div_ceil(most.max(1)).max(1);
    all.into_iter().step_by(step)
}
