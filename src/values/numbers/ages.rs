//! Ages without a unit: "Ann Lee, 54, said", "a man aged 87", "two girls aged four and six".

use super::{Amount, counted, words};
use crate::values::Bound;
use crate::values::line::Line;

/// Gives `amount` the unit of years if it is the age of somebody; `last` is the amount before it.
pub(super) fn mark(line: &Line, amount: &mut Amount, last: Option<&Amount>) {
    let person = (0.0..=115.0).contains(&amount.low.low) && amount.high <= 115.0;
    let count = amount.low.unit.is_empty() && amount.low.scale == 1.0;
    let in_row = || last.is_some_and(|last| follows_age(line, last, amount));
    if count && person && (is_called_age(line, amount) || is_apposition(line, amount) || in_row()) {
        amount.low.unit = "a";
    }
}

/// "aged 87", "ages 14 to 23", "at age 9", "a man of age 87".
fn is_called_age(line: &Line, amount: &Amount) -> bool {
    let label = line.before(amount.start, 1);
    let noun = match label {
        "of" => line.before(amount.start, 2),
        _ => label,
    };
    matches!(noun, "aged" | "age" | "ages")
}

/// "aged 17 and *19*", "aged four, *six* and *nine*": the age before it has no unit either.
fn follows_age(line: &Line, last: &Amount, amount: &Amount) -> bool {
    let end = last.end - 1;
    let bare = last.low.unit == "a" && (line.is_number(end) || words::is_numeral(line, end));
    let linked = last.end + 1 == amount.start && matches!(line.word(last.end), "and" | "or" | ",");
    bare && linked && !counted::has_noun(line, amount.end)
}

/// "Ann Lee, 54,": digits between commas after a name.
fn is_apposition(line: &Line, amount: &Amount) -> bool {
    let name = amount.start >= 2
        && line.before(amount.start, 1) == ","
        && line.capitalised(amount.start - 2);
    let single = amount.bound == Bound::Exact && amount.end == amount.start + 1;
    let closed = matches!(
        line.word(amount.end),
        "," | "." | ";" | ")" | "–" | "—" | "―"
    ) && !line.is_number(amount.end + 1);
    name && single && closed && line.integer(amount.start, 3).is_some()
}
