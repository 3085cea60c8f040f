//! Values of enums: flat tables, each complete because `match` says so.

use crate::grpc::pb;
use crate::{compare, mentions, quotes, store, text, values};

pub(super) fn outcome(outcome: store::Outcome) -> pb::Outcome {
    use store::Outcome;
    match outcome {
        Outcome::Created => pb::Outcome::Created,
        Outcome::Unchanged => pb::Outcome::Unchanged,
        Outcome::Updated => pb::Outcome::Updated,
    }
}

pub(super) fn offset_encoding(encoding: text::OffsetEncoding) -> pb::OffsetEncoding {
    use text::OffsetEncoding;
    match encoding {
        OffsetEncoding::Utf8 => pb::OffsetEncoding::Utf8,
        OffsetEncoding::Utf16 => pb::OffsetEncoding::Utf16,
        OffsetEncoding::Utf32 => pb::OffsetEncoding::Utf32,
    }
}

pub(super) fn block_kind(kind: text::BlockKind) -> pb::BlockKind {
    use text::BlockKind;
    match kind {
        BlockKind::Paragraph => pb::BlockKind::Paragraph,
        BlockKind::Headline => pb::BlockKind::Headline,
        BlockKind::Subheading => pb::BlockKind::Subheading,
        BlockKind::Byline => pb::BlockKind::Byline,
        BlockKind::Timestamp => pb::BlockKind::Timestamp,
        BlockKind::Caption => pb::BlockKind::Caption,
        BlockKind::Navigation => pb::BlockKind::Navigation,
        BlockKind::Sharing => pb::BlockKind::Sharing,
        BlockKind::Comments => pb::BlockKind::Comments,
        BlockKind::Biography => pb::BlockKind::Biography,
        BlockKind::Related => pb::BlockKind::Related,
        BlockKind::Legal => pb::BlockKind::Legal,
        BlockKind::Promotion => pb::BlockKind::Promotion,
    }
}

pub(super) fn quote_kind(kind: quotes::QuoteKind) -> pb::QuoteKind {
    use quotes::QuoteKind;
    match kind {
        QuoteKind::Direct => pb::QuoteKind::Direct,
        QuoteKind::Mixed => pb::QuoteKind::Mixed,
        QuoteKind::Indirect => pb::QuoteKind::Indirect,
    }
}

pub(super) fn cue_sense(sense: quotes::CueSense) -> pb::CueSense {
    use quotes::CueSense;
    match sense {
        CueSense::Statement => pb::CueSense::Statement,
        CueSense::Denial => pb::CueSense::Denial,
        CueSense::Confirmation => pb::CueSense::Confirmation,
        CueSense::Claim => pb::CueSense::Claim,
        CueSense::Promise => pb::CueSense::Promise,
        CueSense::Warning => pb::CueSense::Warning,
        CueSense::Question => pb::CueSense::Question,
        CueSense::Belief => pb::CueSense::Belief,
        CueSense::Demand => pb::CueSense::Demand,
        CueSense::Announcement => pb::CueSense::Announcement,
    }
}

pub(super) fn speaker_kind(kind: quotes::SpeakerKind) -> pb::SpeakerKind {
    use quotes::SpeakerKind;
    match kind {
        SpeakerKind::Person => pb::SpeakerKind::Person,
        SpeakerKind::Organization => pb::SpeakerKind::Organization,
        SpeakerKind::Group => pb::SpeakerKind::Group,
        SpeakerKind::Document => pb::SpeakerKind::Document,
        SpeakerKind::Unnamed => pb::SpeakerKind::Unnamed,
    }
}

pub(super) fn bound(bound: values::Bound) -> pb::Bound {
    use values::Bound;
    match bound {
        Bound::Exact => pb::Bound::Exact,
        Bound::About => pb::Bound::About,
        Bound::AtLeast => pb::Bound::AtLeast,
        Bound::AtMost => pb::Bound::AtMost,
        Bound::MoreThan => pb::Bound::MoreThan,
        Bound::LessThan => pb::Bound::LessThan,
        Bound::Range => pb::Bound::Range,
        Bound::Vague => pb::Bound::Vague,
    }
}

pub(super) fn time_bound(bound: values::TimeBound) -> pb::TimeBound {
    use values::TimeBound;
    match bound {
        TimeBound::Exact => pb::TimeBound::Exact,
        TimeBound::About => pb::TimeBound::About,
        TimeBound::Before => pb::TimeBound::Before,
        TimeBound::Until => pb::TimeBound::Until,
        TimeBound::After => pb::TimeBound::After,
        TimeBound::Since => pb::TimeBound::Since,
    }
}

pub(super) fn time_anchor(anchoring: values::Anchoring) -> pb::TimeAnchor {
    use values::Anchoring;
    match anchoring {
        Anchoring::Absolute => pb::TimeAnchor::Absolute,
        Anchoring::Publication => pb::TimeAnchor::Publication,
        Anchoring::Dateline => pb::TimeAnchor::Dateline,
        Anchoring::Context => pb::TimeAnchor::Context,
        Anchoring::None => pb::TimeAnchor::None,
    }
}

