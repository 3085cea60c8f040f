//! `parallax compare`.

use std::io;
use std::process::ExitCode;
use std::time::Instant;

use parallax::compare::{self, Comparison, Source};
use parallax::grpc::json;
use parallax::report::{self, Named};
use parallax::service::{ComparedSources, DiscrepancyFilter};

use super::args::{CompareArgs, Format};
use super::input::{Input, inputs, refusal};
use super::output::{Output, page, usage};

/// Compares the articles in the files and prints where they differ.
pub(super) fn run(args: &CompareArgs) -> ExitCode {
    let files = args.input.files.len();
    if files < 2 {
        return usage("a comparison needs at least two files");
    }
    if let Some(code) = refusal(&args.input) {
        return code;
    }
    let mut output = Output::new(files);
    let inputs = read_all(args, &mut output);
    if inputs.len() < 2 {
        output.unreadable(&"fewer than two files could be read, so there is nothing to compare");
        return output.finish(Ok(()));
    }
    let printed = print(args, inputs, &output);
    output.finish(printed)
}

fn read_all(args: &CompareArgs, output: &mut Output) -> Vec<Input> {
    let mut read = Vec::new();
    for input in inputs(&args.input) {
        match input {
            Ok(input) => read.push(input),
            Err(error) => output.unreadable(&error),
        }
        output.advance();
    }
    read
}

fn print(args: &CompareArgs, inputs: Vec<Input>, output: &Output) -> io::Result<()> {
    let started = inputs
        .first()
        .map_or_else(Instant::now, |input| input.started);
    let comparison = comparison(args, &inputs);
    if args.output.format == Format::Text {
        let named: Vec<Named<'_>> = inputs.iter().map(Input::named).collect();
        return output.print(&report::comparison(&named, &comparison, page()));
    }
    let compared = ComparedSources {
        sources: inputs.into_iter().map(Input::into_reading).collect(),
        comparison,
    };
    let encoding = args.output.offset_encoding.into();
    output.print(&json::compare_sources(&compared, encoding, started))
}

fn comparison(args: &CompareArgs, inputs: &[Input]) -> Comparison {
    let sources = inputs.iter().map(|input| Source {
        article: &input.article,
        analysis: &input.analysis,
        revision: 0,
    });
    let sources: Vec<Source<'_>> = sources.collect();
    let filter = DiscrepancyFilter {
        kinds: args.kinds.iter().map(|&kind| kind.into()).collect(),
        relations: args.relations.iter().map(|&r| r.into()).collect(),
        min_severity: args.min_severity.into(),
        min_confidence: args.output.min_confidence,
    };
    let mut comparison = compare::compare(&sources, &|| false);
    comparison.discrepancies.retain(|d| filter.matches(d));
    comparison
}
