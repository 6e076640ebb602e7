"""What a reviewer sends back is taken into a project: what ``align import`` does."""

from collections import Counter
from pathlib import Path

from align.engines.base import Hypothesis
from align.errors import InputError
from align.exchange.reading import Problem, read_whole
from align.exchange.returned import Fate, Judge, take_back
from align.glossary import Glossary
from align.store import Project
from align.terminology.verdict import verdict
from align.tui.start.work import Tell, step


def bring_back(
    path: Path, file: Path, who: str, terms: Glossary | None, prefer_file: bool, tell: Tell
) -> str:
    """Take a file back and return a sentence on what became of its units.

    Raises:
        InputError: the file cannot be read, or has nothing of this project.
        ProjectError, StorageError: the project failed; what was taken so far is safe.
        Stopped: it was stopped; what was taken so far is safe.
    """
    if not file.is_file():
        raise InputError("there is no such file", where=str(file), hint="check the name")
    problems: list[Problem] = []
    fates: Counter[Fate] = Counter()
    notes, reason = 0, ""
    with Project.open(path) as project:
        units = read_whole(
            file,
            source=project.fact("source") or "vi",
            target=project.fact("target") or "en",
            problem=problems.append,
            passed=step(tell, f"reading {file.name}", file.stat().st_size),
        )
        judge = _judge(terms)
        for one in take_back(project, units, who=who, judge=judge, prefer_file=prefer_file):
            fates[one.fate] += 1
            notes += one.noted
            reason = reason or one.reason
    if fates.total() == fates[Fate.UNMATCHED]:
        raise InputError(
            f"none of its {fates.total()} units is in this project ({reason or 'it has none'})",
            where=str(file),
            hint="choose a file that was exported from it",
        )
    return _sentence(file, fates, notes, len(problems))


def _judge(base: Glossary | None) -> Judge | None:
    if base is None:
        return None
    return lambda source, target: verdict(tuple(base.find(source)), Hypothesis(target), base).uses


def _sentence(file: Path, fates: Counter[Fate], notes: int, problems: int) -> str:
    parts = [f"{fates[fate]:,} {fate}" for fate in Fate if fates[fate]]
    parts += [f"{notes:,} notes changed"] if notes else []
    parts += [f"{problems:,} could not be read whole"] if problems else []
    hint = ""
    if fates[Fate.CONFLICT]:
        hint = "; conflicts were left as they are, import again and prefer the file to take them"
    return f"{file.name}: {', '.join(parts)}{hint}."
