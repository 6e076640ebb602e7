"""XLIFF 2.1, core and metadata module.

Specification: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html. One
``file`` a document, one ``unit`` with one ``segment`` a unit of the project:

==============  ==================================================================
``unit`` id     ``u`` and the identity of the unit: what is found again on import
state           new ``initial``; draft ``translated`` with ``subState="align:draft"``
                (XLIFF 2 has no state for "to be reviewed"); confirmed ``final``
notes           the unit's note, then one of category ``term`` for each occurrence
                of a term (see ``align.exchange.terms``)
metadata        group ``align-workbench``: position, origin, score, time of change
==============  ==================================================================
"""

from align.exchange.base import Facts
from align.exchange.reading.xliff_states import SUBSTATE
from align.exchange.said import TERM, name_of, note_of, properties
from align.exchange.terms import describe
from align.exchange.xliff_writer import XliffWriter
from align.exchange.xmltext import attribute, content, legal
from align.units import Status, Unit

_STATES = {
    Status.NEW: 'state="initial"',
    Status.DRAFT: f'state="translated" subState="{SUBSTATE}"',
    Status.CONFIRMED: 'state="final"',
}


class Xliff(XliffWriter):
    """XML Localisation Interchange File Format 2.1."""

    name = "xlf"
    suffix = ".xlf"

    def _head(self, facts: Facts) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"'
            ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1"'
            f" srcLang={attribute(facts.source)} trgLang={attribute(facts.target)}>\n"
        )

    def _begin(self, number: int, document: str, facts: Facts) -> str:
        return f'<file id="f{number}" original={attribute(document)} xml:space="preserve">\n'

    def _end(self) -> str:
        return "</file>\n"

    def _nothing(self, facts: Facts) -> str:
        return '<file id="f1">\n<group id="g1"/>\n</file>\n'

    def _unit(self, unit: Unit, source: str, target: str) -> str:
        state = _STATES[unit.status if target else Status.NEW]
        lines = [f'<unit id="{name_of(unit)}">', *_metadata(unit), *_notes(unit)]
        lines += [f"<segment {state}>", f"<source>{source}</source>"]
        if target:
            lines.append(f"<target>{target}</target>")
        lines.append("</segment>\n</unit>\n")
        return "\n".join(lines)


def _metadata(unit: Unit) -> list[str]:
    metas = [
        f'<mda:meta type="{name}">{content(value)}</mda:meta>' for name, value in properties(unit)
    ]
    head = '<mda:metadata>\n<mda:metaGroup category="align-workbench">'
    return [head, *metas, "</mda:metaGroup>\n</mda:metadata>"] if metas else []


def _notes(unit: Unit) -> list[str]:
    notes = [("", note)] if (note := note_of(unit)) else []
    notes += [(f' category="{TERM}"', legal(describe(use))[0]) for use in unit.terms]
    lines = [
        f'<note id="n{number}"{kind}>{content(text)}</note>'
        for number, (kind, text) in enumerate(notes, 1)
    ]
    return ["<notes>", *lines, "</notes>"] if lines else []
