"""Share the target of a table row out among its cells."""

from collections.abc import Sequence

import regex

_WORDS = regex.compile(r"\S+")


def cells(sources: Sequence[str], target: str) -> tuple[list[str], bool]:
    """Return the target of each cell, and whether that is a guess.

    A target with a tab between any two cells is cut there. From another one, cells that stand in
    it letter by letter (numbers, names) are taken first; what lies between them is shared out
    in whole words by the length of the cells it belongs to.

    Args:
        sources: the cells of the source, in order; empty ones included.
        target: the target of the whole row.
    """
    parts = [part.strip() for part in target.split("\t")]
    if len(parts) == len(sources):
        return parts, False
    if sum(bool(source.strip()) for source in sources) == 1:
        whole = " ".join(filter(None, parts))
        return [whole if source.strip() else "" for source in sources], False
    return _guessed(sources, " ".join(filter(None, parts))), True


def _guessed(sources: Sequence[str], target: str) -> list[str]:
    result = [""] * len(sources)
    waiting: list[int] = []
    done = 0
    for i, source in enumerate(sources):
        words = source.strip()
        if not words:
            continue
        place = _find(words, target, done)
        # Words that lie before the first cell would have no cell to stand in.
        if place < 0 or (not waiting and target[done:place].strip()):
            waiting.append(i)
            continue
        _share(sources, waiting, target[done:place], result)
        waiting = []
        result[i] = target[place : place + len(words)]
        done = place + len(words)
    rest = target[done:].strip()
    if waiting:
        _share(sources, waiting, rest, result)
    elif rest:
        last = max(i for i, text in enumerate(result) if text)
        result[last] = f"{result[last]} {rest}"
    return result


def _find(words: str, target: str, start: int) -> int:
    match = regex.search(
        rf"(?<!\S){regex.escape(words, special_only=True)}(?!\S)", target, pos=start
    )
    return match.start() if match else -1


def _share(sources: Sequence[str], among: list[int], text: str, result: list[str]) -> None:
    """Cut a text at white space, in proportion to the cells that are to hold it."""
    words = _WORDS.findall(text)
    whole = sum(len(sources[i].strip()) for i in among)
    taken, length = 0, 0
    for i in among:
        length += len(sources[i].strip())
        upto = len(words) if i == among[-1] else round(len(words) * length / whole)
        result[i] = " ".join(words[taken:upto])
        taken = max(taken, upto)
