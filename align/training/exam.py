"""How an engine does on held-out pairs, with the weights that ship."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from align.errors import EngineError
from align.training.batches import Example
from align.training.chrf import chrf
from align.training.records import Mark, Pair
from align.training.spelling import END, Spelling

_BATCH_TOKENS = 2048


class Translate(Protocol):
    """Translates with the engine in a folder, as a user would."""

    def __call__(self, folder: Path, sources: Sequence[str]) -> list[str]:
        """Return one translation for each source, in order."""


def examine(
    folder: Path,
    spelling: Spelling,
    pairs: Sequence[Pair],
    examples: Sequence[Example],
    translate: Translate,
) -> Mark:
    """Return chrF and loss of the engine in a folder; ``examples`` are the pairs as ids."""
    said = translate(folder, [pair.source for pair in pairs])
    return Mark(
        chrf=round(chrf(said, [pair.target for pair in pairs]), 2),
        loss=round(_loss(folder, spelling, examples), 4),
    )


def _loss(folder: Path, spelling: Spelling, examples: Sequence[Example]) -> float:
    import ctranslate2

    try:
        runner = ctranslate2.Translator(str(folder), device="cpu")
        scored = runner.score_batch(
            [[*(spelling.tokens[i] for i in e.source), END] for e in examples],
            [[spelling.tokens[i] for i in e.target] for e in examples],
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
        )
    except (RuntimeError, ValueError) as error:
        raise EngineError(
            "CTranslate2 cannot run these weights", where=str(folder), hint="adapt another engine"
        ) from error
    logs: list[float] = [value for one in scored for value in one.log_probs]
    return -sum(logs) / max(1, len(logs))
