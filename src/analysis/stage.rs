//! The stages of an analysis.

/// A stage of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The text is divided into blocks, sentences and tokens.
    Text,
    /// Its language is told.
    Language,
    /// Numbers and times are found.
    Values,
    /// Names are found.
    Mentions,
    /// Quotations are found and attributed.
    Quotes,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Language,
        Self::Values,
        Self::Mentions,
        Self::Quotes,
    ];

    /// What it is called, in a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Language => "language",
            Self::Values => "values",
            Self::Mentions => "mentions",
            Self::Quotes => "quotes",
        }
    }
}
