"""The articles as the nets read them: encoded by the program, labelled where people marked them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from corpora import annotated, jsonl, unlabelled, varied
from nets import neighbours
from stages import program
from tagging import features, labels


@dataclass
class Material:
    """One set of articles."""

    name: str
    # The articles, and what the program reads of them, a JSON line each.
    plain: Path
    encoded: Path
    # Whether people marked them.
    labelled: bool

    @property
    def files(self):
        """All that it consists of."""
        return [self.plain, self.encoded]

    @cached_property
    def articles(self):
        """The articles."""
        return jsonl.read(self.plain)

    @cached_property
    def blocks(self):
        """The encoded blocks of each article."""
        return features.read(self.encoded)

    @cached_property
    def labels(self):
        """The gold labels of each block of each article."""
        pairs = zip(self.articles, self.blocks)
        return [labels.gold(article["quotes"], blocks) for article, blocks in pairs]

    @cached_property
    def flat_labels(self):
        """The gold label of each token."""
        return np.array([label for block in features.flat(self.labels) for label in block])


@dataclass
class Materials:
    """All that is learned from."""

    train: Material
    dev: Material
    own: Material
    # What has no annotation: other corpora, and the annotated articles with words changed.
    unlabelled: list

    def all(self):
        """All of them."""
        return [self.train, self.dev, self.own, *self.unlabelled]


def prepare(work, folders, seed):
    """Reads all articles and lets the program encode them.

    `folders` has `polnear` and `articles`, and `ecb`, `gum` and `nanco`, which may be missing.
    """
    train = annotated.read(folders.polnear / "train.jsonl")
    own = annotated.own(folders.articles)
    texts = {
        "text": unlabelled.read(folders.ecb, folders.gum, folders.nanco, seed),
        "varied": varied.vary(train + own, neighbours.nearest, seed),
    }
    return Materials(
        train=encoded(work, "train", train),
        dev=encoded(work, "dev", annotated.read(folders.polnear / "dev.jsonl")),
        own=encoded(work, "own", own),
        unlabelled=[
            encoded(work, name, articles, labelled=False)
            for name, articles in texts.items()
            if articles
        ],
    )


def encoded(work, name, articles, labelled=True):
    """Writes articles into the work folder and has them encoded."""
    plain = work.folder / f"{name}.jsonl"
    jsonl.write(plain, articles)
    path = work.made(
        f"{name}.encoded.jsonl",
        lambda out: program.run("encode", plain, out),
        inputs=[plain, *program.sources()],
    )
    return Material(name, plain, path, labelled)
