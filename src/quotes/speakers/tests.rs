//! Sources of every kind and who they are, in sentences of our own.

use std::ops::Range;

use super::resolve;
use crate::mentions;
use crate::quotes::attribution::Finding;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::text::{Document, Span};

/// The text without its marks, and what stood in braces and in angle brackets.
fn unmarked(text: &str) -> (String, Vec<Span>, Vec<Span>) {
    let (mut plain, mut sources, mut contents) = (String::new(), Vec::new(), Vec::new());
    let mut start = 0;
    for c in text.chars() {
        let at = plain.len() as u32;
        match c {
            '{' | '<' => start = at,
            '}' => sources.push(Span { start, end: at }),
            '>' => contents.push(Span { start, end: at }),
            _ => plain.push(c),
        }
    }
    (plain, sources, contents)
}

/// The speakers of the sources in braces as "name (CODE)"; what stands in angle brackets is reported
/// by the source that follows.
fn answers(text: &str) -> Vec<(String, &'static str)> {
    let (plain, sources, contents) = unmarked(text);
    let doc = Document::plain(&plain);
    let (scene, mentions) = (Scene::new(&doc, true), mentions::find(&doc));
    let tokens = |span: &Span| -> Vec<Range<usize>> { vec![doc.tokens_in(*span)] };
    let following = |content: &Span| sources.iter().position(|s| s.start >= content.end);
    let finding = |(i, source): (usize, &Span)| Finding {
        rule: reasons::QUOTE_BEFORE_CUE,
        content: contents
            .iter()
            .filter(|content| following(content) == Some(i))
            .flat_map(tokens)
            .collect(),
        source: tokens(source),
        cue: None,
        word: None,
        negated: false,
        via: None,
        inherits: None,
        confidence: 1.0,
    };
    let findings: Vec<Finding> = sources.iter().enumerate().map(finding).collect();
    let resolved = resolve(&scene, &mentions, &findings);
    let answers = resolved.answers.into_iter();
    answers
        .map(|answer| match answer {
            Some((speaker, code)) => (resolved.speakers[speaker].name.clone(), code),
            None => (String::new(), ""),
        })
        .collect()
}

/// The names of those whom the sources in braces mean.
fn check(text: &str, expected: &[&str]) {
    let got = answers(text);
    let names: Vec<&str> = got.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, expected, "in {text}\nhelp: the sieves are {got:?}");
}

#[test]
fn every_code_is_listed() {
    let found = answers(
        "Ann Lee, a senator, met Tom Roe. {Lee} spoke, {she} left. {The senator} and {a guard, who} agreed. \
         {The guard} and {ROE} waited for {Lee and Roe}.",
    );
    for (name, code) in found {
        assert!(reasons::SIEVES.contains(&code), "{name}: {code}");
    }
}

#[test]
fn a_surname_that_two_share_is_told_by_title_and_first_name() {
    check(
        "Karl Brandt and his wife, Greta Brandt, ran the mill. {Mrs. Brandt} kept the books, {Mr. Brandt} said. \
         {Karl} agreed.",
        &["Greta Brandt", "Karl Brandt", "Karl Brandt"],
    );
}

#[test]
fn possessives_and_prepositions_are_no_part_of_the_speaker() {
    check(
        "Nora Quist spoke first. {Quist’s} claim was bold. It drew fire {from the Senate Budget Committee}.",
        &["Nora Quist", "Senate Budget Committee"],
    );
}

#[test]
fn the_subject_goes_before_whoever_else_is_named() {
    check(
        "Paul Marek met Tom Hart on Monday. {He} was glad.",
        &["Paul Marek"],
    );
    check(
        "Rita Holm told Ana Cruz about the plan. {She} had heard it from Vera Lund.",
        &["Rita Holm"],
    );
}

#[test]
fn the_last_speaker_goes_before_whom_he_speaks_of() {
    check(
        "<That Tom Hart was late>, {Paul Marek} said. {He} wanted to leave.",
        &["Paul Marek", "Paul Marek"],
    );
}

#[test]
fn pronouns_tell_the_gender_of_those_whose_name_does_not() {
    check(
        "Tsholo Mbeki leads the team. He is new. Jane Roe coaches it. {He} thanked her.",
        &["Tsholo Mbeki"],
    );
}

#[test]
fn a_pronoun_that_may_mean_another_tells_no_gender() {
    check(
        "Chris Roe described Hillary Lee as a hero after she won. Tom Hart left. {Roe} smiled. “No,” {he} said.",
        &["Chris Roe", "Chris Roe"],
    );
}

#[test]
fn a_given_name_may_mislead() {
    check(
        "{Stephane Roe} told investors. {He} was glad, {he} added.",
        &["Stephane Roe", "Stephane Roe", "Stephane Roe"],
    );
    check(
        "{Spokeswoman Stephane Roe} spoke. {He} left.",
        &["Stephane Roe", ""],
    );
    check(
        "{The President of the association, Nana Kwaku Frimpong-Manso,} spoke. {He} left.",
        &["Nana Kwaku Frimpong-Manso", "Nana Kwaku Frimpong-Manso"],
    );
    check(
        "{The Leader of the Opposition} began. {She} tried again.",
        &[
            "The Leader of the Opposition",
            "The Leader of the Opposition",
        ],
    );
}

