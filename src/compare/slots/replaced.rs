//! Names that stand in the same place of two otherwise equal statements.

use std::ops::Range;

use crate::compare::alignment::align::{NEARLY_EQUAL, Pair};
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::words::wording::{common, differ_in_one_place, gaps};
use crate::compare::{DiscrepancyKind, Relation, Severity, SideValue, reasons};
use crate::mentions::{Entity, EntityId, EntityKind, is_title};
use crate::text::fold;

/// Places in which such statements may differ.
const MOST_GAPS: usize = 3;
/// Words of such a place.
const MOST_WORDS: usize = 5;

/// A name where it stands, and whose it is.
type Named<'a> = (&'a Statement, &'a Placed<EntityId>, &'a Entity);

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
    if pair.score < NEARLY_EQUAL && !differ_in_one_place(&left, &right) {
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
        let headline = is_headline(a) || is_headline(b);
        if wanted(left.kind, right.kind) && can_replace(left, right, headline) {
            findings.push(Finding {
                kind,
                relation: relation(view, (a, n, left), (b, m, right)),
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

/// Whether two names are of different things; in a headline only if both are surely of one kind.
fn can_replace(a: &Entity, b: &Entity, headline: bool) -> bool {
    let titles = is_title(&a.name) || is_title(&b.name);
    let guessed = headline && a.kind != b.kind;
    !titles && !guessed && !share_word(&a.name, &b.name)
}

/// How two names relate that stand for each other: who only tells it may be another without a
/// conflict, and of two places one may lie in the other.
fn relation(view: &View<'_>, (a, n, left): Named<'_>, (b, m, right): Named<'_>) -> Relation {
    if left.kind == EntityKind::Place && is_within(view, (a, left), (b, right)) {
        return Relation::Granularity;
    }
    match a.says(&n.words) && b.says(&m.words) {
        true => Relation::Tension,
        false => Relation::Contradiction,
    }
}

/// Whether an article names one of two places after the other as what it lies in: "Millom, Cumbria".
fn is_within(view: &View<'_>, a: (&Statement, &Entity), b: (&Statement, &Entity)) -> bool {
    let (x, y) = (&a.1.name, &b.1.name);
    let ways = [format!("{x}, {y}"), format!("{y}, {x}")];
    let mut texts = [a.0, b.0]
        .map(|s| view.sources[s.home()].analysis.document.text())
        .into_iter();
    texts.any(|text| ways.iter().any(|way| text.contains(way)))
}

/// Whether a statement has capitals like a headline, where any word may look like a name.
fn is_headline(statement: &Statement) -> bool {
    let content = || statement.words.iter().filter(|w| w.content);
    content().filter(|w| w.capital).count() * 4 >= content().count() * 3
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
    (s, name, entity): Named<'_>,
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
