//! What holds for every text, however odd.

use parallax::analysis::{Analysis, Article, analyse};
use parallax::compare::{Comparison, Source, compare};
use parallax::text::{Document, Format, OffsetConverter, OffsetEncoding, Span};
use proptest::prelude::*;

/// Pieces that meet the rules of the analysis, and pieces that try to break them.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "「",
    "」",
    "(",
    ")",
    "—",
    "-",
    ",",
    ".",
    "...",
    "…",
    "?",
    "!",
    ":",
    ";",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{1}",
    "\0",
    "\u{301}",
    "👩‍🚀",
    "🇫🇷",
    "said",
    " said Ann Lee",
    "according to ",
    "Ann Lee",
    "Mr. Lee",
    "he",
    "she",
    "they",
    "the ministry",
    "that ",
    "told ",
    "denied",
    "Brig. Gen. ",
    "U.S. ",
    "Smith's",
    "as cited by ",
    "on Tuesday",
    "Sept. 5, 2023",
    "5 p.m.",
    "last week",
    "in 2019",
    "12",
    "1,000",
    "3.5",
    "half a million",
    "$5m",
    "20-30",
    "at least ",
    "dozens of people",
    "per cent",
    "%",
    "½",
    "²",
    "１２",
    "99999999999999999999999999",
    "1e400",
    "-",
    "٣",
    "km",
    "miles",
    "no",
    "not ",
    "reportedly ",
    "Share to:",
    "Leave a Reply",
    "© 2021",
    "<p>",
    "</p>",
    "<script>",
    "&quot;",
    "&#8220;",
    "&nosuch;",
    "<!--",
    "&",
    "ß",
    "İ",
    "ǆ",
    "漢字",
    "。",
    "שלום",
    "Привет",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        2 => "[A-Z][a-z]{1,8} ",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn article(text: &str, format: Format) -> Article {
    Article {
        format,
        published: "2023-09-05T12:00:00Z".parse().ok(),
        ..Article::new(text)
    }
}

fn check_span(text: &str, span: Span) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} does not cut characters of {text:?}"
    );
    assert!(!span.is_empty(), "{span:?} is empty");
}

fn check_document(doc: &Document) {
    assert_eq!(doc.text().len(), doc.view().len());
    check_sequence(doc, doc.blocks().iter().map(|b| b.span));
    check_sequence(doc, doc.sentences().iter().map(|s| s.span));
    check_sequence(doc, doc.tokens().iter().map(|t| t.span));
    for sentence in doc.sentences() {
        assert!(doc.blocks()[sentence.block].span.contains(sentence.span));
        assert!(!sentence.tokens.is_empty());
    }
}

fn check_sequence(doc: &Document, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        check_span(doc.text(), span);
        assert!(span.start >= end, "{span:?} starts before {end}");
        end = span.end;
    }
}

fn check_analysis(analysis: &Analysis) {
    let text = analysis.document.text();
    check_document(&analysis.document);
    let values = &analysis.values;
    check_sequence(&analysis.document, values.quantities.iter().map(|q| q.span));
    check_sequence(&analysis.document, values.times.iter().map(|t| t.span));
    assert!(
        values.quantities.iter().all(|q| q.low <= q.high),
        "{values:?}"
    );
    assert!(
        values
            .times
            .iter()
            .flat_map(|t| t.range)
            .all(|r| r.start <= r.end)
    );
    check_sequence(
        &analysis.document,
        analysis.mentions.mentions.iter().map(|m| m.span),
    );
    for quotation in &analysis.quotes.quotations {
        assert!(!quotation.content.is_empty());
        assert!((0.0..=1.0).contains(&quotation.confidence));
        let cue = quotation.cue.iter().flat_map(|cue| &cue.spans);
        for &span in quotation.content.iter().chain(&quotation.source).chain(cue) {
            check_span(text, span);
        }
        assert!(
            quotation
                .speaker
                .is_none_or(|s| s < analysis.quotes.speakers.len())
        );
    }
    for speaker in &analysis.quotes.speakers {
        speaker
            .mentions
            .iter()
            .for_each(|&span| check_span(text, span));
    }
}

fn check_comparison(comparison: &Comparison, analyses: &[&Analysis]) {
    assert_eq!(comparison.origins.len(), analyses.len());
    let sides = comparison.discrepancies.iter().flat_map(|d| &d.sides);
    let evidence = sides.flat_map(|s| &s.evidence);
    let agreed = comparison.agreements.iter().flat_map(|a| &a.evidence);
    let covered = comparison.coverage.iter().flat_map(|c| &c.evidence);
    for piece in evidence.chain(agreed).chain(covered) {
        let text = analyses[piece.source].document.text();
        check_span(text, piece.span);
        check_span(text, piece.sentence);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_an_analysis_with_exact_spans(text in text()) {
        for format in [Format::PlainText, Format::Html] {
            check_analysis(&analyse(&article(&text, format)));
        }
    }

    #[test]
    fn every_pair_of_texts_can_be_compared(a in text(), b in text()) {
        let articles = [article(&a, Format::PlainText), article(&b, Format::PlainText)];
        let analyses = articles.each_ref().map(analyse);
        let sources: Vec<Source<'_>> = articles.iter().zip(&analyses).map(|(article, analysis)| Source { article, analysis, revision: 0 }).collect();
        let comparison = compare(&sources, &|| false);
        check_comparison(&comparison, &analyses.iter().collect::<Vec<_>>());
    }

    #[test]
    fn converted_spans_cut_the_same_words(text in text()) {
        let doc = Document::plain(&text);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let utf32: Vec<char> = text.chars().collect();
        let converters = [OffsetEncoding::Utf16, OffsetEncoding::Utf32].map(|e| OffsetConverter::new(&text, e));
        for token in doc.tokens() {
            let word = doc.word(*token);
            let (start, end) = converters[0].convert(token.span);
            prop_assert_eq!(String::from_utf16_lossy(&utf16[start as usize..end as usize]), word);
            let (start, end) = converters[1].convert(token.span);
            prop_assert_eq!(utf32[start as usize..end as usize].iter().collect::<String>(), word);
        }
    }
}
