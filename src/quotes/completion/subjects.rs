//! Who reports where the tagger found a cue and no source: the subject of its verb.

use std::ops::Range;

use crate::quotes::attribution::{Finding, Site, Voice};
use crate::quotes::lexicon::{Part, Reading};
use crate::quotes::noun_phrase;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// How far behind its verb the subject of an opening participle is looked for, in tokens.
const REACH: usize = 60;

/// Gives findings without a source the subject of their cue.
pub(super) fn find(scene: &Scene, findings: &mut [Finding]) {
    for finding in findings {
        if let Some(pronoun) = pronoun(scene, finding) {
            finding.source = vec![finding.content.remove(pronoun)];
        }
        if let Some((part, subject)) = inside(scene, finding) {
            finding.content[part].end = subject.start - 1;
            finding.source = vec![subject];
        }
        if finding.source.is_empty()
            && let Some(cue) = finding.cue.clone()
            && let Some(source) = subject(scene, &cue, &finding.content)
        {
            finding.source = source;
        }
    }
}

/// Which part of content is no more than the pronoun that is the subject of the cue behind it.
fn pronoun(scene: &Scene, finding: &Finding) -> Option<usize> {
    let cue = finding.cue.as_ref().filter(|_| finding.source.is_empty())?;
    let subject = |part: &Range<usize>| {
        part.len() == 1
            && part.end == cue.start
            && scene
                .word(part.start)
                .has(Class::PERSON_PRONOUN.or(Class::WH_WORD))
    };
    let states = |i: usize| scene.word(i).has(Class::BE) || is_seeming(scene, i);
    let active = !cue.clone().any(states);
    let several = finding.content.len() > 1;
    let parts = &finding.content;
    parts.iter().position(subject).filter(|_| several && active)
}

/// The subject right before a cue that the end of a content has swallowed, with the number of that
/// part: "It rained, Lee" before "said".
fn inside(scene: &Scene, finding: &Finding) -> Option<(usize, Range<usize>)> {
    let cue = finding.cue.as_ref().filter(|_| finding.source.is_empty())?;
    let part = finding
        .content
        .iter()
        .position(|part| part.end == cue.start)?;
    let start = finding.content[part].start;
    let subject = verb(scene, cue)?.subject()?;
    let behind_comma = subject.start > start + 1 && scene.word(subject.start - 1).is(",");
    (behind_comma && subject.end == cue.start).then_some((part, subject))
}

/// The subject of the verb of a cue, outside its content.
fn subject(
    scene: &Scene,
    cue: &Range<usize>,
    content: &[Range<usize>],
) -> Option<Vec<Range<usize>>> {
    let one = |range: Range<usize>| vec![range];
    let source = agent(scene, cue)
        .or_else(|| ahead(scene, cue, content))
        .map(one)
        .or_else(|| verb(scene, cue)?.source())?;
    let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let free = |part: &Range<usize>| !content.iter().chain([cue]).any(|own| meets(own, part));
    (!source.is_empty() && source.iter().all(free)).then_some(source)
}

/// The first verb of a cue that reports of its subject and is no noun.
fn verb<'a>(scene: &'a Scene, cue: &Range<usize>) -> Option<Site<'a>> {
    let noun = |r: &Reading| r.cue.part == Part::Noun;
    let site = cue.clone().find_map(|i| {
        let readings = scene.word(i).readings;
        let verb = readings.iter().find(|r| r.cue.part == Part::Verb)?;
        let plain = !readings.iter().any(noun) && !is_seeming(scene, i);
        plain.then(|| Site::new(scene, i, *verb)).flatten()
    });
    site.filter(|site| site.voice != Voice::Passive)
}

/// Whether a verb tells how something looks, to nobody in particular.
fn is_seeming(scene: &Scene, i: usize) -> bool {
    let mut readings = scene.word(i).readings.iter();
    readings.any(|r| matches!(r.cue.lemma, "seem" | "appear"))
}

/// Who does it in the passive: "was written by Lee".
fn agent(scene: &Scene, cue: &Range<usize>) -> Option<Range<usize>> {
    let limit = scene.sentence_around(cue.start).end;
    let by = (cue.start + 1..limit.min(cue.end + 1)).find(|&i| scene.word(i).is("by"))?;
    let participle = scene.word(by - 1);
    let passive = participle.folded.ends_with("ed") || participle.folded.ends_with("en");
    let agent = noun_phrase::after(scene, by + 1, limit)?;
    (passive && agent.start == by + 1).then_some(agent)
}

