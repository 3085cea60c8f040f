//! What is made of transcripts as a whole.

use super::*;
use crate::mentions;
use crate::quotes::{attribution, completion};
use crate::text::Document;

/// The turns put in the place of what the rules find, as source and content; "as 0" names the
/// finding whose speaker goes on.
fn check(text: &str, expected: &[&str]) {
    check_all(text, expected, |scene, mentions| {
        let mut findings = Vec::new();
        Turns::read(scene, mentions).replace(mentions, &mut findings);
        findings
    });
}

/// The same behind all the steps of completion, given what the rules find as what was tagged.
fn check_completed(text: &str, expected: &[&str]) {
    check_all(text, expected, |scene, mentions| {
        let ruled = attribution::find(scene);
        completion::complete(scene, mentions, ruled.clone(), &ruled)
    });
}

fn check_all(text: &str, expected: &[&str], found: fn(&Scene, &Mentions) -> Vec<Finding>) {
    let doc = Document::plain(text);
    let scene = Scene::new(&doc, true);
    let words = |r: &Range<usize>| doc.slice(scene.span(r)).to_owned();
    let joined = |ranges: &[Range<usize>], by: &str| {
        let texts: Vec<String> = ranges.iter().map(words).collect();
        texts.join(by)
    };
    let got: Vec<String> = found(&scene, &mentions::find(&doc))
        .iter()
        .map(|f| {
            let parent = f.inherits.map_or(String::new(), |p| format!(" as {p}"));
            let (source, content) = (joined(&f.source, " = "), joined(&f.content, " | "));
            format!("{source}{parent}: {content}")
        })
        .collect();
    assert_eq!(got, expected, "in {text}");
}

#[test]
fn questions_and_answers_are_those_of_the_introduction() {
    check(
        "Nora Field has kept bees for years. The Courier met her in Ely.\n\nQ: Why bees?\n\nA: Why not?\n\nQ: Are you stung?",
        &[
            "Courier = Q: Why bees?",
            "Nora Field = A: Why not?",
            "Q as 0: Are you stung?",
        ],
    );
}

#[test]
fn without_an_introduction_nobody_is_named() {
    check(
        "Q: Did you go?\n\nA: I did not.",
        &[": Did you go?", ": I did not."],
    );
}

#[test]
fn a_label_is_no_turn_unless_it_names_a_person() {
    check("Director: Ann Lee\n\nLocation: the harbour", &[]);
    check("DIRECTOR: Ann Lee\n\nLOCATION: the harbour", &[]);
    check("Name: Ann Lee\n\nAge: 27", &[]);
    check("Ann Lee: 1,769.\n\nTom Reed: 1,501.", &[]);
}

#[test]
fn labels_in_capitals_are_turns() {
    check(
        "REED: We won at last.\n\nFINCH: Did we?",
        &["REED: We won at last.", "FINCH: Did we?"],
    );
    check(
        "The panel met.\n\nSEN. JANE REED: We won.\n\nMS. LEE (R-Ohio): Not yet.\n\nREED: Yes.",
        &[
            "SEN. JANE REED: We won.",
            "MS. LEE (R-Ohio): Not yet.",
            "REED as 0: Yes.",
        ],
    );
    check(
        "They met.\n\nJAKE ORMEROD: The vote passed.\n\nIDA: Listen.\n\nORMEROD: So it was lost?\n\nIDA: Who told you?",
        &[
            "JAKE ORMEROD: The vote passed.",
            "IDA: Listen.",
            "ORMEROD as 0: So it was lost?",
            "IDA as 1: Who told you?",
        ],
    );
    check("NOTE: no", &[]);
    check("REED: We won at last.\n\nLee: a story", &[]);
}

#[test]
fn notes_and_links_in_capitals_are_no_turns() {
    check(
        "Ann Lee spoke.\n\nWATCH: He was there.\n\nUPDATE: She was not.",
        &[],
    );
    check(
        "The fair was opened.\n\nPRICE: It is £5.\n\nThe mayor came.\n\nRAIN PLAN: We move inside.",
        &[],
    );
    check(
        "REED: We won.\n\nFINCH: Did we?\n\nREED: We did.\n\nThe show went on.\n\nCORRECTION: It was misspelt.",
        &["REED: We won.", "FINCH: Did we?", "REED as 0: We did."],
    );
}

