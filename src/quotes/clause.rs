//! Where reported clauses and phrases end, found without a parser.

use super::inflection::Form;
use super::lexicon::{Frame, Part};
use super::noun_phrase::is_finite_cue;
use super::scene::Scene;
use super::words::Class;

/// The longest content that is followed outside quotation marks, in tokens; a sentence beyond
/// that is no prose, and bounds keep the work linear.
pub(super) const LONGEST: usize = 400;

/// What sort of words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// A clause; it runs on over commas.
    Clause,
    /// A noun phrase or infinitive; it ends sooner.
    Phrase,
}

/// Where content that starts at `start` ends, at the latest at `limit`, the end of its sentence.
/// A passage in quotation marks that begins inside is never cut.
pub(super) fn end(scene: &Scene, start: usize, limit: usize, extent: Extent) -> usize {
    let mut i = start;
    let mut limit = limit.min(start + LONGEST);
    while i < limit {
        if let Some(passage) = scene.word(i).passage {
            i = scene.passages[passage].outer.end;
            if i > limit {
                limit = rest_of_sentence(scene, i);
            }
            let comma = scene.word(i - 1).is(",") || i > 1 && scene.word(i - 2).is(",");
            if ends_sentence(scene, i) || comma && is_attribution(scene, i, limit) {
                return i;
            }
            continue;
        }
        if i > start && breaks(scene, i, limit, extent) {
            break;
        }
        i += 1;
    }
    trim_end(scene, start, i.max(start))
}

/// The content without the marks at its end.
fn trim_end(scene: &Scene, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start {
        let word = scene.word(end - 1);
        let closes = word.passage.is_some() || word.is_any(&[")", "]", "?", "!"]);
        if closes || !word.is_mark() {
            break;
        }
        end -= 1;
    }
    end
}

/// Where the sentence ends that goes on at `i` after a quotation.
fn rest_of_sentence(scene: &Scene, i: usize) -> usize {
    if i == 0 || i >= scene.len() {
        return i.min(scene.len());
    }
    scene.sentence(scene.sentence_of(i - 1)).tokens.end.max(i)
}

/// Whether a passage that ends before `i` has a final mark of its own inside.
fn ends_sentence(scene: &Scene, i: usize) -> bool {
    let last = scene
        .words(i.saturating_sub(2)..i)
        .iter()
        .find(|w| w.is_any(&[".", "!", "?", "…"]));
    last.is_some()
        && (i >= scene.len() || scene.word(i).passage.is_some() || scene.word(i).is_capitalised())
}

/// Whether content breaks off before token `i`.
fn breaks(scene: &Scene, i: usize, limit: usize, extent: Extent) -> bool {
    let word = scene.word(i);
    let phrase = extent == Extent::Phrase;
    match word.folded.as_ref() {
        ";" => true,
        "," => breaks_at_comma(scene, i + 1, limit, phrase),
        "—" | "–" | "--" => phrase,
        "-" => phrase && is_spaced(scene, i),
        "according" => true,
        "and" | "but" => {
            starts_cue(scene, i + 1, limit) || phrase && starts_verb(scene, i + 1, limit)
        }
        _ => false,
    }
}

fn is_spaced(scene: &Scene, i: usize) -> bool {
    let tokens = scene.doc.tokens();
    i > 0 && tokens[i - 1].span.end < tokens[i].span.start
}

/// Whether content ends at a comma before token `next`.
fn breaks_at_comma(scene: &Scene, next: usize, limit: usize, phrase: bool) -> bool {
    if next >= limit {
        return true;
    }
    let word = scene.word(next);
    if word.passage.is_some() {
        return false;
    }
    if word.is_any(&["according", "while", "although", "though"])
        || is_attribution(scene, next, limit)
    {
        return true;
    }
    if is_gerund_cue(scene, next) {
        return true;
    }
    if word.is_any(&["and", "but"]) {
        return starts_cue(scene, next + 1, limit)
            || starts_attribution(scene, next + 1, limit)
            || phrase && ends_before_conjunction(scene, next, limit);
    }
    let pronoun = word.has(Class::PERSON_PRONOUN);
    let determiner = word.has(Class::DETERMINER);
    let gerund = word.folded.len() > 5 && word.folded.ends_with("ing");
    phrase && (gerund || pronoun || determiner || word.is("which"))
}

fn ends_before_conjunction(scene: &Scene, conjunction: usize, limit: usize) -> bool {
    let but = scene.word(conjunction).is("but");
    if !but && !has_verb(scene, conjunction + 1, limit) {
        return false; // the last of a list: "Ely, Hull, and Bath"
    }
    let subject = conjunction + 1 < limit && {
        let next = scene.word(conjunction + 1);
        next.has(Class::PERSON_PRONOUN.or(Class::DETERMINER)) || next.is_capitalised()
    };
    but || subject
}

