"""Articles with some of their words changed: more text for the student to learn from its teachers.

After Tang et al., "Distilling task-specific knowledge from BERT into simple neural networks" (2019),
who draw new sentences for the teacher to label. Here each word may give way to one of like meaning and
form, so that sentences stay sentences and the student sees other words in the places of the frequent ones.
"""

import random
import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]{3,}")
# How many of the most frequent words hold sentences together and stay.
KEPT = 200
# How often a word must stand in the articles to be known.
SEEN = 5
# How many neighbours a word may give way to, and how often it does.
NEIGHBOURS, RATE = 8, 0.2
# Words are exchanged with others that end alike, as far as endings tell a form.
ENDINGS = ("ing", "ed", "ly", "s")


def vary(articles, nearest, seed):
    """A changed copy of each article: `id` and `text`.

    `nearest(words, count)` gives for each of some words its nearest others among them.
    """
    chance = random.Random(seed)
    counts = Counter(word for article in articles for word in WORD.findall(article["text"]))
    others = alternatives(counts, nearest)

    def other(match):
        word = match.group()
        return chance.choice(others[word]) if word in others and chance.random() < RATE else word

    return [
        {"id": f"{article['id']}_varied", "text": WORD.sub(other, article["text"])}
        for article in articles
    ]


def alternatives(counts, nearest):
    """The words that each word may give way to: of one form, none of the most frequent."""
    kept = {word for word, _ in counts.most_common(KEPT)}
    forms = {}
    for word, count in sorted(counts.items()):
        if count >= SEEN and word not in kept:
            forms.setdefault(form(word), []).append(word)
    found = {}
    for words in forms.values():
        found.update(zip(words, nearest(words, NEIGHBOURS)))
    return {word: others for word, others in found.items() if others}


def form(word):
    """How a word is written and what it ends in."""
    ending = next((ending for ending in ENDINGS if word.endswith(ending)), "")
    return word.isupper(), word[0].isupper(), ending