#[test]
fn a_surname_alone_is_a_label_where_people_answer_each_other() {
    check(
        "Tom Reed met Nora Finch.\n\nReed: Will you go?\n\nFinch: I will.\n\nMr. Reed: When?",
        &[
            "Reed: Will you go?",
            "Finch: I will.",
            "Mr. Reed as 0: When?",
        ],
    );
    check(
        "Reed and Finch met.\n\nReed: Will you go?\n\nFinch: I will.",
        &[],
    );
    check(
        "Tom Reed, Nora Finch and Max Bell run.\n\nReed: He must win.\n\nFinch: She has a chance.\n\nBell: It is over.",
        &[],
    );
    check(
        "Tom Reed, Nora Finch and Max Bell run.\n\nReed: He must win.\n\nFinch: She has a chance.\n\nBell: It is over.\n\nReed: No.",
        &[
            "Reed: He must win.",
            "Finch: She has a chance.",
            "Bell: It is over.",
            "Reed as 0: No.",
        ],
    );
    check(
        "Tom Reed and Nora Finch ran.\n\nReed: 1,769.\n\nFinch: 1,501.\n\nReed: 12.",
        &[],
    );
}

#[test]
fn a_headline_is_no_turn() {
    check(
        "Reed: We will win.\n\nTom Reed met Nora Finch.\n\nREED: We will.\n\nFINCH: You won’t.",
        &["REED: We will.", "FINCH: You won’t."],
    );
}

#[test]
fn turns_in_marks_left_open_stand_each_alone() {
    check_completed(
        "Nora Finch met Tom Reed. Partial transcript as follows:\n\n\"REED: Well, look, it’s serious business for all.\n\n\"(CROSSTALK.)\n\n\"FINCH: Will you go?\n\n\"REED: I will. We go on with it.\n\n\"And it is not over for any of us.\n\n\"(Laughter and applause.)\n\n\"FINCH: Thank you.\"",
        &[
            "REED: Well, look, it’s serious business for all.",
            "FINCH: Will you go?",
            "REED as 0: I will. We go on with it. | \"And it is not over for any of us.",
            "FINCH as 1: Thank you.",
        ],
    );
}

#[test]
fn a_report_inside_a_turn_stays() {
    check_completed(
        "“REED: The mayor wrote that the bridge will close.\n\n“FINCH: I said that it won’t.",
        &[
            "REED: The mayor wrote that the bridge will close.",
            "FINCH: I said that it won’t.",
        ],
    );
    check_completed(
        "REED: The mayor wrote that the bridge will close.\n\nFINCH: I said that it won’t.",
        &[
            "REED: The mayor wrote that the bridge will close.",
            "The mayor: the bridge will close",
            "FINCH: I said that it won’t.",
        ],
    );
}

#[test]
fn what_the_speaker_of_a_quoted_turn_says_is_the_turn() {
    let text = "“REED: The mayor wrote that it will close. I fear so.\n\n“FINCH: When?";
    let expected = [
        "The mayor: it will close",
        "REED: The mayor wrote that it will close. I fear so.",
        "FINCH: When?",
    ];
    check_all(text, &expected, |scene, mentions| {
        let find = |word: &str| (0..scene.len()).find(|&i| scene.word(i).is(word));
        let at = |word| find(word).unwrap_or_default();
        let told = Finding {
            source: vec![at("the")..at("wrote")],
            cue: Some(at("wrote")..at("that")),
            ..Finding::bare("", at("it")..at("close") + 1, 0.5)
        };
        let own = Finding {
            source: vec![at("i")..at("fear")],
            cue: Some(at("fear")..at("so")),
            ..Finding::bare("", at("so")..at("so") + 1, 0.5)
        };
        let outside = Finding::bare("", at("the")..scene.len(), 0.5);
        let mut findings = vec![told, own, outside];
        Turns::read(scene, mentions).replace(mentions, &mut findings);
        findings
    });
}

#[test]
fn a_colon_in_quoted_words_that_the_narrator_goes_on_from_is_no_label() {
    check(
        "Tom Reed met Nora Finch.\n\n“Reed: a hero for us,” said one.\n\n“Finch: she is the boss,” said another.",
        &[],
    );
}

#[test]
fn content_that_runs_into_a_turn_ends_before_it() {
    let text = "He said so.\n\nREED: We won.\n\nFINCH: Did we?";
    check_all(
        text,
        &["He: so.", "REED: We won.", "FINCH: Did we?"],
        |scene, mentions| {
            let reaching = Finding {
                source: vec![0..1],
                cue: Some(1..2),
                ..Finding::bare("", 2..scene.len(), 0.5)
            };
            let label = Finding::bare("", 4..scene.len(), 0.5);
            let mut findings = vec![reaching, label];
            Turns::read(scene, mentions).replace(mentions, &mut findings);
            findings
        },
    );
}

#[test]
fn stage_directions_are_nobodys_words() {
    let text = "REED: We won.\n\n[Long laughter and applause]\n\nFINCH: Did we?";
    check_all(text, &["REED: We won."], |scene, mentions| {
        let block = |i| Finding::bare("", scene.block_tokens(i), 0.5);
        let mut findings = vec![block(0), block(1)];
        let turns = Turns::read(scene, mentions);
        turns.replace(mentions, &mut findings);
        findings.truncate(2);
        findings.extend([block(1)]);
        turns.drop_directions(&mut findings);
        findings.truncate(1);
        findings
    });
}
