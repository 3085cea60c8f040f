//! Where content begins and ends: at the quotation marks it misses by a word, without what
//! belongs to the sentence around it; and each content once.

use std::ops::Range;

use crate::quotes::attribution::{Finding, relay};
use crate::quotes::marks::Passage;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// How many tokens content may miss a quotation mark by.
const SLACK: usize = 2;

/// Puts the bounds of contents right and drops findings that another one holds.
pub(super) fn tidy(scene: &Scene, findings: &mut Vec<Finding>) {
    for finding in findings.iter_mut() {
        let quoted = finding.content.len() > 1 && is_quoted(scene, &finding.content[0]);
        finding.content = finding
            .content
            .iter()
            .enumerate()
            .filter(|(i, range)| !(quoted && *i > 0 && is_addressee(scene, range)))
            .filter_map(|(_, range)| tidied(scene, range, finding.cue.as_ref()))
            .collect();
        join_overlapping(&mut finding.content);
        finding.cue = finding.cue.take().map(|cue| without_marks(scene, cue));
    }
    findings.retain(|f| !f.content.is_empty());
    drop_held(findings);
}

fn is_quoted(scene: &Scene, range: &Range<usize>) -> bool {
    scene
        .words(range.clone())
        .iter()
        .all(|w| w.passage.is_some())
}

/// Whether a part behind a quotation and its cue is only whom it was said to: "asked Senator
/// Lee", "wrote in a note to clients".
fn is_addressee(scene: &Scene, range: &Range<usize>) -> bool {
    let one = range.len() == 1 && !is_quoted(scene, range);
    one || range.len() <= 6
        && scene.words(range.clone()).iter().all(|w| {
            w.passage.is_none() && (w.is_capitalised() || w.is_mark() || w.has(Class::DETERMINER))
        })
}

/// Content within its bounds; nothing if no word is left.
fn tidied(scene: &Scene, range: &Range<usize>, cue: Option<&Range<usize>>) -> Option<Range<usize>> {
    let prose = scene.sentence_around(range.start).start; // not the dateline
    let range = range.start.max(prose.min(range.end - 1))..range.end;
    let range = without_time(scene, &snapped(scene, &range));
    let range = without_that(scene, from_quoted_sentence(scene, range, cue), cue);
    let words = scene.words(range.clone());
    words.iter().any(|w| w.is_word()).then_some(range)
}

/// Content without the "that" that opens its clause behind the cue.
fn without_that(scene: &Scene, range: Range<usize>, cue: Option<&Range<usize>>) -> Range<usize> {
    let behind = cue.is_some_and(|cue| cue.end <= range.start);
    let opens = behind && range.len() > 2 && scene.word(range.start).is("that");
    let pronoun = opens && scene.word(range.start + 1).has(Class::AUXILIARY);
    range.start + usize::from(opens && !pronoun)..range.end
}

/// A cue without the comma or colon behind its words, and without who relays them: "as cited by".
fn without_marks(scene: &Scene, cue: Range<usize>) -> Range<usize> {
    let relayed = cue.clone().find(|&i| relay::cites_by(scene, i, cue.end));
    let mut end = relayed.filter(|&i| i > cue.start).unwrap_or(cue.end);
    let marks: &[&str] = match relayed {
        Some(_) => &[",", ":", "as"],
        None => &[",", ":", "“", "\""],
    };
    while end > cue.start + 1 && scene.word(end - 1).is_any(marks) {
        end -= 1;
    }
    cue.start..end
}

/// Content moved to the marks it misses: from inside a quotation outwards.
fn snapped(scene: &Scene, range: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range.clone();
    if let Some(passage) = passage_at(scene, start)
        && start - passage.outer.start <= opening(passage) + SLACK
    {
        start = passage.outer.start;
    }
    if let Some(passage) = passage_at(scene, end - 1)
        && passage.outer.start >= start
        && passage.outer.end - end <= closing(passage) + SLACK
    {
        end = passage.outer.end;
    }
    start..end
}

fn passage_at<'a>(scene: &'a Scene, i: usize) -> Option<&'a Passage> {
    scene.word(i).passage.map(|p| &scene.passages[p])
}

/// The width of the opening mark, in tokens.
fn opening(passage: &Passage) -> usize {
    passage.inner.start - passage.outer.start
}

/// The width of the closing mark, in tokens.
fn closing(passage: &Passage) -> usize {
    passage.outer.end - passage.inner.end
}

/// Content without the time of a live entry before its quotation: "00:15 “We won,”".
fn without_time(scene: &Scene, range: &Range<usize>) -> Range<usize> {
    let first = range.clone().find(|&i| scene.word(i).passage.is_some());
    let Some(quoted) = first.filter(|&i| scene.passage_starting_at(i).is_some()) else {
        return range.clone();
    };
    let figures = |i: usize| !scene.word(i).text.chars().any(char::is_alphabetic);
    let start = if (range.start..quoted).all(figures) {
        quoted
    } else {
        range.start
    };
    start..range.end
}

/// Content whose quotation beside the cue opens its sentence starts there, not in the
/// sentence before: "… in a cap. “We won,” he said."
fn from_quoted_sentence(
    scene: &Scene,
    range: Range<usize>,
    cue: Option<&Range<usize>>,
) -> Range<usize> {
    let behind = cue.is_some_and(|cue| cue.start >= range.end);
    let Some(passage) = passage_at(scene, range.end - 1).filter(|_| behind) else {
        return range;
    };
    let start = passage.outer.start;
    let ended = start > range.start && {
        let last = scene.word(start - 1);
        scene.sentence_of(start - 1) != scene.sentence_of(start) || last.is_any(&[".", "!", "?"])
    };
    let narrated = scene.word(range.start).passage.is_none();
    if ended && narrated {
        return start..range.end;
    }
    range
}

/// Joins parts that overlap; those that only touch are quotations of their own.
fn join_overlapping(content: &mut Vec<Range<usize>>) {
    content.sort_by_key(|r| (r.start, r.end));
    content.dedup_by(|next, last| {
        let touch = next.start < last.end;
        if touch {
            last.end = last.end.max(next.end);
        }
        touch
    });
}

/// Drops findings whose content lies wholly in that of another one with the same cue.
fn drop_held(findings: &mut Vec<Finding>) {
    let held = |f: &Finding, by: &Finding| {
        let inside = |r: &Range<usize>| {
            by.content
                .iter()
                .any(|o| o.start <= r.start && r.end <= o.end)
        };
        f.cue == by.cue && f.content != by.content && f.content.iter().all(inside)
    };
    let keep: Vec<bool> = findings
        .iter()
        .enumerate()
        .map(|(i, f)| {
            let near = &findings[i.saturating_sub(3)..findings.len().min(i + 4)];
            !near.iter().any(|by| held(f, by))
        })
        .collect();
    let mut keep = keep.into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, tokens: Range<usize>, cue: Range<usize>, expected: &str) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let range = tidied(&scene, &tokens, Some(&cue)).expect("words");
        assert_eq!(doc.slice(scene.span(&range)), expected, "in {text}");
    }

    #[test]
    fn content_reaches_the_marks_it_misses_by_a_word() {
        check("“We won again,” he said.", 1..4, 7..8, "“We won again,”");
        check("He said “we won again.”", 3..6, 1..2, "“we won again.”");
    }

    #[test]
    fn the_end_of_another_sentence_is_no_content() {
        check(
            "He left in a cap. “We won,” he said.",
            2..11,
            12..13,
            "“We won,”",
        );
    }
}
