"""What a constrained beam search knows of its hypotheses, as tensors."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor, device

DEAD = -1e9
"""Score of a place in the beam that holds nothing."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """What each sentence of a batch asks for; all (sentences, 1) unless said otherwise."""

    start: "Tensor"
    """Node of its automaton that it begins in."""
    everything: "Tensor"
    """All its constraints, as bits."""
    lengths: "Tensor"
    """Tokens that each constraint may take: (sentences, most)."""
    forced: "Tensor"
    """How many tokens of the answer are given: its opening and its prefix."""
    limit: "Tensor"
    """Longest answer in tokens."""
    soon: "Tensor"
    """When to come to an end."""

    def taken(self, rows: "Tensor") -> "Sentences":
        """Return some of the sentences."""
        return Sentences(
            self.start[rows],
            self.everything[rows],
            self.lengths[rows],
            self.forced[rows],
            self.limit[rows],
            self.soon[rows],
        )


@dataclass(frozen=True, slots=True)
class States:
    """Where hypotheses stand; all (sentences, hypotheses)."""

    node: "Tensor"
    met: "Tensor"
    """Constraints met, as bits."""
    score: "Tensor"
    """Sum of log-probabilities."""
    closing: "Tensor"
    """Whether the network has said what it had to say, and only what it must say may follow."""

    @classmethod
    def begun(cls, sentences: Sentences, width: int) -> "States":
        """Return one hypothesis for each sentence, and room for more."""
        import torch

        node = sentences.start.expand(-1, width)
        score = torch.full(node.shape, DEAD, device=node.device)
        score[:, 0] = 0
        return cls(node, torch.zeros_like(node), score, score > 0)

    def gather(self, places: "Tensor") -> "States":
        """Return the states at some places of each sentence: (sentences, places)."""
        return States(
            self.node.gather(1, places),
            self.met.gather(1, places),
            self.score.gather(1, places),
            self.closing.gather(1, places),
        )

    def taken(self, rows: "Tensor") -> "States":
        """Return the states of some of the sentences."""
        return States(self.node[rows], self.met[rows], self.score[rows], self.closing[rows])


@dataclass(frozen=True, slots=True)
class Outlook:
    """How hypotheses may go on; all (sentences, beams) unless said otherwise."""

    values: "Tensor"
    tokens: "Tensor"
    """The best next tokens with their log-probabilities: (sentences, beams, beams + 1)."""
    ended: "Tensor"
    """Constraints met if a word ends here."""
    free: "Tensor"
    """Whether nothing is given any more: (sentences, 1)."""
    complete: "Tensor"
    """Whether everything would be met."""
    hurry: "Tensor"
    """Whether there is room for what is not met, and for nothing else."""
    stuck: "Tensor"
    """Whether what is not met must be said now: in a hurry, or where all else is said."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The best complete hypothesis of each sentence; changed in place."""

    score: "Tensor"
    """Normalised by length, (sentences,); ``DEAD`` and less where there is none."""
    met: "Tensor"
    """(sentences,)."""
    tokens: "Tensor"
    """(sentences, longest + 1), filled up with end marks."""

    @classmethod
    def none(cls, sentences: int, longest: int, end: int, where: "device") -> "Answers":
        """Return room for the answers."""
        import torch

        score = torch.full((sentences,), 10 * DEAD, device=where)
        tokens = torch.full((sentences, longest + 1), end, device=where)
        return cls(score, torch.zeros_like(tokens[:, 0]), tokens)

    def offer(self, rows: "Tensor", score: "Tensor", met: "Tensor", tokens: "Tensor") -> None:
        """Keep what is better than what there is; a tensor row for each of the sentences."""
        better = score > self.score[rows]
        rows, length = rows[better], tokens.shape[1]
        self.score[rows] = score[better]
        self.met[rows] = met[better]
        self.tokens[rows, :length] = tokens[better]
        self.tokens[rows, length:] = self.tokens[rows, -1:]
