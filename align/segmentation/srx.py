"""Split by the rules of an SRX file.

At every place between two characters the first rule that matches there decides (SRX 2.0,
section 4). Only a rule with ``break="yes"`` can cut, so only places where one of those
matches are put to all the rules.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from align.errors import RulesError
from align.segmentation.base import Span, Splitter, trimmed
from align.segmentation.srx_file import SrxRule, read_srx

_PATIENCE = 5.0
"""Seconds that one rule may take on one paragraph, and again per million characters."""


class SrxSplitter(Splitter):
    """Splits by the rules of an SRX file."""

    def __init__(self, path: Path, content: bytes, language: str) -> None:
        self.name = f"srx/{language}"
        self.version = hashlib.sha256(content).hexdigest()[:8]
        self._path = path
        self._rules = read_srx(path, content, language)

    @classmethod
    def read(cls, path: Path, language: str) -> "SrxSplitter":
        """Read a file and take the rules of one language from it.

        Raises:
            RulesError: the file cannot be read, is malformed or has no rules for the language.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise RulesError(
                f"cannot be read ({error.strerror})", where=str(path), hint="check the path"
            ) from error
        return cls(path, content, language)

    def split(self, text: str) -> list[Span]:
        """Return the sentences of one paragraph.

        Raises:
            RulesError: a rule takes too long on this text.
        """
        return trimmed(text, self._breaks(text))

    def _breaks(self, text: str) -> Iterator[int]:
        places: set[int] = set()
        for rule in self._rules:
            if rule.breaks:
                places.update(self._matches(rule, text))
        places -= {0, len(text)}
        for place in sorted(places):
            if self._cut(text, place):
                yield place

    def _matches(self, rule: SrxRule, text: str) -> Iterator[int]:
        patience = _PATIENCE * (1 + len(text) / 1_000_000)
        try:
            for match in rule.pattern.finditer(text, timeout=patience):
                yield match.start()
        except TimeoutError as error:
            raise self._too_slow(rule) from error

    def _cut(self, text: str, place: int) -> bool:
        for rule in self._rules:
            try:
                if rule.pattern.match(text, place, timeout=_PATIENCE):
                    return rule.breaks
            except TimeoutError as error:
                raise self._too_slow(rule) from error
        return False

    def _too_slow(self, rule: SrxRule) -> RulesError:
        return RulesError(
            "this rule takes too long on a paragraph of the document",
            where=f"{self._path}, line {rule.line}",
            hint="write it without nested repetition",
        )
