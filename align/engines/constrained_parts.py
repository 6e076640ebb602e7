"""What the parts of a source must say, and whether a text says it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from align.engines.base import Hypothesis
from align.engines.constrained_pieces import levelled
from align.engines.parts import Part

Must = tuple[tuple[str, ...], ...]
# The edges of a word as ``constrained_pieces`` has them; a possessive is the same word.
_BEFORE = r"(?<![^\W_])(?<![^\W_]['-])"
_AFTER = r"(?:(?='s(?![^\W_]))|(?!['-]?[^\W_]))"
Decode = Callable[[Sequence[Part]], list[Hypothesis]]


def allotted(parts: Sequence[Part], must: Must, decode: Decode) -> list[Part]:
    """Give each constraint to the part whose translation suffers least from it.

    That is the part with the smallest loss of log-probability; where a part says it anyhow there
    is none.
    """
    distinct = list(dict.fromkeys(must))
    tries = [replace(part, must=(one,)) for part in parts for one in distinct]
    answers = decode([*parts, *tries])
    plain, forced = answers[: len(parts)], iter(answers[len(parts) :])
    losses = [[_weight(before) - _weight(next(forced)) for _ in distinct] for before in plain]
    given: list[list[tuple[str, ...]]] = [[] for _ in parts]
    for one in must:
        column = distinct.index(one)
        given[min(range(len(parts)), key=lambda n: losses[n][column])].append(one)
    return [replace(part, must=tuple(mine)) for part, mine in zip(parts, given, strict=True)]


def _weight(hypothesis: Hypothesis) -> float:
    """Return the log-probability of a hypothesis; without what it must say it has none."""
    if hypothesis.unmet or hypothesis.score is None:
        return float("-inf")
    return hypothesis.score * (len(hypothesis.alignment.target) if hypothesis.alignment else 1)


def unmet(parts: Sequence[Part], answers: Sequence[Hypothesis], must: Must) -> tuple[int, ...]:
    """Return the constraints, by number, that no part says."""
    left = list(must)
    for part, answer in zip(parts, answers, strict=True):
        for number, one in enumerate(part.must):
            if number not in answer.unmet:
                left.remove(one)
    found = []
    for number in range(len(must) - 1, -1, -1):
        if must[number] in left:
            left.remove(must[number])
            found.append(number)
    return tuple(reversed(found))


def unsaid(text: str, must: Must) -> tuple[int, ...]:
    """Return the constraints, by number, that a text does not say; longer forms come first."""
    text = levelled(text)
    left = dict(enumerate(must))
    taken = [False] * len(text)
    for start, end in sorted(set(_places(text, must)), key=lambda at: (at[0] - at[1], at)):
        if any(taken[start:end]):
            continue
        form = text[start:end]
        fitting = (n for n, forms in left.items() if form in map(levelled, forms))
        number = min(fitting, key=lambda n: (len(left[n]), n), default=None)
        if number is not None:
            del left[number]
            taken[start:end] = [True] * (end - start)
    return tuple(left)


def _places(text: str, must: Must) -> Iterator[tuple[int, int]]:
    for form in {levelled(form) for forms in must for form in forms} - {""}:
        for match in re.finditer(_BEFORE + re.escape(form) + _AFTER, text):
            yield match.span()
