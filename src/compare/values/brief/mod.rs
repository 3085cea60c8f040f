//! The numbers of short texts: headlines, posts, claims.
//!
//! Where two articles are hardly longer than a sentence, no partner of a statement has to be found
//! among many: what the one counts, the other counts too or not at all. Every number meets the
//! number of the other text whose slot is most like its own, and is reported if no value satisfies
//! both while none of the others fits as well.

mod times;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::compare::alignment::align::Pair;
use crate::compare::findings::scene::Scenes;
use crate::compare::findings::{Finding, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::context::overlap_near;
use crate::compare::statements::magnitude::{are_apart, noun};
use crate::compare::statements::role::{Role, is_former, roles};
use crate::compare::values::count::is_stated;
use crate::compare::values::number::finding;
use crate::compare::words::terms::{Term, stem};
use crate::compare::{DiscrepancyKind, Relation, reasons};
use crate::mentions::EntityId;
use crate::text::list_lines;
use crate::values::Quantity;
use crate::values::relation::{disjoint, ratio, same_dimension};

/// Statements of a short text.
const STATEMENTS: usize = 4;
/// Words of a short text.
const WORDS: usize = 120;
/// Numbers that differ by a larger factor mostly measure different things.
const MOST_APART: f64 = 20.0;
/// How alike the words around two numbers are at least that count the same by name.
const NAMED: f32 = 0.02;
/// The same, where one of them counts nothing by name.
const UNNAMED: f32 = 0.25;
/// How much of its likeness a slot keeps whose number is in another unit.
const CONVERTED: f32 = 0.5;
/// How much more alike a slot must be than one whose number agrees.
const CLEARLY: f32 = 1.2;

/// Words between a number and what it counts, if that is said elsewhere.
const NEAR: usize = 6;
/// Words after its article with which a statement says what it is about.
const OPENING: usize = 2;
/// Words that make a name a place or a means. Origin: our own list.
const PREPOSITIONS: [&str; 12] = [
    "on", "in", "at", "from", "by", "for", "to", "of", "near", "with", "outside", "across",
];

/// For the stem of every noun of a line, that of the first.
static NOUNS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut nouns = HashMap::new();
    for line in list_lines(include_str!("nouns.txt")) {
        let mut words = line.split_whitespace();
        let first = words.clone().next().map_or("", |word| word);
        nouns.extend(
            words
                .by_ref()
                .map(|word| (stem(word).into_owned(), stem(first).into_owned())),
        );
    }
    nouns
});

/// A number where it stands, with its role.
struct Counted<'a> {
    statement: &'a Statement,
    number: Placed<Quantity>,
    role: Option<Role>,
    former: bool,
}

/// How a number meets one of the other text: how alike their slots are, and whether it agrees.
struct Meeting<'b, 'a> {
    other: &'b Counted<'a>,
    named: bool,
    score: f32,
    apart: bool,
}

/// Whether an article is so short.
pub(super) fn is_brief(view: &View<'_>, source: usize) -> bool {
    let carried = &view.carried[source];
    let words = || carried.iter().map(|&s| view.statements[s].words.len());
    carried.len() <= STATEMENTS && words().sum::<usize>() <= WORDS
}

/// Whether only such short articles carry the statements of a pair.
pub(in crate::compare) fn are_brief(view: &View<'_>, pair: &Pair) -> bool {
    let statements = [pair.a, pair.b].map(|s| &view.statements[s]);
    let mut sources = statements.iter().flat_map(|s| &s.occurrences);
    sources.all(|o| is_brief(view, o.source))
}

/// Drops what was found in a pair of short texts, the findings from `known` on, if their names
/// differ and their values as well: two blasts in two towns are two events.
pub(in crate::compare) fn drop_look_alikes(
    view: &View<'_>,
    pair: &Pair,
    findings: &mut Vec<Finding>,
    known: usize,
) {
    use DiscrepancyKind::{DateTime, Number, Participant, Place};
    let any =
        |kinds: [DiscrepancyKind; 2]| findings[known..].iter().any(|f| kinds.contains(&f.kind));
    let [a, b] = [pair.a, pair.b].map(|s| &view.statements[s].quantities);
    let apart = |q: &Placed<Quantity>| {
        let mut rivals = b.iter().filter(|r| same_dimension(&q.item, &r.item));
        rivals.any(|r| disjoint(&q.item, &r.item))
    };
    let values = any([Number, DateTime]) || a.iter().any(apart);
    if any([Place, Participant]) && values && are_brief(view, pair) {
        findings.truncate(known);
    }
}

