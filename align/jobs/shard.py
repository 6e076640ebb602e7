"""Running one shard: the same shard gives the same file, whoever runs it and however often."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.exchange.atomic import fresh_file
from align.jobs.batches import batches
from align.jobs.deaths import acquit, deaths_of
from align.jobs.figures import Figures
from align.jobs.isolating import Fault, Isolating
from align.jobs.job import FORMAT, Job
from align.jobs.lines import Json, line_of
from align.jobs.reading import Read, read
from align.jobs.records import Shard, ShardResult
from align.jobs.rendering import Rendered, Rendering
from align.jobs.tools import Tools
from align.jobs.unitlines import unit_line
from align.jobs.watch import Step, Unwatched, Watch
from align.store.memory.matching.match import Wanted
from align.text import word_count
from align.units import Origin, Segment, Status, Unit

_SHOWN = 200
"""Code points of a source that a failure quotes."""
_LOOKUPS = 256
"""Segments that are looked up in one step."""


def run_shard(job: Job, shard: Shard, tools: Tools, watch: Watch | None = None) -> ShardResult:
    """Read, split, recall, translate and check the documents of a shard, and write its result.

    The result appears whole or not at all, is on the disk when this returns, and holds no time,
    no place and no name of a machine. In memory are the segments of the shard.

    Args:
        job: the job.
        shard: one of its shards, with its documents.
        tools: what a worker keeps between shards.
        watch: is told of every step.

    Raises:
        TranslationError: the engine fails whatever it is given.
        AlignError, OSError: the machine or the job is at fault, not a document.
    """
    begun = time.monotonic()
    watch = watch or Unwatched()
    deaths = deaths_of(job, shard.key)
    documents = [read(one, tools.recipe, tools.splitter, deaths, watch) for one in shard.documents]
    rendered = _rendered(job, shard, documents, tools, watch)
    watch.begin(Step("write", ""))
    counted = _write(job.result(shard.key), shard, documents, rendered, tools.recipe.origin)
    acquit(job, shard.key)
    faults = sum(bool(one.fault) for one in documents)
    seconds = time.monotonic() - begun
    return ShardResult(
        shard.number,
        shard.key,
        len(documents),
        counted.segments,
        counted.words,
        counted.failed + faults,
        seconds,
    )


_Asked = tuple[str, str, str]
"""A source with its neighbours: what a memory is asked."""


def _asked(segments: tuple[Segment, ...]) -> Iterator[_Asked]:
    texts = ["", *(one.text for one in segments), ""]
    return zip(texts[1:-1], texts, texts[2:], strict=False)


class _Renderings:
    """What is known of the sources of a shard."""

    def __init__(self) -> None:
        self.recalled: dict[_Asked, Rendered] = {}
        self.translated: dict[str, Rendered] = {}

    def of(self, asked: _Asked) -> Rendered:
        return self.recalled.get(asked) or self.translated[asked[0]]


def _rendered(
    job: Job, shard: Shard, documents: Iterable[Read], tools: Tools, watch: Watch
) -> _Renderings:
    """Render every source of a shard once."""
    found = _Renderings()
    rendering = Rendering(tools)
    deaths = deaths_of(job, shard.key)
    asked = dict.fromkeys(one for document in documents for one in _asked(document.segments))
    longest = tools.recipe.longest
    for source in {source: None for source, _, _ in asked if len(source) > longest}:
        said = f"the segment has {len(source):,} characters, more than {longest:,}"
        found.translated[source] = Rendered("", fault=said)
    if tools.recall is not None:
        lookup = Isolating("recall", rendering.recall, _joined, rendering.alive, deaths, watch)
        queries = [Wanted(*one) for one in asked if len(one[0]) <= longest]
        for start in range(0, len(queries), _LOOKUPS):
            part = queries[start : start + _LOOKUPS]
            for query, answer in zip(part, lookup.over(part), strict=True):
                # A segment that no memory can be asked for is translated like any other.
                if answer is not None and not isinstance(answer, Fault):
                    found.recalled[query.source, query.before, query.after] = answer
    sources = [one[0] for one in asked if one not in found.recalled]
    left = dict.fromkeys(one for one in sources if one not in found.translated)
    work = Isolating("translate", rendering.translate, str, rendering.alive, deaths, watch)
    queue = batches(left, tools.recipe.batch)
    queue.sort(key=lambda batch: not work.suspected(batch))
    total = sum(map(word_count, left))
    done = 0
    for batch in queue:
        for source, made in zip(batch, work.over(batch), strict=True):
            one = Rendered("", fault=made.reason) if isinstance(made, Fault) else made
            found.translated[source] = one
        done += sum(map(word_count, batch))
        watch.done(done / max(total, 1))
    return found


def _joined(wanted: Wanted) -> str:
    return f"{wanted.before}\x1f{wanted.source}\x1f{wanted.after}"


def _write(
    path: Path, shard: Shard, documents: Iterable[Read], rendered: _Renderings, made: Origin
) -> Figures:
    """Write the result of a shard; return its figures."""
    whole = Figures()
    seen: set[str] = set()
    table: list[Json] = []
    failures: list[Json] = []
    with fresh_file(path, force=True) as file:
        at = file.write(line_of({"format": FORMAT, "shard": shard.key}))
        for document in documents:
            start = at
            figures = Figures(documents=1)
            figures.removed.update(dict(document.removed))
            name = document.document.name
            if document.fault:
                failures.append({"document": name, "reason": document.fault})
            for asked, segment in zip(_asked(document.segments), document.segments, strict=True):
                one = rendered.of(asked)
                unit = _unit(segment, one, made)
                words = word_count(segment.text)
                figures.take(unit, one.findings, words, first=segment.text not in seen)
                seen.add(segment.text)
                at += file.write(line_of(unit_line(unit, one.findings, made)))
                if one.fault:
                    failures.append(_failure(name, segment, one.fault))
            row: dict[str, Json] = {"name": name, "offset": start, "length": at - start}
            row |= {"notices": list(document.notices), "fault": document.fault}
            table.append(row | {"figures": figures.as_json()})
            whole.add(figures)
        file.write(line_of({"documents": table, "failures": failures}))
    return whole


def _failure(document: str, segment: Segment, fault: str) -> dict[str, Json]:
    text = segment.text if len(segment.text) <= _SHOWN else segment.text[:_SHOWN] + "…"
    return {"document": document, "segment": segment.number, "reason": fault, "source": text}


def _unit(segment: Segment, one: Rendered, made: Origin) -> Unit:
    if one.fault:
        return Unit(segment.number, segment, note=one.fault)
    origin = one.origin or made
    return Unit(segment.number, segment, one.target, Status.DRAFT, origin, one.score, one.uses)
