//! What holds for every text, however odd.

use parallax::analysis::{Article, analyse};
use parallax::compare::{Source, compare};
use proptest::prelude::*;

use crate::sound;

/// Pieces that meet the rules of the analysis, and pieces that try to break them.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "「",
    "」",
    "(",
    ")",
    "—",
    "-",
    ",",
    ".",
    "...",
    "…",
    "?",
    "!",
    ":",
    ";",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{1}",
    "\0",
    "\u{301}",
    "👩‍🚀",
    "🇫🇷",
    "said",
    " said Ann Lee",
    "according to ",
    "Ann Lee",
    "Mr. Lee",
    "he",
    "she",
    "they",
    "the ministry",
    "that ",
    "told ",
    "denied",
    "Brig. Gen. ",
    "U.S. ",
    "Smith's",
    "as cited by ",
    "on Tuesday",
    "Sept. 5, 2023",
    "5 p.m.",
    "last week",
    "in 2019",
    "12",
    "1,000",
    "3.5",
    "half a million",
    "$5m",
    "20-30",
    "at least ",
    "dozens of people",
    "per cent",
    "%",
    "½",
    "²",
    "１２",
    "99999999999999999999999999",
    "1e400",
    "-",
    "٣",
    "km",
    "miles",
    "no",
    "not ",
    "reportedly ",
    "Share to:",
    "Leave a Reply",
    "© 2021",
    "<p>",
    "</p>",
    "<script>",
    "&quot;",
    "&#8220;",
    "&nosuch;",
    "<!--",
    "&",
    "ß",
    "İ",
    "ǆ",
    "漢字",
    "。",
    "שלום",
    "Привет",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        2 => "[A-Z][a-z]{1,8} ",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn article(text: &str) -> Article {
    Article {
        published: "2023-09-05T12:00:00Z".parse().ok(),
        ..Article::new(text)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_an_analysis_with_exact_spans(text in text()) {
        sound::analysis::check(&analyse(&article(&text)));
    }

    #[test]
    fn every_pair_of_texts_can_be_compared(a in text(), b in text()) {
        let articles = [article(&a), article(&b)];
        let analyses = articles.each_ref().map(analyse);
        let sources: Vec<Source<'_>> = articles.iter().zip(&analyses).map(|(article, analysis)| Source { article, analysis, revision: 0 }).collect();
        sound::comparison::check(&compare(&sources, &|| false), &sources);
    }
}
