"""Checks the markup of our own articles: python3 training/check_articles.py [-v] [FILE ...]

Without files it checks all of `training/articles`. With -v it prints each attribution in a line, to be
read. Needs nothing but Python 3.8.
"""

import argparse
import sys
from pathlib import Path

from corpora import markup

ARTICLES = Path(__file__).resolve().parent / "articles"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each attribution")
    options = parser.parse_args()
    files = options.files or sorted(ARTICLES.glob("*.txt"))
    bad = sum(not check(path, options.verbose) for path in files)
    print(f"{len(files) - bad} passed, {bad} failed")
    return 1 if bad or not files else 0


def check(path, verbose):
    """Whether an article has no faults; prints those it has."""
    try:
        text, attributions = markup.parse(path.read_text(encoding="utf-8"))
        faults = list(markup.faults(text, attributions))
    except (UnicodeDecodeError, ValueError) as error:
        text, attributions, faults = "", {}, [str(error)]
    for fault in faults:
        print(f"{path}: {fault}")
    if verbose:
        print(f"{path}: {len(text.split())} words, {len(attributions)} attributions")
        show(text, attributions)
    return not faults


def show(text, attributions):
    """Prints each attribution in a line."""
    for number, attribution in sorted(attributions.items()):
        parts = (
            f"{role} [{' | '.join(text[start:end] for start, end in sorted(spans))}]"
            for role, spans in attribution.items()
        )
        print(f"  {number:3d} {' '.join(parts)}")


if __name__ == "__main__":
    sys.exit(main())
