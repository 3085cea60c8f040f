//! A group of articles on one event: what annotators found in it, and what we found, in one form.

use parallax::analysis::Article;
use parallax::compare::{Comparison, Discrepancy, QuoteCluster};
use parallax::text::Span;
use serde_json::Value;

use super::articles::{Analysed, noon};
use super::touching::Passage;

/// What differs, is alike and is quoted in a group.
#[derive(Default)]
pub(super) struct Group {
    /// What differs, omissions among it.
    pub(super) differences: Vec<Difference>,
    /// Passages that say the same, or look alike and are about something else.
    pub(super) agreements: Vec<Difference>,
    /// Quotations that two articles have in common.
    pub(super) quotations: Vec<Quoted>,
    /// Whether the articles are about one event.
    pub(super) same_event: bool,
}

/// Something in which articles differ.
#[derive(Clone)]
pub(super) struct Difference {
    /// The slot, as the service names it, in lower case.
    pub(super) kind: String,
    /// How the values relate, as the service names it, in lower case.
    pub(super) relation: String,
    /// The words on each side.
    pub(super) sides: Vec<Passage>,
    /// Whether both annotators found it.
    pub(super) agreed: bool,
    /// The annotator's explanation, or how sure we are.
    pub(super) note: String,
}

/// A quotation that two articles have in common.
pub(super) struct Quoted {
    /// The words in each.
    pub(super) sides: [Passage; 2],
    /// How the words relate, as the service names it, in lower case.
    pub(super) relation: String,
    /// Whether both give it to one speaker.
    pub(super) speakers_agree: bool,
    /// Whether both annotators found it.
    pub(super) agreed: bool,
}

impl Group {
    /// The articles of a line.
    pub(super) fn articles(line: &Value) -> Vec<Article> {
        let article = |doc: &Value| Article {
            id: text(&doc["id"]),
            publisher: text(&doc["publisher"]),
            title: text(&doc["title"]),
            published: noon(&text(&doc["published"])),
            ..Article::new(&text(&doc["text"]))
        };
        list(&line["docs"]).iter().map(article).collect()
    }

    /// What annotators found in the articles of a line.
    pub(super) fn of_gold(line: &Value, articles: &[Article]) -> Self {
        let differences = |name: &str| -> Vec<Difference> {
            let items = list(&line[name]).iter();
            items.map(|item| Difference::gold(item, articles)).collect()
        };
        let quoted = list(&line["quote_pairs"]).iter();
        Self {
            differences: differences("discrepancies"),
            agreements: differences("agreements"),
            quotations: quoted.map(|item| Quoted::gold(item, articles)).collect(),
            same_event: line["same_event"].as_bool().unwrap_or(true),
        }
    }

    /// What we found in these articles.
    pub(super) fn of_comparison(comparison: &Comparison, analysed: &[Analysed]) -> Self {
        let discrepancies = comparison.discrepancies.iter();
        let clusters = comparison.clusters.iter();
        Self {
            differences: discrepancies.map(Difference::found).collect(),
            quotations: clusters.flat_map(|c| Quoted::found(c, analysed)).collect(),
            ..Self::default()
        }
    }
}

impl Difference {
    fn gold(item: &Value, articles: &[Article]) -> Self {
        let kind = text(&item["kind"]);
        let renamed = kind == "first_time_claim";
        let sides = list(&item["sides"]).iter();
        Self {
            kind: if renamed {
                "precedent".to_owned()
            } else {
                kind
            },
            relation: text(&item["severity"]),
            sides: sides.map(|side| passage(side, articles)).collect(),
            agreed: item["agreed"].as_bool().unwrap_or(false),
            note: text(&item["explanation"]),
        }
    }

    fn found(found: &Discrepancy) -> Self {
        let evidence = found.sides.iter().flat_map(|side| &side.evidence);
        let passage = |e: &parallax::compare::Evidence| Passage {
            doc: e.source,
            span: e.span,
        };
        Self {
            kind: snake(&format!("{:?}", found.kind)),
            relation: snake(&format!("{:?}", found.relation)),
            sides: evidence.map(passage).collect(),
            agreed: false,
            note: format!("confidence {:.2}", found.confidence),
        }
    }

    /// Kind, relation and note.
    pub(super) fn show(&self) -> String {
        format!("{} {}: {}", self.relation, self.kind, self.note)
    }
}

impl Quoted {
    fn gold(item: &Value, articles: &[Article]) -> Self {
        Self {
            sides: ["a", "b"].map(|side| passage(&item[side], articles)),
            relation: text(&item["relation"]),
            speakers_agree: item["speakers_agree"].as_bool().unwrap_or(false),
            agreed: item["agreed"].as_bool().unwrap_or(false),
        }
    }

    /// Every two members of a cluster.
    fn found(cluster: &QuoteCluster, analysed: &[Analysed]) -> Vec<Self> {
        let members = cluster.members.iter();
        let sides: Vec<Passage> = members
            .filter_map(|member| {
                let quotes = &analysed[member.source].analysis.quotes;
                let parts = member.content(quotes);
                Some(Passage {
                    doc: member.source,
                    span: parts.into_iter().reduce(Span::cover)?,
                })
            })
            .collect();
        let pair = |a: Passage, b: Passage| Self {
            sides: [a, b],
            relation: snake(&format!("{:?}", cluster.relation)),
            speakers_agree: cluster.speakers_agree,
            agreed: false,
        };
        let all = sides.iter().enumerate();
        let pairs = all.flat_map(|(i, a)| sides[i + 1..].iter().map(move |b| (*a, *b)));
        let pairs = pairs.filter(|(a, b)| a.doc != b.doc);
        pairs.map(|(a, b)| pair(a, b)).collect()
    }

    /// The relation, and whether the speakers agree.
    pub(super) fn show(&self) -> String {
        let speakers = if self.speakers_agree { "one" } else { "two" };
        format!("{}, {speakers} speaker(s)", self.relation)
    }
}

/// A passage of gold, whose offsets count code points.
fn passage(side: &Value, articles: &[Article]) -> Passage {
    let id = text(&side["doc"]);
    let doc = articles.iter().position(|article| article.id == id);
    let doc = doc.unwrap_or_default();
    let offset = |i: usize| {
        let points = side["span"][i].as_u64().unwrap_or_default() as usize;
        let text = &articles[doc].text;
        let at = text.char_indices().nth(points);
        at.map_or(text.len(), |(byte, _)| byte)
    };
    Passage {
        doc,
        span: Span::new(offset(0), offset(1)),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// "QuoteWording" as "quote_wording".
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn gold_offsets_count_code_points() {
        let articles = [Article {
            id: "a".into(),
            ..Article::new("“Yes” – he said.")
        }];
        let found = passage(&json!({"doc": "a", "span": [8, 10]}), &articles);
        assert_eq!(&articles[0].text[found.span.range()], "he");
    }

    #[test]
    fn kinds_are_named_as_the_service_names_them() {
        assert_eq!(snake("QuoteWording"), "quote_wording");
        assert_eq!(snake("Number"), "number");
    }
}
