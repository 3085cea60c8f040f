"""The program itself, which defines the features and reads the weights."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "quotes" / "tagger" / "weights"
# What the features depend on.
SOURCES = ("examples", "src/text", "src/mentions", "src/quotes")


def run(example, articles, out):
    """Runs an example of the crate that reads articles and writes a line for each."""
    command = ["cargo", "run", "--release", "--quiet", "--example", example, "--"]
    subprocess.run([*command, articles.resolve(), out.resolve()], cwd=ROOT, check=True)


def sources():
    """The files on which the features depend: everything but the weights."""
    files = [path for folder in SOURCES for path in sorted((ROOT / folder).rglob("*"))]
    return [path for path in files if path.is_file() and WEIGHTS not in path.parents]
