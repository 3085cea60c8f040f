//! Names that stand in the same place of two otherwise equal statements.

use std::ops::Range;

use crate::compare::alignment::align::Pair;
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::words::wording::{common, differ_in_one_place, gaps};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::mentions::{Entity, EntityId, EntityKind};
use crate::text::fold;

/// Statements share at least so much when a name in one stands for another in the other.
const MIN_SCORE: f32 = 0.6;
/// Places in which such statements may differ.
const MOST_GAPS: usize = 3;
/// Words of such a place.
const MOST_WORDS: usize = 5;

/// Reports names that replace each other, of kinds that `wanted` accepts together.
pub(super) fn find(
    view: &View<'_>,
    pair: &Pair,
    (kind, severity): (DiscrepancyKind, Severity),
    wanted: fn(EntityKind, EntityKind) -> bool,
    findings: &mut Vec<Finding>,
) {
    let (a, b) = (&view.statements[pair.a], &view.statements[pair.b]);
    if !has_other_name(a, b) || !has_other_name(b, a) {
        return;
    }
    let (left, right) = (a.forms(), b.forms());
    if pair.score < MIN_SCORE && !differ_in_one_place(&left, &right) {
        return;
    }
    let pairs = common(&left, &right, |_| 1.0);
    let gaps = gaps(&pairs, (a.words.len(), b.words.len()));
    if gaps.len() > MOST_GAPS {
        return;
    }
    for (x, y) in gaps {
        let (Some(n), Some(m)) = (name_in(a, &x), name_in(b, &y)) else {
            continue;
        };
        let (left, right) = (entity(view, a, n), entity(view, b, m));
        if wanted(left.kind, right.kind) && !share_word(&left.name, &right.name) {
            findings.push(Finding {
                kind,
                relation: Relation::Contradiction,
                severity,
                confidence: (0.3 + 0.6 * pair.score).min(0.9),
                reasons: vec![
                    reasons::SAME_STATEMENT,
                    reasons::SAME_SLOT,
                    reasons::OTHER_NAME,
                ],
                points: vec![point(view, (a, n, left), b), point(view, (b, m, right), a)],
            });
        }
    }
}

/// Whether `a` has a name with a word that `b` does not have, which could stand for one in `b`.
fn has_other_name(a: &Statement, b: &Statement) -> bool {
    let mut words = a.names.iter().flat_map(|name| &a.words[name.words.clone()]);
    words.any(|word| b.words.iter().all(|w| w.form != word.form))
}

/// The one name in a range of words that is short enough to be only that name.
fn name_in<'a>(statement: &'a Statement, range: &Range<usize>) -> Option<&'a Placed<EntityId>> {
    let touches = |n: &&Placed<EntityId>| n.words.start < range.end && range.start < n.words.end;
    let mut names = statement.names.iter().filter(touches);
    let name = names.next().filter(|_| range.len() <= MOST_WORDS)?;
    names.next().is_none().then_some(name)
}

fn entity<'a>(view: &View<'a>, statement: &Statement, name: &Placed<EntityId>) -> &'a Entity {
    &view.sources[statement.home()].analysis.mentions.entities[name.item.0 as usize]
}

fn share_word(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        fold(name)
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let b = words(b);
    words(a).iter().any(|word| b.contains(word))
}

fn point(
    view: &View<'_>,
    (s, name, entity): (&Statement, &Placed<EntityId>, &Entity),
    other: &Statement,
) -> crate::compare::findings::Point {
    let value = SideValue::Name {
        name: entity.name.clone(),
        kind: entity.kind,
    };
    view.point(
        (s, &name.words),
        other,
        value,
        fold(&entity.name).into_owned(),
    )
}
