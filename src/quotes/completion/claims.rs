//! Claims that somebody else takes up: "The mayor seized on Lee's claim that …" reports Lee.

use std::ops::Range;

use crate::quotes::attribution::Finding;
use crate::quotes::lexicon::{Part, Reading};
use crate::quotes::noun_phrase;
use crate::quotes::scene::Scene;
use crate::quotes::words::Class;

/// Gives such findings to the owner of the claim.
pub(super) fn find(scene: &Scene, findings: &mut [Finding]) {
    for finding in findings {
        if let Some((source, cue)) = finding.cue.as_ref().and_then(|cue| owner(scene, cue)) {
            finding.source = vec![source];
            finding.cue = Some(cue);
        }
    }
}

/// Whose claim a cue takes up, and the words that say so: "seized on Lee's claim".
fn owner(scene: &Scene, cue: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let mark = cue
        .clone()
        .skip(1)
        .find(|&i| scene.word(i).is_any(&["'s", "'", "’"]) && scene.word(i - 1).is_capitalised())?;
    let named = noun_phrase::owner(scene, mark, cue.start)?;
    let first = scene.word(named.start);
    let preposition = scene.word(cue.end - 1).has(Class::PREPOSITION);
    let noun = cue.end.checked_sub(1 + usize::from(preposition))?;
    let closed = Class::PREPOSITION
        .or(Class::AUXILIARY)
        .or(Class::COORDINATOR);
    let adjectives =
        (mark + 1..noun).all(|i| scene.word(i).is_word() && !scene.word(i).has(closed));
    let reports = |r: &Reading| r.cue.part == Part::Noun;
    let claim = noun > mark && scene.word(noun).readings.iter().any(reports);
    let named_so =
        !first.has(Class::TIME_WORD) && first.is_capitalised() && named.start > cue.start;
    (adjectives && claim && named_so).then(|| (named.start..mark + 1, mark + 1..cue.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// The source and cue that a cue at some tokens comes to.
    fn check(text: &str, cue: Range<usize>, expected: Option<(&str, &str)>) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let words = |range: Range<usize>| doc.slice(scene.span(&range));
        let got = owner(&scene, &cue).map(|(source, cue)| (words(source), words(cue)));
        assert_eq!(got, expected, "in {text}");
    }

    #[test]
    fn a_claim_that_somebody_takes_up_is_its_owners() {
        check(
            "The mayor seized on Ann Lee's claim that the pier was safe.",
            2..8,
            Some(("Ann Lee's", "claim")),
        );
    }

    #[test]
    fn where_and_when_something_is_said_is_nobodys_claim() {
        check(
            "Ann Lee said in Saturday's debate that the pier was safe.",
            2..7,
            None,
        );
    }
}
