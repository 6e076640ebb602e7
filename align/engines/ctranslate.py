"""Running a network with CTranslate2: int8 on the CPU, no torch."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from align.engines.decoder import Decoded, Job, reason
from align.engines.options import EngineOptions
from align.errors import EngineError, TranslationError

if TYPE_CHECKING:
    import ctranslate2

WEIGHTS = "model.bin"


class CTranslate2Decoder:
    """Beam search of CTranslate2 over a converted model."""

    def __init__(self, folder: Path, options: EngineOptions, beam: int) -> None:
        """Load the weights.

        Raises:
            EngineError: they are missing or damaged, or the device does not exist.
        """
        try:
            import ctranslate2
        except ImportError as error:
            raise EngineError(
                "the package ctranslate2 is not installed", hint="pip install ctranslate2"
            ) from error
        try:
            # Workers of one thread each decode small models faster than one worker of many.
            self._translator = ctranslate2.Translator(
                str(folder),
                device=options.device,
                compute_type=options.compute or "default",
                inter_threads=options.threads or len(os.sched_getaffinity(0)),
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                f"CTranslate2 cannot load the model ({reason(error)})",
                where=str(folder),
                hint="fetch or convert the model again, or choose another device or number format",
            ) from error
        self._beam = beam

    def decode(
        self, batches: Sequence[Sequence[Job]], no_repeat: int = 0
    ) -> Iterator[list[Decoded]]:
        """Decode batches, one on each worker; see ``Decoder.decode``."""
        try:
            running = [(batch, self._submit(batch, no_repeat)) for batch in batches]
            for batch, handles in running:
                results = [handle.result() for handle in handles]
                yield [
                    Decoded(
                        tuple(result.hypotheses[0]),
                        _mean(job, result),
                        tuple(map(tuple, result.attention[0])),
                    )
                    for job, result in zip(batch, results, strict=True)
                ]
        except (RuntimeError, ValueError) as error:
            raise TranslationError(f"CTranslate2 broke off ({reason(error)})") from error

    def branches(self, job: Job, count: int) -> list[Decoded]:
        """Go on in several ways; see ``Branching.branches``.

        One step of a wide beam finds the tokens, and each is gone on from. CTranslate2's own
        ``return_alternatives`` is not used: behind a prefix, release 4.8 ranks other tokens first
        than the network does (``score_batch``, greedy and beam search all agree against it).
        """
        forced = [*filter(None, [job.start]), *job.opening, *job.prefix]
        told = len(job.opening) + len(job.prefix)
        try:
            [first] = self._translator.translate_batch(
                [list(job.source)],
                target_prefix=[forced] if forced else None,
                beam_size=count,
                num_hypotheses=count,
                length_penalty=0,
                max_input_length=0,
                max_decoding_length=told + 1,
                disable_unk=True,
                return_scores=True,
            )
            found = [
                Decoded(tuple(tokens), score, ())
                for tokens, score in zip(first.hypotheses, first.scores, strict=True)
            ]
            # One without another token has ended: its end mark came first.
            going = [one for one in found if told < len(one.tokens) < job.limit]
            if not going:
                return found
            rest = self._translator.translate_batch(
                [list(job.source)] * len(going),
                target_prefix=[[*filter(None, [job.start]), *one.tokens] for one in going],
                beam_size=1,
                max_input_length=0,
                max_decoding_length=job.limit,
                disable_unk=True,
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise TranslationError(f"CTranslate2 broke off ({reason(error)})") from error
        whole = {
            one.tokens: replace(
                one,
                tokens=tuple(more.hypotheses[0]),
                score=one.score + _mean_behind(more, told + 1, job.limit),
            )
            for one, more in zip(going, rest, strict=True)
        }
        return [whole.get(one.tokens, one) for one in found]

    def _submit(
        self, batch: Sequence[Job], no_repeat: int
    ) -> "list[ctranslate2.AsyncTranslationResult]":
        forced = [[*filter(None, [job.start]), *job.opening, *job.prefix] for job in batch]
        return self._translator.translate_batch(  # type: ignore[no-any-return]
            [list(job.source) for job in batch],
            target_prefix=[tokens or None for tokens in forced] if any(forced) else None,
            asynchronous=True,
            beam_size=batch[0].beam or self._beam,
            max_input_length=0,
            max_decoding_length=batch[0].limit,
            no_repeat_ngram_size=no_repeat,
            disable_unk=True,
            return_scores=True,
            return_attention=True,
        )


def _mean(job: Job, result: "ctranslate2.TranslationResult") -> float:
    """Return the mean log-probability of what follows opening and prefix, end mark included."""
    return _mean_behind(result, len(job.opening) + len(job.prefix), job.limit)


def _mean_behind(result: "ctranslate2.TranslationResult", forced: int, limit: int) -> float:
    """Return the mean log-probability of what follows the forced tokens, end mark included.

    The search leaves forced tokens out of its sum, but not out of the length it divides by.
    """
    tokens = len(result.hypotheses[0])
    length = tokens if tokens >= limit else tokens + 1
    return float(result.scores[0] * length) / max(1, length - forced)
