"""The whole way: two documents to beads to units of a project.

The command line calls these functions; none of them prints.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from align import __version__
from align.bitext.aligner import align
from align.bitext.beads import Bead
from align.bitext.bridging import Translate, bridged
from align.bitext.checks import examine
from align.bitext.embeddings import embedded
from align.bitext.memory import of_glossary, of_memory
from align.bitext.model import model
from align.bitext.review import ALIGNED, sorted_links
from align.bitext.sides import Side, side
from align.bitext.tables import Entries
from align.bitext.texts import Text
from align.bitext.voices import Pairing
from align.embedding.base import Embedder
from align.exchange import Facts, Report, export, for_path
from align.exchange.atomic import fresh_file
from align.glossary import Glossary
from align.languages import language
from align.store import DocumentRecord, Project
from align.store.bitexts import Bitext, Link
from align.text import plain
from align.units import Origin, Segment, Status

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Helpers:
    """What an alignment may lean on besides the two texts; all of it may be missing."""

    translate: Translate | None = None
    """Turns source sentences into the target language."""
    embedder: Embedder | None = None
    glossary: Glossary | None = None
    memory: Callable[[], Iterable[tuple[str, str]]] | None = None
    """Yields sentences with their translations."""


def notices(source: Text, target: Text, languages: tuple[str, str]) -> list[str]:
    """Return what is worth saying about two texts before they are aligned.

    Raises:
        InputError: they cannot be translations of each other.
    """
    return list(
        examine(
            [one.text for one in source.sentences],
            [one.text for one in target.sentences],
            (language(languages[0]), language(languages[1])),
            (str(source.path), str(target.path)),
        )
    )


def aligned(
    source: Text,
    target: Text,
    languages: tuple[str, str],
    helpers: Helpers,
    *,
    pins: Sequence[Bead] = (),
    told: Told = lambda _: None,
) -> list[Bead]:
    """Align two texts.

    Args:
        source: the text.
        target: its translation.
        languages: of both, BCP 47.
        helpers: what may be leant on.
        pins: beads that are settled.
        told: called with how many source sentences have been gone through; each of
            ``align.bitext.aligner.ROUNDS`` rounds goes through all of them.

    Returns:
        Beads in the order of reading; each sentence of both texts is in exactly one.
    """
    pairing = Pairing(language(languages[0]), language(languages[1]))
    ours = _side(source, languages[0], {one for pin in pins for one in pin.source})
    theirs = _side(target, languages[1], {one for pin in pins for one in pin.target})
    known: dict[str, Entries] = {}
    if helpers.memory is not None:
        known["memory"] = of_memory(helpers.memory(), ours, theirs, pairing)
    if helpers.glossary is not None:
        known["terms"] = of_glossary(helpers.glossary, ours, theirs, pairing)
    texts = [one.text for one in source.sentences]
    likeness = None
    if helpers.embedder is not None:
        likeness = embedded(
            helpers.embedder.embed(texts),
            helpers.embedder.embed([one.text for one in target.sentences]),
            (ours.lengths, theirs.lengths),
        )
    start = model(
        ours,
        theirs,
        pairing,
        translated=bridged(texts, helpers.translate),
        known=known,
        likeness=likeness,
    )
    return align(start, pins, told).beads


def _side(text: Text, code: str, barred: set[int]) -> Side:
    return side(
        [one.text for one in text.sentences],
        language(code),
        paragraphs=[one.paragraph for one in text.sentences] if text.paragraphed else (),
        barred=barred,
    )


def pinned(project: Project, document: str, source: Text, target: Text) -> list[Bead]:
    """Return what a person has settled in a document, for its texts as they are now.

    A settled bead is found again by its texts, the first among equals first; one whose texts
    have changed is settled no more.
    """
    bitext = project.bitext(document)
    if bitext is None:
        return []
    confirmed = {
        unit.identity for unit in project.units(document=document, status=(Status.CONFIRMED,))
    }
    places = [
        _Places([one.text for one in bitext.source], [one.text for one in source.sentences]),
        _Places([one.text for one in bitext.target], [one.text for one in target.sentences]),
    ]
    found = []
    for link in bitext.links:
        if link.pinned or link.unit in confirmed:
            ours, theirs = places[0].of(link.source), places[1].of(link.target)
            if ours is not None and theirs is not None:
                found.append(Bead(ours, theirs, 1.0, pinned=True))
    return found


class _Places:
    """Where the sentences of a text as it was stand in the text as it is."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        waiting: dict[str, list[int]] = {}
        for place in range(len(after) - 1, -1, -1):
            waiting.setdefault(after[place], []).append(place)
        self._now = [places.pop() if (places := waiting.get(text)) else None for text in before]

    def of(self, places: Sequence[int]) -> tuple[int, ...] | None:
        now = [self._now[place] for place in places]
        found = tuple(one for one in now if one is not None)
        return found if len(found) == len(places) else None


