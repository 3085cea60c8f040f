//! Sentences with those who speak in them, all written by us.

use super::{codes, quotations};

/// The speaker of each quotation of a text.
fn check_speakers(text: &str, expected: &[&str]) {
    let (_, found) = quotations(text);
    let speakers = found
        .quotations
        .iter()
        .map(|q| q.speaker.map(|s| found.speakers[s].name.as_str()));
    let got: Vec<&str> = speakers.map(Option::unwrap_or_default).collect();
    assert_eq!(
        got,
        expected,
        "in {text}\nhelp: the rules are {:?}",
        codes(&found)
    );
}

#[test]
fn continued_paragraphs_have_the_same_speaker() {
    check_speakers(
        "“We began with nothing,” said Ann Lee. “We had one boat.\n\n“Now we have nine boats and a yard.”",
        &["Ann Lee"],
    );
    check_speakers(
        "“We urge them to stop,” Ann Lee said in a statement.\n\n“We urge them to keep their word.”",
        &["Ann Lee", "Ann Lee"],
    );
}

#[test]
fn short_names_lead_to_full_ones() {
    check_speakers(
        "Mayor Ann Lee spoke on Friday. “It is late,” Lee said.",
        &["Ann Lee"],
    );
    check_speakers(
        "“It is late,” said a spokeswoman, Ann Lee. “We go home,” Ms. Lee added.",
        &["Ann Lee", "Ann Lee"],
    );
}

#[test]
fn pronouns_lead_to_the_last_fitting_speaker() {
    check_speakers(
        "John Reed met Mary Poole on Monday. “It went well,” she said. “It did,” he said.",
        &["Mary Poole", "John Reed"],
    );
    check_speakers(
        "“We won,” said John Reed. He said that Tom Hart was out.",
        &["John Reed", "John Reed"],
    );
}

#[test]
fn a_name_inside_a_quotation_never_speaks() {
    check_speakers(
        "Mary Poole stood up. “John Reed is late,” she said. “Call John Reed,” she added.",
        &["Mary Poole", "Mary Poole"],
    );
}

#[test]
fn those_without_names_speak_as_they_are_described() {
    check_speakers("Experts said the dam was safe.", &["Experts"]);
    check_speakers("“It shook,” a witness said.", &["a witness"]);
    check_speakers(
        "Ann Lee and Tom Reed said that they would leave.",
        &["Ann Lee; Tom Reed"],
    );
}

#[test]
fn headlines_name_the_speaker_before_a_colon() {
    check_speakers(
        "Club boss Hart: ‘We were second best’\n\nJoe Hart was sad.",
        &["Joe Hart"],
    );
    check_speakers("Q: Did you go?\nA: I did not.", &["", ""]);
}

#[test]
fn bodies_without_a_name_speak_for_themselves() {
    check_speakers(
        "Central bank governor Elena Poole left. The bank did not confirm the report. “We wait,” it said.",
        &["The bank", "The bank"],
    );
    check_speakers(
        "The finance ministry, which met Ms. Poole, vowed to act.",
        &["The finance ministry"],
    );
}

#[test]
fn it_is_the_body_named_last() {
    check_speakers(
        "The Harbour Board met on Monday. A spokesman for Nordline Ltd., the owner, left. It said that it would pay.",
        &["Nordline Ltd."],
    );
}

#[test]
fn a_title_may_name_a_place() {
    check_speakers(
        "Russian Ambassador to North Korea Ivan Petrov said the talks went well.",
        &["Ivan Petrov"],
    );
}
