//! Measures the engine against the suites of other tools and prints a row for each.
//!
//! `cargo run --release --example evaluate -- values FOLDER [PAIRS] [--errors SUITE]`: the folder
//! holds the suites as JSON lines (`ms_recognizers_en.jsonl`, `timenorm_train.jsonl` or
//! `timenorm_test.jsonl`, `duckling_en.jsonl`), `PAIRS` is a file of pairs of values with the
//! relation expected (found beside the folder as `metamorphic/value_pairs.jsonl`). A suite that is
//! not there is passed over. `--errors` prints the wrong cases of every row whose name holds
//! `SUITE`, one a line: the text, what was wanted, what was found.
//!
//! `cargo run --release --example evaluate -- compare CORPORA [--only NAME] [--errors SUITE]`:
//! `CORPORA` holds a folder for each corpus (`compare`, `ecb_plus`, ...); `--only` measures those
//! whose names hold `NAME`.
#![expect(clippy::print_stdout, reason = "the rows are what it is for")]

mod compare;
mod tally;
mod values;

use std::error::Error;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use tally::Tally;

/// Measures the engine against the suites of other tools.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// Numbers, money, measures and times.
    Values {
        /// The folder with the suites.
        folder: PathBuf,
        /// The file with the pairs of values.
        pairs: Option<PathBuf>,
        /// Prints the wrong cases of the rows whose name holds this.
        #[arg(long, value_name = "SUITE")]
        errors: Option<String>,
    },
    /// What articles say alike, differently, or alone.
    Compare {
        /// The folder with a folder for each corpus.
        corpora: PathBuf,
        /// Measures only the corpora whose names hold this.
        #[arg(long, default_value = "", value_name = "NAME")]
        only: String,
        /// Prints the wrong cases of the rows whose name holds this.
        #[arg(long, value_name = "SUITE")]
        errors: Option<String>,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut tally = Tally::default();
    let errors = match Args::parse().part {
        Part::Values {
            folder,
            pairs,
            errors,
        } => {
            values::measure(&folder, pairs.as_deref(), &mut tally)?;
            errors
        }
        Part::Compare {
            corpora,
            only,
            errors,
        } => {
            compare::measure(&corpora, &only, &mut tally)?;
            errors
        }
    };
    print!("{tally}");
    if let Some(suite) = errors {
        tally.wrong(&suite).for_each(|case| println!("{case}"));
    }
    Ok(())
}
