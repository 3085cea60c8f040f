"""Text without annotation, on which the student learns from its teachers alone.

ECB+ comes as tokens, without paragraphs: those are drawn at random, and half of its articles get
straight quotation marks. GUM has text and paragraphs; NAnCo is single paragraphs.
"""

import gzip
import random
import re

from corpora import jsonl

# How often a paragraph ends after a sentence, and how often an article has straight marks.
PARAGRAPH_ENDS, STRAIGHT_MARKS = 0.55, 0.5
# What stands without space before or after it, in the tokens of the Penn treebank.
TIGHT = [
    (re.compile(r" ([.,;:!?%)\]”])"), r"\1"),
    (re.compile(r"([(\[“$£#]) "), r"\1"),
    (re.compile(r" ('s|'re|'ve|'ll|'d|'m|n't|')(?=\W|$)"), r"\1"),
    (re.compile(r"(\w) n't"), r"\1n't"),
]


def read(ecb, gum, nanco, seed):
    """The articles of those corpora whose folder is given: `id` and `text` each."""
    chance = random.Random(seed)
    articles = []
    if ecb:
        articles += [ecb_article(doc, chance) for doc in jsonl.read(ecb / "docs.jsonl")]
    if gum:
        with gzip.open(gum / "train.conllu.gz", "rt", encoding="utf-8") as lines:
            articles += gum_articles(lines)
    if nanco:
        for question in jsonl.read(nanco / "questions.jsonl"):
            articles += nanco_paragraphs(question)
    return articles


def ecb_article(doc, chance):
    """An article of ECB+."""
    paragraphs, sentences = [], []
    for sentence in doc["sents"]:
        sentences.append(untokenized(sentence["tokens"]))
        if chance.random() < PARAGRAPH_ENDS:
            paragraphs.append(" ".join(sentences))
            sentences = []
    if sentences:
        paragraphs.append(" ".join(sentences))
    text = "\n\n".join(paragraphs)
    if chance.random() < STRAIGHT_MARKS:
        text = text.replace("“", '"').replace("”", '"')
    return {"id": f"ecb_{doc['doc']}", "text": text}


def untokenized(sentence):
    """A sentence of tokens between spaces as it would be printed."""
    sentence = sentence.replace("``", "“").replace("''", "”")
    for pattern, replacement in TIGHT:
        sentence = pattern.sub(replacement, sentence)
    first, *parts = sentence.split('"')
    text = first
    for i, part in enumerate(parts):
        opens = i % 2 == 0
        text = text + '"' + part.lstrip() if opens else text.rstrip() + '"' + part
    return text


def gum_articles(lines):
    """The articles of a CoNLL-U file, from its comments."""
    articles = []
    for line in lines:
        if line.startswith("# newdoc id"):
            articles.append({"id": line.split("=")[1].strip(), "text": ""})
        elif line.startswith("# newpar") and "block" not in line.split("=")[0]:
            articles[-1]["text"] += "\n\n"
        elif line.startswith("# text = "):
            text = articles[-1]["text"]
            space = "" if not text or text.endswith("\n") else " "
            articles[-1]["text"] = text + space + line.removeprefix("# text = ").strip()
    return articles


def nanco_paragraphs(question):
    """The different paragraphs that answer a question."""
    paragraphs = {}
    for answer in question["answers"]:
        paragraphs.setdefault(answer["paragraph"], f"nanco_{answer['pid']}")
    return [{"id": name, "text": text} for text, name in paragraphs.items()]
