//! What a page tells about its article in JSON-LD (<https://schema.org/Article>).

use dom_query::Document;
use serde_json::Value;

use super::parse::parse;

/// What was told.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) site: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published: Option<String>,
}

/// What the first article in the JSON-LD of a page tells. JSON that is nested deeper than its reader goes
/// (128) tells nothing.
pub(super) fn of(doc: &Document) -> Told {
    for node in doc.root().descendants_it() {
        let typed = node
            .attr("type")
            .is_some_and(|kind| &*kind == "application/ld+json");
        if !typed || !node.has_name("script") {
            continue;
        }
        let json = serde_json::from_str::<Value>(&node.text());
        if let Some(article) = json.ok().as_ref().and_then(article) {
            return told(article);
        }
    }
    Told::default()
}

/// The first article among what stands at the top, in a list, or in a `@graph`.
fn article(json: &Value) -> Option<&Value> {
    match json {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(_) if is_article(&json["@type"]) => Some(json),
        Value::Object(_) => article(json.get("@graph")?),
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => ["Article", "Posting", "Report"]
            .iter()
            .any(|end| kind.ends_with(end)),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

fn told(article: &Value) -> Told {
    Told {
        title: text(&article["headline"]).or_else(|| text(&article["name"])),
        site: text(&article["publisher"]["name"]),
        url: text(&article["url"])
            .or_else(|| text(&article["mainEntityOfPage"]))
            .or_else(|| text(&article["mainEntityOfPage"]["@id"])),
        language: text(&article["inLanguage"]),
        published: text(&article["datePublished"]),
    }
}

/// A string; some systems write character references into it.
fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    if !text.contains('&') {
        return Some(text.to_owned());
    }
    let resolved = parse(text).ok()?;
    Some(resolved.root().text().to_string())
}