#[test]
fn a_pronoun_may_stand_before_its_name() {
    check("After {she} won the race, Ann Lee went home.", &["Ann Lee"]);
}

#[test]
fn they_are_those_named_together() {
    check(
        "Ann Lee and Tom Roe opened a shop. {They} sell boats.",
        &["Ann Lee; Tom Roe"],
    );
    check(
        "Many farmers came. {They} want rain, and {officials} know it.",
        &["Many farmers", "officials"],
    );
}

#[test]
fn it_is_a_body_or_a_text() {
    check(
        "Norland Bank lost money. {It} blamed the weather.",
        &["Norland Bank"],
    );
}

#[test]
fn relatives_mean_what_stands_before_them() {
    check(
        "He praised Ann Lee, the mayor of Ely, {who} declined to comment.",
        &["Ann Lee"],
    );
    check(
        "It was sent to the Harbour Board, {which} denied it.",
        &["Harbour Board"],
    );
    check("We met a baker {who} doubts it.", &["a baker"]);
    check(
        "It rained on campers in the valley {who} had expected sun.",
        &["the valley"],
    );
    check(
        "They sued Ann Lee and Tom Roe, {who} deny it.",
        &["Ann Lee; Tom Roe"],
    );
}

#[test]
fn a_pronoun_that_opens_or_closes_a_source_decides() {
    check(
        "Ann Lee won. On Monday {on Monday she} left the Harbour Board, {which met at noon}.",
        &["Ann Lee", "Harbour Board"],
    );
}

#[test]
fn letters_behind_a_name_belong_to_it() {
    check("{Prosecutor Helen Marsh QC} rose.", &["Helen Marsh"]);
}

#[test]
fn an_office_goes_before_its_name() {
    check(
        "Sporting Vale lost. {Vale sporting director Ines Duarte} left. {DCP (Traffic) Farah Roe} came.",
        &["Ines Duarte", "Farah Roe"],
    );
}

#[test]
fn the_head_of_a_phrase_speaks_and_not_whom_it_speaks_for() {
    check(
        "{A spokesman for Ann Lee} said no. {Lee campaign spokeswoman Mia Dahl} said yes. \
         {An adviser to candidate Tom Roe} agreed.",
        &[
            "A spokesman for Ann Lee",
            "Mia Dahl",
            "An adviser to candidate Tom Roe",
        ],
    );
    check(
        "{Ambassador to Norway Ann Lee} came, {director of research Tom Roe} left, \
         {his wife and former mayor Eva Roe} stayed.",
        &["Ann Lee", "Tom Roe", "Eva Roe"],
    );
}

#[test]
fn whoever_belongs_to_somebody_is_named_with_them() {
    check(
        "Ann Lee ran again. {Her aides} worried, {Lee’s sister} did not.",
        &["Ann Lee's aides", "Ann Lee's sister"],
    );
    check(
        "Senator Max Frys lost. {The senator’s lawyers} appealed. {Frys and his staff} waited.",
        &["Max Frys' lawyers", "Max Frys; Max Frys' staff"],
    );
}

#[test]
fn several_are_named_in_full() {
    check(
        "Ann Lee, Tom Roe and Eva Holm came. {Sens. Lee (D-Ely) and Roe (R-Ham)} spoke, \
         {Lee, Roe and Holm} sang. {Holm and other members} left.",
        &[
            "Ann Lee; Tom Roe",
            "Ann Lee; Tom Roe; Eva Holm",
            "Eva Holm; other members",
        ],
    );
    check(
        "{Ann Lee, director of the Centre for Roads and Rail Safety,} agreed. {Ann Lee, a nurse, and Tom Roe} did not.",
        &["Ann Lee", "Ann Lee; Tom Roe"],
    );
    check(
        "{Officials in Texas and Ohio} agreed. {Residents led by Ann Lee and farmers} did not.",
        &[
            "Officials in Texas and Ohio",
            "Residents led by Ann Lee and farmers",
        ],
    );
}

#[test]
fn two_are_those_named_last() {
    check(
        "Ann Lee met Eva Holm. {Both women} were glad. {The two} had tea.",
        &["Ann Lee; Eva Holm", "Ann Lee; Eva Holm"],
    );
    check(
        "Senators Ann Lee and Tom Roe came. It was late. {The senators} left.",
        &["Ann Lee; Tom Roe"],
    );
}

#[test]
fn roles_lead_back_to_their_bearers() {
    check(
        "Gov. Ann Lee met Tom Roe, a Tulsa senator. Roe spoke. {The governor} left, {the Tulsa senator} said.",
        &["Ann Lee", "Tom Roe"],
    );
    check(
        "Premier Ann Lee and Tom Roe spoke. {The premier} waited.",
        &["Ann Lee"],
    );
}

