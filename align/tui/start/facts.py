"""What the list of projects tells of each."""

from dataclasses import dataclass
from pathlib import Path

from align.errors import AlignError
from align.store import Project
from align.units import Status


@dataclass(frozen=True, slots=True)
class Facts:
    """A project at a glance, or what keeps it from being looked at."""

    source: str = ""
    target: str = ""
    segments: int = 0
    drafts: int = 0
    confirmed: int = 0
    fault: str = ""

    @property
    def done(self) -> float:
        """Share of the segments that are confirmed, 0 to 1."""
        return self.confirmed / self.segments if self.segments else 0.0


MISSING = "missing"


def look(path: Path) -> Facts:
    """Look at a project without changing it; what fails becomes the ``fault``."""
    try:
        if not path.exists():
            return Facts(fault=MISSING)
        with Project.open(path, read_only=True, patience=0.2) as project:
            count = project.count()
            return Facts(
                project.fact("source") or "vi",
                project.fact("target") or "en",
                sum(count.values()),
                count.get(Status.DRAFT, 0),
                count.get(Status.CONFIRMED, 0),
            )
    except AlignError as error:
        return Facts(fault=error.what)
    except OSError as error:
        return Facts(fault=(error.strerror or str(error)).lower())
