"""From what a user says to the recipe of a job."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from align import __version__
from align.checks import PROFILES, chosen
from align.checks.registry import is_across
from align.engines.base import Engine
from align.glossary import load_glossary
from align.jobs.recipe import AskedMemory, Recipe
from align.segmentation import splitter_for
from align.settings import Settings
from align.store.memory import Memory
from align.store.memory.matching.penalties import Penalties
from align.store.memory.recall import recall_from


def recipe_for(
    settings: Settings,
    engine: Engine,
    *,
    runtime: str = "ctranslate2",
    glossary: Path | None = None,
    memories: Mapping[Path, Penalties] | None = None,
    encoding: str = "",
    keep_furniture: bool = False,
) -> Recipe:
    """Return the recipe for a job. The indexes of the memories are made here if they must be.

    Args:
        settings: languages, engine, pretranslation, checks.
        engine: the engine of the settings, which says what it is.
        runtime: of the engine.
        glossary: the file of the term base, None for none.
        memories: those to be asked.
        encoding: of text files, empty if it is to be detected.
        keep_furniture: leave page furniture in the text.

    Raises:
        UserError: something of it cannot be used.
    """
    srx = Path(settings.srx) if settings.srx else None
    splitter = splitter_for(settings.source, srx)
    profile = settings.checks.profile if settings.checks.profile in PROFILES else "default"
    checks = chosen(profile, skip=settings.checks.skip)
    languages = (settings.source, settings.target)
    return Recipe(
        source=settings.source,
        target=settings.target,
        engine=settings.engine,
        model=_absolute(settings.model),
        base_url=settings.base_url,
        runtime=runtime,
        beam=settings.beam,
        revision=engine.revision,
        engine_settings=engine.settings,
        glossary=f"glossary{glossary.suffix}" if glossary else "",
        glossary_digest=load_glossary(glossary).digest if glossary else "",
        srx="rules.srx" if srx else "",
        splitter=f"{splitter.name} {splitter.version}",
        encoding=encoding,
        english=settings.english,
        keep_furniture=keep_furniture,
        memories=tuple(_asked(memories or {}, languages)),
        pretranslate=settings.memory.pretranslate,
        checks=tuple(name for name in checks if not is_across(name)),
        version=__version__,
    )


def files_of(settings: Settings, glossary: Path | None, recipe: Recipe) -> dict[str, Path]:
    """Return the files that a job keeps a copy of, by their name in it."""
    found = {}
    if glossary is not None:
        found[recipe.glossary] = glossary
    if settings.srx:
        found[recipe.srx] = Path(settings.srx)
    return found


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy the files into the job: every machine that works on it then has them."""
    for name, path in files.items():
        whole = folder / f"{name}.part"
        shutil.copyfile(path, whole)
        whole.replace(folder / name)


def _absolute(model: str) -> str:
    # The name of a model on a hub looks like a path, but is none here.
    return str(Path(model).resolve()) if model and Path(model).exists() else model


def _asked(memories: Mapping[Path, Penalties], languages: tuple[str, str]) -> list[AskedMemory]:
    if memories:
        with recall_from(memories, languages) as recall:
            recall.refresh()
    found = []
    for path, penalties in memories.items():
        with Memory.open(path, read_only=True) as memory:
            found.append(
                AskedMemory(str(path.resolve()), memory.identity, memory.generation, penalties)
            )
    return found


def renamed(recipe: Recipe, engine: Engine) -> Recipe:
    """Return the recipe as it would be with an engine as it is now."""
    return replace(recipe, revision=engine.revision, engine_settings=engine.settings)
