"""From labels to attributions, as `src/quotes/tagger/link.rs` does it.

Content and sources go to the nearest cue on the side their label points to, else to the nearest
one on the other side.
"""

from dataclasses import dataclass, field

from tagging.labels import CONTENTS, SOURCES, Part, fragments

OPENING, CLOSING, EITHER = "“«„‟", "”»", '"'


def quotes(blocks, labels):
    """The quotes of one article, from the labels of its blocks."""
    found, last, open_before = [], None, False
    for block, its_labels in zip(blocks, labels):
        goes_on = open_before and block.words[0] in ('"', "“")
        open_before = leaves_open(block.words)
        parts = Parts.of(fragments(its_labels))
        if parts.cues:
            linked = with_cues(block, parts)
            found += linked
            last = linked[-1] if linked else last
        elif goes_on and last is not None:
            last["content"] += [span(block, run) for run in parts.contents]
        else:
            found += without_cue(block, parts)
    return found


def leaves_open(words):
    """Whether a quotation mark stays open at the end of a block."""
    opened = False
    for word in words:
        if word == EITHER:
            opened = not opened
        elif word in OPENING:
            opened = True
        elif word in CLOSING:
            opened = False
    return opened


@dataclass
class Parts:
    """The runs of one block, each `(part, start, end)` in tokens."""

    cues: list = field(default_factory=list)
    contents: list = field(default_factory=list)
    sources: list = field(default_factory=list)

    @classmethod
    def of(cls, runs):
        """Sorts runs by what they are."""
        return cls(
            cues=[run for run in runs if run[0] == Part.CUE],
            contents=[run for run in runs if run[0] in CONTENTS],
            sources=[run for run in runs if run[0] in SOURCES],
        )

    def cue_of(self, run):
        """The number of the cue that a run belongs to."""
        part, start, end = run
        left = [i for i, cue in enumerate(self.cues) if cue[2] <= start][-1:]
        right = [i for i, cue in enumerate(self.cues) if cue[1] >= end][:1]
        points_right = part in (Part.CONTENT_BEFORE_CUE, Part.SOURCE_BEFORE_CUE)
        return (right + left if points_right else left + right)[0]


def span(block, run):
    """Where a run stands, in code points."""
    _, start, end = run
    return [block.tokens[start][0], block.tokens[end - 1][1]]


def without_cue(block, parts):
    """Each content by itself, with the first source."""
    source = [span(block, run) for run in parts.sources[:1]]
    return [
        {"content": [span(block, run)], "source": source, "cue": []} for run in parts.contents
    ]


def with_cues(block, parts):
    """A quote for each cue that has content."""
    found = [{"content": [], "source": [], "cue": [span(block, cue)]} for cue in parts.cues]
    for run in parts.contents:
        found[parts.cue_of(run)]["content"].append(span(block, run))
    for number, run in nearest_sources(parts).items():
        found[number]["source"] = [span(block, run)]
    share_sources(block, parts.cues, found)
    found = [quote for quote in found if quote["content"]]
    for quote in found:
        quote["content"].sort()
    return found


def nearest_sources(parts):
    """For the number of each cue that has sources the nearest of them, the earlier if two are."""
    nearest = {}
    for run in parts.sources:
        number = parts.cue_of(run)
        cue = parts.cues[number]
        if number not in nearest or distance(run, cue) < distance(nearest[number], cue):
            nearest[number] = run
    return nearest


def distance(run, cue):
    """How many tokens lie between a run and a cue."""
    return min(abs(run[1] - cue[2]), abs(cue[1] - run[2]))


def share_sources(block, cues, found):
    """A cue without a source has that of the cue before it in its sentence."""
    sentence = [i for i, length in enumerate(block.sentences) for _ in range(length)]
    for i in range(1, len(cues)):
        if not found[i]["source"] and sentence[cues[i][1]] == sentence[cues[i - 1][1]]:
            found[i]["source"] = found[i - 1]["source"]
