//! What a number counts: the head noun of the words after it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::words::is_numeral;
use crate::text::{looks_past, word_list};
use crate::values::line::Line;
use crate::values::money;

/// Plural nouns without "s".
static IRREGULAR: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "people men women children policemen policewomen firemen servicemen servicewomen gunmen troops police \
         personnel cattle sheep fish aircraft staff crew feet teeth mice lives wives data media criteria spacecraft \
         percent seats dead congressmen lawmen fishermen salesmen",
    )
    .collect()
});

/// Words that end in "s" and are no plural noun.
static NOT_PLURAL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "as is was has does his hers its us this thus yes plus across always perhaps towards besides less unless \
         afterwards says minus versus vs s ours theirs yours goes sometimes overseas gas bus press various serious \
         previous religious famous dangerous numerous anonymous mass class business process access success address \
         loss crisis basis analysis status campus virus bonus focus canvas whereas indoors outdoors downstairs upstairs",
    )
    .collect()
});

/// Words at which the noun phrase after a number ends.
static STOPS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list(
        "'s the a an of in on at to for from by with without within into onto over under after before during since until \
         till between among against about around near through throughout across along per via worth and or but nor so yet \
         than inside outside behind beyond above below beneath toward towards off up down out amid upon except including too \
         as that which who whom whose when where while because if though although is are was were be been being \
         am has have had do does did will would can could may might shall should must not it he she they we you i him \
         her them us his its their our your my this these those there here now then ago later earlier away apart \
         said says say told",
    )
    .collect()
});

/// Adjectives and participles that stand for people: "22 dead", "14 were wounded".
static PERSONS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    word_list("dead injured wounded killed missing hurt hospitalized hospitalised arrested detained displaced infected homeless")
        .collect()
});

/// How far the head noun may stand after its number.
const REACH: usize = 5;

/// Whether `word` looks like a plural noun.
pub(in crate::values) fn is_plural(word: &str) -> bool {
    IRREGULAR.contains(word)
        || word.len() > 2
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("ous")
            && !word.contains('\'')
            && !NOT_PLURAL.contains(word)
}

/// Whether a plural noun follows in the noun phrase that starts at `i`.
pub(super) fn has_plural(line: &Line, i: usize) -> bool {
    noun_at(line, i, false).is_some()
}

/// Whether a noun phrase ends at `word`: a preposition, an auxiliary, a pronoun or the like.
pub(in crate::values) fn ends_phrase(word: &str) -> bool {
    STOPS.contains(word)
}

/// Whether any noun follows in the noun phrase that starts at `i`.
pub(super) fn has_noun(line: &Line, i: usize) -> bool {
    noun_at(line, i, true).is_some()
}

/// The head noun of what the number that ends before `end` counts, as it stands, or "".
/// `singular`: the noun may be a singular, as after "one" or in "a 12-mile stretch".
/// `measured`: the number has a unit, so that only "of" or a singular leads to what is measured.
pub(super) fn head<'a>(line: &Line<'a>, end: usize, singular: bool, measured: bool) -> &'a str {
    if line.joins(end) && !measured {
        return match line.word(end + 1) {
            "strong" => noun_at(line, end + 2, true).map_or("", |at| line.text(at)),
            // "A 3-for-1 split".
            word if ends_phrase(word) => "",
            _ => line.text(end + 1),
        };
    }
    let noun = match line.word(end) {
        "of" => noun_at(line, after_owner(line, end + 1), measured),
        _ if measured && !singular => None,
        _ => noun_at(line, line.past_hyphen(end), singular),
    };
    noun.map_or("", |at| line.text(at))
}

/// Where the noun phrase goes on after its determiners or its owner: "the victims", "the
/// city's voters".
fn after_owner(line: &Line, i: usize) -> usize {
    const DETERMINERS: [&str; 9] = [
        "the", "those", "these", "its", "their", "all", "his", "her", "our",
    ];
    let determiner = |at: usize| DETERMINERS.contains(&line.word(at));
    let ends = |at: usize| ends_phrase(line.word(at)) && !determiner(at) || !line.is_word(at);
    let owner = (i..i + REACH).find(|&at| ends(at) && !line.is_number(at));
    match owner {
        Some(at) if line.word(at) == "'s" => at + 1,
        // "20 of the 50 workers".
        _ => (i..i + 3)
            .find(|&at| !determiner(at) && !line.is_number(at) && !is_numeral(line, at))
            .unwrap_or(i + 3),
    }
}

