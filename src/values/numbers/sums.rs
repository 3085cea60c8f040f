//! Sums of money with all that belongs to them: "US$1.2bn", "75 USD million", "15 dollars 50",
//! "$3 and 20 cents".

use super::measure::{self, Measure};
use super::{counted, words};
use crate::values::line::Line;
use crate::values::money::{self, Money};

/// `bare` as a sum of money whose sign stands before it; its name may follow once more.
pub(super) fn signed(line: &Line, bare: Measure, sign: Money) -> Measure {
    let name = money::name_at(line, bare.end)
        .filter(|name| name.code == sign.code && line.is_word(bare.end));
    let end = name.map_or(bare.end, |name| name.end);
    with_hundredths(line, bare.with_unit(sign.code, sign.share, end))
}

/// "20 euros", "75 USD million".
pub(super) fn named(line: &Line, bare: Measure, money: Money) -> Measure {
    let scale = match line.word(money.end) {
        "million" => 1e6,
        "billion" => 1e9,
        _ => {
            let sum = bare.with_unit(money.code, money.share, money.end);
            return with_hundredths(line, sum);
        }
    };
    bare.with_unit(money.code, money.share * scale, money.end + 1)
}

/// `sum` with the cents that follow it, named or bare: "10 $ 30 cent", "15 dollars 50".
pub(super) fn with_hundredths(line: &Line, sum: Measure) -> Measure {
    let whole = sum.low.fract() == 0.0 && sum.scale == 1.0 && !sum.vague && sum.low >= 0.0;
    let and = line.word(sum.end) == "and";
    let next = sum.end + usize::from(and);
    if !whole || words::in_between(line, sum.end) {
        return sum;
    }
    let Some(cents) = measure::bare(line, next, false).filter(|cents| fits(*cents)) else {
        return sum;
    };
    let named = money::is_hundredth(line, cents.end, sum.unit);
    let digits = line.is_number(next) && (and || line.text(next).len() != 2);
    let closes = !line.is_word(cents.end) && !line.is_number(cents.end) && !line.joins(cents.end);
    let bare =
        closes && !digits && line.word(cents.end) != "%" && !counted::has_plural(line, cents.end);
    let end = cents.end + usize::from(named);
    if named || bare && line.word(cents.end) != "$" {
        sum.plus(cents.low / 100.0, end)
    } else {
        sum
    }
}

/// Whether a number can be that of cents.
fn fits(cents: Measure) -> bool {
    !cents.vague && cents.low.fract() == 0.0 && (1.0..100.0).contains(&cents.low)
}
