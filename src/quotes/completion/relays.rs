//! Who passed a report on, around the findings of the tagger: "AFP quoted Lee as saying", "the
//! Times reported, citing officials", "Lee said, as cited by Yonhap", and a relay that a stray
//! full stop cuts off: "Lee said it was open. according to. Reuters".

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::owners::{Owner, Owners};
use crate::quotes::attribution::{Finding, relay};
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::tail;
use crate::quotes::words::Class;

/// The longest name behind a stray "according to", in tokens.
const LONGEST_NAME: usize = 12;

/// How sure it is that the sentence before a stray "according to" is reported.
const STRAY: f32 = 0.7;

/// How far apart "quoted" and "as saying" can stand, in tokens.
const LONGEST_CITED: usize = 24;

/// Verbs whose object is whose words are passed on.
const QUOTING: [&str; 5] = ["quoted", "cited", "quotes", "cites", "quoting"];

/// Verbs that name whose words are passed on.
const CITING: [&str; 2] = ["citing", "quoting"];

/// Fills in `via`, and leaves as source who is cited.
pub(super) fn find(scene: &Scene, findings: &mut Vec<Finding>) {
    quoted_as_saying(scene, findings);
    for finding in findings.iter_mut() {
        quoted_by(scene, finding);
    }
    citing(scene, findings);
    relay::find(scene, findings);
    for finding in findings.iter_mut().filter(|f| f.via.is_none()) {
        finding.via = cited_beside(scene, finding);
    }
    cut_off(scene, findings);
}

/// "AFP quoted Lee as saying that …" is Lee's report, which the tagger reads as two of AFP's.
fn quoted_as_saying(scene: &Scene, findings: &mut Vec<Finding>) {
    for finding in findings.iter_mut() {
        if let Some(saying) = saying_inside(scene, finding) {
            let that = usize::from(scene.word(saying + 2).is("that"));
            finding.content[0].start = saying + 2 + that;
            finding.cue = Some(saying..saying + 2);
        }
        let cue = finding.cue.as_ref();
        let Some((quoting, cited)) = cue.and_then(|cue| cited_as(scene, cue)) else {
            continue;
        };
        let agency = noun_phrase::before(scene, quoting, scene.sentence_around(quoting).start);
        let saying = cue.map_or(quoting, |cue| cue.end);
        finding.cue = Some(saying - 2..saying);
        finding.source = vec![cited];
        finding.via = agency;
    }
    let claimed = findings.iter().filter(|f| f.via.is_some());
    let claimed: BTreeMap<usize, usize> = claimed
        .filter_map(|f| f.source.first().map(|s| (s.start, s.end)))
        .collect();
    let named = |r: &Range<usize>| {
        let before = claimed.range(..=r.start).next_back();
        before.is_some_and(|(_, &end)| r.end <= end)
    };
    findings.retain(|f| !f.content.iter().all(named));
}

/// "Lee was quoted as saying by AFP" is Lee's, which the tagger reads as AFP's.
fn quoted_by(scene: &Scene, finding: &mut Finding) {
    let Some(cue) = finding.cue.clone() else {
        return;
    };
    let sentence = scene.sentence_around(cue.start);
    let passive = |&i: &usize| {
        let word = |n: usize| scene.word(i + n);
        i + 4 < sentence.end
            && scene.word(i - 1).has(Class::BE)
            && word(0).is_any(&QUOTING)
            && word(1).is("as")
            && word(2).is_any(&["saying", "telling"])
            && word(3).is("by")
    };
    let Some(quoted) = (cue.start.max(sentence.start + 1)..cue.end).find(passive) else {
        return;
    };
    let outside = |&i: &usize| scene.word(i).passage.is_some() || scene.word(i).is_mark();
    let floor = (sentence.start..quoted - 1).rev().find(outside);
    let subject = floor.map_or(sentence.start, |i| i + 1)..quoted - 1;
    let agency = noun_phrase::after(scene, quoted + 4, sentence.end);
    if subject.is_empty() || agency.is_none() {
        return;
    }
    for part in &mut finding.content {
        if part.start < subject.start && part.end > subject.start {
            part.end = subject.start;
        }
    }
    finding.cue = Some(quoted - 1..quoted + 3);
    finding.source = vec![subject];
    finding.via = agency;
}

