//! Parallax: who is quoted in the news with which words, and where sources differ.
//!
//! (The map of the crate is written last, from what is there.)

pub mod analysis;
pub mod cli;
pub mod compare;
pub mod config;
pub mod grpc;
pub mod index;
pub mod mentions;
pub mod quotes;
pub mod report;
pub mod server;
pub mod service;
pub mod store;
pub mod text;
pub mod values;
