//! Any bytes as a text: its values are sound, whether or not it has a publication date.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::text::Document;
use parallax::values::{Values, find};

// What must hold is written once, beside the unit tests.
#[path = "../../src/values/sound.rs"]
mod sound;

/// How long a repeated text gets, in bytes.
const LONG: usize = 16 * 1024;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    sound::check(&text);
    if data.first().is_some_and(|first| first % 32 == 0) {
        sound::check(&text.repeat(LONG / text.len()));
    }
});
