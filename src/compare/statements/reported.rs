//! What of a statement is reported as somebody's words.

use std::ops::Range;

use super::claim::{Occurrence, words_of};
use crate::compare::Source;
use crate::quotes::{Quotation, Speaker};
use crate::text::{Span, Token};

/// A quotation, direct or indirect, as far as it stands in one sentence.
#[derive(Clone, Debug)]
pub(in crate::compare) struct Reported<'a> {
    /// Its words, counted in the words of the statement; never empty.
    pub(in crate::compare) words: Range<usize>,
    /// Who said it, if the article tells.
    pub(in crate::compare) speaker: Option<&'a Speaker>,
}

/// The quotations that stand in the sentence of an occurrence, in the order of the text.
pub(in crate::compare) fn reported<'a>(
    sources: &[Source<'a>],
    at: Occurrence,
) -> Vec<Reported<'a>> {
    let analysis = sources[at.source].analysis;
    let sentence = &analysis.document.sentences()[at.sentence];
    let tokens: Vec<Token> = words_of(&analysis.document, sentence).collect();
    let part = |quotation: &'a Quotation| {
        let inside = |span: &&Span| span.overlaps(sentence.span);
        let first = quotation.content.iter().find(inside)?;
        let last = quotation.content.iter().rfind(inside)?;
        let start = tokens.partition_point(|t| t.span.end <= first.start);
        let end = tokens.partition_point(|t| t.span.start < last.end);
        (start < end).then_some(Reported {
            words: start..end,
            speaker: quotation.speaker.map(|i| &analysis.quotes.speakers[i]),
        })
    };
    analysis.quotes.quotations.iter().filter_map(part).collect()
}
