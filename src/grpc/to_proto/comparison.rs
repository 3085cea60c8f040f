//! What sources say alike, differently, or alone.

use std::time::Instant;

use sha2::{Digest, Sha256};

use super::quotes::{cut, quote_with_speaker};
use super::values::{quantity, time};
use super::{View, enums, extracted, info, timestamp};
use crate::compare::{
    Agreement, Coverage, Discrepancy, Edit, Evidence, QuoteCluster, QuoteMember, Side, SideValue,
};
use crate::grpc::pb;
use crate::service::{ComparedSources, Reading};
use crate::text::OffsetEncoding;

pub(in crate::grpc) fn compare_sources(
    compared: &ComparedSources,
    encoding: OffsetEncoding,
    started: Instant,
) -> pb::CompareSourcesResponse {
    let view = |reading| {
        let (article, analysis) = (Reading::article(reading), Reading::analysis(reading));
        View::new(article, analysis, reading.revision(), encoding)
    };
    let views: Vec<View<'_>> = compared.sources.iter().map(view).collect();
    let writer = Writer { views };
    let comparison = &compared.comparison;
    let discrepancies = comparison.discrepancies.iter();
    let clusters = comparison.clusters.iter();
    let agreements = comparison.agreements.iter();
    let coverage = comparison.coverage.iter();
    pb::CompareSourcesResponse {
        sources: writer.sources(&compared.sources, &comparison.origins),
        discrepancies: discrepancies.map(|d| writer.discrepancy(d)).collect(),
        quote_clusters: clusters.map(|c| writer.cluster(c)).collect(),
        agreements: agreements.map(|a| writer.agreement(a)).collect(),
        coverage: coverage.map(|c| writer.coverage(c)).collect(),
        offset_encoding: enums::offset_encoding(encoding).into(),
        info: info(started),
    }
}

/// Writes what refers to articles by their index.
struct Writer<'a> {
    views: Vec<View<'a>>,
}

impl Writer<'_> {
    fn sources(&self, readings: &[Reading], origins: &[usize]) -> Vec<pb::Source> {
        let sources = self.views.iter().zip(readings).enumerate();
        let sent = sources.map(|(index, (view, reading))| pb::Source {
            article_id: view.article.id.clone(),
            revision: view.revision,
            publisher: view.article.publisher.clone(),
            published_at: view.article.published.map(timestamp),
            origin_index: origins.get(index).map_or(index, |origin| *origin) as u32,
            language: view.analysis.language.tag.clone(),
            text: extracted(reading),
        });
        sent.collect()
    }

    fn discrepancy(&self, found: &Discrepancy) -> pb::Discrepancy {
        pb::Discrepancy {
            discrepancy_id: self.discrepancy_id(found),
            kind: enums::discrepancy_kind(found.kind).into(),
            relation: enums::relation(found.relation).into(),
            severity: enums::severity(found.severity).into(),
            confidence: found.confidence,
            summary: found.summary.clone(),
            reasons: found.reasons.iter().map(|r| (*r).to_owned()).collect(),
            sides: found.sides.iter().map(|side| self.side(side)).collect(),
        }
    }

    /// A hash of what differs and where, the same whatever the order of the articles.
    fn discrepancy_id(&self, found: &Discrepancy) -> String {
        let place = |evidence: &Evidence| {
            let view = &self.views[evidence.source];
            let (id, span) = (&view.article.id, evidence.span);
            format!("{id}@{}#{}-{}", view.revision, span.start, span.end)
        };
        let side = |side: &Side| {
            let mut places: Vec<String> = side.evidence.iter().map(place).collect();
            places.sort();
            places.join(" ")
        };
        let mut sides: Vec<String> = found.sides.iter().map(side).collect();
        sides.sort();
        let kind = enums::discrepancy_kind(found.kind).as_str_name();
        let relation = enums::relation(found.relation).as_str_name();
        let all = format!("{kind} {relation}\n{}", sides.join("\n"));
        let digest = Sha256::digest(all);
        digest[..8].iter().map(|b| format!("{b:02x}")).collect()
    }

    fn side(&self, side: &Side) -> pb::Side {
        pb::Side {
            value: side_value(&side.value),
            evidence: self.evidence(&side.evidence),
            origin_count: side.origins as u32,
        }
    }

    fn evidence(&self, evidence: &[Evidence]) -> Vec<pb::Evidence> {
        let sent = evidence.iter().map(|piece| {
            let view = &self.views[piece.source];
            pb::Evidence {
                article_id: view.article.id.clone(),
                revision: view.revision,
                span: Some(view.span(piece.span)),
                text: view.words(piece.span).to_owned(),
                attributed_to: piece.attributed_to.clone(),
                sentence: Some(view.span(piece.sentence)),
            }
        });
        sent.collect()
    }

    fn cluster(&self, cluster: &QuoteCluster) -> pb::QuoteCluster {
        pb::QuoteCluster {
            members: cluster.members.iter().map(|m| self.member(m)).collect(),
            relation: enums::quote_relation(cluster.relation).into(),
            speakers_agree: cluster.speakers_agree,
            edits: edits(&cluster.edits),
        }
    }

    fn member(&self, member: &QuoteMember) -> pb::QuoteMember {
        let view = &self.views[member.source];
        let (mut quote, speaker) = quote_with_speaker(view, member.quotation);
        cut(&mut quote, view, &member.content(&view.analysis.quotes));
        pb::QuoteMember {
            article_id: view.article.id.clone(),
            quote: Some(quote),
            speaker,
            revision: view.revision,
        }
    }

    fn agreement(&self, agreement: &Agreement) -> pb::Agreement {
        pb::Agreement {
            summary: agreement.summary.clone(),
            evidence: self.evidence(&agreement.evidence),
        }
    }

    fn coverage(&self, coverage: &Coverage) -> pb::Coverage {
        pb::Coverage {
            summary: coverage.summary.clone(),
            evidence: self.evidence(&coverage.evidence),
            missing_article_ids: coverage.missing.iter().map(|s| self.name(*s)).collect(),
        }
    }

    /// `ID`, or `ID@REVISION` if another source has the same id.
    fn name(&self, source: usize) -> String {
        let view = &self.views[source];
        let id = &view.article.id;
        let same = self.views.iter().filter(|other| other.article.id == *id);
        match same.count() {
            1 => id.clone(),
            _ => format!("{id}@{}", view.revision),
        }
    }
}

fn side_value(value: &SideValue) -> Option<pb::side::Value> {
    use pb::side::Value;
    Some(match value {
        SideValue::Quantity(value) => Value::Quantity(quantity(value)),
        SideValue::Time { range, granularity } => Value::Time(time(Some(*range), *granularity)),
        SideValue::Name { name, kind } => Value::Name(pb::Name {
            name: name.clone(),
            entity_kind: enums::entity_kind(*kind).into(),
        }),
        SideValue::Stance {
            polarity,
            certainty,
            status,
        } => Value::Stance(pb::Stance {
            polarity: enums::polarity(*polarity).into(),
            certainty: enums::certainty(*certainty).into(),
            event_status: enums::event_status(*status).into(),
        }),
        SideValue::Wording(found) => Value::Wording(pb::Wording {
            edits: edits(found),
        }),
        SideValue::None => return None,
    })
}

fn edits(edits: &[Edit]) -> Vec<pb::Edit> {
    let sent = edits.iter().map(|edit| pb::Edit {
        operation: enums::edit_operation(edit.operation).into(),
        before: edit.before.clone(),
        after: edit.after.clone(),
    });
    sent.collect()
}
