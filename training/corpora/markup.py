"""The markup of our own annotated articles, which `articles/README.md` explains.

    ⟦s1 Ann Lee⟧ ⟦k1 said⟧ ⟦c1 the dam would hold⟧.

An opening bracket has a role (`c` content, `s` source, `k` cue) and the number of an attribution,
then a space; brackets may nest. What is left without brackets is the article's text. Offsets count
its code points, half open.
"""

import re

ROLES = {"c": "content", "s": "source", "k": "cue"}
OPENING = re.compile(r"⟦([csk])(\d+) ")


def parse(marked):
    """The text of a marked article, and its attributions by their number.

    An attribution is a dict of the roles' names to lists of `(start, end)`, as they close.
    Raises `ValueError` if the brackets are wrong.
    """
    text, attributions, waiting, at = [], {}, [], 0
    while at < len(marked):
        opening = OPENING.match(marked, at)
        if opening:
            waiting.append((ROLES[opening[1]], int(opening[2]), len(text)))
            at = opening.end()
            continue
        if marked[at] == "⟧":
            close(waiting, attributions, len(text))
        elif marked[at] == "⟦":
            raise ValueError(f"no role and number: {marked[at : at + 30]}")
        else:
            text.append(marked[at])
        at += 1
    if waiting:
        raise ValueError(f"never closed: {waiting}")
    return "".join(text), attributions


def close(waiting, attributions, end):
    """Moves the span that was opened last to its attribution."""
    if not waiting:
        raise ValueError(f"closes what was not opened, at {end}")
    role, number, start = waiting.pop()
    empty = {name: [] for name in ROLES.values()}
    attributions.setdefault(number, empty)[role].append((start, end))


def quotes(attributions):
    """Attributions as PolNeAR's articles have them: spans in order, first content first."""
    ordered = [
        {role: sorted(spans) for role, spans in attribution.items()}
        for _, attribution in sorted(attributions.items())
    ]
    return sorted(ordered, key=lambda quote: quote["content"][0])


def faults(text, attributions):
    """What is wrong with a parsed article, a sentence each."""
    for number, attribution in sorted(attributions.items()):
        if not attribution["content"]:
            yield f"attribution {number} has no content"
        if len(attribution["source"]) > 1:
            yield f"attribution {number} has more than one source"
        for spans in attribution.values():
            for start, end in spans:
                span = text[start:end]
                if span != span.strip() or not span:
                    yield f"attribution {number} has space at an edge of [{span}]"
