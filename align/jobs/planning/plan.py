"""Plan a job, or see what has changed since it was planned."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from align.errors import ProjectError
from align.jobs.job import Job, write_plan
from align.jobs.planning.cutting import cut, linked, shard_of
from align.jobs.planning.inputs import Input
from align.jobs.planning.recipes import copy_files
from align.jobs.planning.survey import survey
from align.jobs.recipe import Recipe
from align.jobs.records import Planned, Shard

WORDS = 10_000
"""Estimated words of a shard: what an interruption costs each worker, at most."""
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What planning came to."""

    job: Job
    changes: tuple[str, ...]
    """What is otherwise than before, in words; empty if nothing is, or the job is new."""
    kept: int
    """Shards that stay as they were."""


def plan(
    folder: Path,
    inputs: Iterable[Input],
    recipe: Recipe,
    *,
    files: Mapping[str, Path],
    words: int = WORDS,
    update: bool = False,
    planned: str,
    advance: Callable[[int], None] = lambda _: None,
) -> Plan:
    """Write the plan of a job, or leave it if it is what would be written.

    Args:
        folder: of the job; made if it is not there.
        inputs: what is to be translated.
        recipe: how.
        files: what the recipe names, to be copied into the job.
        words: estimated words of a shard.
        update: change a plan that says something else; shards that stay are not done again.
        planned: UTC time, ISO 8601, that a new job carries into what is exported.
        advance: is told of each input that was looked at.

    Raises:
        ProjectError: the folder holds something else, or another plan and ``update`` is false.
        OutputError: the folder cannot be written.
    """
    before = Job.open(folder) if Job.is_at(folder) else None
    if before is None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(
            "this is no job, and it is not empty", where=str(folder), hint="name a new folder"
        )
    documents = list(linked(survey(inputs, recipe.encoding, advance)))
    known = {one.name: one for one in before.documents()} if before else {}
    changes = _changes(before, known, documents, recipe, words) if before else []
    if before and not changes:
        return Plan(before, (), len(before.shards))
    if before and not update:
        raise ProjectError(
            f"the job was planned otherwise: {'; '.join(changes)}",
            where=str(folder),
            hint="add --update to plan it anew, or name another folder",
        )
    same = before is not None and before.recipe == recipe and before.words == words
    kept = _kept(before, known, documents) if before and same else []
    inside = {one.name for shard in kept for one in shard.documents}
    rest = [one for one in documents if not (one.problem or one.same or one.name in inside)]
    numbered = [shard_of(n, s.documents, recipe.digest) for n, s in enumerate(kept)]
    shards = [*numbered, *cut(rest, words, recipe.digest, len(kept))]
    others = [one for one in documents if one.problem or one.same]
    folder.mkdir(parents=True, exist_ok=True)
    copy_files(files, folder)
    time = before.planned if before else planned
    job = write_plan(folder, recipe, shards, others, words=words, planned=time)
    return Plan(job, tuple(changes), len(kept))


def _kept(before: Job, known: Mapping[str, Planned], documents: Sequence[Planned]) -> list[Shard]:
    """Return the shards all of whose documents are what they were."""
    now = {one.name: one for one in documents}
    return [
        shard
        for shard in map(before.shard, range(len(before.shards)))
        if all(
            (new := now.get(one.name)) is not None and _alike(new, one) for one in shard.documents
        )
    ]


def _changes(
    before: Job,
    known: Mapping[str, Planned],
    documents: Sequence[Planned],
    recipe: Recipe,
    words: int,
) -> list[str]:
    now = {one.name: one for one in documents}
    said = before.recipe.differences(recipe)
    if before.words != words:
        said.append(f"shard-words {before.words} → {words}")
    groups = {
        "new": [name for name in now if name not in known],
        "gone": [name for name in known if name not in now],
        "changed": [n for n, one in now.items() if n in known and not _alike(one, known[n])],
    }
    return said + [
        f"{len(names)} {what} ({_some(names)})" for what, names in groups.items() if names
    ]


def _alike(one: Planned, other: Planned) -> bool:
    return replace(one, shard=-1, words=0) == replace(other, shard=-1, words=0)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _TOLD
    return ", ".join(names[:_TOLD]) + (f" and {more} more" if more > 0 else "")
