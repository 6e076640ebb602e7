"""Look at pairs in several processes where there are very many."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread

from align.checks.base import Finding, Pair, Setting
from align.checks.registry import create_each
from align.checks.sieve import Sieve
from align.checks.turn import in_turn
from align.interrupts import deaf_to_interrupts

WORTHWHILE = 20_000
"""Pairs that one process has looked at by the time that others have started."""
_CHUNK = 1_000

_Texts = tuple[list[str], list[str], list[frozenset[str]]]
"""Sources, targets and released terms of some pairs: what a process must know of them."""
_Told = list[tuple[int, Finding]]
"""Findings, each with the place of its pair among them."""


def spread(
    pairs: Iterable[Pair], names: Sequence[str], setting: Setting, workers: int
) -> Iterator[tuple[Pair, Finding]]:
    """Yield the same in the same order; processes start if the pairs are many enough for them.

    Pairs are read some thousands ahead. Ctrl-C, or closing the iterator, ends the processes; what
    one that died leaves undone is done here.
    """
    coming = iter(pairs)
    first = list(islice(coming, WORTHWHILE))
    if len(first) < WORTHWHILE:
        yield from in_turn(first, names, setting)
        return
    waiting: deque[tuple[list[Pair], Future[_Told] | None]] = deque()
    with _pool(workers, names, setting) as pool:
        for chunk in _chunks(chain(first, coming)):
            waiting.append((chunk, _asked(pool, chunk)))
            if len(waiting) > 2 * workers:
                yield from _answer(*waiting.popleft(), names, setting)
        while waiting:
            yield from _answer(*waiting.popleft(), names, setting)


def _chunks(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    while chunk := list(islice(pairs, _CHUNK)):
        yield chunk


@contextmanager
def _pool(workers: int, names: Sequence[str], setting: Setting) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (tuple(names), setting))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _asked(pool: ProcessPoolExecutor, chunk: Sequence[Pair]) -> "Future[_Told] | None":
    """Hand pairs to a process, None if there is none left."""
    texts = (
        [pair.source for pair in chunk],
        [pair.target for pair in chunk],
        [pair.released for pair in chunk],
    )
    try:
        with deaf_to_interrupts():
            return pool.submit(_look, texts)
    except BrokenProcessPool:
        return None


def _answer(
    chunk: list[Pair], future: "Future[_Told] | None", names: Sequence[str], setting: Setting
) -> Iterator[tuple[Pair, Finding]]:
    try:
        told = future.result() if future else None
    except BrokenProcessPool:
        told = None
    if told is None:
        yield from in_turn(chunk, names, setting)
    else:
        for at, finding in told:
            yield chunk[at], finding


class _Worker:
    """What a process keeps between chunks."""

    sieve: Sieve


def _begin(names: tuple[str, ...], setting: Setting) -> None:
    _Worker.sieve = Sieve([create_each(name, setting) for name in names])
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone."""
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _look(texts: _Texts) -> _Told:
    return [
        (at, finding)
        for at, (source, target, released) in enumerate(zip(*texts, strict=True))
        for finding in _Worker.sieve.findings(Pair(source, target, released=released))
    ]
