//! Where reports and complaints go.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressStyle};

use parallax::report::Page;

/// Exit status where an input could not be read; `EX_NOINPUT` of BSD's sysexits.
const UNREADABLE: u8 = 66;
/// Exit status where the report could not be written; `EX_IOERR`.
const UNWRITABLE: u8 = 74;
/// Exit status of a wrong command line, as clap has it.
const USAGE: u8 = 2;

/// Lines longer than this are hard to read, however wide the terminal.
const WIDEST: u16 = 100;
/// The width where there is no terminal.
const DEFAULT_WIDTH: u16 = 80;
/// From so many files on, a bar shows how far the work is.
const MANY: usize = 8;

/// What came of a command so far, and the streams it writes to.
pub(super) struct Output {
    bar: ProgressBar,
    unreadable: bool,
}

impl Output {
    /// The output of a command that reads `files` files.
    pub(super) fn new(files: usize) -> Self {
        let bar = if files < MANY {
            ProgressBar::hidden()
        } else {
            ProgressBar::new(files as u64) // draws on stderr, and only if that is a terminal
        };
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles");
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            unreadable: false,
        }
    }

    /// Says that a file is done.
    pub(super) fn advance(&self) {
        self.bar.inc(1);
    }

    /// Complains about a file that could not be read.
    pub(super) fn unreadable(&mut self, error: &dyn Display) {
        self.unreadable = true;
        self.bar.suspend(|| complain(error));
    }

    /// Prints a part of the answer.
    pub(super) fn print(&self, text: &str) -> io::Result<()> {
        self.bar.suspend(|| {
            let mut stdout = AutoStream::new(io::stdout(), choice()).lock();
            stdout.write_all(text.as_bytes())?;
            stdout.flush()
        })
    }

    /// The exit status, once everything is `printed`.
    pub(super) fn finish(self, printed: io::Result<()>) -> ExitCode {
        self.bar.finish_and_clear();
        match printed {
            // Whoever reads has read enough, as `head` does: no reason to complain.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                complain(&format_args!("cannot write the report: {error}"));
                ExitCode::from(UNWRITABLE)
            }
            Ok(()) if self.unreadable => ExitCode::from(UNREADABLE),
            Ok(()) => ExitCode::SUCCESS,
        }
    }
}

/// Complains about the command line.
pub(super) fn usage(message: &str) -> ExitCode {
    complain(&format_args!(
        "{message}\n\nFor more information, try '--help'."
    ));
    ExitCode::from(USAGE)
}

fn complain(message: &dyn Display) {
    // If standard error is closed, there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "error: {message}");
}

/// The page that standard output is.
pub(super) fn page() -> Page {
    let columns = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    Page {
        width: columns.unwrap_or(DEFAULT_WIDTH).min(WIDEST).into(),
        colour: choice() != ColorChoice::Never,
    }
}

/// Whether colours show: on a terminal, unless NO_COLOR or CLICOLOR_FORCE say otherwise.
fn choice() -> ColorChoice {
    AutoStream::choice(&io::stdout())
}
