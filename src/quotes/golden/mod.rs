//! Sentences of every register with the quotations they hold, all written by us.

mod speakers;

use super::{Quotation, Quotations, extract, reasons};
use crate::mentions;
use crate::text::{Document, Span};

fn quotations(text: &str) -> (Document, Quotations) {
    let doc = Document::plain(text);
    let found = extract(&doc, &mentions::find(&doc), true);
    (doc, found)
}

fn field(doc: &Document, name: &str, spans: &[Span]) -> String {
    let words: Vec<&str> = spans.iter().map(|s| doc.slice(*s)).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(" {name}[{}]", words.join(" … ")),
    }
}

fn show(doc: &Document, quotation: &Quotation) -> String {
    let mut shown = field(doc, "content", &quotation.content);
    if let Some(cue) = &quotation.cue {
        shown += &field(doc, if cue.negated { "not" } else { "cue" }, &cue.spans);
    }
    shown += &field(doc, "source", &quotation.source);
    if !quotation.via.is_empty() {
        shown += &format!(" via[{}]", quotation.via);
    }
    if quotation.unterminated {
        shown += " unterminated";
    }
    shown.trim_start().to_owned()
}

/// The quotations of a text, one a line.
fn check(text: &str, expected: &str) {
    let (doc, found) = quotations(text);
    let got: Vec<String> = found.quotations.iter().map(|q| show(&doc, q)).collect();
    let want: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(
        got,
        want,
        "in {text}\nhelp: the rules are {:?}",
        codes(&found)
    );
}

fn codes(found: &Quotations) -> Vec<&[&'static str]> {
    found
        .quotations
        .iter()
        .map(|q| q.reasons.as_slice())
        .collect()
}

#[test]
fn reasons_are_listed() {
    let (_, found) =
        quotations("“We won,” said Ann Lee. “It was late.” Experts said that it rained.");
    for quotation in &found.quotations {
        assert!(reasons::RULES.contains(&quotation.reasons[0]));
        assert!(
            quotation.reasons[1..]
                .iter()
                .all(|r| reasons::SIEVES.contains(r))
        );
    }
    assert_eq!(found.quotations.len(), 2);
}

#[test]
fn a_quotation_before_its_cue() {
    check(
        "“We won,” said Ann Lee.",
        "content[We won] cue[said] source[Ann Lee]",
    );
    check(
        "“We won,” Ann Lee said.",
        "content[We won] cue[said] source[Ann Lee]",
    );
    check(
        "\"Is it over?\" asked Tom Reed.",
        "content[Is it over?] cue[asked] source[Tom Reed]",
    );
    check(
        "'It rained all day,' the coach said.",
        "content[It rained all day] cue[said] source[the coach]",
    );
    check(
        "“We won,” said Ann Lee, the mayor of Ely, on Monday.",
        "content[We won] cue[said] source[Ann Lee, the mayor of Ely]",
    );
    check(
        "“We won,” Ann Lee, the mayor of Ely, told reporters.",
        "content[We won] cue[told] source[Ann Lee, the mayor of Ely]",
    );
}

#[test]
fn a_quotation_after_its_cue() {
    check(
        "Ann Lee said: “We won.”",
        "content[We won.] cue[said] source[Ann Lee]",
    );
    check(
        "She told reporters, “We are ready.”",
        "content[We are ready.] cue[told] source[She]",
    );
    check(
        "Ann Lee, the mayor of Ely, added: “It is late.”",
        "content[It is late.] cue[added] source[Ann Lee, the mayor of Ely]",
    );
    check(
        "In court on Tuesday, the judge said: “You betrayed them.”",
        "content[You betrayed them.] cue[said] source[the judge]",
    );
}

