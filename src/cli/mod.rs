//! The command line for people: `parallax quotes` and `parallax compare`.
//!
//! Reads articles from files or standard input, analyses them in this process (no server is
//! needed) and prints a report, or with `--format json` the messages that the server would
//! send. A file that cannot be read is named on standard error and the others are still
//! reported. Exit status: 0 if all went well, 2 for a wrong command line, 66 if a file
//! could not be read, 74 if the report could not be written.

mod args;
mod compare;
mod input;
mod names;
mod output;
mod quotes;

pub use args::{CompareArgs, QuotesArgs};
pub use compare::compare;
pub use quotes::quotes;
