"""Running a checkpoint with transformers and torch."""

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from align.engines.constrained import Demand, Demands, width
from align.engines.constrained_beam import ConstrainedBeam, Task
from align.engines.constrained_pieces import Pieces
from align.engines.decoder import Decoded, Job, reason
from align.engines.hub import NEURAL
from align.engines.options import EngineOptions
from align.errors import EngineError, TranslationError

if TYPE_CHECKING:
    from torch import Tensor

_ROWS = 256
"""Hypotheses in one batch of sequences that must say something."""


class TorchDecoder:
    """Beam search of transformers (``generate``) with forced prefixes and required words."""

    is_mark: Callable[[str], bool] = staticmethod(lambda _: False)
    """Tells the tokens that are no text, as far as the tokenizer does not know them."""

    def __init__(self, folder: Path, options: EngineOptions, beam: int) -> None:
        """Load the checkpoint.

        Raises:
            EngineError: torch or transformers is missing, or the checkpoint is damaged.
        """
        try:
            import torch
            import transformers
        except ImportError as error:
            raise EngineError(
                "--runtime torch needs torch and transformers", hint=NEURAL
            ) from error
        transformers.utils.logging.set_verbosity_error()
        transformers.utils.logging.disable_progress_bar()
        if options.threads:
            torch.set_num_threads(options.threads)
        has_cuda = torch.cuda.is_available()
        self._device = (
            ("cuda" if has_cuda else "cpu") if options.device == "auto" else options.device
        )
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder))
                # Only eager attention returns its weights.
                model = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                    str(folder), dtype=torch.float32, attn_implementation="eager"
                )
            self._model = model.to(self._device).eval()
        except Exception as error:  # transformers raises whatever a broken checkpoint provokes
            raise EngineError(
                f"transformers cannot load the checkpoint ({reason(error)})",
                where=str(folder),
                hint="fetch it again, or choose another device",
            ) from error
        self._beam = beam
        # The prefix says all that these would.
        self._model.generation_config.forced_bos_token_id = None
        self._model.generation_config.forced_eos_token_id = None

    @property
    def vocabulary(self) -> frozenset[str]:
        """The tokens of the checkpoint."""
        from align.engines.converter import all_tokens

        return frozenset(all_tokens(self._tokenizer))

    def decode(
        self, batches: Sequence[Sequence[Job]], no_repeat: int = 0
    ) -> Iterator[list[Decoded]]:
        """Decode batches one after the other; see ``Decoder.decode``."""
        try:
            said = self._said(batches, no_repeat)
            for number, batch in enumerate(batches):
                places = [place for place in range(len(batch)) if (number, place) not in said]
                jobs = [batch[place] for place in places]
                said |= {
                    (number, place): decoded
                    for place, decoded in zip(places, self._decoded(jobs, no_repeat), strict=True)
                }
                yield [said.pop((number, place)) for place in range(len(batch))]
        except (RuntimeError, ValueError, IndexError) as error:
            raise TranslationError(f"torch broke off ({reason(error)})") from error

    def _said(
        self, batches: Sequence[Sequence[Job]], no_repeat: int
    ) -> dict[tuple[int, int], Decoded]:
        """Decode what must say something, by batch and place in it.

        There are few of them, and they need not share a limit: they make batches of their own,
        each of jobs with as many hypotheses.
        """
        groups: defaultdict[int, list[tuple[tuple[int, int], Job, Demand]]] = defaultdict(list)
        for number, batch in enumerate(batches):
            for place, job in enumerate(batch):
                demand = self._demands.of(job) if job.must else None
                if demand and demand.numbers:
                    beam = width(job.beam or self._beam, len(demand.numbers))
                    groups[beam].append(((number, place), job, demand))
        said: dict[tuple[int, int], Decoded] = {}
        for beam, group in groups.items():
            group.sort(key=lambda one: -len(one[1].source))
            most = max(1, _ROWS // beam)
            for start in range(0, len(group), most):
                keys, jobs, demands = zip(*group[start : start + most], strict=True)
                told = self._told(jobs, *self._constrained(jobs, demands, beam, no_repeat))
                said |= dict(zip(keys, told, strict=True))
        return said

    def _decoded(self, jobs: Sequence[Job], no_repeat: int) -> list[Decoded]:
        """Decode jobs of one limit that need not say anything, or cannot."""
        if not jobs:
            return []
        unmet = [tuple(range(len(job.must))) for job in jobs]
        return self._told(jobs, self._searched(jobs, no_repeat), unmet)

    def _searched(self, batch: Sequence[Job], no_repeat: int) -> list[list[int]]:
        """Return the ids of the answers of an ordinary beam search."""
        import torch

        beam = batch[0].beam or self._beam
        source, mask = self._padded([self._ids(job.source) for job in batch])
        forced = [self._ids((*job.opening, *job.prefix)) for job in batch]
        with torch.inference_mode():
            sequences = self._model.generate(
                input_ids=source,
                attention_mask=mask,
                decoder_start_token_id=self._start(batch[0]),
                num_beams=beam,
                do_sample=False,
                # A checkpoint saved by a trainer often says otherwise, at ten times the cost.
                use_cache=True,
                max_new_tokens=batch[0].limit,
                max_length=None,
                no_repeat_ngram_size=no_repeat,
                logits_processor=[_Prefix(forced, beam, self._banned())],
            )
        return [self._content(row) for row in sequences.tolist()]

    def _constrained(
        self, batch: Sequence[Job], demands: Sequence[Demand], beam: int, no_repeat: int
    ) -> tuple[list[list[int]], list[tuple[int, ...]]]:
        """Return the ids of the answers, and what they do not say of what they must."""
        import torch

        source, mask = self._padded([self._ids(job.source) for job in batch])
        forced = [self._ids((*job.opening, *job.prefix)) for job in batch]
        search = ConstrainedBeam(
            [
                Task(demand.automaton, len(ids), job.limit + job.extra)
                for job, demand, ids in zip(batch, demands, forced, strict=True)
            ],
            self._pieces,
            opening=len(batch[0].opening),
            end=self._tokenizer.eos_token_id,
        )
        with torch.inference_mode():
            sequences = self._model.generate(
                input_ids=source,
                attention_mask=mask,
                decoder_start_token_id=self._start(batch[0]),
                num_beams=beam,
                do_sample=False,
                use_cache=True,
                max_new_tokens=max(job.limit + job.extra for job in batch),
                max_length=None,
                no_repeat_ngram_size=no_repeat,
                logits_processor=[_Prefix(forced, beam, self._banned())],
                custom_generate=search,
            )
        unmet = [
            demand.unmet(job, met)
            for job, demand, met in zip(batch, demands, search.met, strict=True)
        ]
        return [self._content(row) for row in sequences.tolist()], unmet

    def _told(
        self,
        batch: Sequence[Job],
        targets: Sequence[Sequence[int]],
        unmet: Sequence[tuple[int, ...]],
    ) -> list[Decoded]:
        source, mask = self._padded([self._ids(job.source) for job in batch])
        scores, attention = self._read_again(source, mask, targets, batch)
        return [
            Decoded(
                tuple(self._tokenizer.convert_ids_to_tokens(ids)),
                score,
                tuple(tuple(row[: len(job.source)]) for row in rows[: len(ids)]),
                missing,
            )
            for job, ids, score, rows, missing in zip(
                batch, targets, scores, attention, unmet, strict=True
            )
        ]

    @cached_property
    def _pieces(self) -> Pieces:
        from align.engines.converter import all_tokens

        tokens = all_tokens(self._tokenizer)
        marks = {*self._tokenizer.all_special_ids, *self._banned()}
        marks |= {number for name, number in tokens.items() if self.is_mark(name)}
        return Pieces.of(tokens, self._model.config.vocab_size, marks)

    @cached_property
    def _demands(self) -> Demands:
        return Demands(self._pieces)

    def _read_again(
        self,
        source: "Tensor",
        mask: "Tensor",
        targets: Sequence[Sequence[int]],
        jobs: Sequence[Job],
    ) -> tuple[list[float], list[list[list[float]]]]:
        """Run over finished targets once, for the mean log-probability and the attention.

        The jobs of a batch have start and opening in common. Attention is the mean over the heads
        of ``alignment_layer``.
        """
        import torch

        from align.engines.converter import alignment_layer

        end = self._tokenizer.eos_token_id
        # A target cut off at the limit was never asked for an end mark.
        ends = [one.limit + one.extra for one in jobs]
        answers = list(zip(targets, ends, strict=True))
        inputs, _ = self._padded([[self._start(jobs[0]), *ids][:most] for ids, most in answers])
        labels, real = self._padded([[*ids, end][:most] for ids, most in answers])
        with torch.inference_mode():
            output = self._model(
                input_ids=source,
                attention_mask=mask,
                decoder_input_ids=inputs,
                output_attentions=True,
            )
        logs = output.logits.log_softmax(-1).gather(-1, labels[..., None])[..., 0]
        for row, one in enumerate(jobs):
            real[row, : len(one.opening) + len(one.prefix)] = 0
        means = (logs * real).sum(1) / real.sum(1).clamp(min=1)
        layers = output.cross_attentions
        return means.tolist(), layers[alignment_layer(len(layers))].mean(1).tolist()

    def _start(self, job: Job) -> int:
        own: int = self._model.config.decoder_start_token_id
        return self._ids([job.start])[0] if job.start else own

    def _ids(self, tokens: Sequence[str]) -> list[int]:
        ids: list[int] = self._tokenizer.convert_tokens_to_ids(list(tokens))
        return ids

    def _padded(self, rows: Sequence[Sequence[int]]) -> "tuple[Tensor, Tensor]":
        """Return ids and mask, both (rows, longest)."""
        import torch

        longest = max(map(len, rows))
        pad = self._tokenizer.pad_token_id
        ids = [[*row, *[pad] * (longest - len(row))] for row in rows]
        mask = [[1] * len(row) + [0] * (longest - len(row)) for row in rows]
        return (
            torch.tensor(ids, device=self._device),
            torch.tensor(mask, device=self._device),
        )

    def _banned(self) -> list[int]:
        return [
            token
            for token in (self._tokenizer.pad_token_id, self._tokenizer.unk_token_id)
            if token is not None
        ]

    def _content(self, row: Sequence[int]) -> list[int]:
        """Return what stands between the start token and the end mark."""
        ids = list(row[1:])
        end = self._tokenizer.eos_token_id
        return ids[: ids.index(end)] if end in ids else ids


class _Prefix:
    """Leaves each beam one choice while its prefix lasts, and never lets it say a banned token."""

    def __init__(self, forced: Sequence[Sequence[int]], beam: int, banned: Sequence[int]) -> None:
        self._forced = forced
        self._beam = beam
        self._banned = list(banned)

    def __call__(self, input_ids: "Tensor", scores: "Tensor") -> "Tensor":
        """Mask scores of shape (sentences x beams, vocabulary); ids hold the start token too."""
        step = input_ids.shape[1] - 1
        scores = scores.clone()
        scores[:, self._banned] = float("-inf")
        for number, forced in enumerate(self._forced):
            if step < len(forced):
                rows = slice(number * self._beam, (number + 1) * self._beam)
                kept = scores[rows, forced[step]].clone().nan_to_num(neginf=-1e4)
                scores[rows] = float("-inf")
                scores[rows, forced[step]] = kept
        return scores
