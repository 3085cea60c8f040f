//! Articles written by us, and what the analysis finds in them, for people to read.
//!
//! `tests/golden/quotes/NAME.txt` and `tests/golden/values/NAME.txt` hold an article each,
//! published on 2024-03-14; a folder of `tests/golden/compare/` holds articles of one event.
//! `NAME.expected` beside it is what was found. After a change that is meant, run
//! `UPDATE_GOLDEN=1 cargo test golden` and read the difference.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use parallax::analysis::{Analysis, Article, analyse};
use parallax::compare::{Comparison, Evidence, Source, compare};
use parallax::quotes::Quotation;
use parallax::text::{BlockKind, Span};
use parallax::values::Quantity;

#[test]
fn quotations_of_our_articles() {
    for path in entries("quotes") {
        check(&path, &quotations(&read(&path)));
    }
}

#[test]
fn values_of_our_articles() {
    for path in entries("values") {
        check(&path, &values(&read(&path)));
    }
}

#[test]
fn differences_between_our_articles() {
    for folder in entries("compare") {
        let mut files = children(&folder);
        files.sort();
        let articles: Vec<Article> = files.iter().map(|file| read(file)).collect();
        check(&folder, &differences(&articles));
    }
}

fn quotations(article: &Article) -> String {
    let analysis = analyse(article);
    let mut out = String::new();
    for block in analysis.document.blocks() {
        if block.kind != BlockKind::Paragraph {
            line(
                &mut out,
                &[&format!("{:?}", block.kind), &flat(&analysis, block.span)],
            );
        }
    }
    for quotation in &analysis.quotes.quotations {
        out.push('\n');
        quotation_lines(&mut out, &analysis, quotation);
    }
    out
}

fn quotation_lines(out: &mut String, analysis: &Analysis, quotation: &Quotation) {
    let mut flags = vec![format!("{:?}", quotation.kind)];
    flags.extend(quotation.unterminated.then(|| "unterminated".to_owned()));
    if let Some(cue) = &quotation.cue {
        flags.push(format!("{} {:?}", cue.lemma, cue.sense));
        flags.extend(cue.negated.then(|| "negated".to_owned()));
        line(out, &[&flags.join(", ")]);
        line(out, &["  cue    ", &joined(analysis, &cue.spans)]);
    } else {
        line(out, &[&flags.join(", ")]);
    }
    line(out, &["  content", &joined(analysis, &quotation.content)]);
    line(out, &["  source ", &joined(analysis, &quotation.source)]);
    if let Some(speaker) = quotation.speaker.map(|i| &analysis.quotes.speakers[i]) {
        let role = Some(&speaker.role)
            .filter(|r| !r.is_empty())
            .map(|r| format!(", {r}"));
        let speaker = format!(
            "{}{} ({:?})",
            speaker.name,
            role.unwrap_or_default(),
            speaker.kind
        );
        line(out, &["  speaker", &speaker]);
    }
    if !quotation.via.is_empty() {
        line(out, &["  via    ", &quotation.via]);
    }
}

fn values(article: &Article) -> String {
    let analysis = analyse(article);
    let mut out = String::new();
    for quantity in &analysis.values.quantities {
        let words = flat(&analysis, quantity.span);
        line(&mut out, &[&words, "=", &quantity_words(quantity)]);
    }
    out.push('\n');
    for time in &analysis.values.times {
        let range = time.range.map_or("not anchored".to_owned(), |r| {
            format!("{} to {}", r.start, r.end)
        });
        let grain = format!("({:?})", time.granularity);
        line(
            &mut out,
            &[&flat(&analysis, time.span), "=", &range, &grain],
        );
    }
    out
}

fn quantity_words(quantity: &Quantity) -> String {
    let Quantity {
        low,
        high,
        bound,
        unit,
        what,
        ..
    } = quantity;
    let value = if low == high {
        low.to_string()
    } else {
        format!("{low} to {high}")
    };
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!(" [{unit}]")
    };
    let what = if what.is_empty() {
        String::new()
    } else {
        format!(" of {what}")
    };
    format!("{bound:?} {value}{unit}{what}")
}

