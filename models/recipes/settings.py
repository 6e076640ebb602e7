"""The recipe file: what is trained on, how much of it, and every constant of the training."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One corpus file: `weight` and `start` are times seen per general and per opening round.

    `variants` is in how many subword segmentations each pair is seen in turn: the best one, and
    others sampled (subword regularisation, Kudo 2018), which keeps a small corpus that is seen
    often from being learnt by heart. `rows` is for dictionaries: how often each entry also stands
    in a row with others.
    """

    file: str
    kind: str
    licence: str
    weight: float
    start: float
    held_out: bool = False
    variants: int = 1
    rows: int = 0


@dataclass(frozen=True)
class Opening:
    """An opening round: at most `pieces` source pieces a pair, weights from `column`."""

    column: str
    pieces: int


@dataclass(frozen=True)
class Vocabulary:
    """Joint subword vocabulary; `markers` open, divide and close an inline term annotation.

    `hint_markers`, three of the reserved pieces, do the same for what a dictionary says; none: the
    model is told no hints.
    """

    size: int
    markers: tuple[str, str, str]
    reserved: tuple[str, ...] = ()
    hint_markers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Network:
    """Sizes of the Marian transformer."""

    width: int
    encoder_layers: int
    decoder_layers: int
    heads: int
    feed_forward: int
    dropout: float


@dataclass(frozen=True)
class Training:
    """Constants of the optimisation; tokens are target pieces, rates are per step.

    `hinted_share` of the prose, and half that share of the lexicons, is told what the dictionary
    says of words that stand in at most `rare` of the sentences trained on. Of the terms that a
    sentence is told, `lemma_share` is told in the bare form of the rendering.
    """

    label_smoothing: float
    alignment_weight: float
    annotated_share: float
    warmup: int
    ema: float
    peak_muon: float
    peak_adam: float
    decay_steps: int
    batch_tokens: tuple[int, int]
    batch_growth: int
    hinted_share: float = 0.0
    rare: int = 0
    lemma_share: float = 0.0


@dataclass(frozen=True)
class Reading:
    """How the engine asks the model: what is longer than `pieces` goes in parts, and so does what
    a semicolon divides with `clause_words` on both sides (0: as long as trained on; never).
    """

    pieces: int = 0
    clause_words: int = 0


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what the model becomes, apart from the corpus folder itself."""

    name: str
    source: str
    target: str
    seed: int
    held_out: float
    max_pieces: int
    vocabulary: Vocabulary
    network: Network
    training: Training
    openings: tuple[Opening, ...]
    corpus: tuple[Source, ...]
    reading: Reading = Reading()


def load_recipe(path: Path, without: str = "") -> Recipe:
    """Read a recipe; sources whose licence class occurs in `without` are left out."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    vocabulary, training = dict(table["vocabulary"]), dict(table["training"])
    vocabulary["markers"] = tuple(vocabulary["markers"])
    vocabulary["reserved"] = tuple(vocabulary.get("reserved", ()))
    vocabulary["hint_markers"] = tuple(vocabulary.get("hint_markers", ()))
    training["batch_tokens"] = tuple(training["batch_tokens"])
    corpus = tuple(Source(**entry) for entry in table["corpus"])
    return Recipe(
        name=table["name"],
        source=table["source"],
        target=table["target"],
        seed=table["seed"],
        held_out=table["held_out"],
        max_pieces=table["max_pieces"],
        vocabulary=Vocabulary(**vocabulary),
        network=Network(**table["network"]),
        training=Training(**training),
        openings=tuple(Opening(**entry) for entry in table.get("opening", ())),
        corpus=tuple(entry for entry in corpus if entry.licence not in without),
        reading=Reading(**table.get("reading", {})),
    )
