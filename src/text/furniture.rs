//! What a line shows by itself to be page furniture: phrases of publishing systems, dates,
//! telephone numbers, breadcrumbs, credits.

use std::sync::LazyLock;

use super::BlockKind;
use super::lines::ends_sentence;
use super::{fold, list_lines, word_list};

/// The most words of a line of which only the start is known.
const SHORT: usize = 16;
/// The most words of a line that holds a known phrase somewhere.
const MODERATE: usize = 60;

/// Where in a line a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Start,
    Whole,
    Part,
}

struct Phrase {
    kind: BlockKind,
    place: Place,
    words: &'static str,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let phrase = |line: &'static str| {
        let (kind, rest) = line.split_once(' ')?;
        let (place, words) = rest.split_once(' ')?;
        Some(Phrase {
            kind: kind_named(kind)?,
            place: place_named(place)?,
            words,
        })
    };
    list_lines(include_str!("furniture.txt"))
        .filter_map(phrase)
        .collect()
});

static CREDITS: LazyLock<Vec<&str>> =
    LazyLock::new(|| list_lines(include_str!("credits.txt")).collect());

static DATE_WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| word_list(include_str!("dates.txt")).collect());

fn kind_named(name: &str) -> Option<BlockKind> {
    Some(match name {
        "sharing" => BlockKind::Sharing,
        "comments" => BlockKind::Comments,
        "related" => BlockKind::Related,
        "navigation" => BlockKind::Navigation,
        "legal" => BlockKind::Legal,
        "promotion" => BlockKind::Promotion,
        "byline" => BlockKind::Byline,
        "caption" => BlockKind::Caption,
        "biography" => BlockKind::Biography,
        "timestamp" => BlockKind::Timestamp,
        _ => return None,
    })
}

fn place_named(name: &str) -> Option<Place> {
    Some(match name {
        "start" => Place::Start,
        "whole" => Place::Whole,
        "part" => Place::Part,
        _ => return None,
    })
}

/// What furniture a line is, seen by itself.
pub(super) fn furniture(line: &str) -> Option<BlockKind> {
    let words = line.split_whitespace().take(MODERATE + 1).count();
    if words > MODERATE {
        return is_credits(line).then_some(BlockKind::Byline);
    }
    let folded = fold(line);
    if is_date(&folded) {
        return Some(BlockKind::Timestamp);
    }
    if is_breadcrumb(line) || is_telephone(line) {
        return Some(BlockKind::Navigation);
    }
    if is_comment_count(&folded, words) {
        return Some(BlockKind::Comments);
    }
    if is_byline(line, words) {
        return Some(BlockKind::Byline);
    }
    if is_credit(line) {
        return Some(BlockKind::Caption);
    }
    PHRASES
        .iter()
        .find(|phrase| phrase.is_in(&folded, words))
        .map(|phrase| phrase.kind)
}

impl Phrase {
    fn is_in(&self, folded: &str, words: usize) -> bool {
        match self.place {
            Place::Whole => folded.trim_end_matches(|c: char| !c.is_alphanumeric()) == self.words,
            Place::Part => {
                let limit = if self.kind == BlockKind::Promotion {
                    2 * SHORT
                } else {
                    MODERATE
                };
                words <= limit && folded.contains(self.words)
            }
            Place::Start => {
                let rest = folded.strip_prefix(self.words);
                let apart = |rest: &str| {
                    !rest.starts_with(char::is_alphanumeric) || self.words.ends_with(':')
                };
                // A whole sentence that goes on after the phrase is the article's own.
                let own = |rest: &str| words > 6 && ends_sentence(folded) && prose(rest);
                let limit = if self.kind == BlockKind::Byline {
                    MODERATE
                } else {
                    SHORT
                };
                words <= limit
                    && rest.is_some_and(|rest| apart(rest) && (self.is_strict() || !own(rest)))
            }
        }
    }

    /// Whether no article's sentence starts with the phrase.
    fn is_strict(&self) -> bool {
        if matches!(self.words, "©" | "copyright") {
            return true;
        }
        self.kind == BlockKind::Comments
            || self.kind == BlockKind::Byline
            || self.words.ends_with(':')
    }
}

/// Whether the rest of a line reads like a sentence: several words in lower case.
fn prose(rest: &str) -> bool {
    rest.split_whitespace()
        .filter(|w| w.chars().all(char::is_alphabetic))
        .count()
        > 5
}

/// "Reporting by A; Editing by B", however many names.
fn is_credits(line: &str) -> bool {
    let folded = fold(line);
    ["reporting by", "(reporting by", "editing by", "writing by"]
        .iter()
        .any(|p| folded.starts_with(p))
}

