//! What is found, and what is not, in short articles of our own.

mod agreements;
mod apart_in_words;
mod edited;
mod held_out;
mod numbers;
mod quotations;
mod slots;
mod unaligned;
mod utterances;
mod versions;

use super::*;
use crate::analysis::analyse;

/// An article: its publisher, after "@" the day of publication, and its text.
type Told<'a> = (&'a str, &'a str);

fn article(&(name, text): &Told<'_>) -> Article {
    let (publisher, day) = name.split_once('@').unwrap_or((name, "2024-05-15"));
    Article {
        id: publisher.to_lowercase(),
        publisher: publisher.to_owned(),
        published: format!("{day}T12:00:00Z").parse().ok(),
        ..Article::new(text)
    }
}

/// Compares articles and hands on what was found.
fn compared<T>(articles: &[Told<'_>], read: impl Fn(&[Source<'_>], Comparison) -> T) -> T {
    let articles: Vec<Article> = articles.iter().map(article).collect();
    let analyses: Vec<Analysis> = articles.iter().map(analyse).collect();
    let pairs = articles.iter().zip(&analyses);
    let sources: Vec<Source<'_>> = pairs
        .map(|(article, analysis)| Source {
            article,
            analysis,
            revision: 0,
        })
        .collect();
    read(&sources, compare(&sources, &|| false))
}

