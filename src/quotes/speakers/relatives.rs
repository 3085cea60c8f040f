//! A source that is a relative pronoun: "Ann Lee, who said", "the agency, which said".

use std::ops::Range;

use super::discourse::Agreement;
use super::{Answer, Resolver, group};
use crate::mentions::{Mention, MentionKind};
use crate::quotes::noun_phrase;
use crate::quotes::reasons;
use crate::quotes::words::Class;

/// How many tokens back the one meant can end, where it does not stand right before.
const REACH: usize = 25;
/// The most words of a noun without a name.
const PHRASE: usize = 6;

/// Whom "who", "which" or "that" refers to: what stands right before it, else the nearest
/// before it in the sentence that can be meant.
pub(super) fn find(resolver: &Resolver, source: &Range<usize>) -> Option<Answer> {
    let scene = resolver.scene;
    let start = source.start;
    let agreement = match scene.word(start).folded.as_ref() {
        _ if source.len() > 1 => return None,
        "who" | "whom" => Agreement::Anyone,
        "which" | "that" => Agreement::Anything,
        _ => return None,
    };
    let floor = scene.sentence(scene.sentence_of(start)).tokens.start;
    let end = (floor..start)
        .rev()
        .find(|&i| scene.word(i).is_word() || scene.word(i).is(")"))?
        + 1;
    let found = joined(resolver, floor..end)
        .or_else(|| adjacent(resolver, floor..end, agreement))
        .or_else(|| plain(resolver, floor..end).filter(|_| end == start))
        .or_else(|| nearest(resolver, floor..end, agreement))
        .or_else(|| plain(resolver, floor..end));
    found.map(|(identity, _)| (identity, reasons::RELATIVE))
}

/// Several joined by "and" right before the pronoun: "China and Japan, which".
fn joined(resolver: &Resolver, before: Range<usize>) -> Option<Answer> {
    let words = noun_phrase::before(resolver.scene, before.end, before.start)?;
    group::find(resolver, &words)
}

/// The mention that ends right before the pronoun, if it agrees.
fn adjacent(resolver: &Resolver, before: Range<usize>, agreement: Agreement) -> Option<Answer> {
    let scene = resolver.scene;
    let mut end = before.end;
    if scene.word(end - 1).is(")") {
        end = (before.start..end).rev().find(|&i| scene.word(i).is("("))?;
    }
    let span = scene.span(&(end.checked_sub(1)?..end));
    let last = resolver.mentions_in(span).last()?;
    of_mention(resolver, last, agreement)
}

/// The nearest mention in the same sentence that agrees.
fn nearest(resolver: &Resolver, before: Range<usize>, agreement: Agreement) -> Option<Answer> {
    let start = before.start.max(before.end.saturating_sub(REACH));
    let span = resolver.scene.span(&(start..before.end));
    let mentions = resolver.mentions_in(span).iter().rev();
    mentions
        .filter_map(|m| of_mention(resolver, m, agreement))
        .next()
}

fn of_mention(resolver: &Resolver, mention: &Mention, agreement: Agreement) -> Option<Answer> {
    if mention.kind == MentionKind::Pronoun {
        return None;
    }
    let tokens = resolver.scene.doc.tokens_in(mention.span);
    let answer = resolver.answer_phrase(tokens)?;
    (agreement.with(resolver.sort(&answer.0)) > 0.0).then_some(answer)
}

/// The noun right before the pronoun with what describes it, whatever it is.
fn plain(resolver: &Resolver, before: Range<usize>) -> Option<Answer> {
    let scene = resolver.scene;
    let closed = Class::AUXILIARY
        .or(Class::PREPOSITION)
        .or(Class::COORDINATOR)
        .or(Class::SUBORDINATOR)
        .or(Class::FINITE_VERB)
        .or(Class::SUBJECT_PRONOUN);
    let mut start = before.end;
    while start > before.start.max(before.end.saturating_sub(PHRASE)) {
        let word = scene.word(start - 1);
        let determiner = word.has(Class::DETERMINER);
        if word.is_mark() && !word.is("-") || word.has(closed) && !determiner {
            break;
        }
        start -= 1;
        if determiner {
            break;
        }
    }
    (start < before.end).then(|| resolver.answer_phrase(start..before.end))?
}
