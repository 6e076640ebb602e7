"""What a worker keeps between shards: engine, term base, splitter, memories, checks."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from align.checks import Setting
from align.checks.base import Check
from align.checks.registry import create_each
from align.engines.base import Engine
from align.engines.options import EngineOptions, Runtime
from align.engines.registry import create
from align.errors import SettingsError
from align.glossary import Glossary, load_glossary
from align.jobs.job import Job
from align.jobs.recipe import Recipe
from align.segmentation import Splitter, splitter_for
from align.store.memory import Memory
from align.store.memory.recall import Recall, recall_from


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything that ``run_shard`` works with."""

    recipe: Recipe
    engine: Engine
    splitter: Splitter
    glossary: Glossary | None = None
    recall: Recall | None = None
    checks: tuple[Check, ...] = ()


@contextmanager
def tools_for(job: Job, threads: int = 1) -> Iterator[Tools]:
    """Load what a job needs, once for all shards that a worker runs.

    Args:
        job: the job.
        threads: of the engine.

    Raises:
        UserError: something is missing, or is no longer what it was when the job was planned.
    """
    recipe = job.recipe
    with ExitStack() as stack:
        engine = engine_for(recipe, threads)
        said = (engine.revision, engine.settings)
        _check_same("the engine", said, (recipe.revision, recipe.engine_settings), job)
        srx = job.folder / recipe.srx if recipe.srx else None
        splitter = splitter_for(recipe.source, srx)
        rules = f"{splitter.name} {splitter.version}"
        _check_same("the segmentation rules", rules, recipe.splitter, job)
        glossary = load_glossary(job.folder / recipe.glossary) if recipe.glossary else None
        digest = glossary.digest if glossary else ""
        _check_same("the term base", digest, recipe.glossary_digest, job)
        setting = Setting(recipe.source, recipe.target, glossary, english=recipe.english)
        checks = tuple(create_each(name, setting) for name in recipe.checks)
        recall = stack.enter_context(_recall(job)) if recipe.memories else None
        yield Tools(recipe, engine, splitter, glossary, recall, checks)


def engine_for(recipe: Recipe, threads: int) -> Engine:
    """Load the engine of a job; the key for a server comes from the environment.

    Raises:
        EngineError: it cannot be loaded.
    """
    options = EngineOptions(
        source=recipe.source,
        target=recipe.target,
        model=recipe.model,
        beam=recipe.beam,
        threads=threads,
        runtime=Runtime(recipe.runtime),
        base_url=recipe.base_url,
        api_key=os.environ.get("OPENAI_API_KEY", ""),
    )
    return create(recipe.engine, options)


@contextmanager
def _recall(job: Job) -> Iterator[Recall]:
    recipe = job.recipe
    asked = {Path(one.path): one.penalties for one in recipe.memories}
    for one in recipe.memories:
        with Memory.open(Path(one.path), read_only=True) as memory:
            now = (memory.identity, memory.generation)
        _check_same(f"the memory {one.path}", now, (one.identity, one.generation), job)
    with recall_from(asked, (recipe.source, recipe.target)) as recall:
        yield recall


def _check_same(what: str, now: object, planned: object, job: Job) -> None:
    if now != planned:
        raise SettingsError(
            f"{what} is not what it was when the job was planned",
            where=str(job.folder),
            hint="plan it again with --update, or put back what it was",
        )
