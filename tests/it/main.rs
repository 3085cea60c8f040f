//! All integration tests, in one binary.

mod cli;
mod golden;
mod grpc;
mod html;
mod layering;
mod metamorphic;
mod program;
mod properties;
mod registers;
mod seeds;
mod sound;
