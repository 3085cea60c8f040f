"""The student: the net that the program runs, in the layers of `src/learn/network.rs`."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from nets import vocabulary
from tagging import labels
from tagging.features import CARDINALITIES, FLAGS

# The width of each category's vectors, of the words' and of the shares'.
WIDTHS = [16, 16, 12, 8, 6, 6, 6, 12, 8, 8]
WORD_WIDTH, SHARE_WIDTH = 32, 8
# The deviation of the vectors before they are learned.
DEVIATION = 0.3


@dataclass
class Sequence:
    """The input of one block."""

    # tokens x 12: the categories, the row of the word, the bin of its share.
    numbers: np.ndarray
    # tokens x (width of the pieces + 26): the vector of the word's pieces, the flags.
    values: np.ndarray

    def __len__(self):
        return len(self.numbers)


def sequences(articles, words, pieces, labelled):
    """The input of each block; with `labelled` these are the articles that `words` counted."""
    return [
        sequence(block, words, pieces, article if labelled else None)
        for article, blocks in enumerate(articles)
        for block in blocks
    ]


def sequence(block, words, pieces, article):
    """The input of one block."""
    known = [[words.row(word), words.share(word, article)] for word in block.words]
    vectors = np.stack([pieces.vector(word) for word in block.words])
    return Sequence(
        numbers=np.concatenate([block.categories, np.array(known, np.int64)], 1),
        values=np.concatenate([vectors, block.flags], 1).astype(np.float32),
    )


def collate(batch):
    """Tensors of some sequences: numbers, values, and which tokens are there."""
    size = len(batch), max(map(len, batch))
    numbers = np.zeros((*size, batch[0].numbers.shape[1]), np.int64)
    values = np.zeros((*size, batch[0].values.shape[1]), np.float32)
    there = np.zeros(size, np.float32)
    for i, one in enumerate(batch):
        numbers[i, : len(one)] = one.numbers
        values[i, : len(one)] = one.values
        there[i, : len(one)] = 1
    return [torch.from_numpy(array) for array in (numbers, values, there)]


class Student(nn.Module):
    """Numbers and values of tokens to scores of labels."""

    def __init__(self, words, recipe):
        """A net for so many `words`, the unknown one included."""
        super().__init__()
        hidden, self.dropout, self.hiding = recipe.hidden, recipe.dropout, recipe.word_dropout
        sizes = [*zip(CARDINALITIES, WIDTHS), (words, WORD_WIDTH)]
        sizes.append((vocabulary.SHARES, SHARE_WIDTH))
        self.tables = nn.ModuleList(nn.Embedding(*size) for size in sizes)
        for table in self.tables:
            nn.init.normal_(table.weight, 0, DEVIATION)
        width = sum(width for _, width in sizes) + recipe.piece_width + FLAGS
        self.input = nn.Linear(width, hidden)
        self.convolution = nn.Conv1d(hidden, hidden, 3, padding=1)
        self.recurrent = nn.GRU(
            hidden,
            hidden,
            num_layers=recipe.layers,
            bidirectional=True,
            batch_first=True,
            dropout=self.dropout if recipe.layers > 1 else 0,
        )
        self.output = nn.Linear(2 * hidden, labels.COUNT)

    def forward(self, numbers, values, there):
        """Scores: sequences x tokens x labels."""
        vectors = [
            table(self.hidden_words(column) if i == len(CARDINALITIES) else column)
            for i, (table, column) in enumerate(zip(self.tables, numbers.unbind(-1)))
        ]
        x = self.drop(torch.cat([*vectors, values], -1))
        x = torch.relu(self.input(x)) * there[..., None]
        x = x + torch.relu(self.convolution(x.transpose(1, 2)).transpose(1, 2))
        lengths = there.sum(1).long()
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(x), lengths, batch_first=True, enforce_sorted=False
        )
        x, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True)
        return self.output(self.drop(x))

    def hidden_words(self, rows):
        """While it learns, some words are unknown, so that the net reads more than the word."""
        return rows * (torch.rand(rows.shape) > self.hiding) if self.training else rows

    def drop(self, x):
        """Dropout, while it learns."""
        return F.dropout(x, self.dropout, self.training)