/// Reports the numbers and times of short texts that cannot both be right.
pub(in crate::compare) fn find(view: &View<'_>, scenes: &Scenes, findings: &mut Vec<Finding>) {
    let brief: Vec<usize> = (0..view.sources.len())
        .filter(|&i| is_brief(view, i))
        .collect();
    for (i, &source) in brief.iter().enumerate() {
        for &other in &brief[i + 1..] {
            if view.stories.surely_same(source, other) && !scenes.differ(source, other) {
                compare(
                    view,
                    &counted(view, source),
                    &counted(view, other),
                    findings,
                );
                times::find(view, source, other, findings);
            }
        }
    }
}

/// The numbers of an article.
fn counted<'a>(view: &View<'a>, source: usize) -> Vec<Counted<'a>> {
    let statements = view.carried[source].iter().map(|&s| &view.statements[s]);
    statements.flat_map(counted_in).collect()
}

/// The numbers of a statement; scales, as 10 in "4 out of 10", are taken into their numbers.
fn counted_in(statement: &Statement) -> Vec<Counted<'_>> {
    let mut counted: Vec<Counted<'_>> = Vec::new();
    for (number, role) in statement.quantities.iter().zip(roles(statement)) {
        match counted.last_mut() {
            Some(last) if is_out_of(statement, &last.number, number) => {
                last.number = share(&last.number, number);
            }
            _ if !is_stated(statement, number) => {}
            _ => counted.push(Counted {
                statement,
                number: number.clone(),
                role,
                former: is_former(statement, number),
            }),
        }
    }
    counted
}

/// Whether "out of" stands between two numbers.
fn is_out_of(statement: &Statement, number: &Placed<Quantity>, scale: &Placed<Quantity>) -> bool {
    let between = statement
        .words
        .get(number.words.end..scale.words.start)
        .unwrap_or_default();
    between.iter().map(|w| &*w.form).eq(["out", "of"]) && scale.item.low > 0.0
}

/// A number on a scale, as a part of one: 0.4 for "4 out of 10".
fn share(number: &Placed<Quantity>, scale: &Placed<Quantity>) -> Placed<Quantity> {
    let item = Quantity {
        low: number.item.low / scale.item.low,
        high: number.item.high / scale.item.low,
        what: scale.item.what.clone(),
        ..number.item.clone()
    };
    Placed {
        words: number.words.start..scale.words.end,
        item,
    }
}

fn compare(view: &View<'_>, a: &[Counted<'_>], b: &[Counted<'_>], findings: &mut Vec<Finding>) {
    for q in a {
        let Some((r, score)) = rival(view, q, b) else {
            continue;
        };
        let mutual = rival(view, r, a).is_some_and(|(back, _)| std::ptr::eq(back, q));
        if mutual {
            let sides = [q, r].map(|c| (c.statement, &c.number));
            let mut found = finding(view, sides[0], sides[1], score);
            found.reasons.push(reasons::SAME_STATEMENT);
            let known = is_given_up(q, b) || is_given_up(r, a);
            findings.extend((!known || found.relation == Relation::Update).then_some(found));
        }
    }
}

/// Whether a text names a number only as one that has changed: "to 14 from 12".
fn is_given_up(q: &Counted<'_>, others: &[Counted<'_>]) -> bool {
    let mut former = others.iter().filter(|r| r.former);
    former.any(|r| {
        let (x, y) = (&q.number.item, &r.number.item);
        same_dimension(x, y) && !are_apart((q.statement, &q.number), (r.statement, &r.number))
    })
}

/// The number of the other text whose slot is most like that of `q`, if no value satisfies both.
fn rival<'b, 'a>(
    view: &View<'_>,
    q: &Counted<'_>,
    others: &'b [Counted<'a>],
) -> Option<(&'b Counted<'a>, f32)> {
    let mut meetings: Vec<Meeting<'b, 'a>> =
        others.iter().filter_map(|r| meeting(view, q, r)).collect();
    if meetings.iter().any(|m| m.named) {
        meetings.retain(|m| m.named);
    }
    let best = |apart: bool| {
        let some = meetings.iter().filter(move |m| m.apart == apart);
        some.max_by(|x, y| x.score.total_cmp(&y.score))
    };
    let rival = best(true)?;
    let agreed = best(false).map_or(0.0, |m| m.score);
    let clearly = best(false).is_none() || rival.score > agreed * CLEARLY;
    clearly.then_some((rival.other, rival.score))
}

