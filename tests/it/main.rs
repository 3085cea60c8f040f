//! All integration tests, in one binary.

mod golden;
mod grpc;
mod layering;
mod properties;
