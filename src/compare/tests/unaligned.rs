//! What is found in sentences that share only a few words.

use super::*;

const FERRY: &str = "The ferry Astrid of the Nordline company lay idle in Halden harbour on Tuesday \
    after the harbour office had withdrawn its licence. Mayor Ines Dahl met the crew of the ferry \
    Astrid at the harbour office in Halden. ";

fn told(text: &str) -> String {
    format!("{FERRY}{text}")
}

fn check_told(a: &str, b: &str, expected: &[&str]) {
    check(&[("A", &told(a)), ("B", &told(b))], expected);
}

#[test]
fn what_a_source_is_said_to_have_shown_is_no_allegation() {
    check_told(
        "The pilot Jon Moe allegedly sold two lifeboats to a dealer, the Harbour Post reported.",
        "Moe left the company after the Harbour Post revealed that lifeboats had gone to a dealer.",
        &[
            "Certainty Tension [The pilot Jon Moe allegedly sold two lifeboats to a dealer, the Harbour Post reported] / [Moe left the company after the Harbour Post revealed that lifeboats had gone to a dealer]",
        ],
    );
    check_told(
        "The pilot Jon Moe allegedly sold two lifeboats to a dealer, the Harbour Post reported.",
        "Moe left the company after the Evening Star revealed that lifeboats had gone to a dealer.",
        &[],
    );
}

#[test]
fn a_body_and_its_head_are_one_subject_told_more_or_less_finely() {
    check_told(
        "The company did not answer the letter from the divers.",
        "Jon Moe, who leads it, is on holiday. Moe didn’t immediately answer an angry letter by the divers.",
        &[
            "Participant Granularity [company did not answer the letter from the divers] / [Moe didn’t immediately answer an angry letter by the divers]",
        ],
    );
}

#[test]
fn what_every_article_asks_for_itself_is_not_one_act() {
    check_told(
        "The company did not answer a request by the Herald for comment.",
        "Jon Moe leads it. Moe did not answer a request by the Herald for comment.",
        &[],
    );
}

#[test]
fn two_bodies_that_did_not_do_it_are_no_difference() {
    check_told(
        "The company did not answer the letter from the divers.",
        "The union did not answer the letter from the divers.",
        &[],
    );
}

#[test]
fn another_act_between_the_same_words_differs() {
    check_told(
        "A museum in Moss had shown interest in owning the old ferry, Dahl wrote.",
        "Moss has other plans: its museum voiced interest in painting the ferry.",
        &[
            "Polarity Tension [in Moss had shown interest in owning the old ferry] / [its museum voiced interest in painting the ferry]",
        ],
    );
}

#[test]
fn the_same_act_in_like_words_or_denied_is_no_other_act() {
    check_told(
        "A museum in Moss had shown interest in buying the old ferry, Dahl wrote.",
        "Moss has other plans: its museum voiced interest in purchasing the ferry.",
        &[],
    );
    check_told(
        "A museum in Moss had shown interest in owning the old ferry, Dahl wrote.",
        "Moss has other plans: its museum never voiced interest in painting the ferry.",
        &[],
    );
}

#[test]
fn opposite_attitudes_of_one_holder_to_one_thing_are_in_tension() {
    check_told(
        "Karin Ruud said: “Dahl has deep respect for our divers and their families.”",
        "Jon Moe answered: “Dahl has been disrespecting the divers for years.”",
        &[
            "Polarity Tension [Dahl has deep respect for our divers and their families] / [Dahl has been disrespecting the divers for years]",
        ],
    );
}

#[test]
fn attitudes_to_other_things_or_denied_are_not_opposed() {
    check_told(
        "Karin Ruud said: “Dahl has deep respect for our divers and their families.”",
        "Jon Moe answered: “Dahl has been disrespecting the court for years.”",
        &[],
    );
    check_told(
        "Karin Ruud said: “Dahl never had any respect for our divers.”",
        "Jon Moe answered: “Dahl has been disrespecting the divers for years.”",
        &[],
    );
}
