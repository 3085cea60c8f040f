//! One change in statements that are nearly the same, and changes that change nothing.

use super::*;

/// Checks a statement against itself with `old` replaced by `new`.
fn check_change(text: &str, (old, new): (&str, &str), expected: &[&str]) {
    let changed = text.replace(old, new);
    assert_ne!(text, changed);
    check(&[("A", text), ("B", &changed)], expected);
}

const MILL: &str = "Workers of the Arden paper mill accepted the new contract on Tuesday after \
    prices for the northern timber they use had risen sharply.";

#[test]
fn a_word_and_its_opposite_conflict_and_are_all_that_is_shown() {
    check_change(
        MILL,
        ("accepted", "rejected"),
        &["Polarity Contradiction [accepted] / [rejected]"],
    );
    check_change(
        MILL,
        ("had risen", "had fallen"),
        &["Polarity Contradiction [risen] / [fallen]"],
    );
    check_change(
        MILL,
        ("after", "before"),
        &["Polarity Contradiction [after] / [before]"],
    );
}

#[test]
fn members_of_one_class_conflict_in_their_slot() {
    check_change(
        MILL,
        ("northern", "southern"),
        &["Place Contradiction [northern] / [southern]"],
    );
    check_change(
        "A boy of nine found the green bicycle of the missing postman beside the old mill.",
        ("green bicycle", "yellow bicycle"),
        &["Participant Contradiction [green] / [yellow]"],
    );
}

#[test]
fn two_changes_are_two_findings() {
    let changed = MILL
        .replace("accepted", "rejected")
        .replace("northern", "southern");
    check(
        &[("A", MILL), ("B", &changed)],
        &[
            "Polarity Contradiction [accepted] / [rejected]",
            "Place Contradiction [northern] / [southern]",
        ],
    );
}

#[test]
fn synonyms_and_words_of_unknown_sense_are_no_finding() {
    for change in [("risen", "climbed"), ("sharply", "quickly"), ("use", "buy")] {
        check_change(MILL, change, &[]);
    }
}

#[test]
fn a_negated_opposite_says_the_same() {
    check_change(MILL, ("accepted", "did not reject"), &[]);
}

#[test]
fn the_country_of_somebody_is_a_place() {
    let text = "Three Danish sailors repaired the mast of the ferry in the port of Halden.";
    check_change(
        text,
        ("Danish", "Polish"),
        &["Place Contradiction [Danish] / [Polish]"],
    );
    let british = text.replace("Danish", "British");
    let uk = text.replace("Danish", "U.K.");
    check(&[("A", &british), ("B", &uk)], &[]);
}

#[test]
fn another_name_conflicts_though_nothing_tells_what_it_names() {
    check_change(
        "The carmaker will recall nineteen of its Meridian pickups to repair a faulty brake pipe.",
        ("Meridian", "Kestrel"),
        &["Participant Contradiction [Meridian] / [Kestrel]"],
    );
}

#[test]
fn a_title_is_no_other_name() {
    check_change(
        "The old timber quay was closed for repairs by Minister Karl Foss and his inspectors.",
        ("Minister", "Mr"),
        &[],
    );
}

#[test]
fn a_negation_put_in_shows_with_the_word_it_negates() {
    check_change(
        "From next year the farmers of the valley will be asked to fence their wells.",
        ("will be", "will not be"),
        &[
            "Polarity Contradiction [the farmers of the valley will be asked to fence their wells] / [farmers of the valley will not be asked to fence their wells]",
        ],
    );
}

#[test]
fn a_negation_that_has_only_moved_is_no_finding() {
    check(
        &[
            (
                "A",
                "The council has not yet paid the builders of the old harbour bridge.",
            ),
            (
                "B",
                "The council has yet not paid the builders of the old harbour bridge.",
            ),
        ],
        &[],
    );
}

#[test]
fn parties_that_have_changed_places_conflict() {
    check(
        &[
            (
                "A",
                "In the harbour cup the sailors of Arden beat the rowers by two lengths.",
            ),
            (
                "B",
                "In the harbour cup the rowers beat the sailors of Arden by two lengths.",
            ),
        ],
        &[
            "Participant Contradiction [sailors of Arden beat the rowers] / [rowers beat the sailors of Arden]",
        ],
    );
}

#[test]
fn parties_of_a_mutual_deed_may_stand_in_either_order() {
    check(
        &[
            (
                "A",
                "In the harbour cup the sailors met the rowers before a large crowd.",
            ),
            (
                "B",
                "In the harbour cup the rowers met the sailors before a large crowd.",
            ),
        ],
        &[],
    );
}

#[test]
fn an_adjunct_may_stand_anywhere() {
    check(
        &[
            (
                "A",
                "On the quay sailors waited at noon for the ferry to Lindholm.",
            ),
            (
                "B",
                "At noon sailors waited on the quay for the ferry to Lindholm.",
            ),
        ],
        &[],
    );
}

#[test]
fn a_hedge_put_in_is_a_tension() {
    check_change(
        "The old harbour bridge is a refuge for sailors and their dogs since the flood.",
        ("is a", "is reportedly a"),
        &["Certainty Tension [a refuge] / [reportedly a refuge]"],
    );
}

#[test]
fn other_numbers_in_the_same_place_conflict_by_value_or_unit() {
    let text = "The old ferry burns about 90 litres of oil an hour and earns $300 on a good day.";
    check_change(
        text,
        ("$300", "€300"),
        &["Number Contradiction [$300] / [€300]"],
    );
    check_change(
        text,
        ("about 90", "about 60"),
        &["Number Contradiction [about 90 litres of oil] / [about 60 litres of oil]"],
    );
}

#[test]
fn another_bound_is_a_tension_if_nothing_else_was_changed() {
    let text = "The owner of the old ferry is asking for up to six million in damages.";
    check_change(
        text,
        ("six", "eight"),
        &["Number Tension [up to six million] / [up to eight million]"],
    );
}

#[test]
fn another_year_in_the_same_place_conflicts() {
    check_change(
        "The clinic on the island has been a refuge for sailors since 1987 and takes no money.",
        ("1987", "1984"),
        &[
            "DateTime Contradiction [a refuge for sailors since 1987 and takes no money] / [a refuge for sailors since 1984 and takes no money]",
        ],
    );
}
