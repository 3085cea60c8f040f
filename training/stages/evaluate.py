"""Scores what the program finds in the development articles with the weights it has."""

import numpy as np

from corpora import jsonl
from stages import calibrate
from tagging import scoring

# How many bins of confidence are compared with how often they are right.
BINS = 10


def show(dev, found):
    """Prints the four figures, and how far the confidence is off."""
    answers = jsonl.read(found)
    scoring.show("the program", scoring.score(dev.articles, [a["quotes"] for a in answers]))
    confidence, right = [], []
    for article, answer in zip(dev.articles, answers):
        its_confidence, its_right = calibrate.judged(article, answer["quotes"], "confidence")
        confidence += its_confidence
        right += its_right
    error = calibration_error(np.array(confidence), np.array(right))
    print(f"calibration error {error:.3f} over {len(right)} quotations")


def calibration_error(confidence, right):
    """How far confidence lies from how often it is right, on average over its bins (ECE)."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    inside = [bins == i for i in range(BINS)]
    gaps = [abs(confidence[i].mean() - right[i].mean()) * i.sum() for i in inside if i.any()]
    return sum(gaps) / len(confidence)
