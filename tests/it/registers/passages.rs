//! The words of content, and which of them stand in quotation marks.

use std::ops::Range;

use parallax::quotes::QuoteKind;
use parallax::text::Span;

/// Marks that open a passage, and those that close it. Single marks come on their own.
const MARKS: &[(&str, &str)] = &[
    ("“", "”"),
    ("„", "“"),
    ("«", "»"),
    ("»", "«"),
    ("「", "」"),
    ("\"", "\""),
    ("``", "''"),
];

/// Single marks, whose closing one is an apostrophe too.
const SINGLE: &[(&str, &str)] = &[("‘", "’"), ("'", "'")];

/// The words of content, without a "that" that opens it.
pub(super) fn content_words(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut words = words(text, spans);
    if words.len() > 1 && text[words[0].range()].eq_ignore_ascii_case("that") {
        words.remove(0);
    }
    words
}

/// The runs of letters and digits in `spans`, with apostrophes, hyphens and points inside.
pub(super) fn words(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for span in spans {
        let letters = text[span.range()].char_indices();
        for (at, letter) in letters.filter(|(_, c)| c.is_alphanumeric()) {
            let start = span.range().start + at;
            let end = start + letter.len_utf8();
            match words.last_mut() {
                Some(word) if is_joint(&text[word.range().end.min(start)..start]) => {
                    *word = Span::new(word.range().start, end);
                }
                _ => words.push(Span::new(start, end)),
            }
        }
    }
    words
}

/// Whether what stands between two letters joins them to one word.
fn is_joint(between: &str) -> bool {
    ["", "'", "’", "-", "."].contains(&between)
}

/// Direct if all words of content stand in quotation marks, mixed if some do.
pub(super) fn form(text: &str, content: &[Span]) -> QuoteKind {
    let passages: Vec<Range<usize>> = content.iter().flat_map(|s| passages(text, *s)).collect();
    let words = content_words(text, content);
    let quoted = |word: &&Span| passages.iter().any(|p| p.contains(&word.range().start));
    match words.iter().filter(quoted).count() {
        0 => QuoteKind::Indirect,
        n if n == words.len() => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}

/// What stands in the outer quotation marks of a piece; a mark left open ends with the piece.
fn passages(text: &str, piece: Span) -> Vec<Range<usize>> {
    let Range { mut start, end } = piece.range();
    let mut passages = Vec::new();
    while let Some((open, close)) = next_passage(&text[start..end]) {
        passages.push(start + open..start + close);
        start += close;
    }
    passages
}

/// The first passage of `text`, from its opening mark to behind its closing one.
fn next_passage(text: &str) -> Option<(usize, usize)> {
    let pairs = MARKS.iter().chain(SINGLE);
    let opening = pairs.filter_map(|pair| Some((opening(text, pair.0)?, pair)));
    let (open, (mark, closer)) = opening.min_by_key(|(at, _)| *at)?;
    let inner = open + mark.len();
    let single = SINGLE.iter().any(|(opener, _)| opener == mark);
    let close = match single {
        true => closing_single(&text[inner..], mark, closer),
        false => text[inner..].find(closer),
    };
    let close = close.map_or(text.len(), |at| inner + at + closer.len());
    Some((open, close))
}

/// Where a mark opens a passage: not behind a letter, so that it is no apostrophe.
fn opening(text: &str, mark: &str) -> Option<usize> {
    let mut places = text.match_indices(mark).map(|(at, _)| at);
    places.find(|&at| !ends_in_letter(&text[..at]))
}

/// Where a single passage closes: at the last mark before the next passage that no letter
/// follows, since those before it are apostrophes of plurals.
fn closing_single(text: &str, mark: &str, closer: &str) -> Option<usize> {
    let limit = opening(text, mark).unwrap_or(text.len());
    let places = text[..limit].match_indices(closer).map(|(at, _)| at);
    let behind = |at: &usize| text[at + closer.len()..].chars().next();
    places
        .filter(|at| !behind(at).is_some_and(char::is_alphanumeric))
        .last()
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: QuoteKind) {
        assert_eq!(
            form(content, &[Span::new(0, content.len())]),
            expected,
            "{content}"
        );
    }

    #[test]
    fn content_wholly_in_marks_is_direct() {
        check("“We won,”", QuoteKind::Direct);
        check("“We won. It", QuoteKind::Direct);
        check("that “we won”", QuoteKind::Direct);
        check("‘our members’ tin’", QuoteKind::Direct);
        check("'He'd shout \"Mind the gap!\" at us,'", QuoteKind::Direct);
        check("« Oui »", QuoteKind::Direct);
        check("»Ja, ›Ja!‹ sagte er«", QuoteKind::Direct);
        check("「はい」", QuoteKind::Direct);
        check("``It hums,''", QuoteKind::Direct);
    }

    #[test]
    fn content_partly_in_marks_is_mixed() {
        check("it was ‘fair’ and ‘final’", QuoteKind::Mixed);
        check("\"fair\" and \"final\"", QuoteKind::Mixed);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("the players' choice isn't theirs", QuoteKind::Indirect);
        check("the players’ choice isn’t theirs", QuoteKind::Indirect);
    }

    #[test]
    fn words_keep_their_apostrophes_and_hyphens() {
        let text = "It’s no-one’s A40.";
        let words = words(text, &[Span::new(0, text.len())]);
        let words: Vec<&str> = words.iter().map(|w| &text[w.range()]).collect();
        assert_eq!(words, ["It’s", "no-one’s", "A40"]);
    }
}
