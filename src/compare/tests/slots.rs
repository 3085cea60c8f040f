//! Slots of statements that are alike: what may be held side by side, and what may not.

use super::*;

#[test]
fn times_of_different_deeds_do_not_conflict() {
    check(
        &[
            (
                "A",
                "“The bridge passed every test in January,” said Karin Ruud, a spokeswoman for Vegbygg.",
            ),
            (
                "B",
                "The railing was painted in February, as the spokeswoman of Vegbygg, Karin Ruud, said.",
            ),
        ],
        &[],
    );
}

#[test]
fn the_first_since_another_year_is_a_precedent_and_no_time() {
    check(
        &[
            (
                "A",
                "It was the first tram derailment in the tunnel since 2009.",
            ),
            (
                "B",
                "The tunnel had not seen a tram derailment since 2011, Karin Ruud said.",
            ),
        ],
        &[
            "Precedent Contradiction [first tram derailment in the tunnel since 2009] / [not seen a tram derailment since 2011]",
        ],
    );
}

#[test]
fn the_second_this_year_is_not_the_first_since_long_ago() {
    check(
        &[
            ("A", "It is the first accident on the route since 1998."),
            (
                "B",
                "It was the second accident on the route this year, after a fire in January.",
            ),
        ],
        &[
            "Precedent Contradiction [first accident on the route since 1998] / [second accident on the route this year]",
        ],
    );
}

#[test]
fn a_denied_verb_before_an_ordinal_does_not_deny_the_ordinal() {
    check(
        &[
            (
                "A",
                "Maren Holt scored three goals for Halden in the second half.",
            ),
            (
                "B",
                "Captain Maren Holt did not play for Halden in the second half.",
            ),
        ],
        &[],
    );
}

#[test]
fn the_second_since_a_year_before_is_not_the_first_since_then() {
    check(
        &[
            ("A", "It is the first strike at the airport since 2015."),
            ("B", "It is the third strike at the airport since 2001."),
        ],
        &[],
    );
}

#[test]
fn one_company_that_denies_and_confirms_conflicts_with_itself() {
    check(
        &[
            (
                "A",
                "The operator, Vegbygg, denied that the bridge had known cracks.",
            ),
            (
                "B",
                "Vegbygg, which runs the Halden tunnel, confirmed that the bridge had known cracks.",
            ),
        ],
        &[
            "Polarity Contradiction [denied that the bridge had known cracks] / [confirmed that the bridge had known cracks]",
        ],
    );
}

#[test]
fn another_hour_of_the_same_day_updates_no_number() {
    let told = |hour: &str, text: &str| Article {
        published: format!("2024-05-15T{hour}:00:00Z").parse().ok(),
        ..article(&("A", text))
    };
    let later = FIRE.replace("Twelve workers", "Fifteen workers");
    let articles = [told("06", FIRE), told("18", &later)];
    let analyses = articles.each_ref().map(analyse);
    let source = |i: usize| Source {
        article: &articles[i],
        analysis: &analyses[i],
        revision: 0,
    };
    let comparison = compare(&[source(0), source(1)], &|| false);
    assert_eq!(
        comparison.discrepancies[0].relation,
        Relation::Contradiction
    );
}

#[test]
fn what_a_later_revision_has_otherwise_is_an_update() {
    let later = FIRE.replace("Twelve workers", "Nine workers");
    let articles = [FIRE, &later].map(|text| article(&("A", text)));
    let analyses = articles.each_ref().map(analyse);
    let source = |i: usize| Source {
        article: &articles[i],
        analysis: &analyses[i],
        revision: i as u32 + 1,
    };
    for order in [[0, 1], [1, 0]] {
        let comparison = compare(&order.map(source), &|| false);
        let found = &comparison.discrepancies[0];
        assert_eq!(found.relation, Relation::Update);
        assert!(found.reasons.contains(&reasons::UPDATE_REVISION));
    }
}

const TRAM: &str =
    "A tram left the rails in the Halden tunnel on Tuesday, the tram company Vegbygg said. ";

#[test]
fn totals_of_one_event_meet_in_sentences_that_share_little() {
    let told = |text: &str| format!("{TRAM}{text}");
    check(
        &[
            (
                "A",
                &told("The tram, carrying 40 passengers from Moss, hit a wall."),
            ),
            (
                "B",
                &told("It had 62 passengers on board, Karin Ruud told a newspaper."),
            ),
        ],
        &["Number Contradiction [40 passengers] / [62 passengers]"],
    );
}

#[test]
fn parts_and_capacities_are_no_totals() {
    let told = |text: &str| format!("{TRAM}{text}");
    check(
        &[
            (
                "A",
                &told("The tram, carrying 40 passengers from Moss, hit a wall."),
            ),
            (
                "B",
                &told("Such trams may have 90 passengers on board, Karin Ruud explained."),
            ),
            (
                "C",
                &told("Another 12 passengers on board slept through it all, a doctor found."),
            ),
        ],
        &[],
    );
}

#[test]
fn numbers_of_other_units_are_converted() {
    let told = |way: &str| {
        format!("The stolen truck was driven {way} from Halden to the northern border.")
    };
    check(
        &[("A", &told("roughly 430 miles")), ("B", &told("700 km"))],
        &[],
    );
    check(
        &[("A", &told("430 miles")), ("B", &told("900 km"))],
        &["Number Contradiction [430 miles] / [900 km]"],
    );
}
