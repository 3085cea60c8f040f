//! Which lines of a page are its article.
//!
//! Readability says where the article is; it leaves out the headline, and what stands between
//! the headline and the body. Of a very short article it makes nothing, or too little: then all
//! that is no furniture is the article.

use dom_query::{Document, NodeData, NodeId, NodeRef};
use dom_smoothie::{Config, ParsePolicy, Readability};

use rustc_hash::FxHashMap;

use super::lines::lines;
use super::writer::{Kind, Line};
use super::{PageError, furniture, parse, tables};

/// The text of the article of a page with this title.
pub(super) fn text(doc: Document, title: &str) -> Result<String, PageError> {
    let headline = headline(&doc, title);
    furniture::remove(&doc, headline);
    tables::unfold(&doc);
    let Some(body) = doc.body() else {
        return Err(PageError::NoText);
    };
    let page = lines(&body, headline);
    let chosen = readable(doc)?;
    Ok(written(&choose(page, chosen)))
}

/// The heading that is the headline: the first one that the title of the page repeats, or the
/// first of the first order.
fn headline(doc: &Document, title: &str) -> Option<NodeId> {
    let title = words(title);
    let mut first = None;
    for node in doc.root().descendants_it() {
        if !["h1", "h2", "h3"].iter().any(|name| node.has_name(name)) {
            continue;
        }
        if is_repeated(&node, &title) {
            return Some(node.id);
        }
        first = first.or(node.has_name("h1").then_some(node.id));
    }
    first
}

/// The most bytes of a headline; what is longer is not looked at.
const HEADLINE: usize = 1024;

fn is_repeated(heading: &NodeRef<'_>, title: &str) -> bool {
    let text = heading.text();
    if text.len() > HEADLINE {
        return false;
    }
    let text = words(&text);
    let several = text.contains(' ') && title.contains(' ');
    several && (title.contains(&text) || text.contains(title))
}

fn words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The lines that Readability takes for the article.
fn readable(doc: Document) -> Result<Vec<Line>, PageError> {
    let config = Config {
        disable_json_ld: true, // read elsewhere, with a bound on its depth
        ..Config::default()
    };
    part_long_texts(&doc);
    let Ok(mut readability) = Readability::with_document(doc, None, Some(config)) else {
        return Ok(Vec::new());
    };
    let Ok(found) = readability.parse_with_policy(ParsePolicy::Strict) else {
        return Ok(Vec::new());
    };
    let content = parse::parse(&found.content)?;
    let body = content.body();
    Ok(body.map(|body| lines(&body, None)).unwrap_or_default())
}

/// The longest text between two tags that Readability gets, in bytes.
const LONGEST_TEXT: usize = 4096;

/// Parts texts that are long. Readability answers in HTML, and what writes it (html5ever 0.40) looks
/// through all the rest of a text for each `&` in it.
fn part_long_texts(doc: &Document) {
    for node in doc.root().descendants() {
        let text = node.query_or(None, |n| match &n.data {
            NodeData::Text { contents } if contents.len() > LONGEST_TEXT => Some(contents.clone()),
            _ => None,
        });
        let Some(text) = text else { continue };
        let mut rest = &*text;
        while !rest.is_empty() {
            let mut end = rest.len().min(LONGEST_TEXT);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let (part, behind) = rest.split_at(end);
            node.insert_before(&doc.tree.new_text(part));
            rest = behind;
        }
        node.remove_from_parent();
    }
}

/// The chosen lines with the head of the article before them, or all lines from the headline on if
/// what was chosen is the lesser part of the prose.
fn choose(page: Vec<Line>, chosen: Vec<Line>) -> Vec<Line> {
    let (page, chosen) = (own(page), own(chosen));
    let headline = page.iter().position(|line| line.marked);
    if chosen.is_empty() || prose(&chosen) * 2 < prose(&page) {
        return from_headline(page, headline);
    }
    let Some(headline) = headline else {
        return chosen;
    };
    let (body, first) = meeting(&page, headline, &chosen);
    let head = page[headline..body].iter().cloned();
    head.chain(chosen.into_iter().skip(first)).collect()
}

/// Where the page and the chosen lines meet behind the headline: up to there the page is the head
/// of the article, from there on the chosen lines are its body.
fn meeting(page: &[Line], headline: usize, chosen: &[Line]) -> (usize, usize) {
    let mut places = FxHashMap::default();
    for (place, line) in chosen.iter().enumerate() {
        places.entry(&*line.text).or_insert(place);
    }
    let behind = page.iter().enumerate().skip(headline);
    let mut met = behind.filter_map(|(at, line)| Some((at, *places.get(&*line.text)?)));
    met.next().unwrap_or((headline + 1, 0))
}

