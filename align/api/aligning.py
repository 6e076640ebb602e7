"""Two documents, or texts, into pairs of sentences."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from align.api.given import VIEN, Languages, engine_of, glossary_of, segments_of_text
from align.bitext.bridging import Translate
from align.bitext.texts import Manner, Text, read_text
from align.embedding import Embedder, get
from align.engines.base import Engine, Request
from align.engines.options import EngineOptions
from align.errors import InputError
from align.glossary import Glossary
from align.segmentation import splitter_for
from align.text import plain
from align.units import Segment

_STATIC = "static"
_BATCH = 64


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Sentences that say the same in both languages."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    """Neither side is empty."""
    confidence: float
    """Probability that exactly these belong together, as far as the aligner can tell."""

    @property
    def texts(self) -> tuple[str, str]:
        """Both sides as one text each."""
        ours, theirs = (" ".join(one.text for one in side) for side in (self.source, self.target))
        return ours, theirs


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents side by side."""

    pairs: tuple[AlignedPair, ...]
    """In the order of reading."""
    source_alone: tuple[Segment, ...]
    """Source sentences without a counterpart."""
    target_alone: tuple[Segment, ...]
    notices: tuple[str, ...] = ()
    """What is odd about the two."""


def align_documents(
    source: Path | str,
    target: Path | str,
    *,
    languages: Languages = VIEN,
    lines: bool = False,
    engine: Engine | str | None = None,
    options: EngineOptions | None = None,
    embedder: Embedder | str | None = _STATIC,
    glossary: Glossary | Path | str | None = None,
    memory: Iterable[tuple[str, str]] = (),
    srx: Path | None = None,
    encoding: str | None = None,
    target_encoding: str | None = None,
    keep_furniture: bool = False,
    told: Callable[[int], None] = lambda _: None,
) -> Alignment:
    """Align a document with its translation, sentence by sentence.

    Args:
        source: a file (``Path``) or a text (``str``).
        target: its translation, likewise.
        languages: of both.
        lines: both have one sentence a line already; nothing is split or cleaned.
        engine: translates the source for comparison, which is slow and the surest; None does not.
        options: of an engine that is named.
        embedder: compares by meaning; its name, or None. ``static``, in the box, knows Vietnamese
            and English and is passed over for other languages.
        glossary: terms that help to tell what belongs together.
        memory: known sentences with their translations, to learn words from.
        srx: segmentation rules instead of those in the box.
        encoding: of text files, if it is not to be detected.
        target_encoding: of the translation, if it is another one.
        keep_furniture: leave running heads, page numbers and the like in the text.
        told: called with how many source sentences more have been gone through.

    Raises:
        InputError: a document cannot be read, holds no sentence, or they are no translations of
            each other.
        UserError: an engine, an embedder, rules or a term base cannot be used.
    """
    from align.bitext import flow

    manner = Manner(lines, encoding, srx, keep_furniture)
    theirs_manner = replace(manner, encoding=target_encoding or encoding)
    texts = (
        _text(source, languages[0], manner, "source"),
        _text(target, languages[1], theirs_manner, "target"),
    )
    notices = (*texts[0].notices, *texts[1].notices, *flow.notices(*texts, languages))
    running = None if engine is None else engine_of(engine, options, languages)
    pairs = tuple(memory)
    helpers = flow.Helpers(
        translate=None if running is None else _bridge(running),
        embedder=_embedder(embedder, languages),
        glossary=glossary_of(glossary),
        memory=(lambda: pairs) if pairs else None,
    )
    beads = flow.aligned(*texts, languages, helpers, told=told)
    ours, theirs = texts[0].sentences, texts[1].sentences
    found = tuple(
        AlignedPair(
            tuple(ours[one] for one in bead.source),
            tuple(theirs[one] for one in bead.target),
            bead.confidence,
        )
        for bead in beads
        if bead.full
    )
    alone = list(flow.unaligned(beads, *texts))
    return Alignment(
        found,
        tuple(one for side, one in alone if side == "source"),
        tuple(one for side, one in alone if side == "target"),
        notices,
    )


def _text(given: Path | str, language: str, manner: Manner, name: str) -> Text:
    if isinstance(given, Path):
        return read_text(given, language, manner)
    if manner.lines:
        lines = ((place, plain(line).strip()) for place, line in enumerate(given.splitlines()))
        full = [(place, line) for place, line in lines if line]
        found = tuple(Segment(name, place + 1, n, line) for n, (place, line) in enumerate(full, 1))
        places = tuple(place for place, _ in full)
    else:
        found = tuple(segments_of_text(given, name, splitter_for(language, manner.srx)))
        places = tuple(range(len(found)))
    if not found:
        raise InputError(
            "there is no sentence in it", where=f"the {name}", hint="give a text that holds some"
        )
    digest = sha256(given.encode("utf-8", "surrogatepass")).hexdigest()
    paragraphed = not manner.lines
    return Text(Path(name), digest, "text/plain", "", (), found, (), places, paragraphed)


def _bridge(engine: Engine) -> Translate:
    def translate(texts: Sequence[str]) -> list[str]:
        return [
            one.text
            for start in range(0, len(texts), _BATCH)
            for one in engine.translate([Request(text) for text in texts[start : start + _BATCH]])
        ]

    return translate


def _embedder(given: Embedder | str | None, languages: Languages) -> Embedder | None:
    if not isinstance(given, str):
        return given
    if given == _STATIC and {one.split("-")[0] for one in languages} != {"vi", "en"}:
        return None
    return get(given)
