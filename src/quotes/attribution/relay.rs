//! Who passed a report on: "…, as cited by Yonhap", "Lee said, according to the Times",
//! "according to the Times, citing officials".

use std::ops::Range;

use std::collections::HashSet;

use super::Finding;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::tail;
use crate::quotes::words::Class;

/// How many findings behind an attribution are looked at for reports inside it.
const REACH: usize = 12;

/// Fills in `via`, and leaves as source who is cited.
pub(in crate::quotes) fn find(scene: &Scene, findings: &mut Vec<Finding>) {
    let mut citing = HashSet::new();
    for finding in findings.iter_mut() {
        cited_in_source(scene, finding);
        cited_behind(scene, finding);
        citing.extend(citing_behind(scene, finding));
    }
    findings.retain(|f| {
        !f.cue
            .as_ref()
            .is_some_and(|cue| citing.contains(&cue.start))
    });
    for outer in 0..findings.len() {
        relayed_inside(scene, findings, outer);
    }
}

/// "The agency, as cited by Yonhap, said": the source keeps the agency.
fn cited_in_source(scene: &Scene, finding: &mut Finding) {
    let Some(source) = finding.source.first().cloned() else {
        return;
    };
    let Some(at) = source
        .clone()
        .skip(1)
        .find(|&i| cites_by(scene, i, source.end))
    else {
        return;
    };
    finding.via = noun_phrase::after(scene, at + 2, source.end);
    let mut end = at;
    while end > source.start + 1 && scene.word(end - 1).is_any(&[",", "as"]) {
        end -= 1;
    }
    finding.source[0] = source.start..end;
}

/// "Lee said, as quoted by Yonhap."
fn cited_behind(scene: &Scene, finding: &mut Finding) {
    let Some((start, limit)) = behind(scene, finding) else {
        return;
    };
    let start = tail::skip_adjuncts(scene, start, limit);
    let at = (start..limit.min(start + 3)).find(|&i| cites_by(scene, i, limit));
    if let Some(at) = at.filter(|_| finding.via.is_none()) {
        finding.via = noun_phrase::after(scene, at + 2, limit);
    }
}

/// "The Times reported, citing officials": the officials speak, the Times relays. Returns the
/// token of "citing".
fn citing_behind(scene: &Scene, finding: &mut Finding) -> Option<usize> {
    if !follows_content(finding) {
        return None;
    }
    let (start, limit) = behind(scene, finding)?;
    let citing = start + 1;
    let bounds = start..limit;
    scene.get(start, &bounds).filter(|w| w.is(","))?;
    scene
        .get(citing, &bounds)
        .filter(|w| w.is_any(&["citing", "quoting"]))?;
    let relay = finding.source.first()?.clone();
    if relay.len() == 1 && scene.word(relay.start).has(Class::PERSON_PRONOUN) {
        return None;
    }
    let cited = noun_phrase::after(scene, citing + 1, limit)?;
    finding.via = Some(relay);
    finding.source = vec![cited];
    Some(citing)
}

/// Whether the attribution of a finding stands behind what it reports.
fn follows_content(finding: &Finding) -> bool {
    let behind = [
        reasons::ACCORDING_TO,
        reasons::CLAUSE_BEFORE_CUE,
        reasons::QUOTE_BEFORE_CUE,
    ];
    behind.contains(&finding.rule)
}

/// Whether "cited by" or its like stands at `i`.
pub(in crate::quotes) fn cites_by(scene: &Scene, i: usize, limit: usize) -> bool {
    let bounds = i..limit;
    let verb = scene
        .get(i, &bounds)
        .is_some_and(|w| w.is_any(&["cited", "quoted", "reported", "carried", "relayed"]));
    verb && scene.get(i + 1, &bounds).is_some_and(|w| w.is("by"))
}

/// Where the attribution of a finding ends, and its sentence.
pub(in crate::quotes) fn behind(scene: &Scene, finding: &Finding) -> Option<(usize, usize)> {
    let cue = finding.cue.as_ref()?;
    let end = finding
        .source
        .iter()
        .map(|s| s.end)
        .fold(cue.end, usize::max);
    let limit = scene.sentence(scene.sentence_of(cue.start)).tokens.end;
    (end < limit).then_some((end, limit))
}

/// A report that stands whole inside another, whose attribution follows it, is relayed by that one.
fn relayed_inside(scene: &Scene, findings: &mut [Finding], outer: usize) {
    let relay = &findings[outer];
    let pronoun = |r: &Range<usize>| r.len() == 1 && scene.word(r.start).has(Class::PERSON_PRONOUN);
    let (Some(content), Some(source)) = (
        relay.content.first().cloned(),
        relay.source.first().cloned(),
    ) else {
        return;
    };
    if !follows_content(relay) || source.start < content.end || pronoun(&source) {
        return;
    }
    let passes_on = relay.via.clone().unwrap_or(source);
    let end = findings.len().min(outer + REACH);
    for inner in &mut findings[outer + 1..end] {
        let inside = |r: &Range<usize>| content.start <= r.start && r.end <= content.end;
        let reported =
            inner.cue.as_ref().is_some_and(inside) && inner.source.first().is_some_and(inside);
        let opens = inner
            .source
            .first()
            .is_some_and(|s| s.start <= content.start + 2);
        if reported && opens && inner.via.is_none() {
            inner.via = Some(passes_on.clone());
        }
    }
}
