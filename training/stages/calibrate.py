"""Fits the confidence: a logistic regression (Platt 1999) on what the net knows of an attribution.

An attribution is right if its content is paired with one that a person marked and shares two fifths
of the words of both. With half of them, as the figures have it, F1 were best at 0.42 and not at 0.5.
"""

import numpy as np

from corpora import jsonl
from tagging import scoring

# The precision of the prior on each weight (ridge), and how many Newton steps are taken.
RIDGE, STEPS = 1e-2, 50
# How much of their words the content found and the content marked must share.
SHARED = 0.4


def calibration(dev, found):
    """The constant and the weights of the evidence, from what the program found (a file)."""
    evidence, right = [], []
    for article, answer in zip(dev.articles, jsonl.read(found)):
        its_evidence, its_right = judged(article, answer["attributions"], "evidence")
        evidence += its_evidence
        right += its_right
    weights = regression(np.array(evidence), np.array(right))
    print(f"  calibrated on {len(right)} attributions, {np.mean(right):.1%} of them right")
    return weights


def judged(article, quotes, known):
    """What is `known` of each quote found in one article, and whether the quote is right."""
    text = article["text"]
    gold = [scoring.content_words(text, quote) for quote in article["quotes"]]
    found = [(scoring.content_words(text, quote), quote[known]) for quote in quotes]
    found = [(words, it) for words, it in found if words]
    contents = [words for words, _ in found]
    paired = scoring.pairs([words for words in gold if words], contents, SHARED)
    right = {j for _, j in paired}
    return [it for _, it in found], [j in right for j in range(len(found))]


def regression(inputs, right):
    """The constant and the weights that make `right` likeliest, by Newton's method."""
    inputs = np.column_stack([np.ones(len(inputs)), inputs])
    ridge = RIDGE * np.eye(inputs.shape[1])
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        gradient = inputs.T @ (right - likely) - ridge @ weights
        curvature = (inputs * (likely * (1 - likely))[:, None]).T @ inputs + ridge
        step = np.linalg.solve(curvature, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights
