"""Words of like meaning, as far as the vectors of their pieces tell it."""

import numpy as np

from nets.vocabulary import Pieces

# Dimensions of the vectors.
WIDTH = 64


def nearest(words, count):
    """For each of some words the nearest `count` others among them, the nearest first."""
    pieces = Pieces(WIDTH)
    vectors = np.stack([pieces.vector(word.lower()) for word in words])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1)
    order = np.argsort(-likeness, axis=1, kind="stable")[:, :count]
    return [[words[other] for other in row if other != i] for i, row in enumerate(order)]
