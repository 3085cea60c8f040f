//! What sources agree on, and how a difference is told in a sentence.

use super::*;

#[test]
fn sources_that_say_alike_in_other_words_agree() {
    let other = "On Tuesday flames destroyed a furniture warehouse in Halden’s port. \
        Prosecutors opened an inquiry into the owner of the building.";
    compared(&[("A", FIRE), ("B", other)], |sources, comparison| {
        assert_eq!(shown(sources, &comparison), [""; 0]);
        assert_eq!(comparison.agreements.len(), 1);
        assert_eq!(comparison.agreements[0].evidence.len(), 2);
    });
}

#[test]
fn sources_with_other_numbers_do_not_agree() {
    let (few, many) = (
        "At least 14 people were hurt.",
        "At least 22 people were hurt.",
    );
    let article = |hurt| format!("The ferry Aurora ran aground off Lindholm on Tuesday. {hurt}");
    compared(
        &[("A", &article(few)), ("B", &article(many))],
        |_, comparison| {
            assert!(
                !comparison
                    .agreements
                    .iter()
                    .any(|a| a.summary.contains("hurt"))
            );
        },
    );
}

#[test]
fn a_summary_names_the_publisher_and_the_words() {
    let other = FIRE.replace("Twelve workers", "Fifteen workers");
    compared(&[("Morgenpost", FIRE), ("B", &other)], |_, comparison| {
        let summary = &comparison.discrepancies[0].summary;
        assert_eq!(
            summary,
            "The numbers differ: Morgenpost has “Twelve workers”; B has “Fifteen workers”."
        );
    });
}

#[test]
fn a_summary_names_the_times_and_not_their_clauses() {
    let other = FIRE.replace("on Tuesday", "on Monday evening");
    compared(&[("A", FIRE), ("B", &other)], |_, comparison| {
        assert_eq!(
            comparison.discrepancies[0].summary,
            "The times differ: A has “Tuesday”; B has “Monday evening”."
        );
    });
}
