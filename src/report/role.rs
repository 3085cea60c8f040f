//! What a piece of a report is, and how that looks.

use anstyle::{AnsiColor, Effects, Style};

/// What a piece of a report is. Only [`Role::Evidence`] also shows without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text of the article, and all that needs no stress.
    Plain,
    /// The heading of a part of the report.
    Heading,
    /// The name of an article or a speaker.
    Name,
    /// What the eye may pass over.
    Faint,
    /// The words that show what an article says, inside their sentence.
    Evidence,
    /// A discrepancy that matters most.
    High,
    /// A discrepancy that matters.
    Medium,
    /// A discrepancy that hardly matters.
    Low,
    /// Words that the other version does not have.
    Deleted,
    /// Words that only the other version has.
    Inserted,
}

impl Role {
    /// How the piece looks where colours show.
    pub(super) fn style(self) -> Style {
        let plain = Style::new();
        let colour = |colour: AnsiColor| plain.fg_color(Some(colour.into()));
        match self {
            Self::Plain => plain,
            Self::Heading => plain.effects(Effects::BOLD | Effects::UNDERLINE),
            Self::Name => plain.bold(),
            Self::Faint => plain.dimmed(),
            Self::Evidence => colour(AnsiColor::Yellow).effects(Effects::BOLD | Effects::UNDERLINE),
            Self::High => colour(AnsiColor::Red).bold(),
            Self::Medium => colour(AnsiColor::Yellow).bold(),
            Self::Low => colour(AnsiColor::Cyan).bold(),
            Self::Deleted => colour(AnsiColor::Red).strikethrough(),
            Self::Inserted => colour(AnsiColor::Green),
        }
    }
}
