"""The teachers: each is fitted to the annotation and then says what it thinks of every token."""

import numpy as np
import torch
import torch.nn.functional as F

from nets import windows
from nets.fitting import batches, fit, seed_all
from nets.teacher import Teacher
from tagging import labels

# Pieces in a batch when nothing is learned.
READING = 4096


def learned(work, recipe, materials):
    """The path of the weights of a teacher."""
    sets = [materials.train, *([materials.own] if recipe.articles else [])]
    return work.made(
        f"{recipe.name}.pt",
        lambda out: torch.save(learn(recipe, sets).state_dict(), out),
        inputs=[path for each in sets for path in each.files],
        options=recipe,
    )


def learn(recipe, sets):
    """A teacher fitted to some annotated articles."""
    seed_all(recipe.seed)
    found = windows.windows([blocks for each in sets for blocks in each.blocks], recipe)
    gold = np.concatenate([each.flat_labels for each in sets])
    net = Teacher(recipe.model, recipe.categories)

    def loss_of(batch):
        *inputs, targets = windows.collate([found[i] for i in batch], recipe, gold)
        with torch.autocast("cpu", torch.bfloat16):
            scores = net(*inputs)
        scores = scores.float().view(-1, labels.COUNT)
        return F.cross_entropy(scores, targets.view(-1), ignore_index=windows.IGNORED)

    groups = net.groups(recipe.rate, recipe.new_rate)
    fit(net, groups, [len(window) for window in found], recipe.schedule, loss_of)
    return net


def opinions(work, recipe, weights, material):
    """The path of a teacher's log probabilities: an array of tokens x labels."""
    return work.made(
        f"{recipe.name}.{material.name}.npy",
        lambda out: save(out, read(weights, recipe, material)),
        inputs=[weights, material.encoded],
    )


def save(path, array):
    """Writes an array under just this name."""
    with open(path, "wb") as file:
        np.save(file, array)


@torch.no_grad()
def read(weights, recipe, material):
    """What a teacher thinks of each token."""
    net = Teacher(recipe.model, recipe.categories)
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    found = windows.windows(material.blocks, recipe)
    tokens = sum(len(window.tokens) for window in found)
    out = np.zeros((tokens, labels.COUNT), np.float32)
    for batch in batches([len(window) for window in found], READING):
        batch = [found[i] for i in batch]
        inputs = windows.collate(batch, recipe)[:3]
        with torch.autocast("cpu", torch.bfloat16):
            scores = net(*inputs)
        scores = torch.log_softmax(scores.float(), -1).numpy()
        for window, its in zip(batch, scores):
            out[window.tokens] = its[window.places]
    return out
