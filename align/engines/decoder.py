"""The contract of what runs a network: pieces in, pieces out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say what an answer must say."""

    text: str
    pieces: tuple[str, ...]
    """The text as the tokenizer cuts it at the beginning of a word."""


@dataclass(frozen=True, slots=True)
class Job:
    """One sequence to decode."""

    source: tuple[str, ...]
    """Source tokens as the network wants them, language codes and end mark included."""
    start: str = ""
    """What the decoder starts from, where it is not the network's own start token."""
    opening: tuple[str, ...] = ()
    """Target tokens that every answer begins with, a language code for one."""
    prefix: tuple[str, ...] = ()
    """Target tokens that the answer must go on with."""
    limit: int = 256
    """Longest answer in tokens, opening and prefix included."""
    beam: int = 0
    """Hypotheses to keep, 0 for as many as the decoder was made with."""
    must: tuple[tuple[Wording, ...], ...] = ()
    """What the answer must say, one wording of each; not every decoder can be told."""
    extra: int = 0
    """Tokens that the answer may be longer by if it says something that it must."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The best sequence found for one job."""

    tokens: tuple[str, ...]
    """Target tokens, opening and prefix included, start and end mark not."""
    score: float
    """Mean log-probability per token behind opening and prefix, end mark included."""
    attention: tuple[tuple[float, ...], ...]
    """One row for each target token, one column for each source token; may lack last rows."""
    unmet: tuple[int, ...] = ()
    """What the answer does not say of ``Job.must``, by number."""


class Decoder(Protocol):
    """Runs an encoder-decoder network."""

    def decode(
        self, batches: Sequence[Sequence[Job]], no_repeat: int = 0
    ) -> Iterator[list[Decoded]]:
        """Decode batches and yield the answers of each, in order.

        Args:
            batches: each of jobs of like length, all with the same limit and beam.
            no_repeat: forbid to say this many tokens in a row twice; 0 forbids nothing.

        Raises:
            TranslationError: the network or the machine broke.
        """


@runtime_checkable
class Branching(Protocol):
    """A decoder that can also go on in several ways."""

    def branches(self, job: Job, count: int) -> list[Decoded]:
        """Return up to ``count`` greedy answers, the likeliest next token first.

        The first token behind opening and prefix is another one in each; its log-probability is
        added to the score.

        Raises:
            TranslationError: the network or the machine broke.
        """


def reason(error: Exception) -> str:
    """Return the first line of what a library said, to be put into a sentence of ours."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
