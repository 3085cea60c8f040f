//! Whether one of two numbers supersedes the other.
//!
//! Where the order of the articles is known, a later number replaces an earlier one if its words
//! say so ("rose to", "revised") or if what is counted can only grow. Where it is not known, such
//! words leave open whether both were right in their time.

use crate::compare::findings::View;
use crate::compare::reasons;
use crate::compare::statements::claim::{Placed, Statement};
use crate::compare::words::terms::stem;
use crate::values::Quantity;

/// Words whose count only grows while an event is reported. Origin: our own list.
const GROWING: &str =
    "kill injure miss arrest infect evacuate displace destroy damage rescue vote case";
/// Words that say that a number has become larger. Origin: our own list.
const RAISED: &str = "rose risen rises rising climbed climbs climbing jumped jumps raised raises increased increases grew grown grows";
/// Words that say that a number has become smaller. Origin: our own list.
const LOWERED: &str =
    "fell fallen falls dropped drops lowered lowers reduced down downward downwards";
/// Words that say that a number is a new one. Origin: our own list.
const RENEWED: &str = "revised revises updated updates now latest";
/// Words before and after a number in which they stand.
const REACH: usize = 8;
/// Words after a number, its noun among them, in which "up from" stands.
const FROM: usize = 5;

/// A number, and the statement it stands in.
pub(super) type Told<'a> = (&'a Statement, &'a Placed<Quantity>);

/// Why the later of two numbers supersedes the earlier, if it does.
pub(super) fn reason(view: &View<'_>, x: Told<'_>, y: Told<'_>) -> Option<&'static str> {
    let (old, new) = in_order(view, x, y)?;
    if is_marked(new, old) {
        return Some(reasons::UPDATE_MARKER);
    }
    let higher = old.1.item.low < new.1.item.high;
    let grown =
        higher && old.1.item.unit.is_empty() && view.is_earlier_day(old.0, new.0) && grows(old);
    grown.then_some(reasons::UPDATE_GROWS)
}

/// Whether the later of two numbers that can both be right says that it replaces a lower one:
/// "at least 10", then "rose to 22".
pub(super) fn is_raised(view: &View<'_>, x: Told<'_>, y: Told<'_>) -> bool {
    let ordered = in_order(view, x, y);
    ordered.is_some_and(|(old, new)| old.1.item.high < new.1.item.low && is_marked(new, old))
}

/// Whether one of two numbers says that it is a new one, where nobody knows which came first.
pub(super) fn is_open(view: &View<'_>, x: Told<'_>, y: Told<'_>) -> bool {
    view.is_earlier(x.0, y.0).is_none() && (is_marked(x, y) || is_marked(y, x))
}

/// The earlier number and the later one, if the order of their articles is known.
fn in_order<'a>(view: &View<'_>, x: Told<'a>, y: Told<'a>) -> Option<(Told<'a>, Told<'a>)> {
    let earlier = view.is_earlier(x.0, y.0)?;
    Some(if earlier { (x, y) } else { (y, x) })
}

/// Whether the words around `new` say that it came after `old`, higher or lower as it is.
fn is_marked(new: Told<'_>, old: Told<'_>) -> bool {
    let (statement, q) = new;
    let near = &statement.words[statement.clause(&q.words, REACH)];
    let any = |list: &str| {
        near.iter()
            .any(|w| list.split(' ').any(|word| *word == *w.form))
    };
    let (higher, lower) = (old.1.item.low < q.item.high, old.1.item.high > q.item.low);
    let comes_from = came_from(statement, q);
    any(RENEWED)
        || higher && (any(RAISED) || comes_from == Some("up"))
        || lower && (any(LOWERED) || comes_from == Some("down"))
}

/// "up" or "down" in "15 people, up from 12", which stands behind a comma.
fn came_from<'a>(statement: &'a Statement, q: &Placed<Quantity>) -> Option<&'a str> {
    let end = (q.words.end + FROM).min(statement.words.len());
    let near = statement.words[q.words.end.min(end)..end].windows(2);
    let mut moves = near.filter(|pair| &*pair[1].form == "from");
    moves.next().map(|pair| &*pair[0].form)
}

/// Whether what is counted only grows while it is reported.
pub(super) fn grows((statement, q): Told<'_>) -> bool {
    let near = statement.clause(&q.words, REACH);
    let grows = |form: &str| GROWING.split(' ').any(|g| stem(g) == stem(form));
    statement.words[near].iter().any(|w| grows(&w.form))
}
