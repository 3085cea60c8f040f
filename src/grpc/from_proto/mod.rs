//! Requests to domain types.
//!
//! One function for each request, named after its rpc. Each looks at every field and fails
//! with all that is wrong at once, each violation under its path in the proto.

mod article;
mod checker;
mod comparison;
mod enums;
mod quote_filter;
mod requests;

pub(super) use comparison::compare_sources;
pub(super) use quote_filter::QuoteFilter;
pub(super) use requests::*;

use std::fmt;

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Its path in the proto: `articles[1].published_at`.
    pub field: String,
    /// What it must be: "must not be negative".
    pub description: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.is_empty() {
            true => f.write_str(&self.description),
            false => write!(f, "{}: {}", self.field, self.description),
        }
    }
}

/// An article whose text is too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// The path of the text.
    pub field: String,
    /// Its length in bytes.
    pub size: usize,
    /// How long it may be.
    pub limit: usize,
}

/// Why a request is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Fields are missing or malformed; never empty.
    Invalid(Vec<Violation>),
    /// A text is too long, and nothing else is wrong.
    TooLarge(TooLarge),
}
