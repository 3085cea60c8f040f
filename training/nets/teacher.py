"""The teacher: a language model, to whose word vectors learned vectors of the features are added.

It is too slow to ship. What it says of each token is what the student learns.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

from tagging import labels
from tagging.features import CARDINALITIES, FLAGS

DROPOUT = 0.1
# Places further apart than this are alike.
FURTHEST = 128


class Layer(nn.Module):
    """One layer of a transformer (Vaswani et al. 2017) as BERT has it."""

    def __init__(self, model, number):
        super().__init__()
        prefix, width = f"encoder.layer.{number}.", model.width
        weights, self.heads = model.tensors(), model.heads
        self.attention = nn.Linear(width, 3 * width)
        attention = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
        self.attention.weight.data = torch.cat([weights[f"{name}.weight"] for name in attention])
        self.attention.bias.data = torch.cat([weights[f"{name}.bias"] for name in attention])
        self.mixing = filled(nn.Linear(width, width), weights, f"{prefix}attention.output.dense")
        self.attended = filled(norm(model), weights, f"{prefix}attention.output.LayerNorm")
        self.widening = filled(nn.Linear(width, model.inner), weights, f"{prefix}intermediate.dense")
        self.narrowing = filled(nn.Linear(model.inner, width), weights, f"{prefix}output.dense")
        self.transformed = filled(norm(model), weights, f"{prefix}output.LayerNorm")

    def forward(self, x, bias):
        """Values of the same shape; `bias` is added to how much each place attends to each."""
        heads = x.shape[0], x.shape[1], 3, self.heads, x.shape[2] // self.heads
        query, key, value = self.attention(x).view(heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        seen = self.mixing(seen.transpose(1, 2).reshape(x.shape))
        x = self.attended(x + F.dropout(seen, DROPOUT, self.training))
        thought = self.narrowing(F.gelu(self.widening(x)))
        return self.transformed(x + F.dropout(thought, DROPOUT, self.training))


class Distances(nn.Module):
    """How much places attend to each other for how far they are apart (Raffel et al. 2020)."""

    def __init__(self, model):
        super().__init__()
        weights = model.tensors()["encoder.relative_attention_bias.weight"]
        self.biases = nn.Embedding.from_pretrained(weights.clone(), freeze=False)

    def forward(self, length):
        """What is added: 1 x heads x length x length."""
        places = torch.arange(length)
        ahead = places[None, :] - places[:, None]
        return self.biases(self.bucket(ahead)).permute(2, 0, 1)[None]

    def bucket(self, ahead):
        """One half of the buckets looks back, one ahead; half of each is exact, half logarithmic."""
        half = self.biases.num_embeddings // 2
        exact, far = half // 2, ahead.abs()
        scale = (half - exact) / math.log(FURTHEST / exact)
        log = exact + (torch.log(far.clamp(min=1) / exact) * scale).long()
        return (ahead > 0) * half + torch.where(far < exact, far, log.clamp(max=half - 1))


class Teacher(nn.Module):
    """Pieces with features to scores of labels."""

    def __init__(self, model, categories):
        """A language model as it is, and vectors of these of the categories."""
        super().__init__()
        weights, self.first_place = model.tensors(), model.first_place
        words, places = (weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position"))
        if (kinds := weights.get("embeddings.token_type_embeddings.weight")) is not None:
            places = places + kinds[0]
        self.words = nn.Embedding.from_pretrained(words.clone(), freeze=False)
        self.places = nn.Embedding.from_pretrained(places.clone(), freeze=False)
        self.embedded = filled(norm(model), weights, "embeddings.LayerNorm")
        self.distances = Distances(model) if model.buckets else None
        self.layers = nn.ModuleList(Layer(model, number) for number in range(model.layers))
        # One row more for what has no features. All begin at zero: at first it is the model itself.
        kinds = [CARDINALITIES[category] + 1 for category in categories]
        self.categories = nn.ModuleList(nn.Embedding(count, model.width) for count in kinds)
        self.flags = nn.Linear(FLAGS, model.width, bias=False)
        for table in [*self.categories, self.flags]:
            nn.init.zeros_(table.weight)
        self.output = nn.Linear(model.width, labels.COUNT)

    def groups(self, rate, new_rate):
        """The parameters for the optimiser: what the model brought learns at `rate`, not the rest."""
        new = [*self.categories.parameters(), *self.flags.parameters(), *self.output.parameters()]
        known = {id(parameter) for parameter in new}
        old = [parameter for parameter in self.parameters() if id(parameter) not in known]
        return [{"params": old, "lr": rate}, {"params": new, "lr": new_rate}]

    def forward(self, pieces, features, there):
        """Scores: windows x pieces x labels."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.places.weight[self.first_place :][:length]
        for i, table in enumerate(self.categories):
            x = x + table(features[..., i])
        x = self.embedded(x + self.flags(features[..., len(self.categories) :].float()))
        x = F.dropout(x, DROPOUT, self.training)
        bias = self.bias(there, x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return self.output(F.dropout(x, DROPOUT, self.training))

    def bias(self, there, kind):
        """What is added to how much places attend to each other; what is not there gets nothing."""
        absent = torch.zeros(there.shape, dtype=kind).masked_fill(~there, -torch.inf)[:, None, None]
        return absent if self.distances is None else absent + self.distances(there.shape[1]).to(kind)


def norm(model):
    """A layer norm of a model."""
    return nn.LayerNorm(model.width, eps=model.epsilon)


def filled(module, weights, name):
    """A module that begins with a model's weights of this name."""
    module.weight.data, module.bias.data = weights[f"{name}.weight"].clone(), weights[f"{name}.bias"].clone()
    return module
