//! Utterances that several short articles of our own report.

use super::*;

const SAID: &str = "“We will rebuild every single shop in this street before the winter comes,” said Ines Dahl on Tuesday.";

#[test]
fn changed_words_of_a_quotation_are_a_tension() {
    let other = SAID
        .replace("before the winter", "after the winter")
        .replace("every single shop", "most shops");
    check(
        &[("A", SAID), ("B", &other)],
        &[
            "QuoteWording Tension [We will rebuild every single shop in this street before the winter comes] / [We will rebuild most shops in this street after the winter comes]",
        ],
    );
}

#[test]
fn a_shortened_quotation_is_no_discrepancy() {
    let other = "Ines Dahl promised to “rebuild every single shop in this street” on Tuesday.";
    compared(&[("A", SAID), ("B", other)], |sources, comparison| {
        assert_eq!(shown(sources, &comparison), [""; 0]);
        let relations: Vec<_> = comparison.clusters.iter().map(|c| c.relation).collect();
        assert_eq!(relations, [QuoteRelation::Truncated]);
        assert!(comparison.clusters[0].speakers_agree);
    });
}

#[test]
fn the_same_words_by_two_people_are_told_apart() {
    let other = SAID.replace("Ines Dahl", "Karin Ruud");
    compared(&[("A", SAID), ("B", &other)], |sources, comparison| {
        let found = shown(sources, &comparison);
        assert!(
            found
                .iter()
                .any(|f| f.starts_with("QuoteAttribution Contradiction")),
            "{found:?}"
        );
        assert!(!comparison.clusters[0].speakers_agree);
    });
}

#[test]
fn a_summary_gives_nobody_the_words_of_another() {
    let changed = SAID.replace("before the winter", "after the winter");
    let other = changed.replace("Ines Dahl", "Karin Ruud");
    let articles = [("A", SAID), ("B", changed.as_str()), ("C", other.as_str())];
    compared(&articles, |_, comparison| {
        let wording = |d: &&Discrepancy| d.kind == DiscrepancyKind::QuoteWording;
        let found = comparison.discrepancies.iter().find(wording);
        let summary = found.map(|d| d.summary.as_str()).unwrap_or_default();
        assert!(summary.contains("; B and C have"), "{summary}");
    });
}

#[test]
fn a_full_and_a_short_name_are_one_speaker() {
    let other = SAID.replace("Ines Dahl", "Mayor Dahl");
    check(&[("A", SAID), ("B", &other)], &[]);
}

#[test]
fn a_number_changed_inside_a_quotation_is_a_change_of_words_only() {
    let said = "“We will hire 40 nurses for the new clinic this year,” Karin Ruud said.";
    let other = said.replace("40 nurses", "60 nurses");
    check(
        &[("A", said), ("B", &other)],
        &[
            "QuoteWording Tension [We will hire 40 nurses for the new clinic this year] / [We will hire 60 nurses for the new clinic this year]",
        ],
    );
}

#[test]
fn a_passage_left_out_of_a_quotation_is_no_change_of_words() {
    let whole = "“The bridge is safe for every lorry. We checked each of the bolts twice in March. \
        Nobody needs to worry about the bridge,” Karin Ruud said.";
    let cut = whole.replace("We checked each of the bolts twice in March. ", "");
    check(&[("A", whole), ("B", &cut)], &[]);
}

#[test]
fn what_one_article_has_denied_and_another_confirmed_is_no_common_utterance() {
    let denied = "The operator, Vegbygg, denied that the bridge had known cracks.";
    let confirmed = "The operator, Vegbygg, confirmed that the bridge had known cracks.";
    compared(&[("A", denied), ("B", confirmed)], |_, comparison| {
        assert!(comparison.clusters.is_empty());
        assert!(comparison.agreements.is_empty());
        assert_eq!(comparison.discrepancies[0].kind, DiscrepancyKind::Polarity);
    });
}

#[test]
fn a_short_excerpt_by_a_minister_and_by_the_country_is_one_utterance() {
    let minister = "Ines Dahl, the foreign minister, stated last week that if Denmark sold the islands to Norway, it would “regret it bitterly” for years.";
    let country = "Sweden has opposed the idea of Denmark selling islands to Norway, warning Copenhagen that it would “regret it bitterly” soon.";
    compared(&[("A", minister), ("B", country)], |sources, comparison| {
        assert_eq!(shown(sources, &comparison), [""; 0]);
        assert_eq!(comparison.clusters.len(), 1);
        assert!(comparison.clusters[0].speakers_agree);
    });
}

#[test]
fn one_speaker_in_opposite_words_about_the_same_things_is_hard_to_hold_together() {
    let one = "Ines Dahl said on Monday that the guards of the harbour had fired at unarmed fishermen near the old mole.";
    let other = "Ines Dahl said the guards of the harbour had faced armed fishermen who came over the mole at night.";
    compared(&[("A", one), ("B", other)], |_, comparison| {
        let polarity = |d: &&Discrepancy| d.kind == DiscrepancyKind::Polarity;
        let found = comparison.discrepancies.iter().find(polarity);
        assert_eq!(found.map(|d| d.relation), Some(Relation::Tension));
    });
}
