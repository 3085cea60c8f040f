"""Logistic regression with a penalty on large weights, by Newton's method."""

import numpy as np

# The penalty on the square of the weights of standardised features.
PENALTY = 10.0
STEPS = 25


class Logistic:
    """A weight for each feature, and one for none."""

    def __init__(self, pairs, chosen=slice(None)):
        """Learns from the `chosen` rows of pairs."""
        x, y, counts = pairs.features[chosen], pairs.right[chosen], pairs.counts[chosen]
        mean, spread = x.mean(0), x.std(0)
        spread[spread == 0] = 1.0
        x = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
        penalty = np.diag([PENALTY] * len(mean) + [0.0])
        weights = np.zeros(x.shape[1])
        for _ in range(STEPS):
            p = 1 / (1 + np.exp(-x @ weights))
            slope = x.T @ (counts * (p - y)) + penalty @ weights
            bend = (x * (counts * p * (1 - p))[:, None]).T @ x + penalty
            weights -= np.linalg.solve(bend, slope)
        self.weights = weights[:-1] / spread
        self.bias = weights[-1] - self.weights @ mean

    def log_odds(self, features):
        """The logarithm of the odds of each row."""
        return features @ self.weights + self.bias

    def write(self, path, names, title):
        """Writes a line for each feature and one for the bias, under a title."""
        lines = [f"{name} {weight:.5f}" for name, weight in zip(names, self.weights, strict=True)]
        text = "\n".join([f"# {title}", *lines, f"bias {self.bias:.5f}"])
        path.write_text(text + "\n", encoding="utf-8")


def unseen(pairs):
    """The log odds of each row, by what was learned from the other parts."""
    odds = np.zeros(len(pairs.right))
    for fold in sorted(set(pairs.folds)):
        own = pairs.folds == fold
        odds[own] = Logistic(pairs, ~own).log_odds(pairs.features[own])
    return odds