/// Where "as saying" stands in the content of "quoted", behind who is quoted.
fn saying_inside(scene: &Scene, finding: &Finding) -> Option<usize> {
    let cue = finding.cue.as_ref()?;
    let quotes = scene.word(cue.end - 1).is_any(&QUOTING);
    let first = finding
        .content
        .first()
        .filter(|part| part.start == cue.end)?;
    let says =
        |&i: &usize| scene.word(i).is("as") && scene.word(i + 1).is_any(&["saying", "telling"]);
    let found = (first.start..first.end.saturating_sub(3))
        .take(LONGEST_CITED)
        .find(says);
    found.filter(|_| quotes)
}

/// The token of "quoted" and who is quoted, before a cue that ends in "as saying".
fn cited_as(scene: &Scene, cue: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let sentence = scene.sentence_around(cue.start);
    let last = cue.end - 1;
    let saying = scene.word(last).is_any(&["saying", "telling"]);
    if !saying || last <= sentence.start || !scene.word(last - 1).is("as") {
        return None;
    }
    let verb = (sentence.start..last)
        .rev()
        .take(LONGEST_CITED)
        .find(|&i| scene.word(i).is_any(&QUOTING))?;
    let passive = verb > sentence.start && scene.word(verb - 1).has(Class::BE);
    let cited = noun_phrase::after(scene, verb + 1, last - 1)?;
    (!passive && cited.start == verb + 1 && cited.end + 1 >= last - 1).then_some((verb, cited))
}

/// "…, the Times reported, citing officials": the officials speak. The tagger may read "citing" as
/// a cue of its own, with them as what is reported.
fn citing(scene: &Scene, findings: &mut Vec<Finding>) {
    let mut taken = HashSet::new();
    for finding in findings.iter_mut() {
        if let Some((verb, cited)) = cited_behind(scene, finding) {
            finding.via = finding.source.first().cloned();
            finding.source = vec![cited];
            taken.insert(verb);
        }
    }
    let cites = |f: &Finding| {
        let mut cue = f.cue.clone().unwrap_or(0..0);
        cue.any(|i| taken.contains(&i))
    };
    findings.retain(|f| !cites(f));
}

/// The token of "citing" behind an attribution, and who is cited.
fn cited_behind(scene: &Scene, finding: &Finding) -> Option<(usize, Range<usize>)> {
    let (start, limit) = relay::behind(scene, finding)?;
    let relay = finding.source.first()?;
    let pronoun = relay.len() == 1 && scene.word(relay.start).has(Class::PERSON_PRONOUN);
    if pronoun || finding.content[0].start > start {
        return None;
    }
    let start = tail::skip_adjuncts(scene, start, limit);
    let verb = (start..limit.min(start + 2)).find(|&i| scene.word(i).is_any(&CITING))?;
    let cited = noun_phrase::after(scene, verb + 1, limit)?;
    (cited.start == verb + 1).then_some((verb, cited))
}

/// "told parliament, as cited by Yonhap" and "the ministry, quoted by Yonhap, said".
fn cited_beside(scene: &Scene, finding: &Finding) -> Option<Range<usize>> {
    let cue = finding.cue.as_ref()?;
    let sentence = scene.sentence(scene.sentence_of(cue.start)).tokens.clone();
    let source = finding.source.first()?;
    let from = if source.end <= cue.start {
        source.end.saturating_sub(1)..cue.start
    } else {
        cue.end..sentence.end
    };
    let behind = cue.end.max(source.end)..sentence.end;
    let passed = [from, behind];
    passed
        .into_iter()
        .find_map(|bounds| relay_in(scene, finding, bounds))
}

/// Who relays, in the narrator's words of `bounds`.
fn relay_in(scene: &Scene, finding: &Finding, bounds: Range<usize>) -> Option<Range<usize>> {
    let narrated = |i: &usize| scene.word(*i).passage.is_none();
    let limit = bounds.end;
    let at = bounds
        .take_while(narrated)
        .take(24)
        .find(|&i| relay::cites_by(scene, i, limit))?;
    let before = scene.word(at - 1);
    let reported = finding.content.iter().any(|r| r.contains(&at));
    let apart = before.is_any(&[",", "as", "—", "–"]);
    (apart && !reported)
        .then(|| noun_phrase::after(scene, at + 2, limit))
        .flatten()
}

