"""Every number of the recipe that makes the shipped weights."""

from dataclasses import dataclass, replace

from nets.pretrained import MPNET, Pretrained

# Of the categories of `src/quotes/tagger/features.rs` the first two are letters of the word, and
# one is what the rules say.
FIRST_CATEGORY, RULES, CATEGORIES = 2, 7, 10


@dataclass(frozen=True)
class Schedule:
    """How long and how fast a net learns."""

    # Passes over the data.
    epochs: float
    # Tokens (or pieces) in a batch, padding included.
    batch: int
    # By how many tokens the lengths are blurred, so that batches differ from pass to pass.
    jitter: int
    # Steps until the full learning rate, and the share of it that is kept to the end.
    warmup: int
    floor: float
    # The longest gradient that is not cut.
    clip: float
    # AdamW's weight decay.
    decay: float = 0.01

    def lasting(self, epochs):
        """The same with another number of epochs."""
        return replace(self, epochs=epochs)


# Teachers and students.
TEACHING = Schedule(epochs=3, batch=2048, jitter=30, warmup=150, floor=0.01, clip=1.0)
LEARNING = Schedule(epochs=9, batch=3000, jitter=6, warmup=100, floor=0.02, clip=2.0)


@dataclass(frozen=True)
class TeacherRecipe:
    """A language model with the features added."""

    seed: int
    model: Pretrained = MPNET
    # Whether it learns our own articles besides PolNeAR's, and reads what the rules say.
    articles: bool = False
    rules: bool = True
    # The learning rate of what the model brought, and of what is new.
    rate: float = 6e-5
    new_rate: float = 1e-3
    # The most pieces of a window.
    window: int = 256
    schedule: Schedule = TEACHING

    @property
    def name(self):
        """What its files are called."""
        articles = "+articles" if self.articles else ""
        rules = "" if self.rules else "-rules"
        return f"{self.model.name}-{self.seed}{articles}{rules}"

    @property
    def categories(self):
        """The categories it reads. It knows the letters of a word from its pieces."""
        return [c for c in range(FIRST_CATEGORY, CATEGORIES) if self.rules or c != RULES]


@dataclass(frozen=True)
class StudentRecipe:
    """One of the nets that are shipped."""

    seed: int
    # Units of each layer and direction, and how many recurrent layers.
    hidden: int = 128
    layers: int = 1
    # Dimensions of the pieces' vectors.
    piece_width: int = 64
    # How much of the target is the annotation; the rest is the mean of the teachers.
    gold: float = 0.3
    rate: float = 4e-3
    dropout: float = 0.2
    word_dropout: float = 0.15
    schedule: Schedule = LEARNING

    @property
    def name(self):
        """What its files are called."""
        return f"student-{self.seed}"


@dataclass(frozen=True)
class Recipe:
    """The whole of it."""

    teachers: tuple = (
        TeacherRecipe(1, articles=True),
    )
    # All of them are shipped; the program takes the mean of their scores if they are several.
    students: tuple = (StudentRecipe(1),)
    # What is tried on the development articles: how much the transitions count, and what is
    # added to the score of a token that stays outside.
    transition_weights: tuple = (0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
    outside_biases: tuple = (-0.4, -0.2, 0.0, 0.2, 0.4)
    # The seed of the paragraphs and marks of articles that come without them.
    text_seed: int = 1
    # Threads of torch while the teachers learn and read.
    threads: int = 2
