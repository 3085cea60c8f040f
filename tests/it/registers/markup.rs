//! Articles with their quotations in brackets.
//!
//! `⟦c1 “We won,”⟧ ⟦s1 Ann Lee⟧ ⟦k1 said⟧.` marks content, source and cue of attribution 1.
//! Brackets may nest; a part may have several pieces, and all but content may be missing.
//! Content includes its quotation marks and a "that" before it.

use std::collections::BTreeMap;

use parallax::text::Span;

/// Where the parts of one attribution stand, in bytes of the text without brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) content: Vec<Span>,
    pub(super) source: Vec<Span>,
    pub(super) cue: Vec<Span>,
}

/// The text without brackets, and the attributions by their numbers.
pub(super) fn parse(marked: &str) -> Result<(String, BTreeMap<u32, Parts>), String> {
    let mut text = String::with_capacity(marked.len());
    let mut parts: BTreeMap<u32, Parts> = BTreeMap::new();
    let mut open = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(inner) = rest.strip_prefix('⟦') {
            let (role, number, behind) = label(inner)?;
            open.push((role, number, text.len()));
            rest = behind;
        } else {
            let (role, number, start) = open.pop().ok_or("a bracket closes that is not open")?;
            let span = Span::new(start, text.len());
            spans(parts.entry(number).or_default(), role)?.push(span);
            rest = &rest['⟧'.len_utf8()..];
        }
    }
    text.push_str(rest);
    match open.last() {
        Some((role, number, _)) => Err(format!("bracket {role}{number} is not closed")),
        None => Ok((text, in_order(parts))),
    }
}

/// The letter and number of a bracket, and what follows them.
fn label(inner: &str) -> Result<(char, u32, &str), String> {
    let bad = || {
        format!(
            "no label in ⟦{}",
            inner.chars().take(20).collect::<String>()
        )
    };
    let (label, behind) = inner.split_once(' ').ok_or_else(bad)?;
    let mut letters = label.chars();
    let role = letters.next().ok_or_else(bad)?;
    let number = letters.as_str().parse().map_err(|_| bad())?;
    Ok((role, number, behind))
}

fn spans(parts: &mut Parts, role: char) -> Result<&mut Vec<Span>, String> {
    match role {
        'c' => Ok(&mut parts.content),
        's' => Ok(&mut parts.source),
        'k' => Ok(&mut parts.cue),
        other => Err(format!("a bracket of {other:?}: it must be c, s or k")),
    }
}

fn in_order(mut parts: BTreeMap<u32, Parts>) -> BTreeMap<u32, Parts> {
    for parts in parts.values_mut() {
        parts.content.sort_unstable();
        parts.source.sort_unstable();
        parts.cue.sort_unstable();
    }
    parts
}

#[test]
fn brackets_leave_the_text_and_become_spans() {
    let (text, parts) = parse("⟦c1 “Sí,”⟧ ⟦s1 ⟦s2 she⟧⟧ ⟦k1 said⟧ ⟦c1 “no.”⟧").expect("whole");
    assert_eq!(text, "“Sí,” she said “no.”");
    let words = |spans: &[Span]| -> Vec<&str> { spans.iter().map(|s| &text[s.range()]).collect() };
    assert_eq!(words(&parts[&1].content), ["“Sí,”", "“no.”"]);
    assert_eq!(words(&parts[&1].cue), ["said"]);
    assert_eq!(parts[&1].source, parts[&2].source);
}

#[test]
fn broken_brackets_are_told() {
    assert!(parse("⟦c1 one").is_err());
    assert!(parse("one⟧").is_err());
    assert!(parse("⟦x1 one⟧").is_err());
    assert!(parse("⟦one⟧").is_err());
}
