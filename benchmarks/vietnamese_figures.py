"""How suggestions are counted against a list of slips."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from align.repair import Suggestion, Trust

LIST = Path(__file__).parents[1] / "tests" / "repair" / "lang_son_1966.tsv"

Place = tuple[int, int, str]


class Gold(NamedTuple):
    """Slips of a text: places and right forms, no word of the text itself."""

    digest: str
    """SHA-256 of the text, hexadecimal."""
    places: list[Place]


class Score(NamedTuple):
    """Slips found and false alarms."""

    found: int
    right: int
    """Found, and with the right form proposed."""
    false: int


def gold() -> Gold:
    """Return the slips of the sample article, read from it with care and by eye."""
    head, *rows = LIST.read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    digest = head.rpartition(" ")[2].rstrip(":")
    return Gold(digest, [(int(start), int(end), right) for start, end, right in cells])


def score(suggestions: Iterable[Suggestion], places: Sequence[Place]) -> tuple[Score, Score]:
    """Count all suggestions, and the certain ones: a slip counts once however often it is met."""
    listed = list(suggestions)
    certain = [one for one in listed if one.trust is Trust.CERTAIN]
    return _score(listed, places), _score(certain, places)


def _score(suggestions: Sequence[Suggestion], places: Sequence[Place]) -> Score:
    found: set[Place] = set()
    right: set[Place] = set()
    false = 0
    for one in suggestions:
        met = [place for place in places if place[0] < one.end and one.start < place[1]]
        false += not met
        found.update(met)
        right.update(place for place in met if place[2] == one.proposed)
    return Score(len(found), len(right), false)
