//! Articles from files and standard input.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use parallax::analysis::{Analysis, Article, analyse};
use parallax::grpc::json;
use parallax::html::PageError;
use parallax::report::Named;
use parallax::service::{Format, Inline, Reading, Sent};

use super::args::InputArgs;
use super::names::{Taken, id, is_stdin, names};
use super::output::usage;

/// The longest file that is read, in bytes. Spans could count further, but no article is so long.
const LONGEST: u64 = 64 << 20;

/// An article of the command line.
pub(super) struct Input {
    /// What reports call it.
    pub(super) name: String,
    /// The article; its id is made of the name unless the file gives one.
    pub(super) article: Article,
    /// Its analysis.
    pub(super) analysis: Analysis,
    /// What its file is written in.
    format: Format,
    /// When the work on it began.
    pub(super) started: Instant,
}

impl Input {
    /// The article as a report takes it.
    pub(super) fn named(&self) -> Named<'_> {
        Named {
            name: &self.name,
            article: &self.article,
            analysis: &self.analysis,
        }
    }

    /// The article as the service has it.
    pub(super) fn into_reading(self) -> Reading {
        Reading::Inline(Arc::new(Inline {
            article: self.article,
            analysis: self.analysis,
            format: self.format,
        }))
    }
}

/// A file that is no article.
#[derive(Debug)]
pub(super) struct InputError {
    /// The file as the command line has it.
    file: String,
    /// What is wrong with it.
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Unreadable(io::Error),
    TooLong,
    NotUtf8 { byte: u8, position: usize },
    NotAnIngestRequest(String),
    NoArticle(PageError),
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        match &self.problem {
            Problem::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Problem::TooLong => write!(f, "is longer than {LONGEST} bytes"),
            Problem::NotUtf8 { byte, position } => {
                write!(f, "is not UTF-8: byte 0x{byte:02X} at position {position}")
            }
            Problem::NoArticle(error) => error.fmt(f),
            Problem::NotAnIngestRequest(reason) => write!(f, "is no IngestRequest: {reason}"),
        }
    }
}

/// Refuses files that cannot all be read, whatever they hold.
pub(super) fn refusal(args: &InputArgs) -> Option<ExitCode> {
    let stdins = args.files.iter().filter(|file| is_stdin(file)).count();
    (stdins > 1).then(|| usage("standard input (-) can be read only once"))
}

/// Reads and analyses the files of `args`, one when it is asked for.
pub(super) fn inputs(args: &InputArgs) -> impl Iterator<Item = Result<Input, InputError>> {
    let mut ids = Taken::default();
    let names = names(&args.files).into_iter();
    names.zip(&args.files).map(move |(name, file)| {
        let started = Instant::now();
        let (mut article, format) = read(file, args.published).map_err(|problem| InputError {
            file: file.display().to_string(),
            problem,
        })?;
        if article.id.is_empty() {
            article.id = id(&name);
        }
        article.id = ids.fresh(article.id, |id, n| format!("{id}-{n}"));
        Ok(Input {
            name,
            analysis: analyse(&article),
            article,
            format,
            started,
        })
    })
}

/// The article of a file, and what the file is written in. What the file tells of its date comes before
/// `published`, which comes before what a page tells.
fn read(file: &Path, published: Option<Timestamp>) -> Result<(Article, Format), Problem> {
    let text = decode(bytes(file).map_err(Problem::Unreadable)?)?;
    let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
    let mut sent = match extension.to_str() {
        Some("json") => json::ingest_request(&text).map_err(Problem::NotAnIngestRequest)?,
        Some("html" | "htm") => Sent {
            article: Article::new(&text),
            format: Format::Html,
        },
        _ => Sent {
            article: Article::new(&text),
            format: Format::PlainText,
        },
    };
    sent.article.published = sent.article.published.or(published);
    let format = sent.format;
    let article = sent.article().map_err(Problem::NoArticle)?;
    Ok((article, format))
}

/// The first bytes of a file: one more than [`LONGEST`] if there are more.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if is_stdin(file) {
        io::stdin()
            .lock()
            .take(LONGEST + 1)
            .read_to_end(&mut bytes)?;
    } else {
        File::open(file)?
            .take(LONGEST + 1)
            .read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    if bytes.len() as u64 > LONGEST {
        return Err(Problem::TooLong);
    }
    String::from_utf8(bytes).map_err(|error| {
        let position = error.utf8_error().valid_up_to();
        Problem::NotUtf8 {
            byte: error.as_bytes()[position],
            position,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_of_a_byte_that_is_not_utf8_is_told() {
        let problem = decode(b"ab\xFFcd".to_vec()).expect_err("no text");
        let error = InputError {
            file: "a.txt".to_owned(),
            problem,
        };
        assert_eq!(
            error.to_string(),
            "a.txt: is not UTF-8: byte 0xFF at position 2"
        );
    }
}
