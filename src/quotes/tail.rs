//! What may stand between a cue and the words it reports: whom it was said to, when and where.

use super::scene::Scene;
use super::words::Class;

/// The token after an addressee at `i`: "told [reporters]", "told [Fox News]"; `i` if none is there.
pub(super) fn skip_addressee(scene: &Scene, i: usize, limit: usize) -> usize {
    if i >= limit || scene.word(i).passage.is_some() {
        return i;
    }
    if scene.word(i).has(Class::OBJECT_PRONOUN) || scene.word(i).is_any(&["you", "it"]) {
        return i + 1;
    }
    let reach = limit.min(i + 7);
    let mut end = i;
    for j in i..reach {
        let word = scene.word(j);
        if word.passage.is_some() || word.is_mark() || word.has(Class::AUXILIARY) {
            break;
        }
        let name = word.is_capitalised() || word.is("'s") || word.is("’s");
        let noun = word.has(Class::ADDRESSEE);
        if noun || name && (j == end || j == i + 1 && scene.word(i).has(Class::DETERMINER)) {
            end = j + 1;
        } else if !inside_addressee(scene, j) {
            break;
        }
    }
    end
}

fn inside_addressee(scene: &Scene, i: usize) -> bool {
    let word = scene.word(i);
    let subject = word.has(Class::SUBJECT_PRONOUN) && !word.has(Class::DETERMINER);
    word.is_word() && !subject && !word.has(Class::SUBORDINATOR)
}

/// The token after times, places and adverbs at `i`: "[on Monday]", "[in an interview with CNN]".
pub(super) fn skip_adjuncts(scene: &Scene, i: usize, limit: usize) -> usize {
    let mut i = i;
    loop {
        let before = i;
        i = skip_time(scene, skip_forum(scene, i, limit), limit);
        while i < limit && scene.word(i).passage.is_none() && scene.word(i).has(Class::ADVERB) {
            i += 1;
        }
        if i == before {
            return i;
        }
    }
}

/// "on Monday night", "last week", "Tuesday", "Sept. 5".
fn skip_time(scene: &Scene, i: usize, limit: usize) -> usize {
    let mut end = i;
    for j in i..limit.min(i + 6) {
        let word = scene.word(j);
        if word.passage.is_some() {
            break;
        }
        let day = j > i && end == j && word.folded.starts_with(|c: char| c.is_ascii_digit());
        if word.has(Class::TIME_WORD) || day {
            end = j + 1;
        } else if !(word.has(Class::TIME_OPENER) || word.is_any(&["the", "a", "of"])) {
            break;
        }
    }
    end
}

/// "in a statement", "during a rally in Ohio", "on Twitter".
fn skip_forum(scene: &Scene, i: usize, limit: usize) -> usize {
    let opens = [
        "in", "on", "during", "at", "via", "through", "after", "before", "by", "to",
    ];
    if i >= limit || scene.word(i).passage.is_some() || !scene.word(i).is_any(&opens) {
        return i;
    }
    let mut end = i;
    for j in i + 1..limit.min(i + 9) {
        let word = scene.word(j);
        let breaks = word.passage.is_some()
            || word.is_mark() && !word.is("-")
            || word.has(Class::AUXILIARY.or(Class::PERSON_PRONOUN))
            || word.is("that");
        if breaks {
            break;
        }
        if word.has(Class::FORUM) {
            end = j + 1;
        }
    }
    if end > i {
        skip_place(scene, end, limit)
    } else {
        i
    }
}

/// "with MSNBC", "to The Times", "in Detroit": names after a forum.
fn skip_place(scene: &Scene, i: usize, limit: usize) -> usize {
    let mut end = i;
    for j in i..limit.min(i + 10) {
        let word = scene.word(j);
        if word.passage.is_some() {
            break;
        }
        if word.has(Class::TIME_WORD) {
            break;
        }
        if word.is_capitalised() || word.is("'s") {
            end = j + 1;
        } else if !word.is_any(&[
            "with", "to", "in", "at", "on", "of", "the", "a", "for", "from", "'s", "and",
        ]) {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(skip: fn(&Scene, usize, usize) -> usize, text: &str, expected: &str) {
        let doc = Document::plain(text);
        let scene = Scene::new(&doc, true);
        let end = skip(&scene, 0, scene.len());
        assert_eq!(doc.slice(scene.span(&(0..end))), expected);
    }

    #[test]
    fn addressees_are_passed_over() {
        check(skip_addressee, "reporters that it rained", "reporters");
        check(skip_addressee, "the crowd it rained", "the crowd");
        check(skip_addressee, "Radio Ely that it rained", "Radio Ely");
        check(skip_addressee, "it was late that day", "it");
        check(skip_addressee, "rain fell", "");
    }

    #[test]
    fn times_and_places_are_passed_over() {
        check(
            skip_adjuncts,
            "on Monday night that it rained",
            "on Monday night",
        );
        check(
            skip_adjuncts,
            "in an interview with Radio Ely on Sept. 5 that",
            "in an interview with Radio Ely on Sept. 5",
        );
        check(skip_adjuncts, "in Ely", "");
    }
}
