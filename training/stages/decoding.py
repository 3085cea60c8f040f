"""How much the transitions count: what gives the best figures on the development articles."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from tagging import linking, scoring, transitions


@dataclass
class Decoding:
    """The transitions of a tagger and what they gave."""

    weight: float
    outside: float
    scores: np.ndarray
    figures: dict

    @property
    def mean(self):
        """The mean of the four figures."""
        return sum(self.figures.values()) / len(self.figures)


def best(labels, log_probabilities, dev, recipe):
    """The best transitions of those that the recipe tries; `labels` are those learned from."""
    following, alone = transitions.estimate(labels)
    tried = []
    for weight, outside in product(recipe.transition_weights, recipe.outside_biases):
        scores = transitions.scores(following, alone, weight, outside)
        figures = figures_of(log_probabilities, scores, dev)
        tried.append(Decoding(weight, outside, scores, figures))
        scoring.show(f"  transitions {weight}, outside {outside}", figures)
    return max(tried, key=lambda decoding: decoding.mean)


def figures_of(log_probabilities, scores, dev):
    """The figures of a net on the development articles."""
    labels = transitions.decode(log_probabilities, scores)
    quotes = [linking.quotes(blocks, its) for blocks, its in zip(dev.blocks, labels)]
    return scoring.score(dev.articles, quotes)
