//! Writes what is read of pairs of articles and of their statements, for training the alignment.
//!
//! `align_features ARTICLES.jsonl FEATURES.jsonl`: an article is a line with `id`, `group` and
//! `text`. For every two articles of a group a line is written: the ids `a` and `b`, `story`,
//! the features of the two articles, and `pairs`: for every two statements that may be about
//! the same event where they start, in bytes, and their features.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{File, read_to_string};
use std::io::{BufWriter, Write};

use parallax::analysis::{Analysis, Article, analyse};
use parallax::compare::{Source, candidates};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err("usage: align_features ARTICLES.jsonl FEATURES.jsonl".into());
    };
    let mut groups: BTreeMap<String, Vec<(Article, Analysis)>> = BTreeMap::new();
    for line in read_to_string(from)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let field = |name: &str| line[name].as_str().unwrap_or_default();
        let article = Article {
            id: field("id").to_owned(),
            ..Article::new(field("text"))
        };
        let analysis = analyse(&article);
        let group = groups.entry(field("group").to_owned()).or_default();
        group.push((article, analysis));
    }
    let mut out = BufWriter::new(File::create(to)?);
    for articles in groups.values() {
        for (i, a) in articles.iter().enumerate() {
            for b in &articles[..i] {
                writeln!(out, "{}", line([a, b]))?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn line(articles: [&(Article, Analysis); 2]) -> Value {
    let sources = articles.map(|(article, analysis)| Source {
        article,
        analysis,
        revision: 0,
    });
    let (stories, statements) = candidates(&sources);
    let pairs: Vec<Value> = statements
        .iter()
        .map(|pair| json!([pair.a.1.start, pair.b.1.start, rounded(&pair.features)]))
        .collect();
    let [a, b] = articles.map(|(article, _)| &article.id);
    json!({ "a": a, "b": b, "story": rounded(&stories[0]), "pairs": pairs })
}

fn rounded(features: &[f32]) -> Vec<f64> {
    let round = |x: &f32| (f64::from(*x) * 1e4).round() / 1e4;
    features.iter().map(round).collect()
}
