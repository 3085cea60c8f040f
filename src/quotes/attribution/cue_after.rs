//! The report stands before its attribution: "“We won,” Lee said." – "It rained, said Lee."

use std::ops::Range;

use super::site::{Site, Voice};
use super::{Finding, content};
use crate::quotes::lexicon::Frame;
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::scene::Scene;
use crate::quotes::tail;
use crate::quotes::words::Class;

/// The longest subject between a quotation and its cue, in tokens.
const LONGEST_SUBJECT: usize = 25;

/// An attribution that follows what it reports.
struct Attribution {
    /// Its first token.
    start: usize,
    /// The token after its last.
    end: usize,
    source: Range<usize>,
}

/// Tries the attribution in both orders of subject and verb.
pub(super) fn find(site: &Site) -> Option<Finding> {
    if site.voice != Voice::Active {
        return None;
    }
    let attribution = with_addressee(site)
        .or_else(|| inverted(site))
        .or_else(|| straight(site))?;
    let scene = site.scene;
    let quoted = ends_quoted(site, attribution.start);
    let frame = if quoted { Frame::Quote } else { Frame::Back };
    let confidence = site.reading.cue.precision(frame)?;
    let first = content::before(scene, attribution.start, &site.sentence)?;
    let rest = content::rest(scene, attribution.end, site.sentence.end, quoted);
    let mut contents = vec![first];
    contents.extend(rest);
    Some(Finding {
        content: contents,
        source: vec![attribution.source],
        ..site.finding(
            if quoted {
                reasons::QUOTE_BEFORE_CUE
            } else {
                reasons::CLAUSE_BEFORE_CUE
            },
            confidence,
        )
    })
}

/// "“…,” Ann Lee, the mayor, told reporters": the comma before such a verb does not turn
/// whom it was said to into the subject.
fn with_addressee(site: &Site) -> Option<Attribution> {
    site.reading.cue.precision(Frame::Addressee)?;
    straight(site).filter(|attribution| ends_quoted(site, attribution.start))
}

/// "…," said Ann Lee
fn inverted(site: &Site) -> Option<Attribution> {
    let scene = site.scene;
    if site.group != site.at || !follows_report(site, site.group) {
        return None;
    }
    let source = noun_phrase::after(scene, site.at + 1, site.sentence.end)?;
    let first = scene.word(source.start);
    let object = first.has(Class::OBJECT_PRONOUN)
        && !first.has(Class::SUBJECT_PRONOUN.or(Class::DETERMINER));
    if object || first.has(Class::TIME_WORD) {
        return None;
    }
    let end = tail::skip_adjuncts(scene, source.end, site.sentence.end);
    let usual = site
        .reading
        .cue
        .precision(Frame::Back)
        .is_some_and(|p| p > 0.65);
    (ends_quoted(site, site.group) || usual && stands_apart(site, end)).then_some(Attribution {
        start: site.group,
        end,
        source,
    })
}

/// "…," Ann Lee said
fn straight(site: &Site) -> Option<Attribution> {
    let scene = site.scene;
    let found = site.subject().filter(|s| follows_report(site, s.start));
    let source = found
        .or_else(|| all_behind_quotation(site))
        .or_else(|| site.subject())?;
    let mut start = source.start;
    if start > site.floor && scene.word(start - 1).is("as") {
        start -= 1;
    }
    if !follows_report(site, start) {
        return None;
    }
    let after = tail::skip_addressee(scene, site.at + 1, site.sentence.end);
    let end = tail::skip_adjuncts(scene, after, site.sentence.end);
    let plain = tail::skip_adjuncts(scene, site.at + 1, site.sentence.end);
    let apart = [end, plain]
        .into_iter()
        .find(|&end| stands_apart(site, end));
    let end = match apart {
        Some(end) => end,
        None if closes_with_comma(site, start) => end,
        None => return None,
    };
    Some(Attribution { start, end, source })
}

