"""What flows through an adaptation: entries of a memory, pairs, where the work stands."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation unit as a memory gives it."""

    source: str
    target: str
    coded: bool = False
    """Whether a side holds inline codes, whose place in plain text nobody knows."""
    draft: bool = False
    """Whether a machine made it and nobody has confirmed it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A cleaned pair of sentences."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What a memory gave."""

    pairs: tuple[Pair, ...]
    counts: Counter[str] = field(default_factory=Counter)
    """Entries by what became of them: ``kept``, or the rule that left them out."""


@dataclass(frozen=True, slots=True)
class Base:
    """The engine that is adapted, as its own files describe it."""

    name: str
    revision: str
    folder: Path
    """CTranslate2 weights with ``source.spm``, or a Marian checkpoint of transformers."""
    source: str
    target: str
    markers: tuple[str, ...] = ()
    """Pieces that open, divide and close an inline term note; empty if it knows none."""
    reserved: tuple[str, ...] = ()
    """Further pieces that no text may contain."""
    hint_markers: tuple[str, ...] = ()
    """Pieces that open, divide and close a hint of its dictionary; empty if it reads none."""
    companions: tuple[Path, ...] = ()
    """Files that belong beside the weights whatever these learn: the dictionary."""
    beam: int = 4
    most: int = 200
    """Longest sentence trained on, in pieces."""
    read: int = 0
    """Pieces that it is best asked at once; 0: as many as it was trained on."""
    clause: int = 0
    """Words on both sides of a semicolon that it is cut behind; 0: it is not."""

    @property
    def is_checkpoint(self) -> bool:
        """Whether the folder holds weights of transformers instead of CTranslate2."""
        return not (self.folder / "model.bin").is_file()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every constant of an adaptation."""

    seed: int = 20251
    rate: float = 3e-4
    """Peak learning rate of AdamW, reached after ``warmup`` steps."""
    warmup: int = 20
    epochs: int = 12
    """The most times a pair is seen; the held-out loss mostly ends it before."""
    steps: int = 0
    """The most steps; 0 leaves it to ``epochs``."""
    minutes: float = 0.0
    """The most minutes of training; 0 sets no limit."""
    batch_tokens: int = 1000
    """Pieces a step with padding, on the longer side."""
    smoothing: float = 0.1
    alignment: float = 0.5
    """Weight of the loss that keeps the alignment head looking where the base looks."""
    faith: float = 0.2
    """Weight of the divergence from the base's own predictions, against forgetting."""
    noted: float = 0.15
    """Share of sentences that carry term notes, where the base knows them."""
    average: float = 0.98
    """Decay of the moving average of the weights, which is what is kept."""
    way: float = 0.7
    """How far to go from the base's weights to the best ones: measured, the last third of the way
    buys an eighth of the gain on the memory and costs half of what is forgotten elsewhere."""
    patience: int = 3
    """Evaluations without a better held-out loss before it stops."""
    threads: int = 0
    """CPU threads; 0 takes what torch takes by itself."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the training stands after a step."""

    step: int
    total: int
    """Steps at the most."""
    loss: float
    """Smoothed cross-entropy of the batch, nats a piece."""
    held_out: float | None = None
    """Cross-entropy on the held-out pairs, nats a piece, where it was just measured."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one engine does on the held-out pairs."""

    chrf: float
    """0 to 100."""
    loss: float
    """Nats a target piece under the weights that ship, end mark included."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Base and adapted engine side by side, on pairs that neither was adapted on."""

    base: Mark
    adapted: Mark
    pairs: int

    @property
    def better(self) -> bool:
        """Whether the adapted engine is worse in nothing and better in something."""
        return (
            self.adapted.chrf >= self.base.chrf
            and self.adapted.loss <= self.base.loss
            and self.adapted != self.base
        )
