"""MiniLM as a reader: what each word means, alone and on average where it stands in texts."""

import numpy as np
import torch
from torch import nn

from nets.pretrained import MINILM
from nets.teacher import Layer, filled, norm

# Pieces in a batch; sequences are cut to the model's own length.
BATCH, LONGEST = 6000, 254


class Reader(nn.Module):
    """MiniLM without dropout, from pieces to their vectors."""

    def __init__(self):
        """The model as it is."""
        super().__init__()
        weights = MINILM.tensors()
        embeddings = (f"embeddings.{name}_embeddings.weight" for name in ("word", "position", "token_type"))
        self.words, self.places, kinds = (weights[name] for name in embeddings)
        self.kind = kinds[0]
        self.embedded = filled(norm(MINILM), weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(MINILM, number) for number in range(MINILM.layers))
        self.eval()

    @torch.no_grad()
    def forward(self, sequences):
        """Vectors: sequences x pieces x width; those behind the end of a sequence mean nothing."""
        length = max(map(len, sequences))
        pieces = torch.zeros(len(sequences), length, dtype=torch.long)
        absent = torch.full((len(sequences), 1, 1, length), -torch.inf)
        for row, sequence in enumerate(sequences):
            pieces[row, : len(sequence)] = torch.tensor(sequence)
            absent[row, ..., : len(sequence)] = 0
        x = self.embedded(self.words[pieces] + self.places[:length] + self.kind)
        for layer in self.layers:
            x = layer(x, absent)
        return x


def alone(reader, words):
    """For each word the mean of the vectors of its pieces, read between the marks of a sequence."""
    cut = MINILM.tokenizer()
    sequences = [[MINILM.opening, *cut(word), MINILM.closing] for word in words]
    vectors = np.zeros((len(words), MINILM.width), np.float32)
    for batch in batches(sequences):
        found = reader([sequences[i] for i in batch])
        for row, i in enumerate(batch):
            vectors[i] = found[row, : len(sequences[i])].mean(0)
    return vectors


def in_texts(reader, words, sentences):
    """For each word the sum of the vectors of its pieces in sentences, and how many they are."""
    rows = {word: row for row, word in enumerate(words)}
    sequences = [sequence for sentence in sentences for sequence in windows(sentence, rows)]
    sums, counts = torch.zeros(len(words), MINILM.width), torch.zeros(len(words))
    for batch in batches([pieces for pieces, _ in sequences]):
        found = reader([sequences[i][0] for i in batch])
        for row, i in enumerate(batch):
            owners = torch.tensor(sequences[i][1])
            known = owners >= 0
            sums.index_add_(0, owners[known], found[row, : len(owners)][known])
            counts += torch.bincount(owners[known], minlength=len(words))
    return sums.numpy(), counts.numpy()


def windows(sentence, rows):
    """Sequences of the pieces of a sentence, each with the rows of their words, or -1."""
    cut = MINILM.tokenizer()
    pieces, owners = [], []
    for word in sentence:
        own = cut(word)
        pieces += own
        owners += [rows.get(word, -1)] * len(own)
    for start in range(0, len(pieces), LONGEST):
        part = slice(start, start + LONGEST)
        yield [MINILM.opening, *pieces[part], MINILM.closing], [-1, *owners[part], -1]


def batches(sequences):
    """The numbers of sequences of like length together, so that little is padded."""
    order = sorted(range(len(sequences)), key=lambda i: (len(sequences[i]), i))
    batch = []
    for i in order:
        if batch and len(sequences[i]) * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
