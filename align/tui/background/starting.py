"""An assistant as the settings want it."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from align.engines.base import Engine
from align.glossary import Glossary
from align.session.assist import Assistant, Sources
from align.settings import Settings


def assistant_of(
    path: Path,
    settings: Settings,
    glossary: Glossary | None,
    memories: Iterable[Path] = (),
    *,
    less: Mapping[Path, int] | None = None,
    read_only: bool = False,
    write_to: Path | None = None,
) -> Assistant:
    """Make the assistant of a project; the engine is loaded when it is first needed.

    Args:
        path: the project.
        settings: languages, engine, penalties of memories, checks.
        glossary: the term base in force.
        memories: translation memories to ask.
        less: per cent that the matches of single ones are worth less.
        read_only: write nothing.
        write_to: memory that takes in what is confirmed.

    Raises:
        SettingsError: the settings name a check that is none.
    """
    from align.checks import chosen
    from align.store.memory.matching.penalties import Penalties

    said = settings.memory
    penalties = Penalties(said.machine, said.aligned, said.old, said.years)
    sources = Sources(
        glossary,
        {one: replace(penalties, memory=(less or {}).get(one, 0)) for one in memories},
        (settings.source, settings.target),
        said.minimum,
        chosen(settings.checks.profile, skip=settings.checks.skip),
        settings.english,
        write_to,
    )

    def engine() -> Engine:
        from align.engines.options import EngineOptions
        from align.engines.registry import create

        options = EngineOptions(
            source=settings.source,
            target=settings.target,
            model=settings.model,
            beam=settings.beam,
            # One of them is left to whoever types while a batch is translated.
            threads=settings.threads or max(2, len(os.sched_getaffinity(0))),
            base_url=settings.base_url,
            api_key=os.environ.get("OPENAI_API_KEY", ""),
        )
        return create(settings.engine, options)

    return Assistant(path, engine, sources, read_only=read_only)
