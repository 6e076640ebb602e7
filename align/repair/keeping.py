"""Which repairs a project's units stand under, and how well their documents were read."""

from align.repair.applying import Repaired, as_read
from align.repair.certainty import Certainty
from align.repair.decisions import Decisions
from align.store import Project
from align.units import Segment


def keep(project: Project, document: str, decisions: Decisions) -> None:
    """Note in a project under which decisions a document was taken in.

    Raises:
        StorageError: the project cannot be written.
    """
    if decisions or project.fact(key(document)):
        project.set_fact(key(document), decisions.to_json())


def kept(project: Project, document: str) -> Decisions:
    """Return the decisions that the units of a document stand under."""
    return Decisions.from_json(project.fact(key(document)) or "", str(project.path))


def original(project: Project, segment: Segment) -> tuple[str, tuple[Repaired, ...]]:
    """Return what the document says where a segment stands, and the repairs in its text."""
    return as_read(segment.text, segment.offsets, kept(project, segment.document))


def keep_certainty(project: Project, document: str, certainty: Certainty) -> None:
    """Note in a project how well the words of a document were read, where the reader says it.

    Raises:
        StorageError: the project cannot be written.
    """
    if certainty or project.fact(_certainty_key(document)):
        project.set_fact(_certainty_key(document), certainty.to_text())


def kept_certainty(project: Project, document: str) -> Certainty:
    """Return how well the words of a document were read."""
    text = project.fact(_certainty_key(document)) or ""
    return Certainty.from_text(text, str(project.path))


def key(document: str) -> str:
    """Return under which name a project keeps the decisions about a document."""
    return f"repairs:{document}"


def _certainty_key(document: str) -> str:
    return f"read:{document}"