/// "according to" in lower case behind a full stop: a stray stop cut it off from the report
/// before it. It names the relay of an attributed report, and the source of another.
fn cut_off(scene: &Scene, findings: &mut Vec<Finding>) {
    let strays: Vec<_> = (2..scene.len().saturating_sub(2))
        .filter_map(|at| stray(scene, at))
        .collect();
    if strays.is_empty() {
        return;
    }
    let cues: HashSet<usize> = strays.iter().flat_map(|(cue, _)| cue.clone()).collect();
    findings.retain(|f| f.cue.as_ref().is_none_or(|cue| !cues.contains(&cue.start)));
    let owners = Owners::of_contents(scene.len(), findings);
    for (cue, name) in strays {
        let stop = cue.start - 1;
        let before = scene.sentence_around(stop - 1).start..stop;
        match owners.of_any(&before) {
            Owner::Nobody => findings.push(stray_finding(before, cue, name)),
            Owner::One(i) if !findings[i].source.is_empty() => {
                findings[i].via.get_or_insert(name);
            }
            _ => {}
        }
    }
}

fn stray_finding(content: Range<usize>, cue: Range<usize>, name: Range<usize>) -> Finding {
    Finding {
        source: vec![name],
        cue: Some(cue),
        ..Finding::bare(reasons::ACCORDING_TO, content, STRAY)
    }
}

/// The cue at token `at` and the name behind it, if they are all that stands between two full
/// stops; another stray one may stand between them.
fn stray(scene: &Scene, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let opens = scene.word(at).text == "according"
        && scene.word(at + 1).is("to")
        && scene.word(at - 1).is(".")
        && scene.word(at).passage.is_none();
    if !opens {
        return None;
    }
    let block = scene.block_tokens(scene.sentence(scene.sentence_of(at)).block);
    let stop = scene.get(at + 2, &block)?.is(".");
    let start = at + 2 + usize::from(stop);
    let name = noun_phrase::after(scene, start, block.end)?;
    let end = (start..block.end)
        .find(|&i| scene.word(i).is("."))
        .unwrap_or(block.end);
    let verb = Class::AUXILIARY
        .or(Class::FINITE_VERB)
        .or(Class::PERSON_PRONOUN);
    let ends = name.end <= end
        && end - start <= LONGEST_NAME
        && scene
            .words(name.end..end)
            .iter()
            .all(|w| !w.has(verb) && !w.is(","));
    let name = start..end;
    (block.start < at - 1 && ends).then_some((at..at + 2, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let mut findings = Vec::new();
        cut_off(&scene, &mut findings);
        let words = |r: &Range<usize>| doc.slice(scene.span(r));
        let got: Vec<&str> = findings
            .iter()
            .flat_map(|f| [words(&f.content[0]), words(&f.source[0])])
            .collect();
        assert_eq!(got, expected, "in {text}");
    }

    #[test]
    fn who_is_quoted_by_another_speaks() {
        let text = "“It smelt,” a nurse whose son fell ill was quoted as saying by Nordpress.";
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let at = |i: usize| scene.word(i).text;
        let verb = (0..scene.len())
            .find(|&i| at(i) == "fell")
            .expect("it is there");
        let mut finding = Finding::bare(reasons::QUOTE_BEFORE_CUE, 0..verb, 0.9);
        finding.cue = Some(verb..scene.len() - 2);
        finding.source = vec![scene.len() - 2..scene.len() - 1];
        quoted_by(&scene, &mut finding);
        let words = |r: &Range<usize>| doc.slice(scene.span(r));
        assert_eq!(words(&finding.content[0]), "“It smelt,”");
        assert_eq!(words(&finding.source[0]), "a nurse whose son fell ill");
        assert_eq!(words(&finding.cue.expect("a cue")), "was quoted as saying");
        assert_eq!(words(&finding.via.expect("a relay")), "Nordpress");
    }

    #[test]
    fn a_stray_full_stop_cuts_off_who_reports() {
        check(
            "Talks are unlikely. according to two diplomats in Ely.",
            &["Talks are unlikely", "two diplomats in Ely"],
        );
        check(
            "The port is shut. according to. Nordpress",
            &["The port is shut", "Nordpress"],
        );
        check("It is shut. According to Ann Lee, it was open.", &[]);
    }
}
