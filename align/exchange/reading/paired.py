"""Pairs of texts from files that are not TMX, on their way to the records of the house."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from align.exchange.reading.choice import pairs
from align.exchange.reading.facts import translated
from align.exchange.reading.records import FileUnit, Problem, Translated, Variant
from align.units import Status

Tell = Callable[[Problem], None]
Content = tuple[str, tuple[str, ...]]
"""A text with placeholders, and its codes."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pair as it stands in a file."""

    number: int
    line: int
    key: str
    source: Content
    target: Content
    languages: tuple[str, str]
    """Of the two texts, as the file has them."""
    state: tuple[str, str] = ("", "")
    """What the file says of the target, and the status it means; empty if it says nothing."""
    props: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    document: str = ""


def silent(_: Problem) -> None:
    """Take a problem that nobody wants to hear of."""
    return


def record(found: Found, wanted: tuple[str, str]) -> Translated | None:
    """Return a pair the way round that is wanted, None if it is in other languages."""
    best, targets = pairs(found.languages, found.languages[0], *wanted)
    if not targets:
        return None
    props = [prop for prop in found.props if prop[0] not in ("x-status", "x-changed")]
    said = dict(found.props)
    state, status = found.state
    if state:
        props.append(("x-state", state))
    if status:
        props.append(("x-status", status))
    if found.document and "x-document" not in said:
        props.append(("x-document", found.document))
    attributes = {"tuid": found.key}
    if "x-changed" in said:
        attributes["changedate"] = said["x-changed"]
    texts = (found.source, found.target)
    sides = [
        Variant(language, *text, (), (), {})
        for language, text in zip(found.languages, texts, strict=True)
    ]
    language = found.languages[0]
    unit = FileUnit(
        found.number, found.line, language, tuple(sides), tuple(props), found.notes, attributes
    )
    made = translated(unit, sides[best], sides[targets[0]])
    return made if made.target else replace(made, status=Status.NEW)
