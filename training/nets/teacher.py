"""The teacher: MiniLM, to whose word vectors learned vectors of the features are added.

It is too slow to ship. What it says of each token is what the student learns.
"""

import torch
import torch.nn.functional as F
from torch import nn

from nets import minilm
from tagging import labels
from tagging.features import CARDINALITIES, FLAGS

# MiniLM's sizes, and its dropout.
WIDTH, HEADS, INNER, LAYERS, EPSILON, DROPOUT = 384, 12, 1536, 6, 1e-12, 0.1


class Layer(nn.Module):
    """One layer of a transformer (Vaswani et al. 2017) as BERT has it."""

    def __init__(self, weights, prefix):
        super().__init__()
        self.attention = nn.Linear(WIDTH, 3 * WIDTH)
        attention = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
        self.attention.weight.data = torch.cat([weights[f"{name}.weight"] for name in attention])
        self.attention.bias.data = torch.cat([weights[f"{name}.bias"] for name in attention])
        self.mixing = filled(nn.Linear(WIDTH, WIDTH), weights, f"{prefix}attention.output.dense")
        self.attended = filled(norm(), weights, f"{prefix}attention.output.LayerNorm")
        self.widening = filled(nn.Linear(WIDTH, INNER), weights, f"{prefix}intermediate.dense")
        self.narrowing = filled(nn.Linear(INNER, WIDTH), weights, f"{prefix}output.dense")
        self.transformed = filled(norm(), weights, f"{prefix}output.LayerNorm")

    def forward(self, x, mask):
        """Values of the same shape; `mask` says what may be attended to."""
        heads = x.shape[0], x.shape[1], 3, HEADS, WIDTH // HEADS
        query, key, value = self.attention(x).view(heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.mixing(seen.transpose(1, 2).reshape(x.shape))
        x = self.attended(x + F.dropout(seen, DROPOUT, self.training))
        thought = self.narrowing(F.gelu(self.widening(x)))
        return self.transformed(x + F.dropout(thought, DROPOUT, self.training))


class Teacher(nn.Module):
    """Pieces with features to scores of labels."""

    def __init__(self, categories):
        """MiniLM as it is, and vectors of these of the categories."""
        super().__init__()
        weights = minilm.tensors()
        vectors = {
            name: weights[f"embeddings.{name}_embeddings.weight"]
            for name in ("word", "position", "token_type")
        }
        self.words = nn.Embedding.from_pretrained(vectors["word"], freeze=False)
        self.positions = nn.Embedding.from_pretrained(vectors["position"], freeze=False)
        self.kind = nn.Parameter(vectors["token_type"][0].clone())
        self.embedded = filled(norm(), weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(
            Layer(weights, f"encoder.layer.{i}.") for i in range(LAYERS)
        )
        # One row more for what has no features. All begin at zero: at first it is MiniLM itself.
        kinds = [CARDINALITIES[category] + 1 for category in categories]
        self.categories = nn.ModuleList(nn.Embedding(count, WIDTH) for count in kinds)
        self.flags = nn.Linear(FLAGS, WIDTH, bias=False)
        for table in [*self.categories, self.flags]:
            nn.init.zeros_(table.weight)
        self.output = nn.Linear(WIDTH, labels.COUNT)

    def groups(self, rate, new_rate):
        """The parameters for the optimiser: what MiniLM brought learns at `rate`, not the rest."""
        new = [*self.categories.parameters(), *self.flags.parameters(), *self.output.parameters()]
        known = {id(parameter) for parameter in new}
        old = [parameter for parameter in self.parameters() if id(parameter) not in known]
        return [{"params": old, "lr": rate}, {"params": new, "lr": new_rate}]

    def forward(self, pieces, features, there):
        """Scores: windows x pieces x labels."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.kind
        for i, table in enumerate(self.categories):
            x = x + table(features[..., i])
        x = self.embedded(x + self.flags(features[..., len(self.categories) :].float()))
        x = F.dropout(x, DROPOUT, self.training)
        mask = there[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.output(F.dropout(x, DROPOUT, self.training))


def norm():
    """A layer norm with BERT's epsilon."""
    return nn.LayerNorm(WIDTH, eps=EPSILON)


def filled(module, weights, name):
    """A module that begins with MiniLM's weights of this name."""
    module.weight.data, module.bias.data = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return module
