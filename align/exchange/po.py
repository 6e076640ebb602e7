"""PO of GNU gettext (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html).

One entry a unit, in the order of the documents:

=============  ==================================================================
``msgctxt``    ``u`` and the identity of the unit: what is found again on import
``fuzzy``      a draft; a unit without a translation has an empty ``msgstr``
``# …``        the unit's note
``#. …``       ``term:`` and the verdict on an occurrence of a term (see
               ``align.exchange.terms``); properties as ``x-engine: compact``
``#: …``       document and position in it
=============  ==================================================================
"""

from collections.abc import Iterable
from datetime import UTC
from typing import BinaryIO

from align.exchange.base import Facts, Format, Report
from align.exchange.languages import check_languages
from align.exchange.said import TERM, name_of, note_of, properties, target_of
from align.exchange.terms import describe
from align.exchange.xmltext import legal
from align.units import Status, Unit

_BATCH = 200
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


class Po(Format):
    """GNU gettext's Portable Object; units without a translation are written as well."""

    name = "po"
    suffix = ".po"

    def write(self, stream: BinaryIO, units: Iterable[Unit], facts: Facts) -> Report:
        """Write all units in constant memory.

        Raises:
            SettingsError: a language is not a BCP 47 tag, or both are the same.
            OSError: the stream cannot be written.
        """
        check_languages(facts)
        written = untranslated = stripped = 0
        lines = [_head(facts)]
        for unit in units:
            source, gone = legal(unit.segment.text)
            target, lost = legal(target_of(unit))
            stripped += gone + lost
            if source.strip():
                lines.append(_entry(unit, source, target))
            written += bool(source.strip() and target)
            untranslated += not (source.strip() and target)
            if len(lines) >= _BATCH:
                stream.write("".join(lines).encode())
                lines.clear()
        stream.write("".join(lines).encode())
        return Report(written, untranslated, stripped)


def _head(facts: Facts) -> str:
    """Return the entry without ``msgid``, which is the header of the file."""
    # gettext writes language tags as locales have them.
    time = facts.created.astimezone(UTC).strftime("%Y-%m-%d %H:%M+0000")
    fields = {
        "Project-Id-Version": "align",
        "POT-Creation-Date": time,
        "PO-Revision-Date": time,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": facts.target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": facts.source.replace("-", "_"),
        "X-Generator": f"align-workbench {legal(facts.tool_version)[0]}",
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f'msgid ""\n{_keyword("msgstr", text)}'


def _entry(unit: Unit, source: str, target: str) -> str:
    note = note_of(unit)
    lines = [f"# {line}".rstrip() + "\n" for line in note.split("\n")] if note else []
    document = legal(unit.segment.document)[0]
    said = [("x-document", document), *properties(unit)]
    said += [(TERM, legal(describe(use))[0]) for use in unit.terms]
    lines += [f"#. {name}: {_one_line(value)}\n" for name, value in said if value]
    if document:
        lines.append(f"#: {_reference(document)}:{unit.segment.number}\n")
    if target and unit.status is not Status.CONFIRMED:
        lines.append("#, fuzzy\n")
    lines.append(f'msgctxt "{name_of(unit)}"\n')
    return "\n" + "".join((*lines, _keyword("msgid", source), _keyword("msgstr", target)))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _reference(document: str) -> str:
    # gettext 0.22 isolates a name with white space like this.
    plain = _one_line(document)
    return f"\u2068{plain}\u2069" if any(map(str.isspace, plain)) else plain


def _keyword(name: str, text: str) -> str:
    """Return a text behind its keyword; one of several lines begins on a line of its own."""
    pieces = [text]
    if "\n" in text:
        # No legal text has a NUL.
        pieces = ["", *text.replace("\n", "\n\0").removesuffix("\0").split("\0")]
    return name + " " + "".join(f'"{piece.translate(_ESCAPES)}"\n' for piece in pieces)
