//! The source of a finding: its edges, and whether it is who speaks.

use std::ops::Range;

use super::lists;
use crate::mentions::gender_of_noun;
use crate::quotes::attribution::{Finding, Site, Voice};
use crate::quotes::lexicon::{Frame, Part, Reading};
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::{Scene, Word};
use crate::quotes::words::Class;

/// Bodies that hear what others say.
const HEARERS: [&str; 8] = [
    "court",
    "jury",
    "inquest",
    "tribunal",
    "hearing",
    "inquiry",
    "panel",
    "committee",
];

/// Trims sources, completes lists of names, drops those who were only told, and fills in who stands
/// right behind the cue of a quotation.
pub(super) fn find(scene: &Scene, findings: &mut [Finding]) {
    for finding in findings {
        finding.source = finding
            .source
            .iter()
            .filter_map(|range| trimmed(scene, range))
            .collect();
        if let Some(first) = finding.source.first_mut() {
            first.start = lists::start(scene, first);
        }
        move_subject(scene, finding);
        if !is_speaker(scene, finding) {
            finding.source.clear();
        }
        if let Some(noun) = antecedent(scene, &finding.source) {
            finding.source.insert(0, noun);
        }
        if finding.source.is_empty()
            && let Some(source) = behind_cue(scene, finding)
        {
            finding.source.push(source);
        }
    }
}

/// Who a relative pronoun stands for: "Ann Lee, who said".
fn antecedent(scene: &Scene, source: &[Range<usize>]) -> Option<Range<usize>> {
    let [who] = source else {
        return None;
    };
    if who.len() > 1 || !scene.word(who.start).is_any(&["who", "which"]) {
        return None;
    }
    let floor = scene.sentence_around(who.start).start;
    let comma = who.start > floor && scene.word(who.start - 1).is(",");
    let noun = noun_phrase::before(scene, who.start - usize::from(comma), floor)?;
    let person = scene.word(who.start).is("who") && is_about_somebody(scene, &noun);
    (!person).then_some(noun)
}

/// Whether a phrase ends in a person whom its noun is about, as "the rise of Ann Lee" and "a blow for
/// the mayor" do, and "the wife of Ann Lee" or "members of the crew" do not.
fn is_about_somebody(scene: &Scene, phrase: &Range<usize>) -> bool {
    let about = |&i: &usize| scene.word(i).is_any(&["of", "for", "by", "from", "to"]);
    let Some(about) = phrase.clone().skip(1).find(about) else {
        return false;
    };
    let noun = scene.word(about - 1);
    let thing = gender_of_noun(&noun.folded).is_none() && !noun.folded.ends_with('s');
    let rest = about + 1..phrase.end;
    let name = rest.clone().all(|i| scene.word(i).is_capitalised());
    let person = gender_of_noun(&scene.word(phrase.end - 1).folded).is_some();
    thing && !noun.is_capitalised() && (name || person) && !rest.is_empty()
}

/// A source without marks, figures of a clock and negations at its edges.
fn trimmed(scene: &Scene, range: &Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range.clone();
    let opens = |i: usize| {
        let word = scene.word(i);
        word.is_mark() && !word.is_any(&["@", "(", "[", "“", "\"", "‘", "'", "’"])
            || word.text.chars().all(|c| c.is_ascii_digit() || c == ':')
    };
    while start + 1 < end && opens(start) {
        start += 1;
    }
    let closes = |i: usize| {
        let word = scene.word(i);
        word.is_any(&[",", ";", ":", "—", "–", "neither", "never", "not", "on"])
    };
    while end > start + 1 && closes(end - 1) {
        end -= 1;
    }
    let end = without_time(scene, start..end);
    let empty = |w: &Word| w.is_mark() || w.is_any(&["the", "a", "an"]);
    let words = scene.words(start..end);
    (!words.iter().all(empty)).then_some(start..end)
}

/// Where a source ends without a time behind it: "a court on Friday", "Lee, the mayor, on Monday".
fn without_time(scene: &Scene, source: Range<usize>) -> usize {
    let mut end = source.end;
    while end > source.start + 1 && scene.word(end - 1).has(Class::TIME_WORD) {
        end -= 1;
    }
    let opener = scene
        .word(end - 1)
        .is_any(&["on", "last", "late", "early", "earlier"]);
    if end == source.end || !opener || end - 1 <= source.start {
        return source.end;
    }
    end -= 1;
    let comma = end > source.start + 1 && scene.word(end - 1).is(",");
    end - usize::from(comma)
}