#[test]
fn an_attribution_that_interrupts() {
    check(
        "“The deal,” Ann Lee said, “is dead.”",
        "content[The deal … is dead.] cue[said] source[Ann Lee]",
    );
    check(
        "“We lost,” Ann Lee said. “We deserved it.”",
        "content[We lost … We deserved it.] cue[said] source[Ann Lee]",
    );
    check(
        "The bank, Ann Lee said, was never at risk.",
        "content[The bank … was never at risk] cue[said] source[Ann Lee]",
    );
}

#[test]
fn each_cue_keeps_its_own_quotation() {
    check(
        "“We lost,” Ann Lee said. “It hurts,” Tom Reed added.",
        "content[We lost] cue[said] source[Ann Lee]
         content[It hurts] cue[added] source[Tom Reed]",
    );
}

#[test]
fn reported_clauses() {
    check(
        "Ann Lee said that taxes would rise.",
        "content[taxes would rise] cue[said] source[Ann Lee]",
    );
    check(
        "The ministry said on Monday it had no plans.",
        "content[it had no plans] cue[said on Monday] source[The ministry]",
    );
    check(
        "Taxes would rise, Ann Lee said.",
        "content[Taxes would rise] cue[said] source[Ann Lee]",
    );
    check(
        "Police asked whether anyone was hurt.",
        "content[whether anyone was hurt] cue[asked] source[Police]",
    );
    check(
        "The company promised to repay every client.",
        "content[to repay every client] cue[promised] source[The company]",
    );
    check(
        "Ann Lee told the court that she was asleep.",
        "content[she was asleep] cue[told] source[Ann Lee]",
    );
}

#[test]
fn mixed_reports_keep_the_whole_clause() {
    check(
        "Ann Lee said the plan was “dead on arrival” in parliament.",
        "content[the plan was “dead on arrival” in parliament] cue[said] source[Ann Lee]",
    );
    check(
        "The ruling was a “disgrace,” Tom Reed said.",
        "content[The ruling was a “disgrace,”] cue[said] source[Tom Reed]",
    );
}

#[test]
fn two_reports_in_one_sentence() {
    check(
        "The election board met on Monday. Its chairwoman, Ann Lee, said the vote had been fair, and she denied that anyone had cheated.",
        "content[the vote had been fair] cue[said] source[Its chairwoman, Ann Lee]
         content[anyone had cheated] cue[denied] source[she]",
    );
    check(
        "Sales fell, the company said, adding that it would close two shops.",
        "content[Sales fell] cue[said] source[the company]
         content[it would close two shops] cue[adding] source[the company]",
    );
}

#[test]
fn according_to_in_every_place() {
    check(
        "According to Ann Lee, the bridge is safe.",
        "content[the bridge is safe] cue[According to] source[Ann Lee]",
    );
    check(
        "The bridge is safe, according to the city council.",
        "content[The bridge is safe] cue[according to] source[the city council]",
    );
    check(
        "According to a spokeswoman, Ann Lee, the bridge is safe.",
        "content[the bridge is safe] cue[According to] source[a spokeswoman, Ann Lee]",
    );
    check(
        "The bridge may close next week. according to the Ely Herald.",
        "content[The bridge may close next week] cue[according to] source[the Ely Herald]",
    );
}

#[test]
fn relays_are_kept_apart_from_speakers() {
    check(
        "The ministry, as cited by Nordpress news agency, said that the strait was open.",
        "content[the strait was open] cue[said] source[The ministry] via[Nordpress news agency]",
    );
    check(
        "The strait is open, the Ely Herald reported, citing two officials.",
        "content[The strait is open] cue[reported] source[two officials] via[Ely Herald]",
    );
    check(
        "“We do not comment,” it said in a statement, as cited by the Ely Herald.",
        "content[We do not comment] cue[said] source[it] via[Ely Herald]",
    );
}

#[test]
fn negated_cues() {
    check(
        "The ministry has yet to confirm the report.",
        "content[the report] not[has yet to confirm] source[The ministry]",
    );
    check(
        "Ann Lee did not say that taxes would rise.",
        "content[taxes would rise] not[did not say] source[Ann Lee]",
    );
}

