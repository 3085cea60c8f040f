//! What holds for every text, however odd.

use parallax::analysis::{Article, analyse};
use parallax::compare::{Source, compare};
use parallax::html;
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

/// Markup and words, in any order. Words hold no marks of markup.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div class='x'>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href='/x'>",
    "</a>",
    "<br>",
    "<br/>",
    "<h1>",
    "</h1>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<q>",
    "</q>",
    "<blockquote>",
    "</blockquote>",
    "<!-- no -->",
    "<script>if (a == b) {}</script>",
    "<style>p { }</style>",
    "<span hidden>",
    "</span>",
    "<article>",
    "</article>",
    "<nav>",
    "</nav>",
    "<form>",
    "</form>",
    "<title>A title</title>",
    "<img src=x alt='y'>",
    "<svg><path d='M0'/></svg>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "</select>",
    "<pre>",
    "</pre>",
    "<body>",
    "</html>",
    "&nbsp;",
    "&shy;",
    "&mdash;",
    "&ldquo;",
    "&rdquo;",
    "&#8217;",
    " word ",
    "Ann Lee said that it was over. ",
    "“No,” he said. ",
    "\n",
    "é",
];

fn tags() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(TAGS), 0..60);
    pieces.prop_map(|pieces| pieces.concat())
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
    fn every_page_is_read_or_refused(text in text(), tags in tags()) {
        sound::page(&text);
        sound::page(&tags);
    }

    #[test]
    fn no_markup_is_left_in_the_text_of_a_page(tags in tags()) {
        if let Ok(page) = html::read(&tags) {
            prop_assert!(!page.text.contains(['<', '>', '&', '=']), "{}", page.text);
        }
    }

    #[test]
    fn every_pair_of_texts_can_be_compared(a in text(), b in text()) {
        let articles = [article(&a), article(&b)];
        let analyses = articles.each_ref().map(analyse);
        let sources: Vec<Source<'_>> = articles.iter().zip(&analyses).map(|(article, analysis)| Source { article, analysis, revision: 0 }).collect();
        sound::comparison::check(&compare(&sources, &|| false), &sources);
    }
}
