//! The program: settings, logging, one line for each subcommand.

mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use parallax::cli;
use parallax::config::ServeArgs;

/// Who is quoted in the news with which words, and where sources differ.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = false)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do; `serve` unless another is named.
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve parallax.v1.AnalysisService over gRPC (the default)
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeArgs),
    Quotes(cli::QuotesArgs),
    Compare(cli::CompareArgs),
}

const SERVE_EXAMPLES: &str = "\
Examples:
  parallax                                    # on 127.0.0.1:50051
  parallax serve --listen 0.0.0.0:8080 --log-format json
  PARALLAX_MAX_STORE_BYTES=2GiB parallax serve";

fn main() -> ExitCode {
    let cli = Cli::parse_from(with_default_command(std::env::args_os()));
    match cli.command {
        Command::Serve(args) => serve::run(&args),
        Command::Quotes(args) => cli::quotes(&args),
        Command::Compare(args) => cli::compare(&args),
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
