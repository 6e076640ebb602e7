"""Gathering jobs of like length into batches, so that little is computed on padding."""

from collections.abc import Sequence

from align.engines.decoder import Decoded, Decoder, Job

_GREEDY = 4
"""How many greedy searches weigh as much as one with a beam."""


def decode_all(
    decoder: Decoder, jobs: Sequence[Job], batch_tokens: int, no_repeat: int = 0
) -> list[Decoded]:
    """Decode jobs batch by batch and return the answers in the order of the jobs."""
    numbers = batches(jobs, batch_tokens)
    decoded = decoder.decode([[jobs[n] for n in batch] for batch in numbers], no_repeat)
    answers: dict[int, Decoded] = {}
    for batch, found in zip(numbers, decoded, strict=True):
        answers.update(zip(batch, found, strict=True))
    return [answers[number] for number in range(len(jobs))]


def batches(jobs: Sequence[Job], batch_tokens: int) -> list[list[int]]:
    """Return the numbers of the jobs of each batch, longest first.

    A batch holds one limit and one beam only, and at most ``batch_tokens`` source tokens,
    padding included; of jobs without a beam it may hold more.
    """
    order = sorted(range(len(jobs)), key=lambda n: (*_kind(jobs[n]), -len(jobs[n].source), n))
    found: list[list[int]] = []
    for number in order:
        batch = found[-1] if found else []
        if (
            batch
            and _kind(jobs[batch[0]]) == _kind(jobs[number])
            and (len(batch) + 1) * len(jobs[batch[0]].source) <= _room(jobs[number], batch_tokens)
        ):
            batch.append(number)
        else:
            found.append([number])
    return found


def _kind(job: Job) -> tuple[int, int]:
    return -job.limit, -job.beam


def _room(job: Job, batch_tokens: int) -> int:
    return batch_tokens * _GREEDY if job.beam == 1 else batch_tokens