/// The head of the noun phrase that starts at `i`: its first plural, or else, if a
/// `singular` will do, its last word.
fn noun_at(line: &Line, i: usize, singular: bool) -> Option<usize> {
    let stops = |at: usize| ends_phrase(line.word(at)) && line.text(at) != "US";
    // A time may stand inside: "310 million monthly users".
    let time = |at: usize| line.is_taken(at) && at == i;
    // "A 12-mile road *costs* $5m": no noun has an amount as its object.
    let amount = |at: usize| line.is_number(at) || money::sign_at(line, at).is_some();
    let verb = |at: usize| at > i && amount(at + 1) && is_plural(line.word(at));
    let word = |at: usize| line.is_word(at) || line.joins(at) || time(at);
    let number = |at: usize| at > i && is_numeral(line, at) && !line.joins(at - 1);
    let ends = |at: usize| !word(at) || stops(at) || verb(at) || number(at);
    let end = (i..i + REACH).find(|&at| ends(at)).unwrap_or(i + REACH);
    let plural = |at: usize| at < end && is_plural(line.word(at));
    let adjective = |at: usize| at > i && line.joins(at - 1) && (at + 1..end).any(plural);
    let first = (i..end).find(|&at| plural(at) && !adjective(at));
    first
        .map(|at| at + usize::from(plural(at + 1)))
        .or_else(|| person(line, i, end))
        .or_else(|| {
            // "The 25-year-old won" counts nothing.
            let won = i > 0 && line.word(i - 1) == "old" && looks_past(line.word(i));
            (singular && i < end && !won).then(|| last_noun(line, i, end))
        })
}

/// Whether the words near `start..end` tell of people hurt, held or dead.
pub(super) fn speaks_of_people(line: &Line, start: usize, end: usize) -> bool {
    let fate = |word: &str| is_person(word) || FATES.contains(&word);
    (1..=4).any(|back| fate(line.before(start, back)))
        || (end..end + 6).any(|at| fate(line.word(at)))
}

/// Verbs of what happens to people, beside the participles of [`PERSONS`].
const FATES: [&str; 14] = [
    "died",
    "killing",
    "injuring",
    "wounding",
    "charged",
    "convicted",
    "sentenced",
    "jailed",
    "kidnapped",
    "survived",
    "escaped",
    "fled",
    "said",
    "arresting",
];

/// Whether `word` is an adjective or participle that stands for people.
pub(super) fn is_person(word: &str) -> bool {
    PERSONS.contains(word)
}

fn person(line: &Line, i: usize, end: usize) -> Option<usize> {
    (i..end).find(|&at| is_person(line.word(at)))
}

/// The last word before a verb form or adverb: "one man died" is about a man.
fn last_noun(line: &Line, i: usize, end: usize) -> usize {
    let adverb = |word: &str| word.len() > 5 && word.ends_with("ly");
    let verb = |at: usize| {
        let word = line.word(at);
        (looks_past(word) || matches!(word, "has" | "have") || adverb(word)) && !line.joins(at - 1)
    };
    let last = (i + 1..end).find(|&at| verb(at)).unwrap_or(end) - 1;
    // "A face-off with": what "off" cuts is the first word.
    last - usize::from(last > i && line.joins(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, end: usize, expected: &str) {
        let doc = Document::plain(text);
        let line = Line::new(&doc, &doc.sentences()[0]);
        assert_eq!(
            head(&line, end, text.starts_with("one"), false),
            expected,
            "{text}"
        );
    }

    #[test]
    fn finds_the_head_noun() {
        check("22 people died Tuesday", 1, "people");
        check("22 wounded civilians fled", 1, "civilians");
        check("22 of the victims were men", 1, "victims");
        check("two of the city's voters", 1, "voters");
        check("two of the men in Ann's house", 1, "men");
        check("two US congressmen", 1, "congressmen");
        check("one acid-laced drink", 1, "drink");
        check("three sports cars", 1, "cars");
        check("four plain-clothes officers", 1, "officers");
        check("18 fact-checkers", 1, "checkers");
        check("one man died", 1, "man");
        check("one study found it", 1, "study");
    }

    #[test]
    fn nothing_may_be_counted() {
        check("22 were killed", 1, "");
        check("50,000 came", 1, "");
        check("the toll rose to 22.", 5, "");
    }
}