/// All lines from the headline on, unless most of the prose stands before it.
fn from_headline(mut page: Vec<Line>, headline: Option<usize>) -> Vec<Line> {
    let headline = headline.unwrap_or_default();
    if prose(&page[..headline]) <= prose(&page[headline..]) {
        page.drain(..headline);
    }
    page
}

/// The lines that do not lead away; all if the most do, since a link that is never closed runs on
/// to the end of the page.
fn own(lines: Vec<Line>) -> Vec<Line> {
    let (linked, all) = lines.iter().fold((0, 0), |(linked, all), line| {
        (linked + line.linked, all + line.text.len())
    });
    let runs_on = linked * 10 > all * 9;
    lines
        .into_iter()
        .filter(|line| runs_on || !leads_away(line))
        .collect()
}

/// Whether a line is a link, or several, and no sentence of the article.
fn leads_away(line: &Line) -> bool {
    let ends = line.text.ends_with(['.', '!', '?', '…', '”', '"']);
    !line.marked && !ends && line.linked * 2 >= line.text.len()
}

/// How many bytes of prose there are.
fn prose(lines: &[Line]) -> usize {
    let own = lines
        .iter()
        .filter(|line| line.linked * 2 < line.text.len());
    own.map(|line| line.text.len()).sum()
}

/// The lines as a text: blank lines between paragraphs, none between the items of a list, the
/// rows of a table and what `<br>` parts.
fn written(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut before: Option<Kind> = None;
    for line in lines {
        let listed = matches!(line.kind, Kind::Item | Kind::Row) && before == Some(line.kind);
        text.push_str(match before {
            None => "",
            Some(_) if listed || line.continues => "\n",
            Some(_) => "\n\n",
        });
        text.push_str(&line.text);
        before = Some(line.kind);
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::html::read;

    const STORY: &str = "The mayor of the town said on Monday that the old bridge, which was closed in May, would \
                         stay closed until the summer, and that nobody knew what it would cost.";

    /// `STORY` stands for itself where texts say §.
    fn check(page: &str, expected: &str) {
        let text = read(&page.replace('§', STORY)).map(|page| page.text);
        assert_eq!(text, Ok(expected.replace('§', STORY)), "{page}");
    }

    #[test]
    fn what_stands_between_headline_and_body_is_the_head_of_the_article() {
        check(
            "<ul><li><a href=/>Home</a></ul><h1>Bridge stays closed</h1><p class=deck>Nobody knows the cost</p><div><p>§<p>§</div>",
            "Bridge stays closed\n\nNobody knows the cost\n\n§\n\n§",
        );
    }

    #[test]
    fn of_a_very_short_article_all_is_taken_that_is_no_furniture() {
        check(
            "<nav><a href=/>Home</a></nav><a href=/a>News</a> | <a href=/b>Sport</a><h1>We won</h1><p>By a goal.</p><footer>©</footer>",
            "We won\n\nBy a goal.",
        );
    }

    #[test]
    fn a_long_text_is_whole_however_it_is_parted() {
        let long = "Some & any, wörds. ".repeat(1000);
        check(
            &format!("<h1>We won</h1><p>{}", long.replace('&', "&amp;")),
            &format!("We won\n\n{}", long.trim()),
        );
    }

    #[test]
    fn a_headline_is_known_by_the_title() {
        check(
            "<title>Bridge stays closed - The Post</title><h1>The Post</h1><h2>Bridge stays closed</h2><p>§",
            "Bridge stays closed\n\n§",
        );
    }

    #[test]
    fn a_link_that_is_never_closed_takes_nothing_away() {
        check(
            "<p><a href=x>One of two<p>Two of two",
            "One of two\n\nTwo of two",
        );
    }

    #[test]
    fn a_menu_that_is_never_closed_does_not_swallow_the_page() {
        check("<nav><p>One.</p><p>Two.</p>", "One.\n\nTwo.");
        check("<form><div class=sidebar><p>§</p><p>§</p>", "§\n\n§");
    }

    #[test]
    fn what_readers_say_is_left_out_however_much_it_is() {
        let comments =
            "<p>I think that they never cared about it, and that they never will.</p>".repeat(20);
        check(
            &format!("<h1>We won</h1><p>§</p><section id=comments>{comments}</section>"),
            "We won\n\n§",
        );
    }
}
