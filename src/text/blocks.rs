//! The blocks of a page: which lines are the article, and which are furniture.

use std::ops::Range;

use super::Span;
use super::page::Page;

/// What a block of text on a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph of the article itself.
    Paragraph,
    /// The headline or a deck under it.
    Headline,
    /// A heading inside the article.
    Subheading,
    /// Who wrote it, and where the text came from.
    Byline,
    /// The date or time of the page.
    Timestamp,
    /// What stands under a picture, and who made it.
    Caption,
    /// Menus, breadcrumbs, telephone numbers of the site.
    Navigation,
    /// "Share to:" and its like.
    Sharing,
    /// Comment forms and comments.
    Comments,
    /// About the author.
    Biography,
    /// "You may also like" and what follows.
    Related,
    /// Copyright lines and other page feet.
    Legal,
    /// Advertisements, newsletters and other calls to the reader.
    Promotion,
}

impl BlockKind {
    /// Whether the block is part of what the article says: paragraphs and headings.
    pub fn is_content(self) -> bool {
        matches!(self, Self::Paragraph | Self::Headline | Self::Subheading)
    }
}

/// One paragraph or line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Which sentences of the document it holds.
    pub sentences: Range<usize>,
}

/// What each of `blocks` is, seen together.
pub(super) fn classify(text: &str, blocks: &[Span]) -> Vec<BlockKind> {
    Page::new(text, blocks).kinds()
}