pub(super) fn granularity(granularity: values::Granularity) -> pb::Granularity {
    use values::Granularity;
    match granularity {
        Granularity::Second => pb::Granularity::Second,
        Granularity::Minute => pb::Granularity::Minute,
        Granularity::Hour => pb::Granularity::Hour,
        Granularity::Daypart => pb::Granularity::Daypart,
        Granularity::Day => pb::Granularity::Day,
        Granularity::Weekend => pb::Granularity::Weekend,
        Granularity::Week => pb::Granularity::Week,
        Granularity::Month => pb::Granularity::Month,
        Granularity::Quarter => pb::Granularity::Quarter,
        Granularity::Season => pb::Granularity::Season,
        Granularity::Year => pb::Granularity::Year,
        Granularity::Decade => pb::Granularity::Decade,
        Granularity::Century => pb::Granularity::Century,
    }
}

pub(super) fn entity_kind(kind: mentions::EntityKind) -> pb::EntityKind {
    use mentions::EntityKind;
    match kind {
        EntityKind::Person => pb::EntityKind::Person,
        EntityKind::Organization => pb::EntityKind::Organization,
        EntityKind::Place => pb::EntityKind::Place,
        EntityKind::Group => pb::EntityKind::Group,
        EntityKind::Document => pb::EntityKind::Document,
        EntityKind::Unnamed => pb::EntityKind::Unnamed,
        EntityKind::Other => pb::EntityKind::Other,
    }
}

pub(super) fn discrepancy_kind(kind: compare::DiscrepancyKind) -> pb::DiscrepancyKind {
    use compare::DiscrepancyKind;
    match kind {
        DiscrepancyKind::QuoteWording => pb::DiscrepancyKind::QuoteWording,
        DiscrepancyKind::QuoteAttribution => pb::DiscrepancyKind::QuoteAttribution,
        DiscrepancyKind::Number => pb::DiscrepancyKind::Number,
        DiscrepancyKind::DateTime => pb::DiscrepancyKind::DateTime,
        DiscrepancyKind::Place => pb::DiscrepancyKind::Place,
        DiscrepancyKind::Participant => pb::DiscrepancyKind::Participant,
        DiscrepancyKind::Polarity => pb::DiscrepancyKind::Polarity,
        DiscrepancyKind::Certainty => pb::DiscrepancyKind::Certainty,
        DiscrepancyKind::EventStatus => pb::DiscrepancyKind::EventStatus,
        DiscrepancyKind::Precedent => pb::DiscrepancyKind::Precedent,
        DiscrepancyKind::Coverage => pb::DiscrepancyKind::Coverage,
    }
}

pub(super) fn relation(relation: compare::Relation) -> pb::Relation {
    use compare::Relation;
    match relation {
        Relation::Contradiction => pb::Relation::Contradiction,
        Relation::Tension => pb::Relation::Tension,
        Relation::Update => pb::Relation::Update,
        Relation::Granularity => pb::Relation::Granularity,
        Relation::Omission => pb::Relation::Omission,
    }
}

pub(super) fn severity(severity: compare::Severity) -> pb::Severity {
    use compare::Severity;
    match severity {
        Severity::Low => pb::Severity::Low,
        Severity::Medium => pb::Severity::Medium,
        Severity::High => pb::Severity::High,
    }
}

pub(super) fn polarity(polarity: compare::Polarity) -> pb::Polarity {
    use compare::Polarity;
    match polarity {
        Polarity::Affirmed => pb::Polarity::Affirmed,
        Polarity::Negated => pb::Polarity::Negated,
    }
}

pub(super) fn certainty(certainty: compare::Certainty) -> pb::Certainty {
    use compare::Certainty;
    match certainty {
        Certainty::Confirmed => pb::Certainty::Confirmed,
        Certainty::Said => pb::Certainty::Said,
        Certainty::Reported => pb::Certainty::Reported,
        Certainty::Alleged => pb::Certainty::Alleged,
        Certainty::Possible => pb::Certainty::Possible,
    }
}

pub(super) fn quote_relation(relation: compare::QuoteRelation) -> pb::QuoteRelation {
    use compare::QuoteRelation;
    match relation {
        QuoteRelation::Identical => pb::QuoteRelation::Identical,
        QuoteRelation::Truncated => pb::QuoteRelation::Truncated,
        QuoteRelation::Altered => pb::QuoteRelation::Altered,
        QuoteRelation::Paraphrase => pb::QuoteRelation::Paraphrase,
    }
}

pub(super) fn edit_operation(operation: compare::EditOperation) -> pb::EditOperation {
    use compare::EditOperation;
    match operation {
        EditOperation::Insert => pb::EditOperation::Insert,
        EditOperation::Delete => pb::EditOperation::Delete,
        EditOperation::Replace => pb::EditOperation::Replace,
    }
}

/// No status if the words do not tell.
pub(super) fn event_status(status: Option<compare::EventStatus>) -> pb::EventStatus {
    use compare::EventStatus;
    match status {
        None => pb::EventStatus::Unspecified,
        Some(EventStatus::Planned) => pb::EventStatus::Planned,
        Some(EventStatus::UnderWay) => pb::EventStatus::UnderWay,
        Some(EventStatus::Done) => pb::EventStatus::Done,
        Some(EventStatus::Cancelled) => pb::EventStatus::Cancelled,
    }
}
