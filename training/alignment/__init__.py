"""Learning which articles report one event, and which of their sentences tell of it."""