/// Whether a line is nothing but a date or a time.
fn is_date(folded: &str) -> bool {
    let (mut numbers, mut words, mut year) = (0, 0, false);
    let parts = folded.split(|c: char| !c.is_alphanumeric() && c != '.');
    for part in parts
        .map(|part| part.trim_matches('.'))
        .filter(|part| !part.is_empty())
    {
        let digits = part.chars().take_while(char::is_ascii_digit).count();
        if matches!(digits, 1 | 2 | 4) {
            numbers += 1;
            year |= digits == 4;
        } else if DATE_WORDS.contains(&part) {
            words += 1;
        } else {
            return false;
        }
    }
    let written = words > 0 && words + numbers > 1;
    let plain = numbers > 1 && year || folded.contains(':');
    numbers > 0 && words + numbers <= 14 && (written || plain && numbers > 1)
}

/// "Home > World > Asia", "HomeNewsStorm hits coast".
fn is_breadcrumb(line: &str) -> bool {
    let glued = line
        .strip_prefix("Home")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let separators = line.matches(['>', '»', '›', '|', '•']).count();
    let words = line.split_whitespace().count();
    glued && !ends_sentence(line)
        || separators >= 2 && words <= 5 * (separators + 1) && !ends_sentence(line)
}

/// "0800 555 0199", "Call us: +1 (555) 010-0199".
fn is_telephone(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let other = line.chars().any(|c| matches!(c, '$' | '€' | '£' | '%'));
    (7..=16).contains(&digits)
        && letters <= 12
        && letters < digits
        && !other
        && !ends_sentence(line)
}

/// "4 Comments".
fn is_comment_count(folded: &str, words: usize) -> bool {
    words == 2
        && folded.starts_with(|c: char| c.is_ascii_digit())
        && matches!(
            folded.split_whitespace().nth(1),
            Some("comments" | "comment" | "responses" | "replies")
        )
}

/// "By Ann Lee and Bo Mann", "by city news".
fn is_byline(line: &str, words: usize) -> bool {
    let Some(rest) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("by "))
        .or_else(|| line.strip_prefix("BY "))
    else {
        return false;
    };
    let small = |w: &str| {
        w.starts_with(char::is_lowercase)
            && !matches!(
                w,
                "and" | "for" | "of" | "in" | "the" | "de" | "van" | "von" | "al" | "at"
            )
    };
    let site = line.starts_with("by ") && words <= 5;
    words <= 14 && !ends_sentence(line) && (site || !rest.split_whitespace().any(small))
}

/// Whether a line says who made a picture and little else.
fn is_credit(line: &str) -> bool {
    let words = line.split_whitespace().count();
    if words > 14 || ends_sentence(line) && words > 8 {
        return false;
    }
    let folded = fold(line);
    CREDITS.iter().any(|credit| folded.contains(credit)) && mostly_names(line)
}

/// Whether most words of a line start with a capital.
fn mostly_names(line: &str) -> bool {
    let words = || {
        line.split(|c: char| c.is_whitespace() || c == '/')
            .filter(|w| w.starts_with(char::is_alphabetic))
    };
    let small = words()
        .filter(|w| w.starts_with(char::is_lowercase) && *w != "via" && *w != "images")
        .count();
    small * 3 <= words().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<BlockKind>) {
        assert_eq!(furniture(line), expected, "{line}");
    }

    #[test]
    fn knows_the_phrases_of_publishing_systems() {
        check("Leave a Reply", Some(BlockKind::Comments));
        check(
            "Your email address will not be published. Required fields are marked *",
            Some(BlockKind::Comments),
        );
        check("Share to:", Some(BlockKind::Sharing));
        check("You may also like", Some(BlockKind::Related));
        check("© Copyright 2024 Coast Media", Some(BlockKind::Legal));
        check("Back to top button", Some(BlockKind::Navigation));
    }

    #[test]
    fn knows_dates_credits_and_numbers() {
        check("June 22, 2024", Some(BlockKind::Timestamp));
        check(
            "Published: 3 May 2024 at 10:30 a.m. GMT",
            Some(BlockKind::Timestamp),
        );
        check("0800 555 0199", Some(BlockKind::Navigation));
        check("ANN LEE/AFP via Getty Images", Some(BlockKind::Caption));
        check("Photo Credit: AP", Some(BlockKind::Caption));
        check("By Ann Lee and Bo van Mann", Some(BlockKind::Byline));
        check(
            "Reporting by Ann Lee in Oslo; Editing by Bo Mann",
            Some(BlockKind::Byline),
        );
        check("HomeNewsStorm hits the coast", Some(BlockKind::Navigation));
    }

    #[test]
    fn leaves_the_sentences_of_the_article() {
        for line in [
            "Related companies must now publish what they paid to each other in the past year.",
            "Published figures show that prices rose by 3 percent last month, the bank said.",
            "Reuters reported on Monday that the talks had failed.",
            "By noon the water had reached the second floor, she said.",
            "Share prices fell on Monday after the bank warned of a loss.",
            "In 2019 and 2020, 35,000 people left.",
            "Read more books, the teacher told the children of the village school.",
        ] {
            check(line, None);
        }
    }
}
