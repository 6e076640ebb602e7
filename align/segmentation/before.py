"""What stands before a full stop."""

from align.segmentation.rules import Demand, Rules

_REACH = 48
"""Code points looked back for a word; a longer one is no abbreviation."""
_HEADING_REACH = 16
_INNER = "./-–("


class Before:
    """Reads the word before a full stop."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._opening = rules.marks.opening
        self._closing = rules.marks.closing

    def demand(self, text: str, start: int, stop: int) -> Demand:
        """Say what must follow the full stop at ``stop`` for it to end the sentence.

        Args:
            text: the paragraph.
            start: where the sentence begins.
            stop: where the full stop is.
        """
        raw = self._word(text, start, stop)
        bare = raw.lstrip(self._opening)
        core = bare.rstrip(self._closing)
        shapes = self._rules.patterns
        if shapes.marker.fullmatch(core) and self._counts(text, start, stop, raw):
            return Demand.NEVER
        if len(core) < len(bare):
            return Demand.NONE
        known = self._rules.abbreviation(core)
        if shapes.initial.fullmatch(core):
            return known & Demand.NUMBER | Demand.STARTER
        if known or core.isalpha():
            return known
        if shapes.acronym.fullmatch(core):
            return Demand.STARTER
        return self._rules.abbreviation(_last_piece(core))

    def ordinary(self, text: str, start: int, stop: int) -> bool:
        """Tell whether the word before ``stop`` is an ordinary one and no abbreviation."""
        raw = self._word(text, start, stop).strip(self._opening + self._closing)
        return self._rules.patterns.word.fullmatch(raw) is not None

    def _word(self, text: str, start: int, stop: int) -> str:
        words = text[max(start, stop - _REACH) : stop].split()
        return words[-1] if words else ""

    def _counts(self, text: str, start: int, stop: int, raw: str) -> bool:
        """Tell whether a word that could number something stands where it does."""
        place = text.rfind(raw, start, stop)
        near = text[max(start, place - _HEADING_REACH) : place].rstrip()
        if near.endswith((":", ";")):
            return "." not in raw
        if place - start > _HEADING_REACH:
            return False
        return near.strip().lower() in self._rules.words.headings or not any(
            char.isalnum() for char in near
        )


def _last_piece(word: str) -> str:
    """Return what stands behind the last inner mark: TS of PGS.TS."""
    return word[max(word.rfind(mark) for mark in _INNER) + 1 :]
