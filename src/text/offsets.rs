//! Spans in the units that callers count in.

use super::Span;

/// The unit in which a caller counts positions of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetEncoding {
    /// Bytes of UTF-8.
    #[default]
    Utf8,
    /// Code units of UTF-16.
    Utf16,
    /// Unicode code points.
    Utf32,
}

/// Every so many bytes the converter remembers the position in the other unit.
const STRIDE: usize = 256;

/// Converts byte spans of one text to another unit, each in constant time.
///
/// ```
/// use parallax::text::{OffsetConverter, OffsetEncoding, Span};
/// let converter = OffsetConverter::new("“Yes”", OffsetEncoding::Utf32);
/// assert_eq!(converter.convert(Span::new(3, 6)), (1, 4));
/// ```
pub struct OffsetConverter<'a> {
    text: &'a str,
    encoding: OffsetEncoding,
    /// `marks[i]` is how many units precede byte `i * STRIDE`, or the character that holds it.
    marks: Vec<u32>,
}

impl<'a> OffsetConverter<'a> {
    /// Reads the text once, unless the unit is the byte.
    pub fn new(text: &'a str, encoding: OffsetEncoding) -> Self {
        let marks = match encoding {
            OffsetEncoding::Utf8 => Vec::new(),
            _ if text.is_ascii() => Vec::new(),
            _ => marks(text, encoding),
        };
        Self {
            text,
            encoding,
            marks,
        }
    }

    /// Start and end of `span` in the caller's unit.
    pub fn convert(&self, span: Span) -> (u32, u32) {
        (self.position(span.start), self.position(span.end))
    }

    fn position(&self, byte: u32) -> u32 {
        let Some(&before) = self.marks.get(byte as usize / STRIDE) else {
            return byte; // bytes asked for, or an ASCII text
        };
        let from = self
            .text
            .floor_char_boundary_at(byte as usize / STRIDE * STRIDE);
        before + units(&self.text[from..byte as usize], self.encoding)
    }
}

fn marks(text: &str, encoding: OffsetEncoding) -> Vec<u32> {
    let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
    let (mut seen, mut at) = (0, 0);
    for mark in (0..=text.len()).step_by(STRIDE) {
        let next = text.floor_char_boundary_at(mark);
        seen += units(&text[at..next], encoding);
        at = next;
        marks.push(seen);
    }
    marks
}

fn units(text: &str, encoding: OffsetEncoding) -> u32 {
    let count = match encoding {
        OffsetEncoding::Utf8 => text.len(),
        OffsetEncoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        OffsetEncoding::Utf32 => text.chars().count(),
    };
    count as u32
}

/// `str::floor_char_boundary`, which is younger than our minimum Rust version.
trait FloorCharBoundary {
    fn floor_char_boundary_at(&self, byte: usize) -> usize;
}

impl FloorCharBoundary for str {
    fn floor_char_boundary_at(&self, byte: usize) -> usize {
        (0..=byte)
            .rev()
            .find(|&b| self.is_char_boundary(b))
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_each_unit_across_many_strides() {
        let text = "a😀e\u{301}“ß”".repeat(200);
        for (byte, _) in text.char_indices() {
            let head = &text[..byte];
            let at = |encoding| OffsetConverter::new(&text, encoding).position(byte as u32);
            assert_eq!(at(OffsetEncoding::Utf8), byte as u32);
            assert_eq!(
                at(OffsetEncoding::Utf16),
                head.encode_utf16().count() as u32
            );
            assert_eq!(at(OffsetEncoding::Utf32), head.chars().count() as u32);
        }
    }
}
