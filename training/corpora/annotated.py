"""Articles whose attributions people marked: PolNeAR's, and our own."""

from corpora import jsonl, markup


def read(path):
    """Annotated articles, a JSON line each: `id`, `text` and `quotes`.

    A quote has `content`, `source` and `cue`: lists of `[start, end]` in code points, half open.
    """
    return jsonl.read(path)


def own(folder):
    """Our own articles in the form of [`read`], in the order of their names."""
    return [article(path) for path in sorted(folder.glob("*.txt"))]


def article(path):
    """One marked article."""
    text, attributions = markup.parse(path.read_text(encoding="utf-8"))
    for fault in markup.faults(text, attributions):
        raise ValueError(f"{path.name}: {fault}")
    return {"id": path.stem, "text": text, "quotes": markup.quotes(attributions)}
