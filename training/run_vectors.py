"""Makes the vectors of words: python training/run_vectors.py --polnear DIR --ecb DIR --gum DIR

MiniLM reads each word alone, and wherever it stands in texts; the more often it stands there,
the more counts the mean of what it means there. What is left is projected on its principal axes,
rounded to bytes and written where the program reads it, with how rare each word is. After that
the alignment must be learned again: `training/run_alignment.py`.
"""

import argparse
import os
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import torch

from corpora import jsonl
from nets.pretrained import MINILM
from stages import program
from stages.weights import WeightsFile
from vectors import reader, texts
from workspace import Workspace

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "compare" / "vectors"
# Numbers of a vector: `WIDTH` of `src/compare/words/vectors/mod.rs`.
WIDTH = 64
# A word that stands so often in texts is known from there as well as from itself.
BALANCE = 3
# No word counts more than so many when the principal axes are found.
MOST = 200


def main():
    """The command."""
    options = arguments()
    # With several threads the order of the sums depends on how many there are.
    torch.set_num_threads(1)
    work = Workspace(options.work)
    plain = work.folder / "vectors.jsonl"
    jsonl.write(plain, texts.gather(options.polnear, options.ecb, options.gum))
    encoded = work.made(
        "vectors.encoded.jsonl", lambda out: program.run("encode", plain, out), inputs=[plain]
    )
    read = texts.read(encoded)
    words = texts.words(read, MINILM.pieces())
    known = work.made(
        "vectors.npz", lambda out: write_meanings(out, words, read.sentences), inputs=[encoded]
    )
    ship(words, read, np.load(known))


def arguments():
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("polnear", "ecb", "gum"):
        parser.add_argument(f"--{name}", type=Path, required=True, help="a folder of training/README.md")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="for what is made")
    return parser.parse_args()


def write_meanings(path, words, sentences):
    """Writes what MiniLM reads of each word."""
    model = reader.Reader()
    sums, counts = reader.in_texts(model, words, sentences)
    with open(path, "wb") as file:
        np.savez(file, alone=reader.alone(model, words), sums=sums, counts=counts)


def ship(words, read, found):
    """Writes the words, their vectors and their weights."""
    counts = found["counts"]
    often = np.minimum(np.array([read.counts[word] for word in words]) + 1, MOST)
    there = directions(found["sums"] / np.maximum(counts, 1)[:, None], np.where(counts, often, 0))
    share = (counts / (counts + BALANCE))[:, None]
    meanings = (1 - share) * directions(found["alone"], often) + share * there
    file = WeightsFile()
    file.scaled("vectors", axes(meanings, often))
    file.float("weights", [rarity(read, word) for word in words])
    SHIPPED.mkdir(parents=True, exist_ok=True)
    file.write(SHIPPED / "vectors.bin")
    (SHIPPED / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words, {int((counts > 0).sum())} of them seen in {read.articles} articles")


def directions(vectors, often):
    """Vectors of length 1 from the mean of all."""
    apart = vectors - np.average(vectors, axis=0, weights=often)
    return apart / np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-8)


def axes(vectors, often):
    """Vectors on the principal axes of all, of length 1."""
    apart = vectors - np.average(vectors, axis=0, weights=often)
    _, axes = np.linalg.eigh((apart * often[:, None]).T @ apart / often.sum())
    left = apart @ axes[:, ::-1][:, :WIDTH]
    return left / np.linalg.norm(left, axis=1, keepdims=True)


def rarity(read, word):
    """The logarithm of the inverse document frequency (Spärck Jones 1972), to two digits."""
    return round(float(np.log((read.articles + 1) / (read.articles_with[word] + 0.5))), 2)


if __name__ == "__main__":
    main()
