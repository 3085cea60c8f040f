//! Writes what the service finds in each article, and what its net knows of each attribution,
//! for calibrating its confidence and for scoring it.
//!
//! `attributions ARTICLES.jsonl FOUND.jsonl`: an article is a line with `id` and `text`, an
//! answer a line with `id`, `quotes` (each with `content`, `source` and `cue`: starts and ends in
//! code points) and `attributions` of the net alone (each with `content` and `evidence`).

mod jsonl;

use std::error::Error;

use jsonl::CodePoints;
use parallax::mentions;
use parallax::quotes::tagger::{self, Attribution};
use parallax::quotes::{self, Quotation};
use parallax::text::{Document, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    jsonl::answer_each("attributions ARTICLES.jsonl FOUND.jsonl", found)
}

fn found(id: &Value, doc: &Document, points: &CodePoints) -> Value {
    let mentions = mentions::find(doc);
    let quotations = quotes::extract(doc, &mentions, true).quotations;
    let quotes: Vec<Value> = quotations.iter().map(|q| quotation(q, points)).collect();
    let attributions = tagger::attributions(doc, &mentions);
    let attributions = attributions.iter().map(|a| attribution(a, points));
    let attributions: Vec<Value> = attributions.collect();
    json!({ "id": id, "quotes": quotes, "attributions": attributions })
}

fn quotation(quotation: &Quotation, points: &CodePoints) -> Value {
    let cue = quotation.cue.as_ref().map_or(&[][..], |cue| &cue.spans);
    json!({
        "content": spans(&quotation.content, points),
        "source": spans(&quotation.source, points),
        "cue": spans(cue, points),
        "confidence": quotation.confidence,
    })
}

fn attribution(attribution: &Attribution, points: &CodePoints) -> Value {
    json!({ "content": spans(&attribution.content, points), "evidence": attribution.evidence })
}

fn spans(spans: &[Span], points: &CodePoints) -> Vec<[u32; 2]> {
    spans.iter().map(|&span| points.of(span)).collect()
}
