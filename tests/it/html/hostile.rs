//! Pages that cost their reader much and their writer little.
//!
//! Each is read on a thread with the stack that threads have by default, and in time: with
//! `cargo test --release --test it hostile` 1 MiB within [`PATIENCE`]. A debug build, in which the
//! strings of html5ever check themselves whenever they grow, reads the 64th part of that.

use std::thread;
use std::time::{Duration, Instant};

use parallax::html::{PageError, read};

use crate::sound;

/// How long a page is, in bytes.
const LENGTH: usize = if cfg!(debug_assertions) {
    1 << 14
} else {
    1 << 20
};
/// How long reading it may take. It takes a second of a processor; the rest is room for a machine
/// that is busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// The stack of a thread by default, in bytes.
const STACK: usize = 2 << 20;

fn check(page: String) -> Option<PageError> {
    let name: String = page.chars().take(60).collect();
    let work = move || {
        sound::page(&page);
        let started = Instant::now();
        (read(&page).err(), started.elapsed())
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    let (error, elapsed) = thread
        .expect("a thread")
        .join()
        .unwrap_or_else(|_| panic!("{name}"));
    assert!(elapsed < PATIENCE, "{name}: {elapsed:?}");
    error
}

/// A page filled with one piece, alone and behind the start of an article.
fn fill(piece: &str) {
    let filled = piece.repeat(LENGTH / piece.len());
    check(format!(
        "<title>We won</title><h1>We won</h1><p>“We won,” said Ann Lee. {filled}<p>End."
    ));
    check(filled);
}

/// As many numbered pieces as there is room for.
fn numbered(piece: impl Fn(usize) -> String) -> String {
    let mut page = String::new();
    for number in 0.. {
        if page.len() >= LENGTH {
            break;
        }
        page += &piece(number);
    }
    page
}

#[test]
fn elements_that_are_never_closed() {
    for piece in [
        "<div>",
        "<span>",
        "<font>",
        "<b>x",
        "<a href=x>",
        "<ul><li>",
        "<dl><dd>",
        "<q>x",
        "<sup>x",
        "<table>",
        "<table><tr><td>",
        "<table><b>x",
        "<template>",
        "<select>",
        "<select><option>x",
        "<object>",
        "<button>",
        "<svg>",
        "<svg><script>",
        "<svg><title>",
        "<math>",
        "<form>",
        "<frameset>",
        "<header>x<h1>",
        "<nav>x",
        "<pre>x\n",
        "<noscript><img>",
        "<textarea>",
        "<script>x",
        "<!--",
    ] {
        fill(piece);
    }
}

#[test]
fn formatting_that_is_badly_nested() {
    for piece in [
        "<b><p>x</b>",
        "<b><i><p>x</b>",
        "<b></p>",
        "<p></b>",
        "<a><div>x</a>",
        "<nobr>x",
        "<i><b><u><s><p>x",
    ] {
        fill(piece);
    }
    check(numbered(|i| format!("<font class=c{i}><p>x")));
    let open: String = (0..100).map(|i| format!("<b class=c{i}>")).collect();
    let reopened = check(format!("<p>{open}{}", "<p>x".repeat(LENGTH / 4)));
    assert_eq!(reopened, Some(PageError::TooManyNodes));
    check(format!("{open}{}", "<p></b>".repeat(LENGTH / 7)));
}

#[test]
fn attributes_without_end() {
    let many = check(format!("<p {}>x", numbered(|i| format!("a{i} "))));
    assert_eq!(many, Some(PageError::TooManyAttributes));
    check(format!("<p title='{}'>We won.", "x".repeat(LENGTH)));
    check(format!(
        "<p class='{}'>We won.",
        "share ".repeat(LENGTH / 6)
    ));
    fill(&format!("<p class='{}'>x", "ab ".repeat(1300)));
    fill(&format!("<p style='{}'>x", "ab ".repeat(1300)));
    check(numbered(|i| format!("<body class=c{i} lang=x>")));
    check(numbered(|i| format!("<x{i}>y")));
}

#[test]
fn references_and_marks_by_the_thousand() {
    for piece in [
        "&amp;",
        "&#65;",
        "&#x1F600;",
        "&nosuch;",
        "&",
        "&£",
        "<",
        "</",
        "\0",
        "<?php x?>",
        "<![CDATA[x]]>",
        "<!-- x -->",
        "</p>",
        "<br>",
        "<br><br>x",
        "\u{AD}",
        "\u{A0}",
        "é",
        "\r\n",
        "word. ",
    ] {
        fill(piece);
    }
    let grows = check(format!("x{}", "&nGt;".repeat(1000)));
    assert_eq!(grows, Some(PageError::TextGrows));
}

#[test]
fn what_readability_looks_at_again_and_again() {
    let sentence = "<p>A sentence, with commas, that is long enough, to count.</p>";
    fill(&format!("<div>{sentence}"));
    fill(&format!("{}x{}", "<div>".repeat(200), "</div>".repeat(200)));
    fill("<div><a href=x>A sentence, with commas</a></div>");
    fill("<ul><li>A sentence, with commas<li>b</ul>");
    fill("Some text, that is long enough.<br>");
    check(format!(
        "{}{}",
        "<div>".repeat(500),
        sentence.repeat(LENGTH / 62)
    ));
    let deep = format!("<ul><li>{}", sentence.repeat(LENGTH / 62 / 250));
    check(deep.repeat(250));
    let title = "a b".repeat(LENGTH / 10);
    check(format!(
        "<title>{title}</title>{}",
        "<h2>a b c</h2>".repeat(LENGTH / 20)
    ));
}

#[test]
fn json_without_end() {
    let script =
        |json: String| format!("<script type=application/ld+json>{json}</script><p>We won.");
    assert_eq!(check(script("[".repeat(LENGTH))), None);
    assert_eq!(check(script("{\"@graph\":".repeat(LENGTH / 10))), None);
    assert_eq!(
        check(script(format!("[{}0]", "[],".repeat(LENGTH / 3)))),
        None
    );
    check(script(format!(
        "{{\"@type\":\"Article\",\"headline\":\"&{}\"}}",
        "<b>".repeat(LENGTH / 3)
    )));
}

#[test]
fn pages_without_any_text() {
    for page in [
        "",
        " ",
        "<p>",
        "<!-- x -->",
        "<script>x</script>",
        "<title>x</title>",
        "<p>…</p>",
        "\u{FEFF}",
    ] {
        assert_eq!(check(page.to_owned()), Some(PageError::NoText), "{page:?}");
    }
}