def keep(
    project: Project, source: Text, target: Text, beads: Sequence[Bead], helpers: Helpers, who: str
) -> str:
    """Write an alignment into a project and return the name of its document.

    Raises:
        ProjectError, StorageError: the project failed; nothing of the alignment is in it.
    """
    name = document_name(project, source)
    record = DocumentRecord(
        name=name,
        path=str(source.path.resolve()),
        digest=hashlib.sha256(f"{source.digest} {target.digest} bitext".encode()).hexdigest(),
        media=source.media,
        encoding=source.encoding,
        notices=(*source.notices, *target.notices),
    )
    ours = tuple(replace(one, document=name) for one in source.sentences)
    links = [Link(one.source, one.target, one.confidence, one.pinned) for one in beads]
    bitext = Bitext(ours, target.sentences, tuple(sorted_links(links)))
    project.write_bitext(record, bitext, origin(target, helpers), who, removed=source.removed)
    return name


def document_name(project: Project, source: Text) -> str:
    """Return what the project calls a source document."""
    path = source.path.resolve()
    for kept in range(1, len(path.parts) + 1):
        name = "/".join(path.parts[-kept:])
        record = project.document(name)
        if record is None or record.path == str(path):
            return name
    return str(path)


def origin(target: Text, helpers: Helpers) -> Origin:
    """Say how the targets of an alignment came to be: a person's work, paired by us."""
    voices = [f"target={target.path.name.replace(' ', '_')}"]
    if helpers.embedder is not None:
        voices.append(f"embedder={helpers.embedder.revision}")
    if helpers.translate is not None:
        voices.append("bridge=yes")
    return Origin(
        ALIGNED,
        __version__,
        helpers.glossary.digest if helpers.glossary else "",
        " ".join(voices),
    )


def write(
    project: Project,
    document: str,
    path: Path,
    *,
    minimum: float = 0.0,
    confirmed: bool = False,
    force: bool = False,
) -> Report:
    """Write the aligned units of a document in the format that the ending of ``path`` stands for.

    Args:
        project: the project.
        document: the aligned document.
        path: the file.
        minimum: leave out what is less certain and not confirmed.
        confirmed: leave out everything that no person has confirmed.
        force: replace a file that exists.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
        SettingsError: no format has that ending.
    """
    facts = Facts(
        source=project.fact("source") or "vi",
        target=project.fact("target") or "en",
        tool_version=__version__,
        created=datetime.now(UTC),
    )
    units = (
        unit
        for unit in project.units(document=document)
        if unit.status is Status.CONFIRMED
        or (not confirmed and (unit.confidence is None or unit.confidence >= minimum))
    )
    report = export(path, units, for_path(path), facts, force=force)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    project.set_fact(f"export:{path.resolve()}", digest)
    return report


def write_beads(
    path: Path, beads: Iterable[Bead], source: Text, target: Text, *, force: bool = False
) -> None:
    """Write beads as ``[i, j]:[k]:confidence`` lines, places counted from 0.

    The format of Vecalign and its scorer; with one sentence a line a place is a line.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
    """
    with fresh_file(path, force=force) as stream:
        for bead in beads:
            left = [source.places[one] for one in bead.source]
            right = [target.places[one] for one in bead.target]
            stream.write(f"{left}:{right}:{bead.confidence:.4f}\n".encode())


def unaligned(beads: Iterable[Bead], source: Text, target: Text) -> Iterator[tuple[str, Segment]]:
    """Yield ``source`` or ``target`` with each sentence that has no counterpart."""
    for bead in beads:
        if not bead.full:
            yield from (("source", source.sentences[one]) for one in bead.source)
            yield from (("target", target.sentences[one]) for one in bead.target)


def write_unaligned(
    path: Path, beads: Iterable[Bead], source: Text, target: Text, *, force: bool = False
) -> int:
    """Write what has no counterpart, tab-separated: side, number of the sentence, text.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
    """
    count = 0
    with fresh_file(path, force=force) as stream:
        for which, sentence in unaligned(beads, source, target):
            text = " ".join(plain(sentence.text).split())
            stream.write(f"{which}\t{sentence.number}\t{text}\n".encode())
            count += 1
    return count