/// The subject behind a participle that opens its sentence: "Noting that it rained, Lee left."
fn ahead(scene: &Scene, cue: &Range<usize>, content: &[Range<usize>]) -> Option<Range<usize>> {
    let sentence = scene.sentence_around(cue.start);
    let end = content.last()?.end;
    let comma = end < sentence.end && scene.word(end).is(",");
    let start = end + usize::from(comma);
    let subject = noun_phrase::after(scene, start, sentence.end.min(start + REACH))?;
    let pronoun = scene.word(start).has(Class::PERSON_PRONOUN);
    let apart = comma || pronoun || scene.word(end - 1).is(",");
    let verb = Class::AUXILIARY.or(Class::FINITE_VERB);
    let is_verb = |i: &usize| scene.word(*i).has(verb) || scene.word(*i).looks_past();
    let stop = subject.clone().skip(1).find(is_verb);
    let here = apart && subject.start == start && opens(scene, cue, sentence.start);
    here.then(|| subject.start..stop.unwrap_or(subject.end))
}

/// Whether a cue is a participle at the start of its sentence: "Noting", "In announcing".
fn opens(scene: &Scene, cue: &Range<usize>, start: usize) -> bool {
    let opener = Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::ADVERB);
    let opening = |i: usize| scene.word(i).has(opener) || scene.word(i).is("to");
    (start..cue.start).all(opening) && scene.word(cue.start).folded.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::reasons;
    use crate::text::Document;

    /// Where `words` stand in the text, as tokens.
    fn place(doc: &Document, text: &str, words: &str) -> Range<usize> {
        let start = text.find(words).expect("the words stand in the text") as u32;
        let end = start + words.len() as u32 - 1;
        doc.token_at(start)..doc.token_at(end) + 1
    }

    /// The source that is found for a cue and parts of content, and the cue that is left.
    fn check(text: &str, cue: &str, content: &[&str], expected: (&str, &str)) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let mut finding = Finding::bare(reasons::CUE_BEFORE_CLAUSE, 0..1, 0.5);
        finding.content = content.iter().map(|c| place(&doc, text, c)).collect();
        finding.cue = Some(place(&doc, text, cue));
        let mut findings = [finding];
        find(&scene, &mut findings);
        let words = |range: &Range<usize>| doc.slice(scene.span(range));
        let source = findings[0].source.first().map_or("", words);
        let cue = findings[0].cue.as_ref().map_or("", words);
        assert_eq!((source, cue), expected, "in {text}");
    }

    #[test]
    fn a_cue_has_the_subject_of_its_verb() {
        check(
            "Ann Lee met the crew on Monday and said the pier was safe.",
            "said",
            &["the pier was safe"],
            ("Ann Lee", "said"),
        );
        check(
            "The boss of pizza giant Quill’s has admitted the pier was safe.",
            "has admitted",
            &["the pier was safe"],
            ("The boss of pizza giant Quill’s", "has admitted"),
        );
        check(
            "Noting that the pier was safe, Lee resigned.",
            "Noting",
            &["the pier was safe"],
            ("Lee", "Noting"),
        );
        check(
            "The song was written by Ann Lee.",
            "was written",
            &["The song"],
            ("Ann Lee", "was written"),
        );
    }

    #[test]
    fn a_subject_that_content_has_swallowed_is_taken_out() {
        check(
            "It rained, Ann Lee reported.",
            "reported",
            &["It rained, Ann Lee"],
            ("Ann Lee", "reported"),
        );
    }

    #[test]
    fn what_is_expected_has_nobody_who_expects_it() {
        check(
            "The pier, which is expected to close, is old.",
            "is expected",
            &["which", "to close"],
            ("", "is expected"),
        );
    }

    #[test]
    fn a_pronoun_before_its_cue_is_no_content() {
        check(
            "The club, which hopes to save the pier, met.",
            "hopes",
            &["which", "to save the pier"],
            ("which", "hopes"),
        );
    }
}
