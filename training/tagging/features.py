"""What the net reads of each token besides the word, as `examples/encode.rs` writes it.

`src/quotes/tagger/features.rs` defines the features; the numbers here repeat its constants. Weights made
with other ones are refused when the program reads them.
"""

from dataclasses import dataclass

import numpy as np

from corpora import jsonl

# The version of the features, their values and how many of them there are.
VERSION = 1
CARDINALITIES = [4096, 4096, 256, 6, 8, 8, 24, 22, 20, 24]
FLAGS = 26


@dataclass
class Block:
    """A stretch of tokens that is tagged as one sequence."""

    # For each token where it starts and ends, in code points, and the word as it is compared.
    tokens: list
    # How many tokens each sentence has.
    sentences: list
    # tokens x 10 categories and tokens x 26 flags of 0 or 1.
    categories: np.ndarray
    flags: np.ndarray

    @property
    def words(self):
        """The words as they are compared."""
        return [word for _, _, word in self.tokens]

    def __len__(self):
        return len(self.tokens)


def read(path):
    """The blocks of each encoded article."""
    return [[block(b) for b in article["blocks"]] for article in jsonl.read(path)]


def block(encoded):
    """A block of an encoded article."""
    flags = np.array(encoded["flags"], np.int64)
    return Block(
        tokens=encoded["tokens"],
        sentences=encoded["sentences"],
        categories=np.array(encoded["categories"], np.int64),
        flags=flags[:, None] >> np.arange(FLAGS) & 1,
    )


def flat(articles):
    """All blocks of all articles, in order."""
    return [block for article in articles for block in article]


def per_block(rows, articles):
    """Cuts an array with a row for each token into one array for each block of each article."""
    ends = iter(np.split(rows, np.cumsum([len(block) for block in flat(articles)])))
    return [[next(ends) for _ in article] for article in articles]
