"""The contract of what runs a network: pieces in, pieces out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


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


@dataclass(frozen=True, slots=True)
class Decoded:
    """The best sequence found for one job."""

    tokens: tuple[str, ...]
    """Target tokens, opening and prefix included, start and end mark not."""
    score: float
    """Mean log-probability per token: those of the prefix count, those of the opening do not."""
    attention: tuple[tuple[float, ...], ...]
    """One row for each target token, one column for each source token; may lack last rows."""


class Decoder(Protocol):
    """Runs an encoder-decoder network."""

    def decode(
        self, batches: Sequence[Sequence[Job]], no_repeat: int = 0
    ) -> Iterator[list[Decoded]]:
        """Decode batches and yield the answers of each, in order.

        Args:
            batches: each of jobs of like length, all with the same limit.
            no_repeat: forbid to say this many tokens in a row twice; 0 forbids nothing.

        Raises:
            TranslationError: the network or the machine broke.
        """


def reason(error: Exception) -> str:
    """Return the first line of what a library said, to be put into a sentence of ours."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
