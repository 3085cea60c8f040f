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

#[test]
fn another_spelling_and_a_remark_in_brackets_change_no_quotation() {
    let said = "“We realised that the three doctors [of the clinic] had organised it,” Karin Ruud said on Tuesday.";
    let other = "“We realized that the 3 doctors had organized it,” Karin Ruud said on Tuesday.";
    check(&[("A", said), ("B", other)], &[]);
}

#[test]
fn a_contraction_is_a_change_of_form() {
    let said = "“We have got to repair every roof of the old clinic,” Karin Ruud said on Tuesday.";
    let other = said.replace("We have got", "We've got");
    check(
        &[("A", said), ("B", &other)],
        &[
            "QuoteWording Granularity [We have got to repair every roof of the old clinic] / [We've got to repair every roof of the old clinic]",
        ],
    );
}

#[test]
fn another_day_in_a_quotation_changes_what_was_said() {
    let said =
        "“I was stopped by an officer near the harbour yesterday,” Karin Ruud said in Halden.";
    let other = said.replace("yesterday", "this morning");
    check(
        &[("A", said), ("B", &other)],
        &[
            "QuoteWording Tension [I was stopped by an officer near the harbour yesterday] / [I was stopped by an officer near the harbour this morning]",
        ],
    );
}

#[test]
fn a_name_with_another_letter_is_no_other_speaker() {
    let [one, other] = ["Lindqvist", "Lindquist"].map(|name| SAID.replace("Dahl", name));
    check(&[("A", &one), ("B", &other)], &[]);
}

#[test]
fn what_two_officials_tell_in_their_own_words_is_no_conflict_of_speakers() {
    let one = "The fire broke out in the kitchen while a small group of guests was dancing, police chief Ines Dahl said.";
    let other = "Karin Ruud, the owner of the hotel, said that the fire broke out while a small group of guests was dancing.";
    compared(&[("A", one), ("B", other)], |sources, comparison| {
        let found = shown(sources, &comparison);
        assert!(
            !found.iter().any(|f| f.starts_with("QuoteAttribution")),
            "{found:?}"
        );
    });
}

#[test]
fn an_ellipsis_that_joins_two_answers_is_told() {
    let whole = "“The ferry is the best boat we have. I like it,” Ines Dahl said in Halden on Tuesday. \
        “But the engine burned twice,” reporter Karin Ruud replied. \
        “The engine is not my business. Ask the harbour master,” Ines Dahl said.";
    let stitched = "Ines Dahl defended the ferry in Halden on Tuesday. “The ferry is the best boat we have. … \
        The engine is not my business,” Ines Dahl said.";
    check(
        &[("A", whole), ("B", stitched)],
        &[
            "QuoteWording Tension [The ferry is the best boat we have] / [The ferry is the best boat we have. … The engine is not my business]",
        ],
    );
    let shortened = whole.replace(
        "“But the engine burned twice,” reporter Karin Ruud replied. ",
        "",
    );
    check(&[("A", &shortened), ("B", stitched)], &[]);
}

#[test]
fn a_qualifier_left_out_changes_what_was_said() {
    let limited = "Ines Dahl called on Tuesday for a temporary ban on fishing boats in the harbour of Halden.";
    let bare = "Ines Dahl called on Tuesday for a ban on fishing boats in the harbour of Halden, the council said.";
    compared(&[("A", limited), ("B", bare)], |sources, comparison| {
        let found = shown(sources, &comparison);
        assert!(
            found
                .iter()
                .any(|f| f.starts_with("QuoteWording Tension [temporary ban")),
            "{found:?}"
        );
    });
    check(&[("A", limited), ("B", limited)], &[]);
}
