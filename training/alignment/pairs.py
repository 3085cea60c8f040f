"""Pairs of articles and of sentences: what the program reads of them, and what is right."""

import json
from dataclasses import dataclass

import numpy as np

# How much a pair counts of which a sentence was not selected for annotation: that it tells of
# no common event is a guess.
UNSELECTED = 0.03
# How much a pair of articles of different topics counts.
MIXED = 0.5
# The parts into which the topics are cut, so that none judges what it was learned from.
FOLDS = 6


@dataclass
class Pairs:
    """Rows of features, each with what is right, how much it counts and its part."""

    features: np.ndarray
    right: np.ndarray
    counts: np.ndarray
    folds: np.ndarray
    # For pairs of sentences the row of their articles.
    owner: np.ndarray | None = None


class Rows:
    """Rows while they are collected."""

    def __init__(self):
        """No rows."""
        self.rows = []

    def add(self, features, right, count, fold, owner=0):
        """Adds a row and answers its number."""
        self.rows.append((features, right, count, fold, owner))
        return len(self.rows) - 1

    def pairs(self):
        """All rows."""
        features, right, counts, folds, owner = zip(*self.rows)
        return Pairs(
            np.array(features), np.array(right), np.array(counts), np.array(folds), np.array(owner)
        )


def read(path, articles):
    """The pairs of articles and those of sentences in what the program wrote."""
    topics = sorted({each.topic for each in articles.values()})
    folds = {topic: i % FOLDS for i, topic in enumerate(topics)}
    stories, sentences = Rows(), Rows()
    with open(path, encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            a, b = articles[line["a"]], articles[line["b"]]
            fold = folds[a.topic]
            if a.topic != b.topic:
                stories.add(line["story"], False, MIXED, fold)
                continue
            owner = stories.add(line["story"], a.story == b.story, 1.0, fold)
            for row in sentence_pairs(line["pairs"], a, b):
                sentences.add(*row, fold, owner)
    return stories.pairs(), sentences.pairs()


def sentence_pairs(found, a, b):
    """Features, what is right and how much it counts, of the sentences of two articles."""
    for start, other, features in found:
        i, j = a.sentence(start), b.sentence(other)
        if a.selected[i] and b.selected[j]:
            yield features, bool(a.events[i] & b.events[j]), 1.0
        elif a.story == b.story:
            yield features, False, UNSELECTED
