//! Writes what the tagger reads of each article, for training it.
//!
//! `encode ARTICLES.jsonl ENCODED.jsonl`: an article is a line with `id` and `text`, an encoded
//! one a line with `id` and `blocks`. Each block has `tokens` (start, end in code points, word in
//! lower case as it is compared), `sentences` (tokens in each), `categories` and `flags`.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use parallax::mentions;
use parallax::quotes::tagger::{self, Sequence};
use parallax::text::Document;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err("usage: encode ARTICLES.jsonl ENCODED.jsonl".into());
    };
    let mut out = BufWriter::new(File::create(to)?);
    for line in BufReader::new(File::open(from)?).lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().ok_or("an article has a text")?;
        writeln!(out, "{}", encoded(&article["id"], text))?;
    }
    out.flush()?;
    Ok(())
}

fn encoded(id: &Value, text: &str) -> Value {
    let doc = Document::plain(text);
    let points = code_points(text);
    let sequences = tagger::encode(&doc, &mentions::find(&doc));
    let blocks: Vec<Value> = sequences.iter().map(|s| block(&doc, &points, s)).collect();
    json!({ "id": id, "blocks": blocks })
}

fn block(doc: &Document, points: &[u32], sequence: &Sequence) -> Value {
    let tokens: Vec<Value> = doc.tokens()[sequence.tokens.clone()]
        .iter()
        .map(|t| {
            let (start, end) = (points[t.span.start as usize], points[t.span.end as usize]);
            json!([start, end, doc.folded(*t)])
        })
        .collect();
    let within = |s: &&parallax::text::Sentence| {
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

/// For each byte of `text`, and for its end, how many code points stand before it.
fn code_points(text: &str) -> Vec<u32> {
    let mut points = vec![0; text.len() + 1];
    let mut count = 0;
    for (at, c) in text.char_indices() {
        points[at] = count;
        count += 1;
        points[at + c.len_utf8()] = count;
    }
    points
}
