"""The students: each is fitted to the annotation mixed with what the teachers say."""

import numpy as np
import torch

from nets import student
from nets.fitting import batches, fit, seed_all
from nets.student import Student
from nets.vocabulary import Pieces, Words
from tagging import features, labels

# Tokens in a batch when nothing is learned.
READING = 8000


class Lesson:
    """What all students of one recipe read: words, pieces, inputs and targets."""

    def __init__(self, recipe, materials, opinions):
        """`opinions` has for the name of each material the paths of what the teachers say."""
        sets = [materials.train, materials.own]
        articles = [blocks for each in sets for blocks in each.blocks]
        self.labels = [its for each in sets for its in each.labels]
        self.words = Words(articles, self.labels)
        self.pieces = Pieces(recipe.piece_width)
        self.sequences = student.sequences(articles, self.words, self.pieces, labelled=True)
        self.targets = []
        for each in sets:
            self.targets += targets(each, opinions.get(each.name), recipe.gold)
        for each in materials.unlabelled:
            if opinions.get(each.name):
                self.sequences += self.inputs(each)
                self.targets += targets(each, opinions[each.name], 0)

    def inputs(self, material):
        """The inputs of articles that the words were not counted in."""
        return student.sequences(material.blocks, self.words, self.pieces, labelled=False)


def targets(material, opinions, gold):
    """The probability of each label at each token that is to be learned, for each block.

    It is the annotation with weight `gold`, and the mean of the `opinions` with the rest.
    """
    mean = sum(np.exp(np.load(path)) for path in opinions) if opinions else None
    out = None if mean is None else mean / mean.sum(-1, keepdims=True)
    if material.labelled:
        marked = np.eye(labels.COUNT, dtype=np.float32)[material.flat_labels]
        out = marked if out is None else gold * marked + (1 - gold) * out
    return features.flat(features.per_block(out.astype(np.float32), material.blocks))


def learned(work, recipe, lesson, inputs):
    """The path of the weights of a student, whose lesson was made from the files `inputs`."""
    return work.made(
        f"{recipe.name}.pt",
        lambda out: torch.save(learn(recipe, lesson).state_dict(), out),
        inputs=inputs,
        options=recipe,
    )


def learn(recipe, lesson):
    """A student fitted to its lesson."""
    seed_all(recipe.seed)
    net = new(recipe, lesson)

    def loss_of(batch):
        numbers, values, there = student.collate([lesson.sequences[i] for i in batch])
        scores = net(numbers, values, there)
        wanted = np.zeros(scores.shape, np.float32)
        for row, i in enumerate(batch):
            wanted[row, : len(lesson.targets[i])] = lesson.targets[i]
        return -(torch.from_numpy(wanted) * torch.log_softmax(scores, -1)).sum() / there.sum()

    lengths = [len(sequence) for sequence in lesson.sequences]
    fit(net, [{"params": net.parameters(), "lr": recipe.rate}], lengths, recipe.schedule, loss_of)
    return net


def new(recipe, lesson):
    """A student that has learned nothing."""
    return Student(len(lesson.words.rows) + 1, recipe)


def load(path, recipe, lesson):
    """A student with the weights of a file, ready to read."""
    net = new(recipe, lesson)
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()


@torch.no_grad()
def read(net, lesson, material):
    """The scores of a net: an array of tokens x labels."""
    sequences = lesson.inputs(material)
    out = [None] * len(sequences)
    for batch in batches([len(sequence) for sequence in sequences], READING):
        scores = net(*student.collate([sequences[i] for i in batch]))
        for i, its in zip(batch, scores.numpy()):
            out[i] = its[: len(sequences[i])]
    return np.concatenate(out)
