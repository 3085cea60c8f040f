//! What is found in statements that share little else: vague times, sums and unnamed people.

use super::*;

/// An article of a story, with a sentence of its own.
fn told(own: &str) -> String {
    format!(
        "Mayor Ines Dahl and Governor Anders Holt have quarrelled over the ferry harbour of Lindholm for months. \
         The ferry harbour was closed after the storm in March, and Lindholm wants it rebuilt. {own}"
    )
}

fn check_told(a: (&str, &str), b: (&str, &str), expected: &[&str]) {
    check(&[(a.0, &told(a.1)), (b.0, &told(b.1))], expected);
}

#[test]
fn a_vague_time_is_settled_by_a_later_report() {
    check_told(
        (
            "A@2024-05-15",
            "Dahl and Holt will meet next week, a spokesman said.",
        ),
        (
            "B@2024-05-16",
            "His office said that after weeks of silence Holt will meet a reluctant Dahl on Tuesday.",
        ),
        &[
            "DateTime Update [Dahl and Holt will meet next week] / [meet a reluctant Dahl on Tuesday]",
        ],
    );
}

#[test]
fn another_act_at_a_time_within_a_vague_one_is_nothing() {
    check_told(
        ("A", "Dahl and Holt will meet next week, a spokesman said."),
        (
            "B",
            "Holt will open a hospital for Dahl on Tuesday, his office said.",
        ),
        &[],
    );
    check_told(
        ("A", "Dahl told Holt last week that the harbour is lost."),
        ("B", "Dahl told Holt about her holidays on May 7."),
        &[],
    );
}

#[test]
fn an_article_that_knows_the_day_is_not_vague() {
    check_told(
        (
            "A",
            "Dahl and Holt will meet next week, a spokesman said. A strike begins on Tuesday.",
        ),
        (
            "B",
            "His office said that after weeks of silence Holt will meet a reluctant Dahl on Tuesday.",
        ),
        &[],
    );
}

#[test]
fn a_sum_is_paid_or_given_away() {
    check_told(
        (
            "A",
            "Dahl would only sign the harbour contract if she is paid $3 million.",
        ),
        (
            "B",
            "At a rally of fishermen Dahl asked that the contract be signed once Nordline donated 3 million dollars to the lifeboats.",
        ),
        &[
            "Participant Tension [contract if she is paid $3 million] / [be signed once Nordline donated 3 million dollars to the lifeboats]",
        ],
    );
    check_told(
        (
            "A",
            "Dahl would only sign the harbour contract if she is paid $3 million.",
        ),
        (
            "B",
            "At a rally of fishermen Dahl asked that the contract be signed once Nordline gave her 3 million dollars.",
        ),
        &[],
    );
}

#[test]
fn one_article_names_whom_the_other_describes() {
    let unnamed = "Lena Vik was struck in the harbour by a retired fireman on his way home.";
    check_told(
        ("A", unnamed),
        (
            "B",
            "Dahl blamed fireman Olaf Brandt, who had struck Lena Vik.",
        ),
        &["Participant Granularity [a retired fireman] / [fireman Olaf Brandt]"],
    );
    let known = format!("{unnamed} Brandt said nothing.");
    check_told(
        ("A", &known),
        (
            "B",
            "Dahl blamed fireman Olaf Brandt, who had struck Lena Vik.",
        ),
        &[],
    );
    check_told(
        ("A", unnamed),
        (
            "B",
            "Dahl thanked fireman Olaf Brandt, who had led Lena Vik out of a fire.",
        ),
        &[],
    );
}
