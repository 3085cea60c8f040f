"""ECB+ as articles, and what its human chains say of pairs of them and of their sentences."""

import random
from dataclasses import dataclass

from corpora import jsonl
from corpora.unlabelled import untokenized

# The topics that development keeps for itself; 36 to 45 are never read.
DEV_TOPICS = {2, 5, 12, 18, 21, 23, 34, 35}
LAST_TRAIN_TOPIC = 35
# Articles in a group of mixed topics.
MIXED = 25


@dataclass
class Article:
    """An article of ECB+."""

    id: str
    topic: int
    # Which of the topic's two events it reports.
    story: str
    text: str
    # Of each sentence: the byte of the text at which it starts, whether it was selected for
    # annotation, and the chains of its events, reporting left out.
    starts: list
    selected: list
    events: list

    def sentence(self, at):
        """The number of the sentence that byte `at` of the text stands in."""
        return max(i for i, start in enumerate(self.starts) if start <= at)


def read(folder):
    """The articles of the topics to learn from, by their ids."""
    articles = (article(doc) for doc in jsonl.read(folder / "docs.jsonl"))
    return {each.id: each for each in articles if is_train(each.topic)}


def is_train(topic):
    """Whether a topic may be learned from."""
    return topic <= LAST_TRAIN_TOPIC and topic not in DEV_TOPICS


def article(doc):
    """An article with its sentences as paragraphs."""
    text, starts = "", []
    for sentence in doc["sents"]:
        starts.append(len(text.encode()))
        text += untokenized(sentence["tokens"]) + "\n\n"
    events = {sentence["n"]: set() for sentence in doc["sents"]}
    for mention in doc["mentions"]:
        if mention["cross"] and "ACTION" in mention["tag"] and "REPORTING" not in mention["tag"]:
            events[mention["s"]].add(mention["chain"])
    return Article(
        id=doc["doc"],
        topic=int(doc["topic"]),
        story=doc["story"],
        text=text,
        starts=starts,
        selected=[sentence["selected"] for sentence in doc["sents"]],
        events=[events[sentence["n"]] for sentence in doc["sents"]],
    )


def groups(articles, seed):
    """The lines of which the program reads every two of a group: topics, and mixed ones."""
    for each in articles.values():
        yield {"id": each.id, "group": str(each.topic), "text": each.text}
    mixed = list(articles.values())
    random.Random(seed).shuffle(mixed)
    for i, each in enumerate(mixed):
        yield {"id": each.id, "group": f"mixed {i // MIXED}", "text": each.text}