#[test]
fn other_nouns_speak_again_of_whoever_is_present() {
    check(
        "Tom Roe lost his case on Friday. {The billionaire} appealed.",
        &["Tom Roe"],
    );
    check(
        "Tom Roe lost his case on Friday. {The judge} was stern.",
        &["The judge"],
    );
    check(
        "Norland Bank lost money. {The bank} blamed the weather, {the company} said.",
        &["Norland Bank", "Norland Bank"],
    );
}

#[test]
fn several_are_no_bearer_of_their_noun() {
    check(
        "LAWMAKERS SLAM HART\n\nTom Hart left on Monday. {The lawmakers} plan a hearing.",
        &["The lawmakers"],
    );
}

#[test]
fn the_head_of_an_apposition_speaks() {
    check(
        "Hillary Roe came. {His wife, longtime Hillary Roe aide Huma Lee,} left.",
        &["Huma Lee"],
    );
}

#[test]
fn a_body_named_in_passing_does_not_take_the_noun() {
    check(
        "{Norland Motors}, which went public via a shell company, lost money. {The company} plans a talk.",
        &["Norland Motors", "Norland Motors"],
    );
    check(
        "Mail Weekly closed. {Business Insider} commented. {The company} was sorry.",
        &["Business Insider", "Business Insider"],
    );
    check(
        "Tom Roe met Norland Motors. {A water company} complained, and {the company} sued.",
        &["A water company", "A water company"],
    );
}

#[test]
fn a_noun_with_other_words_is_another_body() {
    check(
        "The Supreme Court met. {The appeals court} did not, {the court} said.",
        &["The appeals court", "Supreme Court"],
    );
}

#[test]
fn the_unnamed_keep_their_first_words() {
    check(
        "{A senior official} said no. Then {the official} said yes. {A second witness} saw it.",
        &["A senior official", "A senior official", "A second witness"],
    );
    check(
        "{Those who waited} complained, {people close to Ann Lee} said. {An unsigned letter} proves it.",
        &[
            "Those who waited",
            "people close to Ann Lee",
            "An unsigned letter",
        ],
    );
}

#[test]
fn one_of_several_is_who_stands_behind_the_comma() {
    check("Two men came. {One, a surgeon,} laughed.", &["a surgeon"]);
}

#[test]
fn labels_of_transcripts_lead_to_whom_the_article_names() {
    check(
        "Harbour minister Lydia Norwood met Karl Stone.\n\n{MINISTER NORWOOD}: No.\n\n\"{MS. NORWOOD (I-Fenwick)}: \
         Will you go?\n\n\"{NORWOOD}: Never.\n\n{Norwood}: Yes.\n\n{STONE}: No.\n\n{KARL STONE}: No.\n\n{MARSH}: Why?",
        &[
            "Lydia Norwood",
            "Lydia Norwood",
            "Lydia Norwood",
            "Lydia Norwood",
            "Karl Stone",
            "Karl Stone",
            "MARSH",
        ],
    );
    check(
        "Karl Brandt and his wife, Greta Brandt, ran the mill.\n\n{MR. BRANDT}: No.\n\n{MRS. BRANDT}: Yes.",
        &["Karl Brandt", "Greta Brandt"],
    );
    check(
        "Ian McAllister spoke to Rose O’Dell.\n\n{McALLISTER}: No.\n\n{O’DELL}: Yes.\n\n{REP. ROSE O'DELL}: No.",
        &["Ian McAllister", "Rose O’Dell", "Rose O’Dell"],
    );
}

#[test]
fn capitals_and_given_names_are_names() {
    check(
        "Ann Lee spoke to Tom Roe. {ROE} asked, {LEE} answered, {Ann} laughed.",
        &["Tom Roe", "Ann Lee", "Ann Lee"],
    );
}

#[test]
fn i_is_whoever_says_the_words_around_it() {
    check(
        "<“Tom Roe came, and {I} told him no,”> {Ann Lee} said.",
        &["Ann Lee", "Ann Lee"],
    );
}

#[test]
fn a_headline_names_who_is_known_in_full() {
    check(
        "{Ann Lee Slams Harbour Council Chief}: a shame\n\nSenator Ann Lee spoke on Monday. {Lee} was angry.",
        &["Ann Lee", "Ann Lee"],
    );
}

#[test]
fn the_sign_of_a_share_is_nobody() {
    check(
        "Holm Bank fell. So much for the week. $HBK is down, said the net. {The bank} was silent.",
        &["Holm Bank"],
    );
}

#[test]
fn who_is_somebody_in_what_is_about_them() {
    check("She saw the rise of Ann Lee, {who} spoke.", &["Ann Lee"]);
}

#[test]
fn a_subject_that_is_all_of_a_report_is_as_present_as_any() {
    check(
        "Paul Marek wrote the play. {Marek} spoke, and {Marek} sang.\n\n<Tom Hart> has little support from {the voters}. {He} wanted more.",
        &["Paul Marek", "Paul Marek", "the voters", "Tom Hart"],
    );
}
