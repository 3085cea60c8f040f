//! The report follows the cue without quotation marks: "Lee said that it rained."

use super::Finding;
use super::site::{Site, Voice};
use crate::quotes::clause::{self, Extent};
use crate::quotes::lexicon::Frame;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Word;
use crate::quotes::tail;
use crate::quotes::words::Class;

/// How a report starts after its cue.
struct Opening {
    frame: Frame,
    /// The first token of the report.
    start: usize,
    extent: Extent,
    rule: &'static str,
}

/// Tries the frames of the verb, the clearest first.
pub(super) fn find(site: &Site) -> Option<Finding> {
    if site.voice == Voice::Passive {
        return None;
    }
    let opening = openings(site)
        .into_iter()
        .flatten()
        .find(|o| site.reading.cue.precision(o.frame).is_some())?;
    let confidence = site.reading.cue.precision(opening.frame)?;
    let limit = relative_end(site, opening.start).unwrap_or(site.sentence.end);
    let end = clause::end(site.scene, opening.start, limit, opening.extent);
    let words = site
        .scene
        .words(opening.start..end)
        .iter()
        .filter(|w| w.is_word())
        .count();
    if words == 0 {
        return None;
    }
    let content = opening.start..end;
    Some(Finding {
        content: vec![content],
        source: site.source()?,
        ..site.finding(opening.rule, confidence)
    })
}

fn openings(site: &Site) -> [Option<Opening>; 5] {
    [that(site), wh(site), to(site), particle(site), object(site)]
}

/// "said (to them on Monday) that …"
fn that(site: &Site) -> Option<Opening> {
    let (scene, limit) = (site.scene, site.sentence.end);
    let addressee = tail::skip_addressee(scene, site.right(), limit);
    let start = [site.right(), addressee].into_iter().find_map(|i| {
        let i = tail::skip_adjuncts(scene, i, limit);
        let that = scene
            .get(i, &(i..limit))
            .filter(|w| w.is("that") && w.passage.is_none());
        that.filter(|_| i + 1 < limit).map(|_| i + 1)
    })?;
    Some(Opening {
        frame: Frame::That,
        start,
        extent: Extent::Clause,
        rule: reasons::CUE_BEFORE_THAT_CLAUSE,
    })
}

/// "asked (them) whether …"
fn wh(site: &Site) -> Option<Opening> {
    let (scene, limit) = (site.scene, site.sentence.end);
    let addressee = tail::skip_addressee(scene, site.right(), limit);
    let start = [site.right(), addressee].into_iter().find(|&i| {
        i < limit && scene.word(i).has(Class::WH_WORD) && scene.word(i).passage.is_none()
    })?;
    Some(Opening {
        frame: Frame::Wh,
        start,
        extent: Extent::Clause,
        rule: reasons::CUE_BEFORE_WH_CLAUSE,
    })
}

/// "promised to …"
fn to(site: &Site) -> Option<Opening> {
    let start = site.right();
    let word = site.scene.get(start, &site.sentence)?;
    let next = site.scene.get(start + 1, &site.sentence)?;
    (word.is("to")
        && word.passage.is_none()
        && !next.is_capitalised()
        && !next.has(Class::DETERMINER))
    .then_some(Opening {
        frame: Frame::To,
        start,
        extent: Extent::Phrase,
        rule: reasons::CUE_BEFORE_INFINITIVE,
    })
}

/// "called for …", "pointed out (that) …"
fn particle(site: &Site) -> Option<Opening> {
    let (scene, at) = (site.scene, site.right());
    let word = scene
        .get(at, &site.sentence)
        .filter(|w| w.passage.is_none())?;
    if tail::skip_adjuncts(scene, at, site.sentence.end) > at {
        return None; // "said on Monday"
    }
    let particle = site.reading.cue.particles().find(|p| word.is(p))?;
    let that = scene
        .get(at + 1, &site.sentence)
        .is_some_and(|w| w.is("that"));
    let start = if that { at + 2 } else { at + 1 };
    (start < site.sentence.end).then_some(Opening {
        frame: Frame::With(particle),
        start,
        extent: if that { Extent::Clause } else { Extent::Phrase },
        rule: reasons::CUE_WITH_PREPOSITION,
    })
}

/// "said (on Monday) he would …", "criticised the plan"
fn object(site: &Site) -> Option<Opening> {
    let (scene, limit) = (site.scene, site.sentence.end);
    let clausal = site
        .reading
        .cue
        .precision(Frame::That)
        .is_some_and(|p| p > 0.3);
    let told = site.reading.cue.precision(Frame::Addressee).is_some();
    let right = match told {
        true => tail::skip_addressee(scene, site.right(), limit),
        false => site.right(),
    };
    let start = tail::skip_adjuncts(scene, right, limit);
    let start = if scene.get(start, &site.sentence).is_some_and(|w| w.is(",")) {
        right
    } else {
        start
    };
    let word = scene.get(start, &site.sentence)?;
    let quoted = word.passage.is_some();
    let opens = quoted || noun_phrase::starts_phrase(scene, start);
    opens.then_some(Opening {
        frame: Frame::Object,
        start,
        extent: if clausal && has_verb(site, start) {
            Extent::Clause
        } else {
            Extent::Phrase
        },
        rule: reasons::CUE_BEFORE_CLAUSE,
    })
}

/// Whether a finite verb stands between `start` and the next mark, so that a clause starts there.
fn has_verb(site: &Site, start: usize) -> bool {
    let scene = site.scene;
    let limit = site.sentence.end.min(start + 25);
    let mark = |i: &usize| scene.word(*i).is_any(&[",", ";"]);
    (start..limit).take_while(|i| !mark(i)).any(|i| {
        let word = scene.word(i);
        let listed = Class::AUXILIARY
            .or(Class::FINITE_VERB)
            .or(Class::PERSON_PRONOUN);
        let cue = word.passage.is_none() && noun_phrase::is_finite_cue(scene, i);
        word.has(listed) || cue || i > start && is_past(word, scene.word(i - 1))
    })
}

/// Whether a word that is not listed looks like a past form and does not modify a noun.
fn is_past(word: &Word, previous: &Word) -> bool {
    word.looks_past() && !previous.has(Class::DETERMINER.or(Class::POSSESSIVE))
}

/// Where a relative clause between commas ends: "Lee, who said it was late, left".
fn relative_end(site: &Site, start: usize) -> Option<usize> {
    let scene = site.scene;
    let who = site.group.checked_sub(1).filter(|&i| i > site.floor)?;
    if !scene.word(who).is_any(&["who", "which"]) || !scene.word(who - 1).is(",") {
        return None;
    }
    (start..site.sentence.end.saturating_sub(1).min(start + 80)).find(|&i| {
        let (comma, next) = (scene.word(i), scene.word(i + 1));
        let verb = next.has(Class::AUXILIARY.or(Class::FINITE_VERB)) || is_past(next, comma);
        let cue = noun_phrase::is_finite_cue(scene, i + 1);
        comma.passage.is_none() && comma.is(",") && (verb || cue)
    })
}
