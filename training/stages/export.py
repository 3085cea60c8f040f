"""Writes a student as the program reads it: `tagger.bin`, `words.txt` and `pieces.txt`."""

from stages.weights import WeightsFile
from tagging.features import CARDINALITIES, VERSION

# How many numbers are known of an attribution: `EVIDENCE` of `src/quotes/tagger/confidence.rs`.
EVIDENCE = 9
# The calibration before there is one: every attribution is as likely as not.
UNCALIBRATED = [0.0] * (1 + EVIDENCE)


def write(folder, net, lesson, decoding, calibration):
    """Writes the three files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    weights(net, lesson, decoding, calibration).write(folder / "tagger.bin")
    lesson.words.write(folder / "words.txt")
    lesson.pieces.write(folder / "pieces.txt")


def weights(net, lesson, decoding, calibration):
    """All tensors: the tables, the layers by torch's names, and what comes after them."""
    file = WeightsFile()
    file.float("features", [VERSION])
    names = [*(f"category.{i}" for i in range(len(CARDINALITIES))), "word", "share"]
    for name, table in zip(names, net.tables):
        file.scaled(name, table.weight.detach().numpy())
    file.scaled("piece", lesson.pieces.vectors)
    for layer in ("input", "convolution", "recurrent", "output"):
        for name, tensor in getattr(net, layer).state_dict().items():
            # A bias has no rows, and the last layer is small.
            whole = name.startswith("bias") or layer == "output"
            (file.float if whole else file.scaled)(f"{layer}.{name}", tensor.numpy())
    file.float("transitions", decoding.scores)
    file.float("calibration", calibration)
    return file
