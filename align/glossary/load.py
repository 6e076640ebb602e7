"""Load a term base from a file of any format."""

from pathlib import Path

from align.glossary.base import Glossary
from align.glossary.decoding import raw_of
from align.glossary.draft import DraftGlossary, finished
from align.glossary.formats import recognised


def load_glossary(path: Path, *, source: str = "vi", target: str = "en") -> Glossary:
    """Load a term base.

    YAML, TSV, CSV, TBX and UTX are read (see ``align.glossary.formats``); what the file is, its
    extension and its first characters say.

    Args:
        path: the file.
        source: language of the terms, where the file does not say or has several.
        target: language of the target forms, likewise.

    Raises:
        GlossaryError: the file cannot be read, or a line of it is wrong.
    """
    return finished(read_draft(path, source=source, target=target))


def read_draft(
    path: Path, *, source: str = "vi", target: str = "en", lenient: bool = False
) -> DraftGlossary:
    """Read a term base as it stands in its file, with the line of each entry.

    Args:
        path: the file.
        source: see ``load_glossary``.
        target: see ``load_glossary``.
        lenient: pass over single entries that cannot be used, and remember why.

    Raises:
        GlossaryError: the file cannot be read, or, if not lenient, a line of it is wrong.
    """
    raw = raw_of(path) if path.suffix else b""
    format = recognised(path, raw)
    draft = DraftGlossary(str(path), name=path.stem, source=source, target=target, lenient=lenient)
    format.read(raw, draft)
    return draft
