//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use parallax::compare::{DiscrepancyKind, Relation, Severity};
use parallax::quotes::QuoteKind;
use parallax::text;

const INPUT_HELP: &str = "\
Files:
  Plain text, UTF-8; `-` reads standard input. A name that ends in .html or .htm is read as
  HTML, one that ends in .json as an IngestRequest in protobuf JSON, with publisher and date.

Exit status:
  0 all went well; 2 wrong command line; 66 a file could not be read (the others are still
  reported); 74 the report could not be written.

Colours show on a terminal; NO_COLOR=1 turns them off, CLICOLOR_FORCE=1 on. Without colours
evidence is underlined with ^^^ on a line below.";

/// Show who is quoted in articles, with which words.
#[derive(Args, Clone, Debug)]
#[command(after_help = INPUT_HELP, after_long_help = format!("\
Examples:
  parallax quotes article.txt
  parallax quotes --kind direct --min-confidence 0.8 *.txt
  curl -s https://news.example/story.html > story.html && parallax quotes story.html
  pbpaste | parallax quotes -
  parallax quotes --format json article.txt | jq -r '.quotes[].text'

{INPUT_HELP}"))]
pub(super) struct QuotesArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Show only quotations reported so; may be given several times.
    #[arg(long = "kind", value_name = "KIND")]
    pub(super) kinds: Vec<Kind>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// Show where articles about one event differ, with the words that show it.
#[derive(Args, Clone, Debug)]
#[command(after_help = INPUT_HELP, after_long_help = format!("\
Examples:
  parallax compare first.txt second.txt
  parallax compare --min-severity medium examples/articles/*.json
  parallax compare --kind number --kind date-time --published 2025-03-12 *.txt
  parallax compare --format json a.txt b.txt | jq -r '.discrepancies[].summary'

{INPUT_HELP}"))]
pub(super) struct CompareArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Show only discrepancies of this kind; may be given several times.
    #[arg(long = "kind", value_name = "KIND")]
    pub(super) kinds: Vec<Slot>,
    /// Show only discrepancies whose values relate so; may be given several times.
    #[arg(long = "relation", value_name = "RELATION")]
    pub(super) relations: Vec<HowRelated>,
    /// Show only discrepancies at least so severe.
    #[arg(long, value_name = "SEVERITY", default_value = "low")]
    pub(super) min_severity: HowSevere,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// What to read.
#[derive(Args, Clone, Debug)]
pub(super) struct InputArgs {
    /// The articles, each in a file of its own.
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// When they were published, such as 2025-03-12 or 2025-03-12T18:00:00Z: "on Tuesday" counts
    /// from here. A date that a .json file gives goes first.
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(super) published: Option<Timestamp>,
}

/// What to show, and how.
#[derive(Args, Clone, Debug)]
pub(super) struct OutputArgs {
    /// Show only what is at least so sure, from 0 to 1.
    #[arg(long, value_name = "0..1", default_value_t = 0.0, value_parser = confidence)]
    pub(super) min_confidence: f32,
    /// A report to read, or the server's messages in protobuf JSON, one a line.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    /// The unit in which spans of the JSON count.
    #[arg(long, value_name = "UNIT", default_value = "utf8")]
    pub(super) offset_encoding: OffsetEncoding,
}

/// How to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A report to read.
    Text,
    /// The server's messages in protobuf JSON.
    Json,
}

fn published(value: &str) -> Result<Timestamp, String> {
    if let Ok(time) = value.parse::<Timestamp>() {
        return Ok(time);
    }
    let date: civil::Date = value.parse().map_err(|_| {
        "expected a date such as 2025-03-12 or a time such as 2025-03-12T18:00:00Z".to_owned()
    })?;
    TimeZone::UTC
        .to_timestamp(date.at(0, 0, 0, 0))
        .map_err(|error| error.to_string())
}

fn confidence(value: &str) -> Result<f32, String> {
    match value.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}

/// An enum of the command line whose variants stand for those of a domain type.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident for $domain:path { $($(#[$variant_doc:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
        pub(super) enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl From<$name> for $domain {
            fn from(choice: $name) -> Self {
                match choice {
                    $($name::$variant => Self::$variant,)+
                }
            }
        }
    };
}

choice! {
    /// How a quotation is reported.
    Kind for QuoteKind {
        /// All of it stands in quotation marks.
        Direct,
        /// Part of it does.
        Mixed,
        /// None of it does.
        Indirect,
    }
}

choice! {
    /// The slot of a statement in which sources differ.
    Slot for DiscrepancyKind {
        /// The words of one utterance.
        QuoteWording,
        /// Who said it.
        QuoteAttribution,
        /// How many or how much.
        Number,
        /// When.
        DateTime,
        /// Where.
        Place,
        /// Who or what took part.
        Participant,
        /// Whether it is so.
        Polarity,
        /// How sure it is.
        Certainty,
        /// Planned, under way, done or cancelled.
        EventStatus,
        /// The first or last time since when.
        Precedent,
        /// Whether it is reported at all.
        Coverage,
    }
}

choice! {
    /// How the values of the sides relate.
    HowRelated for Relation {
        /// They cannot both be true.
        Contradiction,
        /// They are hard to hold both.
        Tension,
        /// The later report supersedes the earlier.
        Update,
        /// One is coarser than the other.
        Granularity,
        /// Only some report it.
        Omission,
    }
}

choice! {
    /// How much a discrepancy matters.
    HowSevere for Severity {
        /// Spelling, an edge of rounding, a shortened quotation.
        Low,
        /// Time, place, role or money.
        Medium,
        /// Who or what happened, casualties, polarity, the speaker.
        High,
    }
}

choice! {
    /// The unit in which spans count.
    OffsetEncoding for text::OffsetEncoding {
        /// Bytes.
        Utf8,
        /// Code units of UTF-16.
        Utf16,
        /// Unicode code points.
        Utf32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: Option<&str>) {
        let got = published(value).ok().map(|time| time.to_string());
        assert_eq!(got.as_deref(), expected);
    }

    #[test]
    fn a_publication_date_is_a_day_or_a_moment() {
        check("2025-03-12", Some("2025-03-12T00:00:00Z"));
        check("2025-03-12T18:00:00+02:00", Some("2025-03-12T16:00:00Z"));
        check("12 March", None);
        check("", None);
    }

    #[test]
    fn a_confidence_is_a_number_from_0_to_1() {
        assert_eq!(confidence("0.5"), Ok(0.5));
        for wrong in ["1.5", "-1", "NaN", "much"] {
            assert!(confidence(wrong).is_err(), "{wrong}");
        }
    }
}
