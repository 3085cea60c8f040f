"""How much the transitions count: what gives the best figures on the development articles."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from tagging import features, linking, scoring, transitions


@dataclass
class Decoding:
    """Transitions and what they gave."""

    # (labels + 1) x labels.
    scores: np.ndarray
    figures: dict

    @property
    def mean(self):
        """The mean of the four figures."""
        return sum(self.figures.values()) / len(self.figures)


def best(labels, logits, dev, recipe):
    """The best transitions of those that the recipe tries; `labels` are those learned from.

    `logits` are the scores of the net, tokens x labels.
    """
    following, alone = transitions.estimate(labels)
    tried = []
    for weight, outside in product(recipe.transition_weights, recipe.outside_biases):
        scores = transitions.scores(following, alone, weight, outside)
        figures = figures_of(logits, scores, dev)
        tried.append(Decoding(scores, figures))
        scoring.show(f"  transitions {weight}, outside {outside}", figures)
    return max(tried, key=lambda decoding: decoding.mean)


def figures_of(logits, scores, dev):
    """The figures of a net with these transitions on the development articles."""
    labels = transitions.decode(features.per_block(logits, dev.blocks), scores)
    quotes = [linking.quotes(blocks, its) for blocks, its in zip(dev.blocks, labels)]
    return scoring.score(dev.articles, quotes)
