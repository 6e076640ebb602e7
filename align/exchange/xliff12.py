"""XLIFF 1.2, for tools that do not read 2.x yet; its ending is ``.xlf12``.

Specification: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html. One ``file`` a document,
one ``trans-unit`` a unit of the project:

===================  =============================================================
``trans-unit`` id    ``u`` and the identity of the unit: what is found again on import
state of ``target``  new: no target; draft ``needs-review-translation``;
                     confirmed ``final``, and the unit is ``approved``
context              group ``align-workbench``: position, origin, score, time of change
notes                the unit's note, then one from ``term`` for each occurrence of a
                     term (see ``align.exchange.terms``)
===================  =============================================================
"""

from align.exchange.base import Facts
from align.exchange.said import TERM, name_of, note_of, properties
from align.exchange.terms import describe
from align.exchange.xliff_writer import XliffWriter
from align.exchange.xmltext import attribute, content, legal
from align.units import Status, Unit

_TOOL = "align-workbench"


class Xliff12(XliffWriter):
    """XML Localisation Interchange File Format 1.2."""

    name = "xlf12"
    suffix = ".xlf12"

    def _head(self, facts: Facts) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n'
        )

    def _begin(self, number: int, document: str, facts: Facts) -> str:
        values = {
            "original": document,
            "source-language": facts.source,
            "target-language": facts.target,
            "datatype": "plaintext",
            "tool-id": _TOOL,
            "xml:space": "preserve",
        }
        attributes = " ".join(f"{name}={attribute(value)}" for name, value in values.items())
        version = attribute(legal(facts.tool_version)[0])
        tool = f'<tool tool-id="{_TOOL}" tool-name="{_TOOL}" tool-version={version}/>'
        return f"<file {attributes}>\n<header>\n{tool}\n</header>\n<body>\n"

    def _end(self) -> str:
        return "</body>\n</file>\n"

    def _nothing(self, facts: Facts) -> str:
        return self._begin(1, "", facts) + self._end()

    def _unit(self, unit: Unit, source: str, target: str) -> str:
        confirmed = bool(target) and unit.status is Status.CONFIRMED
        approved = ' approved="yes"' if confirmed else ""
        lines = [f'<trans-unit id="{name_of(unit)}"{approved}>', f"<source>{source}</source>"]
        if target:
            state = "final" if confirmed else "needs-review-translation"
            lines.append(f'<target state="{state}">{target}</target>')
        lines += [*_context(unit), *_notes(unit), "</trans-unit>\n"]
        return "\n".join(lines)


def _context(unit: Unit) -> list[str]:
    contexts = [
        f'<context context-type="{name}">{content(value)}</context>'
        for name, value in properties(unit)
    ]
    if not contexts:
        return []
    head = f'<context-group name="{_TOOL}" purpose="information">'
    return [head, *contexts, "</context-group>"]


def _notes(unit: Unit) -> list[str]:
    note = note_of(unit)
    lines = [f"<note>{content(note)}</note>"] if note else []
    terms = (legal(describe(use))[0] for use in unit.terms)
    return lines + [f'<note from="{TERM}">{content(line)}</note>' for line in terms]
