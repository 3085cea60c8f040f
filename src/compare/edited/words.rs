//! Words that exclude each other: opposites, and members of one class.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::compare::DiscrepancyKind;
use crate::compare::words::terms::stem;
use crate::text::{list_lines, word_list};

/// Where a stem stands in a list: the line, and the member of it.
type Places = HashMap<String, Vec<(usize, usize)>>;

/// The lines of opposites; member 0 stands before the bar, member 1 after it.
static ANTONYMS: LazyLock<Places> = LazyLock::new(|| {
    let lines = list_lines(include_str!("antonyms.txt"));
    let sides = lines.map(|line| line.split('|').map(str::split_whitespace));
    places(sides.map(|sides| sides.map(Iterator::collect)))
});

/// The kind of each line of contrasts.
static KINDS: LazyLock<Vec<DiscrepancyKind>> = LazyLock::new(|| {
    let lines = list_lines(include_str!("contrasts.txt"));
    lines.map(|line| kind(line.split(' ').next())).collect()
});

/// The lines of contrasts.
static CONTRASTS: LazyLock<Places> = LazyLock::new(|| {
    let lines = list_lines(include_str!("contrasts.txt"));
    let members = lines.map(|line| line.split_whitespace().skip(1));
    places(members.map(|members| members.map(|member| member.split('/').collect())))
});

/// Syllables that turn a word into its opposite.
const PREFIXES: [&str; 7] = ["un", "in", "im", "il", "ir", "dis", "non"];
/// Letters that a word has at least which such a syllable turns.
const MIN_TURNED: usize = 5;

/// Words that begin with such a syllable and are no opposites of the rest of themselves.
const NOT_TURNED: &str = "different famous valuable flammable close cover charge count play
    press prove portion position solution section investment vestment habited filtrated tension
    formation forming formed forms vested stalled stalls fluence tended patched";

fn kind(name: Option<&str>) -> DiscrepancyKind {
    match name {
        Some("place") => DiscrepancyKind::Place,
        Some("time") => DiscrepancyKind::DateTime,
        Some("number") => DiscrepancyKind::Number,
        Some("polarity") => DiscrepancyKind::Polarity,
        _ => DiscrepancyKind::Participant,
    }
}

fn places<'a>(lines: impl Iterator<Item = impl Iterator<Item = Vec<&'a str>>>) -> Places {
    let mut places = Places::new();
    for (line, members) in lines.enumerate() {
        for (member, words) in members.enumerate() {
            for word in words {
                let stem = stem(word).into_owned();
                places.entry(stem).or_default().push((line, member));
            }
        }
    }
    places
}

/// In which slot two folded words exclude each other, if they do.
pub(in crate::compare) fn excluded(a: &str, b: &str) -> Option<DiscrepancyKind> {
    let (x, y) = (stem(a), stem(b));
    if x == y {
        return None;
    }
    if let Some(line) = differ_in(&CONTRASTS, &x, &y) {
        return Some(KINDS[line]);
    }
    let opposed = differ_in(&ANTONYMS, &x, &y).is_some() || turned((a, &x), (b, &y));
    opposed.then_some(DiscrepancyKind::Polarity)
}

/// The first line in which two stems are different members, if they are the same in none.
fn differ_in(places: &Places, a: &str, b: &str) -> Option<usize> {
    let (x, y) = (places.get(a)?, places.get(b)?);
    let shared = |place: &&(usize, usize)| y.contains(place);
    if x.iter().any(|place| shared(&place)) {
        return None;
    }
    let in_b = |line: usize| y.iter().any(|(other, _)| *other == line);
    let lines = x.iter().map(|(line, _)| *line);
    lines.into_iter().find(|line| in_b(*line))
}

/// Whether one of two folded words, given with their stems, is the other with "un-" or the like.
fn turned(a: (&str, &Cow<'_, str>), b: (&str, &Cow<'_, str>)) -> bool {
    let is = |whole: &str, (word, stem): (&str, &Cow<'_, str>)| {
        let long = word.len() >= MIN_TURNED && word_list(NOT_TURNED).all(|no| no != word);
        let rest = PREFIXES.iter().filter_map(|p| whole.strip_prefix(p));
        long && rest.into_iter().any(|rest| *rest == **stem)
    };
    is(a.1, b) || is(b.1, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DiscrepancyKind::{DateTime, Number, Participant, Place, Polarity};

    fn check(a: &str, b: &str, expected: Option<DiscrepancyKind>) {
        assert_eq!(excluded(a, b), expected, "{a} / {b}");
        assert_eq!(excluded(b, a), expected, "{b} / {a}");
    }

    #[test]
    fn opposites_exclude_each_other_in_every_form() {
        check("rose", "fell", Some(Polarity));
        check("increased", "decrease", Some(Polarity));
        check("accepting", "rejects", Some(Polarity));
        check("before", "after", Some(Polarity));
        check("won", "lost", Some(Polarity));
    }

    #[test]
    fn a_syllable_turns_a_word_into_its_opposite() {
        check("named", "unnamed", Some(Polarity));
        check("dependent", "independent", Some(Polarity));
        check("famous", "infamous", None);
        check("cover", "discover", None);
    }

    #[test]
    fn members_of_one_class_exclude_each_other_in_its_slot() {
        check("green", "yellow", Some(Participant));
        check("girls", "boys", Some(Participant));
        check("northern", "south", Some(Place));
        check("monday", "friday", Some(DateTime));
        check("third", "fourth", Some(Number));
    }

    #[test]
    fn words_for_one_thing_do_not_exclude_each_other() {
        check("grey", "gray", None);
        check("italy", "italian", None);
        check("fell", "dropped", None);
        check("road", "street", None);
    }
}
