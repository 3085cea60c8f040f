//! `parallax quotes`.

use std::io;
use std::process::ExitCode;

use parallax::grpc::json;
use parallax::quotes::{Quotation, QuoteKind};
use parallax::report;

use super::args::{Format, Kind, QuotesArgs};
use super::input::{Input, inputs, refusal};
use super::output::{Output, page};

/// Prints the quotations of each file, in the order of the command line.
pub(super) fn run(args: &QuotesArgs) -> ExitCode {
    if let Some(code) = refusal(&args.input) {
        return code;
    }
    let mut output = Output::new(args.input.files.len());
    let printed = print_all(args, &mut output);
    output.finish(printed)
}

fn print_all(args: &QuotesArgs, output: &mut Output) -> io::Result<()> {
    let mut gap = "";
    for input in inputs(&args.input) {
        match input {
            Ok(mut input) => {
                let found = &mut input.analysis.quotes.quotations;
                found.retain(|quotation| is_asked_for(args, quotation));
                let answer = answer(args, input);
                output.print(&format!("{gap}{answer}"))?;
                gap = if args.output.format == Format::Text {
                    "\n"
                } else {
                    ""
                };
            }
            Err(error) => output.unreadable(&error),
        }
        output.advance();
    }
    Ok(())
}

fn is_asked_for(args: &QuotesArgs, quotation: &Quotation) -> bool {
    let is_kind = |&kind: &Kind| QuoteKind::from(kind) == quotation.kind;
    (args.kinds.is_empty() || args.kinds.iter().any(is_kind))
        && quotation.confidence >= args.output.min_confidence
}

fn answer(args: &QuotesArgs, input: Input) -> String {
    match args.output.format {
        Format::Text => report::quotes(input.named(), page()),
        Format::Json => {
            let (encoding, started) = (args.output.offset_encoding.into(), input.started);
            json::extract_quotes(&input.into_reading(), encoding, started)
        }
    }
}
