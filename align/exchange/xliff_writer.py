"""What writing XLIFF has in common between its versions."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import BinaryIO

from align.exchange.base import Facts, Format, Report
from align.exchange.languages import check_languages
from align.exchange.said import by_document, target_of
from align.exchange.xmltext import content, legal
from align.units import Unit

_BATCH = 200


class XliffWriter(Format):
    """Writes a ``file`` for each document, with units in their order and in constant memory.

    Units without a translation are written as well, for whoever is to translate them; the report
    counts them as untranslated. Only units without a source are left out.
    """

    def write(self, stream: BinaryIO, units: Iterable[Unit], facts: Facts) -> Report:
        """Write all units.

        Raises:
            SettingsError: a language is not a BCP 47 tag, or both are the same.
            OSError: the stream cannot be written.
        """
        check_languages(facts)
        written = untranslated = stripped = number = 0
        stream.write(self._head(facts).encode())
        for document, here in by_document(units):
            number += 1
            lines = [self._begin(number, legal(document)[0], facts)]
            for unit in here:
                source, gone = legal(unit.segment.text)
                target, lost = legal(target_of(unit))
                stripped += gone + lost
                written += bool(source.strip() and target)
                untranslated += not (source.strip() and target)
                if source.strip():
                    lines.append(self._unit(unit, content(source), content(target)))
                if len(lines) >= _BATCH:
                    stream.write("".join(lines).encode())
                    lines.clear()
            lines.append(self._end())
            stream.write("".join(lines).encode())
        if not number:
            stream.write(self._nothing(facts).encode())
        stream.write(b"</xliff>\n")
        return Report(written, untranslated, stripped)

    @abstractmethod
    def _head(self, facts: Facts) -> str:
        """Return what stands before the first document."""

    @abstractmethod
    def _begin(self, number: int, document: str, facts: Facts) -> str:
        """Return what stands before the first unit of a document, counted from 1."""

    @abstractmethod
    def _end(self) -> str:
        """Return what stands after the last unit of a document."""

    @abstractmethod
    def _nothing(self, facts: Facts) -> str:
        """Return the least that makes a file without any document valid."""

    @abstractmethod
    def _unit(self, unit: Unit, source: str, target: str) -> str:
        """Return one unit; the texts are escaped, the target is empty where there is none."""
