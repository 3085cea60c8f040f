//! All integration tests, in one binary.

mod golden;
mod layering;
mod properties;
