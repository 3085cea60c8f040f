//! What the examples share: articles as JSON lines in, a JSON line for each out, and offsets
//! as Python counts them.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use parallax::text::{Document, Span};
use serde_json::Value;

/// Reads the articles of the file that the first argument names, a line with `id` and `text`
/// each, and writes `answer(id, document)` for each into the file that the second one names.
pub(crate) fn answer_each(
    usage: &str,
    answer: impl Fn(&Value, &Document, &CodePoints) -> Value,
) -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err(format!("usage: {usage}").into());
    };
    let mut out = BufWriter::new(File::create(to)?);
    for line in BufReader::new(File::open(from)?).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().ok_or("an article has a text")?;
        let doc = Document::plain(text);
        let line = answer(&article["id"], &doc, &CodePoints::new(text));
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}

/// For each byte of a text, and for its end, how many code points stand before it.
pub(crate) struct CodePoints(Vec<u32>);

impl CodePoints {
    fn new(text: &str) -> Self {
        let mut points = vec![0; text.len() + 1];
        for (count, (at, c)) in (1..).zip(text.char_indices()) {
            points[at] = count - 1;
            points[at + c.len_utf8()] = count;
        }
        Self(points)
    }

    /// Where a span starts and ends, in code points.
    pub(crate) fn of(&self, span: Span) -> [u32; 2] {
        [span.start, span.end].map(|at| self.0[at as usize])
    }
}
