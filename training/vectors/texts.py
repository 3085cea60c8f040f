"""The texts in which the language model reads words, as the program divides them."""

import gzip
from collections import Counter
from dataclasses import dataclass

from alignment import articles
from corpora import annotated, jsonl, unlabelled

# Shorter and longer words have no vector.
SHORTEST, LONGEST = 2, 24
# A word that stands less often in the texts has no vector, unless it is a piece of the model's.
LEAST = 2


@dataclass
class Texts:
    """Sentences of folded words, and how often each word stands in them."""

    sentences: list
    counts: Counter
    # In how many articles each word stands, and how many articles there are.
    articles_with: Counter
    articles: int


def gather(polnear, ecb, gum):
    """The articles: PolNeAR's train part, ECB+'s topics to learn from, GUM's train part."""
    gathered = [{"id": each["id"], "text": each["text"]} for each in annotated.read(polnear / "train.jsonl")]
    gathered += [{"id": each.id, "text": each.text} for each in articles.read(ecb).values()]
    with gzip.open(gum / "train.conllu.gz", "rt", encoding="utf-8") as lines:
        gathered += unlabelled.gum_articles(lines)
    return gathered


def read(encoded):
    """What the program read of the articles."""
    sentences, counts, articles_with = [], Counter(), Counter()
    lines = jsonl.read(encoded)
    for article in lines:
        seen = set()
        for block in article["blocks"]:
            words = [word for _, _, word in block["tokens"]]
            start = 0
            for length in block["sentences"]:
                sentences.append(words[start : start + length])
                start += length
            counts.update(words)
            seen.update(words)
        articles_with.update(seen)
    return Texts(sentences, counts, articles_with, len(lines))


def words(texts, pieces):
    """The words that get a vector, sorted: those of the texts and the model's own."""
    own = (word for word, count in texts.counts.items() if count >= LEAST)
    whole = (piece for piece in pieces if piece.isascii() and piece.isalpha())
    return sorted({word for word in (*own, *whole) if is_word(word)})


def is_word(word):
    """Whether this can be looked up: it begins with a letter and is neither short nor long."""
    return word[0].isalpha() and SHORTEST <= len(word) <= LONGEST
