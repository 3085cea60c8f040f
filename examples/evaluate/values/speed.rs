//! How fast values are read.

use std::time::{Duration, Instant};

use jiff::civil::date;
use parallax::text::Document;
use parallax::values::find;

/// About how many bytes an article has.
const ARTICLE: usize = 4096;
/// How long is measured.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

/// A line with the megabytes of text read each second on one core, the texts joined to articles;
/// the best round counts, since other programs only slow it down.
pub(super) fn measure(texts: &[&str]) -> String {
    let articles: Vec<Document> = joined(texts).iter().map(|a| Document::plain(a)).collect();
    let bytes: usize = articles.iter().map(|doc| doc.text().len()).sum();
    let published = Some(date(2024, 3, 14).at(12, 0, 0, 0));
    let (started, mut best) = (Instant::now(), Duration::MAX);
    while started.elapsed() < LONG_ENOUGH {
        let round = Instant::now();
        for article in &articles {
            std::hint::black_box(find(article, published));
        }
        best = best.min(round.elapsed());
    }
    let rate = bytes as f64 / best.as_secs_f64() / 1e6;
    format!(
        "speed: {rate:.1} MB/s over {} articles of about 4 KB",
        articles.len()
    )
}

fn joined(texts: &[&str]) -> Vec<String> {
    let mut articles = vec![String::new()];
    for text in texts {
        if articles[articles.len() - 1].len() >= ARTICLE {
            articles.push(String::new());
        }
        let last = articles.len() - 1;
        articles[last].push_str(text);
        articles[last].push('\n');
    }
    articles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_joined_to_articles() {
        let long = "Ten men left. ".repeat(300);
        let articles = joined(&["One.", &long, "Two.", "Three."]);
        assert_eq!(articles.len(), 2);
        assert_eq!(articles[1], "Two.\nThree.\n");
    }
}