/// How two numbers meet, if they fill one slot.
fn meeting<'b, 'a>(
    view: &View<'_>,
    q: &Counted<'_>,
    r: &'b Counted<'a>,
) -> Option<Meeting<'b, 'a>> {
    let (x, y) = (&q.number.item, &r.number.item);
    let named = named(q, r)?;
    let places = ((q.statement, &q.number), (r.statement, &r.number));
    if !same_dimension(x, y)
        || is_share(x) != is_share(y)
        || view.are_ages_of_others(places.0, places.1)
        || !may_be_one(q.statement, r.statement)
    {
        return None;
    }
    let around = overlap_near(
        view.vocabulary,
        (q.statement, &q.number.words),
        (r.statement, &r.number.words),
        |statement| &statement.quantities,
    );
    let converted = if x.unit == y.unit { 1.0 } else { CONVERTED };
    let score = around.score * converted;
    let least = if named { NAMED } else { UNNAMED };
    let apart = are_apart(places.0, places.1);
    let fits = score >= least && (!apart || ratio(x, y) <= MOST_APART);
    fits.then_some(Meeting {
        other: r,
        named,
        score,
        apart,
    })
}

/// Whether two numbers count the same by name; nothing if they count different things.
fn named(q: &Counted<'_>, r: &Counted<'_>) -> Option<bool> {
    let (x, y) = (&q.number.item, &r.number.item);
    match (&q.role, &r.role) {
        _ if q.former || r.former => return None,
        (Some(role), Some(other)) => return role.meets(x, (other, y)).then_some(true),
        (None, None) => {}
        _ => return None,
    }
    let nouns = [x, y].map(|number| class(noun(number)));
    let measured = !x.unit.is_empty() || is_share(x);
    match &nouns {
        [x, y] if x == y && !x.is_empty() => Some(true),
        [x, y] if measured && (x.is_empty() || y.is_empty()) => Some(true),
        [x, y] if x.is_empty() && y.is_empty() => Some(false),
        [x, y] if x.is_empty() => is_near(q, y).then_some(true),
        [x, y] if y.is_empty() => is_near(r, x).then_some(true),
        _ => None,
    }
}

/// Whether a number is a part of one: a percentage, or a number on a scale.
fn is_share(q: &Quantity) -> bool {
    q.unit == "%" || q.unit.is_empty() && q.low > 0.0 && q.high < 1.0
}

/// Whether a noun of this class stands near a number: "the number of cases is now 12".
fn is_near(c: &Counted<'_>, noun: &str) -> bool {
    let first = c.number.words.start.saturating_sub(NEAR);
    let last = (c.number.words.end + NEAR).min(c.statement.words.len());
    let mut near = c.statement.words[first..last].iter();
    near.any(|w| class(stem(&w.form).into_owned()) == noun)
}

fn class(noun: String) -> String {
    NOUNS.get(&noun).cloned().unwrap_or(noun)
}

/// Whether two statements of short texts can be about one thing: of two things with which they
/// begin, "the mill" and "the union", one is spoken of in both, and so is one of the names of their
/// subjects. "On Sundays the museum" names nothing that it is about.
pub(super) fn may_be_one(a: &Statement, b: &Statement) -> bool {
    let (x, y) = (subjects(a), subjects(b));
    let named_in = |terms: &[Term], s: &Statement| {
        let mut capitals = s.words.iter().filter(|w| w.capital);
        capitals.any(|w| terms.contains(&w.term))
    };
    let named = x.is_empty() || y.is_empty() || named_in(&x, b) || named_in(&y, a);
    let (x, y) = (opening(a), opening(b));
    let within =
        |terms: &[Term], s: &Statement| terms.iter().any(|t| s.terms.binary_search(t).is_ok());
    named && (x.is_empty() || y.is_empty() || within(&x, b) || within(&y, a))
}

/// The terms with which a statement begins, if it begins with a thing: "the burnt mill".
fn opening(statement: &Statement) -> Vec<Term> {
    let articled =
        matches!(statement.words.first(), Some(w) if matches!(&*w.form, "the" | "a" | "an"));
    let words = statement
        .words
        .iter()
        .skip(1)
        .take_while(|w| w.content && !w.capital);
    let words = words.take(if articled { OPENING } else { 0 });
    words.map(|w| w.term).collect()
}

/// The terms of the names that stand behind no preposition.
fn subjects(statement: &Statement) -> Vec<Term> {
    let free = |name: &&Placed<EntityId>| {
        let before = name
            .words
            .start
            .checked_sub(1)
            .map(|i| &*statement.words[i].form);
        let article = before.filter(|form| matches!(*form, "the" | "a" | "website" | "site"));
        let before = article.map_or(before, |_| {
            name.words
                .start
                .checked_sub(2)
                .map(|i| &*statement.words[i].form)
        });
        before.is_none_or(|form| !PREPOSITIONS.contains(&form))
    };
    let names = statement.names.iter().filter(free);
    let words = names.flat_map(|name| &statement.words[name.words.clone()]);
    words.filter(|w| w.content).map(|w| w.term).collect()
}
