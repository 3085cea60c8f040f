"""From features to attributions, as `src/quotes/tagger` does it, and how good they are."""