/// Everything between a quotation that ends with a comma and the first cue behind it: there the
/// subject can be long, as in "…,” the senator and former mayor of Ely said".
fn all_behind_quotation(site: &Site) -> Option<Range<usize>> {
    let scene = site.scene;
    let range = site.floor..site.group;
    let usual = site
        .reading
        .cue
        .precision(Frame::Quote)
        .is_some_and(|p| p > 0.6);
    let closed = range.start < range.end
        && range.len() <= LONGEST_SUBJECT
        && closes_with_comma(site, range.start);
    let first = range
        .clone()
        .all(|i| scene.word(i).passage.is_none() && !noun_phrase::is_finite_cue(scene, i));
    (usual && closed && first && noun_phrase::starts_phrase(scene, range.start)).then_some(range)
}

/// Whether a report can end right before `start`: with a passage or a comma.
fn follows_report(site: &Site, start: usize) -> bool {
    let scene = site.scene;
    if ends_quoted(site, start) {
        return true;
    }
    start > site.sentence.start
        && start > 0
        && scene.word(start - 1).passage.is_none()
        && scene.word(start - 1).is_any(&[",", "—", "–"])
}

/// Whether a passage of the same block ends right before `start`, or before a comma there.
fn ends_quoted(site: &Site, start: usize) -> bool {
    let scene = site.scene;
    let block = scene.block_tokens(scene.sentence(scene.sentence_of(site.at)).block);
    let comma = start > block.start
        && scene.word(start - 1).is(",")
        && scene.word(start - 1).passage.is_none();
    let end = if comma { start - 1 } else { start };
    end > block.start
        && scene.passage_ending_at(end).is_some_and(|p| {
            // A passage that ends like a sentence is only continued by a sentence of its own.
            start > site.sentence.start || is_open_to_right(site, p) || is_all(site)
        })
}

/// Whether a passage that closes its sentence can still belong to the attribution after it.
fn is_open_to_right(site: &Site, passage: usize) -> bool {
    let scene = site.scene;
    let inner = scene.passages[passage].inner.clone();
    ends_open(scene, inner)
}

/// Whether quoted words end with a mark that lets the sentence go on, nested marks aside.
fn ends_open(scene: &Scene, inner: Range<usize>) -> bool {
    let nested = |i: &usize| scene.word(*i).is_any(&["'", "’", "\"", "”"]);
    let last = inner.rev().find(|i| !nested(i));
    last.is_some_and(|i| scene.word(i).is_any(&[",", "?", "!", "—", "-"]))
}

/// Whether nothing follows the cue in its sentence but whom, when and where.
fn is_all(site: &Site) -> bool {
    let limit = site.sentence.end;
    let after = tail::skip_addressee(site.scene, site.at + 1, limit);
    let end = tail::skip_adjuncts(site.scene, after, limit);
    end >= limit || end + 1 == limit && site.scene.word(end).is(".")
}

/// Whether the passage before `start` is an utterance that ends with a comma, so that it cannot
/// be all; a title such as “News at Ten,” is none.
fn closes_with_comma(site: &Site, start: usize) -> bool {
    let scene = site.scene;
    let inner = scene
        .passage_ending_at(start)
        .map(|p| scene.passages[p].inner.clone());
    inner.is_some_and(|inner| {
        let last = ends_open(scene, inner.clone());
        let title = scene
            .words(inner.clone())
            .iter()
            .all(|w| !w.is_word() || w.is_capitalised());
        last && !(title && inner.len() > 2)
    })
}

/// Whether nothing but a mark follows the attribution that ends before `end`.
fn stands_apart(site: &Site, end: usize) -> bool {
    let scene = site.scene;
    if end >= site.sentence.end {
        return true;
    }
    let word = scene.word(end);
    let mark =
        word.passage.is_none() && word.is_any(&[",", ".", ";", "—", "–", "!", "?", ":", ")", "…"]);
    mark && !(word.is_any(&[":"]) && scene.passage_starting_at(end + 1).is_some())
}