/// "NUMBER CONTRADICTION [12 people] / [15 people]" for each finding that is no omission.
fn shown(sources: &[Source<'_>], comparison: &Comparison) -> Vec<String> {
    let side = |side: &Side| {
        let first = &side.evidence[0];
        format!(
            "[{}]",
            sources[first.source].analysis.document.slice(first.span)
        )
    };
    let said = comparison
        .discrepancies
        .iter()
        .filter(|d| d.relation != Relation::Omission);
    said.map(|d| {
        let sides: Vec<String> = d.sides.iter().map(side).collect();
        let code = format!("{:?} {:?}", d.kind, d.relation);
        format!("{code} {}", sides.join(" / "))
    })
    .collect()
}

fn check(articles: &[Told<'_>], expected: &[&str]) {
    compared(articles, |sources, comparison| {
        assert_eq!(shown(sources, &comparison), expected)
    });
}

const FIRE: &str = "A fire swept through a furniture warehouse in the port of Halden on Tuesday. \
    Twelve workers were injured in the warehouse fire, the fire brigade said. \
    Mayor Ines Dahl visited the burnt warehouse and praised the firefighters.";

#[test]
fn other_numbers_of_the_same_injured_conflict() {
    let other = FIRE.replace("Twelve workers", "Fifteen workers");
    check(
        &[("A", FIRE), ("B", &other)],
        &["Number Contradiction [Twelve workers] / [Fifteen workers]"],
    );
}

#[test]
fn a_later_higher_toll_is_an_update() {
    let later = FIRE.replace("Twelve workers", "Fifteen workers");
    check(
        &[("A@2024-05-15", FIRE), ("B@2024-05-16", &later)],
        &["Number Update [Twelve workers] / [Fifteen workers]"],
    );
}

#[test]
fn bounds_that_meet_do_not_conflict() {
    let other = FIRE.replace("Twelve workers", "At least ten workers");
    check(&[("A", FIRE), ("B", &other)], &[]);
    let other = FIRE.replace("Twelve workers", "About a dozen workers");
    check(&[("A", FIRE), ("B", &other)], &[]);
}

#[test]
fn numbers_of_other_things_do_not_conflict() {
    check(
        &[
            (
                "A",
                "Forty firefighters fought the blaze at the Halden warehouse for six hours on Tuesday.",
            ),
            (
                "B",
                "The blaze at the Halden warehouse on Tuesday destroyed nine trucks before firefighters stopped it.",
            ),
        ],
        &[],
    );
}

#[test]
fn another_day_of_the_same_event_conflicts() {
    let other = FIRE.replace("on Tuesday", "on Monday");
    check(
        &[("A", FIRE), ("B", &other)],
        &[
            "DateTime Contradiction [the port of Halden on Tuesday] / [the port of Halden on Monday]",
        ],
    );
}

#[test]
fn a_weekday_and_its_date_agree() {
    let other = FIRE.replace("on Tuesday", "on May 14");
    check(&[("A", FIRE), ("B", &other)], &[]);
}

#[test]
fn another_place_in_the_same_sentence_conflicts() {
    let other = FIRE.replace("port of Halden", "port of Moss");
    compared(&[("A", FIRE), ("B", &other)], |sources, comparison| {
        let found = shown(sources, &comparison);
        assert!(
            found.len() == 1 && found[0].contains("Halden") && found[0].contains("Moss"),
            "{found:?}"
        );
    });
}

#[test]
fn another_person_in_the_same_sentence_conflicts() {
    let other = FIRE.replace("Ines Dahl", "Karin Ruud");
    check(
        &[("A", FIRE), ("B", &other)],
        &["Participant Contradiction [Ines Dahl] / [Karin Ruud]"],
    );
}

#[test]
fn a_denied_verb_conflicts_with_the_affirmed_one() {
    check(
        &[
            (
                "A",
                "The harbour company insured the furniture warehouse against fire last spring.",
            ),
            (
                "B",
                "The harbour company never insured the furniture warehouse against fire.",
            ),
        ],
        &[
            "Polarity Contradiction [The harbour company insured the furniture warehouse against fire last spring] / [The harbour company never insured the furniture warehouse against fire]",
        ],
    );
}

#[test]
fn a_denied_clause_conflicts_with_the_confirmed_one() {
    check(
        &[
            (
                "A",
                "The operator denied that the vessel had known defects before the voyage.",
            ),
            (
                "B",
                "The operator confirmed that the ship had known defects before the voyage.",
            ),
        ],
        &[
            "Polarity Contradiction [operator denied that the vessel had known defects before the voyage] / [operator confirmed that the ship had known defects before the voyage]",
        ],
    );
}

#[test]
fn what_one_alleges_and_the_other_states_is_a_tension() {
    check(
        &[
            (
                "A",
                "The night guard allegedly smoked beside the paint store of the warehouse.",
            ),
            (
                "B",
                "The night guard smoked beside the paint store of the warehouse.",
            ),
        ],
        &[
            "Certainty Tension [The night guard allegedly smoked beside the paint store of the warehouse] / [The night guard smoked beside the paint store of the warehouse]",
        ],
    );
}

#[test]
fn what_was_planned_and_then_done_is_an_update() {
    check(
        &[
            (
                "A@2024-05-10",
                "The city council will approve the new harbour bridge at its meeting.",
            ),
            (
                "B@2024-05-14",
                "The city council approved the new harbour bridge after a long meeting.",
            ),
        ],
        &[
            "EventStatus Update [The city council will approve the new harbour bridge at its meeting] / [The city council approved the new harbour bridge after a long]",
        ],
    );
}

#[test]
fn a_plan_and_its_deed_without_dates_are_no_finding() {
    check(
        &[
            (
                "A@2024-05-10",
                "The city council will approve the new harbour bridge at its meeting.",
            ),
            (
                "B@2024-05-10",
                "The city council approved the new harbour bridge after a long meeting.",
            ),
        ],
        &[],
    );
}

#[test]
fn first_and_not_first_are_a_tension() {
    check(
        &[
            (
                "A",
                "The voyage to Oslo is the first foreign trip of Queen Maren since the flood.",
            ),
            (
                "B",
                "This will not be Queen Maren’s first trip to another country; she sailed to Oslo before.",
            ),
        ],
        &[
            "Precedent Tension [first foreign trip of Queen Maren since the flood] / [not be Queen Maren’s first trip]",
        ],
    );
}

#[test]
fn other_stories_give_nothing_but_coverage() {
    let storm = "A storm tore the roof off a school in Bergen on Monday. \
        Three pupils were injured in the school, the police said. Minister Karl Foss promised a new roof.";
    compared(&[("A", FIRE), ("B", storm)], |sources, comparison| {
        assert_eq!(shown(sources, &comparison), [""; 0]);
        assert!(comparison.agreements.is_empty());
        assert!(!comparison.coverage.is_empty());
        assert_eq!(comparison.origins, [0, 1]);
    });
}

#[test]
fn of_a_long_unrelated_article_only_the_most_telling_is_covered() {
    let verbs = [
        "painted", "sold", "bought", "washed", "broke", "hid", "lost",
    ];
    let long: Vec<String> = verbs
        .iter()
        .map(|verb| format!("The farmer {verb} wooden {verb}-chairs beside {verb}-barns."))
        .collect();
    compared(&[("A", FIRE), ("B", &long.join(" "))], |_, comparison| {
        let of_b = comparison
            .coverage
            .iter()
            .filter(|c| c.evidence[0].source == 1);
        assert_eq!(of_b.count(), 5);
    });
}

#[test]
fn an_article_does_not_differ_from_itself() {
    compared(&[("A", FIRE), ("B", FIRE)], |_, comparison| {
        assert!(comparison.discrepancies.is_empty());
        assert!(comparison.coverage.is_empty());
        assert_eq!(comparison.origins, [0, 0]);
    });
}

#[test]
fn a_deleted_sentence_is_covered_by_one_and_no_conflict() {
    let cut = FIRE.replace(
        "Mayor Ines Dahl visited the burnt warehouse and praised the firefighters.",
        "",
    );
    compared(&[("A", FIRE), ("B", &cut)], |sources, comparison| {
        assert_eq!(shown(sources, &comparison), [""; 0]);
        let missing: Vec<_> = comparison
            .coverage
            .iter()
            .map(|c| (c.evidence.len(), c.missing.clone()))
            .collect();
        assert_eq!(missing, [(1, vec![1])]);
    });
}

#[test]
fn reprints_count_as_one_origin() {
    let other = FIRE.replace("Twelve workers", "Fifteen workers");
    compared(
        &[("A", FIRE), ("B", FIRE), ("C", &other)],
        |_, comparison| {
            let sides = &comparison.discrepancies[0].sides;
            assert_eq!(sides[0].evidence.len(), 2);
            assert_eq!((sides[0].origins, sides[1].origins), (1, 1));
        },
    );
}

#[test]
fn an_unrelated_article_changes_nothing() {
    let other = FIRE.replace("Twelve workers", "Fifteen workers");
    let recipe = "Beat two eggs with sugar until the mixture is pale. Fold in the flour and bake the cake slowly.";
    let with = compared(&[("A", FIRE), ("B", &other), ("C", recipe)], |s, c| {
        shown(s, &c)
    });
    let without = compared(&[("A", FIRE), ("B", &other)], |s, c| shown(s, &c));
    assert_eq!(with, without);
}

#[test]
fn the_order_of_the_sources_does_not_matter() {
    let other = FIRE
        .replace("Twelve workers", "Fifteen workers")
        .replace("Ines Dahl", "Karin Ruud");
    let sorted = |articles: &[Told<'_>]| {
        compared(articles, |_, comparison| {
            let mut found: Vec<_> = comparison
                .discrepancies
                .iter()
                .map(|d| (d.kind, d.relation))
                .collect();
            found.sort();
            found
        })
    };
    assert_eq!(
        sorted(&[("A", FIRE), ("B", &other)]),
        sorted(&[("B", &other), ("A", FIRE)])
    );
}

#[test]
fn a_weekday_in_a_later_reprint_is_no_other_day() {
    check(
        &[
            ("A@2024-05-15", FIRE),
            ("B@2024-05-29", &FIRE.replace("swept", "raced")),
        ],
        &[],
    );
}

#[test]
fn stopping_leaves_the_rest_out() {
    let article = article(&("A", FIRE));
    let analysis = analyse(&article);
    let source = Source {
        article: &article,
        analysis: &analysis,
        revision: 0,
    };
    let comparison = compare(&[source, source], &|| true);
    assert_eq!(comparison.origins, [0, 0]);
    assert!(comparison.coverage.is_empty());
}

#[test]
fn empty_and_odd_texts_are_compared_without_fault() {
    for odd in [
        "",
        " \n\n ",
        "…",
        "“",
        "“”",
        "$",
        "🙂 🙂",
        "A",
        "“a” said b.",
    ] {
        compared(&[("A", odd), ("B", FIRE), ("C", odd)], |_, _| ());
    }
}
