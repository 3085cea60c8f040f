//! What a page tells about itself: title, site, address, language, date.
//!
//! Told by JSON-LD, by `meta` elements (Open Graph and its kin) and by other elements of the page,
//! trusted in this order.

use dom_query::{Document, NodeRef};
use jiff::Timestamp;
use jiff::civil;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;

use super::Page;
use super::json_ld;

/// Names under which pages tell when they were published, the most exact first.
const DATES: [&str; 10] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "pubdate",
    "date",
];

/// What stands in a title between the headline and the name of the site.
const SEPARATORS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " » "];

/// What a page tells about itself; the text is left empty.
pub(super) fn of(doc: &Document) -> Page {
    let told = json_ld::of(doc);
    let about = Elements::of(doc);
    Page {
        text: String::new(),
        title: first([told.title, about.named("og:title"), about.title()]),
        site: first([told.site, about.named("og:site_name")]),
        url: first([about.address.clone(), about.named("og:url"), told.url]),
        language: first([about.language.clone(), told.language]).replace('_', "-"),
        published: told
            .published
            .as_deref()
            .and_then(date)
            .or_else(|| about.published()),
    }
}

/// The first that is not blank, with single spaces.
fn first<const N: usize>(told: [Option<String>; N]) -> String {
    let told = told.into_iter().flatten();
    let mut spaced = told.map(|text| spaced(&text));
    spaced.find(|text| !text.is_empty()).unwrap_or_default()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the elements of a page tell.
#[derive(Default)]
struct Elements {
    /// The `content` of `meta` elements and of what has an `itemprop`, the first of each name.
    named: FxHashMap<String, String>,
    address: Option<String>,
    language: Option<String>,
    title: Option<String>,
    headings: Vec<String>,
}

impl Elements {
    fn of(doc: &Document) -> Self {
        let mut elements = Self::default();
        for node in doc.root().descendants_it() {
            let name = node.qual_name_ref().map(|name| name.local.clone());
            match name.as_deref() {
                Some("meta") => elements.meta(&node, "content"),
                Some("time") => elements.meta(&node, "datetime"),
                Some("html") => elements.language = attribute(&node, "lang"),
                Some("link") if is(&node, "rel", "canonical") => {
                    elements.address = elements.address.or_else(|| attribute(&node, "href"));
                }
                Some("title") if elements.title.is_none() => {
                    elements.title = Some(spaced(&node.text()));
                }
                Some("h1" | "h2") if elements.headings.len() < HEADINGS => {
                    elements.headings.push(spaced(&node.text()));
                }
                _ => {}
            }
        }
        elements
    }

    fn meta(&mut self, node: &NodeRef<'_>, attribute: &str) {
        let names = ["property", "name", "itemprop"];
        let name = names.iter().find_map(|name| node.attr(name));
        if let (Some(name), Some(content)) = (name, node.attr(attribute)) {
            let name = name.trim().to_ascii_lowercase();
            self.named
                .entry(name)
                .or_insert_with(|| content.to_string());
        }
    }

    fn named(&self, name: &str) -> Option<String> {
        self.named.get(name).cloned()
    }

    fn published(&self) -> Option<Timestamp> {
        DATES.iter().find_map(|name| date(self.named.get(*name)?))
    }

    /// The headline in the title: the longest heading that it repeats, or what stands before the name
    /// of the site.
    fn title(&self) -> Option<String> {
        let title = self.title.as_deref()?;
        let repeated =
            |heading: &&String| heading.contains(' ') && title.contains(heading.as_str());
        let headings = self.headings.iter().filter(repeated);
        if let Some(heading) = headings.max_by_key(|heading| heading.len()) {
            return Some(heading.clone());
        }
        let cut = SEPARATORS.iter().filter_map(|mark| title.rsplit_once(mark));
        let mut heads = cut.map(|(head, _)| head);
        let several = |head: &&str| head.split(' ').count() > 2;
        Some(heads.find(several).unwrap_or(title).to_owned())
    }
}

/// How many headings are held against the title.
const HEADINGS: usize = 8;

fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.to_string())
}

fn is(node: &NodeRef<'_>, attribute: &str, value: &str) -> bool {
    node.attr(attribute)
        .is_some_and(|found| found.eq_ignore_ascii_case(value))
}

/// A date as pages write it: RFC 3339, the same without an offset or without a time (in UTC), or
/// RFC 2822.
fn date(written: &(impl AsRef<str> + ?Sized)) -> Option<Timestamp> {
    let written = written.as_ref().trim();
    let utc = |time: civil::DateTime| TimeZone::UTC.to_timestamp(time).ok();
    let exact = written.parse::<Timestamp>().ok();
    let exact = exact.or_else(|| rfc2822::parse(written).ok().map(|time| time.timestamp()));
    exact.or_else(|| utc(written.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;

    fn check(head: &str, expected: [&str; 4]) {
        let about = of(&parse(head).expect("within bounds"));
        let published = about
            .published
            .map(|time| time.to_string())
            .unwrap_or_default();
        assert_eq!(
            [&*about.title, &*about.site, &*about.url, &*published],
            expected,
            "{head}"
        );
    }

    #[test]
    fn open_graph_comes_before_the_elements() {
        check(
            "<meta property=og:title content='We  won'><meta property=og:site_name content=Post>\
             <meta name=date content=2024-03-05><title>We won | Post</title><link rel=canonical href=https://a.example/>",
            [
                "We won",
                "Post",
                "https://a.example/",
                "2024-03-05T00:00:00Z",
            ],
        );
    }

    #[test]
    fn json_ld_comes_first_wherever_it_is_nested() {
        check(
            r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
               {"@type":["NewsArticle"],"headline":"We won","datePublished":"2024-03-05T10:00:00+01:00","publisher":{"name":"Post"},"mainEntityOfPage":{"@id":"https://a.example/b"}}]}</script>
               <meta property=og:title content=Other>"#,
            [
                "We won",
                "Post",
                "https://a.example/b",
                "2024-03-05T09:00:00Z",
            ],
        );
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_title() {
        check(
            "<title>Our team won the cup - The Post</title>",
            ["Our team won the cup", "", "", ""],
        );
        check(
            "<title>We won it - The Post</title><h1>The Post</h1><h2>We won it</h2>",
            ["We won it", "", "", ""],
        );
        check(
            "<title>Post | We won</title><h1>We won</h1>",
            ["We won", "", "", ""],
        );
        check(
            "<title>Sub-title in full</title>",
            ["Sub-title in full", "", "", ""],
        );
    }

    #[test]
    fn dates_are_read_as_pages_write_them() {
        for (written, expected) in [
            ("2024-03-05T18:40:00+0100", "2024-03-05T17:40:00Z"),
            ("2024-03-05T18:40:00", "2024-03-05T18:40:00Z"),
            ("Tue, 05 Mar 2024 18:40:00 GMT", "2024-03-05T18:40:00Z"),
            ("yesterday", ""),
        ] {
            check(
                &format!("<meta itemprop=datePublished content='{written}'>"),
                ["", "", "", expected],
            );
        }
    }
}
