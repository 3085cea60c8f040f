//! Articles as they come in.

use super::checker::{Checker, echo};
use super::enums;
use crate::analysis::{Article, is_language_tag};
use crate::grpc::pb;
use crate::service::{Input, Sent};
use crate::store::parse_id;
use crate::text::is_invisible;

/// The most labels of an article.
const MAX_LABELS: usize = 64;
/// The longest key of a label, in bytes.
const MAX_LABEL_KEY: usize = 64;
/// The longest value of a label, in bytes.
const MAX_LABEL_VALUE: usize = 256;

/// An article at `path`, which is required.
pub(super) fn article(check: &mut Checker<'_>, path: &str, sent: Option<pb::Article>) -> Sent {
    let Some(sent) = sent else {
        check.fail(path, "is required");
        return Sent::default();
    };
    let field = |name: &str| format!("{path}.{name}");
    if !sent.article_id.is_empty()
        && let Err(error) = parse_id(&sent.article_id)
    {
        check.fail(field("article_id"), error);
    }
    for (name, value) in [
        ("publisher", &sent.publisher),
        ("url", &sent.url),
        ("title", &sent.title),
    ] {
        check.at_most(field(name), value, Article::LONGEST_NAME);
    }
    text(check, field("text"), &sent.text);
    language(check, field("language"), &sent.language);
    labels(check, &field("labels"), &sent);
    let format = check.known(field("content_type"), sent.content_type);
    let article = Article {
        id: sent.article_id,
        publisher: sent.publisher,
        url: sent.url,
        title: sent.title,
        text: sent.text.into(),
        published: check.timestamp(field("published_at"), sent.published_at),
        language: sent.language,
        labels: sent.labels.into_iter().collect(),
    };
    Sent {
        article,
        format: format.map(enums::format).unwrap_or_default(),
    }
}

fn text(check: &mut Checker<'_>, field: String, text: &str) {
    let blank = |c: char| c.is_whitespace() || is_invisible(c);
    if text.is_empty() {
        check.fail(field, "is required");
    } else if !check.is_too_large(&field, text) && text.chars().all(blank) {
        check.fail(
            field,
            "must hold at least one character that is not white space",
        );
    }
}

fn language(check: &mut Checker<'_>, field: String, tag: &str) {
    if !tag.is_empty() && !is_language_tag(tag) {
        check.fail(field, "is not a BCP-47 language tag such as \"en-GB\"");
    }
}

fn labels(check: &mut Checker<'_>, path: &str, sent: &pb::Article) {
    if sent.labels.len() > MAX_LABELS {
        let count = sent.labels.len();
        check.fail(
            path,
            format_args!("has {count} labels; at most {MAX_LABELS} are accepted"),
        );
        return;
    }
    let mut labels: Vec<_> = sent.labels.iter().collect();
    labels.sort(); // a map has no order, an error has
    for (key, value) in labels {
        let field = format!("{path}[{:?}]", echo(key));
        check.at_most(field.clone(), key, MAX_LABEL_KEY);
        check.at_most(field.clone(), value, MAX_LABEL_VALUE);
        if key.is_empty() || key.contains('=') {
            check.fail(field, "must have a key that is not empty and has no `=`");
        }
    }
}

/// The article a request is about: one of the two is required.
pub(super) fn input(
    check: &mut Checker<'_>,
    article_id: Option<&str>,
    inline: Option<pb::Article>,
) -> Input {
    match (article_id, inline) {
        (_, Some(sent)) => Input::Inline(Box::new(article(check, "article", Some(sent)))),
        (Some(name), None) => Input::Stored(check.article_ref("article_id", name)),
        (None, None) => {
            check.fail("article_id", "is required, unless `article` is given");
            Input::Stored(Default::default())
        }
    }
}
