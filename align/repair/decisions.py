"""What a person decided about suggestions, kept in a file beside the document.

``article.txt`` gets ``article.txt.repairs.json``: the document itself is never written to, and
whoever reads it again, by ``align clean`` or ``align translate``, finds the same decisions.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from align.errors import InputError, OutputError

ENDING = ".repairs.json"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said about one suggestion."""

    start: int
    end: int
    """Code points into the document's text as read."""
    found: str
    proposed: str
    accepted: bool | None
    """None: what was said before is taken back."""
    who: str = ""
    at: str = ""
    """UTC time, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions about one document, in steps; the last one about a place counts."""

    steps: tuple[tuple[Decision, ...], ...] = ()

    def __bool__(self) -> bool:
        return any(self.steps)

    def with_step(self, decisions: Iterable[Decision]) -> "Decisions":
        """Return the decisions with one step more; an empty step changes nothing."""
        step = tuple(decisions)
        return Decisions((*self.steps, step)) if step else self

    def undone(self) -> tuple["Decisions", tuple[Decision, ...]]:
        """Return the decisions without the last step, and that step."""
        if not self.steps:
            return self, ()
        return Decisions(self.steps[:-1]), self.steps[-1]

    @property
    def in_force(self) -> dict[tuple[int, int], Decision]:
        """The decision about each place."""
        return {(one.start, one.end): one for step in self.steps for one in step}

    @property
    def accepted(self) -> tuple[Decision, ...]:
        """The repairs to make, by place, none overlapping another."""
        chosen: list[Decision] = []
        for one in sorted(self.in_force.values(), key=lambda one: (one.start, one.end)):
            if one.accepted and (not chosen or chosen[-1].end <= one.start):
                chosen.append(one)
        return tuple(chosen)

    @property
    def digest(self) -> str:
        """SHA-256, in hex, of the repairs to make; empty if there are none."""
        made = [(one.start, one.end, one.found, one.proposed) for one in self.accepted]
        return hashlib.sha256(json.dumps(made).encode()).hexdigest() if made else ""

    def to_json(self) -> str:
        """Return the decisions as JSON, one decision a line for those who compare files."""
        steps = [[asdict(one) for one in step] for step in self.steps]
        rows = ",\n".join(
            "  [\n"
            + ",\n".join(f"   {json.dumps(one, ensure_ascii=False)}" for one in step)
            + "\n  ]"
            for step in steps
        )
        return f'{{\n "version": 1,\n "steps": [\n{rows}\n ]\n}}\n' if steps else ""

    @classmethod
    def from_json(cls, text: str, where: str) -> "Decisions":
        """Read what ``to_json`` wrote.

        Raises:
            InputError: it is something else.
        """
        if not text:
            return cls()
        try:
            data = json.loads(text)
            if data["version"] != 1:
                raise ValueError(data["version"])
            steps = tuple(tuple(map(_decision, step)) for step in data["steps"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                "these are no decisions about repairs", where=where, hint="correct or delete it"
            ) from error
        return cls(steps)


def _decision(data: dict[str, object]) -> Decision:
    made = Decision(**data)  # type: ignore[arg-type]
    texts = (made.found, made.proposed, made.who, made.at)
    if type(made.start) is not int or type(made.end) is not int or made.start >= made.end:
        raise ValueError(made)
    if type(made.accepted) not in (bool, type(None)) or not all(
        isinstance(text, str) for text in texts
    ):
        raise ValueError(made)
    return made


def beside(document: Path) -> Path:
    """Return where the decisions about a document are kept."""
    return document.with_name(document.name + ENDING)


def load_decisions(document: Path) -> Decisions:
    """Return the decisions about a document, none if there is no file of them.

    Raises:
        InputError: the file beside the document cannot be read as decisions.
    """
    path = beside(document)
    try:
        return Decisions.from_json(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        return Decisions()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "the decisions about repairs cannot be read", where=str(path), hint="delete the file"
        ) from error


def save_decisions(document: Path, decisions: Decisions) -> None:
    """Keep the decisions about a document; the file appears whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    path = beside(document)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if not decisions:
            path.unlink(missing_ok=True)
            return
        part.write_text(decisions.to_json(), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(
            f"the decisions cannot be kept ({error.strerror})",
            where=str(path),
            hint="make its folder writable",
        ) from error
