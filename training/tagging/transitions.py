"""Which label may follow which, and the best path through them (Viterbi 1967)."""

import numpy as np

from tagging.labels import COUNT, is_inside, part_of

# The score of what cannot be.
FORBIDDEN = -1e4
# What is added to each count, so that nothing is impossible for having not been seen.
SMOOTHING = 0.05


def estimate(labels):
    """Log probabilities of what follows each label, and of each label by itself.

    `labels` has a list for each block of each article. The first array is (labels + 1) x labels:
    its last row says what begins a block.
    """
    counts = np.full((COUNT + 1, COUNT), SMOOTHING)
    for article in labels:
        for block in article:
            for before, label in zip([COUNT] + block, block):
                counts[before, label] += 1
    following = np.log(counts / counts.sum(1, keepdims=True))
    alone = np.log(counts[:COUNT].sum(0) / counts[:COUNT].sum())
    return following, alone


def allowed(before, label):
    """Whether a label may follow another one, or begin a block (`COUNT`)."""
    return not is_inside(label) or before != COUNT and part_of(before) == part_of(label)


def scores(following, alone, weight, outside):
    """Scores to add to a net's own scores, as `Transitions` of `src/learn` reads them.

    How much likelier a label is after another one than by itself, times `weight`; `outside` is
    added wherever a token stays outside.
    """
    out = weight * (following - alone)
    for before in range(COUNT + 1):
        for label in range(COUNT):
            if not allowed(before, label):
                out[before, label] = FORBIDDEN
    out[:, 0] += outside
    return out


def best_path(logits, scores):
    """The best sequence of labels for one block: a list of numbers."""
    best = logits[0] + scores[COUNT]
    back = []
    for row in logits[1:]:
        paths = best[:, None] + scores[:COUNT]
        before = paths.argmax(0)
        back.append(before)
        best = paths[before, np.arange(COUNT)] + row
    path = [int(best.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return path[::-1]


def decode(logits, scores):
    """The best labels for each block of each article."""
    return [[best_path(block, scores) for block in article] for article in logits]
