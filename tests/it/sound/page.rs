//! What must hold of the text that is read of a page.

use parallax::html::{self, PageError};
use parallax::text::Document;

use super::document;

/// Reads a page, if it can be read: its text is tidy, no longer than the page, and can be divided.
pub(crate) fn page(source: &str) {
    let text = match html::read(source) {
        Ok(page) => page.text,
        Err(PageError::NoText | PageError::TooManyNodes | PageError::TooManyAttributes) => return,
        Err(PageError::TooDeep | PageError::TextGrows) => return,
    };
    assert!(text.len() <= source.len());
    assert!(text.chars().any(char::is_alphanumeric));
    assert!(!text.contains("\n\n\n"), "{text:?}");
    for line in text.split('\n') {
        let bare = line.trim_matches([' ', '\t']);
        assert!(
            !line.starts_with(' ') && !line.ends_with([' ', '\t']),
            "{line:?}"
        );
        let spaced = bare.contains("  ") || bare.contains('\u{A0}');
        assert!(
            !spaced && !bare.chars().any(|c| c.is_control() && c != '\t'),
            "{line:?}"
        );
    }
    document::check(&Document::plain(&text));
}
