//! Where something stands in an article.

use std::ops::Range;

/// A half-open range of bytes `[start, end)` of an article's UTF-8 text.
///
/// Every span the analysis makes starts and ends on a character boundary. Texts are
/// limited to 4 GiB, so four bytes a side are enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte positions, which must lie below 4 GiB.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && u32::try_from(end).is_ok());
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The same range in the type that slices strings.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What both cover; they must overlap.
    pub fn intersection(self, other: Span) -> Span {
        debug_assert!(self.overlaps(other));
        Span {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        }
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_spans_do_not_overlap() {
        let (a, b) = (Span::new(0, 3), Span::new(3, 5));
        assert!(!a.overlaps(b));
        assert_eq!(a.cover(b), Span::new(0, 5));
        assert!(a.cover(b).contains(b));
        assert_eq!(a.cover(b).intersection(Span::new(2, 9)), Span::new(2, 5));
    }
}
