"""UTX, the simple glossary format of the Asia-Pacific Association for Machine Translation.

A UTX file is a table with tabs: comment lines that begin with ``#``, the first of which names the
version and the languages and the last of which names the columns, then a line for each pair of
terms. What belongs together shares a concept ID; a term status tells which form is which. Read are
versions 1.0 to 1.20, with columns ``src`` and ``tgt`` or ``term:LANGUAGE``; written is 1.11.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from align.errors import GlossaryError
from align.glossary.base import Glossary
from align.glossary.decoding import text_of
from align.glossary.draft import DraftGlossary
from align.glossary.entry import Entry, Part
from align.glossary.formats.base import TermFormat
from align.glossary.formats.fields import FIELDS, broken_lines, cells_of, entry_of

_OWN = frozenset({"source", "target", "variants", "allowed", "forbidden", "part_of_speech"})
_TITLES = {
    "src": "source",
    "tgt": "target",
    "src:pos": "part_of_speech",
    "tgt:pos": "target_part",
    "pos": "part_of_speech",
    "term status": "status",
    "status": "status",
    "concept id": "concept",
    "comment": "note",
    "src:comment": "note",
    "domain": "domain",
}
_PARTS = {Part.NAME: "properNoun", Part.PHRASE: "sentence", Part.UNKNOWN: "-"}
_READ_PARTS = {"sentence": "phrase", "propernoun": "name"}
_WRONG = frozenset({"forbidden", "rejected"})


class Utx(TermFormat):
    """UTX 1.11, and what came before and after it."""

    name = "utx"
    suffixes = (".utx",)

    def read(self, raw: bytes, draft: DraftGlossary) -> None:
        """Read a file into a draft; lines of one concept become one entry."""
        for line, rows in _concepts(text_of(raw, draft.path), draft):
            entry = _merged(rows, line, draft)
            if entry is not None:
                draft.add(line, entry)

    def write(self, stream: BinaryIO, glossary: Glossary) -> Counter[str]:
        """Write a term base, a line for each form."""
        entries = [cells_of(entry) for entry in glossary.entries]
        used = set[str]().union(*entries) - _OWN
        extra = [field for field in FIELDS if field in used]
        titles = ["src", "tgt", "src:pos", "term status", "concept ID"]
        titles += ["comment" if field == "note" else field for field in extra]
        stream.write(f"#UTX 1.11; {glossary.source}/{glossary.target}\r\n".encode())
        if glossary.name:
            stream.write(f"#description: {' '.join(glossary.name.split())}\r\n".encode())
        stream.write(("#" + "\t".join(titles) + "\r\n").encode())
        lost: Counter[str] = Counter()
        for number, (entry, cells) in enumerate(zip(glossary.entries, entries, strict=True), 1):
            for row in _rows(entry, f"c{number}", [cells.get(field, "") for field in extra]):
                # At the beginning of a line it would make a comment of it.
                row[0] = f" {row[0]}" if row[0].startswith("#") else row[0]
                stream.write(("\t".join(row) + "\r\n").encode())
            lost["line breaks in notes"] += broken_lines(entry)
        return +lost


def _rows(entry: Entry, concept: str, extra: list[str]) -> Iterator[list[str]]:
    part = _PARTS.get(entry.part_of_speech, entry.part_of_speech.value)
    forms = [(entry.source, entry.target, "approved")]
    forms += [(text, entry.target, "non-standard") for text in entry.variants]
    forms += [(entry.source, form, "provisional") for form in entry.allowed]
    forms += [(entry.source, form, "forbidden") for form in entry.forbidden]
    for source, target, status in forms:
        pair = [" ".join(text.split()) for text in (source, target)]
        yield [*pair, part, status, concept, *extra]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table."""

    line: int
    cells: dict[str, str]


def _concepts(text: str, draft: DraftGlossary) -> Iterator[tuple[int, list[_Row]]]:
    """Yield the rows that belong together, with the line of the first."""
    titles: list[str] | None = None
    concepts: dict[str, list[_Row]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") and not concepts:
            titles = _header(line[1:], number, titles, draft)
        elif line.strip() and not line.startswith("#"):
            if not titles:
                break
            cells = dict.fromkeys(titles, "")
            for title, cell in zip(titles, line.split("\t"), strict=False):
                if title and not cells[title] and cell.strip() != "-":
                    cells[title] = " ".join(cell.split())
            key = cells.get("concept") or f"line {number}"
            concepts.setdefault(key, []).append(_Row(number, cells))
    if not titles:
        raise GlossaryError(
            "no line names the columns",
            where=draft.path,
            hint="begin with '#UTX 1.11; vi/en' and a line '#src', 'tgt', 'src:pos' with tabs",
        )
    for rows in concepts.values():
        yield rows[0].line, rows


def _header(
    line: str, number: int, before: list[str] | None, draft: DraftGlossary
) -> list[str] | None:
    """Return the columns if this line names them; else learn the languages from it."""
    names = [name.strip().lower() for name in line.split("\t")]
    titles = [_title(name, draft) for name in names]
    if {"source", "target"} <= set(titles):
        return titles
    if number == 1:
        for part in line.split(";")[1:]:
            pair = part.strip().removeprefix("lang:").strip().split("/")
            if len(pair) == 2 and all(tag.replace("-", "").isalnum() for tag in pair):
                draft.source, draft.target = pair
                break
    if line.strip().lower().startswith("description:"):
        draft.name = line.strip()[len("description:") :].strip(" ;") or draft.name
    return before


def _title(name: str, draft: DraftGlossary) -> str:
    for code, field in ((draft.source, "source"), (draft.target, "target")):
        if name in {f"term:{code.lower()}", f"term:{code.split('-')[0].lower()}"}:
            return field
    return _TITLES.get(name) or (name if name in FIELDS else "")


def _merged(rows: list[_Row], line: int, draft: DraftGlossary) -> Entry | None:
    """Make one entry of the rows of a concept.

    The first pair that is not forbidden is the term and its target; what else stands in either
    column is a variant, an allowed or a forbidden form.
    """
    good = [row for row in rows if row.cells.get("status", "").lower() not in _WRONG]
    first = next((row for row in good if row.cells["source"] and row.cells["target"]), None)
    kept = next((row for row in rows if row.cells.get("do_not_translate") == "true"), first)
    if kept is None:
        draft.skip(line, f"'{rows[0].cells['source']}' has no approved target")
        return None
    cells = {key: value for key, value in kept.cells.items() if key in FIELDS}
    part = cells.get("part_of_speech", "")
    cells["part_of_speech"] = _READ_PARTS.get(part.lower(), part)
    made = entry_of(cells, kept.line, draft)
    return replace(
        made,
        variants=_others(good, "source", made.source),
        allowed=_others(good, "target", made.target),
        forbidden=_others([row for row in rows if row not in good], "target", ""),
    )


def _others(rows: list[_Row], column: str, first: str) -> tuple[str, ...]:
    found = dict.fromkeys(row.cells[column] for row in rows if row.cells[column])
    return tuple(text for text in found if text != first)
