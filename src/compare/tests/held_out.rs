//! What looked like a conflict in related articles and is none.

use super::*;

fn check_none(a: &str, b: &str) {
    check(&[("A@2024-05-15", a), ("B@2024-05-15", b)], &[]);
}

#[test]
fn what_two_people_raised_is_no_conflict() {
    check_none(
        "Ines Dahl and Karin Ruud stand for mayor of Halden. Dahl reported having $1.3 million in \
         cash on hand at the beginning of March.",
        "Ines Dahl and Karin Ruud stand for mayor of Halden. Ruud reported having $2.9 million in \
         cash on hand at the beginning of March.",
    );
}

#[test]
fn not_just_a_loser_is_no_denial() {
    check_none(
        "Mayor Ines Dahl of Halden answered her rival Karin Ruud on Monday. Dahl said that Ruud was \
         a loser who whines about the harbour.",
        "Mayor Ines Dahl of Halden answered her rival Karin Ruud on Monday. Dahl said that Ruud was \
         not just a loser but one who whines about the harbour.",
    );
}

#[test]
fn a_condition_affirms_nothing() {
    check_none(
        "The harbour council of Halden votes on Tuesday. If Ines Dahl wins the harbour district, the \
         council will be divided.",
        "The harbour council of Halden votes on Tuesday. Ines Dahl failed to win the harbour \
         district, and the council will be divided.",
    );
}

#[test]
fn ages_are_those_of_the_people_beside_them() {
    check_none(
        "Two women died in the Halden fire on Tuesday. The victims are Robin Mendes, 48, and \
         Catherine Gomes.",
        "Two women died in the Halden fire on Tuesday. The victims are Robin Mendes and Catherine \
         Gomes, 61.",
    );
}

const PORT: &str = "The port of Halden was closed on Monday after a storm. Two cranes fell into the \
    harbour basin, the harbour office said. A third crane was secured by the crew. Ships wait outside \
    the harbour until the basin is cleared. The harbour office expects that to take three days.";

#[test]
fn bounds_of_one_sum_are_said_loosely() {
    check_none(
        &format!("{PORT} It handles goods worth nearly $100 billion each year, the office said."),
        &format!("{PORT} Goods worth over $100 billion are handled each year, the office said."),
    );
}

#[test]
fn what_could_be_seen_was_seen() {
    check_none(
        "A fire broke out in the Halden library on Tuesday. Flames could be seen under the roof of \
         the library when crews came.",
        "A fire broke out in the Halden library on Tuesday. The crews saw flames under the roof of \
         the library when they came.",
    );
}
