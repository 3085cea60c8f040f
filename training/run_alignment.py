"""Learns which articles report one event, and which of their sentences tell of it:
python training/run_alignment.py --ecb DIR

The program writes what it reads of every two articles of a topic (`examples/align_features.rs`);
two logistic regressions are fitted to the human chains of ECB+'s topics 1 to 35 less the eight of
development, and written where the program reads them. What the second one is told of the story
comes from regressions that have not seen the topic.
"""

import argparse
import os
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

from alignment import articles, pairs, regression
from corpora import jsonl
from stages import program

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "src" / "compare" / "alignment"
SEED = 1
# As sure as the program lets the log odds of a story be.
SUREST = 4.6


def main():
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ecb", type=Path, required=True, help="the folder with docs.jsonl")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="for what is made")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    read = articles.read(options.ecb)
    plain, found = (options.work / f"alignment{end}.jsonl" for end in ("", ".found"))
    jsonl.write(plain, articles.groups(read, SEED))
    program.run("align_features", plain, found)
    stories, sentences = pairs.read(found, read)
    learn(stories, sentences)


def learn(stories, sentences):
    """Fits and writes both regressions, and prints how well they tell what they have not seen."""
    odds = regression.unseen(stories)
    report("articles of one topic", odds, stories, stories.counts == 1)
    write(regression.Logistic(stories), "story", "same story")
    sentences.features[:, -1] = np.clip(odds[sentences.owner], -SUREST, SUREST)
    report("sentences", regression.unseen(sentences), sentences, sentences.counts == 1)
    write(regression.Logistic(sentences), "pair", "same event")


def write(model, name, what):
    """Writes weights; the names of the features are those in the file that is there."""
    path = WEIGHTS / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    names = [line.split()[0] for line in lines if not line.startswith("#")]
    title = f"Log odds of {what}, by what is read; made by training/run_alignment.py."
    model.write(path, names[:-1], title)


def report(what, odds, rows, chosen):
    """Prints precision and recall of those more probable than not."""
    found, right = odds[chosen] > 0, rows.right[chosen]
    both = (found & right).sum()
    print(f"{what}: P {both / found.sum():.3f} R {both / right.sum():.3f} of {right.sum()}")


if __name__ == "__main__":
    main()
