//! Writes what the tagger reads of each article, for training it.
//!
//! `encode ARTICLES.jsonl ENCODED.jsonl`: an article is a line with `id` and `text`, an encoded
//! one a line with `id` and `blocks`. Each block has `tokens` (start, end in code points, word in
//! lower case as it is compared), `sentences` (tokens in each), `categories` and `flags`.

mod jsonl;

use std::error::Error;

use jsonl::CodePoints;
use parallax::mentions;
use parallax::quotes::tagger::{self, Sequence};
use parallax::text::{Document, Sentence};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    jsonl::answer_each("encode ARTICLES.jsonl ENCODED.jsonl", encoded)
}

fn encoded(id: &Value, doc: &Document, points: &CodePoints) -> Value {
    let sequences = tagger::encode(doc, &mentions::find(doc));
    let blocks: Vec<Value> = sequences.iter().map(|s| block(doc, points, s)).collect();
    json!({ "id": id, "blocks": blocks })
}

fn block(doc: &Document, points: &CodePoints, sequence: &Sequence) -> Value {
    let tokens: Vec<Value> = doc.tokens()[sequence.tokens.clone()]
        .iter()
        .map(|t| {
            let [start, end] = points.of(t.span);
            json!([start, end, doc.folded(*t)])
        })
        .collect();
    let within = |s: &&Sentence| {
        sequence.tokens.start <= s.tokens.start && s.tokens.end <= sequence.tokens.end
    };
    let sentences: Vec<usize> = doc
        .sentences()
        .iter()
        .filter(within)
        .map(|s| s.tokens.len())
        .collect();
    let categories: Vec<_> = sequence.features.iter().map(|f| f.categories).collect();
    let flags: Vec<_> = sequence.features.iter().map(|f| f.flags).collect();
    json!({ "tokens": tokens, "sentences": sentences, "categories": categories, "flags": flags })
}
