"""A project over a document with misread words, as ``align translate`` makes it."""

from pathlib import Path

from align.glossary import Glossary
from align.pipeline import ingest
from align.segmentation import splitter_for
from align.session import Session
from align.session.misread import Deck
from align.session.misread.looking import look
from align.store import Project
from align.units import Draft, Origin
from tests.session.samples import GLOSSARY

TEXT = (
    "Tỉnh ủy đã họp với các huyện ủy. Nghị quyết của tỉnh ủy được thảo luận. Cơ quan tỉnh ủy.\n\n"
    "Các đồng chí trong tinh ủy đều nhất trí. Công tác của tinh ủy rất tốt.\n\n"
    "Phải nâng cao chất lượg lãnh đạo của đảngbộ địa phương.\n\n"
    "Các đồng chí trong tinh ủy đều đồng ý.\n\n"
    "Tỉnh ủy và các ban của tỉnh ủy làm việc. Nghị quyết của tỉnh ủy đúng. Tỉnh ủy đã họp.\n\n"
    "Trụ sở tỉnh ủy ở thị xã. Báo của tỉnh ủy ra hằng tuần. Chủ trương của tỉnh ủy rất đúng."
)
MACHINE = Origin("compact", "r1")
FIRST, SECOND, THIRD, LAST = 4, 5, 6, 7
"""Numbers of the segments in which something was misread."""


def scanned(folder: Path, text: str = TEXT) -> Path:
    """Make a document and a project of it, each segment with a draft of a machine."""
    document = folder / "bài.txt"
    document.write_text(text, encoding="utf-8")
    path = folder / "p.align"
    with Project.open(path, create=True) as project:
        ingest(project, document, splitter_for("vi"))
        project.save(
            Draft(unit.identity, f"Draft {unit.segment.number}.", MACHINE)
            for unit in project.units()
        )
    return path


def deck_of(session: Session, glossary: Glossary | None = GLOSSARY) -> Deck:
    """Look through the project of a session."""
    deck = Deck(session)
    deck.take(list(look(session.project, glossary, "vi")))
    return deck