#[test]
fn a_mark_left_open_ends_with_the_paragraph() {
    check(
        "He said, “We stay and we fight.\n\nThe talks go on.",
        "content[We stay and we fight.] cue[said] source[He] unterminated",
    );
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    check(
        "Ann Lee said: “We had one boat.\n\n“Now we have nine boats.”",
        "content[We had one boat. … Now we have nine boats.] cue[said] source[Ann Lee]",
    );
}

#[test]
fn words_held_at_arms_length_are_nobodys() {
    check("The so-called “clean” coal plant opened in 1990.", "");
    check("Joe “Red” Hart won the race in “Night Train”.", "");
}

#[test]
fn british_single_marks() {
    check(
        "‘It’s the players’ choice,’ said Ann Lee.",
        "content[It’s the players’ choice] cue[said] source[Ann Lee]",
    );
    check(
        "'I can't explain it,' Mr Reed told the inquest.",
        "content[I can't explain it] cue[told] source[Mr Reed]",
    );
}

#[test]
fn nested_marks_belong_to_the_outer_quotation() {
    check(
        "“He told me ‘no’ twice,” said Ann Lee.",
        "content[He told me ‘no’ twice] cue[said] source[Ann Lee]",
    );
}

#[test]
fn transcripts() {
    check(
        "Mayor Ann Lee and the broadcaster Tom Reed spoke on Monday.\n\nTOM REED: Will you run again?\n\nANN LEE: I have not decided yet.",
        "content[Will you run again?] cue[:] source[TOM REED]
         content[I have not decided yet] cue[:] source[ANN LEE]",
    );
}

#[test]
fn relative_clauses_name_their_noun() {
    check(
        "Ann Lee, who said that she was tired, went home.",
        "content[she was tired] cue[said] source[Ann Lee … who]",
    );
}

#[test]
fn datelines_belong_to_nobody() {
    check(
        "PORT ELY, March 12 (Newswire) — The ministry said it had no plans.",
        "content[it had no plans] cue[said] source[The ministry]",
    );
    check(
        "ELY/HULL – The bridge is safe, according to the council.",
        "content[The bridge is safe] cue[according to] source[the council]",
    );
}

#[test]
fn words_that_only_link_are_not_reported() {
    check(
        "According to the council, however, the bridge is safe.",
        "content[the bridge is safe] cue[According to] source[the council]",
    );
}

#[test]
fn a_name_behind_its_role_is_one_source() {
    check(
        "The visitors’ captain, Joe Hart, who scored twice, said it was luck.",
        "content[it was luck] cue[said] source[The visitors’ captain, Joe Hart, who scored twice]",
    );
    check(
        "Ely’s finance chief, Ann Lee, denied that money was lost.",
        "content[money was lost] cue[denied] source[Ely’s finance chief, Ann Lee]",
    );
}

#[test]
fn a_quotation_goes_on_behind_a_note_to_clients() {
    check(
        "“The question is how far,” analyst Petra Lind wrote in a note to clients, “and how fast.”",
        "content[The question is how far … and how fast.] cue[wrote in a note to clients] source[analyst Petra Lind]",
    );
}

#[test]
fn a_quotation_belongs_to_the_cue_beside_it() {
    check(
        "The new tram line would take ten years to build. Not everyone is pleased: “It goes nowhere,” councillor Omar Hadd wrote in a letter to residents.",
        "content[It goes nowhere] cue[wrote] source[councillor Omar Hadd]",
    );
}

#[test]
fn other_languages_give_what_stands_in_marks() {
    let doc = Document::plain("„Wir haben lange gewartet“, sagte Anna Lehmann.");
    let found = extract(&doc, &mentions::find(&doc), false);
    let shown: Vec<String> = found.quotations.iter().map(|q| show(&doc, q)).collect();
    assert_eq!(shown, ["content[Wir haben lange gewartet]"]);
}
