//! `parallax quotes`.

use std::io;
use std::process::ExitCode;

use crate::grpc::json;
use crate::report;
use crate::service::{Extract, QuoteFilter};

use super::args::{Format, QuotesArgs};
use super::input::{Input, inputs, refusal};
use super::output::{Output, page};

/// Prints the quotations of each file, in the order of the command line.
pub fn quotes(args: &QuotesArgs) -> ExitCode {
    if let Some(code) = refusal(&args.input) {
        return code;
    }
    let mut output = Output::new(args.input.files.len());
    let printed = print_all(args, &mut output);
    output.finish(printed)
}

fn print_all(args: &QuotesArgs, output: &mut Output) -> io::Result<()> {
    let filter = QuoteFilter {
        kinds: args.kinds.iter().map(|&kind| kind.into()).collect(),
        min_confidence: args.output.min_confidence,
        ..QuoteFilter::default()
    };
    let mut gap = "";
    for input in inputs(&args.input) {
        match input {
            Ok(input) if args.output.format == Format::Json => {
                output.print(&message(args, &filter, input))?;
            }
            Ok(input) => {
                let meant = meant(&input, &filter);
                let report = report::quotes(input.named(), &meant, page());
                output.print(&format!("{gap}{report}"))?;
                gap = "\n"; // between two reports
            }
            Err(error) => output.unreadable(&error),
        }
        output.advance();
    }
    Ok(())
}

fn message(args: &QuotesArgs, filter: &QuoteFilter, input: Input) -> String {
    let started = input.started;
    let extract = Extract {
        quotations: meant(&input, filter),
        reading: input.reading,
    };
    json::extract_quotes(&extract, args.output.offset_encoding.into(), started)
}

/// The indices of the quotations that `filter` means.
fn meant(input: &Input, filter: &QuoteFilter) -> Vec<usize> {
    let quotations = input
        .reading
        .analysis()
        .quotes
        .quotations
        .iter()
        .enumerate();
    let meant = quotations.filter(|(_, quotation)| filter.matches(quotation));
    meant.map(|(index, _)| index).collect()
}
