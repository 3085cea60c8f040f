//! The wire. The only place that names the generated types.
//!
//! [`Handler`] answers each rpc in three steps: `from_proto` checks the request and collects
//! every violation, the [`Service`](crate::service::Service) does the work, `to_proto` writes
//! the answer and cannot fail. What goes wrong becomes a status in [`status`] and nowhere
//! else. Never decides anything about articles.

#[doc(hidden)]
pub mod border;
mod code;
mod codec;
mod from_proto;
mod handler;
mod held;
mod ingest_stream;
pub mod json;
mod method;
mod page;
mod phase;
pub mod status;
mod stream_request;
mod to_proto;

pub use code::code_name;
pub use codec::CheckedCodec;
pub use from_proto::{Rejection, Violation};
pub use handler::Handler;
pub use held::{Held, RequestMemory};
pub use method::{Family, Method, method_at, methods};
pub use phase::Phase;
pub use stream_request::StreamRequest;

/// The generated types of `proto/parallax/v1`.
#[allow(missing_docs, unreachable_pub)]
pub mod pb {
    tonic::include_proto!("parallax.v1");

    /// The descriptors of the package and of all it imports, for reflection.
    pub const FILE_DESCRIPTOR_SET: &[u8] =
        include_bytes!(concat!(env!("OUT_DIR"), "/parallax.v1.bin"));
}
