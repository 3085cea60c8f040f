//! Numbers, times, ordinals, scores and names.

use std::time::Instant;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::{View, article, enums, extracted, info, timestamp};
use crate::grpc::pb;
use crate::mentions::Entity;
use crate::service::Reading;
use crate::text::OffsetEncoding;
use crate::values::{Granularity, Quantity, TimeRange};

pub(in crate::grpc) fn annotate(
    reading: &Reading,
    encoding: OffsetEncoding,
    started: Instant,
) -> pb::AnnotateResponse {
    let (article, analysis) = (reading.article(), reading.analysis());
    let view = View::new(article, analysis, reading.revision(), encoding);
    let sentences = analysis.document.sentences().iter();
    let entities = analysis.mentions.entities.iter();
    pb::AnnotateResponse {
        article_id: article.id.clone(),
        revision: reading.revision(),
        body_blocks: article::blocks(&view, analysis),
        sentences: sentences.map(|s| view.span(s.span)).collect(),
        entities: entities.map(|e| entity(&view, e)).collect(),
        quantities: quantities(&view),
        times: times(&view),
        offset_encoding: enums::offset_encoding(encoding).into(),
        language: analysis.language.tag.clone(),
        language_supported: analysis.language.is_supported(),
        info: info(started),
        ordinals: ordinals(&view),
        scores: scores(&view),
        text: extracted(reading),
    }
}

fn entity(view: &View<'_>, entity: &Entity) -> pb::Entity {
    pb::Entity {
        name: entity.name.clone(),
        kind: enums::entity_kind(entity.kind).into(),
        mentions: view.spans(&entity.mentions),
    }
}

fn quantities(view: &View<'_>) -> Vec<pb::AnnotatedQuantity> {
    let quantities = view.analysis.values.quantities.iter();
    let sent = quantities.map(|found| pb::AnnotatedQuantity {
        span: Some(view.span(found.span)),
        text: view.words(found.span).to_owned(),
        value: Some(quantity(found)),
    });
    sent.collect()
}

fn times(view: &View<'_>) -> Vec<pb::AnnotatedTime> {
    let times = view.analysis.values.times.iter();
    let sent = times.map(|found| pb::AnnotatedTime {
        span: Some(view.span(found.span)),
        text: view.words(found.span).to_owned(),
        value: Some(time(found.range, found.granularity)),
        timex: found.timex.clone(),
        bound: enums::time_bound(found.bound).into(),
        anchor: enums::time_anchor(found.anchoring).into(),
        alternative: found
            .alternative
            .map(|range| time(Some(range), found.granularity)),
        recurrence: found.recurrence.map(|recurrence| pb::Recurrence {
            every: u32::from(recurrence.every),
            granularity: enums::granularity(recurrence.granularity).into(),
        }),
    });
    sent.collect()
}

fn ordinals(view: &View<'_>) -> Vec<pb::AnnotatedOrdinal> {
    let ordinals = view.analysis.values.ordinals.iter();
    let sent = ordinals.map(|found| pb::AnnotatedOrdinal {
        span: Some(view.span(found.span)),
        text: view.words(found.span).to_owned(),
        rank: found.rank,
        what: found.what.clone(),
    });
    sent.collect()
}

fn scores(view: &View<'_>) -> Vec<pb::AnnotatedScore> {
    let scores = view.analysis.values.scores.iter();
    let sent = scores.map(|found| pb::AnnotatedScore {
        span: Some(view.span(found.span)),
        text: view.words(found.span).to_owned(),
        first: found.first,
        second: found.second,
    });
    sent.collect()
}

pub(super) fn quantity(quantity: &Quantity) -> pb::Quantity {
    pb::Quantity {
        low: quantity.low,
        high: quantity.high,
        bound: enums::bound(quantity.bound).into(),
        unit: quantity.unit.clone(),
        what: quantity.what.clone(),
    }
}

pub(super) fn time(range: Option<TimeRange>, granularity: Granularity) -> pb::TimeRange {
    pb::TimeRange {
        start: range.and_then(|range| civil(range.start)),
        end: range.and_then(|range| civil(range.end)),
        granularity: enums::granularity(granularity).into(),
    }
}

/// A civil time as UTC. The years that a Timestamp cannot hold are left out.
fn civil(time: DateTime) -> Option<prost_types::Timestamp> {
    let zoned = time.to_zoned(TimeZone::UTC).ok()?;
    (zoned.year() >= 1).then(|| timestamp(zoned.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn times_before_the_year_one_are_left_out() {
        let seconds = |year| civil(date(year, 1, 1).at(0, 0, 0, 0)).map(|t| t.seconds);
        assert_eq!(seconds(1970), Some(0));
        assert_eq!(seconds(1), Some(-62_135_596_800));
        assert_eq!(seconds(-44), None);
    }
}
