//! Requests to compare.

use std::collections::HashMap;

use super::article::article;
use super::checker::{Checker, echo};
use super::{Rejection, enums};
use crate::compare::Severity;
use crate::grpc::pb;
use crate::service::{ComparisonRequest, DiscrepancyFilter, Sent, Service};
use crate::store::ArticleRef;
use crate::text::OffsetEncoding;

pub(in crate::grpc) fn compare_sources(
    service: &Service,
    request: pb::CompareSourcesRequest,
) -> Result<(ComparisonRequest, OffsetEncoding), Rejection> {
    let mut check = Checker::new(service);
    check.fresh(&request.at_least_as_fresh);
    let severity = check.known("min_severity", request.min_severity);
    let filter = DiscrepancyFilter {
        kinds: check.list("kinds", &request.kinds, enums::discrepancy_kind),
        relations: check.list("relations", &request.relations, enums::relation),
        min_severity: severity.map_or(Severity::Low, enums::severity),
        min_confidence: check.fraction("min_confidence", request.min_confidence),
    };
    let encoding = check.offset_encoding(request.offset_encoding);
    let find_related = request.find_related;
    if !check_count(&mut check, &request) {
        return check.finish(Default::default()); // so many that looking at each is no use
    }
    let stored = stored(&mut check, &request.article_ids);
    let inline = inline(&mut check, request.articles);
    let comparison = ComparisonRequest {
        stored,
        inline,
        find_related,
        filter,
        agreements: request.include_agreements,
    };
    check.finish((comparison, encoding))
}

/// Whether there are not too many articles; says so, and also if there are too few.
fn check_count(check: &mut Checker<'_>, request: &pb::CompareSourcesRequest) -> bool {
    let (stored, inline) = (request.article_ids.len(), request.articles.len());
    let (count, most) = (stored + inline, check.service.limits().compared);
    if request.find_related {
        if (stored, inline) != (1, 0) {
            let needs = "needs exactly one entry in `article_ids` and none in `articles`";
            check.fail("find_related", needs);
        }
    } else if count < 2 {
        let needs = format!(
            "must hold at least 2 articles together with `articles`, or 1 with `find_related`, but there are {count}"
        );
        check.fail("article_ids", needs);
    }
    if count > most {
        let accepted =
            format!("has {count} articles together with `articles`; at most {most} are accepted");
        check.fail("article_ids", accepted);
    }
    count <= most
}

/// The stored articles to compare, each once.
fn stored(check: &mut Checker<'_>, names: &[String]) -> Vec<ArticleRef> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut stored = Vec::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        let field = format!("article_ids[{index}]");
        stored.push(check.article_ref(field.clone(), name));
        if let Some(first) = first.insert(name, index) {
            let twice = format!("{:?} is article_ids[{first}] already", echo(name));
            check.fail(field, twice);
        }
    }
    stored
}

/// The articles sent along, each id once.
fn inline(check: &mut Checker<'_>, sent: Vec<pb::Article>) -> Vec<Sent> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut articles = Vec::with_capacity(sent.len());
    for (index, sent) in sent.into_iter().enumerate() {
        let sent = article(check, &format!("articles[{index}]"), Some(sent));
        let id = &sent.article.id;
        if !id.is_empty()
            && let Some(first) = first.insert(id.clone(), index)
        {
            let twice = format!("is the id of articles[{first}] already");
            check.fail(format!("articles[{index}].article_id"), twice);
        }
        articles.push(sent);
    }
    articles
}
