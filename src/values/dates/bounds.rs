//! Words that bound a time: "before Friday", "since 2019", "around 8 p.m.", "2012 or later".

use crate::values::line::Line;
use crate::values::time::TimeBound;

/// The bound that the words around the time at `start..end` set.
pub(super) fn of(line: &Line, start: usize, end: usize, about: bool) -> TimeBound {
    // "since Monday's debate" counts from the debate.
    let owner = matches!(line.word(end), "'s" | "’s");
    let before = if owner {
        TimeBound::Exact
    } else {
        before(line, start)
    };
    let bound = after(line, end).unwrap_or(before);
    if about && bound == TimeBound::Exact {
        TimeBound::About
    } else {
        bound
    }
}

/// The bound that one word before an hour sets.
pub(super) fn word(word: &str) -> Option<TimeBound> {
    match word {
        "before" => Some(TimeBound::Before),
        "by" | "until" | "till" => Some(TimeBound::Until),
        "after" => Some(TimeBound::After),
        "since" => Some(TimeBound::Since),
        _ => None,
    }
}

fn before(line: &Line, start: usize) -> TimeBound {
    let back = |n| line.before(start, n);
    let negated = is_negated(line, start);
    match back(1) {
        "before" => match back(2) {
            "or" if back(3) == "on" => TimeBound::Until,
            _ if negated => TimeBound::Since,
            _ => TimeBound::Before,
        },
        "to" if matches!(back(2), "prior") => TimeBound::Before,
        "to" if back(2) == "up" => TimeBound::Until,
        "of" if back(2) == "ahead" => TimeBound::Before,
        "than" => match (back(2), back(3)) {
            ("later", "no" | "not") => TimeBound::Until,
            ("earlier", "no" | "not") => TimeBound::Since,
            ("earlier" | "sooner", _) => TimeBound::Before,
            ("later", _) => TimeBound::After,
            _ => TimeBound::Exact,
        },
        "as" => match (back(2), back(3)) {
            ("late", "as") => TimeBound::Until,
            ("early" | "soon" | "far", "as") => TimeBound::Since,
            _ => TimeBound::Exact,
        },
        "until" | "till" | "til" if negated => TimeBound::Since,
        "by" | "until" | "till" | "til" | "through" => TimeBound::Until,
        "after" | "following" => TimeBound::After,
        "since" | "starting" | "beginning" | "effective" => TimeBound::Since,
        "around" | "about" | "approximately" | "circa" | "c." | "roughly" | "near" | "~"
        | "ca." => match before(line, start - 1) {
            TimeBound::Exact => TimeBound::About,
            bound => bound,
        },
        "at" | "on" | "in" if matches!(back(2), "starting" | "beginning" | "sometime") => {
            match back(2) {
                "sometime" => TimeBound::About,
                _ => TimeBound::Since,
            }
        }
        "sometime" => TimeBound::About,
        _ => TimeBound::Exact,
    }
}

/// Whether what is told begins with the time: "not before Monday", "did not rule until Monday".
fn is_negated(line: &Line, start: usize) -> bool {
    let not = |word: &str| matches!(word, "not" | "never") || word.ends_with("n't");
    line.before(start, 2) == "no" || (2..=4).any(|back| not(line.before(start, back)))
}

fn after(line: &Line, end: usize) -> Option<TimeBound> {
    match (line.word(end), line.word(end + 1), line.word(end + 2)) {
        ("or", "later", _)
        | ("or" | "and", "after" | "beyond", _)
        | ("onwards" | "onward", ..)
        | ("and", "onwards" | "onward", _) => Some(TimeBound::Since),
        ("or", "earlier" | "before" | "sooner", _) | ("at", "the", "latest") => {
            Some(TimeBound::Until)
        }
        ("at", "the", "earliest") => Some(TimeBound::Since),
        ("approximately" | "or", "so" | "thereabouts", _) => Some(TimeBound::About),
        _ => None,
    }
}
