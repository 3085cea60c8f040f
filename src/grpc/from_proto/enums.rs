//! Values of enums. `UNSPECIFIED` is the default where there is one, and nothing in a list.

use crate::compare::{DiscrepancyKind, Relation, Severity};
use crate::grpc::pb;
use crate::quotes::{CueSense, QuoteKind};
use crate::service::Format;
use crate::text::OffsetEncoding;

pub(super) fn format(content_type: pb::ContentType) -> Format {
    match content_type {
        pb::ContentType::Unspecified | pb::ContentType::PlainText => Format::PlainText,
        pb::ContentType::Html => Format::Html,
    }
}

pub(super) fn offset_encoding(encoding: pb::OffsetEncoding) -> OffsetEncoding {
    match encoding {
        pb::OffsetEncoding::Unspecified | pb::OffsetEncoding::Utf8 => OffsetEncoding::Utf8,
        pb::OffsetEncoding::Utf16 => OffsetEncoding::Utf16,
        pb::OffsetEncoding::Utf32 => OffsetEncoding::Utf32,
    }
}

pub(super) fn severity(severity: pb::Severity) -> Severity {
    match severity {
        pb::Severity::Unspecified | pb::Severity::Low => Severity::Low,
        pb::Severity::Medium => Severity::Medium,
        pb::Severity::High => Severity::High,
    }
}

pub(super) fn quote_kind(kind: pb::QuoteKind) -> Option<QuoteKind> {
    Some(match kind {
        pb::QuoteKind::Unspecified => return None,
        pb::QuoteKind::Direct => QuoteKind::Direct,
        pb::QuoteKind::Mixed => QuoteKind::Mixed,
        pb::QuoteKind::Indirect => QuoteKind::Indirect,
    })
}

pub(super) fn cue_sense(sense: pb::CueSense) -> Option<CueSense> {
    Some(match sense {
        pb::CueSense::Unspecified => return None,
        pb::CueSense::Statement => CueSense::Statement,
        pb::CueSense::Denial => CueSense::Denial,
        pb::CueSense::Confirmation => CueSense::Confirmation,
        pb::CueSense::Claim => CueSense::Claim,
        pb::CueSense::Promise => CueSense::Promise,
        pb::CueSense::Warning => CueSense::Warning,
        pb::CueSense::Question => CueSense::Question,
        pb::CueSense::Belief => CueSense::Belief,
        pb::CueSense::Demand => CueSense::Demand,
        pb::CueSense::Announcement => CueSense::Announcement,
    })
}

pub(super) fn discrepancy_kind(kind: pb::DiscrepancyKind) -> Option<DiscrepancyKind> {
    Some(match kind {
        pb::DiscrepancyKind::Unspecified => return None,
        pb::DiscrepancyKind::QuoteWording => DiscrepancyKind::QuoteWording,
        pb::DiscrepancyKind::QuoteAttribution => DiscrepancyKind::QuoteAttribution,
        pb::DiscrepancyKind::Number => DiscrepancyKind::Number,
        pb::DiscrepancyKind::DateTime => DiscrepancyKind::DateTime,
        pb::DiscrepancyKind::Place => DiscrepancyKind::Place,
        pb::DiscrepancyKind::Participant => DiscrepancyKind::Participant,
        pb::DiscrepancyKind::Polarity => DiscrepancyKind::Polarity,
        pb::DiscrepancyKind::Certainty => DiscrepancyKind::Certainty,
        pb::DiscrepancyKind::EventStatus => DiscrepancyKind::EventStatus,
        pb::DiscrepancyKind::Precedent => DiscrepancyKind::Precedent,
        pb::DiscrepancyKind::Coverage => DiscrepancyKind::Coverage,
    })
}

pub(super) fn relation(relation: pb::Relation) -> Option<Relation> {
    Some(match relation {
        pb::Relation::Unspecified => return None,
        pb::Relation::Contradiction => Relation::Contradiction,
        pb::Relation::Tension => Relation::Tension,
        pb::Relation::Update => Relation::Update,
        pb::Relation::Granularity => Relation::Granularity,
        pb::Relation::Omission => Relation::Omission,
    })
}
