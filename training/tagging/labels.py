"""The labels of tokens, numbered as in `src/quotes/tagger/labels.rs`.

0 is outside; then come the first and the inside label of each part in turn (BIO). The part of
content and sources says on which side their cue stands.
"""

from enum import IntEnum


class Part(IntEnum):
    """What part of an attribution a token belongs to."""

    CONTENT_AFTER_CUE = 0
    CONTENT_BEFORE_CUE = 1
    SOURCE_AFTER_CUE = 2
    SOURCE_BEFORE_CUE = 3
    CUE = 4


CONTENTS = (Part.CONTENT_AFTER_CUE, Part.CONTENT_BEFORE_CUE)
SOURCES = (Part.SOURCE_AFTER_CUE, Part.SOURCE_BEFORE_CUE)
OUTSIDE = 0
COUNT = 1 + 2 * len(Part)


def first(part):
    """The label of the first token of a part."""
    return 1 + 2 * part


def inside(part):
    """The label of a later token of a part."""
    return 2 + 2 * part


def is_inside(label):
    """Whether a label goes on with the token before."""
    return label != OUTSIDE and label % 2 == 0


def part_of(label):
    """The part of a label; nothing outside."""
    return None if label == OUTSIDE else Part((label - 1) // 2)


def fragments(labels):
    """The runs of labels that make one part: `(part, start, end)` each."""
    runs, before = [], OUTSIDE
    for i, label in enumerate(labels):
        part = part_of(label)
        if is_inside(label) and part_of(before) == part:
            runs[-1] = (part, runs[-1][1], i + 1)
        elif part is not None:
            runs.append((part, i, i + 1))
        before = label
    return runs


def gold(quotes, blocks):
    """The labels of the tokens of each block that say what a person marked."""
    owners = owned(quotes)
    cues = [min((start for start, _ in quote["cue"]), default=-1) for quote in quotes]
    return [gold_of_block(block, owners, cues) for block in blocks]


def owned(quotes):
    """For each code point that is marked its role and the number of its quote.

    Where spans overlap, the earlier quote has it, and content comes before source and cue.
    """
    owners = {}
    for number, quote in enumerate(quotes):
        for role in ("content", "source", "cue"):
            for start, end in quote[role]:
                for at in range(start, end):
                    owners.setdefault(at, (role, number))
    return owners


def gold_of_block(block, owners, cues):
    """The gold labels of one block. A token is marked if its first or its last code point is."""
    labels, before = [], None
    for start, end, _ in block.tokens:
        owner = owners.get(start) or owners.get(end - 1)
        if owner is None:
            labels.append(OUTSIDE)
        elif owner == before:
            labels.append(inside(part_of(labels[-1])))
        else:
            labels.append(first(part_at(owner, start, cues)))
        before = owner
    return labels


def part_at(owner, start, cues):
    """The part of a token that starts a run of its owner; without a cue it counts as after one."""
    role, number = owner
    before_cue = start < cues[number]
    if role == "cue":
        return Part.CUE
    return (CONTENTS if role == "content" else SOURCES)[before_cue]
