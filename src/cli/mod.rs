//! The command line: one line for each subcommand, each in a file of its own.
//!
//! `quotes` and `compare` read articles from files or standard input, analyse them in this
//! process (no server is needed) and print a report, or with `--format json` the messages that
//! the server would send. A file that cannot be read is named on standard error and the
//! others are still reported. Exit status: 0 if all went well, 2 for a wrong command line, 66
//! if a file could not be read, 74 if the report could not be written.

mod args;
mod compare;
mod input;
mod memory;
mod names;
mod output;
mod quotes;
mod serve;
mod signals;
mod telemetry;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use parallax::config::ServeArgs;

use args::{CompareArgs, QuotesArgs};

/// Who is quoted in the news with which words, and where sources differ.
#[derive(Debug, Parser)]
#[command(version, about, override_usage = USAGE, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do; `serve` unless another is named.
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve parallax.v1.AnalysisService over gRPC (the default)
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(Box<ServeArgs>),
    Quotes(QuotesArgs),
    Compare(CompareArgs),
}

const USAGE: &str = "\
parallax [serve] [OPTIONS]
       parallax quotes [OPTIONS] <FILE>...
       parallax compare [OPTIONS] <FILE>...";

const EXAMPLES: &str = "\
Examples:
  parallax                             # serve on 127.0.0.1:50051
  parallax quotes article.txt          # who is quoted, with which words
  parallax compare first.txt second.txt

`parallax COMMAND --help` has more.";

const SERVE_EXAMPLES: &str = "\
Examples:
  parallax                                    # on 127.0.0.1:50051
  parallax serve --listen 0.0.0.0:8080 --log-format json
  PARALLAX_MAX_STORE_BYTES=2GiB parallax serve";

/// Reads the command line and does what it says.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse_from(with_default_command(std::env::args_os()));
    match cli.command {
        Command::Serve(args) => serve::run(&args),
        Command::Quotes(args) => quotes::run(&args),
        Command::Compare(args) => compare::run(&args),
    }
}

/// Puts `serve` before the flags of a call that names no subcommand.
fn with_default_command(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.collect();
    let about_us = ["-h", "--help", "-V", "--version"];
    let first = args.get(1).map(|arg| arg.to_string_lossy());
    let serves = first.is_none_or(|arg| arg.starts_with('-') && !about_us.contains(&&*arg));
    if serves {
        args.insert(1.min(args.len()), "serve".into());
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let args = line.split_whitespace().map(OsString::from);
        let completed: Vec<OsString> = expected.split_whitespace().map(OsString::from).collect();
        assert_eq!(with_default_command(args), completed);
    }

    #[test]
    fn a_call_without_a_subcommand_serves() {
        check("parallax", "parallax serve");
        check("parallax --listen [::]:1", "parallax serve --listen [::]:1");
        check("parallax serve --help", "parallax serve --help");
        check("parallax --help", "parallax --help");
        check("parallax -V", "parallax -V");
        check("parallax quotes -", "parallax quotes -");
    }

    #[test]
    fn the_command_line_is_consistent() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }
}
