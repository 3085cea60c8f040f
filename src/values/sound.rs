//! What must hold of the values of every text. The tests here and the fuzz target share it.

use jiff::civil::date;

use super::{Document, Values, find};

/// Reads a text without and with publication dates, and panics if what is found is not sound:
/// spans are in order, not empty and apart, numbers are finite and ordered, times go forwards.
pub(crate) fn check(text: &str) {
    let doc = Document::plain(text);
    for published in [
        None,
        Some(date(2024, 2, 29).at(12, 0, 0, 0)),
        Some(date(9999, 12, 31).at(0, 0, 0, 0)),
    ] {
        let values = find(&doc, published);
        check_spans(&doc, &values);
        let ordered = values
            .quantities
            .iter()
            .all(|q| q.low <= q.high && q.low.is_finite() && q.high.is_finite());
        assert!(ordered, "numbers of {text:?}");
        let mut ranges = values.times.iter().filter_map(|t| t.range);
        assert!(ranges.all(|r| r.start < r.end), "times of {text:?}");
    }
}

fn check_spans(doc: &Document, values: &Values) {
    let quantities: Vec<_> = values.quantities.iter().map(|q| q.span).collect();
    let times: Vec<_> = values.times.iter().map(|t| t.span).collect();
    let ordinals: Vec<_> = values.ordinals.iter().map(|o| o.span).collect();
    let scores: Vec<_> = values.scores.iter().map(|s| s.span).collect();
    let lists = [quantities, times, ordinals, scores];
    assert!(
        lists.iter().all(|list| list.is_sorted()),
        "order in {doc:?}"
    );
    let mut spans = lists.concat();
    spans.sort();
    let apart = spans.windows(2).all(|pair| !pair[0].overlaps(pair[1]));
    assert!(apart, "spans overlap in {doc:?}");
    let exact = spans.iter().all(|&span| {
        let value = doc.slice(span);
        !value.is_empty() && value.trim() == value
    });
    assert!(exact, "spans are not exact in {doc:?}");
}
