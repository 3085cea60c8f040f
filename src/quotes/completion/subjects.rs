//! Who reports where the tagger found a cue and no source: the subject of its verb; and whose
//! claim it is that somebody else takes up.

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
        if let Some((source, cue)) = finding.cue.as_ref().and_then(|cue| owner(scene, cue)) {
            finding.source = vec![source];
            finding.cue = Some(cue);
        } else if let Some(pronoun) = pronoun(scene, finding) {
            finding.source = vec![finding.content.remove(pronoun)];
        }
        if finding.source.is_empty()
            && let Some(cue) = finding.cue.clone()
            && let Some(source) = subject(scene, &cue, &finding.content)
        {
            finding.source = source;
        }
    }
}

/// Whose claim a cue takes up, and the words that say so: "seized on Lee's claim".
fn owner(scene: &Scene, cue: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let mark = cue.clone().skip(1).find(|&i| {
        scene.word(i).is_any(&["'s", "'", "’"]) && scene.word(i - 1).is_capitalised()
    })?;
    let named = noun_phrase::owner(scene, mark, cue.start)?;
    let first = scene.word(named.start);
    let preposition = scene.word(cue.end - 1).has(Class::PREPOSITION);
    let noun = cue.end.checked_sub(1 + usize::from(preposition))?;
    let closed = Class::PREPOSITION.or(Class::AUXILIARY).or(Class::COORDINATOR);
    let adjectives = (mark + 1..noun).all(|i| scene.word(i).is_word() && !scene.word(i).has(closed));
    let reports = |r: &Reading| r.cue.part == Part::Noun;
    let claim = noun > mark && scene.word(noun).readings.iter().any(reports);
    let named_so = !first.has(Class::TIME_WORD) && first.is_capitalised() && named.start > cue.start;
    (adjectives && claim && named_so).then(|| (named.start..mark + 1, mark + 1..cue.end))
}

/// Which part of content is no more than the pronoun that is the subject of the cue behind it.
fn pronoun(scene: &Scene, finding: &Finding) -> Option<usize> {
    let cue = finding.cue.as_ref().filter(|_| finding.source.is_empty())?;
    let subject = |part: &Range<usize>| {
        part.len() == 1 && part.end == cue.start && scene.word(part.start).has(Class::PERSON_PRONOUN.or(Class::WH_WORD))
    };
    let reads = |i: usize| scene.word(i).readings.iter().any(|r| r.cue.part == Part::Verb);
    let active = !cue.clone().any(reads) || verb(scene, cue).is_some();
    let several = finding.content.len() > 1;
    let parts = &finding.content;
    parts.iter().position(subject).filter(|_| several && active)
}

/// The subject of the verb of a cue, outside its content.
fn subject(scene: &Scene, cue: &Range<usize>, content: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
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
        let plain = !readings.iter().any(noun) && !matches!(verb.cue.lemma, "seem" | "appear");
        plain.then(|| Site::new(scene, i, *verb)).flatten()
    });
    site.filter(|site| site.voice != Voice::Passive)
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
    let opener = Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::ADVERB);
    let opens = (sentence.start..cue.start).all(|i| scene.word(i).has(opener) || scene.word(i).is("to"));
    let participle = scene.word(cue.start).folded.ends_with("ing");
    let end = content.last()?.end;
    let comma = end < sentence.end && scene.word(end).is(",");
    let start = end + usize::from(comma);
    let subject = noun_phrase::after(scene, start, sentence.end.min(start + REACH))?;
    let pronoun = scene.word(start).has(Class::PERSON_PRONOUN);
    (opens && participle && subject.start == start && (comma || pronoun || scene.word(end - 1).is(","))).then_some(subject)
}
