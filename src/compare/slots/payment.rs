//! One sum of money, paid in one article and given to charity in another.
//!
//! Sums meet by their value and by a name that both statements have. What kind of payment it is
//! tells the verb or noun on which the sum hangs; `payments.txt` says which of those can be told
//! of one payment.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::compare::findings::{Finding, Point, View};
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::statements::shared::{shared_names, shared_words};
use crate::compare::words::terms::stem;
use crate::compare::{DiscrepancyKind, Polarity, Relation, Severity, SideValue, reasons};
use crate::text::list_lines;
use crate::values::{Bound, Quantity};

/// The lines of the list in which each stem stands.
static KINDS: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut kinds: HashMap<String, Vec<usize>> = HashMap::new();
    for (line, words) in list_lines(include_str!("payments.txt")).enumerate() {
        for word in words.split_whitespace() {
            let lines = kinds.entry(stem(word).into_owned()).or_default();
            lines.push(line);
        }
    }
    kinds
});

/// Words before and after a payment that are shown with it.
const SHOWN: usize = 4;
/// A sum told more often than this in all articles is the topic of all, and tells nothing.
const MOST: usize = 40;
/// How rare in news a word is at least that both statements must have besides a name.
const TELLING: f32 = 2.0;
/// How alike the slots of such a finding are held to be.
const CONFIDENCE: f32 = 0.55;

/// A sum, and the word that tells how it changes hands.
struct Payment<'a> {
    statement: &'a Statement,
    sum: &'a Placed<Quantity>,
    act: usize,
    kinds: &'static [usize],
}

/// Reports sums that change hands otherwise in another article.
pub(in crate::compare) fn find(view: &View<'_>, findings: &mut Vec<Finding>) {
    for payments in by_sum(view).values().filter(|all| all.len() <= MOST) {
        for (i, a) in payments.iter().enumerate() {
            let others = payments[i + 1..].iter();
            let told = others.filter(|b| {
                view.stories.same(a.statement.home(), b.statement.home())
                    && are_rivals(view, a, b)
                    && !is_told_alike(payments, a, b)
            });
            findings.extend(told.map(|b| finding(view, a, b)));
        }
    }
}

/// The payments of all statements by currency and sum.
fn by_sum<'a>(view: &View<'a>) -> BTreeMap<(&'a str, u64), Vec<Payment<'a>>> {
    let mut all: BTreeMap<(&str, u64), Vec<Payment<'_>>> = BTreeMap::new();
    for statement in view.statements {
        for sum in statement.quantities.iter().filter(|q| is_sum(&q.item)) {
            let key = (&*sum.item.unit, sum.item.low.to_bits());
            let payment = payment(statement, sum);
            all.entry(key).or_default().extend(payment);
        }
    }
    all
}

/// Whether a number is one sum of money: in a currency, whose codes have three letters.
fn is_sum(q: &Quantity) -> bool {
    let currency = q.unit.len() == 3 && q.unit.bytes().all(|b| b.is_ascii_uppercase());
    currency && q.low == q.high && matches!(q.bound, Bound::Exact | Bound::About)
}

fn payment<'a>(statement: &'a Statement, sum: &'a Placed<Quantity>) -> Option<Payment<'a>> {
    let mut told = statement.act_of(&sum.words).into_iter().filter_map(|act| {
        let kinds = KINDS.get(&*stem(&statement.words[act].form))?;
        Some(Payment {
            statement,
            sum,
            act,
            kinds,
        })
    });
    told.next()
}

/// Whether two payments of one sum, with somebody and something else in common, exclude each other.
fn are_rivals(view: &View<'_>, a: &Payment<'_>, b: &Payment<'_>) -> bool {
    let (x, y) = (a.statement.whole(), b.statement.whole());
    !a.is_of_kind(b)
        && a.polarity() == b.polarity()
        && shared_names(&x, &y) > 0
        && !shared_words(view.vocabulary, &x, &y, TELLING).is_empty()
}

/// Whether an article that tells one of two payments tells the sum in the way of the other, too.
fn is_told_alike(payments: &[Payment<'_>], a: &Payment<'_>, b: &Payment<'_>) -> bool {
    let tells = |statement: &Statement, other: &Payment<'_>| {
        let own = |p: &&Payment<'_>| {
            let mut articles = statement.occurrences.iter();
            articles.any(|o| p.statement.is_said_by(o.source))
        };
        payments.iter().filter(own).any(|p| p.is_of_kind(other))
    };
    tells(a.statement, b) || tells(b.statement, a)
}

impl Payment<'_> {
    fn is_of_kind(&self, other: &Self) -> bool {
        self.kinds.iter().any(|kind| other.kinds.contains(kind))
    }

    fn polarity(&self) -> Polarity {
        self.statement.stances[self.act].polarity
    }
}

fn finding(view: &View<'_>, a: &Payment<'_>, b: &Payment<'_>) -> Finding {
    Finding {
        kind: DiscrepancyKind::Participant,
        relation: Relation::Tension,
        severity: Severity::Medium,
        confidence: CONFIDENCE,
        reasons: vec![reasons::SAME_SUM, reasons::OTHER_PAYMENT],
        points: vec![point(view, a, b), point(view, b, a)],
    }
}

fn point(view: &View<'_>, payment: &Payment<'_>, other: &Payment<'_>) -> Point {
    let (statement, sum) = (payment.statement, &payment.sum.words);
    let words = sum.start.min(payment.act)..sum.end.max(payment.act + 1);
    let label = stem(&statement.words[payment.act].form).into_owned();
    view.point(
        (statement, &statement.clause(&words, SHOWN)),
        other.statement,
        SideValue::None,
        label,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, one_payment: bool) {
        let kinds = |word: &str| &KINDS[&*stem(word)];
        let shared = kinds(a).iter().any(|kind| kinds(b).contains(kind));
        assert_eq!(shared, one_payment, "{a} / {b}");
    }

    #[test]
    fn a_payment_is_told_from_either_end() {
        check("paid", "gave", true);
        check("paid", "sold", true);
        check("bought", "costs", true);
        check("lent", "owes", true);
        check("fined", "paid", true);
        check("given", "donated", true);
    }

    #[test]
    fn what_is_given_away_is_no_price() {
        check("paid", "donated", false);
        check("lent", "donated", false);
        check("stolen", "borrowed", false);
        check("fine", "donation", false);
    }
}
