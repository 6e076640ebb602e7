"""Options that several commands share, and what they stand for."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.errors import EngineError
from align.settings import Settings, load_settings, with_values

if TYPE_CHECKING:
    from align.engines.base import Engine
    from align.glossary import Glossary

GlossaryOption = Annotated[
    Path | None,
    typer.Option(
        "--glossary",
        "-g",
        help="Term base: YAML, TBX, UTX, TSV or CSV. "
        "Default: glossary.yaml here, or the one in the box.",
    ),
]
NoGlossary = Annotated[bool, typer.Option("--no-glossary", help="Translate without a term base.")]
EngineOption = Annotated[
    str | None, typer.Option("--engine", "-e", help="See 'align engines'. Default: compact.")
]
ModelOption = Annotated[
    str | None, typer.Option("--model", "-m", help="Directory or hub name of a model of yours.")
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", help="An OpenAI-compatible server, for engine openai.")
]
Runtime = Annotated[
    str, typer.Option("--runtime", help="For engine transformers: ctranslate2 or torch.")
]
Beam = Annotated[int | None, typer.Option("--beam", min=1, help="Hypotheses kept in the search.")]
Threads = Annotated[int | None, typer.Option("--threads", min=0, help="0: one a core.")]
SourceLanguage = Annotated[
    str | None, typer.Option("--source", "-s", help="Language of the documents. Default: vi.")
]
TargetLanguage = Annotated[
    str | None, typer.Option("--target", "-t", help="Language to translate into. Default: en.")
]
Srx = Annotated[
    Path | None, typer.Option("--srx", help="SRX 2.0 rules instead of the ones in the box.")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of text files. Default: detected.")
]
KeepFurniture = Annotated[
    bool,
    typer.Option("--keep-furniture", help="Keep running heads, page numbers and watermarks."),
]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace an existing output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def settings_with(**said: str | int | None) -> Settings:
    """Return the settings with what was said on the command line on top."""
    given = {key: value for key, value in said.items() if value is not None}
    return with_values(load_settings(Path.cwd()), given)


def glossary_of(settings: Settings, given: Path | None, *, off: bool = False) -> "Glossary | None":
    """Load the term base that is in force."""
    from align.glossary import load_glossary
    from align.shipped import house_glossary

    if off:
        return None
    if given is not None:
        return load_glossary(given)
    if settings.glossary:
        return load_glossary(Path(settings.glossary))
    here = Path("glossary.yaml")
    return load_glossary(here if here.is_file() else house_glossary())


def engine_of(settings: Settings, runtime: str = "ctranslate2") -> "Engine":
    """Start the engine that is in force; a server's key comes from the environment."""
    from align.engines.options import EngineOptions
    from align.engines.options import Runtime as Runtimes
    from align.engines.registry import create

    if runtime not in set(Runtimes):
        raise EngineError(f"unknown runtime '{runtime}'", hint=f"use {' or '.join(Runtimes)}")
    options = EngineOptions(
        source=settings.source,
        target=settings.target,
        model=settings.model,
        beam=settings.beam,
        threads=settings.threads,
        runtime=Runtimes(runtime),
        base_url=settings.base_url,
        api_key=os.environ.get("OPENAI_API_KEY", ""),
    )
    return create(settings.engine, options)
