//! Quotation marks, dashes and white space of another house style.

use parallax::text::Span;

use super::super::Subject;
use super::Edit;

/// Curly quotation marks and apostrophes made straight.
pub(super) fn straight(subject: &Subject) -> Vec<Vec<Edit>> {
    vec![replaced(subject, |c, _, _| match c {
        '“' | '”' => Some("\""),
        '‘' | '’' => Some("'"),
        _ => None,
    })]
}

/// Straight quotation marks and apostrophes made curly, by what stands before and behind.
pub(super) fn curly(subject: &Subject) -> Vec<Vec<Edit>> {
    let opens =
        |before: Option<char>| before.is_none_or(|c| c.is_whitespace() || "([—–-“‘\"".contains(c));
    vec![replaced(subject, |c, before, after| match c {
        '"' if opens(before) && after.is_some_and(|c| !c.is_whitespace()) => Some("“"),
        '"' => Some("”"),
        '\'' if opens(before) && after.is_some_and(char::is_alphabetic) => Some("‘"),
        '\'' => Some("’"),
        _ => None,
    })]
}

/// Dashes of another kind: long ones without space become short ones with space, and back.
pub(super) fn dashes(subject: &Subject) -> Vec<Vec<Edit>> {
    let text = &subject.article.text;
    let joined = text.match_indices('—').map(|(at, dash)| {
        let start = text[..at].trim_end_matches(' ').len();
        let rest = &text[at + dash.len()..];
        let end = text.len() - rest.trim_start_matches(' ').len();
        Edit::new(Span::new(start, end), " – ")
    });
    let inner = |e: &Edit| {
        let before = text[..e.at.range().start].chars().next_back();
        let after = text[e.at.range().end..].chars().next();
        [before, after]
            .iter()
            .all(|c| c.is_some_and(char::is_alphanumeric))
    };
    let spaced = text
        .match_indices(" - ")
        .map(|(at, dash)| Edit::new(Span::new(at, at + dash.len()), " — "));
    vec![joined.filter(inner).chain(spaced).collect()]
}

/// Two spaces behind sentences, more space between paragraphs, and fixed spaces within numbers.
pub(super) fn spaces(subject: &Subject) -> Vec<Vec<Edit>> {
    let text = &subject.article.text;
    let doubled = text
        .match_indices(". ")
        .map(|(at, _)| Edit::new(Span::new(at + 1, at + 2), "  "));
    let apart = text
        .match_indices("\n\n")
        .map(|(at, _)| Edit::new(Span::new(at, at + 2), " \r\n\r\n\r\n"));
    let fixed = text
        .match_indices(" million")
        .map(|(at, _)| Edit::new(Span::new(at, at + 1), "\u{A0}"));
    vec![doubled.chain(apart).chain(fixed).collect()]
}

/// Every character that `other` replaces, given those before and behind it.
fn replaced(
    subject: &Subject,
    other: impl Fn(char, Option<char>, Option<char>) -> Option<&'static str>,
) -> Vec<Edit> {
    let text = &subject.article.text;
    let mut before = None;
    let mut edits = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let new = other(c, before, text[end..].chars().next());
        edits.extend(new.map(|new| Edit::new(Span::new(at, end), new)));
        before = Some(c);
    }
    edits
}
