"""How well found quotes agree with what a person marked: four figures, F1 over all articles.

token       words inside some content
exact       contents that are equal, without marks, space and "that" at their edges
overlap     contents paired one to one, the best first, that share half their words (IoU)
attributed  such pairs whose sources agree too: they share half their words, or the last word
            of the shorter one stands in the other, or both are missing
"""

import re
from collections import Counter

WORD = re.compile(r"\w+(?:['’.-]\w+)*")
FIGURES = ("token", "exact", "overlap", "attributed")


def words(text, spans):
    """Where the words of some spans stand: a tuple of `(start, end)`."""
    return tuple(
        (match.start() + start, match.end() + start)
        for start, end in spans
        for match in WORD.finditer(text[start:end])
    )


def content_words(text, quote):
    """The words of a quote's content, without a "that" that opens it."""
    found = words(text, quote["content"])
    opening = len(found) > 1 and text[slice(*found[0])].lower() == "that"
    return found[1:] if opening else found


def iou(a, b):
    """How much of two sets of words is shared, from 0 to 1."""
    a, b = set(a), set(b)
    return len(a & b) / len(a | b) if a or b else 0.0


def pairs(gold, found, least=0.5):
    """Pairs `(i, j)` of contents, as words, that share `least` of their words, the best first."""
    candidates = sorted(
        (
            (iou(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if not (g[-1] < f[0] or f[-1] < g[0])
        ),
        reverse=True,
    )
    taken, chosen, out = set(), set(), []
    for share, i, j in candidates:
        if share >= least and i not in taken and j not in chosen:
            taken.add(i)
            chosen.add(j)
            out.append((i, j))
    return out


def sources_agree(text, gold, found):
    """Whether two quotes name the same source."""
    gold, found = words(text, gold["source"]), words(text, found["source"])
    if not gold or not found:
        return not gold and not found
    short, long = sorted((gold, found), key=len)
    return iou(gold, found) >= 0.5 or short[-1] in set(long)


def counts(text, gold, found):
    """For each figure how much is right, found and marked in one article."""
    gold = [(w, quote) for quote in gold if (w := content_words(text, quote))]
    found = [(w, quote) for quote in found if (w := content_words(text, quote))]
    tokens = [{word for w, _ in quotes for word in w} for quotes in (gold, found)]
    edges = [Counter((w[0], w[-1]) for w, _ in quotes) for quotes in (gold, found)]
    paired = pairs([w for w, _ in gold], [w for w, _ in found])
    agreeing = sum(sources_agree(text, gold[i][1], found[j][1]) for i, j in paired)
    sizes = (len(found), len(gold))
    return {
        "token": (len(tokens[0] & tokens[1]), len(tokens[1]), len(tokens[0])),
        "exact": ((edges[0] & edges[1]).total(), *sizes),
        "overlap": (len(paired), *sizes),
        "attributed": (agreeing, *sizes),
    }


def score(articles, found):
    """F1 of each figure, from 0 to 100; `found` has the quotes of each article."""
    totals = {figure: [0, 0, 0] for figure in FIGURES}
    for article, quotes in zip(articles, found):
        for figure, numbers in counts(article["text"], article["quotes"], quotes).items():
            totals[figure] = [a + b for a, b in zip(totals[figure], numbers)]
    return {figure: f1(*numbers) for figure, numbers in totals.items()}


def f1(right, found, marked):
    """The harmonic mean of precision and recall, from 0 to 100."""
    return 200 * right / (found + marked) if found + marked else 0.0


def show(name, figures):
    """Prints the figures in a line."""
    print(f"{name:36}", *(f"{key} {value:.1f}" for key, value in figures.items()), flush=True)
