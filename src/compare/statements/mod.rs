//! What an article says, sentence by sentence: words, names, numbers and times in their places,
//! verbs with their stance, and whose words they are.

pub(super) mod act;
pub(super) mod claim;
pub(super) mod context;
pub(super) mod cues;
pub(super) mod magnitude;
pub(super) mod role;
pub(super) mod shared;
pub(super) mod speakers;
