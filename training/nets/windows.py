"""What the teacher reads: windows of pieces of words with the features of their tokens."""

from dataclasses import dataclass, field

import numpy as np
import torch

from nets.pretrained import Pretrained
from tagging.features import CARDINALITIES, FLAGS

# The label of a piece that has none.
IGNORED = -100


@dataclass
class Window:
    """A stretch of one article, which may hold several blocks, each closed by a mark."""

    model: Pretrained
    pieces: list = field(init=False)
    # For each piece the features of its token; nothing for opening and closing pieces.
    features: list = field(default_factory=lambda: [None])
    # For each token the place of its first piece, and the token's number in all articles.
    places: list = field(default_factory=list)
    tokens: list = field(default_factory=list)

    def __post_init__(self):
        self.pieces = [self.model.opening]

    def __len__(self):
        return len(self.pieces)

    def add(self, words, features, first):
        """Appends part of a block, from token `first` of all articles on."""
        for i, (pieces, row) in enumerate(zip(words, features)):
            self.places.append(len(self.pieces))
            self.tokens.append(first + i)
            self.pieces += pieces
            self.features += [row] * len(pieces)
        self.pieces.append(self.model.closing)
        self.features.append(None)


def windows(articles, recipe):
    """Windows of at most so many pieces that cover every token once."""
    cut, found, token = recipe.model.tokenizer(), [], 0
    for article in articles:
        window = None
        for block in article:
            rows = np.concatenate([block.categories[:, recipe.categories], block.flags], 1)
            words = [cut(word) for word in block.words]
            for start, end, size in parts(words, recipe.window - 2):
                if window is None or len(window) + size + 1 > recipe.window:
                    window = Window(recipe.model)
                    found.append(window)
                window.add(words[start:end], rows[start:end], token + start)
            token += len(block)
    return found


def parts(words, most):
    """Cuts a block into parts of at most `most` pieces: `(start, end, pieces)`."""
    start, size = 0, 0
    for end, pieces in enumerate(words):
        if size + len(pieces) > most:
            yield start, end, size
            start, size = end, 0
        size += len(pieces)
    yield start, len(words), size


def collate(batch, recipe, labels=None):
    """Tensors of some windows: pieces, features, which pieces are there, and their labels.

    `labels` has the label of each token of all articles; only first pieces have one.
    """
    size = len(batch), max(map(len, batch))
    kinds = [CARDINALITIES[category] for category in recipe.categories]
    pieces = np.zeros(size, np.int64)
    features = np.zeros((*size, len(kinds) + FLAGS), np.int64)
    features[..., : len(kinds)] = kinds  # the value of what has no features
    there = np.zeros(size, bool)
    targets = np.full(size, IGNORED, np.int64)
    for i, window in enumerate(batch):
        pieces[i, : len(window)] = window.pieces
        there[i, : len(window)] = True
        for place, row in enumerate(window.features):
            if row is not None:
                features[i, place] = row
        if labels is not None:
            targets[i, window.places] = labels[window.tokens]
    return [torch.from_numpy(array) for array in (pieces, features, there, targets)]
