"""Which repairs a project's units stand under, so that it can show what the document says."""

from align.repair.applying import Repaired, as_read
from align.repair.decisions import Decisions
from align.store import Project
from align.units import Segment


def keep(project: Project, document: str, decisions: Decisions) -> None:
    """Note in a project under which decisions a document was taken in.

    Raises:
        StorageError: the project cannot be written.
    """
    if decisions or project.fact(_key(document)):
        project.set_fact(_key(document), decisions.to_json())


def kept(project: Project, document: str) -> Decisions:
    """Return the decisions under which a document was taken in."""
    return Decisions.from_json(project.fact(_key(document)) or "", str(project.path))


def original(project: Project, segment: Segment) -> tuple[str, tuple[Repaired, ...]]:
    """Return what the document says where a segment stands, and the repairs in its text."""
    return as_read(segment.text, segment.offsets, kept(project, segment.document))


def _key(document: str) -> str:
    return f"repairs:{document}"