fn differences(articles: &[Article]) -> String {
    let analyses: Vec<Analysis> = articles.iter().map(analyse).collect();
    let pairs = articles.iter().zip(&analyses);
    let sources: Vec<Source<'_>> = pairs
        .map(|(article, analysis)| Source {
            article,
            analysis,
            revision: 0,
        })
        .collect();
    let comparison = compare(&sources, &|| false);
    let mut out = format!("origins {:?}\n", comparison.origins);
    for found in &comparison.discrepancies {
        let head = format!(
            "\n{:?} {:?} {:?}: {}",
            found.kind, found.relation, found.severity, found.summary
        );
        line(&mut out, &[&head]);
        line(&mut out, &["  because", &found.reasons.join(" ")]);
        for side in &found.sides {
            let words: Vec<String> = side
                .evidence
                .iter()
                .map(|e| evidence(articles, &analyses, e))
                .collect();
            line(&mut out, &["  side   ", &words.join(" | ")]);
        }
    }
    clusters_and_coverage(&mut out, articles, &analyses, &comparison);
    out
}

fn clusters_and_coverage(
    out: &mut String,
    articles: &[Article],
    analyses: &[Analysis],
    comparison: &Comparison,
) {
    for cluster in &comparison.clusters {
        let speakers = if cluster.speakers_agree {
            "one speaker"
        } else {
            "speakers differ"
        };
        line(
            out,
            &[&format!(
                "\nquoted alike: {:?}, {speakers}",
                cluster.relation
            )],
        );
        for member in &cluster.members {
            let analysis = &analyses[member.source];
            let content = member.content(&analysis.quotes);
            line(
                out,
                &[
                    "  ",
                    &articles[member.source].publisher,
                    ":",
                    &joined(analysis, &content),
                ],
            );
        }
    }
    out.push('\n');
    for agreement in &comparison.agreements {
        line(out, &["agreed:", &agreement.summary]);
    }
    for coverage in &comparison.coverage {
        let carriers: Vec<&str> = coverage
            .evidence
            .iter()
            .map(|e| articles[e.source].publisher.as_str())
            .collect();
        line(out, &["only", &carriers.join(", "), ":", &coverage.summary]);
    }
}

fn evidence(articles: &[Article], analyses: &[Analysis], evidence: &Evidence) -> String {
    let words = flat(&analyses[evidence.source], evidence.span);
    let by = Some(&evidence.attributed_to).filter(|by| !by.is_empty());
    let by = by.map(|by| format!(" ({by})")).unwrap_or_default();
    format!("{}: {words}{by}", articles[evidence.source].publisher)
}

fn joined(analysis: &Analysis, spans: &[Span]) -> String {
    let words: Vec<String> = spans.iter().map(|&span| flat(analysis, span)).collect();
    words.join(" … ")
}

/// The words of a span on one line.
fn flat(analysis: &Analysis, span: Span) -> String {
    let words: Vec<&str> = analysis.document.slice(span).split_whitespace().collect();
    words.join(" ")
}

fn line(out: &mut String, words: &[&str]) {
    writeln!(out, "{}", words.join(" ")).expect("a string takes every write");
}

fn entries(area: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(area);
    let inputs = children(&root).into_iter();
    let inputs: Vec<PathBuf> = inputs
        .filter(|path| path.extension().is_none_or(|e| e == "txt"))
        .collect();
    assert!(!inputs.is_empty(), "no articles under {}", root.display());
    inputs
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("readable");
    entries
        .map(|entry| entry.expect("readable").path())
        .collect()
}

/// An article; its publisher is the name of its file.
fn read(path: &Path) -> Article {
    Article {
        publisher: path.file_stem().expect("a file").to_string_lossy().into(),
        published: "2024-03-14T12:00:00Z".parse().ok(),
        ..Article::new(&fs::read_to_string(path).expect("readable"))
    }
}

fn check(input: &Path, found: &str) {
    let expected = input.with_extension("expected");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&expected, found).expect("writable");
        return;
    }
    let wanted = fs::read_to_string(&expected).unwrap_or_default();
    assert!(
        wanted == found,
        "{} has changed\n--- expected\n{wanted}\n--- found\n{found}\nhelp: if that is meant, UPDATE_GOLDEN=1 cargo test golden",
        input.display()
    );
}
