//! The use cases, in domain types.
//!
//! [`Service`] is what the service does, apart from how it is called: it stores articles,
//! reads quotations, compares sources. Work that takes time runs on threads that may block,
//! as much at once as there are processors, and stops when its caller goes away.
//! Never sees a generated type, a header or a status code.

mod compare;
mod error;
mod read;
mod service;
mod work;

pub use compare::{ComparedSources, ComparisonRequest, DiscrepancyFilter};
pub use error::{ServiceError, SourcePlace};
pub use read::{Input, Reading};
pub use service::{Limits, Prepared, Service};
pub use work::fault;
