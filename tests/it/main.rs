//! All integration tests, in one binary.

mod cli;
mod golden;
mod grpc;
mod layering;
mod metamorphic;
mod properties;
mod registers;
mod seeds;
mod sound;
