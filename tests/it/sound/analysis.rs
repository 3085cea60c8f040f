//! What must hold of the analysis of a text.

use parallax::analysis::Analysis;
use parallax::quotes::{Quotation, Quotations};
use parallax::text::Span;

use super::document;

/// Checks that every span of an analysis cuts its text, and that every index names something.
pub(crate) fn check(analysis: &Analysis) {
    document::check(&analysis.document);
    values(analysis);
    mentions(analysis);
    let text = &**analysis.document.text();
    for quotation in &analysis.quotes.quotations {
        check_quotation(text, quotation, &analysis.quotes);
    }
    for speaker in &analysis.quotes.speakers {
        all(text, &speaker.mentions);
        assert!(!speaker.name.is_empty());
    }
}

fn values(analysis: &Analysis) {
    let (text, values) = (analysis.document.text(), &analysis.values);
    document::spans(text, values.quantities.iter().map(|q| q.span));
    document::spans(text, values.times.iter().map(|t| t.span));
    document::spans(text, values.ordinals.iter().map(|o| o.span));
    document::spans(text, values.scores.iter().map(|s| s.span));
    let ordered = values.quantities.iter().all(|q| q.low <= q.high);
    assert!(ordered, "{values:?}");
    let ranges = values.times.iter().flat_map(|t| [t.range, t.alternative]);
    assert!(ranges.flatten().all(|range| range.start <= range.end));
}

fn mentions(analysis: &Analysis) {
    let (text, found) = (&**analysis.document.text(), &analysis.mentions);
    document::spans(text, found.mentions.iter().map(|mention| mention.span));
    let mut named = found.mentions.iter().filter_map(|mention| mention.entity);
    assert!(named.all(|entity| (entity.0 as usize) < found.entities.len()));
    for entity in &found.entities {
        all(text, &entity.mentions);
        assert!(!entity.name.is_empty());
    }
}

fn check_quotation(text: &str, quotation: &Quotation, quotes: &Quotations) {
    assert!(!quotation.content.is_empty());
    assert!((0.0..=1.0).contains(&quotation.confidence));
    let cue = quotation.cue.iter().flat_map(|cue| &cue.spans);
    all(
        text,
        quotation.content.iter().chain(&quotation.source).chain(cue),
    );
    let speaker = quotation.speaker;
    assert!(speaker.is_none_or(|index| index < quotes.speakers.len()));
}

fn all<'a>(text: &str, spans: impl IntoIterator<Item = &'a Span>) {
    for span in spans {
        document::exact(text, *span);
    }
}