/// Whether a finite verb stands within a few words behind a conjunction.
fn has_verb(scene: &Scene, start: usize, limit: usize) -> bool {
    let verb = Class::AUXILIARY.or(Class::FINITE_VERB);
    (start..limit.min(start + 8))
        .take_while(|&i| scene.word(i).is_word())
        .any(|i| scene.word(i).has(verb) || scene.word(i).looks_past() || is_finite_cue(scene, i))
}

fn is_gerund_cue(scene: &Scene, i: usize) -> bool {
    let readings = scene.word(i).readings;
    readings
        .iter()
        .any(|r| r.cue.part == Part::Verb && r.form == Form::Gerund)
}

/// Whether a new report starts at `i`, its subject left out: "… and called for".
fn starts_cue(scene: &Scene, i: usize, limit: usize) -> bool {
    let mut i = i;
    while i < limit && scene.word(i).has(Class::ADVERB) {
        i += 1;
    }
    i < limit && scene.word(i).passage.is_none() && is_finite_cue(scene, i)
}

/// Whether a new report with its own short subject starts at `i`: ", but he said".
fn starts_attribution(scene: &Scene, i: usize, limit: usize) -> bool {
    if i >= limit || scene.word(i).has(Class::PERSON_PRONOUN) {
        return starts_cue(scene, i + 1, limit);
    }
    let reach = limit.min(i + 5);
    let closed = Class::AUXILIARY
        .or(Class::SUBORDINATOR)
        .or(Class::FINITE_VERB);
    let verb = (i..reach).take_while(|&j| {
        let word = scene.word(j);
        word.passage.is_none() && word.is_word() && !word.has(closed)
    });
    verb.skip(1)
        .any(|j| is_usual_cue(scene, j) && is_finite_cue(scene, j))
}

/// Whether the word at `j` is a verb that often stands in parentheses: "he said".
fn is_usual_cue(scene: &Scene, j: usize) -> bool {
    let readings = scene.word(j).readings.iter();
    readings
        .filter(|r| r.cue.part == Part::Verb)
        .any(|r| r.cue.precision(Frame::Back).is_some_and(|p| p > 0.65))
}

/// Whether another finite verb of the same subject starts at `i`: "… and left".
fn starts_verb(scene: &Scene, i: usize, limit: usize) -> bool {
    let mut i = i;
    while i < limit && scene.word(i).has(Class::ADVERB) {
        i += 1;
    }
    i < limit && {
        let word = scene.word(i);
        word.passage.is_none() && (word.looks_past() || word.has(Class::FINITE_VERB))
    }
}

/// Whether a parenthetical attribution stands at `i`: ", Lee said," or ", said Lee".
fn is_attribution(scene: &Scene, i: usize, limit: usize) -> bool {
    let reach = limit.min(i + 8);
    if i >= reach || scene.word(i).has(Class::WH_WORD) || scene.word(i).has(Class::PREPOSITION) {
        return false;
    }
    for j in i..reach {
        let word = scene.word(j);
        if word.passage.is_some() || word.is_mark() {
            return false;
        }
        if is_usual_cue(scene, j) && is_finite_cue(scene, j) {
            return j + 1 >= limit || scene.word(j + 1).is_mark() || j == i;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, extent: Extent, expected: &str) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let limit = scene.sentence(0).tokens.end;
        let range = 0..end(&scene, 0, limit, extent);
        assert_eq!(doc.slice(scene.span(&range)), expected);
    }

    #[test]
    fn clauses_run_over_commas_up_to_the_next_report() {
        check(
            "it rained, it poured, and it froze.",
            Extent::Clause,
            "it rained, it poured, and it froze",
        );
        check(
            "it rained, adding that it froze.",
            Extent::Clause,
            "it rained",
        );
        check(
            "it rained, but he denied that it froze.",
            Extent::Clause,
            "it rained",
        );
        check("it rained, according to Lee.", Extent::Clause, "it rained");
        check("it rained, Lee said.", Extent::Clause, "it rained");
    }

    #[test]
    fn phrases_end_at_commas_but_not_inside_lists() {
        check("the plan, which failed.", Extent::Phrase, "the plan");
        check("the plan and left the room.", Extent::Phrase, "the plan");
        check(
            "Ely, Hull, and Bath.",
            Extent::Phrase,
            "Ely, Hull, and Bath",
        );
    }

    #[test]
    fn quotations_inside_are_never_cut() {
        check(
            "a “plan. Then another” here.",
            Extent::Clause,
            "a “plan. Then another” here",
        );
    }
}
