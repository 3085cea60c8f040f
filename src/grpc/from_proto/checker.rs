//! Collects what is wrong with a request.

use std::fmt::Display;

use jiff::Timestamp;
use prost::Message;

use super::{Rejection, TooLarge, Violation, enums};
use crate::analysis::Article;
use crate::grpc::page::List;
use crate::service::Service;
use crate::store::{ArticleRef, parse_ref};
use crate::text::OffsetEncoding;

/// How much of a caller's own words a description repeats, in characters.
const ECHO: usize = 40;

/// The first and the last second a google.protobuf.Timestamp may hold.
const SECONDS: std::ops::RangeInclusive<i64> = Article::FIRST_SECOND..=253_402_300_799;

/// How many items a page has if the request does not say.
const PAGE_SIZE: usize = 50;
/// The most items of a page.
const MAX_PAGE_SIZE: usize = 1000;

/// A page of a list.
pub(super) struct Paging {
    pub(super) size: usize,
    /// The key after which the page starts; `None` for the first page.
    pub(super) after: Option<String>,
    pub(super) list: List,
}

/// Looks at the fields of one request and collects what is wrong. A method whose field is
/// wrong answers some default, which nobody sees: [`Checker::finish`] fails then.
pub(super) struct Checker<'a> {
    pub(super) service: &'a Service,
    violations: Vec<Violation>,
    too_large: Option<TooLarge>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(service: &'a Service) -> Self {
        Self {
            service,
            violations: Vec::new(),
            too_large: None,
        }
    }

    /// The value, if nothing was wrong. A text that is too long is one more violation if
    /// something else is wrong as well.
    pub(super) fn finish<T>(mut self, value: T) -> Result<T, Rejection> {
        match self.too_large.take() {
            Some(article) if self.violations.is_empty() => Err(Rejection::TooLarge(article)),
            Some(TooLarge { field, size, limit }) => {
                self.too_long(field, size, limit);
                Err(Rejection::Invalid(self.violations))
            }
            None if self.violations.is_empty() => Ok(value),
            None => Err(Rejection::Invalid(self.violations)),
        }
    }

    pub(super) fn fail(&mut self, field: impl Into<String>, description: impl Display) {
        self.violations.push(Violation {
            field: field.into(),
            description: description.to_string(),
        });
    }

    /// Whether the text of an article is too long, which alone is another error than a
    /// violation. Of several such texts the first is told.
    pub(super) fn is_too_large(&mut self, field: &str, text: &str) -> bool {
        let (size, limit) = (text.len(), self.service.limits().article_bytes);
        if size > limit {
            self.too_large.get_or_insert_with(|| TooLarge {
                field: field.to_owned(),
                size,
                limit,
            });
        }
        size > limit
    }

    pub(super) fn at_most(&mut self, field: impl Into<String>, text: &str, limit: usize) {
        if text.len() > limit {
            self.too_long(field, text.len(), limit);
        }
    }

    fn too_long(&mut self, field: impl Into<String>, size: usize, limit: usize) {
        let description = format_args!("has {size} bytes; at most {limit} are accepted");
        self.fail(field, description);
    }

    pub(super) fn article_ref(&mut self, field: impl Into<String>, name: &str) -> ArticleRef {
        parse_ref(name).unwrap_or_else(|error| {
            self.fail(field, error);
            ArticleRef::default()
        })
    }

    /// A value of an enum that this server knows.
    pub(super) fn known<E: TryFrom<i32>>(
        &mut self,
        field: impl Into<String>,
        number: i32,
    ) -> Option<E> {
        let value = E::try_from(number).ok();
        if value.is_none() {
            self.fail(field, format_args!("{number} is not a value of this enum"));
        }
        value
    }

    pub(super) fn offset_encoding(&mut self, number: i32) -> OffsetEncoding {
        let encoding = self.known("offset_encoding", number);
        encoding.map(enums::offset_encoding).unwrap_or_default()
    }

    /// The values of a list, in which `UNSPECIFIED` is an error.
    pub(super) fn list<E: TryFrom<i32>, D>(
        &mut self,
        field: &str,
        numbers: &[i32],
        domain: impl Fn(E) -> Option<D>,
    ) -> Vec<D> {
        let mut values = Vec::with_capacity(numbers.len());
        for (index, number) in numbers.iter().enumerate() {
            let path = format!("{field}[{index}]");
            let Some(known) = self.known(&path, *number) else {
                continue;
            };
            match domain(known) {
                Some(value) => values.push(value),
                None => self.fail(path, "must not be UNSPECIFIED"),
            }
        }
        values
    }

    /// A number from 0 to 1.
    pub(super) fn fraction(&mut self, field: &str, value: f32) -> f32 {
        if !(0.0..=1.0).contains(&value) {
            self.fail(field, format_args!("must be from 0 to 1, not {value}"));
        }
        value
    }

    /// How many items to return: `default` for 0, `most` for more than that.
    pub(super) fn count(&mut self, field: &str, asked: i32, default: usize, most: usize) -> usize {
        match usize::try_from(asked) {
            Ok(0) => default,
            Ok(count) => count.min(most),
            Err(_) => {
                self.fail(field, format_args!("must not be negative, but is {asked}"));
                default
            }
        }
    }

    /// Which page of which list `rpc` is asked for, by a request whose paging fields were taken out.
    pub(super) fn paging(
        &mut self,
        rpc: &str,
        (size, token): (i32, String),
        filters: &impl Message,
    ) -> Paging {
        let list = List::new(rpc, filters);
        Paging {
            size: self.count("page_size", size, PAGE_SIZE, MAX_PAGE_SIZE),
            after: self.page_key(list, &token),
            list,
        }
    }

    /// The key after which a page starts; `None` for the first page.
    fn page_key(&mut self, list: List, token: &str) -> Option<String> {
        if token.is_empty() {
            return None;
        }
        let key = list.key(token);
        if key.is_none() {
            self.fail(
                "page_token",
                "is not a page token of this list with these filters",
            );
        }
        key
    }

    pub(super) fn timestamp(
        &mut self,
        field: impl Into<String>,
        time: Option<prost_types::Timestamp>,
    ) -> Option<Timestamp> {
        let time = time?;
        let known = SECONDS.contains(&time.seconds) && (0..1_000_000_000).contains(&time.nanos);
        let read = known.then(|| Timestamp::new(time.seconds, time.nanos).ok());
        let read = read.flatten();
        if read.is_none() {
            let range = "must be from 0001-01-01T00:00:00Z to 9999-12-30T22:00:00Z, with nanos from 0 to 999999999";
            self.fail(field, range);
        }
        read
    }

    /// The token of a write that the read must see. All writes are seen at once here.
    pub(super) fn fresh(&mut self, token: &str) {
        if !token.is_empty()
            && let Err(error) = self.service.has_seen(token)
        {
            self.fail("at_least_as_fresh", error);
        }
    }
}

/// The beginning of a caller's own words, for a path or a description.
pub(super) fn echo(words: &str) -> String {
    words.chars().take(ECHO).collect()
}
