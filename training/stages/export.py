"""Writes the students as the program reads them: `tagger.bin`, `words.txt` and `pieces.txt`."""

from dataclasses import dataclass

import numpy as np

from stages.students import Lesson
from stages.weights import WeightsFile
from tagging.features import CARDINALITIES, VERSION

# How many numbers are known of an attribution: `EVIDENCE` of `src/quotes/tagger/confidence.rs`.
EVIDENCE = 9
# The calibration before there is one: every attribution is as likely as not.
UNCALIBRATED = [0.0] * (1 + EVIDENCE)


@dataclass
class Tagger:
    """What is shipped: nets whose scores are averaged."""

    nets: list
    # The words and pieces that all of them read.
    lesson: Lesson
    # (labels + 1) x labels.
    transitions: np.ndarray


def write(folder, tagger, calibration):
    """Writes the three files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    file = WeightsFile()
    file.float("features", [VERSION])
    for number, net in enumerate(tagger.nets):
        add_net(file, f"{number}.", net)
    file.scaled("piece", tagger.lesson.pieces.vectors)
    file.float("transitions", tagger.transitions)
    file.float("calibration", calibration)
    file.write(folder / "tagger.bin")
    tagger.lesson.words.write(folder / "words.txt")
    tagger.lesson.pieces.write(folder / "pieces.txt")


def add_net(file, prefix, net):
    """Adds the tables and the layers of one net, the latter by torch's names."""
    names = [*(f"category.{i}" for i in range(len(CARDINALITIES))), "word", "share"]
    for name, table in zip(names, net.tables):
        file.scaled(prefix + name, table.weight.detach().numpy())
    for layer in ("input", "convolution", "recurrent", "output"):
        for name, tensor in getattr(net, layer).state_dict().items():
            # A bias has no rows, and the last layer is small.
            whole = name.startswith("bias") or layer == "output"
            (file.float if whole else file.scaled)(f"{prefix}{layer}.{name}", tensor.numpy())
