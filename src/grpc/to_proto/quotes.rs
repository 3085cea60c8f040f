//! Quotations and speakers.

use std::time::Instant;

use super::{View, enums, extracted, info};
use crate::grpc::from_proto::{QuoteFilter, hit_key};
use crate::grpc::page::List;
use crate::grpc::pb;
use crate::quotes::{Cue, Quotation, Speaker};
use crate::service::Reading;
use crate::store::{Hit, Page};
use crate::text::{OffsetEncoding, Span};

/// What joins the parts of a quotation that the attribution interrupts.
const JOINT: &str = " … ";

/// The index of a speaker who is not known, or is told beside the quotation.
const NO_SPEAKER: i32 = -1;

/// The quotations that `filter` means, with their speakers.
pub(in crate::grpc) fn extract_quotes(
    reading: &Reading,
    filter: &QuoteFilter,
    encoding: OffsetEncoding,
    started: Instant,
) -> pb::ExtractQuotesResponse {
    let (article, analysis) = (reading.article(), reading.analysis());
    let view = View::new(article, analysis, reading.revision(), encoding);
    let mut told = Vec::new(); // indices of the speakers of these quotations
    let mut quotes = Vec::new();
    let found = analysis.quotes.quotations.iter();
    for quotation in found.filter(|quotation| filter.matches(quotation)) {
        let index = quotation
            .speaker
            .map(|speaker| index_in(&mut told, speaker));
        quotes.push(quote(&view, quotation, index.unwrap_or(NO_SPEAKER)));
    }
    let speakers = told
        .iter()
        .map(|s| speaker(&view, &analysis.quotes.speakers[*s]));
    pb::ExtractQuotesResponse {
        article_id: article.id.clone(),
        revision: reading.revision(),
        quotes,
        speakers: speakers.collect(),
        offset_encoding: enums::offset_encoding(encoding).into(),
        language: analysis.language.tag.clone(),
        language_supported: analysis.language.is_supported(),
        info: info(started),
        text: extracted(reading),
    }
}

/// The place of `speaker` in `told`, to which it is added if it is new.
fn index_in(told: &mut Vec<usize>, speaker: usize) -> i32 {
    let known = told.iter().position(|&s| s == speaker);
    let index = known.unwrap_or_else(|| {
        told.push(speaker);
        told.len() - 1
    });
    index as i32
}

pub(in crate::grpc) fn search_quotes(
    page: &Page<Hit>,
    encoding: OffsetEncoding,
    list: List,
) -> pb::SearchQuotesResponse {
    let last = page.items.last().filter(|_| page.more);
    let token = |hit: &Hit| list.token_after(&hit_key(&hit.stored.article.id, hit.quotation));
    pb::SearchQuotesResponse {
        hits: page
            .items
            .iter()
            .map(|hit| self::hit(hit, encoding))
            .collect(),
        next_page_token: last.map_or_else(String::new, token),
        offset_encoding: enums::offset_encoding(encoding).into(),
    }
}

fn hit(hit: &Hit, encoding: OffsetEncoding) -> pb::QuoteHit {
    let stored = &hit.stored;
    let view = View::new(&stored.article, &stored.analysis, stored.revision, encoding);
    let (quote, speaker) = quote_with_speaker(&view, hit.quotation);
    pb::QuoteHit {
        article_id: stored.article.id.clone(),
        revision: stored.revision,
        quote: Some(quote),
        speaker,
    }
}

/// A quotation of the article with its speaker beside it, of whose mentions the first is given: a
/// speaker of a thousand quotations would be listed with all mentions a thousand times.
pub(super) fn quote_with_speaker(
    view: &View<'_>,
    quotation: usize,
) -> (pb::Quote, Option<pb::Speaker>) {
    let quotes = &view.analysis.quotes;
    let quotation = &quotes.quotations[quotation];
    let speaker = quotation.speaker.map(|s| {
        let mut speaker = speaker(view, &quotes.speakers[s]);
        speaker.mentions.truncate(1);
        speaker
    });
    (quote(view, quotation, NO_SPEAKER), speaker)
}

/// Cuts a quotation to the part of its content that is given.
pub(super) fn cut(quote: &mut pb::Quote, view: &View<'_>, content: &[Span]) {
    quote.content = view.spans(content);
    quote.text = joined(view, content);
}

fn joined(view: &View<'_>, content: &[Span]) -> String {
    let parts: Vec<&str> = content.iter().map(|span| view.words(*span)).collect();
    parts.join(JOINT)
}

fn quote(view: &View<'_>, quotation: &Quotation, speaker_index: i32) -> pb::Quote {
    let cue = quotation.cue.as_ref();
    let sense = cue.map_or(pb::CueSense::Unspecified, |cue| enums::cue_sense(cue.sense));
    pb::Quote {
        quote_id: quote_id(view, quotation),
        kind: enums::quote_kind(quotation.kind).into(),
        text: joined(view, &quotation.content),
        content: view.spans(&quotation.content),
        source: view.spans(&quotation.source),
        cue: cue.map_or_else(Vec::new, |cue| view.spans(&cue.spans)),
        speaker_index,
        cue_lemma: cue.map_or_else(String::new, |cue: &Cue| cue.lemma.clone()),
        cue_sense: sense.into(),
        via: quotation.via.clone(),
        negated: cue.is_some_and(|cue| cue.negated),
        unterminated: quotation.unterminated,
        confidence: quotation.confidence,
        reasons: quotation.reasons.iter().map(|r| (*r).to_owned()).collect(),
    }
}

/// `ID@REVISION#START-END`, in bytes, whatever unit the answer counts in.
fn quote_id(view: &View<'_>, quotation: &Quotation) -> String {
    let start = quotation.content.first().map_or(0, |span| span.start);
    let end = quotation.content.last().map_or(0, |span| span.end);
    format!("{}@{}#{start}-{end}", view.article.id, view.revision)
}

fn speaker(view: &View<'_>, speaker: &Speaker) -> pb::Speaker {
    pb::Speaker {
        name: speaker.name.clone(),
        role: speaker.role.clone(),
        kind: enums::speaker_kind(speaker.kind).into(),
        mentions: view.spans(&speaker.mentions),
    }
}
