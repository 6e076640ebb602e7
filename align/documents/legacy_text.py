"""Text of documents that are Unicode in form but hold an older encoding of Vietnamese.

A Word or PDF file made with the fonts of TCVN3 or VNI holds ``TØnh ñy`` where its page shows
``Tỉnh ủy``. The font of a run says so; where it does not, the syllables do. The file itself is
never changed; the text as read is what it holds, and each block maps to that.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from align.documents.legacy_detect import is_suspect, usual_of
from align.documents.legacy_found import Found, found_in
from align.languages.vi_encodings import VietnameseEncoding, find, of_font
from align.languages.vi_encodings.base import byte_characters
from align.languages.vi_encodings.decision import of_line
from align.languages.vi_encodings.evidence import AS_IS, gather
from align.text import Mapped, OffsetMap, clean
from align.units import Block, Kind

Span = tuple[str, str]
"""A stretch of text and the name of its font, empty if that is not known."""

Part = tuple[str, VietnameseEncoding | None, str]
"""A stretch of text, the encoding it is in (None: it is sound), and what tells so."""

_CAPITALS = "tcvn3-capitals"
_SAMPLES = 3


class Mending:
    """How the paragraphs of one document are read.

    Args:
        given: an encoding the user insists on; any that is not Vietnamese leaves all as it is.
    """

    def __init__(self, given: str | None = None) -> None:
        self.found: tuple[Found, ...] = ()
        """What was found in the paragraphs that were surveyed."""
        self._forced = find(given) if given is not None else None
        if self._forced is not None and self._forced.name == "windows-1258":
            self._forced = None
        self._off = given is not None and self._forced is None
        self._usual = AS_IS
        self._fonts: frozenset[str] = frozenset()

    @property
    def forced(self) -> bool:
        """Whether the user named an encoding that is used."""
        return self._forced is not None

    @property
    def by_fonts(self) -> bool:
        """Whether the fonts decide how some of the text is read."""
        return bool(self._fonts) or (self._forced is not None and self._forced.name == "tcvn3")

    def survey(self, paragraphs: Iterable[Sequence[Span]]) -> None:
        """Learn from all paragraphs what the document is in; keeps those that look strange."""
        if self._off:
            return
        strange = [tuple(spans) for spans in paragraphs if _is_strange(spans)]
        by_font = [
            (encoding.name, text)
            for spans in strange
            for text, font in spans
            if (encoding := of_font(font)) and not text.isascii()
        ]
        self._fonts = frozenset(
            name
            for name in {n for n, _ in by_font}
            if _holds(name, [t for n, t in by_font if n == name])
        )
        bare = [joined_spans(spans) for spans in strange if not self._by_font(spans)]
        self._usual = usual_of(bare) if bare else AS_IS
        self.found = self._tally(strange)

    def placed(self, pieces: Iterable[tuple[Sequence[Span], Kind]]) -> Iterator[Block]:
        """Give each piece its place in the text as read: all of them, each followed by one LF."""
        start = 0
        for spans, kind in pieces:
            content = self.read(spans, start).stripped()
            if content.text:
                yield Block(content, kind)
            start += sum(len(text) for text, _ in spans) + 1

    def read(self, spans: Sequence[Span], start: int) -> Mapped:
        """Return a paragraph as its page shows it, clean, mapped to the text as read.

        Args:
            spans: the text as read, by fonts.
            start: where it stands in the text as read.
        """
        whole = joined_spans(spans)
        parts = self._parts(spans)
        if all(encoding is None for _, encoding, _ in parts):
            return clean(whole, start)
        shown: list[str] = []
        places: list[int] = []
        at = start
        for text, encoding, _ in parts:
            for cluster in encoding.clusters(byte_characters(text)) if encoding else text:
                new = encoding.read(cluster) if encoding else cluster
                shown.append(new)
                places.extend([at] * len(new))
                at += len(cluster)
        return _through(clean("".join(shown)), [*places, at])

    def _parts(self, spans: Sequence[Span]) -> list[Part]:
        """Cut a paragraph into what is read in one way."""
        whole = joined_spans(spans)
        if self._off or (whole.isascii() and not self._fonts and self._forced is None):
            return [(whole, None, "")]
        if self._forced is not None:
            return [
                (joined_spans(list(group)), _of(capital, self._forced), "given")
                for capital, group in groupby(spans, key=lambda span: _is_capital(span[1]))
            ]
        if self._by_font(spans):
            return list(self._from_fonts(spans))
        name = of_line(whole, self._usual)
        return [(whole, find(name) if name else None, "syllables")]

    def _by_font(self, spans: Sequence[Span]) -> bool:
        return any((e := of_font(font)) is not None and e.name in self._fonts for _, font in spans)

    def _from_fonts(self, spans: Sequence[Span]) -> Iterator[Part]:
        for name, group in groupby(spans, key=self._encoding_of):
            run = list(group)
            text = joined_spans(run)
            fits = name != AS_IS and _fits(name, text)
            yield text, find(name) if fits else None, f"font {run[0][1]}"

    def _encoding_of(self, span: Span) -> str:
        encoding = of_font(span[1])
        return encoding.name if encoding is not None and encoding.name in self._fonts else AS_IS

    def _tally(self, strange: Iterable[Sequence[Span]]) -> tuple[Found, ...]:
        texts: dict[tuple[str, str], list[str]] = {}
        for spans in strange:
            reasons: dict[tuple[str, str], str] = {}
            for text, encoding, by in self._parts(spans):
                if encoding is not None and not text.isascii():
                    reasons[encoding.name, by] = reasons.get((encoding.name, by), "") + text
            for key, text in reasons.items():
                texts.setdefault(key, []).append(text)
        return tuple(
            found_in(name, gather(parts), len(parts), parts[:_SAMPLES], by)
            for (name, by), parts in sorted(texts.items(), key=lambda item: -len(item[1]))
        )


def joined_spans(spans: Iterable[Span]) -> str:
    """Return the text of spans."""
    return "".join(text for text, _ in spans)


def _is_strange(spans: Sequence[Span]) -> bool:
    whole = joined_spans(spans)
    if whole.isascii():
        return False
    return is_suspect(whole) or any(of_font(font) for _, font in spans)


def _is_capital(font: str) -> bool:
    encoding = of_font(font)
    return encoding is not None and encoding.name == _CAPITALS


def _of(capital: bool, forced: VietnameseEncoding) -> VietnameseEncoding:
    capitals = find(_CAPITALS) if capital and forced.name == "tcvn3" else None
    return capitals or forced


def _holds(name: str, texts: list[str]) -> bool:
    """Tell whether texts in a font of an encoding are in it; converted ones keep their font."""
    evidence = gather(texts)
    return evidence.score(_plain(name)) > evidence.score(AS_IS)


def _fits(name: str, text: str) -> bool:
    evidence = gather((text,))
    return evidence.score(_plain(name)) >= evidence.score(AS_IS)


def _plain(name: str) -> str:
    return "tcvn3" if name == _CAPITALS else name


def _through(inner: Mapped, places: list[int]) -> Mapped:
    """Map a cleaned text through the places that its characters had before."""
    raw = [places[inner.offsets[i]] for i in range(len(inner.text) + 1)]
    breaks = [i for i, place in enumerate(raw) if i == 0 or place != raw[i - 1] + 1]
    return Mapped(inner.text, OffsetMap(tuple(breaks), tuple(raw[i] for i in breaks)))
