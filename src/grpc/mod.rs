//! The wire. The only place that names the generated types.

/// The generated types of `proto/parallax/v1`.
#[allow(missing_docs, unreachable_pub)]
pub mod pb {
    tonic::include_proto!("parallax.v1");

    /// The descriptors of the package and of all it imports, for reflection.
    pub const FILE_DESCRIPTOR_SET: &[u8] =
        include_bytes!(concat!(env!("OUT_DIR"), "/parallax.v1.bin"));
}
