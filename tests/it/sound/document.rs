//! What must hold of a divided text.

use parallax::text::{Document, OffsetConverter, OffsetEncoding, Span, is_invisible};

/// Checks that blocks, sentences and tokens stand in order, apart, in each other, cut no
/// character and leave out nothing that can be seen, in every unit.
pub(crate) fn check(doc: &Document) {
    spans(doc.text(), doc.blocks().iter().map(|block| block.span));
    spans(
        doc.text(),
        doc.sentences().iter().map(|sentence| sentence.span),
    );
    spans(doc.text(), doc.tokens().iter().map(|token| token.span));
    nested(doc);
    complete(doc);
    for encoding in [OffsetEncoding::Utf16, OffsetEncoding::Utf32] {
        converted(doc, encoding);
    }
}

/// Checks that `found` stand in the order of `text`, apart, and that each is [`exact`].
pub(crate) fn spans(text: &str, found: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in found {
        exact(text, span);
        assert!(span.start >= end, "{span:?} starts before {end}");
        end = span.end;
    }
}

/// Checks that `span` is not empty and cuts no character of `text`.
pub(crate) fn exact(text: &str, span: Span) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} does not cut characters of {text:?}"
    );
    assert!(!span.is_empty(), "{span:?} is empty");
}

/// Each sentence lies in its block and holds its tokens, and none is left over.
fn nested(doc: &Document) {
    let (mut sentence, mut token) = (0, 0);
    for (index, block) in doc.blocks().iter().enumerate() {
        assert_eq!(
            block.sentences.start, sentence,
            "sentences of block {index}"
        );
        sentence = block.sentences.end;
        for sentence in &doc.sentences()[block.sentences.clone()] {
            assert_eq!(sentence.block, index);
            assert!(
                block.span.contains(sentence.span),
                "{sentence:?} in {block:?}"
            );
            assert_eq!(sentence.tokens.start, token, "tokens of {sentence:?}");
            assert!(!sentence.tokens.is_empty(), "{sentence:?}");
            token = sentence.tokens.end;
            let tokens = doc.tokens_of(sentence);
            assert!(tokens.iter().all(|t| sentence.span.contains(t.span)));
        }
    }
    assert_eq!(sentence, doc.sentences().len());
    assert_eq!(token, doc.tokens().len());
}

/// Between the tokens stands nothing that can be seen.
fn complete(doc: &Document) {
    let text = doc.text();
    let unseen = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    let mut end = 0;
    let ends = doc.tokens().iter().map(|token| token.span.range());
    for token in ends.chain([text.len()..text.len()]) {
        let between = &text[end..token.start];
        assert!(between.chars().all(unseen), "{between:?} is in no token");
        end = token.end;
    }
}

/// Converted spans cut the same words out of a text that is counted in another unit.
fn converted(doc: &Document, encoding: OffsetEncoding) {
    let text = doc.text();
    let converter = OffsetConverter::new(text, encoding);
    let units = |text: &str| match encoding {
        OffsetEncoding::Utf8 => text.len(),
        OffsetEncoding::Utf16 => text.encode_utf16().count(),
        OffsetEncoding::Utf32 => text.chars().count(),
    };
    let (mut byte, mut unit) = (0, 0);
    for token in doc.tokens() {
        let (start, end) = converter.convert(token.span);
        unit += units(&text[byte..token.span.range().start]);
        assert_eq!(start as usize, unit, "start of {token:?}");
        unit += units(doc.word(*token));
        assert_eq!(end as usize, unit, "end of {token:?}");
        byte = token.span.range().end;
    }
}
