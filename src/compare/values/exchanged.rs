//! A value put in the place of another in otherwise equal statements.
//!
//! Between "more than 20 boats" and "more than 40 boats" there is no conflict by the values
//! alone, and dollars say nothing about euros. Where all other words are the same, one was
//! nevertheless put for the other, and the two reports differ.

use std::ops::Range;

use super::brief::is_brief;
use super::number::finding;
use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::words::wording::differ_in_one_place;
use crate::compare::{DiscrepancyKind, Relation, Severity, reasons};
use crate::values::relation::{self, disjoint, of_quantities, same_dimension};
use crate::values::{Bound, Quantity};

/// Words of a statement.
pub(super) type Words<'a> = (&'a Statement, &'a Range<usize>);

/// Whether one value was put in the place of the other: nearly all words of the statements are
/// the same, and so are those next to both values.
pub(super) fn are_exchanged(pair: &Pair, a: Words<'_>, b: Words<'_>) -> bool {
    let before = |(s, words): Words<'_>| Some(s.words[words.start.checked_sub(1)?].form.clone());
    let after = |(s, words): Words<'_>| Some(s.words.get(words.end)?.form.clone());
    let alike = || pair.score >= NEARLY_EQUAL || differ_in_one_place(&a.0.forms(), &b.0.forms());
    before(a) == before(b) && after(a) == after(b) && alike()
}

/// Reports numbers of `pair` of which one was put in the place of the other, though both can be
/// right or cannot be compared.
pub(in crate::compare) fn find(view: &View<'_>, pair: &Pair, findings: &mut Vec<Finding>) {
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    let brief = |s: &Statement| s.occurrences.iter().all(|o| is_brief(view, o.source));
    if brief(a) && brief(b) {
        return;
    }
    for q in &a.quantities {
        let other = |r: &&Placed<Quantity>| {
            are_other(&q.item, &r.item) && are_exchanged(pair, (a, &q.words), (b, &r.words))
        };
        let Some(r) = b.quantities.iter().find(other) else {
            continue;
        };
        let mut found = finding(view, (a, q), (b, r), pair.score);
        if !findings.iter().any(|known| is_same(known, &found)) {
            let money = !same_dimension(&q.item, &r.item);
            if found.relation != Relation::Update {
                found.relation = match money {
                    true => Relation::Contradiction,
                    false => Relation::Tension,
                };
                found.severity = Severity::Medium;
            }
            found.reasons.push(reasons::SAME_STATEMENT);
            findings.push(found);
        }
    }
}

/// Whether two numbers differ where no other word does: one number of two currencies, or two
/// numbers with the same bound.
fn are_other(q: &Quantity, r: &Quantity) -> bool {
    if !same_dimension(q, r) {
        return of_quantities(q, r) == Some(relation::Relation::Conflict);
    }
    let bound = [
        Bound::AtLeast,
        Bound::MoreThan,
        Bound::AtMost,
        Bound::LessThan,
    ];
    let exact = |q: &Quantity| Quantity {
        bound: Bound::Exact,
        ..q.clone()
    };
    q.bound == r.bound && bound.contains(&q.bound) && disjoint(&exact(q), &exact(r))
}

/// Whether a finding about numbers touches both sides of another.
fn is_same(known: &Finding, new: &Finding) -> bool {
    let evidence = || known.points.iter().flat_map(|p| &p.evidence);
    let mut own = new.points.iter().map(|p| &p.evidence);
    known.kind == DiscrepancyKind::Number
        && own.all(|own| {
            let mut own = own.iter();
            own.any(|o| evidence().any(|e| e.source == o.source && e.span.overlaps(o.span)))
        })
}