/// Whether the source is who speaks and not who is told: "the jury was told", "it is understood".
fn is_speaker(scene: &Scene, finding: &Finding) -> bool {
    let (Some(cue), Some(source)) = (&finding.cue, finding.source.first()) else {
        return true;
    };
    if is_elided_passive(scene, cue, source) || is_hearer(scene, cue, source) {
        return false;
    }
    if source.start > cue.start || scene.words(cue.clone()).iter().any(|w| w.is("as")) {
        return true;
    }
    passive(scene, cue).is_none()
}

/// The verb of a cue in the passive: "is believed", "was told".
fn passive(scene: &Scene, cue: &Range<usize>) -> Option<Reading> {
    cue.clone().find_map(|i| {
        let mut readings = scene.word(i).readings.iter();
        let verb = readings.find(|r| r.cue.part == Part::Verb)?;
        let site = Site::new(scene, i, *verb)?;
        (site.voice == Voice::Passive && !is_state(scene, i)).then_some(*verb)
    })
}

/// The subject of "is believed to have left" is what is reported, with the infinitive, and
/// nobody is named who believes it. It is moved from the source to the content.
fn move_subject(scene: &Scene, finding: &mut Finding) {
    let (Some(cue), Some(source)) = (&finding.cue, finding.source.first()) else {
        return;
    };
    let addressed = |r: Reading| r.cue.precision(Frame::Addressee).is_some();
    let reported = passive(scene, cue).is_some_and(|r| !addressed(r));
    let content = finding.content[0].start;
    let infinitive = content >= cue.end && scene.word(content).is("to");
    let said = cue.clone().any(|i| scene.word(i).is("as"));
    if reported && infinitive && !said && source.end <= cue.start {
        finding.content.insert(0, source.clone());
        finding.source.clear();
    }
}

/// "…, jury told" at the end of a headline or sentence: nobody is told anything, so the jury was.
fn is_elided_passive(scene: &Scene, cue: &Range<usize>, source: &Range<usize>) -> bool {
    let sentence = scene.sentence_around(cue.start);
    let rest = scene.words(cue.end..sentence.end.max(cue.end));
    source.end == cue.start
        && cue.len() == 1
        && scene.word(cue.start).is("told")
        && rest.iter().all(Word::is_mark)
}

/// "A court heard": what is said there is said to it.
fn is_hearer(scene: &Scene, cue: &Range<usize>, source: &Range<usize>) -> bool {
    let hears = scene
        .words(cue.clone())
        .iter()
        .any(|w| w.is_any(&["heard", "hears"]));
    hears && scene.word(source.end - 1).is_any(&HEARERS)
}

/// Whether a participle behind "is" tells what its subject thinks: "is concerned", "is agreed".
fn is_state(scene: &Scene, i: usize) -> bool {
    let adjective = |r: &Reading| r.cue.part == Part::Adjective;
    let agrees = [
        "agreed",
        "decided",
        "determined",
        "resolved",
        "concluded",
        "worried",
    ];
    scene.word(i).readings.iter().any(adjective) || scene.word(i).is_any(&agrees)
}

/// Who stands right behind the cue of a quotation before it: "“No,” fumed Lee."
fn behind_cue(scene: &Scene, finding: &Finding) -> Option<Range<usize>> {
    let cue = finding.cue.as_ref()?;
    if finding.rule != reasons::QUOTE_BEFORE_CUE || finding.content[0].end != cue.start {
        return None;
    }
    let limit = scene.sentence_around(cue.start).end;
    let source = noun_phrase::after(scene, cue.end, limit)?;
    let first = scene.word(source.start);
    let named = first.is_capitalised() && !first.has(Class::TIME_WORD);
    (source.start == cue.end && (named || first.has(Class::DETERMINER.or(Class::SUBJECT_PRONOUN))))
        .then_some(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(source: &str, expected: &str) {
        let doc = Document::plain(source);
        let scene = Scene::new(&doc, true);
        let range = trimmed(&scene, &(0..scene.len())).expect("a source");
        assert_eq!(doc.slice(scene.span(&range)), expected);
    }

    #[test]
    fn a_source_has_no_marks_nor_clock_at_its_edges() {
        check("the director, Cosima Vane,", "the director, Cosima Vane");
        check("23:41 Our reporter", "Our reporter");
        check("a divided court on Friday", "a divided court");
        check("Ann Lee, the mayor, on Monday", "Ann Lee, the mayor");
        check("Quorra's embassy neither", "Quorra's embassy");
    }

    #[test]
    fn the_subject_of_a_passive_does_not_speak() {
        for (text, passive_verb) in [
            ("He is believed to have left.", true),
            ("He believed that they had left.", false),
        ] {
            let doc = Document::plain(text);
            let scene = Scene::new(&doc, true);
            assert_eq!(
                passive(&scene, &(1..3)).is_some(),
                passive_verb,
                "in {text}"
            );
        }
    }
}
