"""The words the student knows, with how often each is part of a cue, and the pieces of all others.

The program reads both from `words.txt` and `pieces.txt`; see `src/quotes/tagger/vocabulary.rs`.
"""

from collections import Counter
from functools import cache

import numpy as np

from nets.pretrained import MINILM, MOST_PIECES
from tagging.labels import Part, part_of

# How often the training must have seen a word that gets a vector of its own.
SEEN = 3
# The bins of how often a word is part of a cue; bin 0 is never, bin 1 hardly seen.
SHARES = 8
UNSEEN = 1
BOUNDS = [(0.6, 6), (0.3, 5), (0.1, 4), (0.03, 3)]
LOWEST = 2
# Below this number the pieces are unused or single characters; directions are learned without them.
FIRST_WORD = 1000


class Words:
    """What the training articles say of words."""

    def __init__(self, articles, labels):
        """Counts words and cues in labelled articles."""
        counted = [count(blocks, its) for blocks, its in zip(articles, labels)]
        self.of_article = counted
        self.seen = sum((seen for seen, _ in counted), Counter())
        self.cues = sum((cues for _, cues in counted), Counter())
        known = sorted(word for word, times in self.seen.items() if times >= SEEN)
        self.rows = {word: row for row, word in enumerate(known, 1)}

    def row(self, word):
        """The row of a word's vector; 0 is that of all other words."""
        return self.rows.get(word, 0)

    def share(self, word, article=None):
        """The bin of how often a word is part of a cue, as the other articles have it.

        While it learns, the net must not read in this what the article itself says.
        """
        seen, cues = self.seen[word], self.cues[word]
        if article is not None:
            own_seen, own_cues = self.of_article[article]
            seen, cues = seen - own_seen[word], cues - own_cues[word]
        if cues < 1:
            return 0 if seen >= SEEN else UNSEEN
        if self.seen[word] < SEEN:
            return UNSEEN
        share = cues / (seen + 1)
        return next((number for bound, number in BOUNDS if share > bound), LOWEST)

    def write(self, path):
        """Writes a line `word share` for each known word in the order of their rows."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            for word in self.rows:
                file.write(f"{word} {self.share(word)}\n")


def count(blocks, labels):
    """How often each word of an article stands there, and how often as part of a cue."""
    seen, cues = Counter(), Counter()
    for block, its in zip(blocks, labels):
        seen.update(block.words)
        cues.update(w for w, label in zip(block.words, its) if part_of(label) == Part.CUE)
    return seen, cues


class Pieces:
    """Vectors of words from the pieces that make them up."""

    def __init__(self, width):
        """Takes MiniLM's vectors at so many dimensions."""
        self.vectors = piece_vectors(MINILM, width)
        self.numbers = {piece: number for number, piece in enumerate(MINILM.pieces())}
        self.vector = cache(self.vector)

    def of(self, word):
        """The numbers of a word's pieces, the longest that fits first.

        Letters that no piece has are passed over.
        """
        found, start = [], 0
        while start < len(word) and len(found) < MOST_PIECES:
            head = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if head + word[start:e] in self.numbers), None)
            if end is not None:
                found.append(self.numbers[head + word[start:end]])
            start = end or start + 1
        return found

    def vector(self, word):
        """The mean of the vectors of a word's pieces; zeros if it has none."""
        return self.vectors[self.of(word)].mean(0) if self.of(word) else self.vectors[0] * 0

    def write(self, path):
        """Writes the pieces, a line each, in the order of their numbers."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{piece}\n" for piece in self.numbers)


def piece_vectors(model, width):
    """The vectors of all pieces on their `width` principal axes, scaled to unit deviation."""
    vectors = model.tensors()["embeddings.word_embeddings.weight"].numpy()
    centred = vectors - vectors[FIRST_WORD:].mean(0)
    _, _, axes = np.linalg.svd(centred[FIRST_WORD:], full_matrices=False)
    projected = centred @ axes[:width].T
    return (projected / projected[FIRST_WORD:].std()).astype(np.float32)
