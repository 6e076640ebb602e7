r"""An entry as named cells of text, for formats that know only such.

Lists are joined by `` | ``; a backslash stands before ``|`` and ``\`` in an item. Contexts have a
cell for each place: ``when.before``, ``unless.anywhere``.
"""

from collections.abc import Iterable, Mapping

import regex

from align.glossary.draft import DraftGlossary
from align.glossary.entry import Context, Entry, Part

_TEXTS = ("id", "source", "target", "note", "domain")
_LISTS = ("variants", "allowed", "forbidden")
_FLAGS = {"case_sensitive": False, "any_case": False, "do_not_translate": False, "inflect": True}
_PLACES = ("before", "after", "anywhere")
_CONTEXTS = tuple(f"{kind}.{place}" for kind in ("when", "unless") for place in _PLACES)
FIELDS = (
    "source",
    "target",
    *_LISTS,
    "part_of_speech",
    "domain",
    "note",
    "id",
    *_FLAGS,
    *_CONTEXTS,
)
"""Names of all cells, in the order in which tables show them."""

_SPECIAL = regex.compile(r"([\\|])")
_ITEM = regex.compile(r"(?:[^\\|]|\\.)+", regex.DOTALL)
_ESCAPED = regex.compile(r"\\(.)", regex.DOTALL)
_YES = frozenset({"true", "yes", "1", "x"})
_NO = frozenset({"false", "no", "0"})
_PARTS = {
    "n": Part.NOUN,
    "v": Part.VERB,
    "adj": Part.ADJECTIVE,
    "adv": Part.ADVERB,
    "propernoun": Part.NAME,
    "proper noun": Part.NAME,
}


def cells_of(entry: Entry) -> dict[str, str]:
    """Return the cells of an entry that are not what they would be anyway."""
    cells = {name: _flat(getattr(entry, name)) for name in _TEXTS}
    if entry.id == entry.source:
        cells["id"] = ""
    cells["part_of_speech"] = entry.part_of_speech.value
    cells |= {name: joined(getattr(entry, name)) for name in _LISTS}
    for kind in ("when", "unless"):
        context = getattr(entry, kind)
        cells |= {f"{kind}.{place}": joined(getattr(context, place)) for place in _PLACES}
    for name, usual in _FLAGS.items():
        value = getattr(entry, name)
        cells[name] = "" if value == usual else str(value).lower()
    return {name: cells[name] for name in FIELDS if cells[name]}


def entry_of(cells: Mapping[str, str], line: int, draft: DraftGlossary) -> Entry:
    """Return the entry that cells describe, its id empty if they give none.

    Raises:
        GlossaryError: a flag is neither true nor false.
    """
    part, note = part_of(cells.get("part_of_speech", "")), cells.get("note", "")
    if part is None:
        part, said = Part.UNKNOWN, f"part of speech: {cells['part_of_speech']}"
        note = f"{note}; {said}" if note else said
    flags = {name: _flag(name, cells, line, draft) for name in _FLAGS}
    return Entry(
        id=cells.get("id", ""),
        source=cells.get("source", ""),
        target=cells.get("target", ""),
        variants=split(cells.get("variants", "")),
        allowed=split(cells.get("allowed", "")),
        forbidden=split(cells.get("forbidden", "")),
        note=note,
        part_of_speech=part,
        domain=cells.get("domain", ""),
        case_sensitive=flags["case_sensitive"],
        any_case=flags["any_case"],
        do_not_translate=flags["do_not_translate"],
        inflect=flags["inflect"],
        when=_context("when", cells),
        unless=_context("unless", cells),
    )


def part_of(text: str) -> Part | None:
    """Return the part of speech that a text names, None if it names none that is known."""
    key = text.strip().lower().rstrip(".").replace("_", " ")
    if key in {"", "-", "other"}:
        return Part.UNKNOWN
    if key in set(Part):
        return Part(key)
    return _PARTS.get(key)


def joined(items: Iterable[str]) -> str:
    """Return a list as one cell."""
    return " | ".join(_SPECIAL.sub(r"\\\1", _flat(item)) for item in items)


def split(cell: str) -> tuple[str, ...]:
    """Return the items of a cell."""
    items = (_ESCAPED.sub(r"\1", item).strip() for item in _ITEM.findall(cell))
    return tuple(item for item in items if item)


def broken_lines(entry: Entry) -> int:
    """Return whether the note of an entry has lines, which a cell cannot keep."""
    return int(_flat(entry.note) != entry.note)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _context(kind: str, cells: Mapping[str, str]) -> Context:
    return Context(*(split(cells.get(f"{kind}.{place}", "")) for place in _PLACES))


def _flag(name: str, cells: Mapping[str, str], line: int, draft: DraftGlossary) -> bool:
    value = cells.get(name, "").strip().lower()
    if not value:
        return _FLAGS[name]
    if value not in _YES | _NO:
        raise draft.error(line, f"'{name}' is '{cells[name]}'", "write true or false")
    return value in _YES
