"""What callers give in the form that is handiest to them: texts, names, files, or objects."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from align.engines.base import Engine
from align.engines.options import EngineOptions
from align.engines.registry import create
from align.glossary import Glossary, load_glossary
from align.segmentation import Splitter, segments
from align.text import clean
from align.units import Paragraph, Segment

Languages: TypeAlias = tuple[str, str]
"""Source and target, BCP 47."""
VIEN: Languages = ("vi", "en")


def engine_of(engine: Engine | str, options: EngineOptions | None, languages: Languages) -> Engine:
    """Return an engine that may have been named; a server's key comes from the environment."""
    if isinstance(engine, Engine):
        return engine
    said = options or EngineOptions(api_key=os.environ.get("OPENAI_API_KEY", ""))
    return create(engine, replace(said, source=languages[0], target=languages[1]))


def glossary_of(glossary: Glossary | Path | str | None) -> Glossary | None:
    """Return a term base that may have been named."""
    return load_glossary(Path(glossary)) if isinstance(glossary, (Path, str)) else glossary


def segments_of_text(text: str, name: str, splitter: Splitter) -> Iterator[Segment]:
    """Yield the segments of a text; each of its lines is a paragraph."""
    found: list[Paragraph] = []
    start = 0
    for line in text.splitlines(keepends=True):
        content = clean(line, start).stripped()
        if content.text:
            found.append(Paragraph(len(found) + 1, content))
        start += len(line)
    return segments(found, name, splitter)
