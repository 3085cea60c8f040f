//! Versions of one article, in which one thing was changed; copies; articles about other events.

use super::*;

const MINE: &str = "Rescuers searched the flooded Korvald mine on Monday. \
    More than 20 miners were trapped when a pump failed in the lower gallery. \
    The owner, Bergholm, $4 million on pumps since 2016. \
    The shaft inspector, Jonas Brandt, has resigned.";

fn check_changed(old: &str, new: &str, expected: &[&str]) {
    let other = MINE.replace(old, new);
    check(
        &[("A@2024-05-15", MINE), ("B@2024-05-15", &other)],
        expected,
    );
}

#[test]
fn a_bound_put_in_the_place_of_another_is_in_tension_with_it() {
    check_changed(
        "More than 20",
        "More than 40",
        &["Number Tension [More than 20 miners] / [More than 40 miners]"],
    );
}

#[test]
fn the_same_number_of_another_currency_differs() {
    check_changed(
        "$4 million",
        "€4 million",
        &["Number Contradiction [$4 million] / [€4 million]"],
    );
}

#[test]
fn another_start_of_the_same_time_differs() {
    check_changed(
        "since 2016",
        "since 2013",
        &[
            "DateTime Contradiction [$4 million on pumps since 2016] / [$4 million on pumps since 2013]",
        ],
    );
}

#[test]
fn a_name_in_a_short_sentence_can_be_replaced() {
    check_changed(
        "Jonas Brandt",
        "Erik Lund",
        &["Participant Contradiction [Jonas Brandt] / [Erik Lund]"],
    );
}

#[test]
fn a_date_in_may_is_no_possibility() {
    check_changed("on Monday", "on May 13", &[]);
}

#[test]
fn another_speaker_is_one_finding() {
    let said = "“The pump was ten years old and nobody had ever checked it,” Karin Ruud said. \
        “We wrote to the owner four times about that pump.”";
    let other = said.replace("Karin Ruud", "Astrid Holm");
    check(
        &[("A", said), ("B", &other)],
        &[
            "QuoteAttribution Contradiction [The pump was ten years old and nobody had ever checked it] / [The pump was ten years old and nobody had ever checked it]",
        ],
    );
}

#[test]
fn copies_of_a_text_share_its_quotations_and_change_nothing_else() {
    let said = "“The pump was ten years old and nobody checked it,” Karin Ruud said of the mine.";
    let other = "“The pump was two years old and nobody checked it,” Karin Ruud said of the mine.";
    let two = [("A", said), ("B", other)];
    let three = [("A", said), ("B", other), ("C", said)];
    let before = compared(&two, |sources, found| shown(sources, &found));
    compared(&three, |sources, found| {
        assert_eq!(shown(sources, &found), before);
        assert_eq!(found.clusters.len(), 1);
        assert_eq!(found.clusters[0].members.len(), 3);
    });
    let copies = [("A", said), ("C", said)];
    compared(&copies, |_, found| assert_eq!(found.clusters.len(), 1));
}

#[test]
fn an_article_about_something_else_changes_nothing() {
    let tram = "The tram line to Halden harbour reopened with new cars. \
        Passengers praised the quiet ride along the waterfront.";
    let other = MINE.replace("More than 20", "More than 40");
    let before = compared(&[("A", MINE), ("B", &other)], |s, found| shown(s, &found));
    compared(
        &[("T", tram), ("A", MINE), ("B", &other)],
        |sources, found| {
            assert_eq!(shown(sources, &found), before);
            let alone = found.coverage.iter().filter(|c| c.missing == [1, 2]);
            assert_eq!(alone.count(), 2);
        },
    );
}
