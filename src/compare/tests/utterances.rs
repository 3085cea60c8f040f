//! Which quotations of short articles of our own are one utterance.

use super::*;

/// "TRUNCATED [one part] / [the other]" for each utterance that both articles report.
fn pairs(a: &str, b: &str) -> Vec<String> {
    compared(&[("A", a), ("B", b)], |sources, comparison| {
        let words = |m: &QuoteMember| {
            let doc = &sources[m.source].analysis.document;
            format!("[{}]", doc.slice(m.span))
        };
        let shown = comparison.clusters.iter().map(|c| {
            let members: Vec<String> = c.members.iter().map(words).collect();
            format!("{:?} {}", c.relation, members.join(" / "))
        });
        shown.collect()
    })
}

const BRIDGE: &str = "The council of Halden met on Tuesday to discuss the old harbour bridge. \
    “This is not who we are. We cannot close the bridge before the ferry runs again,” Ines Dahl said. \
    “Nobody asked the fishermen,” the mayor added.";

#[test]
fn words_woven_into_a_sentence_meet_each_the_direct_quotation() {
    let woven = "Ines Dahl told the council of Halden that closing the harbour bridge was wrong, \
        that “this is not who we are” and that “nobody asked the fishermen” on Tuesday.";
    assert_eq!(
        pairs(BRIDGE, woven),
        [
            "Identical [This is not who we are] / [this is not who we are]",
            "Identical [Nobody asked the fishermen] / [nobody asked the fishermen]",
        ]
    );
}

#[test]
fn indirect_speech_meets_words_of_like_meaning() {
    let told = "Ines Dahl told the council of Halden on Tuesday that the harbour bridge could not be \
        closed before the ferry sails again.";
    assert_eq!(pairs(BRIDGE, told).len(), 1);
}

#[test]
fn a_headline_gives_way_to_the_text() {
    let headed = "‘Nobody Asked The Fishermen’\n\nThe council of Halden met on Tuesday about the harbour bridge. \
        “Nobody asked the fishermen,” Ines Dahl said.";
    assert_eq!(
        pairs(BRIDGE, headed),
        ["Identical [Nobody asked the fishermen] / [Nobody asked the fishermen]"]
    );
}

#[test]
fn two_utterances_of_one_speaker_on_one_subject_are_not_paired() {
    let other = "The council of Halden met on Tuesday about the harbour bridge. \
        Ines Dahl said that the bridge would be painted red in spring.";
    assert_eq!(pairs(BRIDGE, other), [""; 0]);
}

#[test]
fn what_two_campaigns_say_is_not_one_utterance() {
    let one = "Ines Dahl's campaign said on Tuesday that the harbour bridge in Halden needs new steel cables.";
    let other = "Karin Ruud's campaign said on Tuesday that Halden must pay new steel for the harbour bridge.";
    assert_eq!(pairs(one, other), [""; 0]);
}

#[test]
fn a_demand_meets_the_same_demand() {
    let one = "Ines Dahl called for harbour master Karin Ruud to resign on Wednesday because of the bridge in Halden.";
    let other = "On Wednesday Ines Dahl called on her to resign from the post. \
        Harbour master Karin Ruud has kept silent about the bridge in Halden.";
    assert_eq!(pairs(one, other).len(), 1);
}
