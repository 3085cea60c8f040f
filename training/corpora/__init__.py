"""Where articles come from: PolNeAR, our own annotated ones, and text without annotation."""
