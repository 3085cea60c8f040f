//! Any bytes as a text: its blocks, sentences and tokens are exact.

#![no_main]

use libfuzzer_sys::fuzz_target;

// What must hold is written once, beside the integration tests.
#[path = "../../tests/it/sound/mod.rs"]
#[allow(dead_code, unused_imports)] // each target takes its own part
mod sound;

fuzz_target!(|data: &[u8]| sound::tokeniser(data));
